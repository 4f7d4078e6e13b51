"""The memory model, against published vectors, two other implementations, and laws."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import fsrs
import fsrs_rs_python
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.core.memory import (
    BOUNDS,
    DEFAULT,
    MemoryState,
    Parameters,
    after_guess,
    first,
    interval,
    knew,
    next_state,
    retrievability,
)
from quiz.core.review import Rating

AGAIN, HARD, GOOD, EASY = Rating

FITTED = Parameters(
    (
        *(0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918, 0.0025195254, 1.432437, 0.1544),
        *(0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248, 0.19542035, 3.201072, 0.18046261, 0.121442534, 0.0, 0.5),
    )
)
"""The weights of one learner, as fsrs-rs tests with."""

UNDAMPED = Parameters((*DEFAULT.weights[:17], 0.0, 0.0, 0.0, DEFAULT.weights[20]))

RATINGS = st.sampled_from(Rating)
GAPS = st.one_of(st.just(0), st.integers(0, 30), st.integers(0, 3650))
HISTORIES = st.lists(st.tuples(RATINGS, GAPS), min_size=1, max_size=30)
STATES = st.builds(MemoryState, st.floats(0.001, 36_500), st.floats(1, 10))
WEIGHTS = st.tuples(*(st.floats(low, high) for low, high in BOUNDS))
PARAMETERS = st.one_of(st.sampled_from([DEFAULT, FITTED]), st.builds(Parameters, WEIGHTS))
RETENTIONS = st.floats(0.7, 0.97)
CHANCES = st.sampled_from([1 / 2, 1 / 3, 1 / 4, 1 / 5, 1 / 15, 1 / 24])


def remembered(history: list[tuple[Rating, int]], parameters: Parameters = DEFAULT) -> list[MemoryState]:
    """Return the memory after each answer of a history of ratings and days since the answer before."""
    states = [first(history[0][0], parameters)]
    for rating, gap in history[1:]:
        states.append(next_state(states[-1], rating, gap, parameters))
    return states


SIX = [(AGAIN, 0), (GOOD, 0), (GOOD, 1), (GOOD, 3), (GOOD, 8), (GOOD, 21)]


def test_a_history_leaves_the_memory_that_fsrs_publishes_step_by_step() -> None:
    assert remembered(SIX) == [
        pytest.approx(state, rel=1e-14)
        for state in [
            (0.212, 6.4133),
            (0.24668918777567272, 6.402115069296838),
            (2.0214772516381925, 6.3909413235243795),
            (7.863698841006284, 6.379778751497693),
            (21.91771315315244, 6.368627342043034),
            (53.626902917141386, 6.357487083997829),
        ]
    ]


@pytest.mark.parametrize(
    ("parameters", "history", "state"),
    [
        (DEFAULT, SIX, (53.62691, 6.3574867)),
        (UNDAMPED, SIX, (53.335106, 6.3574867)),
        (FITTED, [(AGAIN, 0), (GOOD, 1), (GOOD, 3), (GOOD, 8), (GOOD, 21)], (31.722992, 7.382128)),
        (FITTED, [(AGAIN, 0), (GOOD, 1), (GOOD, 3), (GOOD, 8), (AGAIN, 21)], (2.9691455, 8.000659)),
        (FITTED, [(AGAIN, 0), (GOOD, 1), (GOOD, 3), (GOOD, 8), (HARD, 21)], (17.091452, 7.6913934)),
        (FITTED, [(AGAIN, 0), (GOOD, 1), (GOOD, 3), (GOOD, 8), (EASY, 21)], (71.7502, 7.0728626)),
    ],
)
def test_the_vectors_published_with_fsrs_hold(
    parameters: Parameters, history: list[tuple[Rating, int]], state: tuple[float, float]
) -> None:
    assert remembered(history, parameters)[-1] == pytest.approx(state, rel=1e-5)


def test_a_state_goes_on_as_published_whatever_led_to_it() -> None:
    after = next_state(MemoryState(20.925528, 7.005062), GOOD, 21, FITTED)
    assert after == pytest.approx((40.87456, 6.9913807), rel=1e-6)


@pytest.mark.parametrize(
    ("rating", "state"),
    [
        (AGAIN, (0.212, 6.4133)),
        (HARD, (1.2931, 5.11217071)),
        (GOOD, (2.3065, 2.118103970459015)),
        (EASY, (8.2956, 1.0)),
    ],
)
def test_the_first_rating_of_a_card_sets_the_published_memory(rating: Rating, state: tuple[float, float]) -> None:
    assert first(rating, DEFAULT) == pytest.approx(state, rel=1e-8)


@pytest.mark.parametrize(
    ("rating", "gap", "state"),
    [
        (AGAIN, 2, (0.6075801062519337, 7.394502741279718)),
        (HARD, 2, (7.513320366762571, 4.752858488532556)),
        (GOOD, 2, (10.964332335820703, 2.1112142357853942)),
        (EASY, 2, (18.521754181758595, 1.0)),
        (AGAIN, 0, (0.7750839828558983, 7.394502741279718)),
        (HARD, 0, (2.3065, 4.752858488532556)),
        (GOOD, 0, (2.3065, 2.1112142357853942)),
        (EASY, 0, (3.9460540679694778, 1.0)),
    ],
)
def test_each_rating_after_a_first_good_one_has_its_known_outcome(
    rating: Rating, gap: int, state: tuple[float, float]
) -> None:
    assert remembered([(GOOD, 0), (rating, gap)])[-1] == pytest.approx(state, rel=1e-12)


def test_a_lapse_has_its_known_outcome() -> None:
    state = remembered([(GOOD, 0), (GOOD, 2), (AGAIN, 11)])[-1]
    assert state == pytest.approx((1.5383372358832696, 7.392238132342694), rel=1e-12)


def test_intervals_at_a_stability_of_one_day_are_as_published() -> None:
    days = [max(1, round(interval(1.0, tenths / 10, DEFAULT))) for tenths in range(1, 10)]
    assert days == [3116769, 34793, 2508, 387, 90, 27, 9, 3, 1]
    assert [interval(1.0, retention, DEFAULT) for retention in (0.7, 0.8, 0.85, 0.95, 0.97)] == pytest.approx(
        [9.287911182417021, 3.315959786230981, 1.9064261330529584, 0.402558691989992, 0.22276844074466484], rel=1e-12
    )


def test_the_forgetting_curve_is_as_published() -> None:
    flatter = Parameters((*DEFAULT.weights[:20], 0.2))
    assert [retrievability(1.0, day, flatter) for day in range(4)] == pytest.approx(
        [1.0, 0.9, 0.84028935, 0.7985001], rel=1e-6
    )
    assert retrievability(8.2956, 8, DEFAULT) == pytest.approx(0.9024733, rel=1e-6)


@pytest.mark.parametrize(
    ("options", "probability", "state"),
    [
        (4, 0.972907721605541, (41.074159072207706, 2.2475928324110006)),
        (2, 0.9472447043671492, (36.86732263796621, 2.3832964742730263)),
    ],
)
def test_a_right_choice_counts_for_less_the_fewer_the_options(
    options: int, probability: float, state: tuple[float, float]
) -> None:
    before = MemoryState(10.964332335820703, 2.1112142357853942)
    known = knew(retrievability(before.stability, 11, DEFAULT), 1 / options)
    assert known == pytest.approx(probability, rel=1e-12)
    good, again = (next_state(before, rating, 11, DEFAULT) for rating in (GOOD, AGAIN))
    assert after_guess(good, again, known, 0.9, DEFAULT) == pytest.approx(state, rel=1e-12)


@settings(max_examples=60)
@given(HISTORIES, st.sampled_from([DEFAULT, FITTED, UNDAMPED]))
def test_every_history_leaves_the_same_memory_as_in_py_fsrs(
    history: list[tuple[Rating, int]], parameters: Parameters
) -> None:
    oracle = fsrs.Scheduler(parameters.weights, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = fsrs.Card(card_id=1, due=datetime(2020, 1, 1, tzinfo=UTC))
    now = datetime(2020, 1, 1, tzinfo=UTC)
    for (rating, gap), state in zip(history, remembered(history, parameters), strict=True):
        now += timedelta(days=gap)
        card, _ = oracle.review_card(card, fsrs.Rating(rating), now)
        assert card.stability is not None
        assert state == pytest.approx((min(card.stability, 36_500), card.difficulty), rel=1e-12)
        if card.stability > 36_500:
            break


@settings(max_examples=60)
@given(HISTORIES, st.sampled_from([DEFAULT, FITTED]))
def test_every_history_leaves_the_same_memory_as_in_fsrs_rs(
    history: list[tuple[Rating, int]], parameters: Parameters
) -> None:
    oracle = fsrs_rs_python.FSRS(parameters=list(parameters.weights))
    reviews = [fsrs_rs_python.FSRSReview(int(rating), gap) for rating, gap in [(history[0][0], 0), *history[1:]]]
    expected = oracle.memory_state(fsrs_rs_python.FSRSItem(reviews))
    assert remembered(history, parameters)[-1] == pytest.approx((expected.stability, expected.difficulty), rel=1e-5)


@given(HISTORIES, PARAMETERS)
def test_memory_stays_in_its_ranges(history: list[tuple[Rating, int]], parameters: Parameters) -> None:
    for stability, difficulty in remembered(history, parameters):
        assert 0.001 <= stability <= 36_500
        assert 1 <= difficulty <= 10


@given(STATES, GAPS, PARAMETERS)
def test_a_better_rating_never_leaves_a_harder_card(state: MemoryState, gap: int, parameters: Parameters) -> None:
    difficulties = [next_state(state, rating, gap, parameters).difficulty for rating in Rating]
    assert difficulties == sorted(difficulties, reverse=True)


@given(STATES, GAPS)
def test_a_better_rating_never_leaves_a_weaker_memory(state: MemoryState, gap: int) -> None:
    stabilities = [next_state(state, rating, gap, DEFAULT).stability for rating in Rating]
    assert stabilities == sorted(stabilities)


@given(STATES, GAPS, PARAMETERS)
def test_a_recall_never_weakens_a_memory_and_a_lapse_never_strengthens_it(
    state: MemoryState, gap: int, parameters: Parameters
) -> None:
    for rating in (HARD, GOOD, EASY):
        assert next_state(state, rating, gap, parameters).stability >= state.stability * (1 - 1e-12)
    if gap:
        assert next_state(state, AGAIN, gap, parameters).stability <= max(state.stability, 0.001)


@given(STATES, st.lists(st.integers(1, 3650), min_size=2, max_size=10, unique=True))
def test_the_longer_ago_the_more_a_recall_strengthens(state: MemoryState, gaps: list[int]) -> None:
    stabilities = [next_state(state, GOOD, gap, DEFAULT).stability for gap in sorted(gaps)]
    assert stabilities == sorted(stabilities)


@given(st.floats(0.001, 36_500), st.integers(0, 40_000), PARAMETERS)
def test_retrievability_is_a_probability_that_falls_with_time(
    stability: float, day: int, parameters: Parameters
) -> None:
    curve = [retrievability(stability, after, parameters) for after in (0, day, day + 1)]
    assert curve[0] == 1
    assert all(later <= sooner for sooner, later in pairwise(curve))
    assert curve[-1] > 0


@given(st.floats(0.001, 36_500), st.floats(0.5, 0.99), PARAMETERS)
def test_after_an_interval_retrievability_is_the_retention_asked_for(
    stability: float, retention: float, parameters: Parameters
) -> None:
    days = interval(stability, retention, parameters)
    assert retrievability(stability, days, parameters) == pytest.approx(retention, rel=1e-9)
    assert interval(stability, 0.9, parameters) == pytest.approx(stability, rel=1e-9)


@given(st.floats(0.001, 1), CHANCES)
def test_a_right_answer_is_the_surer_known_the_likelier_it_was_and_the_harder_to_guess(
    recall: float, chance: float
) -> None:
    assert recall * (1 - 1e-15) <= knew(recall, chance) <= 1
    assert knew(recall, chance) <= knew(recall, chance / 2)
    assert knew(recall / 2, chance) <= knew(recall, chance)
    assert knew(recall, 0.0) == 1


@given(STATES, st.integers(1, 3650), st.sampled_from([HARD, GOOD, EASY]), RETENTIONS, CHANCES)
def test_a_possible_guess_leaves_a_memory_between_knowing_and_missing(
    state: MemoryState, gap: int, rating: Rating, retention: float, chance: float
) -> None:
    known, guessed = next_state(state, rating, gap, DEFAULT), next_state(state, AGAIN, gap, DEFAULT)
    probability = knew(retrievability(state.stability, gap, DEFAULT), chance)
    mixed = after_guess(known, guessed, probability, retention, DEFAULT)
    for low, middle, high in zip(map(min, known, guessed), mixed, map(max, known, guessed), strict=True):
        assert low * (1 - 1e-6) <= middle <= high * (1 + 1e-6)


@given(STATES, st.floats(0.1, 0.99), RETENTIONS)
def test_a_possible_guess_is_recalled_as_often_as_the_mixture_on_the_day_it_would_come_back(
    known: MemoryState, probability: float, retention: float
) -> None:
    guessed = MemoryState(known.stability / 3, 9.0)
    mixed = after_guess(known, guessed, probability, retention, DEFAULT)
    day = max(1, round(interval(known.stability, retention, DEFAULT)))
    recalls = [retrievability(state.stability, day, DEFAULT) for state in (known, guessed, mixed)]
    if mixed.stability > 0.001:
        assert recalls[2] == pytest.approx(probability * recalls[0] + (1 - probability) * recalls[1], rel=1e-9)


@given(STATES, st.integers(1, 3650), RETENTIONS)
def test_an_answer_that_was_surely_known_is_discounted_by_nothing(
    state: MemoryState, gap: int, retention: float
) -> None:
    known, guessed = next_state(state, GOOD, gap, DEFAULT), next_state(state, AGAIN, gap, DEFAULT)
    assert after_guess(known, guessed, 1.0, retention, DEFAULT) == pytest.approx(known, rel=1e-6)


def test_the_weights_of_fsrs_5_are_completed() -> None:
    assert Parameters(DEFAULT.weights[:19]).weights == (*DEFAULT.weights[:19], 0.0, 0.5)


def test_parameters_are_equal_where_their_weights_are() -> None:
    assert Parameters(tuple(DEFAULT.weights)) == DEFAULT
    assert hash(Parameters(tuple(DEFAULT.weights))) == hash(DEFAULT)
    assert FITTED != DEFAULT


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ((), "there are 0 weights, where FSRS-6 has 21 and FSRS-5 has 19"),
        (DEFAULT.weights[:17], "there are 17 weights, where FSRS-6 has 21 and FSRS-5 has 19"),
        ((*DEFAULT.weights, 1.0), "there are 22 weights, where FSRS-6 has 21 and FSRS-5 has 19"),
        ((0.0, *DEFAULT.weights[1:]), "weight 0 is 0, outside 0.001 to 100"),
        ((*DEFAULT.weights[:20], 0.9), "weight 20 is 0.9, outside 0.1 to 0.8"),
        ((float("nan"), *DEFAULT.weights[1:]), "weight 0 is nan, outside 0.001 to 100"),
        ((*DEFAULT.weights[:8], float("inf"), *DEFAULT.weights[9:]), "weight 8 is inf, outside 0 to 4.5"),
    ],
)
def test_weights_that_are_none_are_refused_with_the_reason(weights: tuple[float, ...], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        Parameters(weights)

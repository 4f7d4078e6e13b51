"""Planning: what an answer counts as, when its card comes back, and that all ways to work it out agree."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.memory import DEFAULT, MemoryState, first, interval, next_state
from quiz.core.review import Answer, AskedAs, Rating, Review, Verdict
from quiz.core.scheduler import Schedule, Scheduler, fraction, fuzz_range, guess_chance, rating_of

AGAIN, HARD, GOOD, EASY = Rating
MONDAY = 740_000
OPTIONS = ("a", "b", "c", "d")

REVIEW = Review("1", 0, 0, MONDAY, "deck/card", Verdict.CORRECT, 1.0, None, AskedAs.TYPED, "a")
MISSED = REVIEW._replace(verdict=Verdict.WRONG, credit=0.0)
CHOSEN = REVIEW._replace(asked_as=AskedAs.CHOICE, options=OPTIONS)

SCHEDULER = Scheduler()


ANSWERS = st.builds(
    lambda gap, card, form, verdict, credit, rating, cram: (
        gap,
        REVIEW._replace(
            card=f"deck/{card}",
            verdict=verdict,
            credit=credit,
            rating=rating,
            asked_as=form,
            options=() if form is AskedAs.TYPED else OPTIONS,
            cram=cram,
        ),
    ),
    gap=st.sampled_from([0, 0, 1, 2, 7, 40, 400, -1]),
    card=st.integers(1, 3),
    form=st.sampled_from([AskedAs.TYPED, AskedAs.CHOICE, AskedAs.SELECT]),
    verdict=st.sampled_from(Verdict),
    credit=st.sampled_from([0.5, 0.75]),
    rating=st.sampled_from([None, None, None, *Rating]),
    cram=st.sampled_from([False, False, True]),
)


def in_order(answers: list[tuple[int, Review]]) -> list[Review]:
    """Number the answers, and put each so many days after the one before."""
    days = accumulate((gap for gap, _ in answers), initial=MONDAY)
    return [
        answer._replace(id=str(number), at=number, day=day)
        for number, ((_, answer), day) in enumerate(zip(answers, list(days)[1:], strict=True))
    ]


HISTORIES = st.lists(ANSWERS, max_size=25).map(in_order)
"""Answers of all sorts to three cards, on days that mostly rise."""

SCHEDULES = st.builds(
    lambda stability, difficulty, last_day, days, reps: Schedule(
        MemoryState(stability, difficulty), last_day, last_day + days, reps, 0
    ),
    stability=st.floats(0.01, 3000),
    difficulty=st.floats(1, 10),
    last_day=st.integers(MONDAY - 1000, MONDAY),
    days=st.integers(0, 1000),
    reps=st.integers(1, 50),
)
CHANCES = st.sampled_from([0.0, 1 / 2, 1 / 4, 1 / 15])
SCHEDULERS = st.builds(
    Scheduler, retention=st.sampled_from([0.7, 0.9, 0.97]), max_interval=st.sampled_from([1, 2, 3, 30, 36_500])
)


def step_by_step(history: list[Review], scheduler: Scheduler = SCHEDULER) -> dict[str, Schedule]:
    """Plan answer by answer, as a sitting does: the plain way, to hold the replay to."""
    schedules: dict[str, Schedule] = {}
    for review in history:
        schedule = scheduler.next(schedules.get(review.card), review)
        if schedule:
            schedules[review.card] = schedule
    return schedules


def planned(*answers: Review) -> Schedule:
    """Return the schedule after answers to one card."""
    return SCHEDULER.replay(answers)["deck/card"]


@pytest.mark.parametrize(
    ("verdict", "credit", "answer", "hints", "rating"),
    [
        (Verdict.CORRECT, 1.0, "a", 0, GOOD),
        (Verdict.CLOSE, 1.0, "a", 0, GOOD),
        (Verdict.CORRECT, 1.0, "a", 1, HARD),
        (Verdict.CLOSE, 1.0, "a", 3, HARD),
        (Verdict.PARTIAL, 0.99, "a", 0, HARD),
        (Verdict.PARTIAL, 0.75, "a", 0, HARD),
        (Verdict.PARTIAL, 0.75, "a", 1, HARD),
        (Verdict.PARTIAL, 0.7499, "a", 0, AGAIN),
        (Verdict.WRONG, 0.0, "a", 0, AGAIN),
        (Verdict.WRONG, 0.0, None, 0, AGAIN),
        (Verdict.CORRECT, 1.0, None, 0, AGAIN),
        (None, 0.0, "a", 0, AGAIN),
    ],
)
def test_an_answer_is_rated_by_its_verdict(
    verdict: Verdict | None, credit: float, answer: Answer, hints: int, rating: Rating
) -> None:
    assert rating_of(REVIEW._replace(verdict=verdict, credit=credit, answer=answer, hints=hints)) is rating


def test_an_overruled_answer_is_rated_as_correct() -> None:
    assert rating_of(MISSED._replace(overruled=True)) is GOOD
    assert rating_of(MISSED._replace(overruled=True, hints=1)) is HARD


@given(HISTORIES, st.sampled_from(Rating))
def test_the_learners_own_rating_wins(history: list[Review], rating: Rating) -> None:
    assert all(rating_of(review._replace(rating=rating)) is rating for review in history)


@given(HISTORIES)
def test_time_taken_is_never_rated(history: list[Review]) -> None:
    assert SCHEDULER.replay(history) == SCHEDULER.replay([review._replace(took_ms=10**6) for review in history])


@pytest.mark.parametrize(
    ("asked_as", "options", "chance"),
    [
        (AskedAs.CHOICE, 2, 1 / 2),
        (AskedAs.CHOICE, 4, 1 / 4),
        (AskedAs.SELECT, 2, 1 / 3),
        (AskedAs.SELECT, 4, 1 / 15),
        (AskedAs.ORDER, 3, 1 / 6),
        (AskedAs.MATCH, 4, 1 / 24),
        (AskedAs.TYPED, 0, 0.0),
        (AskedAs.TYPED, 4, 0.0),
        (AskedAs.RECALL, 0, 0.0),
        (AskedAs.LIST, 0, 0.0),
        (AskedAs.CHOICE, 0, 0.0),
        (AskedAs.CHOICE, 1, 0.0),
        (AskedAs.SELECT, 1, 0.0),
        (AskedAs.SELECT, 5000, 0.0),
        (AskedAs.ORDER, 5000, 0.0),
    ],
)
def test_the_chance_of_a_lucky_guess_follows_from_what_was_shown(
    asked_as: AskedAs, options: int, chance: float
) -> None:
    assert guess_chance(asked_as, options) == chance


@pytest.mark.parametrize(
    ("days", "range_"),
    [
        (1, (1, 1)),
        (2, (2, 2)),
        (3, (2, 4)),
        (4, (3, 5)),
        (7, (5, 9)),
        (8, (6, 10)),
        (20, (17, 23)),
        (32, (28, 36)),
        (100, (93, 107)),
        (365, (345, 385)),
    ],
)
def test_intervals_from_three_days_on_vary_as_in_fsrs(days: int, range_: tuple[int, int]) -> None:
    assert fuzz_range(days) == range_


@given(st.integers(1, 36_500))
def test_a_longer_interval_never_varies_to_an_earlier_range(days: int) -> None:
    (low, high), (next_low, next_high) = fuzz_range(days), fuzz_range(days + 1)
    assert 1 <= low <= days <= high
    assert low <= next_low
    assert high <= next_high


def test_the_draw_of_a_seed_is_the_same_for_ever() -> None:
    draws = [fraction("deck/card", 1), fraction("deck/card", 2), fraction("\ud800")]
    assert draws == pytest.approx([0.45956615438829473, 0.8236125488664321, 0.35787281269155713], abs=1e-12)


@given(st.lists(st.text(), max_size=3))
def test_a_draw_lies_from_0_to_below_1(seed: list[str]) -> None:
    assert 0 <= fraction(*seed) < 1


def test_the_parts_of_a_seed_do_not_run_together() -> None:
    assert fraction("deck/card1", 2) != fraction("deck/card", 12)


def test_all_intervals_of_a_range_occur_about_equally_often() -> None:
    memory = MemoryState(32.0, 5.0)
    schedule = Schedule(memory, MONDAY, MONDAY + 30, 3, 0)
    same_day = [SCHEDULER.preview(schedule, f"deck/{n}", MONDAY, 0.0)[GOOD] for n in range(3000)]
    met = [plan.due_day - MONDAY for plan in same_day]
    assert {plan.memory.stability for plan in same_day} == {32.0}
    assert sorted(set(met)) == list(range(28, 37))
    assert all(250 <= met.count(days) <= 420 for days in range(28, 37))


def test_a_card_that_often_has_the_same_interval_does_not_always_get_the_same_draw() -> None:
    schedules = [Schedule(MemoryState(32.0, 5.0), MONDAY, MONDAY + 30, reps, 0) for reps in range(30)]
    assert len({SCHEDULER.preview(schedule, "deck/card", MONDAY, 0.0)[GOOD].due_day for schedule in schedules}) > 5


def test_a_first_good_answer_brings_the_card_back_in_two_days() -> None:
    assert planned(REVIEW) == Schedule(first(GOOD, DEFAULT), MONDAY, MONDAY + 2, 1, 0)


def test_a_missed_card_is_due_the_same_day_until_it_is_answered_right() -> None:
    assert planned(MISSED) == Schedule(first(AGAIN, DEFAULT), MONDAY, MONDAY, 1, 0)
    assert planned(MISSED, MISSED).due_day == MONDAY
    later = planned(MISSED, MISSED, REVIEW)
    relearned = next_state(next_state(first(AGAIN, DEFAULT), AGAIN, 0, DEFAULT), GOOD, 0, DEFAULT)
    assert later == Schedule(relearned, MONDAY, MONDAY + 1, 3, 0)


def test_a_lapse_is_a_miss_after_a_right_answer_and_counts_once() -> None:
    tuesday = MISSED._replace(day=MONDAY + 1)
    wednesday = MISSED._replace(day=MONDAY + 2)
    assert planned(MISSED, MISSED).lapses == 0
    assert planned(REVIEW, tuesday).lapses == 1
    assert planned(REVIEW, tuesday, tuesday, wednesday).lapses == 1
    assert planned(REVIEW, tuesday, REVIEW._replace(day=MONDAY + 1), wednesday).lapses == 2


def test_a_right_choice_on_a_new_card_is_discounted_as_an_even_chance() -> None:
    chosen, typed = planned(CHOSEN), planned(REVIEW)
    assert chosen.memory == pytest.approx((1.2918766, 2.9771432), rel=1e-6)
    assert typed.memory == pytest.approx((2.3065, 2.1181040), rel=1e-6)


@pytest.mark.parametrize(
    ("options", "memory"),
    [(4, (41.074159072207706, 2.2475928324110006)), (2, (36.86732263796621, 2.3832964742730263))],
)
def test_a_right_choice_is_discounted_by_how_likely_it_was_known(options: int, memory: tuple[float, float]) -> None:
    before = Schedule(MemoryState(10.964332335820703, 2.1112142357853942), MONDAY - 11, MONDAY, 2, 0)
    after = SCHEDULER.next(before, CHOSEN._replace(options=OPTIONS[:options]))
    assert after is not None
    assert after.memory == pytest.approx(memory, rel=1e-12)


@given(st.none() | SCHEDULES, st.integers(0, 500), CHANCES)
def test_a_wrong_answer_is_no_guess(schedule: Schedule | None, days: int, chance: float) -> None:
    day = schedule.last_day + days if schedule else MONDAY
    plans = [SCHEDULER.preview(schedule, "deck/card", day, chance)[AGAIN] for chance in (0.0, chance)]
    assert plans[0] == plans[1]


@given(SCHEDULES, st.integers(0, 500), st.sampled_from([HARD, GOOD, EASY]), SCHEDULERS)
def test_a_possible_guess_never_brings_a_card_back_later(
    schedule: Schedule, days: int, rating: Rating, scheduler: Scheduler
) -> None:
    day = schedule.last_day + days
    typed, chosen = (scheduler.preview(schedule, "deck/card", day, chance)[rating] for chance in (0.0, 1 / 4))
    assert chosen.memory.stability <= typed.memory.stability * (1 + 1e-6)
    assert chosen.due_day <= typed.due_day


@given(st.none() | SCHEDULES, st.integers(-3, 500), CHANCES, SCHEDULERS)
def test_a_better_rating_never_brings_a_card_back_sooner(
    schedule: Schedule | None, days: int, chance: float, scheduler: Scheduler
) -> None:
    day = schedule.last_day + days if schedule else MONDAY
    plans = scheduler.preview(schedule, "deck/card", day, chance)
    dues = [plans[rating].due_day for rating in Rating]
    assert dues[0] == day < dues[1] <= dues[2] <= dues[3] <= day + scheduler.max_interval


@given(st.none() | SCHEDULES, HISTORIES, SCHEDULERS)
def test_what_is_foretold_is_what_is_kept(
    schedule: Schedule | None, history: list[Review], scheduler: Scheduler
) -> None:
    for review in history:
        chance = guess_chance(review.asked_as, len(review.options))
        foretold = scheduler.preview(schedule, review.card, review.day, chance)
        for rating in Rating:
            rated = review._replace(rating=rating, cram=False)
            assert foretold[rating] == scheduler.next(schedule, rated)


@given(SCHEDULES, st.integers(0, 400), st.sampled_from([0.7, 0.9, 0.97]))
def test_an_interval_is_the_one_at_which_the_retention_is_reached_give_or_take_its_range(
    schedule: Schedule, days: int, retention: float
) -> None:
    for rating in (HARD, GOOD, EASY):
        plan = Scheduler(retention=retention).preview(schedule, "deck/card", schedule.last_day + days, 0.0)[rating]
        low, high = fuzz_range(min(36_500, max(1, round(interval(plan.memory.stability, retention, DEFAULT)))))
        assert low <= plan.due_day - plan.last_day <= high


@given(HISTORIES, SCHEDULERS)
def test_replaying_a_log_gives_what_the_sitting_showed_after_every_answer(
    history: list[Review], scheduler: Scheduler
) -> None:
    for length in range(len(history) + 1):
        assert scheduler.replay(history[:length]) == step_by_step(history[:length], scheduler)


@given(HISTORIES, st.integers(0, 25))
def test_a_replay_can_go_on_from_where_another_ended(history: list[Review], length: int) -> None:
    schedules = SCHEDULER.replay(history[:length])
    for review in history[length:]:
        after = SCHEDULER.next(schedules.get(review.card), review)
        if after:
            schedules[review.card] = after
    assert schedules == SCHEDULER.replay(history)


@given(HISTORIES)
def test_practice_leaves_every_schedule_alone(history: list[Review]) -> None:
    assert SCHEDULER.replay(history) == SCHEDULER.replay([review for review in history if not review.cram])


def test_practice_leaves_a_new_card_new() -> None:
    practice = REVIEW._replace(cram=True)
    assert SCHEDULER.next(None, practice) is None
    assert SCHEDULER.next(planned(REVIEW), practice) == planned(REVIEW)


@given(HISTORIES, st.sets(st.integers(0, 25).map(str)))
def test_answers_under_a_wrong_clock_leave_the_memory_alone(history: list[Review], doubtful: set[str]) -> None:
    assert SCHEDULER.replay(history, doubtful) == SCHEDULER.replay([r for r in history if r.id not in doubtful])


@given(HISTORIES)
def test_the_answers_to_one_card_never_touch_another(history: list[Review]) -> None:
    both = SCHEDULER.replay(history)
    alone = [SCHEDULER.replay([review for review in history if review.card == card]) for card in both]
    assert {card: schedule for part in alone for card, schedule in part.items()} == both


def test_a_day_before_the_last_one_counts_as_the_same_day() -> None:
    back = SCHEDULER.next(planned(REVIEW), REVIEW._replace(day=MONDAY - 400))
    assert back == Schedule(next_state(first(GOOD, DEFAULT), GOOD, 0, DEFAULT), MONDAY - 400, MONDAY - 398, 2, 0)


@given(HISTORIES, SCHEDULERS)
def test_a_renamed_card_keeps_the_very_day_it_was_promised_for(history: list[Review], scheduler: Scheduler) -> None:
    renamed = [review._replace(card=review.card.replace("deck", "new")) for review in history]
    logged_as = {review.id: review.card for review in history}
    assert list(scheduler.replay(renamed, logged_as=logged_as).values()) == list(scheduler.replay(history).values())


@pytest.mark.parametrize(
    ("retention", "max_interval", "message"),
    [
        (0.0, 100, "the retention is 0, outside 0.1 to 0.999"),
        (1.0, 100, "the retention is 1, outside 0.1 to 0.999"),
        (float("nan"), 100, "the retention is nan, outside 0.1 to 0.999"),
        (0.9, 0, "the longest interval is 0, under a day"),
    ],
)
def test_a_plan_that_cannot_be_kept_is_refused_with_the_reason(
    retention: float, max_interval: int, message: str
) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        Scheduler(retention=retention, max_interval=max_interval)

"""What is asked on a day and in which order: examples that can be read, then laws over all decks and histories."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.core.card import Card, Recall
from quiz.core.history import NOTHING_ASIDE, Aside
from quiz.core.memory import DEFAULT, MemoryState, retrievability
from quiz.core.queue import DueCounts, Limits, build_queue, counts, cram, forecast, study_ahead
from quiz.core.scheduler import Schedule

TODAY = 740_000
NO_LIMIT = Limits(new=1000)


def card(id_: str, *tags: str, draft: bool = False) -> Card:
    """Return a card of the deck that its id names."""
    return Card(id_, id_.partition("/")[0], Recall("?", "!"), tags=tags, draft=draft)


def cards(*ids: str) -> list[Card]:
    """Return cards by their ids."""
    return [card(id_) for id_ in ids]


def plan(answered: int, due: int, stability: float = 10.0) -> Schedule:
    """Return a schedule by the days from today on which the card was answered last, and is due."""
    return Schedule(MemoryState(stability, 5.0), TODAY + answered, TODAY + due, 3, 0)


def queue(
    deck: list[Card], schedules: dict[str, Schedule], limits: Limits = NO_LIMIT, aside: Aside = NOTHING_ASIDE
) -> str:
    """Return the ids of today's queue, with spaces between."""
    return " ".join(card.id for card in build_queue(deck, schedules, limits, TODAY, 1, aside=aside))


def test_without_cards_there_is_nothing_to_ask() -> None:
    assert build_queue([], {}, NO_LIMIT, TODAY, 1) == ()
    assert counts([], {}, NOTHING_ASIDE, TODAY, 10) == DueCounts(0, 0, None)


def test_due_cards_come_by_falling_urgency() -> None:
    schedules = {
        "d/day-late": plan(-11, -1, stability=10),
        "d/on-time": plan(-10, 0, stability=10),
        "d/most-forgotten": plan(-6, -3, stability=3),
        "d/due-tomorrow": plan(-10, 1, stability=11),
        "d/long-known": plan(-100, -1, stability=99),
    }
    assert queue(cards(*schedules), schedules) == "d/most-forgotten d/day-late d/long-known d/on-time"


def test_the_seed_decides_between_equally_urgent_cards() -> None:
    for state in (plan(-9, 0), plan(0, 0)):
        schedules = {f"d/{n}": state for n in range(5)}
        orders = {build_queue(cards(*schedules), schedules, NO_LIMIT, TODAY, seed) for seed in range(30)}
        assert len(orders) > 10


def test_new_cards_come_in_the_order_of_the_deck_up_to_the_limit() -> None:
    deck = cards("d/c", "d/a", "d/b")
    assert queue(deck, {}) == "d/c d/a d/b"
    assert queue(deck, {}, Limits(new=2)) == "d/c d/a"
    assert queue(deck, {}, Limits(new=0)) == ""


def test_decks_give_their_new_cards_by_turns() -> None:
    deck = cards("a/1", "a/2", "a/3", "b/1", "c/1", "c/2")
    assert queue(deck, {}, Limits(new=5)) == "a/1 b/1 c/1 a/2 c/2"


def test_new_cards_are_spread_between_the_due_ones() -> None:
    schedules = {f"d/due{n}": plan(-20 + n, 0) for n in range(6)}
    deck = cards(*schedules, "d/new1", "d/new2")
    assert queue(deck, schedules) == "d/due0 d/due1 d/new1 d/due2 d/due3 d/due4 d/new2 d/due5"


def test_a_limit_of_the_total_keeps_the_most_urgent_and_its_share_of_new_ones() -> None:
    schedules = {f"d/due{n}": plan(-20 + n, 0) for n in range(6)}
    deck = cards(*schedules, "d/new1", "d/new2")
    assert queue(deck, schedules, Limits(new=10, total=4)) == "d/due0 d/due1 d/new1 d/due2"
    assert queue(deck, schedules, Limits(new=10, total=0)) == ""


def test_cards_missed_earlier_today_follow_after_three_others() -> None:
    schedules = {f"d/due{n}": plan(-20 + n, 0) for n in range(5)} | {"d/missed": plan(0, 0, stability=0.2)}
    assert queue(cards(*schedules), schedules) == "d/due0 d/due1 d/due2 d/missed d/due3 d/due4"
    assert queue(cards("d/due0", "d/missed"), schedules) == "d/due0 d/missed"


def test_neighbours_are_of_different_decks_where_there_is_a_choice() -> None:
    schedules = {f"a/{n}": plan(-30, -9) for n in range(4)} | {f"b/{n}": plan(-10, 0) for n in range(3)}
    decks = [id_[0] for id_ in queue(cards(*schedules), schedules).split()]
    assert decks == ["a", "b", "a", "b", "a", "b", "a"]


def test_neighbours_of_one_deck_have_different_tags_where_there_is_a_choice() -> None:
    tags = {"d/1": "law", "d/2": "law", "d/3": "army", "d/4": "army"}
    schedules = {id_: plan(-20 + n, 0) for n, id_ in enumerate(tags)}
    deck = [card(id_, "everywhere", tag) for id_, tag in tags.items()]
    assert queue(deck, schedules) == "d/1 d/3 d/2 d/4"


def test_new_cards_of_a_deck_keep_their_order_whatever_their_tags() -> None:
    deck = [card("d/1", "law"), card("d/2", "law"), card("d/3", "army")]
    assert queue(deck, {}) == "d/1 d/2 d/3"


def test_of_siblings_only_one_is_asked_a_day() -> None:
    assert queue(cards("d/a", "d/a#reverse", "d/b#1", "d/b#2"), {}) == "d/a d/b#1"
    both_due = {"d/a": plan(-5, -1), "d/a#reverse": plan(-5, -2)}
    assert queue(cards(*both_due), both_due) == "d/a#reverse"
    assert queue(cards("d/a", "d/a#reverse"), {"d/a#reverse": plan(-5, 0)}) == "d/a#reverse"
    assert queue(cards("d/a", "d/a#reverse"), {"d/a#reverse": plan(-5, 3)}) == "d/a"


def test_a_sibling_of_a_card_answered_today_waits_till_tomorrow() -> None:
    deck = cards("d/a", "d/a#2", "d/a#3")
    schedules = {"d/a": plan(0, 4), "d/a#2": plan(-9, 0)}
    assert queue(deck, schedules) == ""
    assert queue(deck, schedules, aside=Aside(frozenset({"d/a"}))) == ""
    assert counts(deck, schedules, NOTHING_ASIDE, TODAY, 10) == DueCounts(0, 0, TODAY + 1)


def test_a_card_missed_today_comes_back_and_its_siblings_wait() -> None:
    assert queue(cards("d/a", "d/a#2"), {"d/a": plan(0, 0)}) == "d/a"


def test_a_card_answered_on_a_later_day_than_today_counts_as_answered() -> None:
    assert queue(cards("d/a", "d/a#2"), {"d/a": plan(1, 5)}) == ""


def test_suspended_and_draft_cards_are_not_asked() -> None:
    deck = [card("d/a"), card("d/b", draft=True), card("d/c")]
    assert queue(deck, {}, aside=Aside(frozenset({"d/a"}))) == "d/c"
    assert queue(deck, {"d/b": plan(-9, 0)}, aside=Aside(frozenset({"d/a", "d/c"}))) == ""
    assert cram(deck, 1, Aside(frozenset({"d/a"}))) == (card("d/c"),)


def test_a_sibling_takes_the_place_of_one_that_is_suspended() -> None:
    assert queue(cards("d/a", "d/a#2"), {}, aside=Aside(frozenset({"d/a"}))) == "d/a#2"


@pytest.mark.parametrize(
    ("schedules", "expected"),
    [
        ({}, DueCounts(0, 3, None)),
        ({"d/a": plan(-5, 4), "d/b": plan(-5, 2)}, DueCounts(0, 1, TODAY + 2)),
        ({"d/a": plan(-5, -4), "d/b": plan(0, 0)}, DueCounts(2, 1, None)),
        ({"d/a": plan(-5, -4), "d/b": plan(-5, 3)}, DueCounts(1, 1, TODAY + 3)),
    ],
)
def test_counts_tell_what_is_due_what_is_new_and_when_more_comes(
    schedules: dict[str, Schedule], expected: DueCounts
) -> None:
    assert counts(cards("d/a", "d/b", "d/c"), schedules, NOTHING_ASIDE, TODAY, 10) == expected


def test_study_ahead_brings_the_most_urgent_of_what_is_not_due_then_more_new_cards() -> None:
    schedules = {
        "d/soon": plan(-9, 1, stability=10),
        "d/late": plan(-2, 60, stability=60),
        "d/due": plan(-9, 0),
        "d/done": plan(0, 9),
        "d/middle": plan(-5, 5, stability=10),
        "d/a": plan(-9, 0),
        "d/a#2": plan(-9, 5),
    }
    deck = cards(*schedules, "d/new1", "d/new2", "d/new3")
    ahead = study_ahead(deck, schedules, Limits(new=1), TODAY, 1)
    assert [card.id for card in ahead] == ["d/soon", "d/middle", "d/late", "d/new2", "d/new3"]
    assert study_ahead(deck, schedules, Limits(new=1, total=2), TODAY, 1) == ahead[:2]


def test_cramming_keeps_siblings_apart_where_it_can() -> None:
    deck = cards("d/a", "d/a#2", "d/b", "d/b#2", "d/c", "d/c#2")
    for seed in range(30):
        order = cram(deck, seed)
        assert sorted(card.id for card in order) == sorted(card.id for card in deck)
        assert all(one.note != other.note for one, other in pairwise(order[:4]))
    assert len({cram(deck, seed) for seed in range(30)}) > 5


IDS = st.builds("{}/{}{}".format, st.sampled_from("ab"), st.integers(1, 6), st.sampled_from(["", "#2", "#3"]))
DECKS = st.lists(
    st.builds(
        lambda id_, tags, draft: card(id_, *tags, draft=draft),
        IDS,
        st.lists(st.sampled_from(["law", "army"]), max_size=2, unique=True),
        st.sampled_from([False, False, False, True]),
    ),
    unique_by=lambda card: card.id,
    max_size=16,
)
PLANS = st.builds(
    lambda ago, days, stability: plan(-ago, days - ago, stability),
    st.integers(0, 20),
    st.integers(0, 40),
    st.sampled_from([0.5, 3.0, 20.0]),
)
SCHEDULES = st.dictionaries(IDS, PLANS, max_size=16)
LIMITS = st.builds(Limits, st.integers(0, 8), st.none() | st.integers(0, 12))
ASIDES = st.builds(Aside, st.frozensets(IDS, max_size=3), st.frozensets(IDS, max_size=3))


def missed(schedule: Schedule | None) -> bool:
    """Say whether a card was missed today and waits to come back."""
    return schedule is not None and schedule.due_day == schedule.last_day == TODAY


@given(DECKS, SCHEDULES, LIMITS, ASIDES, st.integers())
def test_a_queue_follows_from_its_arguments_alone(
    deck: list[Card], schedules: dict[str, Schedule], limits: Limits, aside: Aside, seed: int
) -> None:
    order = build_queue(deck, schedules, limits, TODAY, seed, aside=aside)
    backwards = dict(reversed(schedules.items()))
    assert build_queue(tuple(deck), backwards, limits, TODAY, seed, aside=aside) == order


@given(DECKS, SCHEDULES, LIMITS, ASIDES)
def test_no_card_is_asked_twice_or_beyond_the_limits_or_though_excluded(
    deck: list[Card], schedules: dict[str, Schedule], limits: Limits, aside: Aside
) -> None:
    order = build_queue(deck, schedules, limits, TODAY, 1, aside=aside)
    ids = [card.id for card in order]
    assert len(set(ids)) == len(ids)
    assert not any(id_ in aside for id_ in ids)
    assert not any(card.draft for card in order)
    assert limits.total is None or len(ids) <= limits.total
    assert sum(id_ not in schedules for id_ in ids) <= limits.new
    assert all(schedules[id_].due_day <= TODAY for id_ in ids if id_ in schedules)


@given(DECKS, SCHEDULES, ASIDES)
def test_no_sibling_is_asked_on_the_day_of_another(
    deck: list[Card], schedules: dict[str, Schedule], aside: Aside
) -> None:
    order = build_queue(deck, schedules, NO_LIMIT, TODAY, 1, aside=aside)
    fresh = [card.note for card in order if not missed(schedules.get(card.id))]
    answered = {card.note for card in deck if card.id in schedules and schedules[card.id].last_day == TODAY}
    assert len(set(fresh)) == len(fresh)
    assert not answered.intersection(fresh)


@given(DECKS, SCHEDULES, ASIDES)
def test_every_note_that_could_be_asked_is_asked(
    deck: list[Card], schedules: dict[str, Schedule], aside: Aside
) -> None:
    order = build_queue(deck, schedules, NO_LIMIT, TODAY, 1, aside=aside)
    answered = {card.note for card in deck if card.id in schedules and schedules[card.id].last_day == TODAY}
    for card in deck:
        schedule = schedules.get(card.id)
        if card.draft or card.id in aside or (schedule and schedule.due_day > TODAY):
            continue
        if missed(schedule):
            assert card in order
        elif card.note not in answered:
            assert card.note in {other.note for other in order}


@given(DECKS, SCHEDULES, ASIDES, st.integers(0, 10))
def test_counts_are_those_of_the_queue(
    deck: list[Card], schedules: dict[str, Schedule], aside: Aside, new: int
) -> None:
    order = build_queue(deck, schedules, Limits(new), TODAY, 1, aside=aside)
    due = [card for card in order if card.id in schedules]
    counted = counts(deck, schedules, aside, TODAY, new)
    assert (counted.due, counted.new) == (len(due), len(order) - len(due))


@given(DECKS, SCHEDULES, ASIDES)
def test_the_next_due_day_is_the_first_on_which_a_card_waits_that_did_not_today(
    deck: list[Card], schedules: dict[str, Schedule], aside: Aside
) -> None:
    today = build_queue(deck, schedules, Limits(0), TODAY, 1, aside=aside)
    later = [
        max(schedules[card.id].due_day, TODAY + 1)
        for card in deck
        if card.id in schedules and card not in today and not card.draft and card.id not in aside.suspended
    ]
    assert counts(deck, schedules, aside, TODAY, 0).next_due_day == min(later, default=None)


@given(DECKS, SCHEDULES, ASIDES)
def test_a_forecast_has_every_card_that_was_met_once_and_today_what_is_asked_today(
    deck: list[Card], schedules: dict[str, Schedule], aside: Aside
) -> None:
    foretold = forecast(deck, schedules, aside, TODAY)
    met = [card for card in deck if card.id in schedules and not card.draft and card.id not in aside.suspended]
    assert sum(foretold.values()) == len(met)
    assert foretold.get(TODAY, 0) == counts(deck, schedules, aside, TODAY, 0).due


@given(DECKS, SCHEDULES, ASIDES)
@example(cards("d/a", "d/a#2", "d/a#3"), {"d/a": plan(-9, 3), "d/a#2": plan(-5, 3), "d/a#3": plan(-5, 4)}, Aside())
def test_a_forecast_is_what_the_days_after_ask_of_the_cards_that_wait(
    deck: list[Card], schedules: dict[str, Schedule], aside: Aside
) -> None:
    """Siblings that come due together are asked on one day after the other, and foretold so."""
    foretold = forecast(deck, schedules, aside, TODAY)
    today = build_queue(deck, schedules, Limits(0), TODAY, 1, aside=aside)
    waiting = [card for card in deck if card.id in schedules and card not in today]
    for day in range(TODAY + 1, TODAY + 60):
        asked = build_queue(waiting, schedules, Limits(0), day, 1, aside=Aside(aside.suspended))
        assert foretold.get(day, 0) == len(asked)
        waiting = [card for card in waiting if card not in asked]


def test_a_due_card_that_was_buried_comes_the_day_after() -> None:
    schedules = {"d/a": plan(-9, -1), "d/b": plan(0, 0), "d/c": plan(-9, 5)}
    aside = Aside(suspended=frozenset({"d/d"}), buried=frozenset(schedules))
    deck = cards(*schedules, "d/d", "d/new")
    assert counts(deck, schedules | {"d/d": plan(-9, 0)}, aside, TODAY, 10) == DueCounts(0, 1, TODAY + 1)
    assert forecast(deck, schedules, aside, TODAY) == {TODAY + 1: 2, TODAY + 5: 1}


@given(DECKS, SCHEDULES, ASIDES, st.integers(1, 30))
def test_a_card_that_waits_goes_on_waiting_until_it_is_answered(
    deck: list[Card], schedules: dict[str, Schedule], aside: Aside, days: int
) -> None:
    def due(day: int) -> set[Card]:
        return set(build_queue(deck, schedules, Limits(0), day, 1, aside=aside))

    came_back = {card.note for card in deck if missed(schedules.get(card.id))}
    assert {card for card in due(TODAY) if card.note not in came_back} <= due(TODAY + days)
    assert {card.note for card in due(TODAY)} <= {card.note for card in due(TODAY + days)}


@given(DECKS, SCHEDULES, LIMITS)
def test_neighbours_are_of_one_deck_only_where_no_other_is_left(
    deck: list[Card], schedules: dict[str, Schedule], limits: Limits
) -> None:
    order = build_queue(deck, schedules, limits, TODAY, 1)
    for place, (one, other) in enumerate(pairwise(order)):
        assert one.deck != other.deck or {card.deck for card in order[place:]} == {one.deck}


@given(DECKS, SCHEDULES, LIMITS)
def test_new_cards_keep_the_order_of_their_deck(
    deck: list[Card], schedules: dict[str, Schedule], limits: Limits
) -> None:
    order = build_queue(deck, schedules, limits, TODAY, 1)
    for name in "ab":
        places = [deck.index(card) for card in order if card.deck == name and card.id not in schedules]
        assert places == sorted(places)


@given(st.lists(st.tuples(st.integers(1, 60), st.floats(0.1, 60)), max_size=12), st.integers())
def test_in_one_deck_without_tags_retrievability_never_falls_from_a_due_card_to_the_next(
    memories: list[tuple[int, float]], seed: int
) -> None:
    schedules = {f"d/{n}": plan(-ago, 0, stability) for n, (ago, stability) in enumerate(memories)}
    order = build_queue(cards(*schedules), schedules, NO_LIMIT, TODAY, seed)
    recalls = [
        retrievability(schedules[card.id].memory.stability, TODAY - schedules[card.id].last_day, DEFAULT)
        for card in order
    ]
    assert recalls == pytest.approx(sorted(recalls), rel=1e-12)


@given(DECKS, SCHEDULES, LIMITS, ASIDES)
def test_what_is_studied_ahead_is_none_of_todays_and_no_sibling_of_it(
    deck: list[Card], schedules: dict[str, Schedule], limits: Limits, aside: Aside
) -> None:
    unlimited = Limits(limits.new)
    today = build_queue(deck, schedules, unlimited, TODAY, 1, aside=aside)
    ahead = study_ahead(deck, schedules, limits, TODAY, 1, aside=aside)
    notes = [card.note for card in ahead]
    assert len(set(notes)) == len(notes)
    assert not {card.note for card in today}.intersection(notes)
    assert not any(card.draft or card.id in aside for card in ahead)
    assert not any(card.id in schedules and schedules[card.id].last_day >= TODAY for card in ahead)
    known = [card.id in schedules for card in ahead]
    assert known == sorted(known, reverse=True)
    assert limits.total is None or len(ahead) <= limits.total

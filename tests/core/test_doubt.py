"""Which answers are doubted because a clock was wrong: rules as examples, then laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.day import DAY
from quiz.core.doubt import UNSET_BEFORE, doubtful
from quiz.core.review import AskedAs, Review, Verdict

START = UNSET_BEFORE + 5000 * DAY


def at(day: float) -> int:
    """The time, some days after an arbitrary start."""
    return START + round(day * DAY)


def clocked(*days: float) -> list[Review]:
    """Return the answers of a device in the order of writing, each with its clock's time in days."""
    return [
        Review(str(number), at(day), 0, 1, "d/a", Verdict.CORRECT, 1.0, None, AskedAs.TYPED, "x")
        for number, day in enumerate(days)
    ]


RESET = -20_000
"""Days before the start: a clock that forgot the year."""


@pytest.mark.parametrize(
    ("days", "now", "ids"),
    [
        ((), 3, ""),
        ((5,), 5, ""),
        ((1, 2, 2, 300), 300, ""),
        ((1, 2, 1.01), 2, ""),
        ((1, 2.02, 1.01), 1.01, "1"),
        ((1, 2.02, 1.01), 3, "1"),
        ((1, 2, 4000, 3), 3, "2"),
        ((1, 2, 4000, 4000, 4001, 3), 3, "234"),
        ((1, 2, 4000, 3, 4), 4, "2"),
        ((1, 2, 4000, 3), 4001, "2"),
        ((1, 2, 4000), 4000, ""),
        ((1, 2, 4000), 3, "2"),
        ((400, 401, 402, 3), 403, "3"),
        ((400, 401, 402, 3, 3), 403, "34"),
        ((400, 401, 402), 3, "012"),
        ((400, 401, 402, 3), 3, "012"),
        ((10, 11, 12, RESET, 13), 13, "3"),
        ((10, 11, 12, RESET), 13, "3"),
        ((10, 11, 12, RESET), RESET, "3"),
        ((10, 11, 12), RESET, ""),
        ((10, 11, 12, RESET, RESET, 13, 14), 14, "34"),
        ((10, 4000, 11, RESET, 12), 12, "13"),
        ((RESET, RESET), RESET, ""),
        ((RESET, RESET), 1, "01"),
        ((1, 2, 1.5, 4000, 3), 3, "3"),
        ((1, 2, 2.1, 1.5, 4000, 3), 3, "4"),
        ((5, 5, 5, 1, 2, 9), 9, "34"),
    ],
)
def test_a_clock_once_wrong_casts_doubt_on_what_was_answered_meanwhile(
    days: tuple[float, ...], now: float, ids: str
) -> None:
    assert doubtful(clocked(*days), at(now)) == set(ids)


DAYS = st.lists(st.floats(0, 5000), max_size=12)


@given(DAYS, st.floats(0, 5000))
def test_what_lies_over_a_day_ahead_is_doubtful(days: list[float], now: float) -> None:
    written = clocked(*days)
    assert {entry.id for entry in written if entry.at > at(now) + DAY} <= doubtful(written, at(now))


@given(DAYS, st.floats(0, 5000))
def test_without_the_doubtful_entries_no_time_falls_by_over_two_days(days: list[float], now: float) -> None:
    written = clocked(*days)
    doubted = doubtful(written, at(now))
    trusted = [*(entry.at for entry in written if entry.id not in doubted), at(now)]
    assert all(later >= sooner - 2 * DAY for n, sooner in enumerate(trusted) for later in trusted[n:])


@given(DAYS, st.floats(0, 100))
def test_clocks_that_only_rise_are_never_doubted(days: list[float], since: float) -> None:
    assert doubtful(clocked(*sorted(days)), at(max(days, default=0) + since)) == frozenset()


@given(st.lists(st.floats(0, 5000), min_size=2, max_size=12), st.floats(2, 4000))
def test_one_answer_of_a_slow_clock_written_last_costs_itself_alone(days: list[float], behind: float) -> None:
    days.sort()
    written = clocked(*days, days[0] - behind)
    assert doubtful(written, at(days[-1])) == {written[-1].id}

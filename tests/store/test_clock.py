"""The clock: never back by less than a day, in the local time of the moment."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.day import DAY
from quiz.store.clock import Clock, Instant, new_token, steady
from tests.store.entries import NOON


@given(st.integers(0, 3 * DAY), st.integers(0, 3 * DAY))
def test_a_time_is_kept_or_stands_still(at: int, last: int) -> None:
    """It stands still when it would go back by up to a day."""
    assert steady(at, last) == (last if 0 < last - at <= DAY else at)


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Changes to the time zone, taken back at the end."""
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("name", "at", "offset"),
    [
        ("UTC0", NOON, 0),
        ("EST5", NOON, -300),
        ("<+0545>-5:45", NOON, 345),
        ("CET-1CEST,M3.5.0,M10.5.0/3", NOON, 60),
        ("CET-1CEST,M3.5.0,M10.5.0/3", NOON - 120 * DAY, 120),
    ],
)
def test_the_offset_is_that_of_the_place_and_the_season(
    zone: pytest.MonkeyPatch, name: str, at: int, offset: int
) -> None:
    """In minutes ahead of UTC."""
    zone.setenv("TZ", name)
    time.tzset()
    zone.setattr(time, "time_ns", lambda: at * 1_000_000 + 999_999)
    assert Clock().now() == Instant(at, offset)


def test_a_clock_goes_on_from_the_last_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put back by an hour it stands still until the hour is over; by a month it is believed."""
    clock = Clock()
    clock.start_after(NOON)
    told = []
    for now in (NOON - 3_600_000, NOON - 1, NOON + 1, NOON, NOON - 30 * DAY, NOON - 30 * DAY - 5, NOON):
        monkeypatch.setattr(time, "time_ns", lambda now=now: now * 1_000_000)
        told.append(clock.now().at - NOON)
    assert told == [0, 0, 1, 1, -30 * DAY, -30 * DAY, 0]


@pytest.mark.parametrize("put", [-30 * DAY, -3_600_000, 0, 3_600_000])
def test_a_running_clock_does_not_care_what_the_calendars_is_set_to(monkeypatch: pytest.MonkeyPatch, put: int) -> None:
    """Neither back nor forward; it begins at the last time there was, where the calendar's clock is behind that."""
    monkeypatch.setattr(time, "time_ns", lambda: NOON * 1_000_000)
    monkeypatch.setattr(time, "clock_gettime_ns", lambda _: 7_000_000)
    clocks = [Clock().running(since) for since in (0, NOON - 5, NOON + 5)]
    monkeypatch.setattr(time, "time_ns", lambda: (NOON + put) * 1_000_000)
    monkeypatch.setattr(time, "clock_gettime_ns", lambda _: 27_000_000)
    assert [now() - NOON for now in clocks] == [20, 20, 25]


def test_tokens_differ() -> None:
    """Twelve hexadecimal digits each."""
    tokens = [new_token() for _ in range(1000)]
    assert len(set(tokens)) == 1000
    assert all(len(token) == 12 and int(token, 16) >= 0 for token in tokens)

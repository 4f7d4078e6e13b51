"""Study days, against calendars and every time zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.day import DAY, day_start, study_day

INSTANTS = st.integers(-(10**13), 10**14)
OFFSETS = st.integers(-24 * 60, 24 * 60)
HOURS = st.integers(0, 23)


def milliseconds(moment: datetime) -> int:
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def day_of(local: str, zone: str, rollover: int = 4) -> date:
    moment = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))
    offset = moment.utcoffset() or timedelta()
    return date.fromordinal(study_day(milliseconds(moment), offset // timedelta(minutes=1), rollover))


@pytest.mark.parametrize(
    ("local", "zone", "day"),
    [
        ("2026-03-28T23:30", "Europe/Berlin", date(2026, 3, 28)),
        ("2026-03-29T03:30", "Europe/Berlin", date(2026, 3, 28)),
        ("2026-03-30T00:30", "Europe/Berlin", date(2026, 3, 29)),
        ("2026-03-30T04:00", "Europe/Berlin", date(2026, 3, 30)),
        ("2026-04-24T01:00", "Africa/Cairo", date(2026, 4, 23)),
        ("2011-12-29T23:00", "Pacific/Apia", date(2011, 12, 29)),
        ("2011-12-31T05:00", "Pacific/Apia", date(2011, 12, 31)),
        ("2026-07-06T21:00", "America/Los_Angeles", date(2026, 7, 6)),
        ("2026-07-08T08:00", "Asia/Tokyo", date(2026, 7, 8)),
        ("1969-12-31T23:59", "UTC", date(1969, 12, 31)),
    ],
)
def test_the_study_day_is_the_local_date_until_four_in_the_morning(local: str, zone: str, day: date) -> None:
    assert day_of(local, zone) == day


@pytest.mark.parametrize(("rollover", "day"), [(0, 2), (3, 2), (4, 1), (23, 1)])
def test_the_hour_at_which_the_day_turns_over_can_be_chosen(rollover: int, day: int) -> None:
    assert day_of("2026-05-02T03:59", "UTC", rollover) == date(2026, 5, day)


@given(INSTANTS, OFFSETS, HOURS)
def test_every_instant_lies_in_exactly_one_study_day(at: int, offset: int, rollover: int) -> None:
    day = study_day(at, offset, rollover)
    assert day_start(day, offset, rollover) <= at < day_start(day + 1, offset, rollover)


@given(INSTANTS, OFFSETS, HOURS)
def test_a_study_day_is_a_day_long_and_days_follow_each_other(at: int, offset: int, rollover: int) -> None:
    day = study_day(at, offset, rollover)
    assert study_day(at + DAY, offset, rollover) == day + 1
    assert study_day(day_start(day, offset, rollover) - 1, offset, rollover) == day - 1


@given(st.dates(), st.times(), OFFSETS)
def test_with_no_rollover_it_is_the_date_of_the_calendar(local: date, clock: time, offset: int) -> None:
    at = milliseconds(datetime.combine(local, clock, UTC)) - offset * 60_000
    assert study_day(at, offset, 0) == local.toordinal()


def transitions(zone: ZoneInfo, start: int, end: int) -> list[tuple[int, int, int]]:
    """Return each instant (in seconds) at which the zone's offset changes, and the offsets in minutes around it."""

    def offset(second: int) -> int:
        return (datetime.fromtimestamp(second, zone).utcoffset() or timedelta()) // timedelta(minutes=1)

    found = []
    fortnight = 14 * 86_400
    before = offset(start)
    for left in range(start, end, fortnight):
        after = offset(left + fortnight)
        if after != before:
            low, high = left, left + fortnight
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(middle) == before else (low, middle)
            found.append((high, before, after))
            before = after
    return found


def test_the_study_day_never_goes_back_where_clocks_change() -> None:
    start, end = milliseconds(datetime(1970, 1, 1, tzinfo=UTC)), milliseconds(datetime(2038, 1, 1, tzinfo=UTC))
    backwards = [
        (name, second)
        for name in available_timezones()
        for second, before, after in transitions(ZoneInfo(name), start // 1000, end // 1000)
        if study_day(second * 1000 - 1, before, 4) > study_day(second * 1000, after, 4)
    ]
    assert backwards == []

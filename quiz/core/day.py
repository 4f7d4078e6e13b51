"""Study days: the local date, which turns over at an hour when learners sleep and not at midnight."""

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
"""Milliseconds."""

EPOCH = 719_163
"""1 January 1970, as `datetime.date.toordinal` counts."""


def study_day(at_ms: int, offset_minutes: int, rollover_hour: int) -> int:
    """Return the study day of an instant, as `datetime.date.toordinal` counts.

    `at_ms` is UTC in milliseconds, `offset_minutes` how far local time is ahead of UTC, `rollover_hour` (0 to 23) the
    local hour at which a new study day begins. It is total: every instant has exactly one study day.
    """
    return EPOCH + (at_ms + offset_minutes * MINUTE - rollover_hour * HOUR) // DAY


def day_start(day: int, offset_minutes: int, rollover_hour: int) -> int:
    """Return the first instant (UTC milliseconds) of a study day, where local time is `offset_minutes` ahead."""
    return (day - EPOCH) * DAY - offset_minutes * MINUTE + rollover_hour * HOUR

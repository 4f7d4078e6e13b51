"""The only place that reads the calendar time or draws at random, so that everything else can be given both."""

import os
import time
from collections.abc import Callable

from quiz.core.day import DAY
from quiz.core.record import Record


class Instant(Record):
    """A moment: `at` in UTC milliseconds since 1970, `offset` in minutes that local time is ahead of UTC."""

    at: int
    offset: int


def steady(at: int, last: int) -> int:
    """`at`, or `last` where that is up to a day later: a clock put back a little must not turn the order around.

    Beyond a day the clock was plainly wrong before, and the truth now counts for more than the order.
    """
    return last if at < last <= at + DAY else at


class Clock:
    """The time of day, never going back by less than a day."""

    def __init__(self) -> None:
        self._last = 0

    def start_after(self, at: int) -> None:
        """Take `at` (UTC milliseconds) as the time that was last told, say by the last entry of a log."""
        self._last = at

    def now(self) -> Instant:
        """This moment."""
        self._last = at = steady(time.time_ns() // 1_000_000, self._last)
        return Instant(at, time.localtime(at / 1000).tm_gmtoff // 60)

    def running(self, since: int) -> Callable[[], int]:
        """The time of day (UTC milliseconds) from now on, or from `since` where that is later, for what is timed.

        It runs evenly, whatever the calendar's clock is set to meanwhile, and while the machine sleeps.
        """
        at, begun = max(self.now().at, since), _elapsed()
        return lambda: at + _elapsed() - begun


def _elapsed() -> int:
    """Milliseconds by a clock that nobody sets: on Linux one that counts sleep, as the others do elsewhere."""
    awake_or_not = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    return (time.monotonic_ns() if awake_or_not is None else time.clock_gettime_ns(awake_or_not)) // 1_000_000


def new_token() -> str:
    """Twelve hexadecimal digits that nobody has drawn before, for the ids of entries and devices."""
    return os.urandom(6).hex()

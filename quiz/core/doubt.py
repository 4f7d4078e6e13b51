"""Which answers to trust where a clock was wrong: those whose time agrees with the others, and with the present.

A device writes its entries one after another, so their times should never fall. Where they do, some clock was wrong;
what it dated says nothing of how long something was remembered.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from quiz.core.day import DAY
from quiz.core.review import EntryId, LogEntry

UNSET_BEFORE = 978_307_200_000
"""The beginning of 2001, in UTC milliseconds: a clock that lost its setting starts before it; no review is older."""


def doubtful(written: Sequence[LogEntry], now: int) -> frozenset[EntryId]:
    """Return the entries of one device that were made under a wrong clock, given in the order they were written.

    The last witness is the present moment `now` (UTC milliseconds). Trusted is the longest run of never falling times
    that ends in it; doubtful is what lies more than a day before or after the trusted times around it. So a clock once
    set ten years ahead, or back to 1970, casts doubt on what was answered meanwhile and not on all before or since. A
    clock that forgot the year is never trusted where any other time is told, not even now.
    """
    forgotten = frozenset(entry.id for entry in written if entry.at < UNSET_BEFORE)
    if forgotten and (len(forgotten) < len(written) or now >= UNSET_BEFORE):
        return forgotten | doubtful([entry for entry in written if entry.id not in forgotten], now)
    times = [entry.at for entry in written]
    if now >= UNSET_BEFORE or forgotten:
        times.append(now)
    if all(at >= latest - DAY for at, latest in zip(times, accumulate(times, max), strict=True)):
        return frozenset()
    trusted = _rising(times)
    doubted = []
    before = after = 0
    for index, entry in enumerate(written):
        if trusted[after] < index:
            before, after = after, after + 1
        if not times[trusted[before]] - DAY <= entry.at <= times[trusted[after]] + DAY:
            doubted.append(entry.id)
    return frozenset(doubted)


def _rising(times: Sequence[int]) -> list[int]:
    """Return the indices of the longest run of never falling times that ends in the last one (patience sorting)."""
    ends: list[int] = []
    last_of: list[int] = []
    before: dict[int, int] = {}
    for index, at in enumerate(times):
        if at > times[-1]:
            continue
        length = bisect_right(ends, at)
        if length:
            before[index] = last_of[length - 1]
        ends[length : length + 1] = [at]
        last_of[length : length + 1] = [index]
    run = [last_of[-1]]
    while run[-1] in before:
        run.append(before[run[-1]])
    return run[::-1]

"""What counts of a log: deeds undone, answers corrected and cards renamed are seen as they now stand.

The log only grows, and may come from several devices. These functions take its entries in their total order (time,
device, sequence, id), so that every device comes to the same history.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import assert_never

from quiz.core.card import CardId, in_note, note_of
from quiz.core.day import DAY
from quiz.core.review import Bury, EntryId, Flag, LogEntry, Rename, Review, Suspend, Undo, Unsuspend

UNSET_BEFORE = 978_307_200_000
"""The beginning of 2001, in UTC milliseconds: a clock that lost its setting starts before it; no review is older."""


@dataclass(frozen=True, slots=True)
class History:
    """What a learner has done, by the cards' present ids.

    `reviews` are the answers that count, in order, practice (`cram`) among them. `buried` pairs a card with the study
    day it was put aside for. `flags` are the cards marked for their author, with the last note given. `renamed` tells
    the present id of each note that the log also knows by another. `logged_as` tells, for each answer whose card was
    renamed since, the id that the log has for it.
    """

    reviews: tuple[Review, ...]
    suspended: frozenset[CardId]
    buried: frozenset[tuple[CardId, int]]
    flags: dict[CardId, str]
    renamed: dict[str, str]
    logged_as: dict[EntryId, CardId]

    def buried_on(self, day: int) -> frozenset[CardId]:
        """Return the cards put aside for this study day."""
        return frozenset(card for card, until in self.buried if until == day)


def history(entries: Iterable[LogEntry]) -> History:
    """Return what the entries of a log, in their total order, come to."""
    counting = effective(entries)
    moved, renamed = _moves(counting)
    reviews: list[Review] = []
    suspended: set[CardId] = set()
    buried: set[tuple[CardId, int]] = set()
    flags: dict[CardId, str] = {}
    logged_as: dict[EntryId, CardId] = {}
    for entry in counting:
        match entry:
            case Review():
                if entry.id in moved:
                    logged_as[entry.id] = entry.card
                    reviews.append(entry._replace(card=moved[entry.id]))
                else:
                    reviews.append(entry)
            case Suspend():
                suspended.add(moved.get(entry.id, entry.card))
            case Unsuspend():
                suspended.discard(moved.get(entry.id, entry.card))
            case Bury():
                buried.add((moved.get(entry.id, entry.card), entry.day))
            case Flag():
                flags[moved.get(entry.id, entry.card)] = entry.note
            case Rename() | Undo():
                pass
            case _:
                assert_never(entry)
    return History(tuple(reviews), frozenset(suspended), frozenset(buried), flags, renamed, logged_as)


def effective(entries: Iterable[LogEntry]) -> tuple[LogEntry, ...]:
    """Return the entries that count, in the order given: no duplicates, nothing undone or corrected, and no Undo.

    An answer that was corrected stays so even if the correction is undone: undoing it takes the answer back whole.
    """
    unique: dict[EntryId, LogEntry] = {}
    for entry in entries:
        unique.setdefault(entry.id, entry)
    void = _undone({entry.id: entry.target for entry in unique.values() if isinstance(entry, Undo)})
    void.update(entry.replaces for entry in unique.values() if isinstance(entry, Review) and entry.replaces)
    return tuple(entry for id_, entry in unique.items() if id_ not in void and not isinstance(entry, Undo))


def _undone(targets: dict[EntryId, EntryId]) -> set[EntryId]:
    """Return the entries that are undone, by the target of each Undo.

    An Undo counts unless one that counts is aimed at it; so each is decided after those aimed at it. Some that chase
    each other in a ring are never decided, and concern nothing but each other.
    """
    undone: set[EntryId] = set()
    aimed = Counter(targets.values())
    ready = [undo for undo in targets if not aimed[undo]]
    while ready:
        undo = ready.pop()
        target = targets[undo]
        if undo not in undone:
            undone.add(target)
        aimed[target] -= 1
        if target in targets and not aimed[target]:
            ready.append(target)
    return undone


class _Note:
    """A note through its changes of name; `into` is the note that it was made one with."""

    __slots__ = ("into", "name")

    def __init__(self, name: str) -> None:
        self.name = name
        self.into: _Note | None = None

    def whole(self) -> "_Note":
        note = self
        while note.into:
            note = note.into
        return note


def _moves(entries: Sequence[LogEntry]) -> tuple[dict[EntryId, CardId], dict[str, str]]:
    """Return the present card of each entry whose note is called otherwise now, and the present id of such notes.

    An entry under the old id that comes after the Rename (another device had not heard of it) moves too. A name that
    was given up can be given to another note by a Rename: so two notes can swap names. Renamed to a note that has a
    history of its own, a note becomes one with it.
    """
    if not any(isinstance(entry, Rename) for entry in entries):
        return {}, {}
    notes: dict[str, _Note] = {}
    logged: list[tuple[EntryId, CardId, _Note]] = []
    for entry in entries:
        match entry:
            case Rename(old=old, new=new):
                note = notes.setdefault(old, _Note(old)).whole()
                other = notes.setdefault(new, note).whole()
                if other.name != new:
                    other = notes[new] = note
                if other is note:
                    note.name = new
                else:
                    note.into = other
            case Undo():
                pass
            case _:
                name = note_of(entry.card)
                logged.append((entry.id, entry.card, notes.setdefault(name, _Note(name))))
    moved = {}
    for id_, card, note in logged:
        present = note.whole().name
        if present != note_of(card):
            moved[id_] = in_note(card, present)
    return moved, {name: note.whole().name for name, note in notes.items() if note.whole().name != name}


def introduced(reviews: Iterable[Review], day: int) -> int:
    """Return how many cards were answered for the first time on a study day, practice apart."""
    first: dict[CardId, int] = {}
    for review in reviews:
        if not review.cram:
            first.setdefault(review.card, review.day)
    return sum(met == day for met in first.values())


def doubtful(written: Sequence[LogEntry]) -> frozenset[EntryId]:
    """Return the entries of one device that were made under a wrong clock, given in the order they were written.

    Trusted is the longest run of never falling times that ends in the entry written last; doubtful is what lies more
    than a day before or after the trusted entries around it. So a clock once set ten years ahead, or back to 1970,
    casts doubt on what was answered meanwhile and not on all before or since. A clock that forgot the year is never
    trusted where any other time is told.
    """
    forgotten = frozenset(entry.id for entry in written if entry.at < UNSET_BEFORE)
    if 0 < len(forgotten) < len(written):
        return forgotten | doubtful([entry for entry in written if entry.id not in forgotten])
    times = [entry.at for entry in written]
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

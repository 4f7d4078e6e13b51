"""What counts of a log: deeds undone, answers corrected and cards renamed are seen as they now stand.

The log only grows, and may come from several devices. These functions take its entries in their total order (time,
device, sequence, id), so that every device comes to the same history.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import assert_never

from quiz.core.card import CardId, in_note, note_of
from quiz.core.record import Record
from quiz.core.review import Bury, EntryId, Flag, LogEntry, Rename, Review, Suspend, Undo, Unsuspend

Deed = Review | Suspend | Bury
"""What moves a sitting on."""


class Aside(Record):
    """The cards that are not asked on a study day: `suspended` until they are resumed, `buried` for the day alone."""

    suspended: frozenset[CardId] = frozenset()
    buried: frozenset[CardId] = frozenset()

    def __contains__(self, card: object) -> bool:
        return card in self.suspended or card in self.buried

    def having(self, deed: Suspend | Bury) -> "Aside":
        """Return the same with one card more."""
        if isinstance(deed, Suspend):
            return Aside(self.suspended | {deed.card}, self.buried)
        return Aside(self.suspended, self.buried | {deed.card})


NOTHING_ASIDE = Aside()


class History(Record):
    """What a learner has done, by the cards' present ids.

    `reviews` are the answers that count, in order, practice (`cram`) among them. `suspensions` are the Suspends that
    hold each suspended card. `buried` pairs a card with the study day it was put aside for. `flags` are the cards
    marked for their author, with the last note given. `renamed` tells the present id of each note that the log also
    knows by another. `logged_as` tells, for each answer whose card was renamed since, the id that the log has for it.
    `deeds` are the answers once more, and between them the cards that were put aside in sittings, as they followed.
    """

    reviews: tuple[Review, ...] = ()
    suspensions: Mapping[CardId, tuple[EntryId, ...]] = MappingProxyType({})
    buried: frozenset[tuple[CardId, int]] = frozenset()
    flags: Mapping[CardId, str] = MappingProxyType({})
    renamed: Mapping[str, str] = MappingProxyType({})
    logged_as: Mapping[EntryId, CardId] = MappingProxyType({})
    deeds: tuple[Deed, ...] = ()

    @property
    def suspended(self) -> frozenset[CardId]:
        """The cards that are not asked until they are resumed."""
        return frozenset(self.suspensions)

    def aside(self, day: int) -> Aside:
        """Return the cards that are not asked on this study day, whatever is due."""
        return Aside(self.suspended, frozenset(card for card, until in self.buried if until == day))


def history(entries: Iterable[LogEntry]) -> History:
    """Return what the entries of a log, in their total order, come to."""
    counting = effective(entries)
    moved, renamed = _moves(counting)
    logged_as = {entry.id: entry.card for entry in counting if entry.id in moved and isinstance(entry, Review)}
    reviews: list[Review] = []
    deeds: list[Deed] = []
    suspends: dict[CardId, list[EntryId]] = {}
    lifted: set[EntryId] = set()
    buried: set[tuple[CardId, int]] = set()
    flags: dict[CardId, str] = {}
    for entry in _moved(counting, moved):
        match entry:
            case Review():
                reviews.append(entry)
                deeds.append(entry)
            case Suspend():
                deeds.append(entry)
                suspends.setdefault(entry.card, []).append(entry.id)
            case Unsuspend(lifts=""):
                suspends.pop(entry.card, None)
            case Unsuspend():
                lifted.add(entry.lifts)
            case Bury():
                deeds.append(entry)
                buried.add((entry.card, entry.day))
            case Flag():
                flags[entry.card] = entry.note
            case Rename() | Undo():
                pass
            case _:
                assert_never(entry)
    holding = {card: tuple(id_ for id_ in ids if id_ not in lifted) for card, ids in suspends.items()}
    suspensions = {card: ids for card, ids in holding.items() if ids}
    return History(tuple(reviews), suspensions, frozenset(buried), flags, renamed, logged_as, tuple(deeds))


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


def _moved(entries: Sequence[LogEntry], moved: Mapping[EntryId, CardId]) -> Sequence[LogEntry]:
    """Return the entries by the present ids of their cards."""
    if not moved:
        return entries
    return [
        entry if isinstance(entry, Rename | Undo) or entry.id not in moved else entry._replace(card=moved[entry.id])
        for entry in entries
    ]


def introduced(reviews: Sequence[Review], day: int) -> int:
    """Return how many cards were answered on a study day and on none before it, practice apart."""
    met = {review.card for review in reviews if review.day == day and not review.cram}
    if not met:  # as at the beginning of each day, when a hundred thousand need not be looked at once more
        return 0
    return len(met - {review.card for review in reviews if review.day < day and not review.cram})

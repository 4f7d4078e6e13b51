"""What happened, as the log keeps it: answers and the other deeds of a learner.

Entries are plain rows (named tuples: a hundred thousand are read at each start). Every entry has `id` (unique
for ever), `at` (UTC milliseconds), `offset` (minutes that local time is ahead of UTC) and `day` (the study day, as
`datetime.date.toordinal` counts). They say what happened; what follows for the memory is worked out on replay.
"""

from enum import IntEnum, StrEnum
from typing import NamedTuple

from quiz.core.card import CardId

EntryId = str

Answer = str | tuple[str, ...] | tuple[tuple[str, str], ...] | None
"""A text; the items of a select, order or list; the pairs of a match; None is "don't know"."""


class Verdict(StrEnum):
    """How an answer was marked; close counts as right, its spelling was off."""

    CORRECT = "correct"
    CLOSE = "close"
    PARTIAL = "partial"
    WRONG = "wrong"


class Rating(IntEnum):
    """How well a card was known, as FSRS counts it."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class AskedAs(StrEnum):
    """How a question was put: a number card, say, is a choice while it is young and typed later."""

    RECALL = "recall"
    TYPED = "typed"
    CHOICE = "choice"
    SELECT = "select"
    ORDER = "order"
    MATCH = "match"
    LIST = "list"


class Moment(NamedTuple):
    """When an event happens, and the id for the entry that it may leave.

    `at` is UTC milliseconds, `offset` the minutes of local time ahead of UTC, `day` the study day, `waited_ms` how long
    the screen stood before the event.
    """

    id: EntryId
    at: int
    offset: int
    day: int
    waited_ms: int = 0


class Review(NamedTuple):
    """One answer to one card.

    `verdict` is None where nothing was marked (a recall card that the learner rated). `rating` is the learner's own,
    None where it follows from the verdict. `options` are those shown, in order. `hints` counts the hints shown,
    `took_ms` the time from question to answer. `distance` is the number of typing slips that were forgiven.
    `overruled`: the learner said "I was right". `cram`: practice that leaves the schedule alone. `replaces` is the
    earlier entry for the same answer that this one corrects (another rating, an overrule). `session` names the
    sitting, so that one cut off can go on.
    """

    id: EntryId
    at: int
    offset: int
    day: int
    card: CardId
    verdict: Verdict | None
    credit: float
    rating: Rating | None
    asked_as: AskedAs
    answer: Answer
    options: tuple[str, ...] = ()
    hints: int = 0
    took_ms: int = 0
    distance: int = 0
    overruled: bool = False
    cram: bool = False
    session: str = ""
    replaces: EntryId | None = None


class Undo(NamedTuple):
    """The entry `target` is as if it had never been; an Undo can itself be undone."""

    id: EntryId
    at: int
    offset: int
    day: int
    target: EntryId


class Suspend(NamedTuple):
    """The card is not asked until an Unsuspend. `session` names the sitting in which it was put aside, if in one."""

    id: EntryId
    at: int
    offset: int
    day: int
    card: CardId
    session: str = ""


class Unsuspend(NamedTuple):
    """The card is asked again: the Suspend `lifts` holds no longer, whichever of the two the clocks put first.

    Without `lifts`, as older versions wrote it, all that stand before it in the order do not.
    """

    id: EntryId
    at: int
    offset: int
    day: int
    card: CardId
    lifts: EntryId = ""


class Bury(NamedTuple):
    """The card is not asked again on this study day. `session` is as in Suspend."""

    id: EntryId
    at: int
    offset: int
    day: int
    card: CardId
    session: str = ""


class Flag(NamedTuple):
    """The learner marked the card for its author; `note` may say why."""

    id: EntryId
    at: int
    offset: int
    day: int
    card: CardId
    note: str = ""


class Rename(NamedTuple):
    """The history of `old` belongs to `new` from here on. Both are note ids, and cover all their siblings."""

    id: EntryId
    at: int
    offset: int
    day: int
    old: str
    new: str


LogEntry = Review | Undo | Suspend | Unsuspend | Bury | Flag | Rename

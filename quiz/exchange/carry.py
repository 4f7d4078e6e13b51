"""What is carried between decks and another program's format, and the account of what is lost on the way."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from quiz.core.card import CardId, Deck
from quiz.core.review import LogEntry, Review
from quiz.core.scheduler import Schedule


class Loss(NamedTuple):
    """One thing that the other side has no room for, or that could not be understood.

    `card` is the card's id, or where there is none its place in the file (`item 3`); `field` the field of a deck or of
    the other format, empty for the whole card; `what` says what became of it.
    """

    card: str
    field: str
    what: str


class Learnt(NamedTuple):
    """What a learner knows of the cards that are exported: the answers that count, and where each card stands.

    `day` is the study day of the export, `rollover_hour` the hour at which study days begin.
    """

    reviews: tuple[Review, ...] = ()
    schedules: Mapping[CardId, Schedule] = {}
    suspended: frozenset[CardId] = frozenset()
    day: int = 0
    rollover_hour: int = 4


class Options(NamedTuple):
    """What a format may want to know besides its data.

    `name` is the file's name without its ending, for decks that are not named inside. `separator` and `row_separator`
    part the fields and the cards of a text; empty: the format's own, or found out. `changed_at` is when the deck was
    last changed, in seconds since 1970, for programs that keep the later of two; 0: not known.
    """

    name: str = "import"
    separator: str = ""
    row_separator: str = ""
    learnt: Learnt = Learnt()
    changed_at: int = 0


class Import(NamedTuple):
    """What came in: decks of cards, the history that came with them, and what was lost."""

    decks: tuple[Deck, ...]
    losses: tuple[Loss, ...] = ()
    entries: tuple[LogEntry, ...] = ()


class Export(NamedTuple):
    """What goes out, as bytes of the other format, and what was lost."""

    data: bytes
    losses: tuple[Loss, ...] = ()


class Reader(Protocol):
    """A format that comes in. `read` raises QuizError (65) where the data as a whole is not of the format."""

    def recognise(self, data: bytes) -> bool:
        """Whether the bytes are of this format, whatever the file is called; cheap, and never an error."""
        ...

    def read(self, data: bytes, options: Options) -> Import:
        """The decks in the bytes. One item that is not right is a loss and stops nothing else."""
        ...


class Writer(Protocol):
    """A format that goes out."""

    def write(self, deck: Deck, options: Options) -> Export:
        """The deck in the other format; the same deck gives the same bytes."""
        ...

"""What is studied: decks, cards and the eleven kinds of question.

A `[[card]]` of a deck file is a *note*; it gives one card, or several *siblings* (a reverse, a card for
each gap of a cloze). Siblings share the part of their id before `#`.
"""

from decimal import Decimal

from quiz.core.date import PartialDate
from quiz.core.record import Record

CardId = str
"""`deck/note`, or `deck/note#sibling`."""


def deck_of(card: CardId) -> str:
    """The deck's part of a card's or a note's id: what stands before `/`."""
    return card.partition("/")[0]


def note_of(card: CardId) -> str:
    """The id that a card shares with its siblings: what stands before `#`."""
    return card.partition("#")[0]


def in_note(card: CardId, note: str) -> CardId:
    """The id of a card where its note is called otherwise: which sibling it is stays the same."""
    return note + card.removeprefix(note_of(card))


class Recall(Record):
    """Front and back; the learner rates how well the back was recalled."""

    stem: str
    key: str


class Short(Record):
    """A short text, typed. `strict` forgives no typo; `distractors` make a choice of it while it is young."""

    stem: str
    key: str
    accept: tuple[str, ...] = ()
    strict: bool = False
    distractors: tuple[str, ...] = ()


class Choice(Record):
    """One right option among lures."""

    stem: str
    key: str
    distractors: tuple[str, ...]
    shuffle: bool = True


class Select(Record):
    """Every right option, and none of the lures."""

    stem: str
    keys: tuple[str, ...]
    distractors: tuple[str, ...] = ()


class TrueFalse(Record):
    """A statement that holds or does not; `labels` name the two options, the first for true."""

    stem: str
    key: bool
    labels: tuple[str, str] = ("True", "False")


class Number(Record):
    """A number; typed values within `tolerance` (absolute, in the number's own unit) of the key are right."""

    stem: str
    key: Decimal
    tolerance: Decimal = Decimal(0)
    unit: str = ""
    distractors: tuple[Decimal, ...] = ()


class Date(Record):
    """A date, to the precision of its key."""

    stem: str
    key: PartialDate
    distractors: tuple[PartialDate, ...] = ()


class Cloze(Record):
    """One gap of a text; `before` and `after` are the text around it, the other gaps filled in."""

    before: str
    after: str
    key: str
    accept: tuple[str, ...] = ()
    gap_hint: str = ""
    strict: bool = False


class Order(Record):
    """Items to be put in order; `keys` are in the right order."""

    stem: str
    keys: tuple[str, ...]


class Match(Record):
    """Pairs to be put together; `distractors` are right-hand sides that belong to nothing."""

    stem: str
    pairs: tuple[tuple[str, str], ...]
    distractors: tuple[str, ...] = ()


class ListAll(Record):
    """Items to be named, in any order; each item is its accepted forms, the first one shown. `need` are enough."""

    stem: str
    items: tuple[tuple[str, ...], ...]
    need: int


Question = Recall | Short | Choice | Select | TrueFalse | Number | Date | Cloze | Order | Match | ListAll

KINDS: dict[type[Question], str] = {
    Recall: "recall",
    Short: "short",
    Choice: "choice",
    Select: "select",
    TrueFalse: "true-false",
    Number: "number",
    Date: "date",
    Cloze: "cloze",
    Order: "order",
    Match: "match",
    ListAll: "list",
}
"""The name of each kind, as decks write it."""

GAP = "____"
"""What stands for the gap of a cloze on screen."""


class Card(Record):
    """One question with what belongs to it.

    `deck` is the deck's id. `why_not` pairs a lure, as the learner sees it, with why it is wrong. `source` is a
    paragraph's number, `"caption"`, free text, or None. `language` is the deck's: it decides how numbers and dates are
    read and which articles do not matter.
    """

    id: CardId
    deck: str
    question: Question
    hints: tuple[str, ...] = ()
    explanation: str = ""
    why_not: tuple[tuple[str, str], ...] = ()
    source: int | str | None = None
    tags: tuple[str, ...] = ()
    language: str = "en"
    draft: bool = False

    @property
    def note(self) -> str:
        """The id that the siblings share."""
        return note_of(self.id)

    @property
    def kind(self) -> str:
        """The name of the question's kind, as decks write it."""
        return KINDS[type(self.question)]

    @property
    def stem(self) -> str:
        """The question as it is put, a gap shown as `____`."""
        question = self.question
        if isinstance(question, Cloze):
            gap = f"{GAP} ({question.gap_hint})" if question.gap_hint else GAP
            return question.before + gap + question.after
        return question.stem


class Source(Record):
    """What a deck's cards are drawn from; an empty field was not given."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""


class Deck(Record):
    """A deck of cards, siblings beside each other in the order of the file."""

    id: str
    title: str
    description: str = ""
    language: str = "en"
    tags: tuple[str, ...] = ()
    source: Source = Source()
    cards: tuple[Card, ...] = ()


def citation(card: Card, source: Source) -> str:
    """Where the answer stands, for a reader: `Stars and Stripes, paragraph 9`; empty when nothing is known."""
    work = source.publisher or source.title
    match card.source:
        case None:
            place = ""
        case int(number):
            place = f"paragraph {number}"
        case "caption":
            place = "photo caption"
        case text:
            place = text
    return ", ".join(part for part in (work, place) if part) if place else work

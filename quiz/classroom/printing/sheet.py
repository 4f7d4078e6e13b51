"""A worksheet as a value: what stands on it, whichever format it is written in."""

from typing import assert_never

from quiz.classroom.paper import Item, Paper
from quiz.core.card import GAP, CardId, Cloze
from quiz.core.grading.key import with_unit
from quiz.core.prompt import Prompt
from quiz.core.record import Record
from quiz.core.review import AskedAs


class Letters(Record):
    """Options of which one is right: its letter is circled."""

    options: tuple[str, ...]


class Labels(Record):
    """The two labels of a statement that holds or not: one is ticked."""

    options: tuple[str, ...]


class Ticks(Record):
    """Options of which several may be right: each of these is ticked."""

    options: tuple[str, ...]


class Places(Record):
    """Items to be put in order: beneath them, the letter of each is written at its place."""

    options: tuple[str, ...]


class Pairs(Record):
    """Two sides that belong together: before each left side stands a line for the letter of its partner."""

    lefts: tuple[str, ...]
    options: tuple[str, ...]


class Lines(Record):
    """Lines to write on."""

    count: int


class Value(Record):
    """A short line for a number or a date, with what stands before and after it (a unit)."""

    before: str
    after: str


class Rows(Record):
    """Numbered lines, one for each thing to be named."""

    count: int


class Filling(Record):
    """Nothing: the answer is written into the gap of the text."""


Space = Letters | Labels | Ticks | Places | Pairs | Lines | Value | Rows | Filling
"""Where the answer goes."""


class Task(Record):
    """A question on paper. `text` are the pieces round its gap, or one piece where it has none.

    `guide` says how to answer where that is not plain, or is empty. `language` is the deck's.
    """

    number: int
    card: CardId
    language: str
    text: tuple[str, ...]
    guide: str
    space: Space


class Sheet(Record):
    """A worksheet. `code` finds its key; each task gives so many `points` (0: none are counted)."""

    title: str
    code: str
    points: int
    tasks: tuple[Task, ...]


def make_sheet(paper: Paper, title: str, *, lines: int = 1, points: int = 0) -> Sheet:
    """The worksheet of a paper, with so many `lines` for each answer that is written out."""
    return Sheet(title, paper.code, points, tuple(_task(item, lines) for item in paper.items))


def _task(item: Item, lines: int) -> Task:
    card, space = item.card, _space(item, lines)
    return Task(item.number, card.id, card.language, stem_pieces(item), guide(item.prompt), space)


def stem_pieces(item: Item) -> tuple[str, ...]:
    """The pieces of the question, between which there is a gap. A gap is as long for a short answer as for a long."""
    question = item.card.question
    if not isinstance(question, Cloze):
        return (item.prompt.stem,)
    hint = f" ({question.gap_hint})" if question.gap_hint else ""
    return question.before, hint + question.after


def stem_line(pieces: tuple[str, ...]) -> str:
    """The question as text, its gap as underscores."""
    return (GAP * 3).join(pieces)


def guide(prompt: Prompt) -> str:
    """How to answer on paper, in one short sentence; empty where the space for the answer says it."""
    match prompt.asked_as:
        case AskedAs.RECALL | AskedAs.TYPED | AskedAs.CHOICE:
            return ""
        case AskedAs.SELECT:
            return "Tick all that are right."
        case AskedAs.ORDER:
            return "Write their letters in the right order."
        case AskedAs.MATCH:
            return "Write the letter of its partner before each number."
        case AskedAs.LIST:
            return "Name one." if prompt.count == 1 else f"Name {prompt.count}."
        case unknown:
            assert_never(unknown)


def _space(item: Item, lines: int) -> Space:
    prompt = item.prompt
    match prompt.asked_as:
        case AskedAs.CHOICE:
            return (Labels if prompt.kind == "true-false" else Letters)(prompt.options)
        case AskedAs.SELECT:
            return Ticks(prompt.options)
        case AskedAs.ORDER:
            return Places(prompt.options)
        case AskedAs.MATCH:
            return Pairs(prompt.lefts, prompt.options)
        case AskedAs.LIST:
            return Rows(prompt.count)
        case AskedAs.RECALL:
            return Lines(lines)
        case AskedAs.TYPED:
            return _written(prompt, lines)
        case unknown:
            assert_never(unknown)


def _written(prompt: Prompt, lines: int) -> Space:
    match prompt.kind:
        case "cloze":
            return Filling()
        case "number" | "date":
            before, _, after = with_unit("|", prompt.unit).partition("|")
            return Value(before.strip(), after.strip())
        case _:
            return Lines(lines)

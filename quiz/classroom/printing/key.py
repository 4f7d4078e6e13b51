"""The key to a worksheet: what is right at each of its questions, and what else has to be accepted."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from quiz.classroom.paper import Item, Paper
from quiz.core.answer import label_of
from quiz.core.card import (
    CardId,
    Choice,
    Cloze,
    Date,
    ListAll,
    Match,
    Number,
    Order,
    Recall,
    Select,
    Short,
    Source,
    TrueFalse,
    citation,
)
from quiz.core.grading.key import key_text, with_unit
from quiz.core.number import show_number
from quiz.core.prompt import key_option
from quiz.core.record import Record
from quiz.core.review import AskedAs


class Solution(Record):
    """The right answer to one question.

    `answer` is what a learner writes, and what `read_answer` takes: letters where the question has them. `meaning` is
    what the letters stand for, or empty. `notes` say what else is right. `source` is where it stands, or empty.
    """

    number: int
    card: CardId
    language: str
    answer: str
    meaning: str
    notes: tuple[str, ...]
    source: str


class Key(Record):
    """The solutions to the sheet of the same code. `worth` says how many points there are, or is empty."""

    title: str
    code: str
    worth: str
    solutions: tuple[Solution, ...]


def make_key(paper: Paper, title: str, sources: Mapping[str, Source], *, points: int = 0) -> Key:
    """The key to a paper; `sources` has what the cards of each deck are drawn from."""
    solutions = tuple(solution(item, sources) for item in paper.items)
    each = f"{points} point{'s' * (points > 1)} each, {points * len(solutions)} in all" if points else ""
    return Key(title, paper.code, each, solutions)


def solution(item: Item, sources: Mapping[str, Source]) -> Solution:
    """The solution to one question."""
    answer, meaning = _answer(item)
    card = item.card
    source = "" if card.source is None else citation(card, sources.get(card.deck, Source()))
    return Solution(item.number, card.id, card.language, answer, meaning, tuple(_notes(item)), source)


def _answer(item: Item) -> tuple[str, str]:
    """What a learner writes, and what it stands for."""
    card, options = item.card, item.prompt.options
    whole = key_text(card)
    match card.question:
        case TrueFalse():
            return key_option(card), ""
        case Short() | Choice() | Number() | Date() if item.prompt.asked_as is AskedAs.CHOICE:
            option = key_option(card)
            return label_of(options.index(option)), option
        case Select(keys=keys):
            return ", ".join(label_of(place) for place, option in enumerate(options) if option in keys), whole
        case Order(keys=keys):
            return ", ".join(label_of(options.index(key)) for key in keys), whole
        case Match(pairs=pairs):
            letters = (label_of(options.index(right)) for _, right in pairs)
            return "; ".join(f"{number} = {partner}" for number, partner in enumerate(letters, 1)), whole
        case ListAll(items=items):
            return "; ".join(forms[0] for forms in items), ""
        case Recall() | Short() | Choice() | Number() | Date() | Cloze():
            return whole, ""
        case unknown:
            assert_never(unknown)


def _notes(item: Item) -> Iterator[str]:
    """What helps whoever marks by hand."""
    card = item.card
    chosen = item.prompt.asked_as is AskedAs.CHOICE
    match card.question:
        case Short(accept=accept, strict=strict) | Cloze(accept=accept, strict=strict) if not chosen:
            if accept:
                yield f"also right: {'; '.join(accept)}"
            if strict:
                yield "the spelling has to be right"
        case Number(tolerance=tolerance) as question if tolerance and not chosen:
            low, high = (question.key + sign * tolerance.copy_abs() for sign in (-1, 1))
            span = f"{show_number(low, card.language)} to {show_number(high, card.language)}"
            yield f"right from {with_unit(span, question.unit)}"
        case ListAll(items=items, need=need):
            if need < len(items):
                yield f"any {need} of these"
            for first, *others in items:
                if others:
                    yield f"for {first} also right: {'; '.join(others)}"
        case _:
            pass

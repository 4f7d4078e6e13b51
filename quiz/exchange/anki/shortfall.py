"""What a card of ours cannot do in Anki: told at an export, though the note brings it all back."""

from collections.abc import Iterator
from typing import assert_never

from quiz.core.card import (
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
    TrueFalse,
)
from quiz.core.note import Note
from quiz.exchange.anki.ours import tag_in_anki
from quiz.exchange.carry import Loss

_TURNED_OVER = "is not marked there: its card is turned over and rated"
_UNASKED = "not asked there"
_BESIDE = "told on the back; typing one of them is not right there"


def shortfall(note: Note) -> Iterator[Loss]:
    """The losses of a note, by the fields of our decks."""
    card = note[0]
    for field, what in _of_question(note):
        yield Loss(card.note, field, what)
    if parted := [tag for tag in card.tags if tag_in_anki(tag) != tag]:
        yield Loss(card.note, "tags", f"a blank in a tag becomes `_` there: {', '.join(parted)}")


def _of_question(note: Note) -> Iterator[tuple[str, str]]:  # noqa: PLR0912 - a case for each kind
    match note[0].question:
        case Recall():
            pass
        case Short(accept=accept, distractors=distractors):
            if accept:
                yield "accept", _BESIDE
            if distractors:
                yield "distractors", _UNASKED
        case Number(tolerance=tolerance, distractors=numbers):
            if tolerance:
                yield "tolerance", "told on the back; another number than the answer is not right there"
            if numbers:
                yield "distractors", _UNASKED
        case Date(distractors=dates):
            if dates:
                yield "distractors", _UNASKED
        case Cloze():
            yield "kind", f"a gap {_TURNED_OVER}"
        case Choice() | Select() | TrueFalse() | Order() | Match():
            yield "kind", f"a choice {_TURNED_OVER}"
        case ListAll():
            yield "kind", f"a list {_TURNED_OVER}"
        case unknown:
            assert_never(unknown)

"""Cards of every kind with two sides, for programs that know no other."""

from collections.abc import Iterator
from typing import NamedTuple

from quiz.core.answer import label_of
from quiz.core.card import Card, Cloze, Deck, Number, Recall
from quiz.core.grading.key import key_text
from quiz.core.note import Note
from quiz.core.prompt import natural_form, present
from quiz.core.review import AskedAs
from quiz.exchange.carry import Loss
from quiz.exchange.fields import fields_not_carried

_SHOWN = frozenset({"id", "kind", "question", "text", "answer", "labels", "pairs"})
"""The fields that the two sides show, whatever the kind of card, and the id, which is not theirs to carry."""


class Faces(NamedTuple):
    """The two sides of a card."""

    front: str
    back: str


def faces(card: Card, joint: str = "\n") -> Faces:
    """The question, with what there is to choose from in an order that the card alone decides, and the answer.

    `joint` stands before each option.
    """
    prompt = present(card, natural_form(card), card.id)
    lefts = [f"{number}) {left}" for number, left in enumerate(prompt.lefts, 1)]
    options = [f"{label_of(place)}) {option}" for place, option in enumerate(prompt.options)]
    unit = f" ({prompt.unit})" if prompt.unit and prompt.asked_as is AskedAs.TYPED else ""
    return Faces(joint.join((prompt.stem + unit, *lefts, *options)), key_text(card))


def faces_not_carried(note: Note, deck: Deck, *carried: type) -> Iterator[Loss]:
    """What two sides lose of a note: fields, and its kind, if that is neither recall nor among those `carried`."""
    card = note[0]
    shown = set(_SHOWN)
    if not isinstance(card.question, (Recall, *carried)):
        yield Loss(card.note, "kind", "its two sides are its question and its answer there")
    if not isinstance(card.question, Cloze) and present(card, natural_form(card), card.id).options:
        shown.add("distractors")
    if isinstance(card.question, Number):
        shown.add("unit")
    yield from fields_not_carried(note, deck, shown)

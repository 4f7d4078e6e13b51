"""What a deck lacks when it comes back from a format: found by reading what was written."""

from collections.abc import Iterator
from typing import Any

from quiz.core.card import Card, Cloze, Deck, Source, deck_of
from quiz.core.note import Note, name_of, notes
from quiz.core.record import Record
from quiz.exchange.carry import Import, Learnt, Loss
from quiz.exchange.texts import tidy

NO_ROOM = "left out: there is no room for it there"
UNTIDY = "blanks at the ends of lines and more than one empty line go"
CHANGED = "it cannot be kept there as it is"

_FIELDS = {
    "stem": "question",
    "key": "answer",
    "keys": "answer",
    "items": "answer",
    "hints": "hint",
}
"""Fields of a deck that go by another name in a question."""


def lacking(deck: Deck, back: Import, learnt: Learnt) -> Iterator[Loss]:
    """What of the deck is not, or not as it was, in what came back of it."""
    there = back.decks[0] if back.decks else Deck(deck.id, "")
    for field in ("title", "description", "language", "tags", "source"):
        yield from _changed(deck.id, field, getattr(deck, field), getattr(there, field))
    came = {name_of(note): note for note in notes(there.cards)}
    for note in notes(deck.cards):
        yield from _of_note(note, came.get(name_of(note), ()))
    if any(deck_of(review.card) == deck.id for review in learnt.reviews):
        yield Loss(deck.id, "history", NO_ROOM)


def _of_note(note: Note, back: Note | tuple[()]) -> Iterator[Loss]:
    """What a note lacks, each field once."""
    name = note[0].note
    if not back:
        yield Loss(name, "", NO_ROOM)
        return
    if [type(card.question) for card in note] != [type(card.question) for card in back]:
        yield Loss(name, "kind", CHANGED)
        return
    found: dict[str, Loss] = {}
    for before, after in zip(note, back, strict=True):
        for loss in (*_of_record(name, before.question, after.question), *_of_card(name, before, after)):
            found.setdefault(loss.field, loss)
    yield from found.values()


def _of_record(name: str, before: Record, after: Record) -> Iterator[Loss]:
    for field in before.__match_args__:
        shown = "text" if isinstance(before, Cloze) and field != "strict" else field
        yield from _changed(name, shown, getattr(before, field), getattr(after, field))


def _of_card(name: str, before: Card, after: Card) -> Iterator[Loss]:
    for field in ("hints", "explanation", "source", "tags"):
        yield from _changed(name, field, getattr(before, field), getattr(after, field))
    yield from _changed(name, "why_not", dict(before.why_not), dict(after.why_not))


def _changed(name: str, field: str, before: Any, after: Any) -> Iterator[Loss]:
    """The loss of one field, if it is one, in words that say how it came about."""
    if before == after:
        return
    what = NO_ROOM if after in ("", (), {}, None, Source()) else CHANGED
    if isinstance(before, str) and isinstance(after, str) and after and tidy(before) == after:
        what = UNTIDY
    yield Loss(name, _FIELDS.get(field, field), what)

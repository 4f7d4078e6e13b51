"""Makes what came in fit the deck format: what it would refuse is left out, and reported with the reason."""

from typing import NamedTuple

from quiz.core.card import Card, Deck
from quiz.core.note import Note, name_of, notes
from quiz.core.record import replace
from quiz.deckfile.emit import deck_text
from quiz.deckfile.parse import parse_deck
from quiz.exchange.carry import Loss
from quiz.exchange.fields import Item, fields_of, note_of

_TOGETHER = 200
"""Notes that are read back at once; one by one takes twice as long."""


class Fitted(NamedTuple):
    """A deck whose every card the deck format takes as it is, and what had to go."""

    deck: Deck
    losses: tuple[Loss, ...]


def fitted(deck: Deck) -> Fitted:
    """The deck without the notes that its format refuses or would change: each is written and read back to see.

    Of a note whose lures alone are refused, because they repeat the answer or one another, only those go.
    """
    kept: list[Card] = []
    losses: list[Loss] = []
    came = notes(deck.cards)
    for start in range(0, len(came), _TOGETHER):
        together = came[start : start + _TOGETHER]
        read, _ = _read_back(deck, tuple(card for note in together for card in note))
        same = {name_of(note): note for note in notes(read)}
        for note in together:
            if same.get(name_of(note)) == note:
                kept += note
            else:
                mended, lost = _mended(deck, note)
                kept += mended
                losses += lost
    return Fitted(replace(deck, cards=tuple(kept)), tuple(losses))


def _read_back(deck: Deck, cards: tuple[Card, ...]) -> tuple[tuple[Card, ...], str]:
    """The cards as a deck file with them is read, and the first thing that is wrong with it."""
    read = parse_deck(deck_text(replace(deck, cards=cards)), f"{deck.id}.toml")
    found = read.diagnostics[0].message if read.diagnostics else "a deck would read its text in another way"
    return (*read.deck.cards, *read.drafts) if read.deck else (), found


def _mended(deck: Deck, note: Note) -> tuple[Note, tuple[Loss, ...]]:
    """A note that was not read back with the others: as it is after all, with fewer lures, or not at all."""
    read, why = _read_back(deck, note)
    if read == note:
        return note, ()
    mended, lost = _with_fewer_lures(note, deck)
    return mended, lost or (Loss(note[0].note, "", f"left out: {why}"),)


def _with_fewer_lures(note: Note, deck: Deck) -> tuple[Note, tuple[Loss, ...]]:
    """The note without the lures that are refused, where nothing else about it is."""
    made = note_of(replace(deck, cards=()), Item("", {**fields_of(note, deck.tags), "id": name_of(note)}))
    if not made.cards or not made.losses:
        return (), ()
    before, after = note[0], made.cards[0]
    lures = getattr(after.question, "distractors", ())
    expected = replace(
        before,
        question=replace(before.question, distractors=lures) if lures else after.question,
        why_not=after.why_not,
    )
    return ((after,), made.losses) if after == expected else ((), ())

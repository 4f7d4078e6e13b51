"""Makes what came in fit the deck format: cards that it would refuse are left out, and reported with the reason."""

from typing import NamedTuple

from quiz.core.card import Card, Deck
from quiz.core.note import notes
from quiz.core.record import replace
from quiz.deckfile.emit import deck_text
from quiz.deckfile.parse import parse_deck
from quiz.exchange.carry import Loss


class Fitted(NamedTuple):
    """A deck whose every card the deck format takes as it is, and what had to go."""

    deck: Deck
    losses: tuple[Loss, ...]


def fitted(deck: Deck) -> Fitted:
    """The deck without the notes that its format refuses or would change: each is written and read back to see."""
    kept: list[Card] = []
    losses: list[Loss] = []
    for note in notes(deck.cards):
        read = parse_deck(deck_text(replace(deck, cards=note)), f"{deck.id}.toml")
        if read.cards == note:
            kept += note
        else:
            reason = read.diagnostics[0].message if read.diagnostics else "a deck would read its text in another way"
            losses.append(Loss(note[0].note, "", f"left out: {reason}"))
    return Fitted(replace(deck, cards=tuple(kept)), tuple(losses))

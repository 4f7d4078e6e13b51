"""Short decks of what a class missed, to ask it again."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from quiz.core.card import Card, Deck, citation, in_note, note_of
from quiz.core.note import name_of, notes
from quiz.core.record import replace
from quiz.deckfile.ids import unique


class Missed(NamedTuple):
    """A deck of what was missed, and of which note each of its notes is, by its name."""

    deck: Deck
    origins: Mapping[str, str]


def decks_of_missed(missed: Iterable[str], decks: Mapping[str, Deck], id: str, title: str) -> tuple[Missed, ...]:  # noqa: A002
    """Decks called `id` with the notes of the cards `missed`, whole and in that order: one deck for each language.

    A card says of itself where its answer stands, since its deck's source no longer does.
    """
    wanted = list(dict.fromkeys(map(note_of, missed)))
    there = {note[0].note: note for deck in decks.values() for note in notes(deck.cards)}
    found = sorted((there[name] for name in wanted if name in there), key=lambda note: note[0].language)
    made: list[Missed] = []
    for language, of_language in groupby(found, lambda note: note[0].language):
        own = f"{id}-{language.lower()}" if made else id
        several = tuple(of_language)
        names = unique([name_of(note) for note in several])
        cards = tuple(
            card
            for name, note in zip(names, several, strict=True)
            for card in _moved(note, f"{own}/{name}", decks[note[0].deck])
        )
        origins = {name: note[0].note for name, note in zip(names, several, strict=True)}
        made.append(Missed(Deck(own, title, language=language, cards=cards), origins))
    return tuple(made)


def _moved(note: Iterable[Card], name: str, deck: Deck) -> Iterable[Card]:
    for card in note:
        source = citation(card, deck.source) or None
        yield replace(card, id=in_note(card.id, name), deck=name.partition("/")[0], source=source)

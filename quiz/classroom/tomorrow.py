"""A short deck of what a class missed, to ask it again."""

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby

from quiz.core.card import Card, Deck, citation, in_note, note_of
from quiz.core.note import name_of, notes
from quiz.core.record import replace


def deck_of_missed(missed: Collection[str], decks: Mapping[str, Deck], id: str, title: str) -> tuple[Deck, ...]:  # noqa: A002
    """Decks called `id` with the notes of the cards `missed`, whole and in that order: one deck for each language.

    A card says of itself where its answer stands, since its deck's source no longer does.
    """
    wanted = list(dict.fromkeys(map(note_of, missed)))
    there = {note[0].note: note for deck in decks.values() for note in notes(deck.cards)}
    found = sorted((there[name] for name in wanted if name in there), key=lambda note: note[0].language)
    made: list[Deck] = []
    for language, of_language in groupby(found, lambda note: note[0].language):
        own = id if not made else f"{id}-{language.lower()}"
        taken: set[str] = set()
        cards: list[Card] = []
        for note in of_language:
            name = name_of(note) if name_of(note) not in taken else f"{note[0].deck}-{name_of(note)}"
            taken.add(name)
            cards += _moved(note, f"{own}/{name}", decks[note[0].deck])
        made.append(Deck(own, title, language=language, cards=tuple(cards)))
    return tuple(made)


def _moved(note: Iterable[Card], name: str, deck: Deck) -> Iterable[Card]:
    for card in note:
        source = citation(card, deck.source) or None
        yield replace(card, id=in_note(card.id, name), deck=name.partition("/")[0], source=source)

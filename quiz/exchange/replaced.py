"""What an import changes of the cards that are in a deck: nobody can tell whether their author wrote it so by hand."""

from collections.abc import Iterator

from quiz.core.note import name_of, notes
from quiz.deckfile.parse import ParsedDeck, parse_deck
from quiz.exchange.carry import Loss
from quiz.exchange.fields import fields_of, toml_value

_LONGEST = 60
"""Characters that are shown of a field."""


def replaced(there: ParsedDeck, text: str) -> Iterator[Loss]:
    """Each field of a card of the deck `there` that is gone or another in the deck file `text`, with what it was."""
    here = parse_deck(text, there.path)
    assert there.deck is not None and here.deck is not None  # noqa: S101, PT018 - the caller writes no other
    now = {name_of(note): note for note in notes(here.cards)}
    for note in notes(there.cards):
        if now.get(name_of(note)) == note:
            continue
        fields = fields_of(now[name_of(note)], here.deck.tags)
        for name, value in fields_of(note, there.deck.tags).items():
            if fields.get(name) != value:
                was = toml_value(value)
                shown = was if len(was) <= _LONGEST else f"{was[: _LONGEST - 1]}…"
                yield Loss(note[0].note, name, f"replaced; it was {shown}")

"""What an import changes of the cards that are in a deck: nobody can tell whether their author wrote it so by hand."""

import re
from collections import Counter
from collections.abc import Iterator

from quiz.core.note import name_of, notes
from quiz.deckfile.parse import ParsedDeck, parse_deck
from quiz.deckfile.tokens import COMMENT, STRING
from quiz.exchange.carry import Loss
from quiz.exchange.fields import fields_of, toml_value

_LONGEST = 60
"""Characters that are shown of what was there."""
_STRING_OR_COMMENT = re.compile(f"{STRING}|({COMMENT})")


def replaced(there: ParsedDeck, text: str) -> Iterator[Loss]:
    """Each field of a card of the deck `there` that is gone or another in the deck file `text`, with what it was.

    And each comment that is gone: it stood inside of a card that changed.
    """
    here = parse_deck(text, there.path)
    assert there.deck is not None and here.deck is not None  # noqa: S101, PT018 - the caller writes no other
    now = {name_of(note): note for note in notes(here.cards)}
    for note in notes(there.cards):
        if now.get(name_of(note)) == note:
            continue
        fields = fields_of(now[name_of(note)], here.deck.tags)
        for name, value in fields_of(note, there.deck.tags).items():
            if fields.get(name) != value:
                yield Loss(note[0].note, name, f"replaced; it was {_shown(toml_value(value))}")
    for comment in _comments(there.text) - _comments(text):
        yield Loss(there.deck.id, "", f"a comment in a card that changed is gone: {_shown(comment)}")


def _comments(text: str) -> Counter[str]:
    return Counter(found[1] for found in _STRING_OR_COMMENT.finditer(text) if found[1])


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

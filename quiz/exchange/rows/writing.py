"""From a deck to a table that holds every field of every kind."""

from quiz.core.card import Deck
from quiz.core.note import notes
from quiz.exchange.carry import Export, Options
from quiz.exchange.fields import fields_of, head_of
from quiz.exchange.rows.cells import cell_of
from quiz.exchange.rows.columns import FIELDS
from quiz.exchange.rows.table import table_text


def write(deck: Deck, options: Options) -> Export:
    """A row for the deck and one for each note. Columns that no row needs are left out, but for the first."""
    head = head_of(deck)
    about = {
        "id": deck.id,
        "kind": "deck",
        "question": deck.title,
        "explanation": deck.description,
        "source": cell_of("source", head.get("source", {})),
        "tags": cell_of("tags", list(deck.tags)),
        "language": deck.language if deck.language != "en" else "",
    }
    cards = [
        {field: cell_of(field, value) for field, value in fields_of(note, deck.tags).items()}
        for note in notes(deck.cards)
    ]
    rows = [about, *cards]
    shown = [field for field in FIELDS if field in _ALWAYS or any(row.get(field) for row in rows)]
    return Export(table_text([shown, *([row.get(field, "") for field in shown] for row in rows)], options))


_ALWAYS = frozenset({"id", "kind", "question", "answer"})

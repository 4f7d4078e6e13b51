"""From a table's bytes to a deck."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from quiz.core.card import Deck, Source
from quiz.core.error import Exit, QuizError
from quiz.core.record import replace
from quiz.deckfile.ids import is_deck_id, slug
from quiz.deckfile.parse import parse_deck
from quiz.exchange.carry import Import, Loss, Options
from quiz.exchange.fields import Fields, made_of, toml_value
from quiz.exchange.rows.cells import entries, parted, unescaped
from quiz.exchange.rows.columns import Column, columns_of
from quiz.exchange.rows.items import Items, items_of, plain_items
from quiz.exchange.rows.table import Row, rows_of, sniffed
from quiz.exchange.texts import decoded, head, tidy

_ABOVE_HEADER = 20
"""Rows among which the header is looked for: templates have a title above it."""
MOST_UNNAMED = 2
"""Columns that need no header: what is asked, and the answer."""
_OTHER = re.compile(r"\s*[{\[<#]|//|::|\$CATEGORY|---\s*$|[QAC]:")
"""What a text of another format begins with."""
_NOT_A_ROW = re.compile(r"ANSWER:|[^{]*\{[^}]*[=~][^}]*\}|[A-Z][.)]\s")
"""Lines of other programs' questions: Aiken and GIFT."""


class Table(NamedTuple):
    """A table: the columns that its header names, none where it has no header, and the rows below."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def recognise(data: bytes) -> bool:
    """A table with a header that is understood, or several rows of two cells; parted by a tab, those are Quizlet's."""
    text = head(data)
    if text.lstrip().startswith("#"):
        return False
    try:
        rows = list(islice(rows_of(text), 200))
    except QuizError:
        return False
    if _header_place(rows) is not None:
        return True
    if _OTHER.match(text) or any(_NOT_A_ROW.match(cell) for row in rows for cell in row.cells):
        return False
    if sniffed(text) == "\t" and '"' not in text:
        return False
    return len(rows) > 1 and all(len(row.cells) == 2 and all(row.cells) for row in rows)


def read(data: bytes, options: Options) -> Import:
    """The deck of a table. Its own name, description and language are in the row of kind `deck`, where it has one."""
    text, guessed = decoded(data)
    table = table_of(list(rows_of(text, options.separator)))
    if not table.columns and sum(len(row.cells) > MOST_UNNAMED for row in table.rows) > len(table.rows) / 2:
        message = "this table has no header that says where its questions and answers are"
        raise QuizError(message, "name its columns in the first row, such as `question,answer,hint`", Exit.BAD_DATA)
    deck, rows, losses = _headed(table, options)
    return deck_of(deck, table._replace(rows=tuple(rows)), (*guessed, *losses))


def deck_of(deck: Deck, table: Table, losses: Sequence[Loss] = ()) -> Import:
    """The deck with a card for each row of the table."""
    came: Items = items_of(table.columns, table.rows, deck.language) if table.columns else plain_items(table.rows)
    made = made_of(deck, came.items)
    return Import((replace(deck, cards=made.cards),), (*losses, *came.losses, *made.losses))


def table_of(rows: Sequence[Row]) -> Table:
    """The rows with their header found, by what it says."""
    place = _header_place(rows)
    if place is None:
        return Table((), tuple(rows))
    return Table(columns_of(rows[place].cells), tuple(rows[place + 1 :]))


def _header_place(rows: Sequence[Row]) -> int | None:
    return next((place for place, row in enumerate(rows[:_ABOVE_HEADER]) if columns_of(row.cells)), None)


def _headed(table: Table, options: Options) -> tuple[Deck, list[Row], list[Loss]]:
    """The deck without its cards, and the rows that are cards."""
    at = {column.holds: column.place for column in table.columns}

    def cell(row: Row, holds: str) -> str:
        place = at.get(holds, len(row.cells))
        return tidy(row.cells[place]) if place < len(row.cells) else ""

    heads = [row for row in table.rows if "kind" in at and cell(row, "kind") == "deck"]
    rows = [row for row in table.rows if row not in heads[:1]] if heads else list(table.rows)
    if not heads:
        return Deck(slug(options.name), options.name), rows, []
    head = heads[0]
    deck_id = cell(head, "id") if is_deck_id(cell(head, "id")) else slug(options.name)
    source = entries(cell(head, "source"))
    about: dict[str, Fields] = {
        "deck": {
            "id": deck_id,
            "title": cell(head, "question") or options.name,
            "description": cell(head, "explanation"),
            "language": cell(head, "language"),
            "tags": [unescaped(tag) for tag in parted(cell(head, "tags"), ";")],
        },
        "source": source if isinstance(source, dict) else {"title": source},
    }
    text = ""
    for name, fields in about.items():
        lines = (f"{toml_value(field)} = {toml_value(value)}\n" for field, value in fields.items() if value)
        text += "".join((f"[{name}]\n", *lines))
    parsed = parse_deck(text, f"{deck_id}.toml")
    wrong = [found for found in parsed.diagnostics if found.severity == "error" and found.name != "no-cards"]
    losses = [Loss(f"row {head.line}", "", f"not as it is written: {found.message}") for found in wrong]
    deck = parsed.deck or Deck(deck_id, options.name)
    return replace(deck, cards=(), source=deck.source or Source()), rows, losses

"""Rows of text as commands print them: wrapped for the room there is, styled on a terminal, plain elsewhere.

Rich is imported only to style: in a pipe, and for status bars, the same words come without it.
"""

import json
from collections.abc import Iterable

from quiz.commands.world import World
from quiz.core.clean import clean, clean_line
from quiz.core.columns import cut
from quiz.core.record import Record
from quiz.ui.lines import NARROWEST, WIDEST, cells, only_ascii, width_of, wrap


class Row(Record):
    """A text of anybody's, and what stands before it; the text goes on beneath its beginning.

    The styles are Rich's: `bold`, `dim`, or one of the terminal's own colours. They say nothing that words do not.
    """

    text: str = ""
    lead: str = ""
    style: str = ""
    lead_style: str = ""


BLANK = Row()


def labelled(label: str, text: str, style: str = "") -> Row:
    """A row with its label in a column at the left."""
    return Row(text, f"  {label:<12} ", style, "dim")


def show(world: World, rows: Iterable[Row]) -> None:
    """Print rows."""
    if world.styled:
        _show_styled(world, rows)
    else:
        print(plain_text(world, rows), end="", file=world.stdout)


def plain_text(world: World, rows: Iterable[Row]) -> str:
    """Rows as lines of text, without style."""
    room = width(world)
    return "".join((lead + text).rstrip() + "\n" for row in rows for lead, text in _lines(row, room))


def json_text(world: World, document: object) -> str:
    """One JSON document on one line; nothing in it that a terminal would obey is left unescaped."""
    text = json.dumps(document, ensure_ascii=False)
    legible = (world.stdout.encoding or "utf-8").lower().startswith("utf") and clean(text) == text
    return (text if legible else json.dumps(document)) + "\n"


def say_json(world: World, document: object) -> None:
    """Print one JSON document."""
    world.say(json_text(world, document).rstrip("\n"))


def width(world: World) -> int:
    """How many columns there are for text: as $COLUMNS says, else the terminal, else 80."""
    said = world.environ.get("COLUMNS", "")
    columns = int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else 0
    return min(max(columns or width_of(world.stdout), NARROWEST), WIDEST)


def shortened(text: str, columns: int) -> str:
    """Text on at most so many columns (at least one), cut with an ellipsis."""
    if cells(text) <= columns:
        return text
    return cut(text, columns - 1) + "…"


def padded(text: str, columns: int) -> str:
    """Text on exactly so many columns: filled up with blanks, or shortened."""
    text = shortened(text, columns)
    return text + " " * (columns - cells(text))


def _lines(row: Row, room: int) -> list[tuple[str, str]]:
    """The lines of a row, each as what stands before its text, and the text."""
    lead = clean_line(row.lead)
    blank = " " * cells(lead)
    first, *others = wrap(clean(row.text), room, lead, blank)
    return [(first[: len(lead)], first[len(lead) :]), *((blank, line[len(blank) :]) for line in others)]


def _show_styled(world: World, rows: Iterable[Row]) -> None:
    from rich.text import Text

    from quiz.ui.blocks import Room
    from quiz.ui.console import console

    room = Room(width(world), 1, only_ascii(world.stdout, world.environ))
    out = console(world.stdout)
    for row in rows:
        for lead, text in _lines(row, room.width):
            out.print(Text.assemble(room.text(lead, row.lead_style), room.text(text, row.style)), soft_wrap=True)

"""Puts pages on a terminal: by itself before prompt_toolkit is imported, and as prompt_toolkit's fragments after."""

from functools import cache
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style
from rich.text import Text

from quiz.ui.console import silent
from quiz.ui.page import Page

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples

COLOURS = frozenset({"red", "green", "yellow"})
"""The colours that screens use, each one of the terminal's own."""


def paint(page: Page, stdout: TextIO, *, coloured: bool) -> None:
    """Print a page from the top left corner of an empty screen, the cursor where the page has it."""
    stdout.write("\n".join(_sequences(row, coloured=coloured) for row in page.rows))
    if page.cursor is None:
        stdout.write("\x1b[?25l")
    else:
        column, row = page.cursor
        stdout.write(f"\x1b[{row + 1};{column + 1}H")
    stdout.flush()


def _sequences(row: Text, *, coloured: bool) -> str:
    """Give a row as terminals have it: text between sequences that switch its style on and off."""
    return "".join(
        (segment.style if coloured else segment.style.without_color).render(
            segment.text, color_system=ColorSystem.STANDARD
        )
        if segment.style
        else segment.text
        for segment in row.render(silent())
    )


def fragments(row: Text) -> "StyleAndTextTuples":
    """Give a row as prompt_toolkit has it: pairs of a style and the text in it."""
    return [(_style(segment.style), segment.text) for segment in row.render(silent()) if segment.text]


def index_at(row: Text, column: int) -> int:
    """Which character of a row stands at a column: prompt_toolkit counts the cursor's place in characters."""
    cells = 0
    for index, character in enumerate(row.plain):
        if cells >= column:
            return index
        cells += cell_len(character)
    return len(row.plain) + column - cells


@cache
def _style(style: Style | None) -> str:
    if style is None:
        return ""
    words = [f"ansi{style.color.name}"] if style.color and style.color.name in COLOURS else []
    words += [name for name, on in (("bold", style.bold), ("dim", style.dim), ("underline", style.underline)) if on]
    return " ".join(words)

"""The rows of a text that programs and people call CSV, however its cells are parted and its letters encoded."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from quiz.core.error import Exit, QuizError
from quiz.exchange.carry import Options
from quiz.exchange.rows.cells import safe, unsafe

SEPARATORS = ",;\t|"
"""What may part the cells of a table that does not say."""
_LOOKED_AT = 50
"""Rows by which the separator is found out."""
_SAYS = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
"""The first line by which Excel is told the separator."""


END = "\ufdd0\ufdd1"
"""A line behind the last of a table.

A cell that it becomes a part of begins with a quotation mark that is never closed, and has taken the rest of the file.
"""


class Row(NamedTuple):
    """A row that is not empty, its cells trimmed, and the number of the line it ends on."""

    line: int
    cells: tuple[str, ...]


def rows_of(text: str, separator: str = "") -> Iterator[Row]:
    """The rows of a table. QuizError: the separator is no single character (2), or a row is never closed (65)."""
    if len(separator) > 1:
        raise QuizError(
            "a separator of a table is one character", r"write it so: `--separator ';'`, or `\t` for a tab", Exit.USAGE
        )
    if says := _SAYS.match(text):
        text = text[says.end() :]
        separator = separator or says[1]
    reader = csv.reader(chain(io.StringIO(text, newline=""), [END]), delimiter=separator or sniffed(text))
    above = int(bool(says))
    line = above
    try:
        for cells in reader:
            if cells == [END]:
                return
            if cells and cells[-1].endswith(END):
                raise unread(line + 1)
            line = reader.line_num + above
            trimmed = tuple(unsafe(cell.strip()) for cell in cells)
            if any(trimmed):
                yield Row(line, trimmed)
    except csv.Error as error:
        raise unread(line + 1) from error


def unread(line: int) -> QuizError:
    """The error for a row that begins on a line and cannot be told from what follows."""
    message = f"line {line} cannot be read as a row"
    return QuizError(message, "look for a quotation mark that is never closed", Exit.BAD_DATA)


def sniffed(text: str) -> str:
    """The separator by which the first rows have the same number of cells, the more the better; a comma if by none."""
    head = "".join(text.splitlines(keepends=True)[:_LOOKED_AT])[:200_000]
    return max(SEPARATORS, key=lambda separator: _evenness(head, separator))


def _evenness(head: str, separator: str) -> tuple[float, int]:
    """How many of the rows are as wide as the most of them, if wider than one cell; and how wide."""
    try:
        widths = [len(cells) for cells in csv.reader(io.StringIO(head, newline=""), delimiter=separator) if cells]
    except csv.Error:
        return 0.0, 0
    usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
    return (widths.count(usual) / len(widths), usual) if usual > 1 else (0.0, 0)


def table_text(rows: Sequence[Sequence[str]], options: Options) -> bytes:
    """Rows as a file that spreadsheets open as it is: with a mark of its encoding, and no cell that is a formula."""
    separator = options.separator or ","
    if len(separator) > 1 or separator in '"\r\n':
        raise QuizError("a separator of a table is one character", r"a tab is `--separator '\t'`", Exit.USAGE)
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows([[safe(cell) for cell in row] for row in rows])
    return b"\xef\xbb\xbf" + out.getvalue().encode()

"""Reading TOML so that a slip in one card costs that card alone."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from tomli import TOMLDecodeError, loads

from quiz.core.record import Record
from quiz.deckfile.codes import file
from quiz.deckfile.diagnostic import Path
from quiz.deckfile.limits import LIMIT_HELP, excess
from quiz.deckfile.problem import InText, Problem, Problems


class Document(Record):
    """What could be read of a file: `data` is None if nothing could.

    `text` is the file's, what is no TOML replaced by blanks, so that its offsets are those of the file. `lost` has the
    names of the fields that were cut out of each table, `cards_cut` counts the cards of which nothing is left, and
    `aliases` are tables under another name. `cut` says whether anything is not as it is written in the file.
    """

    data: dict[str, Any] | None
    text: str
    cut: bool = False
    cards_cut: int = 0
    lost: Mapping[Path, frozenset[str]] = {}
    aliases: Mapping[str, str] = {}


def plain(text: str) -> str:
    """The text of a file as it is parsed, and as its places are counted: no byte order mark, line feeds only."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def read(text: str, problems: Problems) -> Document:
    """Parse a `plain` text, leaving out what is not TOML."""
    if "\r" in text and "\n" not in text:
        message, help_text = (
            "the lines end in a carriage return alone",
            "save the file with the line ends of Unix or Windows",
        )
        problems.add(Problem(file.SYNTAX, message, InText(text.index("\r"), text.index("\r") + 1), help_text))
        return Document(None, text)
    too_much = excess(text)
    try:
        if too_much is None:
            try:
                return Document(_load(text), text)
            except TOMLDecodeError:
                pass
        if too_much is None or too_much.code is not file.TOO_MUCH:
            from quiz.deckfile.mend import Mending

            mending = Mending(text, problems, _load)
            data = mending.data()
            if data is None:
                return Document(None, text)
            return Document(data, mending.text, True, mending.cards_cut, mending.lost(), mending.aliases)
    except (RecursionError, ValueError, MemoryError):
        pass
    problems.add(Problem(file.TOO_MUCH, file.TOO_MUCH.title, help=LIMIT_HELP[file.TOO_MUCH]))
    return Document(None, text)


def _load(text: str) -> dict[str, Any]:
    return loads(text, parse_float=_decimal)


def _decimal(literal: str) -> Decimal:
    try:
        return Decimal(literal)
    except InvalidOperation:
        # Exponents beyond what Decimal holds; the reader of the field says that this is no number to ask for.
        return Decimal("NaN")

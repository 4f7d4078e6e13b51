"""Reading TOML so that a slip in one card costs that card alone, and is explained in words of decks."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from tomli import TOMLDecodeError, loads

from quiz.core.record import Record
from quiz.deckfile.codes import file
from quiz.deckfile.limits import excess
from quiz.deckfile.problem import InText, Problem, Problems

_RECOVERY = 4 * 1024 * 1024
"""How much text may be parsed again, in all, after a slip was cut out."""
_CARD_HEADER = re.compile(r"\s*\[\[[ \t]*card[ \t]*\]\]")
_LIMIT_HELP = {
    file.NUMBER_TOO_LONG: "write fewer digits, or put them in quotes",
    file.NESTED_TOO_DEEP: "no field of a deck needs more than two brackets; is this file meant to be a deck?",
    file.KEY_TOO_LONG: "put a name that holds dots in quotes",
    file.TOO_MUCH: "divide the deck into several files",
}


class Document(Record):
    """What could be read of a file: `data` is None if nothing could.

    `text` is the file's, every line that was cut out replaced by blanks, so that it is TOML and its offsets are those
    of the file. `cut` says whether anything was, `cards_cut` counts the cards in it.
    """

    data: dict[str, Any] | None
    text: str
    cut: bool = False
    cards_cut: int = 0


def read(text: str, problems: Problems) -> Document:
    """Parse `text` (line feeds only, no byte order mark), leaving out what is not TOML."""
    cards_cut = 0
    attempts = 2 + min(50, _RECOVERY // max(1, len(text)))
    for attempt in range(attempts):
        if too_much := excess(text):
            code, start, end = too_much.code, too_much.start, too_much.end
            problems.add(Problem(code, code.title, InText(start, end) if end else None, _LIMIT_HELP[code]))
            return Document(None, text)
        try:
            return Document(loads(text, parse_float=_decimal), text, attempt > 0, cards_cut)
        except TOMLDecodeError as error:
            from quiz.deckfile.slips import explain

            slip = explain(text, error.msg, error.pos)
        except (RecursionError, ValueError, MemoryError):
            problems.add(Problem(file.TOO_MUCH, file.TOO_MUCH.title, help=_LIMIT_HELP[file.TOO_MUCH]))
            return Document(None, text)
        problems.add(Problem(slip.code, slip.message, InText(slip.start, slip.end), slip.help))
        start, end = _section(text, slip.start)
        cards_cut += _CARD_HEADER.match(text, start) is not None
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    message = "there are more slips than these: the file was not read any further"
    problems.add(Problem(file.TOO_MANY_PROBLEMS, message, InText(slip.start, slip.end), help="begin with the first"))
    return Document(None, text)


def _decimal(literal: str) -> Decimal:
    try:
        return Decimal(literal)
    except InvalidOperation:
        # Exponents beyond what Decimal holds; the reader of the field says that this is no number to ask for.
        return Decimal("NaN")


def _section(text: str, position: int) -> tuple[int, int]:
    """The table or card round `position`: from its header's line to the next header."""
    from quiz.deckfile.slips import HEADER_LINE

    start, end = 0, len(text)
    for header in HEADER_LINE.finditer(text):
        if header.start() > position:
            end = header.start()
            break
        start = header.start()
    return start, end

"""The value of a field as the text of a cell, for people to read and change, and back.

Items are parted by `;`, the forms of one item by `|`, the sides of a pair by `=`; where a text holds such a mark, a
backslash stands before it. Of `why_not` and of the source, each entry has a line of its own. Hints are parted by `|`,
for their prose may hold a `;`.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from quiz.core.number import read_number
from quiz.deckfile.emit import number_value

_TEXTS = frozenset({"accept", "distractors", "labels", "tags"})
_FLAGS = frozenset({"strict", "shuffle", "reverse", "draft"})
_YES = frozenset({"true", "yes", "y", "t", "1", "x", "wahr", "ja", "vrai", "oui", "verdadero", "sí", "vero", "waar"})
_NO = frozenset({"false", "no", "n", "f", "0", "falsch", "nein", "faux", "non", "falso", "onwaar", "nee"})
"""How spreadsheets and people write true and false."""
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def safe(cell: str) -> str:
    """The cell with `'` before what a spreadsheet would take for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unsafe(cell: str) -> str:
    """The cell that was made `safe`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def cell_of(field: str, value: object) -> str:
    """The text of a cell for a field's value."""
    match value:
        case bool():
            return str(value).lower()
        case Decimal():
            return number_value(value)
        case str() if field == "hint":
            return _escaped(value, "|")
        case str() if field == "source" and (value.isdecimal() or value.startswith('"')):
            return f'"{value}"'
        case str() | int():
            return str(value)
        case Mapping():
            lines = (f"{_escaped(name, '=')} = {_escaped(text, '')}" for name, text in value.items())
            return "\n".join(line.replace("\n", "\\n") for line in lines)
        case Sequence() if field == "hint":
            return " | ".join(_escaped(str(hint), "|") for hint in value)
        case Sequence():
            marks = "=" if field == "pairs" else "|," if field == "tags" else "|"
            return "; ".join(_item(each, marks) for each in value)
    raise TypeError(f"no cell holds {value!r}")


def _item(value: object, marks: str) -> str:
    if isinstance(value, Decimal):
        return number_value(value)
    forms = value if isinstance(value, list) else [value]
    return f" {marks[0]} ".join(_escaped(str(form), f";{marks}") for form in forms)


def value_of(field: str, cell: str, kind: str, language: str) -> Any:
    """The value of a field in a cell of a card of that `kind`; where the cell holds no such value, its text."""
    if field in _TEXTS or (field == "answer" and kind in ("select", "order")):
        items: list[Any] = listed(cell, ";|," if field == "tags" else ";|")
        if field == "distractors" and kind == "number":
            return [_number(item, language) for item in items]
        return items
    if field in _FLAGS or (field == "answer" and kind == "true-false"):
        return truth(cell)
    if field == "answer" and kind == "list":
        return [listed(item, "|") for item in parted(cell, ";")]
    if field == "pairs":
        return [[unescaped(side) for side in parted(pair, "=", 1)] for pair in parted(cell, ";")]
    if field == "why_not":
        return entries(cell)
    if field == "hint":
        hints = [unescaped(hint) for hint in parted(cell, "|")]
        return hints[0] if len(hints) == 1 else hints
    if field in ("need", "source") and cell.isascii() and cell.isdecimal() and len(cell) < 10:
        return int(cell)
    if field == "source" and len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1]
    if field == "tolerance" and "%" in cell:
        return cell
    if field == "tolerance" or (field == "answer" and kind == "number"):
        return _number(cell, language)
    return cell


def parted(cell: str, mark: str, most: int = -1) -> list[str]:
    """The cell cut at a mark that has no backslash before it, at most so many times; no empty pieces."""
    cuts = [found.start() for found in re.finditer(rf"\\.|({re.escape(mark)})", cell, re.DOTALL) if found[1]]
    cuts = cuts if most < 0 else cuts[:most]
    starts = [0, *(cut + 1 for cut in cuts)]
    pieces = (cell[start:end].strip() for start, end in zip(starts, [*cuts, len(cell)], strict=True))
    return [piece for piece in pieces if piece]


def listed(cell: str, marks: str) -> list[str]:
    """The items of a cell, parted by the first of the marks that is there."""
    pieces = next((pieces for mark in marks if len(pieces := parted(cell, mark)) > 1), [cell])
    return [unescaped(piece) for piece in pieces]


def unescaped(text: str) -> str:
    """The text without the backslashes before its marks."""
    return re.sub(r"\\([\\;|=,])", r"\1", text)


def truth(cell: str) -> bool | str:
    """What a cell says is so; the cell where it is neither true nor false."""
    word = cell.strip().casefold()
    return True if word in _YES else False if word in _NO else cell


def entries(cell: str) -> dict[str, str] | str:
    """The lines `name = text` of a cell; the cell where one of them is none."""
    pairs = [parted(line, "=", 1) for line in cell.split("\n") if line.strip()]
    if any(len(pair) != 2 for pair in pairs):
        return cell
    return {_lines(name): _lines(text) for name, text in pairs}


def _escaped(text: str, marks: str) -> str:
    return re.sub(rf"[\\{re.escape(marks)}]", r"\\\g<0>", text)


def _lines(text: str) -> str:
    """A text of one line with its own line ends, and without the backslashes before its marks."""
    return re.sub(r"\\([\\;|=n])", lambda found: "\n" if found[1] == "n" else found[1], text)


def _number(text: str, language: str) -> Decimal | str:
    """The number of a cell, as decks write it or as people do."""
    if re.fullmatch(r"-?\d{1,31}(\.\d{1,31})?", text, re.ASCII):
        return Decimal(text)
    read = read_number(text, language)
    return read.value if read and not read.unit else text

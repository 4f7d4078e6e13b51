"""Where in a deck's text each field, value and table stands.

The parser gives values without their places. This scan finds the places, and runs only when there is a problem to
point at or a card to edit. Of lines that are not TOML it knows nothing, and goes on with the next.
"""

import re
from collections.abc import Iterator

from quiz.core.record import Record
from quiz.deckfile import syntax, tokens
from quiz.deckfile.diagnostic import Path, Range, Span
from quiz.deckfile.ids import note_ids

_BLANK = re.compile(rf"(?:[\s]++|{tokens.COMMENT})*+")
_BLANK_OR_COMMA = re.compile(rf"(?:[\s,]++|{tokens.COMMENT})*+")
_HEADER = re.compile(rf"(\[\[?)[ \t]*+({tokens.KEY})[ \t]*+\]\]?")
_KEY = re.compile(tokens.KEY)
_KEY_PART = re.compile(tokens.KEY_PART)
_PLAIN_PAIR = re.compile(rf"([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+({tokens.BASIC}|[0-9]++)(?=[ \t]*+(?:#[^\n]*+)?\n)")
"""The plainest and commonest of fields, to be read at one go."""
_EQUALS = re.compile(r"[ \t]*+=[ \t]*+")
_SCALAR = re.compile(
    rf"{tokens.STRING}|\d{{4}}-\d\d-\d\d(?:[Tt ]\d\d:[\d:.]*+[Zz]?+(?:[+-]\d\d:\d\d)?+)?+|[^\s,#\]}}]++"
)
_REST_OF_LINE = re.compile(r"[^\n]*+")
_PIECE = re.compile(
    r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|([btnfre\"\\]))|(\\[ \t]*\n\s*)|[^\\]+|\\"
)
_LETTER_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}


class SourceMap(Record):
    """The places of a document's names and values.

    `names` has the range of each key as written (of a table: its whole header), `values` that of each value and array
    element.
    """

    text: str
    names: dict[Path, Range]
    values: dict[Path, Range]

    def name(self, path: Path) -> Range:
        """Where the field or table is named; of something without a name of its own, where what holds it is.

        An array of tables is named where its first one is.
        """
        while path:
            if found := self.names.get(path) or self.values.get(path) or self.names.get((*path, 0)):
                return found
            path = path[:-1]
        return 0, 0

    def value(self, path: Path) -> Range:
        """Where the value stands; of a table, its header."""
        return self.values.get(path) or self.name(path)

    def inside(self, path: Path, start: int, end: int) -> Range:
        """Where characters `start` to `end` of a string value stand, escapes counted as what they stand for."""
        first, last = self.value(path)
        literal = self.text[first:last]
        if literal[:1] not in ('"', "'"):
            return first, last
        return first + _offset(literal, start), first + _offset(literal, end)


class Lines:
    """Turns offsets of a text into lines and columns."""

    _BLOCK = 1 << 16

    def __init__(self, text: str) -> None:
        self._text = text
        self._before = [0]
        for block in range(0, len(text), self._BLOCK):
            self._before.append(self._before[-1] + text.count("\n", block, block + self._BLOCK))

    def span(self, start: int, end: int) -> Span:
        """The span from `start` to `end`, or to the end of its first line; at least one character."""
        block = start // self._BLOCK
        line = self._before[block] + self._text.count("\n", block * self._BLOCK, start) + 1
        line_start = self._text.rfind("\n", 0, start) + 1
        line_end = self._text.find("\n", start)
        end = min(end, len(self._text) if line_end < 0 else line_end)
        return Span(line, start - line_start + 1, max(1, end - start))


def scan(text: str) -> SourceMap:
    """The places of all names and values in `text`, whose lines end in a line feed alone."""
    found = SourceMap(text, {}, {})
    array_lengths: dict[Path, int] = {}
    table: Path = ()
    position = _skip(_BLANK, text, 0)
    while position < len(text):
        if plain := _PLAIN_PAIR.match(text, position):
            path = (*table, plain[1])
            found.names.setdefault(path, plain.span(1))
            found.values[path] = plain.span(2)
            after = plain.end()
        elif header := _HEADER.match(text, position):
            names = [_part_name(part[0]) for part in _KEY_PART.finditer(header[2])]
            table = _open_table(names, array_lengths, is_array=header[1] == "[[")
            found.names.setdefault(table, header.span())
            after = header.end()
        else:
            after = _pair(found, text, position, table)
        if after <= position:
            after = _skip(_REST_OF_LINE, text, position)
        position = _skip(_BLANK, text, after)
    return found


class CardPlace(Record):
    """Where a `[[card]]` stands: its id without the deck's, and its range from its header to its last value."""

    name: str
    range: Range


def card_places(text: str) -> list[CardPlace]:
    """Where each `[[card]]` of `text` stands, whose lines end in a line feed alone, in the order of the text."""
    found = scan(text)
    cards: dict[int, dict[str, str]] = {}
    ends: dict[int, int] = {}
    for path, (_, end) in (*found.names.items(), *found.values.items()):
        match path:
            case "card", int(index), *inside:
                ends[index] = max(end, ends.get(index, 0))
                fields = cards.setdefault(index, {})
                if inside in (["id"], ["question"], ["text"]) and path in found.values:
                    fields[str(inside[0])] = _string(text[slice(*found.values[path])])
    ids = note_ids([cards.get(index, {}) for index in range(max(cards, default=-1) + 1)])
    return [CardPlace(ids[index], (found.name(("card", index))[0], ends[index])) for index in sorted(cards)]


def card_line(text: str, note_id: str) -> int | None:
    """The line, from 1, of the header of the card called `note_id` (without its deck), or None if there is none."""
    text = syntax.plain(text)
    place = next((place for place in card_places(text) if place.name == note_id), None)
    return Lines(text).span(*place.range).line if place else None


def _skip(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _open_table(names: list[str], array_lengths: dict[Path, int], *, is_array: bool) -> Path:
    """The path of the table that a header opens: a name on the way that is an array of tables means its last one."""
    table: Path = ()
    for name in names[:-1]:
        table = (*table, name)
        if length := array_lengths.get(table):
            table = (*table, length - 1)
    table = (*table, names[-1])
    if is_array:
        array_lengths[table] = array_lengths.get(table, 0) + 1
        table = (*table, array_lengths[table] - 1)
    return table


def _pair(found: SourceMap, text: str, position: int, table: Path) -> int:
    """Note `key = value` at `position`; the offset after it."""
    key = _KEY.match(text, position)
    if not key:
        return position
    path = table
    for part in _KEY_PART.finditer(text, key.start(), key.end()):
        path = (*path, _part_name(part[0]))
        found.names.setdefault(path, part.span())
    return _value(found, text, _skip(_EQUALS, text, key.end()), path)


def _value(found: SourceMap, text: str, position: int, path: Path) -> int:
    """Note the value at `position`, and what it holds; the offset after it."""
    if text.startswith("[", position):
        end = _array(found, text, position, path)
    elif text.startswith("{", position):
        end = _inline_table(found, text, position, path)
    else:
        end = _skip(_SCALAR, text, position)
    found.values[path] = position, end
    return end


def _array(found: SourceMap, text: str, position: int, path: Path) -> int:
    position = _skip(_BLANK_OR_COMMA, text, position + 1)
    index = 0
    while position < len(text) and text[position] != "]":
        after = _value(found, text, position, (*path, index))
        if after <= position:
            return position
        position = _skip(_BLANK_OR_COMMA, text, after)
        index += 1
    return min(position + 1, len(text))


def _inline_table(found: SourceMap, text: str, position: int, path: Path) -> int:
    position = _skip(_BLANK_OR_COMMA, text, position + 1)
    while position < len(text) and text[position] != "}":
        after = _pair(found, text, position, path)
        if after <= position:
            return position
        position = _skip(_BLANK_OR_COMMA, text, after)
    return min(position + 1, len(text))


def _part_name(part: str) -> str:
    return _string(part) if part[0] in "\"'" else part


def _string(literal: str) -> str:
    """What a TOML string stands for; nothing of anything else."""
    if literal[:1] not in ('"', "'"):
        return ""
    return "".join(text for text, _, _ in _pieces(literal))


def _offset(literal: str, index: int) -> int:
    """Where in the source of a TOML string its character `index` begins; the end of what it says if there is none."""
    last = len(literal)
    for text, start, end in _pieces(literal):
        if index < len(text):
            return start + index
        index -= len(text)
        last = end
    return last


def _pieces(literal: str) -> Iterator[tuple[str, int, int]]:
    """The pieces of a TOML string with their offsets: runs of characters that stand for themselves, and escapes."""
    quotes = 3 if literal[:3] in ('"""', "'''") and len(literal) >= 6 else 1
    start, end = quotes, len(literal) - quotes
    if quotes == 3 and literal.startswith("\n", start):
        start += 1
    if literal[0] == "'":
        yield literal[start:end], start, end
        return
    for piece in _PIECE.finditer(literal, start, end):
        short, long, byte, letter, folded = piece.groups()
        if code := short or long or byte:
            text = chr(int(code, 16))
        elif letter:
            text = _LETTER_ESCAPES[letter]
        else:
            text = "" if folded else piece[0]
        yield text, *piece.span()

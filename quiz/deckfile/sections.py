"""The parts of a text that is no TOML: its tables by their headers, and the fields in them.

What the parser cannot read has to be guessed by lines. The guesses are those of a reader: a line such as `[[card]` is
meant to be a header whatever its brackets, and a line `name = …` begins a field.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from quiz.deckfile import tokens
from quiz.deckfile.limits import MAX_DEPTH
from quiz.deckfile.questions import NAMES

HEADER_LINE = re.compile(
    r"^[ \t]*+(?P<open>\[\[?)[ \t]*+(?P<name>[A-Za-z_][\w-]*+(?:[ \t]*+\.[ \t]*+[\w-]++)*+)[ \t]*+(?P<close>\]\]?)"
    r"[ \t]*+(?:#.*+)?$",
    re.MULTILINE | re.ASCII,
)
"""A line that opens a table. Names begin with a letter here, so that an array's own `[1]` or `["a"]` is none."""
_MEANT_AS_HEADER = re.compile(
    r"^[ \t\u00a0\u200b\ufeff]*+(?:"
    r"(?:[\[({<][ \t]*+)++[\"']?+(?P<name>decks?|sources?|cards?)\b(?![\"']?+[ \t]*+[=,:]).*+"
    r"|(?P<bare>decks?|sources?|cards?)[ \t]*+[\]:]*+[ \t]*+)$",
    re.MULTILINE | re.IGNORECASE,
)
"""A line that was to open one of the tables of a deck, whatever it has for brackets."""
_LONG_QUOTES = re.compile('"""|' + "'''")

FIELD = re.compile(rf"^[ \t]*+(?P<key>{tokens.KEY})[ \t]*+=[ \t]*+", re.MULTILINE)
"""The beginning of a field."""
_MEANT_AS_FIELD = re.compile(
    rf"^[ \t]*+[\"'“]?+(?:{'|'.join(sorted(NAMES, key=len, reverse=True))})\b[\"'”]?+"
    r"[ \t\u00a0]*+(?:[:=＝]|[\"'“\[{])",
    re.MULTILINE | re.IGNORECASE,
)
"""The same of a field that decks have, with something else than `=` between it and its value."""
_WORD = re.compile(r"[ \t]*+([\w-]++)")
_TEXT = re.compile(tokens.STRING)
_NESTING = re.compile(rf"{tokens.STRING}|{tokens.COMMENT}|[\[\]{{}}]")


class Section(NamedTuple):
    """From the line of a header to the line before the next. The first one may have no header."""

    start: int
    end: int


class Part(NamedTuple):
    """The lines of one field, from the first to the one after the last; `name` is empty where it is no field."""

    start: int
    end: int
    name: str


def sections(text: str) -> Iterator[Section]:
    """The sections of a text, first to last."""
    start = 0
    for line in _headers(text):
        inside_text = len(_LONG_QUOTES.findall(text, start, line)) % 2
        if inside_text and not text[line:].lstrip(" \t").startswith("[[card"):
            continue
        if line > start:
            yield Section(start, line)
        start = line
    yield Section(start, len(text))


def _headers(text: str) -> list[int]:
    lines = {header.start() for pattern in (HEADER_LINE, _MEANT_AS_HEADER) for header in pattern.finditer(text)}
    return sorted(lines)


def meant_header(line: str) -> str:
    """Which table a line was to open that is no right header: `deck`, `source`, `card`, or nothing."""
    found = _MEANT_AS_HEADER.match(line)
    return (found["name"] or found["bare"]).lower().removesuffix("s") if found else ""


def part_at(section: str, position: int) -> Part:
    """The field of a section that `position` stands in, or the lines there that belong to none."""
    line = section.rfind("\n", 0, position) + 1
    field = last_field(section, section.find("\n", position) if "\n" in section[position:] else len(section))
    if field is None or _end_of_value(section, field.end()) <= line:
        word = _WORD.match(section, line)
        name = word[1].lower() if word and word[1].lower() in NAMES else ""
        return Part(line, _next_field(section, line + 1), name)
    end = max(_end_of_value(section, field.end()), position + 1)
    return Part(field.start(), _next_field(section, end), first_name(field["key"]))


def first_name(key: str) -> str:
    """The first part of a dotted key, without quotes."""
    return re.match(tokens.KEY_PART, key)[0].strip("\"'")  # type: ignore[index]  # a key has a first part


def last_field(section: str, before: int) -> re.Match[str] | None:
    """The last `name =` that begins before an offset, outside of texts of several lines and of brackets."""
    position, last = 0, None
    while (field := FIELD.search(section, position, before)) is not None:
        last = field
        position = max(_end_of_value(section, field.end()), field.end())
    return last


@lru_cache(maxsize=4)
def _end_of_value(section: str, start: int) -> int:
    """Where the value at `start` ends as far as that can be told.

    A text and brackets end where they are closed, or else with the line or before the next field.
    """
    line_end = section.find("\n", start)
    line_end = len(section) if line_end < 0 else line_end
    if section[start : start + 1] in ("[", "{"):
        depth = 0
        for piece in _NESTING.finditer(section, start):
            depth += (piece[0] in ("[", "{")) - (piece[0] in ("]", "}"))
            if depth == 0:
                return piece.end()
            if depth > MAX_DEPTH:
                break
        return _next_field(section, line_end, only_known=section[start] == "{") - 1
    text = _TEXT.match(section, start)
    return max(text.end() if text else start, line_end) if not text or "\n" not in text[0] else text.end()


def _next_field(section: str, position: int, *, only_known: bool = False) -> int:
    """Where the next line after that of the character before `position` begins a field, one of a deck if so asked."""
    line_end = section.find("\n", position - 1)
    if line_end < 0:
        return len(section)
    start, end = line_end + 1, len(section)
    for field in FIELD.finditer(section, start):
        if not only_known or field["key"] in NAMES:
            end = field.start()
            break
    meant = _MEANT_AS_FIELD.search(section, start, end)
    return meant.start() if meant else end

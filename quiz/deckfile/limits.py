"""What a deck file may ask of the parser, checked before it runs, so that no file can hold up the program."""

import re

from quiz.core.record import Record
from quiz.deckfile import tokens
from quiz.deckfile.codes import file
from quiz.deckfile.codes.code import Code

MAX_BYTES = 8 * 1024 * 1024
MAX_NUMBER = 64
MAX_DEPTH = 32
MAX_KEY_PARTS = 32
MAX_NAMES = 50_000
"""Table headers and dotted parts of keys in one file: each costs the parser about a kilobyte."""
MAX_VALUES = 250_000
"""Fields and elements in one file, counted by the characters that separate them."""

LIMIT_HELP = {
    file.NUMBER_TOO_LONG: "write fewer digits, or put them in quotes",
    file.NESTED_TOO_DEEP: "no field of a deck needs more than two brackets; is this file meant to be a deck?",
    file.KEY_TOO_LONG: "put a name that holds dots in quotes",
    file.TOO_MUCH: "divide the deck into several files",
}

_NUMBER_CHARACTER = "[A-Za-z0-9_:+-]"
_STRUCTURE = re.compile(
    rf"""(?:
        [\s=,]++ | \{tokens.COMMENT}
        | {tokens.STRING}(?![ \t]*+\.)
        | [0-9+-]{_NUMBER_CHARACTER}{{0,{MAX_NUMBER - 1}}}+(?!{_NUMBER_CHARACTER}|[ \t]*+\.)
        | [A-Za-z_][A-Za-z0-9_-]*+(?![ \t]*+\.)
    )*+
    (?:
        (?P<header>(?<![^\n])\[\[?[ \t]*+{tokens.KEY}[ \t]*+\]\]?)
        | (?P<brackets>[\[{{]+|[\]}}]+)
        | (?P<key>(?:{tokens.KEY_PART}{tokens.DOT})++{tokens.KEY_PART})
        | (?P<number>[0-9+-](?:{_NUMBER_CHARACTER}|\.)*+)
    )?""",
    re.VERBOSE,
)
"""All that needs no look, then one piece that does. At a character that begins no piece of TOML it stops."""
_KEY_PART = re.compile(tokens.KEY_PART)


class Excess(Record):
    """A limit that a text goes beyond, and the characters that do; both offsets are 0 where it is the whole text."""

    code: Code
    start: int
    end: int


def excess(text: str) -> Excess | None:
    """The first thing in `text` that is more than the parser should be asked to read, if any."""
    if text.count("=") + text.count(",") > MAX_VALUES:
        return Excess(file.TOO_MUCH, 0, 0)
    depth = names = 0
    for piece in _STRUCTURE.finditer(text):
        kind = piece.lastgroup
        if kind is None:
            return None
        start, end = piece.span(kind)
        if kind == "header":
            depth = 0
            names += 1 + text.count(".", start, end)
        elif kind == "brackets":
            depth += end - start if text[start] in "[{" else start - end
            if depth > MAX_DEPTH:
                return Excess(file.NESTED_TOO_DEEP, start, end)
        elif end - start > MAX_NUMBER and text[start] in "+-0123456789":
            return Excess(file.NUMBER_TOO_LONG, start, end)
        if kind in ("header", "key"):
            parts = text.count(".", start, end)
            names += parts
            if parts >= MAX_KEY_PARTS and len(_KEY_PART.findall(text, start, end)) > MAX_KEY_PARTS:
                return Excess(file.KEY_TOO_LONG, start, end)
        if names > MAX_NAMES:
            return Excess(file.TOO_MUCH, start, end)
    return None


def can_be_read(text: str) -> bool:
    """Whether a deck file of this text stays within all limits: what does not is not to be written."""
    return len(text.encode()) <= MAX_BYTES and excess(text) is None


def first_stray(text: str) -> int:
    """Where the text stops looking like TOML, as at a string that is never closed; its length if it does not."""
    for piece in _STRUCTURE.finditer(text):
        if piece.lastgroup is None:
            return piece.end()
    return len(text)

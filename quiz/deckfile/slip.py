"""A mistake in the writing, and what the modules that explain one share."""

import re
from typing import NamedTuple

from quiz.deckfile.codes import file
from quiz.deckfile.codes.code import Code

_SHOWN = 60


class Slip(NamedTuple):
    """A mistake in the writing, by its offsets in the text."""

    code: Code
    start: int
    end: int
    message: str
    help: str = ""


def slip(start: int, end: int, message: str, help: str = "") -> Slip:  # noqa: A002
    """A mistake that makes the text no TOML, and is of no kind of its own."""
    return Slip(file.SYNTAX, start, end, message, help)


def write(what: str, otherwise: str = "") -> str:
    """Advise to write `what`, if that is short enough to be read; else give `otherwise`."""
    shown = " ".join(what.split())
    if len(shown) <= _SHOWN:
        return f"write `{shown}`"
    return otherwise or f"write `{shown[: _SHOWN - 1]}…`"


def quoted(text: str) -> str:
    """`text` as a TOML string on one line, in the quotes that need no escape if there are such."""
    text = " ".join(text.split())
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = re.sub(r'(["\\])', r"\\\1", text)
    return f'"{escaped}"'

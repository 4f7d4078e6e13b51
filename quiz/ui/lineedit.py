"""One line of text under a cursor, and what the editing keys of a shell do to it.

Pure, so that an answer half typed is a value: it can be drawn before the terminal is taken over, kept while the window
changes its size, and tested without one.
"""

import unicodedata
from collections.abc import Callable

from quiz.core.answer import LONGEST_ANSWER
from quiz.core.record import Record, replace

ZERO_WIDTH_JOINER = "\u200d"


class Line(Record):
    """A text, the cursor before its character number `cursor` (0 to its length), and the text last cut out of it."""

    text: str = ""
    cursor: int = 0
    cut: str = ""


EMPTY = Line()


def insert(line: Line, text: str) -> Line:
    """Put `text` in at the cursor: line breaks and tabs become spaces, other control characters are dropped.

    What goes beyond the length of an answer is dropped too.
    """
    flat = " ".join(filter(None, text.splitlines())).replace("\t", " ")
    kept = "".join(c for c in flat if unicodedata.category(c) not in ("Cc", "Cs"))[: LONGEST_ANSWER - len(line.text)]
    return replace(
        line,
        text=line.text[: line.cursor] + kept + line.text[line.cursor :],
        cursor=line.cursor + len(kept),
    )


def edit(line: Line, key: str) -> Line | None:
    """What an editing key makes of the line; None for a key that edits nothing."""
    does = EDITS.get(key)
    return does(line) if does else None


def _joins(before: str, character: str) -> bool:
    """Whether `character` belongs to the one before it, as an accent to its letter or a skin tone to its hand."""
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or ZERO_WIDTH_JOINER in (before, character)
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


def _left_of(line: Line) -> int:
    """Where the character left of the cursor begins, with all that is joined to it."""
    at = max(line.cursor - 1, 0)
    while at > 0 and _joins(line.text[at - 1], line.text[at]):
        at -= 1
    return at


def _right_of(line: Line) -> int:
    at = min(line.cursor + 1, len(line.text))
    while 0 < at < len(line.text) and _joins(line.text[at - 1], line.text[at]):
        at += 1
    return at


def _word_left_of(line: Line) -> int:
    at = line.cursor
    while at > 0 and not line.text[at - 1].isalnum():
        at -= 1
    while at > 0 and line.text[at - 1].isalnum():
        at -= 1
    return at


def _word_right_of(line: Line) -> int:
    at, end = line.cursor, len(line.text)
    while at < end and not line.text[at].isalnum():
        at += 1
    while at < end and line.text[at].isalnum():
        at += 1
    return at


def _start(_line: Line) -> int:
    return 0


def _end(line: Line) -> int:
    return len(line.text)


def _move(to: Callable[[Line], int]) -> Callable[[Line], Line]:
    return lambda line: replace(line, cursor=to(line))


def _delete(to: Callable[[Line], int], *, keep: bool) -> Callable[[Line], Line]:
    """Take out what lies between the cursor and `to`; `keep` it for Ctrl-Y."""

    def deleted(line: Line) -> Line:
        start, end = sorted((line.cursor, to(line)))
        cut = line.text[start:end] if keep and end > start else line.cut
        return Line(line.text[:start] + line.text[end:], start, cut)

    return deleted


EDITS: dict[str, Callable[[Line], Line]] = {
    "left": _move(_left_of),
    "c-b": _move(_left_of),
    "right": _move(_right_of),
    "c-f": _move(_right_of),
    "home": _move(_start),
    "c-a": _move(_start),
    "end": _move(_end),
    "c-e": _move(_end),
    "c-left": _move(_word_left_of),
    "alt-b": _move(_word_left_of),
    "c-right": _move(_word_right_of),
    "alt-f": _move(_word_right_of),
    "backspace": _delete(_left_of, keep=False),
    "delete": _delete(_right_of, keep=False),
    "c-d": _delete(_right_of, keep=False),
    "c-w": _delete(_word_left_of, keep=True),
    "alt-backspace": _delete(_word_left_of, keep=True),
    "alt-d": _delete(_word_right_of, keep=True),
    "c-u": _delete(_start, keep=True),
    "c-k": _delete(_end, keep=True),
    "c-y": lambda line: insert(line, line.cut),
}
"""The keys of a shell's command line, those of Emacs among them."""

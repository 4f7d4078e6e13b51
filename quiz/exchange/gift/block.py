"""The blocks of a GIFT file: what stands between two empty lines, its escapes out of the way and its comments read."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quiz.exchange.moodle.item import GAP

ESCAPED = ":#={}~n\\"
"""What a backslash may stand before; `n` is a line end."""

_HIDDEN = {letter: chr(0xFDD1 + place) for place, letter in enumerate(ESCAPED)}
_SHOWN = str.maketrans({hidden: "\n" if letter == "n" else letter for letter, hidden in _HIDDEN.items()})
_ESCAPE = re.compile(r"\\([:#={}~n\\])")
_RESERVED = re.compile("[\ufdd0-\ufdef]")
"""Characters that no text has: they stand for escapes and gaps while a block is read."""

_ID = re.compile(r"\[id:((?:\\\]|[^\]\x00-\x1f]){1,100})\]")
_TAG = re.compile(r"\[tag:((?:\\\]|[^\]<>`\x00-\x1f]){1,100})\]")


class Block(NamedTuple):
    """A question's text with its escapes hidden, the number of its first line, and what its comments tell Moodle."""

    text: str
    line: int
    id: str = ""
    tags: tuple[str, ...] = ()

    def line_at(self, position: int) -> int:
        """The number of the line that a position in the text is on."""
        return self.line + self.text.count("\n", 0, position)


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a file, those that are all comment left out."""
    gathered: list[str] = []
    first = 1
    for number, line in enumerate((*re.split(r"\r\n|\r|\n", _RESERVED.sub("", text)), ""), 1):
        if line.strip():
            first = first if gathered else number
            gathered.append(line)
        elif gathered:
            if block := _block(gathered, first):
                yield block
            gathered = []


def _block(lines: list[str], first: int) -> Block | None:
    comments = [line for line in lines if line.lstrip().startswith("//")]
    kept = ["" if line.lstrip().startswith("//") else line.strip() for line in lines]
    start = next((place for place, line in enumerate(kept) if line), None)
    if start is None:
        return None
    comment = "\n".join(comments)
    found = _ID.search(comment)
    tags = tuple(tag.replace("\\]", "]").strip() for tag in _TAG.findall(comment))
    own = found[1].replace("\\]", "]").strip() if found else ""
    return Block(hidden("\n".join(kept[start:]).rstrip()), first + start, own, tags)


def hidden(text: str) -> str:
    """The text with each escape as one character that means nothing."""
    return _ESCAPE.sub(lambda found: _HIDDEN[found[1]], text)


def shown(text: str) -> str:
    """The text with what was escaped in it; a gap stays one."""
    return text.translate(_SHOWN)


def escaped(text: str) -> str:
    """The text as GIFT has it, on one line and with nothing in it that means anything there."""
    return re.sub(r"[\\:#={}~]", r"\\\g<0>", text.replace(GAP, "")).replace("\n", "\\n")

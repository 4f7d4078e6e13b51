"""What Moodle has no field for, as tags: `quiz:kind=date`. Moodle keeps them, and a teacher can read them."""

import re
from collections.abc import Iterable, Mapping

LONGEST_TAG = 50

_PREFIX = "quiz:"
_NAMES = ("kind", "reverse", "strict", "need", "paragraphs", "unit", "source", "language")
_UNKEPT = re.compile("[\x00-\x1f\x7f<>`]")


def as_kept(tag: str) -> str:
    """The tag as Moodle keeps it: on one line, at most 50 characters, and without `<`, `>` and backquotes."""
    return " ".join(_UNKEPT.sub("", " ".join(tag.split())).split())[:LONGEST_TAG].strip()


def marked(tags: Iterable[str], marks: Mapping[str, str]) -> tuple[str, ...]:
    """The tags with the marks behind them; a mark without a value is its name alone."""
    made = (f"{_PREFIX}{name}={value}" if value else f"{_PREFIX}{name}" for name, value in marks.items())
    return tuple(dict.fromkeys(kept for tag in (*tags, *made) if (kept := as_kept(tag))))


def counted(marks: Mapping[str, str], name: str, otherwise: int) -> int:
    """The number that a mark says, from 1 to 999; another where it says none."""
    value = marks.get(name, "")
    return int(value) if re.fullmatch(r"[1-9]\d{0,2}", value, re.ASCII) else otherwise


def unmarked(tags: Iterable[str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """The tags that are no marks, and the marks by name."""
    plain: list[str] = []
    marks: dict[str, str] = {}
    for tag in tags:
        name, _, value = tag.removeprefix(_PREFIX).partition("=")
        if tag.startswith(_PREFIX) and name in _NAMES:
            marks[name] = value
        else:
            plain.append(tag)
    return tuple(dict.fromkeys(plain)), marks

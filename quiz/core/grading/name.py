"""Names of people and places: what may be left out of one, and the orders it may be written in."""

import re
from collections.abc import Sequence

from quiz.core.language import word_set

_SUFFIXES = word_set("jr sr esq phd md")
_DIRECTIONS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_PLACED = word_set("in at on")
_SMALL_WORDS = _PLACED | word_set("of the and von van de der den da del di la le bin ibn al el y zu")


def looks_like_name(text: str) -> bool:
    """Whether every word begins with a capital, but for the small words of names."""
    words = re.findall(r"[^\W\d_]+", text)
    return any(word[0].isupper() for word in words) and all(
        word[0].isupper() or word in _SMALL_WORDS or word == "s" for word in words
    )


def usual_name(name: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """`name` as it is compared with `other`: `N. Korea` in full, no `in` in front, no `Jr.` that `other` lacks."""
    words = tuple(name)
    if len(words) > 1 and words[0] in _PLACED:
        words = words[1:]
    if len(words) > 1:
        words = (_DIRECTIONS.get(words[0], words[0]), *words[1:])
    if len(words) > 2 and words[-1] in _SUFFIXES and not _SUFFIXES.intersection(other):
        words = words[:-1]
    return words


def turned(name: str) -> str:
    """A name with the surname first, `Kishida, Fumio`, in its usual order; any other text as it is."""
    surname, comma, first = name.partition(",")
    return f"{first} {surname}" if comma else name

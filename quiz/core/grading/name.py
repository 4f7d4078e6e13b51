"""Names of people and places: what may be left out of one, and the orders it may be written in."""

import re
from collections.abc import Container, Sequence

from quiz.core.language import word_set
from quiz.core.number_words import is_ordinal

_SUFFIXES = word_set("jr esq phd md")
"""What may be left out at the end; `Sr.` may not, for without it the son is meant."""

_SHORTENED = {"junior": "jr", "senior": "sr"}
_IN_FRONT = word_set("in at on van von")
_SMALL_WORDS = word_set("in at on of the and von van de der den da del di la le bin ibn al el y zu")


def looks_like_name(text: str) -> bool:
    """Whether every word begins with a capital, but for the small words of names and what follows a hyphen."""
    words = re.findall(r"(?<![^\W\d_]-)(?<![^\W_])[^\W\d_]+", text)
    return any(word[0].isupper() for word in words) and all(
        word[0].isupper() or word in _SMALL_WORDS or word == "s" for word in words
    )


def usual_name(name: Sequence[str], other: Sequence[str], initials: Container[str]) -> tuple[str, ...]:
    """`name` as it is compared with `other`: without what only one of the two has, and initials in full.

    What may go is an `in` in front, a `Jr.` at the end, and of the letters in the middle those that are `initials`. An
    initial that the other name has in full is that: `F. Kishida` is Fumio Kishida, `N. Korea` North Korea.
    """
    words = [*name[:1], *(_SHORTENED.get(word, word) for word in name[1:])]
    if len(words) > 1 and words[0] in _IN_FRONT:
        del words[0]
    if len(words) > 1:
        words = _numbered(words)
    if len(words) > 2 and words[-1] in _SUFFIXES and not _SUFFIXES.union(_SHORTENED).intersection(other):
        del words[-1]
    words, other = _spelled_out(words, other), _spelled_out([*other], words)
    if len(words) > 2 and words[-1].isalpha() and not any(map(_is_initial, other)):
        words[1:-1] = [word for word in words[1:-1] if not (_is_initial(word) and word in initials)]
    return tuple(words)


def _is_initial(word: str) -> bool:
    """Whether a word is a letter alone; a digit says which of several is meant, as in `Route 6`."""
    return len(word) == 1 and word.isalpha()


def _spelled_out(words: list[str], other: Sequence[str]) -> list[str]:
    """A name with the initials that the other has in full in full: `f kishida`, and `jf kennedy` with two together."""
    if words and len(words) == len(other) - 1 and re.fullmatch(r"[^\W\d]{2}", words[0]) and words[0][1] == other[1]:
        words = [*words[0], *words[1:]]
    if not words or len(words) != len(other) or len(words[-1]) == 1:
        return words
    return [full if _is_initial(word) and full[0] == word else word for word, full in zip(words, other, strict=True)]


def _numbered(words: list[str]) -> list[str]:
    """A name with its ordinal as a number at the end: `world war 2` of `2nd world war`, `louis 14` of `louis 14th`."""
    if is_ordinal(words[0]):
        words = [*words[1:], words[0]]
    return [*words[:-1], words[-1][:-2]] if is_ordinal(words[-1]) else words


def turned(name: str) -> str:
    """A name with the surname first, `Kishida, Fumio`, in its usual order; any other text as it is.

    What stands in brackets goes in front as well: `Ash Carter (Secretary of Defense)` is a name with its title.
    """
    surname, mark, first = re.sub(r"\s*\(([^()]*)\)\s*$", r", \1", name).partition(",")
    return f"{first} {surname}" if mark else name

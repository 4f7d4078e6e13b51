"""Whether two texts are the same answer, each in its own way of writing it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from quiz.core.date import PartialDate, read_date
from quiz.core.grading.unit import unit_words
from quiz.core.language import base_language, word_set
from quiz.core.number import read_number
from quiz.core.text import normalise, squeeze
from quiz.core.title import without_title

_LONGEST_VALUE = 80
"""Characters of the longest text that is tried as a number or a date."""

_DECISIVE = word_set("not no never nor may might must shall should can could will would")
"""Words that must stand by themselves in both texts or in neither: `no table` is not `notable`."""

_SUFFIXES = word_set("jr sr esq phd md")
_DIRECTIONS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_SMALL_WORDS_OF_NAMES = word_set("of the and von van de der den da del di la le bin ibn al el y zu")

_SPELLED_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"}
)
"""How letters are written on keyboards that lack them."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text as it is compared: normalised, by its words without what may be left out, and as a value."""

    plain: str
    words: tuple[str, ...]
    name: tuple[str, ...]
    number: tuple[Decimal, tuple[str, ...]] | None
    date: PartialDate | None
    is_name: bool


@lru_cache(maxsize=1024)
def _reading(text: str, language: str) -> _Reading:
    plain = normalise(text, language)
    words = tuple(plain.split())
    name = without_title(words, of_name=True)
    if base_language(language) == "en":
        words, name = _without_the(words), _without_the(name)
    number = read_number(text, language) if len(text) <= _LONGEST_VALUE else None
    dates = read_date(text) if len(text) <= _LONGEST_VALUE else ()
    return _Reading(
        plain,
        words,
        name,
        None if number is None else (number.value, tuple(unit_words(number.unit))),
        dates[0] if len(dates) == 1 else None,
        _looks_like_name(text),
    )


def same_text(form: str, typed: str, language: str = "en") -> bool:
    """Whether `typed` is the accepted `form`, but for what never matters and other ways to write a value or name."""
    one, other = _reading(form, language), _reading(typed, language)
    if one.plain == other.plain:
        return True
    if (one.number is not None and one.number == other.number) or (one.date is not None and one.date == other.date):
        return True
    if _same_words(one.words, other.words) or (one.is_name and _same_name(one.name, other.name)):
        return True
    spelled_out = form.translate(_SPELLED_OUT)
    return spelled_out != form and normalise(spelled_out, language) == other.plain


def _same_words(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether the words are the same, or would be if they were parted otherwise: `mine sweeping`, `minesweeping`."""
    if words == others:
        return bool(words)
    if squeeze(" ".join(words)) != squeeze(" ".join(others)):
        return False
    decisive, others_decisive = _DECISIVE.intersection(words), _DECISIVE.intersection(others)
    return decisive == others_decisive or decisive ^ others_decisive == {"can", "not"}


def _same_name(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are the same without titles; `Jr.` may be left out, `N. Korea` is North Korea."""
    if len(name) > 1 and len(other) > 1:
        name, other = (
            tuple(_DIRECTIONS.get(word, word) if at == 0 else word for at, word in enumerate(words))
            for words in (name, other)
        )
    if abs(len(name) - len(other)) == 1 and min(len(name), len(other)) > 1:
        longer, shorter = sorted((name, other), key=len, reverse=True)
        if longer[-1] in _SUFFIXES:
            return longer[:-1] == shorter
    return _same_words(name, other)


def _without_the(words: tuple[str, ...]) -> tuple[str, ...]:
    """`words` without "the" anywhere, unless that is all there is."""
    return tuple(word for word in words if word != "the") or words


def _looks_like_name(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    return bool(words) and all(word[0].isupper() or word in _SMALL_WORDS_OF_NAMES or word == "s" for word in words)

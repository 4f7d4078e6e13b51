"""Whether two texts are the same answer, each in its own way of writing it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from quiz.core.date import PartialDate, read_date
from quiz.core.grading.unit import unit_words
from quiz.core.grading.wording import in_one_form
from quiz.core.language import base_language, word_set
from quiz.core.number import read_number
from quiz.core.numeral import is_number_word
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
    """A text as it is compared: normalised, and its words without what may be left out, such as the title of a name."""

    plain: str
    words: tuple[str, ...]
    joined: str
    name: tuple[str, ...]
    is_name: bool
    may_be_value: bool


@lru_cache(maxsize=2048)
def _reading(text: str, language: str) -> _Reading:
    plain = normalise(text, language)
    words = tuple(plain.split())
    name = without_title(words, of_name=True)
    if base_language(language) == "en":
        words, name = in_one_form(words), in_one_form(name)
    may_be_value = len(text) <= _LONGEST_VALUE and (
        any(map(str.isdigit, plain)) or any(map(is_number_word, plain.split()))
    )
    return _Reading(plain, words, squeeze(" ".join(words)), name, _looks_like_name(text), may_be_value)


@lru_cache(maxsize=1024)
def _value(text: str, language: str) -> tuple[Decimal, tuple[str, ...]] | PartialDate | None:
    """The number with its unit, or the date, that a text is as a whole."""
    number = read_number(text, language)
    if number is not None:
        return number.value, tuple(unit_words(number.unit))
    dates = read_date(text)
    return dates[0] if len(dates) == 1 else None


def same_text(form: str, typed: str, language: str = "en") -> bool:
    """Whether `typed` is the accepted `form`, but for what never matters and other ways to write a value or name."""
    one, other = _reading(form, language), _reading(typed, language)
    if one.plain == other.plain or (one.joined == other.joined and _same_words(one.words, other.words)):
        return True
    if one.may_be_value and other.may_be_value and _same_value(form, typed, language):
        return True
    if one.is_name and (
        _same_name(one.name, other.name) or _same_name(one.name, _reading(_turned(typed), language).name)
    ):
        return True
    spelled_out = form.translate(_SPELLED_OUT)
    return spelled_out != form and normalise(spelled_out, language) == other.plain


def _same_value(form: str, typed: str, language: str) -> bool:
    value, other = _value(form, language), _value(typed, language)
    if isinstance(value, PartialDate) or isinstance(other, PartialDate):
        dates = read_date(form)
        return len(dates) == 1 and dates == read_date(typed)
    return value is not None and value == other


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


def _turned(name: str) -> str:
    """A name with the surname first, `Kishida, Fumio`, in its usual order; any other as it is."""
    surname, comma, first = name.partition(",")
    return f"{first} {surname}" if comma else name


def _looks_like_name(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    return bool(words) and all(word[0].isupper() or word in _SMALL_WORDS_OF_NAMES or word == "s" for word in words)

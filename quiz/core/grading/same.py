"""Whether two texts are the same answer, each in its own way of writing it."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from math import gcd

from quiz.core.date import read_date
from quiz.core.grading.confusable import DECISIVE
from quiz.core.grading.formula import is_formula, same_formula
from quiz.core.grading.name import looks_like_name, turned, usual_name
from quiz.core.grading.unit import same_units, unit_words
from quiz.core.grading.wording import in_one_form
from quiz.core.language import base_language
from quiz.core.number import ReadNumber, read_number
from quiz.core.numeral import is_number_word
from quiz.core.record import Record
from quiz.core.saying import bare
from quiz.core.text import fold, normalise, squeeze
from quiz.core.title import without_title

_LONGEST_VALUE = 80
"""Characters of the longest text that is tried as a number or a date."""

_SPELLED_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"}
)
"""How letters are written on keyboards that lack them."""


class _Reading(Record):
    """A text as it is compared: normalised, and its words without what may be left out, such as the title of a name.

    `initials` are the letters that have a point behind them.
    """

    plain: str
    words: tuple[str, ...]
    joined: frozenset[str]
    name: tuple[str, ...]
    initials: frozenset[str]
    is_name: bool
    is_formula: bool
    may_be_value: bool


@lru_cache(maxsize=2048)
def _reading(text: str, language: str) -> _Reading:
    plain = normalise(text, language)
    is_english = base_language(language) == "en"
    words = tuple(plain.split())
    name = without_title(words, of_name=True)
    if is_english:
        words = _bare(words, language)
        name = in_one_form(without_title(words, of_name=True))
        words = _bare(in_one_form(words), language)
    may_be_value = len(text) <= _LONGEST_VALUE and (
        any(map(str.isdigit, plain)) or any(map(is_number_word, plain.split()))
    )
    return _Reading(
        plain=plain,
        words=words,
        joined=frozenset({squeeze(plain), squeeze(" ".join(words))}),
        name=name,
        initials=frozenset(re.findall(r"\b([^\W\d_])\.", fold(text))),
        is_name=looks_like_name(text),
        is_formula=is_formula(text),
        may_be_value=may_be_value,
    )


def _bare(words: Sequence[str], language: str) -> tuple[str, ...]:
    """`words` without those that people put around an answer, nor the article that then stands in front."""
    text = " ".join(words)
    left = bare(text)
    return tuple(words) if left == text else tuple(normalise(left, language).split())


@lru_cache(maxsize=1024)
def _quantity(text: str, language: str) -> tuple[Decimal, tuple[str, ...], bool] | None:
    """The number with its unit that a text is as a whole; `almost` is part of the number."""
    number = stated_number(text, language)
    return None if number is None else (number.value, tuple(unit_words(number.unit)), number.short)


def stated_number(text: str, language: str) -> ReadNumber | None:
    """The number that a text states where no number was asked for.

    A fraction that can be reduced is as likely a time signature or a blood pressure, and `None` in code is no 0.
    """
    folded = fold(text)
    fraction = re.search(r"(\d{1,20})\s?/\s?(\d{1,20})", folded)
    if (fraction and gcd(int(fraction[1]), int(fraction[2])) > 1) or re.match(r"\W*(?:none|nil)\b", folded):
        return None
    return read_number(text, language)


def same_text(form: str, typed: str, language: str = "en") -> bool:
    """Whether `typed` is the accepted `form`, but for what never matters and other ways to write a value or name."""
    one, other = _reading(form, language), _reading(typed, language)
    if one.may_be_value and other.may_be_value and _same_value(form, typed, language):
        return True
    if one.is_formula:
        return same_formula(form, typed)
    if _other_ends(form, typed):
        return False
    if one.plain == other.plain or (one.joined & other.joined and _decide_alike(one.words, other.words)):
        return True
    if one.is_name and any(_same_words(*leanest(form, name, language)) for name in (typed, turned(typed))):
        return True
    if re.search(r"\d,\s", f"{form} {typed}") and normalise(_spaced(form), language) == normalise(
        _spaced(typed), language
    ):
        return True
    spelled_out = form.translate(_SPELLED_OUT)
    return spelled_out != form and normalise(spelled_out, language) == other.plain


def _other_ends(form: str, typed: str) -> bool:
    """Whether both are intervals, one of them with an end that the other has not: `[0, 1]` and `[0, 1)`."""
    ends, others = (re.fullmatch(r"\s*([(\[])[^()\[\]]+[,;][^()\[\]]+([)\]])\s*", text) for text in (form, typed))
    return ends is not None and others is not None and ends.groups() != others.groups()


def _spaced(text: str) -> str:
    """The numbers of a row apart, however it is written: `3,4` as `3, 4`."""
    return re.sub(r"(?<=\d),(?=-?\d)", ", ", text)


def leanest(form: str, typed: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of both without all that may be left out: of names titles as well, and `in` before a place.

    A letter in the middle of the form can be left out where a point tells that it is an initial: John F. Kennedy may
    be John Kennedy, but no Hepatitis Vaccine is the Hepatitis B Vaccine.
    """
    one, other = _reading(form, language), _reading(typed, language)
    if not one.is_name:
        return one.words, other.words
    return usual_name(one.name, other.name, one.initials), usual_name(other.name, one.name, other.name)


def _same_value(form: str, typed: str, language: str) -> bool:
    """Whether both are the same number, or the same date however it is written."""
    one, other = _quantity(form, language), _quantity(typed, language)
    if one and other and one[0] == other[0] and same_units(one[1], other[1]) and one[2] == other[2]:
        return True
    dates = read_date(form)
    return bool(dates) and dates == read_date(typed)


def _same_words(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether the words are the same, or would be if they were parted otherwise: `mine sweeping`, `minesweeping`."""
    if words == others:
        return bool(words)
    return squeeze(" ".join(words)) == squeeze(" ".join(others)) and _decide_alike(words, others)


def _decide_alike(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether the words that decide what is meant are those of both: `no table` is not `notable`."""
    return DECISIVE.intersection(words) == DECISIVE.intersection(others)

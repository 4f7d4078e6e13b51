"""Brings a date that is said in English words to digits: `the fourth of July 1776`, `nineteen ninety-seven`."""

import re
from collections.abc import Sequence

from quiz.core.number_words import in_digits
from quiz.core.numeral import numeral

_NUMBER_WORD = r"(?:first|second|third|[a-z]{2}th|[a-z]ty|teen|ten|eleven|twelve|hundred|thousand)\b"
"""What any date in words has, and hardly another text."""


def in_figures(text: str) -> str:
    """A folded `text` with its number words in digits; the year alone where that is all the words say."""
    if not re.search(_NUMBER_WORD, text):
        return text
    words = re.findall(r"[a-z]+|\d+[a-z]*", text)
    year = (
        None if re.search(r"\d", text) else _year([word for word in words if word not in {"in", "the", "year", "of"}])
    )
    return " ".join(in_digits(words)) if year is None else str(year)


def _year(words: Sequence[str]) -> int | None:
    """The year that is said as one number, `two thousand fifteen`, or as two, `nineteen ninety seven`."""
    if 1000 <= (_number(words) or 0) < 2100:
        return _number(words)
    for middle in range(1, len(words)):
        century, rest = _number(words[:middle]), _number(words[middle:])
        if century and rest and 10 <= century <= 20 and 10 <= rest < 100:
            return 100 * century + rest
    return None


def _number(words: Sequence[str]) -> int | None:
    read = numeral(" ".join(words), "en", frozenset())
    return int(read[0]) if read is not None and not read[1] else None

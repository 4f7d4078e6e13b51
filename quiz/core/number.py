"""Reads a number from what people type, and writes one as its language does.

A text that could be two numbers, or that groups its digits in no known way (`28,00`), is no number: a guess could be
wrong by a factor of ten.
"""

import re
from decimal import Context, Decimal
from fractions import Fraction

from quiz.core.language import separators
from quiz.core.numeral import LARGEST_EXPONENT, is_number_word, numeral
from quiz.core.record import Record
from quiz.core.saying import bare
from quiz.core.text import fold

_LONGEST = 1000
"""Characters of the longest text that is read."""

_MOST_DIGITS_SHOWN = 18
"""Numbers with more digits than this before or after the point are shown with an exponent."""

_LEAD_IN = (
    r"(?:about|approximately|approx\b\.?|around|roughly|circa|ca\b\.?|c\.|some|nearly|almost|an? estimated|estimated|"
    r"close to|say|in all|altogether|after|etwa|ungefahr|rund|environ|aproximadamente|unos|unas|cerca de|ongeveer|"
    r"(?:there|they) (?:are|were|is|was|have|had)|it(?:'s| is| was)|exactly|precisely|just|only|a total of|total|"
    r"the number(?: is)?|in(?: the year)?|[~≈≃≅∼=:(\"])"
)
"""What may stand before a number and leaves it the same."""

_SIGN_AND_CURRENCY = (
    r"(?P<sign>[+-]|(?:minus|negative|plus|positive)\b)?\s*"
    r"(?P<unit>(?:us|a|c|hk|nz)?\$|[€£¥₹]|(?:usd|eur|gbp|jpy|chf|inr)\b)?\s*(?P<later>[+-])?\s*"
)


class ReadNumber(Record):
    """A number as it was typed: its value, and the words that stood with it (`american troops`, `%`), folded.

    `short` says that the thing falls a little short of it: `almost two`.
    """

    value: Decimal
    unit: str = ""
    short: bool = False


def read_number(text: str, language: str = "en", unit: str = "") -> ReadNumber | None:
    """The number that `text` states, or None where it states none, several, or one that can be read two ways.

    `unit` is the unit expected: in metres, `28 m` is not 28 million. Read are signs, every kind of digit, grouping by
    the language's mark, by spaces, apostrophes or underscores, `28k`, `28 thousand`, English number words, `2.8e4`,
    `1/2`, and any of these after `about` and its like.
    """
    if len(text) > _LONGEST:
        return None
    folded = re.sub(r"(?<=[^\W\d_])\^(?=\d)", "", bare(" ".join(fold(text).split())))
    folded = re.sub(r"(?<=\d)(k?)-?ish\b", r"\1", folded)
    words = re.findall(r"[^\W\d_]+", fold(unit))
    rest = re.sub(rf"^(?:{_LEAD_IN}(?![^\W\d_])\s*)+", "", folded)
    before = re.match(rf"{' '.join(map(re.escape, words))}(?:\s*[:=]|(?=[\s\d]))\s*", rest) if words else None
    rest = rest[before.end() :] if before else rest
    rest = re.sub(rf"^an? (?=(?:{'|'.join(words)})\b)", "1 ", rest) if words else rest
    front = re.match(_SIGN_AND_CURRENCY, rest)
    assert front is not None  # noqa: S101  # every part of the pattern is optional
    if front["sign"] and front["later"]:
        return None
    found = numeral(rest[front.end() :], language, frozenset(words))
    if found is None:
        return None
    value, rest = found
    if re.match(r"\s*(?:-\s*$|/)", rest):  # a charge or a grade, `2-`, and no sign; a formula, `1/x`
        return None
    after = re.sub(r"^[\s.,;:!?()\"-]+|[\s.,;:!?()\"]+$", "", rest)
    after = re.sub(r"^(?:or so|ish|odd|(?:approx|approximately|roughly|about|exactly))\b[\s,-]*", "", after)
    if not _is_unit(after):
        return None
    negative = (front["sign"] or front["later"]) in {"-", "minus", "negative"}
    short = bool(re.match(r"(?:\w+ )?(?:almost|nearly)\b", folded))
    return ReadNumber(_decimal(-value if negative else value), f"{front['unit'] or ''} {after}".strip(), short)


def show_number(value: Decimal, language: str = "en") -> str:
    """`value` as the language writes it: `28,000` in English, `28.000` in German; `read_number` reads it back."""
    marks = separators(language)
    if value == 0:
        return "0"
    places = -int(value.normalize(Context(prec=1000)).as_tuple().exponent)
    if value.adjusted() >= _MOST_DIGITS_SHOWN or places > _MOST_DIGITS_SHOWN:
        mantissa, _, exponent = f"{value.normalize(Context(prec=1000)):e}".partition("e")
        return f"{mantissa.replace('.', marks.decimal)}e{int(exponent)}"
    whole, _, fraction = f"{value.copy_abs():f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", marks.group)
    sign = "-" if value < 0 else ""
    return f"{sign}{grouped}{marks.decimal}{fraction}" if fraction.strip("0") else f"{sign}{grouped}"


def _is_unit(text: str) -> bool:
    """Whether what follows a number can be its unit: no other number, nor more than a few words."""
    words = re.findall(r"[^\W\d_]+", text)
    return not re.search(r"(?<![^\W\d_])\d|[+<>*^=]", text) and len(words) <= 12 and not any(map(is_number_word, words))


def _decimal(value: Fraction) -> Decimal:
    context = Context(prec=2 * LARGEST_EXPONENT if _terminates(value) else 30)
    return context.divide(Decimal(value.numerator), Decimal(value.denominator))


def _terminates(value: Fraction) -> bool:
    """Whether the decimal expansion ends: the denominator has no factor but 2 and 5."""
    return pow(10, LARGEST_EXPONENT * 4, value.denominator) == 0

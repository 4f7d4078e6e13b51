"""Reads a number from what people type, and writes one as a language groups its digits.

A text that could be two numbers, or that groups its digits in no known way (`28,00`), is no number: to guess would mark
a factor of ten wrong.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from quiz.core.language import base_language, separators
from quiz.core.text import fold

_LARGEST_EXPONENT = 400
"""Numbers beyond ten to this power, either way, are not read: they would only cost time."""

_LONGEST = 1000
"""Characters of the longest text that is read."""

_SMALL = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SMALL |= {"fourty": 40, "nil": 0}

_SCALES = {
    "hundred": 100,
    "hundreds": 100,
    "dozen": 12,
    "dozens": 12,
    "score": 20,
    "thousand": 10**3,
    "thousands": 10**3,
    "grand": 10**3,
    "k": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "millions": 10**6,
    "mio": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "billions": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "trillions": 10**12,
    "tn": 10**12,
}

_SCALES_OF = {
    "de": {"hundert": 100, "tausend": 10**3, "million": 10**6, "millionen": 10**6, "milliarde": 10**9, "milliarden": 10**9,
           "mrd": 10**9, "billion": 10**12, "billionen": 10**12},
    "fr": {"cent": 100, "mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9},
    "es": {"mil": 10**3, "millon": 10**6, "millones": 10**6},
    "it": {"mila": 10**3, "mille": 10**3, "milione": 10**6, "milioni": 10**6, "miliardo": 10**9, "miliardi": 10**9},
    "pt": {"mil": 10**3, "milhao": 10**6, "milhoes": 10**6, "bilhao": 10**9, "bilhoes": 10**9},
    "nl": {"honderd": 100, "duizend": 10**3, "miljoen": 10**6, "miljard": 10**9},
}  # fmt: skip

_APPROXIMATE = (
    r"(?:about|approximately|approx\.?|around|roughly|circa|ca\.?|c\.|some|nearly|almost|an? estimated|estimated|"
    r"etwa|ungefahr|rund|environ|aproximadamente|unos|unas|cerca de|circa|ongeveer|[~≈≃≅∼±])"
)
_LEAD_IN = r"(?:there (?:are|were|is|was)|it(?:'?s| is| was)|they (?:are|were)|exactly|precisely|just|only|a total of|total|is|are|was|were|=)"


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number as it was typed: its value, and the other words that stood with it (`american troops`, `%`), folded."""

    value: Decimal
    unit: str = ""


def read_number(text: str, language: str = "en", unit: str = "") -> ReadNumber | None:
    """The number that `text` states, or None where it states none, several, or one that can be read two ways.

    `unit` is the unit expected: with metres, `28 m` is no 28 million. Signs, any kind of digit, grouping by the language's
    mark, spaces, apostrophes or underscores, `28k`, `28 thousand`, number words in English, `2.8e4`, `1/2` and `about`
    are read.
    """
    if len(text) > _LONGEST:
        return None
    rest = _without_lead_in(" ".join(fold(text).split()))
    units_before, sign, rest = _sign_and_currency(rest)
    found = _numeral(rest, language, fold(unit).split())
    if found is None:
        return None
    value, rest = found
    after = re.sub(r"^[\s.,;:!?()-]+|[\s.,;:!?()]+$", "", rest)
    after = re.sub(r"^(?:or so|ish|odd)\b[\s-]*|\s*\bor so$|^\+$", "", after)
    if re.search(r"(?<![^\W\d_])\d", after) or abs(value.adjusted()) > _LARGEST_EXPONENT:
        return None
    if any(word in _SMALL or word in _SCALES for word in after.split() if len(word) > 1):
        return None
    return ReadNumber(-value if sign else value, f"{units_before} {after}".strip())


def show_number(value: Decimal, language: str = "en") -> str:
    """`value` as the language writes it: `28,000` in English, `28.000` in German; `read_number` reads it back."""
    marks = separators(language)
    if value == 0:
        return "0"
    if not -_DIGITS_SHOWN <= value.adjusted() < _DIGITS_SHOWN:
        return f"{value:e}".replace("e+", "e").replace(".", marks.decimal)
    plain = f"{value:f}"
    whole, _, fraction = plain.partition(".")
    fraction = fraction if fraction.strip("0") else ""
    grouped = f"{int(whole):,}".replace(",", marks.group)
    if whole.startswith("-") and not grouped.startswith("-"):
        grouped = f"-{grouped}"
    return f"{grouped}{marks.decimal}{fraction}" if fraction else grouped


_DIGITS_SHOWN = 18
"""Numbers of more digits are shown with an exponent."""


def _without_lead_in(text: str) -> str:
    before = ""
    while text != before:
        before = text
        text = re.sub(rf"^(?:{_APPROXIMATE}|{_LEAD_IN})(?![^\W\d_])\s*", "", text)
    return text


def _sign_and_currency(text: str) -> tuple[str, bool, str]:
    """Units before the number, whether it is negative, and the rest: of `-$5`, of `usd 5`, of `minus 5`."""
    found = re.match(
        r"(?P<sign>[+-]|(?:minus|negative|plus|positive)\b)?\s*(?P<unit>(?:us|a|c)?[$€£¥₹]|(?:usd|eur|gbp|jpy)\b)?\s*(?P<later>[+-])?\s*",
        text,
    )
    if found is None:
        return "", False, text
    signs = (found["sign"] or "") + (found["later"] or "")
    return found["unit"] or "", signs in {"-", "minus", "negative"}, text[found.end() :]


def _numeral(text: str, language: str, unit: list[str]) -> tuple[Decimal, str] | None:
    """The number at the front of `text`, with its scale, and what follows."""
    digits = re.match(r"(?:\d|[.,](?=\d))(?:[\d.,'_]|\s(?=\d{3}(?!\d)))*(?<![.,'_])", text)
    if digits is None:
        return _words(text)
    value = _read_digits(digits[0], language)
    rest = text[digits.end() :]
    if value is None:
        return None
    return _scaled(value, rest, language, unit)


def _read_digits(digits: str, language: str) -> Decimal | None:
    """The value of digits and marks; None where they are grouped in no regular way."""
    if digits.isdigit():
        return Decimal(digits)
    group, point = separators(language)
    groups = "".join({"'", "_", " ", "," if point == "." else "."} | ({group} if len(group) == 1 else set()))
    groups = re.escape(groups.replace(point, "").replace("’", "").replace("\u202f", ""))
    grouped = re.fullmatch(
        rf"(?P<whole>\d+|\d{{1,3}}(?P<mark>[{groups}])\d{{3}}(?:(?P=mark)\d{{3}})*|\d{{1,2}}(?:,\d\d)+,\d{{3}})?"
        rf"(?:{re.escape(point)}(?P<fraction>\d+))?",
        digits,
    )
    if grouped is None and point == "," and re.fullmatch(r"\d+\.\d+", digits):
        return Decimal(digits)
    if grouped is None or ("," in (grouped["whole"] or "") and point == ","):
        return None
    return Decimal(re.sub(r"\D", "", grouped["whole"] or "0") + "." + (grouped["fraction"] or "0"))


def _scaled(value: Decimal, rest: str, language: str, unit: list[str]) -> tuple[Decimal, str] | None:
    """`value` times what follows it: an exponent, a fraction, a power of ten, thousands and millions."""
    if power := re.match(r"\s*(?:e|x\s*10\s*\^|[*x]\s*10\s*(?:\*\*|\^))\s*([+-]?\d+)(?![\d.,])", rest):
        if len(power[1]) > 4 or abs(int(power[1])) > _LARGEST_EXPONENT:
            return None
        return value.scaleb(int(power[1])), rest[power.end() :]
    if power := re.match(r"\^([+-]?\d{1,3})(?!\d)", rest):
        return (value.scaleb(int(power[1]) - 1), rest[power.end() :]) if value == 10 else None
    if fraction := re.match(r"(?:\s(\d+))?\s?/\s?(\d+)(?!\d)", rest):
        below = int(fraction[2][:20])
        if not below:
            return None
        with localcontext() as context:
            context.prec = 30
            if fraction[1]:
                value += Decimal(fraction[1][:20]) / below
            else:
                value /= below
        rest = rest[fraction.end() :]
    return _times_scales(value, rest, _SCALES | _SCALES_OF.get(base_language(language), {}), unit)


def _times_scales(value: Decimal, rest: str, scales: dict[str, int], unit: list[str]) -> tuple[Decimal, str]:
    while (word := re.match(r"[\s-]*([^\W\d_]+)\b\.?", rest)) and word[1] in scales and word[1] not in unit:
        value *= scales[word[1]]
        rest = rest[word.end() :]
    return value, rest


def _words(text: str) -> tuple[Decimal, str] | None:
    """A number in English words at the front of `text`: `twenty-eight thousand`, `half a million`, `a dozen`."""
    total = Fraction(0)
    current: Fraction | None = None
    end = 0
    for word in re.finditer(r"[^\W\d_]+|[^\s\w-]|\d", text):
        name = word[0]
        if name in _SMALL:
            small = _SMALL[name]
            if current is not None and not _fits(current, small):
                return None
            current = (current or Fraction(0)) + small
        elif name == "half" and current is None:
            current = Fraction(1, 2)
        elif name in {"a", "an"} and (current is None or current == Fraction(1, 2)):
            if not re.match(
                r"\s+(?:half|quarter|" + "|".join(w for w in _SCALES if len(w) > 2) + r")\b", text[word.end() :]
            ):
                break
            current = current or (None if text[word.end() :].lstrip().startswith(("half", "quarter")) else Fraction(1))
            continue
        elif name in _SCALES and len(name) > 2 and (current is not None or total):
            scale = _SCALES[name]
            if scale <= 100:
                current = (current or Fraction(1)) * scale
            else:
                total += (current or Fraction(1)) * scale
                current = None
        elif name == "and" and end:
            continue
        else:
            break
        end = word.end()
    if not end:
        return None
    value = total + (current or 0)
    return Decimal(value.numerator) / Decimal(value.denominator), text[end:]


def _fits(current: Fraction, small: int) -> bool:
    """Whether `small` may follow `current` in words: `twenty` before `eight`, `hundred` before `twenty`; not `one two`."""
    tens = current % 100
    return tens == 0 or (tens >= 20 and tens % 10 == 0 and 0 < small < 10)

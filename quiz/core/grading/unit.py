"""Brings the units of numbers to one form: `kilometres` and `km` are the same unit, `km` and `m` are not."""

import re
from decimal import Decimal

from quiz.core.number import read_number
from quiz.core.numeral import is_number_word
from quiz.core.text import fold

_NAMES = {
    name: names[0]
    for names in map(
        str.split,
        (
            "% percent percentage pct procent prozent",
            "$ us$ usd dollar dollars buck bucks",
            "€ eur euro euros",
            "£ gbp quid",
            "¥ jpy yen",
            "₹ inr rupee rupees",
            "° degree degrees deg",
            "c celsius centigrade",
            "f fahrenheit",
            "k kelvin kelvins",
            "km kilometre kilometres kilometer kilometers kms",
            "m metre metres meter meters",
            "cm centimetre centimetres centimeter centimeters",
            "mm millimetre millimetres millimeter millimeters",
            "kg kilogram kilograms kilogramme kilogrammes kilo kilos kgs",
            "g gram grams gramme grammes",
            "t tonne tonnes ton tons",
            "lb lbs pound pounds",
            "oz ounce ounces",
            "ft foot feet",
            "in inch inches",
            "mi mile miles",
            "l litre litres liter liters",
            "s sec secs second seconds",
            "min mins minute minutes",
            "h hr hrs hour hours",
            "d day days",
            "week weeks wk wks",
            "month months",
            "y year years yr yrs",
            "person persons people inhabitant inhabitants",
            "troop troops soldier soldiers personnel servicemen gi gis",
            "man men",
            "woman women",
            "child children",
        ),
    )
    for name in names
}

_PEOPLE = frozenset({"person", "man", "woman", "child", "troop"})

MEASURES = frozenset(_NAMES.values()) | {"‰", "w", "kw", "mw", "v", "ha", "acre"}
"""Units that measure something definite, in their one form."""


_ONE_FORM = (
    (r"\bper cent\b", "percent"),
    (r"u\.s\.", "us"),
    (r"\bk(?:mh|ph)\b", "km/h"),
    (r"\bmph\b", "mi/h"),
    (r"\bsq(?:uare\b|\b\.?) ?([a-z]+)", r"\g<1>2"),
    (r"\bcubic ([a-z]+)", r"\g<1>3"),
    (r"\b([a-z]+) squared\b", r"\g<1>2"),
    (r"(?<=[a-z])\^", ""),
    (r"(?:°|\bdeg(?:rees?)?) ?(?=[cfk]\b|celsius|fahrenheit)", ""),
    (r"\bin\b(?= [a-z])|\bservice(?= ?(?:members?|men|women)\b)|\bper\b", ""),
)
"""What is written in several ways, folded; an `in` before a word is no inch."""


def unit_words(text: str) -> list[str]:
    """The words and signs of a unit, each in its one form and in the singular."""
    folded = fold(text)
    for pattern, replacement in _ONE_FORM:
        folded = re.sub(pattern, replacement, folded)
    return [_unit(word) for word in re.findall(r"us\$|[^\W\d_]+\d?|[%‰$€£¥₹°]", folded)]


def scale(unit: str) -> tuple[Decimal, str]:
    """How many of a thing a unit counts as one, and the thing: a million and `€` of `million €`."""
    words = unit.split()
    numbers = [word for word in words if is_number_word(fold(word))]
    read = read_number(f"1 {' '.join(numbers)}") if numbers else None
    return (read.value, " ".join(word for word in words if word not in numbers)) if read else (Decimal(1), unit)


def _unit(word: str) -> str:
    if word[-1].isdecimal():
        return _unit(word[:-1]) + word[-1]
    if word in _NAMES:
        return _NAMES[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word


def covers(given: str, wanted: str) -> bool:
    """Whether one unit, in its one form, says the other in a more general word: people are men, troops, children."""
    return (given == "°" and wanted in {"c", "f"}) or (given in {"person", "man", "member"} and wanted in _PEOPLE)

"""Brings the units of numbers to one form: `kilometres` and `km` are the same unit, `km` and `m` are not."""

import re
from collections.abc import Sequence
from decimal import Decimal

from quiz.core.number import read_number
from quiz.core.text import fold

_BASES = (
    "m metre metres meter meters",
    "g gram grams gramme grammes",
    "l litre litres liter liters",
    "s sec secs second seconds",
    "mol mole moles",
    "w watt watts",
    "v volt volts",
    "a amp amps ampere amperes",
    "j joule joules",
    "cal calorie calories",
    "n newton newtons",
    "pa pascal pascals",
    "hz hertz",
)
_OTHERS = (
    "% percent percentage pct procent prozent",
    "$ us$ usd dollar dollars buck bucks",
    "€ eur euro euros",
    "£ gbp quid",
    "pound pounds",
    "¥ jpy yen",
    "₹ inr rupee rupees",
    "° degree degrees deg",
    "c celsius centigrade",
    "f fahrenheit",
    "k kelvin kelvins",
    "km kms",
    "kg kilo kilos kgs",
    "μg mcg ug",
    "μm um",
    "t tonne tonnes ton tons",
    "lb lbs",
    "oz ounce ounces",
    "ft foot feet",
    "in inch inches",
    "mi mile miles",
    "ha hectare hectares",
    "acre acres",
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
)

_SMALLER = {"deci": "d", "centi": "c", "milli": "m", "micro": "μ", "nano": "n"}
_GREATER = {"hecto": "h", "kilo": "k", "mega": "m", "giga": "g"}
"""Prefixes in words and in letters; where capitals do not count, the `m` of watts, hertz and the like is mega."""

_NAMES = {name: line.split()[0] for line in (*_BASES, *_OTHERS) for name in line.split()} | {
    prefix + name: letter + line.split()[0]
    for line in _BASES
    for name in line.split()[1:]
    for prefix, letter in (_GREATER | (_SMALLER if line[0] in "mglsva" else {})).items()
}

_PEOPLE = frozenset({"person", "man", "woman", "child", "troop"})

MEASURES = frozenset(_NAMES.values()) - {"a"} | {"‰", "kwh", "ly", "mmhg"}
"""Units that measure something definite, in their one form; an `a` is seldom an ampere."""


_ONE_FORM = (
    (r"\bper cent\b", "percent"),
    (r"u\.s\.", "us"),
    (r"\bk(?:mh|ph)\b", "km/h"),
    (r"\bmph\b", "mi/h"),
    (r"\bbpm\b", "beats/min"),
    (r"\bmm hg\b", "mmhg"),
    (r"\bcc\b", "cm3"),
    (r"\bkilowatt[ -]?hours?\b", "kwh"),
    (r"\blight[ -]?years?\b", "ly"),
    (r"\bsq(?:uare\b|\b\.?) ?([a-z]+)", r"\g<1>2"),
    (r"\bcubic ([a-z]+)", r"\g<1>3"),
    (r"\b([a-z]+) squared\b", r"\g<1>2"),
    (r"(?<=[a-z])\^", ""),
    (r"(?:°|\bdeg(?:rees?)?) ?(?=[cfk]\b|celsius|fahrenheit)", ""),
    (r"\bin\b(?= [a-z])|\bservice(?= ?(?:members?|men|women)\b)|\bper\b|\bd'|\bde (?=[a-z])", ""),
)
"""What is written in several ways, folded; an `in` before a word is no inch."""


def unit_words(text: str) -> list[str]:
    """The words and signs of a unit, each in its one form and in the singular."""
    folded = fold(text)
    for pattern, replacement in _ONE_FORM:
        folded = re.sub(pattern, replacement, folded)
    return [_unit(word) for word in re.findall(r"us\$|[^\W\d_]+\d?|[%‰$€£¥₹°]", folded)]


def scale(unit: str, language: str) -> tuple[Decimal, str]:
    """How many of a thing a unit counts as one, and the thing: a million and `€` of `million €`."""
    times = Decimal(1)
    things = []
    for word in unit.split():
        read = read_number(f"1 {word}", language) if word[0].isalpha() and len(word) > 1 else None
        if read and read.value > 1:
            times *= read.value
        else:
            things.append(word)
    return times, " ".join(things)


def _unit(word: str) -> str:
    if word[-1].isdecimal():
        return _unit(word[:-1]) + word[-1]
    if word in _NAMES:
        return _NAMES[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word


def same_units(units: Sequence[str], others: Sequence[str]) -> bool:
    """Whether units in their one form are the same; pounds are those of weight or of money, as the other says."""
    return len(units) == len(others) and all(map(_same_unit, units, others))


def _same_unit(one: str, other: str) -> bool:
    return one == other or {one, other} in ({"pound", "lb"}, {"pound", "£"})


def covers(given: str, wanted: str) -> bool:
    """Whether one unit, in its one form, says the other in a more general word: people are men, troops, children."""
    return (
        _same_unit(given, wanted)
        or (given == "°" and wanted in {"c", "f"})
        or (given in {"person", "man", "member"} and wanted in _PEOPLE)
    )

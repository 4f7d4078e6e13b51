"""Brings the units of numbers to one form: `kilometres` and `km` are the same unit, `km` and `m` are not."""

import re

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
            "person persons people",
            "troop troops soldier soldiers personnel servicemen",
            "man men",
            "woman women",
            "child children",
        ),
    )
    for name in names
}

MEASURES = frozenset(_NAMES.values()) | {"‰", "mph", "kph", "w", "kw", "mw", "v", "ha", "acre"}
"""Units that measure something definite, in their one form."""


def unit_words(text: str) -> list[str]:
    """The words and signs of a unit, each in its one form and in the singular."""
    folded = re.sub(r"\bper cent\b", "percent", fold(text).replace("u.s.", "us"))
    return [_unit(word) for word in re.findall(r"us\$|[^\W\d_]+\d?|[%‰$€£¥₹°]", re.sub(r"(?<=[a-z])\^", "", folded))]


def _unit(word: str) -> str:
    if word in _NAMES:
        return _NAMES[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word

"""Brings English words that say the same to one form: numbers in words and in digits, Roman numerals, `US` in full."""

from collections.abc import Sequence

_UNITS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_UNITS_IN_ORDER = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
}
_TEENS = {
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_TEENS_IN_ORDER = {("twelfth" if word == "twelve" else f"{word}th"): value for word, value in _TEENS.items()}
_TENS = {"twenty": 2, "thirty": 3, "forty": 4, "fifty": 5, "sixty": 6, "seventy": 7, "eighty": 8, "ninety": 9}

_ROMAN = {
    f"{tens}{units}": str(10 * ten + unit)
    for ten, tens in enumerate(("", "x"))
    for unit, units in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    if ten or unit
}
"""Roman numerals up to XIX."""

_LEADS = {(subject, verb) for subject in ("it", "they", "this", "that") for verb in ("is", "was", "are", "were")}

_IN_FULL = {"us": ("united", "states"), "uk": ("united", "kingdom"), "un": ("united", "nations")}


def in_one_form(words: Sequence[str]) -> tuple[str, ...]:
    """Normalised English `words`, with `two` as `2`, `first` as `1st`, `World War II` as `World War 2`, and no "the".

    A lone `one` stays: it is seldom a number. `It is` and its like go from the front.
    """
    formed: list[str] = []
    for word in words[2:] if tuple(words[:2]) in _LEADS and len(words) > 2 else words:
        before = formed[-1] if formed else ""
        if word in _UNITS and before in _TENS:
            formed[-1] = f"{_TENS[before]}{_UNITS[word]}"
        elif word in _UNITS_IN_ORDER and before in _TENS:
            formed[-1] = ordinal(10 * _TENS[before] + _UNITS_IN_ORDER[word])
        elif word in _ROMAN and len(before) > 1 and before.isalpha():
            formed.append(_ROMAN[word])
        elif word != "the":
            formed += _IN_FULL.get(word, (word,))
    return tuple(map(_in_digits, formed)) or tuple(words)


def _in_digits(word: str) -> str:
    if word in _UNITS and word != "one":
        return str(_UNITS[word])
    if word in _TEENS:
        return str(_TEENS[word])
    if word in _TENS:
        return f"{_TENS[word]}0"
    place = _UNITS_IN_ORDER.get(word) or _TEENS_IN_ORDER.get(word)
    return word if place is None else ordinal(place)


def ordinal(number: int) -> str:
    """The number as a place in an order: `1st`, `12th`, `23rd`."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"

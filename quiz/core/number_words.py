"""English number words: their values, and what they are in digits."""

import re
from collections.abc import Sequence


def table(line: str) -> dict[str, int]:
    """A table written as a line: `four 4 five 5`."""
    words = line.split()
    return {word: int(value) for word, value in zip(words[::2], words[1::2], strict=True)}


DIGITS = table("one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9")
TEENS = table(
    "ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19"
)
TENS = table("twenty 20 thirty 30 forty 40 fourty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90")

_PLACES = (
    table("first 1 second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 twelfth 12")
    | {f"{word}th": value for word, value in TEENS.items() if word != "twelve"}
    | {f"{word.removesuffix('y')}ieth": value for word, value in TENS.items()}
)


def ordinal(number: int) -> str:
    """The number as a place in an order: `1st`, `12th`, `23rd`."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def is_ordinal(word: str) -> bool:
    """Whether a word is an ordinal in digits: `23rd`."""
    return bool(re.fullmatch(r"[0-9]+(?:st|nd|rd|th)", word))


def in_digits(words: Sequence[str]) -> list[str]:
    """`words`, lower case, with `two` as `2`, `twenty one` as `21` and `first` as `1st`.

    A `one` that does not follow a ten stays: it is seldom a number.
    """
    formed: list[str] = []
    tens = 0
    for word in words:
        value, place = DIGITS.get(word, 0), _PLACES.get(word, 0)
        if tens and (value or 0 < place < 10):
            formed[-1] = str(tens + value) if value else ordinal(tens + place)
        elif place:
            formed.append(ordinal(place))
        elif word == "one":
            formed.append(word)
        else:
            value = value or TEENS.get(word, 0) or TENS.get(word, 0)
            formed.append(str(value) if value else word)
        tens = TENS.get(word, 0)
    return formed

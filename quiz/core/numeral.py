"""The value of the number at the front of a text, in digits, words or both: `28,000`, `2.8e4`, `half a million`."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from fractions import Fraction
from math import prod

from quiz.core.language import base_language, separators
from quiz.core.number_words import DIGITS, TEENS, TENS, table
from quiz.core.record import Record

LARGEST_EXPONENT = 400
"""Numbers beyond ten to this power, either way, are not read: they would only cost time."""


_SMALL = table("zero 0 nil 0 none 0") | DIGITS | TEENS
_PARTS = table("half 2 halves 2 third 3 thirds 3 quarter 4 quarters 4") | {
    f"{part}{ending}": value
    for part, value in table("fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10 hundredth 100").items()
    for ending in ("", "s")
}

_POWERS_OF_TEN = table(
    "hundred 2 hundreds 2 thousand 3 thousands 3 grand 3 k 3 lakh 5 lakhs 5 million 6 millions 6 mio 6 mln 6 mn 6 m 6 "
    "mil 6 crore 7 crores 7 billion 9 billions 9 bn 9 b 9 trillion 12 trillions 12 tn 12"
)
POWERS_OF_TEN_IN = {
    "de": table(
        "hundert 2 tausend 3 tsd 3 million 6 millionen 6 milliarde 9 milliarden 9 mrd 9 billion 12 billionen 12"
    ),
    "fr": table("cent 2 mille 3 million 6 millions 6 milliard 9 milliards 9 md 9"),
    "es": table("cien 2 mil 3 millon 6 millones 6 billon 12 billones 12"),
    "it": table("cento 2 mila 3 mille 3 milione 6 milioni 6 miliardo 9 miliardi 9"),
    "pt": table("cem 2 mil 3 milhao 6 milhoes 6 bilhao 9 bilhoes 9"),
    "nl": table("honderd 2 duizend 3 miljoen 6 miljard 9"),
}

_PIECE = (
    r"[\s-]*(?:"
    r"(?:(?P<whole>\d{1,20})\s)?(?P<over>\d{1,20})\s?/\s?(?P<under>\d{1,20})(?![\d/.,])"
    r"|(?P<digits>(?:\d|[.,](?=\d))(?:[.,'_]?\d|\s(?=\d{3}(?!\d)))*)"
    r"(?:(?:e|\s?[x*·⋅]\s?10\s?(?:\^|\*\*))\(?(?P<exponent>[+-]?\d{1,9})\)?(?![\d.,])|\^(?P<power>[+-]?\d{1,9})(?![\d.,]))?"
    r"|(?P<word>[^\W\d_]+)(?![^\W_]|/)\.?)"
)


class _Kind(Enum):
    DIGITS = auto()
    SMALL = auto()
    TENS = auto()
    DOZEN = auto()
    HUNDRED = auto()
    SCALE = auto()
    PART = auto()
    A = auto()
    AND = auto()
    POINT = auto()
    UNREADABLE = auto()


class _Token(Record):
    kind: _Kind
    value: Fraction
    end: int


def is_number_word(word: str) -> bool:
    """Whether a word, folded, is part of an English number: `twenty`, `thousand`."""
    return word in _SMALL or word in TENS or word == "dozen" or (word in _POWERS_OF_TEN and len(word) > 1)


def numeral(text: str, language: str, unit: frozenset[str]) -> tuple[Fraction, str] | None:
    """The number at the front of `text`, folded, and what follows it; None where there is none that can be read.

    The words of `unit` are no part of a number: in metres, `28 m` is 28.
    """
    tokens = tuple(_tokens(text, language, unit))
    if any(token.kind is _Kind.UNREADABLE for token in tokens):
        return None
    reader = _Reader(tokens)
    value = reader.number()
    return None if value is None else (value, text[tokens[reader.at - 1].end :])


def _tokens(text: str, language: str, unit: frozenset[str]) -> Iterator[_Token]:
    """The numerals and number words at the front of `text`."""
    powers = _POWERS_OF_TEN | POWERS_OF_TEN_IN.get(base_language(language), {})
    at = 0
    token = re.compile(_PIECE)  # compiled when first needed: few starts of the program read a number
    while found := token.match(text, at):
        at = found.end()
        kind, value = _Kind.DIGITS, Fraction(0)
        if found["under"]:
            below = int(found["under"])
            kind = _Kind.DIGITS if below else _Kind.UNREADABLE
            value = int(found["whole"] or 0) + Fraction(int(found["over"]), below or 1)
        elif found["digits"]:
            read = _digits(found["digits"], found["exponent"], found["power"], language)
            kind = _Kind.UNREADABLE if read is None else _Kind.DIGITS
            value = read or value
        elif found["word"] in unit or (known := _word(found["word"], powers)) is None:
            return
        else:
            kind, value = known
        yield _Token(kind, value, at)


def _word(word: str, powers: dict[str, int]) -> tuple[_Kind, Fraction] | None:
    if word in {"a", "an"}:
        return _Kind.A, Fraction(1)
    if word == "and":
        return _Kind.AND, Fraction(1)
    if word == "point":
        return _Kind.POINT, Fraction(1)
    if word == "dozen":
        return _Kind.DOZEN, Fraction(12)
    if word in _PARTS:
        return _Kind.PART, Fraction(1, _PARTS[word])
    if word in powers:
        return _Kind.HUNDRED if powers[word] == 2 else _Kind.SCALE, Fraction(10 ** powers[word])
    if word in TENS:
        return _Kind.TENS, Fraction(TENS[word])
    return (_Kind.SMALL, Fraction(_SMALL[word])) if word in _SMALL else None


class _Reader:
    """Reads a number off tokens, each method one rule of how numbers are said; `at` is the next token."""

    def __init__(self, tokens: tuple[_Token, ...]) -> None:
        self.tokens = tokens
        self.at = 0

    def _take(self, *kinds: _Kind) -> Fraction | None:
        """The values of the next tokens multiplied, if they are of these kinds."""
        ahead = self.tokens[self.at : self.at + len(kinds)]
        if tuple(token.kind for token in ahead) != kinds:
            return None
        self.at += len(kinds)
        return Fraction(prod(token.value for token in ahead))

    def number(self) -> Fraction | None:
        """Terms of falling scale: `two million`, `three hundred thousand`, `and five`."""
        total, scale = self._term()
        while total is not None and scale > 1:
            start = self.at
            self._take(_Kind.AND)
            more, next_scale = self._term()
            if more is None or more >= scale:
                self.at = start
                break
            total, scale = total + more, next_scale
        return total

    def _term(self) -> tuple[Fraction | None, Fraction]:
        """An amount times its scales, and the last of them: `a hundred thousand`, `a million and a half`."""
        start = self.at
        amount = self._amount()
        if amount is None:
            self.at = start
            return None, Fraction(1)
        scale = Fraction(1)
        while factor := self._take(_Kind.SCALE):
            amount, scale = amount * factor, factor
        if scale > 1 and (part := self._take(_Kind.AND, _Kind.A, _Kind.PART)):
            amount += part * scale
        return amount, scale

    def _amount(self) -> Fraction | None:
        """What a scale can multiply: digits, words under a thousand, `half a`, `two and a half`, `three quarters`."""
        if (part := self._take(_Kind.PART) or self._take(_Kind.A, _Kind.PART)) is not None:
            dozen = self._take(_Kind.A, _Kind.DOZEN)
            self._take(_Kind.A)
            return part * (dozen or 1)
        amount = self._take(_Kind.DIGITS)
        if amount is None:
            amount = self._words()
            amount = None if amount is None else amount + self._decimals()
        elif self._is_next(_Kind.DOZEN) or self._is_next(_Kind.HUNDRED):
            amount *= self.tokens[self.at].value
            self.at += 1
        if amount is None:
            return None
        part = self._take(_Kind.PART)
        more = (
            self._take(_Kind.AND, _Kind.A, _Kind.PART)
            or self._take(_Kind.AND, _Kind.SMALL, _Kind.PART)
            or self._take(_Kind.AND, _Kind.PART)
        )
        return amount * (part or 1) + (more or 0)

    def _words(self) -> Fraction | None:
        """Words under a thousand, and dozens: `five hundred and twenty-eight`, `three dozen`, `a` before `million`."""
        article = self._take(_Kind.A)
        amount = article or self._under_hundred()
        if dozen := self._take(_Kind.DOZEN):
            return dozen if amount is None else amount * dozen
        if amount is None:
            return None
        if not self._take(_Kind.HUNDRED):
            return None if article and not self._is_next(_Kind.SCALE) else amount
        start = self.at
        self._take(_Kind.AND)
        rest = self._under_hundred()
        if rest is None:
            self.at = start
        return 100 * amount + (rest or 0)

    def _decimals(self) -> Fraction:
        """The digits said after a point: `two point five`; nothing where there are none."""
        start, places, fraction = self.at, 0, Fraction(0)
        if self._take(_Kind.POINT):
            while self._is_next(_Kind.SMALL) and self.tokens[self.at].value < 10:
                places += 1
                fraction += self.tokens[self.at].value / 10**places
                self.at += 1
        self.at = self.at if places else start
        return fraction

    def _is_next(self, kind: _Kind) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at].kind is kind

    def _under_hundred(self) -> Fraction | None:
        tens = self._take(_Kind.TENS)
        small = self._take(_Kind.SMALL)
        if tens is not None and small is not None and not 0 < small < 10:
            return None
        return None if tens is None and small is None else (tens or Fraction(0)) + (small or 0)


def _digits(digits: str, exponent: str | None, power: str | None, language: str) -> Fraction | None:
    """The value of a numeral; None where its digits are grouped in no known way, or it is out of all bounds."""
    plain = _ungrouped(digits, separators(language).decimal)
    if plain is None or len(plain) > LARGEST_EXPONENT or abs(int(exponent or power or 0)) > LARGEST_EXPONENT:
        return None
    if power:
        return Fraction(plain) ** int(power) if plain in {"2.0", "10.0"} else None
    return Fraction(plain) * Fraction(10) ** int(exponent or 0)


def _ungrouped(digits: str, point: str) -> str | None:
    """`digits` without what groups them and with a point before the fraction, or None where it cannot be told."""
    other = "." if point == "," else ","
    in_threes = rf"\d{{1,3}}(?P<mark>[ '_{other}])\d{{3}}(?:(?P=mark)\d{{3}})*"
    as_in_india = rf"\d{{1,2}}(?:{other}\d\d)+{other}\d{{3}}"
    if found := re.fullmatch(rf"(?P<whole>\d+|{in_threes}|{as_in_india}|)(?:[{point}](?P<fraction>\d+))?", digits):
        return f"{re.sub('[^0-9]', '', found['whole']) or '0'}.{found['fraction'] or '0'}"
    foreign = rf"\d{{1,3}}(?:[{point}]\d{{3}})(?:(?:[{point}]\d{{3}})+(?:{other}\d+)?|{other}\d+)"
    if re.fullmatch(foreign, digits):
        return digits.replace(point, "").replace(other, ".")
    return digits if point == "," and re.fullmatch(r"\d+\.\d+", digits) else None

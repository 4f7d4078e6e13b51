"""What answers claim, and whether a text has it: figures, dates, names and quoted words, by how they are written."""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import NamedTuple

from quiz.article.facts import dates_in, days_in, figures_in, numbers_in
from quiz.article.text import Paragraph
from quiz.core.date import MONTHS, PartialDate
from quiz.core.grading.typo import slips
from quiz.core.language import word_set
from quiz.core.text import fold, normalise
from quiz.deckfile.values import agrees

WORD = re.compile(r"[^\W\d_]{2,}")
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][^\W\d_]+(?: (?:[A-Z]\. )?[^\W\d_a-z][^\W\d_]+)*")
_MID_SENTENCE = re.compile(r"(?<=[\w,;] )[A-Z][^\W\d_]+")
_NO_NAMES = word_set(
    "the a an and or of in on at to for from by with no not he she it they we you his her its their this that monday "
    "tuesday wednesday thursday friday saturday sunday"
) | {month.casefold() for month in MONTHS}
_AMERICA = re.compile(r"\bU\.?S\.?(?:A\.?)?(?![\w.])|\bUnited States\b")
_ALIKE = 5
"""Letters at the front of a word by which it is found again: `Japan` in `Japanese`, `Force` in `Forces`."""


class Amount(NamedTuple):
    """A figure of an answer, and how far from it the text may be."""

    value: Decimal
    tolerance: Decimal = Decimal(0)


Claim = Amount | PartialDate | str
"""A figure, a date or a name that an answer consists of."""


class _Held(NamedTuple):
    """What one paragraph has, or all of them together; `days` are months and days without a year."""

    dates: tuple[PartialDate, ...]
    days: tuple[tuple[int, int], ...]
    numbers: tuple[Decimal, ...]
    words: frozenset[str]

    def has(self, claim: Claim) -> bool:
        match claim:
            case Amount(value, tolerance):
                return any(abs(number - value) <= tolerance for number in self.numbers)
            case PartialDate(year=year, month=month, day=day):
                told = (month, day) in self.days if month else year in self.numbers
                return told or any(agrees(date, claim) for date in self.dates)
            case name:
                return _stem(_main_word(name)) in self.words


class Article:
    """A text that cards are held against; `path` is how messages name its file."""

    def __init__(self, paragraphs: Sequence[Paragraph], path: str) -> None:
        self.paragraphs = tuple(paragraphs)
        self.path = path
        self._held = {paragraph.name: _held(paragraph.text) for paragraph in paragraphs}
        self._everything = " ".join(paragraph.text for paragraph in paragraphs)
        self._whole = _together(self._held.values())
        self._names = {_stem(word) for word in _MID_SENTENCE.findall(self._everything)}
        self._spelled = set(map(normalise, WORD.findall(self._everything)))
        runs = _CAPITALISED.findall(self._everything)
        self._capitalised: dict[str, str] = {normalise(word): word for run in runs for word in run.split()}
        self._plain = _plain(self._everything)

    def __contains__(self, name: object) -> bool:
        """Whether there is a paragraph of this name."""
        return name in self._held

    def has(self, claim: Claim, paragraph: int | str | None = None) -> bool:
        """Whether a paragraph, or where none is named the text, has what an answer claims."""
        held = self._whole if paragraph is None else self._held[paragraph]
        return held.has(claim) and not self.spelling(claim)

    def spelling(self, claim: Claim) -> str:
        """The word of the text of which a word of a name is a slip; empty where there is none, and for other claims."""
        told = map(normalise, WORD.findall(claim)) if isinstance(claim, str) else ()
        for word in (word for word in told if word not in self._spelled):
            for other, written in self._capitalised.items():
                if slips(other, word) and not _inflected(word, other):
                    return written
        return ""

    def where(self, claim: Claim) -> list[int | str]:
        """The paragraphs that have it."""
        return [name for name, held in self._held.items() if held.has(claim)]

    def quotes(self, words: str) -> bool:
        """Whether the text has these words, whatever their case and punctuation."""
        return _plain(words) in self._plain

    def claims(self, text: str) -> tuple[Claim, ...]:
        """The dates, figures and names of a text; a capital at its front makes a name only of what the article has."""
        dates = dates_in(text)
        numbers = [Amount(number) for number in numbers_in(text) if not any(number == date.year for date in dates)]
        rest = re.sub(r"\d[\d,.]*", " ", _as_america(text))
        names = [
            name[0]
            for name in _CAPITALISED.finditer(rest)
            if name[0].casefold() not in _NO_NAMES
            and (rest[: name.start()].strip() or not self._names.isdisjoint(map(_stem, name[0].split())))
        ]
        return (*dates, *(amount for amount in numbers if not dates or amount.value > 31), *names)


def _held(text: str) -> _Held:
    words = frozenset(map(_stem, WORD.findall(_as_america(text))))
    return _Held(dates_in(text), days_in(text), figures_in(text), words)


def _together(held: Collection[_Held]) -> _Held:
    return _Held(
        tuple(date for one in held for date in one.dates),
        tuple(day for one in held for day in one.days),
        tuple(number for one in held for number in one.numbers),
        frozenset(word for one in held for word in one.words),
    )


def _as_america(text: str) -> str:
    """The text with one name for the one country that has several."""
    return _AMERICA.sub("America", text)


def _main_word(name: str) -> str:
    """The word by which a name is told when it is told again: the surname."""
    return next((word for word in reversed(name.split()) if word not in ("Jr", "Sr")), name)


def _inflected(word: str, other: str) -> bool:
    """Whether two words that are nearly spelled alike differ in their endings only: `Korea`, `Koreans`, `German`."""
    return word[:-1] == other[:-1] or word.startswith(other) or other.startswith(word)


def _stem(word: str) -> str:
    return fold(word)[:_ALIKE].removesuffix("s")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))

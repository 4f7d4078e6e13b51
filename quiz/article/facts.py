"""The facts of a text that can be asked: dates, numbers, persons with an office, quoted words, and what may be done.

Nothing here understands the text. A fact is found by how it is written, so some are missed and some are none: a person
decides.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from quiz.article.persons import Person, persons
from quiz.core.date import MONTHS, PartialDate, read_date
from quiz.core.language import word_set
from quiz.core.number import read_number
from quiz.core.record import Record

_MONTH = "(?:" + "|".join([*MONTHS, *(f"{month[:3]}\\." for month in MONTHS), "Sept\\.?"]) + ")"
_AD = r"(?:1\d|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:{_MONTH} {_DAY}(?:, | ){_AD}|{_DAY} (?:of )?{_MONTH},? {_AD}|{_MONTH},? {_AD}|{_AD}-\d\d-\d\d)\b"
)
_YEAR = re.compile(rf"(?<![\d.,$€£¥-]){_AD}(?![\d%]|[.,]\d|s\b|-\w)")
_FIRST_BARE_YEAR = 1500
"""A number below is a year only behind a word that stands before years."""
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|of|by|from|until|till|to|before|after|during|and|early|late|mid|spring|fall)\s$", re.IGNORECASE
)
_PLURAL_NOUN = re.compile(r"\s(?!(?:was|has|does|this|its|his)\b)(?:[a-z]+\s)?[a-z]{2,}s\b")
"""What follows a number that is no year: `2000 soldiers`."""

_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
)
_CURRENCY = r"(?:(?:US|A|C|HK|NZ|S)?\$|[€£¥₹₩]|(?:USD|EUR|GBP|CHF|JPY|CNY|CAD|AUD)(?=\s))\s?"
_NUMBER = re.compile(
    rf"(?<![\w.,-])(?P<currency>{_CURRENCY})?(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{_WORDS})"
    r"(?:(?<=\d)(?:k|bn|tn|mn|(?(currency)m|bn))\b)?"
    r"(?:[ -](?:hundred|thousand|million|billion|trillion|dozen)\b)*(?:\s?%|\s(?:percent|per cent)\b)?"
    r"(?![\d]|[.,]\d|:\d)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_IN_WORDS = {
    word: Decimal(value)
    for value, words in {
        "0.5": "half halves",
        "0.25": "quarter quarters",
        "1": "one once single first a an",
        "2": "second twice both pair couple double doubled",
        "3": "third thrice triple tripled",
        "4": "fourth quadrupled",
        "5": "fifth",
        "6": "sixth",
        "7": "seventh",
        "8": "eighth",
        "9": "ninth",
        "10": "tenth decade decades",
        "12": "dozen dozens twelfth",
        "100": "hundred hundreds century centuries",
        "1000": "thousand thousands",
        "1000000": "million millions",
        "1000000000": "billion billions",
    }.items()
    for word in words.split()
}
"""Numbers that a text may tell by other words than their own."""
_DAY_OF_YEAR = re.compile(rf"\b(?:{_MONTH} {_DAY}|{_DAY} (?:of )?{_MONTH})\b")
_ABOUT = re.compile(
    r"(?:\b(?:about|around|approximately|roughly|some|nearly|almost|an estimated|close to)\s(?:the\s)?|[~≈]\s?)$",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:more than|less than|fewer than|over|under|at least|at most|up to)\s(?:the\s)?$", re.IGNORECASE
)
"""What says that a number is the least or the most, and is no year: it is told as exactly as any other."""
_PLURALS = {"foot": "feet", "inch": "inches"}
_ENDS_NOUN = word_set(
    "a an the and or of in on at to for from by with are is was were be been being have has had that which who whom "
    "than as but not it its their his her our this these those when while where if into over under between there "
    "based will would can could may might must shall should do does did also only more most less so then he she they "
    "we you i before after during per among along against within without about because since until above below near "
    "around up down out off ago a.m p.m am pm thirds quarters fifths tenths"
)

QUOTED = re.compile(r"“([^“”]{3,400})”|(?<![\w\"])\"([^\"]{3,400})\"(?!\w)")
"""Words between quotation marks, which are the first or second group."""

_MODAL = re.compile(
    r"\b(?:may|can|could|will|would|shall|must|cannot|should|no longer|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|"
    r"enabl(?:e|es|ed|ing)|forbid(?:s|den)?|ban(?:s|ned)?|prohibit(?:s|ed)?|lift(?:s|ed|ing)?|requir(?:e|es|ed)|"
    r"authori[sz](?:e|es|ed)|expected to|plans? to)\b"
)


class FactKind(StrEnum):
    """What kind of thing a fact is."""

    DATE = "date"
    NUMBER = "number"
    PERSON = "person"
    QUOTATION = "quotation"
    STATEMENT = "statement"


class Fact(Record):
    """A piece of a sentence that can be asked.

    `start` and `end` are its place in the sentence. `date` or `number` is its value; `noun` a number's unit, or what it
    counts; `about` says that the text gives the number as a rough one; `office` is a person's.
    """

    kind: FactKind
    text: str
    start: int
    end: int
    date: PartialDate | None = None
    number: Decimal | None = None
    noun: str = ""
    about: bool = False
    office: str = ""


def facts(sentence: str) -> tuple[Fact, ...]:
    """The facts of a sentence, in the order of the text; a statement, which is the whole of it, comes last.

    What may or will be is none where it is only quoted: then the quotation is the fact.
    """
    dates = tuple(_dates(sentence))
    numbers = (fact for fact in _numbers(sentence) if not _overlaps(fact, dates))
    found = [*dates, *numbers, *map(_named, persons(sentence)), *_quotations(sentence)]
    return (*sorted(found, key=lambda fact: fact.start), *_statements(sentence))


def dates_in(text: str) -> tuple[PartialDate, ...]:
    """Every date that a text tells, bare years among them."""
    return tuple(fact.date for fact in _dates(text) if fact.date)


def numbers_in(text: str) -> tuple[Decimal, ...]:
    """Every number that a text tells, in digits or in words, whether or not anything is counted."""
    read = (read_number(_number_text(found)) for found in _NUMBER.finditer(text))
    return tuple(number.value for number in read if number)


def figures_in(text: str) -> tuple[Decimal, ...]:
    """Every number that a text can be said to have: those it tells, and whatever else is in its digits and words.

    `7-2` has both, `the 20th century` has 20, `$3 million` has 3 as well, and `a third of both` has 3 and 2.
    """
    digits = (Decimal(figure.replace(",", "")) for figure in _FIGURE.findall(text))
    words = (_IN_WORDS[word] for word in re.findall(r"[a-z]+", text.casefold()) if word in _IN_WORDS)
    return (*numbers_in(text), *digits, *words)


def days_in(text: str) -> tuple[tuple[int, int], ...]:
    """The months and days of the dates that a text tells without their year."""
    dates = (read_date(f"{found[0]}, 2000") for found in _DAY_OF_YEAR.finditer(text))
    return tuple((date.month, date.day) for read in dates for date in read if date.month and date.day)


def _overlaps(fact: Fact, others: tuple[Fact, ...]) -> bool:
    return any(fact.start < other.end and other.start < fact.end for other in others)


def _dates(sentence: str) -> Iterator[Fact]:
    whole = []
    for found in _DATE.finditer(sentence):
        dates = read_date(found[0])
        if len(dates) == 1:
            whole.append(found.span())
            yield Fact(FactKind.DATE, found[0], *found.span(), date=dates[0])
    for found in _YEAR.finditer(sentence):
        start, end = found.span()
        inside = any(first <= start < last for first, last in whole)
        alone = _PLURAL_NOUN.match(sentence, end) or int(found[0]) < _FIRST_BARE_YEAR
        before = _before(sentence, start)
        counted = alone and not _BEFORE_YEAR.search(before)
        if not (inside or counted or _ABOUT.search(before) or _BOUND.search(before)):
            yield Fact(FactKind.DATE, found[0], start, end, date=PartialDate(int(found[0])))


def _numbers(sentence: str) -> Iterator[Fact]:
    for found in _NUMBER.finditer(sentence):
        text = _number_text(found)
        number = read_number(text)
        end = found.start() + len(text)
        currency = (found["currency"] or "").strip()
        noun = currency or (number and number.unit) or _noun_after(sentence[end:])
        if number and noun:
            about = bool(_ABOUT.search(_before(sentence, found.start())))
            yield Fact(FactKind.NUMBER, text, found.start(), end, number=number.value, noun=noun, about=about)


def _before(sentence: str, start: int) -> str:
    """The words right before a place, as many as tell of what stands there; a text can be one long sentence."""
    return sentence[max(0, start - 40) : start]


def _number_text(found: re.Match[str]) -> str:
    return found[0].rstrip(" -")


def _noun_after(rest: str) -> str:
    """What a number counts: the words right behind it, up to one that belongs to no noun phrase."""
    if degrees := re.match(r"\s?°[CF]?", rest):
        return degrees[0].strip()
    if (compound := re.match(r"-([a-z]{2,})", rest)) and compound[1] not in _ENDS_NOUN:
        return _PLURALS.get(compound[1], compound[1].removesuffix("s") + "s")
    words: list[str] = []
    for word in re.findall(r"[^\s]+", rest[:80]) if rest.startswith(" ") else []:
        initials = bool(re.fullmatch(r"(?:[A-Z]\.)+", word))
        bare = word if initials else word.strip(",.;:()“”\"'’-")
        if (
            not bare
            or bare.casefold() in _ENDS_NOUN
            or not re.fullmatch(r"[^\W\d_][\w’'./-]*", bare)
            or len(words) == 3
        ):
            break
        words.append(bare)
        if re.fullmatch(r"[a-z’'-]+[^s\W]s", bare) or (word[-1] in ',.;:)”"' and not initials):
            break
    while words and re.fullmatch(r"\w+(?:ed|ing|ly)", words[-1]):
        words.pop()
    return " ".join(words)


def _named(person: Person) -> Fact:
    name, start, office = person
    return Fact(FactKind.PERSON, name, start, start + len(name), office=office)


def _quotations(sentence: str) -> Iterator[Fact]:
    for found in QUOTED.finditer(sentence):
        text = found[1] or found[2]
        start = found.start(1) if found[1] else found.start(2)
        yield Fact(FactKind.QUOTATION, text.strip(" ,.;"), start, start + len(text))


def _statements(sentence: str) -> Iterator[Fact]:
    outside = QUOTED.sub(lambda quoted: " " * len(quoted[0]), sentence)
    if found := _MODAL.search(outside):
        yield Fact(FactKind.STATEMENT, found[0], 0, len(sentence))

"""The facts of a text that can be asked: dates, numbers, persons with an office, quoted words, and what may be done.

Nothing here understands the text. A fact is found by how it is written, so some are missed and some are none: a person
decides.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from quiz.core.date import MONTHS, PartialDate, read_date
from quiz.core.language import word_set
from quiz.core.number import read_number
from quiz.core.record import Record

_MONTH = "(?:" + "|".join([*MONTHS, *(f"{month[:3]}\\." for month in MONTHS), "Sept\\.?"]) + ")"
_AD = r"(?:1\d|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(rf"\b(?:{_MONTH} {_DAY}(?:, | ){_AD}|{_DAY} {_MONTH},? {_AD}|{_MONTH},? {_AD}|{_AD}-\d\d-\d\d)\b")
_YEAR = re.compile(r"(?<![\d.,$€£¥-])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d|s\b|-\w)")
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|of|by|from|until|till|to|before|after|during|and|early|late|mid|spring|fall)\s$", re.IGNORECASE
)
_PLURAL_NOUN = re.compile(r"\s(?:[a-z]+\s)?[a-z]{2,}s\b")
"""What follows a number that is no year: `2000 soldiers`."""

_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
)
_NUMBER = re.compile(
    rf"(?<![\w.,-])(?:(?:US)?[$€£¥]\s?)?(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{_WORDS})"
    r"(?:[ -](?:hundred|thousand|million|billion|trillion|dozen)\b)*(?:\s?%|\s(?:percent|per cent)\b)?"
    r"(?![\d]|[.,]\d|:\d)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|approximately|roughly|some|nearly|almost|an estimated|more than|less than|fewer than|over|"
    r"under|at least|at most|up to|close to)\s(?:the\s)?$",
    re.IGNORECASE,
)
_ENDS_NOUN = word_set(
    "a an the and or of in on at to for from by with are is was were be been being have has had that which who whom "
    "than as but not it its their his her our this these those when while where if into over under between there "
    "based will would can could may might must shall should do does did also only more most less so then he she they "
    "we you i"
)

_RANK = r"(?:(?:Lt|Maj|Brig|Rear|Vice)\.? )?(?:Gen|Col|Adm|Capt|Lt|Sgt|Maj|Cmdr|Gov|Sen|Rep|Dr|Prof|Mr|Mrs|Ms|Rev)\."
_HEADS = (
    "Secretary|Minister|President|Chancellor|Chairman|Chairwoman|Chair|Chief|Director|Commissioner|Ambassador|Governor|"
    "Mayor|Senator|Representative|Congressman|Congresswoman|General|Admiral|Colonel|Captain|Judge|Justice|King|Queen|"
    "Prince|Princess|Pope|Bishop|Professor|Doctor|Speaker|Spokesman|Spokeswoman|Spokesperson|Economist|Analyst|Lawyer|"
    "Founder|Executive|Commandant|Head|Leader|Member|Superintendent|Coach|Officer|Detective|Sheriff|Attorney|Manager|"
    "Engineer|Researcher|Scientist|Author|Historian|Biologist|Physicist|Chemist|Geologist|Ecologist|Psychologist|Curator"
)
_OFFICE = (
    r"(?:(?:[A-Z][\w.-]*|acting|deputy|former) )*?(?:Secretary of (?:the )?[A-Z]\w+|(?:[A-Z]\w+ )?Secretary[- ]General|"
    rf"Commandant of the (?:[A-Z]\w+ ?)+|{_HEADS}|{_HEADS.lower()})"
)
_PART = r"(?!Jr\b|Sr\b)[A-Z][\w’'-]+"
_NAME = (
    rf"{_PART}(?: (?:[A-Z]\.|{_PART}|de|van|von|bin|al|el|da|di|del|la)){{0,3}} ?{_PART}(?: Jr\.| Sr\.| I{{2,3}}\b)?"
)
_TITLED = re.compile(rf"\b(?P<office>{_OFFICE}(?: {_RANK})?|{_RANK}) (?P<name>{_NAME}|{_PART})")
_APPOSITION = re.compile(
    rf"\b(?P<name>{_NAME}), (?P<office>(?:the|a|an|who is|its|their|his|her)? ?(?:[\w.’'-]+ ){{0,4}}"
    rf"(?:{_HEADS.lower()})"
    r"(?: (?:of|for|at) [\w ’'-]{2,60}?)?)(?=[,.;)])"
)

_QUOTED = re.compile(r"“([^“”]{3,400})”|(?<![\w\"])\"([^\"]{3,400})\"(?!\w)")

_MODAL = re.compile(
    r"\b(?:may|can|could|will|would|shall|must|cannot|should|no longer|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|"
    r"enabl(?:e|es|ed|ing)|forbid(?:s|den)?|ban(?:s|ned)?|prohibit(?:s|ed)?|lift(?:s|ed|ing)?|requir(?:e|es|ed)|"
    r"authori[sz](?:e|es|ed)|expected to|plans? to)\b"
)
_PERMISSION = re.compile(
    r"\b(?:may|can|cannot|allow\w*|permit\w*|enabl\w*|forbid\w*|ban(?:s|ned)?|prohibit\w*|lift\w*|authori[sz]\w*|"
    r"no longer|must)\b"
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
    counts; `about` says that the text gives the number as a rough one; `office` is a person's. `permission` says that a
    statement tells what may or may not be done.
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
    permission: bool = False


def facts(sentence: str) -> tuple[Fact, ...]:
    """The facts of a sentence, in the order of the text; a statement, which is the whole of it, comes last."""
    dates = tuple(_dates(sentence))
    numbers = (fact for fact in _numbers(sentence) if not _overlaps(fact, dates))
    found = [*dates, *numbers, *_persons(sentence), *_quotations(sentence)]
    return (*sorted(found, key=lambda fact: fact.start), *_statements(sentence))


def dates_in(text: str) -> tuple[PartialDate, ...]:
    """Every date that a text tells, bare years among them."""
    return tuple(fact.date for fact in _dates(text) if fact.date)


def numbers_in(text: str) -> tuple[Decimal, ...]:
    """Every number that a text tells, in digits or in words, whether or not anything is counted."""
    read = (read_number(_number_text(found)) for found in _NUMBER.finditer(text))
    return tuple(number.value for number in read if number)


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
        counted = _PLURAL_NOUN.match(sentence, end) and not _BEFORE_YEAR.search(sentence[:start])
        if not inside and not counted and not _ABOUT.search(sentence[:start]):
            yield Fact(FactKind.DATE, found[0], start, end, date=PartialDate(int(found[0])))


def _numbers(sentence: str) -> Iterator[Fact]:
    for found in _NUMBER.finditer(sentence):
        text = _number_text(found)
        number = read_number(text)
        end = found.start() + len(text)
        noun = _noun_after(sentence[end:])
        if number and (noun or number.unit):
            about = bool(_ABOUT.search(sentence[: found.start()]))
            yield Fact(
                FactKind.NUMBER, text, found.start(), end, number=number.value, noun=number.unit or noun, about=about
            )


def _number_text(found: re.Match[str]) -> str:
    return found[0].rstrip(" -")


def _noun_after(rest: str) -> str:
    """What a number counts: the words right behind it, up to one that belongs to no noun phrase."""
    words: list[str] = []
    for word in re.findall(r"[^\s]+", rest[:80]) if rest.startswith((" ", "-")) else []:
        bare = word.strip(",.;:()“”\"'’-")
        if not bare or bare.casefold() in _ENDS_NOUN or not re.fullmatch(r"[^\W\d_][\w’'.-]*", bare) or len(words) == 3:
            break
        words.append(bare)
        if re.fullmatch(r"[a-z’'-]+[^s\W]s", bare) or word[-1] in ',.;:)”"':
            break
    while words and re.fullmatch(r"\w+(?:ed|ing|ly)", words[-1]):
        words.pop()
    return " ".join(words)


def _persons(sentence: str) -> Iterator[Fact]:
    taken: set[str] = set()
    for pattern in (_TITLED, _APPOSITION):
        for found in pattern.finditer(sentence):
            name = re.sub(r"[’']s$", "", found["name"])
            office = re.sub(r"^(?:the|a|an|who is|its|their|his|her) ", "", found["office"].strip())
            if name not in taken:
                taken.add(name)
                start = found.start("name")
                yield Fact(FactKind.PERSON, name, start, start + len(name), office=office)


def _quotations(sentence: str) -> Iterator[Fact]:
    for found in _QUOTED.finditer(sentence):
        text = found[1] or found[2]
        start = found.start(1) if found[1] else found.start(2)
        yield Fact(FactKind.QUOTATION, text.strip(" ,.;"), start, start + len(text))


def _statements(sentence: str) -> Iterator[Fact]:
    outside = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), sentence)
    if found := _MODAL.search(outside) or _MODAL.search(sentence):
        permission = bool(_PERMISSION.search(sentence))
        yield Fact(FactKind.STATEMENT, found[0], 0, len(sentence), permission=permission)

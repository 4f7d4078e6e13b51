"""Marks a date by its parts: the year, then the month, then the day."""

import re

from quiz.core.card import Card, Date
from quiz.core.date import PartialDate, read_date, show_date
from quiz.core.grading.grade import Grade
from quiz.core.grading.key import key_text
from quiz.core.language import is_day_first
from quiz.core.record import replace
from quiz.core.review import AskedAs, Verdict
from quiz.core.text import fold

_YEAR_CREDIT = 1 / 3
_MONTH_CREDIT = 2 / 3
_LONGEST_WITHOUT_YEAR = 40


def grade_date(card: Card, question: Date, typed: str, asked_as: AskedAs) -> Grade:
    """The grade of `typed`: right where it agrees with the key as far as that goes; as a choice, only the key."""
    key = key_text(card)
    dates = _dates(typed, card.language) or _of_first_century(question, typed)
    if asked_as is AskedAs.CHOICE and question.key not in dates:
        return Grade(Verdict.WRONG, 0.0, key, "", _lure(card, question, dates))
    if remark := unclear_date(question, typed, card.language):
        return Grade(Verdict.WRONG, 0.0, key, remark)
    if not dates:
        lacks_year = len(typed) < _LONGEST_WITHOUT_YEAR and read_date(f"{typed} 2000")
        remark = "The year is missing." if lacks_year else f"That is not a date: write it like {_example(question)}."
        return Grade(Verdict.WRONG, 0.0, key, remark)
    credit = max(_credit(question.key, date) for date in dates)
    if credit == 1:
        return Grade(Verdict.CORRECT, 1.0, key)
    verdict, remark = (Verdict.PARTIAL, _remark(dates[0], credit)) if credit else (Verdict.WRONG, "The year is wrong.")
    return Grade(verdict, credit, key, remark, _lure(card, question, dates))


def _dates(typed: str, language: str) -> tuple[PartialDate, ...]:
    """The dates that `typed` can mean: one of numbers has its day in front where the language leaves no other way."""
    dates = read_date(typed)
    return dates[:1] if is_day_first(language) else dates


def _of_first_century(question: Date, typed: str) -> tuple[PartialDate, ...]:
    """The date in `79` where a year of that century is asked for: any other could only mean a later one by `79`."""
    early = question.key.year < 100 and question.key.month is None
    return read_date(f"{typed} AD") if early else ()


def _example(question: Date) -> str:
    """A date as precise as the key, and never the key, for one who has written none."""
    key = question.key
    example = PartialDate(1997, key.month and 8, key.day and 28)
    return show_date(replace(example, year=2015) if example == key else example)


def unclear_date(question: Date, typed: str, language: str) -> str:
    """What to ask when `typed` can be read as two dates, or leaves out the century; empty when it is clear."""
    dates = _dates(typed, language)
    if len(dates) > 1 and question.key.month is not None:
        return f"That can be read as {' or '.join(map(show_date, dates))}: write the month as a word."
    if not dates and len(typed) < 20 and re.fullmatch(r"\s*(\d{1,2}\s?[./-]\s?){2}\d{2}\s*", fold(typed)):
        return "That leaves out the century: write the year with four digits."
    return ""


def _credit(key: PartialDate, date: PartialDate) -> float:
    """How much of the key a date has: nothing without the year."""
    if date.year != key.year:
        return 0.0
    if key.month is None:
        return 1.0
    if date.month != key.month:
        return _YEAR_CREDIT
    return 1.0 if key.day is None or date.day == key.day else _MONTH_CREDIT


def _remark(date: PartialDate, credit: float) -> str:
    if credit == _YEAR_CREDIT:
        return (
            "The year is right, the month is missing." if date.month is None else "The year is right, the month is not."
        )
    return (
        "Year and month are right, the day is missing."
        if date.day is None
        else "Year and month are right, the day is not."
    )


def _lure(card: Card, question: Date, dates: tuple[PartialDate, ...]) -> str:
    """The distractor that was given, as `why_not` spells it."""
    for spelled, _ in card.why_not:
        if dates and read_date(spelled) == dates:
            return spelled
    return next((show_date(date) for date in dates if date in question.distractors), "")

"""Marks a date by its parts: the year, then the month, then the day."""

import re

from quiz.core.card import Card, Date
from quiz.core.date import PartialDate, read_date, show_date
from quiz.core.grading.grade import Grade
from quiz.core.grading.key import key_text
from quiz.core.review import Verdict
from quiz.core.text import fold

_YEAR, _YEAR_AND_MONTH = 1 / 3, 2 / 3


def grade_date(card: Card, question: Date, typed: str) -> Grade:
    """The grade of `typed`: right where it agrees with the key to the key's precision, in part by year and month."""
    key = key_text(card)
    dates = read_date(typed)
    if not dates:
        remark = "That is not a date: write it like March 23, 2015." if typed.strip() else ""
        return Grade(Verdict.WRONG, 0.0, key, remark)
    credits = {_credit(question.key, date) for date in dates}
    if len(credits) > 1 or (len(dates) > 1 and credits != {1.0}):
        return Grade(Verdict.WRONG, 0.0, key, unclear_date(question, typed))
    credit = credits.pop()
    lure = _lure(card, question, dates[0]) if credit < 1 else ""
    if credit == 1:
        return Grade(Verdict.CORRECT, 1.0, key)
    if credit == 0:
        return Grade(Verdict.WRONG, 0.0, key, "", lure)
    return Grade(Verdict.PARTIAL, credit, key, _remark(question.key, dates[0], credit), lure)


def unclear_date(question: Date, typed: str) -> str:
    """What to ask when `typed` can be read as two dates, or leaves out the century; empty when it is clear."""
    dates = read_date(typed)
    if len(dates) > 1 and any(_credit(question.key, date) < 1 for date in dates):
        readings = " or ".join(map(show_date, dates))
        return f"“{' '.join(typed.split())}” can be read as {readings}: write the month as a word."
    if not dates and re.fullmatch(r"\s*\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2}\s*", fold(typed)):
        return "Which century? Write the year with four digits."
    return ""


def _credit(key: PartialDate, date: PartialDate) -> float:
    if date.year != key.year:
        return 0.0
    if key.month is None:
        return 1.0
    if date.month != key.month:
        return _YEAR
    return 1.0 if key.day is None or date.day == key.day else _YEAR_AND_MONTH


def _remark(key: PartialDate, date: PartialDate, credit: float) -> str:
    right, missing = ("year", date.month is None) if credit == _YEAR else ("year and month", date.day is None)
    wrong = "month" if credit == _YEAR else "day"
    verb = "is" if right == "year" else "are"
    return f"The {right} {verb} right; the {wrong} is {'missing' if missing else 'not'}."


def _lure(card: Card, question: Date, date: PartialDate) -> str:
    for spelled, _ in card.why_not:
        if read_date(spelled) == (date,):
            return spelled
    return show_date(date) if date in question.distractors else ""

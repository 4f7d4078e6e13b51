"""Rules for typed answers whose marking would surprise."""

import re
from collections.abc import Iterator

from quiz.core.card import Number, Short
from quiz.core.date import iso, read_date
from quiz.core.grading.name import looks_like_name
from quiz.core.language import word_set
from quiz.core.number import read_number
from quiz.core.text import fold
from quiz.core.title import without_title
from quiz.deckfile.rules.finding import Finding
from quiz.deckfile.rules.wording import INSTITUTION, asks_who, words
from quiz.deckfile.table import shown
from quiz.deckfile.written import WrittenNote

_HOW_MANY = re.compile(
    r"\bhow (?:many|much)\b|\bwie ?viele?\b|\bcombien\b|\bcuant[oa]s?\b|\bquant[eio]s?\b|\bhoeveel\b|いくつ|何人|何個"
)
_WHEN = re.compile(
    r"\bwhen\b|\b(?:which|what)(?: (?:is|was) the)? year\b|^(?:the )?year\b|\bwann\b|\bjahr\b|\bquand\b|\bannee\b"
    r"|\bcuando\b|\bano\b|\bquando\b|\banno\b|\bwanneer\b|\bjaar\b|いつ|何年"
)
_NAMED = re.compile(rf"{_WHEN.pattern}|\bwhich\b|\bwelche[rsmn]?\b")
"""What asks for a year, or for the name of something: an aeroplane, a novel."""
_NO_AMOUNT = re.compile(r"\d(?:st|nd|rd|th|s)\b|\d\s*(?:[ap]\.?m\b|noon\b|o['’]clock|/)")
"""What makes a place in an order, a decade or a time of day of a number."""
_NO_SURNAME = word_set("jr sr ii iii iv vi vii viii ix xi xii xiii xiv xv xvi germany america britain france")
_TOLD_OF = word_set("and of the von van de der da di del della la le bin al el")


def number_as_text(note: WrittenNote) -> Iterator[Finding]:
    """A number that is typed as a text. One that only names something, such as a book, is left alone."""
    question = _lenient(note)
    if question is None or _NO_AMOUNT.search(question.key):
        return
    if (number := read_number(question.key, note.cards[0].language)) is None:
        return
    counted = _HOW_MANY.search(fold(question.stem)) is not None
    in_digits = any(map(str.isdigit, question.key))
    may_name = re.fullmatch(r"\d{4}", question.key) or _NAMED.search(fold(question.stem))
    if counted or (in_digits and not may_name):
        unit = f' with `unit = "{number.unit}"`' if number.unit else ""
        help_text = f'use `kind = "number"` and `answer = {number.value:f}`{unit}'
        yield Finding(f"`{shown(question.key)}` is a number, and is marked as a text", ("answer",), help_text)


def date_as_text(note: WrittenNote) -> Iterator[Finding]:
    """A date that is typed as a text, or as a number; a bare year only where a time is asked for."""
    question = note.cards[0].question
    if isinstance(question, Number) and not question.unit and re.fullmatch(r"\d{4}", f"{question.key:f}"):
        key, marked_as = f"{question.key:f}", "a number"
    elif isinstance(question, Short) and not question.strict:
        key, marked_as = question.key, "a text"
    else:
        return
    dates = read_date(key)
    asked = fold(question.stem)
    if len(dates) == 1 and (dates[0].month or (_WHEN.search(asked) and not _HOW_MANY.search(asked))):
        help_text = f'use `kind = "date"` and `answer = "{iso(dates[0])}"`'
        yield Finding(f"`{shown(key)}` is a date, and is marked as {marked_as}", ("answer",), help_text)


def no_surname(note: WrittenNote) -> Iterator[Finding]:
    """A person whose surname alone would be wrong; not where a distractor has the same one."""
    question = _lenient(note)
    if question is None or not asks_who(question.stem) or not _is_person(question.key):
        return
    names = words(question.key)
    shorter = [form for form in map(words, question.accept) if len(form) < len(names)]
    if not any(form == names[-len(form) :] or (len(form) == 1 and form[0] in names) for form in shorter) and not any(
        words(lure)[-1:] == names[-1:] for lure in question.distractors
    ):
        surname = question.key.split()[-1]
        message = f"the surname alone, `{shown(surname)}`, would be wrong"
        yield Finding(message, ("answer",), f'if it is enough, write `accept = ["{surname}"]`')


def _lenient(note: WrittenNote) -> Short | None:
    """The card's question if it is a typed text, and not one to be typed letter for letter."""
    question = note.cards[0].question
    return question if isinstance(question, Short) and not question.strict else None


def _is_person(key: str) -> bool:
    """Whether a name is that of one person, with a surname at its end: no king's, and none that may be a team's."""
    names = words(key)
    return (
        looks_like_name(key)
        and 2 <= len(names) <= 4
        and re.search(r"[,.]$|,", key) is None
        and len(names[-1]) > 1
        and names[-1] not in _NO_SURNAME
        and not re.search(r"[^s]s$", names[-1])
        and not INSTITUTION.search(fold(key))
        and _TOLD_OF.isdisjoint(names)
        and not any(map(str.isdigit, key))
        and len(without_title(names, of_name=True)) > 1
    )

"""Marks a number: by its value and tolerance, its sign and its unit."""

import re
from collections.abc import Callable
from decimal import Context, Decimal

from quiz.core.card import Card, Number
from quiz.core.grading.grade import Grade
from quiz.core.grading.key import key_text, with_unit
from quiz.core.grading.same import stated_number
from quiz.core.grading.unit import MEASURES, covers, scale, unit_words
from quiz.core.language import separators, word_set
from quiz.core.number import ReadNumber, read_number, show_number
from quiz.core.review import AskedAs, Verdict
from quiz.core.spoken_number import in_digits_of
from quiz.core.text import fold

_EXACT = Context(prec=2000)
"""Holds the difference of any two numbers that are read."""

_FILLERS = word_set(
    "of the a an in on or so total all altogether approximately about roughly and us american est us$ it there them"
)


def grade_number(card: Card, question: Number, typed: str, asked_as: AskedAs) -> Grade:
    """The grade of `typed`; as a choice the value must be the key's, whatever the tolerance."""
    key = key_text(card)
    times, unit = scale(question.unit, card.language)
    read = read_number(in_digits_of(card.language, fold(typed)), card.language, unit)
    if read is None:
        return Grade(Verdict.WRONG, 0.0, key, _unreadable(typed, card.language))
    value = _counted(read.value, question.key, times)
    tolerance = Decimal(0) if asked_as is AskedAs.CHOICE else question.tolerance.copy_abs()

    def near(number: Decimal) -> bool:
        return _EXACT.abs(_EXACT.subtract(number, question.key)) <= tolerance

    if other := _other_unit(read, question):
        return Grade(Verdict.WRONG, 0.0, key, _about_unit(question.unit, other), _lure(card, question, value))
    if near(value):
        return Grade(Verdict.CORRECT, 1.0, key)
    if near(value.copy_negate()):
        remark = "The sign is wrong."
    elif grouped := _meant_grouped(typed, card.language, near):
        remark = f"That is read as {show_number(read.value, card.language)}: write {grouped}."
    else:
        remark = _direction(card, question, value)
    return Grade(Verdict.WRONG, 0.0, key, remark, _lure(card, question, value))


def same_quantity(form: str, typed: str, card: Card) -> bool:
    """Whether a text is the same number as an accepted one, but for a unit that the question itself names."""
    read, other = stated_number(form, card.language), stated_number(typed, card.language)
    if read is None or other is None or (read.value, read.short) != (other.value, other.short):
        return False
    in_question = {*unit_words(card.stem), *_FILLERS}
    return set(unit_words(read.unit)) ^ set(unit_words(other.unit)) <= in_question


def _counted(typed: Decimal, key: Decimal, times: Decimal) -> Decimal:
    """What was typed as the key counts: of `6.5` and `6.5 million`, whichever is nearer where that is in millions."""
    in_ones = times != 1 and _EXACT.multiply(typed, typed) > _EXACT.multiply(_EXACT.multiply(key, key), times)
    return _EXACT.divide(typed, times) if in_ones else typed


def _unreadable(typed: str, language: str) -> str:
    """What to write instead of `typed`, which is no number."""
    if re.search(r"\d", fold(typed[:1000])):
        return f"That cannot be read as one number: write it like {show_number(Decimal('12345.6'), language)}."
    return "That is not a number."


def _meant_grouped(typed: str, language: str, near: Callable[[Decimal], bool]) -> str:
    """The right number that was meant where its thousands were parted by another language's mark: `28,000` by `28.000`.

    Otherwise nothing.
    """
    point = separators(language).decimal
    read = read_number(re.sub(rf"{re.escape(point)}(?=\d{{3}}(?!\d))", "", fold(typed)), language)
    return show_number(read.value, language) if read and near(read.value) else ""


def _direction(card: Card, question: Number, value: Decimal) -> str:
    shown = with_unit(show_number(value, card.language), question.unit)
    return f"{shown} is too {'high' if value > question.key else 'low'}."


def _lure(card: Card, question: Number, value: Decimal) -> str:
    """The distractor of that value, as `why_not` spells it."""
    for spelled, _ in card.why_not:
        read = read_number(spelled, card.language, question.unit)
        if read is not None and read.value == value:
            return spelled
    return show_number(value, card.language) if value in question.distractors else ""


def _other_unit(read: ReadNumber, question: Number) -> str:
    """The unit that was typed instead of the question's, or an empty string.

    Words of the question (`American`, `on the Korean Peninsula`) are no other unit, nor are words beside the right one.
    """
    given, wanted = unit_words(read.unit), unit_words(question.unit)
    measured = MEASURES.intersection(given)
    if wanted and set(wanted) <= set(given) and measured <= set(wanted):
        return ""
    known = {*unit_words(question.stem), *_FILLERS, *wanted}
    foreign = [word for word in given if word not in known and not any(covers(word, unit) for unit in wanted)]
    incomplete = measured and measured < MEASURES.intersection(wanted)
    return read.unit if incomplete or (foreign and (wanted or MEASURES.intersection(foreign))) else ""


def _about_unit(unit: str, other: str) -> str:
    return f"The answer is in {unit}, not {other}." if unit else f"The answer is a plain number, not {other}."

"""Marks a number: by its value and tolerance, its sign and its unit."""

import re
from decimal import Decimal, localcontext

from quiz.core.card import Card, Number
from quiz.core.grading.grade import Grade
from quiz.core.grading.key import key_text, with_unit
from quiz.core.language import word_set
from quiz.core.number import ReadNumber, read_number, show_number
from quiz.core.review import Verdict
from quiz.core.text import fold

_UNITS: dict[str, str] = {
    name: names[0]
    for names in (
        line.split()
        for line in (
            "% percent percentage pct procent prozent",
            "$ us$ usd dollar dollars buck bucks",
            "€ eur euro euros",
            "£ gbp pound-sterling quid",
            "¥ jpy yen",
            "₹ inr rupee rupees",
            "° degree degrees deg",
            "km kilometre kilometres kilometer kilometers kms",
            "m metre metres meter meters",
            "cm centimetre centimetres centimeter centimeters",
            "mm millimetre millimetres millimeter millimeters",
            "kg kilogram kilograms kilogramme kilogrammes kilo kilos kgs",
            "g gram grams gramme grammes",
            "t tonne tonnes ton tons",
            "lb lbs pound pounds",
            "ft foot feet",
            "in inch inches",
            "mi mile miles",
            "l litre litres liter liters",
            "s sec secs second seconds",
            "min mins minute minutes",
            "h hr hrs hour hours",
            "day days d",
            "week weeks wk wks",
            "month months",
            "year years yr yrs y",
            "person persons people",
            "man men",
        )
    )
    for name in names
}

_FILLERS = word_set("of the a an in on per or so total altogether approximately about roughly and us american est")


def grade_number(card: Card, question: Number, typed: str) -> Grade:
    """The grade of `typed`, which says how it was read where it was not understood."""
    key = key_text(card)
    read = read_number(typed, card.language, question.unit)
    if read is None:
        return Grade(Verdict.WRONG, 0.0, key, _unreadable(typed, card.language))
    with localcontext() as context:
        context.prec = 1000
        inside = abs(read.value - question.key) <= abs(question.tolerance)
    other = _other_unit(read, question)
    if inside and not other:
        return Grade(Verdict.CORRECT, 1.0, key)
    lure = _lure(card, question, read.value)
    if inside:
        return Grade(Verdict.WRONG, 0.0, key, _unit_remark(question, other))
    return Grade(Verdict.WRONG, 0.0, key, _direction(card, question, read.value, typed), lure)


def _unreadable(typed: str, language: str) -> str:
    if re.search(r"\d", fold(typed)):
        return f"That cannot be read as one number: write it as {show_number(Decimal(12345), language)} or 12345."
    return "That is not a number." if typed.strip() else ""


def _direction(card: Card, question: Number, value: Decimal, typed: str) -> str:
    if question.key and value == -question.key:
        return "The sign is wrong."
    return f"{with_unit(show_number(value, card.language), question.unit)} is too {'high' if value > question.key else 'low'}."


def _lure(card: Card, question: Number, value: Decimal) -> str:
    """The distractor of that value, as `why_not` spells it."""
    for spelled, _ in card.why_not:
        read = read_number(spelled, card.language, question.unit)
        if read is not None and read.value == value:
            return spelled
    return show_number(value, card.language) if value in question.distractors else ""


def _unit_remark(question: Number, other: str) -> str:
    return (
        f"The answer is in {question.unit}, not {other}."
        if question.unit
        else f"The answer is a plain number, not {other}."
    )


def _other_unit(read: ReadNumber, question: Number) -> str:
    """The unit that was typed instead of the question's, or an empty string."""
    if not read.unit:
        return ""
    given = _unit_words(read.unit)
    wanted = _unit_words(question.unit)
    if wanted and wanted[-1] in given:
        return ""
    around = set(_unit_words(question.stem)) | set(wanted) | _FILLERS
    if all(word in around for word in given):
        return ""
    known = set(_UNITS.values())
    return read.unit if wanted or any(word in known for word in given) else ""


def _unit_words(text: str) -> list[str]:
    return [_unit(word) for word in re.findall(r"[^\W\d_]+\d?|us\$|[%‰$€£¥₹°]", fold(text))]


def _unit(word: str) -> str:
    if word in _UNITS:
        return _UNITS[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word

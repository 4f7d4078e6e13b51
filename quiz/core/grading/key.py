"""The right answer, as a learner reads it and as other answers are compared with it."""

from collections.abc import Sequence
from typing import assert_never

from quiz.core.card import Card, Choice, Cloze, Date, ListAll, Match, Number, Order, Recall, Select, Short, TrueFalse
from quiz.core.date import show_date
from quiz.core.number import show_number
from quiz.core.text import normalise


def key_text(card: Card) -> str:
    """The right answer on one line: `about 28,000 troops`, `A, B and C`, `1. first; 2. second`, `left = right`."""
    match card.question:
        case Recall(key=key) | Short(key=key) | Choice(key=key) | Cloze(key=key):
            return key
        case Select(keys=keys):
            return _joined(keys)
        case TrueFalse(key=key, labels=labels):
            return labels[0] if key else labels[1]
        case Number() as question:
            return ("about " if question.tolerance else "") + with_unit(
                show_number(question.key, card.language), question.unit
            )
        case Date(key=key):
            return show_date(key)
        case Order(keys=keys):
            return "; ".join(f"{place}. {item}" for place, item in enumerate(keys, 1))
        case Match(pairs=pairs):
            return "; ".join(f"{left} = {right}" for left, right in pairs)
        case ListAll(items=items, need=need):
            named = _joined([forms[0] for forms in items])
            return named if need >= len(items) else f"{need} of: {named}"
        case _ as unreachable:
            assert_never(unreachable)


def answer_forms(card: Card) -> tuple[str, ...]:
    """The card's accepted texts, normalised: another card forgives no slip that makes one of them."""
    match card.question:
        case Short(key=key, accept=accept) | Cloze(key=key, accept=accept):
            forms: Sequence[str] = (key, *accept)
        case Recall(key=key) | Choice(key=key):
            forms = (key,)
        case Select(keys=keys):
            forms = keys
        case ListAll(items=items):
            forms = [form for item in items for form in item]
        case TrueFalse() | Number() | Date() | Order() | Match():
            forms = ()
        case _ as unreachable:
            assert_never(unreachable)
    return tuple(dict.fromkeys(normalise(form, card.language) for form in forms))


def lure_name(card: Card, wrong: str) -> str:
    """A wrong answer as `why_not` spells it, so that its reason is found; an empty string where it has none."""
    plain = normalise(wrong[:_LONGEST_LURE], card.language)
    return next((name for name, _ in card.why_not if name == wrong or normalise(name, card.language) == plain), "")


_LONGEST_LURE = 1000
"""Characters of a wrong answer that is looked up."""


def with_unit(number: str, unit: str) -> str:
    """A number with its unit: `28,000 troops`, `5%`, `$5`."""
    if unit in {"$", "€", "£", "¥", "US$", "₹"}:
        return f"-{unit}{number[1:]}" if number.startswith("-") else f"{unit}{number}"
    return f"{number}{unit}" if unit in {"%", "‰", "°"} or not unit else f"{number} {unit}"


def _joined(items: Sequence[str]) -> str:
    """`A, B and C`, or parted by semicolons where an item has a comma or an "and" of its own."""
    if any("," in item or " and " in item for item in items):
        return "; ".join(items)
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))

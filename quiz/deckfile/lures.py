"""Which wrong answers of a card can be chosen, and why each is wrong, by the name the learner sees."""

from collections.abc import Callable, Mapping
from typing import assert_never

from quiz.core.card import (
    Choice,
    Cloze,
    Date,
    ListAll,
    Match,
    Number,
    Order,
    Question,
    Recall,
    Select,
    Short,
    TrueFalse,
)
from quiz.core.date import parse_date, read_date, show_date
from quiz.core.number import read_number, show_number
from quiz.core.text import normalise
from quiz.deckfile.codes import marking, structure
from quiz.deckfile.table import MAX_ITEMS, Table, listed, shown


def why_not(card: Table, question: Question) -> tuple[tuple[str, str], ...]:
    """The card's `why_not`, each lure written as it is shown; a lure that the card does not have is noted."""
    written = card.data.get("why_not", {})
    if not isinstance(written, Mapping):
        card.wrong_type("a table", "why_not", help='write `why_not = { "the lure" = "why it is wrong" }`')
        return ()
    if len(written) > MAX_ITEMS:
        card.too_many(len(written), "why_not")
        return ()
    reasons = {}
    for name, reason in written.items():
        if isinstance(reason, Mapping):
            message, help_text = f"`{shown(name)}` is a text, not a table", "put a name that holds dots in quotes"
            card.report(structure.WRONG_TYPE, message, "why_not", name, help=help_text)
        else:
            reasons[name] = card.text_in("why_not", name)
    if not written or not card.is_right("why_not", "answer", "labels", "pairs", "distractors"):
        return ()
    lures, rights = lures_of(question, card.likeness.language)
    if not lures:
        message = f"{card.what} without distractors has no use for `why_not`"
        if not isinstance(question, Short | Number | Date | Select | Match):
            message = f"{card.what} has no distractors for `why_not` to speak of"
        help_text = "write what is to be said in `explanation`"
        card.report(marking.WHY_NOT_NO_LURE, message, "why_not", name=True, help=help_text)
        return ()
    if set(lures).issuperset(reasons):
        return tuple(reasons.items())
    identity = _identity(question, card.likeness.language)
    by_identity = {identity(lure): lure for lure in lures}
    right = {identity(text) for text in rights}
    found: dict[str, str] = {}
    for name, reason in reasons.items():
        key = identity(name)
        if key in by_identity:
            found.setdefault(by_identity[key], reason)
            continue
        message = f"`{shown(name)}` is {'the answer' if key in right else 'none of the distractors'}"
        help_text = card.problems.suggestion(name, lures, f"write one of {listed([shown(lure) for lure in lures[:5]])}")
        card.report(marking.WHY_NOT_NO_LURE, message, "why_not", name, name=True, help=help_text)
    return tuple(found.items())


def lures_of(question: Question, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The wrong answers a learner can choose, and the right ones, as they are shown."""
    match question:
        case Short(key=key, distractors=texts) | Choice(key=key, distractors=texts):
            return texts, (key,)
        case Select(keys=keys, distractors=texts):
            return texts, keys
        case Match(pairs=pairs, distractors=texts):
            return texts, tuple(right for _, right in pairs)
        case TrueFalse(key=holds, labels=(first, second)):
            return ((second,), (first,)) if holds else ((first,), (second,))
        case Number(key=number, distractors=numbers):
            return tuple(show_number(value, language) for value in numbers), (show_number(number, language),)
        case Date(key=date, distractors=dates):
            return tuple(show_date(value) for value in dates), (show_date(date),)
        case Recall() | Cloze() | Order() | ListAll():
            return (), ()
    assert_never(question)


def _identity(question: Question, language: str) -> Callable[[str], object]:
    """What makes two spellings of a lure the same one: `49000` and `49,000`, `2015-03-23` and `March 23, 2015`."""

    def by_text(text: str) -> object:
        return normalise(text, language)

    def by_number(text: str) -> object:
        read = read_number(text, language)
        return read.value if read else by_text(text)

    def by_date(text: str) -> object:
        read = (parse_date(text.strip()),) if parse_date(text.strip()) else read_date(text)
        return read[0] if len(read) == 1 else by_text(text)

    match question:
        case Number():
            return by_number
        case Date():
            return by_date
    return by_text

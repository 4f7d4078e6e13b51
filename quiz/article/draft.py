"""Cards drafted from a text: a stub for each fact found, for a person to curate.

The same text gives the same drafts. They are put aside (`draft = true`) until somebody has made good questions of them.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from textwrap import wrap
from typing import NamedTuple, assert_never

from quiz.article.facts import Fact, FactKind, facts
from quiz.article.persons import surnames
from quiz.article.statement import balanced, stated
from quiz.article.text import Paragraph, sentences
from quiz.core.card import GAP, Card, Cloze, Date, Deck, Number, Question, Recall, Short, TrueFalse
from quiz.core.date import PartialDate, show_date
from quiz.core.number import show_number
from quiz.deckfile.ids import slug, unique
from quiz.deckfile.values import within

MOST_LURES = 3
COMMENT_WIDTH = 96
SHORT_QUOTATION = 8
"""Words of a quotation that a gap can ask for as a whole, where as many stand round it."""

_PERCENT = frozenset(["%", "percent", "per cent"])
_FARTHEST_FACT = 100
"""So many facts away at most a lure is looked for."""
_FARTHEST_LURE = 10
"""A number more than so many times as large as another is not taken for it."""


class Found(NamedTuple):
    """A fact, and where it stands."""

    fact: Fact
    sentence: str
    paragraph: int | str


class Drafted(NamedTuple):
    """A deck of drafts, and for each card, by its name, the sentence to work from, broken into lines."""

    deck: Deck
    sentences: dict[str, str]


def drafted(paragraphs: Iterable[Paragraph], deck_id: str, title: str) -> Drafted:
    """One card for each fact of the text; a fact told twice is asked once, where it stands first."""
    found = [
        Found(fact, sentence, paragraph.name)
        for paragraph in paragraphs
        for sentence in sentences(paragraph.text)
        for fact in facts(sentence)
    ]
    asked: dict[object, Found] = {}
    for one in found:
        asked.setdefault(_identity(one.fact, one.sentence), one)
    named = {surnames(one.fact.text)[-1] for one in asked.values() if surnames(one.fact.text)}
    chosen = tuple(one for one in asked.values() if one.fact.kind is not FactKind.PERSON or one.fact.text not in named)
    questions = []
    for place, one in enumerate(chosen):
        if question := _question(one, _by_nearness(chosen, place)):
            questions.append((one, question))
    names = unique([_name(one.fact, question) for one, question in questions])
    cards: list[Card] = []
    told = {}
    for name, (one, _), question in zip(names, questions, balanced(asked for _, asked in questions), strict=True):
        suffix = "#1" if isinstance(question, Cloze) else ""
        card = Card(f"{deck_id}/{name}{suffix}", deck_id, question, source=one.paragraph, draft=True)
        cards.append(card)
        told[name] = "\n".join(wrap(one.sentence, COMMENT_WIDTH))
    return Drafted(Deck(deck_id, title, cards=tuple(cards)), told)


def _by_nearness(found: Sequence[Found], place: int) -> list[Found]:
    """The facts round one, itself included, the nearest first: a book has more than can be looked at for each."""
    round_it = range(max(0, place - _FARTHEST_FACT), min(len(found), place + _FARTHEST_FACT + 1))
    return [found[other] for other in sorted(round_it, key=lambda other: abs(other - place))]


def _identity(fact: Fact, sentence: str) -> object:
    match fact.kind:
        case FactKind.DATE:
            return fact.date
        case FactKind.NUMBER:
            return fact.number, fact.noun.casefold()
        case FactKind.PERSON | FactKind.QUOTATION:
            return fact.text.casefold()
        case FactKind.STATEMENT:
            return sentence
        case unknown:
            assert_never(unknown)


def _question(found: Found, others: Sequence[Found]) -> Question | None:
    """What is asked of a fact, `others` by how near they stand; None where nothing sensible can be."""
    fact = found.fact
    match fact.kind:
        case FactKind.DATE:
            return _date(found, others)
        case FactKind.NUMBER:
            return _number(found, others)
        case FactKind.PERSON:
            return _person(found, others)
        case FactKind.QUOTATION:
            return _quotation(found)
        case FactKind.STATEMENT:
            return stated(found.sentence)
        case unknown:
            assert_never(unknown)


def _date(found: Found, others: Sequence[Found]) -> Date | None:
    date = found.fact.date
    if date is None:
        return None
    asked = "On which day?" if date.day else "In which month of which year?" if date.month else "In which year?"
    lures = [_as_precise(other.fact.date, date) for other in others if other.fact.date]
    distinct = [lure for lure in dict.fromkeys(lures) if lure and lure != date]
    return Date(f"{asked} {_with_gap(found)}", date, tuple(distinct[:MOST_LURES]))


def _as_precise(date: PartialDate | None, like: PartialDate) -> PartialDate | None:
    """The date cut down to what another tells, or None where it tells less."""
    if date is None or (like.month is not None and date.month is None) or (like.day is not None and date.day is None):
        return None
    return PartialDate(date.year, like.month and date.month, like.day and date.day)


def _number(found: Found, others: Sequence[Found]) -> Number | None:
    fact = found.fact
    if fact.number is None:
        return None
    tolerance = _roughness(fact.number) if fact.about else Decimal(0)
    lures = [
        other.fact.number
        for other in others
        if other.fact.number is not None
        and _counted(other.fact.noun) == _counted(fact.noun)
        and _is_near(other.fact.number, fact.number)
        and not within(other.fact.number, fact.number, tolerance)
    ]
    is_measure = fact.noun in _PERCENT or fact.noun.isupper() or not fact.noun[0].isalpha()
    many = "How much?" if is_measure else f"How many {fact.noun}?"
    asked = f"About h{many[1:]} {_with_gap(found)}" if fact.about else f"{many} {_with_gap(found)}"
    return Number(asked, fact.number, tolerance, fact.noun, tuple(dict.fromkeys(lures))[:MOST_LURES])


def _counted(noun: str) -> str:
    """What a noun counts, whatever is said of it: `American troops` are troops, but `square miles` no miles."""
    return "%" if noun in _PERCENT else re.sub(r".* (?!(?<=\bsquare )|(?<=\bcubic ))", "", noun.casefold())


def _is_near(lure: Decimal, key: Decimal) -> bool:
    small, large = sorted((abs(lure), abs(key)))
    return large <= small * _FARTHEST_LURE


def _roughness(number: Decimal) -> Decimal:
    """How far off a rounded number may be: half of its last digit that is not zero."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)


def _person(found: Found, others: Sequence[Found]) -> Short:
    fact = found.fact
    office = f"the {fact.office}" if fact.office[:1].islower() else fact.office
    asked = f"Who is named as {office}?" if office else f"Who is it? {_with_gap(found)}"
    accept = surnames(fact.text)
    surname = accept[-1] if accept else fact.text
    lures = [other.fact.text for other in others if other.fact.kind is FactKind.PERSON]
    distinct = [lure for lure in dict.fromkeys(lures) if surname not in lure]
    return Short(asked, fact.text, accept, distractors=tuple(distinct[:MOST_LURES]))


def _quotation(found: Found) -> Cloze | Recall | None:
    fact, sentence = found.fact, found.sentence
    words = fact.text.split()
    if len(words) > min(SHORT_QUOTATION, len(sentence.split()) - len(words)) and len(words) > 1:
        half = len(words) // 2
        return Recall(f"How does the quotation go on? “{' '.join(words[:half])} …”", " ".join(words[half:]))
    start = sentence.find(fact.text, fact.start)
    if start < 0:
        return None
    return Cloze(sentence[:start], sentence[start + len(fact.text) :], fact.text)


def _with_gap(found: Found) -> str:
    fact, sentence = found.fact, found.sentence
    return sentence[: fact.start] + GAP + sentence[fact.end :]


def _name(fact: Fact, question: Question) -> str:
    match fact.kind:
        case FactKind.DATE:
            return slug(f"date {show_date(fact.date)}" if fact.date else "date")
        case FactKind.NUMBER:
            noun = fact.noun if re.search(r"\w", fact.noun) else "percent" if fact.noun in _PERCENT else "amount"
            return slug(f"{noun} {show_number(fact.number)}" if fact.number is not None else "number")
        case FactKind.PERSON:
            return slug(fact.text)
        case FactKind.QUOTATION:
            return slug(f"quote {fact.text}")
        case FactKind.STATEMENT:
            return slug(question.stem if isinstance(question, TrueFalse) else fact.text)
        case unknown:
            assert_never(unknown)

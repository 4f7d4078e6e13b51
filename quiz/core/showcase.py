"""Every screen that a card can come to, for its author to look at: played through a sitting of its own."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple, assert_never

from quiz.core.advance import advance
from quiz.core.card import (
    Card,
    Choice,
    Cloze,
    Date,
    Deck,
    ListAll,
    Match,
    Number,
    Order,
    Recall,
    Select,
    Short,
    TrueFalse,
)
from quiz.core.date import show_date
from quiz.core.event import DontKnow, Event, Hint, Submit
from quiz.core.number import show_number
from quiz.core.prompt import can_be_choice, key_option, natural_form, present
from quiz.core.review import Answer, AskedAs, Moment
from quiz.core.scheduler import Scheduler
from quiz.core.screen import Screen
from quiz.core.session import Plan, Session
from quiz.core.turns import start
from quiz.core.view import screen

SEED = "preview"


class Part(StrEnum):
    """What a screen shows of a card."""

    ASK = "ask"
    RIGHT = "right"
    WRONG = "wrong"
    UNKNOWN = "unknown"


class Shown(NamedTuple):
    """One screen.

    `climbs`: the card is asked in two ways, as a choice while it is young, and typed later. `lure` is the distractor
    that was answered, or empty.
    """

    part: Part
    screen: Screen
    asked_as: AskedAs
    climbs: bool
    lure: str = ""


def showcase(card: Card, deck: Deck, scheduler: Scheduler, day: int) -> tuple[Shown, ...]:
    """The card as it is asked in each of its ways and with all its hints, answered right, with each lure, not known."""
    natural = natural_form(card)
    climbs = natural is AskedAs.TYPED and can_be_choice(card)
    forms = (AskedAs.CHOICE, natural) if climbs else (natural,)
    moment = Moment(SEED, 0, 0, day, 0)

    def sitting(form: AskedAs) -> Session:
        plan = Plan((card.id,), {card.id: card}, {deck.id: deck}, {}, scheduler, SEED, SEED, form, day=day)
        return start(plan)

    def after(form: AskedAs, *events: Event) -> Screen:
        session = sitting(form)
        for event in events:
            session, _ = advance(session, event, moment)
        return screen(session)

    def shown() -> Iterator[Shown]:
        for form in forms:
            yield Shown(Part.ASK, after(form), form, climbs)
        if card.hints:
            yield Shown(Part.ASK, after(natural, *(Hint() for _ in card.hints)), natural, climbs)
        yield Shown(Part.RIGHT, after(natural, Submit(_right(card))), natural, climbs)
        for lure, answer in _wrong(card, forms[0]):
            yield Shown(Part.WRONG, after(forms[0], Submit(answer)), forms[0], climbs, lure)
        yield Shown(Part.UNKNOWN, after(natural, DontKnow()), natural, climbs)

    return tuple(shown())


def _right(card: Card) -> Answer:
    """The answer that the author calls right."""
    match card.question:
        case Short(key=key) | Choice(key=key) | Cloze(key=key):
            return key
        case Recall():
            return ""
        case TrueFalse():
            return key_option(card)
        case Number(key=number):
            return show_number(number, card.language)
        case Date(key=date):
            return show_date(date)
        case Select(keys=keys) | Order(keys=keys):
            return keys
        case Match(pairs=pairs):
            return pairs
        case ListAll(items=items):
            return tuple(forms[0] for forms in items)
        case unknown:
            assert_never(unknown)


def _wrong(card: Card, form: AskedAs) -> Iterator[tuple[str, Answer]]:
    """Each lure with an answer that falls for it; where order or partners can be wrong, one that has them so."""
    match card.question:
        case Select(keys=keys, distractors=lures):
            yield from ((lure, (*keys, lure)) for lure in lures)
        case Order(keys=keys):
            yield "", keys[::-1]
        case Match(pairs=((first, _), *others), distractors=lures) if lures:
            yield from ((lure, ((first, lure), *others)) for lure in lures)
        case Match(pairs=((first, one), (second, other), *rest)):
            yield "", ((first, other), (second, one), *rest)
        case _:
            options = present(card, form, SEED).options
            yield from ((option, option) for option in options if option != key_option(card))

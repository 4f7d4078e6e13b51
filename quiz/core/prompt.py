"""How a card is put to the learner: everything a front end shows of a question, and never its key."""

import random
import re
from collections.abc import Iterable
from typing import assert_never

from quiz.core.card import (
    Card,
    CardId,
    Choice,
    Cloze,
    Date,
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
from quiz.core.number import show_number
from quiz.core.record import Record
from quiz.core.review import AskedAs


class Prompt(Record):
    """A question as it is put.

    `options` are what to choose from (choice, select), to put in order (order), or the right-hand sides (match), in
    the order shown; `lefts` the left-hand sides of a match. `count` is how many items are wanted: of a list `need`, of
    an order or match all; 0 where that would give something away or means nothing. `unit` is the number's.
    """

    card: CardId
    kind: str
    asked_as: AskedAs
    stem: str
    options: tuple[str, ...] = ()
    lefts: tuple[str, ...] = ()
    count: int = 0
    unit: str = ""


def natural_form(card: Card) -> AskedAs:
    """How the card's kind of question is put when nothing asks for another form."""
    match card.question:
        case Recall():
            return AskedAs.RECALL
        case Short() | Number() | Date() | Cloze():
            return AskedAs.TYPED
        case Choice() | TrueFalse():
            return AskedAs.CHOICE
        case Select():
            return AskedAs.SELECT
        case Order():
            return AskedAs.ORDER
        case Match():
            return AskedAs.MATCH
        case ListAll():
            return AskedAs.LIST
        case _ as unreachable:
            assert_never(unreachable)


def has_lures(card: Card) -> bool:
    """Whether the author gave wrong answers to choose among."""
    match card.question:
        case Short() | Choice() | Select() | Number() | Date() | Match():
            return bool(card.question.distractors)
        case _:
            return False


def can_be_choice(card: Card) -> bool:
    """Whether the card can be asked as a choice of one option."""
    match card.question:
        case TrueFalse():
            return True
        case Short() | Choice() | Number() | Date():
            return has_lures(card)
        case _:
            return False


def present(card: Card, asked_as: AskedAs, seed: str) -> Prompt:
    """The card as it is put in that form; the same seed gives the same order. A form it has not: its natural one."""
    natural = natural_form(card)
    if asked_as != natural and not (asked_as is AskedAs.CHOICE and can_be_choice(card)):
        asked_as = natural
    question = card.question
    chance = random.Random(seed)  # noqa: S311  # an order of options, no secret
    options: tuple[str, ...] = ()
    lefts: tuple[str, ...] = ()
    count = 0
    match question:
        case Recall() | Cloze():
            pass
        case Short() | Choice() | Number() | Date():
            if asked_as is AskedAs.CHOICE:
                options = _choices(card, question, chance)
        case TrueFalse():
            options = question.labels
        case Select():
            options = _shuffled((*question.keys, *question.distractors), chance)
        case Order():
            options, count = _out_of_order(question.keys, chance), len(question.keys)
        case Match():
            rights = (*(right for _, right in question.pairs), *question.distractors)
            options, lefts, count = (
                _shuffled(rights, chance),
                tuple(left for left, _ in question.pairs),
                len(question.pairs),
            )
        case ListAll():
            count = question.need
        case _ as unreachable:
            assert_never(unreachable)
    unit = question.unit if isinstance(question, Number) else ""
    return Prompt(card.id, card.kind, asked_as, card.stem, options, lefts, count, unit)


def _choices(card: Card, question: Short | Choice | Number | Date, chance: random.Random) -> tuple[str, ...]:
    """The key among its distractors, as they are shown.

    With `shuffle = false` they stand in their natural order (numbers and the alphabet rising, "all of the above" last):
    in the order of the deck file the key would always come first.
    """
    match question:
        case Number():
            values = (question.key, *question.distractors)
            return _shuffled((show_number(value, card.language) for value in values), chance)
        case Date():
            return _shuffled(map(show_date, (question.key, *question.distractors)), chance)
        case Choice(shuffle=False):
            return tuple(sorted(dict.fromkeys((question.key, *question.distractors)), key=_natural_place))
        case _:
            return _shuffled((question.key, *question.distractors), chance)


def key_option(card: Card) -> str:
    """The right one of the options, as `present` shows it; empty for a card that cannot be asked as a choice."""
    match card.question:
        case Number(key=number):
            return show_number(number, card.language)
        case Date(key=date):
            return show_date(date)
        case TrueFalse(key=true, labels=labels):
            return labels[0] if true else labels[1]
        case Short(key=key) | Choice(key=key):
            return key
        case _:
            return ""


def _natural_place(option: str) -> tuple[bool, list[tuple[int, str]]]:
    """A sort key by which `2` comes before `10`, and what speaks of the other options comes last."""
    pieces = re.findall(r"\d+|\D+", re.sub(r"(?<=\d),(?=\d{3})", "", option.casefold()))
    places = [(int(piece), "") if piece.isdecimal() and len(piece) < 100 else (-1, piece) for piece in pieces]
    return bool(re.search(r"\b(?:all|none|both|neither) (?:of|are)\b", option.casefold())), places


def _shuffled(options: Iterable[str], chance: random.Random) -> tuple[str, ...]:
    """Each option once, in an order left to `chance`."""
    distinct = list(dict.fromkeys(options))
    chance.shuffle(distinct)
    return tuple(distinct)


def _out_of_order(keys: tuple[str, ...], chance: random.Random) -> tuple[str, ...]:
    """`keys` in any order but the right one, where there is another."""
    items = list(keys)
    chance.shuffle(items)
    while tuple(items) == keys and len(set(keys)) > 1:
        chance.shuffle(items)
    return tuple(items)

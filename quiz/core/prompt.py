"""How a card is put to the learner, and what the line typed there means.

A prompt is everything a front end shows of a question, and never its key.
"""

import random
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import assert_never

from quiz.core.answer import known_runs, numbered_items, place_of, places_of, split_items, split_pairs
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
from quiz.core.grading.truth import truth_of
from quiz.core.grading.unit import unit_words
from quiz.core.number import show_number
from quiz.core.number_words import in_digits
from quiz.core.record import Record
from quiz.core.review import Answer, AskedAs
from quiz.core.text import normalise


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


def read_answer(prompt: Prompt, text: str) -> Answer:
    """The answer that `text` means at `prompt`.

    A choice takes an option's text, or else its letter or number; select and order take several (`a c`, `ac`, or texts
    parted by `;`); a match takes pairs (`left = right; …`, `1b 2a`, or the letters in turn); a list its items. What is
    not understood stays as it was typed, to be marked wrong.
    """
    line = re.sub(r"\s+", lambda space: "\n" if "\n" in space[0] else " ", text).strip()
    match prompt.asked_as:
        case AskedAs.TYPED | AskedAs.RECALL:
            return text
        case AskedAs.CHOICE:
            return _read_choice(prompt, line)
        case AskedAs.SELECT | AskedAs.ORDER:
            return _read_options(prompt.options, line)
        case AskedAs.MATCH:
            return _read_pairs(prompt, line)
        case AskedAs.LIST:
            return split_items(line)
        case _ as unreachable:
            assert_never(unreachable)


def _read_choice(prompt: Prompt, text: str) -> str:
    chosen = _finder(prompt.options)(text)
    if chosen is None and prompt.kind == "true-false" and len(prompt.options) == 2:
        truth = truth_of(text)
        if truth is not None:
            return prompt.options[0 if truth else 1]
    return text if chosen is None else chosen


def option_named(options: tuple[str, ...], text: str) -> str | None:
    """The option that a text means: by its words, or else by its letter or number."""
    return _finder(options)(text)


def _finder(options: tuple[str, ...]) -> Callable[[str], str | None]:
    """`option_named` for many texts and the same options."""
    by_meaning: dict[str, list[str]] = {}
    for option in options:
        by_meaning.setdefault(normalise(option), []).append(option)
    by_amount = _amounts(options)
    longest = 4 * max(map(len, options), default=0) + 400

    def alike(text: str) -> list[str]:
        return by_meaning.get(normalise(text), []) if 0 < len(text) <= longest else []

    def labelled_by(label: str) -> str | None:
        place = place_of(label)
        return options[place] if place is not None and place < len(options) else None

    @cache
    def find(text: str) -> str | None:
        typed = text.strip()
        if typed in options:
            return typed
        labelled = re.fullmatch(r"(\(?\w{1,2}[).:])\s*(\S.*)", typed)
        if labelled and (named := alike(labelled[2])) and (option := labelled_by(labelled[1])):
            return option if option in named else None
        if named := alike(typed):
            return named[0] if len(named) == 1 else None
        amount = " ".join(in_digits(normalise(typed).split())) if by_amount and len(typed) < 40 else ""
        return by_amount.get(amount) or labelled_by(typed)

    return find


def _amounts(options: tuple[str, ...]) -> dict[str, str]:
    """The options by their numbers alone, where each is a number and all have one unit: `6` means `6 years`."""
    parts = [re.fullmatch(r"(\d[\d.,]*)\s*(\D+)", option) for option in options]
    units = {tuple(unit_words(part[2])) if part else () for part in parts}
    if len(units) > 1 or () in units:
        return {}
    return {normalise(part[1]): part[0] for part in parts if part}


def _read_options(options: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Several options: by their texts where that is what was typed, or else by their letters or numbers."""
    find = _finder(options)
    whole = find(text)
    if whole is not None:
        return (whole,)
    if numbered := _all_named(numbered_items(text), find):
        return numbered
    line = re.sub(r"^both\s", "", text, flags=re.IGNORECASE)
    for separator in _SEPARATORS:
        longest = 1 + max(len(re.findall(separator, option)) for option in options) if options else 1
        runs = known_runs(re.split(separator, line), re.findall(separator, line), find, longest)
        named = _all_named(filter(str.strip, runs), find)
        if len(named) > 1:
            return named
    places = places_of(text, len(options))
    if places is not None:
        return tuple(options[place] for place in places)
    return tuple(find(item) or item for item in split_items(text))


def _all_named(texts: Iterable[str], find: Callable[[str], str | None]) -> tuple[str, ...]:
    """The options that the texts name, if each names one; otherwise nothing."""
    named = []
    for text in texts:
        option = find(text)
        if option is None:
            return ()
        named.append(option)
    return tuple(named)


_SEPARATORS = (
    r"[;；\n]",
    r"->|→|[<>]|(?:,\s*|\s+)(?:and\s+)?then\s",
    r"[,、，]\s*(?:and\s|&)?|\sand\s|&",
    r"[-–—/|+]",
    r"\s",
)
"""What options are parted by, tried in turn until every piece is one."""


def _read_pairs(prompt: Prompt, text: str) -> tuple[tuple[str, str], ...]:
    """Pairs: of texts, of numbers with letters (`1b 2a`), or of the lefts in turn with the letters typed (`b a`)."""
    lefts, options = prompt.lefts, prompt.options
    left_of, right_of = _finder(lefts), _finder(options)
    if re.fullmatch(r"(?:[1-9][0-9]?[\s=:.)>→-]*[A-Za-z](?![A-Za-z])[\s,;]*)+", text):
        labels = re.findall(r"([0-9]+)[^0-9A-Za-z]*([A-Za-z])", text)
        pairs = tuple((left_of(left) or left, right_of(right) or right) for left, right in labels)
        if all(left in lefts and right in options for left, right in pairs):
            return pairs
    places = places_of(text, len(options))
    if places is not None and len(places) == len(lefts) and "=" not in text:
        return tuple(zip(lefts, (options[place] for place in places), strict=True))
    return tuple((left_of(left) or left, right_of(right) or right) for left, right in split_pairs(text))

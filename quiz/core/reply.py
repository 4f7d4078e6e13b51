"""What the line typed at a prompt means: the text itself, or which of the options it names."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import assert_never

from quiz.core.answer import known_runs, numbered_items, place_of, places_of, split_items, split_pairs
from quiz.core.grading.truth import truth_of
from quiz.core.grading.unit import unit_words
from quiz.core.number_words import in_digits
from quiz.core.prompt import Prompt
from quiz.core.review import Answer, AskedAs
from quiz.core.text import normalise

_SEPARATORS = (
    r"[;；\n]",
    r"->|→|[<>]|(?:,\s*|\s+)(?:and\s+)?then\s",
    r"[,、，]\s*(?:and\s|&)?|\sand\s|&",
    r"[-–—/|+]",
    r"\s",
)
"""What options are parted by, tried in turn until every piece is one."""


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
        if named:
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

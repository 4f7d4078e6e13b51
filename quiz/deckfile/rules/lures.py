"""Rules for options: none should give itself away, and none should be wasted."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from quiz.core.card import Choice, Date, Match, Number, Select, Short
from quiz.core.date import show_date
from quiz.core.grading.name import looks_like_name, turned
from quiz.core.language import base_language, word_set
from quiz.core.number import ReadNumber, read_number, show_number
from quiz.deckfile.diagnostic import Path
from quiz.deckfile.rules.finding import Finding
from quiz.deckfile.rules.wording import COMMON, asks, asks_amount, asks_who, unquoted, unspaced, words
from quiz.deckfile.table import shown
from quiz.deckfile.values import agrees
from quiz.deckfile.written import WrittenNote

_LONGER = 1.5
_MORE_WORDS = 3
_MORE_SIGNS = 12
_FAR = 100
_CENTURIES_APART = 300
_RECKONS = re.compile(r"(?<![\d.,])(?!\d{4}(?![\d.,]*\d))\d")
"""A number in a question, other than a year."""

_OPTIONS = r"(?:answers|options|choices)"
_OTHERS = rf"(?:above|others|previous|listed|these|them|those|(?:(?:other|above|given|listed) )?{_OPTIONS})"
_OF_THE_OTHERS = re.compile(
    rf"(?:all|none|both|neither|either|any|some|most|two)(?: of)?(?: the)? {_OTHERS}(?: above| {_OPTIONS})?"
    r"(?: (?:is|are) \w+)?|(?:all|both|neither|none) (?:is|are) (?:correct|right|true)"
    r"|both(?: [a-e] and [a-e])?|neither(?: [a-e] nor [a-e])?|[a-e] and [a-e] (?:only|are correct)"
    rf"|{_OPTIONS} [a-e] and [a-e]"
)
_DETERMINERS = word_set("all any both each either every few many most much neither no none some")
_YES_NO = {
    language: word_set(line)
    for language, line in {
        "en": "yes no true false",
        "de": "ja nein wahr falsch",
        "fr": "oui non vrai faux",
        "es": "si no verdadero falso",
        "it": "si no vero falso",
        "pt": "sim nao verdadeiro falso",
        "nl": "ja nee waar onwaar",
        "ja": "はい いいえ",
    }.items()
}


def long_key(note: WrittenNote) -> Iterator[Finding]:
    """An answer longer than any distractor by half and by several words; names and numbers are as long as they are."""
    key, lures = _texts(note)
    own = [option for option in (key, *lures) if not speaks_of_others(option, (key, *lures))]
    if not lures or key not in own or all(map(looks_like_name, own)) or all(map(read_number, own)):
        return
    longest = max(map(len, lures))
    more_words = len(words(key)) - max(len(words(lure)) for lure in lures)
    without_spaces = all(map(unspaced, (key, *lures))) and len(key) >= longest + _MORE_SIGNS
    if len(key) >= _LONGER * longest and (more_words >= _MORE_WORDS or without_spaces):
        message = f"the answer has {len(key)} characters, the longest distractor {longest}"
        yield Finding(message, ("answer",), "move the detail to `explanation`, or give the distractors as much of it")


def all_of_the_above(note: WrittenNote) -> Iterator[Finding]:
    """An option that speaks of the others, in English."""
    card = note.cards[0]
    if base_language(card.language) != "en" or not isinstance(card.question, Short | Choice | Select | Match):
        return
    if asks_amount(card.stem):
        return  # “How many survived?” “All of them.”
    options = _options(card.question)
    for at, option in options:
        if len(options) > 2 and speaks_of_others(option, [text for _, text in options]):
            help_text = "where several hold use `select`; else write an option of its own"
            yield Finding(f"`{shown(option)}` speaks of the other options", at, help_text)


def far_lure(note: WrittenNote) -> Iterator[Finding]:
    """A number beyond a hundredfold, or a date centuries away.

    Where the question has numbers of its own it asks to reckon, and a wrong turn may lead anywhere; and a number
    without a unit may only name something, such as a bus.
    """
    card = note.cards[0]
    if _RECKONS.search(card.stem):
        return
    match card.question:
        case Number(key=key, distractors=numbers):
            for index, lure in enumerate(numbers):
                if _is_far(lure, key):
                    yield _far(show_number(lure, card.language), index)
        case Date(key=date, distractors=dates):
            for index, other in enumerate(dates):
                if abs(other.year - date.year) > _CENTURIES_APART:
                    yield _far(show_date(other), index)
        case Choice(key=text, distractors=texts):
            read = [read_number(option, card.language) for option in (text, *texts)]
            first, *rest = [number for number in read if number] or [ReadNumber(Decimal(0))]
            is_amount = first.unit or asks_amount(card.stem)
            if is_amount and len(rest) == len(texts) and all(number.unit == first.unit for number in rest):
                for index, number in enumerate(rest):
                    if _is_far(number.value, first.value):
                        yield _far(texts[index], index)


def overlapping_lures(note: WrittenNote) -> Iterator[Finding]:
    """Two distractors of a number that the tolerance does not tell apart."""
    card = note.cards[0]
    if isinstance(card.question, Number) and card.question.tolerance:
        places = {value: index for index, value in enumerate(card.question.distractors)}
        for low, high in pairwise(sorted(places)):
            if high - low <= card.question.tolerance:
                one, other = show_number(low, card.language), show_number(high, card.language)
                message = f"{one} and {other} are the same within the tolerance"
                yield Finding(message, ("distractors", max(places[low], places[high])), "move them further apart")


def right_lure(note: WrittenNote) -> Iterator[Finding]:
    """A less precise form of the right date, or one of the right person's names."""
    question = note.cards[0].question
    help_text = "write another distractor, or remove this one"
    match question:
        case Date(key=date, distractors=dates):
            for index, lure in enumerate(dates):
                if agrees(date, lure):
                    message = f"{show_date(lure)} is right as well, it only says less than the answer"
                    yield Finding(message, ("distractors", index), help_text)
        case Short(key=key, distractors=texts) | Choice(key=key, distractors=texts):
            one_person = looks_like_name(key) and asks_who(question.stem) and " and " not in key
            names = words(key) if one_person else []
            for index, text in enumerate(texts):
                told = words(turned(text))
                if len(names) > 1 and told and (told == names[:1] or told == names[-len(told) :]):
                    message = f"`{shown(text)}` is `{shown(key)}` as well"
                    yield Finding(message, ("distractors", index), help_text)


def coin_toss(note: WrittenNote) -> Iterator[Finding]:
    """A choice of two, or a typed yes or no."""
    card = note.cards[0]
    help_text = "use `true-false`, with `labels` if you like, or ask for more"
    match card.question:
        case Choice(distractors=(_,)):
            message = "with one distractor every second guess is right"
            yield Finding(message, ("distractors",), "add a distractor, or use `true-false` with `labels`")
        case Short(stem=stem, key=key):
            if _is_yes_or_no(key, card.language) and _wants_yes_or_no(stem, card.language):
                yield Finding(f"`{shown(key)}` is right for every second guess", ("answer",), help_text)


def _is_yes_or_no(key: str, language: str) -> bool:
    """Whether an answer is a bare yes or no, or in English one such as “No, it is not”."""
    first, *rest = words(key) or [""]
    return first in _yes_no(language) and (not rest or (base_language(language) == "en" and COMMON.issuperset(rest)))


def _wants_yes_or_no(stem: str, language: str) -> bool:
    """Whether a question can be answered so, or states what is true or false: it has no word that asks.

    Where only one of the two is spoken of, or something is quoted, such as `yes` itself, the word is asked for.
    """
    told = words(stem)
    offered = len(_yes_no(language).intersection(told))
    spoken_of = unquoted(stem) != stem or offered == 1 or (len(told) < 3 and not unspaced(stem))
    return not spoken_of and (offered > 1 or not (":" in stem or asks(stem, language)))


def _yes_no(language: str) -> frozenset[str]:
    return _YES_NO.get(base_language(language), frozenset())


def speaks_of_others(option: str, options: Sequence[str]) -> bool:
    """Whether an option is “all of the above” or its like, or joins two of the others.

    A bare “both” does not among determiners: grammar is asked for.
    """
    text = " ".join(words(option))
    if _DETERMINERS.issuperset(" ".join(words(other)) for other in options):
        return False
    parts = re.split(r" and | nor ", re.sub(r"^(?:both|neither) ", "", text))
    joined = len(parts) > 1 and {" ".join(words(other)) for other in options}.issuperset(parts)
    return joined or _OF_THE_OTHERS.fullmatch(text) is not None


def _texts(note: WrittenNote) -> tuple[str, tuple[str, ...]]:
    """The answer and the distractors of a card that offers one right text among others."""
    question = note.cards[0].question
    if isinstance(question, Short | Choice):
        return question.key, question.distractors
    return "", ()


def _options(question: Short | Choice | Select | Match) -> list[tuple[Path, str]]:
    """Every option that a learner may be shown, and where it is written."""
    lures: list[tuple[Path, str]] = [(("distractors", index), text) for index, text in enumerate(question.distractors)]
    match question:
        case Select(keys=keys):
            return [*((("answer", index), key) for index, key in enumerate(keys)), *lures]
        case Match(pairs=pairs):
            return [*((("pairs", index, 1), right) for index, (_, right) in enumerate(pairs)), *lures]
        case Short(key=key) | Choice(key=key):
            return [(("answer",), key), *lures] if lures else []


def _is_far(lure: Decimal, key: Decimal) -> bool:
    """Whether the numbers are of other orders, and differ in more than in how many noughts they have."""
    if not lure or not key:
        return False
    ratio = max(abs(lure), abs(key)) / min(abs(lure), abs(key))
    return ratio > _FAR and ratio.normalize().as_tuple().digits != (1,)


def _far(lure: str, index: int) -> Finding:
    message = f"`{shown(lure)}` is too far from the answer to be taken for it"
    return Finding(message, ("distractors", index), "write one that could be right")

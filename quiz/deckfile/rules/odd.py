"""The rule for options of one kind: what stands out is wasted, or gives itself away."""

import re
from collections.abc import Iterator, Sequence

from quiz.core.card import Choice, Short
from quiz.core.date import MONTHS
from quiz.core.grading.name import looks_like_name
from quiz.core.language import word_set
from quiz.core.number import read_number
from quiz.core.text import fold
from quiz.deckfile.diagnostic import Path
from quiz.deckfile.rules.finding import Finding
from quiz.deckfile.rules.lures import speaks_of_others
from quiz.deckfile.rules.wording import INSTITUTION, asks_who, is_english, words
from quiz.deckfile.table import shown
from quiz.deckfile.written import WrittenNote

_TO_DO = re.compile(r"[Tt]o (?!the |an? |both |his |her |its |their )[a-z]")
_SENTENCE = re.compile(r" [^\W_A-ZÀ-Þ]+(?<! etc)\.$|。$")
"""What ends in a full stop that is none of an abbreviation, nor of a name that may be one."""
_OFFICE = re.compile(
    r"(?:(?:the|[\w.'’-]+) ){0,3}(?:secretary|minister|president|chancellor|commandant|ambassador|governor|senator"
    r"|chairman|premier|emperor)(?: (?:of|for) (?:the )?\w+(?: states| kingdom| republic)?)?"
)


def odd_option(note: WrittenNote) -> Iterator[Finding]:
    """An option that its form or kind sets apart from all the others."""
    question = note.cards[0].question
    if not isinstance(question, Short | Choice):
        return
    options = (question.key, *question.distractors)
    if is_english(note.cards[0], question.stem):
        if odd := _alone([_TO_DO.match(option) is not None for option in options]):
            yield _odd(options, *odd, "begins with “to”")
            return
        yield from _other_kind(question.stem, options)
    if odd := _alone(_sentences(options)):
        yield _odd(options, *odd, "ends in a full stop")


def _other_kind(stem: str, options: Sequence[str]) -> Iterator[Finding]:
    if asks_who(stem):
        offices = [_OFFICE.fullmatch(fold(option)) is not None for option in options]
        persons = [
            looks_like_name(option) and len(option.split()) > 1 and not office and not INSTITUTION.search(fold(option))
            for option, office in zip(options, offices, strict=True)
        ]
        if (odd := _alone(offices)) and all(person != office for person, office in zip(persons, offices, strict=True)):
            place, alone_is_office = odd
            kinds = ("an office among persons", "a person among offices")
            yield _odd_kind(options, place, kinds[0] if alone_is_office else kinds[1])
    elif re.search(r"\bhow many\b|\bin (?:which|what) year\b", stem.casefold()) and any(map(str.isdigit, options[0])):
        for place, option in enumerate(options):
            if (
                looks_like_name(option)
                and len(words(option)) < 4
                and not re.search(r"\d", option)
                and not _uncounted(option)
            ):
                yield _odd_kind(options, place, "a name among numbers")


def _sentences(options: Sequence[str]) -> list[bool]:
    """Which options end as a sentence does; nothing where of one that cannot be told, or it speaks of the others."""
    ends = [_SENTENCE.search(option) is not None for option in options]
    doubtful = (
        (option.endswith((".", "!", "?")) and not end) or speaks_of_others(option, options)
        for option, end in zip(options, ends, strict=True)
    )
    return [] if any(doubtful) else ends


def _uncounted(option: str) -> bool:
    """Whether the option answers `how many` or `which year` in words."""
    months = {month.casefold() for month in MONTHS}
    in_words = months | word_set("no none never not unknown nobody all many few infinite undefined")
    return not in_words.isdisjoint(words(option)[:1]) or read_number(option) is not None


def _alone(flags: Sequence[bool]) -> tuple[int, bool] | None:
    """The one place that differs from all the others, of three or more, and what it has there."""
    for flag in (True, False):
        if len(flags) > 2 and flags.count(flag) == 1:
            return flags.index(flag), flag
    return None


def _odd(options: Sequence[str], place: int, has: bool, what: str) -> Finding:
    message = f"`{shown(options[place])}` is the only option that {what}"
    if not has:
        message = f"every option but `{shown(options[place])}` {what}"
    return Finding(message, _at(place), "give all options the same form")


def _odd_kind(options: Sequence[str], place: int, what: str) -> Finding:
    return Finding(f"`{shown(options[place])}` is {what}", _at(place), "write an option of the same kind as the others")


def _at(place: int) -> Path:
    return ("distractors", place - 1) if place else ("answer",)

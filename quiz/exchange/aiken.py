"""Aiken: a question a line, its options lettered, and `ANSWER: B` below them. It comes in; nothing goes out.

The format knows one right answer and no feedback. As in Moodle, the blank behind a letter may be missing.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quiz.core.card import Card, Choice, Deck
from quiz.deckfile.ids import slug, unique
from quiz.exchange.carry import Import, Loss, Options
from quiz.exchange.naming import note_name
from quiz.exchange.texts import decoded, head, tidy

_OPTION = re.compile(r"([A-Z])[).][ \t]*(\S.*)")
_ANSWER = re.compile(r"ANSWER:[ \t]*(?:([A-Z])(?![A-Z]))?.*", re.IGNORECASE)
_QUESTION = re.compile(r"^[ \t]*A[).][^\r\n]*+(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))?[ \t]*B[).]", re.MULTILINE)
_ANSWERED = re.compile(r"^[ \t]*ANSWER:[ \t]*[A-Z]\b", re.MULTILINE)


class _Written(NamedTuple):
    """A question as it stands in the file: its first line's number, its text, its options by letter, the answer."""

    line: int
    text: str
    options: tuple[tuple[str, str], ...]
    answer: str


def recognise(data: bytes) -> bool:
    """Text with lettered options on lines of their own, and a line that says which is right."""
    text = head(data)
    return bool(_ANSWERED.search(text)) and bool(_QUESTION.search(text))


def read(data: bytes, options: Options) -> Import:
    """The questions of a file, as choices. One that is not whole is a loss."""
    choices: list[Choice] = []
    text, guessed = decoded(data)
    losses: list[Loss] = list(guessed)
    for written in _questions(text):
        if wrong := _mistake(written):
            losses.append(Loss(f"line {written.line}", "", f"left out: {wrong}"))
            continue
        by_letter = dict(written.options)
        key = by_letter.pop(written.answer)
        choices.append(Choice(written.text, key, tuple(by_letter.values())))
    deck_id = slug(options.name)
    names = unique([note_name(choice.stem) for choice in choices])
    cards = tuple(Card(f"{deck_id}/{name}", deck_id, choice) for name, choice in zip(names, choices, strict=True))
    decks = (Deck(deck_id, options.name, cards=cards),) if cards else ()
    return Import(decks, tuple(losses))


def _questions(text: str) -> Iterator[_Written]:
    """The questions in turn; one ends at its answer, or where the text of another begins."""
    first, lines = 0, list[str]()
    options: list[tuple[str, str]] = []
    blank = False
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        line = tidy(raw)
        if not line:
            blank = True
            continue
        option, answer = _OPTION.fullmatch(line), _ANSWER.fullmatch(line)
        begins = not option and not answer
        if begins and (options or (blank and lines)):
            yield _Written(first, "\n".join(lines), tuple(options), "")
            lines, options = [], []
        blank = False
        if not lines and not options:
            first = number
        if option:
            options.append((option[1], option[2].strip()))
        elif answer:
            yield _Written(first, "\n".join(lines), tuple(options), (answer[1] or "").upper())
            lines, options = [], []
        else:
            lines.append(line)
    if lines or options:
        yield _Written(first, "\n".join(lines), tuple(options), "")


def _mistake(written: _Written) -> str:
    """What keeps a question out; empty where nothing does."""
    letters = [letter for letter, _ in written.options]
    if not written.text:
        return "there is no question above its options"
    if not letters:
        return "no options follow, such as `A) Oslo`"
    if len(letters) < 2:
        return "a choice needs two options at least"
    if len(set(letters)) < len(letters):
        return "two of its options have the same letter"
    if not written.answer:
        return "a line such as `ANSWER: B` is missing below its options"
    return "" if written.answer in letters else f"its answer `{written.answer}` is none of its options"

"""Rules for how much a card asks at once."""

import re
from collections.abc import Iterator
from itertools import pairwise

from quiz.core.card import Card, Cloze, ListAll, Order, Recall, Short
from quiz.core.language import AND, base_language
from quiz.core.text import fold
from quiz.deckfile.rules.finding import Finding
from quiz.deckfile.rules.wording import ASKING, asks, is_english, unquoted, word_count, words
from quiz.deckfile.written import WrittenNote

MOST_RECALLED = 30
MOST_TYPED = 8
"""Words of a back, and of an answer that is typed."""
MOST_LISTED = 8

_QUESTION_MARK = re.compile(r"(?<=[\w\"'”’)»」])\s?[?？](?=\s|$|[\"”’)»」])|(?<=[\u3040-\u9fff])[?？]")
_LEADS_UP = re.compile(r"(?:how about|what if|did you know|have you|do you|imagine|suppose|[a-z]+\W*$)")
"""How a question begins that is not meant to be answered."""
_WITH = r"(?:in |on |at |by |for |to |from |of |with )?"
_VERB = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must)"
_TWICE = re.compile(
    rf"^\W*{_WITH}{ASKING},? and {_WITH}{ASKING}\b"
    rf"|^.{{0,200}}\b{ASKING}\b.{{0,200}}, and {_WITH}{ASKING}\b(?! else)"
    rf"|^\W*{_WITH}{ASKING}\b(?:(?!\b{ASKING}\b).){{0,200}} and {_WITH}"
    rf"(?:{ASKING}(?:\W*$| {_VERB}\b)|how (?:many|much)\b)"
)
"""Two words that ask side by side, or one behind an “and”: it must not be that of a clause of the first question."""


def two_facts(note: WrittenNote) -> Iterator[Finding]:
    """Two questions in one, or an answer of two figures that is to be recalled."""
    card = note.cards[0]
    question = card.question
    if isinstance(question, Cloze):
        return
    stem = unquoted(card.stem)
    asked = stem.casefold().replace("？", "?")
    help_text = "make two cards, or a `list`"
    in_line = " ".join(asked.split())
    if _asked_beside(asked, card.language) or (is_english(card, stem) and _TWICE.search(in_line)):
        yield Finding("the question asks two things", ("question",), help_text)
    elif isinstance(question, Recall | Short) and _has_two_figures(
        card, question.key, bare=isinstance(question, Short)
    ):
        yield Finding("the answer has two figures", ("answer",), help_text)


def long_answer(note: WrittenNote) -> Iterator[Finding]:
    """More words than are recalled, or typed, in one go."""
    for card in note.cards:
        match card.question:
            case Recall(key=key):
                most, field = MOST_RECALLED, "question" if card.id.endswith("#reverse") else "answer"
            case Short(key=key):
                most, field = MOST_TYPED, "answer"
            case Cloze(key=key):
                most, field = MOST_TYPED, "text"
            case _:
                return
        count = word_count(key)
        if count > most:
            what = f"{count} words" if count == len(words(key)) else f"{len(key)} characters"
            help_text = "keep what matters and move the rest to `explanation`, or make several cards"
            subject = "gap" if field == "text" else "answer"
            yield Finding(f"the {subject} has {what}, more than is recalled in one go", (field,), help_text)
            return


def long_list(note: WrittenNote) -> Iterator[Finding]:
    """More items than are named, or put in order, in one go."""
    match note.cards[0].question:
        case ListAll(need=count) if count > MOST_LISTED:
            message, help_text = f"{count} items are to be named", "write a lower `need`, or divide them by sense"
        case Order(keys=keys) if len(keys) > MOST_LISTED:
            message, help_text = f"{len(keys)} items are to be put in order", "divide them by sense among several cards"
        case _:
            return
    yield Finding(message, ("answer",), help_text)


def _asked_beside(asked: str, language: str) -> list[str]:
    """The questions after the first one, but those that only offer answers to it, or that it leads up to."""
    marks = [0, *(mark.end() for mark in _QUESTION_MARK.finditer(asked))]
    sentences = [asked[start:end].strip(" ¿\n") for start, end in pairwise(marks)]
    asking = [sentence for sentence in sentences[:1] if not _LEADS_UP.match(sentence)]
    return [later for later in sentences[1:] if asking and asks(later, language)]


def _has_two_figures(card: Card, key: str, *, bare: bool) -> bool:
    """Whether an answer joins two numbers by “and”: no range, no pair of one kind such as a score.

    A pair of `bare` numbers, such as two roots, is a fact; but it is typed in one order or the other.
    """
    joining = re.escape(AND.get(base_language(card.language), "and"))
    text = fold(key)
    joined = re.search(
        rf"(?<![\w.,])\d[\d.,]*(?: [^\W\d]+){{{0 if bare else 1},3}},? {joining} (?:[^\W\d]+ ){{0,3}}\d", text
    )
    return joined is not None and not re.match(r"(?:between|zwischen|entre|tra|fra|tussen)\b", text)

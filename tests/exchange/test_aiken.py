"""Aiken: what is read, and what is said of what is not whole."""

import pytest

from quiz.core.card import Choice
from quiz.exchange import aiken
from quiz.exchange.carry import Loss, Options

OPTIONS = Options("Chapter 1")

GOOD = """\
The Moodle project was started by:
A) Petr Skoda
B) Martin Dougiamas
C) Eloy Lafuente
ANSWER: B

Input may hold <html class="cool"> & images:
A. True
B. False
ANSWER: A
Is an empty line needed?
A)No
B)Yes
ANSWER: a
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\n\n"])
def test_questions_come_in_as_choices_whatever_ends_their_lines(ending: str) -> None:
    """The deck is named after the file; nothing is lost."""
    came = aiken.read(GOOD.replace("\n", ending).encode("utf-8-sig"), OPTIONS)
    assert came.losses == ()
    assert [(deck.id, deck.title) for deck in came.decks] == [("chapter-1", "Chapter 1")]
    assert [card.question for card in came.decks[0].cards] == [
        Choice("The Moodle project was started by:", "Martin Dougiamas", ("Petr Skoda", "Eloy Lafuente")),
        Choice('Input may hold <html class="cool"> & images:', "True", ("False",)),
        Choice("Is an empty line needed?", "No", ("Yes",)),
    ]


def test_each_question_that_is_not_whole_is_told_with_its_line() -> None:
    """And the good ones between them come in."""
    text = """\
Quiz of the first week

One option
A) Only answer
ANSWER: A

A) Question not started
B) B
ANSWER: A

No answer
A) a
B) b

A good question
of two lines
A) Right
B) Wrong
ANSWER: A

A letter too far
A) a
B) b
ANSWER: D

Two of a kind
A) a
A) b
ANSWER: A

In words
A) a
B) b
Answer: both

No options
ANSWER: A
At the end
A) a
B) b
"""
    came = aiken.read(text.encode(), OPTIONS)
    assert [card.question for card in came.decks[0].cards] == [
        Choice("A good question\nof two lines", "Right", ("Wrong",))
    ]
    missing = "left out: a line such as `ANSWER: B` is missing below its options"
    assert came.losses == (
        Loss("line 1", "", "left out: no options follow, such as `A) Oslo`"),
        Loss("line 3", "", "left out: a choice needs two options at least"),
        Loss("line 7", "", "left out: there is no question above its options"),
        Loss("line 11", "", missing),
        Loss("line 21", "", "left out: its answer `D` is none of its options"),
        Loss("line 26", "", "left out: two of its options have the same letter"),
        Loss("line 31", "", missing),
        Loss("line 36", "", "left out: no options follow, such as `A) Oslo`"),
        Loss("line 38", "", missing),
    )

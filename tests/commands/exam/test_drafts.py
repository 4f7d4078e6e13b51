"""Answers as drafts: what stands for a question comes back as it was, and nothing else comes of looking at it."""

import pytest

from quiz.commands.exam.drafts import answer_in, draft_of
from quiz.core.prompt import Prompt
from quiz.core.record import replace
from quiz.core.review import Answer, AskedAs
from quiz.ui.answering import Listing
from quiz.ui.lineedit import Line
from tests.ui.moments import CHOICE, LIST, MATCH, NUMBER, ORDER, RECALL, SELECT

PAIRS = (("Ash Carter", MATCH.options[1]), ("John Kerry", MATCH.options[0]))


@pytest.mark.parametrize(
    ("prompt", "answer"),
    [
        (NUMBER, "49,000"),
        (RECALL, "Ash Carter, I believe"),
        (LIST, ("cyber", "space")),
        (CHOICE, "49,000"),
        (SELECT, ("Australia", "Guam")),
        (ORDER, ORDER.options[::-1]),
        (ORDER, ORDER.options[1:2]),
        (MATCH, PAIRS),
        *((prompt, None) for prompt in (NUMBER, RECALL, LIST, CHOICE, SELECT, ORDER, MATCH)),
    ],
)
def test_an_answer_is_taken_up_where_it_was_left(prompt: Prompt, answer: Answer) -> None:
    """Going back to a question and on again changes nothing."""
    assert answer_in(prompt, draft_of(prompt, answer), answer) == answer


def test_what_is_half_typed_counts_too() -> None:
    """An item on the line of a list, a number with blanks round it."""
    assert answer_in(LIST, Listing(Line(" space ", 7), ("cyber",)), None) == ("cyber", "space")
    assert answer_in(NUMBER, draft_of(NUMBER, "  28k "), None) == "28k"


def test_pairs_that_were_typed_out_of_turn_are_not_given_to_others() -> None:
    """A draft gives partners from the first down; one for the second alone is not shown as the first's."""
    assert draft_of(MATCH, PAIRS[1:]) == draft_of(MATCH, None)


def test_every_form_of_question_can_be_drafted() -> None:
    """Also where the deck was changed and an option is gone."""
    for form in AskedAs:
        prompt = replace(SELECT, asked_as=form, lefts=("one",))
        draft_of(prompt, "an option that is gone")

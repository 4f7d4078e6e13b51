"""A prompt shows all that is needed to answer, never the answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.card import Choice, Order, Question
from quiz.core.grading.marking import grade
from quiz.core.prompt import Prompt, can_be_choice, has_lures, key_option, natural_form, present
from quiz.core.review import AskedAs, Verdict
from tests.core.kinds import (
    ALL,
    CHOICE,
    CLOZE,
    DATE,
    LIST,
    MATCH,
    NUMBER,
    ORDER,
    PLAIN_SHORT,
    RECALL,
    SELECT,
    SHORT,
    TRUE_FALSE,
    card,
)


def shown(question: Question, asked_as: AskedAs | None = None, seed: str = "seed") -> Prompt:
    made = card(question)
    return present(made, asked_as or natural_form(made), seed)


@pytest.mark.parametrize(
    ("question", "form", "choice", "lures"),
    [
        (RECALL, AskedAs.RECALL, False, False),
        (SHORT, AskedAs.TYPED, True, True),
        (PLAIN_SHORT, AskedAs.TYPED, False, False),
        (CHOICE, AskedAs.CHOICE, True, True),
        (TRUE_FALSE, AskedAs.CHOICE, True, False),
        (NUMBER, AskedAs.TYPED, True, True),
        (DATE, AskedAs.TYPED, True, True),
        (CLOZE, AskedAs.TYPED, False, False),
        (SELECT, AskedAs.SELECT, False, True),
        (ORDER, AskedAs.ORDER, False, False),
        (MATCH, AskedAs.MATCH, False, True),
        (LIST, AskedAs.LIST, False, False),
    ],
)
def test_each_kind_has_its_natural_form(question: Question, form: AskedAs, choice: bool, lures: bool) -> None:
    """And only those with wrong answers to choose from can be a choice."""
    assert natural_form(card(question)) is form
    assert can_be_choice(card(question)) is choice
    assert has_lures(card(question)) is lures


def test_a_prompt_is_all_that_is_shown() -> None:
    """Whole prompts, of the kinds that are not shuffled."""
    assert shown(RECALL) == Prompt("deck/card", "recall", AskedAs.RECALL, "Why?")
    assert shown(SHORT) == Prompt("deck/card", "short", AskedAs.TYPED, "Who?")
    assert shown(NUMBER) == Prompt("deck/card", "number", AskedAs.TYPED, "How many?", unit="troops")
    assert shown(CLOZE) == Prompt("deck/card", "cloze", AskedAs.TYPED, "Act more ____ (an adverb) in the region.")
    assert shown(LIST) == Prompt("deck/card", "list", AskedAs.LIST, "Which fields?", count=2)
    assert shown(TRUE_FALSE).options == ("Permitted", "Not permitted")
    assert (shown(MATCH).lefts, shown(MATCH).count) == (("Carter", "Kerry"), 2)
    assert (shown(ORDER).count, shown(SELECT).count) == (3, 0)


@pytest.mark.parametrize(
    ("question", "asked_as", "options"),
    [
        (SHORT, AskedAs.CHOICE, {"Ash Carter", "John Kerry", "Fumio Kishida"}),
        (CHOICE, AskedAs.CHOICE, {"Tokyo", "Kyoto", "Osaka"}),
        (NUMBER, AskedAs.CHOICE, {"28,000", "49,000"}),
        (DATE, AskedAs.CHOICE, {"March 23, 2015", "December 2012"}),
        (SELECT, AskedAs.SELECT, {"Guam", "Australia", "Korea", "Taiwan"}),
        (ORDER, AskedAs.ORDER, {"1997", "2012", "2015"}),
        (MATCH, AskedAs.MATCH, {"Defense", "State", "Treasury"}),
    ],
)
def test_options_are_shuffled_by_the_seed_alone(question: Question, asked_as: AskedAs, options: set[str]) -> None:
    """The same seed, the same order; another seed, sooner or later another one; each option once."""
    prompts = [shown(question, asked_as, str(seed)) for seed in range(30)]
    assert prompts == [shown(question, asked_as, str(seed)) for seed in range(30)]
    assert len({prompt.options for prompt in prompts}) > 1
    assert all(set(prompt.options) == options and len(prompt.options) == len(options) for prompt in prompts)


@pytest.mark.parametrize("question", [SHORT, CHOICE, TRUE_FALSE, NUMBER, DATE])
def test_the_right_option_is_told_as_it_is_shown(question: Question) -> None:
    """It is on offer, and chosen it is right; the key may say more of it."""
    asked = card(question)
    option = key_option(asked)
    assert option in present(asked, AskedAs.CHOICE, "seed").options
    assert grade(asked, option, AskedAs.CHOICE).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("question", "options"),
    [
        (Choice("?", "b10", ("b9", "a", "None of these"), shuffle=False), ("a", "b9", "b10", "None of these")),
        (Choice("?", "Zaire", ("None of these", "Chad"), shuffle=False), ("Chad", "Zaire", "None of these")),
        (Choice("?", "2,000", ("30", "4"), shuffle=False), ("4", "30", "2,000")),
        (Choice("?", "x", ("x", "a"), shuffle=False), ("a", "x")),
    ],
)
def test_unshuffled_options_stand_in_their_natural_order(question: Choice, options: tuple[str, ...]) -> None:
    """Not in the deck's, in which the key comes first."""
    assert shown(question).options == options


def test_a_form_that_a_card_has_not_is_its_natural_one() -> None:
    """A cloze is never a choice, a choice never typed."""
    assert shown(CLOZE, AskedAs.CHOICE) == shown(CLOZE)
    assert shown(PLAIN_SHORT, AskedAs.CHOICE) == shown(PLAIN_SHORT)
    assert shown(CHOICE, AskedAs.TYPED) == shown(CHOICE)


@given(st.lists(st.text("abc", max_size=2), min_size=2, max_size=5), st.text(max_size=5))
def test_items_to_be_ordered_are_never_in_order(keys: list[str], seed: str) -> None:
    """Unless they are all the same; and every one is there."""
    options = shown(Order("?", tuple(keys)), seed=seed).options
    assert sorted(options) == sorted(keys)
    assert (list(options) == keys) == (len(set(keys)) == 1)


@pytest.mark.parametrize("question", ALL)
def test_no_prompt_for_a_typed_answer_has_the_key(question: Question) -> None:
    """Not in any field."""
    prompt = shown(question)
    if prompt.asked_as in {AskedAs.TYPED, AskedAs.RECALL, AskedAs.LIST}:
        fields = repr(prompt).casefold()
        for hidden in ("Ash Carter", "Korea", "28", "2015", "proactively", "cyber", "space", "missile"):
            assert hidden.casefold() not in fields

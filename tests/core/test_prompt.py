"""A prompt shows all that is needed to answer, never the answer; and a typed line means what it says."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.card import (
    Card,
    Choice,
    Cloze,
    Date,
    ListAll,
    Match,
    Number,
    Order,
    Question,
    Recall,
    Select,
    Short,
    TrueFalse,
)
from quiz.core.date import PartialDate
from quiz.core.grading.key import key_text
from quiz.core.grading.marking import grade
from quiz.core.prompt import Prompt, can_be_choice, has_lures, key_option, natural_form, present, read_answer
from quiz.core.review import Answer, AskedAs, Verdict

RECALL = Recall("Why?", "Because of Korea")
SHORT = Short("Who?", "Ash Carter", ("Carter",), distractors=("John Kerry", "Fumio Kishida"))
PLAIN_SHORT = Short("Who?", "Ash Carter")
CHOICE = Choice("Where?", "Tokyo", ("Kyoto", "Osaka"))
TRUE_FALSE = TrueFalse("May Japan?", True, ("Permitted", "Not permitted"))
NUMBER = Number("How many?", Decimal(28000), Decimal(1400), "troops", (Decimal(49000),))
DATE = Date("When?", PartialDate(2015, 3, 23), (PartialDate(2012, 12),))
CLOZE = Cloze("Act more ", " in the region.", "proactively", gap_hint="an adverb")
SELECT = Select("Which?", ("Guam", "Australia"), ("Korea", "Taiwan"))
ORDER = Order("In which order?", ("1997", "2012", "2015"))
MATCH = Match("Who is what?", (("Carter", "Defense"), ("Kerry", "State")), ("Treasury",))
LIST = ListAll("Which fields?", (("cyber",), ("space",), ("missile defense", "missile defence")), 2)
ALL = [RECALL, SHORT, PLAIN_SHORT, CHOICE, TRUE_FALSE, NUMBER, DATE, CLOZE, SELECT, ORDER, MATCH, LIST]


def card(question: Question, language: str = "en") -> Card:
    return Card("deck/card", "deck", question, language=language)


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


def prompt_of(asked_as: AskedAs, *options: str, lefts: tuple[str, ...] = (), kind: str = "choice") -> Prompt:
    return Prompt("deck/card", kind, asked_as, "?", options, lefts)


CITIES = prompt_of(AskedAs.CHOICE, "Kyoto", "Tokyo", "Osaka")
LETTERS = prompt_of(AskedAs.CHOICE, "b", "a", "C++")
FIGURES = prompt_of(AskedAs.CHOICE, "2", "1", "28,000")
PLACES = prompt_of(AskedAs.SELECT, "Korea", "Guam", "Australia", "Washington, D.C.", kind="select")
YEARS = prompt_of(AskedAs.ORDER, "2015", "1997", "2012", kind="order")
RANKS = prompt_of(AskedAs.ORDER, "2", "3", "1", kind="order")
POSTS = prompt_of(AskedAs.MATCH, "State", "Defense", "Treasury", lefts=("Carter", "Kerry"), kind="match")
TERMS = prompt_of(AskedAs.CHOICE, "2 years", "4 years", "6 years", "10 years")
MIXED = prompt_of(AskedAs.CHOICE, "4 years", "6 months")
CASES = prompt_of(AskedAs.CHOICE, "C", "c")
RULE = prompt_of(AskedAs.CHOICE, "Permitted", "Not permitted", kind="true-false")
FREE = prompt_of(AskedAs.TYPED, kind="short")
FIELDS = prompt_of(AskedAs.LIST, kind="list")


@pytest.mark.parametrize(
    ("prompt", "typed", "answer"),
    [
        (CITIES, "Tokyo", "Tokyo"),
        (CITIES, " tokyo. ", "Tokyo"),
        (CITIES, "b", "Tokyo"),
        (CITIES, "B.", "Tokyo"),
        (CITIES, "(b)", "Tokyo"),
        (CITIES, "2", "Tokyo"),
        (CITIES, "3)", "Osaka"),
        (CITIES, "[b]", "Tokyo"),
        (CITIES, "#2", "Tokyo"),
        (CITIES, "option b", "Tokyo"),
        (CITIES, "Answer B", "Tokyo"),
        (CITIES, "the second", "Tokyo"),
        (CITIES, "2nd", "Tokyo"),
        (CITIES, "the second one", "Tokyo"),
        (CITIES, "b) Tokyo", "Tokyo"),
        (CITIES, "B: tokyo", "Tokyo"),
        (CITIES, "a) Tokyo", "a) Tokyo"),
        (CITIES, "the fourth", "the fourth"),
        (CITIES, "d", "d"),
        (CITIES, "4", "4"),
        (CITIES, "Nara", "Nara"),
        (CITIES, "", ""),
        (LETTERS, "a", "a"),
        (LETTERS, "b", "b"),
        (LETTERS, "c", "C++"),
        (FIGURES, "1", "1"),
        (FIGURES, "2", "2"),
        (FIGURES, "3", "28,000"),
        (FIGURES, "28000", "28,000"),
        (TERMS, "4", "4 years"),
        (TERMS, "six", "6 years"),
        (TERMS, "10", "10 years"),
        (TERMS, "10 years", "10 years"),
        (TERMS, "d", "10 years"),
        (TERMS, "3", "6 years"),
        (TERMS, "8", "8"),
        (MIXED, "4", "4"),
        (MIXED, "2", "6 months"),
        (CASES, "c", "c"),
        (CASES, "Ｃ", "Ｃ"),
        (RULE, "permitted", "Permitted"),
        (RULE, "y", "Permitted"),
        (RULE, "False", "Not permitted"),
        (RULE, "no", "Not permitted"),
        (RULE, "b", "Not permitted"),
        (RULE, "correct", "Permitted"),
        (RULE, "not true", "Not permitted"),
        (RULE, "perhaps", "perhaps"),
        (RULE, "perm", "perm"),
        (PLACES, "a c", ("Korea", "Australia")),
        (PLACES, "ac", ("Korea", "Australia")),
        (PLACES, "A, C", ("Korea", "Australia")),
        (PLACES, "1 3", ("Korea", "Australia")),
        (PLACES, "13", ("Korea", "Australia")),
        (PLACES, "a and c", ("Korea", "Australia")),
        (PLACES, "guam; australia", ("Guam", "Australia")),
        (PLACES, "Guam, Australia", ("Guam", "Australia")),
        (PLACES, "Guam and Australia", ("Guam", "Australia")),
        (PLACES, "Washington, D.C.", ("Washington, D.C.",)),
        (PLACES, "Washington, D.C.; Guam", ("Washington, D.C.", "Guam")),
        (PLACES, "Guam; Mars", ("Guam", "Mars")),
        (PLACES, "both Guam and Australia", ("Guam", "Australia")),
        (PLACES, "options b and c", ("Guam", "Australia")),
        (PLACES, "[b, c]", ("Guam", "Australia")),
        (PLACES, "guam australia", ("Guam", "Australia")),
        (PLACES, "Guam, Washington, D.C., Australia", ("Guam", "Washington, D.C.", "Australia")),
        (PLACES, "b", ("Guam",)),
        (PLACES, "", ()),
        (YEARS, "b c a", ("1997", "2012", "2015")),
        (YEARS, "bca", ("1997", "2012", "2015")),
        (YEARS, "2 3 1", ("1997", "2012", "2015")),
        (YEARS, "231", ("1997", "2012", "2015")),
        (YEARS, "1997; 2012; 2015", ("1997", "2012", "2015")),
        (YEARS, "1997 > 2012 > 2015", ("1997", "2012", "2015")),
        (YEARS, "1997 -> 2012 -> 2015", ("1997", "2012", "2015")),
        (YEARS, "1997, 2012, 2015", ("1997", "2012", "2015")),
        (YEARS, "1997 2012 2015", ("1997", "2012", "2015")),
        (YEARS, "1997 - 2012 - 2015", ("1997", "2012", "2015")),
        (YEARS, "1997, then 2012 and then 2015", ("1997", "2012", "2015")),
        (YEARS, "1. 1997 2. 2012 3. 2015", ("1997", "2012", "2015")),
        (YEARS, "b; c", ("1997", "2012")),
        (RANKS, "1; 2; 3", ("1", "2", "3")),
        (POSTS, "Carter = Defense; Kerry = State", (("Carter", "Defense"), ("Kerry", "State"))),
        (POSTS, "carter=defense;kerry=state", (("Carter", "Defense"), ("Kerry", "State"))),
        (POSTS, "Carter -> Defense; Kerry: State", (("Carter", "Defense"), ("Kerry", "State"))),
        (POSTS, "1b 2a", (("Carter", "Defense"), ("Kerry", "State"))),
        (POSTS, "1-b, 2-a", (("Carter", "Defense"), ("Kerry", "State"))),
        (POSTS, "1 = b; 2 = a", (("Carter", "Defense"), ("Kerry", "State"))),
        (POSTS, "1B2A", (("Carter", "Defense"), ("Kerry", "State"))),
        (POSTS, "1→b 2→a", (("Carter", "Defense"), ("Kerry", "State"))),
        (POSTS, "Carter = Defense, Kerry = State", (("Carter", "Defense"), ("Kerry", "State"))),
        (POSTS, "Carter – Defense; Kerry – State", (("Carter", "Defense"), ("Kerry", "State"))),
        (POSTS, "b a", (("Carter", "Defense"), ("Kerry", "State"))),
        (POSTS, "ba", (("Carter", "Defense"), ("Kerry", "State"))),
        (POSTS, "Carter = b", (("Carter", "Defense"),)),
        (POSTS, "Carter", (("Carter", ""),)),
        (POSTS, "", ()),
        (FIELDS, "cyber; space", ("cyber", "space")),
        (FIELDS, "cyber, space, and missile defense", ("cyber", "space", "missile defense")),
        (FIELDS, "cyber\nspace", ("cyber", "space")),
        (FIELDS, "Washington, D.C.; Tokyo", ("Washington, D.C.", "Tokyo")),
        (FIELDS, "1. cyber 2. space", ("cyber", "space")),
        (FIELDS, "• cyber\n• space", ("cyber", "space")),
        (FIELDS, "28,000, 49,000", ("28,000", "49,000")),
        (FREE, " As typed; a, b ", " As typed; a, b "),
    ],
)
def test_a_typed_line_means_what_it_says(prompt: Prompt, typed: str, answer: Answer) -> None:
    """Texts before letters, letters before nothing."""
    assert read_answer(prompt, typed) == answer


@pytest.mark.parametrize("question", [SHORT, CHOICE, TRUE_FALSE, NUMBER, DATE])
def test_the_key_chosen_by_its_letter_is_right(question: Question) -> None:
    """And every other letter is wrong, whatever the tolerance."""
    made = card(question)
    prompt = present(made, AskedAs.CHOICE, "seed")
    for letter, option in zip("abc", prompt.options, strict=False):
        key = key_text(made).removeprefix("about ").removesuffix(" troops")
        verdict = grade(made, read_answer(prompt, letter), AskedAs.CHOICE).verdict
        assert verdict is (Verdict.CORRECT if option == key else Verdict.WRONG)


@given(st.sampled_from(ALL), st.text(max_size=80) | st.text("abc123;,=> \nKoreaGu", max_size=40), st.text(max_size=3))
def test_any_line_can_be_read_and_marked_at_any_prompt(question: Question, line: str, seed: str) -> None:
    """Reading never fails, and an option is never made up."""
    made = card(question)
    prompt = present(made, natural_form(made), seed)
    answer = read_answer(prompt, line)
    assert 0 <= grade(made, answer, prompt.asked_as).credit <= 1

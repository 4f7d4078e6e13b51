"""A line typed at a prompt means what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.card import Question
from quiz.core.grading.key import key_text
from quiz.core.grading.marking import grade
from quiz.core.prompt import Prompt, natural_form, present
from quiz.core.reply import read_answer
from quiz.core.review import Answer, AskedAs, Verdict
from tests.core.kinds import ALL, CHOICE, DATE, NUMBER, SHORT, TRUE_FALSE, card


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
DOZEN = prompt_of(AskedAs.SELECT, *(f"option {number}" for number in range(1, 13)), kind="select")
TALKS = prompt_of(AskedAs.MATCH, "Tokyo", "Guam", lefts=("March 23, 2015", "1997"), kind="match")
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
        (RULE, "not a", "not a"),
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
        (PLACES, "both Guam", ("Guam",)),
        (DOZEN, "12", ("option 12",)),
        (DOZEN, "1 2", ("option 1", "option 2")),
        (DOZEN, "123", ("123",)),
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
        (TALKS, "March 23, 2015 = Tokyo, 1997 = Guam", (("March 23, 2015", "Tokyo"), ("1997", "Guam"))),
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


def _texts(item: str | tuple[str, str]) -> tuple[str, ...]:
    return (item,) if isinstance(item, str) else item


@given(st.sampled_from(ALL), st.text(max_size=80) | st.text("abc123;,=> \nKoreaGu", max_size=40), st.text(max_size=3))
def test_any_line_can_be_read_and_marked_at_any_prompt(question: Question, line: str, seed: str) -> None:
    """Reading never fails, and nothing is made up: what is no option was typed."""
    made = card(question)
    prompt = present(made, natural_form(made), seed)
    answer = read_answer(prompt, line)
    assert 0 <= grade(made, answer, prompt.asked_as).credit <= 1
    typed = "".join(line.split())
    for text in [answer] if isinstance(answer, str) else [text for item in answer or () for text in _texts(item)]:
        assert text in (*prompt.options, *prompt.lefts) or "".join(text.split()) in typed

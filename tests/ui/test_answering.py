"""Answers in the making, key by key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.event import Event, Submit
from quiz.core.prompt import Prompt
from quiz.core.record import replace
from quiz.ui.answering import Draft, Key, Turning, blank, press
from tests.ui.moments import CHOICE, LIST, MATCH, NUMBER, ORDER, RECALL, SELECT


def answer(prompt: Prompt, *keys: str) -> Draft | Event:
    """What keys come to: the answer handed in, or the draft there is after all of them."""
    draft = blank(prompt)
    for key in keys:
        outcome = press(prompt, draft, Key(key))
        match outcome:
            case None:
                continue
            case Submit():
                assert key == keys[-1], "handed in too early"
                return outcome
            case _:
                draft = outcome  # type: ignore[assignment]  # only a Submit is an event here
    return draft


@pytest.mark.parametrize(
    ("prompt", "keys", "expected"),
    [
        (RECALL, ["enter"], ""),
        (RECALL, [" "], ""),
        (NUMBER, [*"28,000", "enter"], "28,000"),
        (NUMBER, ["enter"], ""),
        (NUMBER, [*"::x", "enter"], ":x"),
        (CHOICE, ["b"], "28,000"),
        (CHOICE, ["B"], "28,000"),
        (CHOICE, ["3"], "49,000"),
        (replace(CHOICE, options=("2 years", "4 years", "1 year")), ["1"], "1 year"),
        (replace(CHOICE, options=("2 years", "4 years", "1 year")), ["3"], "1 year"),
        (CHOICE, ["down", "down", "enter"], "28,000"),
        (CHOICE, ["up", "up", " "], "49,000"),
        (CHOICE, ["up", "down", "enter"], "128,000"),
        (SELECT, ["c", "a", "enter"], ("Australia", "Guam")),
        (SELECT, ["a", "c", "a", "enter"], ("Guam",)),
        (SELECT, ["down", " ", "down", "down", " ", "enter"], ("Australia", "Guam")),
        (SELECT, ["enter"], ()),
        (replace(SELECT, options=tuple("ABCDEFGHI")), ["a", "i", "enter"], ("A", "I")),
        (ORDER, ["c", "a", "b", "enter"], tuple(ORDER.options[i] for i in (2, 0, 1))),
        (ORDER, ["c", "b", "backspace", "a", "b", "enter"], tuple(ORDER.options[i] for i in (2, 0, 1))),
        (ORDER, ["c", "c", "a", "c", "b", "enter"], tuple(ORDER.options[i] for i in (2, 0, 1))),
        (ORDER, ["down", "enter", "down", "enter", "down", "enter", "enter"], ORDER.options),
        (
            MATCH,
            ["c", "b", "a", "enter"],
            (
                ("Ash Carter", "Secretary of Defense"),
                ("John Kerry", "Secretary of State"),
                ("Fumio Kishida", "Foreign Minister of Japan"),
            ),
        ),
        (
            MATCH,
            ["c", "c", "backspace", "d", "a", "enter"],
            (
                ("Ash Carter", "Secretary of Defense"),
                ("John Kerry", "Prime Minister of Japan"),
                ("Fumio Kishida", "Foreign Minister of Japan"),
            ),
        ),
        (LIST, [*"mines", "enter", *" cyber ", "enter", "enter"], ("mines", "cyber")),
        (LIST, [*"mines", "enter", "backspace", *"cyber", "enter", "enter"], ("cyber",)),
        (LIST, ["enter"], ()),
    ],
)
def test_keys_make_an_answer(prompt: Prompt, keys: list[str], expected: object) -> None:
    """Each kind of question is answered with letters, digits, arrows, or a line of text."""
    assert answer(prompt, *keys) == Submit(expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("prompt", "keys"),
    [
        (RECALL, ["x", "down", "paste"]),
        (CHOICE, ["e", "5", "0", "enter", " ", "paste", "İ", "c-b"]),
        (SELECT, ["e", "5", "paste"]),
        (ORDER, ["d", "enter", "backspace"]),
        (MATCH, ["e", "enter", "backspace"]),
        (NUMBER, ["up", "c-z", "backspace", "paste"]),
        (LIST, ["backspace", "up"]),
    ],
)
def test_other_keys_change_nothing(prompt: Prompt, keys: list[str]) -> None:
    """Enter without a choice, letters beyond the options and unknown keys leave the answer empty."""
    assert answer(prompt, *keys) == blank(prompt)


def test_enter_hands_in_only_what_is_complete() -> None:
    """An order or match that lacks something goes on waiting."""
    assert not isinstance(answer(ORDER, "a", "b", "enter"), Submit)
    assert not isinstance(answer(MATCH, "a", "b", "enter"), Submit)


def test_where_one_item_is_wanted_enter_hands_it_in() -> None:
    """A list of one needs no empty line."""
    one = replace(LIST, count=1)
    assert answer(one, *"cyber", "enter") == Submit(("cyber",))
    assert answer(one, "enter") == Submit(())


def test_a_paste_goes_into_the_line_and_chooses_nothing() -> None:
    """Only typed answers take a paste."""
    draft = press(NUMBER, blank(NUMBER), Key("paste", "28\n000"))
    assert isinstance(draft, type(blank(NUMBER)))
    assert press(NUMBER, draft, Key("enter")) == Submit("28 000")
    assert press(CHOICE, blank(CHOICE), Key("paste", "b")) is None


@given(
    st.sampled_from([RECALL, CHOICE, SELECT, ORDER, MATCH, NUMBER, LIST]),
    st.lists(
        st.sampled_from([*"abcdefz19 :", "enter", "up", "down", "backspace", "left", "escape", "c-k"]), max_size=25
    ),
)
def test_whatever_is_handed_in_is_on_offer(prompt: Prompt, keys: list[str]) -> None:
    """No keys hand in an option twice where each goes once, or one that was not shown."""
    draft = blank(prompt)
    for key in keys:
        outcome = press(prompt, draft, Key(key))
        if isinstance(outcome, Submit):
            given_answer = outcome.answer
            if prompt in (SELECT, ORDER):
                assert isinstance(given_answer, tuple)
                assert len(set(given_answer)) == len(given_answer)
                assert set(given_answer) <= set(prompt.options)
            if prompt is MATCH:
                assert isinstance(given_answer, tuple)
                assert tuple(pair[0] for pair in given_answer) == prompt.lefts
            return
        if outcome is not None:
            draft = outcome  # type: ignore[assignment]  # only a Submit is an event here


def test_more_options_than_letters_are_reached_by_the_arrows() -> None:
    """The twenty-eighth option has no letter."""
    many = replace(CHOICE, options=tuple(f"option {number}" for number in range(28)))
    assert answer(many, "up", "enter") == Submit("option 27")
    assert answer(many, "z") == Submit("option 25")


def test_a_card_face_down_is_turned_by_nothing_else() -> None:
    """A stray letter does not give the answer away."""
    assert answer(RECALL, *"abc123") == Turning()

"""What people put around an answer goes, and what says more stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.saying import bare


@pytest.mark.parametrize(
    "text",
    [
        "kishida", "it is kishida", "it's kishida", "its kishida", "i think it was kishida", "he was kishida",
        "maybe kishida", "kishida, i think", "kishida (i guess)", "probably kishida", "the answer is kishida",
        "answer: kishida", "i would say kishida", "is kishida",
    ],
)  # fmt: skip
def test_an_answer_in_a_sentence_is_the_answer(text: str) -> None:
    """Though it be doubted."""
    assert bare(text) == "kishida"


@pytest.mark.parametrize(
    "text",
    ["not kishida", "isn't kishida", "i don't think it is kishida", "it", "it is", "maybe", "i think", "island", "to"],
)
def test_what_says_more_stays(text: str) -> None:
    """Above all a denial; and no answer becomes empty."""
    assert bare(text) == text


@given(st.text("it is maybe to,(think ", max_size=30))
def test_something_is_always_left(text: str) -> None:
    """Of whatever is said."""
    assert bare(text) or not text

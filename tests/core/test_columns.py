"""Lines for paper: nothing sticks out of them, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.core.columns import cells, wrap


@given(st.text(st.sampled_from("abc 東京"), max_size=80), st.integers(8, 30))
def test_words_longer_than_a_line_are_broken_where_they_may_be(text: str, width: int) -> None:
    """Each line fits, and the letters are those of the text."""
    lines = wrap(text, width, "1. ", "   ", whole_words=False)
    assert all(cells(line) <= width for line in lines)
    assert "".join(line[3:] for line in lines).replace(" ", "") == text.replace(" ", "")

"""Lines for paper: nothing sticks out of them, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.core.columns import cells, wrap

LEADS = st.sampled_from(["", "1. ", "    "])


@given(st.lists(st.text("ab東\u0301", max_size=40), max_size=4).map(" ".join), st.integers(8, 30), LEADS, LEADS)
def test_words_longer_than_a_line_are_broken_where_they_may_be(text: str, width: int, first: str, rest: str) -> None:
    """Each line fits, however wide what stands before it, and the letters are those of the text."""
    lines = wrap(text, width, first, rest, whole_words=False)
    assert all(cells(line) <= width for line in lines)
    written = lines[0][len(first) :] + "".join(line[len(rest) :] for line in lines[1:])
    assert written.replace(" ", "") == text.replace(" ", "")

"""Lines for paper: nothing sticks out of them, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.nickname import nickname
from quiz.commands.rows import shortened
from quiz.core import columns
from quiz.core.columns import cells, cut, wrap

LEADS = st.sampled_from(["", "1. ", "    "])


@given(st.lists(st.text("ab東\u0301", max_size=40), max_size=4).map(" ".join), st.integers(8, 30), LEADS, LEADS)
def test_words_longer_than_a_line_are_broken_where_they_may_be(text: str, width: int, first: str, rest: str) -> None:
    """Each line fits, however wide what stands before it, and the letters are those of the text."""
    lines = wrap(text, width, first, rest, whole_words=False)
    assert all(cells(line) <= width for line in lines)
    written = lines[0][len(first) :] + "".join(line[len(rest) :] for line in lines[1:])
    assert written.replace(" ", "") == text.replace(" ", "")


@given(st.text("ab東\u0301", max_size=40), st.integers(0, 30))
def test_a_text_is_cut_at_the_last_character_that_fits(text: str, width: int) -> None:
    """What is kept fits, and one character more would not."""
    kept = cut(text, width)
    assert text.startswith(kept)
    assert cells(kept) <= width
    assert kept == text or cells(text[: len(kept) + 1]) > width


def test_a_pile_of_accents_is_gone_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text as long as a file is shown, and a name found in it, without counting its characters again and again."""
    counted = 0

    def cell(character: str) -> int:
        nonlocal counted
        counted += 1
        return int(character != "\u0301")

    monkeypatch.setattr(columns, "_cell", cell)
    pile = "a" + "\u0301" * 10_000
    assert wrap(pile * 2, 1) == [pile, pile]
    assert shortened(pile + "bcd", 3) == pile + "b…"
    assert nickname("a" * 10_000) == "a" * 16
    assert counted < 20 * len(pile)

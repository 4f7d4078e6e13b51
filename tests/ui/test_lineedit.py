"""The line an answer is typed on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.answer import LONGEST_ANSWER
from quiz.ui.lineedit import EDITS, Line, edit, insert


def after(text: str, *keys: str) -> tuple[str, int]:
    """The text and cursor after some keys, the cursor at the end at first."""
    line = Line(text, len(text))
    for key in keys:
        changed = edit(line, key) if key in EDITS else insert(line, key)
        assert changed is not None
        line = changed
    return line.text, line.cursor


@pytest.mark.parametrize(
    ("text", "keys", "expected"),
    [
        ("may not", ["left", "left", "X"], ("may nXot", 6)),
        ("may not", ["home", "right", "X"], ("mXay not", 2)),
        ("may not", ["c-a", "end", "X"], ("may notX", 8)),
        ("may not", ["c-left", "X"], ("may Xnot", 5)),
        ("may not", ["alt-b", "alt-b", "alt-f", "X"], ("mayX not", 4)),
        ("may not", ["backspace"], ("may no", 6)),
        ("may not", ["c-a", "delete"], ("ay not", 0)),
        ("may not", ["c-a", "c-d"], ("ay not", 0)),
        ("may not", ["c-w"], ("may ", 4)),
        ("may not!", ["alt-backspace"], ("may ", 4)),
        ("may not", ["c-a", "alt-d"], (" not", 0)),
        ("may not", ["c-left", "c-k"], ("may ", 4)),
        ("may not", ["c-left", "c-u"], ("not", 0)),
        ("may not", ["c-w", "c-a", "c-y", " "], ("not may ", 4)),
        ("may not", ["c-w", "c-k", "c-y"], ("may not", 7)),
        ("", ["backspace", "delete", "c-w", "alt-d", "left", "right", "c-y"], ("", 0)),
    ],
)
def test_the_keys_of_a_shell_edit_the_line(text: str, keys: list[str], expected: tuple[str, int]) -> None:
    """Each key does what it does on a shell's command line."""
    assert after(text, *keys) == expected


@pytest.mark.parametrize("character", ["e\u0301", "👩\u200d🚀", "👍🏽", "न\u0940", "字"])
def test_backspace_takes_a_character_as_a_reader_counts_it(character: str) -> None:
    """An accent goes with its letter, and an emoji made of several goes whole; left and right step over it."""
    assert after("a" + character, "backspace") == ("a", 1)
    assert after("a" + character + "b", "left", "left", "delete") == ("ab", 1)
    assert after(character + "b", "home", "right") == (character + "b", len(character))


def test_what_is_inserted_is_one_line_of_text() -> None:
    """Line breaks and tabs become spaces, control characters go, the rest stays as it is."""
    assert insert(Line(), "28\r\n\r\n000\ttroops\u2028x\x1b[2J\x07").text == "28 000 troops x[2J"


def test_a_line_has_an_end() -> None:
    """A paste beyond the longest line is cut."""
    full = insert(Line(), "x" * (LONGEST_ANSWER + 5))
    assert (len(full.text), full.cursor) == (LONGEST_ANSWER, LONGEST_ANSWER)
    assert insert(full, "y") == full


def test_a_key_that_edits_nothing_says_so() -> None:
    """Other keys are left to whoever knows them."""
    assert edit(Line("x", 1), "c-z") is None


@given(st.lists(st.one_of(st.sampled_from(sorted(EDITS)), st.text(max_size=3)), max_size=30))
def test_the_cursor_never_leaves_the_line(keys: list[str]) -> None:
    """Whatever is typed, the cursor stands in the text, and the text holds no control character."""
    line = Line()
    for key in keys:
        line = edit(line, key) or insert(line, key)
        assert 0 <= line.cursor <= len(line.text) <= LONGEST_ANSWER
        assert all(character.isprintable() or ord(character) > 127 for character in line.text)

"""What others wrote cannot command the terminal, and what is harmless stays as it is."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.clean import clean, clean_line

OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufeff\ud800-\udfff]"
)

HOSTILE = st.lists(
    st.sampled_from(
        ["\x1b[2J", "\x1b]52;c;AAAA\x07", "\x9b31m", "\r", "\r\n", "\n", "\u202e", "\ufeff", "\U000e0041", "é", "a"]
    )
).map("".join)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text", "plain text"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("a\r\nb\rc\n\rd", "a\nb\nc\n\nd"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x00\x7f", "␀␡"),
        ("\x9b31m", "�31m"),
        ("evil\u202egpj.exe", "evil�gpj.exe"),
        ("a\u2028b\u2029c", "a�b�c"),
        ("\ud800 alone", "� alone"),
        ("\ufefftext", "�text"),
        ("\U000e0061\U000e007f", "��"),
        ("\ufdd0\ufdef", "��"),
        ("\ufff9x\ufffay\ufffb", "�x�y�"),
        (
            "👨\u200d👩\u200d👧 ❤\ufe0f क्\u200dष می\u200cخواهم שלום",
            "👨\u200d👩\u200d👧 ❤\ufe0f क्\u200dष می\u200cخواهم שלום",
        ),
        ("", ""),
    ],
)
def test_controls_become_visible_and_the_rest_stays(text: str, shown: str) -> None:
    """Whole results: nothing is dropped, nothing harmless is touched."""
    assert clean(text) == shown


def test_no_code_point_is_left_that_a_terminal_obeys() -> None:
    """Every code point there is, by itself; and cleaning twice is cleaning once."""
    for code in range(0x110000):
        cleaned = clean(chr(code))
        assert not OBEYED.search(cleaned), hex(code)
        assert clean(cleaned) == cleaned, hex(code)


def test_letters_digits_and_symbols_of_every_script_stay() -> None:
    """Only control, format, separator and unassigned characters are ever replaced."""
    for code in range(0x110000):
        if unicodedata.category(chr(code)) not in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}:
            assert clean(chr(code)) == chr(code), hex(code)


@given(HOSTILE | st.text(st.characters(codec=None)))
def test_cleaning_is_idempotent_and_leaves_nothing_obeyed(text: str) -> None:
    """Also where characters meet, as CR and LF do."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not OBEYED.search(cleaned)


@given(HOSTILE)
def test_a_cleaned_line_is_one_line(text: str) -> None:
    """A name with line ends or tabs cannot leave its line."""
    line = clean_line(text)
    assert "\n" not in line
    assert "\t" not in line
    assert line == clean(text).replace("\n", " ").replace("\t", " ")

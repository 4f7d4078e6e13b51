"""Rows of text: they fit the columns there are, keep their styles to terminals, and never let a terminal obey them."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.commands.rows import Row, json_text, padded, plain_text, shortened, show, width
from quiz.commands.world import World
from quiz.core.clean import clean
from quiz.store.clock import Clock
from quiz.ui.lines import NARROWEST, WIDEST, cells
from tests.commands.outside import text_of


class Screen(io.StringIO):
    """Output that calls itself a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Yes."""
        return True


def world(columns: str = "", stdout: io.StringIO | None = None, **environ: str) -> World:
    """A world of so many columns."""
    here = {"COLUMNS": columns, **environ}
    return World(here, Path(), io.StringIO(), stdout or io.StringIO(), io.StringIO(), Clock())


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ("", 80),
        ("40", 40),
        ("1", NARROWEST),
        ("0", 80),
        ("500", WIDEST),
        ("-3", 80),
        ("wide", 80),
        ("9" * 99, 80),
        ("²", 80),
    ],
)
def test_the_width_is_what_columns_says_within_reason(columns: str, expected: int) -> None:
    """What is no number of columns is passed over."""
    assert width(world(columns)) == expected


def test_text_hangs_beneath_its_beginning() -> None:
    """Whatever stands before it stands once."""
    rows = [Row("one two three four five", "  a  "), Row(), Row("six")]
    assert plain_text(world("20"), rows) == "  a  one two three\n     four five\n\nsix\n"


def test_line_breaks_of_a_text_stay_and_those_of_a_lead_do_not() -> None:
    """A lead is one line by its nature."""
    assert plain_text(world(), [Row("one\ntwo", "a\nb ")]) == "a b one\n    two\n"


def test_styles_are_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere, and with --plain or a dumb terminal, the same words come bare."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    rows = [Row("words", "✗ ", "bold", "red")]
    screen = Screen()
    show(world(stdout=screen, TERM="xterm-256color"), rows)
    assert screen.getvalue() == "\x1b[31m✗ \x1b[0m\x1b[1mwords\x1b[0m\n"
    for bare in (world(), world(stdout=Screen(), TERM="dumb"), world(stdout=Screen())):
        show(bare, rows)
        assert text_of(bare.stdout) == "✗ words\n"


@given(st.text(), st.integers(1, 40))
def test_cut_and_padded_texts_have_the_columns_they_were_given(text: str, columns: int) -> None:
    """Wide characters take two, combining ones none."""
    shown = clean(text).replace("\n", " ").replace("\t", " ")
    assert cells(shortened(shown, columns)) <= columns
    assert cells(padded(shown, columns)) == columns


@given(st.text())
def test_rows_print_nothing_that_a_terminal_would_obey(text: str) -> None:
    """Neither in the text nor before it, styled or not."""
    said = plain_text(world("30"), [Row(text, text[:5])])
    assert clean(said) == said
    screen = Screen()
    show(world("30", screen, TERM="xterm-256color"), [Row(text, text[:5])])
    assert clean(screen.getvalue()) == screen.getvalue()


@given(st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_is_whole_and_harmless_on_one_line(document: object) -> None:
    """Every text comes back as it went in, and none is obeyed on the way."""
    text = json_text(world(), document)
    assert json.loads(text) == document
    assert clean(text) == text
    assert text.count("\n") == 1

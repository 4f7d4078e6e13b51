"""What a class sees: whole screens against those that are kept, and what holds of all of them.

With KEEP_SCREENS=1 in the environment the kept screens are written anew; read them before committing them.
"""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.commands.playing.hall import Hall
from quiz.commands.playing.keys import press
from quiz.commands.playing.moves import arrive
from quiz.commands.playing.screens import Stand, page
from quiz.core.record import replace
from quiz.ui.answering import Key
from quiz.ui.keys import Sight
from quiz.ui.page import Page
from tests.classroom.games import deck
from tests.commands.playing.plays import MOMENTS, NOW

SCREENS = Path(__file__).parents[2] / "screens"
DECKS = {"kinds": deck()}

PRESSED: dict[str, tuple[str, list[str]]] = {
    "typed, an answer on the line": ("typed", list("Tokyo")),
    "typed, handed in empty": ("typed", ["enter"]),
    "choice, pointed at": ("choice", ["down", "down"]),
    "select, two ticked": ("select", ["c", "a"]),
    "order, two placed": ("order", ["c", "a"]),
    "match, one given": ("match", ["b"]),
    "list, two named": ("list", [*"red", "enter", *"blue", "enter"]),
    "the keys of a question": ("choice", ["h"]),
    "the keys while typing": ("typed", ["f1"]),
    "the scores": ("choice, stolen", ["s"]),
    "the scores, one corrected": ("choice, stolen", ["s", "3", *"-5"]),
    "the scores, no number": ("choice, stolen", ["s", "3", "x", "enter"]),
}
"""What some keys make of a moment."""


def drawn(name: str, hall: Hall) -> Page:
    """A moment, or what some keys made of it."""
    moment, keys = PRESSED.get(name, (name, []))
    game = MOMENTS[moment]
    local = arrive(game)
    for key in keys:
        local = press(game, local, Key(key), Sight(0, 1, 1)).local
    return page(Stand(game, local, hall, NOW, keeps=True), DECKS)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 12), (120, 40)])
def test_screens_look_as_they_are_kept(columns: int, rows: int) -> None:
    """Every moment, whole."""
    shown = []
    for name in (*MOMENTS, *PRESSED):
        lines = [row.plain.rstrip() for row in drawn(name, Hall(columns, rows)).rows]
        shown.append(f"== {name}\n" + "\n".join(lines) + "\n")
    path = SCREENS / f"play-{columns}x{rows}.txt"
    now = "\n".join(shown)
    if os.environ.get("KEEP_SCREENS"):
        path.write_text(now, "utf-8")
    assert path.read_text("utf-8") == now


@given(st.sampled_from([*MOMENTS, *PRESSED]), st.integers(1, 150), st.integers(1, 60), st.booleans())
def test_a_screen_fills_its_window_and_no_more(name: str, columns: int, rows: int, ascii_only: bool) -> None:
    """However small."""
    screen = drawn(name, Hall(columns, rows, ascii_only))
    assert len(screen.rows) == rows
    assert all(row.cell_len <= columns for row in screen.rows)
    assert not ascii_only or all(row.plain.isascii() for row in screen.rows)


@pytest.mark.parametrize("name", [name for name in MOMENTS if name not in ("lobby of eight", "end of eight", "end")])
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])
def test_nothing_has_to_be_scrolled_for_at_a_projector(name: str, columns: int, rows: int) -> None:
    """The last row of the class has no keys."""
    sight = drawn(name, Hall(columns, rows)).sight
    assert not sight.above
    assert not sight.below


@pytest.mark.parametrize("name", ["choice", "choice, missed", "choice, a race", "typed", "recall", "match"])
def test_no_answer_shows_before_it_is_revealed(name: str) -> None:
    """Nor a sign beside the right option."""
    text = "\n".join(row.plain for row in drawn(name, Hall(80, 24)).rows)
    for told in ("✓", "Because", "Tokyo", "Etna is a mountain"):
        assert told not in text


def test_names_of_teams_are_text_and_nothing_else() -> None:
    """Whatever a journal from elsewhere calls them."""
    game = MOMENTS["choice"]
    rules = replace(game.rules, teams=("[red]x[/red]", "\x1b[31mB", "\u202eevil"))
    hostile = replace(game, setting=replace(game.setting, rules=rules))
    for local in (arrive(hostile), press(hostile, arrive(hostile), Key("s"), Sight(0, 1, 1)).local):
        text = "\n".join(row.plain for row in page(Stand(hostile, local, Hall(80, 24), NOW), DECKS).rows)
        assert "[red]x[/red]" in text
        assert "\x1b" not in text
        assert "\u202e" not in text

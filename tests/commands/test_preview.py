"""`quiz preview`: what learners will see, for authors."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.outside import TROOPS, Outside
from tests.ui.terminal_emulator import Emulator

CAPITAL = """\
troops/capital  (short)

Asked:
What is the capital of Japan?

Answered right:
Right.
Answer: Tokyo
Source: Stars and Stripes
Back in 2 days; memory lasts about 2 days.

Not known:
Not known yet.
Answer: Tokyo
Source: Stars and Stripes
Back next; memory lasts under a day.

"""

DRAWN = """\
troops/korea  (number)

  — answered “18,000”

  About how many American troops are based on the Korean Peninsula?

  ✓ a  28,000
    b  49,000
  ✗ c  18,000

  ✗ Not this time

  18,000 troops is too low.

  North Korea is near.
                                                Stars and Stripes, paragraph 9

  back next                                               memory ▁ under a day

  — answered “49,000”

  About how many American troops are based on the Korean Peninsula?

  ✓ a  28,000
  ✗ b  49,000
    c  18,000

  ✗ Not this time

  49,000 troops is too high.

  That is the number in Japan.

  North Korea is near.
                                                Stars and Stripes, paragraph 9

  back next                                               memory ▁ under a day"""


def test_every_screen_of_a_card_in_plain_words(tmp_path: Path) -> None:
    """One below the other, each with what it shows; nothing is recorded."""
    outside = Outside.at(tmp_path)
    assert outside.quiz("preview", "capital") == (0, CAPITAL, "")
    assert not outside.log


def test_a_deck_is_shown_card_by_card(tmp_path: Path) -> None:
    """By its name or its file; siblings each, drafts too."""
    outside = Outside.at(tmp_path)
    ran = outside.quiz("preview", "troops", "--only", "ask")
    heads = [line for line in ran.out.splitlines() if line.startswith("troops/")]
    assert heads == [
        "troops/korea  (number)",
        "troops/capital  (short)",
        "troops/mechanism#1  (cloze)",
        "troops/mechanism#2  (cloze)",
        "troops/roads  (order)",
        "troops/later  (recall, a draft)",
    ]
    for name in ("decks/troops.toml", "troop", "Troop numbers"):
        assert outside.quiz("preview", name, "--only", "ask") == ran
    assert "Answered" not in ran.out


def test_some_screens_can_be_picked(tmp_path: Path) -> None:
    """Each part by its name."""
    ran = Outside.at(tmp_path).quiz("preview", "korea", "--only", "wrong", "--only", "unknown")
    labels = [line for line in ran.out.splitlines() if line.endswith(":")]
    assert sorted(labels) == ["Answered “18,000”:", "Answered “49,000”:", "Not known:"]


def test_what_is_not_there_is_asked_back(tmp_path: Path) -> None:
    """The nearest name is offered; a card that a mistake keeps out is told of with its place."""
    outside = Outside.at(tmp_path, troops=TROOPS.replace('answer = "Tokyo"', "answer = 5"))
    assert outside.quiz("preview", "korae") == (
        66,
        "",
        "quiz: there is no card or deck `korae`\nhelp: did you mean `troops/korea`?\n",
    )
    assert outside.quiz("preview", "troops/capital") == (
        65,
        "",
        (
            "quiz: `troops/capital` is left out, because of a mistake\n"
            "help: see decks/troops.toml:23; `quiz check` says what is wrong there\n"
        ),
    )


def test_on_a_terminal_the_screens_are_drawn(tmp_path: Path, terminal: Callable[..., Emulator]) -> None:
    """As learners have them, but for the frame of the sitting."""
    Outside.at(tmp_path)
    shown = terminal("preview", "korea", "--only", "wrong")
    assert shown.end() == 0
    assert shown.text.rstrip() == DRAWN
    assert {colour for colour, *_ in shown.styles()} == {"default", "red", "green"}


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_without_colour_nothing_is_lost(
    tmp_path: Path, terminal: Callable[..., Emulator], environment: dict[str, str]
) -> None:
    """In 40 columns, too."""
    Outside.at(tmp_path)
    shown = terminal("preview", "korea", columns=40, **environment)
    assert shown.end() == 0
    assert {colour for colour, *_ in shown.styles()} == {"default"}
    words = " ".join(shown.text.split())
    assert "That is the number in Japan." in words
    assert "North Korea is near." in words

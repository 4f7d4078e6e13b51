"""A sitting cut off goes on where it was, for as long as there is such a sitting."""

import json
from pathlib import Path

from tests.commands.outside import Outside

CARD = '[[card]]\nid = "c{0}"\nkind = "short"\nquestion = "Question {0}?"\nanswer = "answer {0}"\n'


def deck(name: str, cards: int) -> str:
    """A deck of so many typed cards."""
    return f'[deck]\nid = "{name}"\ntitle = "{name}"\n' + "".join(CARD.format(number) for number in range(cards))


def asked(outside: Outside, *argv: str, answers: int) -> list[str]:
    """The cards asked where so many are given up on and rated good, and the one then on screen."""
    typed = '{"answer": null}\n{"rate": "good"}\n' * answers
    ran = outside.quiz("study", "--ui", "json", *argv, typed=typed)
    screens = map(json.loads, ran.out.splitlines())
    return [screen["card"] for screen in screens if screen["screen"] == "ask"]


def test_a_sitting_goes_on_at_the_question_it_was_left_at(tmp_path: Path) -> None:
    """However often it is left, the cards come in the order of one that is not."""
    whole = asked(Outside.at(tmp_path / "whole", d=deck("d", 6)), answers=6)
    outside = Outside.at(tmp_path / "parts", d=deck("d", 6))
    parts = [asked(outside, answers=2), asked(outside, answers=2), asked(outside, answers=2)]
    assert [part[2] for part in parts[:2]] == [part[0] for part in parts[1:]]
    assert [card for part in parts for card in part[:2]] == whole


def test_a_deck_added_later_does_not_stretch_the_daily_limit(tmp_path: Path) -> None:
    """Ten new cards were met; the new deck's have to wait."""
    outside = Outside.at(tmp_path, d=deck("d", 12))
    asked(outside, answers=10)
    outside.deck("e", deck("e", 12))
    assert json.loads(outside.quiz("due", "--json").out)["new"] == 0
    assert asked(outside, answers=0) == []


def test_a_missed_card_that_was_suspended_is_not_asked_again(tmp_path: Path) -> None:
    """Not when the sitting goes on either."""
    outside = Outside.at(tmp_path, d=deck("d", 6))
    outside.quiz("study", "--ui", "json", typed='{"answer": null}\n{"rate": "again"}\n')
    assert outside.quiz("suspend", "c0").code == 0
    assert "d/c0" not in asked(outside, answers=6)

"""A sitting cut off goes on where it was, for as long as there is such a sitting."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.outside import TROOPS, Outside

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


def asking(outside: Outside, *typed: str, argv: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """The questions asked where these events are sent, one after another."""
    ran = outside.quiz("study", "--ui", "json", *argv, typed="".join(f"{line}\n" for line in typed))
    return [screen for screen in map(json.loads, ran.out.splitlines()) if screen["screen"] == "ask"]


GIVE_UP = '{"answer": null}', '{"rate": "again"}'
KNOWN = '{"answer": null}', '{"rate": "good"}'
SUSPEND = '{"event": "suspend"}'
BURY = '{"event": "bury"}'


@pytest.mark.parametrize(
    "script",
    [
        [SUSPEND, *KNOWN, BURY, *KNOWN, *KNOWN],
        [*GIVE_UP, *KNOWN, '{"answer": null}', SUSPEND, '{"answer": null}', BURY, *KNOWN],
        [*GIVE_UP, *GIVE_UP, *KNOWN, *KNOWN, SUSPEND, BURY, *KNOWN],
        [*KNOWN, SUSPEND, '{"event": "undo"}', *GIVE_UP, '{"event": "undo"}', BURY, *KNOWN],
    ],
)
def test_a_sitting_left_anywhere_goes_on_with_the_same_card_and_count(tmp_path: Path, script: list[str]) -> None:
    """Though there are more new cards that could take the place of those put aside."""
    for cut in range(len(script) + 1):
        outside = Outside.at(tmp_path / str(cut), d=deck("d", 16))
        before = asking(outside, *script[:cut])
        if cut and script[cut - 1] == '{"answer": null}':  # the mark is kept, and its feedback not shown again
            before = asking(Outside.at(tmp_path / f"{cut}+", d=deck("d", 16)), *script[:cut], '{"rate": "again"}')
        (again,) = asking(outside)
        assert (again["card"], again["progress"]) == (before[-1]["card"], before[-1]["progress"])


def test_a_card_that_was_missed_and_then_suspended_outside_does_not_begin_the_sitting_anew(tmp_path: Path) -> None:
    """The count goes on; resumed, the card comes back."""
    outside = Outside.at(tmp_path, d=deck("d", 6))
    asking(outside, *GIVE_UP, *KNOWN)
    outside.quiz("suspend", "c0")
    (again,) = asking(outside)
    assert (again["card"], again["progress"]) == ("d/c2", {"done": 2, "total": 6})
    outside.quiz("resume", "c0")
    assert [ask["card"] for ask in asking(outside, *KNOWN * 3)] == ["d/c2", "d/c3", "d/c0", "d/c4"]


def test_a_card_suspended_in_a_sitting_and_resumed_outside_is_asked_in_it(tmp_path: Path) -> None:
    """As if it had never been put aside."""
    outside = Outside.at(tmp_path, d=deck("d", 4))
    asking(outside, SUSPEND, *KNOWN)
    outside.quiz("resume", "c0")
    asked = asking(outside, *KNOWN)
    assert [ask["card"] for ask in asked] == ["d/c0", "d/c2"]
    assert asked[0]["progress"] == {"done": 1, "total": 4}


def test_a_buried_card_is_not_asked_before_tomorrow(tmp_path: Path) -> None:
    """Not in another sitting of the day either; the next day it is due, and `due` and `stats` say so."""
    outside = Outside.at(tmp_path, d=deck("d", 2))
    asking(outside, *KNOWN, *KNOWN)
    outside.days_pass(9)
    first = asking(outside, BURY)[0]["card"]
    assert first not in [ask["card"] for ask in asking(outside, *KNOWN, argv=("--limit", "5"))]
    assert json.loads(outside.quiz("due", "--json").out)["next_due_in_days"] == 1
    assert json.loads(outside.quiz("stats", "--json").out)["forecast"][:2] == [0, 1]
    outside.days_pass(1)
    assert [ask["card"] for ask in asking(outside)] == [first]


def test_due_and_the_forecast_agree_on_today(tmp_path: Path) -> None:
    """Siblings, suspended cards and cards put aside are in neither."""
    outside = Outside.at(tmp_path, d=deck("d", 4), troops=TROOPS)
    asking(outside, *KNOWN * 8)
    outside.days_pass(1)
    asking(outside, *KNOWN * 8)
    outside.days_pass(9)
    asking(outside, BURY, SUSPEND)
    due = json.loads(outside.quiz("due", "--json").out)
    assert due["due"] == json.loads(outside.quiz("stats", "--json").out)["forecast"][0] == 6


def test_a_near_miss_that_is_another_cards_answer_is_no_slip(tmp_path: Path) -> None:
    """All cards' answers are known to the sitting."""
    names = deck("d", 2).replace('"answer 0"', '"Kishida"').replace('"answer 1"', '"Kishido"')
    outside = Outside.at(tmp_path, d=names)
    ran = outside.quiz("study", "--ui", "json", "--limit", "1", typed='{"answer": "Kishido"}\n')
    assert json.loads(ran.out.splitlines()[1])["verdict"] == "wrong"


def test_going_on_asks_what_is_left_and_then_studies_ahead(tmp_path: Path) -> None:
    """`:more` at the end reads decks and log anew: first what is left of today, then cards before their day."""
    outside = Outside.at(tmp_path, d=deck("d", 12))
    outside.home.mkdir()
    (outside.home / "settings.toml").write_text("new_per_day = 3\nsession_limit = 2\n")
    ran = outside.quiz("study", "--ui", "plain", typed="answer 0\n\nanswer 1\n\n:more\nanswer 2\n\n:more\n")
    asked = [line for line in ran.out.splitlines() if line.startswith("Question") and line.endswith("?")]
    assert asked == ["Question 0?", "Question 1?", "Question 2?", "Question 3?"]
    assert "1 more new card can be met today." in ran.out
    assert "Nothing more is due; 9 cards can be studied ahead." in ran.out


def crammed(outside: Outside, *argv: str) -> str:
    """The end of a cram of two cards, the first of which is missed and then known."""
    typed = ":dontknow\n\n:dontknow\n3\n:dontknow\n3\n:quit\n"
    ran = outside.quiz("study", "--ui", "plain", "--cram", "--limit", "2", *argv, typed=typed)
    return ran.out.partition("first try")[2]


def test_a_cram_says_what_is_left_to_practise(tmp_path: Path) -> None:
    """And nothing of what is due, which it does not change. By seed the same are asked each time, and none is left."""
    outside = Outside.at(tmp_path, d=deck("d", 3))
    assert "\nThis was practice; the schedule stays as it was.\n1 more card can be practised.\n" in crammed(outside)
    seeded = crammed(outside, "--seed", "1")
    assert "This was practice" in seeded
    assert "more card" not in seeded


def test_where_all_was_practised_today_practice_begins_anew(tmp_path: Path) -> None:
    """Whoever asks for more of it gets all cards once more."""
    outside = Outside.at(tmp_path, d=deck("d", 3))
    assert "1 more card can be practised." in crammed(outside)
    assert "more card" not in crammed(outside)
    assert "1 more card can be practised." in crammed(outside)


def test_where_all_is_suspended_that_is_said(tmp_path: Path) -> None:
    """With what to do about it, and no promise of a first question."""
    outside = Outside.at(tmp_path, d=deck("d", 2))
    for card in ("c0", "c1"):
        outside.quiz("suspend", card)
    said = "2 cards are suspended; `quiz resume --all` has them asked again."
    assert outside.quiz().out.startswith(f"\n  Nothing is due today.\n  {said}\n")
    assert outside.quiz("study", "--ui", "plain") == (0, "\nNothing is due now.\n", f"notice: {said}\n")
    outside.quiz("resume", "c0")
    assert said not in outside.quiz().out + outside.quiz("study", "--ui", "plain").err

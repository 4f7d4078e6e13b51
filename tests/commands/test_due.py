"""`quiz due` and `quiz` in a pipe: what there is to do, in a sentence, in a table and as JSON."""

import json
import os
from pathlib import Path

from quiz.cli import run
from tests.commands.outside import TROOPS, Outside, text_of

ONE_CARD = """\
[deck]
title = "{title}"
[[card]]
id = "one"
kind = "short"
question = "Which?"
answer = "this"
"""


def answered(outside: Outside, *argv: str, typed: str) -> None:
    """Study line by line."""
    assert outside.quiz("study", "--ui", "plain", "--typed", *argv, typed=typed).code == 0


def test_a_new_deck_has_as_many_new_cards_as_it_has_notes(tmp_path: Path) -> None:
    """Siblings are asked on different days, so the two gaps of a cloze count once."""
    assert Outside.at(tmp_path).quiz("due") == (
        0,
        """\
4 new cards can be met today.

                 due    new  cards
Troop numbers      0      4      5
""",
        "",
    )


def test_what_there_is_to_say_beside_it_is_said_each_time(tmp_path: Path) -> None:
    """The answer is remembered only where it is all there is to say."""
    outside = Outside.at(tmp_path)
    answered(outside, "--limit", "1", typed="28000\n")
    for _ in range(2):
        assert outside.quiz("due", "--profile", "ada").err == "notice: The profile `ada` is new.\n"


def test_several_decks_are_summed_up_under_one_daily_limit(tmp_path: Path) -> None:
    """Each deck could give ten new cards, all of them together give ten as well."""
    deck = TROOPS.partition("[[card]]")[0] + "".join(
        f'[[card]]\nid = "c{number}"\nkind = "short"\nquestion = "q{number}"\nanswer = "a{number}"\n'
        for number in range(12)
    )
    outside = Outside.at(tmp_path, troops=deck, other=deck.replace('"troops"', '"other"'))
    assert outside.quiz("due").out == (
        """\
10 new cards can be met today.

                 due    new  cards
Troop numbers      0     10     12
Troop numbers      0     10     12
together           0     10     24

All decks share one daily limit: 10 new cards are left for today.
"""
    )


def test_the_limit_is_explained_only_where_the_column_does_not_add_up(tmp_path: Path) -> None:
    """Two decks with a card each are two new cards together, which needs no words."""
    outside = Outside.at(tmp_path, one=ONE_CARD.format(title="One"), two=ONE_CARD.format(title="Two"))
    assert "limit" not in outside.quiz("due").out
    outside.home.mkdir()
    (outside.home / "settings.toml").write_text("new_per_day = 1\n")
    assert outside.quiz("due").out.endswith("\nAll decks share one daily limit: 1 new card is left for today.\n")


def test_a_backlog_says_that_one_sitting_need_not_clear_it(tmp_path: Path) -> None:
    """Only where more is due than a sitting asks, and it has a limit at all."""
    outside = Outside.at(tmp_path)
    answered(outside, typed="Tokyo\n\n" * 4)
    outside.days_pass(60)
    assert "sitting" not in outside.quiz("due").out
    (outside.home / "settings.toml").write_text("session_limit = 2\n")
    assert outside.quiz("due").out.startswith(
        "4 cards are due today.\nA sitting asks 2, what has faded most first; the rest can wait.\n\n"
    )
    (outside.home / "settings.toml").write_text("session_limit = 0\n")
    assert "sitting" not in outside.quiz("due").out


def test_home_says_where_decks_were_found_that_nobody_named(tmp_path: Path) -> None:
    """In a folder above: there may be others than one thinks of. Where one stands, or what one named, is no news."""
    outside = Outside.at(tmp_path)
    inside = tmp_path / "deep" / "down"
    inside.mkdir(parents=True)
    usual = {"QUIZ_HOME": str(outside.home), "COLUMNS": "80"}
    notice = f"Some come from {tmp_path / 'decks'}, the nearest folder `decks` above this one."

    def said(cwd: Path, environ: dict[str, str], *argv: str) -> bool:
        world = outside.world(cwd=cwd, environ=environ)
        assert run(argv, world) == 0
        return notice in " ".join(text_of(world.stdout).split())

    assert said(inside, usual)
    assert not said(tmp_path, usual)
    assert not said(inside, usual | {"QUIZ_DECKS": "../../decks"})
    assert not said(inside, usual, "--decks", str(tmp_path / "decks"))


def test_what_was_missed_is_due_and_what_was_known_is_due_later(tmp_path: Path) -> None:
    """The headline and the table follow the log and the calendar."""
    outside = Outside.at(tmp_path)
    answered(outside, "--limit", "2", typed="28k\n\nKyoto\n")
    assert outside.quiz("due").out.splitlines()[0] == "1 card is due today, and 2 new ones can be met."
    outside.days_pass(5)
    assert outside.quiz("due").out.splitlines()[0] == "2 cards are due today, and 2 new ones can be met."


def test_when_nothing_is_due_the_next_day_and_studying_ahead_are_told(tmp_path: Path) -> None:
    """There is never a bare "no cards"."""
    outside = Outside.at(tmp_path, one=ONE_CARD.format(title="One"))
    answered(outside, typed="this\n\n")
    assert outside.quiz("due").out.splitlines()[0] == "Nothing is due today; the next card is due in 2 days."
    outside.days_pass(1)
    assert outside.quiz("due").out.splitlines()[:2] == [
        "Nothing is due today; the next card is due tomorrow.",
        "1 card can be studied ahead.",
    ]


def test_the_json_document_has_the_counts_of_each_deck(tmp_path: Path) -> None:
    """Status bars read one document, and nothing else is printed."""
    ran = Outside.at(tmp_path).quiz("due", "--json")
    assert json.loads(ran.out) == {
        "due": 0,
        "new": 4,
        "next_due_in_days": None,
        "decks": [{"id": "troops", "title": "Troop numbers", "due": 0, "new": 4, "cards": 5}],
    }
    assert ran.out.count("\n") == 1
    assert ran.err == ""


def test_without_any_deck_the_json_document_is_still_whole(tmp_path: Path) -> None:
    """An empty folder is no error: there is just nothing to do."""
    outside = Outside.at(tmp_path)
    (tmp_path / "decks" / "troops.toml").unlink()
    assert json.loads(outside.quiz("due", "--json").out) == {"due": 0, "new": 0, "next_due_in_days": None, "decks": []}


def test_the_table_fits_the_columns_there_are(tmp_path: Path) -> None:
    """Long titles, and wide ones, are cut with an ellipsis before the figures are."""
    long = ONE_CARD.format(title="A title that goes on for much longer than anything")
    wide = ONE_CARD.format(title="日本における米軍の人数について")
    outside = Outside.at(tmp_path, long=long, wide=wide)
    outside.columns = 40
    assert (
        outside.quiz("due").out
        == """\
2 new cards can be met today.

                       due    new  cards
A title that goes …      0      1      1
日本における米軍の…      0      1      1
together                 0      2      2
"""
    )


def test_home_in_a_pipe_prints_the_same_with_a_welcome(tmp_path: Path) -> None:
    """The welcome is one line, and goes once something was answered."""
    outside = Outside.at(tmp_path)
    assert outside.quiz() == (
        0,
        """\

  Welcome. `quiz study` asks your first question; nothing has to be set up.

  4 new cards can be met today.

                   due    new  cards
  Troop numbers      0      4      5

""",
        "",
    )
    answered(outside, "--limit", "1", typed="28k\n\n")
    assert (
        outside.quiz().out
        == """\

  3 new cards can be met today.

                   due    new  cards
  Troop numbers      0      3      5

"""
    )


def test_home_says_what_mistakes_keep_out_and_where_decks_go(tmp_path: Path) -> None:
    """A broken deck is not silently missing; without any deck there is something to do."""
    outside = Outside.at(tmp_path, troops=TROOPS, broken=ONE_CARD.format(title="Broken") + "[[card]]\n")
    assert outside.quiz().out.endswith(
        "\n  1 card is left out because of mistakes in a deck; `quiz check` shows them.\n\n"
    )
    for deck in (tmp_path / "decks").iterdir():
        deck.unlink()
    words = " ".join(outside.quiz().out.split())
    assert words == f"No deck was found. Put one into {outside.home}/decks, or name one: `quiz --decks FILE`."


FAR_AHEAD = 4_102_488_000_000
"""1 January 2100, 12:00 UTC: every file of the test was changed long before."""


def test_what_is_remembered_is_what_would_be_counted(tmp_path: Path) -> None:
    """After each change of decks, log, settings or day the answer is the one of a home without a memory."""
    outside = Outside.at(tmp_path)
    outside.clock.at = FAR_AHEAD

    def counted_and_remembered() -> str:
        first, second = outside.quiz("due", "--json"), outside.quiz("due", "--json")
        assert first == second
        return first.out

    answers = [counted_and_remembered()]
    answered(outside, "--limit", "2", typed="28k\n\nKyoto\n")
    answers.append(counted_and_remembered())
    outside.deck("more", ONE_CARD.format(title="More"))
    answers.append(counted_and_remembered())
    (outside.home / "settings.toml").write_text("new_per_day = 1\n")
    answers.append(counted_and_remembered())
    outside.days_pass(1)
    answers.append(counted_and_remembered())
    assert len(set(answers)) == len(answers)


def test_what_is_remembered_is_of_the_place_on_earth(tmp_path: Path) -> None:
    """At the same moment it may be another study day elsewhere, with other cards due."""
    outside = Outside.at(tmp_path, one=ONE_CARD.format(title="One"))
    outside.clock.at = FAR_AHEAD
    answered(outside, typed="this\n\n")
    outside.days_pass(1.4)
    here = outside.quiz("due", "--json").out
    outside.clock.offset = 14 * 60
    assert json.loads(here)["due"] == 0
    assert json.loads(outside.quiz("due", "--json").out)["due"] == 1


def test_what_is_remembered_is_of_the_very_files(tmp_path: Path) -> None:
    """One put in the place of another, of the same size and time, is another."""
    outside = Outside.at(tmp_path)
    outside.clock.at = FAR_AHEAD
    outside.home.mkdir()
    settings, other = outside.home / "settings.toml", outside.home / "other.toml"
    for number, path in enumerate((settings, other), 1):
        path.write_text(f"new_per_day = {number}\n")
        os.utime(path, ns=(0, 1_700_000_000_000_000_000))
    assert json.loads(outside.quiz("due", "--json").out)["new"] == 1
    other.replace(settings)
    assert json.loads(outside.quiz("due", "--json").out)["new"] == 2


def test_an_answer_ahead_of_the_clock_is_believed_once_its_time_has_come(tmp_path: Path) -> None:
    """What was remembered while it was doubted does not outlast that."""
    outside = Outside.at(tmp_path, one=ONE_CARD.format(title="One"))
    outside.clock.at = FAR_AHEAD
    answered(outside, typed="this\n\n")
    outside.days_pass(-1.1)
    assert json.loads(outside.quiz("due", "--json").out)["new"] == 1
    outside.days_pass(0.2)
    assert json.loads(outside.quiz("due", "--json").out)["new"] == 0

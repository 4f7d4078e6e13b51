"""`quiz play` in plain lines: whole games, what is kept of them, and what is refused."""

import json
from pathlib import Path

import pytest

from quiz.classroom.sealed import read_sealed
from tests.classroom.games import KINDS
from tests.commands.outside import Outside, Ran


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    """A world with a deck of every kind of question."""
    return Outside.at(tmp_path, kinds=KINDS)


def play(outside: Outside, *lines: str, options: str = "--teams Red,Blue --seed 1 --questions 2") -> Ran:
    """A game of some lines."""
    return outside.quiz("play", *options.split(), typed="".join(f"{line}\n" for line in lines))


def journals(outside: Outside) -> list[list[dict[str, object]]]:
    """The rows of each journal."""
    paths = sorted((outside.home / "play").glob("*.jsonl"))
    return [list(read_sealed(path.read_bytes(), "quiz-play", 1).rows) for path in paths]


def test_a_game_reads_like_the_game_it_was(outside: Outside) -> None:
    """From the lobby to the scores, with what was typed."""
    ran = play(outside, "", ":pass", "", "", ":right", "", "")
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out == GAME


GAME = """\

Red and Blue, get ready.
2 questions, 10 points each.
The teams answer in turn.
A missed question goes to another team, for 5 points.
Commands begin with a colon; :help lists them.
Enter goes on: (Enter)

Question 1 of 2. Red answers, for 10 points.
Which capital?
  1) Italy
  2) Egypt
  a) Rome
  b) Cairo
Type pairs of a number and a letter, such as 1=b; 2=a.
Answer: :pass

Red: no answer.
Who else knows it? For 5 points.
2 Blue; Enter shows the answer: (Enter)

Not known yet.
Answer: Italy = Rome; Egypt = Cairo
No points for Red. Red 0, Blue 0.
Enter goes on: (Enter)

Question 2 of 2. Blue answers, for 10 points.
The Nile is a river.
  a) True
  b) False
Type the letter of the right one.
Answer: :right

Answer: True
Blue gets 10 points. Blue 10, Red 0.
Enter goes on: (Enter)

Blue wins, with 10 points.
Blue 10, Red 0.
Missed most, with the answers:
  Which capital?
    Answer: Italy = Rome; Egypt = Cairo
:keep makes a deck of what was missed, Enter ends: (Enter)
"""


def test_the_journal_tells_the_game(outside: Outside) -> None:
    """Its rules and questions in the header, and each deed with its time."""
    play(outside, "", ":pass", "", "", ":score Blue +3", ":finish", "")
    ((header, *rows),) = journals(outside)
    assert {key: header[key] for key in ("type", "version", "seed", "decks", "teams", "order", "questions")} == {
        "type": "quiz-play",
        "version": 1,
        "seed": 1,
        "decks": ["kinds"],
        "teams": ["Red", "Blue"],
        "order": "turns",
        "questions": 2,
    }
    assert [row["type"] for row in rows] == ["asked", "answered", "revealed", "asked", "score", "final", "ended"]
    assert rows[4] | {"sum": ""} == {
        "type": "score",
        "seq": 5,
        "at": outside.clock.at,
        "team": "Blue",
        "points": 3,
        "sum": "",
    }
    assert all(row["at"] == outside.clock.at for row in rows)


def test_a_game_whose_input_ends_goes_on_later(outside: Outside) -> None:
    """With the same question, in a pause; nothing that was told is lost."""
    first = play(outside, "", ":score Blue +3", options="--teams Red,Blue --seed 1")
    assert first.out.endswith("Blue 3, Red 0.\nThe game is kept: `quiz play --resume` goes on with it.\n")
    again = outside.quiz("play", "--resume", typed="\n:scores\n:finish\n\n")
    assert again.code == 0
    assert again.out.startswith("\nPause. Blue 3, Red 0.\n")
    assert first.out.partition("Question 1")[2].splitlines()[1] in again.out
    assert outside.quiz("play", "--resume").err.startswith("quiz: no game was broken off\n")


def test_a_new_game_says_that_one_was_broken_off(outside: Outside) -> None:
    """Where nobody can be asked."""
    play(outside, "")
    ran = play(outside)
    assert ran.err == "notice: a game was broken off; `quiz play --resume` goes on with it\n"
    assert len(journals(outside)) == 1, "a game that never began leaves nothing"
    outside.days_pass(2)
    assert play(outside).err == ""


def test_a_game_of_cards_that_are_gone_is_told_and_left_alone(outside: Outside) -> None:
    """The deck may come back."""
    play(outside, "")
    outside.deck("kinds", KINDS.replace('id = "short"', 'id = "brief"'))
    ran = outside.quiz("play", "--resume")
    assert ran.code == 66
    assert ran.err.splitlines() == [
        "quiz: 1 card of the game cannot be found, such as `kinds/short`",
        "help: name their decks with --decks, or begin a new game",
    ]
    outside.deck("kinds", KINDS)
    assert outside.quiz("play", "--resume").code == 0


def test_what_was_missed_becomes_a_deck_that_can_be_played(outside: Outside) -> None:
    """Once; another one of the same day has another name."""
    for name in ("missed-2026-01-01", "missed-2026-01-01-2"):
        ran = play(outside, "", ":pass", "", ":finish", ":keep", ":keep", "")
        path = outside.home / "decks" / f"{name}.toml"
        assert f"Kept for tomorrow: `quiz play {name} --decks {path}`." in " ".join(ran.out.split())
        assert outside.quiz("check", str(path)).code == 0
        listed = json.loads(outside.quiz("list", "--json", "--decks", str(path)).out)
        assert [deck["id"] for deck in listed["decks"]] == [name]
        assert len(listed["decks"][0]["cards"]) == 1
    assert len(list((outside.home / "decks").iterdir())) == 2


def test_an_undo_takes_a_slip_back(outside: Outside) -> None:
    """And the journal says so."""
    play(outside, "", ":pass", ":undo", ":pass", "", ":undo", ":finish", "")
    ((_, *rows),) = journals(outside)
    assert [row["type"] for row in rows] == [
        *("asked", "answered", "undone", "answered", "revealed", "undone", "final", "ended"),
    ]
    assert [row["of"] for row in rows if row["type"] == "undone"] == [2, 5]


def test_a_line_that_means_nothing_says_what_does(outside: Outside) -> None:
    """And nothing is lost by it."""
    ran = play(outside, "what", ":fnish", "?", ":score Nobody +5", ":score Red lots")
    assert "There is no command “fnish”. Did you mean `:finish`?" in ran.out
    assert ran.out.count(":score TEAM +5 corrects one; -5 and =20 do too.") == 3
    assert journals(outside) == []


def test_a_command_that_does_nothing_now_says_so(outside: Outside) -> None:
    """Nobody can pass while no team has the question; at other times what it does is seen."""
    nothing = "That does nothing now; :help lists what can be typed here.\n"
    assert nothing not in play(outside, "", ":pass", "2").out
    assert play(outside, "", ":pass", ":pass", "2").out.count(nothing) == 1


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ("--teams 1", "a game has 2 to 8 teams, not 1"),
        ("--teams Red,red", "two teams are called `red`"),
        ("--points 0", "--points: `0` is no number from 1 to 1,000"),
        ("--seconds many", "--seconds: `many` is no number from 1 to 3,600"),
        ("--order quickest", "--order is `quickest`, and not one of turns, buzz"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(outside: Outside, options: str, why: str) -> None:
    """Before a class is waiting."""
    ran = play(outside, options=options)
    assert ran.code == 2
    assert ran.err.splitlines()[0] == f"quiz: {why}"


def test_the_questions_of_a_game_are_as_many_for_each_team(outside: Outside) -> None:
    """Unless somebody says how many."""
    assert "10 questions, 10 points each." in play(outside, options="--teams 5 --seed 1").out
    assert "Red has one turn more." in play(outside, options="--teams 2 --seed 1 --questions 3").out

"""The projector in a real terminal: a game is played, broken off in every way, and gone on with."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz.classroom.journal_file import Journal
from tests.classroom.games import KINDS
from tests.ui.terminal_emulator import Emulator

Play = Callable[..., Emulator]


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Play]:
    """Begin a game in a terminal, or go on with the one that was broken off."""
    (tmp_path / "kinds.toml").write_text(KINDS, "utf-8")
    opened: list[Emulator] = []

    def open_game(*options: str, columns: int = 80, rows: int = 24) -> Emulator:
        arguments = ["-m", "quiz", "play", "--decks", str(tmp_path / "kinds.toml"), "--home", str(tmp_path / "home")]
        terminal = Emulator([*arguments, "--seed", "1", *options], columns, rows, {"HOME": str(tmp_path)})
        opened.append(terminal)
        return terminal

    yield open_game
    for terminal in opened:
        terminal.child.close(force=True)


def rows_of(folder: Path) -> list[str]:
    """The types of the rows in the only journal."""
    (path,) = (folder / "home" / "play").glob("*.jsonl")
    journal, rows = Journal.go_on(path)
    journal.close()
    return [row["type"] for row in rows]


def at_question(terminal: Emulator) -> Emulator:
    """The game with its first question on screen."""
    terminal.wait("Enter begin")
    terminal.send("\r")
    terminal.wait("Red answers, for 10 points")
    return terminal


def test_a_game_is_played_to_its_end(play: Play, tmp_path: Path) -> None:
    """The scores are left on the terminal, which is as it was."""
    terminal = at_question(play("--teams", "2", "--questions", "1"))
    terminal.send("\x1b")
    terminal.wait("Who else knows it|No points")
    terminal.send("\r")
    terminal.wait("Enter go on")
    time.sleep(0.3)
    terminal.send("\r")
    terminal.wait("A draw: all teams have 0 points")
    terminal.send("t")
    terminal.wait("Kept for tomorrow")
    terminal.send("\r")
    assert terminal.end() == 0
    assert terminal.text.strip() == "A draw: all teams have 0 points. Red 0, Blue 0."
    assert not terminal.screen.alternate()
    assert terminal.settings_after == terminal.settings_before
    assert rows_of(tmp_path)[-1] == "ended"
    assert len(list((tmp_path / "home" / "decks").glob("missed-*.toml"))) == 1


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_a_game_that_is_killed_goes_on_where_it_was(play: Play, tmp_path: Path, number: signal.Signals) -> None:
    """In a pause, with the scores on screen."""
    terminal = at_question(play("--teams", "Ada,Bob".replace("Ada", "Red"), "--seconds", "60"))
    terminal.send("\x13")
    terminal.wait("corrects its score")
    terminal.send("2")
    terminal.wait("Bob ›")
    terminal.send("+7\r")
    terminal.wait("▀▀█")
    asked = rows_of_running(tmp_path)
    os.kill(terminal.child.pid, number)
    assert terminal.end() in (-number, 128 + number)
    assert rows_of(tmp_path) == asked
    again = play("--resume")
    again.wait("Pause")
    assert "Bob" in again.text
    again.send("\r")
    again.wait("Red answers, for 10 points")
    assert "Bob 7" in again.text
    again.send("\x03")
    assert again.end() == 130
    assert "quiz play --resume" in again.text


def rows_of_running(folder: Path) -> list[str]:
    """The types of the rows in a journal that is being written."""
    (path,) = (folder / "home" / "play").glob("*.jsonl")
    return [line.split('"')[3] for line in path.read_text("utf-8").splitlines()]


def test_a_new_game_offers_to_go_on_with_the_one_that_was_broken_off(play: Play) -> None:
    """Which is not done unasked."""
    terminal = at_question(play("--teams", "2"))
    terminal.send("\x03")
    assert terminal.end() == 130
    again = play("--teams", "3")
    again.wait("A game was broken off")
    again.send("\x1b[B")
    again.wait("› Go on with it")
    again.send("\r")
    again.wait("Pause")


def test_keys_that_are_late_in_a_race_answer_nothing(play: Play, tmp_path: Path) -> None:
    """The first key wins; the other team's in the same moment, which would choose an option, is let go."""
    head, *cards = KINDS.split("[[card]]")
    (choice,) = [card for card in cards if 'kind = "choice"' in card]
    (tmp_path / "kinds.toml").write_text(f"{head}[[card]]{choice}", "utf-8")
    terminal = play("--teams", "2", "--order", "buzz")
    terminal.wait("Enter begin")
    terminal.send("\r")
    terminal.wait("Who knows it")
    terminal.send("0111")
    terminal.wait("Blue answers, for 10 points")
    assert rows_of_running(tmp_path) == ["quiz-play", "asked", "took"]
    time.sleep(0.7)
    terminal.send("1")
    terminal.wait("Who else knows it|Blue gets")


def test_nonsense_does_nothing_and_any_size_of_window_will_do(play: Play) -> None:
    """A cat on the keyboard, a beamer that changes its mind."""
    terminal = at_question(play("--teams", "2", "--typed"))
    terminal.send("\x1b[99~\x1b[1;5P\x00\x1f\x1c")
    for columns, rows in ((40, 12), (20, 5), (120, 40), (80, 24)):
        terminal.resize(columns, rows)
        terminal.wait("Red")
    terminal.send("\x11")
    terminal.wait("A draw")


def test_the_clock_is_seen_and_runs_out_by_itself(play: Play, tmp_path: Path) -> None:
    """Without a key pressed."""
    terminal = at_question(play("--teams", "2", "--seconds", "2"))
    terminal.wait("Time is up")
    assert rows_of_running(tmp_path)[:3] == ["quiz-play", "asked", "answered"]

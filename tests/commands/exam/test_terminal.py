"""An exam in a real terminal: the clock disturbs nobody, and neither a kill nor a closed window costs an answer."""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from quiz.classroom.exam import MINUTE
from quiz.classroom.exam_file import JOURNAL
from quiz.classroom.sealed import read_sealed, sealed
from tests.commands.exam.test_command import CAPITALS
from tests.ui.terminal_emulator import Emulator

Sit = Callable[..., Emulator]

TYPED = '\n[[card]]\nid = "japan"\nkind = "short"\nquestion = "What is the capital of Japan?"\nanswer = "Tokyo"\n'


@pytest.fixture
def sit(tmp_path: Path) -> Iterator[Sit]:
    """Open exams in terminals that are closed after the test."""
    (tmp_path / "capitals.toml").write_text(CAPITALS + TYPED, "utf-8")
    opened: list[Emulator] = []

    def open_exam(*options: str, columns: int = 80, rows: int = 24) -> Emulator:
        result = str(tmp_path / "ada.jsonl")
        argv = ["-m", "quiz", "exam", "capitals", "--seed", "5", "--result", result, *options]
        surroundings = {"QUIZ_HOME": str(tmp_path / "home"), "QUIZ_DECKS": str(tmp_path), "HOME": str(tmp_path)}
        opened.append(Emulator(argv, columns, rows, surroundings))
        return opened[-1]

    yield open_exam
    for terminal in opened:
        terminal.child.close(force=True)


def answers(folder: Path) -> dict[str, Any]:
    """The answers of the result, by the card's name."""
    rows = read_sealed((folder / "ada.jsonl").read_bytes(), "quiz-exam", 1).rows[1:-1]
    return {row["card"].partition("/")[2]: row["answer"] for row in rows}


def clock(terminal: Emulator) -> int:
    """The seconds left that stand on the screen."""
    found = re.search(r"(\d+):(\d\d) left", terminal.text)
    assert found, terminal.text
    return 60 * int(found[1]) + int(found[2])


def to_typed(terminal: Emulator) -> None:
    """Turn to the question that is typed."""
    terminal.wait("of 5")
    for _ in range(5):
        if "Japan" in terminal.text:
            return
        before = terminal.text
        terminal.send("\t")
        terminal.wait_until(lambda before=before: terminal.text.splitlines()[3:4] != before.splitlines()[3:4])  # type: ignore[misc]
    raise AssertionError(terminal.text)


def test_a_sitting_from_the_first_question_to_the_feedback(sit: Sit, tmp_path: Path) -> None:
    """Letters answer and go on, the overview hands in after asking, and the score stays on the terminal as it was."""
    terminal = sit("--minutes", "20")
    for number in range(1, 6):
        terminal.wait(f"{number} of 5")
        terminal.send("Tokyo\r" if "Japan" in terminal.text else "a")
    terminal.wait("5 of 5 answered")
    terminal.send("d")
    terminal.wait(r"Every question has an answer. Hand in\?")
    terminal.send("y")
    terminal.wait("Handed in")
    terminal.wait("of 5 points")
    assert "Japan" in terminal.text
    terminal.send("\r")
    terminal.wait("1 of 5")
    terminal.wait("Right|Not this time")
    terminal.send("q")
    assert terminal.end() in (0, 1)
    assert re.search(r"of 5 points, \d+%\. (Passed|Not passed): it takes 50%\.", terminal.text)
    assert not terminal.screen.alternate()
    assert terminal.settings_after == terminal.settings_before
    assert answers(tmp_path)["japan"] == "Tokyo"


def test_the_clock_runs_while_an_answer_is_typed(sit: Sit, tmp_path: Path) -> None:
    """Each second is seen, the cursor stays on the line, and no letter is lost."""
    terminal = sit("--minutes", "20")
    to_typed(terminal)
    terminal.send("Tok")
    terminal.wait("› Tok")
    place, first = (terminal.screen.cursor.x, terminal.screen.cursor.y), clock(terminal)
    terminal.wait_until(lambda: clock(terminal) <= first - 2, "two seconds later")
    assert (terminal.screen.cursor.x, terminal.screen.cursor.y) == place
    terminal.send("yo")
    terminal.wait("› Tokyo")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_a_lost_terminal_costs_no_answer_and_no_more_time_than_passes(
    sit: Sit, tmp_path: Path, number: signal.Signals
) -> None:
    """The same command goes on at the same question, says so, and the clock has run on."""
    terminal = sit("--minutes", "20")
    terminal.wait("1 of 5")
    to_typed(terminal)
    terminal.send("Tokyo\r")
    terminal.wait_until(lambda: "Japan" not in terminal.text, "another page")
    before = clock(terminal)
    os.kill(terminal.child.pid, number)
    terminal.end()
    terminal = sit()
    terminal.wait("This exam was begun before")
    assert clock(terminal) <= before
    terminal.send("\x1b")
    terminal.wait("1 of 5 answered")
    terminal.send("d")
    terminal.wait(r"Hand in\?")
    terminal.send("y")
    terminal.wait("Handed in")
    terminal.send("q")
    terminal.end()
    assert answers(tmp_path)["japan"] == "Tokyo"
    assert not (tmp_path / "ada.jsonl.part").exists()


def nearly_over(folder: Path, left_ms: int) -> None:
    """Put the beginning of the exam back so far that this much time is left."""
    path = folder / "ada.jsonl.part"
    (header, *deeds) = read_sealed(path.read_bytes(), JOURNAL, 1).rows
    header = header | {"started": time.time_ns() // 1_000_000 - 20 * MINUTE + left_ms}
    path.write_bytes(sealed([header, *(deed for deed in deeds if deed["event"] == "go")])[0])


def test_when_the_time_is_up_what_stands_is_handed_in(sit: Sit, tmp_path: Path) -> None:
    """It is warned of in words, and the answer on the line counts."""
    terminal = sit("--minutes", "20")
    to_typed(terminal)
    terminal.send("\x03")
    assert terminal.end() == 130
    assert "Not handed in: 0 of 5 answered. The clock goes on meanwhile" in terminal.text
    nearly_over(tmp_path, MINUTE + 4_000)
    terminal = sit()
    terminal.wait("Japan")
    terminal.wait("1 minute left")
    terminal.send("\x03")
    terminal.end()
    nearly_over(tmp_path, 5_000)
    terminal = sit()
    terminal.wait("Japan")
    terminal.send("Tokyo")
    terminal.wait("› Tokyo")
    terminal.wait("Handed in")
    terminal.wait("The time was up")
    terminal.send("q")
    assert terminal.end() == 1
    assert answers(tmp_path)["japan"] == "Tokyo"


def test_what_stands_on_the_line_is_kept_by_one_who_leaves(sit: Sit, tmp_path: Path) -> None:
    """It is there again when they come back."""
    terminal = sit("--minutes", "20")
    to_typed(terminal)
    terminal.send("Tok\x11")
    terminal.wait("Once more leaves")
    terminal.send("\x11")
    assert terminal.end() == 1
    assert "Not handed in: 1 of 5 answered." in terminal.text
    terminal = sit()
    terminal.wait("› Tok")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP, signal.SIGTERM])
def test_what_stands_on_the_line_is_kept_where_the_program_is_ended(sit: Sit, number: signal.Signals) -> None:
    """By Ctrl-C too, or because the window was closed."""
    terminal = sit("--minutes", "20")
    to_typed(terminal)
    terminal.send("Tok")
    terminal.wait("› Tok")
    os.kill(terminal.child.pid, number)
    assert terminal.end() == 128 + number
    terminal = sit()
    terminal.wait("› Tok")


def test_line_by_line_the_time_is_told_and_runs_out_too(sit: Sit, tmp_path: Path) -> None:
    """A warning between the lines, and the end while nothing is typed."""
    terminal = sit("--minutes", "20", "--plain")
    terminal.wait("20 minutes left(.|\n)*Answer:")
    terminal.send("a\r")
    terminal.wait("Question 2 of 5(.|\n)*Answer:")
    os.kill(terminal.child.pid, signal.SIGKILL)
    terminal.end()
    nearly_over(tmp_path, MINUTE + 3_000)
    terminal = sit("--plain")
    terminal.wait("1 minute left.\n(.|\n)*Answer:")
    os.kill(terminal.child.pid, signal.SIGKILL)
    terminal.end()
    nearly_over(tmp_path, 4_000)
    terminal = sit("--plain", rows=100)
    terminal.wait("The time is up.")
    assert terminal.end() == 1
    assert "0 of 5 points" in terminal.text


@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (30, 8), (120, 40)])
def test_any_window_will_do_and_may_change(sit: Sit, columns: int, rows: int) -> None:
    """The question, the time and what is typed stay in sight."""
    terminal = sit("--minutes", "20")
    to_typed(terminal)
    terminal.send("Tok")
    terminal.wait("› Tok")
    terminal.resize(columns, rows)
    terminal.wait("› Tok")
    terminal.send("yo")
    terminal.wait("› Tokyo")
    assert "Japan" in terminal.text
    terminal.send("\x1b")
    terminal.wait("›")
    assert len(terminal.text.splitlines()) == rows


def test_nonsense_at_the_keyboard_does_nothing_that_counts(sit: Sit) -> None:
    """Control keys, broken sequences, bytes that are no text, a paste: the exam stands."""
    terminal = sit("--minutes", "20")
    terminal.wait("1 of 5")
    for nonsense in ("\x1b[<0;1;1M", "\x00\x01\x02\x05", "\x1b[99~", "é字ñ", "\x1b[200~a\nb\x1b[201~", "zzz!#%"):
        terminal.send(nonsense)
    terminal.send("\x1b")
    terminal.wait("0 of 5 answered")
    terminal.send("zxw\x1b[5~")
    terminal.wait("0 of 5 answered")

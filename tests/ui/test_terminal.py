"""The full screen in a real terminal: what a person sees, and what the terminal is like afterwards."""

import os
import signal
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz.core.screen import Ask
from quiz.ui.blocks import Room
from quiz.ui.keys import arrive
from quiz.ui.render import page
from tests.ui.moments import ALL
from tests.ui.terminal_emulator import PATIENCE, Emulator

Sit = Callable[..., Emulator]

ANSWERED = "28,000"


@pytest.fixture
def sit() -> Iterator[Sit]:
    """Open a sitting of some moments in a terminal that is closed after the test."""
    opened: list[Emulator] = []

    def open_sitting(
        *names: str, columns: int = 80, rows: int = 24, environment: dict[str, str] | None = None
    ) -> Emulator:
        terminal = Emulator(["-m", "tests.ui.sitting", *names], columns, rows, environment)
        opened.append(terminal)
        return terminal

    yield open_sitting
    for terminal in opened:
        terminal.child.close(force=True)


def drawn(name: str, columns: int, rows: int) -> str:
    """The text of a moment's page."""
    screen = ALL[name]
    return "\n".join(row.plain.rstrip() for row in page(screen, arrive(screen), Room(columns, rows)).rows)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 12), (120, 40)])
def test_every_screen_shows_as_it_is_drawn(sit: Sit, columns: int, rows: int) -> None:
    """Nothing is cut, wrapped or shifted between the page and the terminal, from the first screen to the last."""
    terminal = sit(*ALL, columns=columns, rows=rows)
    for name, screen in ALL.items():
        terminal.wait_for_all(drawn(name, columns, rows))
        terminal.send("\x1b" if isinstance(screen, Ask) else "\r")
    assert terminal.end() == 0


def test_the_terminal_is_afterwards_as_it_was(sit: Sit) -> None:
    """The normal screen is back with what was on it, the cursor shows, and keys are echoed."""
    terminal = sit("typed")
    terminal.wait("Korean")
    assert terminal.screen.alternate()
    terminal.send("\x1b")
    assert terminal.end() == 0
    assert terminal.text.strip() == "Before.\nDontKnow()"
    assert not terminal.screen.alternate()
    assert not terminal.screen.cursor.hidden
    assert terminal.settings_after == terminal.settings_before


def test_ctrl_c_leaves_the_terminal_as_it_was(sit: Sit) -> None:
    """Ctrl-C raises KeyboardInterrupt once the terminal is given back."""
    terminal = sit("typed")
    terminal.wait("Korean")
    terminal.send("28,\x03")
    assert terminal.end() == 130
    assert terminal.text.strip() == "Before."
    assert not terminal.screen.alternate()
    assert not terminal.screen.cursor.hidden
    assert terminal.settings_after == terminal.settings_before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_the_terminal_as_it_was(sit: Sit, number: signal.Signals) -> None:
    """A sitting that is told to end by another program gives the terminal back first."""
    terminal = sit("choice")
    terminal.wait("Korean")
    os.kill(terminal.child.pid, number)
    assert terminal.end() == 128 + number
    assert not terminal.screen.alternate()
    assert not terminal.screen.cursor.hidden
    assert terminal.settings_after == terminal.settings_before


@pytest.mark.parametrize(
    ("number", "by_a_shell"), [(signal.SIGSTOP, True), (signal.SIGSTOP, False), (signal.SIGTSTP, True)]
)
def test_after_a_stop_the_screen_is_drawn_anew(sit: Sit, number: signal.Signals, by_a_shell: bool) -> None:
    """A shell may have had the terminal: the screen, what was typed and the reading of single keys come back."""
    terminal = sit("typed", columns=60, rows=12)
    terminal.wait("Korean")
    terminal.send("28,0")
    terminal.wait("› 28,0")
    os.kill(terminal.child.pid, number)
    terminal.wait_until(lambda: stopped(terminal.child.pid), "stopped")
    if number == signal.SIGTSTP:
        terminal.wait("Before")
        assert not terminal.screen.alternate()
    if by_a_shell:
        termios.tcsetattr(terminal.child.child_fd, termios.TCSANOW, terminal.settings_before)
    if number == signal.SIGSTOP:
        terminal.screen.erase_in_display(2)
    os.kill(terminal.child.pid, signal.SIGCONT)
    terminal.wait_for_all(drawn("typed", 60, 12).replace("› ", "› 28,0"))
    terminal.send("00\r")
    assert terminal.end() == 0
    assert terminal.text.strip() == "Before.\nSubmit(answer='28,000')"
    assert terminal.settings_after == terminal.settings_before


def stopped(process: int) -> bool:
    """Whether a process stands still."""
    return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "T"


def test_a_list_that_was_scrolled_survives_a_change_of_size(sit: Sit) -> None:
    """The option pointed at stays in sight, and feedback that was scrolled stays within its ends."""
    terminal = sit("match", "typed wrong", columns=40, rows=12)
    terminal.wait("Who holds")
    terminal.send("\x1b[B" * 4)
    terminal.wait("› ·  d")
    terminal.resize(30, 8)
    terminal.wait("› ·  d  Prime Minister(.|\n)*Esc")
    terminal.resize(80, 24)
    terminal.wait("› ·  d  Prime Minister of Japan")
    terminal.send("\x1b")
    terminal.wait("Not this time")
    terminal.resize(40, 8)
    terminal.wait("more")
    terminal.send("\x1b[F")
    terminal.wait("memory")
    terminal.resize(80, 24)
    terminal.wait_for_all(drawn("typed wrong", 80, 24))


def test_what_was_typed_survives_a_change_of_size(sit: Sit) -> None:
    """The question is wrapped anew for the new width, and the half-typed answer stays with the cursor behind it."""
    terminal = sit("typed")
    terminal.wait("Korean")
    terminal.send("28,0")
    terminal.wait("› 28,0")
    terminal.resize(40, 12)
    terminal.wait_for_all(drawn("typed", 40, 12).replace("› ", "› 28,0"))
    assert (terminal.screen.cursor.x, terminal.screen.cursor.y) == (8, 5)
    terminal.resize(120, 40)
    terminal.wait_for_all(drawn("typed", 120, 40).replace("› ", "› 28,0"))
    terminal.send("00\r")
    terminal.end()
    assert terminal.text.strip() == "Before.\nSubmit(answer='28,000')"


def test_keys_typed_before_the_first_question_are_kept(sit: Sit) -> None:
    """Nothing typed while the program starts is lost, even before it took hold of the terminal."""
    terminal = sit("typed", environment={"SLOW_START": "1"})
    terminal.send("go\n")
    terminal.send(ANSWERED)
    terminal.wait(f"› {ANSWERED} troops")
    terminal.send("\r")
    terminal.end()
    assert terminal.text.split("\n")[1:3] == ["28,000Before.", "Submit(answer='28,000')"]


def test_keys_typed_ahead_do_not_answer_the_next_question(sit: Sit) -> None:
    """What follows an answer at once is dropped: feedback is read, not skipped, and no question is answered unread."""
    terminal = sit("choice", "typed wrong", "typed")
    terminal.wait("Korean")
    terminal.send("b\r\rx")
    terminal.wait("Not this time")
    terminal.send("\r4949")
    terminal.wait("Ctrl-Z undo")
    terminal.send("28\r")
    terminal.end()
    assert terminal.text.split("\n")[:4] == [
        "Before.",
        "Submit(answer='28,000')",
        "Rate(rating=None)",
        "Submit(answer='28')",
    ]


def test_a_paste_of_many_lines_answers_one_question_at_most(sit: Sit) -> None:
    """Lines pasted without brackets answer the question on screen with the first, and nothing after it."""
    terminal = sit("typed", "cloze")
    terminal.wait("Korean")
    terminal.send("one\r" + "two\r" * 3000)
    terminal.wait("last revised")
    terminal.send("1997\r")
    terminal.end()
    assert terminal.text.split("\n")[1:3] == ["Submit(answer='one')", "Submit(answer='1997')"]


def test_ctrl_c_in_what_is_dropped_still_interrupts(sit: Sit) -> None:
    """A flood of keys is no reason to go on."""
    terminal = sit("choice", "typed wrong", "typed")
    terminal.wait("Korean")
    terminal.send("b\r\x03")
    assert terminal.end() == 130


def test_a_bracketed_paste_becomes_one_line_and_waits_for_enter(sit: Sit) -> None:
    """Line breaks within a paste become spaces; it answers nothing by itself, and nothing where letters choose."""
    terminal = sit("choice", "typed")
    terminal.wait("Korean")
    assert b"\x1b[?2004h" in terminal.raw
    terminal.send("\x1b[200~a\x1b[201~c")
    terminal.wait("Ctrl-Z undo")
    terminal.send("\x1b[200~28\r\n000\x1b[2J\x1b[201~")
    terminal.wait(r"› 28 000\[2J troops")
    terminal.send("\r")
    terminal.end()
    assert terminal.text.split("\n")[1:3] == ["Submit(answer='49,000')", "Submit(answer='28 000[2J')"]


def test_a_paste_cut_off_by_an_answer_does_not_swallow_later_keys(sit: Sit) -> None:
    """A bracketed paste that begins behind an answer is dropped whole, its end too."""
    terminal = sit("typed", "cloze")
    terminal.wait("Korean")
    terminal.send("28\r\x1b[200~two")
    terminal.wait("last revised")
    terminal.send("1997\r")
    terminal.end()
    assert terminal.text.split("\n")[1:3] == ["Submit(answer='28')", "Submit(answer='1997')"]


def test_no_color_leaves_bold_alone(sit: Sit) -> None:
    """With NO_COLOR no colour is sent, on the first screen or after; what is bold stays bold."""
    terminal = sit("typed again", "typed wrong", environment={"NO_COLOR": "1"})
    terminal.wait("Hand it in")
    styles = terminal.styles()
    terminal.send("\x1b")
    terminal.wait("Not this time")
    styles |= terminal.styles()
    assert {colour for colour, *_ in styles} == {"default"}
    assert ("default", True, False, False) in styles


def test_only_the_terminals_own_colours_are_used(sit: Sit) -> None:
    """The colours are the named ones, which follow the learner's theme; no background is touched."""
    terminal = sit("typed again", "typed wrong", "select partly")
    terminal.wait("Hand it in")
    styles = terminal.styles()
    terminal.send("\x1b")
    terminal.wait("Not this time")
    styles |= terminal.styles()
    terminal.send("\r")
    terminal.wait("Partly right")
    styles |= terminal.styles()
    assert {colour for colour, *_ in styles} == {"default", "brown", "red", "green"}  # pyte says brown for yellow


def test_the_c_locale_gets_ascii(sit: Sit) -> None:
    """Where the terminal may know ASCII only, nothing else is sent."""
    terminal = sit("select", "typed wrong", environment={"LANG": "", "LC_ALL": "C"})
    terminal.wait("a-d tick")
    terminal.send("a\r")
    terminal.wait("x Not this time")
    terminal.send("\r")
    terminal.end()
    assert terminal.raw.decode("ascii")


def test_the_editor_gets_the_terminal_and_gives_it_back(sit: Sit) -> None:
    """The editor finds the normal screen with echo; after it the question shows anew, and nothing typed is lost."""
    terminal = sit("typed", "typed")
    terminal.wait("Korean")
    terminal.send("28\x05")
    terminal.wait("EDITOR")
    assert not terminal.screen.alternate()
    terminal.send("new key\n")
    terminal.wait("› 28 troops")
    assert terminal.screen.alternate()
    terminal.send("\r")
    terminal.end()
    assert "Edited(card=Card(id='troops/korea'" in terminal.text
    assert "new key" in terminal.text.replace("\n", "")
    assert "Submit(answer='28')" in terminal.text


def test_an_editor_that_fails_is_said_at_the_question(sit: Sit) -> None:
    """The sitting goes on, with a word about what went wrong."""
    terminal = sit("choice")
    terminal.wait("Korean")
    terminal.send("e")
    terminal.wait("EDITOR")
    terminal.send("no\n")
    terminal.wait("· There is no editor. Set \\$EDITOR.")
    terminal.send("b")
    terminal.end()
    assert "\nSubmit(answer='28,000')\n" in terminal.text


def test_what_there_is_to_know_about_the_decks_is_said_once(sit: Sit) -> None:
    """At the first question, and not at each."""
    terminal = sit("typed", "cloze", environment={"NOTICE": "One card is left out."})
    terminal.wait("· One card is left out.")
    terminal.send("\x1b")
    terminal.wait("last revised")
    assert "left out" not in terminal.text


def test_the_end_stays_in_the_scrollback(sit: Sit) -> None:
    """What the last screen said stands on the normal screen afterwards."""
    terminal = sit("end")
    terminal.wait("at the first try")
    terminal.send("q")
    terminal.end()
    assert terminal.text.split("\n")[:4] == [
        "Before.",
        "Done",
        "",
        "17 of 20 right at the first try, in 6 minutes.",
    ]


def test_a_terminal_that_hangs_up_ends_the_sitting(sit: Sit) -> None:
    """When the window is closed the program ends by itself."""
    terminal = sit("choice")
    terminal.wait("Korean")
    terminal.child.ptyproc.fileobj.close()
    deadline = time.monotonic() + PATIENCE
    while terminal.child.ptyproc.isalive():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_terminal_that_hangs_up_before_keys_are_read_ends_the_sitting_all_the_same(sit: Sit) -> None:
    """The first question shows while what reads keys is imported; nothing is said of a terminal that is none."""
    terminal = sit("choice", environment={"SLOW_KEYS": "1"})
    terminal.wait("Korean")
    terminal.child.close(force=False)
    assert terminal.child.exitstatus == 128 + signal.SIGHUP


def test_the_cursor_stands_behind_what_was_typed(sit: Sit) -> None:
    """Where the next letter will stand, for magnifiers, input methods and eyes."""
    terminal = sit("cloze")
    terminal.wait("›")
    terminal.send("abc")
    terminal.wait("› +abc")
    row = next(number for number, line in enumerate(terminal.screen.display) if "abc" in line)
    assert (terminal.screen.cursor.y, terminal.screen.cursor.x) == (row, terminal.screen.display[row].index("abc") + 3)

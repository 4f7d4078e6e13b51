"""`quiz` on a terminal: a menu from which Enter studies, and a terminal that is afterwards as it was."""

import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.commands.outside import TROOPS
from tests.ui.terminal_emulator import Emulator

MENU = """\

  Welcome. Enter asks your first question; nothing has to be set up.

  4 new cards can be met today.

                   due    new  cards
  Troop numbers      0      4      5

  What now?   ↑ ↓ Enter choose   q leave
  › Study
    Practise beside the schedule
    Statistics
    Settings
    Leave"""

Open = Callable[..., Emulator]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder with one deck."""
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "troops.toml").write_text(TROOPS, "utf-8")
    return tmp_path


@pytest.fixture
def quiz(home: Path) -> Iterator[Open]:
    """Run `quiz` in a terminal that is closed after the test."""
    opened: list[Emulator] = []

    def start(*argv: str, columns: int = 80, rows: int = 24, **environment: str) -> Emulator:
        places = {"HOME": str(home), "QUIZ_HOME": str(home / "data"), "QUIZ_DECKS": str(home / "decks")}
        terminal = Emulator(["-m", "quiz", *argv], columns, rows, {**places, **environment})
        opened.append(terminal)
        return terminal

    yield start
    for terminal in opened:
        terminal.child.close(force=True)


def assert_given_back(terminal: Emulator) -> None:
    """The terminal echoes, shows its cursor and its normal screen."""
    assert terminal.settings_after == terminal.settings_before
    assert not terminal.screen.alternate()
    assert not terminal.screen.cursor.hidden


def test_home_shows_what_is_due_and_what_can_be_done(quiz: Open) -> None:
    """Calm: left-aligned, no boxes, and no colour that is not the terminal's own."""
    terminal = quiz()
    terminal.wait("Leave")
    assert terminal.text.rstrip() == MENU
    assert {colour for colour, *_ in terminal.styles()} == {"default"}


def test_a_deck_that_mistakes_spoil_is_told_of(quiz: Open, home: Path) -> None:
    """Nothing can be studied, so no menu pretends otherwise; one line says why and what to do."""
    (home / "decks" / "troops.toml").write_text("[deck\ntitle = 3", "utf-8")
    terminal = quiz()
    assert terminal.end() == 0
    assert terminal.text.rstrip().endswith(
        "  1 card is left out because of mistakes in a deck; `quiz check` shows them."
    )
    assert "Welcome" not in terminal.text
    assert "What now?" not in terminal.text


def test_enter_studies(quiz: Open) -> None:
    """The first question is one key away, and nothing of the menu is left behind afterwards."""
    terminal = quiz()
    terminal.wait("Leave")
    terminal.send("\r")
    terminal.wait("1 of 4")
    terminal.send("q")
    assert terminal.end() == 0
    assert_given_back(terminal)
    assert "What now?" not in terminal.text


def test_ctrl_c_leaves_with_130_and_a_clean_terminal(quiz: Open) -> None:
    """The menu goes, what is due stays in sight."""
    terminal = quiz()
    terminal.wait("Leave")
    terminal.send("\x03")
    assert terminal.end() == 130
    assert_given_back(terminal)
    assert terminal.text.rstrip() == MENU.partition("\n\n  What now?")[0]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_in_the_menu_leaves_a_clean_terminal(quiz: Open, number: int, code: int) -> None:
    """Whatever ends the program, the terminal is given back."""
    terminal = quiz()
    terminal.wait("Leave")
    terminal.child.kill(number)
    assert terminal.end() == code
    assert_given_back(terminal)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_in_a_sitting_leaves_a_clean_terminal(quiz: Open, number: int, code: int) -> None:
    """The alternate screen is left, the cursor shows, keys are echoed."""
    terminal = quiz("study")
    terminal.wait("h keys")
    terminal.child.kill(number)
    assert terminal.end() == code
    assert_given_back(terminal)


def test_ctrl_z_in_the_menu_stops_for_the_shell_and_the_menu_comes_back(home: Path) -> None:
    """Cleared away meanwhile, and then as it was: with the same line pointed at, and single keys read."""
    places = {"HOME": str(home), "QUIZ_HOME": str(home / "data"), "QUIZ_DECKS": str(home / "decks")}
    shell = ["-c", "import os; os.execvp('sh', ['sh', '-i'])"]
    terminal = Emulator(shell, 80, 24, {**places, "PS1": "ready? "})
    terminal.wait("ready")
    terminal.send(f"{sys.executable} -m quiz\r")
    terminal.wait("Leave")
    terminal.send("\x1b[B")
    terminal.wait("› Practise")
    terminal.send("\x1a")
    terminal.wait(r"Stopped(.|\n)*ready\?")
    assert "Practise" not in terminal.text
    terminal.send("fg\r")
    terminal.wait(r"› Practise(.|\n)*Leave")
    terminal.send("q")
    terminal.wait(r"ready\? fg(.|\n)*ready\?")
    assert "Practise" not in terminal.text
    terminal.send("exit\r")
    assert terminal.end() == 0


@pytest.mark.parametrize("key", ["q", "\x1b", "\x04", "\x11"])
def test_a_menu_can_be_left_as_every_screen_can(quiz: Open, key: str) -> None:
    """By `q`, Esc, Ctrl-D and Ctrl-Q: home is left, with everything as it was."""
    terminal = quiz()
    terminal.wait("Leave")
    terminal.send(key)
    assert terminal.end() == 0
    assert_given_back(terminal)
    assert terminal.text.rstrip() == MENU.partition("\n\n  What now?")[0]


def test_a_menu_in_a_menu_is_left_for_the_first(quiz: Open, home: Path) -> None:
    """Esc goes back a step, and what is behind it in the same breath is no answer to what comes next."""
    other = TROOPS.replace('id = "troops"', 'id = "other"')
    (home / "decks" / "other.toml").write_text(other, "utf-8")
    terminal = quiz()
    terminal.wait("Leave")
    terminal.send("\x1b[B\r")
    terminal.wait("Which deck.* q back")
    terminal.send("\x1b")
    terminal.wait("What now")
    terminal.send("q")
    assert terminal.end() == 0


def test_statistics_and_settings_come_back_to_the_menu(quiz: Open) -> None:
    """What was looked at stays above it."""
    terminal = quiz(rows=60)
    terminal.wait("Leave")
    terminal.send("\x1b[B\x1b[B\r")
    terminal.wait(r"Nothing has been answered yet(.|\n)*Leave")
    terminal.send("\x1b[B\x1b[B\x1b[B\r")
    terminal.wait(r"new_per_day = 10(.|\n)*Change them in(.|\n)*Leave")
    terminal.send("\x1b[A\r")
    assert terminal.end() == 0


def test_one_deck_can_be_picked(quiz: Open, home: Path) -> None:
    """Long titles are cut so that what is due stays in sight; there is a way back."""
    long = TROOPS.replace('id = "troops"', 'id = "other"').replace(
        "Troop numbers", "A title that goes on and on and on"
    )
    (home / "decks" / "other.toml").write_text(long, "utf-8")
    terminal = quiz(columns=40)
    terminal.wait("Leave")
    terminal.send("\x1b[B\r")
    terminal.wait("Back")
    assert terminal.text[terminal.text.index("  Which") :].rstrip() == (
        """\
  Which deck?
  › A title that goes o… (0 due, 4 new)
    Troop numbers (0 due, 4 new)
    Back"""
    )
    terminal.send("\x1b[A\r")
    terminal.wait("What now")
    terminal.send("\x1b[B\r")
    terminal.wait("Back")
    terminal.send("\x1b[B\r")
    terminal.wait("Troop numbers +─+  1 of 4")
    terminal.send("q")
    assert terminal.end() == 0


@pytest.mark.parametrize(("argv", "environment"), [(["--plain"], {}), ([], {"TERM": "dumb"})])
def test_a_plain_terminal_gets_numbered_lines(quiz: Open, argv: list[str], environment: dict[str, str]) -> None:
    """No cursor movement and no colour; a number or Enter chooses, the end of the input leaves."""
    terminal = quiz(*argv, **environment)
    terminal.wait("Number, or Enter for the first:")
    assert b"\x1b" not in terminal.raw
    terminal.send("9\r")
    terminal.wait(r"(Number(.|\n)*){2}")
    terminal.send("3\r")
    terminal.wait("Nothing has been answered yet")
    terminal.wait(r"(Number(.|\n)*){3}")
    terminal.send("\x04")
    assert terminal.end() == 0
    assert b"\x1b" not in terminal.raw


def test_without_colour_the_menu_is_the_same(quiz: Open) -> None:
    """NO_COLOR changes no word."""
    terminal = quiz(NO_COLOR="1")
    terminal.wait("Leave")
    assert terminal.text.rstrip() == MENU
    assert {colour for colour, *_ in terminal.styles()} == {"default"}


def test_where_only_ascii_can_be_shown_the_pointer_is_ascii(quiz: Open) -> None:
    """A locale that was never set up is enough."""
    terminal = quiz(LANG="C")
    terminal.wait("Leave")
    assert terminal.text.isascii()
    assert "  > Study" in terminal.text


def test_ctrl_c_in_a_sitting_leaves_its_sum(quiz: Open) -> None:
    """In a line or two: what was done, and what is left to do."""
    terminal = quiz("study", "--typed")
    terminal.wait("1 of 4")
    terminal.send("28k\r")
    terminal.wait("Right")
    terminal.send("\x03")
    assert terminal.end() == 130
    assert_given_back(terminal)
    assert terminal.text.strip() == ("Right at the first try, in under a minute. 3 more new cards can be met\ntoday.")


def test_ctrl_c_before_any_answer_leaves_nothing(quiz: Open) -> None:
    """There is nothing to sum up."""
    terminal = quiz("study")
    terminal.wait("1 of 4")
    terminal.send("\x03")
    assert terminal.end() == 130
    assert terminal.text.strip() == ""


def test_the_next_sitting_follows_without_leaving_the_screen(quiz: Open) -> None:
    """The terminal is taken once; the sum of each sitting stays on it in the end."""
    terminal = quiz("study", "--typed", "--limit", "1")
    terminal.wait("1 of 1")
    terminal.send("28k\r")
    terminal.wait("Right")
    terminal.send("\r")
    terminal.wait("Done(.|\n)*Enter go on")
    terminal.send("\r")
    terminal.wait("What is the capital|Coordination|A question|north to south")
    terminal.send("\x1b")
    terminal.wait("Not known yet")
    terminal.send("q")
    assert terminal.end() == 0
    assert_given_back(terminal)
    assert terminal.raw.count(b"\x1b[?1049h") == 1
    assert terminal.text.count("Done") == 2
    assert "0 of 1 right at the first try" in terminal.text


@pytest.mark.parametrize("ui", ["terminal", "plain"])
def test_ctrl_c_when_the_editor_is_offered_again_stops(quiz: Open, home: Path, ui: str) -> None:
    """The question about the mistake can be left like any other."""
    editor = home / "editor.py"
    broken = "path.write_text(path.read_text().replace('28000', '\"many\"'))"
    editor.write_text(f"import sys, pathlib; path = pathlib.Path(sys.argv[-1]); {broken}", "utf-8")
    terminal = quiz("study", "--typed", "--ui", ui, EDITOR=f"{sys.executable} {editor}")
    terminal.wait("of 4")
    terminal.send(":e\r")
    terminal.wait("Open the editor again")
    terminal.send("\x03")
    assert terminal.end() == 130
    assert_given_back(terminal)


def test_a_card_that_mistakes_keep_out_stays_on_the_screen(quiz: Open, home: Path) -> None:
    """A broken edit that is left at that is told of, and the question is still there."""
    editor = home / "editor.py"
    broken = "path.write_text(path.read_text().replace('28000', '\"many\"'))"
    editor.write_text(f"import sys, pathlib; path = pathlib.Path(sys.argv[-1]); {broken}", "utf-8")
    terminal = quiz("study", "--typed", EDITOR=f"{sys.executable} {editor}")
    terminal.wait("Korean")
    terminal.send(":e\r")
    terminal.wait("Open the editor again")
    terminal.send("n\r")
    terminal.wait("Korean(.|\n)*· Mistakes keep this card out of its deck; here it stays as it was")


def test_a_renamed_deck_is_asked_about_before_the_first_question(quiz: Open, home: Path) -> None:
    """One question in plain words, then the sitting; nothing is lost and nothing is asked twice."""
    terminal = quiz("study", "--typed")
    terminal.wait("1 of 4")
    terminal.send("28k\r")
    terminal.wait("Right")
    terminal.send("\x03")
    assert terminal.end() == 130
    (home / "decks" / "troops.toml").write_text(TROOPS.replace('id = "troops"', 'id = "forces"'), "utf-8")
    terminal = quiz("study", "--typed")
    terminal.wait("Not now")
    assert "1 card that you have answered seems to have a new name:\n  troops/korea → forces/korea\n" in terminal.text
    terminal.send("\r")
    terminal.wait("2 of 4")
    terminal.send("\x03")
    assert terminal.end() == 130
    assert "The history of 1 card was carried over." in terminal.text
    terminal = quiz("study", "--typed")
    terminal.wait("2 of 4")


def test_what_is_wrong_with_the_log_stands_beside_the_question(quiz: Open, home: Path) -> None:
    """On a full screen a line on stderr would not be seen."""
    terminal = quiz("suspend", "roads")
    assert terminal.end() == 0
    (log,) = (home / "data").glob("profiles/*/log/*.jsonl")
    log.write_bytes(log.read_bytes().replace(b"troops/roads", b"troops/rodas"))
    terminal = quiz("study")
    terminal.wait("is damaged at line 2")


def test_output_that_is_no_terminal_gets_no_menu(quiz: Open, home: Path) -> None:
    """A menu in a pipe would be an answer to nobody."""
    program = f"import os; os.system('{sys.executable} -m quiz | cat')"
    places = {"HOME": str(home), "QUIZ_HOME": str(home / "data"), "QUIZ_DECKS": str(home / "decks")}
    terminal = Emulator(["-c", program], 80, 24, places)
    assert terminal.end() == 0
    assert "What now?" not in terminal.text
    assert "4 new cards can be met today." in terminal.text

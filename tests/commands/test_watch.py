"""`quiz check --watch`: a fresh report at each save, whatever way editors save."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.outside import TROOPS, Outside
from tests.ui.terminal_emulator import Emulator

BROKEN = TROOPS.replace('answer = "Tokyo"', "answer = 5")
CLEAN = r"no problems in 1 file"


@pytest.fixture
def watching(tmp_path: Path, terminal: Callable[..., Emulator]) -> Emulator:
    """A check of one deck that goes on."""
    Outside.at(tmp_path)
    emulator = terminal("check", "--watch", columns=400, rows=200)
    emulator.wait(rf"\d\d:\d\d:\d\d  watching; Ctrl-C stops\n{CLEAN}")
    return emulator


def test_each_save_is_reported_below_the_last(watching: Emulator, tmp_path: Path) -> None:
    """Nothing is cleared; Ctrl-C ends with 130 and the terminal as it was."""
    deck = tmp_path / "decks" / "troops.toml"
    deck.write_text(BROKEN, "utf-8")
    watching.wait(r"error\[E108\](.|\n)*1 error.* in 1 file")
    replacement = tmp_path / "decks" / ".troops.swp"
    replacement.write_text(TROOPS, "utf-8")
    replacement.rename(deck)
    watching.wait(rf"1 error.* in 1 file(.|\n)*troops.toml\n{CLEAN}")
    assert len(re.findall(r"^\d\d:\d\d:\d\d ", watching.text, re.MULTILINE)) == 3
    watching.send("\x03")
    assert watching.end() == 130
    assert watching.settings_after == watching.settings_before
    assert "Traceback" not in watching.text


def test_new_and_deleted_files_are_noticed(watching: Emulator, tmp_path: Path) -> None:
    """In new folders, too; a deck that comes back is watched again."""
    more = tmp_path / "decks" / "more" / "other.toml"
    more.parent.mkdir()
    more.write_text(BROKEN.replace('id = "troops"', 'id = "other"'), "utf-8")
    watching.wait(r"1 error.* in 2 files")
    more.unlink()
    watching.wait(rf"1 error.* in 2 files(.|\n)*other.toml\n{CLEAN}")
    deck = tmp_path / "decks" / "troops.toml"
    deck.unlink()
    watching.wait(r"troops.toml\nno problems in 0 files")
    deck.write_text(BROKEN, "utf-8")
    watching.wait(r"in 0 files(.|\n)*1 error.* in 1 file,")


def test_a_named_file_may_be_gone_for_a_while(tmp_path: Path, terminal: Callable[..., Emulator]) -> None:
    """It is said, and waited for."""
    Outside.at(tmp_path)
    deck = tmp_path / "decks" / "troops.toml"
    watching = terminal("check", "--watch", str(deck), columns=100, rows=100)
    watching.wait(CLEAN)
    deck.unlink()
    watching.wait(r"\d  there is no file or folder")
    deck.write_text(TROOPS, "utf-8")
    watching.wait(rf"there is no file or folder(.|\n)*{CLEAN}")


def test_a_link_is_followed(tmp_path: Path, terminal: Callable[..., Emulator]) -> None:
    """The file that it leads to is the one that is saved."""
    Outside.at(tmp_path)
    link = tmp_path / "link.toml"
    link.symlink_to(tmp_path / "decks" / "troops.toml")
    watching = terminal("check", "--watch", str(link), TERM="dumb", columns=100, rows=100)
    watching.wait(CLEAN)
    (tmp_path / "decks" / "troops.toml").write_text(BROKEN, "utf-8")
    watching.wait(r"1 error.* in 1 file")
    assert b"\x1b" not in watching.raw


def test_errors_stand_below_the_advice(tmp_path: Path, terminal: Callable[..., Emulator]) -> None:
    """A window shows the end of a report, and what has to be mended comes before what could be better."""
    unexplained = "\n".join(line for line in BROKEN.splitlines() if not line.startswith("allow"))
    later = unexplained + '\n[[card]]\nid = "last"\nkind = "recall"\nquestion = "Q?"\nanswer = "A"\n'
    Outside.at(tmp_path, troops=later)
    watching = terminal("check", "--watch", columns=100, rows=200)
    watching.wait("1 error and [0-9]+ warning")
    assert watching.text.rindex("warning[") < watching.text.index("error[")

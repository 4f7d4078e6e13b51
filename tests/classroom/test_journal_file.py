"""The journal on disk: what was told is there after a crash, and what was not is not."""

from pathlib import Path

import pytest

from quiz.classroom.journal_file import Journal, last_unfinished
from quiz.core.error import QuizError

HEADER = {"created": 100}
ASKED = {"type": "asked", "seq": 1, "at": 0}
ENDED = {"type": "ended", "seq": 2, "at": 0}


def begun(path: Path, *rows: dict[str, object], created: int = 100) -> Journal:
    """A journal with some rows."""
    journal = Journal.begin(path, {"created": created})
    journal.append(rows)
    return journal


def test_rows_are_in_the_file_when_append_returns(tmp_path: Path) -> None:
    """Another reader sees them while the game is played."""
    path = tmp_path / "play" / "a.jsonl"
    journal = begun(path, ASKED)
    assert path.read_bytes().count(b"\n") == 2
    assert path.stat().st_mode & 0o777 == 0o600
    journal.close()


def test_a_journal_goes_on_after_a_row_that_was_cut_off(tmp_path: Path) -> None:
    """What a crash left of it is cut off, so that the next row stands on a line of its own."""
    path = tmp_path / "a.jsonl"
    begun(path, ASKED, ENDED).close()
    path.write_bytes(path.read_bytes()[:-9])
    journal, rows = Journal.go_on(path)
    assert [row["type"] for row in rows] == ["quiz-play", "asked"]
    journal.append([ENDED])
    journal.close()
    again, rows = Journal.go_on(path)
    assert [row["type"] for row in rows] == ["quiz-play", "asked", "ended"]
    again.close()


def test_a_game_is_open_in_one_window_only(tmp_path: Path) -> None:
    """The other one is told so."""
    path = tmp_path / "a.jsonl"
    journal = begun(path, ASKED)
    with pytest.raises(QuizError, match="open in another window"):
        Journal.go_on(path)
    journal.close()
    Journal.go_on(path)[0].close()


def test_a_journal_that_was_changed_is_refused_and_left_alone(tmp_path: Path) -> None:
    """It says which line."""
    path = tmp_path / "a.jsonl"
    begun(path, ASKED, ENDED).close()
    changed = path.read_bytes().replace(b'"seq":1', b'"seq":7')
    path.write_bytes(changed)
    with pytest.raises(QuizError, match="line 2 was changed"):
        Journal.go_on(path)
    assert path.read_bytes() == changed


def test_the_last_game_that_was_broken_off_is_found(tmp_path: Path) -> None:
    """Not one that ended, is being played, never began, is too old or is damaged."""
    assert last_unfinished(tmp_path / "none") is None
    begun(tmp_path / "1.jsonl", ASKED, created=50).close()
    begun(tmp_path / "2.jsonl", ASKED, created=60).close()
    begun(tmp_path / "3.jsonl", ASKED, ENDED, created=70).close()
    begun(tmp_path / "4.jsonl", created=80).close()
    playing = begun(tmp_path / "5.jsonl", ASKED, created=90)
    (tmp_path / "6.jsonl").write_bytes(b"nonsense\n")
    assert last_unfinished(tmp_path) == tmp_path / "2.jsonl"
    assert last_unfinished(tmp_path, since=61) is None
    playing.close()
    assert last_unfinished(tmp_path, since=61) == tmp_path / "5.jsonl"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """With what to do."""
    (tmp_path / "play").write_text("a file")
    with pytest.raises(QuizError, match="no game can be kept"):
        Journal.begin(tmp_path / "play" / "a.jsonl", HEADER)

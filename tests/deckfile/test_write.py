"""Files put in the place of others, and what is no file written to."""

import os
import threading
from pathlib import Path

import pytest

from quiz.core.error import Exit, QuizError
from quiz.deckfile.write import write_file


def test_a_link_stays_one_and_its_file_keeps_its_rights(tmp_path: Path) -> None:
    """The file that it leads to is another."""
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    write_file(link, b"new")
    assert (file.read_bytes(), link.is_symlink(), file.stat().st_mode & 0o777) == (b"new", True, 0o640)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "link"]


def test_a_pipe_takes_the_data_and_stays_one(tmp_path: Path) -> None:
    """As a shell makes them for `-o >(gzip > deck.gz)`; nothing is put in its place."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    taken: list[bytes] = []
    reader = threading.Thread(target=lambda: taken.append(pipe.read_bytes()))
    reader.start()
    write_file(pipe, b"data")
    reader.join()
    assert (taken, pipe.is_fifo(), list(tmp_path.iterdir())) == ([b"data"], True, [pipe])


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    """In a line that names it."""
    with pytest.raises(QuizError, match="Is a directory") as caught:
        write_file(tmp_path, b"data")
    assert caught.value.code is Exit.IO_FAILED

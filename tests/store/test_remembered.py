"""An answer is given from memory exactly while everything that it rests on stands."""

import os
from pathlib import Path

import pytest

from quiz.store.remembered import SETTLED_NS, Memo, evidence

NOW = 1_767_268_800_000
"""Milliseconds."""


def deck(folder: Path, text: str = "one") -> Path:
    """A file that was last changed long before NOW."""
    path = folder / "deck.toml"
    path.write_text(text)
    os.utime(path, ns=(0, 10**18))
    return path


def memo(folder: Path, *files: Path, question: str = "what?") -> Memo:
    """The memo of a question that rests on these files."""
    return Memo(folder / "memory", question, evidence(files))


def test_an_answer_is_remembered_until_its_time_is_over(tmp_path: Path) -> None:
    """From when it was given, to before the end that was set; not earlier, should the clock go back."""
    file = deck(tmp_path)
    memo(tmp_path, file).keep("so", NOW, NOW + 10)
    again = memo(tmp_path, file)
    assert [again.recall(NOW + after) for after in (-1, 0, 9, 10)] == [None, "so", "so", None]


def test_another_question_has_no_answer(tmp_path: Path) -> None:
    """What was asked counts."""
    file = deck(tmp_path)
    memo(tmp_path, file).keep("so", NOW, NOW + 10)
    assert memo(tmp_path, file, question="else?").recall(NOW) is None


def test_a_file_changed_added_or_gone_ends_the_memory(tmp_path: Path) -> None:
    """Its size, its time, its very existence: any of them."""
    file, other = deck(tmp_path), tmp_path / "other.toml"
    memo(tmp_path, file, other).keep("so", NOW, NOW + 10)
    assert memo(tmp_path, file, other).recall(NOW) == "so"
    other.touch()
    assert memo(tmp_path, file, other).recall(NOW) is None
    other.unlink()
    os.utime(file, ns=(0, 10**18 + 1))
    assert memo(tmp_path, file, other).recall(NOW) is None
    file.unlink()
    assert memo(tmp_path, file, other).recall(NOW) is None


def test_nothing_is_built_on_a_file_that_has_just_changed(tmp_path: Path) -> None:
    """It might change again within the same tick of its clock."""
    file = deck(tmp_path)
    os.utime(file, ns=(0, NOW * 1_000_000 - SETTLED_NS + 1))
    memo(tmp_path, file).keep("so", NOW, NOW + 10)
    assert memo(tmp_path, file).recall(NOW) is None


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"null", b'{"question": "what?"}', b"\xff", b"[" * 100_000])
def test_a_damaged_memory_is_none(tmp_path: Path, damage: bytes) -> None:
    """Whatever stands in the file, the worst is that the answer is worked out anew."""
    file = deck(tmp_path)
    memo(tmp_path, file).keep("so", NOW, NOW + 10)
    (kept,) = (tmp_path / "memory").iterdir()
    kept.write_bytes(damage)
    assert memo(tmp_path, file).recall(NOW) is None


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    """A memory is a convenience: that it cannot be kept is no failure."""
    file = deck(tmp_path)
    (tmp_path / "memory").write_text("in the way")
    memo(tmp_path, file).keep("so", NOW, NOW + 10)
    assert memo(tmp_path, file).recall(NOW) is None

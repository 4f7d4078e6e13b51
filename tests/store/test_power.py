"""A power cut, after a program that was killed at any of its calls to the system: what was acknowledged is there."""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from quiz.store.places import Places
from quiz.store.private import write_new
from quiz.store.review_log import ReviewLog
from tests.faults.power import begin, cut, sync_to
from tests.store.entries import NOON, review

CALLS = ("open", "mkdir", "write", "fsync", "replace")
"""How files and folders come about, and last."""


class Killed(BaseException):
    """Stands for SIGKILL: nothing may catch it."""


@contextmanager
def on_disk(disk: Path, life: int | None = None) -> Iterator[list[str]]:
    """Note what is synced to `disk`, and die at the call after `life` of them; gives the calls that were made."""
    made: list[str] = []

    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if life is not None and len(made) >= life:
                raise Killed
            made.append(name)
            return real(*args, **kwargs)

        return call

    with ExitStack() as stack:
        for name in CALLS:
            real = getattr(os, name)
            sync = (lambda descriptor: sync_to(disk, descriptor)) if name == "fsync" else real
            stack.enter_context(patch(f"os.{name}", counted(name, sync)))
        yield made


def log_in(home: Path) -> ReviewLog:
    """The log, as a program started now has it."""
    return ReviewLog.of(Places(home / "data" / "quiz", home / "state" / "quiz"), "default")


def test_no_death_while_the_log_is_made_costs_a_later_answer(tmp_path: Path) -> None:
    """Whoever comes after one that died half-way makes up for what that one did not sync: folders, names, bytes."""
    life = 0
    while True:
        home = tmp_path / f"{life}"
        home.mkdir()
        disk = begin(home)
        saved = [review("b")]
        try:
            with on_disk(disk, life):
                log_in(home).append([review("a")])
            saved.insert(0, review("a"))
        except Killed:
            pass
        with on_disk(disk):
            log_in(home).append([review("b")])
        cut(home, random.Random(life))
        kept = log_in(home).read(NOON)
        assert [entry for entry in kept.entries if entry in saved] == saved, life
        assert kept.damages == ()
        if len(saved) == 2:
            break
        life += 1
    assert life > 15


@pytest.mark.parametrize("life", range(6))
def test_no_death_while_an_answer_is_added_costs_another(tmp_path: Path, life: int) -> None:
    """In a log that was begun: what was said to be saved before and after it is there."""
    disk = begin(tmp_path)
    with on_disk(disk):
        log_in(tmp_path).append([review("a")])
    with on_disk(disk, life), suppress(Killed):
        log_in(tmp_path).append([review("b")])
    with on_disk(disk):
        log_in(tmp_path).append([review("c")])
    cut(tmp_path, random.Random(life))
    kept = log_in(tmp_path).read(NOON)
    assert kept.entries[0] == review("a")
    assert review("c") in kept.entries
    assert kept.damages == ()


@pytest.mark.parametrize("seed", range(8))
def test_a_file_that_was_put_in_its_place_is_there_whole(tmp_path: Path, seed: int) -> None:
    """When the call returns, its name and its bytes last."""
    disk = begin(tmp_path)
    with on_disk(disk):
        write_new(tmp_path / "folder" / "file", b"before")
        write_new(tmp_path / "folder" / "file", b"after" * 100)
    cut(tmp_path, random.Random(seed))
    assert (tmp_path / "folder" / "file").read_bytes() == b"after" * 100

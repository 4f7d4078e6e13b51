"""Any mixture of windows, devices, failures and crashes: what was acknowledged is read, once, and nothing else."""

import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from quiz.core.day import DAY
from quiz.core.error import QuizError
from quiz.core.review import EntryId, LogEntry
from quiz.store.review_log import ReviewLog
from tests.store.entries import NOON, review

WINDOWS = st.sampled_from([("desk", 0), ("desk", 1), ("lap", 0)])
"""Two windows on one device, and another device."""


def only(count: int) -> Callable[[int, bytes], int]:
    """`os.write` on a disk that has room for so many bytes more."""
    left, real = count, os.write

    def write(descriptor: int, data: bytes) -> int:
        nonlocal left
        if not left:
            raise OSError(errno.ENOSPC, "full")
        part = data[:left]
        left -= len(part)
        return real(descriptor, part)

    return write


class LogMachine(RuleBasedStateMachine):
    """`acknowledged` entries are those whose `append` returned; `attempted` may have been saved all the same."""

    folder: Path

    @initialize()
    def start(self) -> None:
        """Two windows a device, nothing written."""
        self.folder = Path(tempfile.mkdtemp())
        self.windows = {
            (device, number): ReviewLog(self.folder, device) for device in ("desk", "lap") for number in (0, 1)
        }
        self.acknowledged: dict[EntryId, LogEntry] = {}
        self.attempted: dict[EntryId, LogEntry] = {}
        self.bytes: dict[str, bytes] = {}
        self.count = 0

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def entries(self, count: int, at: int) -> list[LogEntry]:
        """New entries; some times are earlier than the last."""
        self.count += count
        return [review(f"n{self.count - number}", NOON + at, "x" * (at % 50)) for number in range(count)]

    def attempt(self, window: tuple[str, int], entries: list[LogEntry]) -> None:
        """Append, it may be in vain."""
        try:
            self.windows[window].append(entries)
        except QuizError:
            self.attempted |= {entry.id: entry for entry in entries}
        else:
            self.acknowledged |= {entry.id: entry for entry in entries}

    @rule(window=WINDOWS, count=st.integers(1, 3), at=st.integers(0, 100))
    def append(self, window: tuple[str, int], count: int, at: int) -> None:
        """All goes well."""
        entries = self.entries(count, at)
        self.windows[window].append(entries)
        self.acknowledged |= {entry.id: entry for entry in entries}

    @rule(window=WINDOWS, at=st.integers(0, 100), after=st.integers(0, 500), retry=st.booleans())
    def fill_the_disk(self, window: tuple[str, int], at: int, after: int, retry: bool) -> None:
        """Only some bytes are written; the learner may try again."""
        entries = self.entries(2, at)
        with patch("os.write", only(after)):
            self.attempt(window, entries)
        if retry:
            self.windows[window].append(entries)
            self.acknowledged |= {entry.id: entry for entry in entries}

    @rule(window=WINDOWS, at=st.integers(0, 100), retry=st.booleans())
    def break_the_disk(self, window: tuple[str, int], at: int, retry: bool) -> None:
        """What is written may not last; the learner may try again."""
        entries = self.entries(2, at)
        with patch("os.fsync", side_effect=OSError(errno.EIO, "broken")):
            self.attempt(window, entries)
        if retry:
            self.windows[window].append(entries)
            self.acknowledged |= {entry.id: entry for entry in entries}

    @rule(window=WINDOWS, at=st.integers(0, 100), after=st.integers(0, 500), nuls=st.integers(0, 9))
    def crash(self, window: tuple[str, int], at: int, after: int, nuls: int) -> None:
        """The machine dies while it writes: of the line a part is left, or NULs, and of the window nothing."""
        with patch("os.write", only(after)):
            self.attempt(window, self.entries(2, at))
        path = self.folder / f"{window[0]}.jsonl"
        if path.exists():
            with path.open("ab") as file:
                file.write(b"\0" * nuls)
        self.windows[window] = ReviewLog(self.folder, window[0])

    @rule(window=WINDOWS)
    def read(self, window: tuple[str, int]) -> None:
        """A window that has read goes on from there."""
        self.windows[window].read(NOON)

    @rule()
    def back_up(self) -> None:
        """A copy of a log beside it, as synchronising services make them."""
        if (self.folder / "desk.jsonl").exists():
            shutil.copy(self.folder / "desk.jsonl", self.folder / "desk (copy).jsonl")

    @invariant()
    def acknowledged_entries_are_read_once_in_order(self) -> None:
        """By a program started now, with no damage told."""
        contents = ReviewLog(self.folder, "desk").read(NOON)
        read = {entry.id: entry for entry in contents.entries}
        assert len(read) == len(contents.entries)
        assert self.acknowledged.keys() <= read.keys() <= self.acknowledged.keys() | self.attempted.keys()
        known = self.attempted | self.acknowledged
        assert all(entry._replace(at=0) == known[name]._replace(at=0) for name, entry in read.items())
        assert all(0 <= entry.at - known[name].at <= DAY for name, entry in read.items())
        assert [entry.at for entry in contents.entries] == sorted(entry.at for entry in contents.entries)
        assert (contents.damages, contents.doubtful) == ((), frozenset())

    @invariant()
    def bytes_that_stand_never_change(self) -> None:
        """Logs only grow."""
        for path in self.folder.glob("*.jsonl"):
            now = path.read_bytes()
            assert now.startswith(self.bytes.get(path.name, b"")) or "copy" in path.name
            self.bytes[path.name] = now


TestLogMachine = LogMachine.TestCase
TestLogMachine.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)

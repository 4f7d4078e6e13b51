"""The review log: everything a learner did, on disk before anything says that it is.

A profile's log is a folder with a file for each device (`DEVICE.jsonl`; `log_line` documents the format). Each device
adds to its own file alone, so a folder that a service keeps in step between machines never has two writers for one
file. Nothing that was written is ever changed or removed.
"""

import gc
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.core.error import Exit, QuizError
from quiz.core.review import LogEntry
from quiz.store.clock import steady
from quiz.store.lock import locked
from quiz.store.log_entry import row_from
from quiz.store.log_file import Damage, LogFile, Tail
from quiz.store.log_line import LINE_END, START, header, seal
from quiz.store.merge import LogContents, merge
from quiz.store.private import ELSEWHERE, failing_as, make_folder, open_or_make, read_all, sync_folder, write_all

if TYPE_CHECKING:
    from quiz.store.places import Places

__all__ = ["Damage", "LogContents", "ReviewLog"]


class ReviewLog:
    """The log of one profile: read whole, and added to by one device.

    A device's entries follow each other in time. A history from elsewhere is kept under a name of its own, as if it
    were another device's; otherwise the leap back would cast doubt on what is there.
    """

    def __init__(self, directory: Path, device: str, before_first: Callable[[], None] = lambda: None) -> None:
        """`before_first` is called before this device's file is made: its name has to be made to last."""
        self._directory = directory
        self._device = device
        self._path = directory / f"{device}.jsonl"
        self._before_first = before_first
        self._tail = Tail()
        self._own: list[LogEntry] = []

    @classmethod
    def of(cls, places: "Places", profile: str) -> "ReviewLog":
        """The log of a profile, with this device's name."""
        return cls(places.log_dir(profile), places.device, places.keep_device)

    def read(self, now: int) -> LogContents:
        """Everything the log's files say, as the present moment `now` (UTC milliseconds) sees it.

        A folder that is not there is an empty log; nothing is created.
        QuizError when a file cannot be read (74) or a newer version of quiz wrote it (65).
        """
        with _no_collection():
            return merge(self._read_files(), now, self._own)

    def append(self, entries: Sequence[LogEntry]) -> None:
        """Keep entries for good: when this returns, neither a crash of the program nor of the machine loses them.

        They are kept as given, but for an `at` up to a day before that of the entry before, which becomes the same.
        QuizError when the log cannot be made (73), they could not be written (74), another process holds the log
        (75), or the file is none of ours (65). They can then be appended again: an id counts once.
        """
        if not entries:
            return
        if not os.path.exists(self._path):  # noqa: PTH110 - Path.exists raises for a name too long
            with failing_as(f"cannot create {self._directory}", ELSEWHERE, Exit.CANNOT_CREATE):
                self._before_first()
                make_folder(self._directory)
        with locked(self._directory / f"{self._device}.lock", f"the log {self._path}"):
            with failing_as(f"cannot create {self._path}", ELSEWHERE, Exit.CANNOT_CREATE):
                descriptor = open_or_make(self._path, os.O_RDWR | os.O_APPEND)
            with failing_as(
                f"the answer was not saved in {self._path}", "make room, or see to the disk, and try again"
            ):
                try:
                    self._add(descriptor, entries)
                finally:
                    os.close(descriptor)

    @property
    def directory(self) -> Path:
        """The folder of the log's files."""
        return self._directory

    @property
    def writable(self) -> bool:
        """Whether entries can be kept, as far as rights tell: in this device's file, or where it would be made."""
        place = self._path
        while not os.path.lexists(place) and place != place.parent:
            place = place.parent
        if place == self._path:
            return os.access(place, os.R_OK | os.W_OK)
        return place.is_dir() and os.access(place, os.W_OK | os.X_OK)

    def warm(self) -> None:
        """Import what the first `append` needs, while there is time."""
        import filelock  # noqa: F401

    def _add(self, descriptor: int, entries: Sequence[LogEntry]) -> None:
        log = self._read_on(descriptor)
        tail, chain = log.tail, log.tail.chain
        lines = []
        if chain == START:
            # Now, while nothing is in the file: whoever finds something in it later need not ask whether it has a name.
            for folder in (self._directory, *self._directory.parents):
                sync_folder(folder)
            line, chain = seal(header(self._device, entries[0].at), chain)
            lines.append(line)
        seq, at = tail.seq, tail.at
        for entry in entries:
            seq, at = seq + 1, steady(entry.at, at)
            line, chain = seal(row_from(entry._replace(at=at), seq), chain)
            lines.append(line)
        data = log.mend + b"".join(line + b"\n" for line in lines)
        write_all(descriptor, data)
        os.fsync(descriptor)
        self._tail = Tail(tail.offset + len(data), tail.line + len(lines), chain, seq, at)

    def _read_on(self, descriptor: int) -> LogFile:
        """This device's file, from where it was last read or written to its end."""
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise self._not_ours("is not a file")
        end = self._tail.chain + LINE_END
        if self._tail.offset >= len(end):
            data = read_all(descriptor, self._tail.offset - len(end))
            if data.startswith(end):  # else another file, or other bytes, have come to be there
                return LogFile(str(self._path), self._tail).read(data[len(end) :])
        log = LogFile(str(self._path)).read(read_all(descriptor))
        if log.is_foreign:
            raise self._not_ours("is not a review log")
        if log.device not in ("", self._device):
            raise self._not_ours(f"is the log of another device ({log.device})")
        return log

    def _not_ours(self, what: str) -> QuizError:
        return QuizError(f"{self._path} {what}", "move it elsewhere; quiz adds nothing to it", Exit.BAD_DATA)

    def _read_files(self) -> list[LogFile]:
        with failing_as(f"cannot read the log {self._directory}", "see to its permissions, or to the disk"):
            try:
                paths = sorted(path for path in self._directory.iterdir() if _is_log(path.name))
            except FileNotFoundError:
                return []
            return [self._read_file(path) for path in paths]

    def _read_file(self, path: Path) -> LogFile:
        log = LogFile(str(path))
        if not path.is_file():
            if path.exists():  # else a service that keeps the folder in step has just taken it away
                log.damages.append(Damage(log.path, 1, "this is not a file"))
            return log
        with path.open("rb", buffering=0) as file:
            log.read(file.read())
        if path == self._path and log.device in ("", self._device):
            self._tail, self._own = log.resume, log.entries
        return log


def _is_log(name: str) -> bool:
    return name.endswith(".jsonl") and not name.startswith(".")


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector from searching a hundred thousand new objects, of which none is garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()

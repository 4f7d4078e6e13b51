"""The journal of a game on disk: one file a game, only ever added to, and no row told before it is safe there."""

import os
from collections.abc import Iterable
from pathlib import Path

from quiz.classroom.journal import KIND, VERSION, Row
from quiz.classroom.sealed import read_sealed, sealed
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.store.log_line import START
from quiz.store.private import ELSEWHERE, failing_as, make_folder, open_or_make, read_all, sync_folder, write_all


class Journal:
    """A journal that this process writes, and no other while it does."""

    def __init__(self, path: Path, descriptor: int, chain: bytes) -> None:
        self.path = path
        self._descriptor = descriptor
        self._chain = chain

    @classmethod
    def begin(cls, path: Path, header: Row) -> "Journal":
        """Make a new journal; QuizError where none can be made there."""
        with failing_as(f"no game can be kept in {clean_line(str(path.parent))}", ELSEWHERE, Exit.CANNOT_CREATE):
            make_folder(path.parent)
            journal = cls(path, _opened(path), START)
        journal.append([{"type": KIND, "version": VERSION, **header}])
        with failing_as(f"cannot keep {clean_line(str(path))}", ELSEWHERE):
            sync_folder(path.parent)
        return journal

    @classmethod
    def go_on(cls, path: Path) -> tuple["Journal", tuple[Row, ...]]:
        """Open a journal to add to it, and give its rows, the header first; QuizError where it cannot be trusted.

        What a crash left of a row was never told, and is cut off.
        """
        name = clean_line(str(path))
        with failing_as(f"cannot open {name}", "check that you may read and write it", Exit.NO_INPUT):
            descriptor = _opened(path)
        try:
            with failing_as(f"cannot read {name}", "check the disk"):
                data = read_all(descriptor)
            rows, chain = read_sealed(data, KIND, VERSION, whole=False)
            with failing_as(f"cannot write {name}", "check the disk"):
                os.ftruncate(descriptor, data.rfind(b"\n") + 1)
        except QuizError as error:
            os.close(descriptor)
            raise QuizError(f"{name}: {error.message}", error.help, error.code) from error
        return cls(path, descriptor, chain.encode()), rows

    def append(self, rows: Iterable[Row]) -> None:
        """Add rows; they are on disk when this returns. QuizError where they are not."""
        data, chain = sealed(rows, self._chain)
        with failing_as(f"cannot write {clean_line(str(self.path))}", "what was shown so far is kept; make room there"):
            write_all(self._descriptor, data)
            os.fsync(self._descriptor)
        self._chain = chain

    def discard(self) -> None:
        """Leave no file of a game that never began."""
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Leave the file to others."""
        os.close(self._descriptor)


def _opened(path: Path) -> int:
    from filelock import lock_descriptor

    descriptor = open_or_make(path, os.O_RDWR | os.O_APPEND)
    if not lock_descriptor(descriptor, blocking=False):
        os.close(descriptor)
        raise QuizError("this game is open in another window", "go on with it there, or close it", Exit.BUSY)
    return descriptor


def last_unfinished(folder: Path, since: int = 0) -> Path | None:
    """The journal made last, at `since` (UTC milliseconds) or later, whose game has not ended and nobody plays."""
    for path in sorted(folder.glob("*.jsonl"), reverse=True):
        try:
            journal, rows = Journal.go_on(path)
        except QuizError:
            continue
        journal.close()
        if rows[0].get("created", 0) < since:
            return None
        if len(rows) > 1 and rows[-1].get("type") != "ended":
            return path
    return None

"""The journal of an exam on disk: each deed is there before the next page shows; one process writes it at a time."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from quiz.classroom.exam import ExamEvent
from quiz.classroom.exam_file import Journal, Terms, event_row, journal_header, read_journal
from quiz.classroom.sealed import sealed
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.store.private import failing_as, open_or_make, read_all, sync_folder, write_all, write_new


def beside(result: Path) -> Path:
    """Where the journal of an exam with this result is."""
    return result.with_name(f"{result.name}.part")


class JournalFile:
    """A journal that is open and held. `journal` is what it said when it was opened."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor
        data = read_all(descriptor)
        whole = data[: data.rfind(b"\n") + 1]
        self.journal: Journal = read_journal(whole)
        self._chain = self.journal.sum.encode()
        if len(whole) < len(data):  # what an interrupted write left was never acknowledged
            os.ftruncate(descriptor, len(whole))
        os.lseek(descriptor, 0, os.SEEK_END)

    def keep(self, event: ExamEvent, at: int) -> None:
        """Add a deed; it is on disk when this returns. QuizError (74) where it could not be written."""
        lines, chain = sealed([event_row(event, at)], self._chain)
        help_text = "make room, or see to the disk; the same command then goes on with the exam"
        with failing_as(f"the answer was not saved in {clean_line(str(self._path))}", help_text):
            write_all(self._descriptor, lines)
            os.fsync(self._descriptor)
        self._chain = chain

    def remove(self) -> None:
        """Take the journal away: the result stands."""
        with suppress(OSError):
            self._path.unlink()
            sync_folder(self._path.parent)


def write_header(path: Path, terms: Terms) -> None:
    """Begin a journal."""
    with failing_as(f"cannot create {clean_line(str(path))}", "name another file with --result", Exit.CANNOT_CREATE):
        write_new(path, sealed([journal_header(terms)])[0])


@contextmanager
def held(path: Path) -> Iterator[JournalFile]:
    """Open a journal for this process alone; QuizError when another has it (75) or it is damaged (65)."""
    from filelock import lock_descriptor, unlock_descriptor

    shown = clean_line(str(path))
    with ExitStack() as at_the_end:
        with failing_as(f"cannot open {shown}", "see whether the file can be read and written", Exit.IO_FAILED):
            descriptor = open_or_make(path)
            at_the_end.callback(os.close, descriptor)
            if not lock_descriptor(descriptor, blocking=False):
                raise QuizError(
                    f"another quiz is sitting the exam of {shown}",
                    "go on there, or close it first; its answers are saved",
                    Exit.BUSY,
                )
            at_the_end.callback(unlock_descriptor, descriptor)
            file = _opened(path, descriptor)
        yield file


def _opened(path: Path, descriptor: int) -> JournalFile:
    try:
        return JournalFile(path, descriptor)
    except QuizError as error:
        raise QuizError(
            f"the journal {clean_line(str(path))} cannot be gone on with: {error.message}",
            "keep the file for your teacher; `--result` with another name begins anew",
            error.code,
        ) from error

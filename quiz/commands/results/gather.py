"""Finds the files that results are in, and reads each by what it says it is."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from quiz.classroom.exam_file import JOURNAL, RESULT
from quiz.classroom.results import GAME, LeftOut, Sheet, owner_of_log, read_game, read_result, sheet_of_log
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.history import history
from quiz.core.review import EntryId
from quiz.store.log_file import LogFile
from quiz.store.log_line import HEADER
from quiz.store.merge import merge

ENDING = ".jsonl"
UNDER_WAY = ".jsonl.part"

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is read: an exam's has some thousand."""

_OPENING = 200
"""Bytes in which a file says what it is."""


class Found(NamedTuple):
    """What was read: the sheets, and the files that are left out, with the reason."""

    sheets: tuple[Sheet, ...]
    left_out: tuple[LeftOut, ...]


def gather(paths: Sequence[Path], cwd: Path, now: int) -> Found:
    """Read files, and all results within folders. QuizError (66) where one that was named is not there."""
    sheets: list[Sheet] = []
    left_out: list[LeftOut] = []
    logs: dict[Path, list[tuple[Path, LogFile]]] = {}
    for path in _files(paths):
        shown = clean_line(str(path.relative_to(cwd) if path.is_relative_to(cwd) else path))
        try:
            data = _read(path)
            match _kind(data):
                case "quiz-log":
                    whole = path.parent if path.parent.name == "log" else path
                    logs.setdefault(whole, []).append((path, LogFile(shown).read(data)))
                case "quiz-play":
                    sheets += read_game(data, shown)
                case "quiz-exam-journal":
                    left_out.append(LeftOut(shown, "this exam is not handed in yet"))
                case _:
                    sheets.append(read_result(data, shown))
        except QuizError as error:
            left_out.append(LeftOut(shown, error.message))
    exams = {sheet.id for sheet in sheets if sheet.paper}
    known: dict[EntryId, str] = {}
    for files in logs.values():
        (path, first), *_ = files
        contents = merge([file for _, file in files], now)
        left_out += [LeftOut(f"{damage.path}:{damage.line}", damage.what) for damage in contents.damages]
        reviews = history(contents.entries).reviews
        if not reviews:
            left_out.append(LeftOut(first.path, "nothing was answered in this log"))
        elif (same := known.setdefault(reviews[0].id, first.path)) != first.path:
            left_out.append(LeftOut(first.path, f"it is a copy of {same}"))
        else:
            sheets.append(sheet_of_log(owner_of_log(path.absolute(), first.device), reviews, first.path, exams))
    return Found(tuple(sheets), tuple(left_out))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Each file once: those named, and those within folders that may be results."""
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise QuizError(
                f"there is no {clean_line(str(path))}", "name a result, or a folder of results", Exit.NO_INPUT
            )
        within = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in within:
            named = file == path
            if (named or file.name.endswith((ENDING, UNDER_WAY))) and not file.is_dir() and file not in seen:
                seen.add(file)
                yield file


def _read(path: Path) -> bytes:
    """A file's bytes. QuizError where it is none that can be read: a pipe, say, would be waited for for ever."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with open(descriptor, "rb") as file:  # noqa: PTH123 - by its descriptor, so that nothing is changed in between
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise QuizError("it is no file", "", Exit.BAD_DATA)
            if found.st_size > LARGEST:
                raise QuizError("it is too large for a result", "", Exit.BAD_DATA)
            return file.read()
    except OSError as error:
        raise QuizError(f"it cannot be read: {error.strerror}", "", Exit.IO_FAILED) from error


def _kind(data: bytes) -> str:
    """What a file says it is; a result where it says nothing, which reading it will then say."""
    opening = data[:_OPENING]
    for kind in (HEADER, GAME, JOURNAL):
        if opening.startswith(f'{{"type":"{kind}",'.encode()):
            return kind
    return RESULT

"""Putting a file in the place of another, at once or not at all."""

import errno
import os
import tempfile
from pathlib import Path

from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.deckfile.find import is_there


def write_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file, at once or not at all, with the same rights; make one that is not there.

    A link stays a link, and a device or a pipe is written to. A crash leaves the old file or the new one. QuizError
    when the file cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        path = Path(os.path.realpath(path))
        if path.is_symlink():  # links that lead in a ring
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        code = Exit.IO_FAILED if is_there(path) else Exit.CANNOT_CREATE
        message = f"cannot write {clean_line(str(path))}: {error.strerror or error}"
        raise QuizError(message, "check its rights, and the room on the disk", code) from error


def _replace(path: Path, data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """What the process takes away from the rights of files it makes; it can only be learnt by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask

"""Files and folders that only their owner can read, and that are still there after a power cut."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quiz.core.error import Exit, QuizError

ELSEWHERE = "check that you may write there, or keep your reviews elsewhere with --home"
"""What to do when a file cannot be made."""

_CANNOT_SYNC_FOLDERS = (errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.EROFS)
"""What file systems say, shared folders and archives among them, that keep names in a way of their own."""

_FLAGS = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


@contextmanager
def failing_as(what: str, help: str, code: Exit = Exit.IO_FAILED) -> Iterator[None]:  # noqa: A002
    """Tell what the system refuses as a QuizError: what failed, why, and what to do."""
    try:
        yield
    except OSError as error:
        raise QuizError(f"{what}: {error.strerror or error}", help, code) from error


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, readable by its owner alone, whatever the umask; one that is there stays."""
    if path.is_dir():
        return
    make_folder(path.parent)
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        if not path.is_dir():
            raise
        return
    path.chmod(0o700)
    sync_folder(path.parent)


def open_or_make(path: Path, mode: int = os.O_RDWR) -> int:
    """A descriptor of a file, opened as `mode` says (flags of `os.open`); one that is not there is made."""
    flags = mode | _FLAGS
    try:
        return os.open(path, flags)
    except FileNotFoundError:
        pass
    try:
        descriptor = os.open(path, flags | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return os.open(path, flags)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, 0o600)
    return descriptor


def sync_folder(path: Path) -> None:
    """Make the names in a folder survive a power cut, where the system can."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    except PermissionError:  # a folder in which we may make names need not let us read them
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC_FOLDERS:
            raise
    finally:
        os.close(descriptor)


def read_all(descriptor: int, offset: int = 0) -> bytes:
    """Everything in a file from `offset` on."""
    os.lseek(descriptor, offset, os.SEEK_SET)
    parts = []
    while part := os.read(descriptor, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def write_all(descriptor: int, data: bytes) -> None:
    """Write everything; a disk that is full takes a part first, and says so at the next try."""
    while data:
        data = data[os.write(descriptor, data) :]


def write_new(path: Path, data: bytes) -> None:
    """Put `data` in a file, at once or not at all, replacing one that is there."""
    make_folder(path.parent)
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    beside.unlink(missing_ok=True)
    descriptor = open_or_make(beside)
    try:
        try:
            write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)

"""One writer at a time: a lock between processes, which says who holds it.

The descriptor lock of `filelock` is used, not its `FileLock` object: that one costs as much as the write it guards.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from quiz.core.error import Exit, QuizError
from quiz.store.private import ELSEWHERE, failing_as, open_or_make

PATIENCE_S = 5.0
"""How long a lock is waited for, in seconds."""

_PAUSE_S = 0.005
_PID_WIDTH = 20


@contextmanager
def locked(path: Path, what: str) -> Iterator[None]:
    """Hold the lock file at `path`; a QuizError names its holder when `what` stays locked for PATIENCE_S."""
    from filelock import lock_descriptor, unlock_descriptor

    with failing_as(f"cannot create {path}", ELSEWHERE, Exit.CANNOT_CREATE):
        descriptor = open_or_make(path)
    try:
        with failing_as(f"cannot lock {path}", "keep your reviews on a disk that can lock files, with --home"):
            deadline = time.monotonic() + PATIENCE_S
            while not lock_descriptor(descriptor, blocking=False):
                if time.monotonic() > deadline:
                    raise _busy(descriptor, what)
                time.sleep(_PAUSE_S)
        try:
            _sign(descriptor)
            yield
        finally:
            unlock_descriptor(descriptor)  # closing would do, but not everywhere at once
    finally:
        os.close(descriptor)


def _sign(descriptor: int) -> None:
    """Leave the number of this process where one that waits can read it."""
    name = b"%-*d\n" % (_PID_WIDTH, os.getpid())
    with suppress(OSError):  # a courtesy, for which a full disk must not cost an answer
        os.lseek(descriptor, 0, os.SEEK_SET)
        if os.read(descriptor, len(name)) != name:
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, name)


def _busy(descriptor: int, what: str) -> QuizError:
    holder = ""
    with suppress(OSError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        holder = os.read(descriptor, _PID_WIDTH).strip().decode("ascii", "replace")
    who = f"process {holder}" if holder.isdigit() else "another process"
    return QuizError(
        f"{what} has been held by {who} for more than {PATIENCE_S:.0f} seconds",
        "close the other quiz, or try again in a moment; nothing that was saved is lost",
        Exit.BUSY,
    )

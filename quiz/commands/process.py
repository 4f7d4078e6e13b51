"""The process a command runs in: streams that are closed, full or short of characters, and signals to end."""

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Literal, TextIO

from quiz.core.error import Exit
from quiz.ui.lines import settle, silence, tell

SIGNALLED = 128
"""Exit codes above it are signals, as shells tell them."""

ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


def in_process(run: Callable[[], int]) -> int:
    """Call `run` in readied streams; its exit code, or that of an output which takes no more."""
    sys.stdin = sys.stdin or _null("r")
    sys.stderr = sys.stderr or _null("w")
    if sys.stdout is None:
        tell(sys.stderr, "quiz: there is nowhere to write: standard output is closed")
        return Exit.IO_FAILED
    for number in ENDING:
        if signal.getsignal(number) is signal.SIG_DFL:  # else something like `nohup` wants it ignored
            signal.signal(number, _end)
    code: int = Exit.OK
    try:
        settle(sys.stdin, sys.stdout)
        settle(sys.stdin, sys.stderr)
        code = run()
        sys.stdout.flush()
    except OSError as error:
        if error.filename is not None:  # else it came from a stream
            raise
        lost = _lost(error)
        return code if code > SIGNALLED else lost  # a signal ended it: the terminal went with it
    return code


def _null(mode: Literal["r", "w"]) -> TextIO:
    """Stands in for a stream the process was started without: Python has None there."""
    return open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123 - open until the process ends


def _end(number: int, _frame: FrameType | None) -> None:
    """End as Ctrl-C does, everything tidied up on the way, with the exit code that shells give to a signal."""
    raise SystemExit(128 + number)


def _lost(error: OSError) -> int:
    """Standard output takes no more: its reader has gone (`quiz list | head`), as it may, or there is no room."""
    silence(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return Exit.OK
    tell(sys.stderr, f"quiz: cannot write to standard output: {error.strerror}")
    tell(sys.stderr, "help: make room, or see to where the output goes")
    return Exit.IO_FAILED

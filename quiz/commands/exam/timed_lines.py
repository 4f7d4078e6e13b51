"""Lines that are waited for no longer than there is time, from a terminal, a pipe, or a stream of a test."""

import os
import select
from time import monotonic
from typing import TextIO

from quiz.core.answer import LONGEST_ANSWER
from quiz.ui.lines import read_line


class TimedLines:
    """Reads lines, but no longer than there is time; `typed`: a person types them at a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._waiting = b""
        self.typed = stream.isatty()
        try:
            self._descriptor: int | None = stream.fileno()
        except (OSError, ValueError):
            self._descriptor = None

    def read(self, seconds: float | None) -> str | TimeoutError | None:
        """The next line without its end, a TimeoutError where none came within so many seconds; None at the end."""
        if self._descriptor is None:
            return read_line(self._stream, LONGEST_ANSWER)
        until = None if seconds is None else monotonic() + seconds
        while b"\n" not in self._waiting:
            try:
                patience = None if until is None else max(until - monotonic(), 0)
                ready, _, _ = select.select([self._descriptor], [], [], patience)
                if not ready:
                    return TimeoutError()
                got = os.read(self._descriptor, 65536)
            except OSError:
                got = b""
            if not got:
                rest, self._waiting = self._waiting, b""
                return _text(rest) if rest else None
            self._waiting += got
            if len(self._waiting) > 8 * LONGEST_ANSWER and b"\n" not in self._waiting:
                self._waiting = self._waiting[: 8 * LONGEST_ANSWER]
        line, _, self._waiting = self._waiting.partition(b"\n")
        return _text(line)


def _text(line: bytes) -> str:
    return line.decode("utf-8", "replace").rstrip("\r").removeprefix("\ufeff")[: LONGEST_ANSWER + 1]

"""Takes hold of the terminal and gives it back as it was: single keys without echo, and the alternate screen.

Standard library only, so that the first question can be shown before anything large is imported.
"""

import os
import select
import termios
import time
from contextlib import suppress
from typing import TextIO

TAKE = "\x1b[?1049h\x1b[2J\x1b[H\x1b[?2004h"
"""Go to the alternate screen, empty it, to its top left corner, and have pastes marked as such."""

GIVE_BACK = "\x1b[0m\x1b[?7h\x1b[?2004l\x1b[?25h\x1b[?1049l"
"""No colours, lines wrap, pastes come as they are, the cursor shows, back to the normal screen."""

QUIET = 0.03
"""Seconds without a key after which a burst of keys (a paste) is over."""

LONGEST_BURST = 2.0
"""Seconds after which a burst is no longer waited for."""


class Tty:
    """The terminal of two streams. A stream that is none, or is gone, is left alone."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        self._stdin = stdin
        self._stdout = stdout
        self._before: list[int | list[bytes | int]] | None = None
        self._taken = False

    def take(self) -> None:
        """Read single keys without echo, and show the alternate screen. What was typed before stays to be read.

        Taken twice, as after a stop in which a shell had the terminal, it is given back as it was before the first.
        """
        try:
            before = termios.tcgetattr(self._stdin)
            single: list[int | list[bytes | int]] = list(before)
            single[0] = before[0] & ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
            single[3] = before[3] & ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
            termios.tcsetattr(self._stdin, termios.TCSANOW, single)
            self._before = self._before or before
        except (OSError, ValueError, termios.error):
            self._before = None
        self._taken = True
        self._write(TAKE)

    def give_back(self) -> None:
        """Make the terminal what it was before; keys not read yet are dropped, or the shell would run them."""
        if not self._taken:
            return
        self._taken = False
        self._write(GIVE_BACK)
        if self._before is not None:
            with suppress(OSError, ValueError, termios.error):
                termios.tcsetattr(self._stdin, termios.TCSAFLUSH, self._before)
            self._before = None

    def forget_keys(self, *, burst: bool) -> bytes:
        """Drop the keys that wait to be read, and in a burst also those that follow at once; give what was dropped."""
        if self._before is None:
            return b""
        dropped = b""
        start = time.monotonic()
        while time.monotonic() - start < LONGEST_BURST:
            got = self._read(QUIET if burst else 0)
            if not got:
                break
            dropped += got
            burst = True
        return dropped

    def size(self) -> tuple[int, int]:
        """Columns and rows; 80 and 24 where the terminal does not say."""
        try:
            columns, rows = os.get_terminal_size(self._stdout.fileno())
        except (OSError, ValueError):
            columns, rows = 0, 0
        return columns or 80, rows or 24

    def _read(self, patience: float) -> bytes:
        """Read what is there, or comes within so many seconds; nothing from a terminal that is gone."""
        try:
            ready, _, _ = select.select([self._stdin], [], [], patience)
            return os.read(self._stdin.fileno(), 65536) if ready else b""
        except OSError:
            return b""

    def _write(self, sequence: str) -> None:
        try:
            self._stdout.write(sequence)
            self._stdout.flush()
        except (OSError, ValueError):
            return

"""A real terminal for tests: a child process on a pty, and an emulated screen that shows what a person would see."""

import os
import re
import sys
import termios
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pexpect
import pyte

ROOT = Path(__file__).parents[2]

PATIENCE = 20.0
"""Seconds to wait for something to show before a test fails; far more than any of it takes."""

QUIET = 0.1
"""Seconds of silence after which a screen is taken for whole: one is written at once."""

ALTERNATE = 1049
"""The private mode of the alternate screen, which pyte does not know."""


class EmulatedScreen(pyte.Screen):
    """pyte's screen with what it lacks: an alternate screen, answers to queries, deafness to private colours."""

    def __init__(self, columns: int, lines: int, answer: Callable[[str], object]) -> None:
        self._answer = answer
        self._normal: list[str] | None = None
        super().__init__(columns, lines)

    def alternate(self) -> bool:
        """Whether the alternate screen is showing."""
        return self._normal is not None

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        """Keep the normal screen's text while the alternate one shows."""
        if kwargs.get("private") and ALTERNATE in modes and self._normal is None:
            self._normal = list(self.display)
            self.save_cursor()
            self.erase_in_display(2)
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        """Bring the normal screen's text back."""
        super().reset_mode(*modes, **kwargs)
        if kwargs.get("private") and ALTERNATE in modes and self._normal is not None:
            normal, self._normal = self._normal, None
            self.reset_mode(7, private=True)
            self.erase_in_display(2)
            for row, text in enumerate(normal[: self.lines], start=1):
                self.cursor_position(row, 1)
                self.draw(text.rstrip())
            self.set_mode(7, private=True)
            self.restore_cursor()

    def select_graphic_rendition(self, *attrs: int, **kwargs: Any) -> None:
        """Ignore the private form, which asks for keyboard modes and no colour."""
        if not kwargs.get("private"):
            super().select_graphic_rendition(*attrs)

    def report_device_status(self, mode: int, **_kwargs: Any) -> None:
        """Answer also when asked in a private way."""
        super().report_device_status(mode)

    def write_process_input(self, data: str) -> None:
        """Answer the program, as a terminal does."""
        self._answer(data)


class Emulator:
    """A program in a terminal of so many columns and rows."""

    def __init__(
        self, arguments: list[str], columns: int = 80, rows: int = 24, environment: Mapping[str, str] | None = None
    ) -> None:
        surroundings = {
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            **(environment or {}),
        }
        self.raw = b""
        self.child = pexpect.spawn(
            sys.executable, arguments, dimensions=(rows, columns), env=surroundings, cwd=str(ROOT), timeout=PATIENCE
        )
        self.child.delaybeforesend = None
        self.screen = EmulatedScreen(columns, rows, self.child.send)
        self._stream = pyte.ByteStream(self.screen)
        self.settings_after: list[Any] = []
        self.settings_before: list[Any] = termios.tcgetattr(self.child.child_fd)

    def send(self, keys: str) -> None:
        """Press keys."""
        self.child.send(keys)

    @property
    def text(self) -> str:
        """What stands on the screen, without blanks at the ends of lines."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait(self, pattern: str) -> None:
        """Wait until `pattern` shows somewhere on the screen, and the rest of what is drawn with it."""
        self.wait_until(lambda: re.search(pattern, self.text) is not None, pattern)
        with suppress(pexpect.EOF):
            while self._take_in(QUIET):
                pass

    def wait_for_all(self, text: str) -> None:
        """Wait until the whole screen is `text`."""
        self.wait_until(lambda: self.text == text, text)

    def wait_until(self, holds: Callable[[], bool], what: str = "") -> None:
        """Wait until something holds of the screen."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > deadline or not self._read():
                holds_now = holds()
                assert holds_now, f"{what!r} did not show:\n{self.text}"

    def end(self) -> int:
        """Wait until the program has ended; give its exit code, or minus the signal that ended it."""
        deadline = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < deadline, f"the program did not end:\n{self.text}"
        self.settings_after = termios.tcgetattr(self.child.child_fd)
        self.child.close()
        return int(self.child.exitstatus) if self.child.exitstatus is not None else -int(self.child.signalstatus or 0)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal's window."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def styles(self) -> set[tuple[str, bool, bool, bool]]:
        """List each colour on the screen, with whether it is bold, underlined or reversed."""
        return {
            (cell.fg if cell.bg == "default" else f"{cell.fg} on {cell.bg}", cell.bold, cell.underscore, cell.reverse)
            for row in self.screen.buffer.values()
            for cell in row.values()
        }

    def _read(self) -> bool:
        """Take in what the program has written; False when it has ended."""
        try:
            return self._take_in(0.2) or bool(self.child.isalive())
        except pexpect.EOF:
            return False

    def _take_in(self, seconds: float) -> bool:
        """Take in what comes within some seconds; whether anything did."""
        try:
            got = self.child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return False
        self.raw += got
        self._stream.feed(got)
        return True

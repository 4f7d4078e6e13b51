"""Lets signals end a sitting while it waits for a key, and never while an answer is being saved.

Others (being stopped and continued by a shell) are passed on to whoever has to do with the screen.
"""

import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

Handler = Callable[[int, FrameType | None], Any] | int | None


class Interrupts:
    """Holds back the signals that end a program, until `heeded`; a signal that was ignored stays ignored.

    `passed_on` has what to call at other signals, at any moment.
    """

    def __init__(self, passed_on: Mapping[int, Callable[[], None]] | None = None) -> None:
        self._passed_on = passed_on or {}
        self._heeding = False
        self._caught: int | None = None
        self._before: dict[int, Handler] = {}

    def install(self) -> None:
        """Take over from the handlers that are there. Only the main thread can; elsewhere nothing changes."""
        if threading.current_thread() is not threading.main_thread():
            return
        for number in (*ENDING, *self._passed_on):
            before = signal.getsignal(number)
            if before is not signal.SIG_IGN:
                self._before[number] = before
                signal.signal(number, self._pass_on if number in self._passed_on else self._catch)

    def uninstall(self) -> None:
        """Give back to the handlers that were there."""
        for number, before in self._before.items():
            signal.signal(number, before)
        self._before.clear()

    @contextmanager
    def heeded(self) -> Iterator[None]:
        """Raise at a signal, one that came earlier too: KeyboardInterrupt, or SystemExit with 128 and its number."""
        self._heeding = True
        try:
            if self._caught is not None:
                self._end(self._caught)
            yield
        finally:
            self._heeding = False

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """Leave signals to the handlers that were there before: somebody else has the terminal for a while."""
        self.uninstall()
        try:
            yield
        finally:
            self.install()

    def _pass_on(self, number: int, _frame: FrameType | None) -> None:
        self._passed_on[number]()

    def _catch(self, number: int, _frame: FrameType | None) -> None:
        if self._heeding:
            self._end(number)
        self._caught = number

    def _end(self, number: int) -> None:
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        raise SystemExit(128 + number)

"""A terminal that is taken for pages and single keys, and given back: whatever the pages are about.

One prompt_toolkit application serves all pages. It runs on a loop of its own that is driven only while a page waits
for its keys and stands still in between, so that nothing flickers from one page to the next, and nothing runs while
something is being saved.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from quiz.ui import painting
from quiz.ui.answering import Key
from quiz.ui.blocks import Room
from quiz.ui.interrupts import Interrupts
from quiz.ui.page import Page
from quiz.ui.tty import Tty, only_ascii

if TYPE_CHECKING:
    from quiz.ui.stage import Stage

CTRL_C = b"\x03"

Deed = TypeVar("Deed")


class FullScreen(Generic[Deed]):
    """Shows what `draw(room)` gives, and reads keys until `press(key)` gives a deed. A context manager.

    `warm` is called once, while the first page is read: it can prepare what is not needed before the first deed. With
    `tick` the page is drawn anew each second, and what `tick()` gives is a deed too.
    """

    def __init__(
        self,
        draw: Callable[[Room], Page],
        press: Callable[[Key], Deed | None],
        warm: Callable[[], None] | None = None,
        tick: Callable[[], Deed | None] | None = None,
    ) -> None:
        self._draw = draw
        self._press = press
        self._warm = warm
        self._tick = tick
        self._tty = Tty(sys.stdin, sys.stdout)
        self._ascii = only_ascii(sys.stdout, os.environ)
        self._interrupts = Interrupts(
            {
                signal.SIGTSTP: partial(self._when_waiting, self._stop),
                signal.SIGCONT: partial(self._when_waiting, self._come_back),
            }
        )
        self._stage: Stage[Deed] | None = None

    def __enter__(self) -> Self:
        """Take the terminal."""
        self._interrupts.install()
        self._tty.take()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Give the terminal back as it was."""
        try:
            if self._stage:
                self._stage.close()
        finally:
            self._tty.give_back()
            self._interrupts.uninstall()

    @property
    def opened(self) -> bool:
        """Whether a page was shown."""
        return self._stage is not None

    @property
    def room(self) -> Room:
        """The room there is now."""
        return Room(*self._tty.size(), ascii=self._ascii)

    def turn(self) -> None:
        """Begin another page: what was typed before it could be read is dropped. But Ctrl-C never comes too early."""
        if self._stage is None:
            self._stage = self._open()
            return
        early = self._stage.forget_keys()
        dropped = self._tty.forget_keys(burst=bool(early))
        if CTRL_C in dropped or Key("c-c") in early:
            raise KeyboardInterrupt

    def wait(self) -> Deed | None:
        """Wait for a deed at the page that `turn` began; None when the keyboard is gone."""
        stage = self._stage = self._stage or self._open()
        with self._interrupts.heeded():
            return stage.wait()

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Leave the terminal to another program for a while."""
        if self._stage:
            self._stage.start_afresh()
        self._tty.give_back()
        try:
            with self._interrupts.lifted():
                yield
        finally:
            self._tty.take()

    def _open(self) -> "Stage[Deed]":
        """Show the first page at once, and only then import what reads its keys."""
        painting.paint(self._drawn(*self._tty.size()), sys.stdout, coloured=not os.environ.get("NO_COLOR"))
        from prompt_toolkit.input import create_input

        from quiz.ui.stage import Stage, alternate_screen

        output = alternate_screen(sys.stdout, os.environ.get("TERM"))
        stage = Stage(self._drawn, self._press, create_input(sys.stdin), output, self._warm)
        if self._tick:
            stage.every(1, self._tick)
        return stage

    def _drawn(self, columns: int, rows: int) -> Page:
        return self._draw(Room(columns, rows, self._ascii))

    def _when_waiting(self, what: "Callable[[Stage[Deed]], None]") -> None:
        if self._stage:
            self._stage.call(partial(what, self._stage))

    def _stop(self, _stage: "Stage[Deed]") -> None:
        """Stop, as a shell has it, the terminal given back meanwhile."""
        self._tty.give_back()
        os.kill(os.getpid(), signal.SIGSTOP)

    def _come_back(self, stage: "Stage[Deed]") -> None:
        """After a stop, take the terminal anew: a shell has written on it and made it as shells like it."""
        self._tty.take()
        stage.start_afresh()

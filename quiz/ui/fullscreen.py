"""The terminal taken for a while: pages are drawn on the whole of it, and single keys read.

One prompt_toolkit application serves for all that time. It runs on a loop of its own that is driven only while a screen
waits for its answer and stands still in between, so that nothing flickers from one screen to the next, and nothing runs
while an answer is being saved.
"""

import os
import signal
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from quiz.ui import painting
from quiz.ui.answering import Key
from quiz.ui.blocks import Room
from quiz.ui.interrupts import Interrupts
from quiz.ui.lines import only_ascii
from quiz.ui.page import Page
from quiz.ui.tty import Tty

if TYPE_CHECKING:
    from quiz.ui.stage import Stage

Deed = TypeVar("Deed")

CTRL_C = b"\x03"


class FullScreen(ABC, Generic[Deed]):
    """Draws pages and reads keys. A context manager: within it the terminal is taken, after it as it was before.

    `warm` is called once, while the first page is read. `tick` is called again and again while a key is waited for, and
    may give a deed in its stead.
    """

    def __init__(self, warm: Callable[[], None] | None = None, tick: Callable[[], Deed | None] | None = None) -> None:
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
        """Give the terminal back."""
        try:
            if self._stage:
                self._stage.close()
        finally:
            self._tty.give_back()
            self._interrupts.uninstall()

    @abstractmethod
    def _draw(self, columns: int, rows: int) -> Page:
        """Draw what stands on the screen now."""

    @abstractmethod
    def _press(self, key: Key) -> Deed | None:
        """Take a key; give a deed where it comes to one."""

    def _ready(self) -> "Stage[Deed]":
        """Make ready for the next screen: the first is shown at once, before what reads its keys is imported."""
        if self._stage is None:
            self._stage = self._open_stage()
        else:
            self._forget_keys(self._stage)
        return self._stage

    def _wait(self, stage: "Stage[Deed]") -> Deed | None:
        """Wait for a deed, and heed signals meanwhile; None when the keyboard is gone."""
        with self._interrupts.heeded():
            return stage.wait()

    def _open_stage(self) -> "Stage[Deed]":
        with self._interrupts.heeded():  # a window that is closed meanwhile is no terminal to open a stage on
            painting.paint(self._draw(*self._tty.size()), sys.stdout, coloured=not os.environ.get("NO_COLOR"))
            from prompt_toolkit.input import create_input

            from quiz.ui.stage import Stage, alternate_screen

            output = alternate_screen(sys.stdout, os.environ.get("TERM"))
        stage = Stage(self._draw, self._press, create_input(sys.stdin), output, self._warm)
        if self._tick:
            stage.tick_with(self._tick)
        return stage

    def _forget_keys(self, stage: "Stage[Deed]") -> None:
        """Drop what was typed before this screen could be read; but Ctrl-C is never typed too early."""
        early = stage.forget_keys()
        dropped = self._tty.forget_keys(burst=bool(early))
        if CTRL_C in dropped or Key("c-c") in early:
            raise KeyboardInterrupt

    def _room(self) -> Room:
        return Room(*self._tty.size(), ascii=self._ascii)

    def _when_waiting(self, what: Callable[["Stage[Deed]"], None]) -> None:
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

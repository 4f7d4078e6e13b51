"""The full screen of a terminal, answered with single keys.

One prompt_toolkit application serves a whole sitting. It runs on a loop of its own that is driven only while a screen
waits for its answer and stands still in between, so that nothing flickers from one screen to the next, and nothing runs
while an answer is being saved.
"""

import os
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from quiz.core.card import Card, CardId
from quiz.core.error import QuizError
from quiz.core.event import Edited, Event, Quit
from quiz.core.screen import Ask, Finished, Screen
from quiz.ui import keys, painting, render, words
from quiz.ui.answering import Key, Turning
from quiz.ui.blocks import Room
from quiz.ui.colon import OpenEditor
from quiz.ui.console import console
from quiz.ui.interrupts import Interrupts
from quiz.ui.keys import Local, Sight
from quiz.ui.offers import Deed, Interrupt
from quiz.ui.page import Page
from quiz.ui.tty import Tty

if TYPE_CHECKING:
    from quiz.ui.stage import Stage


CTRL_C = b"\x03"


class Terminal:
    """Shows screens and reads keys. A context manager: within it the terminal is taken, after it as it was before.

    `edit` opens a card in the learner's editor and gives the card as it then stands, None when it is gone. `warm` is
    called once, when the first screen is painted: it can prepare what is not needed before the first answer.
    """

    _screen: Screen

    def __init__(
        self,
        edit: Callable[[CardId], Card | None] | None = None,
        warm: Callable[[], None] | None = None,
    ) -> None:
        self._edit = edit
        self._warm = warm
        self._tty = Tty(sys.stdin, sys.stdout)
        self._ascii = only_ascii(sys.stdout, os.environ)
        self._interrupts = Interrupts()
        self._stage: Stage[Deed] | None = None
        self._local = Local(Turning())
        self._sight = Sight(0, 0, 0)
        self._note = ""
        self._notice = ""

    def __enter__(self) -> Self:
        """Take the terminal."""
        self._interrupts.install()
        self._tty.take()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Give the terminal back, with the sum of the sitting on it."""
        try:
            if self._stage:
                self._stage.close()
        finally:
            self._tty.give_back()
            self._interrupts.uninstall()
        quietly = error is None or isinstance(error, KeyboardInterrupt)
        if quietly and self._stage and isinstance(self._screen, Finished):
            room = Room(*self._tty.size(), ascii=self._ascii)
            for row in render.closing_lines(self._screen, room):
                console().print(row, soft_wrap=True)

    def respond(self, screen: Screen) -> Event:
        """Show `screen` until the learner does something there; KeyboardInterrupt on Ctrl-C."""
        self._arrive(screen)
        stage = self._stage
        if stage is None:
            stage = self._stage = self._open_stage()
        else:
            self._forget_keys(stage)
        while True:
            with self._interrupts.heeded():
                deed = stage.wait()
            match deed:
                case None:
                    return Quit()
                case OpenEditor():
                    if event := self._edited(stage):
                        return event
                case Interrupt():
                    raise KeyboardInterrupt
                case _:
                    self._note = words.done(deed)
                    return deed

    def leave(self, end: Finished) -> None:
        """Leave the sum of the sitting on the terminal, if anything was answered."""
        if end.reviewed:
            self._screen = end

    def _arrive(self, screen: Screen) -> None:
        """Begin a screen; where the same question is asked again, with what was typed or ticked so far."""
        before, local = self._screen if self._stage else None, self._local
        if isinstance(screen, Ask) and screen.notice != self._notice:
            self._notice = screen.notice
            self._note = f"{self._note} {screen.notice}".strip()
        self._local = keys.arrive(screen, self._note)
        self._note = ""
        if isinstance(screen, Ask) and isinstance(before, Ask) and same_question(screen, before):
            self._local = replace(self._local, draft=local.draft)
        self._screen = screen

    def _open_stage(self) -> "Stage[Deed]":
        """Show the first screen at once, and only then import what reads its keys."""
        with self._interrupts.heeded():  # a window that is closed meanwhile is no terminal to open a stage on
            painting.paint(self._draw(*self._tty.size()), sys.stdout)
            if self._warm:
                self._warm()
            from prompt_toolkit.input import create_input

            from quiz.ui.stage import Stage, alternate_screen

            output = alternate_screen(sys.stdout, os.environ.get("TERM"))
        return Stage(self._draw, self._press, create_input(sys.stdin), output)

    def _forget_keys(self, stage: "Stage[Deed]") -> None:
        """Drop what was typed before this screen could be read; but Ctrl-C is never typed too early."""
        early = stage.forget_keys()
        dropped = self._tty.forget_keys(burst=bool(early))
        if CTRL_C in dropped or Key("c-c") in early:
            raise KeyboardInterrupt

    def _draw(self, columns: int, rows: int) -> Page:
        page = render.page(self._screen, self._local, Room(columns, rows, self._ascii), editable=self._edit is not None)
        self._sight = page.sight
        return page

    def _press(self, key: Key) -> Deed | None:
        pressed = keys.press(self._screen, self._local, key, self._sight, editable=self._edit is not None)
        self._local = pressed.local
        return pressed.deed

    def _edited(self, stage: "Stage[Deed]") -> Event | None:
        """Leave the terminal to the editor; None where that failed, which the screen then says."""
        if self._edit is None or isinstance(self._screen, Finished):
            return None
        stage.start_afresh()
        self._tty.give_back()
        try:
            return Edited(self._edit(self._screen.prompt.card))
        except QuizError as error:
            self._local = replace(self._local, note=f"{error.message} {error.help}".strip())
            return None
        finally:
            self._interrupts.forget(signal.SIGINT)
            self._tty.take()


def same_question(one: Ask, other: Ask) -> bool:
    """Whether a draft of one question's answer serves for the other."""
    return (one.prompt.card, one.prompt.asked_as, one.prompt.lefts, one.prompt.options) == (
        other.prompt.card,
        other.prompt.asked_as,
        other.prompt.lefts,
        other.prompt.options,
    )


def only_ascii(stdout: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether the terminal can be trusted with ASCII only.

    Python speaks UTF-8 in the C locale, whatever the terminal does, and sets LC_CTYPE to say so: then LANG still tells.
    """
    if not (stdout.encoding or "").lower().replace("-", "").startswith("utf8"):
        return True
    locale = environment.get("LC_ALL") or environment.get("LANG") or ""
    return locale in ("C", "POSIX")

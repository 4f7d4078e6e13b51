"""The full screen of a terminal, answered with single keys.

One prompt_toolkit application serves a whole sitting. It runs on a loop of its own that is driven only while a screen
waits for its answer and stands still in between, so that nothing flickers from one screen to the next, and nothing runs
while an answer is being saved.
"""

import os
import signal
import sys
from collections.abc import Callable, Mapping
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from rich.text import Text

from quiz.core.card import Card, CardId
from quiz.core.error import QuizError
from quiz.core.event import Edited, Event, More, Quit, TakeBack
from quiz.core.record import replace
from quiz.core.screen import Ask, Finished, Screen
from quiz.ui import keys, painting, render, words
from quiz.ui.answering import Key, Turning
from quiz.ui.blocks import Room
from quiz.ui.colon import OpenEditor
from quiz.ui.console import console
from quiz.ui.interrupts import Interrupts
from quiz.ui.keys import Local, Sight
from quiz.ui.offers import Deed, Interrupt, shown_key
from quiz.ui.page import Page
from quiz.ui.tty import Tty

if TYPE_CHECKING:
    from quiz.ui.stage import Stage


CTRL_C = b"\x03"


class Terminal:
    """Shows screens and reads keys. A context manager: within it the terminal is taken, after it as it was before.

    `edit` opens a card in the learner's editor and gives the card as it then stands, None when it is gone. `warm` is
    called once, while the first question is read: it can prepare what is not needed before the first answer.
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
        self._interrupts = Interrupts(
            {
                signal.SIGTSTP: partial(self._when_waiting, self._stop),
                signal.SIGCONT: partial(self._when_waiting, self._come_back),
            }
        )
        self._stage: Stage[Deed] | None = None
        self._local = Local(Turning())
        self._sight = Sight(0, 0, 0)
        self._done: Event | None = None
        self._notice = ""
        self._sums: list[list[Text]] = []

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
        if error is None or isinstance(error, KeyboardInterrupt):
            self._print_sums()

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
                        return self._doing(event)
                case Interrupt():
                    raise KeyboardInterrupt
                case _:
                    return self._doing(deed)

    def _doing(self, event: Event) -> Event:
        """Remember an event, for a word about it at the next screen, and the sum of a sitting that another follows."""
        self._done = event
        if isinstance(event, More) and isinstance(self._screen, Finished):
            self.leave(self._screen)
        return event

    def leave(self, end: Finished, *, at_once: bool = False) -> None:
        """Leave the sum of the sitting on the terminal, if anything was answered."""
        if at_once and end.reviewed:
            self._sums.append(render.broken_off(end, self._room()))
        elif end.reviewed:
            self._sums.append(render.closing_lines(end, self._room()))

    def _print_sums(self) -> None:
        """Leave on the normal screen what each sitting has come to."""
        if self._stage and isinstance(self._screen, Finished):
            self._sums.append(render.closing_lines(self._screen, self._room()))
        for number, rows in enumerate(self._sums):
            for row in [Text()] * bool(number) + rows:
                console().print(row, soft_wrap=True)

    def _arrive(self, screen: Screen) -> None:
        """Begin a screen; where the same question is asked again, with what was typed or ticked so far."""
        before, local = self._screen if self._stage else None, self._local
        self._local = keys.arrive(screen)
        if isinstance(screen, Ask) and isinstance(before, Ask) and same_question(screen, before):
            self._local = replace(self._local, draft=local.draft)
        self._local = replace(self._local, note=self._news(screen))
        self._screen = screen
        self._done = None

    def _news(self, screen: Screen) -> str:
        """Say what the last deed did, and what there is to know about the decks where that was not said yet."""
        undo = shown_key(screen, self._local.draft, TakeBack())
        news = [words.done(self._done, undo)] if self._done else []
        if isinstance(screen, Ask) and screen.notice != self._notice:
            self._notice = screen.notice
            news.append(screen.notice)
        return " ".join(filter(None, news))

    def _open_stage(self) -> "Stage[Deed]":
        """Show the first screen at once, and only then import what reads its keys."""
        with self._interrupts.heeded():  # a window that is closed meanwhile is no terminal to open a stage on
            painting.paint(self._draw(*self._tty.size()), sys.stdout, coloured=not os.environ.get("NO_COLOR"))
            from prompt_toolkit.input import create_input

            from quiz.ui.stage import Stage, alternate_screen

            output = alternate_screen(sys.stdout, os.environ.get("TERM"))
        return Stage(self._draw, self._press, create_input(sys.stdin), output, self._warm)

    def _forget_keys(self, stage: "Stage[Deed]") -> None:
        """Drop what was typed before this screen could be read; but Ctrl-C is never typed too early."""
        early = stage.forget_keys()
        dropped = self._tty.forget_keys(burst=bool(early))
        if CTRL_C in dropped or Key("c-c") in early:
            raise KeyboardInterrupt

    def _room(self) -> Room:
        return Room(*self._tty.size(), ascii=self._ascii)

    def _draw(self, columns: int, rows: int) -> Page:
        page = render.page(self._screen, self._local, Room(columns, rows, self._ascii), editable=self._edit is not None)
        self._sight = page.sight
        return page

    def _press(self, key: Key) -> Deed | None:
        pressed = keys.press(self._screen, self._local, key, self._sight, editable=self._edit is not None)
        self._local = pressed.local
        return pressed.deed

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

    def _edited(self, stage: "Stage[Deed]") -> Event | None:
        """Leave the terminal to the editor; None where that failed, which the screen then says."""
        if self._edit is None or isinstance(self._screen, Finished):
            return None
        stage.start_afresh()
        self._tty.give_back()
        try:
            with self._interrupts.lifted():
                return Edited(self._edit(self._screen.prompt.card))
        except QuizError as error:
            told = " ".join(map(words.sentence, (error.message, error.help)))
            self._local = replace(self._local, note=told.strip())
            return None
        finally:
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

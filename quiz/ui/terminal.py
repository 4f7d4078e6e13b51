"""The full screen of a terminal, answered with single keys."""

from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from rich.text import Text

from quiz.core.card import Card, CardId
from quiz.core.error import QuizError
from quiz.core.event import Edited, Event, More, Quit, TakeBack
from quiz.core.record import replace
from quiz.core.screen import Ask, Finished, Screen
from quiz.ui import keys, render, words
from quiz.ui.answering import Key, Turning
from quiz.ui.blocks import Room
from quiz.ui.colon import OpenEditor
from quiz.ui.console import console
from quiz.ui.fullscreen import FullScreen
from quiz.ui.keys import Local, Sight
from quiz.ui.offers import Deed, Interrupt, shown_key
from quiz.ui.page import Page

if TYPE_CHECKING:
    from quiz.ui.stage import Stage


class Terminal(FullScreen[Deed]):
    """Shows the screens of a sitting and reads keys.

    `edit` opens a card in the learner's editor and gives the card as it then stands, None when it is gone. `warm` is
    called once, while the first question is read: it can prepare what is not needed before the first answer.
    """

    _screen: Screen

    def __init__(
        self,
        edit: Callable[[CardId], Card | None] | None = None,
        warm: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(warm)
        self._edit = edit
        self._local = Local(Turning())
        self._sight = Sight(0, 0, 0)
        self._done: Event | None = None
        self._notice = ""
        self._sums: list[list[Text]] = []

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Give the terminal back, with the sum of the sitting on it."""
        super().__exit__(kind, error, at)
        if error is None or isinstance(error, KeyboardInterrupt):
            self._print_sums()

    def respond(self, screen: Screen) -> Event:
        """Show `screen` until the learner does something there; KeyboardInterrupt on Ctrl-C."""
        self._arrive(screen)
        stage = self._ready()
        while True:
            match self._wait(stage):
                case None:
                    return Quit()
                case OpenEditor():
                    if event := self._edited(stage):
                        return self._doing(event)
                case Interrupt():
                    raise KeyboardInterrupt
                case deed:
                    return self._doing(deed)

    def _doing(self, event: Event) -> Event:
        """Remember an event, for a word about it at the next screen, and the sum of a sitting that another follows."""
        self._done = event
        if isinstance(event, More) and isinstance(self._screen, Finished):
            self.leave(self._screen)
        return event

    def leave(self, end: Finished, *, at_once: bool = False) -> None:
        """Leave the sum of the sitting on the terminal, if anything was answered."""
        if end.reviewed:
            sum_up = render.broken_off if at_once else render.closing_lines
            self._sums.append(sum_up(end, self._room()))

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

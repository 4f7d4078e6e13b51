"""The full screen at a projector: one keyboard, which the teacher and in a race the teams press."""

from collections.abc import Callable, Mapping
from types import TracebackType

from quiz.classroom.game import Final, Game, Lobby, Over
from quiz.classroom.play import Correct, Tick
from quiz.commands.playing import keys, words
from quiz.commands.playing.hall import Hall
from quiz.commands.playing.moves import Deed, Leave, Local, Showing, answers_here, arrive, prompt_of
from quiz.commands.playing.screens import Stand, page
from quiz.core.card import Deck
from quiz.core.event import TakeBack
from quiz.core.record import replace
from quiz.ui.answering import Key, Turning
from quiz.ui.console import console
from quiz.ui.fullscreen import FullScreen
from quiz.ui.keys import Sight
from quiz.ui.offers import Interrupt
from quiz.ui.page import Page


class Projector(FullScreen[Deed | Interrupt]):
    """Shows a game and reads keys; `now` tells the time in UTC milliseconds."""

    def __init__(self, now: Callable[[], int], decks: Mapping[str, Deck]) -> None:
        super().__init__(tick=self._time_up)
        self._now = now
        self._decks = decks
        self._game: Game | None = None
        self._local = Local(Turning())
        self._sight = Sight(0, 0, 0)
        self._keeps = False
        self._last = Key("")
        self._done: Deed | None = None
        self._done_at = 0

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Give the terminal back, with the scores on it."""
        super().__exit__(kind, error, at)
        game = self._game
        if game and not isinstance(game.phase, Lobby) and (error is None or isinstance(error, KeyboardInterrupt)):
            for line in words.closing(game):
                console().print(self._room().line(line), soft_wrap=True)

    def respond(self, game: Game, note: str = "", *, keeps: bool = False) -> Deed:
        """Show the game until something is done; KeyboardInterrupt on Ctrl-C."""
        self._arrive(game, note)
        self._keeps = keeps
        stage = self._ready()
        match self._wait(stage):
            case None:
                return Leave()
            case Interrupt():
                raise KeyboardInterrupt
            case deed:
                self._done, self._done_at = deed, self._now()
                return deed

    def leave(self, game: Game) -> None:
        """Remember how the game stands, to say it on the way out."""
        self._game = game

    def _arrive(self, game: Game, note: str) -> None:
        """Begin a screen; where the same team still answers the same question, with what was typed so far."""
        before, local = self._game, self._local
        self._local = arrive(game)
        same = before and prompt_of(before) == prompt_of(game) and answers_here(before) and answers_here(game)
        if same and not isinstance(self._done, TakeBack):
            self._local = replace(self._local, draft=local.draft)
        if local.showing is Showing.SCORES and isinstance(self._done, Correct | TakeBack):
            self._local = replace(self._local, showing=Showing.SCORES)
        self._local = replace(self._local, note=note)
        self._game = game

    def _draw(self, columns: int, rows: int) -> Page:
        drawn = page(self._stand(Hall(columns, rows, self._ascii)), self._decks)
        self._sight = drawn.sight
        return drawn

    def _stand(self, hall: Hall) -> Stand:
        assert self._game is not None  # noqa: S101 - nothing is drawn before a game is shown
        return Stand(self._game, self._local, hall, self._now(), keeps=self._keeps)

    def _press(self, key: Key) -> Deed | Interrupt | None:
        if keys.is_too_soon(key, self._last, self._done, self._now() - self._done_at):
            return None
        assert self._game is not None  # noqa: S101 - keys are read of what is shown
        pressed = keys.press(self._game, self._local, key, self._sight, keeps=self._keeps)
        self._local = pressed.local
        if pressed.deed:
            self._last = key
        return pressed.deed

    def _time_up(self) -> Deed | None:
        """Give the deed of the clock, where time has run out."""
        game = self._game
        return Tick() if game and not isinstance(game.phase, Final | Over) and game.left_ms(self._now()) == 0 else None

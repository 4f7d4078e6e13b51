"""What can be done at the projector: one list feeds the key line, the list of all keys, and the keys themselves.

Letters choose options and are typed; a command whose letter is taken by that keeps its other key.
"""

from enum import StrEnum
from typing import assert_never

from quiz.classroom.game import Asking, Final, Game, Lobby, Over, Revealed, Skipped, is_spoken, takers
from quiz.classroom.play import End, Event, Finish, Judge, Next, Pause, Reveal, Skip, Take, TurnOver
from quiz.commands.playing.teams import team_keys
from quiz.core.event import DontKnow, Overrule, TakeBack
from quiz.core.prompt import Prompt
from quiz.core.record import Record, replace
from quiz.ui.answering import (
    Choosing,
    Draft,
    Listing,
    Matching,
    Ordering,
    Ticking,
    Turning,
    Typing,
    blank,
    letters,
    line_of,
)
from quiz.ui.lineedit import EMPTY, Line
from quiz.ui.offers import Offer, name_of


class Leave(Record):
    """Leave; a game that is not over can be gone on with."""


class Keep(Record):
    """Make a deck of what was missed."""


class ShowScores(Record):
    """Show the scores alone."""


class ShowKeys(Record):
    """List all keys."""


Deed = Event | Leave | Keep


class Showing(StrEnum):
    """What of a game is on screen."""

    GAME = "game"
    SCORES = "scores"
    KEYS = "keys"


class Local(Record):
    """What the teacher has done at a screen that the game does not know of.

    `correcting` is the team whose score is being corrected, by the change typed on `line`. `note` is a word about the
    last key.
    """

    draft: Draft
    showing: Showing = Showing.GAME
    correcting: int | None = None
    line: Line = EMPTY
    scroll: int | None = None
    note: str = ""


class Move(Record):
    """Something that can be done here: by any of `keys`, of which the key line shows one as `offer` has it."""

    offer: Offer
    deed: Deed | ShowScores | ShowKeys | None = None


def prompt_of(game: Game) -> Prompt | None:
    """The question that waits; None where none does."""
    return game.setting.items[game.phase.item].prompt if isinstance(game.phase, Asking) else None


def answers_here(game: Game) -> bool:
    """Whether the answer of the team that has the floor is typed or chosen now."""
    phase = game.phase
    if not isinstance(phase, Asking) or phase.team is None or phase.turned or game.paused:
        return False
    return not is_spoken(game.setting.items[phase.item].prompt, game.rules.order)


def arrive(game: Game) -> Local:
    """What the teacher starts with at a screen."""
    prompt = prompt_of(game)
    return Local(blank(prompt) if prompt and answers_here(game) else Turning())


def moves(game: Game, local: Local, *, keeps: bool = False) -> tuple[Move, ...]:
    """List what can be done, as the key line has it; `keeps`: what was missed can be made a deck."""
    free = _Free(game, local)
    undo = free.command("u", "c-z", TakeBack(), "undo", "take the last deed back", 50) if game.before else None
    overrule = ("o", "c-o", Overrule())
    after: list[Move | None]
    match game.phase:
        case _ if game.paused:
            own: list[Move | None] = [
                _key(("enter", "p", " "), "Enter", Pause(), "go on", "go on; the time does too", 95)
            ]
            after = [undo, free.scores(), free.finish(), free.help()]
        case Lobby():
            own = [_key(("enter", " "), "Enter", Next(), "begin", "put the first question", 99)]
            after = [_key(("q", "c-q", "escape"), "q", Leave(), "leave", "leave", 60)]
        case Asking(_, None, _, attempts):
            own = [*_taking(game), _key(("enter",), "Enter", Reveal(), "show the answer", "no team has it", 95)]
            if attempts:
                own.append(free.command(*overrule, "it was right", "count the last answer as right", 70))
            after = [undo, free.skip(), *free.usual()]
        case Asking() as asking:
            own = _answering(game, asking, local, free)
            after = [undo, free.skip(), *free.usual()]
        case Revealed(outcome):
            own = [_key(("enter", " "), "Enter", Next(), "go on", "put the next question", 99)]
            if outcome.attempts:
                other = "it was wrong" if outcome.attempts[-1].right else "it was right"
                own.append(free.command(*overrule, other, "mark the last answer the other way", 70))
            after = [undo, *free.usual()]
        case Skipped():
            own = [_key(("enter", " "), "Enter", Next(), "go on", "put the next question", 99)]
            after = [undo, *free.usual()]
        case Final() | Over():
            own = [_key(("q", "enter", "c-q"), "Enter", End(), "end", "end the game, and leave", 99)]
            if keeps:
                own.append(free.command("t", "c-t", Keep(), "keep for tomorrow", "make a deck of what was missed", 80))
            after = [undo, free.scores(), free.help()]
    return tuple(move for move in (*own, *after) if move)


class _Free:
    """Gives commands the keys that are free: a letter unless it is typed, or stands for an option."""

    def __init__(self, game: Game, local: Local) -> None:
        prompt = prompt_of(game)
        here = answers_here(game)
        self._typing = here and line_of(local.draft) is not None
        self._taken = letters(prompt) if here and prompt else ""

    def command(  # noqa: PLR0913, PLR0917 - a row of a table
        self, letter: str, control: str, deed: Deed | ShowScores | ShowKeys, label: str, meaning: str, weight: int
    ) -> Move:
        keys = (control,) if self._typing or letter in self._taken else (letter, control)
        return _key(keys, name_of(keys[0]), deed, label, meaning, weight)

    def skip(self) -> Move:
        return self.command("x", "c-x", Skip(), "skip", "set this question aside; it does not count", 20)

    def scores(self) -> Move:
        return self.command("s", "c-s", ShowScores(), "scores", "show the scores, and correct them", 65)

    def help(self) -> Move:
        return self.command("h", "f1", ShowKeys(), "keys", "list all keys", 90)

    def finish(self) -> Move:
        return self.command("q", "c-q", Finish(), "end", "go to the scores and the end", 30)

    def usual(self) -> list[Move | None]:
        pause = self.command("p", "c-p", Pause(), "pause", "stop the time, and go on later", 40)
        return [self.scores(), pause, self.finish(), self.help()]


def _key(  # noqa: PLR0913, PLR0917 - a row of a table
    keys: tuple[str, ...], shown: str, deed: Deed | ShowScores | ShowKeys | None, label: str, meaning: str, weight: int
) -> Move:
    return Move(Offer(keys, shown, label, meaning, weight), deed)


def _taking(game: Game) -> list[Move | None]:
    keys = team_keys(game.rules.teams, game.rules.order)
    teams = takers(game, game.phase) if isinstance(game.phase, Asking) else ()
    return [
        _key((keys[team],), keys[team], Take(team), game.rules.teams[team], f"{game.rules.teams[team]} answers", 0)
        for team in teams
    ]


def _answering(game: Game, asking: Asking, local: Local, free: _Free) -> list[Move | None]:
    judging: list[Move | None] = [
        _key(("r", "c-r"), "r", Judge(right=True), "right", "the team had it", 99),
        _key(("w",), "w", Judge(right=False), "wrong", "the team did not have it", 98),
    ]
    if asking.turned:
        return judging
    passing = free.command("k", "escape", DontKnow(), "pass", "the team does not know it", 75)
    passing = replace(passing, offer=replace(passing.offer, shown="Esc"))
    turn = ("show the answer", "show the answer, and then judge what the team has said")
    if not answers_here(game):
        return [*judging, _key(("enter", "tab"), "Enter", TurnOver(), *turn, 95), passing]
    return [*_hand_in(local.draft), passing, _key(("tab",), "Tab", TurnOver(), *turn, 25)]


def _hand_in(draft: Draft) -> list[Move | None]:
    match draft:
        case Turning():
            return []
        case Choosing():
            return [_key((), "letter", None, "answer", "the letter of the option that the team names", 99)]
        case Typing() | Listing():
            return [_key((), "Enter", None, "hand in", "hand in what was typed", 99)]
        case Ticking() | Ordering() | Matching():
            choose = _key((), "letters", None, "choose", "the letters of the options that the team names", 98)
            return [choose, _key((), "Enter", None, "hand in", "hand in what was chosen", 99)]
        case unknown:
            assert_never(unknown)

"""A game of teams as a value: its rules, its questions, and where it stands.

Games are never changed: `quiz.classroom.play` makes the next one of an event.
"""

from collections.abc import Container
from enum import StrEnum
from math import floor

from quiz.classroom.paper import Item
from quiz.core.prompt import Prompt
from quiz.core.record import Record, replace
from quiz.core.review import Answer, AskedAs, Verdict

SPEED_SECONDS = 30
"""Over how many seconds points fall to their half where speed counts and no time limit says it."""


class Order(StrEnum):
    """Who answers: the teams in turn, or the one that presses its key first."""

    TURNS = "turns"
    BUZZ = "buzz"


class Rules(Record):
    """What stays the same for a whole game.

    A right answer gives `points`; with `speed`, from all of them at once to their half in the end. `questions` are
    asked (those skipped do not count), each for so many `seconds` (0: for as long as it takes). With `steal` a missed
    question may be taken by another team.
    """

    teams: tuple[str, ...]
    questions: int
    order: Order = Order.TURNS
    points: int = 10
    seconds: int = 0
    speed: bool = False
    steal: bool = True

    @property
    def stolen_points(self) -> int:
        """What a right answer gives to a team that took the question over: half, at least 1."""
        return max(self.points // 2, 1)

    def worth(self, credit: float, took_ms: int, *, stolen: bool) -> int:
        """What an answer gives: whole points, for a credit of 0 to 1."""
        full = float(self.stolen_points if stolen else self.points)
        if self.speed:
            span = (self.seconds or SPEED_SECONDS) * 1000
            full = max(round(full * (1 - min(max(took_ms, 0), span) / span / 2)), 1)
        return floor(full * credit + 1e-9)


class Setting(Record):
    """A game before it begins: its rules, the questions in order (more than are counted, in case some are skipped).

    `rivals` are the normalised answers of all cards: a near miss that equals one of them is no typing slip.
    """

    rules: Rules
    items: tuple[Item, ...]
    rivals: Container[str] = frozenset()


class Watch(Record):
    """A stopwatch: `spent_ms` had passed at `since` (UTC milliseconds), since when it runs; None: it stands still.

    `before_ms` passed before the team that answers took the floor. `held`: it stands still for a pause.
    """

    spent_ms: int = 0
    since: int | None = None
    before_ms: int = 0
    held: bool = False

    def spent(self, at: int) -> int:
        """Milliseconds that have passed at a moment."""
        return self.spent_ms + (0 if self.since is None else max(at - self.since, 0))

    def stopped(self, at: int) -> "Watch":
        """The watch, standing still."""
        return self if self.since is None else replace(self, spent_ms=self.spent(at), since=None)

    def paused(self, at: int) -> "Watch":
        """The watch in a pause, at whose end it goes on if it ran."""
        return self if self.since is None else replace(self.stopped(at), held=True)

    def continued(self, at: int) -> "Watch":
        """The watch after a pause."""
        return replace(self, since=at, held=False) if self.held else self


class Attempt(Record):
    """A team's answer. `row` is its number in the journal, `points` what it gave.

    `stolen`: another team had missed the question. `judged`: the teacher said whether it was right, `answer` is None
    then; else None is that they did not know. `overruled`: the teacher marked it otherwise than the program.
    """

    row: int
    team: int
    answer: Answer
    verdict: Verdict
    credit: float
    points: int
    took_ms: int
    stolen: bool = False
    judged: bool = False
    overruled: bool = False

    @property
    def right(self) -> bool:
        """Whether it counted as right."""
        return self.verdict in (Verdict.CORRECT, Verdict.CLOSE)


class Outcome(Record):
    """What came of a question; without attempts its answer was shown with nobody having tried."""

    item: int
    attempts: tuple[Attempt, ...] = ()

    @property
    def missed(self) -> bool:
        """Whether anybody missed it, or nobody tried."""
        return not self.attempts or not all(attempt.right for attempt in self.attempts)


class Lobby(Record):
    """The teams gather."""


class Asking(Record):
    """A question waits: for the answer of `team`, or (None) for a team that takes it.

    `item` counts from 0. `turned`: the answer is on screen, and the teacher says whether the team had it.
    """

    item: int
    team: int | None
    watch: Watch
    attempts: tuple[Attempt, ...] = ()
    turned: bool = False


class Revealed(Record):
    """The answer is on screen."""

    outcome: Outcome


class Skipped(Record):
    """A question was set aside."""

    item: int


class Final(Record):
    """The last question was played: scores can still be corrected."""


class Over(Record):
    """The end, and nothing changes any more."""


Phase = Lobby | Asking | Revealed | Skipped | Final | Over


class Game(Record):
    """A game at one moment.

    `position` questions were put, those of `done` played to their end. `rows` were written to the journal; `last` is
    the number of the last one that can be taken back, `before` the game as it was then, its watch stopped.
    """

    setting: Setting
    phase: Phase
    scores: tuple[int, ...]
    position: int = 0
    done: tuple[Outcome, ...] = ()
    paused: bool = False
    rows: int = 0
    last: int = 0
    before: "Game | None" = None

    @property
    def rules(self) -> Rules:
        """The rules."""
        return self.setting.rules

    @property
    def counted(self) -> int:
        """How many questions were played to their end."""
        return len(self.done) + isinstance(self.phase, Revealed)

    @property
    def total(self) -> int:
        """How many questions there will be: fewer than the rules say where the cards run out."""
        on_screen = isinstance(self.phase, Asking)
        return min(self.rules.questions, self.counted + on_screen + len(self.setting.items) - self.position)

    @property
    def turn(self) -> int:
        """The team whose turn is next, or now."""
        return self.counted % len(self.rules.teams)

    def left_ms(self, at: int) -> int | None:
        """Milliseconds left to answer; None where time does not run."""
        if not (self.rules.seconds and isinstance(self.phase, Asking)) or self.phase.watch.since is None:
            return None
        return max(self.rules.seconds * 1000 - self.phase.watch.spent(at), 0)


def new_game(setting: Setting) -> Game:
    """A game that has not begun."""
    return Game(setting, Lobby(), (0,) * len(setting.rules.teams))


def takers(game: Game, asking: Asking) -> tuple[int, ...]:
    """The teams that may take a question that nobody has: those that have not tried it."""
    if asking.team is not None:
        return ()
    tried = {attempt.team for attempt in asking.attempts}
    return tuple(team for team in range(len(game.rules.teams)) if team not in tried)


def can_be_taken(game: Game, item: int, attempts: tuple[Attempt, ...]) -> bool:
    """Whether a missed question is open to the other teams.

    It is not where only one option is left, which would be a gift.
    """
    prompt = game.setting.items[item].prompt
    named = {attempt.answer for attempt in attempts}
    left = [option for option in prompt.options if option not in named]
    gift = prompt.asked_as is AskedAs.CHOICE and len(left) < 2
    return game.rules.steal and len(attempts) < len(game.rules.teams) and not gift


def missed(game: Game) -> tuple[Outcome, ...]:
    """The questions that were missed, those missed by most first."""

    def known(outcome: Outcome) -> tuple[float, int]:
        return max((attempt.credit for attempt in outcome.attempts), default=0.0), -len(outcome.attempts)

    return tuple(sorted((outcome for outcome in game.done if outcome.missed), key=known))


def is_spoken(prompt: Prompt, order: Order) -> bool:
    """Whether the answer is said aloud and judged by the teacher: what is long to type, where the first team wins."""
    long = (AskedAs.SELECT, AskedAs.ORDER, AskedAs.MATCH, AskedAs.LIST)
    return prompt.asked_as is AskedAs.RECALL or (order is Order.BUZZ and prompt.asked_as in long)

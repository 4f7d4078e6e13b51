"""The journal of a game: what its rows say, and the game that they make.

A game is what its journal makes of it: `quiz.classroom.play` decides on a row, and `applied` gives the game after it,
whether the row was decided on now or is read after a crash.

**The format, version 1.** A file of JSON Lines as `quiz.classroom.sealed` seals them. The header has

=============  ==========================================================================================
`type`         `quiz-play`; `version` is 1
`created`      when the game was made, in UTC milliseconds; `offset` is local time ahead of UTC, in minutes
`seed`         what the questions and their options were drawn by
`decks`        the ids of the decks, `cards` those of the cards, in the order they are put; `choices`: whether
               what can be asked as a choice is
`teams`        their names; `order`, `questions`, `points`, `seconds`, `speed` and `steal` are the rules, as
               `quiz.classroom.game.Rules` has them
=============  ==========================================================================================

and each other row a `type`, its `seq` (1 for the first) and `at` (UTC milliseconds). Teams stand by their names, and of
a question its `card`.

=============  ==========================================================================================
`asked`        a question is put: `question` (counted from 1 with those skipped), `card`, `asked_as`, `options`, and
               `lefts` of a match; `team` where one has its turn
`took`         `team` takes the question: it was first to press its key, or takes over what another missed
`turned`       the answer was shown before `team` was judged
`answered`     the answer of `team`: `card`, `asked_as`, `options`, `answer` (absent: not known), `verdict`, `credit`,
               `points`, `took_ms`; `judged` where the teacher said whether it was right, `time_up` where time ran out
`stolen`       the same of a team that took over what another had missed
`revealed`     the answer was shown without one of them; `time_up` where time ran out
`skipped`      the question does not count
`overruled`    the teacher marked the answer of row `of` otherwise: `team`, `verdict`, `credit`, `points` (the change)
`score`        the score of `team` was corrected by hand: `points` (the change)
`paused`       time stands still, until
`continued`    time goes on
`undone`       the row `of` is as if it had never been
`final`        the last question was played, or the teacher went to the end
`ended`        the game is over
=============  ==========================================================================================

A team's score is the sum of the `points` in its rows, but for those undone.
"""

from collections.abc import Iterable
from typing import Any

from quiz.classroom.game import (
    Asking,
    Attempt,
    Final,
    Game,
    Lobby,
    Outcome,
    Over,
    Phase,
    Revealed,
    Setting,
    Skipped,
    Watch,
    can_be_taken,
    new_game,
)
from quiz.core.record import replace
from quiz.core.review import Answer, Verdict

KIND = "quiz-play"
VERSION = 1

UNDOES_NOTHING = ("paused", "continued", "undone")
"""Rows that an undo passes over."""

Row = dict[str, Any]


def replayed(setting: Setting, rows: Iterable[Row]) -> Game:
    """The game that a journal makes; KeyError, ValueError, TypeError or IndexError where it is not of this setting."""
    game = new_game(setting)
    for row in rows:
        game = applied(game, row)
    return game


def applied(game: Game, row: Row) -> Game:
    """The game after a row of its journal."""
    kind, at = row["type"], row["at"]
    if row["seq"] != game.rows + 1:
        raise ValueError("a row is out of its turn")
    if kind == "undone":
        if game.before is None or row["of"] != game.last:
            raise ValueError("there is nothing to undo")
        return replace(game.before, rows=row["seq"])
    after = _applied(game, kind, row, at)
    if kind in UNDOES_NOTHING:
        return replace(after, rows=row["seq"])
    return replace(after, rows=row["seq"], last=row["seq"], before=_asleep(game, at))


def _applied(game: Game, kind: str, row: Row, at: int) -> Game:  # noqa: PLR0912 - a case for each type of row
    phase = game.phase
    if "points" in row:
        team = game.rules.teams.index(row["team"])
        scores = [score + int(row["points"]) * (place == team) for place, score in enumerate(game.scores)]
        game = replace(game, scores=tuple(scores))
    match kind, phase:
        case "score", _:
            return game
        case "paused", _:
            return replace(_asleep(game, at, held=True), paused=True)
        case "continued", _:
            return replace(_awake(game, at), paused=False)
        case "final", _:
            return replace(game, phase=Final(), done=(*game.done, *_left_behind(phase)), paused=False)
        case "asked", (Lobby() | Revealed() | Skipped()):
            turn = game.rules.teams.index(row["team"]) if "team" in row else None
            asking = Asking(row["question"] - 1, turn, Watch(since=at))
            return replace(game, phase=asking, position=row["question"], done=(*game.done, *_left_behind(phase)))
        case "took", Asking():
            before = 0 if phase.attempts else phase.watch.spent(at)
            taken = replace(phase, team=game.rules.teams.index(row["team"]), watch=Watch(since=at, before_ms=before))
            return replace(game, phase=taken)
        case "turned", Asking():
            return replace(game, phase=replace(phase, turned=True, watch=phase.watch.stopped(at)))
        case (("answered" | "stolen"), Asking()):
            return _after_attempt(game, phase, _attempt(game, row))
        case "revealed", Asking(item, attempts=attempts):
            return replace(game, phase=Revealed(Outcome(item, attempts)))
        case "skipped", Asking(item):
            return replace(game, phase=Skipped(item))
        case "overruled", (Asking(item, attempts=attempts) | Revealed(Outcome(item, attempts))):
            *others, last = attempts
            return replace(game, phase=Revealed(Outcome(item, (*others, _marked_otherwise(last, row)))))
        case "ended", Final():
            return replace(game, phase=Over())
        case _:
            raise ValueError(f"`{kind}` does not follow here")


def _attempt(game: Game, row: Row) -> Attempt:
    return Attempt(
        row["seq"],
        game.rules.teams.index(row["team"]),
        _read(row.get("answer")),
        Verdict(row["verdict"]),
        row["credit"],
        row["points"],
        row["took_ms"],
        stolen=row["type"] == "stolen",
        judged=row.get("judged", False),
    )


def _read(answer: Any) -> Answer:
    """An answer as JSON has it."""
    if answer is None or isinstance(answer, str):
        return answer
    if answer and isinstance(answer[0], str):
        return tuple(map(str, answer))
    return tuple((str(left), str(right)) for left, right in answer)


def _after_attempt(game: Game, asking: Asking, attempt: Attempt) -> Game:
    attempts = (*asking.attempts, attempt)
    if attempt.credit > 0 or asking.turned or not can_be_taken(game, asking.item, attempts):
        return replace(game, phase=Revealed(Outcome(asking.item, attempts)))
    return replace(game, phase=Asking(asking.item, None, Watch(), attempts))


def _marked_otherwise(attempt: Attempt, row: Row) -> Attempt:
    return replace(
        attempt,
        verdict=Verdict(row["verdict"]),
        credit=row["credit"],
        points=attempt.points + row["points"],
        overruled=True,
    )


def _left_behind(phase: Phase) -> tuple[Outcome, ...]:
    """What came of the question that was on screen, where anything did."""
    match phase:
        case Revealed(outcome):
            return (outcome,)
        case Asking(item, attempts=attempts) if attempts:
            return (Outcome(item, attempts),)
        case _:
            return ()


def _asleep(game: Game, at: int, *, held: bool = False) -> Game:
    """The game with its watch stopped; `held`: until it goes on."""
    if not isinstance(game.phase, Asking):
        return game
    watch = game.phase.watch.paused(at) if held else game.phase.watch.stopped(at)
    return replace(game, phase=replace(game.phase, watch=watch))


def _awake(game: Game, at: int) -> Game:
    if not isinstance(game.phase, Asking):
        return game
    return replace(game, phase=replace(game.phase, watch=game.phase.watch.continued(at)))

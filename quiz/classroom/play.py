"""What a deed does to a game of teams: the next game, and the row of the journal that says it.

Undo is free because each game keeps the one before it.
"""

from typing import assert_never

from quiz.classroom.game import (
    Asking,
    Attempt,
    Final,
    Game,
    Lobby,
    Outcome,
    Over,
    Revealed,
    Skipped,
    takers,
)
from quiz.classroom.journal import Row, applied
from quiz.core.event import DontKnow, Overrule, Submit, TakeBack
from quiz.core.record import Record
from quiz.core.review import Answer, Moment, Verdict


class Next(Record):
    """Go on: begin, or put the next question."""


class Take(Record):
    """A team takes the question."""

    team: int


class TurnOver(Record):
    """Show the answer, and then judge what the team has said."""


class Judge(Record):
    """Say whether the team had it."""

    right: bool


class Reveal(Record):
    """Show the answer, with no points for anybody."""


class Skip(Record):
    """Set this question aside."""


class Correct(Record):
    """Add points to a team's score, or take some away."""

    team: int
    points: int


class Pause(Record):
    """Stop the time, or have it go on."""


class Tick(Record):
    """Time passes."""


class Finish(Record):
    """Go to the end, whatever is left."""


class End(Record):
    """Leave it at these scores."""


Event = (
    Next
    | Take
    | Submit
    | DontKnow
    | TurnOver
    | Judge
    | Reveal
    | Skip
    | Overrule
    | Correct
    | Pause
    | Tick
    | TakeBack
    | Finish
    | End
)


def advance(game: Game, event: Event, moment: Moment) -> tuple[Game, tuple[Row, ...]]:
    """The game after `event`, and the rows to write; an event that means nothing now changes nothing.

    An answer that comes when its time is over is not heard: the time has run out then.
    """
    row = _decided(game, event, moment.at)
    if row is None:
        return game, ()
    row = {"type": row["type"], "seq": game.rows + 1, "at": moment.at, **row}
    return applied(game, row), (row,)


# What an event comes to


def _decided(game: Game, event: Event, at: int) -> Row | None:
    phase = game.phase
    if isinstance(phase, Over):
        return None
    match event:
        case TakeBack():
            return {"type": "undone", "of": game.last} if game.before else None
        case Correct(team, points):
            known = 0 <= team < len(game.scores) and points != 0
            return {"type": "score", "team": game.rules.teams[team], "points": points} if known else None
        case Pause():
            pausing = game.paused or isinstance(phase, Asking | Revealed | Skipped)
            return {"type": "continued" if game.paused else "paused"} if pausing else None
        case Finish():
            return None if isinstance(phase, Final | Lobby) else {"type": "final"}
        case _:
            return None if game.paused else _in_play(game, event, at)


def _in_play(game: Game, event: Event, at: int) -> Row | None:
    match game.phase:
        case Lobby() | Skipped():
            return _next(game) if isinstance(event, Next) else None
        case Asking() as asking:
            return _at_question(game, asking, event, at)
        case Revealed(Outcome(_, attempts)):
            if isinstance(event, Overrule) and attempts:
                return _overruled(game, attempts[-1])
            return _next(game) if isinstance(event, Next) else None
        case Final():
            return {"type": "ended"} if isinstance(event, End) else None
        case Over():
            return None
        case phase:
            assert_never(phase)


def _next(game: Game) -> Row:
    if game.counted >= game.rules.questions or game.position >= len(game.setting.items):
        return {"type": "final"}
    prompt = game.setting.items[game.position].prompt
    row = {
        "type": "asked",
        "question": game.position + 1,
        "card": prompt.card,
        "asked_as": str(prompt.asked_as),
        "options": list(prompt.options),
    }
    if prompt.lefts:
        row["lefts"] = list(prompt.lefts)
    if game.rules.order == "turns":
        row["team"] = game.rules.teams[game.turn]
    return row


def _at_question(game: Game, asking: Asking, event: Event, at: int) -> Row | None:  # noqa: PLR0912 - a case for each deed
    match event:
        case Skip():
            return {"type": "skipped", **_question(game, asking)}
        case Reveal():
            return {"type": "revealed", **_question(game, asking)}
        case _ if game.left_ms(at) == 0:
            if asking.team is None:
                return {"type": "revealed", **_question(game, asking), "time_up": True}
            return _answered(game, asking, None, at) | {"time_up": True}
        case Take(team):
            may = team in takers(game, asking)
            return {"type": "took", "team": game.rules.teams[team], **_question(game, asking)} if may else None
        case Overrule():
            return _overruled(game, asking.attempts[-1]) if asking.attempts and asking.team is None else None
        case Submit(answer):
            empty = not answer or (isinstance(answer, str) and not answer.strip())
            if asking.team is None or asking.turned or empty:
                return None
            return _answered(game, asking, answer, at)
        case DontKnow():
            return None if asking.team is None or asking.turned else _answered(game, asking, None, at)
        case TurnOver():
            return None if asking.team is None or asking.turned else {"type": "turned", **_question(game, asking)}
        case Judge(right):
            return None if asking.team is None else _judged(game, asking, at, right=right)
        case Next() | Tick() | Correct() | Pause() | TakeBack() | Finish() | End():
            return None
        case _:
            assert_never(event)


def _question(game: Game, asking: Asking) -> Row:
    return {"card": game.setting.items[asking.item].card.id}


def _answered(game: Game, asking: Asking, answer: Answer, at: int) -> Row:
    from quiz.core.grading.marking import grade  # the first question need not wait for what marks its answer

    item = game.setting.items[asking.item]
    marked = grade(item.card, answer, item.prompt.asked_as, game.setting.rivals)
    said: Row = {} if answer is None else {"answer": answer}
    return _attempted(game, asking, at, {**said, "verdict": str(marked.verdict), "credit": marked.credit})


def _judged(game: Game, asking: Asking, at: int, *, right: bool) -> Row:
    verdict = Verdict.CORRECT if right else Verdict.WRONG
    return _attempted(game, asking, at, {"verdict": str(verdict), "credit": float(right), "judged": True})


def _attempted(game: Game, asking: Asking, at: int, marks: Row) -> Row:
    assert asking.team is not None  # noqa: S101 - who calls has seen to it
    prompt = game.setting.items[asking.item].prompt
    took = asking.watch.before_ms + asking.watch.spent(at)
    stolen = bool(asking.attempts)
    return {
        "type": "stolen" if stolen else "answered",
        "team": game.rules.teams[asking.team],
        "card": prompt.card,
        "asked_as": str(prompt.asked_as),
        "options": list(prompt.options),
        **marks,
        "points": game.rules.worth(marks["credit"], took, stolen=stolen),
        "took_ms": took,
    }


def _overruled(game: Game, attempt: Attempt) -> Row:
    """The other verdict; no score falls below nothing by it."""
    right = not attempt.right
    points = game.rules.worth(1.0, attempt.took_ms, stolen=attempt.stolen) if right else 0
    score = game.scores[attempt.team]
    return {
        "type": "overruled",
        "of": attempt.row,
        "team": game.rules.teams[attempt.team],
        "verdict": str(Verdict.CORRECT if right else Verdict.WRONG),
        "credit": float(right),
        "points": max(points - attempt.points, min(-score, 0)),
    }

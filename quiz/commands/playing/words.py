"""The words of a game, which the projector and the plain lines say alike."""

from math import ceil
from typing import assert_never

from quiz.classroom.game import (
    Asking,
    Attempt,
    Final,
    Game,
    Lobby,
    Order,
    Outcome,
    Over,
    Revealed,
    Setting,
    Skipped,
    missed,
)
from quiz.classroom.journal import Row
from quiz.core.card import Deck, citation
from quiz.core.grading.key import key_text
from quiz.core.prompt import key_option
from quiz.core.record import replace
from quiz.core.review import AskedAs, Rating, Verdict
from quiz.core.screen import Feedback, Progress
from quiz.ui import words


def points(number: int) -> str:
    """Say a number of points: `1 point`, `10 points`."""
    return words.count(number, "point")


def rules(setting: Setting) -> list[str]:
    """Say how the game goes, a short sentence each."""
    order, teams = setting.rules.order, len(setting.rules.teams)
    total = min(setting.rules.questions, len(setting.items))
    lines = [f"{words.count(total, 'question')}, {points(setting.rules.points)} each."]
    if setting.rules.seconds:
        lines[0] = f"{lines[0][:-1]}, {words.count(setting.rules.seconds, 'second')} to answer."
    if setting.rules.speed:
        lines.append("The sooner, the more points.")
    if order is Order.BUZZ:
        lines.append("Press your team’s key first, then answer.")
    else:
        lines.append("The teams answer in turn.")
    if setting.rules.steal:
        lines.append(f"A missed question goes to another team, for {points(setting.rules.stolen_points)}.")
    if order is Order.TURNS and total % teams:
        more = setting.rules.teams[: total % teams]
        lines.append(f"{words.listed(more)} {'has' if len(more) == 1 else 'have'} one turn more.")
    return lines


def headline(game: Game) -> str:
    """Say who is to do what, or what came of it."""
    names = game.rules.teams
    match game.phase:
        case _ if game.paused:
            return "Pause"
        case Lobby():
            return f"{words.listed(names)}, get ready."
        case Asking(_, team, _, attempts):
            worth = points(game.rules.stolen_points if attempts else game.rules.points)
            if team is None:
                return f"Who {'else ' if attempts else ''}knows it? For {worth}"
            return f"{names[team]} {'takes it' if attempts else 'answers'}, for {worth}"
        case Revealed(outcome):
            return result(game, outcome)
        case Skipped():
            return "Skipped: it does not count."
        case Final() | Over():
            return winners(game)
        case unknown:
            assert_never(unknown)


def result(game: Game, outcome: Outcome) -> str:
    """Say who got how many points by a question."""
    if not outcome.attempts:
        return "No points this time."
    last = outcome.attempts[-1]
    name = game.rules.teams[last.team]
    return f"{name} gets {points(last.points)}." if last.points else f"No points for {name}."


def winners(game: Game) -> str:
    """Say who has most points."""
    best = max(game.scores)
    first = [name for name, score in zip(game.rules.teams, game.scores, strict=True) if score == best]
    if len(first) == len(game.scores):
        return f"A draw: all teams have {points(best)}."
    if len(first) > 1:
        return f"{words.listed(first)} share the first place, with {points(best)}."
    return f"{first[0]} wins, with {points(best)}."


def said(game: Game, attempt: Attempt) -> str:
    """Say what a team answered that missed the question, without its answer being told."""
    name = game.rules.teams[attempt.team]
    if attempt.judged:
        return f"{name}: not this time."
    if attempt.answer is None:
        return f"{name}: no answer."
    return f"{name}: {words.answer(attempt.answer)} is not it."


def question_of(game: Game) -> str:
    """Say which question this is: `3 of 12`."""
    on_screen = isinstance(game.phase, Asking | Skipped)
    return f"{game.counted + on_screen:,} of {max(game.total, 1):,}"


def clock(game: Game, at: int) -> int | None:
    """The seconds left to show, though time may stand still; None where there is no limit."""
    phase = game.phase
    if not (game.rules.seconds and isinstance(phase, Asking)) or phase.turned:
        return None
    if phase.team is None and phase.attempts:
        return None
    return max(ceil(game.rules.seconds - phase.watch.spent(at) / 1000), 0)


def standings(game: Game) -> list[tuple[int, str, int]]:
    """The teams from the first to the last, each with its place; the same score is the same place."""
    ranked = sorted(zip(game.rules.teams, game.scores, strict=True), key=lambda team: -team[1])
    return [(1 + sum(other > score for other in game.scores), name, score) for name, score in ranked]


def missed_with_answers(game: Game) -> list[tuple[str, str]]:
    """The questions that were missed, those missed by most first, each with its answer."""
    cards = [game.setting.items[outcome.item].card for outcome in missed(game)]
    return [(card.stem, key_text(card)) for card in cards]


def feedback(game: Game, decks: dict[str, Deck]) -> Feedback | None:
    """The answer that is on screen, marked, as study has it; None where none is."""
    match game.phase:
        case Revealed(Outcome(item, attempts)):
            pass
        case Asking(item, turned=True):
            attempts = ()
        case _:
            return None
    from quiz.core.grading.marking import grade

    card, prompt = game.setting.items[item].card, game.setting.items[item].prompt
    last = attempts[-1] if attempts else None
    turned = isinstance(game.phase, Asking) or (last is not None and last.judged)
    answer = "" if turned else last.answer if last else None
    marked = None
    if not turned:
        marked = grade(card, answer, prompt.asked_as, game.setting.rivals)
        if last and last.overruled and not last.right:
            marked = replace(marked, verdict=Verdict.WRONG, credit=0.0, parts=())
    deck = decks.get(card.deck, Deck(card.deck, card.deck))
    return Feedback(
        prompt=prompt,
        deck_title=deck.title,
        progress=Progress(game.counted, game.total),
        answer=answer,
        grade=marked,
        key=marked.key if marked else key_text(card),
        explanation=card.explanation,
        why_not=dict(card.why_not).get(marked.lure, "") if marked else "",
        citation=citation(card, deck.source),
        suggested=Rating.GOOD,
        due_in_days={},
        stability=0.0,
        returns_after=None,
        overruled=bool(last and last.overruled and last.right and not turned),
        option=key_option(card) if prompt.asked_as is AskedAs.CHOICE else "",
    )


def news(game: Game, rows: tuple[Row, ...]) -> str:
    """Say what has just happened where the screen would not; else nothing."""
    if any(row.get("time_up") for row in rows):
        return "Time is up."
    if any(row["type"] == "undone" for row in rows):
        stands = game.rules.seconds and isinstance(game.phase, Asking) and clock(game, 0) is not None
        return "Taken back." + (" The time stands still." if stands else "")
    return ""


def closing(game: Game) -> list[str]:
    """What is left on the terminal after a game: the scores, and whether it can be gone on with."""
    scores = ", ".join(f"{name} {score:,}" for _, name, score in standings(game))
    if isinstance(game.phase, Over):
        return [f"{winners(game)} {scores}."]
    return [f"{scores}.", "The game is kept: `quiz play --resume` goes on with it."]

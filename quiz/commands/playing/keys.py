"""What a key does at the projector: the teacher's own state there moves on, or there is a deed for the caller."""

import re

from quiz.classroom.game import Asking, Game
from quiz.classroom.play import Correct, Take
from quiz.commands.playing.moves import Deed, Local, Showing, ShowKeys, ShowScores, answers_here, moves, prompt_of
from quiz.commands.playing.teams import team_keys
from quiz.core.event import Submit, TakeBack
from quiz.core.record import Record, replace
from quiz.ui import answering
from quiz.ui.answering import (
    Choosing,
    Key,
    Listing,
    Matching,
    Ordering,
    Ticking,
    Turning,
    Typing,
    line_of,
)
from quiz.ui.keys import Sight
from quiz.ui.lineedit import EMPTY, edit, insert
from quiz.ui.offers import Interrupt

LARGEST = 100_000
"""Points that a score is changed by at once, at most."""

DEAF_MS = 600
"""How long no key is heard once a team has taken a question: keys of teams that were later must not answer for it."""

TWICE_MS = 250
"""How long the key that has just done something is not heard again: a key that bounces, or that two hands press."""

NOTHING_TYPED = "Nothing is answered yet. Esc passes."
NO_NUMBER = "Type +5, -5 or =20, and Enter."


class Pressed(Record):
    """What a key did: a deed for the caller to see to, or None; and what stands on the screen from now on."""

    local: Local
    deed: Deed | Interrupt | None = None


def is_too_soon(key: Key, last: Key, done: Deed | None, passed_ms: int) -> bool:
    """Whether a key comes too soon to be meant for this screen: `last` did the deed `done`, `passed_ms` ago.

    Ctrl-C is always meant.
    """
    if key.name == "c-c":
        return False
    return passed_ms < DEAF_MS if isinstance(done, Take) else key == last and passed_ms < TWICE_MS


def press(game: Game, local: Local, key: Key, sight: Sight, *, keeps: bool = False) -> Pressed:
    """Say what a key does; `sight` is what of the screen's body is in sight."""
    local = replace(local, note="")
    if key.name == "c-c":
        return Pressed(local, Interrupt())
    if local.showing is Showing.KEYS:
        return Pressed(_scrolled(local, key.name, sight) or replace(local, showing=Showing.GAME, scroll=None))
    if local.showing is Showing.SCORES:
        return _at_scores(game, local, key)
    typing = answers_here(game) and line_of(local.draft) is not None
    name = key.name if typing else key.name.lower()
    match next((move.deed for move in moves(game, local, keeps=keeps) if name in move.offer.keys), None):
        case None:
            return _answered(game, local, key) or Pressed(_scrolled(local, name, sight) or local)
        case ShowScores():
            return Pressed(replace(local, showing=Showing.SCORES, scroll=None))
        case ShowKeys():
            return Pressed(replace(local, showing=Showing.KEYS, scroll=0))
        case deed:
            return Pressed(local, deed)


def _answered(game: Game, local: Local, key: Key) -> Pressed | None:
    """What a key adds to the answer of a team; None for a key that adds nothing."""
    prompt = prompt_of(game)
    if prompt is None or not answers_here(game):
        return None
    match answering.press(prompt, local.draft, key):
        case Turning() | Typing() | Listing() | Choosing() | Ticking() | Ordering() | Matching() as draft:
            return Pressed(replace(local, draft=draft, scroll=None))
        case Submit(answer) as submit:
            if not answer or (isinstance(answer, str) and not answer.strip()):
                return Pressed(replace(local, note=NOTHING_TYPED))
            unclear = what_is_unclear(game, submit)
            return Pressed(replace(local, note=unclear)) if unclear else Pressed(local, submit)
        case _:
            return None


def what_is_unclear(game: Game, submit: Submit) -> str:
    """What to ask the team where its answer can be read in two ways; else nothing."""
    from quiz.core.grading.marking import unclear

    if not isinstance(game.phase, Asking):
        return ""
    item = game.setting.items[game.phase.item]
    return unclear(item.card, submit.answer, item.prompt.asked_as)


def _at_scores(game: Game, local: Local, key: Key) -> Pressed:
    """Pick a team by its key, and type what its score changes by; any other key goes back to the game."""
    if local.correcting is not None:
        return _correcting(game, local, local.correcting, key)
    keys = team_keys(game.rules.teams, game.rules.order)
    if key.name in keys:
        return Pressed(replace(local, correcting=keys.index(key.name), line=EMPTY))
    if key.name.lower() in ("u", "c-z") and game.before:
        return Pressed(local, TakeBack())
    return Pressed(replace(local, showing=Showing.GAME, scroll=None))


def _correcting(game: Game, local: Local, team: int, key: Key) -> Pressed:
    if key.name == "escape":
        return Pressed(replace(local, correcting=None))
    if key.name == "enter":
        points = read_points(local.line.text, game.scores[team])
        if points is None:
            return Pressed(replace(local, note=NO_NUMBER))
        done = replace(local, correcting=None)
        return Pressed(done, Correct(team, points)) if points else Pressed(done)
    typed = insert(local.line, key.name) if len(key.name) == 1 else edit(local.line, key.name)
    return Pressed(replace(local, line=typed) if typed and len(typed.text) <= 8 else local)


def read_points(text: str, score: int) -> int | None:
    """The change that `+5`, `-5`, `5` or `=20` makes to a score; None where it says none."""
    found = re.fullmatch(r"([=+-]?)\s*(-?)(\d{1,6})", text.strip().replace("−", "-"), re.ASCII)
    if found is None or int(found[3]) > LARGEST or (found[2] and found[1] != "="):
        return None
    number = int(found[3])
    if found[1] == "=":
        return (-number if found[2] else number) - score
    return -number if found[1] == "-" else number


def _scrolled(local: Local, key: str, sight: Sight) -> Local | None:
    page = max(sight.height - 1, 1)
    steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -sight.total, "end": sight.total}
    if key not in steps:
        return None
    return replace(local, scroll=min(max(sight.top + steps[key], 0), max(sight.total - sight.height, 0)))

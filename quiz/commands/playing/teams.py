"""The names of teams, as a class calls out for them: text of anybody's, made fit for the screen."""

import unicodedata
from collections.abc import Sequence

from quiz.classroom.game import Order
from quiz.core.error import Exit, QuizError
from quiz.ui.lines import cells

FEWEST, MOST = 2, 8
WIDEST = 16
"""Columns that a name may take."""

NAMES = ("Red", "Blue", "Green", "Yellow", "Purple", "Orange", "White", "Black")

KEYS = "1234567890"

EXAMPLE = "for example `--teams Red,Blue` or `--teams 3`"

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def team_names(text: str) -> tuple[str, ...]:
    """The names in `Red,Blue`, or so many usual ones as a number says; QuizError (2) where they will not do."""
    if text.strip().isdecimal():
        number = int(text)
        _check(FEWEST <= number <= MOST, f"a game has {FEWEST} to {MOST} teams, not {number}")
        return NAMES[:number]
    names = tuple(filter(None, map(clean_name, text.split(","))))
    _check(FEWEST <= len(names) <= MOST, f"a game has {FEWEST} to {MOST} teams, not {len(names)}")
    for place, name in enumerate(names):
        _check(cells(name) <= WIDEST, f"`{name}` is too long for a team's name", f"use {WIDEST} columns at most")
        taken = {other.casefold() for other in names[:place]}
        _check(name.casefold() not in taken, f"two teams are called `{name}`")
    return names


def clean_name(text: str) -> str:
    """A name without what cannot be seen, with two marks on a letter at most, on one line."""
    seen = (c for c in unicodedata.normalize("NFC", text) if c.isspace() or unicodedata.category(c) not in _UNSEEN)
    kept: list[str] = []
    marks = 0
    for character in seen:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= 2:
            kept.append(character)
    return " ".join("".join(kept).split())


def team_keys(teams: Sequence[str], order: Order) -> tuple[str, ...]:
    """The key of each team: 1, 2, 3 …, but far apart where hands have to reach them at once."""
    if order is Order.TURNS or len(teams) == 1:
        return tuple(KEYS[: len(teams)])
    step = (len(KEYS) - 1) / (len(teams) - 1)
    return tuple(KEYS[round(place * step)] for place in range(len(teams)))


def _check(holds: bool, why: str, help: str = EXAMPLE) -> None:  # noqa: A002
    if not holds:
        raise QuizError(why, help, Exit.USAGE)

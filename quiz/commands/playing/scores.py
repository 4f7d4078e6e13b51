"""Draws the scores: in a line or two beneath a question, and as a table for a class to look at."""

from collections.abc import Iterator, Mapping

from rich.text import Text

from quiz.classroom.game import Asking, Game
from quiz.commands.playing import words
from quiz.commands.playing.big import big
from quiz.commands.playing.hall import Hall
from quiz.commands.playing.moves import Move
from quiz.commands.playing.teams import team_keys
from quiz.ui.blocks import ends
from quiz.ui.lines import cells

BLANK = Text()

STRIP_ROWS = 2
"""Rows that the scores beneath a question take at most."""

NAME_WIDTHS = (16, 12, 9, 7, 5, 3, 2, 1)
"""Columns that names are cut to, in turn, until all fit."""

ROOMY = 5
"""Columns of names from which there is room to set a key apart from the scores, which are digits too."""

TABLE_WIDTH = 40
"""Columns of the table at most: an eye must not lose its line."""


def strip(game: Game, moves: tuple[Move, ...], hall: Hall) -> list[Text]:
    """The scores in a line or two: each team with its key where it does something, names cut where they must be."""
    named = {move.offer.shown for move in moves}
    tries = (_strip(game, named, hall, longest) for longest in NAME_WIDTHS)
    return next((rows for rows in tries if len(rows) <= STRIP_ROWS), [])


def _strip(game: Game, named: set[str], hall: Hall, longest: int) -> list[Text]:
    keys = team_keys(game.rules.teams, game.rules.order)
    floor = game.phase.team if isinstance(game.phase, Asking) else None
    gap = "    " if hall.column > 60 else "  "
    rows = [Text(end="")]
    for team, (name, key, score) in enumerate(zip(game.rules.teams, keys, game.scores, strict=True)):
        called = hall.line(name, "bold" if team == floor else "")
        called.truncate(longest)
        pressed = f"[{key}] " if longest >= ROOMY else f"{key} "
        lead = pressed if key in named else "› " if team == floor else ""
        part = Text.assemble(hall.text(lead, "bold"), called, " ", (f"{score:,}", "bold"), end="")
        if rows[-1] and rows[-1].cell_len + len(gap) + part.cell_len > hall.column:
            rows.append(Text(end=""))
        rows[-1] = Text.assemble(rows[-1], gap if rows[-1] else "", part, end="")
    return rows


def table(game: Game, hall: Hall, keys: Mapping[str, str]) -> Iterator[list[Text]]:
    """The teams from the first to the last, from the largest drawing to the smallest; by their `keys`, or places.

    A key is in brackets, as beneath a question: it is a digit too, and would be taken for a place.
    """
    standings = [
        (f"[{keys[name]}]" if keys else f"{place}.", name, score) for place, name, score in words.standings(game)
    ]
    if not hall.ascii:
        large = [_big_row(hall, *team) for team in standings]
        yield [row for team in large for row in (*team, BLANK)][:-1]
        yield [row for team in large for row in team]
    small = [_row(hall, *team) for team in standings]
    yield [row for team in small for row in (team, BLANK)][:-1]
    yield small


def _row(hall: Hall, label: str, name: str, score: int) -> Text:
    left = Text.assemble((f"{label:<3}", "bold"), " ", hall.line(name, "bold"), end="")
    return ends(left, Text(f"{score:,}", "bold", end=""), min(hall.column, TABLE_WIDTH))[0]


def _big_row(hall: Hall, label: str, name: str, score: int) -> list[Text]:
    digits = big(str(score))
    left = Text.assemble((f"{label:<3}", "bold"), " ", hall.line(name, "bold"), end="")
    width = min(hall.column, TABLE_WIDTH)
    lefts = [BLANK, left, BLANK]
    return [
        Text.assemble(row, " " * max(width - row.cell_len - cells(digit), 1), (digit, "bold"), end="")
        for row, digit in zip(lefts, digits, strict=True)
    ]

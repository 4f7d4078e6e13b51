"""Fits the parts of a screen into the rows there are: what must stay in sight stays, the rest scrolls."""

from dataclasses import dataclass

from rich.text import Text

from quiz.ui.blocks import Room
from quiz.ui.keys import Sight


@dataclass(frozen=True, slots=True)
class Sheet:
    """A screen before it is fitted: lines of at most the room's width.

    `head` and `foot` keep their places at the top and the bottom. `body` scrolls; `focus` are the body's lines (first
    and last) that must be in sight. `pinned` follows the body and is always in sight; `cursor` is the column and line
    in it where the cursor stands.
    """

    head: list[Text]
    body: list[Text]
    foot: list[Text]
    pinned: list[Text]
    cursor: tuple[int, int] | None = None
    focus: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Exactly as many rows as there is room for; `cursor` is its column and row, None where none shows."""

    rows: tuple[Text, ...]
    cursor: tuple[int, int] | None
    sight: Sight


def fit(sheet: Sheet, room: Room, scroll: int | None) -> Page:
    """Fit a sheet into the room; `scroll` is the first line of the body to show, None for what the focus wants."""
    above = [Text()] * (not room.short) + sheet.head + [Text()] * bool(sheet.head and room.height >= 8)
    foot = sheet.foot[-max(room.height - 2, 1) :]
    pinned = sheet.pinned[-max(room.height - len(foot) - 1, 1) :]
    below = len(pinned) + (1 if pinned and room.height >= 10 else 0) + len(foot)
    height = room.height - len(above) - below - 1
    if height < 2:
        above = []
        height = max(room.height - below - 1, 0)
    height = min(height, len(sheet.body))
    top = _top(sheet, height, scroll)
    sight = Sight(top, height, len(sheet.body))

    rows = [*above, *sheet.body[top : top + height]]
    if room.height > len(rows) + len(pinned) + len(foot):
        rows.append(_more(room, sight))
    start = len(rows)
    rows += pinned
    rows += [Text()] * (room.height - len(rows) - len(foot))
    rows += foot
    rows = rows[-room.height :]
    cursor = None
    if sheet.cursor:
        column, line = sheet.cursor
        row = start + line - (len(sheet.pinned) - len(pinned))
        cursor = (min(column + room.margin, room.width - 1), min(max(row, 0), room.height - 1))
    return Page(tuple(_indented(row, room) for row in rows), cursor, sight)


def _top(sheet: Sheet, height: int, scroll: int | None) -> int:
    last = len(sheet.body) - height
    if scroll is not None:
        return min(max(scroll, 0), last)
    if sheet.focus is None:
        return 0
    first_line, last_line = sheet.focus
    return min(max(last_line - height + 1, 0), first_line, last)


def _more(room: Room, sight: Sight) -> Text:
    """The sign that the body goes on above or below."""
    arrows = "↑" * sight.above + "↓" * sight.below
    sign = room.text(f"{arrows} more" if arrows else "", "dim")
    return Text.assemble(" " * (room.column - sign.cell_len), sign, end="") if arrows else Text()


def _indented(row: Text, room: Room) -> Text:
    return Text.assemble(" " * room.margin, row, end="") if row else row

"""Fits the parts of a screen into the rows there are: what must stay in sight stays, the rest scrolls."""

from rich.text import Text

from quiz.core.record import Record
from quiz.ui.blocks import Room
from quiz.ui.keys import Sight

BLANK = Text()


class Sheet(Record):
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


class Page(Record):
    """Exactly as many rows as there is room for; `cursor` is its column and row, None where none shows."""

    rows: tuple[Text, ...]
    cursor: tuple[int, int] | None
    sight: Sight


def fit(sheet: Sheet, room: Room, scroll: int | None) -> Page:
    """Fit a sheet into the room; `scroll` is the first line of the body to show, None for what the focus wants.

    White space gives way before words do: the empty lines around the body first, then those within it if that is
    enough to show all of it.
    """
    foot = sheet.foot[-max(room.height - 2, 1) :]
    pinned = sheet.pinned[-max(room.height - len(foot) - 1, 1) :]
    head = sheet.head if room.height >= len(sheet.head) + len(pinned) + len(foot) + 3 else []
    kept = len(head) + len(pinned) + len(foot) + 1
    spaces = (not room.short) + bool(head) + bool(pinned)
    body = sheet.body
    if len(body) > room.height - kept - spaces:
        spaces = 0
        body = _tightened(body, room.height - kept)
    height = min(max(room.height - kept - spaces, 0), len(body))
    top = _top(sheet.focus, height, len(body), scroll)
    sight = Sight(top, height, len(body))

    rows = [*([BLANK] if spaces and not room.short else []), *head, *([BLANK] if spaces and head else [])]
    rows += body[top : top + height]
    if room.height > len(rows) + len(pinned) + len(foot):
        rows.append(_more(room, sight))
    start = len(rows)
    rows += pinned
    rows += [BLANK] * (room.height - len(rows) - len(foot))
    rows += foot
    cursor = None
    if sheet.cursor:
        column, line = sheet.cursor
        row = start + line - (len(sheet.pinned) - len(pinned))
        cursor = (min(column + room.margin, room.width - 1), min(max(row, 0), room.height - 1))
    return Page(tuple(_indented(row, room) for row in rows[-room.height :]), cursor, sight)


def _tightened(body: list[Text], height: int) -> list[Text]:
    """Leave out as many empty lines as it takes to fit, the last first; none where all of them would not do."""
    surplus = len(body) - height
    empty = [number for number, line in enumerate(body) if not line]
    if surplus <= 0 or surplus > len(empty):
        return body
    left_out = set(empty[-surplus:])
    return [line for number, line in enumerate(body) if number not in left_out]


def _top(focus: tuple[int, int] | None, height: int, total: int, scroll: int | None) -> int:
    last = total - height
    if scroll is not None:
        return min(max(scroll, 0), last)
    if focus is None:
        return 0
    first_line, last_line = focus
    return min(max(last_line - height + 1, 0), first_line, last)


def _more(room: Room, sight: Sight) -> Text:
    """The sign that the body goes on above or below."""
    arrows = "↑" * sight.above + "↓" * sight.below
    sign = room.text(f"{arrows} more" if arrows else "", "dim")
    return Text.assemble(" " * (room.column - sign.cell_len), sign, end="") if arrows else BLANK


def _indented(row: Text, room: Room) -> Text:
    shown = Text.assemble(" " * room.margin, row, end="") if row else BLANK
    if shown.cell_len > room.width:
        shown.truncate(room.width, overflow="crop")
    return shown

"""Fits the parts of a screen into the rows there are: what must stay in sight stays, the rest scrolls."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rich.text import Text

from quiz.core.record import Record
from quiz.ui.blocks import Room, shortened
from quiz.ui.keys import Sight

BLANK = Text()

ENOUGH = 3
"""Rows of the body that must be in sight for the question to stay whole above them."""


class Sheet(Record):
    """A screen before it is fitted: lines of at most the room's width.

    `head` and `foot` keep their places at the top and the bottom. `question` stays above the `body`, which scrolls;
    `focus` are the body's lines (first and last) that must be in sight. `note` and `pinned` follow the body and are
    always in sight; `cursor` is the column and line in `pinned` where the cursor stands.
    """

    head: list[Text]
    body: list[Text]
    foot: list[Text]
    pinned: Sequence[Text] = ()
    note: Sequence[Text] = ()
    question: Sequence[Text] = ()
    cursor: tuple[int, int] | None = None
    focus: tuple[int, int] | None = None


class Page(Record):
    """Exactly as many rows as there is room for; `cursor` is its column and row, None where none shows."""

    rows: tuple[Text, ...]
    cursor: tuple[int, int] | None
    sight: Sight


class Part(Record):
    """The rows above what is pinned, and what of the body is in sight there."""

    rows: list[Text]
    sight: Sight


def fit(sheet: Sheet, room: Room, scroll: int | None) -> Page:
    """Fit a sheet into the room; `scroll` is the first line of the body to show, None for what the focus wants.

    White space gives way before words do, and the head before the question; where that is not enough the body scrolls
    beneath the question, and only a question that leaves no room for it scrolls along.
    """
    foot = sheet.foot[-max(room.height - 2, 1) :]
    pinned = sheet.pinned[-max(room.height - len(foot) - 1, 1) :]
    most = room.height - len(foot) - len(pinned) - 2
    note = shortened(room, sheet.note, most) if most > 0 else []
    pinned = [*note, *([BLANK] if note and pinned and not room.short else []), *pinned]
    height = max(room.height - len(foot) - len(pinned), 0)
    above = _roomy(sheet, room, height) or _tight(sheet, height) or _scrolled(sheet, room, height, scroll)

    rows = above.rows + pinned
    rows += [BLANK] * (room.height - len(rows) - len(foot)) + foot
    hidden = len(rows) - room.height
    cursor = None
    if sheet.cursor:
        column, line = sheet.cursor
        row = len(above.rows) + len(pinned) - len(sheet.pinned) + line - hidden
        cursor = (min(column + room.margin, room.width - 1), min(max(row, 0), room.height - 1))
    return Page(tuple(_indented(row, room) for row in rows[hidden:]), cursor, above.sight)


def _roomy(sheet: Sheet, room: Room, height: int) -> Part | None:
    """Everything, with white space round it; None where that is too much."""
    top = [] if room.short else [BLANK]
    rows = [*top, *sheet.head, *([BLANK] if sheet.head else []), *sheet.question, *sheet.body, BLANK]
    return Part(rows, _all_of(sheet.body)) if len(rows) + bool(sheet.pinned or sheet.note) <= height else None


def _tight(sheet: Sheet, height: int) -> Part | None:
    """Everything, with as many empty lines as there is room for, at last without the head; None where that is too much.

    Empty lines go from the last to the first, and the one beneath the body before them, unless something follows there.
    """
    for head, gap in ((sheet.head, [BLANK]), (sheet.head, []), ([], [])):
        surplus = len(head) + len(sheet.question) + len(sheet.body) + len(gap) - height
        empty = [number for number, line in enumerate(sheet.body) if not line]
        if surplus <= (0 if gap and not (sheet.pinned or sheet.note) else len(empty)):
            left_out = set(empty[-surplus:] if surplus > 0 else ())
            body = [line for number, line in enumerate(sheet.body) if number not in left_out]
            return Part([*head, *sheet.question, *body, *gap], _all_of(sheet.body))
    return None


def _scrolled(sheet: Sheet, room: Room, height: int, scroll: int | None) -> Part:
    """Part of the body beneath the question, or of both, and the sign that there is more."""
    body, focus = _cramped(sheet) if room.cramped else (sheet.body, sheet.focus)
    gap = [] if room.short else [BLANK]
    if gap and sheet.question and body[:1] == gap:
        body, focus = body[1:], focus and (focus[0] - 1, focus[1] - 1)
    head = [*gap, *sheet.head, *gap] if sheet.head else []
    stays = [*sheet.question, *gap] if sheet.question else []
    if height - len(head) - len(stays) - 1 < ENOUGH and (room.cramped or not stays):
        head = []
    left = height - len(head) - len(stays) - 1
    if stays and left < ENOUGH:
        body, focus = stays + body, focus and (focus[0] + len(stays), focus[1] + len(stays))
        left = max(height - len(head) - 1, 1)
        scrolled_away = _top(focus, left, len(body), scroll) > 0 and left > 1
        stays = shortened(room, sheet.question, 1) if scrolled_away else []
        left -= len(stays)
    top = _top(focus, left, len(body), scroll)
    sight = Sight(top, max(left, 0), len(body))
    return Part([*head, *stays, *body[top : top + left], *_more(room, sight, height)], sight)


def _cramped(sheet: Sheet) -> tuple[list[Text], tuple[int, int] | None]:
    """The body without its empty lines, and where its focus then is."""
    places = [number for number, line in enumerate(sheet.body) if line]
    focus = sheet.focus and (bisect_left(places, sheet.focus[0]), bisect_right(places, sheet.focus[1]) - 1)
    return [sheet.body[number] for number in places], focus


def _all_of(body: list[Text]) -> Sight:
    return Sight(0, len(body), len(body))


def _top(focus: tuple[int, int] | None, height: int, total: int, scroll: int | None) -> int:
    last = max(total - height, 0)
    if scroll is not None:
        return min(max(scroll, 0), last)
    if focus is None:
        return 0
    first_line, last_line = focus
    return min(max(last_line - height + 1, 0), first_line, last)


def _more(room: Room, sight: Sight, height: int) -> list[Text]:
    """The sign that the body goes on above or below, where there is more than a row."""
    arrows = "↑" * sight.above + "↓" * sight.below
    if height < 2 or not arrows:
        return []
    sign = room.text(f"{arrows} more", "dim")
    sign.truncate(room.column)
    return [Text.assemble(" " * (room.column - sign.cell_len), sign, end="")]


def _indented(row: Text, room: Room) -> Text:
    shown = Text.assemble(" " * room.margin, row, end="") if row else BLANK
    if shown.cell_len > room.width:
        shown.truncate(room.width, overflow="crop")
    return shown

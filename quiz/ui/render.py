"""Screens as pages of Rich text: values that a terminal, a picture or a test can show; nothing is printed here.

The taste is calm: left-aligned, white space instead of boxes, the question the brightest thing. Colour only where it
means something, always one of the terminal's own, and never alone: a word and a sign say the same.
"""

from typing import assert_never

from rich.text import Text

from quiz.core.record import replace
from quiz.core.screen import Ask, Feedback, Finished, Screen
from quiz.ui import summary
from quiz.ui.blocks import Room, key_line, paragraph
from quiz.ui.keys import Local
from quiz.ui.lineedit import Line
from quiz.ui.offers import Offer, offers
from quiz.ui.page import Page, Sheet, fit
from quiz.ui.question import ask_sheet, input_line
from quiz.ui.verdict import feedback_sheet

BLANK = Text()


def page(screen: Screen, local: Local, room: Room, *, editable: bool = True) -> Page:
    """Draw a screen as it stands with what the learner has done there, to fit the room."""
    available = offers(screen, local.draft, editable=editable)
    if local.keys_shown:
        return fit(keys_sheet(available, room), room, local.scroll)
    match screen:
        case Ask():
            sheet = ask_sheet(screen, local, available, room)
        case Feedback():
            sheet = feedback_sheet(screen, local, available, room)
        case Finished():
            sheet = _finished(screen, local, available, room)
        case unknown:
            assert_never(unknown)
    return fit(with_command(sheet, local.command, room), room, local.scroll)


def with_command(sheet: Sheet, command: Line | None, room: Room) -> Sheet:
    """The sheet with the command that is being typed after a colon, where there is one."""
    if command is None:
        return sheet
    pinned, cursor = input_line(command, "", room, lead=": ")
    return replace(sheet, pinned=pinned, cursor=cursor)


def keys_sheet(available: tuple[Offer, ...], room: Room) -> Sheet:
    """List every key with what it does."""
    widest = max((len(offer.all_shown) for offer in available), default=0)
    rows = []
    for offer in available:
        lead = Text.assemble("  ", room.text(f"{offer.all_shown:<{widest}}", "bold"), "   ", end="")
        if lead.cell_len > room.column // 2:
            rows += paragraph(room.text(offer.all_shown, "bold"), room.column)
            lead = Text("    ")
        rows += paragraph(room.text(offer.meaning), room.column, lead)
    return Sheet(
        head=[room.text("Keys", "bold")],
        body=rows,
        foot=[room.text("any key goes back", "dim")],
    )


def _finished(end: Finished, local: Local, available: tuple[Offer, ...], room: Room) -> Sheet:
    body = closing_lines(end, room)[1:]
    note = paragraph(room.text(local.note), room.column, room.text("· ")) if local.note else []
    return Sheet(
        head=closing_lines(end, room)[:1],
        body=body[1:] if body and not body[0] else body,
        foot=[key_line(room, available)],
        note=note,
    )


def broken_off(end: Finished, room: Room) -> list[Text]:
    """Sum up in a line or two a sitting that was broken off, for the scrollback."""
    return paragraph(room.text(summary.broken_off(end)), room.column)


def closing_lines(end: Finished, room: Room) -> list[Text]:
    """Sum up a sitting, for its last screen and for the scrollback of the terminal after it."""
    score = paragraph(room.text(summary.score(end), "" if end.reviewed else "bold"), room.column)
    rows = [room.text("Done", "bold"), BLANK, *score] if end.reviewed else score
    if end.encouragement:
        rows += paragraph(room.text(end.encouragement), room.column)
    if end.missed:
        rows += [BLANK, room.text(f"Missed, with {'its answer' if len(end.missed) == 1 else 'their answers'}", "dim")]
        for missed in end.missed:
            rows += paragraph(room.text(missed.stem), room.column, room.text("✗ ", "red"))
            rows += paragraph(room.text(missed.key, "bold"), room.column, room.text("    "))
    ahead = [line for line in (summary.outlook(end), summary.offer(end)) if line]
    if ahead:
        rows.append(BLANK)
    for line in ahead:
        rows += paragraph(room.text(line), room.column)
    return rows

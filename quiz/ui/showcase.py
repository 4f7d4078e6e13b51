"""The screens of a card one below the other, without the frame of a sitting: for authors, not for learners."""

from collections.abc import Iterator

from rich.text import Text

from quiz.core.review import AskedAs
from quiz.core.screen import Ask, Feedback
from quiz.core.showcase import Part, Shown
from quiz.ui import pages
from quiz.ui.blocks import Room, paragraph
from quiz.ui.keys import arrive
from quiz.ui.pages import Line
from quiz.ui.question import ask_sheet
from quiz.ui.verdict import feedback_sheet

FORMS = {
    AskedAs.CHOICE: "as a choice, while it is young",
    AskedAs.TYPED: "to be typed, later",
}
OTHERWISE = {AskedAs.ORDER: "the order reversed", AskedAs.MATCH: "two partners exchanged"}
"""What is wrong with an answer where there is no lure to name."""


def label(shown: Shown) -> str:
    """What a screen shows, in a few words."""
    match shown.part:
        case Part.ASK:
            if isinstance(shown.screen, Ask) and shown.screen.hints:
                return "with its hints" if len(shown.screen.hints) > 1 else "with its hint"
            return f"asked {FORMS[shown.asked_as]}" if shown.climbs else "asked"
        case Part.RIGHT:
            return "turned over" if shown.asked_as is AskedAs.RECALL else "answered right"
        case Part.WRONG:
            return f"answered “{shown.lure}”" if shown.lure else f"answered with {OTHERWISE[shown.asked_as]}"
        case Part.UNKNOWN:
            return "not known"


def drawn(shown: Shown, room: Room) -> list[Text]:
    """The screen as a terminal has it, at whatever length, without head and keys."""
    match shown.screen:
        case Ask() as ask:
            sheet = ask_sheet(ask, arrive(ask), (), room)
        case Feedback() as feedback:
            sheet = feedback_sheet(feedback, arrive(feedback), (), room)
        case _:
            return []
    gap = [Text()] if sheet.pinned else []
    rows = [*sheet.question, *sheet.body, *sheet.note, *gap, *sheet.pinned]
    quiet = paragraph(room.text(f"— {label(shown)}", "dim"), room.column)
    return [Text.assemble(" " * room.margin, row, end="") if row else row for row in (*quiet, Text(), *rows, Text())]


def spoken(shown: Shown) -> Iterator[Line]:
    """The same in plain words."""
    yield Line(f"{label(shown)[0].upper()}{label(shown)[1:]}:")
    yield from pages.alone(shown.screen)
    yield Line("")

"""Draws options with letters as large as the room lets them be."""

from collections.abc import Iterator

from rich.text import Text

from quiz.commands.playing.big import HEIGHT, big, can_be_big
from quiz.commands.playing.hall import Hall
from quiz.core.prompt import Prompt
from quiz.core.record import Record
from quiz.ui.answering import Choosing, Draft, Ordering, Ticking
from quiz.ui.blocks import paragraph
from quiz.ui.words import letter

BLANK = Text()


class Option(Record):
    """An option with its letter, and what stands before it: a pointer, a tick, its place in an order."""

    label: str
    text: str
    lead: str = "  "


def options(prompt: Prompt, draft: Draft, hall: Hall) -> Iterator[list[Text]]:
    """The options, and the left-hand sides of a match, from the largest drawing to the smallest."""
    numbered = [Option(str(number), left) for number, left in enumerate(prompt.lefts, 1)]
    above = [BLANK, *(row for left in numbered for row in _small(hall, left))] if numbered else []
    if not prompt.options:
        yield above
        return
    lettered = [
        Option(letter(place).upper(), option, _lead(draft, place)) for place, option in enumerate(prompt.options)
    ]
    drawings = [[_small(hall, option) for option in lettered]]
    if not hall.ascii and all(can_be_big(option.label) for option in lettered):
        drawings.insert(0, [_large(hall, option) for option in lettered])
    for drawn in drawings:
        yield above + [row for option in drawn for row in (BLANK, *option)]
        yield [*above, BLANK, *(row for option in drawn for row in option)]


def _lead(draft: Draft, place: int) -> str:
    match draft:
        case Choosing(pointer):
            return "› " if place == pointer else "  "
        case Ticking(ticked, pointer):
            return ("›" if place == pointer else " ") + ("[✓] " if place in ticked else "[ ] ")
        case Ordering(placed, pointer):
            number = str(placed.index(place) + 1) if place in placed else "·"
            return ("›" if place == pointer else " ") + f"{number:>2} "
        case _:
            return "  "


def _small(hall: Hall, option: Option) -> list[Text]:
    lead = Text.assemble(hall.text(option.lead, "bold"), (option.label, "bold"), "   ", end="")
    return paragraph(hall.text(option.text), hall.column, lead)


def _large(hall: Hall, option: Option) -> list[Text]:
    """An option beside its letter, three rows high; the text stands at the letter's middle."""
    glyph = big(option.label)
    lead = hall.text(option.lead, "bold")
    indent = lead.cell_len + len(glyph[0]) + 4
    lines = paragraph(hall.text(option.text), max(hall.column - indent, 1))
    first = 1 if len(lines) == 1 else 0
    rows = []
    for row in range(max(HEIGHT, first + len(lines))):
        before = lead if row == 1 else " " * lead.cell_len
        dots = glyph[row] if row < HEIGHT else " " * len(glyph[0])
        line = lines[row - first] if first <= row < first + len(lines) else BLANK
        rows.append(Text.assemble(before, (dots, "bold"), "    " if line else "", line, end=""))
    return rows

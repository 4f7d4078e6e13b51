"""The pieces that screens are made of: cleaned text, wrapped paragraphs, labelled rows, bars, marked differences."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from quiz.core.clean import clean, clean_line
from quiz.core.record import Record
from quiz.core.screen import Progress
from quiz.ui import words
from quiz.ui.console import silent
from quiz.ui.lines import LEGIBLE, WIDEST
from quiz.ui.offers import Offer

ASCII_SIGNS = str.maketrans("✓✗≈◐━╸─›↓↑·▁▂▃▄▅▆▇█", "+x~/=--" + ">v^-" + "#" * 8) | {ord("→"): "->", ord("…"): "..."}
"""What stands for the project's own signs where only ASCII can be shown."""

ALIKE = 0.6
"""How alike two texts must be (difflib's ratio, 0 to 1) for marking their difference to help the eye."""

LONGEST_COMPARED = 200
"""Characters beyond which texts are not compared: it would take long, and the marks would be lost in them."""


class Room(Record):
    """The room there is, in columns and rows; `ascii` where nothing but ASCII can be shown."""

    width: int
    height: int
    ascii: bool = False

    @property
    def margin(self) -> int:
        """Empty columns on the left, and at least as many on the right."""
        return 2 if self.width >= 30 else 0

    @property
    def column(self) -> int:
        """Columns for text, at least one."""
        return max(min(self.width - 2 * self.margin, WIDEST), 1)

    @property
    def short(self) -> bool:
        """Whether rows must be saved."""
        return self.height < 20

    @property
    def cramped(self) -> bool:
        """Whether there are so few rows that even labels and empty lines are too many."""
        return self.height < 10

    def text(self, words: str, style: str = "") -> Text:
        """Make text for this room of words that may come from anywhere."""
        shown = clean(words)
        if self.ascii:
            shown = shown.translate(ASCII_SIGNS).encode("ascii", LEGIBLE).decode("ascii")
        return Text(shown, style=style, end="")

    def line(self, words: str, style: str = "") -> Text:
        """Make text that must stay on one line."""
        return self.text(clean_line(words), style)


def paragraph(text: Text, width: int, first: Text | None = None, hang: int | None = None) -> list[Text]:
    """Break text into lines of at most `width` columns; `first` leads the first line, later ones hang under the text.

    `hang` is the indent of the later lines where it is not the length of `first`.
    """
    lead = first or Text()
    indent = lead.cell_len if hang is None else hang
    room = max(width - max(lead.cell_len, indent), 1)
    lines = list(text.wrap(silent(), room, overflow="fold", tab_size=4)) or [Text()]
    for line in lines:
        line.rstrip()
    return [Text.assemble(lead if number == 0 else " " * indent, line, end="") for number, line in enumerate(lines)]


def shortened(room: Room, lines: Sequence[Text], most: int) -> list[Text]:
    """Keep the first `most` lines (at least one), with an ellipsis where something was left out."""
    if len(lines) <= max(most, 1):
        return list(lines)
    *kept, last = lines[: max(most, 1)]
    ellipsis = room.text(" …")
    if last.cell_len + ellipsis.cell_len > room.column:
        ellipsis = ellipsis[1:]
        last = last.copy()
        last.truncate(max(room.column - ellipsis.cell_len, 0))
        last.rstrip()
    return [*kept, Text.assemble(last, ellipsis, end="")]


def ends(left: Text, right: Text, width: int) -> list[Text]:
    """Put two texts at the two ends of a line, or on a line each where they do not fit."""
    gap = width - left.cell_len - right.cell_len
    if not left or not right:
        return paragraph(left or right, width)
    if gap >= 2:
        return [Text.assemble(left, " " * gap, right, end="")]
    return [*paragraph(left, width), *paragraph(right, width)]


def at_right(text: Text, width: int) -> list[Text]:
    """Put a text at the right end, or wrap it at the left where it is too long."""
    if text.cell_len > width:
        return paragraph(text, width)
    return [Text.assemble(" " * (width - text.cell_len), text, end="")]


def bar(room: Room, done: int, total: int, cells: int) -> Text:
    """Draw how much of `total` is done as a thin bar."""
    halves = 0 if total <= 0 else round(2 * cells * min(done / total, 1))
    full, half = divmod(halves, 2)
    filled = "━" * full + "╸" * half
    return Text.assemble(room.text(filled), room.text("─" * (cells - full - half), "dim"))


def difference(room: Room, given: str, key: str) -> tuple[Text, Text]:
    """Show an answer and its key with what differs marked, where they are alike enough for that to help."""
    left, right = room.text(given), room.text(key)
    if max(len(left), len(right)) > LONGEST_COMPARED:
        return left, right
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, _small(left.plain), _small(right.plain), autojunk=False)
    if matcher.ratio() >= ALIKE:
        for what, left_start, left_end, right_start, right_end in matcher.get_opcodes():
            if what != "equal":
                left.stylize("bold underline", left_start, left_end)
                right.stylize("bold underline", right_start, right_end)
    return left, right


def _small(text: str) -> list[str]:
    """The characters in small letters, one for one, so that positions stay."""
    return [character.casefold() for character in text]


def heading(room: Room, title: str, progress: Progress) -> list[Text]:
    """Say at the top of a screen which deck this is and how far the sitting has come."""
    counter = room.text(words.progress(progress))
    longest = room.column - counter.cell_len - 2
    left = room.line(title, "dim")
    if left.cell_len > longest:
        left.truncate(max(longest, 0), overflow="ellipsis" if not room.ascii else "crop")
    cells = min(room.column - left.cell_len - counter.cell_len - 6, 24)
    if cells >= 6:
        counter = Text.assemble(bar(room, progress.done, progress.total, cells), "  ", counter, end="")
    return ends(left, counter, room.column)


def key_line(room: Room, offers: tuple[Offer, ...]) -> Text:
    """Write the keys in one line, into the right margin if need be, leaving out the least needed where it is narrow."""
    widest = room.column + min(room.margin, 2)
    shown = [offer for offer in offers if offer.weight]
    while len(shown) > 1 and _key_items(room, shown).cell_len > widest:
        shown.remove(min(shown, key=lambda offer: offer.weight))
    line = _key_items(room, shown)
    line.truncate(widest)
    return line


def _key_items(room: Room, offers: list[Offer]) -> Text:
    gap = "   " if room.column > 60 else "  "
    items = [
        Text.assemble(room.text(offer.shown, "bold"), room.text(f" {offer.label}", "dim"), end="") for offer in offers
    ]
    return room.text(gap).join(items)


def chopped(text: str, width: int) -> list[str]:
    """Cut a text being typed into pieces of at most `width` columns, at any character; at least one piece."""
    pieces = [""]
    used = 0
    for character in text:
        cells = cell_len(character)
        if used + cells > width and pieces[-1]:
            pieces.append("")
            used = 0
        pieces[-1] += character
        used += cells
    return pieces

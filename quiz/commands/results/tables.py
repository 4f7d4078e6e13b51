"""Results as tables for people, in the terminal and on paper."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quiz.classroom.gradebook import ItemResults, PaperResults
from quiz.commands.exam.words import percent, points
from quiz.commands.results import shown as words
from quiz.commands.results.shown import Class
from quiz.commands.rows import BLANK, Row, show, width
from quiz.commands.world import World
from quiz.core.clean import clean_line
from quiz.ui.words import count
from quiz.ui.words import percent as share

if TYPE_CHECKING:
    from quiz.ui.blocks import Room

LEFT, RIGHT = "left", "right"


def show_gradebook(world: World, shown: Class) -> None:
    """Print each paper with its students."""
    for paper in shown.papers:
        show(world, [Row(words.paper_title(paper), style="bold"), BLANK])
        _print(world, (words.who(paper), "points", "%", "", "time"), (LEFT, RIGHT, RIGHT, LEFT, LEFT), _students(paper))
        show(world, [BLANK, Row(words.paper_sum(paper)), BLANK])
    if shown.absent:
        show(world, [Row(f"Absent: {clean_line(', '.join(shown.absent))}."), BLANK])


def show_questions(world: World, shown: Class) -> None:
    """Print the questions, the one missed most first, and what was chosen where it could be."""
    if not shown.items:
        return
    rows = [
        (
            str(number),
            share(item.figures.facility),
            words.discrimination(item.figures),
            str(item.figures.count),
            shown.question(item),
        )
        for number, item in enumerate(shown.items, 1)
    ]
    show(world, [Row("Questions, the one missed most first", style="bold"), BLANK])
    _print(world, ("", "p", "D", "n", "question"), (RIGHT, RIGHT, RIGHT, RIGHT, LEFT), rows)
    few = any(not item.figures.enough and item.figures.discrimination is not None for item in shown.items)
    show(world, [BLANK, Row(words.D, style="dim"), *([Row(words.BRACKETS, style="dim")] if few else [])])
    for number, item in enumerate(shown.items, 1):
        if details := _details(shown, item):
            show(world, [BLANK, Row(shown.question(item), f"{number}  ", "bold"), *details])


def _students(paper: PaperResults) -> Iterable[tuple[str, ...]]:
    for sheet in paper.sheets:
        yield (
            sheet.shown,
            f"{points(sheet.score)} of {len(sheet.rows)}",
            percent(sheet.percent),
            words.passed(sheet),
            words.took(sheet),
        )


def _details(shown: Class, item: ItemResults) -> list[Row]:
    """Who chose what, and what is odd; nothing where everybody was simply right."""
    found = item.figures
    missed = found.facility < 1
    rows = []
    if missed and any(chosen.students for chosen in found.chosen):
        for chosen in found.chosen[: words.TOLD]:
            lead = "   ✓ " if chosen.right else "     "
            said = words.chosen_line(chosen, named=not shown.anonymous and not chosen.right)
            rows.append(Row(f"{clean_line(chosen.option)} · {said}", lead))
        if more := len(found.chosen[words.TOLD :]):
            rows.append(Row(f"{count(more, 'other answer')}; `--csv --questions` has all.", "     ", "dim"))
    elif missed and (key := shown.keys.get((item.card, item.hash))):
        rows.append(Row(clean_line(key), "   ✓ "))
    if note := words.aside(item):
        rows.append(Row(f"{note}.", "     ", "dim"))
    return rows


def _print(world: World, heads: Sequence[str], sides: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table as wide as there is room for; what is too long goes on beneath its beginning."""
    from rich.table import Table

    from quiz.ui.blocks import Room
    from quiz.ui.console import console
    from quiz.ui.lines import only_ascii

    room = Room(width(world), 1, only_ascii(world.stdout, world.environ))
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim" if world.styled else "")
    for head, side in zip(heads, sides, strict=True):
        table.add_column(_cell(room, head), justify="right" if side == RIGHT else "left", no_wrap=side == RIGHT)
    for row in rows:
        table.add_row(*(room.line(cell) for cell in row))
    out = console(world.stdout)
    out.width = room.width
    with out.capture() as captured:
        out.print(table)
    world.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def _cell(room: "Room", text: str) -> str:
    return room.line(text).plain

"""Results as tables for people, in the terminal and on paper."""

from collections.abc import Iterable, Sequence
from typing import Literal

from quiz.classroom.gradebook import ItemResults, PaperResults
from quiz.commands.exam.words import percent, points
from quiz.commands.results import shown as words
from quiz.commands.results.shown import Class
from quiz.commands.rows import BLANK, Row, show, width
from quiz.commands.world import World
from quiz.core.clean import clean_line
from quiz.ui.lines import cells
from quiz.ui.words import count
from quiz.ui.words import percent as share

Side = Literal["left", "right"]
LEFT: Side = "left"
RIGHT: Side = "right"

GAP = 2
"""Columns behind each of a table, the last one too."""

WORD = 16
"""Columns of a word that is not broken; a longer one may be, and what is written without blanks."""


def show_gradebook(world: World, shown: Class) -> None:
    """Print each paper with its students."""
    for paper in shown.papers:
        show(world, [Row(words.paper_title(paper), style="bold"), BLANK])
        _print(world, (words.who(paper), "points", "%", "", "time"), (LEFT, RIGHT, RIGHT, LEFT, LEFT), _students(paper))
        show(world, [BLANK, Row(words.paper_sum(paper)), BLANK])
    if unlike := words.unlike(shown.papers):
        show(world, [Row(unlike), BLANK])
    if any(paper.alpha is not None for paper in shown.papers):
        show(world, [Row(words.ALPHA, style="dim"), BLANK])
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
    chosen = any(_told_of(item) for item in shown.items)
    notes = [words.D, *([words.BRACKETS] if few else []), *([words.CHOSEN] if chosen else [])]
    show(world, [BLANK, *(Row(note, style="dim") for note in notes)])
    digits = len(str(len(shown.items)))
    for number, item in enumerate(shown.items, 1):
        if details := _details(shown, item, " " * (digits + 2)):
            show(world, [BLANK, Row(shown.question(item), f"{number:>{digits}}  ", "bold"), *details])


def _students(paper: PaperResults) -> Iterable[tuple[str, ...]]:
    for sheet in paper.sheets:
        yield (
            sheet.shown,
            f"{points(sheet.score)} of {len(sheet.rows)}",
            percent(sheet.percent),
            words.passed(sheet),
            words.took(sheet),
        )


def _told_of(item: ItemResults) -> bool:
    """Whether there is something to tell of who chose what."""
    return item.figures.facility < 1 and any(chosen.students for chosen in item.figures.chosen)


def _details(shown: Class, item: ItemResults, indent: str) -> list[Row]:
    """Who chose what, and what is odd; nothing where everybody was simply right."""
    found = item.figures
    rows = []
    if _told_of(item):
        for chosen in found.chosen[: words.TOLD]:
            lead = f"{indent}✓ " if chosen.right else f"{indent}  "
            said = words.chosen_line(chosen, named=not shown.anonymous and not chosen.right)
            rows.append(Row(f"{clean_line(chosen.option)} · {said}", lead))
        if more := len(found.chosen[words.TOLD :]):
            rows.append(Row(f"{count(more, 'other answer')}; `--csv --questions` has all.", f"{indent}  ", "dim"))
    elif found.facility < 1 and (key := shown.keys.get((item.card, item.hash))):
        rows.append(Row(clean_line(key), f"{indent}✓ "))
    if note := words.aside(item):
        rows.append(Row(f"{note}.", f"{indent}  ", "dim"))
    return rows


def _print(world: World, heads: Sequence[str], sides: Sequence[Side], rows: Iterable[Sequence[str]]) -> None:
    """Print a table as wide as there is room for; what is too long goes on beneath its beginning.

    Where words would have to be broken for that, each row is told in a sentence.
    """
    from rich.table import Table

    from quiz.ui.blocks import Room
    from quiz.ui.console import console
    from quiz.ui.lines import only_ascii

    room = Room(width(world), 1, only_ascii(world.stdout, world.environ))
    shown = [[room.line(cell) for cell in row] for row in rows]
    columns = zip(heads, *([cell.plain for cell in row] for row in shown), strict=True)
    least = [_least(column, side) for column, side in zip(columns, sides, strict=True)]
    if sum(least) + GAP * len(least) > room.width:
        for first, *others in shown:
            told = (_told(head, cell.plain) for head, cell in zip(heads[1:], others, strict=True))
            show(world, [Row(first.plain, style="bold"), Row(", ".join(filter(None, told)), "  ")])
        return
    table = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style="dim" if world.styled else "")
    for head, side, columns_at_least in zip(heads, sides, least, strict=True):
        table.add_column(room.line(head), justify=side, min_width=columns_at_least, overflow="fold")
    for row in shown:
        table.add_row(*row)
    out = console(world.stdout)
    out.width = room.width
    with out.capture() as captured:
        out.print(table)
    world.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def _least(column: Sequence[str], side: Side) -> int:
    """The columns that a column takes at least: at the right for whole cells, else for words that are not broken."""
    if side == RIGHT:
        return max(map(cells, column))
    return min(max(cells(word) for cell in column for word in cell.split() or [""]), WORD)


def _told(head: str, cell: str) -> str:
    """A cell without its column: behind the head, where it does not say that itself."""
    return cell if head in cell or not cell else f"{head} {cell}"

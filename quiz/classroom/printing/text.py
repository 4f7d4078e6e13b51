"""Worksheets and keys as plain text, in lines of at most 76 columns."""

from collections.abc import Iterator
from typing import assert_never

from quiz.classroom.printing.handout import Handout
from quiz.classroom.printing.key import Key, Solution
from quiz.classroom.printing.sheet import (
    Filling,
    Labels,
    Letters,
    Lines,
    Pairs,
    Places,
    Rows,
    Sheet,
    Space,
    Task,
    Ticks,
    Value,
    stem_line,
)
from quiz.core.answer import label_of
from quiz.core.columns import cells, wrap

WIDTH = 76
MARGIN = 5
"""Columns for the numbers of the questions."""

SHORT = "_" * 20
RULE = "=" * WIDTH


def write(handout: Handout) -> bytes:
    """The sheets, then the keys, with a rule between each and the next; the same handout gives the same bytes."""
    parts = [*map(_sheet, handout.sheets), *map(_key, handout.keys)]
    text = f"\n{RULE}\n\n".join("".join(f"{line.rstrip()}\n" for line in part) for part in parts)
    return text.encode()


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield from _heading(sheet.title, sheet.code)
    yield ""
    points = f"   Points ______ / {sheet.points * len(sheet.tasks)}" if sheet.points else ""
    date = "Date ________________"
    yield f"Name {'_' * (WIDTH - len(date) - len(points) - 8)}   {date}{points}"
    for task in sheet.tasks:
        yield ""
        yield from _task(task, sheet.points)


def _heading(title: str, code: str) -> Iterator[str]:
    """The title at the left, the code at the right of its last line, or on a line of its own."""
    *lines, last = wrap(title, WIDTH, whole_words=False)
    yield from lines
    gap = WIDTH - cells(last) - cells(code)
    if gap < 3:
        yield last
        yield f"{code:>{WIDTH}}"
    else:
        yield last + " " * gap + code


def _task(task: Task, points: int) -> Iterator[str]:
    yield from _wrapped(stem_line(task.text), f"{task.number:>{MARGIN - 2}}. ")
    if task.guide:
        yield from _wrapped(task.guide)
    if not isinstance(task.space, Filling):
        yield ""
    yield from _space(task.space)
    if points:
        yield f"{f'____ / {points}':>{WIDTH}}"


def _space(space: Space) -> Iterator[str]:
    match space:
        case Letters(options=options):
            yield from _lettered(options)
        case Labels(options=options):
            yield from (line for option in options for line in _wrapped(option, f"{'':{MARGIN}}[ ]  "))
        case Ticks(options=options):
            yield from _lettered(options, "[ ]  ")
        case Places(options=options):
            yield from _lettered(options)
            yield ""
            yield from _wrapped("   ".join(f"{place}. ____" for place in range(1, len(options) + 1)))
        case Pairs(lefts=lefts, options=options):
            numbered = enumerate(lefts, 1)
            yield from (
                line for number, left in numbered for line in _wrapped(left, f"{'':{MARGIN}}____ {number:>2}. ")
            )
            yield ""
            yield from _lettered(options)
        case Lines(count=count):
            yield from _ruled([" " * MARGIN] * count)
        case Value(before=before, after=after):
            yield from _wrapped(f"{before}{SHORT} {after}".rstrip())
        case Rows(count=count):
            yield from _ruled([f"{number:>{MARGIN + 1}}. " for number in range(1, count + 1)])
        case Filling():
            pass
        case unknown:
            assert_never(unknown)


def _ruled(leads: list[str]) -> Iterator[str]:
    """Lines to write on, with room between them."""
    for place, lead in enumerate(leads):
        yield from [""] * (place > 0)
        yield lead + "_" * (WIDTH - len(lead))


def _lettered(options: tuple[str, ...], box: str = "") -> Iterator[str]:
    widest = len(label_of(len(options) - 1))
    for place, option in enumerate(options):
        yield from _wrapped(option, f"{'':{MARGIN}}{box}{label_of(place):>{widest}}  ")


def _wrapped(text: str, lead: str = " " * MARGIN) -> list[str]:
    return wrap(text, WIDTH, lead, " " * cells(lead), whole_words=False)


def _key(key: Key) -> Iterator[str]:
    yield from _heading(f"Key: {key.title}", key.code)
    if key.worth:
        yield from ("", key.worth)
    yield ""
    for solution in key.solutions:
        yield from _solution(solution)


def _solution(solution: Solution) -> Iterator[str]:
    yield from _wrapped(solution.answer, f"{solution.number:>{MARGIN - 2}}. ")
    for text in (solution.meaning, *solution.notes, solution.source):
        if text:
            yield from _wrapped(text)

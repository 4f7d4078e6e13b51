"""Worksheets and keys as Markdown, to be edited, published or pasted elsewhere."""

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
from quiz.core.card import GAP
from quiz.core.markdown import escaped

LINE = escaped(GAP * 10)
SHORT = escaped(GAP * 5)
LETTER = escaped(GAP)
BOX = "☐"


def write(handout: Handout) -> bytes:
    """The sheets, then the keys, with a rule between each and the next; the same handout gives the same bytes."""
    parts = [*map(_sheet, handout.sheets), *map(_key, handout.keys)]
    return "\n---\n\n".join("\n\n".join(part) + "\n" for part in parts).encode()


def _sheet(sheet: Sheet) -> Iterator[str]:
    """The sheet's blocks, between which there will be empty lines."""
    yield f"# {_one_line(sheet.title)}"
    yield sheet.code
    points = f" Points: {LETTER} / {sheet.points * len(sheet.tasks)}" if sheet.points else ""
    yield f"Name: {SHORT} Date: {SHORT}{points}"
    for task in sheet.tasks:
        yield from _task(task, sheet.points)


def _task(task: Task, points: int) -> Iterator[str]:
    worth = f" ({LETTER} / {points})" if points else ""
    yield f"**{task.number}.** " + escaped(stem_line(task.text)) + worth
    if task.guide:
        yield f"*{escaped(task.guide)}*"
    yield from _space(task.space)


def _space(space: Space) -> Iterator[str]:
    match space:
        case Letters(options=options):
            yield _lettered(options)
        case Labels(options=options):
            yield _items(f"{BOX} {_one_line(option)}" for option in options)
        case Ticks(options=options):
            yield _lettered(options, f"{BOX} ")
        case Places(options=options):
            yield _lettered(options)
            yield " ".join(f"{place}\\. {LETTER}" for place in range(1, len(options) + 1))
        case Pairs(lefts=lefts, options=options):
            yield _items(f"{LETTER} {number}\\. {_one_line(left)}" for number, left in enumerate(lefts, 1))
            yield _lettered(options, mark="*")  # another mark makes another list
        case Lines(count=count):
            yield from [LINE] * count
        case Value(before=before, after=after):
            yield f"{_one_line(before)}{SHORT} {_one_line(after)}".rstrip()
        case Rows(count=count):
            yield _items(f"{number}\\. {LINE}" for number in range(1, count + 1))
        case Filling():
            pass
        case unknown:
            assert_never(unknown)


def _lettered(options: tuple[str, ...], box: str = "", mark: str = "-") -> str:
    return _items((box + _one_line(f"{label_of(place)}) {option}") for place, option in enumerate(options)), mark)


def _items(items: Iterator[str], mark: str = "-") -> str:
    return "\n".join(f"{mark} {item}" for item in items)


def _one_line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _key(key: Key) -> Iterator[str]:
    yield f"# Key: {_one_line(key.title)}"
    yield key.code
    if key.worth:
        yield key.worth
    for solution in key.solutions:
        yield _solution(solution)


def _solution(solution: Solution) -> str:
    more = (solution.meaning, *solution.notes, solution.source)
    return "  \n".join(
        (f"**{solution.number}.** {_one_line(solution.answer)}", *(_one_line(text) for text in more if text))
    )

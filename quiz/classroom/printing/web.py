"""Worksheets, keys and flashcards as one HTML file to be printed by a browser.

The file loads nothing and runs nothing: its policy allows its own style sheet by its hash, and nothing else.
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import assert_never
from unicodedata import bidirectional

from quiz.classroom.printing.cards import COLUMNS, ROWS, TEXT_SIZES, Cards, Side
from quiz.classroom.printing.handout import Handout, PaperSize
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
)
from quiz.core.answer import label_of

LINE = '<span class="line"></span>'
SHORT = '<span class="short"></span>'
BOX = '<span class="box"></span>'
GAP = '<span class="gap"></span>'
LETTER = '<span class="letter"></span>'


def write(handout: Handout) -> bytes:
    """The sheets, then the keys, each on pages of its own; the same handout gives the same bytes."""
    parts = [*map(_sheet, handout.sheets), *map(_key, handout.keys)]
    foots = [*((sheet.code, "") for sheet in handout.sheets), *((key.code, "Key ") for key in handout.keys)]
    pages = "".join(
        f'@page part{number} {{ counter-increment: part{number}; @bottom-left {{ content: "{what}{code}" }}\n'
        f'@bottom-right {{ content: "page " counter(part{number}) }} }}\n.part{number} {{ page: part{number} }}\n'
        for number, (code, what) in enumerate(foots)
    )
    body = "".join(f'<main class="part{number}">\n{part}</main>\n' for number, part in enumerate(parts))
    return _document(handout.title, _size(handout.size) + pages + _style("page.css"), body)


def write_cards(cards: Cards) -> bytes:
    """The fronts of each leaf, and on the next page its backs, turned over along the long edge."""
    body = "".join(
        f'<div class="leaf {side}">\n{"".join(_face(face, named=side == "backs") for face in faces)}</div>\n'
        for fronts, backs in cards.leaves
        for side, faces in (("fronts", fronts), ("backs", backs))
    )
    width, height = cards.card_size
    measures = f".leaf {{ grid-template: repeat({ROWS}, {height}mm) / repeat({COLUMNS}, {width}mm) }}\n"
    sizes = "".join(f".s{size} {{ font-size: {size}pt }}\n" for size in TEXT_SIZES)
    return _document(cards.title, _size(cards.size) + measures + sizes + _style("cards.css"), body)


def _document(title: str, style: str, body: str) -> bytes:
    style = f"\n{style}"
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
{body}</body>
</html>
""".encode()


def _size(size: PaperSize) -> str:
    return f"@page {{ size: {size.name} }}\n"


def _style(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _text(text: str) -> str:
    """A text as it is, its line ends kept, its direction its own."""
    return f'<bdi class="text">{escape(text)}</bdi>'


def _sheet(sheet: Sheet) -> str:
    blanks = [f"<span>Name {LINE}</span>", f"<span>Date {LINE}</span>"]
    if sheet.points:
        blanks.append(f"<span>Points {LETTER} / {sheet.points * len(sheet.tasks)}</span>")
    head = f'<h1>{_text(sheet.title)}</h1>\n<p class="who">{" ".join(blanks)}</p>\n'
    return head + "".join(_task(task, sheet.points) for task in sheet.tasks)


def _task(task: Task, points: int) -> str:
    stem = f'<bdi class="text">{GAP.join(map(escape, task.text))}</bdi>'
    guide = f'<p class="guide"><bdi>{escape(task.guide)}</bdi></p>\n' if task.guide else ""
    worth = f'<p class="points">{LETTER} / {points}</p>\n' if points else ""
    return (
        f'<section class="task" {_tongue(task.language, " ".join(task.text))}>\n'
        f'<p class="stem">{_number(task.number)}{stem}</p>\n{guide}{_space(task.space)}{worth}</section>\n'
    )


def _tongue(language: str, text: str) -> str:
    """The attributes for a language, and for the direction in which a text is written: that of its first letter."""
    ways = (bidirectional(character) for character in text)
    first = next((way for way in ways if way in ("L", "R", "AL")), "L")
    return f'lang="{escape(language)}" dir="{"ltr" if first == "L" else "rtl"}"'


def _number(number: int) -> str:
    return f'<b class="number">{number}.</b> '


def _space(space: Space) -> str:
    match space:
        case Letters(options=options):
            return _lettered(options)
        case Labels(options=options):
            return '<p class="labels">' + " ".join(f"<span>{BOX} {_text(label)}</span>" for label in options) + "</p>\n"
        case Ticks(options=options):
            return _lettered(options, BOX)
        case Places(options=options):
            places = " ".join(f"<span>{place}. {LETTER}</span>" for place in range(1, len(options) + 1))
            return f'{_lettered(options)}<p class="places">{places}</p>\n'
        case Pairs(lefts=lefts, options=options):
            sides = (
                _list(f"{LETTER} <span>{number}.</span> {_text(left)}" for number, left in enumerate(lefts, 1)),
                _lettered(options),
            )
            return f'<div class="pairs">\n{"".join(sides)}</div>\n'
        case Lines(count=count):
            return f'<p class="writing">{LINE * count}</p>\n'
        case Value(before=before, after=after):
            return f'<p class="value">{_text(before)}{SHORT} {_text(after)}</p>\n'
        case Rows(count=count):
            return _list(f"{number}. {LINE}" for number in range(1, count + 1))
        case Filling():
            return ""
        case unknown:
            assert_never(unknown)


def _lettered(options: tuple[str, ...], box: str = "") -> str:
    return _list(f"{box}<b>{label_of(place)}</b> {_text(option)}" for place, option in enumerate(options))


def _list(items: Iterable[str]) -> str:
    return "<ul>\n" + "".join(f"<li>{item}</li>\n" for item in items) + "</ul>\n"


def _key(key: Key) -> str:
    worth = f'<p class="worth">{key.worth}</p>\n' if key.worth else ""
    return f"<h1>Key {key.code}: {_text(key.title)}</h1>\n{worth}" + "".join(map(_solution, key.solutions))


def _solution(solution: Solution) -> str:
    notes = "".join(f"<p>{_text(text)}</p>\n" for text in (solution.meaning, *solution.notes) if text)
    source = f'<p class="source">{_text(solution.source)}</p>\n' if solution.source else ""
    return (
        f'<section class="solution" {_tongue(solution.language, solution.meaning + solution.answer)}>\n'
        f"<p>{_number(solution.number)}<strong>{_text(solution.answer)}</strong></p>\n{notes}{source}</section>\n"
    )


def _face(face: Side | None, *, named: bool) -> str:
    if face is None:
        return "<div></div>\n"
    lines = "".join(f"<p>{_text(line)}</p>\n" for line in face.lines)
    foot = f"<footer>{_text(face.card)}</footer>" if named else ""
    return f'<section class="face s{face.size}" lang="{escape(face.language)}">\n{lines}{foot}</section>\n'

"""A text as its paragraphs, named as cards name them in `source`."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from quiz.core.record import Record

_NUMBERED = re.compile(r"(\d{1,6}|[A-Za-z][\w-]{0,30})\t(.*)")
_CREDIT = re.compile(r"\([^()\n]{2,60}/[^()\n]{2,40}\)\s*$")
"""What ends the caption of a photo: who took it, and for whom."""

CAPTION = "caption"

LONGEST_HEADLINE = 120
"""Characters of a paragraph that can be a headline."""


class Paragraph(Record):
    """One paragraph: its name as `source` has it, its text on one line, and the line of the file that it begins on."""

    name: int | str
    text: str
    line: int


def read_article(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text: its lines where each is `number<TAB>text`, else what stands between empty lines.

    The latter are counted from 1. One that ends with a photo's credit is the caption and not counted, nor is one whose
    last line begins a later one: pages show captions and headlines twice.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    filled = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    rows = [(number, _NUMBERED.fullmatch(line)) for number, line in filled]
    if rows and all(row for _, row in rows):
        return tuple(_named(row[1], row[2], number) for number, row in rows if row)
    return tuple(_counted(lines))


def headline(paragraphs: Sequence[Paragraph]) -> str:
    """The headline of a text, which is its first paragraph as well; empty where it has none."""
    first = next((paragraph for paragraph in paragraphs if paragraph.name == 1), None)
    others = sum(isinstance(paragraph.name, int) for paragraph in paragraphs) - 1
    if (
        first is None
        or not others
        or len(first.text) > LONGEST_HEADLINE
        or first.text.endswith((".", "!", ":", "”", '"'))
    ):
        return ""
    return first.text


def _named(name: str, text: str, line: int) -> Paragraph:
    return Paragraph(int(name) if name.isdecimal() else name, _one_line(text), line)


def _counted(lines: list[str]) -> list[Paragraph]:
    blocks: list[tuple[int, list[str]]] = []
    begun = False
    for number, line in enumerate(lines, 1):
        if line.strip() and begun:
            blocks[-1][1].append(line)
        elif line.strip():
            blocks.append((number, [line]))
        begun = bool(line.strip())
    paragraphs: list[Paragraph] = []
    whole = [_one_line(" ".join(block)) for _, block in blocks]
    count = 0
    in_order = sorted((text, -place) for place, text in enumerate(whole))
    for place, (number, block) in enumerate(blocks):
        if _begins_later(_one_line(block[-1]), place, in_order):
            continue
        caption = bool(_CREDIT.search(block[-1]))
        count += not caption
        paragraphs.append(Paragraph(CAPTION if caption else count, whole[place], number))
    return paragraphs


def _begins_later(line: str, place: int, in_order: Sequence[tuple[str, int]]) -> bool:
    """Whether a paragraph after that at `place` begins with a line; `in_order` has all with their places, negated."""
    at = bisect_left(in_order, (line, -len(in_order)))
    while at < len(in_order) and in_order[at][0].startswith(line):
        if -in_order[at][1] > place:
            return True
        at += 1
    return False


def _one_line(text: str) -> str:
    return " ".join(text.split())


_ABBREVIATION = re.compile(
    r"(?:(?<!°)\b(?:[A-Z]|[A-Z](?:\.[A-Z])+|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Adm|Capt|Maj|Brig|Cmdr|Gov|Sen|Rep|Rev|Hon|Jr|Sr|St|"
    r"Mt|No|vs|approx|ca|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e))\.$"
)
_END = re.compile(r"[.!?…][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph; the full stop of an abbreviation or initial ends none."""
    found = []
    start = 0
    for end in _END.finditer(text):
        if _ABBREVIATION.search(text[start : end.start() + 1]) is None:
            found.append(text[start : end.end()].strip())
            start = end.end()
    return tuple(sentence for sentence in (*found, text[start:].strip()) if sentence)

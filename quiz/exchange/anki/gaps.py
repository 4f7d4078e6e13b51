"""Anki's clozes: `{{c1::answer::hint}}` in a text, as the gaps of ours, and back."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from quiz.core import note
from quiz.core.card import Cloze
from quiz.core.note import clozes, pieces

_MARK = re.compile(r"\{\{c(\d{1,6}(?:,\d{1,6}){0,20})::|\}\}")
OCCLUSION = "image-occlusion:"
"""What a gap begins with that covers a part of an image."""


class Gap(NamedTuple):
    """A gap: its numbers (all gaps of a number are asked together), the text that goes in, and its hint."""

    numbers: tuple[int, ...]
    key: str
    hint: str = ""


class Gapped(NamedTuple):
    """A text taken apart: `around` stands around the gaps, one piece more than those; `nested` counts gaps in gaps."""

    around: tuple[str, ...]
    gaps: tuple[Gap, ...]
    nested: int = 0


def gapped(text: str) -> Gapped:
    """The gaps of a plain text. One within another is filled in: only the outer one is asked.

    A gap without an answer is left out, one without an end is text like any other.
    """
    around, gaps, nested, at = [""], [], 0, 0
    opened: list[tuple[str, list[str]]] = []
    for mark in _MARK.finditer(text):
        inside = opened[-1][1] if opened else around
        _add(inside, text[at : mark.start()])
        at = mark.end()
        if mark[1]:
            opened.append((mark[1], [""]))
        elif not opened:
            _add(around, mark[0])
        else:
            numbers, content = opened.pop()
            key, _, hint = content[0].partition("::")
            if opened:
                nested += 1
                _add(opened[-1][1], key)
            elif key.strip():
                gaps.append(Gap(tuple(map(int, numbers.split(","))), key.strip(), hint.strip()))
                _add(around, key[: len(key) - len(key.lstrip())])
                around.append(key[len(key.rstrip()) :])
    for numbers, content in opened:
        _add(around, "{{c" + numbers + "::" + content[0])
    _add(around, text[at:])
    return Gapped(tuple(around), tuple(gaps), nested)


def questions(text: Gapped) -> tuple[Cloze, ...]:
    """A question for each gap, the others filled in."""
    return clozes(text.around, [note.Gap((gap.key,), gap.hint) for gap in text.gaps])


def numbered(siblings: Sequence[Cloze]) -> str:
    """The text of a cloze as Anki has it, its gaps numbered from 1."""
    first, *others = pieces(siblings)
    written = [first]
    for number, (gap, piece) in enumerate(zip(siblings, others, strict=True), 1):
        hint = f"::{gap.gap_hint}" if gap.gap_hint else ""
        written += [f"{{{{c{number}::{gap.key}{hint}}}}}", piece]
    return "".join(written)


def _add(texts: list[str], text: str) -> None:
    texts[-1] += text

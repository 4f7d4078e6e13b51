"""Takes a typed line apart: into items at `;`, into pairs at `=`, into the letters or numbers of options."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from quiz.core.number_words import in_digits

_COMMA = r"[,、，](?!\d)|(?<!\d)[,、，]"
_SIDES = "->|=>|→|=|＝"

LONGEST_ANSWER = 10_000
"""Characters that an answer may have, however it is given; marking is built for that many."""


def split_items(text: str) -> tuple[str, ...]:
    """The items of a line: parted by `;`, line ends or the numbers before them, or by commas where there is none."""
    numbered = numbered_items(text)
    pieces = list(numbered or re.split(r"[;；\n]", text))
    if len(pieces) == 1:
        pieces = re.split(_COMMA, text)
    if len(pieces) > 1:
        pieces[-1] = re.sub(r"^\s*(?:and|&)\s+", "", pieces[-1])
    return tuple(item for piece in pieces if (item := re.sub(r"^[-*•·–—]\s+", "", piece.strip())))


def numbered_items(text: str) -> tuple[str, ...]:
    """The items of `1. red 2. green` or `1) red, 2) green`; empty where they are not numbered from 1 in turn."""
    marks = list(re.finditer(r"(?:^|(?<=[\s,;.]))\(?(\d{1,2})[.)]\s+", text))
    if len(marks) < 2 or marks[0].start() or [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)):
        return ()
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    items = tuple(text[mark.end() : end].strip(" \n,;") for mark, end in zip(marks, ends, strict=True))
    return items if all(items) else ()


def split_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """The pairs of a line: `left = right; left -> right`, or with commas between them.

    A piece that is no pair has no right side.
    """
    pieces = re.split(r"[;；\n]", text)
    if len(pieces) == 1 and len(re.findall(rf"{_SIDES}|:", text)) > 1:
        pieces = _at_commas(text)
    pairs = []
    for piece in pieces:
        sides = re.split(_SIDES, piece, maxsplit=1)
        for other in (":", r"\s[-–—]\s"):
            sides = sides if len(sides) == 2 else re.split(other, piece, maxsplit=1)
        left, right = (side.strip() for side in [*sides, ""][:2])
        if left or right:
            pairs.append((left, right))
    return tuple(pairs)


def _at_commas(text: str) -> list[str]:
    """The pairs between commas; what has no right side belongs to the pair after it: `March 23, 2015 = Tokyo`."""
    pieces: list[str] = []
    for piece in re.split(rf",(?=[^,]*(?:{_SIDES}|:))", text):
        if pieces and not re.search(rf"{_SIDES}|:", pieces[-1]):
            pieces[-1] += f",{piece}"
        else:
            pieces.append(piece)
    return pieces


def known_runs(
    pieces: Sequence[str], joints: Sequence[str], is_known: Callable[[str], object], longest: int
) -> Iterator[str]:
    """The pieces of a line, joined again where some of them make a known item: from the left, as many as can be.

    `joints` are what stood between them; no more than `longest` pieces are joined.
    """
    at = 0
    while at < len(pieces):
        size = min(longest, len(pieces) - at)
        while size > 1 and not is_known(_run(pieces, joints, at, size)):
            size -= 1
        yield _run(pieces, joints, at, size)
        at += size


def _run(pieces: Sequence[str], joints: Sequence[str], at: int, size: int) -> str:
    return pieces[at] + "".join(joints[next_ - 1] + pieces[next_] for next_ in range(at + 1, at + size))


def label_of(place: int) -> str:
    """The letter of an option, counted from 0: `a` … `z`, and from there on its number: `27`."""
    return chr(ord("a") + place) if place < 26 else str(place + 1)


@lru_cache(maxsize=256)
def place_of(label: str) -> int | None:
    """The place that a letter or number stands for, from 0: of `b`, `B.`, `(b)`, `2`, `option b`, `the second one`."""
    if len(label) > 40:
        return None
    found = re.fullmatch(
        r"(?:the )?(?:(?:option|answer|choice|letter|number) |# ?)?[(\[]?\s*(?:([a-z])|([1-9][0-9]?)(?:st|nd|rd|th)?)"
        r"\s*[)\].:]?(?: (?:one|option|answer|choice))?",
        " ".join(in_digits(label.casefold().split())),
    )
    if found is None:
        return None
    return ord(found[1]) - ord("a") if found[1] else int(found[2]) - 1


def places_of(text: str, count: int) -> list[int] | None:
    """The places that `text` names by letters or numbers alone (`a c`, `ac`, `1, 3`), or None."""
    words = re.sub(r"\b(?:and|both|options?|answers?|numbers?)\b", " ", text.casefold())
    pieces = re.findall(r"[^\s,;.()\[\]>/&+-]+", words)
    if len(pieces) == 1 and len(pieces[0]) > 1 and (count < 10 or pieces[0].isalpha()):
        pieces = list(pieces[0])
    places: list[int] = []
    for piece in pieces:
        place = place_of(piece)
        if place is None or place >= count:
            return None
        places.append(place)
    return places or None

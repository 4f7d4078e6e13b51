"""Takes a typed line apart: into items at `;`, into pairs at `=`, into the letters or numbers of options."""

import re

LONGEST_ANSWER = 10_000
"""Characters that an answer may have, however it is given; marking is built for that many."""


def split_items(text: str) -> tuple[str, ...]:
    """The items of a line: parted by `;` or line ends, or by commas where there is neither."""
    if re.search(r"[;；\n]", text):
        pieces = re.split(r"[;；\n]", text)
    else:
        pieces = re.split(r"[,、，](?!\d)|(?<!\d)[,、，]", text)
    if len(pieces) > 1:
        pieces[-1] = re.sub(r"^\s*(?:and|&)\s+", "", pieces[-1])
    return tuple(item for piece in pieces if (item := piece.strip()))


def split_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """The pairs of a line: `left = right; left -> right`; a piece that is no pair has no right side."""
    pairs = []
    for piece in re.split(r"[;；\n]", text):
        sides = re.split("->|=>|→|=|＝", piece, maxsplit=1)
        if len(sides) == 1:
            sides = [*piece.split(":", 1), ""][:2]
        left, right = (side.strip() for side in sides)
        if left or right:
            pairs.append((left, right))
    return tuple(pairs)


def place_of(label: str) -> int | None:
    """The place that a letter or number stands for, from 0: of `b`, `B.`, `(b)`, `2`."""
    found = re.fullmatch(r"\(?\s*(?:([A-Za-z])|([1-9][0-9]?))\s*[.):]?", label.strip())
    if found is None:
        return None
    return ord(found[1].lower()) - ord("a") if found[1] else int(found[2]) - 1


def places_of(text: str, count: int) -> list[int] | None:
    """The places that `text` names by letters or numbers alone (`a c`, `ac`, `1, 3`), or None."""
    pieces = re.findall(r"[^\s,;.()>/&+-]+", re.sub(r"\band\b", " ", text.casefold()))
    if len(pieces) == 1 and len(pieces[0]) > 1 and (count < 10 or pieces[0].isalpha()):
        pieces = list(pieces[0])
    places = [place_of(piece) for piece in pieces]
    known = [place for place in places if place is not None and place < count]
    return known if known and len(known) == len(places) else None

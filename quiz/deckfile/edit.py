"""Changing the text of a deck: a card or a value is exchanged, and everything else stays as it was, to the byte."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate

from quiz.deckfile import syntax
from quiz.deckfile.diagnostic import Path, Range
from quiz.deckfile.source_map import card_places, scan

_BOM = "\ufeff"


def with_cards(text: str, cards: Mapping[str, str]) -> str:
    """`text` with each of `cards`, a `[[card]]` by its id without the deck's: exchanged where it is, else put last.

    The text of each ends its last line; line ends become the deck's. Comments stand between cards, so they stay; those
    inside a card go with it.
    """
    plain = syntax.plain(text)
    there = {place.name: place.range for place in card_places(plain) if place.name in cards}
    changes = [(place, cards[name].rstrip("\n")) for name, place in there.items()]
    text = _spliced(text, plain, changes)
    added = "".join(f"\n{card}" for name, card in cards.items() if name not in there)
    unended = "\n" if added and text and not text.endswith("\n") else ""
    return text + _like(text)(unended + added)


def with_value(text: str, path: Path, literal: str) -> str | None:
    """`text` with the value at `path` written as `literal`; a field that is not there comes first in its table.

    None where that table has no header that the field could stand below.
    """
    plain = syntax.plain(text)
    found = scan(plain)
    if place := found.values.get(path):
        return _spliced(text, plain, [(place, literal)])
    start, end = found.names.get(path[:-1], (0, 0))
    if not plain.startswith("[", start, end):
        return None
    line_end = plain.find("\n", end)
    end = len(plain) if line_end < 0 else line_end
    return _spliced(text, plain, [((end, end), f"\n{path[-1]} = {literal}")])


def with_words(text: str, place: Range, words: str) -> str:
    """`text` with what stands at `place` exchanged, counted without byte order mark and carriage returns."""
    return _spliced(text, syntax.plain(text), [(place, words)])


def _spliced(text: str, plain: str, changes: Iterable[tuple[Range, str]]) -> str:
    """`text` with each range, counted in `plain`, exchanged for what is given with it; none is inside of another."""
    mark = len(_BOM) if text.startswith(_BOM) else 0
    starts, plain_starts = _line_starts(text[mark:]), _line_starts(plain)

    def place(position: int) -> int:
        """Where in `text` a position of `plain` is: a carriage return stands at the end of a line only."""
        line = bisect_right(plain_starts, position) - 1
        return mark + starts[line] + position - plain_starts[line]

    pieces, end = [], 0
    like = _like(text)
    for (start, stop), new in sorted(changes):
        pieces += [text[end : place(start)], like(new)]
        end = place(stop)
    return "".join((*pieces, text[end:]))


def _line_starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]


def _like(text: str) -> Callable[[str], str]:
    """What ends the lines of a text as most of `text` ends them."""
    ending = "\r\n" if text.count("\r\n") > text.count("\n") // 2 else "\n"
    return lambda new: new.replace("\n", ending)

"""Changing the text of a deck: a card or a value is exchanged, and everything else stays as it was, to the byte."""

from collections.abc import Iterable, Mapping

from quiz.deckfile import syntax
from quiz.deckfile.diagnostic import Path, Range
from quiz.deckfile.source_map import card_places, scan

_BOM = "\ufeff"


def with_cards(text: str, cards: Mapping[str, str]) -> str:
    """`text` with each of `cards`, a `[[card]]` by its id without the deck's: exchanged where it is, else put last.

    Line ends become the deck's. Comments stand between cards, so they stay; those inside a card go with it.
    """
    plain = syntax.plain(text)
    there = {place.name: place.range for place in card_places(plain) if place.name in cards}
    changes = [(place, cards[name].rstrip("\n")) for name, place in there.items()]
    text = _spliced(text, plain, changes)
    for name, card in cards.items():
        if name not in there:
            text = _ended(text) + _like(text, "\n" + card)
    return text


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
    """`text` with each range, counted in `plain`, exchanged for what is given with it."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    starts[0] = len(_BOM) if text.startswith(_BOM) else 0

    def place(position: int) -> int:
        """Where in `text` a position of `plain` is: a carriage return stands at the end of a line only."""
        return starts[plain.count("\n", 0, position)] + position - (plain.rfind("\n", 0, position) + 1)

    for (start, end), new in sorted(changes, reverse=True):
        text = text[: place(start)] + _like(text, new) + text[place(end) :]
    return text


def _like(text: str, new: str) -> str:
    """`new` with its lines ended as most of `text` ends them."""
    return new.replace("\n", "\r\n") if text.count("\r\n") > text.count("\n") // 2 else new


def _ended(text: str) -> str:
    """`text` with its last line ended."""
    return text if not text or text.endswith("\n") else text + _like(text, "\n")

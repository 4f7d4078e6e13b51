"""Which texts of a card marking would take for the same, at a price that a whole deck can pay.

Marking compares two texts with care, which takes a tenth of a millisecond. Most pairs need no such care: at a glance
their consonants differ.
"""

import re
from collections.abc import Iterator, Sequence

from quiz.core.grading.same import same_text
from quiz.core.text import fold

_MAX_COMPARED = 20_000
"""Careful comparisons for one deck, enough for tens of thousands of cards: no file may hold up the program."""
_LONGEST = 4000
"""Characters of two texts together that are compared with care."""
_END = 300
_MAX_PAIRED = 60
"""Texts of which each is held against each; of more, only those with the same consonants."""

_VOWELS_AND_SIGNS = re.compile(r"[aeiou\W_]+")
_DIRECTIONS = {
    "n.": "north",
    "s.": "south",
    "e.": "east",
    "w.": "west",
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
}
_DOUBLED = re.compile(r"(.)\1+")
_SUFFIX = re.compile(r"(?<=\w)[\s,]+(?:jr|sr|esq|ph\.?d|md)\.?$")
_SAME_SOUNDS = str.maketrans({"c": "s", "z": "s"})
_YEAR = re.compile(r"\d{4}")
_DATE = re.compile(r"[\d\s./-]+$|.*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_NUMBER = re.compile(
    r"[-+]?[\d.]|(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|fif|twen|an? |half|dozen)"
)


class Likeness:
    """Compares the texts of one deck in its language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._left = _MAX_COMPARED

    def repeats(self, texts: Sequence[str]) -> list[tuple[int, int]]:
        """Each text that is like an earlier one, as (the first such, this one), by index."""
        found: dict[int, int] = {}
        for earlier, later in _suspects(texts):
            if later not in found and self._same(texts[earlier], texts[later]):
                found[later] = earlier
        return [(earlier, later) for later, earlier in sorted(found.items())]

    def _same(self, one: str, other: str) -> bool:
        if one == other:
            return True
        if self._left <= 0 or len(one) + len(other) > _LONGEST:
            return one.casefold() == other.casefold()
        self._left -= 1
        return same_text(one, other, self.language) or same_text(other, one, self.language)


def _suspects(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of indices that a glance does not tell apart, by the later one and then the earlier."""
    glances = [_glance(text) for text in texts] if len(texts) > 1 else []
    if len(texts) > _MAX_PAIRED:
        firsts: dict[str, int] = {}
        for index, (consonants, _) in enumerate(glances):
            if (first := firsts.setdefault(consonants, index)) != index:
                yield first, index
        return
    for later, (consonants, text) in enumerate(glances):
        for earlier in range(later):
            others, other = glances[earlier]
            if consonants.endswith(others) or others.endswith(consonants) or _same_figures(text, other):
                yield earlier, later


def _glance(text: str) -> tuple[str, str]:
    """The consonants and digits of `text`, with those that spellings exchange made one, and the text in small letters.

    Equal texts have the same ones but for words at the front, which marking may leave out: one ends with the other. So
    it is enough to look at the end of a long text.
    """
    end = text[-_END:]
    plain = end.lower() if end.isascii() else fold(end)
    whole = plain.replace("&", "and").replace("ph", "f").replace("the ", "")
    first, _, rest = whole.partition(" ")
    if rest:
        whole = f"{_DIRECTIONS.get(first, first)} {rest}"
    if plain.endswith(("r", "r.", "d", "d.", "q", "q.")):
        whole = _SUFFIX.sub("", whole)
    consonants = _VOWELS_AND_SIGNS.sub("", whole)
    return _DOUBLED.sub(r"\1", consonants.translate(_SAME_SOUNDS)), plain


def _same_figures(one: str, other: str) -> bool:
    """Whether both could be one number or date, written in two ways."""
    if not (any(map(str.isdigit, one)) or any(map(str.isdigit, other))):
        return False
    if one.isdigit() and other.isdigit():
        return one.lstrip("0") == other.lstrip("0")
    if _NUMBER.match(one) and _NUMBER.match(other):
        return True
    dates = _DATE.match(one) and _DATE.match(other)
    return bool(dates) and not set(_YEAR.findall(one)).isdisjoint(_YEAR.findall(other))

"""Which texts of a card marking would take for the same, at a price that a whole deck can pay.

Marking compares two texts with care, which takes a tenth of a millisecond. Most pairs need no such care: at a glance
their consonants differ.
"""

import re
from collections.abc import Iterator, Sequence

from quiz.core.language import ARTICLES, base_language
from quiz.core.text import fold
from quiz.core.title import without_title

_MAX_COMPARED = 20_000
"""Careful comparisons for one deck, enough for tens of thousands of cards: no file may hold up the program."""
_LONGEST = 4000
"""Characters of two texts together that are compared with care."""
_END = 300
_MAX_PAIRED = 60
"""Texts of which each is held against each; of more, only those with the same consonants."""

_WORD = re.compile(r"[^\W_]+")
_DIRECTIONS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_SHORT_FORMS = {"mount": "mt", "saint": "st"}
"""Spellings that do not share their consonants."""
_SUFFIXES = frozenset({"jr", "sr", "esq", "phd", "md"})
_SOUNDS = str.maketrans({"c": "s", "z": "s"} | dict.fromkeys("aeiou"))
_DOUBLED = re.compile(r"(.)\1+")
_FIGURES = re.compile(r"\d+")
_DATE = re.compile(r"[\d\s./-]+$|.*\b(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_NUMBER = re.compile(
    r"[-+]?[\d.]|(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|fif|twen|an? |half|dozen)"
)


class Likeness:
    """Compares the texts of one deck in its language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._articles = ARTICLES.get(base_language(language), frozenset())
        self._left = _MAX_COMPARED

    def repeats(self, texts: Sequence[str], owners: Sequence[int] | None = None) -> list[tuple[int, int]]:
        """Each text that is like an earlier one, as (the first such, this one), by index.

        Where the texts have `owners`, those of one owner stand together, and are not held against each other.
        """
        found: dict[int, int] = {}
        for earlier, later in self._suspects(texts, owners or range(len(texts))):
            if later not in found and self._same(texts[earlier], texts[later]):
                found[later] = earlier
        return [(earlier, later) for later, earlier in sorted(found.items())]

    def _same(self, one: str, other: str) -> bool:
        if one == other:
            return True
        if self._left <= 0 or len(one) + len(other) > _LONGEST:
            return one.casefold() == other.casefold()
        self._left -= 1
        from quiz.core.grading.same import same_text  # few decks of few cards need it, and it takes long to import

        return same_text(one, other, self.language) or same_text(other, one, self.language)

    def _suspects(self, texts: Sequence[str], owners: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Pairs of indices that a glance does not tell apart, by the later one and then the earlier."""
        plain = [_small(text) for text in texts] if len(set(owners)) > 1 else []
        sounds = [self._sound(text) for text in plain]
        if len(sounds) > _MAX_PAIRED:
            firsts: dict[str, int] = {}
            for index, sound in enumerate(sounds):
                if owners[first := firsts.setdefault(sound, index)] != owners[index]:
                    yield first, index
            return
        for later, sound in enumerate(sounds):
            for earlier, other in enumerate(sounds[:later]):
                if owners[earlier] == owners[later]:
                    break
                if (
                    self._ends_in(plain[later], sound, other)
                    or self._ends_in(plain[earlier], other, sound)
                    or _same_figures(plain[earlier], plain[later])
                ):
                    yield earlier, later

    def _ends_in(self, plain: str, sound: str, other: str) -> bool:
        """Whether the last words of a text, or all of them, have another text's sound."""
        return sound.endswith(other) and (
            sound == other or any(self._sound(plain[word.start() :]) == other for word in _WORD.finditer(plain))
        )

    def _sound(self, plain: str) -> str:
        """The consonants and digits of a text but for articles and titles; those that spellings exchange are made one.

        Equal texts have the same ones, but for words at the front that only marking knows to leave out.
        """
        words: Sequence[str] = _WORD.findall(plain.replace("&", " and "))
        before: Sequence[str] = ()
        while len(words) > 1 and words != before:
            before = words
            words = words[1:] if words[0] in self._articles else without_title(words, of_name=True)
        if len(words) > 1 and words[-1] in _SUFFIXES:
            words = words[:-1]
        first, *rest = [word for word in words if word != "the"] or [""]
        kept = "".join(_SHORT_FORMS.get(word, word) for word in (_DIRECTIONS.get(first, first), *rest))
        return _DOUBLED.sub(r"\1", kept.replace("ph", "f").translate(_SOUNDS))


def _small(text: str) -> str:
    """The end of `text` in small letters, as far as a glance looks."""
    end = text[-_END:]
    return end.lower() if end.isascii() else fold(end)


def _same_figures(one: str, other: str) -> bool:
    """Whether both could be one number or date, written in two ways."""
    if not (any(map(str.isdigit, one)) or any(map(str.isdigit, other))):
        return False
    if one.isdigit() and other.isdigit():
        return one.lstrip("0") == other.lstrip("0")
    if _NUMBER.match(one) and _NUMBER.match(other):
        return True
    dates = _DATE.match(one), _DATE.match(other)
    figures, others = (set(map(int, _FIGURES.findall(text))) for text in (one, other))
    if all(date and date["month"] for date in dates):
        return figures == others
    return all(dates) and any(figure > 99 for figure in figures & others)

"""Tells a slip of the fingers from another answer.

Slips are counted word by word as insertions, deletions, replacements and swaps of neighbouring letters (the OSA
distance): none is forgiven in a word under 4 letters, 1 up to 7, 2 above. A letter replaced by one that is near it
neither by sound nor on the keyboard weighs as two: `Osama` is no slip in `Obama`, nor `astrology` in `astronomy`. One
vowel sounds like another, but not in a short word by itself: `mouse` and `moose` are two. Another vowel at the end is
another form, `hermana` of `hermano`. A word that is missing, a digit, a symbol or a word of another meaning is never a
slip.
"""

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from quiz.core.grading.confusable import DECISIVE, confusable

_MOST_WORDS = 30
_LONGEST_WORD = 64
"""Words and letters within which slips are looked for; longer texts must be right."""

_SYLLABLES = "[\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
"""Scripts in which one character is a syllable or a word: another one is no slip."""

_VOWELS = frozenset("aeiouy")
_ENDINGS = frozenset("aeiouаеиоуыюя")
"""Vowels that tell forms of a word apart, Latin and Cyrillic."""

_WITHOUT_VOWELS = "[\u0590-\u06ff]"
"""Hebrew and Arabic, whose words are shorter by their vowels: a letter more of them is another word sooner."""

_SOUND_ALIKE = ("iy", "bp", "dt", "cgjkqxsz", "fpv", "uvw", "mn", "lr")
_KEYS = {
    letter: (column + shift, row)
    for row, (letters, shift) in enumerate((("qwertyuiop", 0.0), ("asdfghjkl", 0.25), ("zxcvbnm", 0.75)))
    for column, letter in enumerate(letters)
}
"""Where each key lies, in widths of a key."""


def slips(key: str, typed: str, symbols: Container[str] = ()) -> int | None:
    """How many slips make `typed` of `key`, both normalised; None where none or too many, or for another answer.

    A space too many or too few is no slip. Words of the key that are `symbols` must be right.
    """
    wanted, given = key.split(), typed.split()
    if max(len(wanted), len(given)) > _MOST_WORDS:
        return None
    match len(wanted) - len(given):
        case 0:
            counts = [_slips_in_words(wanted, given, symbols)]
        case 1:
            counts = [_slips_in_words(words, given, symbols) for words in _joinings(wanted)]
        case -1:
            counts = [_slips_in_words(wanted, words, symbols) for words in _joinings(given)]
        case _:
            return None
    return min(filter(None, counts), default=None)


def _joinings(words: Sequence[str]) -> Iterator[list[str]]:
    """The words with one space left out, in every way that joins no word that must stand by itself, or an article.

    Nor is a word joined that is so short that it could be lost among the slips: `vitamin` is not `vitamin C`.
    """
    for place, pair in enumerate(pairwise(words)):
        if place and pair[0] in {"a", "an"}:
            yield [*words[:place], *words[place + 1 :]]
        elif DECISIVE.isdisjoint(pair) and min(map(len, pair)) > 2:
            yield [*words[:place], "".join(pair), *words[place + 2 :]]


def _slips_in_words(wanted: Sequence[str], given: Sequence[str], symbols: Container[str]) -> int | None:
    allowed = 2 if sum(map(len, wanted)) < 20 else 3
    total = 0
    for key, typed in zip(wanted, given, strict=True):
        if key == typed:
            continue
        count = None if key in symbols else _slips_in_word(key, typed, alone=len(wanted) == 1)
        if count is None or total + count > allowed:
            return None
        total += count
    return total


def _slips_in_word(key: str, typed: str, *, alone: bool) -> int | None:
    if abs(len(key) - len(typed)) > 2 or len(key) > _LONGEST_WORD or key in DECISIVE:
        return None
    letters = _letters(key)
    budget = 0 if min(letters, _letters(typed)) < 4 else 1 if letters <= 7 else 2
    from rapidfuzz.distance import OSA  # here, because few answers need it and importing it takes time

    if confusable(key, typed):
        return None
    if budget and _singular(key) == _singular(typed):
        return 1
    count = OSA.distance(key, typed, score_cutoff=budget)
    if count > budget or _is_another_start(key, typed, count) or _is_another_form(key, typed):
        return None
    if count == 2 and _has_syllable_more(key, typed):
        return None
    return count if _weight(key, typed, alone and letters < 6) <= budget else None


def _letters(word: str) -> int:
    """The letters of a word, marks not counted; 0 for what is no plain word of an alphabet: `b12`, `c++`, `東京`."""
    if word.isascii():
        return len(word) if word.isalpha() else 0
    if re.search(_SYLLABLES, word) or any(unicodedata.category(character)[0] not in "LM" for character in word):
        return 0
    letters = sum(map(str.isalpha, word))
    return letters * 2 // 3 if re.search(_WITHOUT_VOWELS, word) else letters


def _is_another_start(key: str, typed: str, count: int) -> bool:
    """Whether another first letter makes another word.

    Mostly it does: a slip there is forgiven in a word of six letters and more, or where the first two are swapped.
    """
    return key[0] != typed[0] and (count > 1 or (min(len(key), len(typed)) < 6 and key[:2] != typed[1::-1]))


def _is_another_form(key: str, typed: str) -> bool:
    """Whether the words differ in the vowel at their end, as those for him and for her do, or for several of them."""
    last, other = key[-1] + typed[-1], key[-2:] + typed[-2:]
    return (key[:-1] == typed[:-1] and _ENDINGS.issuperset(last)) or (
        key[:-2] == typed[:-2] and other in {"asos", "osas"}
    )


def _has_syllable_more(key: str, typed: str) -> bool:
    """Whether one word is the other with two letters more in one place, as prednisolone is of prednisone.

    Letters that are doubled, or fail to be, count once: `Tennese` lacks no syllable.
    """
    longer, shorter = sorted((re.sub(r"(.)\1+", r"\1", word) for word in (key, typed)), key=len, reverse=True)
    return len(longer) - len(shorter) == 2 and any(
        longer[:at] + longer[at + 2 :] == shorter for at in range(len(shorter) + 1)
    )


def _singular(word: str) -> str:
    """An English word without the ending of a plural: `battery`, `virus`."""
    return re.sub(r"(?<=[a-z]{3})(?:(?<=[sxzh])es|(?<![sui])s)$", "", re.sub(r"(?<=[a-z]{2})ies$", "y", word))


def _weight(key: str, typed: str, vowels_count: bool) -> int:
    """The OSA distance, with letters that are far from each other weighing as two when one replaces the other."""
    before: list[int] = []
    row = list(range(len(typed) + 1))
    for at, letter in enumerate(key, 1):
        last, before, row = before, row, [at]
        for there, other in enumerate(typed, 1):
            replaced = before[there - 1]
            if letter != other:
                vowels = {letter, other} <= _VOWELS and not vowels_count
                replaced += 1 if vowels or _are_near(letter, other) else 2
            least = min(replaced, before[there] + 1, row[there - 1] + 1)
            if last and there > 1 and letter == typed[there - 2] and other == key[at - 2]:
                least = min(least, last[there - 2] + 1)
            row.append(least)
    return row[-1]


def _are_near(one: str, other: str) -> bool:
    if not (one + other).isascii():
        return True
    if any(one in letters and other in letters for letters in _SOUND_ALIKE):
        return True
    (column, row), (other_column, other_row) = _KEYS[one], _KEYS[other]
    return abs(column - other_column) <= 1 and abs(row - other_row) <= 1

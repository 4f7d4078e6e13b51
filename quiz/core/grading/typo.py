"""Tells a slip of the fingers from another answer.

Slips are counted word by word as insertions, deletions, replacements and swaps of neighbouring letters (the OSA
distance): none is forgiven in a word under 4 letters, 1 up to 7, 2 above. A word that is missing, a digit, a symbol or
a word of another meaning is never a slip.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quiz.core.grading.confusable import DECISIVE, confusable

_MOST_WORDS = 30
_LONGEST_WORD = 64
"""Words and letters within which slips are looked for; longer texts must be right."""

_SYLLABLES = "[\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
"""Scripts in which one character is a syllable or a word: another one is no slip."""

_SOUND_ALIKE = ("aeiouy", "bp", "dt", "cgjkqxsz", "fvw", "mn", "lr")
_KEYBOARD_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def slips(key: str, typed: str) -> int | None:
    """How many slips make `typed` of `key`, both normalised; None where none or too many, or for another answer.

    A space too many or too few is no slip.
    """
    wanted, given = key.split(), typed.split()
    if max(len(wanted), len(given)) > _MOST_WORDS:
        return None
    match len(wanted) - len(given):
        case 0:
            counts = [_slips_in_words(wanted, given)]
        case 1:
            counts = [_slips_in_words(words, given) for words in _joinings(wanted)]
        case -1:
            counts = [_slips_in_words(wanted, words) for words in _joinings(given)]
        case _:
            return None
    return min(filter(None, counts), default=None)


def _joinings(words: Sequence[str]) -> Iterator[list[str]]:
    """The words with one space left out, in every way that joins no word that must stand by itself."""
    for place, pair in enumerate(pairwise(words)):
        if DECISIVE.isdisjoint(pair):
            yield [*words[:place], "".join(pair), *words[place + 2 :]]


def _slips_in_words(wanted: Sequence[str], given: Sequence[str]) -> int | None:
    allowed = 2 if sum(map(len, wanted)) < 20 else 3
    total = 0
    for key, typed in zip(wanted, given, strict=True):
        if key == typed:
            continue
        count = _slips_in_word(key, typed)
        if count is None or total + count > allowed:
            return None
        total += count
    return total


def _slips_in_word(key: str, typed: str) -> int | None:
    if abs(len(key) - len(typed)) > 2 or len(key) > _LONGEST_WORD:
        return None
    letters = _letters(key)
    budget = 0 if min(letters, _letters(typed)) < 4 else 1 if letters <= 7 else 2
    from rapidfuzz.distance import OSA  # here, because few answers need it and importing it takes time

    count = OSA.distance(key, typed, score_cutoff=budget)
    return count if count <= budget and _is_plausible(key, typed, count) and not confusable(key, typed) else None


def _letters(word: str) -> int:
    """The letters of a word, marks not counted; 0 for what is no plain word of an alphabet: `b12`, `c++`, `東京`."""
    if word.isascii():
        return len(word) if word.isalpha() else 0
    if re.search(_SYLLABLES, word) or any(unicodedata.category(character)[0] not in "LM" for character in word):
        return 0
    return sum(map(str.isalpha, word))


def _is_plausible(key: str, typed: str, count: int) -> bool:
    """Whether fingers or ears can err like that.

    Another first letter mostly makes another word: a slip there is forgiven in a word of six letters and more, or where
    the first two are swapped. Of two letters replaced both must be near those they stand for: `astrology` is not
    `astronomy`.
    """
    if key[0] != typed[0]:
        return count == 1 and (min(len(key), len(typed)) >= 6 or key[:2] == typed[1::-1])
    replaced = [(one, other) for one, other in zip(key, typed, strict=False) if one != other]
    if count == 2 and len(key) == len(typed) and len(replaced) == 2:
        return all(map(_are_near, *zip(*replaced, strict=True)))
    return True


def _are_near(one: str, other: str) -> bool:
    if not (one + other).isascii():
        return True
    return any(one in row and other in row for row in _SOUND_ALIKE) or any(
        one + other in row or other + one in row for row in _KEYBOARD_ROWS
    )

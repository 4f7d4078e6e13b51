"""Tells a slip of the fingers from another answer.

Slips are counted word by word as insertions, deletions, replacements and swaps of neighbouring letters (the OSA
distance): none is forgiven in a word under 4 letters, 1 up to 7, 2 above. A word that is missing, a digit, a symbol or
a word of another meaning is never a slip.
"""

import re
import unicodedata
from collections.abc import Sequence

from quiz.core.grading.confusable import confusable

_MOST_WORDS = 30
_LONGEST_WORD = 64
"""Words and letters within which slips are looked for; longer texts must be right."""

_SYLLABLES = re.compile("[\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Scripts in which one character is a syllable or a word: another one is no slip."""

_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def slips(key: str, typed: str) -> int | None:
    """How many slips make `typed` of `key`, both normalised; None where there are too many, or it is another answer.

    A space too many or too few is no slip.
    """
    wanted, given = key.split(), typed.split()
    if max(len(wanted), len(given)) > _MOST_WORDS:
        return None
    match len(wanted) - len(given):
        case 0:
            return _slips_in_words(wanted, given)
        case 1:
            counts = [_slips_in_words(_joined(wanted, place), given) for place in range(len(given))]
        case -1:
            counts = [_slips_in_words(wanted, _joined(given, place)) for place in range(len(wanted))]
        case _:
            return None
    return min((count for count in counts if count is not None), default=None)


def _joined(words: Sequence[str], place: int) -> list[str]:
    return [*words[:place], words[place] + words[place + 1], *words[place + 2 :]]


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
    return count if count <= budget and _may_start(key, typed, count) and not confusable(key, typed) else None


def _letters(word: str) -> int:
    """The letters of a word, marks not counted; 0 for what is no plain word of an alphabet: `b12`, `c++`, `東京`."""
    if word.isascii():
        return len(word) if word.isalpha() else 0
    if _SYLLABLES.search(word) or any(unicodedata.category(character)[0] not in "LM" for character in word):
        return 0
    return sum(map(str.isalpha, word))


def _may_start(key: str, typed: str, count: int) -> bool:
    """Whether a slip may stand at the start of a word: fingers rarely err there, and other words often differ there.

    A swap with the second letter is forgiven, and a neighbouring key where the word has six letters or more.
    """
    if key[0] == typed[0]:
        return True
    if count > 1:
        return False
    swapped = key[:2] == typed[1::-1]
    return swapped or (len(key) == len(typed) >= 6 and _are_neighbours(key[0], typed[0]))


def _are_neighbours(one: str, other: str) -> bool:
    return any(one + other in row or other + one in row for row in _KEYBOARD)

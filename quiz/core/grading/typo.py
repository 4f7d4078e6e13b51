"""Tells a slip of the fingers from another answer.

Slips are counted word by word, as insertions, deletions, replacements and swaps of neighbouring letters (OSA distance): none
is forgiven in a word under 4 letters, 1 up to 7, 2 above. Never where a small difference carries the meaning: in digits and
symbols, negations, modals, opposites, numbers and other words of small closed sets.
"""

import re
from collections.abc import Sequence

from quiz.core.grading.confusable import confusable

_LONGEST_WORD = 64
"""Letters of the longest word in which slips are looked for; longer ones must be right."""

_UNFORGIVING_SCRIPTS = re.compile(
    "[\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
"""Scripts in which one character is a syllable or a word: another one is no slip."""


def slips(key: str, typed: str) -> int | None:
    """How many slips make `typed` of `key`, both normalised; None where there are too many or the meaning differs."""
    wanted, given = key.split(), typed.split()
    if len(wanted) == len(given):
        return _slips_of_words(wanted, given)
    if abs(len(wanted) - len(given)) > 1 or max(len(wanted), len(given)) > 20:
        return None
    longer, shorter = (wanted, given) if len(wanted) > len(given) else (given, wanted)
    joined = (_joined(longer, place) for place in range(len(longer) - 1))
    found = [_slips_of_words(*((words, shorter) if longer is wanted else (shorter, words))) for words in joined]
    return min((count for count in found if count is not None), default=None)


def _joined(words: Sequence[str], place: int) -> list[str]:
    return [*words[:place], words[place] + words[place + 1], *words[place + 2 :]]


def _slips_of_words(wanted: Sequence[str], given: Sequence[str]) -> int | None:
    letters = sum(map(len, wanted))
    allowed = 2 if letters < 20 else 3
    total = 0
    for key, typed in zip(wanted, given, strict=True):
        if key != typed:
            count = word_slips(key, typed)
            if count is None or (total := total + count) > allowed:
                return None
    return total


def word_slips(key: str, typed: str) -> int | None:
    """How many slips make one word of the other, or None where it is another word."""
    budget = 0 if len(key) < 4 else 1 if len(key) <= 7 else 2
    if (
        abs(len(key) - len(typed)) > budget
        or len(key) > _LONGEST_WORD
        or not (key.isalpha() and typed.isalpha())
        or _UNFORGIVING_SCRIPTS.search(key + typed)
    ):
        return None
    from rapidfuzz.distance import OSA  # here, because few answers need it and importing it takes time

    count = OSA.distance(key, typed, score_cutoff=budget)
    if count > budget or confusable(key, typed):
        return None
    if key[0] != typed[0] and (count > 1 or len(key) < 6 or key[1:] == typed or typed[1:] == key):
        return None
    return count

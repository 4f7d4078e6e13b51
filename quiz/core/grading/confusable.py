"""Tells when two words that differ by little mean different things, so that one is no slip in the other."""

import re

from quiz.core.grading.lookalikes import LOOKALIKES
from quiz.core.language import word_set

DECISIVE = word_set("not no never nor may might must shall should can could will would")
"""Words that must stand by themselves in both texts or in neither: `no table` is not `notable`."""

_NEGATIONS = (
    "anti",
    "counter",
    "non",
    "dis",
    "mis",
    "un",
    "in",
    "im",
    "il",
    "ir",
    "de",
    "ab",
    "an",
    "a",
    "re",
    "ex",
    "post",
)

_OPPOSITE_STARTS = (
    ("inter", "intra"),
    ("hyper", "hypo"),
    ("macro", "micro"),
    ("max", "min"),
    ("maj", "min"),
    ("pre", "peri"),
    ("ab", "ad"),
    ("meth", "eth"),
    ("im", "ex"),
    ("in", "ex"),
    ("in", "de"),
    ("af", "ef"),
    ("over", "under"),
    ("end", "ex"),
    ("endo", "ecto"),
    ("anti", "ante"),
)

_OPPOSITE_ENDS = (("er", "ee"), ("or", "ee"), ("ful", "less"), ("ose", "ase"), ("byte", "bit"))

_COMPOUND = re.compile(
    "(?P<stem>.*(?:nitr|sulf|phosph|chlor|fluor|brom|iod|carbon|hydr|ox|meth|eth|prop|but|pent|hex|hept|oct|alk|ammon))"
    "(?:ate|ite|ide|ine|(?:an|en)?(?:ol|al|one)|yl|ane|ene|yne|ic|ous|ium|ia)s?"
)
"""The name of a compound or ion: its stem, and the ending that tells it from others of that stem."""


def confusable(one: str, other: str) -> bool:
    """Whether two different words, spelled much alike, are known to mean different things."""
    return (
        any(one in words and other in words for words in LOOKALIKES)
        or any(_negates(*pair) or _opposes(*pair) for pair in ((one, other), (other, one)))
        or _are_compounds(one, other)
    )


def _negates(longer: str, shorter: str) -> bool:
    """Whether `longer` is `shorter` with a prefix that turns its meaning."""
    return any(longer == prefix + shorter for prefix in _NEGATIONS)


def _opposes(one: str, other: str) -> bool:
    return (
        any(
            one.startswith(start)
            and other.startswith(opposite)
            and one.removeprefix(start) == other.removeprefix(opposite)
            for start, opposite in _OPPOSITE_STARTS
        )
        or one.replace("east", "west") == other
        or any(
            one.endswith(end) and other.endswith(opposite) and one.removesuffix(end) == other.removesuffix(opposite)
            for end, opposite in _OPPOSITE_ENDS
        )
    )


def _are_compounds(one: str, other: str) -> bool:
    found, found_other = _COMPOUND.fullmatch(one), _COMPOUND.fullmatch(other)
    return found is not None and found_other is not None and found["stem"] == found_other["stem"]

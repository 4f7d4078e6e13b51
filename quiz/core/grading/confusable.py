"""Words that differ by little and mean something else, in which no slip is ever forgiven."""

import re

from quiz.core.language import word_set

_PROTECTED = word_set(
    "not no never nor none neither cannot cant dont wont isnt without may might must shall should can could will would ought "
    "before after more less most least many few first last north south east west northern southern eastern western "
    "over under above below import export increase decrease true false always sometimes often all some "
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion "
    "first second third fourth fifth sixth seventh eighth ninth tenth "
    "monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december"
)
"""Words that are only themselves when both are in the set: `Tuesday` is no slip for `Thursday`."""

_NEGATIONS = ("anti", "counter", "dis", "mis", "non", "un", "in", "im", "il", "ir", "de", "ab", "a")

_OPPOSITE_STARTS = (
    ("inter", "intra"),
    ("hyper", "hypo"),
    ("macro", "micro"),
    ("pre", "pro"),
    ("ab", "ad"),
    ("im", "ex"),
    ("in", "ex"),
    ("in", "de"),
    ("over", "under"),
    ("homo", "hetero"),
    ("endo", "exo"),
)

_OPPOSITE_ENDS = (("er", "ee"), ("or", "ee"), ("ful", "less"))

_CHEMICAL = re.compile(
    "(.*(?:nitr|sulf|phosph|chlor|fluor|brom|iod|carbon|hydr|ox|meth|eth|prop|but|pent|hex|hept|oct|alk|ammon)[aiou]*)"
    "(?:ate|ite|ide|ine|ane|ene|yne|ol|al|ic|ous|ium|ia)s?"
)

_SETS = tuple(
    map(
        word_set,
        (
            "iran iraq",
            "austria australia",
            "ireland iceland",
            "slovakia slovenia",
            "niger nigeria",
            "mali malta malawi",
            "manet monet",
        ),
    )
)


def confusable(key: str, typed: str) -> bool:
    """Whether two different words, spelled much alike, are known to mean different things."""
    return (
        (key in _PROTECTED and typed in _PROTECTED)
        or any(key in words and typed in words for words in _SETS)
        or _negated(key, typed)
        or _opposed(key, typed)
        or _other_compound(key, typed)
    )


def _negated(key: str, typed: str) -> bool:
    return any(
        longer.startswith(prefix) and longer.removeprefix(prefix) == shorter
        for prefix in _NEGATIONS
        for longer, shorter in ((key, typed), (typed, key))
    )


def _opposed(key: str, typed: str) -> bool:
    return any(
        one.startswith(start) and other.startswith(opposite) and one.removeprefix(start) == other.removeprefix(opposite)
        for start, opposite in _OPPOSITE_STARTS
        for one, other in ((key, typed), (typed, key))
    ) or any(
        one.endswith(end) and other.endswith(opposite) and one.removesuffix(end) == other.removesuffix(opposite)
        for end, opposite in _OPPOSITE_ENDS
        for one, other in ((key, typed), (typed, key))
    )


def _other_compound(key: str, typed: str) -> bool:
    one, other = _CHEMICAL.fullmatch(key), _CHEMICAL.fullmatch(typed)
    return one is not None and other is not None and one[1] == other[1]

"""Compares formulas and scraps of code, in which every sign counts: `x - y` is not `xy`, nor `f'(x)` as good as `f(x)`.

In prose a hyphen, a slash or an apostrophe means little, so only what can be no prose is taken for a formula.
"""

import re

from quiz.core.language import word_set
from quiz.core.saying import bare
from quiz.core.text import fold

_LONGEST = 200

_FUNCTIONS = word_set("sin cos tan cot sec csc log exp lim max min det mod abs sqrt sinh cosh tanh")
_NAME = rf"(?:{'|'.join(sorted(_FUNCTIONS))}|[^\W\d_]{{1,2}})(?![^\W\d_])"
_TERMS = rf"(?:{_NAME}|\d+|[\s.,()\[\]{{}}=<>≤≥≠+*/^|!'~±√∞-])+"
_SIGN = r"[=<>≤≥≠+*^|~±√∞]|(?<=\s)-(?=\s)|^-|^!|(?<=\de)-|(?<=\b\w)'(?!\w)|\d\s?/|/\s?\d"
"""What only a formula has; a hyphen between words is no sign, nor the slash of `I/O`."""


def is_formula(text: str) -> bool:
    """Whether a text is made of signs and the letters and numbers between them, so that it can be no prose."""
    folded = fold(text).strip() if len(text) <= _LONGEST else ""
    return bool(re.search(_SIGN, folded) and re.search(r"[^\W\d_]|[±√∞]", folded) and re.fullmatch(_TERMS, folded))


def same_formula(one: str, other: str) -> bool:
    """Whether two formulas are the same but for spaces and what else may be left out: `2x`, `sin x`, `x2`."""
    return _written(one) == _written(other)


def _written(text: str) -> str:
    text = re.sub(r"^[\s\"]*(?:(?:the|an?)\s(?=\w))?|[\s\".,;?]+$", "", bare(fold(text)))
    text = re.sub(r"(?<=[^\W\d_])(?<![^\W\d_]{3})\^(?=\d)|\s", "", text)
    text = re.sub(r"(?<=[^\W\d_]\d)\^(?=\d[+-]$)", "", text)  # the charge of an ion
    text = re.sub(r"(?<=[\w)])[*·⋅](?=[^\W\d_]|\()", "", text)
    return re.sub(r"(?<!/)\(([+-]?\w+)\)", r"\1", text)

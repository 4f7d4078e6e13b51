"""The text of a note's field: HTML with Anki's own marks for sounds and formulas, made plain."""

import re
from functools import lru_cache

from quiz.exchange.texts import PlainText, from_html

LONGEST = 100_000
"""Characters of a field that is read; a longer one is no question."""

_SOUND = re.compile(r"\[sound:([^\[\]]*)\]|\[anki:(?:play|tts)[^\[\]]*\]|\[/anki:tts\]")
_FORMULA = re.compile(r"\[(/?)(?:latex|\$\$?)\]")
_MATHJAX = re.compile(r"\\[(\[].")
_BLANK = re.compile(r"(?:\s|&nbsp;|</?(?:br|div|p)\s*/?>)*", re.IGNORECASE)


@lru_cache(maxsize=64)  # the sides of a note's cards show the same fields again and again
def plain(field: str) -> PlainText:
    """The text that is read on a card, and the names of what cannot be carried: `a sound (no.mp3)`."""
    lost = []
    if len(field) > LONGEST:
        field, lost = field[:LONGEST], [f"what comes after {LONGEST:,} characters"]
    lost += [f"a sound ({found[1].strip()[:80]})" if found[1] else "a sound" for found in _SOUND.finditer(field)]
    field = _SOUND.sub("", field)
    if _FORMULA.search(field) or _MATHJAX.search(field):
        lost.append("the look of a LaTeX formula")
        field = _FORMULA.sub("", field)
    text, formatting = from_html(field)
    return PlainText(text, tuple(dict.fromkeys((*lost, *formatting))))


def is_blank(field: str) -> bool:
    """Whether Anki takes a field for empty: it has nothing but blanks and line ends, in HTML too."""
    return _BLANK.fullmatch(field) is not None

"""Names by which students are known in class: short, safe to show anywhere, and no more of a person than needed."""

import re
import unicodedata

from quiz.core.columns import cut

LONGEST = 16
"""Columns a nickname may take on a screen."""

_DROPPED = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_MOST_MARKS = 2


def nickname(text: str) -> str:
    """The name in one safe form: composed, without controls or piles of accents, cut at 16 columns; may be empty."""
    kept = []
    marks = 0
    for character in unicodedata.normalize("NFC", " ".join(text.split())):
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if category not in _DROPPED and marks <= _MOST_MARKS:
            kept.append(character)
    return cut(" ".join("".join(kept).split()), LONGEST).rstrip()


def known_as(name: str) -> str:
    """What two spellings of one nickname have in common: capitals and the width of letters do not matter."""
    return unicodedata.normalize("NFKC", nickname(name)).casefold()


def file_part(name: str) -> str:
    """The nickname as part of a file's name: letters and digits of any script, and `-` for all else; may be empty."""
    return re.sub(r"[\W_]+", "-", nickname(name)).strip("-").lower()


def tells_too_much(name: str) -> str:
    """Why a name had better be another, for a file that is handed round; empty where there is nothing to say."""
    if "@" in name:
        return "that looks like an address"
    if len([word for word in name.split() if len(word) > 1 and word[:1].isupper()]) > 1:
        return "that looks like a full name"
    return ""

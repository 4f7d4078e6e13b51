"""Ids for cards that come from elsewhere: readable, and the same at every import of the same card."""

import hashlib
import re

from quiz.deckfile.ids import is_note_id, slug

_MARK = re.compile(r"-x([0-9a-f]{6})$")
_LONGEST_STEM = 30
_OURS = "quiz:"
"""What begins a foreign id that says an id of ours: a deck that went out and comes back keeps its ids."""


def foreign_id(card_note: str) -> str:
    """The id that another program is given for one of our notes (`deck/note`)."""
    return _OURS + card_note


def note_name(question: str, foreign: str = "") -> str:
    """The name of a note that comes in: made of its question, and of the other program's id where it has one.

    The name ends in a mark drawn from `foreign`: when the card comes again with another wording, it is known by it.
    An id of ours that went out is taken as it is.
    """
    ours = foreign.removeprefix(_OURS).rpartition("/")[2] if foreign.startswith(_OURS) else ""
    if is_note_id(ours):
        return ours
    stem = slug(question)
    if not foreign:
        return stem
    mark = hashlib.blake2b(foreign.encode(), digest_size=3).hexdigest()
    return f"{stem[:_LONGEST_STEM].rstrip('-')}-x{mark}"


def mark_of(name: str) -> str:
    """What a name made of a foreign id is known by; empty where it was not."""
    found = _MARK.search(name)
    return found[1] if found else ""

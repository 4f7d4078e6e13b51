"""Ids of decks and notes: which are allowed, and how one is made of a title or a question."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

MAX_ID = 80
_SLUG_LENGTH = 40
_NOTE_ID = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_DECK_ID = re.compile(r"\w(?:[\w.-]*\w)?")
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’]")
_VOICING = "\u3099\u309a"
"""Marks that make another kana of one, as が of か: it is no accent."""
_GAP = re.compile(r"\{\{(.*?)(?:[|:].*?)?\}\}")


def is_note_id(text: str) -> bool:
    """Whether `text` is kebab-case: words of small letters and digits, joined by single hyphens."""
    normal = text == unicodedata.normalize("NFC", text.lower())
    return normal and len(text) <= MAX_ID and _NOTE_ID.fullmatch(text) is not None


def is_deck_id(text: str) -> bool:
    """Whether `text` can name a deck: letters, digits, and inside it hyphens, dots and underscores."""
    normal = text == unicodedata.normalize("NFC", text)
    return normal and len(text) <= MAX_ID and _DECK_ID.fullmatch(text) is not None


def slug(text: str) -> str:
    """The first words of `text` as an id, as many as fit in 40 characters; `card` where there are none."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text[:400])).lower()
    letters = "".join(one for one in plain if one in _VOICING or not unicodedata.combining(one))
    words = _WORD.findall(unicodedata.normalize("NFC", letters))
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word[:_SLUG_LENGTH]
        if len(longer) > _SLUG_LENGTH:
            break
        made = longer
    return made or "card"


def note_ids(notes: Sequence[Mapping[str, object]]) -> list[str]:
    """The id of each `[[card]]` of a deck: the one written, else one made of its question or cloze text.

    A made id that is taken gets a number, counted from 2; written ids are never changed, so they may repeat.
    """
    written = [name.strip() if isinstance(name := note.get("id"), str) else None for note in notes]
    taken = set(written)
    ids = []
    numbers: dict[str, int] = {}
    for note, name in zip(notes, written, strict=True):
        if name is not None:
            ids.append(name)
            continue
        stem = note.get("question") or note.get("text")
        made = first = slug(_GAP.sub(r"\1", stem) if isinstance(stem, str) else "")
        while made in taken:
            numbers[first] = numbers.get(first, 1) + 1
            made = f"{first}-{numbers[first]}"
        taken.add(made)
        ids.append(made)
    return ids


def unique(names: Sequence[str]) -> list[str]:
    """The names, those that are taken by an earlier one with a number behind, counted from 2."""
    taken = set(names)
    given: set[str] = set()
    numbers: dict[str, int] = {}
    unique_names = []
    for name in names:
        made = name
        while made in given or (made != name and made in taken):
            numbers[name] = numbers.get(name, 1) + 1
            made = f"{name}-{numbers[name]}"
        given.add(made)
        unique_names.append(made)
    return unique_names

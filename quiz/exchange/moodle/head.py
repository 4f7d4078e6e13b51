"""What a deck says of itself, as what Moodle says of a category; and the names of categories."""

import re

from quiz.core.card import Deck, Source
from quiz.deckfile.ids import is_deck_id, slug
from quiz.exchange.moodle.item import Category
from quiz.exchange.naming import foreign_id
from quiz.exchange.texts import tidy

LONGEST_NAME = 255
"""Characters of the name of a category or a question."""

_TITLE = "Deck: "
_TAG = "Tag: "
_SOURCE = {"Source: ": "title", "Author: ": "author", "Publisher: ": "publisher", "Date: ": "date", "Address: ": "url"}
_CONTEXT = re.compile(r"\$[a-z0-9]+\$")
_PARTING = re.compile(r"(?<!/)/(?!/)")


def category_of(deck: Deck) -> Category:
    """The category that a deck goes out to; a paragraph at its end says what a deck has and a category has not."""
    lines = [_TITLE + _line(deck.title), *(_TAG + _line(tag) for tag in deck.tags)]
    lines += [label + _line(text) for label, name in _SOURCE.items() if (text := getattr(deck.source, name))]
    paragraphs = [deck.description] if deck.description else []
    info = "\n\n".join((*paragraphs, "\n".join(lines)))
    return Category(f"$course$/top/{_in_path(_name(deck.title))}", foreign_id(deck.id), info)


def deck_of(category: Category, otherwise: str) -> Deck:
    """The deck, without its cards, that a category comes in as; `otherwise` names it where the category does not."""
    path = [part for part in map(_from_path, _PARTING.split(category.path)) if part]
    path = [part for part in path if not _CONTEXT.fullmatch(part)]
    name = tidy(path[-1]) if path and path != ["top"] else otherwise
    own = category.id.removeprefix(foreign_id("")) if category.id.startswith(foreign_id("")) else ""
    if not is_deck_id(own):
        return Deck(slug(name), name, category.info)
    description, _, last = category.info.rpartition("\n\n")
    lines = last.split("\n")
    if not lines[0].startswith(_TITLE):
        return Deck(own, name, category.info)
    title = lines[0].removeprefix(_TITLE)
    told = {
        field: line.removeprefix(label) for label, field in _SOURCE.items() for line in lines if line.startswith(label)
    }
    return Deck(
        own,
        title if _name(title) == name else name,
        description,
        tags=tuple(line.removeprefix(_TAG) for line in lines if line.startswith(_TAG)),
        source=Source(**told),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _name(title: str) -> str:
    """The title as the name of a category."""
    return _line(title)[:LONGEST_NAME].strip()


def _in_path(name: str) -> str:
    """A name in a path: Moodle doubles its slashes, and keeps them from the ends."""
    doubled = name.replace("/", "//")
    return f"{' ' if doubled.startswith('/') else ''}{doubled}{' ' if doubled.endswith('/') else ''}"


def _from_path(part: str) -> str:
    return part.replace("//", "/").strip()

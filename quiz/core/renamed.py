"""Which notes of a deck go by another id after it was edited: those that still have their name, or ask the same."""

from collections.abc import Callable, Hashable, Iterable, Mapping

from quiz.core.card import Card
from quiz.core.grading.key import key_text
from quiz.core.note import Note, name_of, notes

_Notes = dict[str, Note]
_Tell = Callable[[Note], Iterable[Hashable]]
"""Gives what a note is known by; of several things one is enough."""


def renamed(before: Iterable[Card], after: Iterable[Card]) -> dict[str, str]:
    """The present id of each note that has another one now: its deck was renamed, or another id asks what it asked.

    A note that could be several others, or several of which could be one, is none of them.
    """
    old, new = _by_id(before), _by_id(after)
    gone = {id_: note for id_, note in old.items() if id_ not in new}
    came = {id_: note for id_, note in new.items() if id_ not in old}
    pairs: dict[str, str] = {}
    for tell in (_name, _whole, _texts):
        found = _pairs(gone, came, tell)
        taken = set(found.values())
        gone = {id_: note for id_, note in gone.items() if id_ not in found}
        came = {id_: note for id_, note in came.items() if id_ not in taken}
        pairs |= found
    return pairs


def _by_id(cards: Iterable[Card]) -> _Notes:
    return {note[0].note: note for note in notes(cards)}


def _name(note: Note) -> Iterable[Hashable]:
    return (name_of(note),)


def _whole(note: Note) -> Iterable[Hashable]:
    return (tuple((card.stem, key_text(card)) for card in note),)


def _texts(note: Note) -> Iterable[Hashable]:
    return {told for card in note for told in (("question", card.stem), ("answer", key_text(card)))}


def _pairs(gone: _Notes, came: _Notes, tell: _Tell) -> dict[str, str]:
    """The notes that went and came of which each can be the other alone."""
    old, new = _known_by(gone, tell), _known_by(came, tell)
    pairs: dict[str, str] = {}
    for id_, note in gone.items():
        heirs = _like(note, new, tell)
        if len(heirs) == 1:
            (heir,) = heirs
            if _like(came[heir], old, tell) == {id_}:
                pairs[id_] = heir
    return pairs


def _known_by(those: _Notes, tell: _Tell) -> dict[Hashable, set[str]]:
    known: dict[Hashable, set[str]] = {}
    for id_, note in those.items():
        for told in tell(note):
            known.setdefault(told, set()).add(id_)
    return known


def _like(note: Note, known: Mapping[Hashable, set[str]], tell: _Tell) -> set[str]:
    return set[str]().union(*(known.get(told, ()) for told in tell(note)))

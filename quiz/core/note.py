"""Notes: the siblings of one `[[card]]` together, as their author wrote them."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from quiz.core.card import Card, Cloze

Note = tuple[Card, ...]
"""The cards of one `[[card]]`, in order; never empty."""


def notes(cards: Iterable[Card]) -> tuple[Note, ...]:
    """The cards by notes; siblings stand beside each other, as a deck has them."""
    return tuple(tuple(siblings) for _, siblings in groupby(cards, lambda card: card.note))


def name_of(note: Note) -> str:
    """The note's id without its deck, as the deck file has it."""
    return note[0].note.partition("/")[2]


def pieces(gaps: Sequence[Cloze]) -> tuple[str, ...]:
    """The text round the gaps of a cloze, one piece more than there are gaps: each sibling has the others filled in."""
    between = (after.before[len(before.before) + len(before.key) :] for before, after in pairwise(gaps))
    return (gaps[0].before, *between, gaps[-1].after)

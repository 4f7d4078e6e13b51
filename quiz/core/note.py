"""Notes: the siblings of one `[[card]]` together, as their author wrote them."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from quiz.core.card import Card, Cloze

Note = tuple[Card, ...]
"""The cards of one `[[card]]`, in order; never empty."""


def notes(cards: Iterable[Card]) -> tuple[Note, ...]:
    """The cards by notes; siblings stand beside each other, as a deck has them."""
    return tuple(tuple(siblings) for _, siblings in groupby(cards, lambda card: card.note))


def name_of(note: Note) -> str:
    """The note's id without its deck, as the deck file has it."""
    return note[0].note.partition("/")[2]


class Gap(NamedTuple):
    """A gap of a text: the answer that goes in and others that are accepted, and its hint."""

    forms: tuple[str, ...]
    hint: str = ""


def clozes(around: Sequence[str], gaps: Sequence[Gap], *, strict: bool = False) -> tuple[Cloze, ...]:
    """A sibling for each gap, the others filled in. Blanks at either end of the text go.

    `around` is the text round the gaps, one piece more than there are of those.
    """
    text = list(around)
    text[0], text[-1] = text[0].lstrip(), text[-1].rstrip()
    filled = [piece + key for piece, key in zip(text, [*(gap.forms[0] for gap in gaps), ""], strict=True)]
    return tuple(
        Cloze(
            "".join(filled[:place]) + text[place],
            "".join(filled[place + 1 :]),
            gap.forms[0],
            gap.forms[1:],
            gap.hint,
            strict,
        )
        for place, gap in enumerate(gaps)
    )


def pieces(gaps: Sequence[Cloze]) -> tuple[str, ...]:
    """The text round the gaps of a cloze, one piece more than there are gaps: each sibling has the others filled in."""
    between = (after.before[len(before.before) + len(before.key) :] for before, after in pairwise(gaps))
    return (gaps[0].before, *between, gaps[-1].after)

"""What a rule finds, and what it is given to look at."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from quiz.core.card import Deck
from quiz.deckfile.diagnostic import Path, Range
from quiz.deckfile.written import WrittenNote


class Finding(NamedTuple):
    """What is to be said of a card, and where: a path inside its table, or with `name` what that is called.

    `characters` narrows a text down; `help` says what to write instead, `remark` what else is worth knowing.
    """

    message: str
    at: Path = ()
    help: str = ""
    remark: str = ""
    name: bool = False
    characters: Range | None = None


class WrittenDeck(NamedTuple):
    """A deck, and those of its notes that a rule may look at."""

    deck: Deck
    notes: Sequence[WrittenNote]


CardRule = Callable[[WrittenNote], Iterable[Finding]]
"""What is to be said of one card."""
DeckRule = Callable[[WrittenDeck], Iterable[tuple[WrittenNote, Finding]]]
"""What is to be said of a deck as a whole, each time at one of its cards."""
CrossRule = Callable[[Sequence[WrittenDeck]], Iterable[tuple[WrittenNote, Finding]]]
"""What is to be said of all decks together."""

"""What a learner can do at a screen."""

from dataclasses import dataclass

from quiz.core.card import Card
from quiz.core.review import Answer, Rating


@dataclass(frozen=True, slots=True)
class Submit:
    """Hand in an answer. At a recall card: turn it over (the answer may be empty)."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Hint:
    """Show the next hint."""


@dataclass(frozen=True, slots=True)
class DontKnow:
    """Give up on this question: the key is shown, and no guess is recorded."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Go on from the feedback with this rating; None takes the suggested one (Enter)."""

    rating: Rating | None = None


@dataclass(frozen=True, slots=True)
class Overrule:
    """Say "I was right": count the answer as correct."""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Undo the last answer and ask it again."""


@dataclass(frozen=True, slots=True)
class SuspendCard:
    """Never ask this card again, until it is resumed."""


@dataclass(frozen=True, slots=True)
class BuryCard:
    """Do not ask this card again today."""


@dataclass(frozen=True, slots=True)
class FlagCard:
    """Mark the card for its author; `note` may say why."""

    note: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """The deck file was edited: this is the card on screen as it now stands (None: it is gone)."""

    card: Card | None


@dataclass(frozen=True, slots=True)
class More:
    """At the end: go on with the cards that are left, or study ahead where there are none."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Stop here; everything answered is kept."""


Event = Submit | Hint | DontKnow | Rate | Overrule | TakeBack | SuspendCard | BuryCard | FlagCard | Edited | More | Quit

"""What a learner can do at a screen."""

from quiz.core.card import Card
from quiz.core.record import Record
from quiz.core.review import Answer, Rating


class Submit(Record):
    """Hand in an answer. At a recall card: turn it over (the answer may be empty)."""

    answer: Answer


class Hint(Record):
    """Show the next hint."""


class DontKnow(Record):
    """Give up on this question: the key is shown, and no guess is recorded."""


class Rate(Record):
    """Go on from the feedback with this rating; None takes the suggested one (Enter)."""

    rating: Rating | None = None


class Overrule(Record):
    """Say "I was right": count the answer as correct."""


class TakeBack(Record):
    """Undo the last answer and ask it again."""


class SuspendCard(Record):
    """Never ask this card again, until it is resumed."""


class BuryCard(Record):
    """Do not ask this card again today."""


class FlagCard(Record):
    """Mark the card for its author; `note` may say why."""

    note: str = ""


class Edited(Record):
    """The deck file was edited: this is the card on screen as it now stands (None: it is gone)."""

    card: Card | None


class More(Record):
    """At the end: go on with the cards that are left, or study ahead where there are none."""


class Quit(Record):
    """Stop here; everything answered is kept."""


Event = Submit | Hint | DontKnow | Rate | Overrule | TakeBack | SuspendCard | BuryCard | FlagCard | Edited | More | Quit

"""How a card is put to the learner: everything a front end shows of a question, and never its key."""

from dataclasses import dataclass

from quiz.core.card import CardId
from quiz.core.review import AskedAs


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question as it is put.

    `options` are what to choose from (choice, select), to put in order (order), or the right-hand sides (match), in
    the order shown; `lefts` the left-hand sides of a match. `count` is how many items are wanted: of a list `need`, of
    an order or match all; 0 where that would give something away or means nothing. `unit` is the number's.
    """

    card: CardId
    kind: str
    asked_as: AskedAs
    stem: str
    options: tuple[str, ...] = ()
    lefts: tuple[str, ...] = ()
    count: int = 0
    unit: str = ""

"""A sitting over a few cards, driven by what a learner does; tests of the session, its turns and views share it."""

from decimal import Decimal

from hypothesis import strategies as st

from quiz.core.advance import advance
from quiz.core.card import Card, Choice, Deck, ListAll, Number, Recall, Short
from quiz.core.event import (
    BuryCard,
    DontKnow,
    Event,
    FlagCard,
    Hint,
    More,
    Overrule,
    Quit,
    Rate,
    Submit,
    SuspendCard,
    TakeBack,
)
from quiz.core.memory import MemoryState
from quiz.core.record import replace
from quiz.core.review import Answer, LogEntry, Moment, Rating
from quiz.core.scheduler import Schedule, Scheduler
from quiz.core.screen import Ask, Feedback, Finished
from quiz.core.session import Plan, Session
from quiz.core.turns import start
from quiz.core.view import screen

DAY = 739_000

CARDS = (
    Card(
        "d/capital",
        "d",
        Short("Capital of France?", "Paris", distractors=("Lyon", "Nice")),
        why_not=(("Lyon", "a lure"),),
    ),
    Card("d/korea", "d", Number("How many?", Decimal(28000), unit="troops"), hints=("many", "very many")),
    Card("d/pick", "d", Choice("Which?", "this", ("that", "these"))),
    Card("d/front", "d", Recall("front", "back"), explanation="why it is so"),
    Card("d/two", "d", ListAll("Name two.", (("one",), ("two",)), need=2)),
    Card("d/word", "d", Short("Word?", "mountain")),
)

KEYS: dict[str, Answer] = {
    "d/capital": "Paris",
    "d/korea": "28,000",
    "d/pick": "this",
    "d/front": "back",
    "d/two": ("two", "one"),
    "d/word": "mountain",
}


def plan(*cards: Card, **changes: object) -> Plan:
    """A plan that asks `cards` (all of CARDS by default) in their order."""
    asked = cards or CARDS
    made = Plan(
        queue=tuple(card.id for card in asked),
        cards={card.id: card for card in asked},
        decks={"d": Deck("d", "A deck")},
        schedules={},
        scheduler=Scheduler(),
        name="sitting",
        seed="1",
        day=DAY,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # the names are those of Plan


def moment(number: int) -> Moment:
    """The `number`-th moment of the day."""
    return Moment(f"e{number}", 1_700_000_000_000 + number * 1000, 0, DAY, 500)


class Sitting:
    """Drives a session and keeps what it logs."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.log: list[LogEntry] = []
        self.moments = 0

    def do(self, *events: Event) -> "Sitting":
        """Let the learner do these things."""
        for event in events:
            self.moments += 1
            self.session, entries = advance(self.session, event, moment(self.moments))
            self.log.extend(entries)
        return self

    def answer_right(self) -> "Sitting":
        """Answer the card on screen with its key and go on."""
        return self.do(Submit(KEYS[self.card]), Rate())

    @property
    def card(self) -> str:
        """The card on screen."""
        shown = screen(self.session)
        assert not isinstance(shown, Finished)
        return shown.prompt.card

    @property
    def ask(self) -> Ask:
        """The question on screen."""
        shown = screen(self.session)
        assert isinstance(shown, Ask)
        return shown

    @property
    def feedback(self) -> Feedback:
        """The feedback on screen."""
        shown = screen(self.session)
        assert isinstance(shown, Feedback)
        return shown

    @property
    def end(self) -> Finished:
        """The end, on screen."""
        shown = screen(self.session)
        assert isinstance(shown, Finished)
        return shown


def sit(*cards: Card, **changes: object) -> Sitting:
    """Open a sitting over these cards."""
    return Sitting(start(plan(*cards, **changes)))


def asked_order(sitting: Sitting, answers: dict[str, bool]) -> list[str]:
    """Which cards are asked, one after another, where the first answer to each is right or wrong as `answers` says."""
    order = []
    seen: set[str] = set()
    while not sitting.session.over:
        card = sitting.card
        order.append(card)
        if answers.get(card, True) or card in seen:
            sitting.answer_right()
        else:
            sitting.do(DontKnow(), Rate())
        seen.add(card)
    return order


EVENTS = st.sampled_from(
    [
        Submit("Paris"), Submit("Lyon"), Submit("28,000"), Submit("28000 ships"), Submit("this"), Submit(""),
        Submit(("one", "two")), Submit("one; two"), Submit("mountian"), Submit("hill"), Submit("back"), DontKnow(),
        Hint(), Rate(), Rate(Rating.AGAIN), Rate(Rating.HARD), Rate(Rating.EASY), Overrule(), SuspendCard(),
        BuryCard(), FlagCard(), TakeBack(), More(), Quit(),
    ]
)  # fmt: skip


def plans(**due_in: int) -> dict[str, Schedule]:
    """Schedules of cards that are due so many days from the day of the sitting."""
    return {f"d/{name}": Schedule(MemoryState(9.0, 5.0), DAY - 9, DAY + days, 3, 0) for name, days in due_in.items()}

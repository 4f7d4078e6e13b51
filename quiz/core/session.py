"""A sitting as a value: what was planned, where it stands, and all that it has come to.

Sessions are never changed: `quiz.core.advance` makes the next one of an event, `quiz.core.turns` says which card
follows, and `quiz.core.view` what the learner sees.
"""

from collections.abc import Container, Mapping
from types import MappingProxyType
from typing import assert_never

from quiz.core.card import Card, CardId, Deck
from quiz.core.grading.grade import Grade
from quiz.core.history import NOTHING_ASIDE, Aside
from quiz.core.prompt import Prompt, can_be_choice, natural_form, present
from quiz.core.record import Record
from quiz.core.review import Answer, AskedAs, EntryId, Review, Verdict
from quiz.core.scheduler import Schedule, Scheduler


class Plan(Record):
    """What stays the same for a whole sitting.

    `queue` is the cards to ask, in order, `cards` all of those it was made of that are not suspended. `schedules` are
    those at its start. `form` forces cards that can be asked both ways to be typed or chosen; None follows the ladder:
    a choice while stability is under `ladder_days`. `name` identifies the sitting in the log; `seed` shuffles its
    options. `rivals` are the normalised answers of all cards: a near miss that equals one of them is no typing slip.
    `day` is the study day; `notice` is told beside the questions. Beyond the queue there are `more` cards for the day
    (due, or new as far as the day's limit allows; in a cram those not practised yet), `more_new` of them new, and
    `ahead` others that could be studied ahead.
    """

    queue: tuple[CardId, ...]
    cards: Mapping[CardId, Card]
    decks: Mapping[str, Deck]
    schedules: Mapping[CardId, Schedule]
    scheduler: Scheduler
    name: str
    seed: str
    form: AskedAs | None = None
    ladder_days: float = 4.0
    cram: bool = False
    rivals: Container[str] = frozenset()
    day: int = 0
    more: int = 0
    more_new: int = 0
    ahead: int = 0
    notice: str = ""


class Asking(Record):
    """A question waits. `spent_ms` was spent on it before the last event; `empty`: an empty answer awaits consent."""

    card: CardId
    hints: int = 0
    spent_ms: int = 0
    remark: str = ""
    empty: bool = False


class Judging(Record):
    """An answer was marked, or a recall card turned over (`review` and `grade` are then None)."""

    asking: Asking
    answer: Answer
    review: Review | None
    grade: Grade | None
    day: int

    @property
    def can_overrule(self) -> bool:
        """Whether the learner may say "I was right": an answer was given and did not count as right."""
        review = self.review
        if review is None or review.answer is None or review.overruled:
            return False
        return review.verdict in (Verdict.PARTIAL, Verdict.WRONG)


class Over(Record):
    """Nothing is left to ask."""


State = Asking | Judging | Over


class Step(Record):
    """An answer that was settled, and the card's schedule after it (None: still new, it was only practice).

    Steps are a chain: each session shares all earlier ones, so that a long sitting stays cheap.
    """

    review: Review
    schedule: Schedule | None
    earlier: "Step | None"


class Return(Record):
    """A missed card that comes back once `turn` answers have been given."""

    card: CardId
    turn: int


class Session(Record):
    """The sitting at one moment.

    `position` is how far the queue has been asked, `turn` how many answers were given. `early` are cards that were
    asked before their place in the queue, `aside` those that were put aside. `edited` are cards whose text was changed
    meanwhile, None where one was deleted. `before` is the session as it was when the last deed (`last`, its entry's
    id) was done.
    """

    plan: Plan
    state: State
    position: int = 0
    turn: int = 0
    returns: tuple[Return, ...] = ()
    early: frozenset[CardId] = frozenset()
    aside: Aside = NOTHING_ASIDE
    edited: Mapping[CardId, Card | None] = MappingProxyType({})
    steps: Step | None = None
    before: "Session | None" = None
    last: EntryId | None = None

    @property
    def over(self) -> bool:
        """Whether nothing is left to ask."""
        return isinstance(self.state, Over)

    @property
    def can_take_back(self) -> bool:
        """Whether there is a deed to undo."""
        return isinstance(self.state, Judging) or self.last is not None

    def card(self, card_id: CardId) -> Card:
        """The card as it now stands, or stood last."""
        return self.edited.get(card_id) or self.plan.cards[card_id]

    def deleted(self, card_id: CardId) -> bool:
        """Whether the card was deleted from its deck meanwhile."""
        return self.edited.get(card_id, self) is None

    @property
    def on_screen(self) -> CardId | None:
        """The card that is asked or judged; None at the end."""
        match self.state:
            case Asking(card=card) | Judging(asking=Asking(card=card)):
                return card
            case Over():
                return None
            case state:
                assert_never(state)

    def askable(self, card_id: CardId) -> bool:
        """Whether the card can still be asked: it was neither put aside nor deleted."""
        return not (card_id in self.aside or self.deleted(card_id))

    def waiting(self) -> list[CardId]:
        """The cards of the queue that are still to be asked a first time, in order, without the one on screen."""
        out = {*self.early, *self.aside.suspended, *self.aside.buried, *filter(self.deleted, self.edited)}
        return [card_id for card_id in self.plan.queue[self.position :] if card_id not in out]

    def schedule(self, card_id: CardId) -> Schedule | None:
        """The card's schedule after all answers of the sitting; None while it is new."""
        step = self.steps
        while step:
            if step.review.card == card_id and step.schedule:
                return step.schedule
            step = step.earlier
        return self.plan.schedules.get(card_id)

    def schedules(self) -> dict[CardId, Schedule]:
        """The schedules of all cards that are not new, after all answers of the sitting."""
        given: dict[CardId, Schedule] = {}
        step = self.steps
        while step:
            if step.schedule:
                given.setdefault(step.review.card, step.schedule)
            step = step.earlier
        return {**self.plan.schedules, **given}

    def met(self, card_id: CardId) -> int:
        """How often the card was answered in this sitting."""
        return sum(review.card == card_id for review in self.answers())

    def answers(self) -> tuple[Review, ...]:
        """The settled answers of the sitting, first to last."""
        reviews = []
        step = self.steps
        while step:
            reviews.append(step.review)
            step = step.earlier
        return tuple(reversed(reviews))

    def form(self, card_id: CardId) -> AskedAs:
        """How the card is asked: with lures it climbs a ladder, a choice while its memory is young, typed later."""
        card = self.card(card_id)
        if not can_be_choice(card):
            return natural_form(card)
        if self.plan.form:
            return self.plan.form
        schedule = self.schedule(card_id)
        young = schedule is None or schedule.memory.stability < self.plan.ladder_days
        return AskedAs.CHOICE if young else AskedAs.TYPED

    def prompt(self, card_id: CardId) -> Prompt:
        """The question as it is put; its options are shuffled anew each time the card is met."""
        return present(self.card(card_id), self.form(card_id), f"{self.plan.seed}/{card_id}/{self.met(card_id)}")

"""One sitting: a pure state machine from questions and answers to log entries.

`advance(session, event, moment)` gives the next session and the entries to log; what the learner sees of it is worked
out in `quiz.core.view`. An answer is logged the moment it is marked, before its feedback shows, so that a crash at any
time costs nothing that was seen; a rating or an overrule that changes it is a second entry that replaces the first.
Undo is free because each step keeps the session before it.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, assert_never

from quiz.core.card import Card, CardId, Deck
from quiz.core.event import (
    BuryCard,
    DontKnow,
    Edited,
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
from quiz.core.grading import grade, unclear
from quiz.core.grading.grade import Grade
from quiz.core.prompt import Prompt, can_be_choice, natural_form, present
from quiz.core.review import (
    Answer,
    AskedAs,
    Bury,
    EntryId,
    Flag,
    LogEntry,
    Moment,
    Rating,
    Review,
    Suspend,
    Undo,
    Verdict,
)
from quiz.core.scheduler import Schedule, Scheduler, rating_of

OTHERS_BEFORE_RETURN = 3
"""How many other cards come before a missed one is asked again, where there are as many."""

CONFIRM_EMPTY = "Nothing was answered. Hand it in empty once more to leave it at that."


@dataclass(frozen=True, slots=True)
class Plan:
    """What stays the same for a whole sitting.

    `queue` is the cards to ask, in order. `schedules` are those at its start. `form` forces cards that can be asked
    both ways to be typed or chosen; None follows the ladder: a choice while stability is under `ladder_days`. `name`
    identifies the sitting in the log; `seed` shuffles its options. `rivals` are the normalised answers of all cards: a
    near miss that equals one of them is no typing slip. `ahead` counts cards that could be studied beyond the queue,
    `more` those of them that are due; `day` is the study day; `notice` is told beside the questions.
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
    ahead: int = 0
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question waits. `spent_ms` was spent on it before the last event; `empty`: an empty answer awaits consent."""

    card: CardId
    hints: int = 0
    spent_ms: int = 0
    remark: str = ""
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Judging:
    """An answer was marked, or a recall card turned over (`review` and `grade` are then None)."""

    asking: Asking
    answer: Answer
    review: Review | None
    grade: Grade | None
    day: int


@dataclass(frozen=True, slots=True)
class Over:
    """Nothing is left to ask."""


State = Asking | Judging | Over


class Step(NamedTuple):
    """An answer that was settled, and the card's schedule after it (None: still new, it was only practice).

    Steps are a chain: each session shares all earlier ones, so that a long sitting stays cheap.
    """

    review: Review
    schedule: Schedule | None
    earlier: "Step | None"


class Return(NamedTuple):
    """A missed card that comes back once `turn` answers have been given."""

    card: CardId
    turn: int


@dataclass(frozen=True, slots=True)
class Session:
    """The sitting at one moment.

    `position` is how far the queue has been asked, `turn` how many answers were given. `gone` are cards that left the
    queue otherwise. `before` is the session as it was when the last deed (`last`, its entry's id) was done.
    """

    plan: Plan
    state: State
    position: int = 0
    turn: int = 0
    returns: tuple[Return, ...] = ()
    gone: frozenset[CardId] = frozenset()
    edited: Mapping[CardId, Card] = field(default_factory=dict)
    steps: Step | None = None
    before: "Session | None" = None
    last: EntryId | None = None

    @property
    def over(self) -> bool:
        """Whether nothing is left to ask."""
        return isinstance(self.state, Over)

    def card(self, card_id: CardId) -> Card:
        """The card as it now stands."""
        return self.edited.get(card_id) or self.plan.cards[card_id]

    def schedule(self, card_id: CardId) -> Schedule | None:
        """The card's schedule after all answers of the sitting; None while it is new."""
        step = self.steps
        while step:
            if step.review.card == card_id and step.schedule:
                return step.schedule
            step = step.earlier
        return self.plan.schedules.get(card_id)

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


def start(plan: Plan) -> Session:
    """Open a sitting at its first question."""
    return _next_question(Session(plan, Over()))


def restore(session: Session, answers: Iterable[Review]) -> Session:
    """Bring a sitting that was cut off to where it was: `answers` are what it left in the log and still counts."""
    for review in answers:
        if review.card in session.plan.cards:
            session = _settle(_turn_to(session, review.card), review)
    return session


def advance(session: Session, event: Event, moment: Moment) -> tuple[Session, tuple[LogEntry, ...]]:
    """The session after `event`, and what to log. An event that means nothing at this screen changes nothing."""
    if isinstance(event, TakeBack):
        return _take_back(session, moment)
    match session.state:
        case Asking() as asking:
            return _at_question(session, asking, event, moment)
        case Judging() as judging:
            return _at_feedback(session, judging, event, moment)
        case Over():
            return session, ()
        case state:
            assert_never(state)


def _at_question(
    session: Session, asking: Asking, event: Event, moment: Moment
) -> tuple[Session, tuple[LogEntry, ...]]:
    card = session.card(asking.card)
    spent = asking.spent_ms + moment.waited_ms
    match event:
        case Submit(answer):
            return _submit(session, replace(asking, spent_ms=spent), answer, moment)
        case DontKnow():
            return _judge(session, replace(asking, spent_ms=spent), None, moment)
        case Hint():
            hints = min(asking.hints + 1, len(card.hints))
            return replace(session, state=replace(asking, hints=hints, spent_ms=spent, remark="", empty=False)), ()
        case SuspendCard() | BuryCard():
            entry = _aside(event, asking.card, moment)
            return _set_aside(session, entry, before=_as_asked(session)), (entry,)
        case FlagCard(note):
            return session, (Flag(*_stamp(moment), asking.card, note),)
        case Edited(edited):
            if edited is None:
                return _next_question(replace(session, gone=session.gone | {asking.card})), ()
            return _with_edited(session, asking.card, edited), ()
        case Rate() | Overrule() | TakeBack() | More() | Quit():
            return session, ()
        case _:
            assert_never(event)


def _at_feedback(
    session: Session, judging: Judging, event: Event, moment: Moment
) -> tuple[Session, tuple[LogEntry, ...]]:
    card_id = judging.asking.card
    match event:
        case Rate(rating):
            return _rate(session, judging, rating, moment)
        case Overrule():
            return _overrule(session, judging, moment)
        case SuspendCard() | BuryCard():
            entry = _aside(event, card_id, moment)
            settled = _settled(session, judging.review) if judging.review else session
            return _set_aside(settled, entry, before=session), (entry,)
        case FlagCard(note):
            return session, (Flag(*_stamp(moment), card_id, note),)
        case Edited(edited):
            return _with_edited(session, card_id, edited) if edited else session, ()
        case Submit() | DontKnow() | Hint() | TakeBack() | More() | Quit():
            return session, ()
        case _:
            assert_never(event)


def _submit(session: Session, asking: Asking, answer: Answer, moment: Moment) -> tuple[Session, tuple[LogEntry, ...]]:
    card = session.card(asking.card)
    form = form_of(session, asking)
    empty = not answer or (isinstance(answer, str) and not answer.strip())
    if empty and answer is not None:
        if form is AskedAs.RECALL:
            return replace(session, state=Judging(asking, "", None, None, moment.day)), ()
        if not asking.empty:
            return replace(session, state=replace(asking, remark=CONFIRM_EMPTY, empty=True)), ()
    elif remark := unclear(card, answer, form):
        return replace(session, state=replace(asking, remark=remark, empty=False)), ()
    return _judge(session, asking, answer, moment)


def _judge(session: Session, asking: Asking, answer: Answer, moment: Moment) -> tuple[Session, tuple[LogEntry, ...]]:
    form = form_of(session, asking)
    marked = grade(session.card(asking.card), answer, form, session.plan.rivals)
    review = Review(
        *_stamp(moment),
        card=asking.card,
        verdict=marked.verdict,
        credit=marked.credit,
        rating=None,
        asked_as=form,
        answer=answer,
        options=prompt_of(session, asking).options,
        hints=asking.hints,
        took_ms=asking.spent_ms,
        distance=marked.distance,
        cram=session.plan.cram,
        session=session.plan.name,
    )
    judging = Judging(asking, answer, review, marked, moment.day)
    return replace(session, state=judging), (review,)


def _rate(
    session: Session, judging: Judging, rating: Rating | None, moment: Moment
) -> tuple[Session, tuple[LogEntry, ...]]:
    review = judging.review
    if review is None:
        rated = _recalled(session, judging, rating or Rating.GOOD, moment)
    elif rating is None or rating is rating_of(review):
        return _settle(session, review), ()
    else:
        rated = _corrected(review, moment)._replace(rating=rating)
    return _settle(session, rated), (rated,)


def _overrule(session: Session, judging: Judging, moment: Moment) -> tuple[Session, tuple[LogEntry, ...]]:
    review = judging.review
    if review is None or not can_overrule(judging):
        return session, ()
    right = _corrected(review, moment)._replace(verdict=Verdict.CORRECT, credit=1.0, rating=None, overruled=True)
    return replace(session, state=replace(judging, review=right)), (right,)


def can_overrule(judging: Judging) -> bool:
    """Whether the learner may say "I was right": an answer was given and did not count as right."""
    review = judging.review
    if review is None or review.answer is None or review.overruled:
        return False
    return review.verdict in (Verdict.PARTIAL, Verdict.WRONG)


def can_take_back(session: Session) -> bool:
    """Whether there is a deed to undo."""
    return isinstance(session.state, Judging) or session.last is not None


def _corrected(review: Review, moment: Moment) -> Review:
    return review._replace(id=moment.id, at=moment.at, offset=moment.offset, day=moment.day, replaces=review.id)


def _recalled(session: Session, judging: Judging, rating: Rating, moment: Moment) -> Review:
    """A recall card that was turned over and rated: nothing was marked."""
    return Review(
        *_stamp(moment),
        card=judging.asking.card,
        verdict=None,
        credit=0.0 if rating is Rating.AGAIN else 1.0,
        rating=rating,
        asked_as=AskedAs.RECALL,
        answer="",
        hints=judging.asking.hints,
        took_ms=judging.asking.spent_ms,
        cram=session.plan.cram,
        session=session.plan.name,
    )


def _take_back(session: Session, moment: Moment) -> tuple[Session, tuple[LogEntry, ...]]:
    state = session.state
    if isinstance(state, Judging):
        asked = replace(session, state=replace(state.asking, spent_ms=0, remark="", empty=False))
        return asked, (Undo(*_stamp(moment), state.review.id),) if state.review else ()
    if session.before is None or session.last is None:
        return session, ()
    return session.before, (Undo(*_stamp(moment), session.last),)


def _settle(session: Session, review: Review) -> Session:
    """Take a final answer into account and go on."""
    return _next_question(_settled(session, review))


def _settled(session: Session, review: Review) -> Session:
    """The session with a final answer taken into account: the schedule moves, a missed card is put back."""
    card_id = review.card
    schedule = session.plan.scheduler.next(session.schedule(card_id), review)
    turn = session.turn + 1
    returns = session.returns
    if rating_of(review) is Rating.AGAIN:
        returns = (*returns, Return(card_id, turn + OTHERS_BEFORE_RETURN))
    return replace(
        session,
        turn=turn,
        returns=returns,
        steps=Step(review, schedule, session.steps),
        before=_as_asked(session),
        last=review.id,
    )


def _with_edited(session: Session, card_id: CardId, edited: Card) -> Session:
    """The session with the card's new text; in this sitting it keeps the id it was queued by."""
    return replace(session, edited={**session.edited, card_id: replace(edited, id=card_id)})


def _set_aside(session: Session, entry: Suspend | Bury, before: Session) -> Session:
    left = replace(
        session,
        gone=session.gone | {entry.card},
        returns=tuple(waiting for waiting in session.returns if waiting.card != entry.card),
        before=before,
        last=entry.id,
    )
    return _next_question(left)


def _as_asked(session: Session) -> Session:
    """The session as it stood when the question on screen was put, for undo."""
    state = session.state
    asking = state.asking if isinstance(state, Judging) else state
    return replace(session, state=Asking(asking.card) if isinstance(asking, Asking) else asking)


def _next_question(session: Session) -> Session:
    """Put the next card: one that is due to return, else the next of the queue, else whatever still has to return."""
    returns = session.returns
    queue = session.plan.queue
    position = session.position
    while position < len(queue) and queue[position] in session.gone:
        position += 1
    session = replace(session, position=position)
    if returns and (returns[0].turn <= session.turn or position == len(queue)):
        return replace(session, returns=returns[1:], state=Asking(returns[0].card))
    if position < len(queue):
        return replace(session, position=position + 1, state=Asking(queue[position]))
    return replace(session, state=Over())


def _turn_to(session: Session, card_id: CardId) -> Session:
    """Put `card_id` on screen, whatever would have been next; the card that stood there waits at its place."""
    state = session.state
    if isinstance(state, Asking) and state.card == card_id:
        return session
    waiting = session
    if isinstance(state, Asking):
        if session.met(state.card):
            waiting = replace(session, returns=(Return(state.card, session.turn), *session.returns))
        else:
            waiting = replace(session, position=session.position - 1)
    returns = tuple(waiting_card for waiting_card in waiting.returns if waiting_card.card != card_id)
    return replace(waiting, returns=returns, gone=waiting.gone | {card_id}, state=Asking(card_id))


def _aside(event: SuspendCard | BuryCard, card: CardId, moment: Moment) -> Suspend | Bury:
    return Suspend(*_stamp(moment), card) if isinstance(event, SuspendCard) else Bury(*_stamp(moment), card)


def _stamp(moment: Moment) -> tuple[EntryId, int, int, int]:
    return moment.id, moment.at, moment.offset, moment.day


def prompt_of(session: Session, asking: Asking) -> Prompt:
    """The question as it is put; its options are shuffled anew each time the card is met."""
    card = session.card(asking.card)
    return present(card, form_of(session, asking), f"{session.plan.seed}/{card.id}/{session.met(card.id)}")


def form_of(session: Session, asking: Asking) -> AskedAs:
    """The ladder: a card with lures is a choice while its memory is young, and typed from then on."""
    card = session.card(asking.card)
    if not can_be_choice(card):
        return natural_form(card)
    if session.plan.form:
        return session.plan.form
    schedule = session.schedule(card.id)
    young = schedule is None or schedule.memory.stability < session.plan.ladder_days
    return AskedAs.CHOICE if young else AskedAs.TYPED

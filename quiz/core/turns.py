"""Which card is asked next: the queue in its order, missed cards again after a while, until nothing is left."""

from collections.abc import Iterable

from quiz.core.card import CardId
from quiz.core.record import replace
from quiz.core.review import Bury, Rating, Review, Suspend
from quiz.core.scheduler import rating_of
from quiz.core.session import Asking, Judging, Over, Plan, Return, Session, Step

OTHERS_BEFORE_RETURN = 3
"""How many other cards come before a missed one is asked again, where there are as many."""


def start(plan: Plan) -> Session:
    """Open a sitting at its first question."""
    return next_question(Session(plan, Over()))


def restore(session: Session, answers: Iterable[Review]) -> Session:
    """Bring a sitting that was cut off to where it was: `answers` are what it left in the log and still counts."""
    for review in answers:
        if review.card in session.plan.cards:
            session = settle(_turn_to(session, review.card), review)
    return session


def settle(session: Session, review: Review) -> Session:
    """Take a final answer into account and go on."""
    return next_question(settled(session, review))


def settled(session: Session, review: Review) -> Session:
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
        before=as_asked(session),
        last=review.id,
    )


def set_aside(session: Session, entry: Suspend | Bury, before: Session) -> Session:
    """Take a card out of the sitting and go on; `before` is the session that undo brings back."""
    left = replace(
        session,
        gone=session.gone | {entry.card},
        returns=tuple(waiting for waiting in session.returns if waiting.card != entry.card),
        before=before,
        last=entry.id,
    )
    return next_question(left)


def as_asked(session: Session) -> Session:
    """The session as it stood when the question on screen was put, for undo."""
    state = session.state
    asking = state.asking if isinstance(state, Judging) else state
    return replace(session, state=Asking(asking.card, asking.hints) if isinstance(asking, Asking) else asking)


def next_question(session: Session) -> Session:
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

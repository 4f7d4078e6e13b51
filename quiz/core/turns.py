"""Which card is asked next: the queue in its order, missed cards again after a while, until nothing is left."""

from collections.abc import Iterable
from typing import assert_never

from quiz.core.card import Card, CardId
from quiz.core.history import Aside, Deed
from quiz.core.record import replace
from quiz.core.review import Bury, Rating, Review, Suspend
from quiz.core.scheduler import rating_of
from quiz.core.session import Asking, Judging, Over, Plan, Return, Session, Step

OTHERS_BEFORE_RETURN = 3
"""How many other cards come before a missed one is asked again, where there are as many."""


def start(plan: Plan) -> Session:
    """Open a sitting at its first question."""
    return next_question(Session(plan, Over()))


def restore(session: Session, deeds: Iterable[Deed]) -> Session:
    """Bring a sitting that was cut off to where it was: `deeds` are what it left in the log and still counts.

    What was done with cards that are gone now is passed over.
    """
    for deed in deeds:
        if deed.card not in session.plan.cards:
            continue
        match deed:
            case Review():
                session = settle(_turn_to(session, deed.card), deed)
            case Suspend() | Bury():
                session = set_aside(session, deed, before=session)
            case _:
                assert_never(deed)
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
    """Take a card out of the sitting, and go on from it; `before` is the session that undo brings back."""
    return go_on(replace(session, aside=session.aside.having(entry), before=before, last=entry.id))


def leave_out(session: Session, aside: Aside) -> Session:
    """Go on without cards that were put aside elsewhere meanwhile; there is nothing of it to undo here."""
    both = Aside(session.aside.suspended | aside.suspended, session.aside.buried | aside.buried)
    return go_on(replace(session, aside=both))


def with_edited(session: Session, card_id: CardId, edited: Card | None) -> Session:
    """The session with the card's new text, under the id it was queued by; None where the card was deleted."""
    return replace(session, edited={**session.edited, card_id: edited and replace(edited, id=card_id)})


def go_on(session: Session) -> Session:
    """The session with a card on screen that can be asked: where that one was put aside or deleted, the next."""
    card_id = session.on_screen
    return session if card_id is None or session.askable(card_id) else next_question(session)


def as_asked(session: Session) -> Session:
    """The session as it stood when the question on screen was put, for undo."""
    state = session.state
    asking = state.asking if isinstance(state, Judging) else state
    return replace(session, state=Asking(asking.card, asking.hints) if isinstance(asking, Asking) else asking)


def next_question(session: Session) -> Session:
    """Put the next card: one that is due to return, else the next of the queue, else whatever still has to return."""
    queue = session.plan.queue
    returns = tuple(waiting for waiting in session.returns if session.askable(waiting.card))
    position = session.position
    while position < len(queue) and (queue[position] in session.early or not session.askable(queue[position])):
        position += 1
    session = replace(session, position=position, returns=returns)
    if returns and (returns[0].turn <= session.turn or position == len(queue)):
        return replace(session, returns=returns[1:], state=Asking(returns[0].card))
    if position < len(queue):
        return replace(session, position=position + 1, state=Asking(queue[position]))
    return replace(session, state=Over())


def _turn_to(session: Session, card_id: CardId) -> Session:
    """Put `card_id` on screen, whatever would have been next; the card that stood there waits at its place."""
    asked = session.on_screen
    if asked == card_id:
        return session
    returns = tuple(waiting for waiting in session.returns if waiting.card != card_id)
    position = session.position
    if asked and session.met(asked):
        returns = (Return(asked, session.turn), *returns)
    elif asked:
        position -= 1
    return replace(session, position=position, returns=returns, early=session.early | {card_id}, state=Asking(card_id))

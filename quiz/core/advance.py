"""What a learner's deed does to a sitting: the next session, and the entries to log.

An answer is logged the moment it is marked, before its feedback shows, so that a crash at any time costs nothing that
was seen; a rating or an overrule that changes it is a second entry that replaces the first. Undo is free because each
session keeps the one before it.
"""

from typing import assert_never

from quiz.core.card import Card, CardId
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
from quiz.core.record import replace
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
from quiz.core.scheduler import rating_of
from quiz.core.session import Asking, Judging, Over, Session
from quiz.core.turns import as_asked, go_on, set_aside, settle, settled, with_edited

CONFIRM_EMPTY = "Nothing was answered. Hand it in empty once more to leave it at that."
NO_HINT = "There is no hint for this one."
NO_MORE_HINTS = "There is no further hint."


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
            return replace(session, state=_hinted(card, replace(asking, spent_ms=spent, empty=False))), ()
        case SuspendCard() | BuryCard():
            entry = _aside(session, event, asking.card, moment)
            return set_aside(session, entry, before=as_asked(session)), (entry,)
        case FlagCard(note):
            return replace(session, state=replace(asking, spent_ms=spent)), (Flag(*_stamp(moment), asking.card, note),)
        case Edited(edited):
            return go_on(with_edited(session, asking.card, edited)), ()
        case Rate() | Overrule() | TakeBack() | More() | Quit():
            return session, ()
        case _:
            assert_never(event)


def _hinted(card: Card, asking: Asking) -> Asking:
    if asking.hints < len(card.hints):
        return replace(asking, hints=asking.hints + 1, remark="")
    return replace(asking, remark=NO_MORE_HINTS if card.hints else NO_HINT)


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
            entry = _aside(session, event, card_id, moment)
            answered = settled(session, judging.review) if judging.review else session
            return set_aside(answered, entry, before=session), (entry,)
        case FlagCard(note):
            return session, (Flag(*_stamp(moment), card_id, note),)
        case Edited(edited):
            return with_edited(session, card_id, edited), ()
        case Submit() | DontKnow() | Hint() | TakeBack() | More() | Quit():
            return session, ()
        case _:
            assert_never(event)


def _submit(session: Session, asking: Asking, answer: Answer, moment: Moment) -> tuple[Session, tuple[LogEntry, ...]]:
    from quiz.core.grading.marking import unclear  # the first question need not wait for what marks its answer

    card = session.card(asking.card)
    form = session.form(asking.card)
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
    from quiz.core.grading.marking import grade

    form = session.form(asking.card)
    marked = grade(session.card(asking.card), answer, form, session.plan.rivals)
    review = Review(
        *_stamp(moment),
        card=asking.card,
        verdict=marked.verdict,
        credit=marked.credit,
        rating=None,
        asked_as=form,
        answer=answer,
        options=session.prompt(asking.card).options,
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
        return settle(session, review), ()
    else:
        rated = _corrected(review, moment)._replace(rating=rating)
    return settle(session, rated), (rated,)


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


def _overrule(session: Session, judging: Judging, moment: Moment) -> tuple[Session, tuple[LogEntry, ...]]:
    review = judging.review
    if review is None or not judging.can_overrule:
        return session, ()
    right = _corrected(review, moment)._replace(verdict=Verdict.CORRECT, credit=1.0, rating=None, overruled=True)
    return replace(session, state=replace(judging, review=right)), (right,)


def _corrected(review: Review, moment: Moment) -> Review:
    return review._replace(id=moment.id, at=moment.at, offset=moment.offset, day=moment.day, replaces=review.id)


def _take_back(session: Session, moment: Moment) -> tuple[Session, tuple[LogEntry, ...]]:
    state = session.state
    if isinstance(state, Judging):
        asked = replace(session, state=replace(state.asking, spent_ms=0, remark="", empty=False))
        return go_on(asked), (Undo(*_stamp(moment), state.review.id),) if state.review else ()
    if session.before is None or session.last is None:
        return session, ()
    return go_on(replace(session.before, edited=session.edited)), (Undo(*_stamp(moment), session.last),)


def _aside(session: Session, event: SuspendCard | BuryCard, card: CardId, moment: Moment) -> Suspend | Bury:
    kind = Suspend if isinstance(event, SuspendCard) else Bury
    return kind(*_stamp(moment), card, session.plan.name)


def _stamp(moment: Moment) -> tuple[EntryId, int, int, int]:
    return moment.id, moment.at, moment.offset, moment.day

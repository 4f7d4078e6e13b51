"""What the learner sees of a session: its screen, worked out from the state alone."""

from typing import assert_never

from quiz.core.card import CardId, citation
from quiz.core.grading.key import key_text
from quiz.core.prompt import key_option
from quiz.core.queue import forecast
from quiz.core.review import AskedAs, Rating, Review, Verdict
from quiz.core.scheduler import Schedule, guess_chance, rating_of
from quiz.core.screen import Ask, Feedback, Finished, Missed, Progress, Screen
from quiz.core.session import Asking, Judging, Over, Session
from quiz.core.turns import OTHERS_BEFORE_RETURN, settle


def screen(session: Session) -> Screen:
    """What the learner sees now."""
    match session.state:
        case Asking() as asking:
            return _ask(session, asking)
        case Judging() as judging:
            return _feedback(session, judging)
        case Over():
            return finished(session)
        case state:
            assert_never(state)


def _ask(session: Session, asking: Asking) -> Ask:
    card = session.card(asking.card)
    return Ask(
        prompt=session.prompt(asking.card),
        deck_title=session.plan.decks[card.deck].title,
        progress=_progress(session, card.id),
        hints=card.hints[: asking.hints],
        hints_left=max(0, len(card.hints) - asking.hints),
        remark=asking.remark,
        again=session.met(asking.card) > 0,
        can_take_back=session.can_take_back,
        notice=session.plan.notice,
    )


def _feedback(session: Session, judging: Judging) -> Feedback:
    card = session.card(judging.asking.card)
    deck = session.plan.decks[card.deck]
    prompt = session.prompt(card.id)
    grade = judging.grade
    suggested = rating_of(judging.review) if judging.review else Rating.GOOD
    schedule = session.schedule(card.id)
    preview = session.plan.scheduler.preview(
        schedule, card.id, judging.day, guess_chance(prompt.asked_as, len(prompt.options))
    )
    return Feedback(
        prompt=prompt,
        deck_title=deck.title,
        progress=_progress(session, card.id),
        answer=judging.answer,
        grade=grade,
        key=grade.key if grade else key_text(card),
        explanation=card.explanation,
        why_not=dict(card.why_not).get(grade.lure, "") if grade else "",
        citation=citation(card, deck.source),
        suggested=suggested,
        due_in_days={rating: due.due_day - judging.day for rating, due in preview.items()},
        stability=_stability(schedule if session.plan.cram else preview[suggested]),
        returns_after=min(OTHERS_BEFORE_RETURN, len(_others(session))) if suggested is Rating.AGAIN else None,
        overruled=judging.review is not None and judging.review.overruled,
        can_overrule=judging.can_overrule,
        cram=session.plan.cram,
        option=key_option(card) if prompt.asked_as is AskedAs.CHOICE else "",
    )


def finished(session: Session) -> Finished:
    """What the sitting has come to: its end, or where the learner stopped."""
    if isinstance(session.state, Judging) and session.state.review:
        session = settle(session, session.state.review)
    plan = session.plan
    answers = session.answers()
    first: dict[CardId, Review] = {}
    for review in answers:
        first.setdefault(review.card, review)
    missed = [card_id for card_id, review in first.items() if rating_of(review) is Rating.AGAIN]
    day = answers[-1].day if answers else plan.day  # a sitting may go on past the end of its day
    schedules = session.schedules()
    left = [*filter(None, [session.on_screen]), *_others(session)]
    new = [card_id for card_id in left if card_id not in schedules]
    later = [card_id for card_id in left if card_id in schedules and schedules[card_id].due_day > day]
    there = [session.card(card_id) for card_id in plan.cards if not session.deleted(card_id)]
    due = forecast(there, schedules, session.aside, day)
    return Finished(
        reviewed=len(first),
        right=sum(map(_wholly_right, first.values())),
        missed=tuple(
            Missed(card_id, session.card(card_id).stem, key_text(session.card(card_id))) for card_id in missed
        ),
        took_ms=sum(review.took_ms for review in answers),
        due_tomorrow=due.get(day + 1, 0),
        due_week=sum(number for due_day, number in due.items() if day < due_day <= day + 7),
        more=plan.more + len(left) - (0 if plan.cram else len(later)),
        more_new=0 if plan.cram else plan.more_new + len(new),
        ahead=plan.ahead + (0 if plan.cram else len(later)),
        next_due_in_days=min((due_day - day for due_day in due if due_day > day), default=None),
        encouragement=_encouragement(session, answers, missed),
        can_take_back=session.can_take_back,
        cram=plan.cram,
    )


def _wholly_right(review: Review) -> bool:
    """Whether it was not missed, nor right only in part, unless its learner holds it to be good."""
    rating = rating_of(review)
    good = review.verdict is not Verdict.PARTIAL or review.overruled or rating >= Rating.GOOD
    return good and rating is not Rating.AGAIN


def _encouragement(session: Session, answers: tuple[Review, ...], missed: list[CardId]) -> str:
    """One line that is true of this sitting, the best news first; empty where there is none to tell."""
    if not answers:
        return ""
    passed = {review.card for review in answers if rating_of(review) is not Rating.AGAIN}
    mended = len(passed.intersection(missed))
    fresh = sum(card_id not in session.plan.schedules for card_id in {review.card for review in answers})
    if not missed and len(answers) > 1:
        return "Not one was missed."
    if missed and mended == len(missed):
        which = "The one you missed, you then got" if mended == 1 else f"All {mended} that you missed, you then got"
        return f"{which} right."
    if fresh and not session.plan.cram:
        return "You met a new card today." if fresh == 1 else f"You met {fresh} new cards today."
    if not session.plan.cram and any(session.askable(card_id) for card_id in missed):
        return "What was missed today comes back soon, while it is still warm."
    return ""


def _progress(session: Session, card_id: CardId) -> Progress:
    """How many cards were met before the one on screen; one that comes back counts as the last of those met.

    In total there are those that were met, the one on screen and those that wait: a card put aside unanswered is none.
    """
    met = {review.card for review in session.answers()}
    return Progress(done=len(met - {card_id}), total=len(met | {card_id}) + len(session.waiting()))


def _others(session: Session) -> list[CardId]:
    """The other cards that are still to be asked."""
    return [*session.waiting(), *(back.card for back in session.returns if session.askable(back.card))]


def _stability(schedule: Schedule | None) -> float:
    return schedule.memory.stability if schedule else 0.0

"""The history of a card: Anki's rows as entries of our log, and answers of ours as rows for Anki."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

from quiz.core.card import Card, CardId, Date, Number, Short
from quiz.core.day import study_day
from quiz.core.review import AskedAs, LogEntry, Rating, Review, Suspend
from quiz.core.scheduler import Schedule, rating_of
from quiz.exchange.anki.collection import Answer, ForeignCard

LEARNING, REVIEW, RELEARNING, FILTERED = range(4)
_LAST_MS = 253_402_300_799_999
"""The end of the year 9999."""
_LONGEST_MS = 24 * 60 * 60 * 1000
_OLD_BUTTONS = {1: 1, 2: 3, 3: 4}
"""Again, Good and Easy, as learning answers were counted when they had three buttons."""


class Calendar(NamedTuple):
    """How the days of a collection are counted: local time ahead of UTC in minutes, the hour at which days begin."""

    offset: int
    rollover: int
    old_buttons: bool = False


class CardHistory(NamedTuple):
    """What came of a card's history, and what was lost: the field, and what became of it."""

    entries: tuple[LogEntry, ...]
    lost: tuple[tuple[str, str], ...] = ()


class Row(NamedTuple):
    """A row of Anki's history for an answer of ours; intervals in days."""

    id: int
    button: int
    interval: int
    last_interval: int
    factor: int
    took_ms: int
    kind: int


def history_of(card: Card, guid: str, there: ForeignCard, answers: Sequence[Answer], calendar: Calendar) -> CardHistory:
    """The entries for a card of ours. Their ids depend on the rows and the note's `guid` alone: they are new once.

    What was planned is not carried, only what was answered: a schedule follows from the answers here.
    """
    asked_as = AskedAs.TYPED if isinstance(card.question, Short | Number | Date) else AskedAs.RECALL
    mark = blake2b(f"{guid}/{there.place}".encode(errors="replace"), digest_size=5).hexdigest()
    entries: list[LogEntry] = []
    by_hand = 0
    for answer in answers:
        if not answer.button or answer.kind > FILTERED:
            by_hand += 1
        elif 0 < answer.id <= _LAST_MS and 1 <= answer.button <= 4:
            entries.append(_review(card.id, f"anki-{answer.id}-{mark}", answer, calendar, asked_as))
    if there.suspended:
        at = min(max(there.changed, 0) * 1000, _LAST_MS)
        day = study_day(at, calendar.offset, calendar.rollover)
        entries.append(Suspend(f"anki-suspended-{there.changed}-{mark}", at, calendar.offset, day, card.id))
    lost = []
    if by_hand:
        changes = "a change" if by_hand == 1 else f"{by_hand} changes"
        lost.append(("history", f"left out: {changes} of its schedule by hand; only answers count here"))
    if there.studied and not answers:
        lost.append(("schedule", "left out: it follows from answers here, and none came with it"))
    if there.flag:
        lost.append(("flag", "left out"))
    return CardHistory(tuple(entries), tuple(lost))


def _review(card: CardId, id_: str, answer: Answer, calendar: Calendar, asked_as: AskedAs) -> Review:
    button = answer.button
    if calendar.old_buttons and answer.kind in (LEARNING, RELEARNING):
        button = _OLD_BUTTONS.get(button, button)
    return Review(
        id_,
        answer.id,
        calendar.offset,
        study_day(answer.id, calendar.offset, calendar.rollover),
        card=card,
        verdict=None,
        credit=0.0 if button == Rating.AGAIN else 1.0,
        rating=Rating(button),
        asked_as=asked_as,
        answer="",
        took_ms=min(max(answer.took_ms, 0), _LONGEST_MS),
        cram=answer.kind == FILTERED and not answer.factor,
    )


def rows_of(reviews: Iterable[Review], schedule: Schedule | None, factor: int) -> Iterator[Row]:
    """A row for each answer to one card, given in order.

    The interval of a row is the time that did pass until the next answer; of the last, the one that is planned.
    """
    answered = list(reviews)
    last_interval = 0
    missed_on = first_day = None
    for review, following in zip(answered, [*answered[1:], None], strict=True):
        next_day = following.day if following else schedule.due_day if schedule else review.day
        first_day = review.day if first_day is None else first_day
        interval = max(1, next_day - review.day)
        rating = rating_of(review)
        kind = LEARNING if review.day == first_day else RELEARNING if missed_on == review.day else REVIEW
        if review.cram:
            yield Row(review.at, rating, interval, last_interval, 0, review.took_ms, FILTERED)
            continue
        yield Row(review.at, rating, interval, last_interval, factor, review.took_ms, kind)
        last_interval = interval
        missed_on = review.day if rating is Rating.AGAIN else missed_on

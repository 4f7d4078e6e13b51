"""What a history tells: how well it is kept, what is coming, and which cards give trouble."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from quiz.core.card import Card, CardId
from quiz.core.history import NOTHING_ASIDE, Aside
from quiz.core.queue import forecast
from quiz.core.record import Record
from quiz.core.review import AskedAs, Rating, Review
from quiz.core.scheduler import Schedule, rating_of

RECENT = 30
"""How many study days back, the present one included, counts as recent."""

LEECH_LAPSES = 8
"""After how many lapses a card is a leech: it costs more than it yields, and wants rewording."""


class Retention(Record):
    """How many of the cards `asked` for a first time on a day, and not new, were `right`."""

    right: int
    asked: int

    @property
    def share(self) -> float | None:
        """The share that was right, 0 to 1; None where nothing was asked."""
        return self.right / self.asked if self.asked else None


class Trouble(Record):
    """A card that is missed: of `asked` answers `missed`; `lapses` and `difficulty` (1 to 10) are its schedule's."""

    card: CardId
    asked: int
    missed: int
    lapses: int
    difficulty: float


class Overruled(Record):
    """A typed answer that its learner held to be right, `count` times; perhaps the card should accept it."""

    card: CardId
    answer: str
    count: int


class Statistics(Record):
    """A learner's statistics on a study day.

    `answers` counts all answers, practice too, and `took_ms` is the time they took. What is `recent` is of the last 30
    days; `recent_days` are those of them with an answer. `forecast` counts the cards that come due on each of the next
    30 days, the first being the day itself, with what is to do on it. `hardest` and `leeches` are the hardest first.
    """

    answers: int
    took_ms: int
    retention: Retention
    recent_answers: int
    recent_took_ms: int
    recent_days: int
    recent_retention: Retention
    forecast: tuple[int, ...]
    hardest: tuple[Trouble, ...]
    leeches: tuple[Trouble, ...]
    overruled: tuple[Overruled, ...]


def statistics(  # noqa: PLR0913 - they follow from all of these
    reviews: Sequence[Review],
    schedules: Mapping[CardId, Schedule],
    cards: Sequence[Card],
    day: int,
    *,
    leech_lapses: int = LEECH_LAPSES,
    aside: Aside = NOTHING_ASIDE,
) -> Statistics:
    """Return the statistics of a history as of a study day; troubles and forecast are of `cards` alone.

    Cards put `aside` are not forecast for that day; the suspended ones for none.
    """
    present = [card.id for card in cards]
    due = forecast(cards, schedules, aside, day)
    recent = [review for review in reviews if day - RECENT < review.day <= day]
    troubles = trouble(reviews, schedules, present)
    return Statistics(
        answers=len(reviews),
        took_ms=sum(review.took_ms for review in reviews),
        retention=retention(reviews),
        recent_answers=len(recent),
        recent_took_ms=sum(review.took_ms for review in recent),
        recent_days=len({review.day for review in recent}),
        recent_retention=retention(reviews, day - RECENT + 1),
        forecast=tuple(due.get(day + ahead, 0) for ahead in range(RECENT)),
        hardest=troubles,
        leeches=tuple(card for card in troubles if card.lapses >= leech_lapses),
        overruled=overruled(reviews),
    )


def retention(reviews: Iterable[Review], since: int = 0) -> Retention:
    """Return how many cards were still known when they came back, on the study days from `since` on.

    Only a card's first answer on a day tells, and only where it was answered on another day before; practice does not.
    """
    last_day: dict[CardId, int] = {}
    right = asked = 0
    for review in reviews:
        if review.cram:
            continue
        if review.day >= since and last_day.get(review.card, review.day) != review.day:
            asked += 1
            right += rating_of(review) is not Rating.AGAIN
        last_day[review.card] = review.day
    return Retention(right, asked)


def trouble(
    reviews: Iterable[Review], schedules: Mapping[CardId, Schedule], cards: Iterable[CardId]
) -> tuple[Trouble, ...]:
    """Return those of the cards that were ever missed, the hardest first: by lapses, share missed, and difficulty."""
    asked: Counter[CardId] = Counter()
    missed: Counter[CardId] = Counter()
    for review in reviews:
        if not review.cram:
            asked[review.card] += 1
            missed[review.card] += rating_of(review) is Rating.AGAIN
    troubles = [
        Trouble(card, asked[card], missed[card], schedule.lapses, schedule.memory.difficulty)
        for card in cards
        if missed[card] and (schedule := schedules.get(card))
    ]
    return tuple(sorted(troubles, key=lambda card: (-card.lapses, -card.missed / card.asked, -card.difficulty)))


def overruled(reviews: Iterable[Review]) -> tuple[Overruled, ...]:
    """Return the typed answers that were marked wrong and overruled, the most frequent first."""
    typed = Counter(
        (review.card, review.answer)
        for review in reviews
        if review.overruled and review.asked_as is AskedAs.TYPED and isinstance(review.answer, str)
    )
    return tuple(Overruled(card, answer, count) for (card, answer), count in typed.most_common())

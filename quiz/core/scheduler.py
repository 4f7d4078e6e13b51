"""When each card comes back: what answers say of the memory, and the day on which that asks for the next answer."""

from collections.abc import Collection, Iterable, Mapping
from hashlib import blake2b
from math import factorial
from types import MappingProxyType
from typing import assert_never

from quiz.core.card import CardId
from quiz.core.memory import (
    DEFAULT,
    MemoryState,
    Parameters,
    after_guess,
    first,
    interval,
    knew,
    next_state,
    retrievability,
)
from quiz.core.record import Record
from quiz.core.review import AskedAs, EntryId, Rating, Review, Verdict

HARD_CREDIT = 0.75
"""The credit from which an answer that is partly right counts as a recall."""

FIRST_RECALL = 0.5
"""The probability that a card never asked before is known."""

FUZZ_FROM = 3
"""The shortest interval, in days, that is varied."""

FUZZ_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
"""How much an interval may vary: from and to which day, by what share of the part between (as FSRS does)."""


RIGHT = (Verdict.CORRECT, Verdict.CLOSE)

Answered = tuple[Rating, int, float]
"""What an answer says of the memory: the rating, the study day, and the chance that a right one was a guess."""


class Schedule(Record):
    """What is planned for a card that was answered; a new card has none.

    `last_day` is the study day of the last answer, `due_day` the one on which the card is to come back: after a miss
    the same day, else a later one. `reps` counts the answers, `lapses` those that missed the card when the one before
    had been right.
    """

    memory: MemoryState
    last_day: int
    due_day: int
    reps: int
    lapses: int


class Scheduler(Record):
    """A learner's plan: how memory works (`parameters`), and how much of it is wanted.

    `retention` is the probability of recall at which a card comes back, `max_interval` the most days until then.
    Raises ValueError for a retention outside 0.1 to 0.999 or an interval under a day.
    """

    parameters: Parameters
    retention: float
    max_interval: int

    def __init__(self, parameters: Parameters = DEFAULT, retention: float = 0.9, max_interval: int = 36_500) -> None:
        if not 0.1 <= retention <= 0.999:
            raise ValueError(f"the retention is {retention:g}, outside 0.1 to 0.999")
        if max_interval < 1:
            raise ValueError(f"the longest interval is {max_interval}, under a day")
        super().__init__(parameters, retention, max_interval)

    def next(self, schedule: Schedule | None, review: Review) -> Schedule | None:
        """Return the card's schedule after an answer: the same as before where that was only practice (`cram`)."""
        if review.cram:
            return schedule
        return self._after(schedule, (_answered(review),), review.card)

    def replay(
        self,
        reviews: Iterable[Review],
        doubtful: Collection[EntryId] = frozenset(),
        logged_as: Mapping[EntryId, CardId] = MappingProxyType({}),
    ) -> dict[CardId, Schedule]:
        """Return the schedules that follow from all the answers that count, given in their order.

        `doubtful` are the answers made under a wrong clock: they leave the memory alone. `logged_as` says which id
        the card of an answer had at the time, where it was renamed since: an interval once shown is kept.
        """
        by_card: dict[CardId, list[Review]] = {}
        for review in reviews:
            if not review.cram and review.id not in doubtful:
                by_card.setdefault(review.card, []).append(review)
        return {
            card: self._after(None, map(_answered, answers), logged_as.get(answers[-1].id, card))
            for card, answers in by_card.items()
        }

    def preview(self, schedule: Schedule | None, card: CardId, day: int, chance: float) -> dict[Rating, Schedule]:
        """Return what each rating of an answer on this study day leads to: exactly what `next` then gives.

        `chance` is the probability of a right answer by guessing (see `guess_chance`).
        """
        return {rating: self._after(schedule, ((rating, day, chance),), card) for rating in Rating}

    def _after(self, schedule: Schedule | None, answers: Iterable[Answered], card: CardId) -> Schedule:
        """Return the schedule after one or more answers to a card; the last alone decides the day it is due."""
        memory, day, reps, lapses, known = None, 0, 0, 0, False
        if schedule:
            memory, day, reps, lapses = schedule.memory, schedule.last_day, schedule.reps, schedule.lapses
            known = schedule.due_day > day
        for rating, answer_day, chance in answers:
            memory = self._remembered(memory, rating, max(0, answer_day - day), chance)
            day = answer_day
            reps += 1
            missed = rating is Rating.AGAIN
            lapses += missed and known
            known = not missed
        if memory is None:
            raise ValueError("a schedule follows from answers, and there are none")
        days = self._days(memory.stability, fraction(card, reps)) if known else 0
        return Schedule(memory, day, day + days, reps, lapses)

    def _remembered(self, memory: MemoryState | None, rating: Rating, elapsed: int, chance: float) -> MemoryState:
        """Return the memory after an answer, the chance of a lucky guess taken into account."""
        parameters = self.parameters
        known = first(rating, parameters) if memory is None else next_state(memory, rating, elapsed, parameters)
        if not chance or rating is Rating.AGAIN:
            return known
        if memory is None:
            recall, guessed = FIRST_RECALL, first(Rating.AGAIN, parameters)
        else:
            recall = retrievability(memory.stability, elapsed, parameters)
            guessed = next_state(memory, Rating.AGAIN, elapsed, parameters)
        return after_guess(known, guessed, knew(recall, chance), self.retention, parameters)

    def _days(self, stability: float, draw: float) -> int:
        """Return after how many days a card comes back: at least 1, varied by `draw` (0 to below 1)."""
        days = min(max(round(interval(stability, self.retention, self.parameters)), 1), self.max_interval)
        low, high = fuzz_range(days)
        return low + int(draw * (min(high, self.max_interval) - low + 1))


def rating_of(review: Review) -> Rating:
    """Return how well an answer shows the card to be known: the learner's own word, else by the verdict.

    Hard is a recall, with a hint or nearly whole; an answer that shows none must be Again, or the model is misled.
    """
    if review.rating is not None:
        return review.rating
    if review.overruled or (review.verdict in RIGHT and review.answer is not None):
        return Rating.HARD if review.hints else Rating.GOOD
    if review.verdict is Verdict.PARTIAL and review.credit >= HARD_CREDIT:
        return Rating.HARD
    return Rating.AGAIN


def guess_chance(asked_as: AskedAs, options: int) -> float:
    """Return the probability, below 1, of a right answer by guessing among this many options; 0 where there are none.

    It depends on nothing but what was shown, so that the interval foretold is the one that is kept.
    """
    if options < 2:
        return 0.0
    match asked_as:
        case AskedAs.CHOICE:
            return 1 / options
        case AskedAs.SELECT:
            return 1 / ((1 << options) - 1)
        case AskedAs.ORDER | AskedAs.MATCH:
            return 1 / factorial(options)
        case AskedAs.RECALL | AskedAs.TYPED | AskedAs.LIST:
            return 0.0
        case _:
            assert_never(asked_as)


def fuzz_range(days: int) -> tuple[int, int]:
    """Return the shortest and the longest interval that one of so many days may be varied to.

    Cards first met together then drift apart. The bands are those of FSRS; one or two days are left alone.
    """
    if days < FUZZ_FROM:
        return days, days
    spread = 1 + sum(share * max(0.0, min(days, high) - low) for low, high, share in FUZZ_BANDS)
    return round(days - spread), round(days + spread)


def fraction(*seed: object) -> float:
    """Return a number from 0 to below 1 that the seed alone decides, in every process and version alike."""
    digest = blake2b("\0".join(map(str, seed)).encode(errors="surrogatepass"), digest_size=6).digest()
    return int.from_bytes(digest) / (1 << 48)


def _answered(review: Review) -> Answered:
    return rating_of(review), review.day, guess_chance(review.asked_as, len(review.options))

"""What is remembered of a card, and for how long: FSRS-6 as pure functions of floats.

The formulas and the default weights are those of Free Spaced Repetition Scheduler 6
(https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm). Times are whole study days: what counts as
the same day is for the caller to say, by an elapsed time of 0.
"""

from math import exp
from typing import NamedTuple

from quiz.core.record import Record
from quiz.core.review import Rating

BOUNDS = (
    *((0.001, 100.0),) * 4,
    (1.0, 10.0),
    (0.001, 4.0),
    (0.001, 4.0),
    (0.001, 0.75),
    (0.0, 4.5),
    (0.0, 0.8),
    (0.001, 3.5),
    (0.001, 5.0),
    (0.001, 0.25),
    (0.001, 0.9),
    (0.0, 4.0),
    (0.0, 1.0),
    (1.0, 6.0),
    (0.0, 2.0),
    (0.0, 2.0),
    (0.0, 0.8),
    (0.1, 0.8),
)
"""The lowest and the highest value of each weight."""

FSRS_5 = (0.0, 0.5)
"""What the 19 weights of FSRS-5 lack: no damping within a day, and its fixed decay."""

SHORTEST, LONGEST = 0.001, 36_500.0
"""The range of a stability, in days."""

EASIEST, HARDEST = 1.0, 10.0
"""The range of a difficulty."""


class MemoryState(NamedTuple):
    """What is known of a memory: `stability`, the days until it is recalled 9 times in 10, and `difficulty`, 1 to 10.

    A tuple: a replay makes one for every answer ever given.
    """

    stability: float
    difficulty: float


class Parameters(Record):
    """The 21 weights of FSRS-6 (or the 19 of FSRS-5, which are completed).

    Raises ValueError, saying what is wrong, for another number of weights or one outside `BOUNDS`.

    The other fields follow from the weights and are worked out once: `decay` and `factor` of the forgetting curve, the
    memory after each `first` rating, the part of a difficulty that reverts (`reverts`), the scale of what a
    recall gains (`gain`) and a lapse leaves (`keeps`), and what each rating gains within a day (`same_day`).
    """

    weights: tuple[float, ...]
    decay: float
    factor: float
    first: tuple[MemoryState, ...]
    reverts: float
    gain: tuple[float, ...]
    keeps: float
    same_day: tuple[float, ...]

    def __init__(self, weights: tuple[float, ...]) -> None:
        w = _checked(weights)
        difficulties = [w[4] - exp(w[5] * (rating - 1)) + 1 for rating in Rating]
        growth = exp(w[8])
        super().__init__(
            weights=w,
            decay=-w[20],
            factor=0.9 ** (1 / -w[20]) - 1,
            first=tuple(
                MemoryState(w[rating - 1], min(max(difficulties[rating - 1], EASIEST), HARDEST)) for rating in Rating
            ),
            reverts=w[7] * difficulties[Rating.EASY - 1],
            gain=(0.0, growth * w[15], growth, growth * w[16]),
            keeps=exp(w[17] * w[18]),
            same_day=tuple(exp(w[17] * (rating - 3 + w[18])) for rating in Rating),
        )


def _checked(weights: tuple[float, ...]) -> tuple[float, ...]:
    weights = tuple(map(float, weights))
    if len(weights) == len(BOUNDS) - len(FSRS_5):
        weights += FSRS_5
    if len(weights) != len(BOUNDS):
        raise ValueError(f"there are {len(weights)} weights, where FSRS-6 has {len(BOUNDS)} and FSRS-5 has 19")
    for number, (weight, (low, high)) in enumerate(zip(weights, BOUNDS, strict=True)):
        if not low <= weight <= high:
            raise ValueError(f"weight {number} is {weight:g}, outside {low:g} to {high:g}")
    return weights


DEFAULT = Parameters(
    (
        *(0.212, 1.2931, 2.3065, 8.2956),
        *(6.4133, 0.8334, 3.0194, 0.001),
        *(1.8722, 0.1666, 0.796),
        *(1.4835, 0.0614, 0.2629, 1.6483),
        *(0.6014, 1.8729),
        *(0.5425, 0.0912, 0.0658),
        0.1542,
    )
)
"""The weights that fit most learners, for those who have none of their own."""


def first(rating: Rating, parameters: Parameters) -> MemoryState:
    """Return the memory after the first answer to a new card."""
    return parameters.first[rating - 1]


def next_state(state: MemoryState, rating: Rating, elapsed: int, parameters: Parameters) -> MemoryState:
    """Return the memory after another answer, `elapsed` whole study days (0 or more) after the one before."""
    s, d = state
    w = parameters.weights
    if elapsed == 0:
        gain = parameters.same_day[rating - 1] * s ** -w[19]
        after = s * (gain if rating == 1 or gain > 1 else 1.0)
    else:
        forgotten = 1 - (1 + parameters.factor * elapsed / s) ** parameters.decay
        if rating == 1:
            relearned = w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * exp(forgotten * w[14])
            after = min(relearned, s / parameters.keeps)
        else:
            gain = parameters.gain[rating - 1] * (11 - d) * s ** -w[9] * (exp(forgotten * w[10]) - 1)
            after = s * (1 + gain)
    damped = d - w[6] * (rating - 3) * (10 - d) / 9
    return _state(after, parameters.reverts + (1 - w[7]) * damped)


def retrievability(stability: float, elapsed: float, parameters: Parameters) -> float:
    """Return the probability of recall `elapsed` days after an answer that left this stability."""
    recall: float = (1 + parameters.factor * elapsed / stability) ** parameters.decay
    return recall


def interval(stability: float, retention: float, parameters: Parameters) -> float:
    """Return the days after which retrievability has fallen to `retention` (above 0, below 1): the curve's inverse."""
    days: float = stability / parameters.factor * (retention ** (1 / parameters.decay) - 1)
    return days


def knew(recall: float, chance: float) -> float:
    """Return the probability that a right answer was known, by Bayes' rule.

    `recall` was the probability that it would be known, `chance` that of a right answer where it was not.
    """
    return recall / (recall + (1 - recall) * chance)


def after_guess(
    known: MemoryState, guessed: MemoryState, probability: float, retention: float, parameters: Parameters
) -> MemoryState:
    """Return the memory after a right answer that was `known` with this probability, and else `guessed`.

    The stability is that of one memory which would be recalled as often as the mixture of the two is, at the time the
    card would come back had it been known. Mixing the stabilities themselves would plan too long intervals: the curve
    is convex.
    """
    days = max(1, round(interval(known.stability, retention, parameters)))
    recall = probability * retrievability(known.stability, days, parameters) + (1 - probability) * retrievability(
        guessed.stability, days, parameters
    )
    return _state(
        parameters.factor * days / (recall ** (1 / parameters.decay) - 1),
        probability * known.difficulty + (1 - probability) * guessed.difficulty,
    )


def _state(stability: float, difficulty: float) -> MemoryState:
    """Return a memory state, brought into the ranges."""
    if not SHORTEST <= stability <= LONGEST:
        stability = min(max(stability, SHORTEST), LONGEST)
    if not EASIEST <= difficulty <= HARDEST:
        difficulty = min(max(difficulty, EASIEST), HARDEST)
    return MemoryState(stability, difficulty)

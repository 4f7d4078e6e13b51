"""What a class's answers say of the questions: how hard each was, whether it told students apart, and which lure took.

Pure functions of points. The figures are those of classical test theory; discrimination is the corrected item-rest
correlation, as Moodle computes it. Nothing is said where it would be noise: see `ENOUGH`.
"""

import math
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from quiz.core.record import Record
from quiz.core.review import Answer

ENOUGH = 30
"""Answers from which a question's discrimination means something: with ten, that of a good question is anything from
-0.4 to 0.8."""


class Response(NamedTuple):
    """One student's answer to one question.

    `credit` is 0 to 1. `rest` is the student's mean credit in the other questions of the same paper, which tells how
    able they are; None where there were no others. An `answer` of None was omitted, or `spoken` and judged by somebody
    who heard it; a `late` one counts for nothing. `options` are those that could be chosen, and of an answer that was
    written itself and the right one; empty where neither.
    """

    student: str
    credit: float
    rest: float | None
    answer: Answer = None
    options: tuple[str, ...] = ()
    late: bool = False
    right: bool = False
    spoken: bool = False

    @property
    def omitted(self) -> bool:
        """Whether nothing was answered."""
        return self.answer is None and not self.spoken


class Chosen(Record):
    """An option that could be chosen, or what was written: whether it is right, whose it is, and how able they are.

    `share` is of all who answered, 0 to 1; `rest` the choosers' mean credit elsewhere, None where that is nobody's.
    """

    option: str
    right: bool
    students: tuple[str, ...]
    share: float
    rest: float | None


class Figures(Record):
    """What answers say of a question. `facility` is the mean credit, 0 to 1.

    `discrimination` is None where the points, or those elsewhere, are all the same; `chosen` is empty where nothing was
    chosen from.
    """

    count: int
    facility: float
    discrimination: float | None
    omitted: int
    late: int
    chosen: tuple[Chosen, ...] = ()

    @property
    def lost(self) -> float:
        """The points that were lost here, by all together; whole where rounding alone makes the difference."""
        return round(self.count * (1 - self.facility), 6)

    @property
    def enough(self) -> bool:
        """Whether the discrimination says anything."""
        return self.count >= ENOUGH

    @property
    def doubts(self) -> tuple[str, ...]:
        """What is odd about the options, worth a look by their author; nothing while too few have answered to tell."""
        if not self.enough:
            return ()
        right = next((chosen for chosen in self.chosen if chosen.right), None)
        found = []
        for chosen in self.chosen:
            if chosen.right:
                continue
            several = len(chosen.students) > 1
            if not chosen.students:
                found.append(f"nobody chose “{chosen.option}”")
            elif several and right and right.rest is not None and (chosen.rest or 0) > right.rest:
                found.append(f"those who answered “{chosen.option}” did better elsewhere than those who were right")
        return tuple(found)


def figures(responses: Sequence[Response], keys: Collection[str] = ()) -> Figures:
    """The figures of one question from the answers of many; at least one.

    `keys` are the right options, where they are known; else what was marked right tells.
    """
    with_rest = [(response.credit, response.rest) for response in responses if response.rest is not None]
    return Figures(
        count=len(responses),
        facility=mean([response.credit for response in responses]),
        discrimination=pearson([credit for credit, _ in with_rest], [rest for _, rest in with_rest]),
        omitted=sum(response.omitted for response in responses),
        late=sum(response.late for response in responses),
        chosen=_chosen(responses, keys),
    )


def rests(given: Mapping[Hashable, float]) -> dict[Hashable, float | None]:
    """For each question of one student, the mean credit in the others; None where there are none."""
    total, others = math.fsum(given.values()), len(given) - 1
    return {item: (total - credit) / others if others else None for item, credit in given.items()}


def alpha(students: Sequence[Sequence[float]]) -> float | None:
    """Cronbach's alpha of points, a row a student; None where there are too few, or their sums are all the same.

    It tells how far a paper would give the same picture with other questions of the kind; it can be negative.
    """
    items = len(students[0]) if students else 0
    if items < 2 or len(students) < 2:
        return None
    total = variance([math.fsum(row) for row in students])
    if total == 0:
        return None
    single = math.fsum(variance([row[item] for row in students]) for item in range(items))
    return items / (items - 1) * (1 - single / total)


def pearson(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """The correlation of two equally long rows, -1 to 1; None where either is all the same, for that is not 0."""
    if len(xs) < 2:
        return None
    spread = variance(xs) * variance(ys)
    if spread <= _NOTHING:
        return None
    mean_x, mean_y = mean(xs), mean(ys)
    together = math.fsum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / (len(xs) - 1)
    return max(-1.0, min(1.0, together / math.sqrt(spread)))


def variance(xs: Sequence[float]) -> float:
    """The variance of a sample (divided by n - 1) of at least two; what is only rounding counts as none."""
    middle = mean(xs)
    found = math.fsum((x - middle) ** 2 for x in xs) / (len(xs) - 1)
    return found if found > _NOTHING else 0.0


def mean(xs: Sequence[float]) -> float:
    """The mean of at least one."""
    return math.fsum(xs) / len(xs)


_NOTHING = 1e-18
"""A variance that points of 0 to 1 can only have by rounding."""


def _chosen(responses: Iterable[Response], keys: Collection[str]) -> tuple[Chosen, ...]:
    """Each option, with those who chose it; the right one first, then by how many took it."""
    shown: dict[str, list[Response]] = {}
    right: set[str] = set(keys)
    answered = 0
    for response in responses:
        for option in response.options:
            shown.setdefault(option, [])
        if response.answer is None or not response.options:
            continue
        answered += 1
        for option in {response.answer} if isinstance(response.answer, str) else set(_texts(response.answer)):
            if option in shown:
                shown[option].append(response)
        if response.right and isinstance(response.answer, str):
            right.add(response.answer)
    chosen = [
        Chosen(
            option,
            option in right,
            tuple(sorted(response.student for response in choosers)),
            len(choosers) / answered if answered else 0.0,
            mean(known) if (known := [one.rest for one in choosers if one.rest is not None]) else None,
        )
        for option, choosers in shown.items()
    ]
    return tuple(sorted(chosen, key=lambda one: (not one.right, -len(one.students), one.option)))


def _texts(answer: Answer) -> Iterable[str]:
    return (item for item in answer or () if isinstance(item, str))

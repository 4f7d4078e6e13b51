"""An exam that was handed in, marked: by the same marking as study, and only now."""

import math
from collections.abc import Container

from quiz.classroom.exam import Exam
from quiz.classroom.paper import Item
from quiz.core.grading.grade import Grade
from quiz.core.grading.marking import grade
from quiz.core.record import Record
from quiz.core.review import Answer, Review

ROUNDING = 1e-9


class MarkedItem(Record):
    """A question with its answer and what marking says of it.

    `answer` is None where none was given; a `late` one is kept and counts for nothing. `took_ms` is the time that the
    question stood on the screen.
    """

    item: Item
    answer: Answer
    grade: Grade
    took_ms: int
    flagged: bool
    late: bool

    @property
    def omitted(self) -> bool:
        """Whether no answer was given, not even a late one."""
        return self.answer is None

    @property
    def credit(self) -> float:
        """The points, 0 to 1."""
        return 0.0 if self.late else self.grade.credit


class Marks(Record):
    """What an exam came to: `score` points of `total`, and how many per cent of them are needed to pass."""

    items: tuple[MarkedItem, ...]
    needed: int

    @property
    def score(self) -> float:
        """The points, partial credit among them."""
        return math.fsum(item.credit for item in self.items)

    @property
    def total(self) -> int:
        """The points there were: one a question."""
        return len(self.items)

    @property
    def percent(self) -> float:
        """The points as per cent of those there were, cut (and never raised) to one decimal."""
        return math.floor(1000 * self.score / self.total + ROUNDING) / 10 if self.total else 0.0

    @property
    def passed(self) -> bool:
        """Whether there were enough points."""
        return 100 * self.score + ROUNDING * self.total >= self.needed * self.total


def mark(exam: Exam, needed: int, rivals: Container[str]) -> Marks:
    """Mark an exam; `rivals` are the normalised answers of other cards, for which no slip is forgiven."""
    marked = []
    for item in exam.paper.items:
        number = item.number
        answer = exam.answers.get(number, exam.late.get(number))
        marked.append(
            MarkedItem(
                item,
                answer,
                grade(item.card, answer, item.prompt.asked_as, rivals),
                exam.spent.get(number, 0),
                number in exam.flagged,
                number in exam.late,
            )
        )
    return Marks(tuple(marked), needed)


def reviews(marks: Marks, token: str, at: int, offset: int, day: int) -> tuple[Review, ...]:
    """What the exam tells the learner's schedule: the answers that counted. A question left open tells nothing.

    `token` names the exam: the same one kept twice counts once.
    """
    return tuple(
        Review(
            f"{token}-{marked.item.number}",
            at,
            offset,
            day,
            card=marked.item.card.id,
            verdict=marked.grade.verdict,
            credit=marked.grade.credit,
            rating=None,
            asked_as=marked.item.prompt.asked_as,
            answer=marked.answer,
            options=marked.item.prompt.options,
            took_ms=marked.took_ms,
            distance=marked.grade.distance,
            session=f"exam-{token}",
        )
        for marked in marks.items
        if not (marked.omitted or marked.late)
    )

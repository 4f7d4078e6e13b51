"""An exam as a value: a paper, what was answered so far, and the time; and what a deed of its student makes of it.

Pure. Nothing is marked before the exam is handed in, and nothing changes it afterwards. The time runs from the start
on, whether somebody sits there or not: replaying the deeds with their times gives the same exam.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from quiz.classroom.paper import Item, Paper
from quiz.core.record import Record, replace
from quiz.core.review import Answer

MINUTE = 60_000

GRACE_MS = 2_000
"""How long after the end an answer is still taken: what stood on the line when the time ran out."""


class Reply(Record):
    """Answer a question, anew where it was answered before; an empty answer takes the one there was away."""

    number: int
    answer: Answer


class Go(Record):
    """Turn to a question, by its number; 0 is the overview of all."""

    number: int


class FlagQuestion(Record):
    """Mark a question to be looked at again, or unmark it."""

    number: int
    flagged: bool


class Return(Record):
    """Sit down again after the terminal was lost: the time away is no question's."""


class Tick(Record):
    """Nothing was done but time passed."""


class HandIn(Record):
    """Hand the exam in, as it is."""


ExamEvent = Reply | Go | FlagQuestion | Return | Tick | HandIn


class Exam(Record):
    """An exam at one moment; times are UTC milliseconds.

    `minutes` is how long it lasts, 0 for as long as one likes. `place` is the question on screen (0: the overview), and
    `since` when the last deed was. `spent` are milliseconds by question. `late` are answers that came when the time was
    up, to questions that had none: they are kept, and do not count. `handed_in` is None while the exam goes on;
    `timed_out` tells that it ended because the time was up.
    """

    paper: Paper
    minutes: int
    started: int
    since: int
    place: int = 1
    answers: Mapping[int, Answer] = MappingProxyType({})
    flagged: frozenset[int] = frozenset()
    spent: Mapping[int, int] = MappingProxyType({})
    late: Mapping[int, Answer] = MappingProxyType({})
    handed_in: int | None = None
    timed_out: bool = False

    @property
    def over(self) -> bool:
        """Whether it was handed in."""
        return self.handed_in is not None

    @property
    def ends(self) -> int | None:
        """When the time is up; None where there is no limit."""
        return self.started + self.minutes * MINUTE if self.minutes else None

    @property
    def item(self) -> Item | None:
        """The question on screen; None at the overview."""
        return self.paper.items[self.place - 1] if self.place else None

    @property
    def unanswered(self) -> tuple[int, ...]:
        """The numbers of the questions that have no answer."""
        return tuple(item.number for item in self.paper.items if item.number not in self.answers)

    def left_ms(self, at: int) -> int | None:
        """How much time is left at a moment, never below 0; None where there is no limit."""
        return None if self.ends is None else max(self.ends - at, 0)


def begin(paper: Paper, minutes: int, at: int) -> Exam:
    """The exam as it begins."""
    return Exam(paper, minutes, started=at, since=at)


def step(exam: Exam, event: ExamEvent, at: int) -> Exam:
    """The exam after a deed at a moment (UTC milliseconds). Once it was handed in, every deed leaves it as it is."""
    if exam.over:
        return exam
    if exam.ends is not None and at >= exam.ends:
        return _timed_out(exam, event, at, exam.ends)
    match event:
        case Tick():
            return exam
        case Return():
            return replace(exam, since=at)
        case Reply(number, answer):
            return _replied(_spent(exam, at), number, answer)
        case Go(number):
            place = number if _is_there(exam, number) else 0
            return replace(_spent(exam, at), place=place)
        case FlagQuestion(number, flagged):
            if not _is_there(exam, number):
                return exam
            marked = exam.flagged | {number} if flagged else exam.flagged - {number}
            return replace(_spent(exam, at), flagged=marked)
        case HandIn():
            return replace(_spent(exam, at), handed_in=at)
        case _ as unreachable:
            assert_never(unreachable)


def _timed_out(exam: Exam, event: ExamEvent, at: int, ends: int) -> Exam:
    """The exam handed in by the clock, with the answer that was being given; one that came later is only kept."""
    if not isinstance(event, Return):
        exam = _spent(exam, ends)
    if isinstance(event, Reply):
        if at < ends + GRACE_MS:
            exam = _replied(exam, event.number, event.answer)
        elif event.answer and _is_there(exam, event.number) and event.number not in exam.answers:
            exam = replace(exam, late={event.number: event.answer})
    return replace(exam, handed_in=ends, timed_out=True)


def _replied(exam: Exam, number: int, answer: Answer) -> Exam:
    if not _is_there(exam, number):
        return exam
    others = {other: given for other, given in exam.answers.items() if other != number}
    empty = not answer or (isinstance(answer, str) and not answer.strip())
    return replace(exam, answers=others if empty else others | {number: answer})


def _spent(exam: Exam, at: int) -> Exam:
    """Count the time since the last deed for the question on screen; a clock put back counts for nothing."""
    passed = max(at - exam.since, 0)
    spent = dict(exam.spent)
    if exam.place:
        spent[exam.place] = spent.get(exam.place, 0) + passed
    return replace(exam, since=max(at, exam.since), spent=spent)


def _is_there(exam: Exam, number: int) -> bool:
    return 0 < number <= len(exam.paper.items)

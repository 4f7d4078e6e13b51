"""The loop of an exam: what a student does is in the journal before the next page shows."""

from collections.abc import Callable
from typing import Protocol

from quiz.classroom.exam import Exam, ExamEvent, Tick, step
from quiz.classroom.marked import Marks


class ExamFrontend(Protocol):
    """Shows an exam and gives back what its student did."""

    def respond(self, exam: Exam) -> tuple[ExamEvent, ...] | None:
        """Wait for deeds at the place the exam is at; None where the student leaves. KeyboardInterrupt on Ctrl-C."""
        ...

    def show(self, marks: Marks, saved: str) -> None:
        """Show what the exam came to, and each question with its answer; `saved` says where the result is."""
        ...

    def leave(self, exam: Exam) -> None:
        """Say how things stand where the student leaves before the exam is handed in."""
        ...


def run(
    exam: Exam, frontend: ExamFrontend, keep: Callable[[ExamEvent, int], None], now: Callable[[], int]
) -> tuple[Exam, bool]:
    """Let a student sit the exam until it is handed in or left; the exam then, and whether it was left.

    `keep` has a deed on disk when it returns. `now` tells the time in UTC milliseconds.
    """
    while not exam.over:
        try:
            events = frontend.respond(exam)
        except KeyboardInterrupt:
            frontend.leave(exam)
            raise
        if events is None:
            frontend.leave(exam)
            return exam, True
        at = now()
        for event in events:
            after = step(exam, event, at)
            if after is not exam or not isinstance(event, Tick):
                keep(event, at)
            exam = after
    return exam, False

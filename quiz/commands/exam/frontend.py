"""The loop of an exam: what a student does is in the journal before the next page shows."""

from collections.abc import Callable
from typing import Protocol

from quiz.classroom.exam import Exam, ExamEvent, Tick, step
from quiz.classroom.marked import Marks


class ExamFrontend(Protocol):
    """Shows an exam and gives back what its student did."""

    def respond(self, exam: Exam) -> tuple[ExamEvent, ...] | None:
        """Wait for deeds at the place the exam is at; None where the student leaves.

        KeyboardInterrupt on Ctrl-C, SystemExit where a signal ends the program, as where its window is closed.
        """
        ...

    def standing(self) -> tuple[ExamEvent, ...]:
        """The deed that keeps what stands on the line, where something does."""
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

    `keep` has a deed on disk when it returns. `now` tells the time in UTC milliseconds. However it is left, what stands
    on the line is kept.
    """

    def after(exam: Exam, events: tuple[ExamEvent, ...]) -> Exam:
        at = now()
        for event in events:
            before, exam = exam, step(exam, event, at)
            if exam is not before or not isinstance(event, Tick):
                keep(event, at)
        return exam

    while not exam.over:
        try:
            events = frontend.respond(exam)
        except (KeyboardInterrupt, SystemExit) as ending:
            exam = after(exam, frontend.standing())
            if isinstance(ending, KeyboardInterrupt):  # else the terminal may be gone
                frontend.leave(exam)
            raise
        if events is None:
            exam = after(exam, frontend.standing())
            frontend.leave(exam)
            return exam, True
        exam = after(exam, events)
    return exam, False

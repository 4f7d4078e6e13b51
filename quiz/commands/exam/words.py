"""What is said in an exam, on the full screen and line by line alike."""

from quiz.classroom.exam import MINUTE, Exam
from quiz.classroom.marked import MarkedItem, Marks
from quiz.ui.words import answer, count, listed

WARNED_MS = (5 * MINUTE, MINUTE)
"""How much time is left when that is said in words."""

NO_FEEDBACK = "There are no hints and no answers before the exam is handed in."
CLOCK_GOES_ON = "The clock goes on meanwhile; the same command brings you back."


def clock(ms: int) -> str:
    """The time left as a clock shows it: `12:34`, `1:02:03`. It comes to `0:00` when the time is up, not before."""
    minutes, seconds = divmod(-(-ms // 1000), 60)
    hours, rest = divmod(minutes, 60)
    return f"{hours}:{rest:02}:{seconds:02}" if hours else f"{rest}:{seconds:02}"


def time_left(ms: int | None) -> str:
    """The time left in words: `12 minutes left`, `40 seconds left`; empty where there is no limit."""
    if ms is None:
        return ""
    if ms < MINUTE:
        return f"{count(-(-ms // 1000), 'second')} left"
    return f"{count(-(-ms // MINUTE), 'minute')} left"


def warning(before: int | None, now: int | None) -> str:
    """What to say of the time where it fell from `before` to `now`; empty where there is nothing to say."""
    if before is None or now is None:
        return ""
    passed = [mark for mark in WARNED_MS if now <= mark < before]
    return f"{count(passed[-1] // MINUTE, 'minute')} left." if passed and now else ""


def welcome(exam: Exam) -> str:
    """What to know before the first question."""
    questions = count(len(exam.paper.items), "question")
    time = f" in {count(exam.minutes, 'minute')}" if exam.minutes else ""
    return f"{questions}{time}. You can go back and change answers until you hand in."


def welcome_back(exam: Exam, away_ms: int, at: int) -> str:
    """What to know for one who comes back to an exam that was begun before."""
    if exam.over and not exam.timed_out:
        return "This exam was handed in before."
    if exam.over:
        return "The time was up while you were away: what you had answered is handed in."
    ran = " The clock went on meanwhile" if exam.minutes else ""
    left = f": {time_left(exam.left_ms(at))}." if exam.minutes else ""
    return f"This exam was begun before; you were away for {_span(away_ms)}.{ran}{left}"


def _span(ms: int) -> str:
    return count(-(-ms // MINUTE), "minute") if ms >= MINUTE else count(max(ms, 0) // 1000, "second")


def standing(exam: Exam) -> str:
    """How far an exam is: `18 of 20 answered, 2 flagged`."""
    total = len(exam.paper.items)
    flagged = f", {len(exam.flagged):,} flagged" if exam.flagged else ""
    return f"{total - len(exam.unanswered):,} of {total:,} answered{flagged}"


def state_of(exam: Exam, number: int) -> str:
    """What there is to say of one question: `answered`, `open`, `answered, flagged`."""
    state = "answered" if number in exam.answers else "open"
    return f"{state}, flagged" if number in exam.flagged else state


def before_handing_in(exam: Exam) -> list[str]:
    """What to know before handing in, a sentence a line."""
    left = exam.unanswered
    lines = []
    if left:
        lines.append(f"{count(len(left), 'question has', 'questions have')} no answer: {listed(left)}.")
    else:
        lines.append("Every question has an answer.")
    if exam.flagged:
        lines.append(f"Flagged to look at again: {listed(sorted(exam.flagged))}.")
    return lines


def given(exam: Exam, number: int) -> str:
    """The answer that stands for a question, on one line."""
    return answer(exam.answers[number])


def points(score: float) -> str:
    """Points without needless decimals: `7`, `7.5`, `7.33`."""
    return f"{score:.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """Per cent with a decimal where it has one: `72.5%`."""
    return f"{share:.1f}".removesuffix(".0") + "%"


def score(marks: Marks) -> str:
    """What the exam came to: `7.5 of 10 points, 75%. Passed: it takes 50%.`."""
    word = "Passed" if marks.passed else "Not passed"
    total = count(marks.total, "point")
    return f"{points(marks.score)} of {total}, {percent(marks.percent)}. {word}: it takes {marks.needed}%."


def aside(marked: MarkedItem) -> str:
    """What the verdict on a question does not say; empty where that is nothing."""
    if marked.omitted:
        return "You gave no answer."
    return "This came when the time was up, and does not count." if marked.late else ""

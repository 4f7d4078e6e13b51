"""An exam line by line, for pipes, screen readers and dumb terminals; the time is told with each question."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TextIO

from quiz.classroom.exam import Exam, ExamEvent, FlagQuestion, Go, HandIn, Reply, Tick
from quiz.classroom.marked import Marks
from quiz.classroom.paper import Item
from quiz.commands.exam import words
from quiz.commands.exam.feedback import feedback_of
from quiz.commands.exam.timed_lines import TimedLines
from quiz.core.answer import LONGEST_ANSWER
from quiz.core.card import Deck
from quiz.core.clean import clean
from quiz.core.event import Submit
from quiz.core.grading.marking import unclear
from quiz.core.nearest import nearest
from quiz.core.screen import Ask, Progress
from quiz.ui.colon import Say, understand
from quiz.ui.lines import cells, settle, width_of, wrap
from quiz.ui.pages import Line, choices, marked
from quiz.ui.words import ended, how_to_answer

COMMANDS = {
    "next": "goes to the next question",
    "previous": "goes back a question",
    "overview": "lists all questions",
    "flag": "flags this question to look at again, or unflags it",
    "clear": "takes your answer to this question away",
    "time": "tells how much time is left",
    "done": "hands the exam in, after asking",
    "quit": "leaves without handing in; the same command brings you back",
    "help": "lists what can be typed",
}
"""What can be typed behind a colon, by its name or first letter, and what it does."""

Deeds = tuple[ExamEvent, ...]


class ExamPlain:
    """Asks on `stdout` and reads answers from `stdin`, a line each; the end of the input leaves the exam as it is."""

    def __init__(
        self, stdin: TextIO, stdout: TextIO, decks: Mapping[str, Deck], now: Callable[[], int], note: str = ""
    ) -> None:
        settle(stdin, stdout)
        self._lines = TimedLines(stdin)
        self._stdout = stdout
        self._decks = decks
        self._now = now
        self._seen: int | None = None
        self._shown: tuple[int, bool] | None = None
        self._remark = ""
        self._note = note

    def respond(self, exam: Exam) -> Deeds | None:
        """Say what is new, and read lines until one of them does something."""
        if self._note:
            self._say([Line(self._note), Line("An empty line goes on. Commands begin with a colon; :help lists them.")])
            self._note = ""
        self._say(self._page(exam))
        while True:
            line = self._read(exam, "Answer:" if exam.item else "Number, or :done to hand in:")
            if line is None:
                return None
            if isinstance(line, Tick):
                return (line,)
            if len(line) > LONGEST_ANSWER:
                self._say([Line(f"That is too long: {LONGEST_ANSWER:,} characters are the most that can be read.")])
                continue
            deeds = self._meant(exam, line.strip())
            if deeds is None or deeds:
                return deeds

    def standing(self) -> tuple[ExamEvent, ...]:
        """Nothing: a line counts when it was sent."""
        return ()

    def show(self, marks: Marks, saved: str) -> None:
        """Say the score, then each question as it was marked."""
        self._say([Line(""), Line(words.score(marks)), Line(saved)])
        for one in marks.items:
            feedback = feedback_of(one, self._decks, marks.total)
            self._say([Line(""), Line(f"Question {one.item.number} of {marks.total}."), Line(feedback.prompt.stem)])
            self._say(marked(feedback))
            self._say([Line(aside)] if (aside := words.aside(one)) else [])

    def leave(self, exam: Exam) -> None:
        """Say how things stand where the student leaves."""
        goes_on = words.CLOCK_GOES_ON if exam.minutes else ""
        self._say([Line(""), Line(f"Not handed in: {words.standing(exam)}. {goes_on}")])

    def _page(self, exam: Exam) -> Iterator[Line]:
        here = (exam.place, exam.place in exam.flagged)
        if self._shown is not None and self._shown[0] == exam.place:
            yield Line(f"Question {exam.place}: {words.state_of(exam, exam.place)}." if exam.item else "")
        elif exam.item is None:
            yield from self._overview(exam)
        else:
            yield from self._question(exam, exam.item)
        if self._remark:
            yield Line(self._remark)
            self._remark = ""
        self._shown = here

    def _question(self, exam: Exam, item: Item) -> Iterator[Line]:
        yield Line("")
        left = words.time_left(exam.left_ms(self._now()))
        title = ended(self._decks[item.card.deck].title)
        yield Line(f"Question {item.number} of {len(exam.paper.items)}. {title} {ended(left)}".rstrip())
        if item.number in exam.flagged:
            yield Line("Flagged.")
        yield Line(item.prompt.stem)
        yield from choices(item.prompt)
        if how := how_to_answer(item.prompt):
            yield Line("Answer in your own words." if item.prompt.asked_as == "recall" else how)
        if item.number in exam.answers:
            yield Line(words.given(exam, item.number), "Your answer so far: ")

    def _overview(self, exam: Exam) -> Iterator[Line]:
        yield Line("")
        left = words.time_left(exam.left_ms(self._now()))
        yield Line(f"All questions: {words.standing(exam)}. {ended(left)}".rstrip())
        for item in exam.paper.items:
            yield Line(f"{words.state_of(exam, item.number)}: {item.prompt.stem}", f"  {item.number}) ")

    def _meant(self, exam: Exam, text: str) -> Deeds | None:
        """The deeds that a line means; none where it was answered with words, None where the student leaves."""
        if text.startswith(":") and not text.startswith("::"):
            return self._commanded(exam, text[1:].strip().lower())
        if exam.item is None:
            return self._from_overview(exam, text)
        if not text:
            return (Go(_next(exam)),)
        return self._answered(exam.item, exam, text)

    def _answered(self, item: Item, exam: Exam, text: str) -> Deeds:
        ask = Ask(item.prompt, "", Progress(0, 1))
        match understand(ask, text):
            case Submit(answer):
                remark = unclear(item.card, answer, item.prompt.asked_as)
                if remark and exam.answers.get(item.number) != answer:
                    self._remark = f"{remark} Your answer is kept as it is; a new one replaces it."
                    return (Reply(item.number, answer),)
                return Reply(item.number, answer), Go(_next(exam))
            case Say(lines):
                self._say(map(Line, lines))
            case _:
                self._say([Line(words.NO_FEEDBACK)])
        return ()

    def _from_overview(self, exam: Exam, text: str) -> Deeds:
        if text.isascii() and text.isdecimal() and 0 < int(text[:9]) <= len(exam.paper.items):
            return (Go(int(text)),)
        if not text and exam.unanswered:
            return (Go(exam.unanswered[0]),)
        said = "Every question has an answer" if not text else f"There is no question “{text[:40]}”"
        self._say([Line(f"{said}; :done hands in.")])
        return ()

    def _commanded(self, exam: Exam, text: str) -> Deeds | None:
        word, _, rest = text.partition(" ")
        if word.isdecimal() or (word in ("go", "g") and rest.strip().isdecimal()):
            return self._from_overview(exam, word if word.isdecimal() else rest.strip())
        name = next((name for name in COMMANDS if word and word in (name, name[0])), "")
        match name:
            case "next":
                return (Go(_next(exam)),)
            case "previous":
                return (Go(max(exam.place - 1, 1) if exam.place else len(exam.paper.items)),)
            case "overview":
                self._shown = None
                return (Go(0),)
            case "flag" if exam.place:
                return (FlagQuestion(exam.place, exam.place not in exam.flagged),)
            case "clear" if exam.place:
                return (Reply(exam.place, None),)
            case "done":
                return self._hand_in(exam)
            case "quit":
                return None
            case "time":
                left = words.time_left(exam.left_ms(self._now())) or "There is no limit"
                self._say([Line(f"{left}.")])
            case "flag" | "clear":
                self._say([Line("Go to a question first, by its number.")])
            case "help":
                self._say(Line(f":{name} or :{name[0]} {does}.") for name, does in COMMANDS.items())
                self._say([Line("A colon and a number go to that question."), Line(_TWO_COLONS)])
            case _:
                meant = nearest(word, COMMANDS)
                guess = f" Did you mean :{meant}?" if meant else ""
                self._say([Line(f"There is no command “{text[:40]}”.{guess}"), Line(":help lists them.")])
        return ()

    def _hand_in(self, exam: Exam) -> Deeds | None:
        self._say(map(Line, words.before_handing_in(exam)))
        line = self._read(exam, "Hand in? Type yes; anything else goes back:")
        if line is None or isinstance(line, Tick):
            return None if line is None else (line,)
        if line.strip().lower() in ("y", "yes"):
            return (HandIn(),)
        self._say([Line("Not handed in.")])
        return ()

    def _read(self, exam: Exam, prompt: str) -> str | Tick | None:
        """Read a line; a Tick where the time was up before one came. Meanwhile it is said when little time is left."""
        while True:
            left = exam.left_ms(self._now())
            if told := words.warning(self._seen, left):
                self._say([Line(told)])
            self._seen = left
            if left == 0:
                self._say([Line("The time is up.")])
                return Tick()
            self._stdout.write(f"{prompt} ")
            self._stdout.flush()
            line = self._lines.read(None if left is None else _until_next_word(left))
            if isinstance(line, TimeoutError):
                self._stdout.write("\n")
                continue
            if line is None or not self._lines.typed:
                shown = "(end of input)" if line is None else " ".join(clean(line).split()) or "(Enter)"
                self._stdout.write(shown[: width_of(self._stdout)] + "\n")
            return line

    def _say(self, lines: Iterable[Line]) -> None:
        width = width_of(self._stdout)
        for text, lead in lines:
            for row in wrap(clean(text), width, lead, " " * cells(lead)):
                self._stdout.write(row + "\n")


_TWO_COLONS = "An answer that begins with a colon is typed with two, such as ::text."


def _until_next_word(left: int) -> float:
    """Seconds until the time is up, or there is something to say about it before."""
    return (left - max((mark for mark in words.WARNED_MS if mark < left), default=0)) / 1000


def _next(exam: Exam) -> int:
    return exam.place + 1 if 0 < exam.place < len(exam.paper.items) else 0

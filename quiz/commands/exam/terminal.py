"""An exam on the full screen of a terminal, with the time running in its corner."""

from collections.abc import Callable, Mapping
from types import TracebackType

from quiz.classroom.exam import Exam, ExamEvent, Tick
from quiz.classroom.marked import Marks
from quiz.commands.exam import keys, screen, words
from quiz.commands.exam.keys import Deed, Interrupt, Leave, Local
from quiz.core.card import Deck
from quiz.core.record import replace
from quiz.ui.answering import Key
from quiz.ui.blocks import Room, paragraph
from quiz.ui.console import console
from quiz.ui.fullscreen import FullScreen
from quiz.ui.keys import Sight, scroll_to
from quiz.ui.page import Page

ON = ("enter", " ", "right", "tab", "n")
BACK = ("left", "s-tab", "p", "backspace")
OUT = ("q", "escape", "c-c", "c-d", "c-q")


class ExamTerminal(FullScreen[Deed]):
    """Shows an exam, and afterwards what came of it. A context manager: within it the terminal is taken."""

    _exam: Exam

    def __init__(self, decks: Mapping[str, Deck], now: Callable[[], int], note: str = "") -> None:
        super().__init__(tick=self._ticked)
        self._decks = decks
        self._now = now
        self._note = note
        self._local = Local()
        self._sight = Sight(0, 0, 0)
        self._seen: int | None = None
        self._marks: Marks | None = None
        self._saved = ""
        self._place = -1
        self._scroll: int | None = None
        self._last_words: list[str] = []

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Give the terminal back, with a word on it about how things stand."""
        room = self._room()
        super().__exit__(kind, error, at)
        if error is None or isinstance(error, KeyboardInterrupt):
            if self._marks:
                for row in screen.sum_lines(self._marks, self._saved, room):
                    console().print(row, soft_wrap=True)
            for text in self._last_words:
                for row in paragraph(room.text(text), room.column):
                    console().print(row, soft_wrap=True)

    def respond(self, exam: Exam) -> tuple[ExamEvent, ...] | None:
        """Show the place the exam is at until there is a deed; None where the student, or the keyboard, is gone."""
        self._arrive(exam)
        match self._wait(self._ready()):
            case None | Leave():
                return None
            case Interrupt():
                raise KeyboardInterrupt
            case events:
                return events

    def standing(self) -> tuple[ExamEvent, ...]:
        """Keep what stands on the line."""
        return keys.kept(self._exam, self._local)

    def show(self, marks: Marks, saved: str) -> None:
        """Show the score, then each question as it was marked, until the student leaves."""
        self._marks, self._saved = marks, saved
        self._place, self._scroll = -1, None
        self._wait(self._ready())

    def leave(self, exam: Exam) -> None:
        """Leave a word on the terminal about how things stand."""
        self._last_words = [f"Not handed in: {words.standing(exam)}. {words.CLOCK_GOES_ON if exam.minutes else ''}"]

    def _arrive(self, exam: Exam) -> None:
        before, local = getattr(self, "_exam", None), self._local
        self._exam = exam
        if before is not None and before.place == exam.place:
            stays = self._local.draft, self._local.at_first
            self._local = replace(local, draft=stays[0], at_first=stays[1], command=None, asking=False)
            return
        note = self._note if before is None else local.note if local.note != words.NO_FEEDBACK else ""
        self._local = keys.arrive(exam, note, pointer=before.place if before and before.place else 1)

    def _ticked(self) -> Deed | None:
        """Say that the time is nearly up; when it is, what stands on the line is the answer."""
        if self._marks:
            return None
        now = self._now()
        left = self._exam.left_ms(now)
        if told := words.warning(self._seen, left):
            self._local = replace(self._local, note=told)
        self._seen = left
        if left == 0:
            return keys.kept(self._exam, self._local) or (Tick(),)
        return None

    def _draw(self, columns: int, rows: int) -> Page:
        room = Room(columns, rows, self._ascii)
        if self._marks is None:
            page = screen.page(self._exam, self._local, self._decks, self._now(), room)
        elif self._place < 0:
            page = screen.sum_page(self._marks, self._saved, self._scroll, room)
        else:
            page = screen.feedback_page(self._marks, self._place, self._decks, self._scroll, room)
        self._sight = page.sight
        return page

    def _press(self, key: Key) -> Deed | None:
        if self._marks:
            return self._leafed(self._marks, key.name)
        pressed = keys.press(self._exam, self._local, key, self._sight)
        self._local = pressed.local
        return pressed.deed

    def _leafed(self, marks: Marks, name: str) -> Deed | None:
        """Turn from one marked question to another."""
        if name.lower() in OUT or (name in ON and self._place + 1 == marks.total):
            return Leave()
        if name == " " and self._sight.below:
            name = "pagedown"
        if name in ON:
            self._place, self._scroll = self._place + 1, None
        elif name in BACK:
            self._place, self._scroll = max(self._place - 1, -1), None
        elif (top := scroll_to(name, self._sight)) is not None:
            self._scroll = top
        return None

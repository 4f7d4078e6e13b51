"""What a key does in an exam: the student's own state at a question moves on, or there are deeds for the exam."""

from quiz.classroom.exam import Exam, ExamEvent, FlagQuestion, Go, HandIn, Reply
from quiz.classroom.paper import Item
from quiz.commands.exam import words
from quiz.commands.exam.drafts import answer_in, draft_of
from quiz.core.event import Submit
from quiz.core.grading.marking import unclear
from quiz.core.record import Record, replace
from quiz.core.review import Answer
from quiz.ui import answering
from quiz.ui.answering import (
    Choosing,
    Draft,
    Key,
    Listing,
    Matching,
    Ordering,
    Ticking,
    Turning,
    Typing,
    letters,
    line_of,
)
from quiz.ui.keys import Sight, scroll_to
from quiz.ui.lineedit import EMPTY, Line

LEAVE_ONCE_MORE = f"Once more leaves the exam without handing it in. {words.CLOCK_GOES_ON}"
UNKNOWN = "h lists the keys."


class Leave(Record):
    """Leave the exam as it is; it can be gone on with."""


class Interrupt(Record):
    """Leave at once, by Ctrl-C."""


Deed = tuple[ExamEvent, ...] | Leave | Interrupt


class Local(Record):
    """What the student has done at a question, or at the overview, that the exam does not know of.

    `draft` is the answer in the making, `at_first` as it was on arrival. At the overview `pointer` is the question
    pointed at and `typed` the digits of a number so far; `asking`: whether to hand in is being asked. `command` is the
    one that is typed after a colon where nothing else is typed, None while there is none. `told` is the note that stood
    there before the last key.
    """

    draft: Draft = Turning()
    at_first: Draft = Turning()
    scroll: int | None = None
    note: str = ""
    keys_shown: bool = False
    command: Line | None = None
    pointer: int = 1
    typed: str = ""
    asking: bool = False
    told: str = ""


class Pressed(Record):
    """What a key did: a deed, or None; and what stands on the screen from now on."""

    local: Local
    deed: Deed | None = None


def arrive(exam: Exam, note: str = "", pointer: int = 1) -> Local:
    """What a student starts with at the question, or the overview, that the exam is at."""
    if exam.item is None:
        return Local(pointer=pointer, note=note)
    draft = draft_of(exam.item.prompt, exam.answers.get(exam.place))
    return Local(draft, draft, note=note, pointer=exam.place)


def press(exam: Exam, local: Local, key: Key, sight: Sight) -> Pressed:
    """Say what a key does; `sight` is what of the page's body is in sight."""
    local = replace(local, note="", told=local.note)
    name = key.name
    if name == "c-c":
        return Pressed(local, Interrupt())
    if local.keys_shown:
        moved = scroll_to(name, sight)
        return Pressed(replace(local, scroll=moved, keys_shown=moved is not None))
    if name == "f1":
        return Pressed(replace(local, keys_shown=True, scroll=0))
    if name == "c-q":
        return _leave(local)
    if exam.item is None:
        return _at_overview(exam, local, name, sight)
    return _at_question(exam, exam.item, local, key, sight)


def kept(exam: Exam, local: Local) -> tuple[ExamEvent, ...]:
    """The deed that keeps what stands on the line; nothing where nothing was changed."""
    if exam.item is None or local.draft == local.at_first:
        return ()
    answer = _stands(exam, exam.item, local)
    return () if answer == exam.answers.get(exam.place) else (Reply(exam.place, answer),)


def _stands(exam: Exam, item: Item, local: Local) -> Answer:
    return answer_in(item.prompt, local.draft, exam.answers.get(item.number))


def _at_question(exam: Exam, item: Item, local: Local, key: Key, sight: Sight) -> Pressed:
    line = line_of(local.draft)
    name = key.name
    if local.command is not None:
        return _commanding(exam, local, local.command, key)
    if line is None:
        taken = letters(item.prompt)
        if name.lower() not in taken and (pressed := _by_letter(exam, local, name.lower())):
            return pressed
    elif name == "enter" and line.text.startswith(":") and not line.text.startswith("::"):
        return _command_line(exam, replace(local, draft=_emptied(local.draft)), line.text[1:])
    if name in _GOING or (line is None and name in _BY_ARROW):
        return Pressed(local, (*kept(exam, local), Go((_GOING | _BY_ARROW)[name](exam))))
    match answering.press(item.prompt, local.draft, key):
        case None:
            pass
        case Typing() | Listing() | Choosing() | Ticking() | Ordering() | Matching() | Turning() as draft:
            return Pressed(replace(local, draft=draft, scroll=None))
        case Submit(answer):
            return _answered(exam, item, local, answer)
        case _:
            return Pressed(local)
    if name == "enter":
        return Pressed(local, (*kept(exam, local), Go(_next(exam))))
    if name == "backspace" and isinstance(local.draft, Choosing):
        return Pressed(replace(local, draft=Choosing(), at_first=Choosing()), (Reply(item.number, None),))
    moved = scroll_to(name, sight)
    return Pressed(replace(local, scroll=moved, note="" if moved is not None else UNKNOWN))


def _answered(exam: Exam, item: Item, local: Local, answer: Answer) -> Pressed:
    """Keep an answer and go on; one that can be read in two ways is asked once more, kept as it is."""
    if not isinstance(local.draft, Choosing):
        answer = _stands(exam, item, local)
    events: tuple[ExamEvent, ...] = () if answer == exam.answers.get(exam.place) else (Reply(exam.place, answer),)
    if answer and events and (remark := unclear(item.card, answer, item.prompt.asked_as)) and local.told != remark:
        return Pressed(replace(local, at_first=local.draft, note=remark), events)
    return Pressed(local, (*events, Go(_next(exam))))


def _by_letter(exam: Exam, local: Local, letter: str) -> Pressed | None:
    """What a letter does where letters choose nothing; None for any other key."""
    if letter == ":":
        return Pressed(replace(local, command=EMPTY))
    return _command(exam, local, letter) if letter in COMMANDS else None


def _commanding(exam: Exam, local: Local, line: Line, key: Key) -> Pressed:
    """What a key does to a command being typed where nothing else is: Enter does it, Esc lets it be."""
    if key.name == "enter":
        return _command_line(exam, replace(local, command=None), line.text)
    if key.name == "escape" or (key.name == "backspace" and not line.text):
        return Pressed(replace(local, command=None))
    return Pressed(replace(local, command=answering.typed(line, key) or line))


def _command_line(exam: Exam, local: Local, typed: str) -> Pressed:
    """Do what was typed behind a colon: a command by its word or letter."""
    return _command(exam, local, typed.strip().lower()[:1] or "h")


def _command(exam: Exam, local: Local, letter: str) -> Pressed:
    """What the command of a letter does, at a question."""
    match letter:
        case "f":
            return Pressed(local, (FlagQuestion(exam.place, exam.place not in exam.flagged),))
        case "n":
            return Pressed(local, (*kept(exam, local), Go(_next(exam))))
        case "p":
            return Pressed(local, (*kept(exam, local), Go(_previous(exam))))
        case "o":
            return Pressed(local, (*kept(exam, local), Go(0)))
        case "h":
            return Pressed(replace(local, keys_shown=True, scroll=0))
        case "q":
            return _leave(local)
        case "?" | "k":
            return Pressed(replace(local, note=words.NO_FEEDBACK))
        case _:
            return Pressed(replace(local, note=UNKNOWN))


COMMANDS = "fnpohq?k"
"""The letters of the commands at a question."""


def _at_overview(exam: Exam, local: Local, name: str, sight: Sight) -> Pressed:
    last = len(exam.paper.items)
    steps = {"up": -1, "down": 1, "pageup": -sight.height, "pagedown": sight.height, "home": -last, "end": last}
    if local.asking:
        calm = replace(local, asking=False)
        return Pressed(calm, (HandIn(),) if name.lower() == "y" else None)
    if name in steps:
        return Pressed(replace(local, pointer=min(max(local.pointer + steps[name], 1), last), typed=""))
    if len(name) == 1 and name.isascii() and name.isdigit():
        typed = (local.typed + name).lstrip("0")
        if typed and int(typed) > last:
            typed = name.lstrip("0") if name != "0" and int(name) <= last else ""
        return Pressed(replace(local, typed=typed, pointer=int(typed) if typed else local.pointer))
    match name.lower():
        case "enter" | " " | "right":
            return Pressed(replace(local, typed=""), (Go(local.pointer),))
        case "f":
            return Pressed(local, (FlagQuestion(local.pointer, local.pointer not in exam.flagged),))
        case "n":
            return Pressed(local, (Go(exam.unanswered[0]),)) if exam.unanswered else Pressed(_all_answered(local))
        case "d":
            return Pressed(replace(local, asking=True))
        case "h":
            return Pressed(replace(local, keys_shown=True, scroll=0))
        case "q":
            return _leave(local)
        case _:
            return Pressed(replace(local, note=UNKNOWN, typed=""))


def _all_answered(local: Local) -> Local:
    return replace(local, note="Every question has an answer; d hands in.")


def _leave(local: Local) -> Pressed:
    if local.told == LEAVE_ONCE_MORE:
        return Pressed(local, Leave())
    return Pressed(replace(local, note=LEAVE_ONCE_MORE))


def _emptied(draft: Draft) -> Draft:
    return replace(draft, line=EMPTY) if isinstance(draft, Typing | Listing) else draft


def _next(exam: Exam) -> int:
    return exam.place + 1 if exam.place < len(exam.paper.items) else 0


def _previous(exam: Exam) -> int:
    return max(exam.place - 1, 1)


def _overview(_exam: Exam) -> int:
    return 0


_GOING = {"tab": _next, "s-tab": _previous, "escape": _overview, "c-o": _overview}
"""Keys that turn to another question, whatever kind the one on screen is."""

_BY_ARROW = {"right": _next, "left": _previous}
"""Keys that do so where no text is typed."""

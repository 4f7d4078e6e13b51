"""What the pages of an exam look like: a question with the time, the overview of all, and what came of it."""

from collections.abc import Mapping

from rich.text import Text

from quiz.classroom.exam import MINUTE, Exam
from quiz.classroom.marked import MarkedItem, Marks
from quiz.classroom.paper import Item
from quiz.commands.exam import words
from quiz.commands.exam.feedback import feedback_of
from quiz.commands.exam.keys import Local
from quiz.core.card import Deck
from quiz.core.prompt import Prompt
from quiz.core.record import replace
from quiz.core.review import Verdict
from quiz.core.screen import Ask, Progress
from quiz.ui import keys as study_keys
from quiz.ui.answering import Choosing, Draft, Listing, Matching, Ordering, Ticking, letters, line_of
from quiz.ui.blocks import Room, ends, key_line, paragraph, shortened
from quiz.ui.offers import SCROLLING, Offer
from quiz.ui.page import Page, Sheet, fit
from quiz.ui.question import ask_sheet
from quiz.ui.render import keys_sheet, with_command
from quiz.ui.verdict import marked as marked_lines

BLANK = Text()

LITTLE_MS = 5 * MINUTE
"""With less time left than this the clock stands out."""

NEXT = Offer((), "Tab", "next", "goes to the next question; what stands is kept", 90)
BACK = Offer((), "Shift-Tab", "back", "goes back a question", 60)
OVERVIEW = Offer((), "Esc", "overview", "shows all questions, and hands in", 85)
QUIT = Offer((), "Ctrl-Q", "leave", "leaves without handing in; pressed twice", 10)

AT_OVERVIEW = (
    Offer((), "Enter", "go there", "goes to the question pointed at", 100),
    Offer((), "1–9", "number", "points at the question of that number", 40),
    Offer((), "n", "next open", "goes to the first question without an answer", 60),
    Offer((), "f", "flag", "flags a question to look at again, or unflags it", 50),
    Offer((), "d", "hand in", "hands the exam in, after asking", 95),
    Offer((), "h", "keys", "lists the keys", 70),
    Offer((), "q", "leave", "leaves without handing in; pressed twice", 10),
)
ASKING = (
    Offer((), "y", "hand in", "hands the exam in", 100),
    Offer((), "any other key", "not yet", "goes back to the exam", 90),
)
AT_FEEDBACK = (
    Offer((), "Enter", "next", "goes to the next question", 100),
    Offer((), "←", "back", "goes back a question", 60),
    Offer((), "q", "leave", "leaves; everything is kept", 90),
)


def page(exam: Exam, local: Local, decks: Mapping[str, Deck], at: int, room: Room) -> Page:
    """Draw the exam at a moment, with what its student has done at the question."""
    item, right = exam.item, ""
    if local.keys_shown:
        offers = AT_OVERVIEW if item is None else question_offers(item.prompt, local.draft)
        sheet, left = keys_sheet(offers, room), "Keys"
    elif item is None:
        sheet, left = _overview(exam, local, room), f"Exam · {words.standing(exam)}"
    else:
        title = decks[item.card.deck].title
        sheet, left = _question(exam, item, local, title, room), f"Exam · {title}"
        left += " · flagged" if item.number in exam.flagged else ""
        right = f"{item.number} of {len(exam.paper.items)}"
    head = _head(left, right, exam, at, room)
    if exam.minutes and room.short:  # where rows are few a head may have to go, and the clock must not
        return fit(replace(sheet, head=[], foot=[*head, *sheet.foot]), room, local.scroll)
    return fit(replace(sheet, head=head), room, local.scroll)


def question_offers(prompt: Prompt, draft: Draft) -> tuple[Offer, ...]:
    """What can be done at a question."""
    typing = line_of(draft) is not None
    options = letters(prompt)
    span = options if len(options) < 2 else f"{options[0]}–{options[-1]}"
    match draft:
        case Choosing():
            answering = [Offer((), span, "choose", "chooses an answer, and goes on", 100)]
        case Ticking():
            answering = [Offer((), span, "tick", "ticks or unticks; the arrow keys and Space do too", 100)]
        case Ordering() | Matching():
            answering = [
                Offer((), span, "choose", "chooses what comes next; the arrow keys and Space do too", 100),
                Offer((), "Backspace", "take back", "takes back the last one chosen", 55),
            ]
        case Listing():
            answering = [Offer((), "Enter", "add", "adds this to the list; on an empty line it goes on", 100)]
        case _:
            answering = [Offer((), "Enter", "answer", "keeps the answer, and goes on", 100)]
    flag, keys = (":f", ":h") if typing else ("f" if "f" not in options else ":f", "h" if "h" not in options else ":h")
    return (
        *answering,
        NEXT,
        BACK,
        OVERVIEW,
        Offer((), flag, "flag", "flags the question to look at again, or unflags it", 65),
        Offer((), keys, "keys", "lists the keys", 70),
        QUIT,
        Offer((), ":", "command", "begins a command by its letter: f, n, p, o, q; Enter does it", 0),
        SCROLLING,
    )


def _head(left: str, right: str, exam: Exam, at: int, room: Room) -> list[Text]:
    """The head of a page, with the time that is left."""
    ms = exam.left_ms(at)
    if ms is not None:
        time = room.text(f"{words.clock(ms)} left", "bold yellow" if ms <= LITTLE_MS else "")
        counter = Text.assemble(room.text(f"{right}   " if right else ""), time, end="")
    else:
        counter = room.text(right)
    title = room.line(left, "dim")
    longest = room.column - counter.cell_len - 2
    if title.cell_len > longest:
        title.truncate(max(longest, 0), overflow="crop" if room.ascii else "ellipsis")
    return ends(title, counter, room.column)


def _question(exam: Exam, item: Item, local: Local, title: str, room: Room) -> Sheet:
    ask = Ask(item.prompt, title, Progress(item.number - 1, len(exam.paper.items)))
    note = local.note
    if not note and isinstance(local.draft, Choosing) and item.number in exam.answers:
        note = f"Answered: {words.given(exam, item.number)}. Another letter changes it."
    here = study_keys.Local(local.draft, local.scroll, note=note)
    sheet = ask_sheet(ask, here, question_offers(item.prompt, local.draft), room)
    return with_command(sheet, local.command, room)


def _overview(exam: Exam, local: Local, room: Room) -> Sheet:
    body: list[Text] = []
    width = len(str(len(exam.paper.items)))
    for item in exam.paper.items:
        pointed = item.number == local.pointer
        open_yet = item.number not in exam.answers
        lead = Text.assemble(
            room.text("› " if pointed else "  ", "bold"),
            room.text(f"{item.number:>{width}}  "),
            room.text("· open  " if open_yet else "", "bold"),  # no tick else, which would say that it is right
            room.text("flagged  " if item.number in exam.flagged else "", "yellow"),
            end="",
        )
        row = Text.assemble(lead, room.line(item.prompt.stem, "bold" if pointed else ""), end="")
        row.truncate(room.column, overflow="crop" if room.ascii else "ellipsis")
        body.append(row)
    note = " ".join([*words.before_handing_in(exam), "Hand in?"]) if local.asking else local.note
    focus = local.pointer - 1
    return Sheet(
        head=[],
        body=body,
        foot=[key_line(room, ASKING if local.asking else AT_OVERVIEW)],
        note=paragraph(room.text(note), room.column, room.text("! " if local.asking else "· ")) if note else [],
        focus=(focus, focus),
    )


def sum_page(marks: Marks, saved: str, scroll: int | None, room: Room) -> Page:
    """Draw what the exam came to, a line for each question."""
    offers = (Offer((), "Enter", "look at each", "shows each question with its answer", 100), AT_FEEDBACK[2])
    return fit(
        Sheet(
            head=[room.text("Handed in", "bold")],
            body=[*sum_lines(marks, saved, room), BLANK, *(_sum_row(one, room) for one in marks.items)],
            foot=[key_line(room, offers)],
        ),
        room,
        scroll,
    )


def sum_lines(marks: Marks, saved: str, room: Room) -> list[Text]:
    """Draw the score, and where the result is."""
    style = "bold green" if marks.passed else "bold yellow"
    return [
        *paragraph(room.text(words.score(marks), style), room.column),
        *paragraph(room.text(saved), room.column),
    ]


def _sum_row(marked: MarkedItem, room: Room) -> Text:
    full, none = marked.credit >= 1, marked.credit <= 0
    sign, style = ("✓", "green") if full else ("✗", "red") if none else ("◐", "yellow")
    text = f"{marked.item.number:>3}  {words.points(marked.credit):>4}  {marked.item.prompt.stem}"
    row = Text.assemble(room.text(f"{sign} ", style), room.line(text), end="")
    row.truncate(room.column, overflow="crop" if room.ascii else "ellipsis")
    return row


def feedback_page(marks: Marks, place: int, decks: Mapping[str, Deck], scroll: int | None, room: Room) -> Page:
    """Draw a marked question as study draws its feedback."""
    marked = marks.items[place]
    feedback = feedback_of(marked, decks, marks.total)
    points = f"{words.points(marked.credit)} of 1 point" if marked.grade.verdict is Verdict.PARTIAL else ""
    counter = f"{place + 1} of {marks.total}"
    question = paragraph(room.text(feedback.prompt.stem), room.column)
    aside = words.aside(marked)
    return fit(
        Sheet(
            head=ends(
                room.line(f"Exam · {feedback.deck_title}", "dim"),
                room.text(f"{points}   {counter}" if points else counter),
                room.column,
            ),
            question=shortened(room, question, 1 if room.cramped else 2 if room.short else max(room.height // 4, 2)),
            body=marked_lines(feedback, room),
            foot=[key_line(room, AT_FEEDBACK)],
            note=paragraph(room.text(aside), room.column, room.text("· ")) if aside else [],
        ),
        room,
        scroll,
    )

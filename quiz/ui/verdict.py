"""Draws an answer with its marks: the verdict, the answer against the key, why, the source, when it comes back."""

from typing import assert_never

from rich.text import Text

from quiz.core.grading.grade import Mark, Part
from quiz.core.review import AskedAs, Verdict
from quiz.core.screen import Feedback
from quiz.ui import words
from quiz.ui.blocks import Room, at_right, difference, ends, heading, key_line, paragraph, shortened
from quiz.ui.keys import Local
from quiz.ui.offers import Offer
from quiz.ui.page import Sheet

BLANK = Text()

MARK_STYLES: dict[Mark, str] = {Mark.RIGHT: "green", Mark.CLOSE: "green", Mark.WRONG: "red", Mark.MISSED: "yellow"}

FIRST_COLUMN = 9
"""Columns for the words `yours` and `answer` before what they name."""


def feedback_sheet(feedback: Feedback, local: Local, offers: tuple[Offer, ...], room: Room) -> Sheet:
    """Draw an answer, marked; the question stays in sight above it."""
    question = paragraph(room.text(feedback.prompt.stem), room.column)
    most = 1 if room.cramped else 2 if room.short else max(room.height // 4, 2)
    ratings = [] if room.cramped and feedback.grade else _ratings(feedback, room)
    return Sheet(
        head=heading(room, feedback.deck_title, feedback.progress),
        question=shortened(room, question, most),
        body=[*marked(feedback, room), BLANK, *_memory(feedback, room)],
        foot=[*ratings, key_line(room, offers)],
        note=paragraph(room.text(local.note), room.column, room.text("· ")) if local.note else [],
    )


def marked(feedback: Feedback, room: Room) -> list[Text]:
    """Draw what became of an answer: the options or the answer against the key, why, and where the answer stands."""
    body: list[Text] = []
    options = [] if room.short else _options(feedback, room)
    if options:
        body += [BLANK, *options]
    body += [BLANK, *paragraph(_verdict(feedback, room), room.column)]
    answer = _answer(feedback, room, options_shown=bool(options))
    if answer:
        body += [BLANK, *answer] if not room.short else answer
    for reason in _reasons(feedback):
        body += [BLANK, *paragraph(room.text(reason), room.column)]
    if feedback.citation:
        body += at_right(room.line(feedback.citation, "dim"), room.column)
    return body


def _verdict(feedback: Feedback, room: Room) -> Text:
    symbol = room.text(words.verdict_symbol(feedback))
    return Text.assemble(symbol, " ", words.verdict(feedback), style=_verdict_style(feedback), end="")


def _verdict_style(feedback: Feedback) -> str:
    if feedback.overruled:
        return "bold green"
    if feedback.grade is None:
        return "bold"
    match feedback.grade.verdict:
        case Verdict.CORRECT | Verdict.CLOSE:
            return "bold green"
        case Verdict.PARTIAL:
            return "bold yellow"
        case Verdict.WRONG:
            return "bold red" if feedback.answer is not None else "bold yellow"
        case unknown:
            assert_never(unknown)


def _options(feedback: Feedback, room: Room) -> list[Text]:
    """The options as they were shown, the right one and the one chosen marked; none where the key is not among them."""
    prompt, grade = feedback.prompt, feedback.grade
    if prompt.asked_as is not AskedAs.CHOICE or grade is None:
        return []
    if feedback.option not in prompt.options:
        return []
    rows: list[Text] = []
    for index, option in enumerate(prompt.options):
        sign, style = "  ", "dim"
        if option == feedback.option:
            sign, style = "✓ ", "green"
        elif option == feedback.answer:
            sign, style = "✗ ", "red"
        lead = Text.assemble(room.text(sign, style), (words.letter(index), style), "  ", end="")
        rows += paragraph(room.text(option, style), room.column, lead)
    return rows


def _answer(feedback: Feedback, room: Room, *, options_shown: bool) -> list[Text]:
    """The answer against the key."""
    grade, given = feedback.grade, feedback.answer
    if options_shown:
        return []
    if grade is None:
        return paragraph(room.text(feedback.key, "bold"), room.column)
    if grade.parts:
        rows = [row for part in grade.parts for row in _part(part, room)]
        whole = feedback.prompt.asked_as is AskedAs.ORDER and not grade.right
        return [*rows, *([BLANK] if whole else []), *(_row("answer", room.text(feedback.key), room) if whole else [])]
    if given is None:
        return _row("answer", room.text(feedback.key, "bold"), room)
    written = words.answer(given)
    if written == feedback.key or (grade.right and written == feedback.option):
        return _row("answer", room.text(feedback.key), room)
    yours, key = difference(room, written, feedback.key)
    return [*_row("yours", yours, room), *_row("answer", key, room)]


def _row(name: str, value: Text, room: Room) -> list[Text]:
    lead = Text.assemble("  ", (f"{name:<{FIRST_COLUMN}}", "dim"), end="")
    return paragraph(value, room.column, lead)


def _part(part: Part, room: Room) -> list[Text]:
    style = MARK_STYLES[part.mark]
    value = room.text(part.text)
    aside = room.text(part.note or ("" if part.mark is Mark.RIGHT else words.part_word(part.mark)), "dim")
    lead = Text.assemble("  ", room.text(words.part_symbol(part.mark), style), " ", end="")
    if not aside:
        return paragraph(value, room.column, lead)
    if lead.cell_len + value.cell_len + 3 + aside.cell_len <= room.column:
        return [Text.assemble(lead, value, "   ", aside, end="")]
    return [*paragraph(value, room.column, lead), *paragraph(aside, room.column, Text("      "))]


def _reasons(feedback: Feedback) -> list[str]:
    """Why: the remark of the marking, why the lure is wrong, and the explanation; nothing said twice."""
    remark = feedback.grade.remark if feedback.grade else ""
    return list(dict.fromkeys(filter(None, (remark, feedback.why_not, feedback.explanation))))


def _memory(feedback: Feedback, room: Room) -> list[Text]:
    """When the card comes back, and how strong the memory of it is then."""
    strength = Text.assemble(
        ("memory ", "dim"),
        room.text("" if room.ascii else f"{words.memory_bar(feedback.stability)} "),
        room.text(words.memory(feedback.stability), "dim"),
        end="",
    )
    return ends(room.text(words.returns(feedback)), strength, room.column)


def _ratings(feedback: Feedback, room: Room) -> list[Text]:
    """The ratings with what each leads to; the one that Enter gives stands out."""
    for gap, told in (("   ", True), ("  ", False), (" ", False)):
        items = []
        for rating, name, leads_to in words.rating_choices(feedback):
            style = "bold" if rating is feedback.suggested else "dim"
            after = f" {leads_to}" if told and not feedback.cram else ""
            items.append(Text.assemble((str(rating.value), "bold"), (f" {name}{after}", style), end=""))
        line = Text(gap, end="").join(items)
        if line.cell_len <= room.column:
            return [line]
    first, last = min(words.RATINGS), max(words.RATINGS)
    line = room.text(f"{first:d} {words.RATINGS[first]} … {last:d} {words.RATINGS[last]}", "bold")
    line.truncate(room.column)
    return [line]

"""Draws a question that waits, with the answer in the making."""

from typing import assert_never

from rich.text import Text

from quiz.core.prompt import Prompt
from quiz.core.screen import Ask
from quiz.ui import words
from quiz.ui.answering import Choosing, Draft, Listing, Matching, Ordering, Ticking, Turning, Typing
from quiz.ui.blocks import Room, chopped, heading, key_line, paragraph
from quiz.ui.keys import Local
from quiz.ui.lineedit import Line
from quiz.ui.offers import Offer
from quiz.ui.page import Sheet

BLANK = Text()

ROWS_BEYOND = 4
"""Rows beneath the option pointed at that are kept in sight with it, so that the pointer is seen to move."""

Focus = tuple[int, int] | None


def ask_sheet(ask: Ask, local: Local, offers: tuple[Offer, ...], room: Room) -> Sheet:
    """Draw a question: what is asked, the hints so far, and what to choose from or the line to type on."""
    prompt, draft = ask.prompt, local.draft
    body: list[Text] = []
    for hint in ask.hints:
        body += [BLANK, *paragraph(room.text(hint), room.column, room.text("hint  ", "dim"))]
    if told := guide(prompt, draft):
        body += [BLANK, *paragraph(room.text(told, "dim"), room.column)]
    focus: Focus = None
    pinned: list[Text] = []
    cursor = None
    match draft:
        case Turning():
            pass
        case Typing(line):
            pinned, cursor = input_line(line, prompt.unit, room)
        case Listing(line, items):
            listed = [row for item in items for row in paragraph(room.text(item), room.column, room.text("  · "))]
            body += [BLANK, *listed] if listed else []
            focus = (len(body) - 1, len(body) - 1) if listed else None
            pinned, cursor = input_line(line, "", room)
        case Choosing() | Ticking() | Ordering():
            body.append(BLANK)
            focus = _add_options(body, prompt, draft, room)
        case Matching():
            body.append(BLANK)
            focus = _add_pairs(body, prompt, draft, room)
        case unknown:
            assert_never(unknown)
    title = f"{ask.deck_title} · once more" if ask.again else ask.deck_title
    return Sheet(
        head=heading(room, title, ask.progress),
        question=paragraph(room.text(prompt.stem, "bold"), room.column),
        body=body,
        foot=[key_line(room, offers)],
        pinned=pinned,
        note=_note(ask, local, room),
        cursor=cursor,
        focus=focus,
    )


def guide(prompt: Prompt, draft: Draft) -> str:
    """Say how to answer, where the question itself may not say so."""
    match draft:
        case Turning():
            return "Say the answer to yourself, then turn the card over."
        case Typing() | Choosing():
            return ""
        case Listing(_, items):
            if prompt.count == 1:
                return "Name one."
            if prompt.count and len(items) >= prompt.count:
                return f"{len(items):,} named; an empty line ends the list."
            wanted = f"Name {prompt.count:,}" if prompt.count else "Name all you know"
            so_far = f" {len(items):,} so far." if items else ""
            return f"{wanted}, one after another; an empty line ends the list.{so_far}"
        case Ticking():
            return "Choose all that are right."
        case Ordering():
            return "Choose them in order, the first one first."
        case Matching():
            return "Choose a partner for each number."
        case unknown:
            assert_never(unknown)


def _note(ask: Ask, local: Local, room: Room) -> list[Text]:
    """Say why the question is asked again, or what the last key did."""
    if local.note:
        return paragraph(room.text(local.note), room.column, room.text("· "))
    if ask.remark:
        return paragraph(room.text(ask.remark), room.column, room.text("! ", "bold yellow"))
    return []


def input_line(line: Line, unit: str, room: Room, lead: str = "› ") -> tuple[list[Text], tuple[int, int]]:
    """Draw the line that is typed on, its unit behind it; and say where the cursor stands."""
    after = room.line(f" {unit}" if unit else "", "dim")
    width = max(room.column - 2 - after.cell_len, 4)
    before = chopped(room.text(line.text[: line.cursor]).plain, width)
    if room.text(before[-1]).cell_len >= width:
        before.append("")
    rows = chopped(room.text(line.text).plain, width)
    rows += [""] * (len(before) - len(rows))
    most = max(room.height // 4, 1)
    first = min(max(len(before) - most, 0), max(len(rows) - most, 0))
    shown = [Text(row, end="") for row in rows[first : first + most]]
    shown[-1].append_text(after)
    drawn = [
        Text.assemble(room.text(lead, "bold") if number == 0 else "  ", row, end="") for number, row in enumerate(shown)
    ]
    return drawn, (2 + Text(before[-1]).cell_len, len(before) - 1 - first)


def _add_options(
    body: list[Text], prompt: Prompt, draft: Choosing | Ticking | Ordering | Matching, room: Room
) -> Focus:
    """Add the options to the body; the focus is on the one pointed at, and some of those that follow."""
    focus = None
    widest = len(words.letter(len(prompt.options) - 1))
    for index, option in enumerate(prompt.options):
        at = index == draft.pointer
        lead = Text.assemble(
            room.text("› " if at else "  ", "bold"),
            _mark(draft, index, len(prompt.options), room),
            (f"{words.letter(index):>{widest}}", "bold"),
            "  ",
            end="",
        )
        rows = paragraph(room.text(option, "bold" if at else ""), room.column, lead)
        if at:
            focus = (len(body), len(body) + len(rows) - 1 + ROWS_BEYOND)
        body += rows
    return focus and (focus[0], min(focus[1], len(body) - 1))


def _mark(draft: Choosing | Ticking | Ordering | Matching, index: int, count: int, room: Room) -> Text:
    """What stands before an option: a tick box, its place in the order, or the numbers it was given to."""
    match draft:
        case Choosing():
            return Text()
        case Matching(given):
            marks = [" ".join(str(n) for n, to in enumerate(given, 1) if to == option) for option in range(count)]
            width = max(map(len, marks), default=0) or 1
            return room.text(f"{marks[index] or '·':>{width}}  ", "bold" if marks[index] else "dim")
        case Ticking(ticked):
            return room.text("[✓] " if index in ticked else "[ ] ", "bold" if index in ticked else "dim")
        case Ordering(placed):
            place = str(placed.index(index) + 1) if index in placed else "·"
            width = len(str(count))
            return room.text(f"{place:>{width}}  ", "bold" if index in placed else "dim")
        case unknown:
            assert_never(unknown)


def _add_pairs(body: list[Text], prompt: Prompt, draft: Matching, room: Room) -> Focus:
    """Add the left-hand sides with the partners given so far, and the options; where rows are few, what matters now."""
    now = len(draft.given)
    done = now == len(prompt.lefts)
    waiting = 0
    number = len(str(len(prompt.lefts)))
    widest = max((room.line(left).cell_len for left in prompt.lefts), default=0) + number + 2
    for index, left in enumerate(prompt.lefts):
        if room.short and not done and index != now:
            continue
        given = prompt.options[draft.given[index]] if index < now else ""
        waiting = len(body) if index == now else waiting
        style = "bold" * (index == now)
        lead = Text.assemble(
            room.text("› " if index == now else "  ", "bold"),
            (f"{index + 1:>{number}}  ", style or "dim"),
            room.line(left, style),
            end="",
        )
        if widest <= room.column // 2:
            lead.pad_right(widest + 4 - lead.cell_len)
            body += paragraph(room.text(given), room.column, lead)
        else:
            body += paragraph(lead, room.column, hang=number + 4)
            body += paragraph(room.text(given), room.column, room.text(f"{'=':>{number + 3}} ")) if given else []
    if done and room.short:
        return None
    body.append(BLANK)
    pointed_at = _add_options(body, prompt, draft, room)
    return pointed_at or ((waiting, len(body) - 1) if draft.given and not done else None)

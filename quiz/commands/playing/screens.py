"""Draws a game for a class to read from the last row: few words, wide margins, letters and digits as large as fit.

The layouts are tried from the largest to the smallest, and the first that fits is shown; where none does, it scrolls.
"""

from collections.abc import Iterator, Mapping

from rich.text import Text

from quiz.classroom.game import Asking, Final, Game, Lobby, Over, Revealed, Skipped
from quiz.commands.playing import words
from quiz.commands.playing.big import big
from quiz.commands.playing.hall import Hall
from quiz.commands.playing.moves import Local, Move, Showing, answers_here, moves, prompt_of
from quiz.commands.playing.options import options
from quiz.commands.playing.scores import strip, table
from quiz.commands.playing.teams import team_keys
from quiz.core.card import Deck
from quiz.core.screen import Ask, Progress
from quiz.ui.answering import Choosing, Ordering, Ticking
from quiz.ui.blocks import ends, key_line, paragraph
from quiz.ui.keys import Local as Here
from quiz.ui.lines import cells
from quiz.ui.page import Page, Sheet, fit
from quiz.ui.question import ask_sheet, guide
from quiz.ui.verdict import marked

BLANK = Text()

HURRY = 5
"""Seconds before the end from which the clock is marked."""


class Stand:
    """What all drawings of one moment need: the game, what the teacher has done, the room, the time (UTC ms)."""

    def __init__(self, game: Game, local: Local, hall: Hall, at: int, *, keeps: bool = False) -> None:
        self.game = game
        self.local = local
        self.hall = hall
        self.at = at
        self.moves = moves(game, local, keeps=keeps)


def page(stand: Stand, decks: Mapping[str, Deck]) -> Page:
    """Draw the moment, as large as the room lets it be."""
    game, hall = stand.game, stand.hall
    match stand.local.showing:
        case Showing.KEYS:
            sheets = iter([_all_keys(stand.moves, hall)])
        case Showing.SCORES:
            sheets = _scores(stand)
        case Showing.GAME:
            match game.phase:
                case _ if game.paused:
                    sheets = _scores(stand)
                case Lobby():
                    sheets = iter([_lobby(stand, decks)])
                case Final() | Over():
                    sheets = _final(stand)
                case Asking(turned=False):
                    sheets = _question(stand)
                case _:
                    sheets = iter([_answer(stand, decks)])
    sheet = next(sheets)
    while _rows(sheet, hall) > hall.height and (smaller := next(sheets, None)):
        sheet = smaller
    return fit(_centred(sheet, hall), hall, stand.local.scroll)


def _rows(sheet: Sheet, hall: Hall) -> int:
    """Rows of a sheet with white space round its parts."""
    head = [] if hall.short else [BLANK]
    parts = (head, sheet.head, [BLANK], sheet.question, sheet.body, [BLANK], sheet.note, sheet.pinned, sheet.foot)
    return sum(map(len, parts)) + 2 * bool(sheet.pinned or sheet.note)


def _centred(sheet: Sheet, hall: Hall) -> Sheet:
    """The sheet, a little above the middle of the room that it leaves."""
    above = max(hall.height - _rows(sheet, hall), 0) * 2 // 5
    return Sheet(
        sheet.head,
        sheet.body,
        sheet.foot,
        sheet.pinned,
        sheet.note,
        [*[BLANK] * above, *sheet.question],
        sheet.cursor,
        sheet.focus,
    )


# What stands above and beneath


def _head(stand: Stand, says: str, style: str = "bold") -> list[Text]:
    """Say what is to be done; the clock beside it as large as there is room for."""
    game, hall = stand.game, stand.hall
    left = hall.line(says, style)
    seconds = words.clock(game, stand.at)
    count = hall.line("" if isinstance(game.phase, Lobby | Final | Over) else words.question_of(game), "dim")
    if seconds is None:
        return ends(left, count, hall.column)
    hurry = "bold yellow" if seconds <= HURRY else "bold"
    if hall.short or hall.ascii:
        return ends(left, Text.assemble((f"{seconds} s", hurry), "  ", count, end=""), hall.column)
    digits = [Text(row, hurry, end="") for row in big(str(seconds))]
    lefts = [*paragraph(left, max(hall.column - digits[0].cell_len - 4, 10))[:1], BLANK, count]
    return [
        Text.assemble(row, " " * max(hall.column - row.cell_len - digit.cell_len, 1), digit, end="")
        for row, digit in zip(lefts, digits, strict=True)
    ]


def _foot(stand: Stand, *, scores: bool = True) -> list[Text]:
    there = [*strip(stand.game, stand.moves, stand.hall), *([] if stand.hall.short else [BLANK])] if scores else []
    return [*there, key_line(stand.hall, tuple(move.offer for move in stand.moves))]


def _note(stand: Stand) -> list[Text]:
    hall, local = stand.hall, stand.local
    return paragraph(hall.text(local.note), hall.column, hall.text("· ")) if local.note else []


# The parts of a game


def _lobby(stand: Stand, decks: Mapping[str, Deck]) -> Sheet:
    hall, game = stand.hall, stand.game
    titles = list(dict.fromkeys(decks[item.card.deck].title for item in game.setting.items if item.card.deck in decks))
    title = titles[0] if len(titles) == 1 else f"Questions of {len(titles)} decks"
    body = [BLANK]
    for name, key in zip(game.rules.teams, team_keys(game.rules.teams, game.rules.order), strict=True):
        lead = Text.assemble(("  " + key, "bold"), "  ", end="")
        body += paragraph(hall.line(name, "bold"), hall.column, lead)
    body.append(BLANK)
    for line in words.rules(game.setting):
        body += paragraph(hall.text(line), hall.column)
    body += [BLANK, *paragraph(hall.text("Make the type larger: Ctrl and +, down to 40 columns.", "dim"), hall.column)]
    return Sheet(
        head=[],
        question=paragraph(hall.text(title, "bold"), hall.column),
        body=body,
        foot=_foot(stand, scores=False),
        note=_note(stand),
    )


def _question(stand: Stand) -> Iterator[Sheet]:
    """The question, its options as large as they can be."""
    prompt = prompt_of(stand.game)
    assert prompt is not None  # noqa: S101 - a question is asked
    hall, game = stand.hall, stand.game
    here = answers_here(game)
    draft = stand.local.draft
    asked = ask_sheet(Ask(prompt, "", Progress(0, 1)), Here(draft), (), hall)
    told = guide(prompt, draft) if here else ""
    above = [BLANK, *paragraph(hall.text(told, "dim"), hall.column)] if told else []
    drawn = here and not isinstance(draft, Choosing | Ticking | Ordering)
    for body in iter([asked.body]) if drawn else ([*above, *rows] for rows in options(prompt, draft, hall)):
        yield Sheet(
            head=_head(stand, words.headline(game)),
            question=asked.question,
            body=[*body, *_tried(stand)],
            foot=_foot(stand),
            note=_note(stand),
            pinned=asked.pinned if here else (),
            cursor=asked.cursor if here else None,
            focus=asked.focus if drawn else None,
        )


def _tried(stand: Stand) -> list[Text]:
    """What other teams have said to this question."""
    hall, phase = stand.hall, stand.game.phase
    attempts = phase.attempts if isinstance(phase, Asking) else ()
    rows = [
        row
        for attempt in attempts
        for row in paragraph(hall.text(words.said(stand.game, attempt)), hall.column, hall.text("✗ ", "red"))
    ]
    return [BLANK, *rows] if rows else []


def _answer(stand: Stand, decks: Mapping[str, Deck]) -> Sheet:
    """The answer, or that a question was skipped."""
    hall, game = stand.hall, stand.game
    feedback = words.feedback(game, dict(decks))
    question: list[Text] = []
    body: list[Text] = []
    style = "bold"
    if feedback:
        question = paragraph(hall.text(feedback.prompt.stem), hall.column)
        body = marked(feedback, hall)
    if isinstance(game.phase, Revealed) and (attempts := game.phase.outcome.attempts):
        style = "bold green" if attempts[-1].points else "bold"
        body += [BLANK] if attempts[1:] else []
        for attempt in attempts[:-1]:
            body += paragraph(hall.text(words.said(game, attempt), "dim"), hall.column)
    if isinstance(game.phase, Skipped):
        question = paragraph(hall.text(game.setting.items[game.phase.item].prompt.stem, "dim"), hall.column)
    return Sheet(
        head=_head(stand, words.headline(game), style),
        question=question,
        body=body,
        foot=_foot(stand),
        note=_note(stand),
    )


def _scores(stand: Stand) -> Iterator[Sheet]:
    """The scores alone; while one is corrected, the line to type on."""
    hall, local, game = stand.hall, stand.local, stand.game
    keys = dict(zip(game.rules.teams, team_keys(game.rules.teams, game.rules.order), strict=True))
    showing = local.showing is Showing.SCORES
    pinned: list[Text] = []
    cursor = None
    says = "A team’s key corrects its score. Any other key goes back."
    foot = paragraph(hall.text(says, "dim"), hall.column) if showing else _foot(stand, scores=False)
    if showing and local.correcting is not None:
        lead = f"{game.rules.teams[local.correcting]} "
        pinned = [Text.assemble(hall.line(lead, "bold"), hall.text("› ", "bold"), local.line.text, end="")]
        cursor = (cells(lead) + 2 + local.line.cursor, 0)
        foot = paragraph(hall.text("+5, -5 or =20, and Enter; Esc goes back", "dim"), hall.column)
    head = _head(stand, "Pause" if game.paused else "Scores")
    for body in table(game, hall, keys if showing else {}):
        yield Sheet(head=head, body=body, foot=foot, note=_note(stand), pinned=pinned, cursor=cursor)


def _final(stand: Stand) -> Iterator[Sheet]:
    """Who has won, the scores, and what was missed with its answers."""
    hall, game = stand.hall, stand.game
    missed: list[Text] = []
    for stem, key in words.missed_with_answers(game):
        missed += [BLANK, *paragraph(hall.text(stem), hall.column, hall.text("✗ ", "red"))]
        missed += paragraph(hall.text(key, "bold"), hall.column, hall.text("  "))
    if missed:
        missed = [BLANK, hall.text("Missed most, with the answers", "dim"), *missed]
    for rows in table(game, hall, {}):
        yield Sheet(
            head=[],
            question=paragraph(hall.text(words.headline(game), "bold"), hall.column),
            body=[BLANK, *rows, *missed],
            foot=_foot(stand, scores=False),
            note=_note(stand),
        )


def _all_keys(there: tuple[Move, ...], hall: Hall) -> Sheet:
    """List every key with what it does."""
    widest = max(len(move.offer.all_shown) for move in there)
    rows: list[Text] = []
    for move in there:
        lead = Text.assemble(hall.text(f"{move.offer.all_shown:<{widest}}", "bold"), "   ", end="")
        if lead.cell_len > hall.column // 2:
            rows += paragraph(hall.text(move.offer.all_shown, "bold"), hall.column)
            lead = Text("    ")
        rows += paragraph(hall.text(move.offer.meaning), hall.column, lead)
    return Sheet(head=[hall.text("Keys", "bold")], body=rows, foot=[hall.text("any key goes back", "dim")])

"""Results for other programs: rows for spreadsheets, and one JSON document."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from quiz.classroom.analysis import ENOUGH
from quiz.classroom.gradebook import ItemResults, PaperResults
from quiz.commands.exam.words import points
from quiz.commands.results.shown import Class, passed
from quiz.core.clean import clean_line

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""

MARK = "\ufeff"
"""What a table's file begins with, or Excel takes its letters for those of another alphabet."""

ITEM_COLUMNS = ("card", "hash", "question", "answers", "facility", "discrimination", "doubtful", "omitted", "late")
OPTION_COLUMNS = ("option", "right", "chosen", "share", "elsewhere")


def gradebook_csv(shown: Class) -> str:
    """The gradebook, a line a student and paper, with the points of each question behind."""
    cards = list(dict.fromkeys(row.card for paper in shown.papers for sheet in paper.sheets for row in sheet.rows))
    head = ["student", "paper", "points", "of", "percent", "passed", "minutes", "time_up", *cards]
    lines: list[list[Any]] = [head]
    for paper in shown.papers:
        for sheet in paper.sheets:
            given = {row.card: points(row.credit) for row in sheet.rows}
            lines.append(
                [sheet.shown, sheet.code, points(sheet.score), len(sheet.rows), sheet.percent, passed(sheet)]
                + [round(sheet.took_ms / 60_000, 1), "yes" if sheet.timed_out else ""]
                + [given.get(card, "") for card in cards]
            )
    lines += [[name, "", "", "", "", "absent", "", ""] for name in shown.absent]
    return _csv(lines)


def questions_csv(shown: Class) -> str:
    """The questions, a line for each and each of its options."""
    lines: list[list[Any]] = [[*ITEM_COLUMNS, *OPTION_COLUMNS]]
    for item in shown.items:
        found = item.figures
        own = [item.card, item.hash, shown.question(item), found.count, round(found.facility, 3)]
        own += [_rounded(found.discrimination), "" if found.enough else "too few to tell", found.omitted, found.late]
        options = [
            [one.option, "yes" if one.right else "", len(one.students), round(one.share, 3), _rounded(one.rest)]
            for one in found.chosen
        ]
        lines += [[*own, *option] for option in options or [[""] * len(OPTION_COLUMNS)]]
    return _csv(lines)


def _csv(lines: Iterable[Sequence[Any]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([_safe(cell) for cell in line] for line in lines)
    return out.getvalue()


def _safe(cell: Any) -> Any:
    """A cell that no spreadsheet runs: text that looks like a formula has an apostrophe before it."""
    if not isinstance(cell, str):
        return cell
    said = clean_line(cell)
    read = unicodedata.normalize("NFKC", said).lstrip()  # wide signs, and signs behind blanks, are taken for plain ones
    return f"'{said}" if cell.startswith(RISKY) or read.startswith(RISKY) else said


def document(shown: Class, offset: int) -> dict[str, Any]:
    """Everything as one JSON document; times are local ones, `offset` minutes ahead of UTC."""
    return {
        "papers": [_paper(paper, shown, offset) for paper in shown.papers],
        "questions": [_item(item, shown) for item in shown.items],
        "absent": [clean_line(name) for name in shown.absent],
        "left_out": [
            {"path": "" if shown.anonymous else out.where, "reason": "" if shown.anonymous else clean_line(out.why)}
            for out in shown.left_out
        ],
    }


def _paper(paper: PaperResults, shown: Class, offset: int) -> dict[str, Any]:
    return {
        "paper": paper.paper,
        "codes": list(paper.codes),
        "decks": list(paper.decks),
        "questions": paper.questions,
        "mean": round(paper.mean, 1),
        "alpha": _rounded(paper.alpha),
        "enough": len(paper.sheets) >= ENOUGH,
        "students": [
            {
                "student": clean_line(sheet.shown),
                "score": round(sheet.score, 3),
                "total": len(sheet.rows),
                "percent": sheet.percent,
                "passed": sheet.passed,
                "seconds": round(sheet.took_ms / 1000),
                "timed_out": sheet.timed_out,
                "handed_in": _when(sheet.handed_in, offset),
                "file": "" if shown.anonymous else sheet.where,
            }
            for sheet in paper.sheets
        ],
    }


def _item(item: ItemResults, shown: Class) -> dict[str, Any]:
    found = item.figures
    return {
        "card": item.card,
        "hash": item.hash,
        "question": shown.question(item),
        "papers": list(item.papers),
        "answers": found.count,
        "facility": round(found.facility, 3),
        "discrimination": _rounded(found.discrimination),
        "enough": found.enough,
        "omitted": found.omitted,
        "late": found.late,
        "options": [
            {
                "option": clean_line(one.option),
                "right": one.right,
                "count": len(one.students),
                "share": round(one.share, 3),
                "elsewhere": _rounded(one.rest),
                "students": [] if shown.anonymous else [clean_line(name) for name in one.students],
            }
            for one in found.chosen
        ],
        "doubts": [clean_line(doubt) for doubt in found.doubts],
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 3)


def _when(at: int, offset: int) -> str:
    """A moment as a local time to the minute."""
    return (datetime.fromtimestamp(at / 1000, UTC) + timedelta(minutes=offset)).strftime("%Y-%m-%d %H:%M")

"""What students did, read from the files they handed on: exams, games of teams, and students' own logs.

Each becomes a `Sheet`: one student (or team) and what came of each question. A file that was damaged or changed, or
that is none of ours, is refused with the reason; `gathered` sees that nobody counts twice.
"""

import math
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import PurePath
from typing import Any

from quiz.classroom.content import content_hash
from quiz.classroom.exam_file import RESULT, VERSION, answer_from, paper_id
from quiz.classroom.nickname import known_as, nickname
from quiz.classroom.sealed import read_sealed
from quiz.core.card import Card
from quiz.core.error import Exit, QuizError
from quiz.core.grading.marking import grade
from quiz.core.record import Record, replace
from quiz.core.review import Answer, AskedAs, Review, Verdict

GAME = "quiz-play"
GAME_VERSION = 1

_ALMOST = 1e-4
"""How far points may be apart by rounding."""

_LATEST = 253_370_764_800_000
"""Milliseconds at which the year 9999 begins, the last of the calendar here."""

_ODD = (KeyError, TypeError, ValueError, OverflowError, AttributeError)
"""What comes of reading lines that somebody sealed who does not know what belongs in them."""


class _ContradictionError(ValueError):
    """What a result says cannot be so; the message says why."""


class Row(Record):
    """One question as it was answered. `hash` is empty where the file does not tell what the card then asked.

    `spoken`: the answer was said, and somebody who heard it said whether it was right.
    """

    card: str
    hash: str
    credit: float
    answer: Answer
    asked_as: str = ""
    kind: str = ""
    question: str = ""
    options: tuple[str, ...] = ()
    right: bool = False
    took_ms: int = 0
    flagged: bool = False
    late: bool = False
    spoken: bool = False


class Sheet(Record):
    """What one student did. `where` is the file, `sum` what names its contents, `id` the sitting.

    `paper` is the same for sheets of the same questions, and empty for a log. `handed_in` and `started` are UTC
    milliseconds; `passed` is None where there was nothing to pass.
    """

    where: str
    sum: str
    id: str
    name: str
    rows: tuple[Row, ...]
    paper: str = ""
    code: str = ""
    decks: tuple[str, ...] = ()
    started: int = 0
    handed_in: int = 0
    timed_out: bool = False
    needed: int = 0
    passed: bool | None = None

    @property
    def student(self) -> str:
        """Who this is: the same for all spellings of a name. Without a name, each sitting is somebody else's."""
        return known_as(self.name) or f"\0{self.id}"

    @property
    def shown(self) -> str:
        """The name to show."""
        return self.name or f"no name {self.id[:4]}"

    @property
    def score(self) -> float:
        """The points."""
        return math.fsum(row.credit for row in self.rows)

    @property
    def percent(self) -> float:
        """The points as per cent of those there were, cut to one decimal."""
        return math.floor(1000 * self.score / len(self.rows) + _ALMOST) / 10 if self.rows else 0.0

    @property
    def took_ms(self) -> int:
        """The time from beginning to end."""
        return max(self.handed_in - self.started, 0)


class LeftOut(Record):
    """A file, or a sitting in it, that is not counted, and why."""

    where: str
    why: str


def read_result(data: bytes, where: str) -> Sheet:
    """The sheet of an exam's result. QuizError (65) where it is damaged, was changed, or is something else."""
    (header, *rows), total = read_sealed(data, RESULT, VERSION)
    try:
        if not rows or rows[-1]["row"] != "end":
            raise _ContradictionError("it does not come to an end")
        sheet = Sheet(
            where=where,
            sum=total,
            id=str(header["id"]),
            name=nickname(str(header["name"])),
            rows=tuple(map(_row, rows[:-1])),
            paper=str(header["paper"]),
            code=str(header["code"]),
            decks=tuple(map(str, header["decks"])),
            started=_moment(header["started"]),
            handed_in=_moment(header["handed_in"]),
            timed_out=bool(header["timed_out"]),
            needed=int(header["pass"]),
            passed=bool(rows[-1]["passed"]),
        )
        _holds_together(sheet, header, rows)
    except _ODD as error:
        why = str(error) if isinstance(error, _ContradictionError) else "its lines are not those of a result"
        raise QuizError(why, "ask for the file again, as it was written", Exit.BAD_DATA) from error
    return sheet


def _moment(written: Any) -> int:
    """A time of this calendar, in UTC milliseconds."""
    at = int(written)
    if not 0 <= at < _LATEST:
        raise _ContradictionError("a time in it is none")
    return at


def _row(row: Mapping[str, Any]) -> Row:
    credit = float(row["credit"])
    if not 0 <= credit <= 1:
        raise _ContradictionError("a question has more than a point, or less than none")
    return Row(
        card=str(row["card"]),
        hash=str(row.get("hash", "")),
        credit=credit,
        answer=answer_from(row.get("answer")),
        asked_as=str(AskedAs(row["asked_as"])),
        kind=str(row.get("kind", "")),
        question=str(row.get("question", "")),
        options=tuple(map(str, row.get("options", ()))),
        right=row.get("verdict") in (Verdict.CORRECT, Verdict.CLOSE),
        took_ms=int(row.get("took_ms", 0)),
        flagged=bool(row.get("flagged")),
        late=bool(row.get("late")),
        spoken=bool(row.get("judged")),
    )


def _holds_together(sheet: Sheet, header: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> None:
    """See that a result does not contradict itself, as it does where somebody changed a line and sealed it anew."""
    end = rows[-1]
    if paper_id(rows[:-1]) != sheet.paper or dict(header["cards"]) != {row.card: row.hash for row in sheet.rows}:
        raise _ContradictionError("its questions are not those of its paper")
    if end["total"] != len(sheet.rows) or not abs(float(end["score"]) - sheet.score) <= _ALMOST * len(sheet.rows):
        raise _ContradictionError("its points do not add up")
    if sheet.passed != (100 * sheet.score + _ALMOST * len(sheet.rows) >= sheet.needed * len(sheet.rows)):
        raise _ContradictionError("its points and whether it was passed do not agree")


def read_game(data: bytes, where: str) -> tuple[Sheet, ...]:
    """The sheets of a game's journal, one a team; a game under way counts as far as it has come.

    Only first answers count, not those of a team that took over what another had missed; what the teacher overruled
    counts as overruled, what was undone or skipped not at all.
    """
    (header, *rows), total = read_sealed(data, GAME, GAME_VERSION, whole=False)
    try:
        undone = {row["of"] for row in rows if row["type"] == "undone"}
        lasting = [row for row in rows if row.get("seq") not in undone]
        overruled = {row["of"]: row for row in lasting if row["type"] == "overruled"}
        by_team: dict[str, list[Row]] = {}
        for row in lasting:
            if row["type"] == "answered" and (team := row.get("team")):
                by_team.setdefault(str(team), []).append(_row(row | _said(overruled.get(row.get("seq")))))
        created = _moment(header.get("created", 0))
        ended = max((_moment(row.get("at", 0)) for row in rows), default=0)
        return tuple(
            Sheet(
                where=where,
                sum=f"{total}/{team}",
                id=f"{created:x}",
                name=nickname(team),
                rows=tuple(answers),
                paper=f"game-{created:x}",
                code=f"game {header.get('seed', '')}".strip(),
                decks=tuple(map(str, header.get("decks", ()))),
                started=created,
                handed_in=max(ended, created),
            )
            for team, answers in by_team.items()
        )
    except _ODD as error:
        raise QuizError("its lines are not those of a game", "update quiz on this machine", Exit.BAD_DATA) from error


def _said(row: Mapping[str, Any] | None) -> dict[str, Any]:
    """What an overruling changes."""
    return {name: row[name] for name in ("verdict", "credit") if name in row} if row else {}


def owner_of_log(path: PurePath, device: str) -> str:
    """Whose log a file is, which says itself only on which `device` it was written.

    A profile has its log in a folder `log`. Where the profile is called as everybody's is, or the file stands alone, it
    tells that it was put in a folder, or renamed.
    """
    names = [folder.name for folder in path.parents]
    if names[0] != "log" and path.stem != device:
        return path.stem
    return next((name for name in names if name not in _ANYBODYS), "")


_ANYBODYS = ("log", "default", "profiles")


def sheet_of_log(name: str, reviews: Iterable[Review], where: str, exams: Container[str] = ()) -> Sheet:
    """The sheet of a student's own log: the first answer ever given to each card, which nothing taught before.

    One that was given in an exam among `exams` (ids) is left to that exam's own sheet.
    """
    first: dict[str, Review] = {}
    for review in reviews:
        first.setdefault(review.card, review)
    rows = tuple(
        Row(
            card=review.card,
            hash="",
            credit=review.credit,
            answer=review.answer,
            asked_as=review.asked_as.value,
            options=review.options,
            right=review.verdict in (Verdict.CORRECT, Verdict.CLOSE),
            took_ms=review.took_ms,
        )
        for review in first.values()
        if review.session.removeprefix("exam-") not in exams
    )
    digest = blake2b(known_as(name).encode(), digest_size=6).hexdigest()
    return Sheet(where, sum=f"log/{where}", id=digest, name=nickname(name), rows=rows)


def marked_otherwise(sheet: Sheet, cards: Mapping[str, Card], rivals: Container[str]) -> tuple[int, ...]:
    """The numbers of questions that have other points than marking them here gives.

    Somebody changed the file, or another version of the program marked it. Only cards that still ask what they asked
    can tell; `cards` has them by id, `rivals` the normalised answers of all.
    """
    odd = []
    for number, row in enumerate(sheet.rows, 1):
        card = cards.get(row.card)
        if card and row.hash and content_hash(card) == row.hash:
            due = 0.0 if row.late else grade(card, row.answer, AskedAs(row.asked_as), rivals).credit
            odd += [number] if abs(due - row.credit) > _ALMOST else []
    return tuple(odd)


def gathered(sheets: Iterable[Sheet]) -> tuple[tuple[Sheet, ...], tuple[LeftOut, ...]]:
    """The sheets that count, and those that do not: of one student and paper the one handed in first counts."""
    kept: dict[tuple[str, str], Sheet] = {}
    left_out = []
    for sheet in sorted(sheets, key=lambda sheet: (sheet.handed_in, sheet.sum, sheet.where)):
        first = kept.setdefault((sheet.student, sheet.paper), sheet)
        if first is sheet:
            continue
        if first.sum == sheet.sum:
            left_out.append(LeftOut(sheet.where, f"it is a copy of {first.where}"))
        elif sheet.paper:
            why = f"{sheet.shown} sat this paper twice: what was handed in first counts, {first.where}"
            left_out.append(LeftOut(sheet.where, why))
        else:
            left_out.append(LeftOut(sheet.where, f"{sheet.shown} has a log already: {first.where}"))
    return tuple(kept.values()), tuple(left_out)


def with_hashes(sheet: Sheet, hash_of: Callable[[str], str]) -> Sheet:
    """The sheet with what it does not tell of its cards: what they ask now, as far as that is known."""
    return replace(sheet, rows=tuple(row if row.hash else replace(row, hash=hash_of(row.card)) for row in sheet.rows))

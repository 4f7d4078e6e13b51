"""The two files of an exam: the journal while it goes on, and the result when it was handed in.

Both are sealed JSON Lines (`quiz.classroom.sealed`): each line ends in a `sum` that ties it to the line before. Times
are UTC milliseconds. **The journal** has no key and nothing of cards that were not drawn. After its header, a deed a
line::

    {"type":"quiz-exam-journal","version":1,"id":"5d1e0f7a9c22","name":"ada","started":1732300000000,"minutes":20,
     "pass":50,"seed":4821,"form":"","choices":false,"questions":20,"decks":["troops"],
     "cards":{"troops/korea":"…"},"sum":"…"}
    {"event":"reply","at":1732300012000,"number":1,"answer":"28,000","sum":"…"}

`event` is `reply`, `go`, `flag`, `return`, `tick` or `hand-in`; `number` the question, 0 the overview; an answer that
is null takes the one before away. `cards` has a hash of each card's question and key (`quiz.classroom.content`).

**The result**, version 1, has the same header but for its type, with `paper` (the same for all papers of the same
questions), `code` (seed and form), `handed_in` and `timed_out`; then a line for each question, in the order asked, and
the end::

    {"type":"quiz-exam","version":1,…,"paper":"9d2c…","code":"4821","handed_in":1732300900000,"timed_out":false,
     "sum":"…"}
    {"row":"question","number":1,"card":"troops/korea","hash":"…","kind":"number","asked_as":"choice","question":"…",
     "options":["18,000","28,000"],"answer":"28,000","verdict":"correct","credit":1.0,"took_ms":12000,"flagged":false,
     "omitted":false,"late":false,"sum":"…"}
    {"row":"end","score":14.5,"total":20,"percent":72.5,"passed":true,"sum":"…"}

`omitted`: no answer was given (`answer` and `verdict` are null). `late`: it came when the time was up, and `credit` is
0.
"""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any, NamedTuple, assert_never

from quiz.classroom.content import content_hash
from quiz.classroom.exam import Exam, ExamEvent, FlagQuestion, Go, HandIn, Reply, Return, Tick, begin, step
from quiz.classroom.marked import MarkedItem, Marks
from quiz.classroom.paper import Paper
from quiz.classroom.sealed import read_sealed
from quiz.core.error import Exit, QuizError
from quiz.core.record import Record
from quiz.core.review import Answer

JOURNAL = "quiz-exam-journal"
RESULT = "quiz-exam"
VERSION = 1


class Terms(Record):
    """What an exam was begun with.

    `questions` is how many were asked for (None: all), `cards` the content hash of each that was drawn, `needed` the
    per cent to pass.
    """

    id: str
    name: str
    started: int
    minutes: int
    needed: int
    seed: int
    form: str
    choices: bool
    questions: int | None
    decks: tuple[str, ...]
    cards: Mapping[str, str]

    @property
    def row(self) -> dict[str, Any]:
        """The terms as both files have them."""
        return {
            "id": self.id,
            "name": self.name,
            "started": self.started,
            "minutes": self.minutes,
            "pass": self.needed,
            "seed": self.seed,
            "form": self.form,
            "choices": self.choices,
            "questions": self.questions,
            "decks": list(self.decks),
            "cards": dict(self.cards),
        }


class Journal(NamedTuple):
    """A journal as read: the terms, the deeds with their times, and the `sum` that the next line follows."""

    terms: Terms
    events: tuple[tuple[ExamEvent, int], ...]
    sum: str

    @property
    def last(self) -> int:
        """When the last deed was, or the exam began (UTC milliseconds)."""
        return max((at for _, at in self.events), default=self.terms.started)


def hashes(paper: Paper) -> dict[str, str]:
    """The content hash of each card of a paper, by its id."""
    return {item.card.id: content_hash(item.card) for item in paper.items}


def journal_header(terms: Terms) -> dict[str, Any]:
    """The first line of a journal."""
    return {"type": JOURNAL, "version": VERSION, **terms.row}


def event_row(event: ExamEvent, at: int) -> dict[str, Any]:
    """The line of a deed."""
    match event:
        case Reply(number, answer):
            return {"event": "reply", "at": at, "number": number, "answer": answer}
        case Go(number):
            return {"event": "go", "at": at, "number": number}
        case FlagQuestion(number, flagged):
            return {"event": "flag", "at": at, "number": number, "flagged": flagged}
        case Return():
            return {"event": "return", "at": at}
        case Tick():
            return {"event": "tick", "at": at}
        case HandIn():
            return {"event": "hand-in", "at": at}
        case _ as unreachable:
            assert_never(unreachable)


def read_journal(data: bytes) -> Journal:
    """A journal from its bytes; what an interrupted write left at its end is passed over. QuizError (65) if damaged."""
    rows, chain = read_sealed(data, JOURNAL, VERSION, whole=False)
    try:
        return Journal(_terms(rows[0]), tuple((_event(row), int(row["at"])) for row in rows[1:]), chain)
    except (KeyError, TypeError, ValueError) as error:
        raise QuizError("its lines are not those of an exam", "a newer quiz may read it", Exit.BAD_DATA) from error


def replay(journal: Journal, paper: Paper) -> Exam:
    """The exam as its journal left it."""
    exam = begin(paper, journal.terms.minutes, journal.terms.started)
    for event, at in journal.events:
        exam = step(exam, event, at)
    return exam


def result_rows(terms: Terms, exam: Exam, marks: Marks) -> list[dict[str, Any]]:
    """The lines of a result."""
    questions = [_question_row(marked) for marked in marks.items]
    header = {
        "type": RESULT,
        "version": VERSION,
        **terms.row,
        "paper": paper_id(questions),
        "code": exam.paper.code,
        "handed_in": exam.handed_in,
        "timed_out": exam.timed_out,
    }
    end = {
        "row": "end",
        "score": round(marks.score, 6),
        "total": marks.total,
        "percent": marks.percent,
        "passed": marks.passed,
    }
    return [header, *questions, end]


def paper_id(rows: Iterable[Mapping[str, Any]]) -> str:
    """Sixteen hexadecimal digits for a set of questions as they were put: the forms of one paper share them."""
    asked = sorted((row["card"], row["hash"], row["asked_as"], sorted(row["options"])) for row in rows)
    return blake2b(repr(asked).encode(errors="surrogatepass"), digest_size=8).hexdigest()


def answer_from(value: object) -> Answer:
    """An answer as JSON has it; ValueError where it is none."""
    match value:
        case None | str():
            return value
        case list() if all(isinstance(item, str) for item in value):
            return tuple(value)
        case list() if all(isinstance(item, list) and list(map(type, item)) == [str, str] for item in value):
            return tuple((left, right) for left, right in value)
        case _:
            raise ValueError("this is no answer")


def _question_row(marked: MarkedItem) -> dict[str, Any]:
    item = marked.item
    return {
        "row": "question",
        "number": item.number,
        "card": item.card.id,
        "hash": content_hash(item.card),
        "kind": item.card.kind,
        "asked_as": item.prompt.asked_as.value,
        "question": item.prompt.stem,
        "options": list(item.prompt.options),
        "answer": marked.answer,
        "verdict": None if marked.omitted else marked.grade.verdict.value,
        "credit": round(marked.credit, 6),
        "took_ms": marked.took_ms,
        "flagged": marked.flagged,
        "omitted": marked.omitted,
        "late": marked.late,
    }


def _terms(row: dict[str, Any]) -> Terms:
    return Terms(
        id=str(row["id"]),
        name=str(row["name"]),
        started=int(row["started"]),
        minutes=int(row["minutes"]),
        needed=int(row["pass"]),
        seed=int(row["seed"]),
        form=str(row["form"]),
        choices=bool(row["choices"]),
        questions=None if row["questions"] is None else int(row["questions"]),
        decks=tuple(map(str, row["decks"])),
        cards={str(card): str(digest) for card, digest in row["cards"].items()},
    )


def _event(row: dict[str, Any]) -> ExamEvent:
    match row["event"]:
        case "reply":
            return Reply(int(row["number"]), answer_from(row["answer"]))
        case "go":
            return Go(int(row["number"]))
        case "flag":
            return FlagQuestion(int(row["number"]), bool(row["flagged"]))
        case "return":
            return Return()
        case "tick":
            return Tick()
        case "hand-in":
            return HandIn()
        case _:
            raise ValueError("this is no deed")

"""`quiz exam`: the same paper for everybody who names the same seed, no feedback until the end, and a result file."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from quiz.classroom.exam import Exam, Return, step
from quiz.classroom.exam_file import Terms, hashes, replay, result_rows
from quiz.classroom.marked import Marks, mark, reviews
from quiz.classroom.nickname import file_part, nickname
from quiz.classroom.paper import Paper, is_form, make_paper
from quiz.classroom.sealed import sealed
from quiz.commands.exam import words
from quiz.commands.exam.frontend import ExamFrontend
from quiz.commands.exam.frontend import run as sit
from quiz.commands.exam.journal import JournalFile, beside, held, write_header
from quiz.commands.options import whole_number
from quiz.commands.sitting import Rivals
from quiz.commands.world import DEFAULT_PROFILE, World
from quiz.core.card import Card
from quiz.core.clean import clean_line
from quiz.core.day import study_day
from quiz.core.error import Exit, QuizError
from quiz.core.record import Record
from quiz.store.clock import new_token
from quiz.store.private import failing_as, write_new

PASS = 50
"""Per cent to pass where nothing else is said."""

LONGEST = 7 * 24 * 60
"""Minutes."""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", nargs="+", metavar="DECK", help="a deck's name or any part of it")
    parser.add_argument(
        "--questions", type=whole_number(1, 10_000), metavar="N", help="how many (default: all there are)"
    )
    parser.add_argument("--minutes", type=whole_number(1, LONGEST), metavar="M", help="how long (default: no limit)")
    parser.add_argument(
        "--seed", type=whole_number(), metavar="N", help="which paper: the same seed, the same questions"
    )
    parser.add_argument("--form", type=_form, metavar="A", help="the same questions in another order, for neighbours")
    parser.add_argument(
        "--pass",
        type=whole_number(0, 100),
        metavar="PERCENT",
        dest="needed",
        help=f"per cent to pass (default: {PASS})",
    )
    parser.add_argument("--choices", action="store_true", help="choose every answer that can be chosen")
    parser.add_argument("--name", metavar="NICKNAME", help="the name on the result; a nickname will do")
    parser.add_argument(
        "--result", metavar="FILE", help="where to write the result (default: exam-DECK-NAME.jsonl here)"
    )
    parser.add_argument("--no-record", action="store_true", help="keep the answers out of your own schedule")
    parser.add_argument(
        "--ui", choices=("auto", "terminal", "plain"), default="auto", help="how to ask (default: auto)"
    )


def _form(text: str) -> str:
    if not is_form(text):
        raise ArgumentTypeError(f"`{text}` is no form; forms are letters, such as `--form B`")
    return text


def _exam(world: World, args: Namespace) -> int:
    ui = args.ui if args.ui != "auto" else "terminal" if world.interactive else "plain"
    if ui == "terminal" and not (world.stdin.isatty() and world.stdout.isatty()):
        raise QuizError("there is no terminal for a full screen", "`--ui plain` asks line by line", Exit.USAGE)
    cards = world.library.select(args.deck, ())
    if world.library.left_out:
        world.notice("mistakes in the decks keep cards out of the exam; `quiz check` shows them")
    name = nickname(args.name or ("" if world.profile == DEFAULT_PROFILE else world.profile))
    result = world.cwd / args.result if args.result else _usual(world.cwd, cards, name)
    journal = beside(result)
    begun = journal.exists()
    if not begun:
        if result.exists():
            raise QuizError(
                f"this exam was handed in: {clean_line(result.name)} is there already",
                "name another file with --result, or another student with --name",
                Exit.CANNOT_CREATE,
            )
        write_header(journal, _terms(world, args, cards, name))
    with held(journal) as file:
        terms = file.journal.terms
        paper = make_paper(cards, terms.seed, terms.questions, terms.form, choices=terms.choices)
        _same_exam(args, terms, cards, journal)
        _same_decks(terms, paper, journal)
        now = world.clock.running(file.journal.last)
        desk = _Desk(world, terms, replay(file.journal, paper), file, result, now, recorded=not args.no_record)
        return _sat(desk, ui, begun=begun)


class _Desk(Record):
    """An exam that is sat: where it stands, where its deeds and its result go, and what time it is there.

    While it is closed the calendar's clock counts, which can have been set. It never goes back before the last deed.
    """

    world: World
    terms: Terms
    exam: Exam
    file: JournalFile
    result: Path
    now: Callable[[], int]
    recorded: bool


def _sat(desk: _Desk, ui: str, *, begun: bool) -> int:
    """Go on with an exam, from its beginning or from where its journal left it; the exit code."""
    exam = desk.exam
    note = f"{words.welcome(exam)} Seed {exam.paper.code}."
    if begun:
        at = desk.now()
        if not exam.over:
            exam = step(exam, Return(), at)
            desk.file.keep(Return(), at)
        note = words.welcome_back(exam, at - desk.file.journal.last, at)
    with _frontend(desk, ui, note) as frontend:
        if not exam.over:
            exam, left = sit(exam, frontend, desk.file.keep, desk.now)
            if left:
                return Exit.FINDINGS
            note = ""
        marks = mark(exam, desk.terms.needed, Rivals(desk.world.library.select(desk.terms.decks, ())))
        saved = _hand_in(desk, exam, marks)
        desk.file.remove()
        frontend.show(marks, " ".join(filter(None, (note, saved))))
    return Exit.OK if marks.passed else Exit.FINDINGS


def _hand_in(desk: _Desk, exam: Exam, marks: Marks) -> str:
    """Write the result, and keep the answers in the student's own log; what to say of that."""
    world = desk.world
    shown = clean_line(str(_from(world.cwd, desk.result)))
    with failing_as(f"the result was not saved in {shown}", "make room; the same command then writes it"):
        write_new(desk.result, sealed(result_rows(desk.terms, exam, marks))[0])
    said = ["The time was up."] if exam.timed_out else []
    said.append(f"Your result is in {shown}.")
    if desk.recorded:
        offset = world.clock.now().offset
        at = exam.handed_in or exam.since
        day = study_day(at, offset, world.settings.rollover_hour)
        try:
            world.log.append(reviews(marks, desk.terms.id, at, offset, day))
        except QuizError as error:
            said.append(f"Your own schedule does not know of it: {error.message}.")
    return " ".join(said)


def _from(folder: Path, path: Path) -> Path:
    """A path as seen from a folder, where it is in there."""
    return path.relative_to(folder) if path.is_relative_to(folder) else path


def _frontend(desk: _Desk, ui: str, note: str) -> AbstractContextManager[ExamFrontend]:
    """The front end of this name; what it needs is imported now and not before."""
    decks = desk.world.library.decks
    if ui == "plain":
        from quiz.commands.exam.plain import ExamPlain

        return nullcontext(ExamPlain(desk.world.stdin, desk.world.stdout, decks, desk.now, note))
    from quiz.commands.exam.terminal import ExamTerminal

    return ExamTerminal(decks, desk.now, note)


def _usual(folder: Path, cards: tuple[Card, ...], name: str) -> Path:
    """Where the result goes where nobody says: a file here, named after decks and student."""
    decks = sorted({card.deck for card in cards})
    deck = decks[0] if len(decks) == 1 else f"{len(decks)}-decks"
    return folder / ("-".join(filter(None, ("exam", deck, file_part(name)))) + ".jsonl")


def _terms(world: World, args: Namespace, cards: tuple[Card, ...], name: str) -> Terms:
    """What a new exam is begun with. QuizError (66) where there is nothing to ask."""
    seed = 1000 + int(new_token(), 16) % 9000 if args.seed is None else args.seed
    paper = make_paper(cards, seed, args.questions, args.form or "", choices=args.choices)
    if not paper.items:
        raise QuizError("there is nothing to ask in these decks", "`quiz list` shows what there is", Exit.NO_INPUT)
    if args.questions and args.questions > len(paper.items):
        world.notice(f"there are {len(paper.items)} questions, and not {args.questions}")
    return Terms(
        id=new_token(),
        name=name,
        started=world.clock.now().at,
        minutes=args.minutes or 0,
        needed=PASS if args.needed is None else args.needed,
        seed=seed,
        form=args.form or "",
        choices=args.choices,
        questions=args.questions,
        decks=tuple(sorted({card.deck for card in cards})),
        cards=hashes(paper),
    )


def _same_exam(args: Namespace, terms: Terms, cards: tuple[Card, ...], journal: Path) -> None:
    """See that what was asked for is the exam that was begun. QuizError (2) says what is not."""
    asked: Mapping[str, tuple[object, object]] = {
        "--questions": (args.questions, terms.questions),
        "--minutes": (args.minutes, terms.minutes),
        "--seed": (args.seed, terms.seed),
        "--form": (args.form, terms.form),
        "--pass": (args.needed, terms.needed),
        "--choices": (args.choices or None, terms.choices),
        "--name": (args.name and nickname(args.name), terms.name),
        "DECK": (", ".join(sorted({card.deck for card in cards})), ", ".join(terms.decks)),
    }
    for option, (wanted, begun) in asked.items():
        if wanted is not None and wanted != begun:
            without = begun is None or begun is False or begun == ""
            how = f"it has no {option}" if without else f"its {option} is {clean_line(str(begun))}"
            raise QuizError(
                f"an exam is under way in {clean_line(journal.name)}, and {how}",
                "go on with it by the options it was begun with, or begin another one with --result",
                Exit.USAGE,
            )


def _same_decks(terms: Terms, paper: Paper, journal: Path) -> None:
    """See that the questions are still those that were drawn. QuizError (65) where they are not."""
    if hashes(paper) != dict(terms.cards):
        raise QuizError(
            f"the decks were changed since the exam in {clean_line(journal.name)} was begun",
            "put them back as they were, and the exam goes on; its answers are kept",
            Exit.BAD_DATA,
        )


arguments = {"exam": _arguments}
run = {"exam": _exam}

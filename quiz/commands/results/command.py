"""`quiz results`: files of a class in, gradebook and figures out; nothing is recorded or sent anywhere."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from shlex import quote

from quiz.classroom.content import content_hash
from quiz.classroom.gradebook import absent, anonymous, items, on_list, papers
from quiz.classroom.results import LeftOut, Sheet, gathered, marked_otherwise, with_hashes
from quiz.classroom.roster import read_class
from quiz.commands.results.export import MARK, document, gradebook_csv, questions_csv
from quiz.commands.results.gather import gather
from quiz.commands.results.reteach import deck_name, missed_most, review_decks, review_list
from quiz.commands.results.shown import Class, left_out_lines
from quiz.commands.results.tables import show_gradebook, show_questions
from quiz.commands.rows import json_text
from quiz.commands.sitting import Rivals
from quiz.commands.world import World
from quiz.core.card import Card, Select
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.grading.key import key_text
from quiz.core.prompt import key_option
from quiz.store.private import failing_as, write_new
from quiz.ui.words import count, listed


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="*", metavar="FILE", help="results, games, profiles, or folders of them")
    parser.add_argument(
        "--class",
        dest="class_",
        metavar="NAME",
        help="only students of this class; without FILE the results in its folder",
    )
    parser.add_argument("--questions", action="store_true", help="only the questions")
    parser.add_argument("--students", action="store_true", help="only the gradebook")
    parser.add_argument("--anonymous", action="store_true", help="numbers for names")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON document")
    form.add_argument("--csv", action="store_true", help="the gradebook for a spreadsheet; the questions: --questions")
    form.add_argument(
        "--review", metavar="PATH", help="write what was missed most, to teach again: a deck (.toml) or a list"
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="where to write it, as .csv or .json (default: standard output)"
    )


def _results(world: World, args: Namespace) -> int:
    form = _form(args)
    shown = _class(world, args)
    for line in (*left_out_lines(shown), *_marked_otherwise(world, shown)):
        world.notice(line)
    if not shown.items:
        raise QuizError("there are no results here that count", "name the files students handed in", Exit.BAD_DATA)
    if args.review:
        _review(world, shown, Path(args.review))
    elif form == "json":
        _put(world, args.output, json_text(world, document(shown, world.clock.now().offset)))
    elif form == "csv":
        _put(world, args.output, questions_csv(shown) if args.questions else gradebook_csv(shown), MARK)
    else:
        if not args.questions:
            show_gradebook(world, shown)
        if not args.students:
            show_questions(world, shown)
    return Exit.OK


def _form(args: Namespace) -> str:
    """What to write for programs: `json`, `csv`, or nothing. A file's name says it where nothing else does."""
    if not args.output or args.json or args.csv:
        return "json" if args.json else "csv" if args.csv else ""
    if args.review:
        raise QuizError("--review names its own file", "leave out -o", Exit.USAGE)
    ending = Path(args.output).suffix.casefold()
    if ending not in (".json", ".csv"):
        said = f"the name {clean_line(args.output)} does not say in which format to write"
        raise QuizError(said, "let it end in .csv or .json, or add `--csv` or `--json`", Exit.USAGE)
    return ending[1:]


def _put(world: World, path: str | None, text: str, mark: str = "") -> None:
    """Print a text, or write it to a new file, where it begins with the `mark` that programs know it by."""
    if path:
        _write(world, {Path(path): mark + text})
        world.say(f"Written: {clean_line(path)}.")
    else:
        world.stdout.write(text)


def _write(world: World, texts: Mapping[Path, str]) -> None:
    """Write new files. QuizError (73) where one is there already, before any is written."""
    for path in texts:
        if (world.cwd / path).exists():
            raise QuizError(f"{clean_line(str(path))} is there already", "name another file", Exit.CANNOT_CREATE)
    for path, text in texts.items():
        with failing_as(f"cannot write {clean_line(str(path))}", "name another file", Exit.CANNOT_CREATE):
            write_new(world.cwd / path, text.encode())


def _class(world: World, args: Namespace) -> Class:
    """Everything there is to show of the files that were named."""
    roster = read_class(world.places, args.class_) if args.class_ else None
    if not (args.file or roster):
        raise QuizError("`quiz results` needs FILE", "name the files students handed in, or their folder", Exit.USAGE)
    paths = [world.cwd / name for name in args.file] or ([roster.folder] if roster else [])
    found = gather(paths, world.cwd, world.clock.now().at)
    sheets, repeated = gathered(found.sheets)
    left_out = [*found.left_out, *repeated]
    missing: tuple[str, ...] = ()
    if roster:
        missing = absent(roster.students, sheets)
        sheets, others = on_list(roster.students, sheets)
        left_out += _strangers(others, roster.name)
    return _shown(world, sheets, tuple(left_out), missing, nameless=args.anonymous)


def _strangers(sheets: Iterable[Sheet], name: str) -> Iterable[LeftOut]:
    """Say once for each file whose sheets in it are none of the class; a game has several."""
    by_file: dict[str, list[str]] = {}
    for sheet in sheets:
        by_file.setdefault(sheet.where, []).append(sheet.shown)
    for where, names in by_file.items():
        yield LeftOut(where, f"{listed(sorted(names))} {'is' if len(names) == 1 else 'are'} not in the class {name}")


def _marked_otherwise(world: World, shown: Class) -> list[str]:
    """Which points are others than marking gives here; they count as the files say."""
    lines = []
    for sheet in (sheet for paper in shown.papers for sheet in paper.sheets if sheet.passed is not None):
        cards = {card.id: card for card in world.library.cards.values() if card.deck in sheet.decks}
        if odd := marked_otherwise(sheet, cards, Rivals(cards.values())):
            which = f"question{'s' * (len(odd) > 1)} {listed(odd)}"
            lines.append(
                f"{sheet.shown}, paper {sheet.code}: marking {which} here gives other points; "
                "the file was changed, or another version of quiz marked it"
            )
    return lines


def _shown(
    world: World, sheets: Sequence[Sheet], left_out: tuple[LeftOut, ...], missing: tuple[str, ...], *, nameless: bool
) -> Class:
    cards = world.library.cards
    known = {card_id: content_hash(card) for card_id, card in cards.items()}
    counted = [with_hashes(sheet, lambda card_id: known.get(card_id, "")) for sheet in sheets]
    if nameless:
        counted = list(anonymous(counted))
        missing = tuple(f"{count(len(missing), 'student')}" for _ in missing[:1])
    return Class(
        papers=papers(counted),
        items=items(counted, {(card_id, known[card_id]): _right_options(card) for card_id, card in cards.items()}),
        left_out=left_out,
        absent=missing,
        stems={card_id: card.stem for card_id, card in cards.items()},
        keys={(card_id, known[card_id]): key_text(card) for card_id, card in cards.items()},
        anonymous=nameless,
    )


def _right_options(card: Card) -> tuple[str, ...]:
    """The right options of a card; where it has none to choose from, its answer."""
    if isinstance(card.question, Select):
        return card.question.keys
    return (key_option(card) or key_text(card),)


def _review(world: World, shown: Class, path: Path) -> None:
    """Write what was missed most. QuizError where nothing was, or a file is there already."""
    missed = missed_most(shown.items)
    if not missed:
        raise QuizError("nothing was missed by many", "there is nothing to teach again", Exit.BAD_DATA)
    if path.suffix == ".toml":
        if strange := sum((item.card, item.hash) not in shown.keys for item in missed):
            world.notice(f"no deck here has {strange} of the questions missed most; name theirs with --decks")
        missed = missed_most([item for item in shown.items if (item.card, item.hash) in shown.keys])
        if not missed:
            raise QuizError(
                "none of the questions missed is in a deck here", "name its deck with --decks", Exit.BAD_DATA
            )
        decks = review_decks(missed, world.library.decks, deck_name(path))
        texts = {path.with_name(f"{name}.toml"): text for name, text in decks.items()}
    else:
        texts = {path: review_list(missed, shown)}
    _write(world, texts)
    names = [clean_line(str(target)) for target in texts]
    world.say(f"{count(len(missed), 'question')} to look at again: {', '.join(names)}")
    if path.suffix == ".toml":
        options = " ".join(f"--decks {quote(name)}" for name in names)
        world.say(f"`quiz play {options}` asks them; study, print and exam do too.")


arguments = {"results": _arguments}
run = {"results": _results}

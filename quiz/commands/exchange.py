"""`quiz import` and `quiz export`: other programs' formats, with an account of what was lost on the way."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from quiz.commands import notices
from quiz.commands.inputs import read_bytes, shown
from quiz.commands.options import no_deck
from quiz.commands.rows import Row, say_json, show
from quiz.commands.world import World
from quiz.core.card import Deck
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.note import notes
from quiz.core.review import LogEntry
from quiz.deckfile.find import is_there
from quiz.deckfile.read import read_deck, text_to_change
from quiz.deckfile.write import write_file
from quiz.exchange.carry import Learnt, Loss, Options
from quiz.exchange.fitting import fitted
from quiz.exchange.formats import FORMATS, reader, recognised, writer
from quiz.exchange.landing import Landed, land, land_in, under, unknown
from quiz.exchange.replaced import replaced
from quiz.store.clock import new_token
from quiz.store.review_log import ReviewLog
from quiz.ui.words import count

MOST_MEGABYTES = 500
"""A larger file is no set of questions."""

SHOWN_LOSSES = 20
"""Losses, and changes, told one by one; `--json` has them all."""


class Arrival(NamedTuple):
    """A deck that came in, the file that it goes to, and what it changes there; `made`: it makes the file."""

    path: str
    landed: Landed
    replaced: tuple[Loss, ...] = ()
    made: bool = False


def _import_arguments(parser: ArgumentParser) -> None:
    reads = [name for name, known in FORMATS.items() if known.reads]
    _tell_formats(parser, reads)
    parser.add_argument("file", metavar="FILE", help="the file to import, or - for standard input")
    parser.add_argument(
        "--from",
        dest="format",
        choices=reads,
        metavar="FORMAT",
        help="its format, as below (default: found out from what is in it)",
    )
    parser.add_argument(
        "--to", metavar="DECK.toml", help="the deck file to write or bring up to date (default: in your decks folder)"
    )
    _shared_arguments(parser)
    parser.add_argument("--no-history", action="store_true", help="leave out when and how its cards were answered")


def _export_arguments(parser: ArgumentParser) -> None:
    writes = [name for name, known in FORMATS.items() if known.writes]
    _tell_formats(parser, writes)
    parser.add_argument("deck", metavar="DECK", help="the deck, by any part of its name")
    parser.add_argument(
        "--to", dest="format", required=True, choices=writes, metavar="FORMAT", help="one of those below"
    )
    parser.add_argument(
        "-o", "--output", type=no_deck, metavar="FILE", help="where to write it (default: standard output)"
    )
    _shared_arguments(parser)
    parser.add_argument("--no-history", action="store_true", help="leave out when and how you answered its cards")


def _tell_formats(parser: ArgumentParser, names: Sequence[str]) -> None:
    """Name the formats in the help, a line each."""
    width = max(map(len, names))
    lines = [f"  {name:{width}}  {FORMATS[name].summary}" for name in sorted(names)]
    parser.epilog = "\n".join(("formats:", *lines, "", parser.epilog or ""))


def _shared_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--separator", default="", metavar="TEXT", help=r"what parts the fields of a text (\t: a tab)")
    parser.add_argument("--row-separator", default="", metavar="TEXT", help=r"what parts its cards (\n: a line end)")
    parser.add_argument("--strict", action="store_true", help="write nothing if anything would be lost")
    parser.add_argument("--json", action="store_true", help="print the account as one JSON document")


def _import(world: World, args: Namespace) -> int:
    to = _destination(world, args.to)
    in_file = to.endswith(".toml")
    data = read_bytes(world, args.file, MOST_MEGABYTES, "import a part of it")
    name = args.format or _recognised(data, args)
    called = to if in_file else args.file
    came = reader(name).read(data, _options(args, "import" if called == "-" else Path(called).stem))
    fits = [fitted(deck) for deck in came.decks]
    losses = (*came.losses, *(loss for fit in fits for loss in fit.losses))
    decks = [fit.deck for fit in fits if fit.deck.cards]
    if in_file and len(decks) > 1:
        help_text = "name a folder: each deck gets a file there"
        raise QuizError(f"{shown(args.file)} holds {len(decks)} decks", help_text, Exit.USAGE)
    arrivals = [_arrival(world, deck, to if in_file else str(Path(to) / f"{deck.id}.toml")) for deck in decks]
    written = bool(arrivals) and not (args.strict and losses)
    if written:
        for arrival in arrivals:
            if arrival.landed.new or arrival.landed.changed:
                write_file(world.cwd / arrival.path, arrival.landed.text.encode())
        if not args.no_history:
            ids = {old: new for arrival in arrivals for old, new in arrival.landed.ids.items()}
            _keep_history(world, under(ids, came.entries))
    if args.json:
        say_json(world, _import_as_json(name, arrivals, losses, written=written))
    else:
        show(world, [_sentence(arrival, written=written) for arrival in arrivals])
        if written:
            if made := next((arrival.path for arrival in arrivals if arrival.made), ""):
                notices.tell_where(world, made, to)
            _tell(world, [change for arrival in arrivals for change in arrival.replaced])
        _tell(world, losses)
        if not arrivals:
            help_text = f"it was read as `{name}`; `--from` says what else it is"
            raise QuizError(f"{shown(args.file)} has no card that can be asked", help_text, Exit.BAD_DATA)
    return Exit.OK if written else Exit.FINDINGS


def _recognised(data: bytes, args: Namespace) -> str:
    """The format of the file; cells of a table are parted by one character, so longer separators are Quizlet's."""
    separator = _unescaped(args.separator)
    if args.row_separator or len(separator) > 1:
        return "quizlet"
    return recognised(data, Path(args.file).suffix, separated=bool(separator))


def _destination(world: World, to: str | None) -> str:
    """Where decks go: a file, whose name ends in `.toml`, or else a folder, in which each gets a file."""
    if not to:
        return str(world.places.decks)
    if Path(to).suffix not in ("", ".toml") and not (world.cwd / to).is_dir():
        help_text = f"write `--to {clean_line(str(Path(to).with_suffix('.toml')))}`, or name a folder"
        raise QuizError(f"{clean_line(to)} is no name of a deck's file", help_text, Exit.USAGE)
    return to


def _arrival(world: World, deck: Deck, path: str) -> Arrival:
    """What a deck will be in the file that it goes to."""
    target = world.cwd / path
    if not is_there(target):
        return Arrival(path, land(deck), made=True)
    there = read_deck(target, path)
    if there.deck is None or there.left_out:
        raise QuizError(f"{clean_line(path)} has mistakes", f"mend them first: `quiz check {path}`", Exit.BAD_DATA)
    landed = land_in(deck, text_to_change(target, path), there)
    return Arrival(path, landed, tuple(replaced(there, landed.text)) if landed.changed else ())


def _keep_history(world: World, entries: Sequence[LogEntry]) -> None:
    """Keep what came of a history and is not known yet, in a file of its own as if it were another device's."""
    known = (*world.contents.entries, *world.history.reviews)
    fresh = sorted(unknown(entries, known), key=lambda entry: (entry.at, entry.id))
    ReviewLog(world.log.directory, f"import-{new_token()}").append(fresh)


def _export(world: World, args: Namespace) -> int:
    deck = world.library.deck(args.deck)
    _refuse(world, args, deck)
    learnt = Learnt() if args.no_history else _learnt(world)
    changed_at = int((world.cwd / world.library.files[deck.id].path).stat().st_mtime)
    options = _options(args, deck.title)._replace(learnt=learnt, changed_at=changed_at)
    data, losses = writer(args.format).write(deck, options)
    went = _went_out(deck, losses)
    written = bool(went) and not (args.strict and losses)
    if written and args.output:
        write_file(world.cwd / args.output, data)
    if args.json:
        say_json(world, {"format": args.format, "written": written, "losses": _losses_as_json(losses)})
        return Exit.OK if written else Exit.FINDINGS
    if written and args.output:
        world.say(f"{clean_line(args.output)}: {count(went, 'card')}.")
    elif written:
        world.put_out(data)
    _tell(world, losses)
    if not went:
        help_text = "`quiz export --help` shows the other formats"
        raise QuizError(f"no card of {deck.id} can go out as {args.format}", help_text, Exit.BAD_DATA)
    if not written:
        world.notice("nothing was written")
    return Exit.OK if written else Exit.FINDINGS


def _refuse(world: World, args: Namespace, deck: Deck) -> None:
    """Say where an export cannot go, before anything is done."""
    known = FORMATS[args.format]
    if known.binary and not args.output and world.stdout.isatty():
        raise QuizError(f"{args.format} is no text for a screen", f"add `-o {deck.id}{known.suffix}`", Exit.USAGE)
    if args.json and not args.output:
        raise QuizError("the account and the deck cannot share standard output", "add `-o FILE`", Exit.USAGE)


def _went_out(deck: Deck, losses: Sequence[Loss]) -> int:
    """How many notes went out, with a card at least."""
    left_out = {loss.card for loss in losses if not loss.field}
    return sum(
        note[0].note not in left_out and any(card.id not in left_out for card in note) for note in notes(deck.cards)
    )


def _learnt(world: World) -> Learnt:
    history = world.history
    return Learnt(history.reviews, world.schedules, history.suspended, world.today, world.settings.rollover_hour)


def _options(args: Namespace, name: str) -> Options:
    separators = (_unescaped(args.separator), _unescaped(args.row_separator))
    return Options(clean_line(name).strip() or "import", *separators)


def _unescaped(separator: str) -> str:
    return separator.replace("\\t", "\t").replace("\\n", "\n")


def _sentence(arrival: Arrival, *, written: bool) -> Row:
    """What became of a deck, in a line."""
    landed = arrival.landed
    told = [
        (landed.new, "new"),
        (landed.changed, "changed"),
        (landed.same, "as it was" if landed.same == 1 else "as they were"),
    ]
    parts = ", ".join(f"{number:,} {what}" for number, what in told if number)
    total = count(landed.new + landed.changed + landed.same, "card")
    stay = (
        f"; {count(landed.others, 'other card')} {'stays' if landed.others == 1 else 'stay'}" if landed.others else ""
    )
    done = "" if written else " Nothing was written."
    return Row(f"{arrival.path}: {total} ({parts}){stay}.{done}")


def _tell(world: World, losses: Sequence[Loss]) -> None:
    """Tell what was lost or changed, on stderr."""
    for loss in losses[:SHOWN_LOSSES]:
        field = f", {loss.field}" if loss.field else ""
        world.notice(f"{loss.card}{field}: {loss.what}")
    if len(losses) > SHOWN_LOSSES:
        world.notice(f"and {len(losses) - SHOWN_LOSSES:,} more; `--json` has them all")


def _losses_as_json(losses: Sequence[Loss]) -> list[dict[str, str]]:
    return [{name: clean_line(text) for name, text in loss._asdict().items()} for loss in losses]


def _import_as_json(
    name: str, arrivals: Sequence[Arrival], losses: Sequence[Loss], *, written: bool
) -> dict[str, object]:
    decks = [
        {
            "path": arrival.path,
            "new": arrival.landed.new,
            "changed": arrival.landed.changed,
            "same": arrival.landed.same,
            "replaced": _losses_as_json(arrival.replaced),
        }
        for arrival in arrivals
    ]
    return {
        "format": name,
        "written": written,
        "decks": decks,
        "losses": _losses_as_json(losses),
    }


arguments = {"import": _import_arguments, "export": _export_arguments}
run = {"import": _import, "export": _export}

"""`quiz check` and `quiz explain`: mistakes in decks, and what they mean."""

from argparse import ArgumentParser, Namespace

from quiz.commands.rows import Row, say_json, show, width
from quiz.commands.world import World
from quiz.core.error import Exit
from quiz.deckfile.codes import CODES
from quiz.deckfile.read import load_decks
from quiz.deckfile.write import pin_ids_in
from quiz.ui import diagnostics
from quiz.ui.words import count


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="*", metavar="FILE", help="deck files or folders (default: all decks)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--fix", action="store_true", help="write the ids that cards lack into their files")


def _check(world: World, args: Namespace) -> int:
    world = world.among(*args.file)
    if args.fix:
        _fix(world)
    decks = load_decks(world.deck_files, hidden=True)
    found = [diagnostic for parsed in decks for diagnostic in parsed.diagnostics]
    if args.json:
        say_json(world, diagnostics.to_json(found))
    else:
        columns = width(world) if world.stdout.isatty() else 0
        diagnostics.show(decks, world.stdout, columns, styled=world.styled)
    return Exit.FINDINGS if found else Exit.OK


def _fix(world: World) -> None:
    """Mend in the files what can be mended without asking, and say so on stderr."""
    for file in world.deck_files:
        if number := pin_ids_in(file.path):
            world.notice(f"wrote {count(number, 'id')} into {file.shown}")


def _explain_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", nargs="?", help="a code such as E103, or its name (default: list all)")


def _explain(world: World, args: Namespace) -> int:
    if args.code:
        world.say(diagnostics.explain(args.code))
    else:
        show(world, [Row(f"{code.name}: {code.title}", f"{code.code}  ") for code in CODES.values()])
    return Exit.OK


arguments = {"check": _check_arguments, "explain": _explain_arguments}
run = {"check": _check, "explain": _explain}

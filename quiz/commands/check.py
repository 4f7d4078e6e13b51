"""`quiz check` and `quiz explain`: mistakes in decks, and what they mean."""

from argparse import ArgumentParser, Namespace

from quiz.commands.rows import Row, say_json, show
from quiz.commands.world import World
from quiz.core.error import Exit
from quiz.deckfile.codes import CODES
from quiz.ui import diagnostics


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="*", metavar="FILE", help="deck files or folders (default: all decks)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _check(world: World, args: Namespace) -> int:
    library = world.library_of(tuple(args.file)) if args.file else world.library
    found = [diagnostic for parsed in library.parsed for diagnostic in parsed.diagnostics]
    if args.json:
        say_json(world, diagnostics.to_json(found))
    else:
        diagnostics.show(library.parsed, world.stdout)
    return Exit.FINDINGS if found else Exit.OK


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

"""`quiz check` and `quiz explain`: mistakes in decks, and what they mean."""

import json
from argparse import ArgumentParser, Namespace

from quiz.commands.world import World
from quiz.core.error import Exit
from quiz.deckfile.find import find_decks, load_decks
from quiz.ui import diagnostics


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="*", metavar="FILE", help="deck files or folders (default: all decks)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _check(world: World, args: Namespace) -> int:
    paths = args.file or world.deck_paths
    parsed = load_decks(find_decks(paths, world.environ, world.cwd, world.places.decks))
    found = [diagnostic for deck in parsed for diagnostic in deck.diagnostics]
    if args.json:
        world.say(json.dumps(diagnostics.to_json(found), ensure_ascii=False))
    else:
        diagnostics.show(parsed, world.stdout)
    return Exit.FINDINGS if found else Exit.OK


def _explain_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", help="a code such as E103, or a rule's name")


def _explain(world: World, args: Namespace) -> int:
    world.say(diagnostics.explain(args.code))
    return Exit.OK


arguments = {"check": _check_arguments, "explain": _explain_arguments}
run = {"check": _check, "explain": _explain}

"""`quiz check` and `quiz explain`: mistakes in decks, and what they mean."""

from argparse import ArgumentParser, Namespace

from quiz.commands.rows import Row, say_json, show
from quiz.commands.world import World
from quiz.core.error import Exit, QuizError
from quiz.deckfile.codes import CODES
from quiz.deckfile.fix import fix_file
from quiz.ui import diagnostics
from quiz.ui.annotations import annotations
from quiz.ui.words import count


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="*", metavar="FILE", help="deck files or folders (default: all decks)")
    parser.add_argument("--watch", action="store_true", help="report again at each save, until Ctrl-C")
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="how to report (github: annotations)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument(
        "--fix", action="store_true", help="write down ids that are lacking, and put [card] in [[card]]"
    )


def _check(world: World, args: Namespace) -> int:
    args.json = args.json or args.format == "json"
    if args.watch:
        return _watch(world, args)
    world = world.among(*args.file)
    if args.fix:
        _fix(world)
    library = world.library
    found = [diagnostic for parsed in library.parsed for diagnostic in parsed.diagnostics]
    if args.json:
        say_json(world, diagnostics.to_json(found))
    elif args.format == "github":
        for line in annotations(found):
            world.say(line)
    else:
        diagnostics.show(library.parsed, world.stdout)
    return Exit.FINDINGS if found else Exit.OK


def _watch(world: World, args: Namespace) -> int:
    """Check at each save; whoever is to be told otherwise than in text is not watching."""
    from quiz.commands.watch import watch

    if args.json or args.format != "text" or args.fix:
        raise QuizError("`--watch` reports as text, and changes nothing", "leave the other option out", Exit.USAGE)
    once = Namespace(**{**vars(args), "watch": False, "file": []})
    watch(world, args.file, lambda now: _check(now, once))


def _fix(world: World) -> None:
    """Mend in the files what can be fixed without asking, and say so on stderr."""
    for file in world.deck_files:
        done = fix_file(file.path)
        if done.ids:
            world.notice(f"wrote {count(done.ids, 'id')} into {file.shown}")
        if done.brackets:
            world.notice(f"put right the brackets of {count(done.brackets, 'table')} in {file.shown}")


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

"""`quiz completion`: a script by which a shell completes commands, options, and the names of decks and cards.

shtab makes it from the commands' own parsers. What decks there are is asked when Tab is pressed, with `--names`.
"""

from argparse import Action, ArgumentParser, Namespace

from quiz.commands import registry
from quiz.commands.world import World
from quiz.core.error import Exit, QuizError

SHELLS = ("bash", "zsh", "fish", "tcsh")
NAMES = ("decks", "cards", "all")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("shell", nargs="?", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))
    parser.add_argument("--names", choices=NAMES, help="print the names that the script completes, one a line")


def _completion(world: World, args: Namespace) -> int:
    if args.names:
        for name in _names(world, args.names):
            world.say(name)
    elif args.shell:
        world.say(_script(args.shell))
    else:
        raise QuizError("`quiz completion` needs SHELL", f"name your shell: {', '.join(SHELLS)}", Exit.USAGE)
    return Exit.OK


def _names(world: World, what: str) -> list[str]:
    """The ids of decks, of cards but for their siblings, or all: letters, digits and `.-_/`, safe in any shell.

    Cards that are still drafts are among all: that is asked for where cards are written.
    """
    library = world.library
    cards = dict.fromkeys(card.note for card in library.cards.values())
    match what:
        case "decks":
            return list(library.decks)
        case "cards":
            return list(cards)
    return [*library.decks, *cards, *dict.fromkeys(card.note for card in library.drafts.values())]


def _script(shell: str) -> str:
    import shtab

    whole = ArgumentParser(prog="quiz", description="A terminal quiz.")
    registry.add_global_options(whole)
    subparsers = whole.add_subparsers(metavar="COMMAND")
    for name, command in registry.commands().items():
        subparser = subparsers.add_parser(name, help=command.summary)
        registry.load(command).arguments[name](subparser)
        registry.add_global_options(subparser)
    for parser in (whole, *subparsers.choices.values()):
        for action in parser._actions:
            _complete(action)
    return shtab.complete(whole, shell=shell)


def _complete(action: Action) -> None:
    """Say what an argument is completed with, by what the help calls it."""
    import shtab

    from quiz.deckfile.codes import CODES

    match action.metavar:
        case "PATH" | "FILE":
            vars(action)["complete"] = shtab.FILE
        case "DIR":
            vars(action)["complete"] = shtab.DIRECTORY
        case "DECK":
            vars(action)["complete"] = _asked("decks")
        case "CARD":
            vars(action)["complete"] = _asked("cards")
        case "CARD|DECK" | "DECK|CARD":
            vars(action)["complete"] = _asked("all")
        case "CODE":
            action.choices = [form for code in CODES.values() for form in (code.code, code.name)]


def _asked(what: str) -> dict[str, str | dict[str, str]]:
    """How each shell asks for names. A failure says nothing: it must not be printed over a line that is being typed."""
    command = f"quiz completion --names {what} 2>/dev/null"
    function = f"_quiz_{what}"
    files = '\n  compgen -f -- "$1"' if what == "all" else ""  # a deck may be meant by its file there
    return {
        "bash": function,
        "zsh": f"($({command}))",
        "fish": f"({command})",
        "tcsh": f'`sh -c "quiz completion --names {what} 2>&-"`',  # a slash would end the pattern it stands in
        "preamble": {"bash": f'{function}() {{\n  compgen -W "$({command})" -- "$1"{files}\n}}'},
    }


arguments = {"completion": _arguments}
run = {"completion": _completion}

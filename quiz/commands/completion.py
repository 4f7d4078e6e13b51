"""`quiz completion`: a script that completes commands and options, made by shtab from the commands' own parsers."""

from argparse import ArgumentParser, Namespace

from quiz.commands import registry
from quiz.commands.world import World
from quiz.core.error import Exit

SHELLS = ("bash", "zsh", "fish", "tcsh")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))


def _completion(world: World, args: Namespace) -> int:
    import shtab

    whole = ArgumentParser(prog="quiz", description="A terminal quiz.")
    registry.add_global_options(whole)
    subparsers = whole.add_subparsers(metavar="COMMAND")
    for name, command in registry.commands().items():
        subparser = subparsers.add_parser(name, help=command.summary)
        registry.load(command).arguments[name](subparser)
        registry.add_global_options(subparser)
    for parser in (whole, *subparsers.choices.values()):
        _complete_paths(parser)
    world.say(shtab.complete(whole, shell=args.shell))
    return Exit.OK


def _complete_paths(parser: ArgumentParser) -> None:
    """Have files and folders completed where they are asked for."""
    import shtab

    kinds = {"PATH": shtab.FILE, "FILE": shtab.FILE, "DIR": shtab.DIRECTORY}
    for action in parser._actions:
        if action.metavar in kinds:
            vars(action)["complete"] = kinds[action.metavar]


arguments = {"completion": _arguments}
run = {"completion": _completion}

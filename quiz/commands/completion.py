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
    world.say(shtab.complete(whole, shell=args.shell))
    return Exit.OK


arguments = {"completion": _arguments}
run = {"completion": _completion}

"""The command line: which command is meant, and the one place errors are printed."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quiz.commands.overview import overview
from quiz.commands.process import in_process
from quiz.commands.registry import (
    GLOBAL_OPTIONS,
    GLOBAL_OPTIONS_WITH_VALUE,
    HOME,
    commands,
    load,
    meant_command,
    parser,
)
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.nearest import did_you_mean
from quiz.ui.lines import tell

HELP = "help"
"""`quiz help study` says the same as `quiz study --help`."""

if TYPE_CHECKING:
    from quiz.commands.world import World


def main() -> int:
    """Run the command that this process was started for; its exit code."""
    return in_process(lambda: run(sys.argv[1:]))


def run(argv: Sequence[str], world: "World | None" = None) -> int:
    """Run the command that `argv` asks for, in the process's world or another, and print what goes wrong.

    Returns the exit code.
    """
    stderr = world.stderr if world else sys.stderr
    try:
        return _run(list(argv), world)
    except QuizError as error:
        tell(stderr, f"quiz: {clean_line(error.message)}")
        if error.help:
            tell(stderr, f"help: {clean_line(error.help)}")
        return error.code
    except KeyboardInterrupt:
        tell(stderr, "")
        return Exit.INTERRUPTED
    except SystemExit as ending:  # help was shown, or a signal came
        return ending.code if isinstance(ending.code, int) else Exit.OK


def _run(argv: list[str], world: "World | None") -> int:
    name, words = split_command(argv)
    if name == HELP:
        name, words = split_command([*words, "--help"])
    if name is None and {"-h", "--help"}.intersection(words):
        print(overview())
        return Exit.OK
    command = HOME if name is None else commands().get(name)
    if command is None:
        raise _no_command(name or "", argv)
    name = name or "home"
    module = load(command)
    args = parser(name, command, module).parse_intermixed_args(words)
    from quiz.commands.world import World

    return module.run[name]((world or World.of_process()).asked(args), args)


def split_command(argv: list[str]) -> tuple[str | None, list[str]]:
    """Part the command's name from the other words: global options may stand on either side of it."""
    position = 0
    while position < len(argv):
        word = argv[position]
        if not word.startswith("-"):
            return word, argv[:position] + argv[position + 1 :]
        position += 2 if word in GLOBAL_OPTIONS_WITH_VALUE else 1
    return None, argv


def _no_command(name: str, argv: list[str]) -> QuizError:
    """That a word is no command; or, where it is the value of an option, that only some command has this option."""
    option, _, _ = argv[max(0, argv.index(name) - 1)].partition("=")
    if option.startswith("-") and option not in GLOBAL_OPTIONS:
        meant = did_you_mean(option, GLOBAL_OPTIONS) or meant_command(option, argv)
        return QuizError(
            f"`quiz` alone does not take `{option}`", meant or "`quiz --help` shows what it takes", Exit.USAGE
        )
    near = did_you_mean(name, commands(), "quiz {}")
    help_text = near or "`quiz --help` lists the commands; `quiz study DECK` studies a deck"
    return QuizError(f"there is no command `{name}`", help_text, Exit.USAGE)

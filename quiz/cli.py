"""The command line: which command is meant, exit codes, and the one place errors are printed."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from quiz.commands.registry import COMMANDS, GLOBAL_OPTIONS_WITH_VALUE, HOME, commands, load, parser
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.nearest import did_you_mean


def run(argv: Sequence[str]) -> int:
    """Run the command that `argv` asks for and print what goes wrong; the exit code."""
    _prepare_streams()
    try:
        code = _run(list(argv))
        sys.stdout.flush()
    except QuizError as error:
        _complain(error)
        return error.code
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (`quiz list | head`), as it may. Python would complain of it again when it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    return code


def _run(argv: list[str]) -> int:
    name, words = split_command(argv)
    if name is None and {"-h", "--help"}.intersection(words):
        print(overview())
        return Exit.OK
    if name is None:
        name, command = "home", HOME
    elif (known := commands().get(name)) is not None:
        command = known
    else:
        raise QuizError(f"there is no command `{clean_line(name)}`", _which_command(name), Exit.USAGE)
    module = load(command)
    args = parser(name, command, module).parse_args([_as_value(word) for word in words])
    from quiz.commands.world import World

    return module.run[name](World.of_process(args), args)


def split_command(argv: list[str]) -> tuple[str | None, list[str]]:
    """Part the command's name from the other words: global options may stand on either side of it."""
    position = 0
    while position < len(argv):
        word = argv[position]
        if not word.startswith("-"):
            return word, argv[:position] + argv[position + 1 :]
        position += 2 if word in GLOBAL_OPTIONS_WITH_VALUE else 1
    return None, argv


def _as_value(word: str) -> str:
    """Keep `-28,000` from being taken for an option: argparse takes what has a space in it as a value."""
    return f"{word} " if word[:1] == "-" and word[1:2].isdigit() else word


def _which_command(name: str) -> str:
    near = did_you_mean(name, commands(), "quiz {}")
    return near or "`quiz --help` lists the commands; `quiz study DECK` studies a deck"


def overview() -> str:
    """The text of `quiz --help`."""
    lines = [
        "usage: quiz [COMMAND] [OPTION …]",
        "",
        "A terminal quiz: plain-text decks, spaced repetition, feedback that teaches.",
        "`quiz` alone shows what is due; Enter studies it.",
    ]
    for group, members in COMMANDS.items():
        lines += ["", group]
        lines += [f"  {name:<14}{command.summary}" for name, command in members.items()]
    lines += [
        "",
        "For every command",
        "  --decks PATH  a deck file or a folder of decks (repeatable)",
        "  --home DIR    where answers and settings are kept",
        "  --profile NAME",
        "                whose answers",
        "  --plain       line by line, without colour or cursor movement",
        "  --version     print the version",
        "",
        "`quiz COMMAND --help` says more, with examples.",
    ]
    return "\n".join(lines)


def _prepare_streams() -> None:
    """Never fail on a character that the terminal's encoding lacks: show a stand-in."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _complain(error: QuizError) -> None:
    """One line that says what happened, and one that says what to do."""
    print(f"quiz: {error.message}", file=sys.stderr)
    if error.help:
        print(f"help: {error.help}", file=sys.stderr)

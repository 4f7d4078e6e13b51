"""The command line: which command is meant, exit codes, and the one place errors are printed."""

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import TYPE_CHECKING

from quiz.commands.overview import overview
from quiz.commands.registry import GLOBAL_OPTIONS_WITH_VALUE, HOME, commands, load, parser
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.nearest import did_you_mean

if TYPE_CHECKING:
    from quiz.commands.world import World


def main() -> int:
    """Run the command that this process was started for; its exit code."""
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)
    missing = [name for name in ("stdin", "stdout", "stderr") if getattr(sys, name) is None]
    for name in missing:
        setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: SIM115, PTH123 - until the process ends
    if "stdout" in missing:
        print("quiz: there is nowhere to write: standard output is closed", file=sys.stderr)
        return Exit.IO_FAILED
    from quiz.ui.lines import settle

    settle(sys.stdin, sys.stdout)
    settle(sys.stdin, sys.stderr)
    return _given_out(run(sys.argv[1:]))


def run(argv: Sequence[str], world: "World | None" = None) -> int:
    """Run the command that `argv` asks for and print what goes wrong; the exit code. `world`: None is the process's."""
    stderr = world.stderr if world else sys.stderr
    try:
        return _run(list(argv), world)
    except QuizError as error:
        print(f"quiz: {clean_line(error.message)}", file=stderr)
        if error.help:
            print(f"help: {clean_line(error.help)}", file=stderr)
        return error.code
    except KeyboardInterrupt:
        print(file=stderr)
        return Exit.INTERRUPTED
    except OSError as error:
        if error.filename is not None:
            raise
        return _lost(error)


def _run(argv: list[str], world: "World | None") -> int:
    name, words = split_command(argv)
    if name is None and {"-h", "--help"}.intersection(words):
        print(overview())
        return Exit.OK
    command = HOME if name is None else commands().get(name)
    if command is None:
        raise QuizError(f"there is no command `{clean_line(name or '')}`", _which_command(name or ""), Exit.USAGE)
    name = name or "home"
    module = load(command)
    args = parser(name, command, module).parse_intermixed_args([_as_value(word) for word in words])
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


def _as_value(word: str) -> str:
    """Keep `-28,000` from being taken for an option: argparse takes what has a space in it as a value."""
    return f"{word} " if word[:1] == "-" and word.lstrip("-.,+$€£¥")[:1].isdigit() else word


def _which_command(name: str) -> str:
    near = did_you_mean(name, commands(), "quiz {}")
    return near or "`quiz --help` lists the commands; `quiz study DECK` studies a deck"


def _end(number: int, _frame: FrameType | None) -> None:
    """End as at Ctrl-C, everything on the way tidied up, with the exit code that a shell gives to the signal."""
    raise SystemExit(128 + number)


def _given_out(code: int) -> int:
    """The exit code once everything printed has left: a full disk may be noticed only now."""
    try:
        sys.stdout.flush()
    except OSError as error:
        return _lost(error)
    return code


def _lost(error: OSError) -> int:
    """Standard output takes no more: its reader has gone (`quiz list | head`), as it may, or there is no room.

    An error without a file name comes from a stream. Python would complain of it again when it exits.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return Exit.OK
    print(f"quiz: cannot write to standard output: {error.strerror}", file=sys.stderr)
    return Exit.IO_FAILED

"""The commands by name: what each does, which module does it, and its parser.

A command's module is imported when it is called, and says its own arguments: `quiz --help` needs this table alone.
"""

import re
from argparse import Action, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, cast

from quiz import __version__
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.nearest import did_you_mean
from quiz.core.record import Record

if TYPE_CHECKING:
    from quiz.commands.world import World


class CommandModule(Protocol):
    """What a command's module offers for each of its commands."""

    arguments: dict[str, Callable[[ArgumentParser], None]]
    run: dict[str, Callable[["World", Namespace], int]]


class Command(Record):
    """A command: the module under `quiz.commands` that does it, what it does, and an example."""

    module: str
    summary: str
    examples: tuple[str, ...]


COMMANDS: dict[str, dict[str, Command]] = {
    "Study": {
        "study": Command(
            "study",
            "answer what is due, and meet new cards",
            ("quiz study", "quiz study troops --limit 5", "quiz study --tag people --typed"),
        ),
        "due": Command("due", "count what is due, for people and for status bars", ("quiz due", "quiz due --json")),
        "list": Command(
            "browse", "list decks and their cards", ("quiz list", "quiz list troops", "quiz list --flagged")
        ),
        "show": Command("describe", "show a card and its history", ("quiz show troops/korea",)),
        "stats": Command(
            "stats", "tell how well cards are kept, and what is coming", ("quiz stats", "quiz stats troops")
        ),
        "undo": Command("history", "take back the last answer", ("quiz undo",)),
        "suspend": Command("history", "stop asking a card", ("quiz suspend troops/korea",)),
        "resume": Command("history", "ask a suspended card again", ("quiz resume troops/korea", "quiz resume --all")),
    },
    "Write decks": {
        "add": Command(
            "add",
            "write a card into a deck, by a form or by options",
            (
                'quiz add --deck mydeck.toml --kind cloze --text "Rome is on the {{Tiber}}."',
                "quiz add --deck mydeck.toml --kind recall --question Rome --answer Italy",
            ),
        ),
        "check": Command(
            "check",
            "find mistakes in decks",
            ("quiz check", "quiz check mydeck.toml", "quiz check mydeck.toml --article article.txt"),
        ),
        "draft": Command(
            "draft",
            "draft cards from a text",
            ("quiz draft article.txt", "quiz draft article.txt -o decks/article.toml"),
        ),
        "edit": Command(
            "edit",
            "edit a card or a deck in your editor, and check it",
            ("quiz edit troops/korea", "quiz edit mydeck.toml"),
        ),
        "explain": Command("check", "explain what the code of a mistake means", ("quiz explain E103", "quiz explain")),
        "new": Command(
            "new",
            "make a deck, by a form or by options",
            ('quiz new capitals.toml --title "Capitals"', 'quiz new --title "Capitals" --tag geography'),
        ),
        "preview": Command(
            "preview",
            "look at every screen of a card as its learners see it",
            ("quiz preview troops/korea", "quiz preview mydeck.toml --only ask"),
        ),
        "rename": Command(
            "rename",
            "give a card or a deck another id; its history goes along",
            ("quiz rename troops/korea troops-in-korea", "quiz rename --deck troops troops-2015"),
        ),
        "try": Command(
            "attempt",
            "see how an answer would be marked",
            ('quiz try troops/korea "28 thousand"', "quiz try --deck mydeck.toml capital-of-france Paris"),
        ),
    },
    "In class": {
        "print": Command(
            "print_",
            "print worksheets with their key, or flashcards",
            (
                "quiz print troops --questions 5",
                "quiz print troops -o troops.pdf --forms A,B --seed 4821",
                "quiz print troops --cards -o cards.pdf",
            ),
        ),
        "exam": Command(
            "exam.command",
            "sit an exam, with its answers at the end",
            ("quiz exam troops --questions 10 --minutes 15", "quiz exam troops --seed 4821 --pass 60 --name ada"),
        ),
        "play": Command(
            "play",
            "let teams answer at the projector",
            ("quiz play troops --teams Red,Blue", "quiz play troops --teams 3 --order buzz", "quiz play --seconds 30"),
        ),
        "results": Command(
            "results.command",
            "put a class's results together, and tell what to teach again",
            (
                "quiz results handed-in/",
                "quiz results handed-in/ -o grades.csv",
                "quiz results --class 10a --anonymous",
            ),
        ),
        "class": Command(
            "roster",
            "keep the list of a class, by nicknames",
            (
                "quiz class new 10b ada bob",
                "quiz class add 10a cleo",
                "quiz class list",
                "quiz class forget 10a eve --yes",
            ),
        ),
    },
    "Exchange": {
        "import": Command(
            "exchange",
            "bring in questions from another program",
            ("quiz import trivia.json", "quiz import words.csv --to decks/words.toml"),
        ),
        "export": Command(
            "exchange",
            "write a deck for another program",
            ("quiz export troops --to html -o troops.html", "quiz export troops --to markdown"),
        ),
    },
    "The rest": {
        "completion": Command(
            "completion",
            "print a script that completes commands, decks, cards and codes",
            ("quiz completion bash > ~/.local/share/bash-completion/completions/quiz", "quiz completion --names decks"),
        ),
    },
}

GLOBAL_OPTIONS_WITH_VALUE = ("--decks", "--home", "--profile")
GLOBAL_OPTIONS = (*GLOBAL_OPTIONS_WITH_VALUE, "--plain", "--version")

HOME = Command("home", "show what is due in each deck; Enter studies it", ("quiz", "quiz --decks mydeck.toml"))


def commands() -> dict[str, Command]:
    """Every command by name."""
    return {name: command for group in COMMANDS.values() for name, command in group.items()}


def load(command: Command) -> CommandModule:
    """Import the module that does a command."""
    return cast("CommandModule", import_module(f"quiz.commands.{command.module}"))


def meant_command(option: str, argv: Sequence[str]) -> str:
    """Ask for the first command that has an option which `quiz` alone has not; empty where none has it."""
    import shlex

    for name, command in commands().items():
        if option in parser(name, command, load(command))._option_string_actions:
            return f"did you mean `quiz {name} {shlex.join(argv)}`?"
    return ""


def parser(name: str, command: Command, module: CommandModule) -> ArgumentParser:
    """The parser of one command, with the options that every command has."""
    result = _Parser(
        prog="quiz" if name == "home" else f"quiz {name}",
        description=command.summary[0].upper() + command.summary[1:] + ".",
        epilog="examples:\n" + "\n".join(f"  {example}" for example in command.examples),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    module.arguments[name](result)
    add_global_options(result)
    return result


def add_global_options(to: ArgumentParser) -> None:
    """Add the options that every command has."""
    everywhere = to.add_argument_group("for every command")
    everywhere.add_argument("--decks", metavar="PATH", action="append", help="a deck file or a folder (repeatable)")
    everywhere.add_argument("--home", metavar="DIR", help="where answers and settings are kept")
    everywhere.add_argument("--profile", metavar="NAME", default="default", help="whose answers (default: default)")
    everywhere.add_argument("--plain", action="store_true", help="line by line, without colour or cursor movement")
    everywhere.add_argument("--version", action="version", version=f"quiz {__version__}", help="print the version")


class _Parser(ArgumentParser):
    """A parser whose complaints are QuizErrors, with a did-you-mean for options and choices."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What argparse takes for a value in spite of its `-`: amounts as people write them, such as `-28,000`.
        self._negative_number_matcher = re.compile(r"-[-.,+$€£¥]*\d")

    def error(self, message: str) -> NoReturn:
        """Complain in our words where argparse's are not plain."""
        kind, _, rest = message.partition(": ")
        near = ""
        if kind == "unrecognized arguments":
            word = rest.split(" ")[0]
            message = f"`{self.prog}` does not take `{word}`"
            if word.startswith("-"):
                option = word.partition("=")[0]
                names = [name.removeprefix("--") for name in self._option_string_actions if name.startswith("--")]
                near = did_you_mean(option.removeprefix("--"), names, "--{}")
                if self.prog == "quiz" and not near:
                    near = meant_command(option, rest.split())
        elif rest.startswith("ignored explicit argument"):
            message = f"{kind.removeprefix('argument ')} takes no value"
        elif kind.startswith("argument ") and rest:  # of an option whose value cannot be
            message = f"{kind.removeprefix('argument ')}: {rest.replace('argument ', '')}"
        elif kind == "the following arguments are required":
            message = f"`{self.prog}` needs {rest}"
        self._complain(message, near)

    def _get_values(self, action: Action, arg_strings: list[str]) -> Any:
        """Let an option's value be `--`, as in `--answer=--`: argparse before 3.13 takes that away."""
        if action.option_strings and arg_strings == ["--"]:
            value = self._get_value(action, "--")
            self._check_value(action, value)
            return value
        return super()._get_values(action, arg_strings)

    def _check_value(self, action: Action, value: str) -> None:
        if action.choices is not None and value not in action.choices:
            given = f"{action.option_strings[-1]} is `{value}`, and" if action.option_strings else f"`{value}` is"
            known = ", ".join(action.choices)
            self._complain(f"{given} not one of {known}", did_you_mean(value, action.choices))

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print, and let it be known where that fails."""
        print(message, end="", file=file, flush=True)

    def _complain(self, message: str, near: str) -> NoReturn:
        raise QuizError(
            clean_line(message), clean_line(near) or f"`{self.prog} --help` shows what it takes", Exit.USAGE
        )

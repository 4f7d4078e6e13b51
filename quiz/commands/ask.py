"""One question with a few answers, outside of a sitting: a menu on a terminal, numbered lines where that is plain."""

from collections.abc import Sequence
from typing import TypeVar

from quiz.commands.rows import Row, show
from quiz.commands.world import World
from quiz.core.clean import clean_line
from quiz.ui.lines import read_line

COLOURED = ("qmark", "answer", "pointer", "selected", "instruction")
"""What questionary gives colours of its own, which no theme of the terminal could change."""

Answer = TypeVar("Answer")


def can_ask(world: World) -> bool:
    """Whether somebody is there to answer."""
    return world.stdin.isatty() and world.stdout.isatty()


def choose(world: World, question: str, answers: Sequence[tuple[str, Answer]], at_end: int = -1) -> Answer:
    """What was chosen of `answers`, each with the words for it; the first by a mere Enter.

    Where input ends it is the one at the place `at_end`, the last if nothing is said. Ctrl-C is the caller's to handle.
    """
    labels = [clean_line(words) for words, _ in answers]
    place = _from_menu(world, question, labels) if world.interactive else _from_lines(world, question, labels)
    return answers[at_end if place is None else place][1]


def _from_menu(world: World, question: str, labels: Sequence[str]) -> int | None:
    import questionary

    from quiz.ui.terminal import only_ascii

    asked = questionary.select(
        question,
        choices=[questionary.Choice(label, place) for place, label in enumerate(labels)],
        qmark=" ",
        pointer=">" if only_ascii(world.stdout, world.environ) else "›",
        instruction=" ",
        style=questionary.Style(
            [(part, "noinherit") for part in COLOURED] + [("question", "bold"), ("highlighted", "bold")]
        ),
    )
    menu = asked.application
    menu.erase_when_done = True
    while True:
        try:
            chosen = asked.unsafe_ask()
        except EOFError:
            return None
        except SystemExit:  # at a signal prompt_toolkit leaves the menu standing, and the cursor hidden
            menu.renderer.erase()
            menu.output.show_cursor()
            menu.output.flush()
            raise
        if chosen in range(len(labels)):  # Esc and then Enter leave the menu with an empty text
            return int(chosen)


def _from_lines(world: World, question: str, labels: Sequence[str]) -> int | None:
    show(world, [Row(question), *(Row(label, f"  {place}  ") for place, label in enumerate(labels, 1))])
    while True:
        print("Number, or Enter for the first: ", end="", file=world.stdout, flush=True)
        line = read_line(world.stdin, 100)
        if line is None:
            world.say()
            return None
        typed = line.strip() or "1"
        if typed.isascii() and typed.isdecimal() and 0 < int(typed) <= len(labels):
            return int(typed) - 1

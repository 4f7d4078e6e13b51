"""One question with a few answers, outside of a sitting: a menu on a terminal, numbered lines where that is plain."""

from collections.abc import Sequence
from typing import TypeVar

from quiz.commands.rows import Row, show, width
from quiz.commands.world import World
from quiz.core.clean import clean_line
from quiz.ui.lines import cells, only_ascii, read_line

COLOURED = ("qmark", "answer", "pointer", "selected", "instruction")
"""What questionary gives colours of its own, which no theme of the terminal could change."""

KEYS = "↑ ↓ Enter choose"
KEYS_ASCII = "arrows and Enter choose"
DIM = ("instruction", "dim")

ESCAPE_SECONDS = 0.04
"""How long an escape waits to turn out to be the start of another key's sequence."""

Answer = TypeVar("Answer")


def can_ask(world: World) -> bool:
    """Whether somebody is there to answer."""
    return world.stdin.isatty() and world.stdout.isatty()


def choose(world: World, question: str, answers: Sequence[tuple[str, Answer]], way_out: int = -1) -> Answer:
    """What was chosen of `answers`, each with the words for it; the first by a mere Enter.

    `way_out` is the one that Esc, `q` and the end of the input choose: the last, unless said otherwise. Ctrl-C is the
    caller's to handle.
    """
    labels = [clean_line(words) for words, _ in answers]
    place = (
        _from_menu(world, question, labels, labels[way_out])
        if world.interactive
        else _from_lines(world, question, labels)
    )
    return answers[way_out if place is None else place][1]


def _from_menu(world: World, question: str, labels: Sequence[str], way_out: str) -> int | None:
    import questionary
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings

    ascii_only = only_ascii(world.stdout, world.environ)
    keys = f"{KEYS_ASCII if ascii_only else KEYS}   q {way_out.lower()}"
    asked = questionary.select(
        question,
        choices=[questionary.Choice(label, place) for place, label in enumerate(labels)],
        qmark=" ",
        pointer=" >" if ascii_only else " ›",
        instruction=f"  {keys}" if cells(question + keys) + 6 < width(world) else " ",
        style=questionary.Style(
            [(part, "noinherit") for part in COLOURED] + [("question", "bold"), ("highlighted", "bold"), DIM]
        ),
    )
    menu = asked.application
    menu.erase_when_done = True
    menu.ttimeoutlen = ESCAPE_SECONDS
    leaving = KeyBindings()

    @leaving.add("escape", eager=True)
    @leaving.add("q")
    @leaving.add("c-d")
    @leaving.add("c-q", eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=None)

    @leaving.add("c-z")
    def _(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    menu.key_bindings = merge_key_bindings([menu.key_bindings or KeyBindings(), leaving])
    try:
        chosen = menu.run(handle_sigint=False)
    except EOFError:
        return None
    except SystemExit:  # at a signal prompt_toolkit leaves the menu standing, and the cursor hidden
        menu.renderer.erase()
        menu.output.show_cursor()
        menu.output.flush()
        raise
    return None if chosen is None else int(chosen)


def _from_lines(world: World, question: str, labels: Sequence[str]) -> int | None:
    show(world, [Row(question), *(Row(label, f"  {place}  ") for place, label in enumerate(labels, 1))])
    while True:
        print("Number, or Enter for the first: ", end="", file=world.stdout, flush=True)
        line = read_line(world.stdin, 100)
        if line is None:
            world.say()
            return None
        typed = line.strip() or "1"
        if typed.lower() == "q":
            return None
        if typed.isascii() and typed.isdecimal() and 0 < int(typed) <= len(labels):
            return int(typed) - 1

"""Forms: texts asked for one after the other, on a terminal with the means to edit them, elsewhere line by line."""

from quiz.commands.ask import COLOURED
from quiz.commands.rows import BLANK, Row, show
from quiz.commands.world import World
from quiz.core.answer import LONGEST_ANSWER
from quiz.ui.lines import only_ascii, read_line
from quiz.ui.words import sentence

NOTHING = "-"
"""What empties a field where a mere Enter keeps what is in it."""


def ask_text(world: World, label: str, means: str = "", default: str = "") -> str:
    """What was typed, blanks round it removed; empty by a mere Enter.

    `default` stands there to be changed. KeyboardInterrupt at Ctrl-C, and at the end of the input.
    """
    _head(world, label, means)
    return _line(world, default)


def ask_texts(world: World, label: str, means: str = "", default: tuple[str, ...] = ()) -> list[str]:
    """Several texts, until one is empty; each of `default` stands there to be changed or emptied."""
    _head(world, label, f"{means} An empty line ends.".strip())
    texts = [_line(world, text) for text in default]
    while text := _line(world):
        texts.append(text)
    return list(filter(None, texts))


def complain(world: World, message: str, help: str = "") -> None:  # noqa: A002 - as a diagnostic has it
    """Say what is wrong with what was typed."""
    margin = _margin(world)
    rows = [Row(sentence(message), f"{margin}! ", lead_style="bold yellow")]
    show(world, [*rows, *([Row(sentence(help), f"{margin}  ")] if help else [])])


def advise(world: World, message: str, help: str = "") -> None:  # noqa: A002 - as a diagnostic has it
    """Say what would make better what is right as it is."""
    margin = _margin(world)
    rows = [Row(sentence(message), f"{margin}Advice: ", lead_style="yellow")]
    show(world, [*rows, *([Row(sentence(help), f"{margin}  ")] if help else [])])


def _head(world: World, label: str, means: str) -> None:
    margin = _margin(world)
    rows = [Row(label, margin, style="bold"), *([Row(means, margin, style="dim")] if means else [])]
    show(world, [*([BLANK] if margin else []), *rows])


def _margin(world: World) -> str:
    """What stands before everything where there is room for looks."""
    return "  " if world.interactive else ""


def _line(world: World, default: str = "") -> str:
    return (_edited(world, default) if world.interactive else _typed(world, default)).strip()


def _edited(world: World, default: str) -> str:
    import questionary

    sign = "  >" if only_ascii(world.stdout, world.environ) else "  ›"
    style = questionary.Style([(part, "noinherit") for part in COLOURED])
    try:
        return str(questionary.text("", default=default, qmark=sign, style=style).application.run(handle_sigint=False))
    except EOFError as end:
        raise KeyboardInterrupt from end


def _typed(world: World, default: str) -> str:
    if default:
        show(world, [Row(f"now: {default}", "  "), Row(f"Enter keeps it, {NOTHING} empties it.", "  ")])
    print("> ", end="", file=world.stdout, flush=True)
    try:
        line = read_line(world.stdin, LONGEST_ANSWER)
        if line is None:
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        world.say()
        raise
    if default and line.strip() == NOTHING:
        return ""
    return line if line.strip() else default

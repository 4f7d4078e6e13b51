"""The text of `quiz --help`: every command with what it does."""

from quiz.commands.registry import COMMANDS


def overview() -> str:
    """All commands in their groups, and the options that each has."""
    lines = [
        "usage: quiz [COMMAND] [OPTION …]",
        "",
        "A terminal quiz: plain-text decks, spaced repetition, feedback that teaches.",
        "`quiz` alone shows what is due; Enter studies it.",
    ]
    for group, members in COMMANDS.items():
        lines += ["", group]
        lines += [f"  {name:<16}{command.summary}" for name, command in members.items()]
    lines += [
        "",
        "For every command",
        "  --decks PATH    a deck file or a folder of decks (repeatable)",
        "  --home DIR      where answers and settings are kept",
        "  --profile NAME  whose answers",
        "  --plain         line by line, without colour or cursor movement",
        "  --version       print the version",
        "",
        "For example",
        "  quiz study troops --limit 5",
        "",
        "`quiz help COMMAND` says more.",
    ]
    return "\n".join(lines)

"""What a command reads that is no deck of the learner's: a file that is named, or `-` for standard input."""

from quiz.commands.world import World
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError

MEGABYTE = 1024 * 1024


def read_bytes(world: World, path: str, most: int, too_large: str) -> bytes:
    """The bytes of a file or of standard input, at most `most` megabytes; `too_large` is the help where there are more.

    QuizError where there is no such file (66), or it is too large (65).
    """
    limit = most * MEGABYTE + 1
    try:
        if path == "-":
            stdin = world.stdin
            data = stdin.buffer.read(limit) if hasattr(stdin, "buffer") else stdin.read(limit).encode()
        else:
            with (world.cwd / path).open("rb") as stream:
                data = stream.read(limit)
    except OSError as error:
        message = f"cannot read {clean_line(path)}: {(error.strerror or str(error)).lower()}"
        raise QuizError(message, "check its name and rights", Exit.NO_INPUT) from error
    if len(data) >= limit:
        raise QuizError(f"{shown(path)} is larger than {most} MB", too_large, Exit.BAD_DATA)
    return data


def shown(path: str) -> str:
    """The file as messages name it."""
    return "standard input" if path == "-" else clean_line(path)

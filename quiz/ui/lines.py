"""Lines of text in and out, whatever the stream: a pipe, a dumb terminal, bytes that are no text, an ASCII locale."""

import codecs
import io
import os
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from typing import TextIO

from quiz.core import columns

cells, wrap = columns.cells, columns.wrap  # what prints lines measures and wraps them, too

LEGIBLE = "quiz.legible"
"""The name of the error handler that writes what an encoding lacks as near as it can, and else as `?`."""

ASCII_FORMS = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "⁄": "/", "→": "->", "›": ">", "ß": "ss"}
    | dict.fromkeys("▁▂▃▄▅▆▇█", "#")
)
"""Typographic characters that Unicode does not decompose, and what stands for them in ASCII."""

SKIP_AT_A_TIME = 1 << 16

WIDTH = 80
"""Columns to wrap at where the output has no width of its own."""

NARROWEST = 20
"""Columns; an output that says it is narrower is wrapped at this."""

WIDEST = 88
"""Columns of text at most: longer lines are hard to read."""


def settle(stdin: TextIO, stdout: TextIO) -> None:
    """Make the streams safe to use: what cannot be decoded or encoded is replaced, never an error.

    Input that is said to be ASCII is read as UTF-8, of which ASCII is a part: a locale that was never set up says so. A
    stream that can no longer be told (one read from already) is left as it is.
    """
    _reconfigure(stdin, "utf-8" if _is_ascii(stdin) else None, "replace")
    _reconfigure(stdout, None, LEGIBLE)


def _reconfigure(stream: TextIO, encoding: str | None, errors: str) -> None:
    if isinstance(stream, io.TextIOWrapper):
        with suppress(io.UnsupportedOperation, ValueError):
            stream.reconfigure(encoding=encoding, errors=errors)


def _is_ascii(stream: TextIO) -> bool:
    return codecs.lookup(stream.encoding or "utf-8").name == "ascii"


def _legible(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    decomposed = unicodedata.normalize("NFKD", lacking).translate(ASCII_FORMS)
    shown = (character for character in decomposed if not unicodedata.combining(character))
    return "".join(character if character.isascii() else "?" for character in shown), error.end


codecs.register_error(LEGIBLE, _legible)


def only_ascii(stdout: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether the terminal can be trusted with ASCII only.

    Python speaks UTF-8 in the C locale, whatever the terminal does, and sets LC_CTYPE to say so: then LANG still tells.
    """
    if not (stdout.encoding or "").lower().replace("-", "").startswith("utf8"):
        return True
    locale = environment.get("LC_ALL") or environment.get("LANG") or ""
    return locale in ("C", "POSIX")


def width_of(stream: TextIO) -> int:
    """How many columns a stream has to wrap lines at."""
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return WIDTH
    return max(columns, NARROWEST) if columns else WIDTH


def tell(stream: TextIO, text: str) -> None:
    """Write an error or a notice as a line; a stream that takes none is no reason to stop, and is not tried again."""
    try:
        print(text, file=stream, flush=True)
    except OSError:
        silence(stream)


def silence(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere, else Python would try once more in the end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def read_line(stream: TextIO, limit: int) -> str | None:
    """Read one line without its line ending; None at the end of the stream.

    A line of more than `limit` characters comes back cut to `limit + 1`, so that the caller can tell; what is over is
    read and dropped. A stream that is closed or lost (its terminal is gone, say) counts as ended.
    """
    try:
        line = stream.readline(limit + 1)
        if len(line) > limit and not line.endswith("\n"):
            over = line
            while over and not over.endswith("\n"):
                over = stream.readline(SKIP_AT_A_TIME)
    except (OSError, ValueError):
        return None
    return line.rstrip("\r\n").removeprefix("\ufeff") if line else None

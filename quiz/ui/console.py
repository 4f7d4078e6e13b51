"""The one place that makes a Rich console: text that is not ours must never be read as markup or emoji codes."""

from functools import cache
from typing import IO

from rich.console import Console


def console(file: IO[str] | None = None) -> Console:
    """Make a console that prints text exactly as it is; to standard output unless told otherwise."""
    return Console(
        file=file,
        markup=False,
        emoji=False,
        highlight=False,
    )


@cache
def silent() -> Console:
    """Give the console that nothing is printed on: Rich asks for one to wrap text and to look up styles."""
    return console()

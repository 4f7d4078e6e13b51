"""The one place that makes a Rich console: text that is not ours must never be read as markup or emoji codes."""

from typing import IO

from rich.console import Console


def console(file: IO[str] | None = None, *, stderr: bool = False, width: int | None = None) -> Console:
    """Make a console that prints text exactly as it is; to standard output unless told otherwise."""
    return Console(
        file=file,
        stderr=stderr,
        width=width,
        markup=False,
        emoji=False,
        highlight=False,
    )

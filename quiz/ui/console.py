"""The one place that makes a Rich console: text that is not ours must never be read as markup or emoji codes."""

from functools import cache
from typing import IO, TYPE_CHECKING, Any, cast

from rich.style import Style

if TYPE_CHECKING:
    from rich.console import Console


def console(file: IO[str] | None = None) -> "Console":
    """Make a console that prints text exactly as it is; to standard output unless told otherwise."""
    from rich.console import Console

    return Console(
        file=file,
        markup=False,
        emoji=False,
        highlight=False,
    )


class _Silent:
    """What Rich asks of a console to wrap text and to look up styles.

    A real one takes as long to import as the first question may wait; it is made should Rich ask for more.
    """

    def get_style(self, name: str | Style, **_default: object) -> Style:
        return name if isinstance(name, Style) else Style.parse(name)

    def __getattr__(self, name: str) -> Any:
        return getattr(console(), name)


@cache
def silent() -> "Console":
    """Give the console that nothing is printed on."""
    return cast("Console", _Silent())

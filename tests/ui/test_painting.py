"""The first screen on a terminal is what the page says, to the letter."""

from io import StringIO

import pytest
from rich.text import Text

from quiz.ui.keys import Sight
from quiz.ui.page import Page
from quiz.ui.painting import index_at, paint

ROWS = (
    Text.assemble("  ", Text("right", "green"), " or ", Text("[red] :x:", "bold red"), Text(" far", "dim")),
    Text(),
    Text.assemble("日本", ("x", "underline")),
)


@pytest.mark.parametrize(
    ("coloured", "cursor", "painted"),
    [
        (
            True,
            (3, 2),
            "  \x1b[32mright\x1b[0m or \x1b[1;31m[red] :x:\x1b[0m\x1b[2m far\x1b[0m\n\n日本\x1b[4mx\x1b[0m\x1b[3;4H",
        ),
        (False, None, "  right or \x1b[1m[red] :x:\x1b[0m\x1b[2m far\x1b[0m\n\n日本\x1b[4mx\x1b[0m\x1b[?25l"),
    ],
)
def test_a_page_is_painted_as_it_is(*, coloured: bool, cursor: tuple[int, int] | None, painted: str) -> None:
    """Nothing in it is markup; without colours it still has its weight; the cursor stands where it belongs."""
    stdout = StringIO()
    paint(Page(ROWS, cursor, Sight(0, 0, 0)), stdout, coloured=coloured)
    assert stdout.getvalue() == painted


@pytest.mark.parametrize(("column", "index"), [(0, 0), (2, 1), (4, 2), (5, 3), (7, 5)])
def test_a_column_is_told_in_characters(column: int, index: int) -> None:
    """Of which wide ones take two; behind the last there are only blanks."""
    assert index_at(ROWS[2], column) == index

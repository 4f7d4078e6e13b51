"""A screen is fitted into the rows there are, and what must stay in sight stays."""

from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from quiz.ui.blocks import Room
from quiz.ui.page import Sheet, fit


def lines(name: str, number: int) -> list[Text]:
    """So many lines of a part, each with its number."""
    return [Text(f"{name}{at}") for at in range(number)]


SHEETS = st.builds(
    lambda head, question, body, note, pinned, foot, below: Sheet(
        lines("head", head),
        lines("body", body),
        lines("foot", foot),
        lines("pinned", pinned),
        lines("note", note),
        lines("question", question),
        cursor=(0, max(pinned - 1 - below, 0)),
    ),
    head=st.integers(0, 2),
    question=st.integers(0, 5),
    body=st.integers(0, 12),
    note=st.integers(0, 4),
    pinned=st.integers(1, 6),
    foot=st.integers(1, 3),
    below=st.integers(0, 2),
)


@given(SHEETS, st.integers(2, 30))
def test_the_cursor_stands_in_its_line_however_few_rows_there_are(sheet: Sheet, height: int) -> None:
    """Where that line is in sight at all; the last one, the last of the keys and some of the question always are."""
    page = fit(sheet, Room(40, height), None)
    shown = [row.plain.strip() for row in page.rows]
    assert len(shown) == height
    assert {sheet.pinned[-1].plain, sheet.foot[-1].plain} <= set(shown)
    assert height == 2 or not sheet.question or any(row.startswith("question") for row in shown)
    assert page.cursor
    assert sheet.cursor
    line = sheet.pinned[sheet.cursor[1]].plain
    assert shown[page.cursor[1]] == line or line not in shown


@given(SHEETS)
def test_where_there_is_room_everything_is_shown_in_its_order(sheet: Sheet) -> None:
    """White space apart."""
    page = fit(sheet, Room(40, 50), None)
    parts = (sheet.head, sheet.question, sheet.body, sheet.note, sheet.pinned, sheet.foot)
    assert [row.plain.strip() for row in page.rows if row.plain.strip()] == [
        line.plain for part in parts for line in part
    ]

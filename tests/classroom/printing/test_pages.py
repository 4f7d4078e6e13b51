"""The text formats: whole pages, as they are kept in `pages/`, and what no deck can do to them."""

from pathlib import Path

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from quiz.classroom.printing import markdown, text
from quiz.classroom.printing.handout import Handout, Layout
from quiz.classroom.printing.text import WIDTH
from quiz.core.columns import cells
from tests.classroom.printing.every import every_kind, handout_of, handouts

PAGES = Path(__file__).parent / "pages"


@pytest.mark.parametrize(("write", "name"), [(text.write, "every.txt"), (markdown.write, "every.md")])
def test_a_sheet_of_every_kind_and_its_key_are_written_as_kept(write: object, name: str) -> None:
    """The same bytes each time."""
    assert callable(write)
    handout = handout_of(every_kind(), ("A", "B"), Layout(points=2))
    assert write(handout).decode() == (PAGES / name).read_text("utf-8")


@given(handouts)
def test_no_line_of_text_is_wider_than_the_page(handout: Handout) -> None:
    """Whatever a deck says."""
    lines = text.write(handout).decode().split("\n")
    assert max(map(cells, lines)) <= WIDTH


@given(handouts)
def test_markdown_has_the_headings_lists_and_rules_of_the_sheet_alone(handout: Handout) -> None:
    """No text of a deck makes a heading, a list, a link, code or HTML."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown.write(handout).decode())
    types = [token.type for token in tokens]
    inline = {child.type for token in tokens for child in token.children or ()}
    parts = len(handout.sheets) + len(handout.keys)
    assert types.count("heading_open") == parts
    assert types.count("hr") == parts - 1
    assert types.count("list_item_open") == sum(
        line.startswith(("- ", "* ")) for line in markdown.write(handout).decode().split("\n")
    )
    assert not {"html_block", "code_block", "fence", "blockquote_open", "table_open", "ordered_list_open"} & set(types)
    assert inline <= {
        "text",
        "text_special",
        "softbreak",
        "hardbreak",
        "strong_open",
        "strong_close",
        "em_open",
        "em_close",
    }

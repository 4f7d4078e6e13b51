"""Plain text as Markdown: a reader of Markdown sees the text, and nothing but text."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from quiz.core.markdown import escaped

MARKS = st.text(st.sampled_from("ab1.)-+*_#>=:|`~<&;![](){}\\ \t\n$^"), max_size=30)


@given(MARKS | st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=30))
def test_nothing_is_markup(text: str) -> None:
    """Rendered, the text is paragraphs of the same words."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(escaped(text))
    assert {token.type for token in tokens} <= {"paragraph_open", "paragraph_close", "inline"}
    said = ""
    for token in tokens:
        for child in token.children or ():
            assert child.type in {"text", "text_special", "hardbreak", "softbreak"}
            said += child.content or " "
        said += " "
    assert said.split() == text.split()

"""Texts read as paragraphs and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.article.text import Paragraph, headline, read_article, sentences


def test_paragraphs_between_empty_lines_are_counted_from_one() -> None:
    """Whatever ends the lines; a paragraph of several lines is one."""
    expected = (Paragraph(1, "One goes on.", 1), Paragraph(2, "Two.", 4))
    for ending in ("\n", "\r\n"):
        assert read_article(ending.join(["One", "goes on.", "", "Two.", ""])) == expected
    assert read_article("\ufeffOne\ngoes on.\n\nTwo.") == expected


def test_lines_of_number_and_tab_name_their_paragraphs() -> None:
    """A number is a number, anything else a name."""
    assert read_article("caption\tA flag.\n1\tOne.\n2\tTwo.\n") == (
        Paragraph("caption", "A flag.", 1),
        Paragraph(1, "One.", 2),
        Paragraph(2, "Two.", 3),
    )


def test_a_photo_and_what_stands_twice_are_not_counted() -> None:
    """Pages show captions and headlines twice; the first paragraph is what a reader would call so."""
    text = "Menu\nA flag flies.\n\nA flag flies. (Jo Doe/AP)\n\nThe news.\n"
    assert read_article(text) == (Paragraph("caption", "A flag flies. (Jo Doe/AP)", 4), Paragraph(1, "The news.", 6))


@given(st.lists(st.lists(st.sampled_from(["a", "a b", "b", "* * *"]), min_size=1, max_size=3), max_size=12))
def test_what_begins_a_later_paragraph_is_left_out_before_it(blocks: list[list[str]]) -> None:
    """By its last line, however many paragraphs begin alike."""
    whole = [" ".join(block) for block in blocks]
    kept = [
        text
        for place, text in enumerate(whole)
        if not any(later.startswith(blocks[place][-1]) for later in whole[place + 1 :])
    ]
    text = "\n\n".join("\n".join(block) for block in blocks)
    assert [paragraph.text for paragraph in read_article(text)] == kept


def test_sentences_end_where_a_reader_would_end_them() -> None:
    """Not at abbreviations, initials and figures."""
    text = (
        "Gen. Joseph F. Dunford Jr. met U.S. and U.K. officials on Jan. 3. He paid $3.5 million! “It was fair.” "
        "Was it? (Nobody knows.) At 4 p.m. they left."
    )
    assert sentences(text) == (
        "Gen. Joseph F. Dunford Jr. met U.S. and U.K. officials on Jan. 3.",
        "He paid $3.5 million!",
        "“It was fair.”",
        "Was it?",
        "(Nobody knows.)",
        "At 4 p.m. they left.",
    )


@given(st.text(max_size=400))
def test_no_word_is_lost(text: str) -> None:
    """The sentences of a paragraph are its words, in order."""
    assert " ".join(" ".join(sentences(text)).split()) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A barrier for the port\n\nIt was decided.\n", "A barrier for the port"),
        ("Who pays for the port?\n\nThe town does.\n", "Who pays for the port?"),
        ("It was decided.\n\nIt was paid.\n", ""),
        ("A note without an end\n", ""),
        ("caption\tA ship (Jo Do/Post)\n1\tA barrier for the port\n2\tIt was decided.\n", "A barrier for the port"),
        ("word " * 40 + "\n\nIt was decided.\n", ""),
    ],
)
def test_a_headline_is_a_short_first_paragraph_that_no_full_stop_ends(text: str, found: str) -> None:
    """It has others below it."""
    assert headline(read_article(text)) == found

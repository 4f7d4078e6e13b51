"""PDF: every question is on its pages as text, whatever it holds, and no character is silently a box."""

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from quiz.classroom.printing import pdf
from quiz.classroom.printing.cards import draw_cards, make_cards
from quiz.classroom.printing.handout import PAPER_SIZES, Layout
from quiz.core.card import Card, Choice, Deck, Recall, Select, Short
from quiz.core.error import QuizError
from tests.classroom.printing.every import every_kind, handout_of

MARKUP = (
    '#panic("x") *bold* _x_ `raw` $x^2$ [a] \\ // no comment /* nor this */ @ref <label> = head #set page(fill: red)'
)


def pages(data: bytes) -> list[str]:
    """The text of each page, its blanks made one."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


def squeezed(text: str) -> str:
    """A text without blanks: where a line ends is the page's affair."""
    return "".join(text.split()).replace("\u200b", "")


def test_every_question_and_answer_is_on_the_pages_of_its_form() -> None:
    """With the form's code and the number of the page at the foot."""
    deck = every_kind()
    handout = handout_of(deck, ("A", "B"), Layout(points=2))
    said = pages(pdf.write(handout))
    for sheet in handout.sheets:
        text = squeezed(part_of(said, f"{sheet.code} page "))
        assert all(squeezed(piece) in text for task in sheet.tasks for piece in task.text)
    for key in handout.keys:
        text = squeezed(part_of(said, f"Key {key.code} page "))
        assert all(squeezed(solution.answer) in text for solution in key.solutions)


def part_of(said: list[str], foot: str) -> str:
    """The text of the pages with that foot, which number themselves from 1 to the last."""
    mine = [page for page in said if re.search(rf"(?<!Key ){foot}\d+/\d+$", page)]
    assert mine
    assert all(page.endswith(f"{foot}{number}/{len(mine)}") for number, page in enumerate(mine, 1))
    return "".join(mine)


def test_markup_in_a_deck_is_text() -> None:
    """It is data to Typst, and never read as its language."""
    deck = Deck("d", MARKUP, cards=(Card("d/a", "d", Choice(MARKUP, MARKUP, ("b",))),))
    assert squeezed("".join(pages(pdf.write(handout_of(deck))))).count(squeezed(MARKUP)) == 5


def test_a_question_stays_on_one_page_unless_no_page_has_room_for_it() -> None:
    """And nothing of a long one is lost."""
    few = [
        Card(f"d/{n}", "d", Choice(f"Question{n}?", "last", tuple(f"option {m}" for m in range(9)))) for n in range(9)
    ]
    many = Card("d/many", "d", Select("Many?", tuple(f"item {n}." for n in range(150))))
    said = pages(pdf.write(handout_of(Deck("d", "t", cards=(*few, many)))))
    for number in range(9):
        (page,) = (page for page in said if f"Question{number}?" in page)
        (question,) = (part for part in page.split("Question")[1:] if part.startswith(f"{number}?"))
        assert question.count("option") == 9
        assert "last" in question
    assert all(f"item {n}." in " ".join(said) for n in range(150))


def test_a_word_longer_than_a_line_is_broken() -> None:
    """All of it lies on the page."""
    word = "Donaudampfschifffahrts" * 20
    data = pdf.write(handout_of(Deck("d", "t", cards=(Card("d/a", "d", Short(word, word)),))))
    whole = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).replace("\u200b", "")
    assert max(map(len, whole.splitlines())) < 120
    assert squeezed("".join(pages(data))).count(word) == 2


@pytest.mark.parametrize("name", ["a4", "letter"])
def test_the_paper_is_the_one_asked_for(name: str) -> None:
    """In points, on every page."""
    size = PAPER_SIZES[name]
    sheets = pdf.write(handout_of(every_kind(), layout=Layout(size)))
    cards = pdf.write_cards(make_cards(draw_cards(every_kind().cards, 1), "t", {}, size))
    for data in (sheets, cards):
        for page in PdfReader(io.BytesIO(data)).pages:
            measured = (float(page.mediabox.width), float(page.mediabox.height))
            assert measured == pytest.approx((size.width * 72 / 25.4, size.height * 72 / 25.4), abs=0.1)


def test_flashcards_have_a_page_of_backs_behind_each_page_of_fronts() -> None:
    """Eight on a leaf."""
    deck = every_kind()
    said = pages(pdf.write_cards(make_cards(draw_cards(deck.cards, 1), "t", {}, PAPER_SIZES["a4"])))
    assert len(said) == 4
    assert "What is the capital of Japan?" in said[0]
    assert "Tokyo" in said[1]
    assert "The Alliance" not in "".join(said)


def test_an_id_stands_on_the_back_alone() -> None:
    """It often says what is asked for on the front."""
    card = Card("d/okinawa", "d", Recall("From where?", "From there."))
    front, back = pages(pdf.write_cards(make_cards(draw_cards([card], 1), "t", {}, PAPER_SIZES["a4"])))
    assert (front, back) == ("From where?", "From there. d/okinawa")


def test_the_same_handout_gives_the_same_bytes() -> None:
    """On one machine: fonts may differ on another."""
    assert pdf.write(handout_of(every_kind())) == pdf.write(handout_of(every_kind()))


def test_characters_that_no_font_has_are_named_with_their_cards() -> None:
    """Both are never assigned. Nothing is written."""
    cards = (Card("d/a", "d", Recall("x\u0378y", "z")), Card("d/b", "d", Recall("plain", "\u0379")))
    with pytest.raises(QuizError) as raised:
        pdf.write(handout_of(Deck("d", "t", cards=cards)))
    assert raised.value.message == "no font here has \u0378 U+0378, \u0379 U+0379 (in d/a, d/b)"
    assert raised.value.help == "name one that has: `--font FILE`; or print `--format html`"
    with pytest.raises(QuizError, match=r"no font here has .* \(in d/a, d/b\)"):
        pdf.write_cards(make_cards(draw_cards(cards, 1), "t", {}, PAPER_SIZES["a4"]))


def test_a_file_that_is_no_font_is_told(tmp_path: Path) -> None:
    """As is one that is not there."""
    (tmp_path / "no.ttf").write_text("no font")
    for name, message in (("no.ttf", "no.ttf is no font"), ("none.ttf", "cannot read the font none.ttf: no such file")):
        with pytest.raises(QuizError, match=message):
            pdf.write(handout_of(every_kind()), tmp_path / name)

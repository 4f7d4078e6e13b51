"""Kahoot's spreadsheet, and spreadsheets that are meant to do harm."""

import io
import sys
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings

from quiz.core.card import Card, Choice, Deck, Question, Select, TrueFalse
from quiz.core.error import Exit, QuizError
from quiz.exchange.carry import Loss, Options
from quiz.exchange.kahoot import HEADERS, read, write
from tests.deckfile.strategies import decks
from tests.exchange.laws import assert_only_told_losses
from tests.exchange.samples import workbook


def card(question: Question) -> Deck:
    """A deck of this card alone."""
    return Deck("d", "D", cards=(Card("d/a", "d", question),))


def sheet(data: bytes) -> list[tuple[object, ...]]:
    """The rows of a workbook that are not empty."""
    rows = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)
    return [row for row in rows if any(cell is not None for cell in row)]


@given(decks())
@settings(max_examples=50, deadline=None)
def test_nothing_is_lost_that_is_not_told(deck: Deck) -> None:
    """Its title and its ids come back with it."""
    out = write(deck, Options())
    assert_only_told_losses(deck, out, read(out.data, Options()))


def test_the_same_deck_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """On any day."""
    deck = card(Choice("Capital?", "Oslo", ("Bergen",)))
    monkeypatch.setattr("time.time", lambda: 1_000_000_000.0)
    assert write(deck, Options()) == write(deck, Options())
    assert b"2000-01-01T00:00:00Z" in zipfile.ZipFile(io.BytesIO(write(deck, Options()).data)).read("docProps/core.xml")


def test_the_questions_stand_below_the_headers_of_the_template() -> None:
    """In row 8, from the second column on; a text is no formula."""
    data = write(card(Choice("=1+1?", "=2", ("3", "4"))), Options()).data
    title, header, question = sheet(data)
    assert title[1] == "D"
    assert header[1:8] == HEADERS
    assert (question[0], question[1], set(question[2:5]), question[5:7]) == (1, "=1+1?", {"=2", "3", "4"}, (None, 20))
    assert question[int(str(question[7])) + 1] == "=2"
    made = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert (made["B8"].value, made["B9"].data_type) == (HEADERS[0], "s")
    assert made.column_dimensions["J"].hidden


def test_what_does_not_fit_is_left_out_and_told() -> None:
    """Nothing is shortened."""
    lures = ("b" * 76, "c1", "d1", "e1", "f1")
    out = write(card(Choice("q" * 120, "a" * 75, lures)), Options())
    assert [loss[1:] for loss in out.losses] == [
        ("distractors", f"`{'b' * 40}` is left out: it is too long"),
        ("distractors", "`f1` is left out: there is room for 4 answers"),
    ]
    assert len(sheet(out.data)) == 3
    assert write(card(Choice("q" * 121, "a1", ("b1",))), Options()).losses == (
        Loss("d/a", "", "left out: its question has more than 120 characters"),
    )
    assert write(card(Choice("q?", "a" * 76, ("b1",))), Options()).losses == (
        Loss("d/a", "", "left out: there is room for 4 answers of 75 characters"),
    )


def test_the_header_is_found_by_its_texts() -> None:
    """Wherever it is; several right answers are all to be chosen."""
    rows: list[list[object]] = [
        ["", "Quiz template"],
        ["", *HEADERS],
        [1, "Which?", "Oslo", "Bergen", "Malmö", None, 20, "1,2"],
        [2, "How many?", 1, 2.0, 3, 4, 30, 3],
        [3, "It is so.", True, False, None, None, 5, 1],
        [4, "Nothing right?", "a1", "b1", None, None, 5, None],
    ]
    found = read(workbook(rows, first=5), Options("kahoot"))
    assert [card.question for card in found.decks[0].cards] == [
        Select("Which?", ("Oslo", "Bergen"), ("Malmö",)),
        Choice("How many?", "3", ("1", "2", "4")),
        TrueFalse("It is so.", key=True),
    ]
    assert [loss.card for loss in found.losses] == ["row 10", "all cards"]


def changed(data: bytes, name: str, content: bytes) -> bytes:
    """The archive with another file in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
        if name not in old.namelist():
            new.writestr(name, content)
    return out.getvalue()


GOOD = workbook([["Question", "Answer"], ["hund", "dog"]])
SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 xl/workbook.xml", "this spreadsheet cannot be read: it is damaged, or no zip archive"),
        (GOOD[: len(GOOD) // 2], "this spreadsheet cannot be read: it is damaged, or no zip archive"),
        (changed(GOOD, "xl/bomb.bin", b"\0" * 50_000_000),
         "this spreadsheet cannot be read: a file in it would be over a hundred times larger unpacked"),
        (changed(GOOD, "../../evil", b"x"), "this spreadsheet cannot be read: it holds a file with an odd name"),
        (changed(GOOD, SHEET, ENTITIES.encode()), f"this spreadsheet declares what none needs ({SHEET})"),
        (changed(GOOD, SHEET, ENTITIES.encode("utf-16")), f"this spreadsheet declares what none needs ({SHEET})"),
        (changed(GOOD, SHEET, b"<worksheet"), "this spreadsheet is damaged"),
        (changed(GOOD, SHEET, b"<a>" * 100_000), "this spreadsheet is damaged"),
        (workbook([["Name", "Mark"], ["Ada", 1]]), "this spreadsheet has no columns with questions and answers"),
    ],
)  # fmt: skip
def test_what_is_no_spreadsheet_of_questions_is_one_clear_line(data: bytes, message: str) -> None:
    """However it is broken, and whatever it is meant to do."""
    with pytest.raises(QuizError) as caught:
        read(data, Options())
    assert (caught.value.message, caught.value.code, bool(caught.value.help)) == (message, Exit.BAD_DATA, True)


def test_a_missing_part_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With how to get it."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(QuizError) as caught:
        write(Deck("d", "D"), Options())
    assert (caught.value.message, caught.value.help) == (
        "spreadsheets need another part, openpyxl",
        "`pip install openpyxl` brings it; or use CSV",
    )

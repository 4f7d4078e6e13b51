"""Kahoot: the spreadsheet from which a quiz is made there. In and out.

Its columns are found by their headers, as those of any table; so other spreadsheets with such headers come in too.
"""

import io
import random
import re
from collections.abc import Iterator
from datetime import date, datetime
from types import ModuleType
from typing import Any, NamedTuple

from quiz.core.card import Card, Choice, Date, Deck, Number, Select, Short, TrueFalse
from quiz.core.date import show_date
from quiz.core.error import Exit, QuizError
from quiz.core.note import notes
from quiz.core.number import show_number
from quiz.deckfile.ids import is_deck_id, slug
from quiz.exchange.archive import Kind, packed, unpacked
from quiz.exchange.carry import Export, Import, Loss, Options
from quiz.exchange.fields import deck_not_carried, fields_not_carried
from quiz.exchange.naming import foreign_id
from quiz.exchange.rows.reading import deck_of, table_of
from quiz.exchange.rows.table import Row

LONGEST_QUESTION, LONGEST_ANSWER, MOST_ANSWERS = 120, 75, 4
"""Characters of a question and of an answer, and answers of a question."""
SECONDS = 20
"""For each question; 5, 10, 20, 30, 60, 90, 120 and 240 can be chosen there."""
_HEADER_ROW = 8
HEADERS = (
    "Question - max 120 characters",
    *(f"Answer {number} - max 75 characters" for number in range(1, MOST_ANSWERS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
_ID_COLUMN = len(HEADERS) + 3
_MOST_ROWS, _MOST_COLUMNS = 100_000, 60
_CARRIED = frozenset({"id", "kind", "question", "answer", "distractors", "labels"})
_AGAIN = "save it as an .xlsx workbook again"
_XLSX = Kind("spreadsheet", _AGAIN)
_DECLARATIONS = tuple(
    mark.encode(code) for mark in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a moment that stands for none: the bytes do not depend on the day
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


class Asked(NamedTuple):
    """A card as Kahoot asks it: its answers in the order that they have there, the right ones, and what was lost."""

    question: str
    answers: tuple[str, ...]
    right: tuple[str, ...]
    losses: tuple[Loss, ...]


def recognise(data: bytes) -> bool:
    """A zip archive with a workbook in it."""
    return data.startswith(b"PK") and b"xl/workbook.xml" in data


def read(data: bytes, options: Options) -> Import:
    """The questions of the first sheet that has a header with a question and answers."""
    library = _openpyxl()
    for name, content in unpacked(data, _XLSX).items():
        if name.endswith((".xml", ".rels")) and any(mark in content for mark in _DECLARATIONS):
            raise QuizError(f"this {_XLSX.name} declares what none needs ({name[:40]})", _AGAIN, Exit.BAD_DATA)
    try:
        book = library.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        deck = _deck(book.properties.title, book.properties.identifier, options)
        sheets = [_rows(sheet) for sheet in book.worksheets[:20]]
    except Exception as error:  # what the library raises at a file that is broken is of any kind
        raise QuizError(f"this {_XLSX.name} is damaged", _AGAIN, Exit.BAD_DATA) from error
    for rows, more in sheets:
        table = table_of(rows)
        if table.columns:
            cut = (Loss(f"row {_MOST_ROWS:,}", "", "what comes after it is left out"),) if more else ()
            return deck_of(deck, table, cut)
    raise QuizError(f"this {_XLSX.name} has no columns with questions and answers", _HEADED, Exit.BAD_DATA)


def write(deck: Deck, _options: Options) -> Export:
    """A row for each card that can be asked as a choice; what is too long is left out and told."""
    book = _openpyxl().Workbook()
    sheet = book.active
    _put(sheet, 2, 2, deck.title)
    for place, header in enumerate(HEADERS, 2):
        _put(sheet, _HEADER_ROW, place, header)
    _put(sheet, _HEADER_ROW, _ID_COLUMN, "id")
    sheet.column_dimensions["B"].width = 60
    sheet.column_dimensions[sheet.cell(_HEADER_ROW, _ID_COLUMN).column_letter].hidden = True
    losses = list(deck_not_carried(deck, {"id", "title"}))
    row = _HEADER_ROW
    for note in notes(deck.cards):
        asked = _asked(note[0])
        losses += asked.losses
        if not asked.answers:
            continue
        row += 1
        _put(sheet, row, 1, row - _HEADER_ROW)
        for place, text in enumerate((asked.question, *asked.answers), 2):
            _put(sheet, row, place, text)
        _put(sheet, row, 7, SECONDS)
        _put(sheet, row, 8, ",".join(str(asked.answers.index(text) + 1) for text in asked.right))
        _put(sheet, row, _ID_COLUMN, foreign_id(note[0].note))
        losses += fields_not_carried(note, deck, _CARRIED)
    book.properties.title, book.properties.identifier = deck.title, foreign_id(deck.id)
    book.properties.creator, book.properties.created = "quiz", _MADE
    out = io.BytesIO()
    book.save(out)
    return Export(_undated(out.getvalue()), tuple(losses))


_HEADED = "name them in one row: Question, Answer 1 to Answer 4, Correct answer(s)"


def _openpyxl() -> ModuleType:
    try:
        import openpyxl
    except ImportError as error:
        message = "spreadsheets need another part, openpyxl"
        raise QuizError(message, "`pip install openpyxl` brings it; or use CSV", Exit.USAGE) from error
    module: ModuleType = openpyxl
    return module


def _deck(title: str | None, identifier: str | None, options: Options) -> Deck:
    ours = (identifier or "").removeprefix("quiz:")
    if identifier and ours != identifier and is_deck_id(ours) and title:
        return Deck(ours, title)
    return Deck(slug(options.name), options.name)


def _rows(sheet: Any) -> tuple[list[Row], bool]:
    """The rows that are not empty, and whether there are more than anybody asks."""
    rows = []
    cells = sheet.iter_rows(max_row=_MOST_ROWS + 1, max_col=_MOST_COLUMNS, values_only=True)
    for line, values in enumerate(cells, 1):
        texts = tuple(_text(value) for value in values)
        if line <= _MOST_ROWS and any(texts):
            rows.append(Row(line, texts))
    return rows, len(rows) > 0 and (sheet.max_row or 0) > _MOST_ROWS


def _text(value: object) -> str:
    """What is read in a cell."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return (value.date() if value.time() == datetime.min.time() else value).isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value).strip()


def _put(sheet: Any, row: int, column: int, value: str | int) -> None:
    """A number, or a text that is one even where it begins as a formula does."""
    cell = sheet.cell(row, column)
    cell.value = _CONTROL.sub("", value) if isinstance(value, str) else value
    cell.data_type = "s" if isinstance(value, str) else "n"


def _asked(card: Card) -> Asked:
    """The card as a question with up to four answers; without answers where it cannot be asked there."""
    note, right, wrong = card.note, *_answers(card)
    losses: list[Loss] = []

    def left_out(why: str) -> Asked:
        return Asked("", (), (), (Loss(note, "", f"left out: {why}"),))

    if not right or not (wrong or isinstance(card.question, Select)):
        return left_out(f"a {card.kind} card without options cannot be asked there")
    if len(card.stem) > LONGEST_QUESTION:
        return left_out(f"its question has more than {LONGEST_QUESTION} characters")
    if len(right) > MOST_ANSWERS or any(len(text) > LONGEST_ANSWER for text in right):
        return left_out(f"there is room for {MOST_ANSWERS} answers of {LONGEST_ANSWER} characters")
    fitting = [text for text in wrong if len(text) <= LONGEST_ANSWER]
    kept = tuple(fitting[: MOST_ANSWERS - len(right)])
    for text in wrong:
        if text not in kept:
            why = "it is too long" if text not in fitting else f"there is room for {MOST_ANSWERS} answers"
            losses.append(Loss(note, "distractors", f"`{text[:40]}` is left out: {why}"))
    if len(right) + len(kept) < 2:
        return left_out("no wrong answer of it fits")
    losses += _changed(card)
    answers = card.question.labels if isinstance(card.question, TrueFalse) else _mixed(right, kept, card.id)
    return Asked(card.stem, answers, right, tuple(losses))


def _answers(card: Card) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The right answers and the wrong ones, as they are shown; none for what is no choice."""
    match card.question:
        case Choice(key=key, distractors=wrong) | Short(key=key, distractors=wrong):
            return (key,), wrong
        case Select(keys=keys, distractors=wrong):
            return keys, wrong
        case TrueFalse(key=key, labels=(first, second)):
            return ((first,), (second,)) if key else ((second,), (first,))
        case Number(key=number, distractors=numbers):
            show = [show_number(value, card.language) for value in (number, *numbers)]
            return (show[0],), tuple(show[1:])
        case Date(key=day, distractors=days):
            return (show_date(day),), tuple(map(show_date, days))
        case _:
            return (), ()


def _changed(card: Card) -> Iterator[Loss]:
    """That the card is one of another kind there."""
    question = card.question
    if isinstance(question, Short | Number | Date):
        yield Loss(card.note, "kind", "it is a choice there, and never typed")
    elif isinstance(question, TrueFalse) and question.labels != ("True", "False"):
        yield Loss(card.note, "kind", "it is a choice of two there")
    elif isinstance(question, Select) and len(question.keys) == 1:
        yield Loss(card.note, "kind", "with one right answer it is a choice there")


def _mixed(right: tuple[str, ...], wrong: tuple[str, ...], seed: str) -> tuple[str, ...]:
    """Right and wrong answers in an order left to chance, but each of the two in their own."""
    places = [True] * len(right) + [False] * len(wrong)
    random.Random(seed).shuffle(places)  # noqa: S311 - an order of answers, no secret
    rights, wrongs = iter(right), iter(wrong)
    return tuple(next(rights) if place else next(wrongs) for place in places)


def _undated(book: bytes) -> bytes:
    """The workbook without the moment at which it was made."""
    files = unpacked(book, _XLSX)
    core = "docProps/core.xml"
    stamp = rb"(<dcterms:modified[^>]*>)[^<]*"
    files[core] = re.sub(stamp, rb"\g<1>2000-01-01T00:00:00Z", files[core])
    return packed(files)

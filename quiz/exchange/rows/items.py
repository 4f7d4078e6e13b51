"""Makes notes of rows: by the columns that a header names, or of two columns without one."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from quiz.deckfile.names import CARD_FIELDS, meant_kind
from quiz.deckfile.questions import KINDS
from quiz.exchange.carry import Loss
from quiz.exchange.fields import Fields, Item
from quiz.exchange.rows.cells import listed, truth, value_of
from quiz.exchange.rows.columns import CORRECT, NUMBER, OPTION, Column
from quiz.exchange.rows.table import Row
from quiz.exchange.texts import tidy

_TYPED_UP_TO = 60
"""Characters of the longest answer that anybody is asked to type."""


class Asked(NamedTuple):
    """What one row says: the cells by what their columns hold, in their order."""

    line: int
    cells: Mapping[str, Sequence[str]]

    def one(self, holds: str) -> str:
        """The text of the first cell of such a column; empty where there is none."""
        return next(iter(self.cells.get(holds, ())), "")


class Items(NamedTuple):
    """The notes of a table, and what was lost of it."""

    items: tuple[Item, ...]
    losses: tuple[Loss, ...] = ()


def items_of(columns: Sequence[Column], rows: Sequence[Row], language: str) -> Items:
    """A note for each row below a header."""
    items: list[Item] = []
    losses: list[Loss] = []
    ignored = {column.place: 0 for column in columns if not column.holds}
    for row in rows:
        cells: dict[str, list[str]] = {}
        for column in columns:
            cell = tidy(row.cells[column.place]) if column.place < len(row.cells) else ""
            if cell and column.holds and column.holds != NUMBER:
                cells.setdefault(column.holds, []).append(cell)
            elif cell and not column.holds:
                ignored[column.place] += 1
        if not cells:
            continue
        try:
            item, lost = _item(Asked(row.line, cells), language)
        except ValueError as error:
            losses.append(Loss(f"row {row.line}", "", f"left out: {error}"))
            continue
        items.append(item)
        losses += lost
    for column in columns:
        if rows_with := ignored.get(column.place, 0):
            where = "one row" if rows_with == 1 else f"{rows_with:,} rows"
            losses.append(
                Loss("all cards", " ".join(column.header.split()), f"left out in {where}: a card has no such field")
            )
    return Items(tuple(items), tuple(losses))


def plain_items(rows: Sequence[Row]) -> Items:
    """A note for each row of two columns without a header: what is asked, and the answer."""
    items: list[Item] = []
    losses: list[Loss] = []
    for row in rows:
        question, answer, *more = (*map(tidy, row.cells), "", "")
        if any(more):
            losses.append(Loss(f"row {row.line}", "", "its further cells are left out: no header says what they are"))
        items.append(Item(f"row {row.line}", answered(question, answer)))
    return Items(tuple(items), tuple(losses))


def answered(question: str, answer: str) -> Fields:
    """A note with one answer, turned over by the learner; with several, parted by `;` or `|`, it is typed."""
    forms = list(dict.fromkeys(listed(answer, ";|"))) if "\n" not in answer else [answer]
    if len(forms) > 1 and all(len(form) <= _TYPED_UP_TO for form in forms):
        return {"kind": "short", "question": question, "answer": forms[0], "accept": forms[1:]}
    return {"kind": "recall", "question": question, "answer": answer}


def _item(asked: Asked, language: str) -> tuple[Item, list[Loss]]:
    """The note of a row, and what is lost of it. ValueError: it names no option as right."""
    place = f"row {asked.line}"
    losses = []
    written = asked.one("kind")
    kind = written if written in KINDS else meant_kind(written[:40], KINDS) if written else ""
    if written and not kind:
        losses.append(Loss(place, "kind", f"left out: there is no kind `{written[:40]}`; found out from the rest"))
    options = [option for cell in asked.cells.get(OPTION, ()) for option in _options(cell, asked)]
    if options and kind in ("", "choice", "select", "true-false", "short"):
        fields = _chosen(asked, options, kind)
    elif kind:
        fields = {"kind": kind}
    else:
        fields = _guessed(asked)
    kind = fields["kind"]
    known = {*CARD_FIELDS, *KINDS[kind].fields}
    for holds, cells in asked.cells.items():
        field = "answer" if holds == CORRECT else holds
        if field in fields or field in ("id", "kind", "language", OPTION):
            continue
        if field not in known:
            losses.append(Loss(place, field, f"left out: a {kind} card has no such field"))
        elif len(cells) > 1 and field in ("accept", "distractors", "tags", "hint"):
            fields[field] = [value for cell in cells for value in _as_list(value_of(field, cell, kind, language))]
        else:
            fields[field] = value_of(field, cells[0], kind, language)
    return Item(place, {name: value for name, value in fields.items() if value != ""}, asked.one("id")), losses


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _options(cell: str, asked: Asked) -> list[str]:
    """The options of a cell: one, where there is a column for each; several, where all are in one."""
    return [cell] if len(asked.cells[OPTION]) > 1 else listed(cell, ";|")


def _chosen(asked: Asked, options: list[str], kind: str) -> Fields:
    """A note with options, of which the answer names the right ones: by their texts, numbers or letters."""
    named = asked.one(CORRECT) or asked.one("answer")
    right = _right(named, options)
    if not right:
        raise ValueError(f"`{named[:40]}` is none of its options" if named else "it does not say which option is right")
    question = asked.one("question")
    holds = [truth(option) for option in options]
    if len(right) == 1 and len(options) == 2 and True in holds and False in holds and kind != "choice":
        return {"kind": "true-false", "question": question, "answer": truth(right[0])}
    wrong = [option for option in options if option not in right]
    if kind == "select" or len(right) > 1:
        return {"kind": "select", "question": question, "answer": right, "distractors": wrong}
    return {"kind": "choice", "question": question, "answer": right[0], "distractors": wrong}


def _right(answer: str, options: list[str]) -> list[str]:
    if answer in options:
        return [answer]
    for names in (listed(answer, ";|"), [name for name in re.split(r"[\s,;|]+|\band\b", answer) if name]):
        found = [_named(name, options) for name in names]
        if found and all(found):
            chosen = set(found)
            return [option for option in options if option in chosen]
    return []


def _named(name: str, options: list[str]) -> str:
    """The option of that text, number from 1 or letter; empty where there is none."""
    if name in options:
        return name
    by_case = {option.casefold(): option for option in options}
    if name.casefold() in by_case:
        return by_case[name.casefold()]
    found = re.fullmatch(r"\(?(?:(?:answer|option|choice)\s*)?(?:([1-9]\d?)|([a-z]))[).]?", name.casefold(), re.ASCII)
    if not found:
        return ""
    place = int(found[1]) - 1 if found[1] else ord(found[2]) - ord("a")
    return options[place] if place < len(options) else ""


def _guessed(asked: Asked) -> Fields:
    """The kind of a note that does not say it, and the fields that follow from that."""
    question = asked.one("question")
    cloze = asked.one("text") or (question if "{{" in question else "")
    if "{{" in cloze:
        return {"kind": "cloze", "text": cloze, **({} if asked.one("text") else {"question": ""})}
    if asked.one("pairs"):
        return {"kind": "match"}
    question = question or asked.one("text")
    answer = asked.one(CORRECT) or asked.one("answer")
    if asked.one("distractors") and not asked.one("accept"):
        right = listed(answer, ";|")
        if len(right) > 1:
            return {"kind": "select", "question": question, "answer": right}
        return {"kind": "choice", "question": question, "answer": answer}
    if asked.one("tolerance") or asked.one("unit"):
        return {"kind": "number"}
    if isinstance(truth(answer), bool) and len(answer) > 3:
        return {"kind": "true-false"}
    if asked.one("accept") or asked.one("strict"):
        return {"kind": "short", "question": question, "answer": answer}
    return answered(question, answer)

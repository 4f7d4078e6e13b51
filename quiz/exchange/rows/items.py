"""Makes notes of rows: by the columns that a header names, or of two columns without one."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from quiz.deckfile.names import CARD_FIELDS, meant_kind
from quiz.deckfile.questions import KINDS
from quiz.exchange.carry import Loss
from quiz.exchange.fields import Fields, Item
from quiz.exchange.rows.cells import listed, truth, value_of
from quiz.exchange.rows.columns import CORRECT, NUMBER, OPTION, Column
from quiz.exchange.rows.table import Row
from quiz.exchange.texts import tidy

_FURTHER = "its further cells are left out: no header says what they are"
_BEFORE_LABEL = re.compile(r"\b(?:answer|option|choice)[\s_]*(?=(?:\d{1,2}|[a-z])\b)", re.IGNORECASE)
_TYPED_UP_TO = 60
"""Characters of the longest answer that anybody is asked to type."""


class Asked(NamedTuple):
    """What one row says: the cells by what their columns hold, in their order.

    `options` are what there is to choose from, by number, as the headers have it where each has its own column.
    """

    line: int
    cells: Mapping[str, Sequence[str]]
    options: Mapping[int, str] = {}

    def one(self, holds: str) -> str:
        """The text of the first cell of such a column; empty where there is none."""
        return next(iter(self.cells.get(holds, ())), "")

    @property
    def right(self) -> str:
        """What the row says is right, as it is written."""
        return self.one(CORRECT) or self.one("answer")


class Items(NamedTuple):
    """The notes of a table, and what was lost of it."""

    items: tuple[Item, ...]
    losses: tuple[Loss, ...] = ()


def items_of(columns: Sequence[Column], rows: Sequence[Row], language: str) -> Items:
    """A note for each row below a header."""
    items: list[Item] = []
    losses: list[Loss] = []
    asked = [one for row in rows if (one := _asked(columns, row)).cells]
    by_label = _by_label({column.label for column in columns} - {""}, asked)
    for one in asked:
        try:
            item, lost = _item(one, language, by_label=by_label)
        except ValueError as error:
            losses.append(Loss(f"row {one.line}", "", f"left out: {error}"))
            continue
        items.append(item)
        losses += lost
    return Items(tuple(items), (*losses, *_ignored(columns, rows)))


def _asked(columns: Sequence[Column], row: Row) -> Asked:
    """What a row says in the columns that are understood."""
    cells: dict[str, list[str]] = {}
    options: dict[int, str] = {}
    for column in columns:
        cell = tidy(row.cells[column.place]) if column.place < len(row.cells) else ""
        if cell and column.holds and column.holds != NUMBER:
            cells.setdefault(column.holds, []).append(cell)
            if column.holds == OPTION:
                options[_number_of(column.label) or len(options) + 1] = cell
    if len(options) == 1:
        options = dict(enumerate(listed(next(iter(options.values())), ";|"), 1))
    return Asked(row.line, cells, options)


def _ignored(columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[Loss]:
    """What stands below a header that is not understood, and behind the last one."""
    for column in columns:
        count = sum(any(row.cells[column.place : column.place + 1]) for row in rows)
        if count and not column.holds:
            where = "one row" if count == 1 else f"{count:,} rows"
            header = " ".join(column.header.split())
            yield Loss("all cards", header, f"left out in {where}: a card has no such field")
    last = max(column.place for column in columns)
    for row in rows:
        if any(row.cells[last + 1 :]):
            yield Loss(f"row {row.line}", "", _FURTHER)


def plain_items(rows: Sequence[Row]) -> Items:
    """A note for each row of two columns without a header: what is asked, and the answer."""
    items: list[Item] = []
    losses: list[Loss] = []
    for row in rows:
        question, answer, *more = (*map(tidy, row.cells), "", "")
        if any(more):
            losses.append(Loss(f"row {row.line}", "", _FURTHER))
        items.append(Item(f"row {row.line}", answered(question, answer)))
    return Items(tuple(items), tuple(losses))


def answered(question: str, answer: str) -> Fields:
    """A note with one answer, turned over by the learner; with several, parted by `;` or `|`, it is typed."""
    forms = list(dict.fromkeys(listed(answer, ";|"))) if "\n" not in answer else [answer]
    if len(forms) > 1 and all(len(form) <= _TYPED_UP_TO for form in forms):
        return {"kind": "short", "question": question, "answer": forms[0], "accept": forms[1:]}
    return {"kind": "recall", "question": question, "answer": answer}


def _item(asked: Asked, language: str, *, by_label: bool) -> tuple[Item, list[Loss]]:
    """The note of a row, and what is lost of it. ValueError: it names no option as right."""
    place = f"row {asked.line}"
    losses = []
    written = asked.one("kind")
    kind = written if written in KINDS else meant_kind(written[:40], KINDS) if written else ""
    if written and not kind:
        losses.append(Loss(place, "kind", f"left out: there is no kind `{written[:40]}`; found out from the rest"))
    if asked.options and kind in ("", "choice", "select", "true-false", "short"):
        fields = _chosen(asked, kind, by_label=by_label)
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


def _chosen(asked: Asked, kind: str, *, by_label: bool) -> Fields:
    """A note with options, of which the answer names the right ones: by their texts, numbers or letters."""
    named, options = asked.right, list(dict.fromkeys(asked.options.values()))
    ways = (_by_texts(named, asked.options), _by_numbers(named, asked.options))
    right = next(filter(None, reversed(ways) if by_label else ways), [])
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


def _by_label(labels: Collection[str], asked: Iterable[Asked]) -> bool:
    """Whether what is right is named as the headers name the options: no row has the text of an option instead.

    Options may be numbers themselves, so this cannot be told from one row.
    """
    return bool(labels) and not any(
        not set(_words(one.right.casefold())) <= set(labels) and _by_texts(one.right, one.options) for one in asked
    )


def _by_texts(answer: str, options: Mapping[int, str]) -> list[str]:
    """The options of which an answer says the texts; none where one of its words is no option."""
    texts = list(dict.fromkeys(options.values()))
    by_case = {text.casefold(): text for text in texts}
    for words in ([answer], listed(answer, ";|"), _words(answer)):
        found = {word if word in texts else by_case.get(word.casefold(), "") for word in words}
        if found and "" not in found:
            return [text for text in texts if text in found]
    return []


def _by_numbers(answer: str, options: Mapping[int, str]) -> list[str]:
    """The options of which an answer says the numbers or the letters; none where one of its words is neither."""
    found = {_number_of(word) for word in _words(answer)}
    return list(dict.fromkeys(options[number] for number in sorted(found))) if found <= set(options) else []


def _words(answer: str) -> list[str]:
    """The words of an answer; `Option B` is one."""
    return [word for word in re.split(r"[\s,;|]+|\band\b", _BEFORE_LABEL.sub("", answer)) if word]


def _number_of(label: str) -> int:
    """The number, from 1, that a number or a letter is, with what may stand round it; 0 where it is neither."""
    found = re.fullmatch(r"\(?(?:([1-9]\d?)|([a-z]))[).]?", label.casefold(), re.ASCII)
    if not found:
        return 0
    return int(found[1]) if found[1] else ord(found[2]) - ord("a") + 1


def _guessed(asked: Asked) -> Fields:
    """The kind of a note that does not say it, and the fields that follow from that."""
    question = asked.one("question")
    cloze = asked.one("text") or (question if "{{" in question else "")
    if "{{" in cloze:
        return {"kind": "cloze", "text": cloze, **({} if asked.one("text") else {"question": ""})}
    if asked.one("pairs"):
        return {"kind": "match"}
    question = question or asked.one("text")
    answer = asked.right
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

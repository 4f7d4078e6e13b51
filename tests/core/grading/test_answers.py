"""Real answers of real people, hundreds of them, each with the verdict it must get: see answers.toml."""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from quiz.core.card import (
    Card,
    Choice,
    Cloze,
    Date,
    ListAll,
    Match,
    Number,
    Order,
    Question,
    Recall,
    Select,
    Short,
    TrueFalse,
)
from quiz.core.date import PartialDate, parse_date
from quiz.core.grading.marking import grade
from quiz.core.prompt import natural_form
from quiz.core.review import Answer, Verdict
from quiz.core.text import normalise

TABLE = tomllib.loads(Path(__file__).with_name("answers.toml").read_text(encoding="utf-8"), parse_float=Decimal)["card"]


def date(key: str) -> PartialDate:
    parsed = parse_date(key)
    assert parsed is not None, key
    return parsed


def question_of(row: dict[str, Any]) -> Question:
    """The question that a row of the table describes."""
    stem = row.get("question", "What?")
    lures = tuple(row.get("distractors", ()))
    match row["kind"]:
        case "short":
            return Short(stem, row["key"], tuple(row.get("accept", ())), row.get("strict", False), lures)
        case "cloze":
            return Cloze(row.get("before", "It was "), row.get("after", "."), row["key"], tuple(row.get("accept", ())))
        case "recall":
            return Recall(stem, row["key"])
        case "choice":
            return Choice(stem, row["key"], lures)
        case "true-false":
            true, false = row.get("labels", ("True", "False"))
            return TrueFalse(stem, row["key"], (true, false))
        case "number":
            tolerance, wrong = Decimal(row.get("tolerance", 0)), tuple(map(Decimal, lures))
            return Number(stem, Decimal(row["key"]), tolerance, row.get("unit", ""), wrong)
        case "date":
            return Date(stem, date(row["key"]), tuple(map(date, lures)))
        case "select":
            return Select(stem, tuple(row["keys"]), lures)
        case "order":
            return Order(stem, tuple(row["keys"]))
        case "match":
            return Match(stem, tuple((left, right) for left, right in row["pairs"]), lures)
        case kind:
            assert kind == "list"
            return ListAll(stem, tuple(map(tuple, row["items"])), row["need"])


def answer_of(given: Any) -> Answer:
    if isinstance(given, str):
        return given
    if all(isinstance(item, str) for item in given):
        return tuple(given)
    return tuple((left, right) for left, right in given)


def rows() -> Iterator[Any]:
    for row in TABLE:
        card = Card("deck/card", "deck", question_of(row), language=row.get("language", "en"))
        rivals = frozenset(map(normalise, row.get("rivals", ())))
        for verdict in Verdict:
            for given in row.get(verdict, ()):
                name = f"{row['kind']}: {row.get('key', '')!r} <- {given!r} is {verdict}"
                yield pytest.param(card, answer_of(given), rivals, verdict, id=name)


@pytest.mark.parametrize(("card", "answer", "rivals", "verdict"), tuple(rows()))
def test_the_answer_gets_the_verdict_a_fair_teacher_gives(
    card: Card, answer: Answer, rivals: frozenset[str], verdict: Verdict
) -> None:
    """Right however it is written, wrong however near it looks."""
    assert grade(card, answer, natural_form(card), rivals).verdict is verdict


def test_the_table_is_read_whole() -> None:
    """No table is empty, and every verdict is in it hundreds of times together."""
    assert all(any(row.get(verdict) for verdict in Verdict) for row in TABLE)
    assert sum(len(row.get(verdict, ())) for row in TABLE for verdict in Verdict) > 800

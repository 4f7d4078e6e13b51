"""The schema that editors read: it takes every right deck, and refuses what is plainly wrong where it is wrong."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given
from jsonschema import Draft7Validator

from quiz.core.card import Deck
from quiz.deckfile.emit import deck_text
from quiz.deckfile.parse import parse_deck
from quiz.deckfile.questions import KINDS
from quiz.deckfile.schema import FILE_NAME, keep_schema, schema, schema_line, schema_text
from tests.deckfile.strategies import decks

DECKS = Path(__file__).parents[2] / "decks"
SHIPPED = sorted(DECKS.rglob("*.toml"))
GUIDE = (DECKS / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
HEAD = '[deck]\ntitle = "Example"\n\n'
CARD = HEAD + '[[card]]\nid = "a"\nkind = "number"\nquestion = "How many?"\nanswer = 5\n'


def as_json(value: Any) -> Any:
    """A value of TOML as editors hand it to a schema: dates as texts."""
    match value:
        case dict():
            return {name: as_json(inner) for name, inner in value.items()}
        case list():
            return [as_json(inner) for inner in value]
        case date():
            return value.isoformat()
        case Decimal():
            return float(value)
    return value


def mistakes(text: str) -> list[tuple[tuple[str | int, ...], str]]:
    """Where the schema finds fault with a deck, and which of its rules speaks."""
    found: Iterator[Any] = Draft7Validator(schema()).iter_errors(as_json(tomli.loads(text)))
    return [(tuple(error.absolute_path), str(error.validator)) for error in found]


def test_the_schema_is_one() -> None:
    """By the rules of draft 7."""
    Draft7Validator.check_schema(schema())


def test_the_schema_that_is_shipped_is_current() -> None:
    """`python -m quiz.deckfile.schema > decks/deck.schema.json` makes it so."""
    assert (DECKS / FILE_NAME).read_text(encoding="utf-8") == schema_text()
    assert json.loads(schema_text()) == schema()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_deck_is_right_and_names_it(path: Path) -> None:
    """So that editors help with them as they lie."""
    text = path.read_text(encoding="utf-8")
    assert mistakes(text) == []
    named = text.partition("\n")[0].removeprefix("#:schema ")
    assert (path.parent / named).resolve() == DECKS / FILE_NAME


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_every_example_of_the_guide_is_right(example: str) -> None:
    """What authors copy is not underlined."""
    assert mistakes(example if example.startswith("[deck]") else HEAD + example) == []


@given(decks())
def test_whatever_the_parser_takes_the_schema_takes(deck: Deck) -> None:
    """An editor never finds fault with a right deck."""
    text = deck_text(deck)
    if not parse_deck(text, "d.toml").diagnostics:
        assert mistakes(text) == []


@pytest.mark.parametrize(
    ("text", "at", "rule"),
    [
        (CARD + 'tolerence = "5%"\n', ("card", 0), "additionalProperties"),
        (CARD + "shuffle = false\n", ("card", 0), None),
        (CARD.replace("answer = 5", 'answer = "many"'), ("card", 0, "answer"), "type"),
        (CARD.replace("answer = 5\n", ""), ("card", 0), "required"),
        (CARD.replace('"number"', '"numbr"'), ("card", 0, "kind"), "enum"),
        (CARD + 'tags = "a"\n', ("card", 0, "tags"), "type"),
        (CARD + "source = 0\n", ("card", 0, "source"), "anyOf"),
        (CARD + 'tolerance = "many"\n', ("card", 0, "tolerance"), "anyOf"),
        (CARD + 'allow = ["no-such-rule"]\n', ("card", 0, "allow", 0), "enum"),
        (CARD.replace("title", "titel"), ("deck",), "required"),
        (CARD + '[sources]\ntitle = "S"\n', (), "additionalProperties"),
    ],
)
def test_what_is_plainly_wrong_is_refused_in_its_place(text: str, at: tuple[str | int, ...], rule: str | None) -> None:
    """A field that is not known, one of another kind, a wrong type, one that is missing."""
    assert (at, str(rule)) in mistakes(text)


def test_every_field_is_explained() -> None:
    """Completion and hover have words for each table, field and kind of answer."""
    card = schema()["properties"]["card"]["items"]
    for table in (schema()["properties"]["deck"], schema()["properties"]["source"], card):
        assert table["description"]
        assert all(field["description"] for field in table["properties"].values())
    assert len(card["allOf"]) == len(KINDS)


def test_a_copy_is_kept_where_the_line_points(tmp_path: Path) -> None:
    """Beside the deck, or in the folder above where one is; never over one that is there."""
    assert schema_line(tmp_path / "a.toml") == "#:schema ./deck.schema.json\n"
    keep_schema(tmp_path / "a.toml")
    assert (tmp_path / FILE_NAME).read_text("utf-8") == schema_text()
    (tmp_path / FILE_NAME).write_text("{}", "utf-8")
    assert schema_line(tmp_path / "more" / "b.toml") == "#:schema ../deck.schema.json\n"
    keep_schema(tmp_path / "more" / "b.toml")
    assert not (tmp_path / "more").exists()
    assert (tmp_path / FILE_NAME).read_text("utf-8") == "{}"

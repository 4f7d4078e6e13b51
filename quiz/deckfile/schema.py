"""A JSON Schema of decks, made from the parser's own tables: editors complete, explain and check by it as one types.

It stays within what is simple in draft 7, which is what editors of TOML know. What it lets pass may still be wrong:
`quiz check` has the last word.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quiz.deckfile import meanings
from quiz.deckfile.codes import RULES
from quiz.deckfile.compose import needed
from quiz.deckfile.find import is_there
from quiz.deckfile.ids import MAX_ID
from quiz.deckfile.names import CARD_FIELDS, DECK_FIELDS, SOURCE_FIELDS
from quiz.deckfile.questions import KINDS
from quiz.deckfile.write import write_file

FILE_NAME = "deck.schema.json"

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
TEXTS: Schema = {"type": "array", "items": TEXT}
FLAG: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "number"}
LOCAL_DATE: Schema = {"type": "string", "format": "date"}
"""A date without quotes: editors take it for a text of this format."""
DATE: Schema = {"anyOf": [{"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}, LOCAL_DATE]}
ALLOWED: Schema = {"type": "array", "items": {"type": "string", "enum": list(RULES)}}
ID: Schema = {**TEXT, "maxLength": MAX_ID}

DECK_TYPES: dict[str, Schema] = {
    "id": ID,
    "title": TEXT,
    "description": TEXT,
    "language": {"type": "string", "pattern": "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$"},
    "tags": TEXTS,
    "allow": ALLOWED,
}
SOURCE_TYPES: dict[str, Schema] = {
    "title": TEXT,
    "author": TEXT,
    "publisher": TEXT,
    "date": {"anyOf": [TEXT, LOCAL_DATE]},
    "url": TEXT,
}
CARD_TYPES: dict[str, Schema] = {
    "id": ID,
    "kind": {"type": "string", "enum": list(meanings.KINDS)},
    "question": TEXT,
    "hint": {"anyOf": [TEXT, TEXTS]},
    "explanation": TEXT,
    "why_not": {"type": "object", "additionalProperties": TEXT},
    "source": {"anyOf": [{"type": "integer", "minimum": 1}, TEXT]},
    "tags": TEXTS,
    "draft": FLAG,
    "allow": ALLOWED,
    "reverse": FLAG,
    "accept": TEXTS,
    "strict": FLAG,
    "distractors": {"type": "array"},
    "shuffle": FLAG,
    "labels": {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2},
    "tolerance": {"anyOf": [NUMBER, {"type": "string", "pattern": "%\\s*$"}]},
    "unit": TEXT,
    "text": TEXT,
    "pairs": {"type": "array", "minItems": 2, "items": {**TEXTS, "minItems": 2, "maxItems": 2}},
    "need": {"type": "integer", "minimum": 1},
}
ANSWER_TYPES: dict[str, Schema] = {
    "recall": TEXT,
    "short": TEXT,
    "choice": TEXT,
    "select": {**TEXTS, "minItems": 1},
    "true-false": FLAG,
    "number": NUMBER,
    "date": DATE,
    "order": {**TEXTS, "minItems": 2},
    "list": {"type": "array", "minItems": 1, "items": {"anyOf": [TEXT, {**TEXTS, "minItems": 1}]}},
}
DISTRACTOR_TYPES: dict[str, Schema] = {"number": {"anyOf": [NUMBER, TEXT]}, "date": DATE}
"""What each distractor is, where it is no text."""


def schema() -> Schema:
    """The schema of a deck file."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A deck of quiz",
        "description": "A deck of questions for the terminal quiz program `quiz`.",
        "x-tombi-toml-version": "v1.1.0",
        **_table({"deck": _deck(), "source": _source(), "card": {"type": "array", "items": _card()}}, ("deck",)),
    }


def schema_text() -> str:
    """The schema as its file has it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def schema_line(deck: Path) -> str:
    """The first line of a deck file, which tells editors its schema.

    The one beside it, or that of the folder above where there is one. The path is relative, so that a folder of decks
    can be moved and shared.
    """
    above = not is_there(deck.parent / FILE_NAME) and is_there(deck.parent.parent / FILE_NAME)
    return f"#:schema {'..' if above else '.'}/{FILE_NAME}\n"


def keep_schema(deck: Path) -> None:
    """Put the schema where `schema_line` says, unless it is there already. QuizError when it cannot be written."""
    if not any(is_there(folder / FILE_NAME) for folder in (deck.parent, deck.parent.parent)):
        write_file(deck.parent / FILE_NAME, schema_text().encode())


def _table(properties: Mapping[str, Schema], required: tuple[str, ...] = ()) -> Schema:
    needed = {"required": list(required)} if required else {}
    return {"type": "object", "additionalProperties": False, "properties": dict(properties), **needed}


def _described(types: Schema, means: str) -> Schema:
    return {"description": means, **types}


def _deck() -> Schema:
    fields = {name: _described(DECK_TYPES[name], meanings.DECK[name]) for name in DECK_FIELDS}
    return {"description": "What the deck is called, and what holds for all its cards.", **_table(fields, ("title",))}


def _source() -> Schema:
    fields = {name: _described(SOURCE_TYPES[name], meanings.SOURCE[name]) for name in SOURCE_FIELDS}
    return {"description": "What the cards are drawn from.", **_table(fields)}


def _card() -> Schema:
    """A card: every field there is, to be completed and explained, and beneath it what each kind makes of them."""
    own = dict.fromkeys(field for kind in KINDS.values() for field in kind.fields)
    fields = {name: _described(CARD_TYPES.get(name, {}), meanings.CARD[name]) for name in (*CARD_FIELDS, *own)}
    fields["kind"] = {**fields["kind"], "x-taplo": {"docs": {"enumValues": list(meanings.KINDS.values())}}}
    return {
        "description": "A question, with what belongs to it.",
        **_table(fields, ("kind",)),
        "allOf": [_kind(name) for name in meanings.KINDS],
    }


def _kind(name: str) -> Schema:
    """What holds for the cards of one kind."""
    others = dict.fromkeys(field for kind in KINDS.values() for field in kind.fields)
    own: dict[str, Schema | bool] = {field: False for field in others if field not in KINDS[name].fields}
    for field in KINDS[name].fields:
        if field == "answer":
            own[field] = _described(ANSWER_TYPES[name], meanings.ANSWERS[name])
        elif field == "distractors":
            own[field] = {"type": "array", "items": DISTRACTOR_TYPES.get(name, TEXT)}
    then = {"required": list(needed(name)), "properties": own}
    return {"if": {"required": ["kind"], "properties": {"kind": {"const": name}}}, "then": then}


if __name__ == "__main__":
    print(schema_text(), end="")

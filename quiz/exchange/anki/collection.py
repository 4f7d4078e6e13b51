"""What is in an Anki collection, read from either of its two layouts: JSON in one row (11), or tables (18)."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from quiz.core.error import Exit, QuizError
from quiz.exchange.anki import wire
from quiz.exchange.anki.database import Database, damaged, opened
from quiz.exchange.anki.template import without_programs

OLD_LAYOUT, NEW_LAYOUT = 11, 18
_DAY = 24 * 60
OCCLUSION = 6
"""Anki's number for its note type that covers parts of an image."""


class Template(NamedTuple):
    """How a note type makes one card of a note: its two sides, as HTML with `{{fields}}`."""

    question: str
    answer: str


class NoteType(NamedTuple):
    """A kind of note: its fields by name and its templates, in order. A `cloze` has a card for each gap's number."""

    name: str
    fields: tuple[str, ...]
    templates: tuple[Template, ...]
    cloze: bool = False
    occlusion: bool = False


class ForeignNote(NamedTuple):
    """A note: its id for ever, the id of its type, its tags, and a text (HTML) for each field of its type."""

    guid: str
    kind: int
    tags: tuple[str, ...]
    fields: tuple[str, ...]


class ForeignCard(NamedTuple):
    """One card of a note: which, the id of its deck, and what is known of it.

    `place` counts the templates, or the numbers of gaps, from 0. `changed` is in seconds since 1970. `studied`: Anki
    has a schedule for it.
    """

    id: int
    place: int
    deck: int
    changed: int
    suspended: bool
    studied: bool
    flag: int


class Answer(NamedTuple):
    """A row of the history: `id` is its time (UTC milliseconds), `button` 1 to 4, 0 where there was no answer.

    `kind` is 0 learning, 1 review, 2 relearning, 3 filtered, 4 and 5 changes by hand. A filtered answer that left the
    schedule alone has `factor` 0.
    """

    id: int
    button: int
    factor: int
    took_ms: int
    kind: int


class Collection(NamedTuple):
    """A whole collection. `cards` are by the note's id, `answers` by the card's.

    `rollover` is the hour at which its days begin, None where it does not say; `offset` the minutes that its local time
    is ahead of UTC. `old_buttons`: its learning answers have three buttons, without Hard.
    """

    kinds: Mapping[int, NoteType]
    decks: Mapping[int, str]
    notes: Mapping[int, ForeignNote]
    cards: Mapping[int, tuple[ForeignCard, ...]]
    answers: Mapping[int, tuple[Answer, ...]]
    rollover: int | None = None
    offset: int = 0
    old_buttons: bool = False


def collection(data: bytes) -> Collection:
    """The collection that an SQLite database holds; QuizError (65) where it is none."""
    with opened(data) as database:
        wanted = ["CAST(ver AS INTEGER)", "CAST(crt AS INTEGER)"]
        layout, created = next(database.rows("col", wanted), (None, None))
        try:
            if layout == OLD_LAYOUT:
                kinds, decks, settings = _old(database)
            elif layout == NEW_LAYOUT:
                kinds, decks, settings = _new(database)
            else:
                raise QuizError(
                    "this collection has a layout that is not known here",
                    "in Anki, export it with the support for older versions",
                    Exit.BAD_DATA,
                )
            notes, cards, answers = _notes(database), _cards(database), _answers(database)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise damaged("what is in it cannot be understood") from error
    rollover = settings.get("rollover")
    return Collection(
        kinds,
        decks,
        notes,
        cards,
        answers,
        rollover if type(rollover) is int and 0 <= rollover <= 23 else None,
        _offset(settings.get("creationOffset"), created),
        settings.get("schedVer", 1 if layout == OLD_LAYOUT else 2) == 1,
    )


def _offset(west: object, created: int) -> int:
    """How far local time was ahead of UTC, in minutes, when the collection was made: at four o'clock in the morning."""
    if type(west) is int and abs(west) < _DAY:
        return -west
    ahead = (4 * 60 - created // 60) % _DAY
    return ahead if ahead <= _DAY // 2 else ahead - _DAY


def _old(database: Database) -> tuple[dict[int, NoteType], dict[int, str], dict[str, Any]]:
    (conf, models, decks), *_ = database.rows("col", ["conf", "models", "decks"])
    kinds = {
        int(number): NoteType(
            str(model["name"]),
            tuple(str(field["name"]) for field in model["flds"]),
            tuple(_template(str(made["qfmt"]), str(made["afmt"])) for made in model["tmpls"]),
            model.get("type") == 1,
            model.get("originalStockKind") == OCCLUSION,
        )
        for number, model in json.loads(models).items()
    }
    names = {int(number): str(deck["name"]) for number, deck in json.loads(decks).items()}
    settings = json.loads(conf)
    return kinds, names, settings if isinstance(settings, dict) else {}


def _new(database: Database) -> tuple[dict[int, NoteType], dict[int, str], dict[str, Any]]:
    fields: dict[int, list[str]] = {}
    for kind, name in database.rows("fields", ["ntid", "CAST(name AS TEXT)"], "ntid, ord"):
        fields.setdefault(kind, []).append(name)
    templates: dict[int, list[Template]] = {}
    for kind, config in database.rows("templates", ["ntid", "CAST(config AS BLOB)"], "ntid, ord"):
        templates.setdefault(kind, []).append(_template(wire.text_in(config, 1), wire.text_in(config, 2)))
    kinds = {}
    for kind, name, config in database.rows("notetypes", ["id", "CAST(name AS TEXT)", "CAST(config AS BLOB)"]):
        kinds[kind] = NoteType(
            name,
            tuple(fields.get(kind, ())),
            tuple(templates.get(kind, ())),
            wire.number_in(config, 1) == 1,
            wire.number_in(config, 9) == OCCLUSION,
        )
    decks = {
        number: name.replace("\x1f", "::") for number, name in database.rows("decks", ["id", "CAST(name AS TEXT)"])
    }
    settings = {
        name: json.loads(value)
        for name, value in database.rows("config", ["CAST(KEY AS TEXT)", "CAST(val AS BLOB)"])
        if name in ("rollover", "creationOffset", "schedVer")
    }
    return kinds, decks, settings


def _template(question: str, answer: str) -> Template:
    return Template(without_programs(question), without_programs(answer))


def _notes(database: Database) -> dict[int, ForeignNote]:
    wanted = ["id", "CAST(guid AS TEXT)", "CAST(mid AS INTEGER)", "CAST(tags AS TEXT)", "CAST(flds AS TEXT)"]
    return {
        number: ForeignNote(guid, kind, tuple(tags.split()), tuple(fields.split("\x1f")))
        for number, guid, kind, tags, fields in database.rows("notes", wanted, "id")
    }


def _cards(database: Database) -> dict[int, tuple[ForeignCard, ...]]:
    numbers = ("nid", "id", "ord", "did", "odid", "mod", "queue", "type", "reps", "flags")
    wanted = [f"CAST({name} AS INTEGER)" for name in numbers]
    cards: dict[int, list[ForeignCard]] = {}
    for note, number, place, deck, home, changed, queue, kind, reps, flag in database.rows("cards", wanted, "nid, ord"):
        card = ForeignCard(number, place, home or deck, changed, queue == -1, kind != 0 or reps > 0, flag & 7)
        cards.setdefault(note, []).append(card)
    return {note: tuple(of_note) for note, of_note in cards.items()}


def _answers(database: Database) -> dict[int, tuple[Answer, ...]]:
    wanted = [f"CAST({name} AS INTEGER)" for name in ("cid", "id", "ease", "factor", "time", "type")]
    answers: dict[int, list[Answer]] = {}
    for card, *row in database.rows("revlog", wanted, "id"):
        answers.setdefault(card, []).append(Answer(*row))
    return {card: tuple(of_card) for card, of_card in answers.items()}

"""Anki packages made for tests, by hand: what is in them is up to each test."""

import io
import json
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from quiz.exchange.anki import read
from quiz.exchange.anki.writing import TABLES
from quiz.exchange.carry import Import, Options

NOON = 1_767_268_800_000
"""1 January 2026, 12:00 UTC, in milliseconds."""


class Model(NamedTuple):
    """A note type: its fields, and the question and answer of each template."""

    name: str
    fields: Sequence[str]
    templates: Sequence[tuple[str, str]]
    cloze: bool = False


LINE = "{{FrontSide}}<hr id=answer>"
BASIC = Model("Basic", ("Front", "Back"), [("{{Front}}", LINE + "{{Back}}")])
REVERSED = Model(
    "Basic (and reversed card)",
    ("Front", "Back"),
    [("{{Front}}", LINE + "{{Back}}"), ("{{Back}}", LINE + "{{Front}}")],
)
TYPED = Model("Typed", ("Front", "Back"), [("{{Front}}{{type:Back}}", "{{Front}}<hr id=answer>{{type:Back}}")])
CLOZE = Model("Cloze", ("Text", "Back Extra"), [("{{cloze:Text}}", "{{cloze:Text}}<br>{{Back Extra}}")], cloze=True)


class Made(NamedTuple):
    """A note: its fields, the places of its cards, and what else there is to say of it."""

    fields: Sequence[str]
    places: Sequence[int] = (0,)
    tags: str = ""
    guid: str = ""
    deck: str = "Geo"
    card: Mapping[str, object] = {}
    answers: Sequence[tuple[int, int, int, int]] = ()
    """Of the first card: time, button, factor, kind."""


CARD: Mapping[str, object] = {
    **dict.fromkeys(("type", "queue", "due", "ivl", "factor", "reps", "lapses", "left", "odue", "odid", "flags"), 0),
    "mod": NOON // 1000,
    "usn": -1,
    "data": "{}",
}
"""A card that is new."""


FOUR_O_CLOCK = 1_767_240_000
"""1 January 2026, 4:00 UTC, in seconds."""


def database(
    folder: Path,
    model: Model,
    notes: Sequence[Made],
    conf: Mapping[str, object] | None = None,
    created: int = FOUR_O_CLOCK,
) -> bytes:
    """An old collection with one note type, made at a time in seconds since 1970."""
    path = folder / "made.anki2"
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(TABLES)
    decks = {name: number for number, name in enumerate(dict.fromkeys(note.deck for note in notes), 10)}
    models = {
        "7": {
            "name": model.name,
            "type": int(model.cloze),
            "flds": [{"name": name} for name in model.fields],
            "tmpls": [{"name": "Card", "qfmt": question, "afmt": answer} for question, answer in model.templates],
        }
    }
    texts = [
        json.dumps(value)
        for value in (
            {"schedVer": 2, "creationOffset": 0} if conf is None else conf,
            models,
            {str(number): {"name": name} for name, number in decks.items()},
        )
    ]
    whole = (created, *texts)
    connection.execute("INSERT INTO col VALUES (1, ?, 0, 0, 11, 0, 0, 0, ?, ?, ?, '{}', '{}')", whole)
    for number, note in enumerate(notes, 1):
        guid = note.guid or f"guid-{number}"
        row = (number, guid, f" {note.tags} ", "\x1f".join(note.fields), note.fields[0])
        connection.execute("INSERT INTO notes VALUES (?, ?, 7, 0, -1, ?, ?, ?, 0, 0, '')", row)
        for place in note.places:
            card = {
                "id": 100 * number + place,
                "nid": number,
                "did": decks[note.deck],
                "ord": place,
                **CARD,
                **note.card,
            }
            names = ", ".join(card)
            marks = ", ".join("?" * len(card))
            connection.execute(f"INSERT INTO cards ({names}) VALUES ({marks})", tuple(card.values()))
        for at, button, factor, kind in note.answers:
            card_id = 100 * number + note.places[0]
            answer = (at, card_id, -1, button, 1, 1, factor, 5000, kind)
            connection.execute("INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", answer)
    connection.commit()
    connection.close()
    return path.read_bytes()


def package(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def came(folder: Path, model: Model, notes: Sequence[Made], conf: Mapping[str, object] | None = None) -> Import:
    """What comes of a package with these notes."""
    return read(package({"collection.anki2": database(folder, model, notes, conf)}), Options())

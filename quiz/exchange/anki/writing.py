"""A deck as an Anki package of the first generation: its notes and cards, and with them what was learnt."""

import json
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import blake2b, sha1
from itertools import count
from pathlib import Path
from typing import Any

from quiz.core.card import Card, Deck
from quiz.core.day import DAY, EPOCH
from quiz.core.doubt import UNSET_BEFORE
from quiz.core.memory import DEFAULT
from quiz.core.note import Note, notes
from quiz.core.review import Review
from quiz.exchange.anki.answers import rows_of
from quiz.exchange.anki.collection import OLD_LAYOUT
from quiz.exchange.anki.field import plain
from quiz.exchange.anki.kinds import OUR_KINDS, STYLE, OurKind, kind_of
from quiz.exchange.anki.ours import deck_name, fields_of, tag_in_anki
from quiz.exchange.anki.package import package
from quiz.exchange.anki.shortfall import shortfall
from quiz.exchange.carry import Export, Learnt, Loss, Options
from quiz.exchange.naming import foreign_id

FIRST_DAY = EPOCH + UNSET_BEFORE // DAY
"""The study day that Anki's days are counted from: no answer is older."""
CREATED = UNSET_BEFORE // 1000 + 4 * 60 * 60
"""When the collection was made, in seconds since 1970, in local time: four in the morning of that day."""
_FACTOR = 2500
_IDS_FROM, _IDS_OF = 1_400_000_000_000, 300_000_000_000
"""Where the ids of notes and cards begin: Anki reads them as times. Each deck has its own part, by its id."""

TABLES = """
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
  ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
  models text not null, decks text not null, dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
  usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
  flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
  mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
  ivl integer not null, factor integer not null, reps integer not null, lapses integer not null,
  left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null,
  type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
"""


def write(deck: Deck, options: Options) -> Export:
    """The deck for Anki to import. Each note has its id, so that it is brought up to date when it comes again."""
    losses: list[Loss] = []
    with tempfile.TemporaryDirectory(prefix="quiz-") as folder:
        path = Path(folder) / "collection"
        connection = sqlite3.connect(path)
        try:
            connection.executescript(TABLES)
            _fill(connection, deck, options)
            connection.commit()
        finally:
            connection.close()
        data = package(path.read_bytes())
    for note in notes(deck.cards):
        losses += shortfall(note)
    return Export(data, tuple(losses))


def _fill(connection: sqlite3.Connection, deck: Deck, options: Options) -> None:
    changed = options.changed_at or CREATED
    ids = count(_IDS_FROM + int.from_bytes(blake2b(deck.id.encode(), digest_size=6).digest()) % _IDS_OF)
    deck_number = next(ids)
    offset = options.learnt.reviews[-1].offset if options.learnt.reviews else 0
    whole = _collection(deck, deck_number, changed, offset)
    connection.execute("INSERT INTO col VALUES (1,?,?,?,?,0,0,0,?,?,?,'{}','{}')", whole)
    numbers: dict[str, int] = {}
    for place, note in enumerate(notes(deck.cards), 1):
        number = next(ids)
        connection.execute("INSERT INTO notes VALUES (?,?,?,?,-1,?,?,?,?,0,'')", _note(note, deck, number, changed))
        for sibling, card in enumerate(note):
            numbers[card.id] = next(ids)
            row = (numbers[card.id], number, deck_number, sibling, changed, *_standing(card, place, options.learnt))
            connection.execute("INSERT INTO cards VALUES (?,?,?,?,?,-1,?,?,?,?,?,?,?,0,0,0,0,?)", row)
    rows = sorted(_history(options.learnt, numbers))
    connection.executemany("INSERT INTO revlog VALUES (?,?,-1,?,?,?,?,?,?)", _one_each_moment(rows))


def _collection(deck: Deck, number: int, changed: int, offset: int) -> tuple[int | str, ...]:
    """What is in the one row of `col`: the settings, note types and decks; `offset`: minutes ahead of UTC."""
    conf = {"schedVer": 2, "creationOffset": -offset, "curDeck": number, "activeDecks": [number], "nextPos": 1}
    models = {str(kind.id): _model(kind) for kind in OUR_KINDS}
    decks = {str(key): _deck(key, name) for key, name in ((1, "Default"), (number, deck_name(deck)))}
    decks[str(number)]["desc"] = deck.description
    texts = [json.dumps(value, sort_keys=True) for value in (conf, models, decks)]
    return CREATED - 60 * offset, changed * 1000, changed * 1000, OLD_LAYOUT, *texts


def _deck(number: int, name: str) -> dict[str, Any]:
    today = {key: [0, 0] for key in ("newToday", "revToday", "lrnToday", "timeToday")}
    rest = {"mod": 0, "usn": 0, "collapsed": False, "desc": "", "dyn": 0, "conf": 1, "extendNew": 0, "extendRev": 0}
    return {"id": number, "name": name, **today, **rest}


def _model(kind: OurKind) -> dict[str, Any]:
    """A note type as the old layout has it."""
    fields = [
        {"name": name, "ord": place, "font": "Arial", "size": 20, "sticky": False, "rtl": False, "media": []}
        for place, name in enumerate(kind.type.fields)
    ]
    templates = [
        {"name": f"Card {place + 1}", "ord": place, "qfmt": made.question, "afmt": made.answer, "did": None}
        | {"bqfmt": "", "bafmt": ""}
        for place, made in enumerate(kind.type.templates)
    ]
    return {
        "id": kind.id,
        "name": kind.type.name,
        "type": int(kind.type.cloze),
        "flds": fields,
        "tmpls": templates,
        "css": STYLE,
        "sortf": 0,
        "did": None,
        "mod": 0,
        "usn": 0,
        "req": [[place, "any", [0]] for place in range(len(templates))],
        "latexPre": "",
        "latexPost": "",
        "tags": [],
        "vers": [],
    }


def _note(note: Note, deck: Deck, number: int, changed: int) -> tuple[int | str, ...]:
    fields = list(fields_of(note, deck).values())
    sorted_by = plain(fields[0]).text
    checksum = int(sha1(sorted_by.encode(), usedforsecurity=False).hexdigest()[:8], 16)
    tags = " ".join(dict.fromkeys(map(tag_in_anki, note[0].tags)))
    guid = foreign_id(note[0].note)
    return (
        number,
        guid,
        kind_of(note).id,
        changed,
        f" {tags} " if tags else "",
        "\x1f".join(fields),
        sorted_by,
        checksum,
    )


def _standing(card: Card, place: int, learnt: Learnt) -> tuple[int | str, ...]:
    """Where a card stands: its type, queue, due day, interval, factor, answers, lapses and memory."""
    schedule = learnt.schedules.get(card.id)
    suspended = card.id in learnt.suspended
    if schedule is None:
        return 0, -1 if suspended else 0, place, 0, 0, 0, 0, "{}"
    data = {
        "s": round(schedule.memory.stability, 4),
        "d": round(schedule.memory.difficulty, 3),
        "decay": round(DEFAULT.decay * -1, 3),
    }
    interval = max(1, schedule.due_day - schedule.last_day)
    due = schedule.due_day - FIRST_DAY
    lapses = schedule.lapses
    return 2, -1 if suspended else 2, due, interval, _FACTOR, schedule.reps, lapses, json.dumps(data)


def _history(learnt: Learnt, numbers: dict[str, int]) -> Iterator[tuple[int, ...]]:
    """The rows of every card's history, by their times."""
    by_card: dict[str, list[Review]] = {}
    for review in learnt.reviews:
        if review.card in numbers:
            by_card.setdefault(review.card, []).append(review)
    for card, reviews in by_card.items():
        for at, *row in rows_of(reviews, learnt.schedules.get(card), _FACTOR):
            yield at, numbers[card], *row


def _one_each_moment(rows: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    """The rows with no two at the same millisecond: Anki knows them by it."""
    last = 0
    for at, *row in rows:
        last = max(at, last + 1)
        yield last, *row

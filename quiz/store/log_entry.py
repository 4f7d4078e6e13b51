"""Entries of a review log as JSON objects, checked on the way in: a log may come from another program."""

from typing import Any, get_args

from quiz.core.review import Answer, AskedAs, LogEntry, Rating, Review, Verdict
from quiz.store.log_line import UnreadableError

ENTRY_TYPES: dict[str, type[LogEntry]] = {kind.__name__.lower(): kind for kind in get_args(LogEntry)}
"""The class of entry that each `type` names."""

_NAMES = {kind: name for name, kind in ENTRY_TYPES.items()}
_VERDICTS: dict[str | None, Verdict | None] = {None: None, **{verdict.value: verdict for verdict in Verdict}}
_RATINGS: dict[int | None, Rating | None] = {None: None, **{rating.value: rating for rating in Rating}}
_ASKED_AS = {asked_as.value: asked_as for asked_as in AskedAs}

_LAST_MS = 253_402_300_799_999  # the end of the year 9999: what calendars can reckon
_LAST_DAY = 3_652_059
_DAY_MINUTES = 24 * 60


def row_from(entry: LogEntry, seq: int) -> dict[str, Any]:
    """The JSON object for an entry, the `seq`-th of its file."""
    defaults = entry._field_defaults
    said = {
        name: value
        for name, value in zip(entry._fields, entry, strict=True)
        if value is not None and (name not in defaults or value != defaults[name])
    }
    return {"type": _NAMES[type(entry)], "seq": seq, **said}


def entry_from(row: dict[str, Any]) -> LogEntry:
    """The entry that a JSON object stands for; UnreadableError when it is none that this version knows."""
    try:
        name = row["type"]
        return _review(row) if name == "review" else _deed(ENTRY_TYPES[name], row)
    except KeyError as error:
        raise UnreadableError(f"{error} is missing or not known") from error
    except TypeError as error:
        raise UnreadableError("a field has the wrong type") from error


def seq_from(row: dict[str, Any]) -> int:
    """The number of an entry in its file; UnreadableError when there is none."""
    seq = row.get("seq")
    if type(seq) is not int or not 0 < seq < _LAST_MS:
        raise UnreadableError("`seq` is not the number of an entry")
    return seq


def _review(row: dict[str, Any]) -> Review:
    # Written out, and made as a plain tuple: a hundred thousand reviews pass here at each start.
    get = row.get
    id_, at, offset, day, card, credit = row["id"], row["at"], row["offset"], row["day"], row["card"], row["credit"]
    answer, options, replaces, session = get("answer"), get("options"), get("replaces"), get("session", "")
    hints, took_ms, distance = get("hints", 0), get("took_ms", 0), get("distance", 0)
    overruled, cram = get("overruled", False), get("cram", False)
    if not (
        type(id_) is type(card) is type(session) is str
        and type(at) is type(offset) is type(day) is type(hints) is type(took_ms) is type(distance) is int
        and type(overruled) is type(cram) is bool
        and (replaces is None or type(replaces) is str)
        and 0 <= at <= _LAST_MS
        and -_DAY_MINUTES <= offset <= _DAY_MINUTES
        and 0 < day <= _LAST_DAY
        and 0.0 <= credit <= 1.0
    ):
        raise UnreadableError("a field has the wrong type or is out of range")
    fields = (
        id_,
        at,
        offset,
        day,
        card,
        _VERDICTS[get("verdict")],
        credit,
        _RATINGS[get("rating")],
        _ASKED_AS[row["asked_as"]],
        answer if type(answer) is str else _answer(answer),
        _texts(options) if options else (),
        hints,
        took_ms,
        distance,
        overruled,
        cram,
        session,
        replaces,
    )
    return tuple.__new__(Review, fields)


def _deed(kind: type[LogEntry], row: dict[str, Any]) -> LogEntry:
    id_, at, offset, day = row["id"], row["at"], row["offset"], row["day"]
    words: list[Any] = [row.get(name, kind._field_defaults.get(name)) for name in kind._fields[4:]]
    if not (
        type(at) is type(offset) is type(day) is int
        and all(type(word) is str for word in (id_, *words))
        and 0 <= at <= _LAST_MS
        and -_DAY_MINUTES <= offset <= _DAY_MINUTES
        and 0 < day <= _LAST_DAY
    ):
        raise UnreadableError("a field has the wrong type or is out of range")
    return kind(id_, at, offset, day, *words)


def _answer(answer: object) -> Answer:
    if answer is None or isinstance(answer, str):
        return answer
    if isinstance(answer, list) and answer and isinstance(answer[0], list):
        pairs = [_texts(pair) for pair in answer]
        if all(len(pair) == 2 for pair in pairs):
            return tuple((left, right) for left, right in pairs)
        raise UnreadableError("`answer` has a pair that is not two texts")
    return _texts(answer)


def _texts(items: object) -> tuple[str, ...]:
    if not isinstance(items, list) or not all(type(item) is str for item in items):
        raise UnreadableError("a list holds something else than texts")
    return tuple(items)

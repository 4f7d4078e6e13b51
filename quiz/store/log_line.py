"""A line of a review log, and the checksum that ties it to the line before: how JSON objects become bytes and back.

**The format, version 1.** A log is UTF-8 text, one JSON object a line (JSON Lines), one file for each device. Lines
are only ever added at its end. The first line is the header, every other one is an entry; each stands on one line::

    {"type":"quiz-log","version":1,"device":"3f9a2c07b1de","created":1732300000000,"sum":"…"}
    {"type":"review","seq":1,"id":"5d1e0f7a9c22-1","at":1732300000000,"offset":60,"day":739212,
     "card":"troops/korea","verdict":"correct","credit":1.0,"asked_as":"typed","answer":"28,000","sum":"…"}

`type` is `review`, `undo`, `suspend`, `unsuspend`, `bury`, `flag` or `rename`, and `seq` counts the entries of the
file from 1; the other fields are those of the class of that name in `quiz.core.review`. A field that is null, or has
the default given there, is left out. Fields that a reader does not know are passed over.

`sum` stands last. It is BLAKE2b with a digest of 8 bytes, in hexadecimal, of the `sum` of the line before (sixteen
ASCII characters; nothing before the header) followed by the bytes of this line up to, not including, `,"sum":`. So
each line vouches for itself and for its place. Where lines are damaged, the next one still follows what stands there,
or the last line that is whole.

What stands on a line up to a CAN character (U+0018, which JSON never contains) is what an interrupted write left
there; it was never an entry, and the line is what comes after.
"""

import json
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any

VERSION = 1
"""The version of the format that is written, and the newest that is read."""

HEADER = "quiz-log"
"""The `type` of the header."""

OPENING = b'{"type":"quiz-log",'
"""The first bytes of a log."""

TORN = b"\x18"
"""Stands between what an interrupted write left and the line written after it."""

START = b""
"""What the header follows."""

_DIGEST_BYTES = 8
_SUM = b',"sum":"'
_END = b'"}'
LINE_END = _END + b"\n"
"""What follows the `sum` of a line."""

_BODY_END = -(len(_SUM) + 2 * _DIGEST_BYTES + len(_END))
_SUM_START = _BODY_END + len(_SUM)


class UnreadableError(ValueError):
    """A line that is whole, yet nothing that this version knows; the text says what is wrong with it."""


def seal(row: dict[str, Any], chain: bytes) -> tuple[bytes, bytes]:
    """The line for `row` after a line whose `sum` is `chain`, without a newline, and its own `sum`."""
    try:
        text = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:  # a lone surrogate, from a terminal that is not UTF-8: JSON can still spell it
        text = json.dumps(row, separators=(",", ":")).encode()
    body = text[:-1]
    own = _checksum(chain, body)
    return body + _SUM + own + _END, own


def header(device: str, created: int) -> dict[str, Any]:
    """The header of a device's log; `created` in UTC milliseconds."""
    return {"type": HEADER, "version": VERSION, "device": device, "created": created}


def unseal(lines: Iterable[bytes], chain: bytes) -> tuple[list[bytes], bytes] | None:
    """The bodies of `lines` and the last `sum`, if each follows the one before it, and the first follows `chain`."""
    bodies = []
    for line in lines:  # a hundred thousand lines pass here at each start: no call but those of the digest
        body = line[:_BODY_END]
        own = blake2b(chain + body, digest_size=_DIGEST_BYTES).hexdigest().encode()
        if line[_BODY_END:] != _SUM + own + _END:
            return None
        bodies.append(body)
        chain = own
    return bodies, chain


def chains_after(line: bytes, chain: bytes) -> tuple[bytes, ...]:
    """What the line after a damaged one may follow: the `sum` that stands on it, or the one it would have."""
    return line[_SUM_START : -len(_END)], _checksum(chain, line[:_BODY_END])


def rows_of(bodies: Sequence[bytes]) -> list[dict[str, Any]]:
    """The JSON objects of lines, by their bodies; UnreadableError when one is not a JSON object."""
    try:
        rows = json.loads(b"[%b}]" % b"},".join(bodies))  # as one array: half the time of one by one
    except (ValueError, RecursionError) as error:
        raise UnreadableError("it is not JSON") from error
    if len(rows) != len(bodies) or set(map(type, rows)) != {dict}:
        raise UnreadableError("it is not a JSON object")
    return rows  # type: ignore[no-any-return]  # what JSON gives is Any


def _checksum(chain: bytes, body: bytes) -> bytes:
    return blake2b(chain + body, digest_size=_DIGEST_BYTES).hexdigest().encode()

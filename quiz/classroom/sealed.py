"""Files that are handed on, such as a student's result: JSON Lines that show whether anything in them was changed.

The first line says what the file is and in which version; every line ends in a `sum` that ties it to the line before,
as in a review log (`quiz.store.log_line`). That finds damage and careless changes. It is no signature: somebody who
knows how can make a new chain.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from quiz.core.error import Exit, QuizError
from quiz.store.log_line import START, UnreadableError, rows_of, seal, unseal

_OPENING = b'{"type":"quiz-'
"""What all of them begin with."""


class Sealed(NamedTuple):
    """The rows of a file, its header first, and the `sum` of its last line, which names what the file says."""

    rows: tuple[dict[str, Any], ...]
    sum: str


def sealed(rows: Iterable[dict[str, Any]], chain: bytes = START) -> tuple[bytes, bytes]:
    """The lines for rows that follow `chain`, each ended, and the chain after them."""
    lines = []
    for row in rows:
        line, chain = seal(row, chain)
        lines.append(line + b"\n")
    return b"".join(lines), chain


def read_sealed(data: bytes, kind: str, version: int, *, whole: bool = True) -> Sealed:
    """The rows of a file whose header has the type `kind`. QuizError (65) says what is wrong with any other.

    A last line without its line end is what an interrupted write left; it is passed over unless the file has to be
    `whole`.
    """
    if not data.startswith(_OPENING):
        raise _refused("it is none of quiz's files", "name another file")
    lines = data.split(b"\n")
    torn = lines.pop()
    if torn and whole:
        raise _refused("its last line is not whole", "ask for the file again")
    unsealed = unseal(lines, START)
    if not lines or unsealed is None:
        why = f"line {_intact(lines) + 1} was changed or is damaged"
        raise _refused(why, "ask for the file again, as it was written")
    bodies, chain = unsealed
    try:
        rows = rows_of(bodies)
    except UnreadableError as error:
        raise _refused(str(error), "ask for the file again, as it was written") from error
    if rows[0].get("type") != kind:
        raise _refused(f"it is a `{rows[0].get('type')}` and not a `{kind}`", "name another file")
    if type(rows[0].get("version")) is not int or rows[0]["version"] > version:
        raise _refused("a newer quiz wrote it", "update quiz on this machine")
    return Sealed(tuple(rows), chain.decode())


def _intact(lines: Sequence[bytes]) -> int:
    """How many lines from the first vouch for themselves."""
    chain = START
    for count, line in enumerate(lines):
        unsealed = unseal([line], chain)
        if unsealed is None:
            return count
        chain = unsealed[1]
    return len(lines)


def _refused(why: str, help: str) -> QuizError:  # noqa: A002
    return QuizError(why, help, Exit.BAD_DATA)

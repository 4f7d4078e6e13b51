"""One log file as its bytes stand: the entries that vouch for themselves, and a report of every line that does not.

Nothing here reads or writes files. A damaged line costs itself alone: the next one is held against the checksum that
stands on it.
"""

from collections.abc import Iterator
from typing import Any

from quiz.core.error import Exit, QuizError
from quiz.core.record import Record
from quiz.core.review import LogEntry
from quiz.store.log_entry import entry_from, seq_from
from quiz.store.log_line import (
    HEADER,
    OPENING,
    START,
    TORN,
    VERSION,
    UnreadableError,
    chains_after,
    rows_of,
    unseal,
)

_AT_ONCE = 16 * 1024
"""Bytes read together: so few that their objects stay in the processor's cache, so many that calls cost little."""


class Damage(Record):
    """A line (counted from 1) of a log that cannot be trusted, and what is wrong with it."""

    path: str
    line: int
    what: str


class Tail(Record):
    """Where a log ends, and so where it goes on.

    `offset` is a byte, `line` the number of lines before it, `chain` the `sum` of the last whole line (`START`: not
    even a header), `seq` the highest number taken, `at` the time of the last entry (0: none).
    """

    offset: int = 0
    line: int = 0
    chain: bytes = START
    seq: int = 0
    at: int = 0


class LogFile:
    """What a log file says, read from its bytes.

    `entries`, `seqs` and `lines` run side by side: an entry, its number in the file, the line it stands on. `resume` is
    where reading can go on once more has been written, `tail` where writing goes on after `mend`: what has to be
    written first, because the last line has no newline. `is_foreign`: nothing in the file is of a review log.
    """

    def __init__(self, path: str, tail: Tail | None = None) -> None:
        self.path = path
        self.device = ""
        self.entries: list[LogEntry] = []
        self.seqs: list[int] = []
        self.lines: list[int] = []
        self.damages: list[Damage] = []
        self.resume = self.tail = tail or Tail()
        self.mend = b""
        self.is_foreign = False
        self._line = self.tail.line
        self._chain = self.tail.chain
        self._chains: tuple[bytes, ...] = (self._chain,)

    def read(self, data: bytes) -> "LogFile":
        """Take in the file's bytes from `resume` on, once; QuizError when a newer version of the format wrote them."""
        *blocks, rest = _blocks(data)
        for block in blocks:
            lines = block.split(b"\n")
            if not self._read_together(lines):
                for line in lines:
                    self._read_line(line)
        self.resume = self._tail_at(self.resume.offset + len(data) - len(rest))
        if rest and self._unseal(rest):
            self._read_line(rest)
            self.mend = b"\n"
        elif rest:
            self.mend = TORN
        self.tail = self._tail_at(self.resume.offset + len(rest))
        self.is_foreign = self._chain == START and (self._line > 0 or not _is_torn_header(rest))
        if self.is_foreign:
            self.damages = [Damage(self.path, 1, "this file is not a review log")]
        return self

    def _tail_at(self, offset: int) -> Tail:
        seq = max(self._line - 1, self.seqs[-1] if self.seqs else self.resume.seq)  # a damaged line had a number too
        at = self.entries[-1].at if self.entries else self.resume.at
        return Tail(offset, self._line, self._chain, seq, at)

    def _read_together(self, lines: list[bytes]) -> bool:
        """Read many lines quickly, if nothing at all is the matter with them."""
        unsealed = unseal(lines, self._chain)
        if unsealed is None:
            return False
        bodies, chain = unsealed
        try:
            rows = rows_of(bodies)
            entries = [entry_from(row) for row in rows]
            seqs = [seq_from(row) for row in rows]
        except UnreadableError:
            return False
        self.entries += entries
        self.seqs += seqs
        self.lines += range(self._line + 1, self._line + 1 + len(lines))
        self._line += len(lines)
        self._chain = chain
        self._chains = (chain,)
        return True

    def _read_line(self, line: bytes) -> None:
        self._line += 1
        text = _written(line)
        if not text and TORN not in line:
            return  # an empty line, left by an editor, says nothing
        unsealed = self._unseal(line)
        if unsealed is None:
            self._damaged("it was changed, or the line before it was removed")
            before = self._chains[0]
            self._chains = (*chains_after(line, before), *chains_after(text, before), self._chain)
            return
        bodies, self._chain = unsealed
        self._chains = (self._chain,)
        try:
            (row,) = rows_of(bodies)
            if row.get("type") == HEADER:
                self._read_header(row)
            else:
                entry, seq = entry_from(row), seq_from(row)
                self.entries.append(entry)
                self.seqs.append(seq)
                self.lines.append(self._line)
        except UnreadableError as error:
            self._damaged(str(error))

    def _unseal(self, line: bytes) -> tuple[list[bytes], bytes] | None:
        """The body and `sum` of a line that is whole and in a place that it may have, else None."""
        tries = (unseal((_written(line),), chain) for chain in self._chains)
        return next((unsealed for unsealed in tries if unsealed), None)

    def _read_header(self, row: dict[str, Any]) -> None:
        version, device = row.get("version"), row.get("device")
        if type(version) is not int or not isinstance(device, str):
            raise UnreadableError("the header lacks its version or device")
        if version > VERSION:
            raise QuizError(
                f"{self.path} was written by a newer quiz (format {version}; this one reads up to {VERSION})",
                "update quiz on this machine; the file is left as it is",
                Exit.BAD_DATA,
            )
        self.device = device

    def _damaged(self, what: str) -> None:
        self.damages.append(Damage(self.path, self._line, what))


def _written(line: bytes) -> bytes:
    """A line without what an interrupted write left before it, and without the CR that some tools add."""
    return line.rpartition(TORN)[2].removesuffix(b"\r")


def _blocks(data: bytes) -> Iterator[bytes]:
    """Lines in blocks, each without its last newline, and at the end what comes after the last newline of all."""
    start, end = 0, data.rfind(b"\n") + 1
    while start < end:
        stop = data.rfind(b"\n", start, start + _AT_ONCE) + 1 or data.find(b"\n", start) + 1
        yield data[start : stop - 1]
        start = stop
    yield data[end:]


def _is_torn_header(rest: bytes) -> bool:
    """Whether a file may hold nothing but beginnings of a header; NULs are what a power cut puts for the rest."""
    return all(OPENING.startswith(part.rstrip(b"\0")[: len(OPENING)]) for part in rest.split(TORN))

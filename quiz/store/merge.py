"""One history from the logs of several devices, and from the copies of a log that a synchronised folder kept apart.

Whichever files there are, in whichever order: the same entries give the same history, and none is lost.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter, lt

from quiz.core.review import EntryId, LogEntry
from quiz.store.clock import DAY_MS
from quiz.store.log_file import Damage, LogFile


@dataclass(frozen=True, slots=True)
class LogContents:
    """Everything a profile's logs say.

    `entries` are in the order (at, device, seq, id), each once. `damages` are the lines that cannot be trusted.
    `doubtful` are the entries made while the clock was wrong: more than a day later than one written after them.
    `last_at` is the time of this device's last entry, 0 when there is none.
    """

    entries: tuple[LogEntry, ...] = ()
    damages: tuple[Damage, ...] = ()
    doubtful: frozenset[EntryId] = frozenset()
    last_at: int = 0


def merge(files: Sequence[LogFile], last_at: int = 0) -> LogContents:
    """The history that the files tell together."""
    damages = [damage for file in files for damage in file.damages]
    entries: list[LogEntry] = []
    for _, same in groupby(sorted(files, key=attrgetter("device")), key=attrgetter("device")):
        copies = sorted(same, key=_length, reverse=True)
        damages += _partings(copies)
        entries += _in_sequence(copies)
    entries.sort(key=itemgetter(1))  # by time; the sort is stable, so then by device, seq and id
    if len({entry.id for entry in entries}) < len(entries):
        entries = _each_once(entries, files, damages)
    doubtful = frozenset(entry_id for file in files for entry_id in _doubtful(file.entries))
    return LogContents(tuple(entries), tuple(damages), doubtful, last_at)


def _length(file: LogFile) -> int:
    return len(file.entries)


def _in_sequence(copies: Sequence[LogFile]) -> Iterable[LogEntry]:
    first = copies[0]
    if len(copies) == 1 and all(map(lt, first.seqs, first.seqs[1:])):
        return first.entries
    rows = [
        (seq, entry.id, repr(entry), entry)
        for file in copies
        for seq, entry in zip(file.seqs, file.entries, strict=True)
    ]
    return [entry for *_, entry in sorted(rows, key=itemgetter(0, 1, 2))]


def _partings(copies: Sequence[LogFile]) -> Iterable[Damage]:
    """Where copies of one device's log, the longest first, do not just end but go on differently."""
    longest = dict(zip(copies[0].seqs, copies[0].entries, strict=True)) if len(copies) > 1 else {}
    for copy in copies[1:]:
        for seq, line, entry in zip(copy.seqs, copy.lines, copy.entries, strict=True):
            if seq in longest and longest[seq].id != entry.id:
                yield Damage(
                    copy.path, line, f"from here on it differs from {copies[0].path}; the answers of both count"
                )
                break


def _each_once(entries: Iterable[LogEntry], files: Sequence[LogFile], damages: list[Damage]) -> list[LogEntry]:
    """The first entry of each id; a later one that says something else is reported."""
    first: dict[EntryId, LogEntry] = {}
    for entry in entries:
        known = first.setdefault(entry.id, entry)
        if known is not entry and known._replace(at=0) != entry._replace(at=0):
            damages.append(_contradiction(entry, files))
    return list(first.values())


def _contradiction(entry: LogEntry, files: Sequence[LogFile]) -> Damage:
    path, line = next((file.path, file.lines[n]) for file in files for n, e in enumerate(file.entries) if e is entry)
    return Damage(path, line, f"it says something else of the entry {entry.id} than another line; that one counts")


def _doubtful(entries: Sequence[LogEntry]) -> Iterable[EntryId]:
    earliest = float("inf")
    for entry in reversed(entries):
        if entry.at > earliest + DAY_MS:
            yield entry.id
        earliest = min(earliest, entry.at)

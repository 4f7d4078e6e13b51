"""One history from the logs of several devices, and from the copies of a log that a synchronised folder kept apart.

Whichever files there are, in whichever order: the same entries give the same history, and none is lost.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter, le, lt

from quiz.core.review import EntryId, LogEntry
from quiz.store.clock import DAY_MS
from quiz.store.log_file import Damage, LogFile

_FIRST_MS = 1_704_067_200_000
"""The beginning of 2024: no review is older."""


@dataclass(frozen=True, slots=True)
class LogContents:
    """Everything a profile's logs say.

    `entries` are in the order (at, device, seq, id), each once. `damages` are the lines that cannot be trusted.
    `doubtful` are the entries made while the clock was wrong: one written after them is more than a day earlier.
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
    rows = [row for file in copies for row in zip(file.seqs, file.entries, strict=True)]
    return [entry for _, entry in sorted(rows, key=_by_seq_and_id)]


def _by_seq_and_id(row: tuple[int, LogEntry]) -> tuple[int, EntryId]:
    return row[0], row[1].id


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
    """The first entry of each id; those that say something else under the same id are reported."""
    chosen: dict[EntryId, LogEntry] = {}
    for entry in entries:
        other = chosen.setdefault(entry.id, entry)
        if other is entry or _saying(other) == _saying(entry):
            continue  # saved twice, because the first time it was not known to be saved; or a copy
        if other.at == entry.at:  # nothing else tells which is first, whatever order the files are in
            chosen[entry.id], entry = sorted((other, entry), key=repr)  # noqa: PLW2901
        damages.append(_contradiction(entry, files))
    return list(chosen.values())


def _saying(entry: LogEntry) -> tuple[str, LogEntry]:
    return type(entry).__name__, entry._replace(at=0)


def _contradiction(entry: LogEntry, files: Sequence[LogFile]) -> Damage:
    path, line = next(
        (file.path, line)
        for file in files
        for line, candidate in zip(file.lines, file.entries, strict=True)
        if candidate is entry
    )
    return Damage(path, line, f"another line says something else of the same entry ({entry.id}), and that one counts")


def _doubtful(entries: Sequence[LogEntry]) -> Iterable[EntryId]:
    """The entries of one file, in the order written, whose time a later one shows to be wrong; or is wrong itself."""
    times = list(map(itemgetter(1), entries))
    if all(map(le, times, times[1:])):
        return
    believed = []
    latest = 0
    for entry in entries:
        if entry.at < _FIRST_MS and entry.at + DAY_MS < latest:
            yield entry.id  # a clock that lost its battery says 1970: that is no reason to doubt what came before
        else:
            believed.append(entry)
        latest = max(latest, entry.at)
    earliest = latest
    for entry in reversed(believed):
        if entry.at > earliest + DAY_MS:
            yield entry.id
        earliest = min(earliest, entry.at)

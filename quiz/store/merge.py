"""One history from the logs of several devices, and from the copies of a log that a synchronised folder kept apart.

Whichever files there are, in whichever order: the same entries give the same history, and none is lost.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter, lt

from quiz.core.doubt import doubtful
from quiz.core.record import Record
from quiz.core.review import EntryId, LogEntry
from quiz.store.log_file import Damage, LogFile


class LogContents(Record):
    """Everything a profile's logs say.

    `entries` are in the order (at, device, seq, id), each once. `damages` are the lines that cannot be trusted.
    `doubtful` are the entries that were made while the clock of their device was wrong. `own` are the entries of this
    device, in the order they were written.
    """

    entries: tuple[LogEntry, ...] = ()
    damages: tuple[Damage, ...] = ()
    doubtful: frozenset[EntryId] = frozenset()
    own: tuple[LogEntry, ...] = ()

    @property
    def last_at(self) -> int:
        """The time of this device's last entry, 0 when there is none."""
        return self.own[-1].at if self.own else 0


def merge(files: Sequence[LogFile], now: int, own: Sequence[LogEntry] = ()) -> LogContents:
    """The history that the files tell together, as the present moment `now` (UTC milliseconds) sees it.

    `own` is as in LogContents.
    """
    damages = [damage for file in files for damage in file.damages]
    entries: list[LogEntry] = []
    for _, same in groupby(sorted(files, key=attrgetter("device")), key=attrgetter("device")):
        copies = sorted(same, key=_length, reverse=True)
        damages += _partings(copies)
        entries += _in_sequence(copies)
    entries.sort(key=itemgetter(1))  # by time; the sort is stable, so then by device, seq and id
    if len({entry.id for entry in entries}) < len(entries):
        entries = _each_once(entries, files, damages)
    doubted = frozenset[EntryId]().union(*(doubtful(file.entries, now) for file in files))
    return LogContents(tuple(entries), tuple(damages), doubted, tuple(own))


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

"""Answers that take long to work out, remembered until what they rest on changes. They can be deleted at any time."""

import json
import zlib
from collections.abc import Iterable
from pathlib import Path

Evidence = list[list[str | int]]

SETTLED_NS = 2_000_000_000
"""A file that changed so recently may change again without its time showing it: nothing is built on that."""


def evidence(files: Iterable[Path]) -> Evidence:
    """What tells whether files are still as they were: name, size, time of change and inode of each that is there."""
    found: Evidence = []
    for path in files:
        try:
            status = path.stat()
        except OSError:
            continue
        found.append([str(path), status.st_size, status.st_mtime_ns, status.st_ino])
    return found


class Memo:
    """One answer to one question. `rests_on` is the evidence as it is now."""

    def __init__(self, folder: Path, question: str, rests_on: Evidence) -> None:
        self._path = folder / f"{zlib.crc32(question.encode(errors='replace')):08x}.json"
        self._question = question
        self._rests_on = rests_on

    def recall(self, at: int) -> str | None:
        """The answer, if it was given to the same question on the same evidence, for a time that `at` (ms) is in."""
        try:
            memo = json.loads(self._path.read_bytes())
            same = memo["question"] == self._question and memo["rests_on"] == self._rests_on
            text = memo["text"]
            return text if same and memo["since"] <= at < memo["until"] and isinstance(text, str) else None
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            return None

    def keep(self, text: str, at: int, until: int) -> None:
        """Remember an answer given at a time for as long as the evidence holds and `until` is not reached (both ms)."""
        from quiz.store.private import write_new

        newest = max((int(file[2]) for file in self._rests_on), default=0)
        if newest > at * 1_000_000 - SETTLED_NS:
            return
        memo = {
            "question": self._question,
            "rests_on": self._rests_on,
            "since": at,
            "until": until,
            "text": text,
        }
        try:
            write_new(self._path, json.dumps(memo).encode())
        except OSError:
            return

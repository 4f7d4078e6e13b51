"""Plain log entries to test with, and the bytes of their logs."""

from collections.abc import Sequence

from quiz.core.review import AskedAs, LogEntry, Review, Verdict
from quiz.store.log_entry import row_from
from quiz.store.log_line import START, header, seal

NOON = 1_732_276_800_000
"""22 November 2024, 12:00 UTC, in milliseconds."""


def review(name: str, at: int = NOON, answer: str = "28,000") -> Review:
    """A right answer to a typed question."""
    return Review(name, at, 60, 739_212, "troops/korea", Verdict.CORRECT, 1.0, None, AskedAs.TYPED, answer)


def log_lines(written: Sequence[LogEntry], device: str = "desk", chain: bytes = START) -> list[bytes]:
    """The lines of a device's log, newlines and all."""
    lines = []
    for row in (header(device, NOON), *(row_from(entry, seq) for seq, entry in enumerate(written, 1))):
        line, chain = seal(row, chain)
        lines.append(line + b"\n")
    return lines


def log_bytes(written: Sequence[LogEntry], device: str = "desk") -> bytes:
    """A device's log."""
    return b"".join(log_lines(written, device))

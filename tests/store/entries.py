"""Log entries to test with: any there can be, and plain ones."""

from collections.abc import Sequence

from hypothesis import strategies as st

from quiz.core.review import (
    AskedAs,
    Bury,
    Flag,
    LogEntry,
    Rating,
    Rename,
    Review,
    Suspend,
    Undo,
    Unsuspend,
    Verdict,
)
from quiz.store.log_entry import row_from
from quiz.store.log_line import START, header, seal

NOON = 1_732_276_800_000
"""22 November 2024, 12:00 UTC, in milliseconds."""

texts = st.text(max_size=8) | st.sampled_from(["\udc80", "\x18", "\x00\n\r", '","sum":"', "\u2028", "é 北 🙂"])
ids = st.text(alphabet="ab1-", min_size=1, max_size=4)
times = st.integers(0, 20)
moments = (ids, times, st.integers(-720, 840), st.integers(1, 3_652_059))
answers: st.SearchStrategy[object] = (
    st.none()
    | texts
    | st.lists(texts, max_size=3).map(tuple)
    | st.lists(st.tuples(texts, texts), min_size=1, max_size=3).map(tuple)
)

entries: st.SearchStrategy[LogEntry] = st.one_of(
    st.builds(
        Review,
        *moments,
        card=texts,
        verdict=st.none() | st.sampled_from(Verdict),
        credit=st.floats(0, 1),
        rating=st.none() | st.sampled_from(Rating),
        asked_as=st.sampled_from(AskedAs),
        answer=answers,
        options=st.lists(texts, max_size=3).map(tuple),
        hints=st.integers(0, 3),
        took_ms=st.integers(0, 10**7),
        distance=st.integers(0, 3),
        overruled=st.booleans(),
        cram=st.booleans(),
        session=texts,
        replaces=st.none() | ids,
    ),
    st.builds(Undo, *moments, target=ids),
    st.builds(Suspend, *moments, card=texts),
    st.builds(Unsuspend, *moments, card=texts),
    st.builds(Bury, *moments, card=texts),
    st.builds(Flag, *moments, card=texts, note=texts),
    st.builds(Rename, *moments, old=texts, new=texts),
)


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

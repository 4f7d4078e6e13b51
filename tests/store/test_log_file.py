"""What a log file says when it is whole, torn, damaged, foreign, or newer than this program."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quiz.core.error import Exit, QuizError
from quiz.core.review import LogEntry
from quiz.store.log_file import Damage, LogFile, Tail
from quiz.store.log_line import START, TORN, seal
from tests.store.entries import NOON, log_bytes, log_lines, review
from tests.store.strategies import entries

FIVE = [review(f"n-{number}", NOON + number) for number in range(5)]
LINES = log_lines(FIVE)
WHOLE = b"".join(LINES)

CHANGED = "it was changed, or the line before it was removed"
FOREIGN = "this file is not a review log"


def read(data: bytes) -> LogFile:
    """A log with these bytes."""
    return LogFile("desk.jsonl").read(data)


def damage(line: int, what: str = CHANGED) -> Damage:
    """The report of a line."""
    return Damage("desk.jsonl", line, what)


def test_a_whole_log() -> None:
    """Every entry, where it stands, and where to go on."""
    log = read(WHOLE)
    chain = LINES[-1][-19:-3]
    assert (log.device, log.entries, log.seqs, log.lines, log.damages, log.mend, log.is_foreign) == (
        *("desk", FIVE, [1, 2, 3, 4, 5], [2, 3, 4, 5, 6], [], b"", False),
    )
    assert log.tail == log.resume == Tail(len(WHOLE), 6, chain, 5, NOON + 4)


def test_an_empty_file_is_a_log_not_yet_begun() -> None:
    """As a crash between making a file and writing to it leaves one."""
    log = read(b"")
    assert (log.entries, log.damages, log.mend, log.tail, log.is_foreign) == ([], [], b"", Tail(), False)


@given(st.lists(entries, max_size=200), st.data())
@settings(max_examples=40)
def test_reading_in_two_goes_is_reading_in_one(written: list[LogEntry], data: st.DataObject) -> None:
    """From where reading stopped it goes on, wherever the first part ended."""
    log = log_bytes(written)
    cut = data.draw(st.integers(0, len(log)))
    first = read(log[:cut])
    second = LogFile("desk.jsonl", first.resume).read(log[first.resume.offset :])
    whole = read(log)
    before = sum(line <= first.resume.line for line in first.lines)
    assert first.entries[:before] + second.entries == whole.entries == written
    assert second.tail == whole.tail
    assert not first.damages
    assert not second.damages


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 7))
@settings(max_examples=400)
def test_no_flipped_bit_goes_unnoticed(byte: int, bit: int) -> None:
    """It is told with its line, no entry is altered, and no line but those it touches is lost."""
    flipped = bytearray(WHOLE)
    flipped[byte] ^= 1 << bit
    log = read(bytes(flipped))
    line = WHOLE.count(b"\n", 0, byte) + 1
    if byte == len(WHOLE) - 1:  # the last newline: what is there now is the rest of an interrupted write
        assert log.entries == FIVE[:-1]
        assert log.mend == TORN
        return
    assert log.damages
    assert all(told.line in (line, line + 1) for told in log.damages)
    assert [entry for entry in FIVE if entry in log.entries] == log.entries
    lost = [number for number, entry in enumerate(FIVE, 2) if entry not in log.entries]
    assert set(lost) <= {line, line + 1}
    if flipped.count(b"\n") == WHOLE.count(b"\n"):
        assert log.damages == [damage(line)]
        assert set(lost) <= {line}


@pytest.mark.parametrize("cut", range(1, len(LINES[-1])))
def test_a_torn_last_line_is_no_damage(cut: int) -> None:
    """It was never told to be saved; what is written next stands apart from it."""
    torn = WHOLE[:-cut]
    log = read(torn)
    whole_but_for_newline = cut == 1
    assert log.entries == (FIVE if whole_but_for_newline else FIVE[:-1])
    assert log.damages == []
    assert log.mend == (b"\n" if whole_but_for_newline else TORN)
    line, chain = seal({"type": "undo"} | _undo(log), log.tail.chain)
    after = read(torn + log.mend + line + b"\n")
    assert [entry.id for entry in after.entries] == [*(entry.id for entry in log.entries), "new"]
    assert after.damages == []
    assert (after.tail.chain, after.tail.line) == (chain, len(log.entries) + 2)


def _undo(log: LogFile) -> dict[str, object]:
    return {"seq": log.tail.seq + 1, "id": "new", "at": NOON, "offset": 0, "day": 1, "target": "n-0"}


def test_nuls_after_a_power_cut_are_a_torn_line() -> None:
    """Some file systems grow a file before they write to it."""
    log = read(WHOLE + b"\0" * 4096)
    assert (log.entries, log.damages, log.mend) == (FIVE, [], TORN)


@pytest.mark.parametrize("rest", [b"{", LINES[0][:-2], b'{"type":"qu\0\0\0\0', b"\0" * 300, b"{\x18" + LINES[0][:9]])
def test_a_torn_header_begins_no_other_file(rest: bytes) -> None:
    """The file is ours, and nothing is in it yet."""
    log = read(rest)
    assert (log.entries, log.damages, log.mend, log.tail.chain, log.is_foreign) == ([], [], TORN, START, False)


@pytest.mark.parametrize(
    ("data", "damages", "left"),
    [
        (b"".join([*LINES[:3], b"# hello\n", *LINES[3:]]), [damage(4)], FIVE),
        (b"".join([*LINES[:3], b"<<<<<<<\n", *LINES[3:4], b"=======\n", *LINES[4:]]), [damage(4), damage(6)], FIVE),
        (b"".join([*LINES[:3], *LINES[4:]]), [damage(4)], [*FIVE[:2], *FIVE[4:]]),
        (b"".join([*LINES[:3], LINES[2], *LINES[3:]]), [damage(4)], FIVE),
        (b"".join([*LINES[:3], LINES[4], LINES[3], LINES[5]]), [damage(4), damage(6)], FIVE[:3]),
        (WHOLE.replace(b"\n", b"\r\n"), [], FIVE),
        (WHOLE.replace(b"\n", b"\n\n"), [], FIVE),
        (b"\xef\xbb\xbf" + WHOLE, [damage(1)], FIVE),
        (b"".join(LINES[1:]), [damage(1)], FIVE[1:]),
        (WHOLE + log_bytes([review("other")], "lap"), [damage(7)], [*FIVE, review("other")]),
        (LINES[0] + LINES[1][:-9] + b"\x18" + LINES[1][-8:] + LINES[2], [damage(2)], FIVE[1:2]),
        (LINES[0] + b"{\x18" + LINES[1][:-9] + b"#" + LINES[1][-8:] + LINES[2], [damage(2)], FIVE[1:2]),
        (LINES[0] + LINES[1][:40] + b"\x18" + LINES[1][41:] + LINES[2], [damage(2)], FIVE[1:2]),
        (LINES[0] + LINES[1][:-2] + b"\x18\n" + LINES[2], [damage(2)], FIVE[1:2]),
    ],
    ids=[
        *("a note", "conflict marks", "a line gone", "a line twice", "lines swapped", "CRLF", "empty lines"),
        *(
            "a byte order mark",
            "no header",
            "another log after it",
            "CAN in a checksum",
            "a mended line",
            "CAN in a line",
            "CAN at its end",
        ),
    ],
)
def test_a_damaged_line_costs_no_other(data: bytes, damages: list[Damage], left: list[LogEntry]) -> None:
    """What an editor, a merge or a converter may do to a log."""
    log = read(data)
    assert (log.damages, log.entries) == (damages, left)


@given(st.binary(max_size=300))
@example(b"hello\n")
@example(b"\x89PNG")
@example(b"\x18\n")
@settings(max_examples=200)
def test_any_other_file_is_foreign(data: bytes) -> None:
    """One report, no entry, whatever its bytes."""
    log = read(data)
    if log.is_foreign:
        assert (log.damages, log.entries) == ([damage(1, FOREIGN)], [])
    else:
        assert not data.strip(b"\n\r\0\x18") or LINES[0].startswith(data.rstrip(b"\0")[:19])


def test_a_newer_log_is_refused() -> None:
    """Reading half of it would be worse than not reading it."""
    newer, _ = seal({"type": "quiz-log", "version": 2, "device": "desk", "created": NOON}, START)
    with pytest.raises(QuizError) as refused:
        read(newer + b"\n")
    assert (refused.value.message, refused.value.help, refused.value.code) == (
        "desk.jsonl was written by a newer quiz (format 2; this one reads up to 1)",
        "update quiz on this machine; the file is left as it is",
        Exit.BAD_DATA,
    )


def test_a_damaged_version_is_damage_and_not_a_newer_log() -> None:
    """Only a header that vouches for itself is believed."""
    log = read(WHOLE.replace(b'"version":1', b'"version":9', 1))
    assert (log.damages, log.entries) == ([damage(1)], FIVE)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ({"type": "praise", "seq": 1}, "'praise' is missing or not known"),
        (
            {"type": "undo", "seq": 0, "id": "a", "at": 0, "offset": 0, "day": 1, "target": "b"},
            "`seq` is not the number of an entry",
        ),
        ({"type": "quiz-log", "version": "1", "device": "desk"}, "the header lacks its version or device"),
    ],
)
def test_a_whole_line_that_says_nothing_known_is_told(row: dict[str, object], what: str) -> None:
    """Another program wrote it, checksum and all; the lines after it count."""
    line, chain = seal(row, LINES[0][-19:-3])
    after, _ = seal({"type": "undo"} | _undo(read(WHOLE)), chain)
    log = read(b"".join([LINES[0], line, b"\n", after, b"\n"]))
    assert log.damages == [damage(2, what)]
    assert [entry.id for entry in log.entries] == ["new"]

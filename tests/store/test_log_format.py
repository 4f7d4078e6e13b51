"""The documented format of a log line: to the byte, there and back, and what is no entry."""

import json
from hashlib import blake2b
from typing import Any

import pytest
from hypothesis import given

from quiz.core.review import AskedAs, LogEntry, Rating, Review, Undo
from quiz.store.log_entry import entry_from, row_from, seq_from
from quiz.store.log_line import START, UnreadableError, header, rows_of, seal, unseal
from tests.store.entries import NOON, review
from tests.store.strategies import entries


def test_a_log_reads_as_its_documentation_says() -> None:
    """Whole lines, with the checksums worked out here as the documentation tells it."""
    rows = [
        (
            header("3f9a2c07b1de", NOON),
            b'{"type":"quiz-log","version":1,"device":"3f9a2c07b1de","created":1732276800000',
        ),
        (
            row_from(review("5d1e0f7a9c22-1"), 1),
            (
                b'{"type":"review","seq":1,"id":"5d1e0f7a9c22-1","at":1732276800000,"offset":60,"day":739212,'
                b'"card":"troops/korea","verdict":"correct","credit":1.0,"asked_as":"typed","answer":"28,000"'
            ),
        ),
        (
            row_from(
                Review(
                    *("b", NOON, -300, 739_212, "a/b", None, 0.0, Rating.AGAIN, AskedAs.MATCH, (("Abe", "Tokyo"),)),
                    options=("Tokyo", "Bonn"),
                    hints=2,
                    cram=True,
                ),
                2,
            ),
            (
                b'{"type":"review","seq":2,"id":"b","at":1732276800000,"offset":-300,"day":739212,"card":"a/b",'
                b'"credit":0.0,"rating":1,"asked_as":"match","answer":[["Abe","Tokyo"]],"options":["Tokyo","Bonn"],'
                b'"hints":2,"cram":true'
            ),
        ),
        (
            row_from(Undo("c", NOON, 0, 739_212, "é"), 3),
            '{"type":"undo","seq":3,"id":"c","at":1732276800000,"offset":0,"day":739212,"target":"é"'.encode(),
        ),
    ]
    written, expected, chain, previous = [], [], START, ""
    for row, body in rows:
        line, chain = seal(row, chain)
        written.append(line)
        previous = blake2b(previous.encode() + body, digest_size=8).hexdigest()
        expected.append(body + f',"sum":"{previous}"}}'.encode())
    assert written == expected
    assert [json.loads(line)["sum"] for line in written][-1].encode() == chain


@given(entries)
def test_every_entry_comes_back_as_it_was(entry: LogEntry) -> None:
    """Through the bytes of a line, one line, whatever its texts hold."""
    line, own = seal(row_from(entry, 7), b"0" * 16)
    assert b"\n" not in line
    unsealed = unseal([line], b"0" * 16)
    assert unsealed is not None
    bodies, chain = unsealed
    (row,) = rows_of(bodies)
    assert (entry_from(row), seq_from(row), chain) == (entry, 7, own)
    assert type(entry_from(row)) is type(entry)


def test_a_line_stands_only_where_it_was_written() -> None:
    """The checksum covers the line before."""
    line, own = seal(row_from(review("a"), 1), START)
    assert unseal([line], START) == ([line[:-26]], own)
    assert unseal([line], own) is None


GOOD = row_from(review("a"), 1)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"type": "praise"}, "'praise' is missing or not known"),
        ({"type": None}, "None is missing or not known"),
        ({"type": []}, "a field has the wrong type"),
        ({"id": None}, "a field has the wrong type or is out of range"),
        ({"at": True}, "a field has the wrong type or is out of range"),
        ({"at": 1.5}, "a field has the wrong type or is out of range"),
        ({"at": -1}, "a field has the wrong type or is out of range"),
        ({"at": 10**15}, "a field has the wrong type or is out of range"),
        ({"day": 0}, "a field has the wrong type or is out of range"),
        ({"day": 4_000_000}, "a field has the wrong type or is out of range"),
        ({"offset": 1441}, "a field has the wrong type or is out of range"),
        ({"credit": 1.01}, "a field has the wrong type or is out of range"),
        ({"credit": float("nan")}, "a field has the wrong type or is out of range"),
        ({"credit": "1"}, "a field has the wrong type"),
        ({"verdict": "splendid"}, "'splendid' is missing or not known"),
        ({"verdict": []}, "a field has the wrong type"),
        ({"rating": 5}, "5 is missing or not known"),
        ({"asked_as": None}, "None is missing or not known"),
        ({"answer": 5}, "a list holds something else than texts"),
        ({"answer": ["a", 1]}, "a list holds something else than texts"),
        ({"answer": [["a"], ["b"]]}, "`answer` has a pair that is not two texts"),
        ({"options": "ab"}, "a list holds something else than texts"),
        ({"hints": "1"}, "a field has the wrong type or is out of range"),
        ({"cram": 1}, "a field has the wrong type or is out of range"),
        ({"session": None}, "a field has the wrong type or is out of range"),
        ({"replaces": 1}, "a field has the wrong type or is out of range"),
        ({"type": "undo"}, "a field has the wrong type or is out of range"),
        ({"type": "flag", "note": 1}, "a field has the wrong type or is out of range"),
        ({"type": "bury", "at": 1.0}, "a field has the wrong type or is out of range"),
    ],
)
def test_what_is_no_entry_is_refused(changes: dict[str, Any], said: str) -> None:
    """Whoever wrote it, with whatever checksum: nothing of the wrong type gets in."""
    with pytest.raises(UnreadableError) as refused:
        entry_from(GOOD | changes)
    assert str(refused.value) == said


@pytest.mark.parametrize("field", ["type", "id", "at", "offset", "day", "card", "credit", "asked_as"])
def test_a_field_that_must_be_there_is_named(field: str) -> None:
    """A review without it is no review."""
    with pytest.raises(UnreadableError, match=f"^'{field}' is missing or not known$"):
        entry_from({name: value for name, value in GOOD.items() if name != field})


@pytest.mark.parametrize("seq", [None, 0, -1, "1", 1.0, True])
def test_a_number_that_counts_nothing_is_refused(seq: object) -> None:
    """Entries are counted from 1."""
    with pytest.raises(UnreadableError, match=r"^`seq` is not the number of an entry$"):
        seq_from(GOOD | {"seq": seq})


def test_fields_of_a_later_day_are_passed_over() -> None:
    """A program that adds a field does not shut this one out."""
    assert entry_from(GOOD | {"mood": "good"}) == review("a")


@pytest.mark.parametrize("bodies", [[b"["], [b'{"a":1', b'{"b":2},{"c":3'], [b'{"a":' * 9999], [b'1,{"a":1']])
def test_lines_that_are_no_objects_are_refused(bodies: list[bytes]) -> None:
    """Also those that only together would make JSON."""
    with pytest.raises(UnreadableError):
        rows_of(bodies)

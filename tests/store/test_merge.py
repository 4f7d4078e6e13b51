"""Several logs make one history: the same whichever files hold the entries, and nothing is lost."""

import random
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.core.day import DAY
from quiz.core.review import LogEntry, Suspend, Unsuspend
from quiz.store.log_file import Damage, LogFile
from quiz.store.merge import LogContents, merge
from tests.store.entries import NOON, log_bytes, log_lines, review
from tests.store.strategies import entries

distinct = st.lists(entries, max_size=12, unique_by=lambda entry: entry.id)


def read(written: Sequence[LogEntry], device: str, path: str = "") -> LogFile:
    """A device's log with these entries."""
    return LogFile(path or f"{device}.jsonl").read(log_bytes(written, device))


def history(files: Iterable[LogFile]) -> tuple[LogEntry, ...]:
    """The entries that files make together."""
    return merge(list(files), NOON).entries


@given(distinct, st.lists(st.sampled_from("abc"), min_size=12, max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_is_time_then_device_then_sequence(
    written: list[LogEntry], devices: list[str], shuffle: random.Random
) -> None:
    """Whichever order the files come in."""
    logs = {
        device: [entry for entry, owner in zip(written, devices, strict=False) if owner == device] for device in "abc"
    }
    files = [read(log, device) for device, log in logs.items()]
    shuffle.shuffle(files)
    expected = (
        sorted(
            (entry.at, device, seq, entry.id, entry) for device, log in logs.items() for seq, entry in enumerate(log)
        )
        if written
        else []
    )
    merged = merge(files, NOON)
    assert [entry.id for entry in merged.entries] == [entry_id for _, _, _, entry_id, _ in expected]
    assert set(merged.entries) == set(written)
    assert merged.damages == ()


@given(distinct, st.data())
@settings(max_examples=60)
def test_merging_is_commutative_associative_and_idempotent(written: list[LogEntry], data: st.DataObject) -> None:
    """Copies of a log, forks of it, other devices' logs, twice or in any order: the union, by id."""
    cut = data.draw(st.integers(0, len(written)))
    half = data.draw(st.integers(cut, len(written)))
    files = [
        read(written[:cut], "a", "a (copy).jsonl"),
        read(written[:half], "a"),
        read(written[:cut] + written[half:], "a", "a.sync-conflict-1.jsonl"),
        read(written[::-1], "b"),
    ]
    some = data.draw(st.lists(st.sampled_from(files), min_size=1))
    once = list({id(file): file for file in some}.values())
    whole = history(once)
    assert history(some) == whole
    assert history(data.draw(st.permutations(once))) == whole
    assert {entry.id for entry in whole} == {entry.id for file in once for entry in file.entries}
    assert len({entry.id for entry in whole}) == len(whole)
    assert history([*once, *once]) == whole


@given(st.lists(entries, max_size=6), st.lists(entries, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_contradictions_too_are_decided_alike_in_any_order(
    one: list[LogEntry], other: list[LogEntry], shuffle: random.Random
) -> None:
    """Entries that claim one id: one counts, the same one whichever file comes first, and the other is reported."""
    files = [read(one, "a", "1.jsonl"), read(other, "a", "2.jsonl"), read(one[::-1], "b", "3.jsonl")]
    merged = merge(files, NOON)
    shuffle.shuffle(files)
    assert merge(files, NOON).entries == merged.entries
    assert sorted(entry.id for entry in merged.entries) == sorted({entry.id for entry in one + other})
    said = {
        entry.id: {(type(each), each._replace(at=0)) for each in one + other if each.id == entry.id}
        for entry in one + other
    }
    contradicted = {entry_id for entry_id, versions in said.items() if len(versions) > 1}
    reported = {entry_id for entry_id in said for damage in merged.damages if f"entry ({entry_id})" in damage.what}
    assert reported == contradicted


def test_a_retried_answer_counts_once_and_is_no_damage() -> None:
    """It was saved, and then saved again because that was not known."""
    first, again = review("a", NOON), review("a", NOON + 5)
    assert merge([read([first, review("b", NOON + 5), again], "a")], NOON) == LogContents(
        (first, review("b", NOON + 5))
    )


def test_of_two_that_nothing_tells_apart_the_same_counts_always() -> None:
    """One id, time, device and number, and two answers: which file was listed first does not matter."""
    files = [read([review("a", answer=answer)], "a", f"{answer}.jsonl") for answer in ("28", "49")]
    assert history(files) == history(files[::-1]) == (review("a", answer="28"),)
    assert [merge(some, NOON).damages[0].path for some in (files, files[::-1])] == ["49.jsonl", "49.jsonl"]


def test_another_type_is_another_deed() -> None:
    """Though all that is said is the same."""
    files = [read([kind("a", NOON, 0, 1, "a/b")], "a", f"{kind.__name__}.jsonl") for kind in (Unsuspend, Suspend)]
    for some in (files, files[::-1]):
        assert type(history(some)[0]) is Suspend
        assert [damage.path for damage in merge(some, NOON).damages] == ["Unsuspend.jsonl"]


def test_a_copy_that_went_on_differently_is_reported_and_kept() -> None:
    """Two machines that took the same name: the answers given on both count."""
    start, here, there = review("s"), [review("h1", NOON + 1), review("h2", NOON + 2)], [review("t1", NOON + 3)]
    merged = merge([read([start, *there], "a", "a (conflict).jsonl"), read([start, *here], "a")], NOON)
    what = "from here on it differs from a.jsonl; the answers of both count"
    assert merged == LogContents((start, *here, *there), (Damage("a (conflict).jsonl", 3, what),))


def test_a_copy_that_ends_earlier_is_no_news() -> None:
    """As a backup, or a service that kept both versions, leaves it."""
    written = [review("a"), review("b"), review("c")]
    assert merge([read(written[:2], "a", "a (copy).jsonl"), read(written, "a")], NOON) == LogContents(tuple(written))


def test_a_whole_copy_makes_good_what_is_damaged() -> None:
    """The damage is still reported, for the file is still damaged."""
    lines = log_lines([review("a"), review("b")], "a")
    damaged = LogFile("a.jsonl").read(b"".join(lines).replace(b'"id":"a"', b'"id":"z"'))
    merged = merge([damaged, read([review("a"), review("b")], "a", "a (copy).jsonl")], NOON)
    assert merged.entries == (review("a"), review("b"))
    assert [(told.path, told.line) for told in merged.damages] == [("a.jsonl", 2)]


LATER = NOON + 10 * DAY


@pytest.mark.parametrize(
    ("times", "doubtful"),
    [
        ([NOON, NOON + DAY, LATER], ""),
        ([NOON, LATER, LATER + 1, NOON + 1], "bc"),
        ([NOON, NOON + DAY, NOON], ""),
        ([NOON, NOON + DAY + 1, NOON], "b"),
        ([LATER, NOON, LATER, NOON, LATER], "ac"),
        ([NOON, 1000, 2000, NOON + 1], "bc"),
        ([NOON, LATER, 1000, NOON + 1], "bc"),
        ([1000, 2000], ""),
    ],
    ids=[
        *("a clock that goes on", "ahead, then set right", "back by a day", "back by more", "ahead twice"),
        *("reset to 1970", "ahead, then reset", "never set"),
    ],
)
def test_entries_of_a_wrong_clock_are_doubtful(times: list[int], doubtful: str) -> None:
    """Those more than a day ahead of one written later; and those of a clock that forgot the year."""
    log = [review("abcdefg"[number], at) for number, at in enumerate(times)]
    assert merge([read(log, "a")], times[-1]).doubtful == frozenset(doubtful)


def test_one_device_ahead_casts_no_doubt_on_another() -> None:
    """Only the order in which one file was written shows a clock to be wrong."""
    assert merge([read([review("a", LATER)], "a"), read([review("b", NOON)], "b")], LATER).doubtful == frozenset()

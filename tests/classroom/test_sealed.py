"""Files that are handed on: what was written is read back, and nothing in it can be changed unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.sealed import read_sealed, sealed
from quiz.core.error import QuizError
from quiz.store.log_line import START

HEADER = {"type": "quiz-exam", "version": 1}
rows = st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=10) | st.integers(), max_size=3), max_size=5).map(
    lambda found: [HEADER, *found]
)


@given(rows, st.integers(1, 5))
def test_rows_are_read_back_however_they_were_written(written: list[dict[str, object]], first: int) -> None:
    """All at once, or some now and the rest later."""
    head, chain = sealed(written[:first])
    tail, _ = sealed(written[first:], chain)
    assert list(read_sealed(head + tail, "quiz-exam", 1).rows) == written
    assert head + tail == sealed(written, START)[0]


@given(rows, st.data())
def test_any_changed_byte_is_noticed(written: list[dict[str, object]], data: st.DataObject) -> None:
    """Wherever it stands."""
    whole, _ = sealed(written)
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:place] + bytes([whole[place] ^ data.draw(st.integers(1, 255))]) + whole[place + 1 :]
    with pytest.raises(QuizError):
        read_sealed(changed, "quiz-exam", 1)


@given(rows)
def test_a_line_that_was_cut_off_is_passed_over_where_that_is_meant(written: list[dict[str, object]]) -> None:
    """An exam that goes on after a crash."""
    whole, _ = sealed(written)
    cut = whole[:-3]
    with pytest.raises(QuizError, match="its last line is not whole"):
        read_sealed(cut, "quiz-exam", 1)
    if len(written) > 1:
        assert list(read_sealed(cut, "quiz-exam", 1, whole=False).rows) == written[:-1]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is none of quiz's files"),
        (b"PK\x03\x04\n", "it is none of quiz's files"),
        (b'{"a": 1}', "it is none of quiz's files"),
        (b'{"type":"quiz-exam"}\n', "line 1 was changed or is damaged"),
        (sealed([HEADER])[0].replace(b"1", b"0", 1), "line 1 was changed or is damaged"),
        (sealed([HEADER])[0].replace(b"\n", b"\r\n"), "line 1 was changed or is damaged"),
        (sealed([{"type": "quiz-play", "version": 1}])[0], "it is a `quiz-play` and not a `quiz-exam`"),
        (sealed([{"type": "quiz-exam", "version": 2}])[0], "a newer quiz wrote it"),
    ],
)
def test_what_is_no_such_file_is_refused_with_the_reason(data: bytes, why: str) -> None:
    """One line each."""
    with pytest.raises(QuizError, match=why):
        read_sealed(data, "quiz-exam", 1)

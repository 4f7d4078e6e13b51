"""Lines go in and out of streams of any kind without an error and without a character too many."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.ui.lines import cells, only_ascii, read_line, settle, wrap


def written(text: str, encoding: str) -> bytes:
    """What reaches a settled output of that encoding."""
    raw = io.BytesIO()
    stdout = io.TextIOWrapper(raw, encoding=encoding, errors="strict", newline="\n")
    settle(io.StringIO(), stdout)
    stdout.write(text)
    stdout.flush()
    return raw.getvalue()


def read(raw: bytes, encoding: str, limit: int = 80) -> list[str]:
    """Every line that a settled input gives, until its end."""
    stdin = io.TextIOWrapper(io.BytesIO(raw), encoding=encoding, errors="strict")
    settle(stdin, io.StringIO())
    lines = []
    while (line := read_line(stdin, limit)) is not None:
        lines.append(line)
    return lines


@pytest.mark.parametrize(
    ("text", "encoding", "raw"),
    [
        ("‘Tarō’ – “né” — 3…", "ascii", b"'Taro' - \"ne\" - 3..."),
        ("麻生 → ☃", "ascii", b"?? -> ?"),
        ("½ ﬁ ①", "ascii", b"1/2 fi 1"),
        ("né – ☃", "latin-1", b"n\xe9 - ?"),
        ("né – ☃", "utf-8", "né – ☃".encode()),
        ("\ud800", "utf-8", b"?"),
    ],
)
def test_what_an_encoding_lacks_is_written_as_near_as_it_can(text: str, encoding: str, raw: bytes) -> None:
    """Letters lose their accents and quotes straighten, so that an ASCII screen can still be read."""
    assert written(text, encoding) == raw


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp1252", "utf-8", "utf-16"]))
def test_any_text_can_be_written_in_any_encoding(text: str, encoding: str) -> None:
    """No character is an error."""
    written(text, encoding)


@pytest.mark.parametrize(
    ("raw", "encoding", "lines"),
    [
        (b"one\ntwo\r\nthree", "utf-8", ["one", "two", "three"]),
        (b"\xef\xbb\xbfone\n", "utf-8", ["one"]),
        (b"\n\n", "utf-8", ["", ""]),
        ("Tarō\n".encode(), "ascii", ["Tarō"]),
        (b"Tar\xf4\n", "latin-1", ["Tarô"]),
        (b"a\xffb\n\x80\n", "utf-8", ["a\ufffdb", "\ufffd"]),
        (b"", "utf-8", []),
    ],
)
def test_lines_come_without_their_endings_whatever_the_bytes(raw: bytes, encoding: str, lines: list[str]) -> None:
    """Bytes that are no text are replaced; an unset locale, which claims ASCII, still reads UTF-8."""
    assert read(raw, encoding) == lines


def test_a_line_too_long_is_cut_and_the_next_one_whole() -> None:
    """The caller sees one character too many; nothing of the rest spills into the next line."""
    raw = b"x" * 10 + b"\n" + b"y" * 200_000 + b"\nlast\n" + b"z" * 200_000
    assert read(raw, "utf-8", limit=10) == ["x" * 10, "y" * 11, "last", "z" * 11]


@given(st.binary(max_size=300), st.sampled_from(["ascii", "utf-8", "latin-1", "utf-16", "shift-jis"]))
def test_reading_any_bytes_comes_to_an_end(raw: bytes, encoding: str) -> None:
    """No line breaks the limit by more than the one character that tells."""
    assert all(len(line) <= 6 for line in read(raw, encoding, limit=5))


def test_a_closed_stream_has_ended() -> None:
    """A terminal that is gone ends the sitting like any end of input."""
    stream = io.StringIO("never read")
    stream.close()
    assert read_line(stream, 80) is None


def test_a_stream_read_from_already_is_left_as_it_is() -> None:
    """Settling late is no error."""
    stdin = io.TextIOWrapper(io.BytesIO(b"one\ntwo\n"), encoding="ascii")
    stdin.readline()
    settle(stdin, io.StringIO())
    assert read_line(stdin, 80) == "two"


@pytest.mark.parametrize(
    ("text", "width"),
    [("troops", 6), ("首相", 4), ("Taro\u0304", 4), ("नमस्ते", 4), ("\u200d", 0), ("", 0)],
)
def test_cells_are_columns_of_a_terminal(text: str, width: int) -> None:
    """Wide characters take two, marks on other characters none."""
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("About how many troops are there?", ["a) About how many", "   troops are", "   there?"]),
        ("short", ["a) short"]),
        ("", ["a)"]),
        ("one\n  two\n\nthree ", ["a) one", "     two", "", "   three"]),
        ("see https://example.org/a/long/link now", ["a) see", "   https://example.org/a/long/link", "   now"]),
        ("安倍晋三と岸田文雄と麻生太郎", ["a) 安倍晋三と岸田", "   文雄と麻生太郎"]),
        ("tab\there", ["a) tab here"]),
    ],
)
def test_text_wraps_at_words_and_hangs_under_its_beginning(text: str, lines: list[str]) -> None:
    """A link stays whole to be copied; text without spaces breaks between its characters."""
    assert wrap(text, 17, "a) ", "   ") == lines


@settings(max_examples=60)
@given(st.text(st.sampled_from("ab  \n首-é\u0301"), max_size=80), st.integers(20, 40))
def test_wrapping_loses_nothing_but_spaces_and_leaves_none_at_the_end(text: str, width: int) -> None:
    """Every other character is there, in order; no line of short words is wider than asked."""
    lines = wrap(text, width, "- ", "  ")
    assert "".join("".join(lines).removeprefix("-").split()) == "".join(text.split())
    assert all(line == line.rstrip() for line in lines)
    longest_word = max((cells(word) for word in text.split() if cells(word) == len(word)), default=0)
    assert all(cells(line) <= max(width, longest_word + 2) for line in lines)


@pytest.mark.parametrize(
    ("encoding", "environment", "ascii_only"),
    [
        ("utf-8", {"LANG": "de_DE.UTF-8"}, False),
        ("UTF-8", {}, False),
        ("utf-8", {"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),
        ("utf-8", {"LANG": "C", "LC_ALL": "C.UTF-8"}, False),
        ("utf-8", {"LANG": "en_GB.UTF-8", "LC_ALL": "POSIX"}, True),
        ("iso8859-1", {"LANG": "de_DE"}, True),
        ("ascii", {}, True),
    ],
)
def test_ascii_is_for_terminals_that_may_know_no_more(
    encoding: str, environment: dict[str, str], ascii_only: bool
) -> None:
    """The encoding tells, and the locale where Python has only assumed it."""
    stdout = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    assert only_ascii(stdout, environment) is ascii_only

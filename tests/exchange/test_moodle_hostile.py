"""Files made to hold up the program, as Moodle XML, GIFT and Aiken: each ends soon, in losses or one line of error."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CPU_SECONDS = 60
"""Generous, since machines differ: what this must stop takes minutes, or for ever."""
MEMORY = 512 * 1024

READER = f"""
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, ({CPU_SECONDS}, {CPU_SECONDS}))
from quiz.core.error import QuizError
from quiz.exchange.carry import Options
from quiz.exchange.formats import reader
name, path = sys.argv[1:]
data = Path(path).read_bytes()
reader(name).recognise(data)
try:
    came = reader(name).read(data, Options())
    end = "cards", sum(len(deck.cards) for deck in came.decks), "losses", len(came.losses)
except QuizError as error:
    end = "error", str(error).replace(" ", "_")
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(status["VmHWM"].split()[0], *end)
"""


def _question(kind: str, inside: bytes) -> bytes:
    text = b"<questiontext><text>What?</text></questiontext>"
    return b'<quiz><question type="' + kind.encode() + b'">' + text + inside + b"</question></quiz>"


def _cloze(text: bytes) -> bytes:
    return (
        b'<quiz><question type="cloze"><questiontext><text><![CDATA['
        + text
        + b"]]></text></questiontext></question></quiz>"
    )


def _bomb() -> bytes:
    lines = b"".join(b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 10) for n in range(9))
    return b'<!DOCTYPE quiz [<!ENTITY a0 "aaaaaaaaaa">' + lines + b"]><quiz><question>&a9;</question></quiz>"


ATTACKS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "entities": ("moodle", _bomb, "error this_XML_declares_a_document_type,_which_Moodle_never_does"),
    "an outside entity": (
        "moodle",
        lambda: b'<!DOCTYPE quiz SYSTEM "file:///etc/passwd"><quiz/>',
        "error this_XML_declares_a_document_type,_which_Moodle_never_does",
    ),
    "depth": ("moodle", lambda: b"<quiz>" + b"<question>" * 500_000, "error line_1_is_nested_too_deep"),
    "depth in a text": (
        "moodle",
        lambda: b"<quiz><question><questiontext><text>" + b"<b>" * 500_000,
        "error line_1_is_nested_too_deep",
    ),
    "a long name": ("moodle", lambda: b"<" + b"q" * 5_000_000 + b">", "error this_XML_begins_with_`qqqq"),
    "questions": (
        "moodle",
        lambda: (
            b"<quiz>"
            + _question("shortanswer", b"<answer fraction='100'><text>a</text></answer>")[6:-7] * 50_000
            + b"</quiz>"
        ),
        "cards 50000 losses 0",
    ),
    "answers": (
        "moodle",
        lambda: _question(
            "numerical", b"".join(b"<answer fraction='0'><text>%d</text></answer>" % n for n in range(50_000))
        ),
        "cards 0 losses 1",
    ),
    "numbers": (
        "moodle",
        lambda: _question("numerical", b"<answer fraction='100'><text>1e999999999</text></answer>"),
        "cards 0 losses 1",
    ),
    "gaps": ("moodle", lambda: _cloze(b"a {1:SA:=b} " * 100_000), "cards 0 losses 1"),
    "open gaps": ("moodle", lambda: _cloze(b"{1:SA:=b " * 300_000), "cards 0 losses 1"),
    "tags that never end": ("moodle", lambda: _cloze(b"<a " * 500_000), "cards 0 losses 1"),
    "comments that never end": ("moodle", lambda: _cloze(b"<!-- " * 500_000), "cards 0 losses 1"),
    "references": ("moodle", lambda: _cloze(b"&#" * 500_000), "cards 0 losses 1"),
    "a file inside": (
        "moodle",
        lambda: _question("essay", b"<file name='a'>" + b"A" * 50_000_000 + b"</file>"),
        "cards 0 losses 1",
    ),
    "GIFT questions": ("gift", lambda: b"Who?{=a ~b}\n\n" * 50_000, "cards 50000 losses 0"),
    "open braces": ("gift", lambda: b"{" * 2_000_000, "cards 0 losses 1"),
    "open braces in turn": ("gift", lambda: b"{= \n\n" * 100_000, "cards 0 losses 100000"),
    "GIFT answers": ("gift", lambda: b"Who?{" + b"~a" * 200_000 + b"=b}", "cards 1 losses 0"),
    "empty answers": ("gift", lambda: b"Who?{" + b"~" * 1_000_000 + b"=b}", "cards 0 losses 1"),
    "escapes": ("gift", lambda: b"\\\\" * 2_000_000 + b"{T}", "cards 1 losses 0"),
    "tags of a comment": ("gift", lambda: b"//" + b"[tag:" * 200_000 + b"\nWho?{T}", "cards 1 losses 0"),
    "weights": ("gift", lambda: b"Who?{~%" + b"9" * 2_000_000 + b"%a =b}", "cards 1 losses 0"),
    "numbers of GIFT": ("gift", lambda: b"How many?{#1e99999999}", "cards 0 losses 1"),
    "one line": ("gift", lambda: b"a" * 20_000_000, "cards 0 losses 1"),
    "NUL": ("gift", lambda: b"\0" * 5_000_000, "error this_is_no_plain_text"),
    "blanks": ("gift", lambda: b"{" + b" " * 250_000 + b"x" * 10, "cards 0 losses 1"),
    "Aiken questions": ("aiken", lambda: b"Who?\nA) a\nB) b\nANSWER: A\n\n" * 50_000, "cards 50000 losses 0"),
    "Aiken options": ("aiken", lambda: b"Who?\n" + b"A) a\n" * 300_000 + b"ANSWER: A\n", "cards 0 losses 1"),
    "a long option": ("aiken", lambda: b"Who?\nA) " + b"a" * 5_000_000 + b"\nB) b\nANSWER: A\n", "cards 1 losses 0"),
    "no Aiken": ("aiken", lambda: b"\0\n" * 500_000, "error this_is_no_plain_text"),
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is measured through /proc")
@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_ends_within_the_limits(name: str, tmp_path: Path) -> None:
    """In a process of its own, below 512 MB, with cards and losses or with one error."""
    known, make, end = ATTACKS[name]
    path = tmp_path / "file"
    path.write_bytes(make())
    run = subprocess.run([sys.executable, "-c", READER, known, str(path)], capture_output=True, text=True, check=True)
    memory, _, told = run.stdout.strip().partition(" ")
    assert int(memory) < MEMORY
    assert told.startswith(end)

"""No file can hold up the program: within the limits of time and memory each ends in a few diagnostics."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.deckfile.limits import MAX_BYTES, excess
from quiz.deckfile.read import read_deck

HEAD = b'[deck]\ntitle = "x"\n[[card]]\nid = "a"\nkind = "'
CPU_SECONDS = 20
"""Generous, since machines differ: what this must stop takes minutes, or for ever."""
MEMORY = 256 * 1024

READER = f"""
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, ({CPU_SECONDS}, {CPU_SECONDS}))
from quiz.deckfile.read import read_deck
from quiz.ui.diagnostics import plain_lines
deck = read_deck(Path(sys.argv[1]))
plain_lines(deck.diagnostics, {{deck.path: deck.text}})
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(status["VmHWM"].split()[0], *(diagnostic.code for diagnostic in deck.diagnostics[:3]))
"""


def _filled(unit: bytes, before: bytes = b"", after: bytes = b"") -> bytes:
    return before + unit * ((MAX_BYTES - len(before) - len(after)) // len(unit)) + after


ATTACKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "nested arrays": (lambda: b"a = " + b"[" * 200_000, "E008"),
    "nested arrays to the limit": (lambda: _filled(b"[", b"a = "), "E008"),
    "nested arrays over lines": (lambda: b"a = " + b"[\n" * 100_000, "E008"),
    "nested tables": (lambda: b"a = " + b"{a=" * 100_000, "E008"),
    "dotted key": (lambda: _filled(b"a.", after=b"a = 1"), "E009"),
    "dotted quoted key": (lambda: _filled(b'"a" . ', after=b"a = 1"), "E009"),
    "dotted header": (lambda: b"[" + b"a." * 100_000 + b"a]", "E009"),
    "dotted digits": (lambda: b"1." * 100_000 + b"1 = 1", "E007"),
    "decimal number": (lambda: _filled(b"1", b"a = "), "E007"),
    "hexadecimal number": (lambda: _filled(b"f", b"a = 0x"), "E007"),
    "fraction": (lambda: _filled(b"1", b"a = 1."), "E007"),
    "exponent": (lambda: _filled(b"1", b"a = 1e"), "E007"),
    "underscores": (lambda: _filled(b"_1", b"a = 1"), "E007"),
    "headers": (lambda: b"".join(b"[a%d]\n" % number for number in range(300_000)), "E010"),
    "deep headers": (lambda: b"".join(b"[a%d%s]\n" % (number, b".a" * 30) for number in range(90_000)), "E010"),
    "deep headers of digits": (lambda: b"".join(b"[%d%s]\n" % (each, b".1" * 30) for each in range(90_000)), "E010"),
    "cards": (lambda: _filled(b"[[card]]\n"), "E010"),
    "empty cards": (lambda: b"[[card]]\n" * 49_000, "E101"),
    "empty arrays": (lambda: _filled(b"[],", b"a = [", b"]"), "E010"),
    "keys": (lambda: b"".join(b"k%d=1\n" % number for number in range(240_000)), "E102"),
    "fields of a card": (lambda: HEAD + b'recall"\n' + b"".join(b"k%d=1\n" % n for n in range(200_000)), "E105"),
    "escapes": (lambda: _filled(b"\\n", b'a = "', b'"'), "E102"),
    "folded lines": (lambda: _filled(b"\\\n", b'a = """', b'"""'), "E102"),
    "open text": (lambda: _filled(b"x", b'a = "'), "E005"),
    "open long text": (lambda: _filled(b"x\n", b'a = """'), "E005"),
    "open texts in cards": (lambda: b'[[card]]\nid = "x\n' * 40_000, "E005"),
    "quotes": (lambda: _filled(b'"', b"a = "), "E005"),
    "line feeds": (lambda: _filled(b"\n"), "E101"),
    "comment": (lambda: _filled(b"#"), "E101"),
    "quoted name": (lambda: _filled(b"k", b'"', b'" = 1'), "E102"),
    "no TOML": (lambda: _filled(b"hello world\n"), "E005"),
    "nothing but NUL": (lambda: _filled(b"\0"), "E005"),
    "gaps": (lambda: _filled(b"{{a}}", HEAD + b'cloze"\ntext = "', b'"'), "E213"),
    "open gaps": (lambda: _filled(b"{{", HEAD + b'cloze"\ntext = "', b'"'), "E213"),
    "items": (lambda: HEAD + b'list"\nquestion = "q"\nanswer = [' + b'"a",' * 200_000 + b"]", "E213"),
    "long answers": (
        lambda: _filled(
            b"q", HEAD + b'choice"\nquestion = "q"\ndistractors = ["' + b"q" * 4_000_000 + b'"]\nanswer = "', b'"'
        ),
        "",
    ),
    "marks on a letter": (
        lambda: _filled("\u0301".encode(), HEAD + b'choice"\nquestion = "q"\nanswer = "a"\ndistractors = ["', b'"]'),
        "",
    ),
    "number in quotes": (lambda: _filled(b"1", HEAD + b'number"\nquestion = "q"\nanswer = "', b'"'), "E108"),
    "date in quotes": (lambda: _filled(b"1", HEAD + b'date"\nquestion = "q"\nanswer = "', b'"'), "E206"),
    "open arrays in fields": (lambda: b"[[card]]\n" + b"a = [\n" * 50_000, "E008"),
    "open texts in fields": (lambda: b"[[card]]\n" + b'a = """\n' * 50_000, "E006"),
    "single brackets": (lambda: b'[card]\nid="x"\n' * 20_000, "E103"),
    "no commas": (lambda: b"[[card]]\ntags = [" + b'"a" ' * 400_000 + b"]\n", "E005"),
    "fields again": (lambda: b"[[card]]\n" + b'id = "x"\nkind = "short"\n' * 20_000, "E006"),
    "colons": (lambda: b"[[card]]\n" + b"id: x\n" * 100_000, "E005"),
    "one id": (lambda: HEAD + b'recall"\nquestion = "q"\nanswer = "a"\n' + b'[[card]]\nid = "a"\n' * 30_000, "E107"),
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is measured through /proc")
@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_ends_within_the_limits(name: str, tmp_path: Path) -> None:
    """In a process of its own, reading and showing the file stays below 256 MB and says what is wrong."""
    make, code = ATTACKS[name]
    path = tmp_path / "deck.toml"
    path.write_bytes(make())
    run = subprocess.run([sys.executable, "-c", READER, str(path)], capture_output=True, text=True, check=True)
    memory, *codes = run.stdout.split()
    assert int(memory) < MEMORY
    assert codes[:1] == ([code] if code else [])


ALLOWED = {
    "long digits in quotes": f'"{"1" * 100}"',
    "brackets in quotes": f'"{"[" * 100}"',
    "brackets in a long text": f'"""\n{"[" * 100}\n"""',
    "dots in quotes": f"'{'a.' * 100}'",
    "long digits in a comment": f'"x" # {"1" * 100} {"[" * 100} {"a." * 100}',
}


@pytest.mark.parametrize("name", ALLOWED)
def test_the_limits_are_not_for_texts_and_comments(name: str, tmp_path: Path) -> None:
    """Digits, dots and brackets inside a text or a comment are no numbers, names or arrays."""
    path = tmp_path / "deck.toml"
    path.write_bytes(HEAD + f'recall"\nquestion = {ALLOWED[name]}\nanswer = "a"\n'.encode())
    assert read_deck(path).diagnostics == ()


def test_the_limits_are_reached_before_they_are_exceeded() -> None:
    """Sixty-four characters of a number, thirty-two brackets and thirty-two parts of a name are still read."""
    for fits, exceeds in (
        (f"a = {'1' * 64}", f"a = {'1' * 65}"),
        (f"a = 0x{'f' * 62}", f"a = 0x{'f' * 63}"),
        (f"a = -1.{'5' * 61}", f"a = -1.{'5' * 62}"),
        (f"a = {'[' * 32}{']' * 32}", f"a = {'[' * 33}{']' * 33}"),
        (f"a = [{'{ a = ' * 31}1{'}' * 31}]", f"a = [{'{ a = ' * 32}1{'}' * 32}]"),
        (".".join("a" * 32) + " = 1", ".".join("a" * 33) + " = 1"),
        (f"[{'.'.join('a' * 32)}]", f"[{'.'.join('a' * 33)}]"),
        ('a = ["' + '"], ["'.join("x" * 40) + '"]', "a = " + "[[" * 20),
    ):
        assert excess(fits) is None
        assert excess(exceeds) is not None

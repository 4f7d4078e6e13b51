"""How mistakes in decks are shown: whole outputs, on narrow screens, with wide and with dangerous characters."""

import json
import re
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.console import Console

from quiz.core.error import Exit, QuizError
from quiz.deckfile.codes import CODES
from quiz.deckfile.diagnostic import WHOLE_FILE, Diagnostic, Severity, Span
from quiz.deckfile.parse import parse_deck
from quiz.ui.diagnostics import explain, plain_lines, render, show, summary, to_json
from quiz.ui.lines import cells

DECK = """\
[deck]
title = "Troops"

[[card]]
id = "korea"
kind = "number"
question = "How many?"
answer = 28000
tolerence = "5%"

[[card]]
kind = "recall"
question = "Who?"
answer = "Abe"
"""

SHOWN = """\
error[E105]: a `number` card has no field `tolerence`
 --> decks/troops.toml:9:1
  |
9 | tolerence = "5%"
  | ^^^^^^^^^
  = help: did you mean `tolerance`?

warning[W301]: the card has no `id`: its history would be lost when the question is reworded
  --> decks/troops.toml:11:1
   |
11 | [[card]]
   | ^^^^^^^^
   = help: write `id = "who"`

1 error and 1 warning in 1 file, 2 cards checked; 1 card is left out
"""

NARROW = """\
warning[W301]: the card has no `id`: its
    history would be lost when the
    question is reworded
  --> decks/troops.toml:11:1
   |
11 | [[card]]
   | ^^^^^^^^
   = help: write `id = "who"`
"""


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_a_pipe_gets_plain_lines_and_what_they_come_to() -> None:
    """The whole output, as rustc shows a mistake, with a summary at the end."""
    file = StringIO()
    show([parse_deck(DECK, "decks/troops.toml")], file)
    assert file.getvalue() == SHOWN


def test_a_terminal_gets_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colour and bold are all that a terminal adds."""
    for name, value in {"COLUMNS": "100", "TERM": "xterm"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    file = Terminal()
    show([parse_deck(DECK, "decks/troops.toml")], file)
    assert "\x1b[1;31merror[E105]:" in file.getvalue()
    assert re.sub(r"\x1b\[[\d;]*m", "", file.getvalue()) == SHOWN


def test_forty_columns_are_enough() -> None:
    """Words wrap with an indent; no line is wider than the screen."""
    parsed = parse_deck(DECK, "decks/troops.toml")
    lines = plain_lines(parsed.diagnostics[1:], {parsed.path: parsed.text}, 40)
    assert "\n".join(lines) == NARROW


def _diagnostic(span: Span, message: str = "m", path: str = "p", note: str = "", advice: str = "") -> Diagnostic:
    return Diagnostic("E105", "unknown-field", Severity.ERROR, message, path, span, note, advice)


def _underlined(line: str, column: int, length: int, width: int = 40) -> list[str]:
    return plain_lines([_diagnostic(Span(1, column, length))], {"p": line}, width)[3:5]


@pytest.mark.parametrize(
    ("line", "column", "length", "shown"),
    [
        ("x = 1", 5, 1, ["1 | x = 1", "  |     ^"]),
        ("x = 1", 6, 1, ["1 | x = 1", "  |      ^"]),
        ("\tx\t= 1", 2, 1, ["1 |     x    = 1", "  |     ^"]),
        ("日本 = 語", 6, 1, ["1 | 日本 = 語", "  |        ^^"]),
        ("e\u0301 = 1", 6, 1, ["1 | e\u0301 = 1", "  |     ^"]),
        ("a\x1b[2J\u202e = 1", 9, 1, ["1 | a␛[2J\ufffd = 1", "  |         ^"]),
        ("a\rb = 1", 5, 1, ["1 | a␍b = 1", "  |     ^"]),
        ("a" * 100, 50, 5, ["1 | …" + "a" * 34 + "…", "  | " + " " * 30 + "^^^^^"]),
        ("a" * 100, 98, 3, ["1 | …" + "a" * 34, "  | " + " " * 32 + "^^^"]),
        ("a" * 100, 1, 100, ["1 | " + "a" * 34 + "…", "  | " + "^" * 34]),
        ("日本" * 50, 60, 4, ["1 | …" + "日本" * 8 + "日…", "  | " + " " * 27 + "^^^^^^^^"]),
    ],
)
def test_the_mark_stands_below_what_is_meant(line: str, column: int, length: int, shown: list[str]) -> None:
    """With tabs, wide, combining and dangerous characters, and on a line that is cut to the screen."""
    assert _underlined(line, column, length) == shown


@given(st.text(max_size=60), st.integers(1, 70), st.integers(1, 80), st.integers(30, 60))
@example("x" * 41, 42, 1, 45)
@example("東" * 60, 1, 1, 30)
def test_no_line_is_wider_than_the_screen_nor_dangerous(line: str, column: int, length: int, width: int) -> None:
    """Whatever stands in a file, in a message or in its path."""
    line = line.replace("\n", " ")
    diagnostic = _diagnostic(Span(1, min(column, len(line) + 1), length), line, "p", line, line)
    lines = plain_lines([diagnostic], {"p": line}, width)
    assert all(cells(each) <= width for each in lines)
    assert not any(character in each for each in lines for character in "\x00\x07\x1b\x7f\x9b\u202e\u2066\r")


@given(st.integers(1, 3), st.integers(1, 12), st.integers(30, 120))
def test_rich_shows_the_plain_lines(line: int, column: int, width: int) -> None:
    """`render` and `plain_lines` are the same words, and markup in them stays as it is."""
    text = "[red]x[/red]\n:smile:\n[/oops]"
    diagnostics = [_diagnostic(Span(line, column, 2), "a [bold]message[/bold]", advice="[link=https://e]x")]
    console = Console(width=width, file=StringIO(), record=True, markup=False, emoji=False, highlight=False)
    console.print(render(diagnostics, {"p": text}, width))
    shown = [each.rstrip() for each in console.export_text().split("\n")]
    assert "\n".join(shown).rstrip("\n") == "\n".join(plain_lines(diagnostics, {"p": text}, width)).rstrip("\n")


def test_a_file_as_a_whole_has_no_line() -> None:
    """What could not be read is named, and nothing is underlined; nor where the text is not at hand."""
    assert plain_lines([_diagnostic(WHOLE_FILE, path="a\x1bb")], {}) == ["error[E105]: m", " --> a␛b", ""]
    assert plain_lines([_diagnostic(Span(2, 3, 4))], {}) == ["error[E105]: m", " --> p:2:3", ""]


def test_the_summary_counts() -> None:
    """Singular and plural, nothing that is nought, thousands grouped."""
    one = '[[card]]\nid = "{}"\nkind = "recall"\nquestion = "Q"\nanswer = "A"\n'
    head = '[deck]\ntitle = "T"\n'
    fine = parse_deck(head + "".join(one.format(f"c{number}") for number in range(1200)), "a.toml")
    wrong = parse_deck(head + one.format("X") + one.format("Y"), "b.toml")
    assert summary([]) == "no problems in 0 files, 0 cards checked"
    assert summary([fine]) == "no problems in 1 file, 1,200 cards checked"
    assert summary([fine, wrong]) == "2 errors in 2 files, 1,202 cards checked; 2 cards are left out"


def test_json_has_exactly_the_documented_shape() -> None:
    """Every field, in order, as plain values."""
    parsed = parse_deck(DECK, "decks/troops.toml")
    document = to_json(parsed.diagnostics[:1])
    assert json.loads(json.dumps(document)) == {
        "diagnostics": [
            {
                "code": "E105",
                "name": "unknown-field",
                "severity": "error",
                "message": "a `number` card has no field `tolerence`",
                "path": "decks/troops.toml",
                "line": 9,
                "column": 1,
                "help": "did you mean `tolerance`?",
            }
        ]
    }
    assert to_json([]) == {"diagnostics": []}


EXPLAINED = """\
E113, duplicate-id: two cards have the same id
The id of this card was already given to a card above it. Only the first is
studied.

The id is what ties a card to its history: two cards of one id would share it.

Wrong

    [[card]]
    id = "capital"
    kind = "short"
    question = "What is the capital of Japan?"
    answer = "Tokyo"

    [[card]]
    id = "capital"
    kind = "short"
    question = "What is the capital of South Korea?"
    answer = "Seoul"

Instead

    [[card]]
    id = "capital-japan"
    kind = "short"
    question = "What is the capital of Japan?"
    answer = "Tokyo"

    [[card]]
    id = "capital-korea"
    kind = "short"
    question = "What is the capital of South Korea?"
    answer = "Seoul\""""


def test_a_code_is_explained_whole() -> None:
    """What it means, why it matters, an example and the remedy; by number or name."""
    assert explain("e113") == explain("duplicate-id") == EXPLAINED
    said = '`allow = ["unpinned-id"]` silences it, in a card or below `[deck]` for all its\ncards.'
    assert explain("W301").endswith(said)


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained_within_eighty_columns(code: str) -> None:
    """Also those with no example."""
    assert all(len(line) <= 80 for line in explain(code).splitlines())


def test_an_unknown_code_names_the_nearest() -> None:
    """By number or by name; a wild guess is told how codes look."""
    for asked, advice in (
        ("E1113", "did you mean `E113`?"),
        ("duplicat-id", "did you mean `duplicate-id`?"),
        ("\x1b", "codes are written like E105; `quiz check` shows them with each problem"),
    ):
        with pytest.raises(QuizError) as raised:
            explain(asked)
        assert raised.value.help == advice
        assert raised.value.code is Exit.NO_INPUT
        assert "\x1b" not in raised.value.message

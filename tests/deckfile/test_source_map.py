"""The places that the scan finds are those of the names and values that the parser reads."""

import string
from datetime import date
from typing import Any

import tomli
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from quiz.deckfile.diagnostic import Path, Span
from quiz.deckfile.source_map import Lines, card_line, scan

WORDS = st.text(string.ascii_letters + string.digits + "_-", min_size=1, max_size=8)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def _basic(text: str) -> str:
    escapes = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\t": r"\t"}
    plain = (escapes.get(each) or (each if each.isprintable() else f"\\U{ord(each):08x}") for each in text)
    return '"' + "".join(plain) + '"'


def _multiline(text: str) -> str:
    body = _basic(text)[1:-1].replace(r"\n", "\n")
    return f'"""\n{body}\\\n   """'


def _literal(text: str) -> str:
    return f"'{text}'" if text.isprintable() and "'" not in text else _basic(text)


STRINGS = st.one_of(TEXTS.map(_basic), TEXTS.map(_multiline), TEXTS.map(_literal))
SCALARS = st.one_of(
    STRINGS,
    st.integers(-1000, 10**9).map(str),
    st.sampled_from(["true", "false", "1.5", "-2e3", "inf", "nan", "0x1F", "1_000", "1979-05-27", "07:32:00"]),
    st.sampled_from(["1979-05-27T07:32:00Z", "1979-05-27 07:32:00.5-07:00", "1979-05-27T07:32"]),
)
BLANKS = st.sampled_from(["", " ", "\t", "\n", '  # a [comment] = {here} "\n', "\n\n  "])
KEYS = st.one_of(WORDS, WORDS, TEXTS.map(_basic), TEXTS.map(_literal))


@st.composite
def _arrays(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    items: list[str] = draw(st.lists(values, max_size=4))
    trailing: bool = draw(st.booleans())
    joined = "".join(f"{draw(BLANKS)}{item}{draw(BLANKS)}," for item in items)
    return f"[{joined if trailing else joined.removesuffix(',')}{draw(BLANKS)}]"


@st.composite
def _inline_tables(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    names: list[str] = draw(st.lists(WORDS, max_size=4, unique=True))
    trailing: bool = draw(st.booleans())
    joined = ",".join(f"{draw(BLANKS)}{name} = {draw(values)}{draw(BLANKS)}" for name in names)
    return f"{{{joined}{',' if names and trailing else ''}{draw(BLANKS)}}}"


VALUES = st.recursive(SCALARS, lambda values: st.one_of(_arrays(values), _inline_tables(values)), max_leaves=6)


@st.composite
def _documents(draw: st.DrawFn) -> str:
    lines = []
    for _ in range(draw(st.integers(0, 4))):
        header = draw(
            st.sampled_from(
                ["", "[[card]]", "[[ card ]] # one more", "[deck]", "[card.why_not]", '[["card"]]', "[a.b]"]
            )
        )
        lines += [header, *(draw(BLANKS).strip(" \t") or "#" for _ in range(draw(st.integers(0, 1))))]
        for _ in range(draw(st.integers(0, 4))):
            key = " . ".join(draw(st.lists(KEYS, min_size=1, max_size=2)))
            comment = draw(st.sampled_from(["", " # comment", "\t"]))
            lines.append(f"{draw(st.sampled_from(['', '  ']))}{key} = {draw(VALUES)}{comment}")
    return "\n".join(lines) + draw(st.sampled_from(["", "\n"]))


def _leaves(value: Any, path: Path = ()) -> dict[Path, Any]:
    match value:
        case dict():
            found = {key: _leaves(each, (*path, key)) for key, each in value.items()}
        case list():
            found = {index: _leaves(each, (*path, index)) for index, each in enumerate(value)}
        case _:
            return {path: value}
    return {leaf: each for part in found.values() for leaf, each in part.items()}


@settings(max_examples=300)
@given(_documents())
def test_every_value_is_where_the_scan_says(text: str) -> None:
    """The source at a value's place, parsed by itself, is that value; and names stand at their places too."""
    try:
        document = tomli.loads(text)
    except tomli.TOMLDecodeError:
        reject()
    found = scan(text)
    for path, value in _leaves(document).items():
        start, end = found.values[path]
        assert repr(tomli.loads(f"value = {text[start:end]}")["value"]) == repr(value)
        if isinstance(path[-1], str):
            start, end = found.names[path]
            [(name, _)] = tomli.loads(f"{text[start:end]} = 1").items()
            assert name == path[-1]


@settings(max_examples=200)
@given(TEXTS, TEXTS, TEXTS)
def test_characters_inside_a_text_are_where_the_scan_says(before: str, middle: str, after: str) -> None:
    """Of a string value, the source between the places of two characters stands for what is between them."""
    text = f"value = {_basic(before + middle + after)}"
    start, end = scan(text).inside(("value",), len(before), len(before) + len(middle))
    assert tomli.loads(f'value = "{text[start:end]}"')["value"] == middle


def test_characters_inside_a_text_of_several_lines_are_found_too() -> None:
    """The line feed after the quotes, and blanks after a backslash at a line's end, stand for nothing."""
    for text in ('value = """\none \\\n   {{two}}"""', "value = '''\none {{two}}'''", "value = 'one {{two}}'"):
        start, end = scan(text).inside(("value",), 4, 6)
        assert (start, text[start:end]) == (text.index("{{"), "{{")
        start, end = scan(text).inside(("value",), 4, 1000)
        assert text[start:end] == "{{two}}"


@given(st.text(max_size=200))
def test_any_text_can_be_scanned(text: str) -> None:
    """The scan ends on every text, and finds no place outside it."""
    found = scan(text)
    for start, end in (*found.names.values(), *found.values.values()):
        assert 0 <= start <= end <= len(text)


def test_names_and_values_of_all_forms_are_found() -> None:
    """Quoted and dotted keys, nested tables, long strings and the inline tables of TOML 1.1 have their places."""
    text = """\
[deck] # the head
"title" = 'Quoted'
tags = [
  "one", # the first
  'two',
]
[[card]]
why_not."New York" = "no"
text = \"\"\"
a {{b}}
\"\"\"
[[card]]
pairs = [["a", "b"], ["c", "d"],]
why_not = {
  a = 1, # TOML 1.1
  "b" = 2,
}
[card.more]
when = 1979-05-27 07:32:00
"""
    found = scan(text)
    assert {path: text[slice(*place)] for path, place in found.names.items()} == {
        ("deck",): "[deck]",
        ("deck", "title"): '"title"',
        ("deck", "tags"): "tags",
        ("card", 0): "[[card]]",
        ("card", 0, "why_not"): "why_not",
        ("card", 0, "why_not", "New York"): '"New York"',
        ("card", 0, "text"): "text",
        ("card", 1): "[[card]]",
        ("card", 1, "pairs"): "pairs",
        ("card", 1, "why_not"): "why_not",
        ("card", 1, "why_not", "a"): "a",
        ("card", 1, "why_not", "b"): '"b"',
        ("card", 1, "more"): "[card.more]",
        ("card", 1, "more", "when"): "when",
    }
    assert text[slice(*found.values["card", 1, "pairs", 1, 0])] == '"c"'
    assert text[slice(*found.values["card", 1, "more", "when"])] == "1979-05-27 07:32:00"
    assert tomli.loads(text)["card"][0]["why_not"] == {"New York": "no"}


def test_what_has_no_place_of_its_own_is_where_what_holds_it_is() -> None:
    """A missing field is shown at its table, and a missing table at the start."""
    found = scan('x = 1\n[[card]]\nid = "a"\n')
    assert found.value(("card", 0, "answer")) == found.name(("card", 0)) == (6, 14)
    assert found.name(("card",)) == (6, 14)
    assert found.value(("deck", "title")) == (0, 0)


def test_a_line_that_is_no_toml_is_passed_over() -> None:
    """After nonsense the scan goes on with the next line."""
    found = scan('what is this?\nx = = 2\n[[card]]\nid = "a"\n')
    assert ("card", 0, "id") in found.values


def test_lines_and_columns_count_from_one_and_in_characters() -> None:
    """A span stays on its first line, and is never empty."""
    lines = Lines("日本 = 1\nname = 2\n" + "x" * 100_000 + "\nend")
    assert lines.span(0, 2) == Span(1, 1, 2)
    assert lines.span(7, 11) == Span(2, 1, 4)
    assert lines.span(7, 30) == Span(2, 1, 8)
    assert lines.span(100_017, 100_020) == Span(4, 1, 3)
    assert lines.span(100_020, 100_020) == Span(4, 4, 1)


DECK = """\
[deck]\r
title = "A deck"\r
\r
[[card]]\r
id = "first"\r
kind = "recall"\r
\r
  [[card]] # no id\r
kind = "short"\r
question = "What is the capital of Japan?"\r
\r
[[card]]\r
kind = "cloze"\r
text = "The capital of {{Japan|Nippon}} is {{Tokyo::a city}}."\r
"""


def test_a_card_is_found_for_editing_by_its_id_written_or_made() -> None:
    """`card_line` is the line of the card's header, whatever the line ends, also where the id was made."""
    assert card_line(DECK, "first") == 4
    assert card_line(DECK, "what-is-the-capital-of-japan") == 8
    assert card_line(DECK, "the-capital-of-japan-is-tokyo") == 12
    assert card_line(DECK, "nothing") is None
    assert card_line("", "first") is None
    assert card_line("\ufeff" + DECK[DECK.index("[[card]]") :], "first") == 1


def test_the_parser_reads_dates_that_the_scan_passes() -> None:
    """A date with a blank before its time is one value."""
    text = "a = 1979-05-27 07:32:00\nb = 1979-05-27 # no time\n"
    assert tomli.loads(text)["b"] == date(1979, 5, 27)
    assert text[slice(*scan(text).values[("b",)])] == "1979-05-27"

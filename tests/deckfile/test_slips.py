"""What is not TOML is explained at the place where an author would put it right."""

import pytest

from quiz.deckfile.parse import parse_deck

CARD = '[deck]\ntitle = "T"\n\n[[card]]\n'
REST = '\n[[card]]\nid = "rest"\nkind = "recall"\nquestion = "q"\nanswer = "a"\n'

QUOTES = 'put the text in single quotes, or write `\\"` inside double quotes'
TEXT = "a text stands in quotes"
NUMBER = "a number is not written like this"
LEFT_OVER = "there is something left over after the text"

SLIPS = [
    ("question = Who is it?", 12, "Who is it?", TEXT, 'write `question = "Who is it?"`'),
    (f"question = {'long ' * 9}", 12, ("long " * 9).strip(), TEXT, f'write `question = "{("long " * 9)[:29]}…"`'),
    ("question = “Who?”", 12, "“", "a text does not stand in curly quotes", 'use straight ones: `"…"`'),
    (
        'question = "Who',
        12,
        '"Who',
        'this text is never closed: `"` is missing at its end',
        'a text of several lines stands in `"""`',
    ),
    (
        'question = "a\nb"',
        12,
        '"a',
        'this text is never closed: `"` is missing at its end',
        'a text of several lines stands in `"""`',
    ),
    (
        "answer = 'x",
        10,
        "'x",
        "this text is never closed: `'` is missing at its end",
        'a text of several lines stands in `"""`',
    ),
    ('question = """Who\nis it?', 12, '"""Who', 'this text is never closed: `"""` is missing at its end', ""),
    ("answer = 28,000", 10, "28,000", "a number is written without commas or blanks", "write `28000`"),
    ("answer = 28 000 # men", 10, "28 000", "a number is written without commas or blanks", "write `28000`"),
    ("answer = -1,234,567.5", 10, "-1,234,567.5", "a number is written without commas or blanks", "write `-1234567.5`"),
    ("answer = 012", 10, "012", NUMBER, "write `12`, or put it in quotes if it is a text"),
    ("answer = .5", 10, ".5", NUMBER, "write `0.5`, or put it in quotes if it is a text"),
    ("answer = 28_000_", 10, "28_000_", NUMBER, "write `28000`, or put it in quotes if it is a text"),
    ("tolerance = 5%", 13, "5%", "a percentage stands in quotes", 'write `"5%"`'),
    ("answer = True", 10, "True", "`True` is no value", "write `true`"),
    ("answer = no", 10, "no", "`no` is no value", "write `false`"),
    ("answer =", 1, "answer", "`answer` has no value", "write it after the `=`, or remove the line"),
    ("answer = # later", 1, "answer", "`answer` has no value", "write it after the `=`, or remove the line"),
    ("answer", 7, "", "`=` is missing after `answer`", "a field is written `name = value`"),
    ('answer "x"', 8, '"', "`=` is missing after `answer`", "a field is written `name = value`"),
    ('answer: "x"', 7, ":", "a field is written with `=`, not `:`", "write `answer = …`"),
    ('answer == "x"', 9, "=", "`=` is there twice", "remove one of the two"),
    ('answer = 1 id = "x"', 12, "id", "there are two fields on one line", "begin a new line"),
    ('answer = "x" hint = "y"', 14, "hint", "there are two fields on one line", "begin a new line"),
    ('answer = "He said "hi""', 20, "h", "the text ended before this, at its second quotation mark", QUOTES),
    (
        "answer = 'it's'",
        14,
        "s",
        "the text ended before this, at its second quotation mark",
        "put the text in double quotes",
    ),
    ('answer = "x";', 13, ";", LEFT_OVER, "remove it, or put it inside the quotes"),
    ('answer = "one", "two"', 10, '"one", "two"', "several texts stand in brackets", 'write `["one", "two"]`'),
    (
        'answer = "C:\\Users"',
        13,
        "\\U",
        "`\\U` needs the number of a character after it",
        "write `\\\\` for a backslash, or put the text in single quotes",
    ),
    (
        'answer = "5\\%"',
        12,
        "\\%",
        "`\\%` is no escape that TOML knows",
        "write `\\\\` for a backslash, or put the text in single quotes",
    ),
    ('answer = "a\x01b"', 12, "\x01", "the character U+0001 may not stand here", "remove it"),
    ('tags = ["a" "b"]', 13, '"', "a comma or the closing bracket is missing before this", ""),
    ('tags = ["a", "b"', 8, "[", "this bracket is never closed: `]` is missing", ""),
    ('tags = ["a",', 8, "[", "this bracket is never closed: `]` is missing", ""),
    ('why_not = { a = "b"', 11, "{", "this bracket is never closed: `}` is missing", ""),
    (
        "pairs = [[1], [2]]]",
        19,
        "]",
        "something is left over here",
        "begin a new line for each field, and put texts in quotes",
    ),
    ("[[card", 7, "", "the header of the table is not closed: `]]` is missing", ""),
    ("- a list", 3, "a", "`=` is missing after `-`", "a field is written `name = value`"),
    (
        "é = 1",
        1,
        "é",
        "this is neither a field nor the header of a table",
        "a field is written `name = value`; a comment begins with `#`",
    ),
]


@pytest.mark.parametrize(("line", "column", "marked", "message", "help_text"), SLIPS)
def test_a_slip_is_explained_where_it_stands(line: str, column: int, marked: str, message: str, help_text: str) -> None:
    """The place, the words and the advice; and the other card is still read."""
    parsed = parse_deck(CARD + line + REST, "deck.toml")
    [diagnostic] = [each for each in parsed.diagnostics if each.code == "E005"]
    assert (diagnostic.message, diagnostic.help) == (message, help_text)
    assert (diagnostic.span.line, diagnostic.span.column, diagnostic.span.length) == (5, column, len(marked) or 1)
    assert line.split("\n", maxsplit=1)[0][column - 1 :].startswith(marked)
    assert parsed.deck
    assert [card.id for card in parsed.deck.cards] == ["deck/rest"]


@pytest.mark.parametrize(
    ("lines", "code", "line", "column", "length", "message"),
    [
        ('answer = "x"\nhint = "h"\nanswer = """\nx = 1\n"""', "E006", 7, 1, 6, "`answer` is written twice"),
        ('why_not = { a = "b", a = "c" }', "E006", 5, 22, 1, "a name is written twice"),
        ('why_not.a = "x"\nwhy_not = {}', "E006", 6, 1, 7, "`why_not` is written twice"),
        ("[deck]\nid = 1", "E006", 5, 1, 6, "the table `deck` is written twice"),
        ("[card]\nid = 1", "E103", 5, 1, 6, "`[card]` has single brackets"),
        ("answer = 2015-02-30", "E206", 5, 10, 10, "there is no date `2015-02-30`"),
        ("answer = 2015-13-01", "E206", 5, 10, 10, "there is no date `2015-13-01`"),
        ("answer = 2015-3-1", "E206", 5, 10, 8, "months and days have two digits"),
        ("answer = 2012-12", "E206", 5, 10, 7, "a date of year and month stands in quotes"),
    ],
)
def test_a_slip_with_a_code_of_its_own(
    lines: str, code: str, line: int, column: int, length: int, message: str
) -> None:
    """Names written twice, brackets and dates are no mere slips of syntax."""
    parsed = parse_deck(CARD + lines + REST, "deck.toml")
    [diagnostic] = [each for each in parsed.diagnostics if each.code not in ("E107", "W301")]
    span = diagnostic.span
    assert (diagnostic.code, diagnostic.message) == (code, message)
    assert (span.line, span.column, span.length) == (line, column, length)


def test_many_open_brackets_are_slips_and_no_nesting() -> None:
    """A header at the start of a line ends what was left open before it."""
    deck = parse_deck(CARD + 'tags = ["a"\n[[card]]\n' * 40 + REST, "deck.toml")
    assert [each.code for each in deck.diagnostics].count("E005") == 40
    assert deck.deck


def test_many_slips_are_all_said() -> None:
    """Each of fifty is reported, and cut out; after that the file is given up."""
    deck = parse_deck(CARD + "id = \n[[card]]\n" * 40 + REST, "deck.toml")
    assert [each.code for each in deck.diagnostics].count("E005") == 40
    deck = parse_deck(CARD + "id = \n[[card]]\n" * 80 + REST, "deck.toml")
    assert deck.deck is None
    assert deck.diagnostics[-1].code == "E011"

"""What is not TOML is explained at the place where an author would put it right."""

import pytest

from quiz.deckfile.diagnostic import Span
from quiz.deckfile.parse import parse_deck

CARD = '[deck]\ntitle = "T"\n\n[[card]]\n'
REST = '\n[[card]]\nid = "rest"\nkind = "recall"\nquestion = "q"\nanswer = "a"\n'

SLIPS = [
    ("question = Who is it?", 12, "Who is it?", "a text stands in quotes", 'write `question = "Who is it?"`'),
    (
        "question = long long long long long long long long long ",
        12,
        "long long long long long long long long long",
        "a text stands in quotes",
        'write `question = "long long long long long long long long long"`',
    ),
    ("question = “Who?”", 12, "“", "a text does not stand in curly quotes", 'write `question = "Who?"`'),
    ('question = "Who', 12, '"Who', 'this text is never closed: `"` is missing at its end', 'write `"Who"`'),
    (
        'question = "a\nb"',
        12,
        '"a',
        'this text is never closed: `"` is missing at its end',
        'a text of several lines stands in `"""`',
    ),
    ("answer = 'x", 10, "'x", "this text is never closed: `'` is missing at its end", "write `'x'`"),
    (
        'question = """Who\nis it?',
        12,
        '"""Who',
        'this text is never closed: `"""` is missing at its end',
        'write `"""` after its last line',
    ),
    ("answer = 28,000", 10, "28,000", "a number is written without commas or blanks", "write `28000`"),
    ("answer = 28 000 # men", 10, "28 000", "a number is written without commas or blanks", "write `28000`"),
    ("answer = -1,234,567.5", 10, "-1,234,567.5", "a number is written without commas or blanks", "write `-1234567.5`"),
    ("answer = 012", 10, "012", "a number is not written like this", "write `12`, or put it in quotes if it is a text"),
    ("answer = .5", 10, ".5", "a number is not written like this", "write `0.5`, or put it in quotes if it is a text"),
    (
        "answer = 28_000_",
        10,
        "28_000_",
        "a number is not written like this",
        "write `28000`, or put it in quotes if it is a text",
    ),
    ("tolerance = 5%", 13, "5%", "a percentage stands in quotes", 'write `"5%"`'),
    ("answer = True", 10, "True", "`True` is no value", "write `true`"),
    ("answer = no", 10, "no", "`no` is no value", "write `false`"),
    ("answer =", 1, "answer", "`answer` has no value", "write it after the `=`, or remove the line"),
    ("answer = # later", 1, "answer", "`answer` has no value", "write it after the `=`, or remove the line"),
    ("answer", 7, "", "`=` is missing after `answer`", "a field is written `name = value`"),
    ('answer "x"', 8, '"', "`=` is missing after `answer`", 'write `answer = "x"`'),
    ('answer: "x"', 7, ":", "a field is written with `=`, not `:`", 'write `answer = "x"`'),
    ('answer == "x"', 9, "=", "`=` is there twice", "remove one of the two"),
    ('answer = 1 id = "x"', 12, "id", "there are two fields on one line", "begin a new line"),
    ('answer = "x" hint = "y"', 14, "hint", "there are two fields on one line", "begin a new line"),
    (
        'answer = "He said "hi""',
        20,
        "h",
        "the text ended before this, at its second quotation mark",
        'put the text in single quotes, or write `\\"` inside double quotes',
    ),
    (
        "answer = 'it's'",
        14,
        "s",
        "the text ended before this, at its second quotation mark",
        "put the text in double quotes",
    ),
    ('answer = "x";', 13, ";", "a field does not end in `;`", "remove it"),
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
    ('tags = ["a" "b"]', 13, '"b"', "a comma is missing before this", 'write `"a", "b"`'),
    ('tags = ["a", "b"', 8, "[", "this bracket is never closed: `]` is missing", 'write `["a", "b"]`'),
    ('tags = ["a",', 8, "[", "this bracket is never closed: `]` is missing", 'write `["a"]`'),
    ('why_not = { a = "b"', 11, "{", "this bracket is never closed: `}` is missing", 'write `{ a = "b" }`'),
    ("pairs = [[1], [2]]]", 19, "]", "there is a `]` too many", "remove it"),
    (
        "- a list",
        1,
        "- a list",
        "an item of a list stands in brackets, with the others",
        'write `name = ["a list", …]`',
    ),
    (
        "é = 1",
        1,
        "é",
        "the letter `é` (U+00E9) is none that names of fields have",
        "write the name in letters from a to z, or put it in quotes",
    ),
    (
        'question = Who"',
        12,
        'Who"',
        "the quotation mark at the beginning of this text is missing",
        'write `question = "Who"`',
    ),
    ('answer = r"x"', 10, 'r"x"', "a text begins with its quotation mark", 'write `answer = "x"`'),
    ("answer = null", 10, "null", "`null` is no value", "remove the line: a field that is not there has none"),
    ('answer = ("x")', 10, '("x")', "an array stands in `[` and `]`", 'write `answer = ["x"]`'),
    ("answer = on", 10, "on", "`on` is no value", "write `true`"),
    ("answer = 1,5", 10, "1,5", "a number is written with a point, not a comma", "write `1.5`"),
    ("answer = 28'000", 10, "28'000", "a number is written without commas or blanks", "write `28000`"),
    ("tags = a, b", 8, "a, b", "several texts stand in quotes and brackets", 'write `tags = ["a", "b"]`'),
    ('answer => "x"', 9, ">", "a field is written with `=`, not `=>`", "remove the `>`"),
    ('answer := "x"', 8, ":=", "a field is written with `=`, not `:=`", 'write `answer = "x"`'),
    ("answer Tokyo", 8, "T", "`=` is missing after `answer`", 'write `answer = "Tokyo"`'),
    ('answer ＝ "x"', 8, "＝", "a field is written with `=`, not `＝`", 'write `answer = "x"`'),
    ('answer =\xa0"x"', 9, "\xa0", "this is a blank that does not break (U+00A0)", "write an ordinary one"),
    ('\u200banswer = "x"', 1, "\u200b", "there is an invisible character here (U+200B)", "remove it"),
    ('why not = "x"', 1, "why not", "a name has no blanks, unless it stands in quotes", "did you mean `why_not`?"),
    (
        'why_not.New York = "x"',
        1,
        "why_not.New York",
        "a name has no blanks, unless it stands in quotes",
        'write `why_not."New York"`',
    ),
    ('answer = "x", hint = "y"', 15, "hint", "there are two fields on one line", "begin a new line"),
    ('answer = "x" // why', 14, "// why", "a comment begins with `#`", "write `# why`"),
    ("// why", 1, "// why", "a comment begins with `#`", "write `# why`"),
    ("-- why", 1, "-- why", "a comment begins with `#`", "write `# why`"),
    ("/* why */", 1, "/* why */", "a comment begins with `#`", "write `# why`"),
    (
        "- id: x",
        1,
        "- id: x",
        "a card does not begin with `-`",
        'begin each card with `[[card]]`, and write `id = "x"`',
    ),
    ("<<<<<<< HEAD", 1, "<<<<<<< HEAD", "a conflict between two versions was left here", "keep one of the two"),
    (
        '{ "deck": 1 }',
        1,
        "{",
        "this is no TOML, the language decks are written in",
        "begin the deck with `[deck]`, and each card with `[[card]]`",
    ),
    (
        "---",
        1,
        "---",
        "this is neither a field nor the header of a table",
        "begin each card with `[[card]]`; a comment begins with `#`",
    ),
    ('answer = "x”', 10, '"x”', 'this text begins with `"` and ends in `”`', 'write `"x"`'),
    ("answer = \"x'", 10, "\"x'", "this text begins with `\"` and ends in `'`", 'write `"x"`'),
    ('tags = ["a", "b]', 14, '"b', 'this text is never closed: `"` is missing at its end', 'write `"b"]`'),
    ('tags = ["a, "b"]', 9, '"a', "the quotation mark after `a` is missing", 'write `"a", …`'),
    ("tags = [a, b]", 9, "a", "a text stands in quotes", 'write `["a", "b"]`'),
    ("tags = [“a”, “b”]", 9, "“", "a text does not stand in curly quotes", 'write `["a", "b"]`'),
    ('tags = ["a";"b"]', 12, ";", "a comma stands between two elements, not `;`", "write `,`"),
    ('tags = ["a", , "b"]', 14, ",", "there is a comma too many", "remove it"),
    ('tags = [, "b"]', 9, ",", "there is a comma too many", "remove it"),
    ('tags = ["a", "b")', 17, ")", "an array ends in `]`, not `)`", "write `]`"),
    ('tags = ["a", True]', 14, "True", "`True` is no value", "write `true`"),
    ('tags = ["a"],', 13, ",", "a field does not end in `,`", "remove it"),
    ('pairs = [("a", "b")]', 10, "(", "an array stands in `[` and `]`", "write `[` and `]`"),
    (
        'pairs = [["a" = "b"]]',
        15,
        "=",
        "there is no `=` in an array",
        'write `,`; a pair is written `["left", "right"]`',
    ),
    ('why_not = { "a": "b" }', 16, ":", "a name and its value are joined by `=`, not `:`", 'write `"a" = "b"`'),
    ('why_not = { a b = "c" }', 13, "a b", "a name has no blanks, unless it stands in quotes", 'write `"a b"`'),
    ('why_not = { "a = "b" }', 13, '"a = "', "the quotation mark after `a` is missing", 'write `"a" = …`'),
    (
        'why_not = { "a", "b" }',
        13,
        '"a"',
        "in braces every name has a value; a list stands in `[` and `]`",
        "write `[` and `]`, or `= …` after the name",
    ),
    ('why_not = { a = "b" c = "d" }', 21, "c", "a comma is missing before this", "write a comma between the two"),
    ("tags =\n- a", 1, "tags", "`tags` has no value", 'write `tags = ["a", …]`'),
    (
        'answer = "C:\\q"',
        13,
        "\\q",
        "`\\q` is no escape that TOML knows",
        "write `\\\\` for a backslash, or put the text in single quotes",
    ),
    ('answer = "it\\\'s"', 13, "\\'", "`\\'` is no escape that TOML knows", "write `'` without a backslash"),
    ('answer = "x" + "y"', 14, '+ "y"', "a text is written in one piece", "put all of it between one pair of quotes"),
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
    [diagnostic] = [each for each in parsed.diagnostics if each.code not in ("E107", "E108", "W301")]
    span = diagnostic.span
    assert (diagnostic.code, diagnostic.message) == (code, message)
    assert (span.line, span.column, span.length) == (line, column, length)


def test_many_open_brackets_are_slips_and_no_nesting() -> None:
    """A header at the start of a line ends what was left open before it."""
    deck = parse_deck(CARD + 'tags = ["a"\n[[card]]\n' * 40 + REST, "deck.toml")
    assert [each.code for each in deck.diagnostics].count("E005") == 40
    assert deck.deck


def test_many_slips_are_all_said() -> None:
    """Hundreds are reported and cut out, and the cards without one are read; a thousand are enough."""
    deck = parse_deck(CARD + "id = \n[[card]]\n" * 400 + REST, "deck.toml")
    assert [each.code for each in deck.diagnostics].count("E005") == 400
    assert deck.deck
    assert [card.id for card in deck.deck.cards] == ["deck/rest"]
    deck = parse_deck(CARD + "id = \n[[card]]\n" * 1200 + REST, "deck.toml")
    assert deck.deck is None
    assert deck.diagnostics[-1].code == "E011"


HEADERS = [
    ("[card]", "E103", "[card]", "`[card]` has single brackets", "write `[[card]]`"),
    ("[card", "E103", "[card", "`[card]` has single brackets", "write `[[card]]`"),
    ("[[card", "E103", "[[card", "the brackets of this header are not right", "write `[[card]]`"),
    ("[[card]", "E103", "[[card]", "the brackets of this header are not right", "write `[[card]]`"),
    ("[card]]", "E103", "[card]]", "the brackets of this header are not right", "write `[[card]]`"),
    ("[[[card]]]", "E103", "[[[card]]]", "the brackets of this header are not right", "write `[[card]]`"),
    ("[ [card] ]", "E103", "[ [card] ]", "the brackets of this header are not right", "write `[[card]]`"),
    ("{{card}}", "E103", "{{card}}", "a header stands in brackets", "write `[[card]]`"),
    ("card:", "E103", "card:", "a header stands in brackets", "write `[[card]]`"),
    ('[[card "x"]]', "E103", '[[card "x"]]', "a header holds nothing but the name of its table", "write `[[card]]`"),
    ("[[card]];", "E005", ";", "there is something beside the header", "begin a new line for it, or remove it"),
    ("[[card.x]]", "E103", "[[card.x]]", "a card has no cards inside", "write `[[card]]`"),
    ("[[Card]]", "E102", "[[Card]]", "a deck has no table `Card`", "did you mean `[[card]]`?"),
    ("[[CARDS]]", "E102", "[[CARDS]]", "a deck has no table `CARDS`", "did you mean `[[card]]`?"),
    ("[[question]]", "E102", "[[question]]", "a deck has no table `question`", "did you mean `[[card]]`?"),
]


@pytest.mark.parametrize(("header", "code", "marked", "message", "help_text"), HEADERS)
def test_a_header_that_is_not_right_costs_its_card_alone(
    header: str, code: str, marked: str, message: str, help_text: str
) -> None:
    """The cards before and after it are read, and what is wrong below it is said in the same run."""
    text = f'[deck]\ntitle = "T"\n{REST}\n{header}\nid = "x"\nkind = "short"\nquestion = "q"\nanswr = "a"\n'
    parsed = parse_deck(text + REST.replace("rest", "last"), "deck.toml")
    assert [(each.code, each.span, each.message, each.help) for each in parsed.diagnostics] == [
        (code, Span(10, header.index(marked) + 1, len(marked)), message, help_text),
        ("E105", Span(14, 1, 5), "a `short` card has no field `answr`", "did you mean `answer`?"),
    ]
    assert parsed.deck
    assert [card.id for card in parsed.deck.cards] == ["deck/rest", "deck/last"]
    assert (parsed.checked, parsed.left_out) == (3, 1)


@pytest.mark.parametrize(
    ("header", "code", "message", "help_text"),
    [
        ("[Deck]", "E102", "a deck has no table `Deck`", "did you mean `[deck]`?"),
        ("[decks]", "E102", "a deck has no table `decks`", "did you mean `[deck]`?"),
        ("[deck", "E103", "the brackets of this header are not right", "write `[deck]`"),
        ("[[deck]]", "E103", "`[[deck]]` has double brackets", "write `[deck]`"),
        ("\ufeff[deck]", "E005", "there is an invisible character before this header", "remove it"),
        ("", "E102", "`id` and one more field stand outside of every table", "write `[deck]` above them"),
    ],
)
def test_a_deck_under_a_wrong_header_is_not_said_to_have_no_title(
    header: str, code: str, message: str, help_text: str
) -> None:
    """One slip is one diagnostic."""
    parsed = parse_deck(f'\n{header}\nid = "d"\ntitle = "T"\n{REST}', "deck.toml")
    assert [(each.code, each.message, each.help) for each in parsed.diagnostics] == [(code, message, help_text)]
    assert parsed.deck
    assert len(parsed.deck.cards) == 1


def test_a_slip_hides_no_other_mistake_of_its_card() -> None:
    """Five mistakes in one card, five diagnostics, and none for what could not be read."""
    card = 'id = Korea\nkind = "shrot"\nquestion = "q\nanswer = “b”\ntags = ["a" "b"]\nhitn = "h"\n'
    parsed = parse_deck(CARD + card + REST, "deck.toml")
    assert [(each.code, each.span.line, each.span.column) for each in parsed.diagnostics] == [
        ("E005", 5, 6),
        ("E109", 6, 8),
        ("E005", 7, 12),
        ("E005", 8, 10),
        ("E005", 9, 13),
        ("E105", 10, 1),
    ]


def test_a_card_without_header_is_said_once_and_read_on() -> None:
    """Its fields repeat those of the card before it, which is whole; its other mistakes are said as well."""
    second = 'id = "y"\nkind = "number"\nquestion = "q"\nanswer = 5\ntolerence = 1\n'
    parsed = parse_deck(f'[deck]\ntitle = "T"\n{REST}\n{second}', "deck.toml")
    assert [(each.code, each.span.line, each.help) for each in parsed.diagnostics] == [
        ("E006", 10, "begin the card with a line `[[card]]` before this one"),
        ("E105", 14, "did you mean `tolerance`?"),
    ]
    assert parsed.deck
    assert [card.id for card in parsed.deck.cards] == ["deck/rest"]
    assert (parsed.checked, parsed.left_out) == (2, 1)


def test_an_open_text_does_not_reach_into_the_next_card() -> None:
    """Three quotes that are never closed are found where they stand, though a later card has three more."""
    text = f'{CARD}id = "x"\nkind = "recall"\nquestion = """Long\n\n[[card]]\nid = "y"\nanswer = """Other\ntext"""\n'
    parsed = parse_deck(text + REST, "deck.toml")
    assert [each.span.line for each in parsed.diagnostics if each.code == "E005"] == [7]
    assert parsed.deck
    assert [card.id for card in parsed.deck.cards] == ["deck/rest"]


def test_a_card_that_is_cut_out_whole_excuses_nothing_else() -> None:
    """What was lost of it is no reason to think that the deck had its title."""
    parsed = parse_deck('[card.x]\na = 1\n\n[[card]]\nid = "y"\nkind = short\n', "deck.toml")
    assert [each.span.line for each in parsed.diagnostics if each.code == "E005"] == [6]
    assert "E101" in [each.code for each in parsed.diagnostics]


def test_what_stands_between_two_cards_costs_neither() -> None:
    """A line that belongs to no card is said, and both are read."""
    parsed = parse_deck(f'[deck]\ntitle = "T"\n{REST}\n=======\n{REST.replace("rest", "last")}', "deck.toml")
    assert [each.code for each in parsed.diagnostics] == ["E005"]
    assert parsed.left_out == 0


def test_lines_that_end_in_a_carriage_return_alone_are_one_mistake() -> None:
    """As old programs write them."""
    [diagnostic] = parse_deck((CARD + REST).replace("\n", "\r"), "deck.toml").diagnostics
    assert (diagnostic.message, diagnostic.span) == ("the lines end in a carriage return alone", Span(1, 7, 1))

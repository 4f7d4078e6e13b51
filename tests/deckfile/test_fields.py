"""Each field of each kind: what it may not hold, and that the place shown is the place of the mistake."""

import pytest

from quiz.deckfile.diagnostic import Span
from quiz.deckfile.parse import ParsedDeck, parse_deck

RIGHT = {
    "recall": ('question = "Front"', 'answer = "Back"', "reverse = true"),
    "short": (
        'question = "Where?"',
        'answer = "Tokyo"',
        'accept = ["Edo"]',
        "strict = true",
        'distractors = ["Kyoto"]',
    ),
    "choice": ('question = "Where?"', 'answer = "Tokyo"', 'distractors = ["Kyoto", "Osaka"]', "shuffle = false"),
    "select": ('question = "Which?"', 'answer = ["Kerry", "Carter"]', 'distractors = ["Abe"]'),
    "true-false": ('question = "May it?"', "answer = false", 'labels = ["Permitted", "Not permitted"]'),
    "number": (
        'question = "How many?"',
        "answer = 28_000",
        'tolerance = "5%"',
        'unit = "troops"',
        "distractors = [49000]",
    ),
    "date": ('question = "When?"', "answer = 2015-03-23", 'distractors = ["2015-04-23", 2014-03-23]'),
    "cloze": ('text = "In {{1997}} and {{2015|the year 2015::a year}}."', "strict = true"),
    "order": ('question = "Order?"', 'answer = ["first", "second"]'),
    "match": ('question = "Who?"', 'pairs = [["Kerry", "State"], ["Carter", "Defense"]]', 'distractors = ["Labor"]'),
    "list": ('question = "Which?"', 'answer = ["Guam", ["Australia", "Oz"]]', "need = 1"),
}
"""A right card of every kind with every field of its own, one field a line."""

COMMON = (
    'hint = ["think", "think again"]',
    'explanation = "because"',
    "source = 9",
    'tags = ["troops"]',
    "draft = false",
    'allow = ["unpinned-id"]',
)

FIRST = 7
"""The line of a card's first field after its id and kind."""


def _deck(kind: str, *lines: str) -> ParsedDeck:
    card = "\n".join(lines)
    return parse_deck(f'[deck]\ntitle = "Fields"\n\n[[card]]\nid = "card"\nkind = "{kind}"\n{card}\n', "fields.toml")


def _found(deck: ParsedDeck) -> list[tuple[str, Span, str]]:
    return [(diagnostic.code, diagnostic.span, diagnostic.message) for diagnostic in deck.diagnostics]


@pytest.mark.parametrize("kind", RIGHT)
def test_a_card_with_every_field_of_its_kind_is_right(kind: str) -> None:
    """All fields together give no diagnostic, and a card."""
    deck = _deck(kind, *RIGHT[kind], *COMMON)
    assert deck.diagnostics == ()
    assert deck.deck
    assert deck.deck.cards


@pytest.mark.parametrize("kind", RIGHT)
def test_every_field_says_where_it_is_of_the_wrong_type(kind: str) -> None:
    """A table is nowhere what is wanted: each field set to one is found, one diagnostic each, at its value."""
    for index, line in enumerate((*RIGHT[kind], *COMMON)):
        name = line.partition(" = ")[0]
        lines = [*RIGHT[kind], *COMMON]
        lines[index] = f"{name} = {{ a = 1 }} # wrong"
        codes = [(code, span) for code, span, _ in _found(_deck(kind, *lines))]
        assert codes == [("E108", Span(FIRST + index, len(name) + 4, 9))], (kind, name)


@pytest.mark.parametrize("kind", RIGHT)
def test_fields_that_must_be_there_are_missed_at_the_header(kind: str) -> None:
    """Without its question and its answer a card says so, once for each, at `[[card]]`."""
    wanted = {"cloze": ["text"], "match": ["pairs", "question"], "choice": ["answer", "distractors", "question"]}
    found = _found(_deck(kind))
    assert sorted(message.split("`")[3] for _, _, message in found) == wanted.get(kind, ["answer", "question"])
    assert {(code, span) for code, span, _ in found} == {("E107", Span(4, 1, 8))}


WRONG = [
    ("recall", 'answer = "  "', "E110", 10, 4, "`answer` is empty"),
    ("recall", 'answer = "\u200b"', "E110", 10, 3, "`answer` is empty"),
    ("recall", "answer = 5", "E108", 10, 1, "`answer` should be a text, not a number"),
    ("recall", 'reverse = "yes"', "E108", 11, 5, "`reverse` should be `true` or `false`, not a text"),
    ("recall", 'question = "a\\tb \\u001b[2J"', "E111", 18, 6, "the text holds the control character U+001B"),
    ("recall", 'question = "a\u202eb"', "E111", 14, 1, "the text holds the control character U+202E"),
    ("recall", 'question = "a\u009bb"', "E111", 14, 1, "the text holds the control character U+009B"),
    ("short", 'answer = ["Tokyo"]', "E108", 10, 9, "`answer` should be a text, not an array"),
    ("short", 'accept = "Edo"', "E108", 10, 5, "`accept` should be an array of texts, not a text"),
    ("short", 'accept = ["Edo", 1868]', "E108", 18, 4, "each of `accept` should be a text, not a number"),
    ("short", 'accept = ["Edo", ""]', "E110", 18, 2, "a text of `accept` is empty"),
    ("short", 'distractors = ["Kyoto", "tokyo"]', "E201", 25, 7, "the distractor `tokyo` would be marked right"),
    ("short", 'distractors = ["Edo!"]', "E201", 16, 6, "the distractor `Edo!` would be marked right"),
    ("short", 'distractors = ["Kyoto", "KYOTO"]', "E202", 25, 7, "`KYOTO` counts as the same as `Kyoto`"),
    ("short", 'distractors = ["Kyoto", "Kyoto"]', "E202", 25, 7, "`Kyoto` is there twice"),
    ("short", "strict = 1", "E108", 10, 1, "`strict` should be `true` or `false`, not a number"),
    ("short", "tolerance = 1", "E106", 1, 9, "a `short` card has no field `tolerance`"),
    ("short", "title = 1", "E106", 1, 5, "a `short` card has no field `title`"),
    ("choice", "distractors = []", "E209", 15, 2, "a choice needs at least one distractor"),
    ("choice", 'distractors = ["The Tokyo"]', "E201", 16, 11, "the distractor `The Tokyo` would be marked right"),
    ("choice", 'accept = ["Edo"]', "E106", 1, 6, "a `choice` card has no field `accept`"),
    ("choice", "shuffle = 0", "E108", 11, 1, "`shuffle` should be `true` or `false`, not a number"),
    ("select", "answer = []", "E209", 10, 2, "a `select` card needs at least one right answer"),
    ("select", 'answer = "Kerry"', "E108", 10, 7, "`answer` should be an array of texts, not a text"),
    ("select", 'answer = ["Kerry", "Kerry."]', "E210", 20, 8, "`Kerry.` counts as the same as `Kerry`"),
    ("select", 'distractors = ["Abe", "carter"]', "E201", 23, 8, "the distractor `carter` would be marked right"),
    ("true-false", 'answer = "true"', "E108", 10, 6, "`answer` should be `true` or `false`, not a text"),
    ("true-false", "answer = 1", "E108", 10, 1, "`answer` should be `true` or `false`, not a number"),
    ("true-false", 'labels = ["Yes"]', "E108", 10, 7, "`labels` should be two texts"),
    ("true-false", "labels = []", "E108", 10, 2, "`labels` should be two texts"),
    ("true-false", 'labels = ["Yes", "yes"]', "E212", 18, 5, "both labels are the same"),
    ("true-false", 'labels = ["Yes", 0]', "E108", 18, 1, "each of `labels` should be a text, not a number"),
    ("number", "answer = nan", "E207", 10, 3, "this is no number to ask for"),
    ("number", "answer = -inf", "E207", 10, 4, "this is no number to ask for"),
    ("number", "answer = 1e999999999999999999999", "E207", 10, 23, "this is no number to ask for"),
    ("number", "answer = 1e31", "E207", 10, 4, "this is no number to ask for"),
    ("number", "answer = 1e-31", "E207", 10, 5, "this is no number to ask for"),
    ("number", "answer = true", "E108", 10, 4, "`answer` should be a number, not `true` or `false`"),
    ("number", 'answer = "28,000"', "E108", 10, 8, "`answer` should be a number, not a text"),
    ("number", "tolerance = -1", "E208", 13, 2, "a tolerance is neither negative nor endless"),
    ("number", "tolerance = nan", "E208", 13, 3, "a tolerance is neither negative nor endless"),
    ("number", "tolerance = inf", "E208", 13, 3, "a tolerance is neither negative nor endless"),
    ("number", 'tolerance = "101%"', "E208", 13, 6, "`101%` is no percentage from 0% to 100%"),
    ("number", 'tolerance = "-5%"', "E208", 13, 5, "`-5%` is no percentage from 0% to 100%"),
    ("number", 'tolerance = "5"', "E208", 13, 3, "`5` is no percentage from 0% to 100%"),
    (
        "number",
        "tolerance = true",
        "E108",
        13,
        4,
        "`tolerance` should be a number or a percentage, not `true` or `false`",
    ),
    ("number", "distractors = [49000, 28000.0]", "E201", 23, 7, "the distractor `28,000` would be marked right"),
    ("number", 'distractors = ["29,400"]', "E201", 16, 8, "the distractor `29,400` would be marked right"),
    ("number", 'distractors = [49000, "49,000"]', "E202", 23, 8, "`49,000` is there twice"),
    ("number", 'distractors = ["many"]', "E108", 16, 6, "each of `distractors` should be a number, not a text"),
    ("number", "distractors = [nan]", "E207", 16, 3, "this is no number to ask for"),
    ("date", 'answer = "2015-02-29"', "E206", 10, 12, "there is no date `2015-02-29`"),
    ("date", 'answer = "2015-13"', "E206", 10, 9, "there is no date `2015-13`"),
    ("date", 'answer = "March 2015"', "E206", 10, 12, "`March 2015` is not how a date is written here"),
    ("date", 'answer = "2015-3-23"', "E206", 10, 11, "`2015-3-23` is not how a date is written here"),
    ("date", "answer = 2015-02-29", "E206", 10, 10, "there is no date `2015-02-29`"),
    ("date", "answer = 2015-03", "E206", 10, 7, "a date of year and month stands in quotes"),
    ("date", "answer = 2015", "E108", 10, 4, "`answer` should be a date, not a number"),
    ("date", "answer = 2015-03-23T10:00:00", "E108", 10, 19, "`answer` should be a date, not a date with a time"),
    ("date", "answer = 10:00:00", "E108", 10, 8, "`answer` should be a date, not a time"),
    (
        "date",
        'distractors = ["2014", "2015-03-23"]',
        "E201",
        24,
        12,
        "the distractor `2015-03-23` would be marked right",
    ),
    ("date", 'distractors = [2014-03-23, "2014-03-23"]', "E202", 28, 12, "`2014-03-23` is there twice"),
    ("date", "distractors = [2014]", "E108", 16, 4, "each of `distractors` should be a date, not a number"),
    ("cloze", 'text = "no gap"', "E204", 8, 8, "the text has no gap"),
    ("cloze", 'text = "a {{b} c"', "E205", 11, 2, "this gap is never closed"),
    ("cloze", 'text = "a {{b {{c}}"', "E205", 11, 2, "this gap is not closed before the next one begins"),
    ("cloze", 'text = "a b}} c"', "E205", 12, 2, "`}}` closes a gap that was never opened"),
    ("cloze", 'text = "a {{}}"', "E205", 11, 4, "there is an empty answer in this gap"),
    ("cloze", 'text = "a {{b|}}"', "E205", 11, 6, "there is an empty answer in this gap"),
    ("cloze", 'text = "a {{b::}}"', "E205", 11, 7, "the hint of this gap is empty"),
    ("cloze", 'text = "\\u00e9 \\t {{c1::b}}"', "E205", 19, 9, "gaps are not numbered"),
    ("cloze", 'answer = "b"', "E106", 1, 6, "a `cloze` card has no field `answer`"),
    ("order", 'answer = ["one"]', "E209", 10, 7, "an `order` card needs at least two items"),
    ("order", 'answer = ["one", "two", "One"]', "E210", 25, 5, "`One` counts as the same as `one`"),
    ("order", 'distractors = ["one"]', "E106", 1, 11, "an `order` card has no field `distractors`"),
    ("match", 'pairs = [["a", "b"]]', "E209", 9, 12, "a match needs at least two pairs"),
    ("match", 'pairs = [["a", "b"], ["c"]]', "E108", 22, 5, "each of `pairs` should be a left and a right text"),
    ("match", 'pairs = [["a", "b"], "c"]', "E108", 22, 3, "each of `pairs` should be a left and a right text"),
    ("match", 'pairs = [["a", "b"], ["c", 1]]', "E108", 28, 1, "each of `pairs` should be a text, not a number"),
    ("match", 'pairs = [["Abe", "b"], ["abe", "d"]]', "E210", 25, 5, "`abe` counts as the same as `Abe`"),
    ("match", 'distractors = ["state"]', "E201", 16, 7, "the distractor `state` would be marked right"),
    ("list", 'answer = ["Guam", ["Oz", "guam"]]', "E210", 19, 14, "`guam` counts as the same as `Guam`"),
    ("list", 'answer = ["Guam", []]', "E209", 19, 2, "an item of a list needs at least one form"),
    ("list", 'answer = ["Guam", 1]', "E108", 19, 1, "each of `answer` should be a text, not a number"),
    ("list", "answer = []", "E209", 10, 2, "a list needs at least one item"),
    ("list", "need = 3", "E211", 8, 1, "3 of 2 items cannot be needed"),
    ("list", "need = 0", "E211", 8, 1, "0 of 2 items cannot be needed"),
    ("list", "need = 1.5", "E108", 8, 3, "`need` should be a whole number, not a fraction"),
    ("list", "need = true", "E108", 8, 4, "`need` should be a whole number, not `true` or `false`"),
    ("short", "source = 0", "E115", 10, 1, "there is no paragraph 0: they are counted from 1"),
    ("short", "source = -3", "E115", 10, 2, "there is no paragraph -3: they are counted from 1"),
    ("short", "source = 1.5", "E108", 10, 3, "`source` should be a whole number or a text, not a fraction"),
    ("short", "source = true", "E108", 10, 4, "`source` should be a whole number or a text, not `true` or `false`"),
    ("short", 'source = ""', "E110", 10, 2, "`source` is empty"),
    ("short", 'hint = ["a", 2]', "E108", 14, 1, "each of `hint` should be a text, not a number"),
    ("short", 'hint = ""', "E110", 8, 2, "`hint` is empty"),
    ("short", 'tags = "troops"', "E108", 8, 8, "`tags` should be an array of texts, not a text"),
    ("short", 'tags = [""]', "E110", 9, 2, "a text of `tags` is empty"),
    ("short", 'draft = "no"', "E108", 9, 4, "`draft` should be `true` or `false`, not a text"),
    ("short", 'allow = ["unpinned"]', "E116", 10, 10, "there is no rule `unpinned`"),
    ("short", 'why_not = { "Nara" = "x" }', "E203", 13, 6, "`Nara` is none of the distractors"),
    ("short", 'why_not = { Tokyo = "x" }', "E203", 13, 5, "`Tokyo` is the answer"),
    ("short", 'why_not = { "Kyoto" = 1 }', "E108", 23, 1, "`Kyoto` should be a text, not a number"),
    ("short", "why_not = []", "E108", 11, 2, "`why_not` should be a table, not an array"),
    ("number", 'why_not = { "54,000" = "x" }', "E203", 13, 8, "`54,000` is none of the distractors"),
    ("date", 'why_not = { "2013" = "x" }', "E203", 13, 6, "`2013` is none of the distractors"),
    ("true-false", 'why_not = { "Not permitted" = "x" }', "E203", 13, 15, "`Not permitted` is the answer"),
    ("recall", 'why_not = { "x" = "y" }', "E203", 1, 7, "a `recall` card has no distractors for `why_not` to speak of"),
    ("recall", 'explanaton = "x"', "E105", 1, 10, "a `recall` card has no field `explanaton`"),
]


@pytest.mark.parametrize(("kind", "line", "code", "column", "length", "message"), WRONG)
def test_a_wrong_field_is_the_one_thing_said(
    kind: str, line: str, code: str, column: int, length: int, message: str
) -> None:
    """One wrong field in an otherwise right card gives one diagnostic, at the smallest place, and no card."""
    name = line.partition(" = ")[0]
    rest = [
        other
        for other in RIGHT[kind]
        if other.partition(" = ")[0] != name and not (name == "answer" and other.startswith("need"))
    ]
    deck = _deck(kind, line, *rest)
    assert _found(deck) == [(code, Span(FIRST, column, length), message)]
    assert deck.deck is None or deck.deck.cards == ()
    assert (deck.checked, deck.left_out) == (1, 1)


@pytest.mark.parametrize(
    ("line", "code", "column", "length", "message"),
    [
        ('titel = "x"', "E105", 1, 5, "the deck has no field `titel`"),
        ('question = "x"', "E106", 1, 8, "the deck has no field `question`"),
        ('author = "x"', "E106", 1, 6, "the deck has no field `author`"),
        ("description = 1", "E108", 15, 1, "`description` should be a text, not a number"),
        ('id = "a/b"', "E112", 6, 5, "`a/b` cannot be an id"),
        ('id = "a#b"', "E112", 6, 5, "`a#b` cannot be an id"),
        ("id = 1", "E108", 6, 1, "`id` should be a text, not a number"),
        ('language = "English"', "E117", 12, 9, "`English` is no code of a language"),
        ("tags = [1]", "E108", 9, 1, "each of `tags` should be a text, not a number"),
    ],
)
def test_a_wrong_field_of_the_deck_leaves_its_cards(
    line: str, code: str, column: int, length: int, message: str
) -> None:
    """What is wrong with `[deck]` is said at its place, and every card can be studied."""
    text = f'[deck]\ntitle = "Fields"\n{line}\n\n[[card]]\nid = "card"\nkind = "recall"\nquestion = "q"\nanswer = "a"\n'
    deck = parse_deck(text, "fields.toml")
    assert _found(deck) == [(code, Span(3, column, length), message)]
    assert deck.deck
    assert len(deck.deck.cards) == 1


@pytest.mark.parametrize(
    ("line", "code", "column", "length"),
    [('titel = "x"', "E105", 1, 5), ("url = 1", "E108", 7, 1), ("date = 1", "E108", 8, 1), ("id = 1", "E106", 1, 2)],
)
def test_a_wrong_field_of_the_source_is_said_at_its_place(line: str, code: str, column: int, length: int) -> None:
    """`[source]` is checked like the rest; its date may be a TOML date."""
    card = '[[card]]\nid = "card"\nkind = "recall"\nquestion = "q"\nanswer = "a"\n'
    deck = parse_deck(
        f'[deck]\ntitle = "Fields"\n[source]\n{line}\ndate = 2015-04-27\n{card}'.replace(
            "date = 2015-04-27\n", "" if "date" in line else "date = 2015-04-27\n"
        ),
        "fields.toml",
    )
    assert [(found, span) for found, span, _ in _found(deck)] == [(code, Span(4, column, length))]


def _misspelt(name: str) -> set[str]:
    """Ways a hurried author writes a name."""
    return {name.upper(), name.capitalize(), name[:-1] + name[-1] * 2, name + "s", name.replace("_", "-")} - {name}


@pytest.mark.parametrize("kind", RIGHT)
def test_a_misspelt_field_is_one_diagnostic_that_names_the_right_one(kind: str) -> None:
    """In capitals, with a letter too many, as a plural: the field is not said to be missing as well."""
    lines = ['id = "card"', f'kind = "{kind}"', *RIGHT[kind], *COMMON]
    for index, line in enumerate(lines):
        name, _, value = line.partition(" = ")
        for wrong in _misspelt(name):
            written = "\n".join([*lines[:index], f"{wrong} = {value}", *lines[index + 1 :]])
            deck = parse_deck(f'[deck]\ntitle = "Fields"\n\n[[card]]\n{written}\n', "fields.toml")
            assert [(each.code, each.span, each.help) for each in deck.diagnostics] == [
                ("E105", Span(5 + index, 1, len(wrong)), f"did you mean `{name}`?")
            ]


def test_a_misspelt_field_is_read_as_the_one_that_was_meant() -> None:
    """What is wrong with its value is said in the same run, at its place."""
    found = _found(_deck("choice", 'question = "q"', 'answer = "a"', 'Distractors = ["b", "A"]'))
    assert [(code, span) for code, span, _ in found] == [("E105", Span(9, 1, 11)), ("E201", Span(9, 21, 3))]


def test_a_distractor_that_says_what_the_key_says_and_more_would_be_right() -> None:
    """In a date the parts that the key leaves open are free."""
    found = _found(_deck("date", 'question = "When?"', 'answer = "2015"', 'distractors = ["2015-03", "2014-03"]'))
    assert [(code, span) for code, span, _ in found] == [("E201", Span(9, 16, 9))]


def test_a_gap_inside_of_a_gap_is_one_mistake() -> None:
    """The braces that close the outer one are none of their own, but any after them are."""
    found = _found(_deck("cloze", 'text = "In {{1997 {{and}} 2015}}, or }}."'))
    assert [span for _, span, _ in found] == [Span(7, 12, 2), Span(7, 38, 2)]


def test_a_name_in_quotes_may_have_any_number_of_dots() -> None:
    """They part nothing there."""
    lure = "a.b" * 40
    deck = _deck("short", 'question = "q"', 'answer = "a"', f'distractors = ["{lure}"]', f'why_not."{lure}" = "no"')
    assert deck.diagnostics == ()
    assert deck.cards[0].why_not == ((lure, "no"),)


def test_a_misspelt_field_beside_the_right_one_leaves_that_alone() -> None:
    """What is wrong with the right one is still told, at its place."""
    found = _found(_deck("short", 'question = "Where?"', "answer = 5", 'answr = "Tokyo"'))
    assert [(code, span) for code, span, _ in found] == [("E108", Span(8, 10, 1)), ("E105", Span(9, 1, 5))]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Short", "short"),
        ("shrot", "short"),
        ("multiple choice", "choice"),
        ("True/False", "true-false"),
        ("mc", "choice"),
    ],
)
def test_a_misspelt_kind_hides_no_other_mistake(written: str, meant: str) -> None:
    """The card is read as of the kind that was meant."""
    card = [line for line in RIGHT[meant] if not line.startswith("question")]
    deck = parse_deck(
        "\n".join(['[deck]\ntitle = "x"\n[[card]]\nid = "x"', f'kind = "{written}"', *card, 'qestion = "q"']), "x.toml"
    )
    assert [(each.code, each.help) for each in deck.diagnostics] == [
        ("E109", f"did you mean `{meant}`?"),
        ("E105", "did you mean `question`?"),
    ]


def test_a_misspelt_id_is_not_read_as_the_kind_that_is_missing() -> None:
    """The two words are near, but a field has only one meaning."""
    deck = parse_deck('[deck]\ntitle = "x"\n[[card]]\nID = "x"\nquestion = "q"\nanswer = "a"\n', "x.toml")
    assert [(each.code, each.help) for each in deck.diagnostics] == [
        ("E107", 'for this one perhaps `kind = "short"`'),
        ("E105", "did you mean `id`?"),
    ]


@pytest.mark.parametrize(
    ("written", "help_text"),
    [
        ("28,000", "write `28000`, without quotes"),
        ("€4", 'write `4`, and `unit = "€"`'),
        ("7,50", "write `7.50`"),
        ("-3,8", "write `-3.8`"),
        ("€7,50", "write `€7,50` in digits, as in `28000` or `0.5`"),
        ("many", "write it in digits, as in `28000` or `0.5`"),
    ],
)
def test_of_a_number_in_quotes_it_is_said_how_it_is_written(written: str, help_text: str) -> None:
    """Where that is certain: a comma with two digits behind it groups no thousands."""
    deck = _deck("number", 'question = "q"', f'answer = "{written}"')
    assert [each.help for each in deck.diagnostics] == [help_text]


@pytest.mark.parametrize("kind", ["select", "list"])
def test_items_in_one_text_are_shown_parted(kind: str) -> None:
    """As they are to be written."""
    rest = [line for line in RIGHT[kind] if not line.startswith(("answer", "need"))]
    deck = _deck(kind, 'answer = "the town, the province"', *rest)
    assert [each.help for each in deck.diagnostics] == ['write `answer = ["the town", "the province"]`']


def test_fields_of_a_card_below_the_deck_are_said_once() -> None:
    """What is missing is the header, and that is said."""
    deck = parse_deck('[deck]\ntitle = "x"\nkind = "recall"\nquestion = "q"\nanswer = "a"\n', "x.toml")
    assert [
        (each.code, each.span.line, each.message, each.help) for each in deck.diagnostics if each.code == "E106"
    ] == [("E106", 3, "`kind` and 2 more fields are fields of a card", "write `[[card]]` above them")]


def test_a_field_of_another_kind_is_told_where_it_belongs() -> None:
    """An answer has another name in some kinds; any other field belongs to kinds that can be named."""
    lines = (("match", 'answer = "x"'), ("order", 'distractors = ["x"]'), ("choice", "tolerance = 1"))
    helps = [[found.help for found in _deck(kind, *RIGHT[kind], line).diagnostics] for kind, line in lines]
    assert helps == [
        ["a cloze has its answers in `text`, a match in `pairs`"],
        ["`distractors` is a field of `short`, `choice`, `select`, `number`, `date`, `match` cards"],
        ["`tolerance` is a field of `number` cards"],
    ]


def test_where_the_answer_is_zero_a_tolerance_is_no_percentage() -> None:
    """What was written is not what to write."""
    (found,) = _deck("number", 'question = "?"', "answer = 0", 'tolerance = "5%"').diagnostics
    assert (found.code, found.help) == ("E208", "write how far off is still right as a number, as in `tolerance = 0.5`")


def test_a_card_of_no_kind_has_the_fields_of_all_kinds_and_of_no_other_table() -> None:
    """What belongs to `[deck]` or `[source]` is not offered, nor taken, while it is not known what the card is."""
    deck = parse_deck('[deck]\ntitle = "x"\n[[card]]\nid = "a"\nxyzzy = 1\npublisher = "p"\nunit = "km"\n', "x.toml")
    assert [(each.code, each.message) for each in deck.diagnostics] == [
        ("E107", "a card needs `kind`"),
        ("E105", "a card has no field `xyzzy`"),
        ("E106", "a card has no field `publisher`"),
    ]
    assert deck.diagnostics[1].help == (
        "its fields are `id`, `kind`, `question`, `hint`, `explanation`, `why_not`, `source`, `tags`, `draft`, "
        "`allow`, `answer`, `reverse`, `accept`, `strict`, `distractors`, `shuffle`, `labels`, `tolerance`, `unit`, "
        "`text`, `pairs`, `need`"
    )

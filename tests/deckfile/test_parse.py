"""From a deck's text to its cards: the whole of a right deck, and what is kept of one with mistakes."""

import string
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.core.card import (
    Card,
    Choice,
    Cloze,
    Date,
    Deck,
    ListAll,
    Match,
    Number,
    Order,
    Recall,
    Select,
    Short,
    Source,
    TrueFalse,
)
from quiz.core.date import PartialDate
from quiz.deckfile.parse import ParsedDeck, parse_deck

EVERY_KIND = """\
[deck]
id = "defense"
title = " Defense guidelines "
description = "What was revised"
language = "en"
tags = ["us-japan"]

[source]
title = "New guidelines"
author = "Jon Harper"
publisher = "Stars and Stripes"
date = 2015-04-27
url = "https://example.org/"

[[card]]
id = "capital"
kind = "recall"
question = "Japan"
answer = "Tokyo"
reverse = true
source = "caption"

[[card]]
id = "city"
kind = "short"
question = "Where?"
answer = "New York"
accept = ["NYC"]
strict = true
distractors = ["Tokyo", "Washington"]
why_not = { washington = "that is the dateline" }
hint = ["a city", "a large one"]
explanation = "They met there."
source = 2
tags = ["places", "us-japan"]

[[card]]
id = "meeting"
kind = "choice"
question = "What?"
answer = "Flags"
distractors = ["A wreath"]
shuffle = false
hint = "in the picture"

[[card]]
id = "men"
kind = "select"
question = "Who?"
answer = ["Carter", "Kerry"]
distractors = ["Abe"]
why_not = { Abe = "he came later" }

[[card]]
id = "stated"
kind = "true-false"
question = "Is the day stated?"
answer = false
labels = ["Stated", "Not stated"]
why_not = { "Stated" = "only the weekday is" }

[[card]]
id = "korea"
kind = "number"
question = "How many?"
answer = 28000
tolerance = "5%"
unit = "troops"
distractors = [49000, "54,000"]
why_not = { 49000 = "that is Japan", "54 000" = "no" }

[[card]]
id = "photo"
kind = "date"
question = "When?"
answer = 2015-03-23
distractors = ["2015-04-23", "2012-12"]
why_not = { "2015-04-23" = "a month late", "December 2012" = "Abe" }

[[card]]
id = "years"
kind = "cloze"
text = "Revised in {{1997}} and {{2015|the year 2015::a year}}."

[[card]]
id = "timeline"
kind = "order"
question = "Order?"
answer = ["war", "peace"]

[[card]]
id = "posts"
kind = "match"
question = "Who is what?"
pairs = [["Kerry", "State"], ["Carter", "Defense"]]
distractors = ["Labor"]
why_not = { Labor = "nobody's" }

[[card]]
id = "places"
kind = "list"
question = "Where to?"
answer = ["Guam", ["Australia", "Down Under"]]
need = 1

[[card]]
id = "later"
kind = "recall"
question = "Draft?"
answer = "Yes"
draft = true
"""


def _card(note: str, question: object, **more: object) -> Card:
    return Card(f"defense/{note}", "defense", question, **{"tags": ("us-japan",), **more})  # type: ignore[arg-type]


def test_a_deck_of_every_kind_is_read_whole() -> None:
    """Every field of every kind arrives where it belongs; siblings stand beside each other, drafts apart."""
    parsed = parse_deck(EVERY_KIND, "anything.toml")
    assert parsed.diagnostics == ()
    assert parsed.deck == Deck(
        "defense",
        "Defense guidelines",
        "What was revised",
        "en",
        ("us-japan",),
        Source("New guidelines", "Jon Harper", "Stars and Stripes", "2015-04-27", "https://example.org/"),
        (
            _card("capital", Recall("Japan", "Tokyo"), source="caption"),
            _card("capital#reverse", Recall("Tokyo", "Japan"), source="caption"),
            _card(
                "city",
                Short("Where?", "New York", ("NYC",), True, ("Tokyo", "Washington")),
                hints=("a city", "a large one"),
                explanation="They met there.",
                why_not=(("Washington", "that is the dateline"),),
                source=2,
                tags=("us-japan", "places"),
            ),
            _card("meeting", Choice("What?", "Flags", ("A wreath",), False), hints=("in the picture",)),
            _card("men", Select("Who?", ("Carter", "Kerry"), ("Abe",)), why_not=(("Abe", "he came later"),)),
            _card(
                "stated",
                TrueFalse("Is the day stated?", False, ("Stated", "Not stated")),
                why_not=(("Stated", "only the weekday is"),),
            ),
            _card(
                "korea",
                Number("How many?", Decimal(28000), Decimal(1400), "troops", (Decimal(49000), Decimal(54000))),
                why_not=(("49,000", "that is Japan"), ("54,000", "no")),
            ),
            _card(
                "photo",
                Date("When?", PartialDate(2015, 3, 23), (PartialDate(2015, 4, 23), PartialDate(2012, 12))),
                why_not=(("April 23, 2015", "a month late"), ("December 2012", "Abe")),
            ),
            _card("years#1", Cloze("Revised in ", " and 2015.", "1997")),
            _card("years#2", Cloze("Revised in 1997 and ", ".", "2015", ("the year 2015",), "a year")),
            _card("timeline", Order("Order?", ("war", "peace"))),
            _card(
                "posts",
                Match("Who is what?", (("Kerry", "State"), ("Carter", "Defense")), ("Labor",)),
                why_not=(("Labor", "nobody's"),),
            ),
            _card("places", ListAll("Where to?", (("Guam",), ("Australia", "Down Under")), 1)),
        ),
    )
    assert parsed.drafts == (_card("later", Recall("Draft?", "Yes"), draft=True),)
    assert (parsed.checked, parsed.left_out) == (12, 0)


def _codes(parsed: ParsedDeck) -> list[tuple[str, int]]:
    return [(diagnostic.code, diagnostic.span.line) for diagnostic in parsed.diagnostics]


def _notes(parsed: ParsedDeck) -> list[str]:
    return [card.id.partition("/")[2] for card in parsed.deck.cards] if parsed.deck else []


def _recall(note: str, line: str = "") -> str:
    return f'[[card]]\nid = "{note}"\nkind = "recall"\nquestion = "Q {note}"\nanswer = "A"\n{line}\n'


HEAD = '[deck]\ntitle = "Deck"\n\n'


def test_a_bad_card_is_left_out_and_the_rest_kept() -> None:
    """A mistake in one card costs that card alone, and every mistake is said in one run."""
    text = HEAD + _recall("one") + _recall("two", "hnt = 'h'") + _recall("three", "draft = 1") + _recall("four")
    parsed = parse_deck(text, "deck.toml")
    assert _notes(parsed) == ["one", "four"]
    assert _codes(parsed) == [("E105", 15), ("E108", 21)]
    assert (parsed.checked, parsed.left_out) == (4, 2)


def test_a_slip_of_syntax_costs_its_card_alone() -> None:
    """A text that is not TOML is cut out from its `[[card]]` to the next, and everything else is read."""
    text = HEAD + _recall("one") + _recall("two", 'hint = "open') + _recall("three", "hint = [1, 2") + _recall("four")
    parsed = parse_deck(text, "deck.toml")
    assert _notes(parsed) == ["one", "four"]
    assert _codes(parsed) == [("E005", 15), ("E005", 21)]
    assert (parsed.checked, parsed.left_out) == (4, 2)


def test_a_slip_in_the_deck_table_keeps_the_cards() -> None:
    """What is cut out is not also said to be missing."""
    parsed = parse_deck("[deck]\ntitle = Deck\n\n" + _recall("one"), "deck.toml")
    assert _notes(parsed) == ["one"]
    assert _codes(parsed) == [("E005", 2)]


def test_both_cards_of_one_id_are_not_mixed() -> None:
    """Of two cards with one id the first is studied, and the second names its line."""
    parsed = parse_deck(HEAD + _recall("one") + _recall("one"), "deck.toml")
    assert _notes(parsed) == ["one"]
    assert [(each.code, each.span.line, each.note) for each in parsed.diagnostics] == [
        ("E113", 11, "the first one is on line 5")
    ]


def test_the_deck_is_called_by_its_file_where_it_has_no_id() -> None:
    """The default id is the file's name; one that cannot be an id is made one, and said."""
    assert _ids("/some/where/us_japan.2015.toml") == ("us_japan.2015", [])
    assert _ids("My Deck.toml") == ("my-deck", ["W302"])
    assert _ids("Überblick.toml") == ("Überblick", [])
    assert _ids("???.toml") == ("card", ["W302"])


def _ids(path: str) -> tuple[str, list[str]]:
    parsed = parse_deck(HEAD + _recall("one"), path)
    assert parsed.deck
    assert {card.deck for card in parsed.deck.cards} == {parsed.deck.id}
    return parsed.deck.id, [each.code for each in parsed.diagnostics]


def test_a_deck_whose_id_is_wrong_keeps_the_id_that_is_advised() -> None:
    """So that the history stays when the author writes what the help says."""
    parsed = parse_deck('[deck]\nid = "My Deck!"\ntitle = "x"\n' + _recall("one"), "deck.toml")
    assert parsed.deck
    assert parsed.deck.id == "my-deck"
    assert parsed.diagnostics[0].help == 'write `id = "my-deck"`'


def test_made_ids_do_not_depend_on_other_cards() -> None:
    """Cards without an id get one of their question; only equal ones are numbered."""
    card = '[[card]]\nkind = "recall"\nquestion = "{}"\nanswer = "A"\n'
    parsed = parse_deck(HEAD + "".join(map(card.format, ["Who is Abe?", "Who?", "Who is Abe?", "¿?"])), "deck.toml")
    assert _notes(parsed) == ["who-is-abe", "who", "who-is-abe-2", "card"]
    assert {each.code for each in parsed.diagnostics} == {"W301"}
    assert parsed.left_out == 0


def test_a_card_may_allow_a_warning() -> None:
    """`allow` silences the rule it names, for this card."""
    card = '[[card]]\nkind = "recall"\nquestion = "Q?"\nanswer = "A"\nallow = ["unpinned-id"]\n'
    assert parse_deck(HEAD + card, "deck.toml").diagnostics == ()


def test_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    """CRLF and a BOM give the same deck and the same places."""
    text = HEAD + _recall("one") + _recall("two", "x = 1") + '[[card]]\nid = "three"\nkind = "recall"\n'
    crlf = parse_deck("\ufeff" + text.replace("\n", "\r\n"), "deck.toml")
    assert crlf == parse_deck(text, "deck.toml")


@pytest.mark.parametrize("before", ["", "\t", "  \t "])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_columns_count_characters_whatever_their_width(before: str, ends: str, mark: str) -> None:
    """A tab, a wide character and an emoji are one each; a mark at the file's start and a carriage return are none."""
    lines = [
        '[deck]\ntitle = "日本"\n\n[[card]]\nid = "a"\nkind = "choice"\nquestion = """日\n本"""\nanswer = "東京"',
        f'{before}distractors = ["日本語", "😀", "東京"]\n',
        f'[[card]]\nid = "b"\n{before}tags = ["日本" "😀"]\n',
    ]
    parsed = parse_deck(mark + "\n".join(lines).replace("\n", ends), "deck.toml")
    found = {each.code: (each.span.line, each.span.column - len(before)) for each in parsed.diagnostics}
    assert found == {"E201": (10, 28), "E107": (12, 1 - len(before)), "E005": (14, 14)}


def test_a_cloze_may_begin_with_a_question() -> None:
    """It is shown above the text."""
    text = (
        HEAD + '[[card]]\nid = "a"\nkind = "cloze"\nquestion = "Fill it in."\ntext = """\n  In {{1997}} it was.\n"""\n'
    )
    parsed = parse_deck(text, "deck.toml")
    assert parsed.deck
    assert parsed.deck.cards[0].question == Cloze("Fill it in.\n\nIn ", " it was.", "1997")


def test_top_level_mistakes_are_said_once() -> None:
    """Wrong tables and brackets give one diagnostic each, and no others in their wake."""
    assert _codes(parse_deck("", "deck.toml")) == [("E101", 1), ("E104", 1)]
    assert _codes(parse_deck('title = "x"\n' + HEAD + _recall("one"), "deck.toml")) == [("E102", 1)]
    assert _codes(parse_deck(HEAD + _recall("one").replace("[[card]]", "[[cards]]"), "d.toml")) == [("E102", 4)]
    assert _codes(parse_deck(HEAD + _recall("one").replace("[[card]]", "[card]"), "d.toml")) == [("E103", 4)]
    mixed = HEAD + _recall("one").replace("[[card]]", "[card]") + _recall("two")
    assert (_codes(parse_deck(mixed, "d.toml")), _notes(parse_deck(mixed, "d.toml"))) == ([("E103", 4)], ["two"])
    assert _codes(parse_deck("[" + HEAD.replace("[deck]", "[deck]]") + _recall("one"), "d.toml")) == [("E103", 1)]
    assert _codes(parse_deck('deck = "x"\n' + _recall("one"), "d.toml")) == [("E108", 1)]
    assert _codes(parse_deck("card = 1\n" + HEAD, "d.toml")) == [("E108", 1)]


TOML_LIKE = st.lists(
    st.sampled_from([*"[]{}=\"'#\\.,\n\t ", "\r\n", "card", "deck", "id", "kind", "1", "true", *"é\x00\u202e"])
).map("".join)
PIECES = st.sampled_from(
    [*EVERY_KIND.split("\n"), "[[card]]", '"""', "'''", "{{", "}}", "[", "]", "why_not = {", "answer = ", "x.y = 1"]
)


@settings(max_examples=200)
@given(st.one_of(st.text(), TOML_LIKE, st.lists(PIECES, max_size=30).map("\n".join)))
def test_any_text_gives_a_deck_or_diagnostics_at_places_inside_it(text: str) -> None:
    """Nothing raises; no deck without a word; every span lies on its line, or one behind it."""
    parsed = parse_deck(text, "deck.toml")
    assert parsed.diagnostics or (parsed.deck and parsed.checked)
    lines = parsed.text.split("\n")
    for diagnostic in parsed.diagnostics:
        span = diagnostic.span
        line = lines[span.line - 1]
        assert 1 <= span.column <= len(line) + 1
        assert span.column + span.length <= len(line) + 2
        assert diagnostic.message[:1] not in string.ascii_uppercase
        assert not diagnostic.message.endswith(".")
    assert parsed.left_out <= parsed.checked


@settings(max_examples=100)
@given(st.integers(0, len(EVERY_KIND)), st.integers(0, 40), st.text("\"'[]{}=#\\\n x1", max_size=3))
def test_a_slip_anywhere_leaves_most_of_a_deck(start: int, length: int, insert: str) -> None:
    """Whatever a slip of the pen does to forty characters, at most the cards they touch are lost."""
    broken = EVERY_KIND[:start] + insert + EVERY_KIND[start + length :]
    parsed = parse_deck(broken, "deck.toml")
    assert parsed.deck
    notes = {card.id for card in parsed.deck.cards}
    assert len(notes) >= 5

"""A card in the making: what typed words mean, what the format says of them, and where the card goes."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.card import Deck
from quiz.core.date import PartialDate
from quiz.deckfile import meanings
from quiz.deckfile.compose import Found, fields_of, findings, needed, note_of, value_of, with_card, words_of, written
from quiz.deckfile.names import CARD_FIELDS, DECK_FIELDS, SOURCE_FIELDS
from quiz.deckfile.parse import parse_deck
from quiz.deckfile.questions import KINDS

DECK = Deck("d", "D")

VALUES: list[tuple[str, str, str, Any]] = [
    ("number", "answer", "28,000", Decimal(28000)),
    ("number", "answer", "about 28k", Decimal(28000)),
    ("number", "answer", "many", "many"),
    ("number", "answer", "28 troops", "28 troops"),
    ("number", "distractors", "49_000", Decimal(49000)),
    ("number", "tolerance", "5%", "5%"),
    ("number", "tolerance", "500", Decimal(500)),
    ("date", "answer", "March 23, 2015", PartialDate(2015, 3, 23)),
    ("date", "answer", "2012-12", PartialDate(2012, 12)),
    ("date", "answer", "3/4/2015", "3/4/2015"),
    ("true-false", "answer", "Yes", True),
    ("true-false", "answer", "false", False),
    ("true-false", "answer", "perhaps", "perhaps"),
    ("short", "answer", "28,000", "28,000"),
    ("list", "answer", "Australia | Down Under", ["Australia", "Down Under"]),
    ("list", "need", "2", 2),
    ("match", "pairs", "John Kerry = Secretary of State", ["John Kerry", "Secretary of State"]),
    ("match", "pairs", "John Kerry", ["John Kerry", ""]),
    ("short", "source", "9", 9),
    ("short", "source", "caption", "caption"),
    ("short", "explanation", " Two\r\nlines ", "Two\nlines"),
]


@pytest.mark.parametrize(("kind", "field", "words", "value"), VALUES)
def test_words_mean_what_the_field_holds(kind: str, field: str, words: str, value: Any) -> None:
    """Numbers and dates as people write them; what means nothing there is left for the parser to speak of."""
    assert value_of(kind, field, words) == value


@pytest.mark.parametrize(("kind", "field", "words", "value"), VALUES)
def test_a_value_comes_back_from_its_words(kind: str, field: str, words: str, value: Any) -> None:
    """So that it can be shown in a form, and left as it is."""
    assert value_of(kind, field, words_of(field, value)) == value


@given(number=st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_any_number_comes_back_from_its_words(number: Decimal) -> None:
    """Without losing a digit."""
    assert value_of("number", "answer", words_of("answer", number)) == number


def test_the_format_speaks_of_the_field_that_is_wrong() -> None:
    """In the parser's own words."""
    fields = {"kind": "number", "question": "How many?", "answer": Decimal(5), "distractors": [Decimal(5)]}
    (found,) = findings(fields, DECK)
    assert found == Found(
        "distractors",
        "the distractor `5` would be marked right",
        "write another distractor, or remove this one",
        is_error=True,
    )
    assert note_of(fields, DECK) is None


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_kind_needs_is_what_the_parser_misses(kind: str) -> None:
    """Of a card that has its kind alone."""
    said = " ".join(found.message for found in findings({"kind": kind}, DECK))
    assert {field for field in fields_of(kind) if f"needs `{field}`" in said} == set(needed(kind))


def test_every_kind_and_field_has_its_meaning() -> None:
    """Forms and editors show it."""
    own = {field for kind in KINDS.values() for field in kind.fields}
    assert set(meanings.KINDS) == set(KINDS)
    assert set(meanings.CARD) == {*CARD_FIELDS, *own}
    assert set(meanings.DECK) >= set(DECK_FIELDS)
    assert set(meanings.SOURCE) == set(SOURCE_FIELDS)
    assert set(meanings.ANSWERS) == {name for name, kind in KINDS.items() if "answer" in kind.fields}


def test_a_percentage_stays_one() -> None:
    """What the author wrote is what the file has."""
    fields = {"kind": "number", "question": "How many?", "answer": Decimal(28000), "tolerance": "5%"}
    assert written(fields) == '[[card]]\nkind = "number"\nquestion = "How many?"\nanswer = 28000\ntolerance = "5%"\n'


FIELDS = {"kind": "short", "question": "The capital of France?", "answer": "Paris"}
CARD = '[[card]]\nid = "the-capital-of-france"\nkind = "short"\nquestion = "The capital of France?"\nanswer = "Paris"\n'


@pytest.mark.parametrize("end", ["", "\n", "\n\n# the end\n"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_card_goes_last_and_nothing_else_changes(end: str, line_end: str, mark: str) -> None:
    """Comments, order, spacing, line ends and the byte order mark stay."""
    deck = mark + f'# my deck\n[deck]\ntitle   =   "D"\n\n[source]\ntitle = "S" # so{end}'.replace("\n", line_end)
    added = with_card(deck, "d.toml", FIELDS)
    assert added is not None
    text, name = added
    assert name == "the-capital-of-france"
    assert text.startswith(deck)
    assert text.removeprefix(deck).lstrip() == CARD.replace("\n", line_end)
    assert with_card(text, "d.toml", FIELDS | {"id": name}) is None
    again = with_card(text, "d.toml", FIELDS)
    assert again is not None
    assert again[1] == "the-capital-of-france-2"


def test_a_deck_whose_mistakes_would_swallow_the_card_is_left_alone() -> None:
    """A text that is never closed would make the card a part of it."""
    assert with_card('[deck]\ntitle = """D\n', "d.toml", FIELDS) is None
    assert with_card('card = [{ id = "a" }]\n[deck]\ntitle = "D"\n', "d.toml", FIELDS) is None


@given(
    st.fixed_dictionaries(
        {"kind": st.just("recall"), "question": st.text(), "answer": st.text()},
        optional={"explanation": st.text(), "hint": st.lists(st.text()), "tags": st.lists(st.text())},
    )
)
def test_whatever_is_typed_the_deck_stays_whole(fields: dict[str, Any]) -> None:
    """A card is added that reads as it was typed, or nothing is changed."""
    deck = '[deck]\nid = "d"\ntitle = "D"\n\n[[card]]\nid = "a"\nkind = "recall"\nquestion = "Q"\nanswer = "A"\n'
    added = with_card(deck, "d.toml", fields)
    made = note_of(fields, DECK)
    assert (added is not None) == (made is not None)
    if added and made:
        parsed = parse_deck(added[0], "d.toml")
        assert parsed.deck is not None
        assert [card.stem for card in parsed.deck.cards] == ["Q", made[0].stem]
        assert parsed.deck.cards[1].hints == made[0].hints

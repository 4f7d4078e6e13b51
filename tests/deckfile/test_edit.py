"""Cards and values exchanged in a deck's text: what is not meant stays to the byte."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.core.card import Deck
from quiz.core.note import name_of, notes
from quiz.deckfile.edit import with_cards, with_value
from quiz.deckfile.emit import card_text, deck_text
from quiz.deckfile.parse import parse_deck
from tests.deckfile.strategies import decks

TOWNS = """\
# Towns of the north.
[deck]
title = "Towns"

[[card]]   # the first
id = "norway"
kind = "short"
question = "What is the capital of Norway?"
answer = "Oslo"  # since 1814

# --- and another ---

[[card]]
kind = "recall"
question = "What lies by the sea?"
answer = '''
Bergen'''

[card.why_not]
# nothing
"""

NEW = '[[card]]\nid = "norway"\nkind = "recall"\nquestion = "Norway?"\nanswer = "Oslo"\n'
MORE = '[[card]]\nid = "sweden"\nkind = "recall"\nquestion = "Sweden?"\nanswer = "Stockholm"\n'


def test_a_card_is_exchanged_where_it_stands_and_a_new_one_put_last() -> None:
    """Comments between cards, and all other cards, stay as they are."""
    assert (
        with_cards(TOWNS, {"norway": NEW, "sweden": MORE})
        == TOWNS.replace(TOWNS[TOWNS.index("[[card]]   #") : TOWNS.index("  # since")], NEW.rstrip()) + "\n" + MORE
    )


def test_a_card_without_an_id_is_found_by_the_one_it_goes_by() -> None:
    """The id made of its question."""
    card = NEW.replace("norway", "what-lies-by-the-sea")
    changed = with_cards(TOWNS, {"what-lies-by-the-sea": card})
    assert changed == TOWNS[: TOWNS.index('[[card]]\nkind = "recall"')] + card.rstrip() + "\n# nothing\n"


@given(st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_line_ends_and_byte_order_marks_stay(ending: str, mark: str) -> None:
    """What is written new ends its lines as the rest does."""
    text = mark + TOWNS.replace("\n", ending)
    cards = {"norway": NEW, "sweden": MORE}
    assert with_cards(text, cards) == mark + with_cards(TOWNS, cards).replace("\n", ending)
    assert with_value(text, ("card", 0, "answer"), '"Bergen"') == text.replace('"Oslo"', '"Bergen"')
    first = mark + NEW.replace("\n", ending)
    assert with_cards(first, {"norway": MORE.rstrip()}) == mark + MORE.replace("\n", ending)


def test_a_field_that_is_not_there_comes_first_in_its_table() -> None:
    """Behind a comment on the line of its header."""
    assert with_value(TOWNS, ("card", 1, "id"), '"sea"') == TOWNS.replace(
        '[[card]]\nkind = "recall"', '[[card]]\nid = "sea"\nkind = "recall"'
    )
    assert with_value('[deck] # mine\ntitle = "T"', ("deck", "id"), '"t"') == '[deck] # mine\nid = "t"\ntitle = "T"'
    assert with_value("[deck]", ("deck", "id"), '"t"') == '[deck]\nid = "t"'


def test_a_deck_that_ends_without_a_line_end_gets_one() -> None:
    """So that the new card begins on a line of its own."""
    assert with_cards(TOWNS.rstrip(), {"sweden": MORE}) == TOWNS + "\n" + MORE


@given(decks(), decks(), st.data())
def test_the_deck_then_has_the_given_cards_and_all_others(deck: Deck, other: Deck, data: st.DataObject) -> None:
    """Whatever the cards are: those exchanged read back as given, the others as they were."""
    theirs = {name_of(note): note for note in notes(other.cards)}
    chosen = data.draw(st.sets(st.sampled_from(sorted(theirs))))
    text = deck_text(deck)
    changed = with_cards(text, {name: card_text(theirs[name]) for name in sorted(chosen)})
    parsed = parse_deck(changed, "a.toml")
    assert parsed.deck
    assert parsed.diagnostics == ()
    now = {name_of(note): note for note in notes(parsed.deck.cards)}
    before = {name_of(note): note for note in notes(deck.cards)}
    assert list(now) == [*before, *sorted(chosen - before.keys())]
    for name, note in now.items():
        expected = theirs[name] if name in chosen else before[name]
        assert [card.question for card in note] == [card.question for card in expected]


@given(decks())
def test_cards_written_as_they_stand_change_nothing(deck: Deck) -> None:
    """Not a byte."""
    text = deck_text(deck)
    assert with_cards(text, {name_of(note): card_text(note, deck.tags) for note in notes(deck.cards)}) == text

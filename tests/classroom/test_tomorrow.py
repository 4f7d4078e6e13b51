"""The deck of what a class missed."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.tomorrow import deck_of_missed
from quiz.core.card import Deck
from quiz.core.record import replace
from quiz.deckfile.emit import deck_text
from quiz.deckfile.parse import parse_deck
from tests.classroom.games import deck
from tests.deckfile.strategies import decks


@given(decks(), st.data())
def test_it_reads_back_as_it_was_made_with_every_card_that_was_missed(made: Deck, data: st.DataObject) -> None:
    """Whatever the deck: whole notes, in the order given."""
    names = [card.id for card in made.cards]
    missed = data.draw(st.lists(st.sampled_from(names), unique=True, max_size=4)) if names else []
    (*found,) = deck_of_missed(missed, {made.id: made}, "missed", "Missed")
    if not missed:
        assert found == []
        return
    (again,) = found
    notes = list(dict.fromkeys(card.partition("#")[0].partition("/")[2] for card in missed))
    assert list(dict.fromkeys(card.note for card in again.cards)) == [f"missed/{name}" for name in notes]
    assert parse_deck(deck_text(again), "missed.toml").deck == again


def test_a_card_says_of_itself_where_its_answer_stands() -> None:
    """Its deck no longer does."""
    there = deck()
    sourced = replace(there, cards=tuple(replace(card, source=9) for card in there.cards))
    (made,) = deck_of_missed(["kinds/short"], {"kinds": sourced}, "missed", "Missed")
    assert [card.source for card in made.cards] == ["paragraph 9"]


def test_names_and_languages_do_not_clash() -> None:
    """Two decks may call their cards alike; another language has a deck of its own, for its numbers and articles."""
    one, two = deck(), replace(deck(), id="other")
    two = replace(two, cards=tuple(replace(card, id=f"other/{card.id[6:]}", deck="other") for card in two.cards))
    german = replace(two, id="de", language="de")
    german = replace(
        german, cards=tuple(replace(card, id=f"de/{card.id[6:]}", deck="de", language="de") for card in german.cards)
    )
    found = deck_of_missed(
        ["kinds/short", "other/short", "de/short"], {"kinds": one, "other": two, "de": german}, "missed", "Missed"
    )
    assert [[card.id for card in made.cards] for made in found] == [
        ["missed/short"],
        ["missed-en/short", "missed-en/other-short"],
    ]
    assert [made.language for made in found] == ["de", "en"]

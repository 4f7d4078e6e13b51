"""The deck of what a class missed."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.tomorrow import decks_of_missed
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
    (*found,) = decks_of_missed(missed, {made.id: made}, "missed", "Missed")
    if not missed:
        assert found == []
        return
    ((again, origins),) = found
    notes = list(dict.fromkeys(card.partition("#")[0].partition("/")[2] for card in missed))
    assert list(dict.fromkeys(card.note for card in again.cards)) == [f"missed/{name}" for name in notes]
    assert origins == {name: f"{made.id}/{name}" for name in notes}
    assert parse_deck(deck_text(again), "missed.toml").deck == again


def test_a_card_says_of_itself_where_its_answer_stands() -> None:
    """Its deck no longer does."""
    there = deck()
    sourced = replace(there, cards=tuple(replace(card, source=9) for card in there.cards))
    ((made, _),) = decks_of_missed(["kinds/short"], {"kinds": sourced}, "missed", "Missed")
    assert [card.source for card in made.cards] == ["paragraph 9"]


def test_names_and_languages_do_not_clash() -> None:
    """Two decks may call their cards alike; another language has a deck of its own, for its numbers and articles."""
    one, two = deck(), replace(deck(), id="An_other")
    two = replace(two, cards=tuple(replace(card, id=f"An_other/{card.id[6:]}", deck="An_other") for card in two.cards))
    german = replace(two, id="de", language="de")
    german = replace(
        german, cards=tuple(replace(card, id=f"de/{card.id[9:]}", deck="de", language="de") for card in german.cards)
    )
    found = decks_of_missed(
        ["kinds/short", "An_other/short", "de/short"], {"kinds": one, "An_other": two, "de": german}, "missed", "Missed"
    )
    assert [[card.id for card in made.cards] for made, _ in found] == [
        ["missed/short"],
        ["missed-en/short", "missed-en/short-2"],
    ]
    assert [made.language for made, _ in found] == ["de", "en"]
    assert [origins for _, origins in found] == [
        {"short": "de/short"},
        {"short": "kinds/short", "short-2": "An_other/short"},
    ]
    for made, _ in found:
        assert parse_deck(deck_text(made), "x.toml").diagnostics == ()

"""Papers: the same for everybody who names the same seed, whatever the order of the decks."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.paper import make_paper
from quiz.core.card import Deck
from tests.deckfile.strategies import decks

seeds = st.integers(0, 10**6)


@given(decks(), seeds, st.data())
def test_the_order_of_the_cards_does_not_matter(deck: Deck, seed: int, data: st.DataObject) -> None:
    """Machines may find decks in another order."""
    shuffled = data.draw(st.permutations(deck.cards))
    assert make_paper(shuffled, seed) == make_paper(deck.cards, seed)


@given(decks(), seeds, st.integers(1, 5))
def test_forms_have_the_same_questions_and_options(deck: Deck, seed: int, questions: int) -> None:
    """In another order, so that neighbours cannot copy letters."""
    one, other = (make_paper(deck.cards, seed, questions, form) for form in "AB")
    assert {(item.card.id, frozenset(item.prompt.options)) for item in one.items} == {
        (item.card.id, frozenset(item.prompt.options)) for item in other.items
    }
    assert [item.number for item in one.items] == list(range(1, len(one.items) + 1))


@given(decks(), seeds)
def test_no_two_siblings_are_on_one_paper(deck: Deck, seed: int) -> None:
    """One gives the other away."""
    notes = [item.card.note for item in make_paper(deck.cards, seed).items]
    assert sorted(notes) == sorted({card.note for card in deck.cards})


@given(decks(), seeds, st.integers(0, 8))
def test_a_shorter_paper_has_the_first_questions_of_the_longer(deck: Deck, seed: int, questions: int) -> None:
    """And never more than were asked for."""
    short, long = make_paper(deck.cards, seed, questions), make_paper(deck.cards, seed)
    assert short.items == long.items[:questions]

"""The key: what it says is right at every question of its form, and for what a marker has to know beside it."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.paper import make_paper
from quiz.classroom.printing.key import make_key
from quiz.core.card import Deck
from quiz.core.grading.marking import grade
from quiz.core.reply import read_answer
from tests.classroom.printing.every import every_kind, papers_of
from tests.deckfile.strategies import decks


@given(decks(), st.integers(0, 9999), st.sampled_from(("", "A", "B")), st.booleans())
def test_who_writes_what_the_key_says_gets_full_marks(deck: Deck, seed: int, form: str, choices: bool) -> None:
    """Its letters are those of this form, and its words those that marking takes."""
    paper = make_paper(deck.cards, seed, form=form, choices=choices)
    key = make_key(paper, deck.title, {})
    for item, solution in zip(paper.items, key.solutions, strict=True):
        answer = read_answer(item.prompt, solution.answer)
        assert grade(item.card, answer, item.prompt.asked_as).credit == 1.0
        assert (solution.number, solution.card) == (item.number, item.card.id)


def test_it_says_what_else_is_right_and_where_the_answer_stands() -> None:
    """Forms, ranges, and how many are enough."""
    deck = every_kind()
    (paper,) = papers_of(deck)
    key = make_key(paper, deck.title, {deck.id: deck.source})
    told = {solution.card.removeprefix("every/"): solution for solution in key.solutions}
    assert {name: solution.notes for name, solution in told.items() if solution.notes} == {
        "short": ("also right: Tokio", "the spelling has to be right"),
        "number": ("right from 27,500 to 28,500 troops",),
        "list": ("any 2 of these", "for white also right: silver"),
    }
    assert {name: solution.source for name, solution in told.items() if solution.source} == {
        "number": "The Post, paragraph 9",
        "select": "The Post, photo caption",
    }

"""Names of cards that come in: readable, and the same at every import."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.deckfile.ids import is_note_id, unique
from quiz.exchange.naming import foreign_id, mark_of, note_name


@given(st.text(max_size=100), st.text(max_size=30))
def test_every_name_can_be_an_id(question: str, foreign: str) -> None:
    """Whatever the other program has."""
    assert is_note_id(note_name(question, foreign))


@given(st.text(max_size=100), st.text(max_size=100), st.text(min_size=1, max_size=30))
def test_a_reworded_card_keeps_its_mark(before: str, after: str, foreign: str) -> None:
    """It is drawn from the other program's id alone."""
    assert mark_of(note_name(before, foreign)) == mark_of(note_name(after, foreign)) != ""


def test_an_id_of_ours_comes_back_as_it_went() -> None:
    """A deck that goes out and comes in keeps its histories."""
    assert note_name("Any question?", foreign_id("troops/korea")) == "korea"


def test_names_that_are_taken_get_numbers() -> None:
    """And no number takes a name that another card has."""
    assert unique(["a", "a", "a-2", "b", "a"]) == ["a", "a-3", "a-2", "b", "a-4"]


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b"]), max_size=8))
def test_no_two_names_are_the_same(names: list[str]) -> None:
    """However they collide; what is unique stays as it is."""
    given_names = unique(names)
    assert len(set(given_names)) == len(names)
    assert [name for name in given_names if names.count(name) == 1] == [
        name for name in names if names.count(name) == 1
    ]

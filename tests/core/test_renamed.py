"""Notes are found again under new ids by their name or by what they ask, and never guessed."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.core.card import Card, Recall
from quiz.core.renamed import renamed


def card(name: str, stem: str, key: str, deck: str = "deck") -> Card:
    """A card that is a note of its own."""
    return Card(f"{deck}/{name}", deck, Recall(stem, key))


@given(st.sets(st.integers(0, 40), min_size=1), st.data())
def test_whatever_is_renamed_is_found_where_every_question_is_another(numbers: set[int], data: st.DataObject) -> None:
    """However many are renamed at once, and wherever they stand then."""
    chosen = data.draw(st.sets(st.sampled_from(sorted(numbers))))
    before = [card(f"old-{number}", f"{number}?", "yes") for number in sorted(numbers)]
    after = [card(f"new-{n}" if n in chosen else f"old-{n}", f"{n}?", "yes") for n in sorted(numbers)]
    moved = renamed(before, data.draw(st.permutations(after)))
    assert moved == {f"deck/old-{number}": f"deck/new-{number}" for number in chosen}


def test_a_deck_of_thousands_can_be_renamed() -> None:
    """Each card keeps its name, though all ask and answer the same."""
    before, after = ([card(f"c{number}", "Is it?", "yes", deck) for number in range(3000)] for deck in ("old", "new"))
    assert renamed(before, after) == {f"old/c{number}": f"new/c{number}" for number in range(3000)}


def test_a_question_reworded_is_known_by_its_answer_alone() -> None:
    """And an answer corrected by its question."""
    before = [card("a", "Capital of Japan?", "Tokyo"), card("b", "Capital of France?", "Pairs")]
    after = [card("c", "What is Japan's capital?", "Tokyo"), card("d", "Capital of France?", "Paris")]
    assert renamed(before, after) == {"deck/a": "deck/c", "deck/b": "deck/d"}


def test_what_could_be_several_is_none() -> None:
    """Nor is one that several could be."""
    two = [card("a", "One?", "yes"), card("b", "Two?", "yes")]
    three = [card("x", "Three?", "yes"), card("y", "Four?", "yes")]
    assert renamed(two, three) == renamed(two, three[:1]) == renamed(two[:1], three) == {}


def test_what_is_still_there_is_no_others_heir() -> None:
    """A new card like one that stays has no history."""
    stays = card("a", "One?", "1")
    assert renamed([stays], [stays, card("b", "One?", "1")]) == {}

"""Which card of a deck a card that comes in is."""

from hypothesis import given

from quiz.core.card import Card, Cloze, Deck, Question, Recall
from quiz.core.note import Note, name_of, notes
from quiz.exchange.known import known_as
from quiz.exchange.naming import note_name
from tests.deckfile.strategies import decks


def known(came: dict[str, str | Question], there: dict[str, str | Question]) -> list[str]:
    """What notes that come are called in a deck; both are given by their names and questions."""
    names = known_as(tuple(map(note, came.items())), {name: note((name, asked)) for name, asked in there.items()})
    return [names[name] for name in came]


def note(named: tuple[str, str | Question]) -> Note:
    """A note of a name and a question."""
    name, asked = named
    return (Card(f"d/{name}", "d", Recall(asked, "yes") if isinstance(asked, str) else asked),)


@given(decks())
def test_what_comes_again_is_what_it_was(deck: Deck) -> None:
    """Whatever its names are made of."""
    there = {name_of(note): note for note in notes(deck.cards)}
    assert known_as(notes(deck.cards), there) == {name: name for name in there}


def test_a_reworded_card_is_known_by_its_id_or_its_name() -> None:
    """The mark of a foreign id, an id of its own, or a name that was made of the question as it once was."""
    marked = note_name("Capital?", "guid")
    assert known({note_name("Which capital?", "guid"): "Which capital?"}, {marked: "Capital?"}) == [marked]
    assert known({"k1": "Which capital?", "k2": "Capital?"}, {"k1": "Capital?"}) == ["k1", "k2"]


def test_a_card_that_its_author_renamed_is_known_by_its_question() -> None:
    """Where nothing else is."""
    assert known({"capital": "Capital?"}, {"mine": "Capital?"}) == ["mine"]
    assert known({"capital": "Capital?", "capital-2": "Capital?"}, {"mine": "Capital?", "capital-2": "Capital?"}) == [
        "mine",
        "capital-2",
    ]
    gap = Cloze("", " lies in Norway.", "Oslo")
    assert known({"oslo-lies-in-norway": gap}, {"mine": gap}) == ["mine"]


def test_questions_that_begin_alike_do_not_change_places() -> None:
    """Another one above them counts their names anew; so none gets the history of its neighbour."""
    stem = "Which of the following statements about the town is true"
    name = note_name(stem)
    there: dict[str, str | Question] = {name: f"{stem}: A?", f"{name}-2": f"{stem}: B?"}
    came: dict[str, str | Question] = {name: f"{stem}: N?", f"{name}-2": f"{stem}: A?", f"{name}-3": f"{stem}: B?"}
    assert known(came, there) == [f"{name}-3", name, f"{name}-2"]

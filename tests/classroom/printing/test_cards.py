"""Flashcards: each back behind its front, every text whole."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.printing.cards import COLUMNS, draw_cards, make_cards
from quiz.classroom.printing.handout import PAPER_SIZES
from quiz.core.card import Card, Choice, Cloze, Deck, ListAll, Recall, Select, Short
from quiz.core.record import replace
from tests.classroom.printing.every import every_kind
from tests.deckfile.strategies import decks


@given(decks(), st.sampled_from(("a4", "letter")))
def test_each_back_lies_behind_its_front(deck: Deck, paper: str) -> None:
    """A leaf turned over along its long edge has left and right changed, and top and bottom as they were."""
    cards = make_cards(draw_cards(deck.cards, 1), deck.title, {}, PAPER_SIZES[paper])
    for fronts, backs in cards.leaves:
        for place, front in enumerate(fronts):
            row, column = divmod(place, COLUMNS)
            back = backs[row * COLUMNS + COLUMNS - 1 - column]
            assert (front and front.card) == (back and back.card)
    assert cards.count == len([card for card in deck.cards if not card.id.endswith("#reverse")])


def test_gaps_are_cards_of_their_own_and_a_reverse_is_none() -> None:
    """Paper can be turned over by hand."""
    gaps = [Card(f"d/gap#{n}", "d", Cloze("a ", " b", "x")) for n in (1, 2)]
    both = [Card("d/both", "d", Recall("a", "b")), Card("d/both#reverse", "d", Recall("b", "a"))]
    drawn = draw_cards([*gaps, *both], 1)
    assert [item.card.id for item in drawn] == ["d/gap#1", "d/gap#2", "d/both"]


def test_fewer_cards_are_those_of_the_seeds_paper() -> None:
    """In the order of the deck."""
    deck = every_kind()
    names = [card.id for card in deck.cards]
    drawn = [item.card.id for item in draw_cards(deck.cards, 5, 4)]
    assert len(drawn) == 4
    assert drawn == sorted(drawn, key=names.index)
    assert drawn != [item.card.id for item in draw_cards(deck.cards, 6, 4)]


def test_small_letters_are_for_long_texts_and_an_explanation_only_where_there_is_room() -> None:
    """Nothing is cut off."""
    (short,) = draw_cards([Card("d/a", "d", Recall("Why?", "So."), explanation="Because.")], 1)
    (long,) = draw_cards([Card("d/a", "d", Recall("Why? " * 60, "So."), explanation="Because. " * 60)], 1)
    leaves = [make_cards([item], "d", {}, PAPER_SIZES["a4"]).leaves[0] for item in (short, long)]
    (little, much) = [(fronts[0], backs[1]) for fronts, backs in leaves]
    sizes = [side.size for pair in (little, much) for side in pair if side]
    backs = [pair[1].lines for pair in (little, much) if pair[1]]
    assert backs == [("So.", "Because."), ("So.",)]
    assert sizes[:2] == [15, 15]
    assert sizes[2] < 15


def test_a_text_that_no_card_has_room_for_is_left_out_and_named() -> None:
    """Rather than printed too small to read."""
    novel = Card("d/novel", "d", Recall("word " * 2000, "So."))
    cards = make_cards(draw_cards([novel, *every_kind().cards], 1), "d", {}, PAPER_SIZES["a4"])
    assert (cards.left_out, cards.count) == (("d/novel",), 11)


def test_many_accepted_forms_keep_no_card_out() -> None:
    """The answer alone stands on its back then."""
    question = Short("Which?", "Tokyo", tuple(f"a long form, number {n}" for n in range(200)))
    ((_, backs),) = make_cards(draw_cards([Card("d/a", "d", question)], 1), "d", {}, PAPER_SIZES["a4"]).leaves
    assert backs[1]
    assert backs[1].lines == ("Tokyo",)


def test_control_characters_of_a_deck_are_shown() -> None:
    """Nothing on paper or in a file is obeyed by what shows it."""
    items = draw_cards([replace(every_kind().cards[0], question=Recall("a\u202eb\x1b", "c"))], 1)
    ((fronts, _),) = make_cards(items, "d", {}, PAPER_SIZES["a4"]).leaves
    assert fronts[0]
    assert fronts[0].lines == ("a\N{REPLACEMENT CHARACTER}b␛",)


def test_a_front_says_how_much_is_asked_for() -> None:
    """How many to name, and that several options may be right."""
    cards = [
        Card("d/list", "d", ListAll("Which seas?", (("Aral",), ("Dead",), ("Black",)), 2)),
        Card("d/select", "d", Select("Which are seas?", ("Aral", "Dead"), ("Como",))),
        Card("d/choice", "d", Choice("Which is a lake?", "Como", ("Aral",))),
    ]
    ((fronts, _),) = make_cards(draw_cards(cards, 1), "d", {}, PAPER_SIZES["a4"]).leaves
    wanted = [front.lines[1] for front in fronts if front]
    assert wanted[:2] == ["Name 2.", "Name all that are right."]
    assert wanted[2].startswith("a) ")

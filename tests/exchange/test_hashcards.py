"""hashcards Markdown: questions, answers and gaps."""

from hypothesis import given, settings

from quiz.core.card import Card, Cloze, Deck, Question, Recall
from quiz.exchange.carry import Loss, Options
from quiz.exchange.hashcards import read, write
from tests.deckfile.strategies import decks
from tests.exchange.laws import assert_only_told_losses


def came(text: str) -> list[Question]:
    """The questions of a file, of which nothing is lost."""
    found = read(text.encode(), Options("cells"))
    assert found.losses == ()
    return [card.question for card in found.decks[0].cards]


@given(decks())
@settings(deadline=None)
def test_nothing_is_lost_that_is_not_told(deck: Deck) -> None:
    """Its ids come back with it."""
    out = write(deck, Options())
    back = read(out.data, Options())
    assert back.losses == ()
    assert_only_told_losses(deck, out, back)
    assert write(deck, Options()) == out


def test_cards_are_as_hashcards_has_them() -> None:
    """Over several lines, with rules between them or without."""
    text = (
        "Some words before.\n\nQ: List the\nnoble gases.\nA:\n\n- helium\n- neon\n\n"
        "C: An [agonist] binds to a\n[receptor \\[of a cell\\]].\n\n---\n\nWords between.\n\n"
        "Q: What is $\\{x\\}$?\nA: A set.\n"
    )
    assert came(text) == [
        Recall("List the\nnoble gases.", "- helium\n- neon"),
        Cloze("An ", " binds to a\nreceptor [of a cell].", "agonist"),
        Cloze("An agonist binds to a\n", ".", "receptor [of a cell]"),
        Recall("What is $\\{x\\}$?", "A set."),
    ]


def test_the_front_matter_names_the_deck() -> None:
    """What else is in it is told."""
    found = read(b'---\nname = "Cell biology"\ncolour = "red"\n---\nQ: a\nA: b\n', Options("cells"))
    assert [(deck.id, deck.title) for deck in found.decks] == [("cells", "Cell biology")]
    assert found.losses == (Loss("line 1", "colour", "left out: a deck has no such field"),)


def test_what_goes_out_is_read_as_it_is_meant() -> None:
    """Nothing in a text is markup, a tag or a rule."""
    cards = (
        Card("d/a", "d", Recall("A: *is* this\n---\nQ: one?", "Yes [it] is")),
        Card("d/b#1", "d", Cloze("By the ", " [cold].", "sea")),
    )
    out = write(Deck("d", "D", cards=cards), Options())
    assert out.data.decode() == (
        '---\nname = "D"\nid = "d"\n---\n\n<!-- quiz:d/a -->\nQ: A\\: \\*is\\* this  \n\\---  \nQ\\: one?\n'
        "A: Yes \\[it\\] is\n\n---\n\n<!-- quiz:d/b -->\nC: By the [sea] \\[cold\\].\n"
    )
    assert read(out.data, Options()).decks[0].cards == cards


def test_half_a_card_is_told_and_stops_nothing_else() -> None:
    """By its line."""
    found = read(b"Q: alone\n\nQ: a\nA: b\n\nC: no gap\n\nC: an [open gap\n\nA: no question\n", Options("x"))
    assert [card.question for card in found.decks[0].cards] == [Recall("a", "b")]
    assert found.losses == (
        Loss("line 1", "", "left out: it has no answer"),
        Loss("line 6", "", "left out: it has no gap"),
        Loss("line 8", "", "left out: a gap is not closed"),
        Loss("line 10", "", "left out: it has no question"),
    )

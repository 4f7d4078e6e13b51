"""Decks that come in, put into deck files: new, or brought up to date."""

import pytest
from hypothesis import given

from quiz.core.card import Card, Choice, Deck, Recall, TrueFalse
from quiz.core.note import name_of, notes
from quiz.core.record import replace
from quiz.deckfile.parse import parse_deck
from quiz.deckfile.rules import advice
from quiz.exchange.carry import Loss
from quiz.exchange.fitting import fitted
from quiz.exchange.landing import land, land_in
from quiz.exchange.naming import note_name
from tests.deckfile.strategies import decks


@given(decks())
def test_a_deck_that_fits_loses_nothing(deck: Deck) -> None:
    """What a deck file can say is left alone."""
    assert fitted(deck) == (deck, ())


def test_what_is_too_much_to_be_read_at_once_is_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost of notes that only together hold more than a deck can."""
    deck = Deck("d", "D", cards=tuple(Card(f"d/c{place}", "d", Recall(f"{place}?", "yes")) for place in range(9)))
    monkeypatch.setattr("quiz.deckfile.limits.MAX_VALUES", 20)
    assert fitted(deck) == (deck, ())


@given(decks())
def test_importing_the_same_again_changes_nothing(deck: Deck) -> None:
    """Not a byte of the file, whatever the author added to its cards meanwhile."""
    text = land(deck).text + "# A comment of the author's.\n"
    again = land_in(deck, text, parse_deck(text, "towns.toml"))
    assert (again.text, again.new, again.changed, again.same) == (text, 0, 0, len(notes(deck.cards)))


@given(decks())
def test_what_the_author_added_survives_an_update(deck: Deck) -> None:
    """A reworded explanation-less card that comes again keeps the explanation that was written here."""
    bare = replace(deck, cards=tuple(replace(card, explanation="", hints=(), source=None) for card in deck.cards))
    there = replace(deck, cards=tuple(replace(card, explanation="Added here.") for card in deck.cards))
    text = land(there).text
    parsed = parse_deck(land_in(bare, text, parse_deck(text, "towns.toml")).text, "towns.toml")
    assert parsed.deck == there


def test_a_draft_stays_one_and_keeps_the_authors_tags() -> None:
    """It is still in its author's hand, whatever comes again of it."""
    there = Card("d/a", "d", Recall("Capital?", "Oslo"), tags=("mine",), draft=True)
    text = land(Deck("d", "D", cards=(there,))).text
    came = replace(there, question=Recall("Capital?", "Oslo, of course"), tags=("theirs",), draft=False)
    again = land_in(Deck("d", "D", cards=(came,)), text, parse_deck(text, "d.toml"))
    (card,) = parse_deck(again.text, "d.toml").drafts
    assert card == replace(came, tags=("mine", "theirs"), draft=True)


def test_a_note_reworded_elsewhere_keeps_its_id_here() -> None:
    """It is known by the mark that its foreign id left, and so keeps its history."""
    before, after = (
        Card(f"d/{note_name(stem, 'guid')}", "d", Recall(stem, "Oslo"))
        for stem in ("What is the capital of Norway?", "Which city governs Norway?")
    )
    text = land(Deck("d", "D", cards=(before,))).text
    again = land_in(Deck("d", "D", cards=(after,)), text, parse_deck(text, "d.toml"))
    assert (again.new, again.changed, again.ids) == (0, 1, {after.note: before.note})
    assert parse_deck(again.text, "d.toml").cards == (replace(after, id=before.id),)


@given(decks(), decks())
def test_cards_that_do_not_come_again_stay(deck: Deck, other: Deck) -> None:
    """An import adds and changes; it removes nothing."""
    text = land(deck).text
    parsed = parse_deck(
        land_in(replace(other, language=deck.language), text, parse_deck(text, "a.toml")).text, "a.toml"
    )
    assert parsed.deck
    names = {name_of(note) for note in notes(parsed.deck.cards)}
    assert names == {name_of(note) for part in (deck, other) for note in notes(part.cards)}


@given(decks())
def test_a_deck_that_came_in_is_checked_without_a_word(deck: Deck) -> None:
    """Whoever brought it in did not write its questions; what they have against them is named in `allow`."""
    assert [(one.name, one.message) for one in advice([parse_deck(land(deck).text, "towns.toml")])] == []


@given(decks(), decks())
def test_cards_that_came_into_a_deck_are_checked_without_a_word(deck: Deck, other: Deck) -> None:
    """Nothing is said of them, nor of the deck for their sake; what was there is checked as it was."""
    text = land(deck).text
    there = parse_deck(text, "towns.toml")
    landed = land_in(replace(other, language=deck.language), text, there)
    assert [(one.name, one.message) for one in advice([parse_deck(landed.text, "towns.toml")])] == []


MINE = """\
[deck]
id = "towns"
title = "Towns"

[[card]]
id = "norway"
kind = "short"
question = "What is the capital of Norway?"
answer = "Oslo"
explanation = "The kings sat in Bergen before."
source = 3

[[card]]
id = "sweden"
kind = "choice"
question = "What is the capital of Sweden?"
answer = "Stockholm"
distractors = ["Uppsala"]
why_not = { "Uppsala" = "It has the oldest university." }
explanation = "It stands on fourteen islands."
"""


def said(text: str) -> list[tuple[str, int]]:
    """The rules that speak of a deck, with their lines."""
    return [(one.name, one.span.line) for one in advice([parse_deck(text, "towns.toml")])]


def test_what_an_author_wrote_stays_checked() -> None:
    """Only the cards that came allow anything, and only what they are guilty of."""
    came = (
        Card("w/denmark", "w", Choice("What is the capital of Denmark?", "Copenhagen", ("Odense", "Aarhus"))),
        Card("w/finland", "w", Recall("What is the capital of Finland?", "Helsinki"), explanation="By the sea."),
    )
    text = land_in(Deck("w", "W", cards=came), MINE, parse_deck(MINE, "towns.toml")).text
    assert said(text) == said(MINE) != []
    cards = {name: text.partition(f'id = "{name}"')[2].partition("[[card]]")[0] for name in ("denmark", "finland")}
    assert 'allow = ["no-explanation", "no-source", "no-why-not"]' in cards["denmark"]
    assert 'allow = ["no-source"]' in cards["finland"]
    assert text.startswith(MINE)


def test_what_an_author_allows_stays_allowed() -> None:
    """A card that is brought up to date keeps it, and allows besides what the change brought."""
    mine = MINE + 'allow = ["coin-toss", "no-why-not"]\n'
    card = Card("w/sweden", "w", Choice("Which town is the capital of Sweden?", "Stockholm", ("Uppsala",)))
    text = land_in(Deck("w", "W", cards=(card,)), mine, parse_deck(mine, "towns.toml")).text
    assert 'allow = ["coin-toss", "no-why-not", "no-source"]\n' in text


def test_what_is_wrong_with_the_deck_for_the_sake_of_what_came_is_allowed_there() -> None:
    """Six statements that are all true came to one: that is said at the first, which is the author's."""
    mine = MINE.partition("[[card]]")[0] + (
        '[[card]]\nid = "mine"\nkind = "true-false"\nquestion = "Rome lies on the Tiber."\nanswer = true\n'
        'explanation = "So does Ostia, where it ends."\nsource = 2\n'
    )
    came = tuple(Card(f"w/c{name}", "w", TrueFalse(f"{name} is a letter.", key=True)) for name in "abcdef")
    text = land_in(Deck("w", "W", cards=came), mine, parse_deck(mine, "towns.toml")).text
    assert said(text) == said(mine) == []


def test_a_lure_that_a_deck_refuses_goes_alone() -> None:
    """It repeats the answer or another lure; the card stays, without what was said of that lure."""
    question = Choice("Capital?", "Oslo", ("Bergen", "oslo", "Bergen", "Hamar"))
    reasons = (("Bergen", "On the coast."), ("oslo", "That is right."))
    card = Card("d/a", "d", question, why_not=reasons)
    mended = replace(card, question=replace(question, distractors=("Bergen", "Hamar")), why_not=reasons[:1])
    assert fitted(Deck("d", "D", cards=(card,))) == (
        Deck("d", "D", cards=(mended,)),
        (
            Loss("d/a", "distractors", "`oslo` is left out: the distractor `oslo` would be marked right"),
            Loss("d/a", "distractors", "`Bergen` is left out: `Bergen` is there twice"),
        ),
    )  # fmt: skip


def test_a_choice_without_a_lure_that_is_wrong_is_left_out() -> None:
    """There would be nothing to choose."""
    card = Card("d/a", "d", Choice("Capital?", "Oslo", ("oslo",)))
    deck, losses = fitted(Deck("d", "D", cards=(card,)))
    assert (deck.cards, losses) == ((), (Loss("d/a", "", "left out: the distractor `oslo` would be marked right"),))

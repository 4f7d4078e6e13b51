"""What goes out to Moodle, as XML or GIFT, comes back as the same deck, but for exactly the losses that were told."""

import re
from decimal import Decimal
from types import ModuleType

import pytest
from hypothesis import given, settings

from quiz.core.card import (
    Card,
    Choice,
    Cloze,
    Deck,
    Match,
    Number,
    Order,
    Question,
    Recall,
    Select,
    Short,
    Source,
    TrueFalse,
)
from quiz.core.note import Note, notes
from quiz.core.record import Record, replace
from quiz.exchange import gift, moodle
from quiz.exchange.carry import Loss, Options
from quiz.exchange.moodle.going import LONGEST_ID
from quiz.exchange.moodle.lacking import UNTIDY
from tests.deckfile.strategies import decks

BOTH = pytest.mark.parametrize("form", [moodle, gift], ids=["moodle", "gift"])
FIELDS = {"stem": "question", "key": "answer", "keys": "answer", "items": "answer", "hints": "hint"}
"""Fields of questions and cards that decks call otherwise."""


@BOTH
@given(deck=decks())
@settings(max_examples=80, deadline=None)
def test_a_deck_comes_back_but_for_exactly_what_was_told(form: ModuleType, deck: Deck) -> None:
    """Whatever was not told is equal, and whatever was told is not."""
    out = form.write(deck, Options())
    back = form.read(out.data, Options()).decks
    there = back[0] if back else Deck(deck.id, "")
    assert {(loss.card, loss.field) for loss in out.losses} == differences(deck, there)


def differences(deck: Deck, there: Deck) -> set[tuple[str, str]]:
    """Where two decks differ, as losses name it."""
    found = {
        (deck.id, field)
        for field in ("title", "description", "language", "tags", "source")
        if getattr(deck, field) != getattr(there, field)
    }
    came = {note[0].note: note for note in notes(there.cards)}
    for note in notes(deck.cards):
        name = note[0].note
        if name not in came:
            found.add((name, ""))
        elif kinds(note) != kinds(came[name]) or len(note) != len(came[name]):
            found.add((name, "kind"))
        else:
            found |= {(name, field) for pair in zip(note, came[name], strict=True) for field in unlike(*pair)}
    return found


def kinds(note: Note) -> list[str]:
    return [card.kind for card in note]


def unlike(before: Card, after: Card) -> set[str]:
    """The fields in which two cards differ."""
    question = {
        ("text" if isinstance(before.question, Cloze) and field != "strict" else field)
        for field in fields(before.question, after.question)
    }
    return {FIELDS.get(field, field) for field in question | fields(before, after) - {"question", "language"}}


def fields(before: Record, after: Record) -> set[str]:
    """The fields in which two records differ; the order of `why_not` means nothing."""
    pairs = {field: (getattr(before, field), getattr(after, field)) for field in before.__match_args__}
    return {
        field
        for field, (one, other) in pairs.items()
        if (set(one) != set(other) if field == "why_not" else one != other)
    }


def kept(deck: Deck, form: ModuleType) -> list[Loss]:
    """The losses of a deck that not just its blanks and empty lines explain."""
    return [loss for loss in form.write(deck, Options()).losses if loss.what != UNTIDY]


@given(deck=decks())
@settings(max_examples=80, deadline=None)
def test_moodle_has_room_for_all_but_little(deck: Deck) -> None:
    """Titles of several lines, hints of essays, the order of lures that are not shuffled, choices of one option."""
    for card, field, _ in kept(deck, moodle):
        question = next((each.question for each in deck.cards if each.note == card), None)
        allowed = {
            "title": "\n" in deck.title or "  " in deck.title,
            "hint": question is not None and type(question).__name__ in ("Recall", "ListAll"),
            "distractors": getattr(question, "shuffle", True) is False,
            "": isinstance(question, Select) and len(question.keys) == 1 and not question.distractors,
        }
        empty = (
            all(isinstance(each.question, Select) for each in deck.cards)
            and not moodle.read(moodle.write(deck, Options()).data, Options()).decks
        )
        assert allowed.get(field) or empty, field


@given(deck=decks())
@settings(max_examples=80, deadline=None)
def test_gift_keeps_every_question_and_answer(deck: Deck) -> None:
    """What it has no room for is beside them."""
    left_out = {loss.card for loss in kept(deck, gift) if loss.field == ""}
    assert {
        (type(card.question), len(getattr(card.question, "keys", ())), len(getattr(card.question, "distractors", ())))
        for card in deck.cards
        if card.note in left_out
    } <= {(Select, 1, 0)}
    assert not {loss.field for loss in kept(deck, gift)} & {
        "kind",
        "question",
        "answer",
        "accept",
        "text",
        "pairs",
        "need",
        "labels",
        "tolerance",
        "unit",
        "strict",
        "why_not",
    }


@BOTH
@given(deck=decks())
@settings(max_examples=20, deadline=None)
def test_the_same_deck_gives_the_same_bytes_and_is_recognised(form: ModuleType, deck: Deck) -> None:
    """At every export."""
    out = form.write(deck, Options())
    assert out == form.write(deck, Options())
    assert form.recognise(out.data)


CLASHING = (
    "[html] is no format here",
    "%50%half",
    "=2 ~3 #4",
    "{T}",
    "a -> b",
    "\\n is no line end \\\\",
    "::name::",
    "}",
    "~",
    "// no comment",
    "a*b\\*c",
    "#### no feedback",
    "{1:SHORTANSWER:=x}",
    "<b>&amp;</b>",
    "$CATEGORY: x",
    "]]>",
    "[id:x]",
)
"""Texts that mean something in one of the formats."""


@BOTH
@pytest.mark.parametrize("text", CLASHING)
def test_no_text_means_anything_to_the_format(form: ModuleType, text: str) -> None:
    """Wherever it stands it comes back as it was; only GIFT has no way to write an arrow where it makes pairs."""
    cards = [
        Card(f"d/n{number}", "d", question, explanation="" if isinstance(question, Order) else text)
        for number, question in enumerate(with_text(text))
    ]
    cards[0] = replace(cards[0], why_not=((f"{text} 2", text),))
    cards += [
        Card("d/g#1", "d", Cloze(f"{text} ", " b k2.", text, gap_hint=text)),
        Card("d/g#2", "d", Cloze(f"{text} {text} b ", ".", "k2")),
    ]
    deck = Deck("d", "D", cards=tuple(cards))
    out = form.write(deck, Options())
    if form is gift and "->" in text:
        fields = [("d/n0", "accept"), ("d/n0", "answer"), ("d/n0", "distractors"), ("d/n0", "why_not")]
        assert sorted((loss.card, loss.field) for loss in out.losses) == [("d/g", "kind"), *fields, ("d/n5", "pairs")]
    else:
        assert out.losses == ()
        assert form.read(out.data, Options()).decks == (deck,)


def with_text(text: str) -> list[Question]:
    """Questions of many kinds with the text in them."""
    return [
        Short(text, text, (f"{text} 1",), distractors=(f"{text} 2",)),
        Select(text, (text, "b"), (f"{text} c",)),
        Order(text, (text, "b", f"{text} c")),
        Recall(text, text),
        Choice(text, text, (f"{text} b",)),
        Match(text, ((text, "x"), ("y", text)), (f"{text} z",)),
        Number(text, Decimal(3), Decimal("0.5"), "m"),
        TrueFalse(text, key=True),
        TrueFalse(text, key=False, labels=(text, "b")),
    ]


def test_a_deck_says_of_itself_what_a_category_can_say() -> None:
    """Title, description, tags and source; and moved questions find their way by their ids."""
    source = Source("A title", "An author", "A paper", "2015-04-27", "https://example.org/?a=1&b=<2>")
    card = Card("towns/oslo", "towns", Short("Q?", "A"), tags=("geo", "north"), source="page 12", language="de")
    deck = Deck("towns", "Towns / of Norway", "About it.\n\nDeck: of cards", "de", ("geo",), source, (card,))
    out = moodle.write(deck, Options())
    assert out.losses == ()
    assert moodle.read(out.data, Options()).decks == (deck,)
    moved = out.data.replace(b"<idnumber>quiz:towns</idnumber>", b"<idnumber />")
    assert [each.id for each in moodle.read(moved, Options()).decks] == ["towns"]


def test_tags_are_written_as_moodle_keeps_them() -> None:
    """At most fifty characters, and none that Moodle takes away; so that the loss is told here."""
    card = Card("d/a", "d", Short("Q?", "A"), tags=("x" * 60, "<b>", "fine"))
    out = moodle.write(Deck("d", "D", cards=(card,)), Options())
    assert [(loss.card, loss.field) for loss in out.losses] == [("d/a", "tags")]
    assert moodle.read(out.data, Options()).decks[0].cards[0].tags == ("x" * 50, "b", "fine")


def test_an_id_too_long_for_moodle_goes_without_its_deck() -> None:
    """An id number there has a hundred characters; the category knows the deck."""
    deck = Deck("d" * 80, "D", cards=(Card(f"{'d' * 80}/{'n' * 80}", "d" * 80, Short("Q?", "A")),))
    out = moodle.write(deck, Options())
    assert out.losses == ()
    assert moodle.read(out.data, Options()).decks == (deck,)


@BOTH
def test_more_right_options_than_moodle_has_even_shares_for_lose_nothing(form: ModuleType) -> None:
    """Eleven cannot earn the same there; that is Moodle's matter, and no loss here."""
    select = Select("Which?", tuple(f"right {number}" for number in range(11)), ("wrong",))
    deck = Deck("d", "D", cards=(Card("d/a", "d", select),))
    out = form.write(deck, Options())
    back = form.read(out.data, Options())
    assert (out.losses, back.losses) == ((), ())
    assert [card.question for card in back.decks[0].cards] == [select]


def test_an_id_that_is_longer_than_moodle_keeps_goes_without_its_deck() -> None:
    """The category says which deck it is, so the card is known again."""
    deck = Deck("d" * 70, "D", cards=(Card(f"{'d' * 70}/{'n' * 40}", "d" * 70, Recall("a", "b")),))
    data = moodle.write(deck, Options()).data
    assert max(map(len, re.findall(rb"<idnumber>(.*?)</idnumber>", data))) <= LONGEST_ID
    assert [card.id for card in moodle.read(data, Options()).decks[0].cards] == [card.id for card in deck.cards]

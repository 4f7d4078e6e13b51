"""Whose history it was: a card under a new id is known by its name, its answers and its options."""

from decimal import Decimal

import pytest

from quiz.core.card import (
    Card,
    Choice,
    Cloze,
    Date,
    ListAll,
    Match,
    Number,
    Order,
    Question,
    Recall,
    Select,
    Short,
    TrueFalse,
)
from quiz.core.date import PartialDate
from quiz.core.heirs import likely_heirs, orphans
from quiz.core.review import Answer, AskedAs, Review, Verdict

BASES = ("Ramstein", "Yokota", "Incirlik")


def review(card: str, answer: Answer = "", options: tuple[str, ...] = (), verdict: Verdict = Verdict.CORRECT) -> Review:
    """Return an answer; its form does not matter here."""
    return Review(card, 0, 0, 0, card, verdict, 1.0, None, AskedAs.TYPED, answer, options)


def card(id_: str, question: Question) -> Card:
    """Return a card of the deck that its id names."""
    return Card(id_, id_.partition("/")[0], question)


CAPITAL = card("geo/capital", Short("Which is the capital of Japan?", "Tokyo"))


def test_orphans_are_the_notes_with_a_history_and_no_card() -> None:
    reviews = [review("geo/old#2"), review("geo/capital"), review("geo/gone"), review("geo/old")]
    assert orphans(reviews, [CAPITAL]) == ("geo/old", "geo/gone")
    assert orphans([], [CAPITAL]) == ()
    assert orphans(reviews[1:2], [CAPITAL]) == ()


@pytest.mark.parametrize(
    ("question", "answer", "options"),
    [
        (Recall("Front", "The back"), "the  back", ()),
        (Short("Capital?", "Tokyo", accept=("Tōkyō city",)), "tokyo city", ()),
        (Short("Capital?", "Tokyo", distractors=("Kyoto", "Osaka")), "Tokyo", ("Kyoto", "Tokyo", "Osaka")),
        (Choice("Which base?", "Yokota", ("Ramstein", "Incirlik")), "Yokota", BASES),
        (Select("Which?", ("Yokota", "Ramstein"), ("Incirlik",)), ("Yokota", "Ramstein"), BASES),
        (Number("How many?", Decimal(28_000), unit="troops"), "28,000", ()),
        (Number("How many?", Decimal(28_000), distractors=(Decimal(49_000),)), "28,000", ("49,000", "28,000")),
        (Date("When?", PartialDate(2015, 3, 23)), "March 23, 2015", ()),
        (Cloze("The ", " of Japan", "capital"), "Capital", ()),
        (Order("Order", ("first", "second")), ("first", "second"), ("second", "first")),
        (Match("Match", (("a", "one"), ("b", "two"))), (("a", "one"), ("b", "two")), ("two", "one")),
        (
            Match("Match", (("a", "one"), ("b", "two")), ("three",)),
            (("a", "one"), ("b", "two")),
            ("two", "one", "three"),
        ),
        (ListAll("Name", (("Army",), ("Navy", "USN")), 2), ("army", "usn"), ()),
    ],
)
def test_a_card_under_a_new_id_is_known_by_its_answers(
    question: Question, answer: Answer, options: tuple[str, ...]
) -> None:
    cards = [card("geo/new", question), card("geo/other", Short("Which river?", "Sumida"))]
    assert likely_heirs([review("geo/old", answer, options)], cards) == {"geo/old": "geo/new"}


@pytest.mark.parametrize("answer", ["Tokyo", "Osaka", None])
def test_a_note_of_the_same_name_in_another_deck_is_the_same_whatever_was_answered(answer: Answer) -> None:
    cards = [card("japan/capital", CAPITAL.question), card("japan/other", Short("", "Osaka"))]
    assert likely_heirs([review("geo/capital#2", answer)], cards) == {"geo/capital": "japan/capital"}


def test_a_deck_renamed_is_known_note_by_note() -> None:
    reviews = [review(f"old/{n}", "Yes") for n in range(5)]
    cards = [card(f"new/{n}", Short("", "Yes")) for n in range(5)]
    assert likely_heirs(reviews, cards) == {f"old/{n}": f"new/{n}" for n in range(5)}


def test_the_siblings_of_a_note_speak_for_it_together() -> None:
    reviews = [review("geo/old#1", "Tokyo"), review("geo/old#2", "Yen")]
    cards = [
        card("geo/new#1", Cloze("", "", "Tokyo")),
        card("geo/new#2", Cloze("", "", "Yen")),
        card("geo/money", Short("", "Yen", accept=("Euro",))),
    ]
    assert likely_heirs(reviews, cards) == {"geo/old": "geo/new"}


def test_cards_that_share_their_options_are_told_apart_by_what_is_right() -> None:
    cards = [
        card("geo/germany", Choice("In Germany?", "Ramstein", ("Yokota", "Incirlik"))),
        card("geo/japan", Choice("In Japan?", "Yokota", ("Ramstein", "Incirlik"))),
    ]
    assert likely_heirs([review("geo/old", "Yokota", BASES)], cards) == {"geo/old": "geo/japan"}
    assert likely_heirs([review("geo/old", "Yokota", BASES, Verdict.WRONG)], cards) == {}


def test_a_card_missed_every_time_is_known_by_its_options() -> None:
    cards = [card("geo/new", Choice("?", "Yokota", ("Ramstein", "Incirlik"))), card("geo/x", Choice("?", "a", ("b",)))]
    assert likely_heirs([review("geo/old", "Ramstein", BASES, Verdict.WRONG)], cards) == {"geo/old": "geo/new"}


def test_a_note_with_a_history_of_its_own_is_no_heir() -> None:
    assert likely_heirs([review("geo/old", "Tokyo"), review("geo/capital", "Tokyo")], [CAPITAL]) == {}


def test_no_heir_is_named_where_several_fit_or_none() -> None:
    twins = [CAPITAL, card("geo/twin", CAPITAL.question)]
    assert likely_heirs([review("geo/old", "Tokyo")], twins) == {}
    assert likely_heirs([review("geo/old", "Tokyo"), review("geo/older", "Tokyo")], [CAPITAL]) == {}
    assert likely_heirs([review("geo/old", "Paris")], [CAPITAL]) == {}
    assert likely_heirs([review("geo/old")], [CAPITAL]) == {}
    assert likely_heirs([], [CAPITAL]) == {}


def test_options_that_have_little_in_common_are_another_question() -> None:
    asked = card("geo/new", Choice("?", "Yokota", ("Ramstein", "Incirlik", "Aviano")))
    assert likely_heirs([review("geo/old", "Yokota", ("Yokota", "Misawa", "Kadena"))], [asked]) == {}


def test_true_and_false_tell_nothing() -> None:
    claim = card("geo/claim", TrueFalse("Tokyo is the capital.", key=True))
    for verdict in (Verdict.CORRECT, Verdict.WRONG):
        assert likely_heirs([review("geo/old", "True", ("True", "False"), verdict)], [claim]) == {}


def test_an_answer_that_was_overruled_is_no_proof_of_what_is_right() -> None:
    overruled = review("geo/old", "Kyoto")._replace(overruled=True)
    assert likely_heirs([overruled], [card("geo/new", Short("", "Kyoto"))]) == {}

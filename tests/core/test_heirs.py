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
from quiz.core.heirs import Heir, likely_heirs, orphans
from quiz.core.review import Answer, AskedAs, Review, Verdict

BASES = ("Ramstein", "Yokota", "Incirlik")


def review(card: str, answer: Answer = "", options: tuple[str, ...] = (), verdict: Verdict = Verdict.CORRECT) -> Review:
    """Return an answer; its form does not matter here."""
    return Review(card, 0, 0, 0, card, verdict, 1.0, None, AskedAs.TYPED, answer, options)


def card(id_: str, question: Question) -> Card:
    """Return a card of the deck that its id names."""
    return Card(id_, id_.partition("/")[0], question)


def named(reviews: list[Review], cards: list[Card]) -> dict[str, str]:
    """Return the heirs that are named, all of them sure."""
    heirs = likely_heirs(reviews, cards)
    assert all(heir.sure for heir in heirs.values())
    return {old: heir.note for old, heir in heirs.items()}


CAPITAL = card("geo/capital", Short("Which is the capital of Japan?", "Tokyo"))


def test_orphans_are_the_notes_with_a_history_and_no_card() -> None:
    reviews = [review("geo/old#2"), review("geo/capital"), review("geo/gone"), review("geo/old")]
    assert orphans(reviews, [CAPITAL]) == ("geo/old", "geo/gone")
    assert orphans([], [CAPITAL]) == ()
    assert orphans(reviews[1:2], [CAPITAL]) == ()


def test_what_many_cards_answer_leads_to_none_of_them() -> None:
    """A yes tells nothing, though one of those that say it is in the same deck."""
    asked = [card(f"d{number}/asked", Short("Is it?", "yes")) for number in range(20)]
    lost = [review("d0/gone", "yes")]
    assert named(lost, asked) == {"d0/gone": "d0/asked"}
    assert named(lost, [*asked, card("d20/asked", Short("Is it?", "yes"))]) == {}


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
    assert named([review("geo/old", answer, options)], cards) == {"geo/old": "geo/new"}


def test_the_same_name_decides_between_cards_that_fit() -> None:
    cards = [card("japan/capital", CAPITAL.question), card("japan/city", CAPITAL.question)]
    assert named([review("geo/capital", "Tokyo")], cards) == {"geo/capital": "japan/capital"}


def test_an_answer_that_was_typed_otherwise_is_as_good_a_sign() -> None:
    troops = card("forces/korea", Number("How many?", Decimal(28_000), tolerance=Decimal(500), unit="troops"))
    for typed in ("28k", "28,200", "28 thousand troops"):
        assert named([review("troops/korea", typed)], [troops]) == {"troops/korea": "forces/korea"}


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (Short("Which is the capital of France?", "Paris"), review("geo/capital", "Tokyo")),
        (Number("How many?", Decimal(5)), review("geo/capital", "Tokyo")),
        (Choice("Where?", "Aviano", ("Vicenza", "Rota")), review("geo/capital", "Misawa", BASES, Verdict.WRONG)),
        (TrueFalse("Kyoto is the capital.", key=False), review("geo/capital", "True", ("True", "False"))),
        (TrueFalse("Tokyo is the capital.", key=True), review("geo/capital", "Tokyo")),
        (Order("Order", ("second", "first")), review("geo/capital", ("first", "second"))),
        (Recall("Front", "Back"), review("geo/capital", "Osaka", (), Verdict.WRONG)),
    ],
)
def test_a_plainly_different_question_is_no_heir_whatever_its_name(question: Question, asked: Review) -> None:
    assert likely_heirs([asked], [card("japan/capital", question)]) == {}


MISSED = review("geo/capital", "Osaka", (), Verdict.WRONG)


def test_where_nothing_tells_a_name_is_a_guess() -> None:
    cards = [card("japan/capital", CAPITAL.question), card("japan/other", Short("", "Osaka"))]
    assert likely_heirs([MISSED], cards) == {"geo/capital": Heir("japan/capital", sure=False)}
    both = [*cards, card("asia/capital", CAPITAL.question)]
    assert likely_heirs([MISSED], both) == {}


def test_where_most_cards_of_a_deck_went_the_others_did_too() -> None:
    reviews = [MISSED, review("geo/river", "Sumida"), review("geo/money", "Yen")]
    went = [card("japan/river", Short("", "Sumida")), card("japan/money", Short("", "Yen"))]
    other = [card("asia/capital", CAPITAL.question), card("asia/river", Short("", "Mekong"))]
    heirs = {"geo/river": "japan/river", "geo/money": "japan/money"}
    assert named(reviews, [*other, *went, card("japan/capital", CAPITAL.question)]) == heirs | {
        "geo/capital": "japan/capital"
    }
    stayed = [review(f"geo/{number}", f"only {number}") for number in range(9)]
    gone = [card(f"japan/{number}", Short("", "else")) for number in range(9)]
    likely = likely_heirs([*reviews, *stayed], [*went, *gone, card("japan/capital", CAPITAL.question)])
    assert not likely["geo/capital"].sure


def test_of_two_decks_that_fit_the_one_counts_to_which_most_cards_went() -> None:
    reviews = [review("geo/river", "Sumida"), review("geo/money", "Yen"), review("geo/capital", "Tokyo")]
    cards = [
        *(card("asia/capital", CAPITAL.question), card("japan/capital", CAPITAL.question)),
        *(card("japan/river", Short("", "Sumida")), card("japan/money", Short("", "Yen"))),
    ]
    assert named(reviews, cards)["geo/capital"] == "japan/capital"


def test_the_same_answer_in_another_deck_under_another_name_is_a_guess() -> None:
    olympics = card("sport/games", Short("Where were the games of 2020?", "Tokyo"))
    assert likely_heirs([review("geo/capital", "Tokyo")], [olympics]) == {
        "geo/capital": Heir("sport/games", sure=False)
    }


def test_a_deck_renamed_is_known_note_by_note() -> None:
    reviews = [review(f"old/{n}", "Yes") for n in range(5)]
    cards = [card(f"new/{n}", Short("", "Yes")) for n in range(5)]
    assert named(reviews, cards) == {f"old/{n}": f"new/{n}" for n in range(5)}


def test_a_text_that_many_cards_share_tells_nothing_but_of_a_namesake() -> None:
    cards = [card(f"new/{n}", Short("", "Yes")) for n in range(30)]
    assert named([review("old/7", "Yes")], cards) == {"old/7": "new/7"}
    assert named([review("new/else", "Yes")], cards) == {}


def test_the_siblings_of_a_note_speak_for_it_together() -> None:
    reviews = [review("geo/old#1", "Tokyo"), review("geo/old#2", "Yen")]
    cards = [
        card("geo/new#1", Cloze("", "", "Tokyo")),
        card("geo/new#2", Cloze("", "", "Yen")),
        card("geo/money", Short("", "Yen", accept=("Euro",))),
    ]
    assert named(reviews, cards) == {"geo/old": "geo/new"}


def test_cards_that_share_their_options_are_told_apart_by_what_is_right() -> None:
    cards = [
        card("geo/germany", Choice("In Germany?", "Ramstein", ("Yokota", "Incirlik"))),
        card("geo/japan", Choice("In Japan?", "Yokota", ("Ramstein", "Incirlik"))),
    ]
    assert named([review("geo/old", "Yokota", BASES)], cards) == {"geo/old": "geo/japan"}
    assert named([review("geo/old", "Yokota", BASES, Verdict.WRONG)], cards) == {}


def test_a_card_missed_every_time_is_known_by_its_options() -> None:
    cards = [card("geo/new", Choice("?", "Yokota", ("Ramstein", "Incirlik"))), card("geo/x", Choice("?", "a", ("b",)))]
    assert named([review("geo/old", "Ramstein", BASES, Verdict.WRONG)], cards) == {"geo/old": "geo/new"}


def test_a_note_with_a_history_of_its_own_is_no_heir() -> None:
    assert named([review("geo/old", "Tokyo"), review("geo/capital", "Tokyo")], [CAPITAL]) == {}


def test_no_heir_is_named_where_several_fit_or_none() -> None:
    twins = [CAPITAL, card("geo/twin", CAPITAL.question)]
    assert named([review("geo/old", "Tokyo")], twins) == {}
    assert named([review("geo/old", "Tokyo"), review("geo/older", "Tokyo")], [CAPITAL]) == {}
    assert named([review("geo/old", "Paris")], [CAPITAL]) == {}
    assert named([review("geo/old")], [CAPITAL]) == {}
    assert named([], [CAPITAL]) == {}


def test_options_that_have_little_in_common_are_another_question() -> None:
    asked = card("geo/new", Choice("?", "Yokota", ("Ramstein", "Incirlik", "Aviano")))
    assert named([review("geo/old", "Yokota", ("Yokota", "Misawa", "Kadena"))], [asked]) == {}


def test_true_and_false_tell_nothing() -> None:
    claim = card("geo/claim", TrueFalse("Tokyo is the capital.", key=True))
    for verdict in (Verdict.CORRECT, Verdict.WRONG):
        asked = review("geo/old", "True", ("True", "False"), verdict)._replace(asked_as=AskedAs.CHOICE)
        assert named([asked], [claim]) == {}
        assert likely_heirs([asked._replace(card="old/claim")], [claim]) == {"old/claim": Heir("geo/claim", sure=False)}


def test_an_answer_that_was_overruled_is_no_proof_of_what_is_right() -> None:
    overruled = review("geo/old", "Kyoto")._replace(overruled=True)
    assert named([overruled], [card("geo/new", Short("", "Kyoto"))]) == {}

"""Cards drafted from a text: a stub a fact, right by the deck format, the same every time."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.article.draft import Drafted, drafted
from quiz.article.text import read_article
from quiz.core.card import Card, Cloze, Date, Number, Recall, Short, TrueFalse
from quiz.core.date import PartialDate
from quiz.deckfile.emit import deck_text
from quiz.deckfile.parse import parse_deck

TEXT = (Path(__file__).parent / "fixtures" / "bridge.txt").read_text("utf-8")


def draft(text: str = TEXT) -> Drafted:
    """The drafts of a text."""
    return drafted(read_article(text), "bridge", "Bridge")


def card(name: str) -> Card:
    """The draft of that name."""
    (found,) = (card for card in draft().deck.cards if card.note == f"bridge/{name}")
    return found


def test_every_fact_of_the_text_gets_one_card_in_its_order() -> None:
    """Dates, numbers with what they count, persons, quoted words, and what may or will be."""
    assert [card.note.removeprefix("bridge/") for card in draft().deck.cards] == [
        "date-may-4-2031",
        "ida-holm",
        "date-1926",
        "cars-12-500",
        "times-3",
        "about-12-500-cars-a-day-are-expected-to",
        "people-64",
        "the-ferry-company-which-employs-64",
        "quote-we-are-not-amused",
        "per-lund",
        "cyclists-may-cross-free-of-charge",
        "tonnes-40",
        "trucks-over-40-tonnes-may-not",
        "years-6",
        "amount-310-000-000",
    ]


def test_each_kind_of_fact_becomes_a_sensible_kind_of_card() -> None:
    """With lures of its own kind from the text, and a tolerance where the text says about."""
    assert card("date-1926").question == Date(
        "In which year? It replaces a ferry that has run since ____.", PartialDate(1926), (PartialDate(2031),)
    )
    cars = card("cars-12-500").question
    assert isinstance(cars, Number)
    assert cars == Number(cars.stem, Decimal(12500), Decimal(50), "cars")
    assert card("ida-holm").question == Short(
        "Who is named as Transport Minister?", "Ida Holm", ("Holm",), distractors=("Per Lund",)
    )
    assert card("quote-we-are-not-amused").question == Cloze(
        '"', '," said Per Lund, the chairman of the ferry company.', "We are not amused"
    )
    assert card("trucks-over-40-tonnes-may-not").question == TrueFalse("Trucks over 40 tonnes may.", key=False)


def test_what_is_allowed_is_asked_as_permitted_or_not() -> None:
    """Where the text says who is allowed to do what."""
    text = "The treaty would allow Norway to fish in the zone, and no longer than ten days."
    (stated,) = (card.question for card in draft(text).deck.cards if isinstance(card.question, TrueFalse))
    assert stated == TrueFalse(text, key=True)
    (asked,) = (card.question for card in draft("The treaty allows Norway to fish there.").deck.cards)
    assert asked == TrueFalse("May Norway fish there?", key=True, labels=("Permitted", "Not permitted"))


def test_a_long_quotation_is_to_be_completed() -> None:
    """A gap for all of it could hardly be filled."""
    text = "“We never thought that any of it would ever come to pass,” she said."
    (asked,) = (card.question for card in draft(text).deck.cards if isinstance(card.question, Recall))
    assert asked.key == "it would ever come to pass"


def test_about_half_of_the_statements_are_turned_round() -> None:
    """Whoever sees that all are true stops reading; a quotation is not touched, and what cannot be denied stays."""
    text = (
        "Cars may cross for free. Trucks will no longer be let in. Boats can pass. "
        "The mayor said “it will hold,” and that trains would wait. It is unclear whether bikes may cross."
    )
    asked = [card.question for card in draft(text).deck.cards if isinstance(card.question, TrueFalse)]
    assert [(one.stem, one.key) for one in asked] == [
        ("Cars may cross for free.", True),
        ("Trucks will still be let in.", False),
        ("Boats can pass.", True),
        ("The mayor said “it will hold,” and that trains would NOT wait.", False),
        ("It is unclear whether bikes may cross.", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nothing on show could be touched.",
        "They said no trucks would cross.",
        "She refused because the pumps would shake the walls.",
        "The law limits what the army can do.",
    ],
)
def test_what_would_be_denied_twice_or_in_passing_stays_as_it_is(text: str) -> None:
    """A `NOT` there makes no sense, or leaves what is stated as true as before."""
    made = draft(f"Cars may cross. {text}").deck.cards
    assert [card.question for card in made] == [TrueFalse("Cars may cross.", True), TrueFalse(text, True)]


def test_what_is_only_quoted_is_asked_as_a_quotation_alone() -> None:
    """With its beginning where the rest of the sentence tells nothing of it."""
    (asked,) = (card.question for card in draft("“It will tell you nothing about work,” he said.").deck.cards)
    assert asked == Recall("How does the quotation go on? “It will tell …”", "you nothing about work")
    (gap,) = (card.question for card in draft("The result, she said, was “better than expected.”").deck.cards)
    assert isinstance(gap, Cloze)


def test_a_card_is_called_after_what_it_asks_for() -> None:
    """An amount of money has no noun, and an office that is no title its article."""
    made = draft("Per Lund, the ferry's director, paid €9. It is 4 % more.").deck.cards
    assert [card.note for card in made] == ["bridge/per-lund", "bridge/amount-9", "bridge/percent-4"]
    assert made[0].stem == "Who is named as the ferry's director?"


def test_a_lure_of_a_number_is_of_its_order() -> None:
    """What is a thousand times as large is chosen by nobody."""
    text = "The bridge costs $86 million. The ferry costs $51 million. A ticket costs $2."
    assert [lures(one) for one in draft(text).deck.cards] == [[51_000_000], [86_000_000], []]


def test_lures_are_of_what_stands_near() -> None:
    """A book has facts enough at hand, and too many to look at all of them for each."""
    between = " ".join(f"It has {count} rooms." for count in range(200, 400))
    first, *_, last = draft(f"It has 30 boats. {between} There are 40 boats.").deck.cards
    assert lures(first) == lures(last) == []


def lures(card: Card) -> list[int]:
    """The lures of a number."""
    assert isinstance(card.question, Number)
    return list(map(int, card.question.distractors))


def test_a_person_who_is_named_again_is_asked_once() -> None:
    """A surname with its title is nobody new."""
    text = "Mayor Helen Strand spoke. Mayor Strand left. Judge Roe stayed."
    assert [card.note for card in draft(text).deck.cards] == ["bridge/helen-strand", "bridge/roe"]


@given(st.text(max_size=300) | st.lists(st.sampled_from(TEXT.split()), max_size=60).map(" ".join))
def test_drafts_of_any_text_are_right_put_aside_and_have_their_sentence(text: str) -> None:
    """A deck of drafts has no mistake, studies nothing, and tells what each card was made from."""
    made = draft(text)
    again = draft(text)
    assert made == again
    parsed = parse_deck(deck_text(made.deck, comments=made.sentences), "bridge.toml")
    assert [one.message for one in parsed.diagnostics if made.deck.cards] == []
    assert parsed.deck
    assert parsed.deck.cards == ()
    assert parsed.drafts == made.deck.cards

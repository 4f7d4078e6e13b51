"""What is found in a sentence: persons with their offices, numbers with what they count, dates."""

from decimal import Decimal

import pytest

from quiz.article.facts import FactKind, dates_in, facts, figures_in
from quiz.article.persons import persons, surnames
from quiz.article.text import sentences
from quiz.core.date import PartialDate


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Councilwoman Lidia Petrescu voted no.", [("Lidia Petrescu", "Councilwoman")]),
        ("The city's chief engineer, Tomasz Wieczorek, said so.", [("Tomasz Wieczorek", "chief engineer")]),
        ("Rosa Delgado, the owner of a bakery, stays.", [("Rosa Delgado", "owner of a bakery")]),
        ("Dr. Jane Goodall, a biologist at Gombe, wrote it.", [("Jane Goodall", "biologist at Gombe")]),
        ("Lt. Gen. Samuel Paparo met Adm. Aquilino.", [("Samuel Paparo", ""), ("Aquilino", "")]),
        ("Rear Adm. Ryōta Saitō, commander of U.S. Forces Japan, agreed.", [
            ("Ryōta Saitō", "commander of U.S. Forces Japan")]),
        ("Petition leader Dr. Susan Abernathy spoke.", [("Susan Abernathy", "Petition leader")]),
        ("Chief Justice John Roberts wrote it.", [("John Roberts", "Chief Justice")]),
        ("Bank of England Governor Andrew Bailey spoke.", [("Andrew Bailey", "Bank of England Governor")]),
        ("President Ursula von der Leyen met Mayor Eoin Ó Broin.", [
            ("Ursula von der Leyen", "President"), ("Eoin Ó Broin", "Mayor")]),
        ("Professor Øystein Ångström, an ecologist, agreed.", [("Øystein Ångström", "Professor")]),
        ("The Justice Department sued General Motors in King County.", []),
    ],
)  # fmt: skip
def test_a_person_is_known_by_title_or_office(sentence: str, expected: list[tuple[str, str]]) -> None:
    """Before the name or behind it; what is only called after one is no person."""
    assert [(person.name, person.office) for person in persons(sentence)] == expected


def test_a_surname_has_what_belongs_to_it() -> None:
    """And may be told without."""
    assert surnames("Ursula von der Leyen") == ("von der Leyen", "Leyen")
    assert surnames("Martin Luther King Jr.") == ("King",)
    assert surnames("Elizabeth II") == surnames("Strand") == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It cost £3.5bn and CHF 20 million.", [("3500000000", "£", False), ("20000000", "CHF", False)]),
        ("The 1,912-foot bridge carries nearly 900 cars.", [("1912", "feet", False), ("900", "cars", True)]),
        ("It took over 30 years, and more than five tries.", [("30", "years", False), ("5", "tries", False)]),
        ("It rose by 0.38°C, down from 24,000 before the war.", [("0.38", "°C", False)]),
        ("Two-thirds of the 54,000 U.S. troops left.", [("54000", "U.S. troops", False)]),
        ("It opens at 6 a.m. and runs every 20 minutes.", [("20", "minutes", False)]),
    ],
)
def test_a_number_has_what_it_counts(sentence: str, expected: list[tuple[str, str, bool]]) -> None:
    """What is over thirty is told as exactly as thirty, and only what is about thirty is rough."""
    found = [fact for fact in facts(sentence) if fact.kind is FactKind.NUMBER]
    assert [(f"{fact.number:f}", fact.noun, fact.about) for fact in found] == expected


def test_a_day_of_a_month_is_a_date() -> None:
    """In any of the ways it is written."""
    assert dates_in("On the 7th of October 2025, or Dec. 3, 2024.") == (
        PartialDate(2025, 10, 7),
        PartialDate(2024, 12, 3),
    )


def test_a_year_of_the_middle_ages_has_a_word_before_it() -> None:
    """A bare number may count anything, but of later years it seldom does."""
    told = dates_in("The Charter of 1387 was lost in 1066. He paid 1200 crowns or 1250 more. 1933 was worse.")
    assert [date.year for date in told] == [1387, 1066, 1933]


def test_a_text_has_more_figures_than_it_tells() -> None:
    """Whoever looks for one finds it in a score, a range, or a word."""
    assert {*map(Decimal, (7, 2, 20, 3))} <= {*figures_in("They voted 7-2, twice in the 20th century, on $3bn.")}


def test_degrees_end_a_sentence() -> None:
    """`C.` is an initial elsewhere."""
    assert sentences("It warmed by 0.6°C. J. C. Holm saw it.") == ("It warmed by 0.6°C.", "J. C. Holm saw it.")

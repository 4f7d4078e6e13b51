"""What counts as the same text in a deck is what marking would take for the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.core.grading.same import same_text
from quiz.core.text import normalise
from quiz.deckfile.alike import Likeness

ALIKE = [
    ("Tokyo", "tōkyō!"),
    ("the colour", "color"),
    ("General Kerry", "Secretary Kerry"),
    ("Mount Fuji", "Mt. Fuji"),
    ("mine sweeping", "minesweeping"),
    ("Secretary of State John Kerry", "John Kerry"),
    ("Gen. Joseph Dunford Jr.", "Joseph Dunford"),
    ("N. Korea", "North Korea"),
    ("28,000", "28 thousand"),
    ("twenty-eight thousand", "28000"),
    ("5%", "5 percent"),
    ("March 23, 2015", "2015-03-23"),
    ("U.S.A.", "US"),
    ("R&D", "r and d"),
    ("Müller", "Mueller"),
    ("日本", "日 本"),
    ("in North Korea", "North Korea"),
    ("it is Tokyo", "Tokyo"),
    ("May 4, 2015", "2015-05-04"),
    ("4 May 2015", "the 4th of May, 2015"),
    ("May 2015", "2015-05"),
]
DIFFERENT = [
    ("14 October", "13 October"),
    ("may", "may not"),
    ("C++", "C#"),
    ("Korea", "North Korea"),
    ("1997", "2015"),
    ("Iowa", "Ohio"),
    ("10%", "10"),
    ("-5", "5"),
    ("almost two decades", "almost three decades"),
    ("か", "が"),
    ("cyberspace", "space"),
    ("Finance Ministry", "Defense Ministry"),
    ("May 4, 2015", "May 5, 2015"),
]


@pytest.mark.parametrize("pair", ALIKE)
def test_texts_that_marking_takes_for_the_same_are_found(pair: tuple[str, str]) -> None:
    """Whichever comes first."""
    assert Likeness("en").repeats(pair) == Likeness("en").repeats(pair[::-1]) == [(0, 1)]


@pytest.mark.parametrize("pair", DIFFERENT)
def test_texts_that_differ_are_not(pair: tuple[str, str]) -> None:
    """What marking tells apart can stand side by side."""
    assert Likeness("en").repeats(pair) == []


WORDS = [
    "the", "a", "an", "General", "Secretary", "Mr", "North", "N.", "colour", "color", "centre", "center",
    "defence", "defense", "USA", "US", "Tokyo", "tokyo", "Tōkyō", "mine", "sweeping", "28", "28,000", "and",
    "&", "Jr.", "of", "State", "Abe", "grey", "gray", "5", "%", "percent", "Mount", "Mt", "Saint",
    "in", "on", "it", "is",
]  # fmt: skip
PHRASES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@settings(max_examples=400)
@given(st.lists(PHRASES, min_size=2, max_size=5))
def test_a_glance_never_overlooks_equal_texts(texts: list[str]) -> None:
    """Every text that normalises like an earlier one is found; nothing is that marking would tell apart."""
    found = {later: earlier for earlier, later in Likeness("en").repeats(texts)}
    for later, text in enumerate(texts):
        if any(normalise(text) == normalise(earlier) for earlier in texts[:later]):
            assert later in found
    for later, earlier in found.items():
        assert same_text(texts[earlier], texts[later]) or same_text(texts[later], texts[earlier])


def test_repeats_among_many_are_found_too() -> None:
    """Of more texts than are held against each other, those alike to the eye are found."""
    texts = [f"item {number}" for number in range(300)]
    assert Likeness("en").repeats(texts) == []
    assert Likeness("en").repeats([*texts, "Item 7."]) == [(7, 300)]


def test_equal_texts_are_found_however_many_were_compared() -> None:
    """When the careful comparisons of a deck are used up, equal texts still are."""
    likeness = Likeness("en")
    for _ in range(500):
        likeness.repeats([f"ab {'b' * number}" for number in range(20)])
    assert likeness.repeats(["Tokyo", "TOKYO"]) == [(0, 1)]


def test_texts_of_one_owner_may_be_alike() -> None:
    """The accepted forms of one item are; a form that another item has too is found all the same."""
    texts = ["Tokyo", "TOKYO", "Osaka", "tokyo!"]
    assert Likeness("en").repeats(texts, [0, 0, 1, 2]) == [(0, 3)]
    assert Likeness("en").repeats(texts, [0, 0, 0, 0]) == []
    many = [f"item {number}" for number in range(300)]
    assert Likeness("en").repeats([*many, "Item 7.", "ITEM 7"], [*range(300), 300, 300]) == [(7, 300), (7, 301)]

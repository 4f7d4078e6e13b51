"""Number words are their digits, and other words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.number_words import DIGITS, TEENS, TENS, in_digits, is_ordinal, ordinal


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("two", "2"),
        ("twelve", "12"),
        ("twenty one", "21"),
        ("one", "one"),
        ("twenty first amendment", "21st amendment"),
        ("first second twelfth thirteenth twentieth", "1st 2nd 12th 13th 20th"),
        ("ninety ten", "90 10"),
        ("world war two", "world war 2"),
        ("no table", "no table"),
    ],
)
def test_numbers_in_words_are_those_in_digits(words: str, digits: str) -> None:
    """Cardinal and ordinal, a ten with what follows it."""
    assert " ".join(in_digits(words.split())) == digits


@given(st.lists(st.sampled_from([*DIGITS, *TEENS, *TENS, "first", "ninth", "the", "of"]), max_size=6))
def test_what_is_in_digits_stays(words: list[str]) -> None:
    """Once is enough."""
    assert in_digits(in_digits(words)) == in_digits(words)


@given(st.integers(0, 10**6))
def test_an_ordinal_is_known_as_one(number: int) -> None:
    """And the number alone is not."""
    assert is_ordinal(ordinal(number))
    assert not is_ordinal(str(number))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (10, "10th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (22, "22nd"),
        (23, "23rd"),
        (101, "101st"),
        (111, "111th"),
        (1112, "1112th"),
    ],
)
def test_ordinals_end_as_they_are_spoken(number: int, said: str) -> None:
    """The teens are all `th`, in every hundred."""
    assert ordinal(number) == said

"""The names and keys of teams: text of anybody's, on a screen that a whole class looks at."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.game import Order
from quiz.commands.playing.big import big
from quiz.commands.playing.teams import MOST, WIDEST, clean_name, team_keys, team_names
from quiz.core.error import QuizError
from quiz.ui.lines import cells


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Red,Blue", ("Red", "Blue")),
        (" Red , Blue ,", ("Red", "Blue")),
        ("3", ("Red", "Blue", "Green")),
        ("Die Füchse,海豚", ("Die Füchse", "海豚")),
        ("A\x1b[31mB,C\u202ed", ("A[31mB", "Cd")),
        ("a\u0300\u0301\u0302\u0303,b", ("à\u0301\u0302", "b")),
    ],
)
def test_names_are_read_and_made_fit_to_be_shown(said: str, names: tuple[str, ...]) -> None:
    """As the teacher means them."""
    assert team_names(said) == names


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Red", "2 to 8 teams, not 1"),
        ("1", "2 to 8 teams, not 1"),
        ("9", "2 to 8 teams, not 9"),
        ("a,b,c,d,e,f,g,h,i", "2 to 8 teams, not 9"),
        ("", "2 to 8 teams, not 0"),
        ("Red,RED", "two teams are called `RED`"),
        ("Red,\x1bRed", "two teams are called `Red`"),
        ("Red,The Unstoppable Penguins", "is too long for a team's name"),
    ],
)
def test_names_that_will_not_do_are_refused_with_the_reason(said: str, why: str) -> None:
    """Before anybody looks."""
    with pytest.raises(QuizError, match=why):
        team_names(said)


@given(st.text(max_size=60))
def test_no_name_holds_anything_that_a_terminal_obeys_or_nobody_sees(text: str) -> None:
    """And cleaning it again changes nothing."""
    name = clean_name(text)
    assert not {unicodedata.category(character) for character in name} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    assert name == " ".join(name.split())
    assert clean_name(name) == name


@given(st.integers(2, MOST), st.sampled_from(Order))
def test_each_team_has_a_key_of_its_own(number: int, order: Order) -> None:
    """One that is no letter, which options have."""
    keys = team_keys("x" * number, order)
    assert len(set(keys)) == number
    assert all(key.isdecimal() for key in keys)


def test_in_a_race_two_teams_have_keys_at_the_two_ends_of_the_keyboard() -> None:
    """Two hands must not be in each other's way."""
    assert team_keys(("Red", "Blue"), Order.BUZZ) == ("1", "0")
    assert team_keys(("Red", "Blue"), Order.TURNS) == ("1", "2")


@given(st.text("ABCDEFGH0123456789-", min_size=1, max_size=6))
def test_large_glyphs_are_three_rows_of_one_width(text: str) -> None:
    """So that they stand beside other text."""
    rows = big(text)
    assert len(rows) == 3
    assert {cells(row) for row in rows} == {4 * len(text) - 1}


def test_a_name_is_at_most_so_wide() -> None:
    """Wide characters count twice."""
    assert team_names(f"{'海' * (WIDEST // 2)},b")[0] == "海" * 8
    with pytest.raises(QuizError):
        team_names(f"{'海' * (WIDEST // 2 + 1)},b")

"""Item analysis against a worked example, an independent computation, and its laws."""

import math
import statistics
from collections.abc import Hashable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.analysis import Chosen, Figures, Response, alpha, figures, pearson, rests
from quiz.core.record import replace

ROWS = ("11110", "11100", "11010", "10101", "11000", "10001", "10001", "10000")
EIGHT = [[float(mark) for mark in row] for row in ROWS]
"""Eight students by five questions."""

LURES = ("28,000", "49,000", "18,000", "9,000")

points = st.lists(st.lists(st.sampled_from((0.0, 1 / 3, 0.5, 1.0)), min_size=4, max_size=4), min_size=2, max_size=12)


def responses(matrix: list[list[float]], item: int) -> list[Response]:
    """The answers to one question, a row of the matrix a student."""
    found = []
    for number, row in enumerate(matrix):
        given: dict[Hashable, float] = dict(enumerate(row))
        found.append(Response(f"s{number}", row[item], rests(given)[item], "x"))
    return found


def rounded(numbers: list[float | None]) -> list[float | None]:
    """To three places, as the example gives them."""
    return [None if number is None else round(number, 3) for number in numbers]


def test_a_worked_example() -> None:
    """Facility, item-total and corrected item-rest correlations and alpha of the eight; no variance is no figure."""
    of_items = [figures(responses(EIGHT, item)) for item in range(5)]
    totals = [sum(row) for row in EIGHT]
    assert [found.facility for found in of_items] == [1, 0.5, 0.375, 0.25, 0.375]
    assert rounded([pearson([row[item] for row in EIGHT], totals) for item in range(5)]) == [
        None,
        0.577,
        0.745,
        0.667,
        -0.149,
    ]
    assert rounded([found.discrimination for found in of_items]) == [None, 0, 0.269, 0.218, -0.582]
    assert rounded([alpha(EIGHT)]) == [-0.260]


@given(points)
def test_figures_are_those_of_the_standard_library(matrix: list[list[float]]) -> None:
    """Whatever the points: its correlation of points with the points elsewhere, its variances in alpha."""
    for item in range(4):
        own = [row[item] for row in matrix]
        rest = [sum(row) - row[item] for row in matrix]
        found = figures(responses(matrix, item)).discrimination
        if len(set(own)) == 1 or max(rest) - min(rest) < 1e-9:
            assert found is None
        else:
            assert found == pytest.approx(statistics.correlation(own, rest), abs=1e-9)
    totals = [math.fsum(row) for row in matrix]
    whole = alpha(matrix)
    if max(totals) - min(totals) < 1e-9:
        assert whole is None
    else:
        single = sum(statistics.variance([row[item] for row in matrix]) for item in range(4))
        assert whole == pytest.approx(4 / 3 * (1 - single / statistics.variance(totals)), abs=1e-6)


@given(points, st.randoms(use_true_random=False))
def test_the_order_of_the_students_means_nothing(matrix: list[list[float]], chance: Random) -> None:
    """Files come in any order."""
    shuffled = chance.sample(matrix, len(matrix))
    assert figures(responses(shuffled, 0)).discrimination == pytest.approx(
        figures(responses(matrix, 0)).discrimination, abs=1e-9
    )


def test_who_fell_for_which_lure() -> None:
    """Each option with who chose it and how they did elsewhere; the omitted and the late are counted apart."""
    answered = [("ada", "28,000", 0.9), ("bob", "49,000", 0.4), ("cleo", "49,000", 0.6), ("dan", "28,000", 0.7)]
    found = figures(
        [
            *(Response(name, float(a == "28,000"), rest, a, LURES, right=a == "28,000") for name, a, rest in answered),
            Response("eve", 0.0, 0.95, "18,000", LURES, late=True),
            Response("fay", 0.0, 0.2, None, LURES),
        ]
    )
    assert found == Figures(
        count=6,
        facility=pytest.approx(1 / 3),  # type: ignore[arg-type]
        discrimination=found.discrimination,
        omitted=1,
        late=1,
        chosen=(
            Chosen("28,000", True, ("ada", "dan"), 0.4, pytest.approx(0.8)),  # type: ignore[arg-type]
            Chosen("49,000", False, ("bob", "cleo"), 0.4, pytest.approx(0.5)),  # type: ignore[arg-type]
            Chosen("18,000", False, ("eve",), 0.2, 0.95),
            Chosen("9,000", False, (), 0.0, None),
        ),
    )
    assert found.doubts == ()
    assert replace(found, count=30).doubts == ("nobody chose “9,000”",)


def test_a_lure_that_the_able_take_is_doubted() -> None:
    """One of them alone may have slipped; of too few students nothing is said."""
    able = ("eve", "fay")
    for count, takers, doubts in ((30, able, 1), (30, able[:1], 0), (29, able, 0)):
        chosen = (Chosen("28,000", True, ("ada",), 0.5, 0.8), Chosen("49,000", False, takers, 0.5, 0.9))
        said = Figures(count, 0.5, 0.1, 0, 0, chosen).doubts
        assert said == ("those who answered “49,000” did better elsewhere than those who were right",) * doubts


@pytest.mark.parametrize(("count", "enough"), [(29, False), (30, True)])
def test_few_answers_are_told_to_be_few(count: int, enough: bool) -> None:
    """Below thirty, discrimination is noise."""
    assert figures([Response(str(number), number % 2, number / 30) for number in range(count)]).enough is enough


def test_one_student_or_one_question_gives_no_figure() -> None:
    """And no division by nothing."""
    assert figures([Response("ada", 1.0, None)]).discrimination is None
    assert alpha([[1.0, 0.0]]) is None
    assert alpha([[1.0], [0.0]]) is None
    assert alpha([]) is None

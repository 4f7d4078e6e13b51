"""Records behave as frozen dataclasses do."""

from functools import cached_property
from typing import Any

import pytest

from quiz.core.record import Record, replace


class Point(Record):
    """A place."""

    x: int
    y: int = 0


class Spot(Record):
    """Another kind of place, of the same fields."""

    x: int
    y: int = 0


class Origin(Record):
    """Nothing to say."""


class Square(Record, caches=True):
    """What remembers what it has worked out."""

    side: int

    @cached_property
    def area(self) -> list[int]:
        """The area, in a list to tell whether it is made anew."""
        return [self.side**2]


class Positive(Record):
    """A number above 0."""

    value: int

    def __init__(self, value: int) -> None:
        if value <= 0:
            raise ValueError("not positive")
        super().__init__(value)


def test_values_are_given_in_order_or_by_name_and_else_are_the_defaults() -> None:
    assert Point(1) == Point(1, 0) == Point(x=1) == Point(y=0, x=1) == Point(1, y=0)
    assert repr(Point(1, y=2)) == "Point(x=1, y=2)"
    assert repr(Origin()) == "Origin()"


@pytest.mark.parametrize(
    ("values", "named", "why"),
    [
        ((), {}, "Point lacks x"),
        ((), {"y": 1}, "Point lacks x"),
        ((1, 2, 3), {}, "Point takes x, y, each once"),
        ((1,), {"x": 1}, "Point takes x, y, each once"),
        ((1,), {"z": 1}, "Point takes x, y, each once"),
    ],
)
def test_a_call_that_does_not_fit_is_an_error(values: tuple[int, ...], named: dict[str, int], why: str) -> None:
    kind: Any = Point
    with pytest.raises(TypeError, match=f"^{why}$"):
        kind(*values, **named)


def test_records_are_equal_when_class_and_values_are() -> None:
    places: list[Record] = [Point(1, 2), Spot(1, 2), Origin()]
    assert [[one == other for other in places] for one in places] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]
    assert Point(1, 2) != (1, 2)
    assert len({Point(1, 2), Point(1, 2), Point(2, 1)}) == 2


def test_a_record_never_changes_and_takes_no_other_names() -> None:
    point: Any = Point(1)
    with pytest.raises(AttributeError, match="a Point never changes"):
        point.x = 2
    with pytest.raises(AttributeError, match="a Point never changes"):
        point.z = 2
    with pytest.raises(AttributeError, match="a Point never changes"):
        del point.x
    assert point == Point(1)
    assert not hasattr(point, "__dict__")


def test_replace_gives_another_record_and_checks_it_as_a_new_one() -> None:
    point = Point(1, 2)
    assert (replace(point, y=3), point) == (Point(1, 3), Point(1, 2))
    with pytest.raises(ValueError, match="not positive"):
        replace(Positive(1), value=0)
    unknown: dict[str, Any] = {"z": 1}
    with pytest.raises(TypeError):
        replace(point, **unknown)


def test_a_record_can_be_taken_apart_in_order() -> None:
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_what_is_cached_is_worked_out_once_and_is_no_part_of_the_record() -> None:
    square = Square(2)
    assert square.area is square.area
    assert square == Square(2)
    assert replace(square, side=3).area == [9]

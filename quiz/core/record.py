"""Records: classes of named values that never change, made of their annotations alone, as frozen dataclasses are.

`dataclasses` writes and compiles six methods for each class, which takes a millisecond: for all classes together it
took a quarter of the time to the first question. Records share one set of methods instead, and are made as cheaply as
any class. To type checkers they are dataclasses.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

__all__ = ["Record", "replace"]

if TYPE_CHECKING:  # type checkers know what dataclasses.replace may change
    from dataclasses import replace
else:

    def replace(record, /, **changes):
        """A record like this one, but for the fields named."""
        return type(record)(**dict(zip(record.__match_args__, _values(record), strict=True)) | changes)


@dataclass_transform(frozen_default=True)
class _RecordClass(type):
    """Makes a slot of each annotated name; what stands behind it is its default.

    A class made with `caches=True` can have cached properties.
    """

    def __new__(cls, name: str, bases: tuple[type, ...], members: dict[str, Any], *, caches: bool = False) -> Any:
        """Make the class."""
        fields = tuple(_annotations(members))
        defaults = {field: members.pop(field) for field in fields if field in members}
        made = {"__slots__": (*fields, "__dict__") if caches else fields, "__match_args__": fields}
        kind: Any = super().__new__(cls, name, bases, {**members, **made})
        setters = tuple([getattr(kind, field).__set__ for field in fields])
        kind._setters, kind._defaults = setters, defaults
        return kind


def _annotations(members: dict[str, Any]) -> dict[str, Any]:
    """The annotations of a class that is being made; from Python 3.14 on they are worked out when asked for."""
    work_out = members.get("__annotate_func__")
    annotations: dict[str, Any] = work_out(1) if work_out else members.get("__annotations__", {})
    return annotations


class Record(metaclass=_RecordClass):
    """Named values that never change. Two of one class with the same values are equal."""

    if TYPE_CHECKING:  # its class makes them
        __match_args__: ClassVar[tuple[str, ...]]
        _setters: ClassVar[tuple[Callable[["Record", Any], None], ...]]
        _defaults: ClassVar[Mapping[str, Any]]

    def __init__(self, *values: Any, **named: Any) -> None:
        setters = self._setters
        if named or len(values) != len(setters):
            values = _completed(type(self), values, named)
        for put, value in zip(setters, values, strict=True):
            put(self, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} never changes")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a {type(self).__name__} never changes")

    def __eq__(self, other: object) -> bool:
        return _values(self) == _values(other) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(_values(self))

    def __repr__(self) -> str:
        shown = (f"{field}={value!r}" for field, value in zip(self.__match_args__, _values(self), strict=True))
        return f"{type(self).__qualname__}({', '.join(shown)})"


def _values(record: Record) -> tuple[Any, ...]:
    return tuple([getattr(record, field) for field in record.__match_args__])


def _completed(kind: type[Record], values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
    """The values of all fields: those given in order and by name, and defaults."""
    rest = kind.__match_args__[len(values) :]
    given = {**kind._defaults, **named}
    if lacking := [field for field in rest if field not in given]:
        raise TypeError(f"{kind.__name__} lacks {', '.join(lacking)}")
    if len(values) > len(kind.__match_args__) or not named.keys() <= set(rest):
        raise TypeError(f"{kind.__name__} takes {', '.join(kind.__match_args__)}, each once")
    return values + tuple([given[field] for field in rest])

"""A question as Moodle has it, in plain texts: what its XML and GIFT are read to and written from."""

from typing import NamedTuple

GAP = "\ufdd0"
"""What stands for a gap in the text of an item; no text of anybody has this character."""

RIGHT = 99.9
"""The percentage from which on an answer is wholly right; Moodle rounds at the fifth digit."""

Lost = tuple[tuple[str, str], ...]
"""Losses of an item: the field, and what became of it."""


class Category(NamedTuple):
    """Where Moodle keeps questions: its path (`$course$/top/Geo`), its id number and what is said about it."""

    path: str = ""
    id: str = ""
    info: str = ""


class Option(NamedTuple):
    """An answer that a question knows, how much of the mark it earns in percent, and what is said to it.

    In an ordering question `percent` is the place instead. `tolerance` is a number's.
    """

    text: str
    percent: float = 0
    feedback: str = ""
    tolerance: str = ""

    @property
    def is_right(self) -> bool:
        """Whether it earns the whole mark."""
        return self.percent >= RIGHT


class Item(NamedTuple):
    """One question.

    `place` is where it stands in the file; `type` is Moodle's name of what it is. `text` has a `GAP` for each of the
    `gaps` of a cloze, each of which has answers of its own; `note` is what Moodle tells teachers who mark an essay.
    `lost` is what did not come out of the file.
    """

    type: str
    text: str
    place: str = ""
    name: str = ""
    id: str = ""
    options: tuple[Option, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    gaps: tuple[tuple[Option, ...], ...] = ()
    single: bool = True
    shuffle: bool = True
    unit: str = ""
    note: str = ""
    feedback: str = ""
    hints: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    category: Category = Category()
    lost: Lost = ()

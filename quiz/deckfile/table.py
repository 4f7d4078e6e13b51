"""One table of a deck, read field by field: each reading gives a value, or notes what is wrong with it."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from quiz.core.text import fold
from quiz.deckfile.alike import Likeness
from quiz.deckfile.codes import fields, marking, structure
from quiz.deckfile.codes.code import Code
from quiz.deckfile.diagnostic import Path, Range, Severity
from quiz.deckfile.names import meant_field
from quiz.deckfile.problem import InDocument, Problem, Problems

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that no text of a deck has: what steers a terminal, and surrogates, which no file can hold."""
_SHOWN = 40
UNKNOWN, HEADER = "", "[["
"""Names for what was lost and is no field: a line that may have been any, and the header, of which none depends."""
MAX_NAME = 40
"""Characters of a name that are looked at to tell which one was meant."""
_NEEDED = {("id",), ("kind",), ("question",), ("answer",), ("text",), ("title",)}
MAX_ITEMS = 500
"""Items of one array: more could not be shown, and would take long to compare."""


class Table:
    """A table as its author wrote it, and which of its fields turned out not to be right.

    `what` names it in messages: "a `short` card"; `problems` and `likeness` are the deck's. `lost` are names of fields
    that were written, but could not be read.
    """

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        data: Mapping[str, Any],
        path: Path,
        what: str,
        problems: Problems,
        likeness: Likeness,
        lost: Collection[str] = (),
    ) -> None:
        self.data = data
        self.path = path
        self.what = what
        self.problems = problems
        self.likeness = likeness
        self._lost = lost
        self._wrong: set[str | int | None] = set(lost)
        self._written_as: dict[str | int, str] = {}

    @property
    def failed(self) -> bool:
        """Whether anything in the table, or missing from it, is an error."""
        return bool(self._wrong)

    def is_right(self, *fields: str) -> bool:
        """Whether no error was found in any of these fields so far."""
        return self._wrong.isdisjoint(fields)

    def report(  # noqa: PLR0913
        self,
        code: Code,
        message: str,
        *at: str | int,
        name: bool = False,
        characters: Range | None = None,
        help: str = "",  # noqa: A002
        note: str = "",
        earlier: Path | None = None,
    ) -> None:
        """Note a problem with the value at `at`, a path inside this table; with `name`, with what it is called."""
        if code.severity is Severity.ERROR:
            self._wrong.add(at[0] if at else None)
        place = InDocument(self.place(*at), name, characters)
        self.problems.add(Problem(code, message, place, help, note, earlier))

    def place(self, *at: str | int) -> Path:
        """The path from the top of the document to `at`, a path inside this table, by the names that are written."""
        return (*self.path, self._written_as.get(at[0], at[0]), *at[1:]) if at else self.path

    def wrong_type(self, wanted: str, *at: str | int, help: str = "") -> None:  # noqa: A002
        """Note that the value at `at` is not what is `wanted` there."""
        value: Any = self.data
        for step in at:
            value = value[step]
        field = next(step for step in reversed(at) if isinstance(step, str))
        subject = f"`{field}`" if isinstance(at[-1], str) else f"each of `{field}`"
        given = "a fraction" if isinstance(value, Decimal) and wanted.startswith("a whole") else _type_name(value)
        self.report(structure.WRONG_TYPE, f"{subject} should be {wanted}, not {given}", *at, help=help)

    def known(self, fields: Collection[str], elsewhere: Callable[[str], str]) -> None:
        """Note each field that is not among `fields`; `elsewhere` says where a field of other tables belongs.

        A field whose name is near to one that is not there is read as that one from now on.
        """
        unknown = [field for field in self.data if field not in fields]
        for index, field in enumerate(unknown):
            if self.problems.is_full:
                self.problems.skip(len(unknown) - index)
                break
            message = f"{self.what} has no field `{shown(field)}`"
            if home := elsewhere(field):
                self.report(structure.MISPLACED_FIELD, message, field, name=True, help=home)
                continue
            meant = meant_field(field[:MAX_NAME], fields, self.data)
            help_text = f"did you mean `{meant}`?" if meant else f"its fields are {listed(fields)}"
            self.report(structure.UNKNOWN_FIELD, message, field, name=True, help=help_text)
            if meant and meant not in self.data:
                self.data = {**self.data, meant: self.data[field]}
                self._written_as[meant] = field

    def lacks(self, field: str) -> bool:
        """Whether a field is neither there nor lost."""
        return field not in self.data and field not in self._lost and UNKNOWN not in self._lost

    def missing(self, field: str, help: str = "") -> None:  # noqa: A002
        """Note that `field` is not there."""
        self._wrong.add(field)
        if self.lacks(field):
            self.report(structure.MISSING_FIELD, f"{self.what} needs `{field}`", name=True, help=help)

    def text(self, field: str) -> str:
        """The text of an optional field, blanks round it removed; empty where it is not there, or not right."""
        return self._text_at(self.data[field], field) if field in self.data else ""

    def needed_text(self, field: str, help: str = "") -> str:  # noqa: A002
        """The text of a field that must be there; empty where it is not, or not right."""
        if field not in self.data:
            self.missing(field, help)
        return self.text(field)

    def texts(self, field: str, most: int = MAX_ITEMS) -> tuple[str, ...]:
        """The texts of an optional array of at most `most`; those that are not right are left out."""
        if field not in self.data:
            return ()
        if isinstance(self.data[field], list) and len(self.data[field]) > most:
            self.too_many(len(self.data[field]), field)
            return ()
        return tuple(text for _, text in self.indexed_texts(field))

    def indexed_texts(self, field: str) -> list[tuple[int, str]]:
        """The texts of an array with the index each has in it; nothing where it is not there."""
        values = self.array(field, "an array of texts", '["one", "another"]')
        texts = ((index, self._text_at(value, field, index)) for index, value in enumerate(values))
        return [(index, text) for index, text in texts if text]

    def array(self, field: str, wanted: str, example: str) -> list[Any]:
        """The elements of an optional array as they are; `wanted` says what it should be where it is none."""
        values = self.data.get(field, [])
        if isinstance(values, list):
            if len(values) <= MAX_ITEMS:
                return values
            self.too_many(len(values), field)
            return []
        if isinstance(values, str) and values.strip() and wanted in ("an array", "an array of texts"):
            example = f"[{', '.join(_as_texts(values))}]"
        self.wrong_type(wanted, field, help=f"write `{field} = {example}`")
        return []

    def too_many(self, count: int, *at: str | int) -> None:
        """Note that what stands at a path inside this table has more items than a card can use."""
        self.report(marking.TOO_MANY, f"{count:,} are too many", *at, help="divide them among several cards")

    def text_in(self, *at: str | int) -> str:
        """The text at a path inside this table, which must exist; empty where it is not right."""
        value: Any = self.data
        for step in at:
            value = value[step]
        return self._text_at(value, *at)

    def flag(self, field: str, default: bool) -> bool:
        """The truth value of an optional field."""
        value = self.data.get(field, default)
        if isinstance(value, bool):
            return value
        self.wrong_type(
            "`true` or `false`", field, help=f"write `{field} = {str(not default).lower()}`, without quotes"
        )
        return default

    def _text_at(self, value: Any, *at: str | int) -> str:
        if not isinstance(value, str):
            self.wrong_type("a text", *at, help=_quoted(value, inside=not isinstance(at[-1], str)))
            return ""
        if not value.isprintable() and (found := STEERING.search(value)):
            what = "lone surrogate" if "\ud800" <= found[0] <= "\udfff" else "control character"
            message = f"the text holds the {what} U+{ord(found[0]):04X}"
            self.report(fields.CONTROL_CHARACTER, message, *at, characters=found.span(), help=_control_help(found[0]))
            return ""
        text = value.strip()
        if not _is_visible(text):
            field = next(step for step in reversed(at) if isinstance(step, str))
            subject = f"`{shown(field)}`" if isinstance(at[-1], str) else f"a text of `{shown(field)}`"
            help_text = "write a text" if at in _NEEDED else "write a text, or remove it"
            self.report(fields.EMPTY_TEXT, f"{subject} is empty", *at, help=help_text)
            return ""
        return text


def _control_help(character: str) -> str:
    """What to do about a control character; some come of a backslash that was meant as such, some of a terminal."""
    if "\udc80" <= character <= "\udcff":
        return "what was typed is no UTF-8: set the terminal to that, or write the text in an editor"
    return "remove it, or write `\\\\` where a backslash is meant" if character in "\b\f" else "remove it"


def _is_visible(text: str) -> bool:
    """Whether there is anything to see in a text without blanks round it: not in one of, say, zero-width spaces."""
    return bool(text) and (text[0].isascii() or any(map(str.isalnum, text)) or bool(fold(text).strip()))


def shown(text: str) -> str:
    """A piece of a deck as messages quote it: on one line, and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def listed(names: Collection[str]) -> str:
    """Names as a sentence lists them."""
    return ", ".join(f"`{name}`" for name in names)


def _type_name(value: Any) -> str:
    match value:
        case bool():
            return "`true` or `false`"
        case int() | float() | Decimal():
            return "a number"
        case str():
            return "a text"
        case datetime():
            return "a date with a time"
        case date():
            return "a date"
        case time():
            return "a time"
        case list():
            return "an array"
    return "a table"


def _as_texts(written: str) -> list[str]:
    """What one text was meant to list, each in quotes."""
    parts = [part.strip() for part in re.split(r"[,;\n]", written[:200]) if part.strip()]
    return [f'"{shown(part)}"' for part in parts[:3]] + ["…"] * (len(parts) > 3)


def _quoted(value: Any, *, inside: bool) -> str:
    """How a value that is not a text is written as one, where that is likely meant."""
    match value:
        case bool():
            return f'put it in quotes: `"{str(value).lower()}"`'
        case int() | Decimal() | date() | time():
            return f'put it in quotes: `"{value}"`'
        case [str()]:
            return "remove the brackets"
        case [str(), *others] if all(isinstance(other, str) for other in others):
            return "remove the brackets round them" if inside else "write one text"
    return "write a text in quotes"

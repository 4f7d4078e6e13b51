"""What a learner may set, in `settings.toml`: few things, each with a default that suits most.

A mistake in the file stops the program with its line: a setting that was silently not followed would surprise later.
"""

import re
from pathlib import Path
from typing import Any, NamedTuple

from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.memory import DEFAULT, Parameters
from quiz.core.record import Record

_MOST_BYTES = 64 * 1024


class Settings(Record):
    """The settings; `describe` tells the meaning and range of each."""

    rollover_hour: int = 4
    retention: float = 0.9
    new_per_day: int = 10
    session_limit: int = 20
    leech_lapses: int = 8
    ladder_days: float = 4.0
    parameters: Parameters = DEFAULT
    editor: str = ""


class Setting(NamedTuple):
    """A setting as documentation shows it: its default as TOML, and what may be written."""

    name: str
    default: str
    allowed: str
    meaning: str


class _Range(Record):
    kind: type[int] | type[float]
    low: float
    high: float

    def __str__(self) -> str:
        return f"a {'whole ' if self.kind is int else ''}number from {self.low:g} to {self.high:g}"


_RANGES = {
    "rollover_hour": _Range(int, 0, 23),
    "retention": _Range(float, 0.7, 0.99),
    "new_per_day": _Range(int, 0, 9999),
    "session_limit": _Range(int, 0, 9999),
    "leech_lapses": _Range(int, 1, 99),
    "ladder_days": _Range(float, 0, 36500),
}
_WEIGHTS = "the 21 numbers that an FSRS-6 optimiser gives, or the 19 of FSRS-5"
_COMMAND = 'a command, such as "nano" or "code --wait"'

_MEANINGS = {
    "rollover_hour": "the hour at which a new study day begins",
    "retention": "the probability of still knowing a card at which it comes back: higher means more reviews",
    "new_per_day": "how many new cards a day brings",
    "session_limit": "how many cards a sitting has at most; 0 sets no limit",
    "leech_lapses": "after how many lapses a card counts as a leech, better rewritten than repeated",
    "ladder_days": "a card with distractors is asked as a choice until its memory lasts this many days, then typed",
    "parameters": "how memory works; the default was fitted to millions of reviews",
    "editor": "the editor for decks; left empty, $VISUAL or $EDITOR",
}


def describe() -> tuple[Setting, ...]:
    """Every setting, in the order documentation shows them."""
    defaults = Settings()
    return tuple(
        Setting(name, _as_toml(getattr(defaults, name)), _allowed(name), meaning) for name, meaning in _MEANINGS.items()
    )


def read_settings(path: Path) -> Settings:
    """The settings in a file, the defaults for what it leaves out or when it is not there.

    QuizError names the file and line of the first mistake (65), or says why the file cannot be read (74).
    """
    text = _text(path)
    if not text.strip():
        return Settings()
    values: dict[str, Any] = {}
    for name, value in _table(path, text).items():
        try:
            values[name] = _value(name, value)
        except _MistakeError as mistake:
            place = _line(text, name)
            raise QuizError(f"{path}{place}: {mistake}", mistake.help, Exit.BAD_DATA) from mistake
    return Settings(**values)


class _MistakeError(ValueError):
    def __init__(self, what: str, help: str) -> None:  # noqa: A002
        super().__init__(what)
        self.help = help


def _text(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise QuizError(f"{path} is not a file", "move it away; quiz then uses its defaults", Exit.BAD_DATA)
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise QuizError(f"cannot read {path}: {error.strerror or error}", "see to its permissions") from error
    if len(data) > _MOST_BYTES:
        raise QuizError(
            f"{path} is larger than 64 KiB", "settings are a few lines; is this another file?", Exit.BAD_DATA
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise QuizError(f"{path}:{line}: this is not UTF-8 text", "save the file as UTF-8", Exit.BAD_DATA) from error


def _table(path: Path, text: str) -> dict[str, Any]:
    import tomli

    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        place, what = f":{error.lineno}:{error.colno}", error.msg[:1].lower() + error.msg[1:]
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets nested by hundreds
        place, what = "", "this cannot be read"
    raise QuizError(f"{path}{place}: {what}", "write settings as lines like `new_per_day = 10`", Exit.BAD_DATA)


def _value(name: str, value: Any) -> Any:
    if name not in _MEANINGS:
        from quiz.core.nearest import did_you_mean

        known = did_you_mean(name, _MEANINGS) or f"the settings are {', '.join(_MEANINGS)}"
        raise _MistakeError(f"there is no setting `{clean_line(name[:80])}`", known)
    if name == "parameters":
        return _parameters(value)
    if name == "editor":
        if not isinstance(value, str):
            raise _MistakeError("`editor` is not a text", f"write {_COMMAND}")
        return value
    allowed = _RANGES[name]
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or (allowed.kind is int and not isinstance(value, int)) or not allowed.low <= value <= allowed.high:
        usual = _as_toml(getattr(Settings(), name))
        raise _MistakeError(f"`{name}` is {_shown(value)}", f"write {allowed}; the usual is {usual}")
    return allowed.kind(value)


def _parameters(value: object) -> Parameters:
    if not isinstance(value, list) or not all(type(weight) in (int, float) for weight in value):
        raise _MistakeError("`parameters` is not a list of numbers", f"write {_WEIGHTS}")
    try:
        return Parameters(tuple(map(float, value)))
    except OverflowError as error:
        raise _MistakeError("`parameters` holds a number far out of range", f"write {_WEIGHTS}") from error
    except ValueError as error:
        raise _MistakeError(f"`parameters`: {error}", f"write {_WEIGHTS}") from error


def _line(text: str, name: str) -> str:
    """Where a key or table of that name begins, as `:LINE`; empty when it is written in a way not looked for."""
    found = re.search(rf"""^[ \t]*\[*[ \t]*["']?{re.escape(name)}["']?[ \t]*[=.\]]""", text, re.MULTILINE)
    return f":{text.count(chr(10), 0, found.start()) + 1}" if found else ""


def _shown(value: object) -> str:
    match value:
        case int() if value.bit_length() > 64:
            return "a number far out of range"
        case bool() | int() | float() | str():
            return clean_line(_as_toml(value)[:80])
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return "a date or time"


def _allowed(name: str) -> str:
    return {"parameters": _WEIGHTS, "editor": _COMMAND}.get(name) or str(_RANGES[name])


def _as_toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case Parameters():
            return str(list(value.weights))
        case _:
            return str(value)

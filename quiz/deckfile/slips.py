"""What an author probably meant where the TOML parser gave up: its errors, in words of decks and at the right place."""

import re
from dataclasses import dataclass
from datetime import date

from quiz.deckfile import tokens
from quiz.deckfile.codes import file, marking, structure
from quiz.deckfile.codes.code import Code
from quiz.deckfile.limits import first_stray

HEADER_LINE = re.compile(
    rf"^[ \t]*+\[\[?[ \t]*+(?=[A-Za-z_\"'])(?P<name>{tokens.KEY})[ \t]*+\]\]?[ \t]*+(?:#.*+)?$", re.MULTILINE
)
"""A line that opens a table. Names begin with a letter here, so that an array's own `[1]` is none."""

_STATEMENT = re.compile(rf"^[ \t]*+(?P<key>{tokens.KEY})[ \t]*+=[ \t]*+", re.MULTILINE)
_SINGLE_BRACKETS = re.compile(r"^[ \t]*(\[[ \t]*card[ \t]*\])", re.MULTILINE)
_LONG_STRING = re.compile(f"{tokens.MULTILINE_BASIC}|{tokens.MULTILINE_LITERAL}")
_COMMENT_AT_END = re.compile(r"\s+#.*$|\s+$")
_OPENING_CURLY = "“”„‟«‘’‚‹"
_GROUPED_NUMBER = re.compile(r"[+-]?\d{1,3}(?:[,’' \u00a0\u202f]\d{3})+(?:\.\d+)?")
_DATE = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_PERCENT = re.compile(r"\d+(?:\.\d+)?\s*%")


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake in the writing, by its offsets in the text."""

    code: Code
    start: int
    end: int
    message: str
    help: str = ""


def explain(text: str, error: str, position: int) -> Slip:
    """The slip behind the parser's `error` at `position`."""
    stray = first_stray(text)
    if stray < position + 1 and text[stray : stray + 1] in ('"', "'"):
        return _unclosed_string(text, stray)
    position = min(position, len(text))
    bracket = _unclosed_bracket(text, error, position)
    if bracket:
        return bracket
    match error.split():
        case ["Cannot", *_] | ["Duplicate", *_]:
            return _written_twice(text, position)
        case ["Unescaped" | "Escaped", *_] | ["Invalid", "hex", *_]:
            return _bad_escape(text, position)
        case ["Invalid", "date", *_]:
            return _unwritable_value(text, position) or Slip(
                marking.BAD_DATE, position, position + 1, "there is no such date"
            )
        case ["Invalid", "value"] | ["Expected", "newline", *_]:
            if value := _unwritable_value(text, position):
                return value
            return _slip(
                position, "something is left over here", "begin a new line for each field, and put texts in quotes"
            )
        case ["Expected", "'='", *_]:
            return _no_equals(text, position)
        case ["Expected", closing, "at", "the", "end", *_]:
            return _slip(
                position,
                f"the header of the table is not closed: {closing.strip(chr(39))!r} is missing".replace("'", "`"),
            )
        case ["Unclosed", *_]:
            return _slip(position, "a comma or the closing bracket is missing before this")
        case ["Illegal" | "Found", *_]:
            shown = f"U+{ord(text[position]):04X}" if position < len(text) else "the end of the file"
            return _slip(position, f"the character {shown} may not stand here", "remove it")
        case ["Invalid", "statement"] | ["Invalid", "initial", *_]:
            return _slip(
                position,
                "this is neither a field nor the header of a table",
                "a field is written `name = value`; a comment begins with `#`",
            )
    return _slip(position, error[:1].lower() + error[1:])


def _slip(position: int, message: str, help: str = "", length: int = 1) -> Slip:  # noqa: A002
    return Slip(file.SYNTAX, position, position + length, message, help)


def _unclosed_string(text: str, start: int) -> Slip:
    quotes = text[start : start + 3] if text[start : start + 3] in ('"""', "'''") else text[start]
    end = text.find("\n", start)
    message = f"this text is never closed: `{quotes}` is missing at its end"
    help_text = "" if len(quotes) == 3 else 'a text of several lines stands in `"""`'
    return Slip(file.SYNTAX, start, len(text) if end < 0 else end, message, help_text)


def _unclosed_bracket(text: str, error: str, position: int) -> Slip | None:
    """An array or inline table that runs on into the next field or table, where the parser noticed."""
    if not error.startswith(("Unclosed", "Invalid value", "Invalid initial")):
        return None
    line_start = text.rfind("\n", 0, position) + 1
    at_end = position >= len(text)
    if not (at_end or HEADER_LINE.match(text, line_start) or _STATEMENT.match(text, position)):
        return None
    statement = _last_statement(text, position if at_end else line_start)
    if not statement or text[statement.end() : statement.end() + 1] not in ("[", "{"):
        return None
    start = statement.end()
    closing = "]" if text[start] == "[" else "}"
    return _slip(start, f"this bracket is never closed: `{closing}` is missing")


def _last_statement(text: str, before: int) -> re.Match[str] | None:
    """The last `name =` that begins before an offset, those inside texts of several lines left out of account."""
    plain = _LONG_STRING.sub(lambda string: " " * len(string[0]), text[:before])
    last = None
    for last in _STATEMENT.finditer(plain):  # noqa: B007
        pass
    return last


def _written_twice(text: str, position: int) -> Slip:
    line_start = text.rfind("\n", 0, position) + 1
    if header := HEADER_LINE.match(text, line_start):
        name = header["name"]
        if name == "card" and (single := _SINGLE_BRACKETS.search(text)):
            return Slip(structure.BRACKETS, *single.span(1), "`[card]` has single brackets", "write `[[card]]`")
        start = text.index("[", line_start)
        end = len(text[: header.end()].rstrip())
        return Slip(file.WRITTEN_TWICE, start, end, f"the table `{name}` is written twice", "join the two")
    if statement := _last_statement(text, position):
        name = statement["key"]
        return Slip(
            file.WRITTEN_TWICE,
            *statement.span("key"),
            f"`{name}` is written twice",
            "remove one of the two, or begin the next card with `[[card]]`",
        )
    return Slip(file.WRITTEN_TWICE, position - 1, position, "a name is written twice", "remove one of the two")


def _bad_escape(text: str, position: int) -> Slip:
    start = text.rfind("\\", 0, position)
    return _slip(
        start,
        f"`{text[start : start + 2]}` is no escape that TOML knows",
        "write `\\\\` for a backslash, or put the text in single quotes",
        2,
    )


def _no_equals(text: str, position: int) -> Slip:
    line_start = text.rfind("\n", 0, position) + 1
    name = text[line_start:position].strip()
    if text.startswith(":", position):
        return _slip(position, "a field is written with `=`, not `:`", f"write `{name} = …`")
    return _slip(position, f"`=` is missing after `{name[:40]}`", "a field is written `name = value`")


def _unwritable_value(text: str, position: int) -> Slip | None:
    """A value that needs quotes, or other digits, by its whole line."""
    line_start = text.rfind("\n", 0, position) + 1
    line_end = text.find("\n", position)
    line_end = len(text) if line_end < 0 else line_end
    statement = _STATEMENT.match(text, line_start, line_end)
    if not statement:
        return None
    name, start = statement["key"], statement.end()
    value = _COMMENT_AT_END.sub("", text[start:line_end])
    end = start + len(value)
    if not value or value.startswith("#"):
        return Slip(
            file.SYNTAX, *statement.span("key"), f"`{name}` has no value", "write it after the `=`, or remove the line"
        )
    if value[0] in _OPENING_CURLY:
        return Slip(file.SYNTAX, start, start + 1, "a text does not stand in curly quotes", 'use straight ones: `"…"`')
    if value[0] in "\"'":
        return _slip(
            position,
            "the text ended before this, at its second quotation mark",
            'put the text in single quotes, or write `\\"` for a quotation mark inside it',
        )
    if value[0] in "[{":
        return None
    if value.lower() in ("true", "false", "yes", "no"):
        right = "true" if value.lower() in ("true", "yes") else "false"
        return Slip(file.SYNTAX, start, end, f"`{value}` is no value", f"write `{right}`")
    if found := _DATE.fullmatch(value):
        return _unquoted_date(start, end, value, found)
    if _GROUPED_NUMBER.fullmatch(value):
        digits = re.sub(r"[^\d.+-]", "", value)
        return Slip(file.SYNTAX, start, end, "a number is written without commas or blanks", f"write `{digits}`")
    if _PERCENT.fullmatch(value):
        return Slip(file.SYNTAX, start, end, "a percentage stands in quotes", f'write `"{value}"`')
    shown = value if len(value) <= 30 else value[:29] + "…"
    return Slip(file.SYNTAX, start, end, "a text stands in quotes", f'write `{name} = "{shown}"`')


def _unquoted_date(start: int, end: int, value: str, found: re.Match[str]) -> Slip:
    year, month, day = (int(part) for part in found.groups(default="1"))
    try:
        date(year, month, day)
    except ValueError:
        return Slip(
            marking.BAD_DATE, start, end, f"there is no date `{value}`", "write a year, month and day that exist"
        )
    padded = f"{year:04}-{month:02}" + (f"-{day:02}" if found[3] else "")
    return Slip(marking.BAD_DATE, start, end, "a date of year and month stands in quotes", f'write `"{padded}"`')

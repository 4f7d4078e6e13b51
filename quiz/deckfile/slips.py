"""What an author probably meant where the TOML parser gave up: its errors, in words of decks and at the right place."""

import re
from datetime import date
from decimal import Decimal

from quiz.core.record import Record
from quiz.deckfile import tokens
from quiz.deckfile.codes import file, marking, structure
from quiz.deckfile.codes.code import Code
from quiz.deckfile.limits import first_stray

HEADER_LINE = re.compile(
    rf"^[ \t]*+\[\[?[ \t]*+(?=[A-Za-z_\"'])(?P<name>{tokens.KEY})[ \t]*+\]\]?[ \t]*+(?:#.*+)?$", re.MULTILINE
)
"""A line that opens a table. Names begin with a letter here, so that an array's own `[1]` is none."""

_STATEMENT = re.compile(rf"^[ \t]*+(?P<key>{tokens.KEY})[ \t]*+=[ \t]*+", re.MULTILINE)
_SINGLE_BRACKETS = re.compile(r"^[ \t]*(\[[ \t]*card\b[ \t]*\]?)(?!\])", re.MULTILINE)
_SECOND_FIELD = re.compile(r"\s([A-Za-z_][\w-]*)\s*=")
_NUMBER = re.compile(r"[+-]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)")
_SHOWN = 30
_LONG_STRING = re.compile(f"{tokens.MULTILINE_BASIC}|{tokens.MULTILINE_LITERAL}")
_COMMENT_AT_END = re.compile(r"\s+#.*$|\s+$")
_OPENING_CURLY = "“”„‟«‘’‚‹"
_GROUPED_NUMBER = re.compile(r"[+-]?\d{1,3}(?:[,’' \u00a0\u202f]\d{3})+(?:\.\d+)?")
_DATE = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_PERCENT = re.compile(r"\d+(?:\.\d+)?\s*%")


class Slip(Record):
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
    return _unclosed_bracket(text, error, position) or _by_error(text, error, position)


def _by_error(text: str, error: str, position: int) -> Slip:
    match error.split():
        case ["Cannot", *_]:
            return _written_twice(text, position)
        case ["Duplicate", "inline", "table", "key", *_]:
            return _written_twice_inline(text, error, position)
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
            return _slip(position, f"the header of the table is not closed: `{closing[1:-1]}` is missing")
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
    in_header = text[line_start:position].lstrip().startswith("[")
    if in_header and "card" in text[line_start:position] and (single := _SINGLE_BRACKETS.search(text)):
        return Slip(structure.BRACKETS, *single.span(1), "`[card]` has single brackets", "write `[[card]]`")
    if header := HEADER_LINE.match(text, line_start):
        name = header["name"]
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


def _written_twice_inline(text: str, error: str, position: int) -> Slip:
    name = error.partition("'")[2].rpartition("'")[0]
    start = text.rfind(name, 0, position) if name else -1
    if start < 0:
        start = position
    return Slip(
        file.WRITTEN_TWICE, start, start + max(1, len(name)), "a name is written twice", "remove one of the two"
    )


def _bad_escape(text: str, position: int) -> Slip:
    start = text.rfind("\\", 0, position)
    escape = text[start : start + 2]
    numbered = escape[1:] in ("u", "U", "x")
    return _slip(
        start,
        f"`{escape}` needs the number of a character after it"
        if numbered
        else f"`{escape}` is no escape that TOML knows",
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
        return _after_text(text, position, start, end)
    if value[0] in "[{":
        return None
    if value[0] == "=":
        return _slip(start, "`=` is there twice", "remove one of the two")
    if second := _SECOND_FIELD.search(value):
        return _slip(start + second.start(1), "there are two fields on one line", "begin a new line", len(second[1]))
    if value.lower() in ("true", "false", "yes", "no"):
        right = "true" if value.lower() in ("true", "yes") else "false"
        return Slip(file.SYNTAX, start, end, f"`{value}` is no value", f"write `{right}`")
    if found := _DATE.fullmatch(value):
        return _unquoted_date(start, end, value, found)
    if _GROUPED_NUMBER.fullmatch(value):
        digits = re.sub(r"[^\d.+-]", "", value)
        return Slip(file.SYNTAX, start, end, "a number is written without commas or blanks", f"write `{digits}`")
    if _NUMBER.fullmatch(value):
        digits = f"{Decimal(value.replace('_', '')):f}"
        message = "a number is not written like this"
        return Slip(file.SYNTAX, start, end, message, f"write `{digits}`, or put it in quotes if it is a text")
    if _PERCENT.fullmatch(value):
        return Slip(file.SYNTAX, start, end, "a percentage stands in quotes", f'write `"{value}"`')
    shown = value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
    return Slip(file.SYNTAX, start, end, "a text stands in quotes", f'write `{name} = "{shown}"`')


def _unquoted_date(start: int, end: int, value: str, found: re.Match[str]) -> Slip:
    year, month, day = (int(part) for part in found.groups(default="1"))
    try:
        date(year, month, day)
    except ValueError:
        return Slip(
            marking.BAD_DATE, start, end, f"there is no date `{value}`", "write a year, month and day that exist"
        )
    if found[3]:
        message, help_text = "months and days have two digits", f"write `{year:04}-{month:02}-{day:02}`"
    else:
        message, help_text = "a date of year and month stands in quotes", f'write `"{year:04}-{month:02}"`'
    return Slip(marking.BAD_DATE, start, end, message, help_text)


def _after_text(text: str, position: int, start: int, end: int) -> Slip:
    """What follows a text on its line and does not belong there."""
    rest, quote = text[position:end], text[start]
    if rest.startswith(",") and rest[1:].lstrip().startswith(("'", '"')):
        whole = f"{text[start:position]}{rest}"
        message = "several texts stand in brackets"
        return Slip(
            file.SYNTAX,
            start,
            end,
            message,
            f"write `[{whole}]`" if len(whole) <= _SHOWN else "put `[` and `]` round them",
        )
    if second := _SECOND_FIELD.match(f" {rest}"):
        return _slip(position, "there are two fields on one line", "begin a new line", len(second[1]))
    if quote in rest:
        other = "put the text in single quotes" if quote == '"' else "put the text in double quotes"
        return _slip(
            position,
            "the text ended before this, at its second quotation mark",
            f'{other}, or write `\\"` inside double quotes' if quote == '"' else other,
        )
    return _slip(
        position,
        "there is something left over after the text",
        "remove it, or put it inside the quotes",
        len(rest) or 1,
    )

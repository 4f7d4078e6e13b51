"""What an author probably meant where the TOML parser gave up: its errors, in words of decks and at the right place.

Everything here looks at one table of a deck, from its header on.
"""

import re
import unicodedata

from quiz.deckfile.codes import file
from quiz.deckfile.limits import first_stray
from quiz.deckfile.names import meant_field
from quiz.deckfile.questions import NAMES
from quiz.deckfile.sections import FIELD, HEADER_LINE, first_name, last_field
from quiz.deckfile.slip import Slip, quoted, slip, write
from quiz.deckfile.slip_list import in_brackets
from quiz.deckfile.slip_value import CURLY, after_text, bad_value, truth

_COMMENT_AT_END = re.compile(r"\s+#.*$|\s+$")
_OTHER_COMMENT = re.compile(r"//|/\*|;|--|<!--|%|REM\b")
_FLAGS = frozenset({"strict", "shuffle", "reverse", "draft"})
_ITEM = re.compile(r"\n\s*- +(\S[^\n]{0,60})")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_FIELD_OF_ITEM = re.compile(r"- +([\w-]+) *[:=] *(.*)")
_RULE = re.compile(r"[-=*_~+#]{3,}[ \t]*$", re.MULTILINE)
_NAME_OF_WORDS = re.compile(r"^[ \t]*([\w-]+(?:[ \t.][\w-]+)+)[ \t]*=")
_TABLE_ROW = re.compile(r"[^\n\[]*[,;\t][^\n]*")
_NO_TOML = "this is no TOML, the language decks are written in"
_SPACES = {0x00A0: "a blank that does not break", 0x3000: "an ideographic blank", 0x202F: "a narrow blank"}


def explain(section: str, error: str, position: int) -> Slip:
    """The slip behind the parser's `error` at `position`."""
    position = min(position, len(section))
    stray = first_stray(section)
    if stray <= position and section[stray : stray + 1] in ('"', "'"):
        return _unclosed_string(section, stray)
    return in_brackets(section, error, position) or _by_error(section, error, position)


def _by_error(section: str, error: str, position: int) -> Slip:
    match error.split():
        case ["Cannot", *_]:
            return _written_twice(section, position)
        case ["Duplicate", "inline", "table", "key", *_]:
            return _written_twice_inline(section, error, position)
        case ["Unescaped" | "Escaped", *_] | ["Invalid", "hex", *_]:
            return _bad_escape(section, position)
        case ["Invalid", "value" | "date", *_] | ["Expected", "newline", *_]:
            return _on_line(section, position) or slip(
                position, position + 1, "something is left over here", "begin a new line for each field"
            )
        case ["Expected", "'='", *_]:
            return _no_equals(section, position)
        case ["Expected", closing, "at", "the", "end", *_]:
            line = section.rfind("\n", 0, position) + 1
            message = f"the header of the table is not closed: `{closing[1:-1]}` is missing"
            return slip(line, position, message, "write `[[card]]`, `[deck]` or `[source]`")
        case ["Illegal" | "Found", *_]:
            return _no_character(section, position)
        case ["Invalid", "statement"] | ["Invalid", "initial", *_]:
            return _no_statement(section, position)
    return slip(position, position + 1, error[:1].lower() + error[1:])


def _unclosed_string(section: str, start: int) -> Slip:
    """A text that never ends, or ends in another sign than it began with."""
    line_end = section.find("\n", start)
    line_end = len(section) if line_end < 0 else line_end
    if found := _on_line(section, start, only_numbers=True):
        return found
    quotes = section[start : start + 3] if section[start : start + 3] in ('"""', "'''") else section[start]
    written = section[start:line_end].rstrip()
    message = f"this text is never closed: `{quotes}` is missing at its end"
    inner = written[len(quotes) :]
    if len(quotes) == 3:
        return slip(start, line_end, message, f"write `{quotes}` after its last line")
    if inner[-1:] and inner[-1] in CURLY + "\"'":
        message = f"this text begins with `{quotes}` and ends in `{inner[-1]}`"
        return slip(start, line_end, message, write(quoted(inner[:-1])))
    if closed := re.search(r"[\]},\s]*[\]}][\]},\s]*$", inner):
        text, behind = inner[: closed.start()], inner[closed.start() :]
        return slip(start, start + len(quotes) + len(text), message, write(f"{quotes}{text}{quotes}{behind}"))
    following = section[line_end : section.find("=", line_end)]
    if quotes in following or inner.endswith("\\"):
        return slip(start, line_end, message, f"a text of several lines stands in `{quotes * 3}`")
    return slip(start, line_end, message, write(f"{written}{quotes}", f"write `{quotes}` after its last word"))


def _written_twice(section: str, position: int) -> Slip:
    line_start = section.rfind("\n", 0, position) + 1
    if header := HEADER_LINE.match(section, line_start):
        name, start = header["name"], header.start("open")
        message = f"the table `{name}` is written twice"
        return Slip(file.WRITTEN_TWICE, start, header.end("close"), message, "join the two")
    if field := last_field(section, position + 1):
        help_text = "remove one of the two, or begin the next card with `[[card]]`"
        return Slip(file.WRITTEN_TWICE, *field.span("key"), f"`{field['key']}` is written twice", help_text)
    return Slip(file.WRITTEN_TWICE, position - 1, position, "a name is written twice", "remove one of the two")


def _written_twice_inline(section: str, error: str, position: int) -> Slip:
    name = error.partition("'")[2].rpartition("'")[0]
    start = section.rfind(name, 0, position) if name else -1
    start = position if start < 0 else start
    help_text = "remove one of the two"
    return Slip(file.WRITTEN_TWICE, start, start + max(1, len(name)), "a name is written twice", help_text)


def _bad_escape(section: str, position: int) -> Slip:
    start = section.rfind("\\", 0, position)
    escape = section[start : start + 2]
    numbered = escape[1:] in ("u", "U", "x")
    message = (
        f"`{escape}` needs the number of a character after it"
        if numbered
        else f"`{escape}` is no escape that TOML knows"
    )
    help_text = "write `\\\\` for a backslash, or put the text in single quotes"
    if escape == "\\'":
        help_text = "write `'` without a backslash"
    return slip(start, start + 2, message, help_text)


def _on_line(section: str, position: int, *, only_numbers: bool = False) -> Slip | None:
    """A value that needs quotes, or other digits, by its whole line."""
    line_start = section.rfind("\n", 0, position) + 1
    line_end = section.find("\n", position)
    line_end = len(section) if line_end < 0 else line_end
    field = FIELD.match(section, line_start, line_end)
    if not field:
        return None
    name, start = field["key"], field.end()
    value = _COMMENT_AT_END.sub("", section[start:line_end])
    end = start + len(value)
    if only_numbers:
        return bad_value(section, name, start, end) if value[:1].isdigit() else None
    if not value or value.startswith("#"):
        item = _ITEM.match(section, line_end)
        help_text = f"write `{name} = [{quoted(item[1])}, …]`" if item else "write it after the `=`, or remove the line"
        return slip(*field.span("key"), f"`{name}` has no value", help_text)
    if value[0] in "\"'":
        return after_text(section, name, position, start, end)
    if ord(value[0]) in _SPACES:
        return _odd_character(section, start)
    if value[0] in "[{":
        rest = section[position:end]
        if rest in (",", ";"):
            return slip(position, end, f"a field does not end in `{rest}`", "remove it")
        if rest.startswith(("]", "}")):
            return slip(position, end, f"there is a `{rest[0]}` too many", "remove it")
        return None
    return bad_value(section, first_name(name), start, end)


def _no_equals(section: str, position: int) -> Slip:
    line_start = section.rfind("\n", 0, position) + 1
    line_end = section.find("\n", position)
    line_end = len(section) if line_end < 0 else line_end
    line = section[line_start:line_end]
    name = section[line_start:position].strip()
    start = line_start + len(line) - len(line.lstrip())
    sign = next((sign for sign in (":=", ":", "->", "=>", "＝") if section.startswith(sign, position)), "")
    rest = _COMMENT_AT_END.sub("", section[position + len(sign) : line_end]).strip()
    if _CONFLICT.match(line) or _RULE.match(line, line.index(line.strip())) or name in ("-", "--"):
        return _no_statement(section, start)
    if not section[:line_start].strip() and "=" not in section and _TABLE_ROW.fullmatch(line):
        help_text = "`quiz import FILE --to DECK.toml` makes a deck of a table"
        return slip(start, line_start + len(line.rstrip()), _NO_TOML, help_text)
    if sign:
        item = _ITEM.match(section, line_end)
        value = _as_value(name, rest) if rest else f"[{quoted(item[1])}, …]" if item else "…"
        message = f"a field is written with `=`, not `{sign}`"
        return slip(position, position + len(sign), message, write(f"{name} = {value}"))
    if (
        position < line_end
        and not section[position].isascii()
        and not section[position].isalpha()
        and section[position] not in CURLY
    ):
        return _odd_character(section, position)
    if _NAME_OF_WORDS.search(line) and name not in NAMES:
        return _blank_in_name(start, line)
    if name in NAMES:
        is_value = rest and rest[0] not in ",;."
        help_text = write(f"{name} = {_as_value(name, rest)}") if is_value else "a field is written `name = value`"
        return slip(position, position + 1, f"`=` is missing after `{name}`", help_text)
    message = f"`=` is missing after `{name[:40]}`"
    return slip(position, position + 1, message, "a field is written `name = value`")


def _blank_in_name(start: int, line: str) -> Slip:
    """A name of two words."""
    found = _NAME_OF_WORDS.match(line)
    name = found[1] if found else line.strip()
    first, dot, rest = name.partition(".")
    if dot:
        help_text = write(f'{first}."{rest}"')
    else:
        meant = meant_field(name, NAMES)
        help_text = f"did you mean `{meant}`?" if meant else write(f'"{name}"')
    return slip(start, start + len(name), "a name has no blanks, unless it stands in quotes", help_text)


def _as_value(name: str, written: str) -> str:
    """What was written after something else than `=`, as a value."""
    plain = written.rstrip(",;")
    if name in _FLAGS and (value := truth(plain)):
        return value
    is_value = re.fullmatch(r"(?:\"[^\"]*\"|'[^']*'|\[.*\]|\{.*\}|[+-]?\d+(?:\.\d+)?|true|false)", plain)
    return plain if is_value else quoted(plain)


def _no_statement(section: str, position: int) -> Slip:
    """A line that is neither a field nor a header."""
    line_end = section.find("\n", position)
    line = section[position : len(section) if line_end < 0 else line_end].rstrip()
    if _CONFLICT.match(line):
        return slip(
            position, position + len(line), "a conflict between two versions was left here", "keep one of the two"
        )
    if line.startswith("- "):
        if (field := _FIELD_OF_ITEM.match(line)) and field[1].lower() in NAMES:
            help_text = f"begin each card with `[[card]]`, and {write(f'{field[1]} = {_as_value(field[1], field[2])}')}"
            return slip(position, position + len(line), "a card does not begin with `-`", help_text)
        message = "an item of a list stands in brackets, with the others"
        return slip(position, position + len(line), message, f"write `name = [{quoted(line[2:])}, …]`")
    if comment := _OTHER_COMMENT.match(line):
        rest = line[comment.end() :].removesuffix("-->").removesuffix("*/").strip("-/ ")
        if rest:
            return slip(position, position + len(line), "a comment begins with `#`", write(f"# {rest}"))
    if line and not line[0].isascii():
        return _odd_character(section, position)
    if line.startswith(("{", "<")):
        return slip(position, position + 1, _NO_TOML, "begin the deck with `[deck]`, and each card with `[[card]]`")
    help_text = "a field is written `name = value`; a comment begins with `#`"
    if _RULE.match(line):
        help_text = "begin each card with `[[card]]`; a comment begins with `#`"
        return slip(position, position + len(line), "this is neither a field nor the header of a table", help_text)
    return slip(position, position + 1, "this is neither a field nor the header of a table", help_text)


def _odd_character(section: str, position: int) -> Slip:
    """A character that looks like another, or like nothing."""
    character = section[position]
    number = f"U+{ord(character):04X}"
    if character in CURLY:
        return slip(position, position + 1, "a name does not stand in curly quotes", "write it without quotes")
    if character == "＝":
        return slip(position, position + 1, "this is not the sign `=`", "write `=`")
    if ord(character) in _SPACES:
        return slip(position, position + 1, f"this is {_SPACES[ord(character)]} ({number})", "write an ordinary one")
    if unicodedata.category(character) == "Cf":
        return slip(position, position + 1, f"there is an invisible character here ({number})", "remove it")
    if character.isalpha():
        message = f"the letter `{character}` ({number}) is none that names of fields have"
        return slip(position, position + 1, message, "write the name in letters from a to z, or put it in quotes")
    help_text = "a field is written `name = value`; a comment begins with `#`"
    return slip(position, position + 1, "this is neither a field nor the header of a table", help_text)


def _no_character(section: str, position: int) -> Slip:
    if position >= len(section):
        return slip(position, position + 1, "the file ends in the middle of this", "write the rest of it")
    if section[position] == "\r":
        message = "a line ends in a carriage return alone here"
        return slip(position, position + 1, message, "save the file with the line ends of Unix or Windows")
    help_text = "remove it"
    if section[position] == "\0":
        help_text = "remove it; if there are many, save the file as UTF-8"
    return slip(position, position + 1, f"the character U+{ord(section[position]):04X} may not stand here", help_text)

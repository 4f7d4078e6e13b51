"""Slips inside of `[ ]` and `{ }`: commas, colons, quotes and brackets that are missing, or are others."""

import re
from typing import NamedTuple

from quiz.deckfile import tokens
from quiz.deckfile.sections import FIELD, last_field
from quiz.deckfile.slip import Slip, quoted, slip, write
from quiz.deckfile.slip_value import CURLY, CURLY_QUOTES, TEXT_IN_QUOTES, bad_element

_PIECE = re.compile(rf"{tokens.STRING}|{tokens.COMMENT}|[\[\]{{}}]")
_STRING_OR_COMMENT = re.compile(rf"({tokens.STRING})|{tokens.COMMENT}")
_PLAIN_ARRAY = re.compile(r"\[([^\[\]{}()#\n]*)\]")
_WRITTEN_VALUE = re.compile(rf"{tokens.STRING}|[+-]?\d+(?:\.\d+)?")
_CLOSING = {"[": "]", "{": "}"}
_ELEMENT = re.compile(r"[^,;\[\]{}()\"'#\n]*[^,;\[\]{}()\"'#\n\s]")
_BEFORE = re.compile(rf"({tokens.STRING}|[\w.+-]+)\s*\Z")
_VALUE = re.compile(rf"{tokens.STRING}|[\w.+-]+|\[[^\]\n]*\]")
_NAME_OF_WORDS = re.compile(r"([\w-]+(?:[ \t]+[\w'’-]+)+)[ \t]*=")


class _Brackets(NamedTuple):
    """The brackets round a place: where the innermost open one is, and whether all of them are closed behind it."""

    opened: int
    closed: bool


def in_brackets(section: str, error: str, position: int) -> Slip | None:
    """The slip at a place inside of brackets where the parser gave up; None where it is not inside of any."""
    at_end = not section[position:].strip()
    line_start = section.rfind("\n", 0, position) + 1
    begins_line = not section[line_start:position].strip()
    field = last_field(section, len(section) if at_end else line_start if begins_line else position)
    brackets = _round(section, field.end(), position) if field and _is_opened(section, field.end()) else None
    if not field or not brackets:
        return _unclosed_before(section, position) if error.startswith("Unclosed") else None
    kind = section[brackets.opened]
    if not brackets.closed and (at_end or (begins_line and FIELD.match(section, line_start))):
        return _unclosed(section, field.start("key"), brackets.opened)
    found = _by_sign(section, kind, position) or _by_error(section, error, kind, position)
    if found and found.message in (TEXT_IN_QUOTES, CURLY_QUOTES):
        return found._replace(help=_whole_array(section, brackets.opened) or found.help)
    return found


def _whole_array(section: str, opened: int) -> str:
    """Advise how to write an array of one line all of whose elements are texts, some without their quotes."""
    array = _PLAIN_ARRAY.match(section, opened)
    if not array or array[1].count(",") == 0:
        return ""
    elements = [element.strip() for element in array[1].split(",") if element.strip()]
    texts = (element if _WRITTEN_VALUE.fullmatch(element) else quoted(element.strip(CURLY)) for element in elements)
    return write(f"[{', '.join(texts)}]")


def _round(section: str, start: int, position: int) -> _Brackets | None:
    opened: list[int] = []
    inside: int | None = None
    for piece in _PIECE.finditer(section, start):
        if inside is None and piece.start() >= position:
            inside = opened[-1] if opened else None
            if inside is None:
                return None
        if piece[0] in _CLOSING:
            opened.append(piece.start())
        elif piece[0] in ("]", "}") and opened:
            opened.pop()
            if not opened:
                return None if inside is None else _Brackets(inside, closed=True)
    return _Brackets(opened[-1] if inside is None else inside, closed=False) if opened else None


def _is_opened(section: str, start: int) -> bool:
    return section[start : start + 1] in _CLOSING


def _unclosed_before(section: str, position: int) -> Slip | None:
    """The last bracket before a place that was left open, though whole fields follow."""
    for field in reversed(list(FIELD.finditer(section, 0, position))):
        if _is_opened(section, field.end()) and (brackets := _round(section, field.end(), len(section))):
            return _unclosed(section, field.start("key"), brackets.opened)
    return None


def _unclosed(section: str, field: int, opened: int) -> Slip:
    closing = _CLOSING[section[opened]]
    line_end = section.find("\n", opened)
    rest = section[opened:line_end].partition(" #")[0].rstrip().rstrip(",") if line_end > 0 else section[opened:]
    last = "element" if closing == "]" else "value"
    whole = rest != section[opened] and section.rfind("\n", 0, opened) < field
    help_text = write(f"{rest}{' ' if closing == '}' else ''}{closing}", "") if whole and len(rest) < 50 else ""
    message = f"this bracket is never closed: `{closing}` is missing"
    return slip(opened, opened + 1, message, help_text or f"write `{closing}` after its last {last}")


def _by_sign(section: str, kind: str, position: int) -> Slip | None:
    """What the character itself gives away."""
    sign = section[position : position + 1]
    if sign and sign in CURLY:
        end = position + 1
        while end < len(section) and section[end] not in CURLY + "\n":
            end += 1
        inner = section[position + 1 : end]
        help_text = write(quoted(inner)) if inner.strip() and "," not in inner else 'use straight ones: `"…"`'
        return slip(position, position + 1, CURLY_QUOTES, help_text)
    if sign == ";":
        return slip(position, position + 1, "a comma stands between two elements, not `;`", "write `,`")
    if sign == "(":
        return slip(position, position + 1, "an array stands in `[` and `]`", "write `[` and `]`")
    if sign in (")", "}", "]") and sign != _CLOSING[kind]:
        what = "an array" if kind == "[" else "a table in braces"
        return slip(
            position, position + 1, f"{what} ends in `{_CLOSING[kind]}`, not `{sign}`", f"write `{_CLOSING[kind]}`"
        )
    if sign == ",":
        before = section[:position].rstrip()[-1:]
        if before in (",", "[", "{"):
            return slip(position, position + 1, "there is a comma too many", "remove it")
    return None


def _by_error(section: str, error: str, kind: str, position: int) -> Slip | None:
    if kind == "{" and error.startswith(("Expected '='", "Invalid initial")):
        return _no_value(section, position)
    if error.startswith("Unclosed"):
        return _no_comma(section, kind, position)
    if error.startswith("Invalid") and (end := _end_of_element(section, position)) > position:
        return bad_element(section, position, end)
    return None


def _end_of_element(section: str, start: int) -> int:
    element = _ELEMENT.match(section, start)
    return element.end() if element else start


def _no_value(section: str, position: int) -> Slip:
    """A name in braces without its value."""
    before = _BEFORE.search(section, max(0, position - 200), position)
    name = before[1] if before else ""
    name = name if name[:1] in ("'", '"') else quoted(name) if name else ""
    sign = section[position : position + 1]
    if sign == ":":
        value = _VALUE.match(section, position + 1 + (section[position + 1 : position + 2] == " "))
        help_text = write(f"{name} = {value[0] if value else '…'}", "write `=`")
        return slip(position, position + 1, "a name and its value are joined by `=`, not `:`", help_text)
    start = before.start(1) if before else position
    if words := _NAME_OF_WORDS.match(section, start):
        message = "a name has no blanks, unless it stands in quotes"
        return slip(start, start + len(words[1]), message, write(quoted(words[1])))
    if sign in (",", "}"):
        message = "in braces every name has a value; a list stands in `[` and `]`"
        return slip(start, max(position, start + 1), message, "write `[` and `]`, or `= …` after the name")
    if before and "=" in before[1] and before[1][0] in "\"'":
        real = before[1][1:].partition("=")[0].strip()
        message = f"the quotation mark after `{real[:40]}` is missing"
        return slip(start, position, message, write(f"{quoted(real)} = …"))
    return slip(position, position + 1, "`=` is missing here", write(f"{name} = …") if name else "write `name = value`")


def _without_comments(text: str) -> str:
    """The text with blanks for its comments, and of the same length."""
    return _STRING_OR_COMMENT.sub(lambda found: found[1] or " " * len(found[0]), text)


def _no_comma(section: str, kind: str, position: int) -> Slip:
    """An element behind another, with nothing between them."""
    before = _BEFORE.search(_without_comments(section[:position]))
    if section.startswith("=", position):
        message = "there is no `=` in an array"
        return slip(position, position + 1, message, 'write `,`; a pair is written `["left", "right"]`')
    after = _VALUE.match(section, position)
    if before and before[1][0] in "\"'":
        if "," in before[1] and after and after[0][0] not in "\"'[{":
            first = before[1][1:].partition(",")[0]
            place = before.start(1)
            message = f"the quotation mark after `{first[:40]}` is missing"
            return slip(place, place + 1 + len(first), message, write(f"{before[1][0]}{first}{before[1][0]}, …"))
    elif before and (not section[position - 1].isspace() or (after and after[0][0] not in "\"'[")):
        return bad_element(section, before.start(1), _end_of_element(section, before.start(1)))
    message = "a comma is missing before this"
    if after and before and kind == "[":
        return slip(position, after.end(), message, write(f"{before[1]}, {after[0]}", "write a comma between the two"))
    return slip(position, after.end() if after else position + 1, message, "write a comma between the two")

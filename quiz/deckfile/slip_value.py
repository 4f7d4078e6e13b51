"""What an author probably meant by a value that TOML does not have: a text without quotes, `28,000`, `True`, `5%`."""

import re
from collections.abc import Iterator
from datetime import date

from quiz.core.date import iso, read_date
from quiz.core.number import read_number
from quiz.deckfile.codes import marking
from quiz.deckfile.slip import Slip, quoted, slip, write

TEXT_IN_QUOTES = "a text stands in quotes"
CURLY_QUOTES = "a text does not stand in curly quotes"
CURLY = "“”„‟«»‘’‚‛‹›`"
_SECOND_FIELD = re.compile(r"[\s,;]([A-Za-z_][\w-]*)\s*=(?!=)")
_NUMBER = re.compile(r"[+-]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)")
_GROUPED_NUMBER = re.compile(r"[+-]?\d{1,3}(?:[,’' \u00a0\u202f]\d{3})+(?:\.\d+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
_DATE = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")
_PREFIXED = re.compile(r"[A-Za-z]{1,2}(\"[^\"]*\"|'[^']*')")
_IN_PARENTHESES = re.compile(r"\((.*)\)")
_TRUE, _FALSE = frozenset({"true", "yes", "on", "y"}), frozenset({"false", "no", "off", "n"})
_NOTHING = frozenset({"null", "none", "nil", "undefined", "~", "n/a"})
_KIND = re.compile(r"^[ \t]*kind[ \t]*=[ \t]*[\"']([\w-]+)[\"']", re.MULTILINE)
_ARRAYS = frozenset({"distractors", "accept", "tags", "allow", "labels"})
_NUMBERS = frozenset({"answer", "tolerance", "need", "distractors"})


def bad_value(section: str, name: str, start: int, end: int) -> Slip:
    """The slip that the value of a field is, from its first character to its last; `section` is the card round it."""
    value = section[start:end]
    for found in _slips(section, name, value, start, end):
        return found
    return slip(start, end, TEXT_IN_QUOTES, write(f"{name} = {quoted(_bare(value))}"))


def _slips(section: str, name: str, value: str, start: int, end: int) -> Iterator[Slip]:
    """The readings of a value that make sense, the likeliest first."""
    yield from _by_sign(name, value, start)
    yield from _by_word(value, start, end)
    yield from _by_number(name, value, start, end)
    yield from _by_kind(_kind(section), name, value, start, end)
    yield from _by_quotes(name, value, start, end)


def _kind(section: str) -> str:
    found = _KIND.search(section)
    return found[1] if found else ""


def _by_sign(name: str, value: str, start: int) -> Iterator[Slip]:
    if value[0] in CURLY:
        yield _curly(name, value, start)
    if value[0] in "=>":
        message = "`=` is there twice" if value[0] == "=" else f"a field is written with `=`, not `={value[0]}`"
        yield slip(
            start, start + 1, message, "remove one of the two" if value[0] == "=" else f"remove the `{value[0]}`"
        )
    if second := _SECOND_FIELD.search(value):
        yield slip(
            start + second.start(1), start + second.end(1), "there are two fields on one line", "begin a new line"
        )


def _by_word(value: str, start: int, end: int) -> Iterator[Slip]:
    if meant := truth(value):
        yield slip(start, end, f"`{value}` is no value", f"write `{meant}`")
    if value.casefold() in _NOTHING:
        yield slip(start, end, f"`{value}` is no value", "remove the line: a field that is not there has none")
    if parts := _DATE.fullmatch(value):
        yield _iso_date(start, end, value, parts)


def _by_number(name: str, value: str, start: int, end: int) -> Iterator[Slip]:
    if _GROUPED_NUMBER.fullmatch(value):
        digits = re.sub(r"[^\d.+-]", "", value)
        yield slip(start, end, "a number is written without commas or blanks", f"write `{digits}`")
    if name in _NUMBERS and _DECIMAL_COMMA.fullmatch(value):
        yield slip(start, end, "a number is written with a point, not a comma", f"write `{value.replace(',', '.')}`")
    if _NUMBER.fullmatch(value):
        digits = _plain_digits(value)
        message = "a number is not written like this"
        yield slip(start, end, message, f"write `{digits}`, or put it in quotes if it is a text")


def _by_kind(kind: str, name: str, value: str, start: int, end: int) -> Iterator[Slip]:
    if kind == "number" and name == "answer" and (percent := _PERCENT.fullmatch(value)):
        yield slip(start, end, "a number is written in digits", f'write `answer = {percent[1]}` and `unit = "%"`')
    if kind == "number" and name in _NUMBERS and "%" not in value and (number := read_number(value, "en")):
        unit = f', and `unit = "{number.unit}"`' if number.unit and name == "answer" else ""
        yield slip(start, end, "a number is written in digits", f"write `{name} = {number.value:f}`{unit}")
    if kind == "date" and name == "answer" and len(dates := read_date(value)) == 1:
        message = f"`{value[:40]}` is not how a date is written here"
        yield Slip(marking.BAD_DATE, start, end, message, f'write `"{iso(dates[0])}"`')
    if kind == "true-false" and name == "answer":
        yield slip(start, end, "the answer is `true` or `false`", "write `answer = true` or `answer = false`")


def _by_quotes(name: str, value: str, start: int, end: int) -> Iterator[Slip]:
    if _PERCENT.fullmatch(value):
        yield slip(start, end, "a percentage stands in quotes", f'write `"{value}"`')
    if prefixed := _PREFIXED.fullmatch(value):
        yield slip(start, end, "a text begins with its quotation mark", write(f"{name} = {prefixed[1]}"))
    if inside := _IN_PARENTHESES.fullmatch(value):
        yield slip(start, end, "an array stands in `[` and `]`", write(f"{name} = [{inside[1]}]"))
    if name in _ARRAYS and "," in value:
        texts = ", ".join(quoted(_bare(text)) for text in value.split(",") if text.strip())
        yield slip(start, end, "several texts stand in quotes and brackets", write(f"{name} = [{texts}]"))
    if value[-1] in "\"'" and value.count(value[-1]) == 1:
        message = "the quotation mark at the beginning of this text is missing"
        yield slip(start, end, message, write(f"{name} = {quoted(value[:-1])}"))


def bad_element(section: str, start: int, end: int) -> Slip:
    """The slip that an element of an array is, or a value in braces."""
    value = section[start:end]
    kind = _kind(section)
    if parts := _DATE.fullmatch(value):
        return _iso_date(start, end, value, parts)
    if meant := truth(value):
        return slip(start, end, f"`{value}` is no value", f"write `{meant}`")
    if kind == "number" and (number := read_number(value, "en")):
        return slip(start, end, "a number is written in digits", f"write `{number.value:f}`")
    if kind == "date" and len(dates := read_date(value)) == 1:
        message = f"`{value[:40]}` is not how a date is written here"
        return Slip(marking.BAD_DATE, start, end, message, f'write `"{iso(dates[0])}"`')
    return slip(start, end, TEXT_IN_QUOTES, write(quoted(_bare(value))))


def _curly(name: str, value: str, start: int) -> Slip:
    inner = value.strip(CURLY)
    is_one = inner and not any(quote in inner for quote in CURLY + '"')
    return slip(
        start, start + 1, CURLY_QUOTES, write(f"{name} = {quoted(inner)}") if is_one else 'use straight ones: `"…"`'
    )


def _bare(value: str) -> str:
    """The text that a value without quotes is, or one with quotes of another kind."""
    return value.strip().strip("“”„`")


def truth(value: str) -> str:
    """`true` or `false` where a word says so, in whatever language of programs."""
    word = value.casefold()
    return "true" if word in _TRUE else "false" if word in _FALSE else ""


def _plain_digits(value: str) -> str:
    """A number without underscores, needless zeros and a lone point."""
    sign = "-" if value.startswith("-") else ""
    whole, point, fraction = value.strip("+-").replace("_", "").partition(".")
    digits = f"{int(whole or '0')}" if len(whole) < 60 else whole
    return f"{sign}{digits}{point}{fraction}" if fraction else f"{sign}{digits}"


def _iso_date(start: int, end: int, value: str, parts: re.Match[str]) -> Slip:
    year, month, day = (int(part) for part in parts.groups(default="1"))
    try:
        date(year, month, day)
    except ValueError:
        message, help_text = f"there is no date `{value}`", "write a year, month and day that exist"
    else:
        if parts[3]:
            message, help_text = "months and days have two digits", f"write `{year:04}-{month:02}-{day:02}`"
        else:
            message, help_text = "a date of year and month stands in quotes", f'write `"{year:04}-{month:02}"`'
    return Slip(marking.BAD_DATE, start, end, message, help_text)


def after_text(section: str, name: str, position: int, start: int, end: int) -> Slip:
    """What follows a text on its line and does not belong there: from `position`, the text being from `start`."""
    text, rest, quote = section[start:position].rstrip(), section[position:end], section[start]
    following = rest.lstrip(", +")
    if following[:1] in ("'", '"') and following.endswith(following[0]) and following.count(following[0]) % 2 == 0:
        if "+" in rest[:2] or name not in (*_ARRAYS, "answer", "hint", "pairs"):
            return slip(position, end, "a text is written in one piece", "put all of it between one pair of quotes")
        help_text = write(f"[{text}, {following}]", "put `[` and `]` round them, and commas between")
        return slip(start, end, "several texts stand in brackets", help_text)
    if second := _SECOND_FIELD.match(f" {rest.lstrip(',; ')}"):
        place = end - len(rest.lstrip(",; "))
        return slip(place, place + len(second[1]), "there are two fields on one line", "begin a new line")
    if rest.startswith(("//", "--", ";;", "/*")):
        return slip(position, end, "a comment begins with `#`", f"write `# {rest.strip('/-;* ')}`")
    if quote in rest:
        other = "put the text in single quotes" if quote == '"' else "put the text in double quotes"
        help_text = f'{other}, or write `\\"` inside double quotes' if quote == '"' else other
        return slip(position, position + 1, "the text ended before this, at its second quotation mark", help_text)
    message, help_text = "there is something left over after the text", "remove it, or put it inside the quotes"
    if rest in (",", ";"):
        message, help_text = f"a field does not end in `{rest}`", "remove it"
    return slip(position, position + (len(rest) or 1), message, help_text)

"""Numbers and dates of a card, as authors may write them, and lures held against the key."""

import re
from collections.abc import Sequence
from datetime import MAXYEAR, date, datetime
from decimal import Context, Decimal
from typing import Any

from quiz.core.date import PartialDate, iso, parse_date, read_date
from quiz.core.number import read_number
from quiz.core.record import Record
from quiz.deckfile.codes import marking
from quiz.deckfile.codes.code import Code
from quiz.deckfile.diagnostic import Path
from quiz.deckfile.table import Table, shown

MAX_DIGITS = 30
"""Digits of a number before or after the point."""

_ISO_SHAPE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,9})?)\s*%", re.ASCII)
_MEANT_TOLERANCE = re.compile(
    r"[%±~+/-]*\s*(?P<number>\d{1,2}(?:[.,]\d{1,9})?|\d{1,20})\s*(?P<percent>[%％]|per ?cent|pct)?"
    r"(?(percent)|(?:\s+\D*)?)",
    re.ASCII | re.IGNORECASE,
)
_DECIMAL_COMMA = re.compile(r"\s*(-?\d+),(\d{1,2})\s*", re.ASCII)
"""No thousands: those have three digits behind the comma."""
_EXACT = Context(prec=4 * MAX_DIGITS)


class Placed(Record):
    """A text and its path inside the card."""

    at: Path
    text: str


def number_at(card: Table, *at: str | int, texts: bool = False) -> Decimal | None:
    """The number at a path inside the card; with `texts`, one in quotes counts as well."""
    value: Any = card.data
    for step in at:
        value = value[step]
    number = None
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        number = Decimal(value)
    else:
        read = read_number(value, card.likeness.language) if isinstance(value, str) else None
        if read and texts:
            number = read.value
        elif read:
            unit = f', and `unit = "{shown(read.unit)}"`' if read.unit and at == ("answer",) else ", without quotes"
            card.wrong_type("a number", *at, help=f"write `{read.value}`{unit}")
            return None
    if number is None:
        card.wrong_type("a number", *at, help=_meant_number(value))
    elif number.is_finite() and _exponent(number) >= -MAX_DIGITS and number.adjusted() < MAX_DIGITS:
        return number
    else:
        help_text = "write a finite number"
        if number.is_finite():
            help_text = f"write at most {MAX_DIGITS} digits before the point, and as many after it"
        card.report(marking.BAD_NUMBER, "this is no number to ask for", *at, help=help_text)
    return None


def _meant_number(written: object) -> str:
    """What to write for a value that is no number; it is named, for a form shows no line beside the words."""
    if not isinstance(written, str) or not re.search(r"\d", written):
        return "write it in digits, as in `28000` or `0.5`"
    if comma := _DECIMAL_COMMA.fullmatch(written):
        return f"write `{comma[1]}.{comma[2]}`"
    return f"write `{shown(written)}` in digits, as in `28000` or `0.5`"


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def tolerance(card: Table, key: Decimal | None) -> Decimal:
    """The tolerance of a number card in the number's own unit; zero where there is none, or it is not right."""
    value = card.data.get("tolerance", 0)
    problem = help_text = ""
    if isinstance(value, str):
        percent = _PERCENT.fullmatch(value.strip())
        if not percent or Decimal(percent[1]) > 100:
            problem = f"`{shown(value)}` is no percentage from 0% to 100%"
        elif key == 0:
            problem = "a percentage of 0 is 0"
            help_text = "write how far off is still right as a number, as in `tolerance = 0.5`"
        elif key is not None:
            return _EXACT.divide(_EXACT.multiply(key.copy_abs(), Decimal(percent[1])), Decimal(100)).normalize(_EXACT)
    elif not isinstance(value, int | Decimal) or isinstance(value, bool):
        card.wrong_type("a number or a percentage", "tolerance", help='write `tolerance = 100` or `tolerance = "5%"`')
    else:
        number = Decimal(value)
        if not number.is_finite() or number < 0 or number.adjusted() >= MAX_DIGITS or _exponent(number) < -MAX_DIGITS:
            problem = "a tolerance is neither negative nor endless"
        else:
            return number
    if problem:
        help_text = help_text or (_meant_tolerance(value) if isinstance(value, str) else "")
        usual = 'write a number, as in `tolerance = 100`, or a percentage, as in `tolerance = "5%"`'
        card.report(marking.BAD_TOLERANCE, problem, "tolerance", help=help_text or usual)
    return Decimal(0)


def _meant_tolerance(written: str) -> str:
    """What to write for a text that is no percentage, where that can be told."""
    found = _MEANT_TOLERANCE.fullmatch(written.strip())
    if not found:
        return ""
    number = found["number"].replace(",", ".")
    percentage = f'"{number}%"' if Decimal(number) <= 100 else ""
    if "%" not in written and not found["percent"]:
        return f"write `tolerance = {number}` without quotes" + (f", or `{percentage}`" if percentage else "")
    return f"write `tolerance = {percentage}`" if percentage else ""


def within(value: Decimal, key: Decimal, allowed: Decimal) -> bool:
    """Whether `value` is at most `allowed` away from the key."""
    return _EXACT.abs(_EXACT.subtract(value, key)) <= allowed


def date_at(card: Table, *at: str | int) -> PartialDate | None:
    """The date at a path inside the card: a TOML date, or a text such as `2012-12`."""
    value: Any = card.data
    for step in at:
        value = value[step]
    if isinstance(value, date) and not isinstance(value, datetime):
        return PartialDate(value.year, value.month, value.day)
    if isinstance(value, datetime):
        card.wrong_type("a date", *at, help=f"write it without the time: `{value.date()}`")
    elif isinstance(value, int) and not isinstance(value, bool) and 0 < value <= MAXYEAR:
        card.wrong_type("a date", *at, help=f'a year stands in quotes: `"{value:04}"`')
    elif not isinstance(value, str):
        card.wrong_type("a date", *at, help='write a date such as `2015-03-23`, or `"2015"` or `"2012-12"`')
    elif not value.strip():
        card.text_in(*at)
    elif key := parse_date(value.strip()):
        return key
    else:
        _report_bad_date(card, value.strip(), *at)
    return None


def _report_bad_date(card: Table, written: str, *at: str | int) -> None:
    if _ISO_SHAPE.fullmatch(written):
        message, help_text = f"there is no date `{written}`", "write a year, month and day that exist"
    else:
        message, help_text = (
            f"`{shown(written)}` is not how a date is written here",
            "write a year of four digits, `2012-12` or `2015-03-23`",
        )
        meant = read_date(written)
        if meant:
            help_text = "write " + " or ".join(f'`"{iso(each)}"`' for each in meant[:2])
    card.report(marking.BAD_DATE, message, *at, help=help_text)


def agrees(given: PartialDate, key: PartialDate) -> bool:
    """Whether `given` says what the key says, or the same and more."""
    return given.year == key.year and key.month in (None, given.month) and key.day in (None, given.day)


def check_texts(card: Table, rights: Sequence[str], distractors: Sequence[tuple[int, str]]) -> None:
    """Note each distractor that would be marked right, and each that repeats one before it."""
    if not distractors:
        return
    texts = [*rights, *(text for _, text in distractors)]
    owners = [*[0] * len(rights), *range(1, len(distractors) + 1)]
    for earlier, later in card.likeness.repeats(texts, owners):
        index, text = distractors[later - len(rights)]
        if earlier < len(rights):
            report_right(card, index, text, f"marking takes it for the answer `{shown(texts[earlier])}`")
        else:
            first, first_text = distractors[earlier - len(rights)]
            report_repeated_distractor(card, (first, first_text), (index, text))


def report_repeated_distractor(card: Table, first: tuple[int, str], second: tuple[int, str]) -> None:
    """Note that one distractor repeats another; each is its index and its text."""
    placed = (Placed(("distractors", index), text) for index, text in (first, second))
    report_repeat(card, marking.REPEATED_DISTRACTOR, *placed)


def report_right(card: Table, index: int, text: str, note: str) -> None:
    """Note that a distractor would be marked right."""
    message = f"the distractor `{shown(text)}` would be marked right"
    help_text = "write another distractor, or remove this one"
    card.report(marking.DISTRACTOR_IS_RIGHT, message, "distractors", index, note=note, help=help_text)


def report_repeat(card: Table, code: Code, first: Placed, second: Placed) -> None:
    """Note that the second of two texts repeats the first."""
    same = shown(second.text) == shown(first.text)
    message = (
        f"`{shown(second.text)}` is there twice"
        if same
        else (f"`{shown(second.text)}` counts as the same as `{shown(first.text)}`")
    )
    card.report(
        code, message, *second.at, earlier=card.place(*first.at), help="remove one of the two, or write another"
    )

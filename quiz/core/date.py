"""Dates known to the year, the month or the day: reads what people type, and never guesses which number is the day."""

import re

from quiz.core.language import word_set
from quiz.core.record import Record
from quiz.core.saying import bare
from quiz.core.spoken_date import in_figures
from quiz.core.text import fold


class PartialDate(Record):
    """A calendar date; `month` and `day` are None where the date is not that precise (a day implies a month)."""

    year: int
    month: int | None = None
    day: int | None = None


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_MONTH_NAMES = {
    name: month
    for names in (
        " ".join(MONTHS).casefold(),
        "jan feb mar apr - jun jul aug sep oct nov dec",
        "- febr - - - - - - sept - - -",
        "januar februar marz - mai juni juli - - oktober - dezember",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart - mei juni juli augustus - oktober - -",
        "- - mars - maj - - augusti - - - desember",
        "- - marts - mai - - - - - - -",
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
    )
    for month, name in enumerate(names.split(), 1)
    if name != "-"
}
"""Names and abbreviations of the months, folded, in English and the languages nearest to it."""

_LONGEST = 200
"""Characters of the longest text that is read as a date."""


def date_of(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """That date, or None where the calendar has no such day; 29 February 1100 was one, by the Julian calendar."""
    if not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and (month is None or not 1 <= day <= _days_in(year, month)):
        return None
    return PartialDate(year, month, day)


def _days_in(year: int, month: int) -> int:
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0 or year < 1582)
        return 29 if leap else 28
    return 30 if month in {4, 6, 9, 11} else 31


def parse_date(key: str) -> PartialDate | None:
    """The date that a deck writes as `2015`, `2012-12` or `2015-03-23`; None where it is not one."""
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", key)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    return date_of(year or 0, month, day)


def iso(date: PartialDate) -> str:
    """The date as decks write it, which `parse_date` reads: `2015`, `2012-12` or `2015-03-23`."""
    parts = (f"{part:02}" for part in (date.month, date.day) if part is not None)
    return "-".join((f"{date.year:04}", *parts))


def show_date(date: PartialDate) -> str:
    """The date for a reader: `March 23, 2015`, `December 2012`, `1997`; a year under 100 as `AD 44`."""
    year = str(date.year) if date.year >= 100 else f"AD {date.year}"
    if date.month is None:
        return year
    month = MONTHS[date.month - 1]
    return f"{month} {year}" if date.day is None else f"{month} {date.day}, {year}"


def read_date(text: str) -> tuple[PartialDate, ...]:
    """Every date that `text` can mean: none, one, or two where day and month could change places (`3/4/2015`).

    Years need three digits, or `AD`; one of two digits is never guessed, and a day that the calendar lacks is no date.
    """
    if len(text) > _LONGEST:
        return ()
    folded = re.sub(r"[年月]", "-", bare(fold(text))).replace("日", " ")
    for pattern, replacement in _PLAINER:
        folded = re.sub(pattern, replacement, folded)
    folded = re.sub(r"\bad\s*(\d{1,4})\b|\b(\d{1,4})\s*(?:ad|ce)\b", _full_year, folded)
    if re.match(r"\s*-\s*\d", folded):
        return ()
    if found := re.fullmatch(r"\s*(?P<dated>[\d\s./-]*\d)-?\s*", _without_words(folded)):
        return _read_numbers(found["dated"])
    return _read_named(in_figures(folded))


_PLAINER = (
    (r"\b([abc])\.\s?([de])\b\.?", r"\1\2"),
    (r"\b(?:premier|primero|primo)\b", "1"),
    (r"(?<=\d)t\d\d:\d\d[\d:.z+-]*", ""),
    (r"[\s.,;!?\"()]+$", ""),
)
"""What is left out of a folded date: the points of `A.D.`, the time of day after an ISO date, what ends a sentence."""


def _full_year(year: re.Match[str]) -> str:
    """The year of `AD 44` in four digits, so that it can be nothing else."""
    return f"{int(year[1] or year[2]):04}"


_BESIDE = word_set(
    "on in the year of about around approximately circa ca c it was is since back during anno "
    "early late mid middle beginning start end spring summer autumn fall winter"
)
"""Words that may stand before any date and change nothing of it."""


def _without_words(text: str) -> str:
    """`text` without the words that may stand before a date of numbers."""
    return re.sub(rf"^[\s\"(]*(?:(?:{'|'.join(sorted(_BESIDE))})\b[\s.,:-]*)*", "", text)


def _read_numbers(text: str) -> tuple[PartialDate, ...]:
    """The dates of digits alone: `2015-03-23`, `23/3/2015`, `3/2015`, `20150323`, `2015`."""
    parts = [part for part in re.split(r"\s*[\s./-]\s*", text.strip()) if part]
    if any(len(part) > 8 for part in parts):
        return ()
    numbers = [int(part) for part in parts]
    match [len(part) for part in parts]:
        case [8]:
            return _dates((numbers[0] // 10000, numbers[0] // 100 % 100, numbers[0] % 100))
        case [3 | 4]:
            return _dates((numbers[0], None, None))
        case [4, 1 | 2]:
            return _dates((numbers[0], numbers[1], None))
        case [1 | 2, 4]:
            return _dates((numbers[1], numbers[0], None))
        case [4, 1 | 2, 1 | 2]:
            return _dates((numbers[0], numbers[1], numbers[2]))
        case [1 | 2, 1 | 2, 4]:
            return _dates((numbers[2], numbers[1], numbers[0]), (numbers[2], numbers[0], numbers[1]))
        case _:
            return ()


def _dates(*candidates: tuple[int, int | None, int | None]) -> tuple[PartialDate, ...]:
    """The candidates that the calendar has, each once."""
    return tuple(dict.fromkeys(date for candidate in candidates if (date := date_of(*candidate)) is not None))


_IGNORED = _BESIDE | word_set(
    "month day at de del du le il den der am im el d a do года год г "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
)
"""Words beside a date that change nothing of it."""

_PIECE = r"(?P<digits>\d+)(?:(?P<ending>st|nd|rd|th|er|o|a)(?![^\W\d_]))?|(?P<word>[^\W\d_]+)|(?P<other>[^\s.,()'\"/-])"


def _read_named(text: str) -> tuple[PartialDate, ...]:
    """The date of a text that names its month, or none: `March 23, 2015`, `the 23rd of Mar 2015`."""
    month = year = day = None
    for token in re.finditer(_PIECE, text):
        digits, word = token["digits"], token["word"]
        if digits and year is None and len(digits) in {3, 4} and not token["ending"]:
            year = int(digits)
        elif digits and day is None and len(digits) <= 2:
            day = int(digits)
        elif word and month is None and (named := _month(word)) is not None:
            month = named
        elif word not in _IGNORED:
            return ()
    if year is None or (day is not None and month is None):
        return ()
    return _dates((year, month, day))


def _month(name: str) -> int | None:
    """The month that `name` means; a slip of the fingers in a longer name is forgiven where only one month is near."""
    if name in _MONTH_NAMES:
        return _MONTH_NAMES[name]
    if not 5 <= len(name) <= 12:
        return None
    from rapidfuzz.distance import OSA

    near = {
        number
        for number, month in enumerate(MONTHS, 1)
        if len(month) >= 4 and OSA.distance(name, month.casefold(), score_cutoff=2) <= (1 if len(month) < 8 else 2)
    }
    return near.pop() if len(near) == 1 else None

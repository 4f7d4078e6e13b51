"""Dates are read however they are written, and day and month are never guessed."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.date import PartialDate, date_of, parse_date, read_date, show_date

DATES = (
    st.dates(datetime.date(1, 1, 1)).map(lambda date: PartialDate(date.year, date.month, date.day))
    | st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12))
    | st.builds(PartialDate, st.integers(1, 9999))
)


@pytest.mark.parametrize(
    ("date", "texts"),
    [
        (
            PartialDate(2015, 3, 23),
            (
                "March 23, 2015|23 March 2015|Mar 23rd 2015|2015-03-23|23/3/2015|3/23/2015|23.03.2015|"
                "23-3-2015|2015/3/23|20150323|on 23rd of March, 2015|the 23rd of March 2015|"
                "March the 23rd, 2015|Monday, March 23, 2015|Mon. 23 Mar. 2015|MARCH 23 2015|"
                "March 23,2015|2015 March 23|23 Marhc 2015|２０１５年３月２３日|23. März 2015|23 mars 2015|"
                "23 de marzo de 2015|It was March 23, 2015.|23 / 3 / 2015|23 3 2015"
            ),
        ),
        (
            PartialDate(2012, 12),
            (
                "December 2012|Dec 2012|in December 2012|12/2012|2012-12|December, 2012|Decmber 2012|"
                "Dec. of 2012|2012/12"
            ),
        ),
        (PartialDate(1997), "1997|in 1997|the year 1997|AD 1997|1997 CE|about 1997|１９９７|1997.|c. 1997"),
        (PartialDate(476), "476|AD 476|476 AD|in 476"),
        (PartialDate(44), "AD 44|44 AD|44 CE"),
        (PartialDate(2016, 2, 29), "29 Febuary 2016|Feb 29, 2016|29/02/2016"),
        (PartialDate(1066, 10, 14), "14 October 1066|14th Ocotber 1066"),
        (PartialDate(2015, 3, 3), "3/3/2015|03.03.2015"),
        (PartialDate(2001, 9, 11), "2001-09-11T08:46|2001-09-11T08:46:40Z|11September2001"),
        (
            PartialDate(1776, 7, 4),
            "the fourth of July, 1776|July fourth 1776|4 July 1776 A.D.|I think it was July 4, 1776",
        ),
        (
            PartialDate(1997),
            "nineteen ninety-seven|nineteen hundred ninety-seven|late 1997|mid-1997|in the summer of 1997|since 1997",
        ),
        (PartialDate(2015), 'twenty fifteen|two thousand fifteen|two thousand and fifteen|"2015"|2015 C.E.'),
    ],
)
def test_every_way_of_writing_a_date_is_read(date: PartialDate, texts: str) -> None:
    """In one way only."""
    assert {text: read_date(text) for text in texts.split("|")} == dict.fromkeys(texts.split("|"), (date,))


@pytest.mark.parametrize("text", ["3/4/2015", "03/04/2015", "3.4.2015", "3-4-2015", "3 4 2015", "on 3/4/2015"])
def test_a_date_of_numbers_that_can_be_read_two_ways_gives_both(text: str) -> None:
    """The day first, then the month first."""
    assert read_date(text) == (PartialDate(2015, 4, 3), PartialDate(2015, 3, 4))


@pytest.mark.parametrize(
    "text",
    [
        "", "?", "March", "23", "23 March", "23/3", "97", "'97", "23/3/15", "March 23, 15", "12/12", "yesterday",
        "31 February 2015", "29 February 2015", "2015-02-29", "2015-13-01", "32 March 2015", "0 March 2015",
        "2015-00-01", "March 23, 2015 or 2016", "23 24 March 2015", "March April 2015", "not March 2015", "before 1997",
        "1997 BC", "1997 B.C.", "-1997", "1990s", "the nineties", "until 1997", "nineteen", "20 15", "20155",
        "2015-03-23-01", "99999999", "23rd 2015", "Juny 2015", "March 23, 2015 March", "1" * 200, "March " * 50,
    ],
)  # fmt: skip
def test_what_is_no_date_or_not_in_the_calendar_is_not_read(text: str) -> None:
    """A year of two digits is never completed, an impossible day never moved."""
    assert read_date(text) == ()


@pytest.mark.parametrize(
    ("key", "date"),
    [
        ("2015", PartialDate(2015)),
        ("2012-12", PartialDate(2012, 12)),
        ("2015-03-23", PartialDate(2015, 3, 23)),
        ("1100-02-29", PartialDate(1100, 2, 29)),
        ("2015-3-23", None),
        ("15", None),
        ("0000", None),
        ("2015-13", None),
        ("2015-02-30", None),
        ("1900-02-29", None),
        ("٢٠١٥", None),
        (" 2015", None),
        ("2015\n", None),
        ("March 2015", None),
    ],
)
def test_a_deck_writes_dates_in_one_way(key: str, date: PartialDate | None) -> None:
    """As ISO 8601 does; the Julian leap days of old count."""
    assert parse_date(key) == date


@given(DATES)
def test_what_is_shown_is_read_back(date: PartialDate) -> None:
    """To the year, the month or the day."""
    assert read_date(show_date(date)) == (date,)


@given(DATES)
def test_deck_keys_are_read_back(date: PartialDate) -> None:
    """And ISO dates mean the same to learners as in a deck."""
    parts = (f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part is not None))
    key = "-".join(parts)
    assert parse_date(key) == date
    assert read_date(key) == (date,)


@given(st.text(max_size=30) | st.text("0123456789 /-.,marchseptember年月", max_size=20))
def test_any_text_is_read_without_error_as_real_dates(text: str) -> None:
    """At most two, and each in the calendar."""
    dates = read_date(text)
    assert len(dates) <= 2
    assert all(date_of(date.year, date.month, date.day) == date for date in dates)

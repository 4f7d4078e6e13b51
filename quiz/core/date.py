"""Dates known to the year, the month or the day."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar date; `month` and `day` are None where the date is not that precise (a day implies a month)."""

    year: int
    month: int | None = None
    day: int | None = None

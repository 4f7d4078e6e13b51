"""What is said of a sitting is exact, so whole phrases are compared."""

import pytest

from quiz.core.record import replace
from quiz.core.screen import Finished, Missed
from quiz.ui import summary

END = Finished(
    reviewed=20,
    right=14,
    missed=(Missed("troops/korea", "How many troops are in Korea?", "about 28,000 troops"),),
    took_ms=361_000,
    due_tomorrow=5,
    due_week=23,
    more=0,
    ahead=0,
    next_due_in_days=1,
    encouragement="",
)


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (END, "14 of 20 right at the first try, in 6 minutes."),
        (replace(END, right=20), "All 20 right at the first try, in 6 minutes."),
        (replace(END, right=0), "0 of 20 right at the first try, in 6 minutes."),
        (replace(END, reviewed=1, right=1, took_ms=0), "Right at the first try, in under a minute."),
        (replace(END, reviewed=0, right=0, more=3), "Nothing was answered this time."),
        (replace(END, reviewed=0, right=0, more=0), "Nothing is due now."),
    ],
)
def test_the_score_counts_first_tries(end: Finished, said: str) -> None:
    """All right is said as such, and so is nothing at all."""
    assert summary.score(end) == said


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (END, "Due tomorrow: 5 cards; within a week: 23."),
        (replace(END, due_tomorrow=1, due_week=1), "Due tomorrow: 1 card; within a week: 1."),
        (replace(END, due_tomorrow=0), "Nothing is due tomorrow; within a week: 23 cards."),
        (replace(END, due_tomorrow=0, due_week=0, next_due_in_days=12), "The next card is due in 12 days."),
        (replace(END, due_tomorrow=0, due_week=0, next_due_in_days=None), ""),
        (replace(END, cram=True), "This was practice; the schedule stays as it was."),
        (replace(END, cram=True, reviewed=0), ""),
    ],
)
def test_the_outlook_looks_a_week_ahead_and_else_to_the_next_card(end: Finished, said: str) -> None:
    """A week with nothing due gives the day of the next card instead."""
    assert summary.outlook(end) == said


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (replace(END, more=12, ahead=30), "12 more cards are due today."),
        (replace(END, more=1), "1 more card is due today."),
        (replace(END, more=12, more_new=5), "7 more cards are due today, and 5 new ones can be met."),
        (replace(END, more=2, more_new=1), "1 more card is due today, and 1 new one can be met."),
        (replace(END, more=5, more_new=5), "5 more new cards can be met today."),
        (replace(END, more=1, more_new=1, ahead=30), "1 more new card can be met today."),
        (replace(END, more=5, cram=True), "5 more cards can be practised."),
        (replace(END, cram=True), ""),
        (replace(END, ahead=34), "Nothing more is due; 34 cards can be studied ahead."),
        (END, ""),
    ],
)
def test_going_on_is_offered_where_there_is_something_to_go_on_with(end: Finished, said: str) -> None:
    """What is due comes before what could be studied ahead."""
    assert summary.offer(end) == said

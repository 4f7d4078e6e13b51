"""What a sitting has come to, in the words of every front end: how it went, what is due, what going on would bring."""

from quiz.core.screen import Finished
from quiz.ui.words import count, duration, in_days


def score(end: Finished) -> str:
    """Say how it went: `14 of 20 right at the first try, in 6 minutes`, with its full stop."""
    if end.reviewed == 0:
        return "Nothing was answered this time." if end.more else "Nothing is due now."
    if end.right == end.reviewed:
        share = "Right at the first try" if end.reviewed == 1 else f"All {end.reviewed:,} right at the first try"
    else:
        share = f"{end.right:,} of {end.reviewed:,} right at the first try"
    return f"{share}, in {duration(end.took_ms)}."


def broken_off(end: Finished) -> str:
    """Say in a line how it went and what is left, where a sitting is broken off; empty where nothing was answered."""
    return f"{score(end)} {offer(end)}".strip() if end.reviewed else ""


def outlook(end: Finished) -> str:
    """Say what is due next: `Due tomorrow: 5 cards; within a week: 23.`; empty when nothing will be."""
    if end.cram:
        return "This was practice; the schedule stays as it was." if end.reviewed else ""
    if end.due_tomorrow:
        return f"Due tomorrow: {count(end.due_tomorrow, 'card')}; within a week: {end.due_week:,}."
    if end.due_week:
        return f"Nothing is due tomorrow; within a week: {count(end.due_week, 'card')}."
    if end.next_due_in_days is None:
        return ""
    return f"The next card is due {in_days(end.next_due_in_days)}."


def offer(end: Finished) -> str:
    """Say what going on would bring: more for today, or studying ahead; empty where there is neither."""
    due = end.more - end.more_new
    if end.cram and end.more:
        return f"{count(end.more, 'more card')} can be practised."
    if due:
        new = f", and {count(end.more_new, 'new one')} can be met" if end.more_new else ""
        return f"{count(due, 'more card is', 'more cards are')} due today{new}."
    if end.more_new:
        return f"{count(end.more_new, 'more new card')} can be met today."
    if end.ahead:
        none_due = "Nothing more is due; " if end.reviewed else ""
        return f"{none_due}{count(end.ahead, 'card')} can be studied ahead."
    return ""

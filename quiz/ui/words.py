"""The words every front end says alike: numbers and times, verdicts, intervals, the strength of a memory.

Pure functions from values to text, so that the full screen, the plain lines and the tests cannot drift apart. What is
quoted from a deck or from the learner comes out as it went in: whoever prints it cleans it.
"""

from collections.abc import Collection
from typing import assert_never

from quiz.core.answer import label_of
from quiz.core.event import BuryCard, Edited, Event, FlagCard, SuspendCard, TakeBack
from quiz.core.grading.grade import Mark, Part
from quiz.core.prompt import Prompt
from quiz.core.review import Answer, AskedAs, Rating, Verdict
from quiz.core.screen import Feedback, Progress

EXACT_DAYS = 60
"""Intervals below this many days are said exactly; longer ones in months and years."""

DAYS_A_MONTH = 365.25 / 12
MONTHS_TO_SAY = 24
"""Spans below this many months are said in months, longer ones in years."""

MEMORY_BARS = "▁▂▃▄▅▆▇█"
MEMORY_STEPS = (1, 4, 10, 30, 90, 180, 365)
"""Days of stability at which the bar grows by one step: a day, some days, a week and a half … a year."""

RATINGS: dict[Rating, str] = {
    Rating.AGAIN: "again",
    Rating.HARD: "hard",
    Rating.GOOD: "good",
    Rating.EASY: "easy",
}
"""The name of each rating, in the order of the keys 1 to 4."""


# Numbers and time


def count(number: int, one: str, many: str = "") -> str:
    """Say a number with its noun: `1 card`, `1,200 cards`; `many` is the plural where `s` does not make it."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(several: Collection[object]) -> str:
    """Say several things in a row: `Red, Blue and Green`, `2, 5 and 7`; nothing where there is none."""
    *most, last = map(str, several) if several else ("",)
    return f"{', '.join(most)} and {last}" if most else last


def percent(share: float) -> str:
    """Say a share of 0 to 1 as `67%`; neither 0% nor 100% is said of anything in between."""
    whole = round(share * 100)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole}%"


def duration(milliseconds: int) -> str:
    """Say a time spent, to the precision that matters: `under a minute`, `6 minutes`, `1 hour 5 minutes`."""
    minutes = round(milliseconds / 60_000)
    if minutes < 1:
        return "under a minute"
    hours, rest = divmod(minutes, 60)
    parts = [count(hours, "hour")] if hours else []
    if rest:
        parts.append(count(rest, "minute"))
    return " ".join(parts)


def ended(text: str) -> str:
    """Put a full stop behind a text that has no end of its own."""
    text = text.rstrip()
    return text if not text or text.endswith((".", "!", "?", "…", ":")) else f"{text}."


def sentence(text: str) -> str:
    """Make a sentence of a message: a capital at its start, a full stop at its end."""
    return text[:1].upper() + ended(text)[1:]


def days(number: int) -> str:
    """Say a whole number of days: `today`, `1 day`, `12 days`, `about 5 months`, `about 2.5 years`."""
    if number < 1:
        return "today"
    return count(number, "day") if number < EXACT_DAYS else f"about {_long_span(number)}"


def in_days(number: int) -> str:
    """Say when something is due: `today`, `tomorrow`, `in 12 days`, `in about 5 months`."""
    if number < 1:
        return "today"
    return "tomorrow" if number == 1 else f"in {days(number)}"


def _long_span(number: float) -> str:
    months = round(number / DAYS_A_MONTH)
    if months < MONTHS_TO_SAY:
        return count(months, "month")
    years = round(number / 365.25, 1)
    if years >= 10 or years.is_integer():
        return count(round(years), "year")
    return f"{years} years"


# A question


def progress(at: Progress) -> str:
    """Say which card of the sitting this is: `7 of 20`."""
    return f"{min(at.done + 1, at.total):,} of {at.total:,}"


letter = label_of
"""Give the letter of an option, counted from 0: `a` … `z`, and from there on its number: `27`."""


def how_to_answer(prompt: Prompt) -> str:
    """Say what to do at a question, in one short sentence; empty where an input line says it all."""
    match prompt.asked_as:
        case AskedAs.RECALL:
            return "Say the answer to yourself, then press Enter to see it."
        case AskedAs.TYPED:
            return f"Answer in {prompt.unit}." if prompt.unit else ""
        case AskedAs.CHOICE:
            return "Type the letter of the right one."
        case AskedAs.SELECT:
            return "Type the letters of all that are right, such as a c."
        case AskedAs.ORDER:
            return "Type the letters in the right order, such as b a c."
        case AskedAs.MATCH:
            return "Type pairs of a number and a letter, such as 1=b; 2=a."
        case AskedAs.LIST:
            wanted = f"Name {prompt.count:,}" if prompt.count else "Name all you know"
            return f"{wanted}, with a semicolon between them."
        case unknown:
            assert_never(unknown)


# An answer, marked


def verdict_symbol(feedback: Feedback) -> str:
    """Give one character that says what `verdict` says; always shown beside the words, never alone."""
    if feedback.overruled:
        return "✓"
    if feedback.grade is None:
        return "·"
    return {Verdict.CORRECT: "✓", Verdict.CLOSE: "≈", Verdict.PARTIAL: "◐", Verdict.WRONG: "✗"}[feedback.grade.verdict]


def verdict(feedback: Feedback) -> str:
    """Say how the answer was, in words that are true and kind: `Right`, `Not this time`."""
    if feedback.overruled:
        return "Counted as right"
    if feedback.answer is None:
        return "Not known yet"
    if feedback.grade is None:
        return "The answer"
    match feedback.grade.verdict:
        case Verdict.CORRECT:
            return "Right"
        case Verdict.CLOSE:
            return "Right, but for the spelling"
        case Verdict.PARTIAL:
            return f"Partly right, {percent(feedback.grade.credit)}"
        case Verdict.WRONG:
            return "Not this time"
        case unknown:
            assert_never(unknown)


def part_symbol(mark: Mark) -> str:
    """Give one character for a part of an answer; always shown beside `part_word`, never alone."""
    return {Mark.RIGHT: "✓", Mark.CLOSE: "≈", Mark.WRONG: "✗", Mark.MISSED: "+"}[mark]


def part_word(mark: Mark) -> str:
    """Say what one part of an answer was: `right`, `spelling off`, `wrong`, `missed`."""
    return {Mark.RIGHT: "right", Mark.CLOSE: "spelling off", Mark.WRONG: "wrong", Mark.MISSED: "missed"}[mark]


def part(of: Part) -> str:
    """Say one part as a line: `wrong: Kerry (belongs to 2013)`."""
    return f"{part_word(of.mark)}: {of.text}" + (f" ({of.note})" if of.note else "")


def answer(given: Answer) -> str:
    """Write an answer as one line: items parted by `;`, pairs joined by `=`."""
    match given:
        case None:
            return "don't know"
        case str():
            return given or "nothing"
        case _:
            items = [item if isinstance(item, str) else " = ".join(item) for item in given]
            return "; ".join(items) or "nothing"


def returns(feedback: Feedback) -> str:
    """Say when the card comes back: `back in 12 days`, `back today, after 3 others`."""
    if feedback.returns_after == 0:
        return "back next"
    if feedback.returns_after is not None:
        return f"back today, after {count(feedback.returns_after, 'other')}"
    if feedback.cram:
        return "practice only, the schedule stays as it was"
    return f"back {in_days(feedback.due_in_days[feedback.suggested])}"


def memory(stability: float) -> str:
    """Say how long a memory of this stability (in days) lasts: `under a day`, `about 12 days`, `about 5 months`."""
    if stability < 1:
        return "under a day"
    if stability < EXACT_DAYS - 0.5:
        return f"about {count(round(stability), 'day')}"
    return f"about {_long_span(stability)}"


def memory_bar(stability: float) -> str:
    """Draw the strength of a memory of this stability (in days) as one block of eight heights, from `▁` to `█`."""
    return MEMORY_BARS[sum(stability >= step for step in MEMORY_STEPS)]


def outcome(feedback: Feedback) -> str:
    """Say when the card comes back and how long its memory lasts: `Back in 12 days; memory lasts about 12 days`."""
    back = returns(feedback)
    held = "" if feedback.cram else f"; memory lasts {memory(feedback.stability)}"
    return back[0].upper() + back[1:] + held


def rating_choices(feedback: Feedback) -> tuple[tuple[Rating, str, str], ...]:
    """List each rating with its name and what it leads to: `(Rating.HARD, "hard", "4 days")`."""
    return tuple((rating, name, days(feedback.due_in_days[rating])) for rating, name in RATINGS.items())


def done(event: Event, undo: str) -> str:
    """Say what a command has done, where the next screen does not show it by itself; else nothing.

    `undo` is how a card that was put away is brought back, as a front end has it.
    """
    match event:
        case TakeBack():
            return "Taken back."
        case FlagCard():
            return "Flagged for the author of the deck."
        case SuspendCard():
            return f"Suspended: that card is not asked again until you resume it. {undo} brings it back."
        case BuryCard():
            return f"Buried: that card is not asked again today. {undo} brings it back."
        case Edited(card=None):
            return "That card is gone from its deck."
        case Edited():
            return "The card was read anew."
        case _:
            return ""

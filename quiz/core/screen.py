"""What a learner sees at a moment: a question, its feedback, or the end. Values; front ends draw them."""

from quiz.core.grading.grade import Grade
from quiz.core.prompt import Prompt
from quiz.core.record import Record
from quiz.core.review import Answer, Rating


class Progress(Record):
    """Where the sitting is: `done` cards are finished of `total`; the card on screen is number `done + 1`."""

    done: int
    total: int


class Ask(Record):
    """A question that waits for its answer.

    `hints` are those shown so far, `hints_left` how many remain. `remark` says why the same question is asked again (an
    empty answer to confirm, a date that can be read two ways), or is empty. `again` tells that the card was missed
    earlier in this sitting. `can_take_back`: there is an answer to undo. `notice` is something to know about the decks,
    or empty.
    """

    prompt: Prompt
    deck_title: str
    progress: Progress
    hints: tuple[str, ...] = ()
    hints_left: int = 0
    remark: str = ""
    again: bool = False
    can_take_back: bool = False
    notice: str = ""


class Feedback(Record):
    """An answer, marked.

    `option` is the right one of the options of a choice, as it stands there; empty where none was asked for.
    `grade` is None for a recall card that was only turned over: the learner's rating decides. `key` is the right answer
    as a learner reads it. `why_not` is why the chosen lure is wrong, or empty. `citation` says where the answer stands.
    `suggested` is the rating that Enter gives, `due_in_days` what each leads to (0: again today). `returns_after` is
    how many other cards come before this one returns in this sitting, None when it is finished. `stability` is the
    memory's in days after the suggested rating. `overruled`: the learner has said "I was right". `cram`: the schedule
    is left alone.
    """

    prompt: Prompt
    deck_title: str
    progress: Progress
    answer: Answer
    grade: Grade | None
    key: str
    explanation: str
    why_not: str
    citation: str
    suggested: Rating
    due_in_days: dict[Rating, int]
    stability: float
    returns_after: int | None
    overruled: bool = False
    can_overrule: bool = False
    cram: bool = False
    option: str = ""


class Missed(Record):
    """A card that was missed in the sitting, for the list at the end."""

    card: str
    stem: str
    key: str


class Finished(Record):
    """The end of a sitting.

    `reviewed` counts the cards answered, `right` those right at the first try. `took_ms` is the time spent answering.
    `due_tomorrow` and `due_week` count the cards that come due on the next day and the next seven, as the forecast has
    it: what is left for today is not among them. `next_due_in_days` is when the next card is due after today, None when
    none is. `more` counts the cards left for today, those due and `more_new` new ones; after a `cram`, those not
    practised yet. `ahead` counts the cards that could be studied ahead. `encouragement` is one true
    line, or empty.
    """

    reviewed: int
    right: int
    missed: tuple[Missed, ...]
    took_ms: int
    due_tomorrow: int
    due_week: int
    more: int
    ahead: int
    next_due_in_days: int | None
    encouragement: str
    can_take_back: bool = False
    cram: bool = False
    more_new: int = 0


Screen = Ask | Feedback | Finished

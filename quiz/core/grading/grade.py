"""What marking says of an answer."""

from enum import StrEnum

from quiz.core.record import Record
from quiz.core.review import Verdict


class Mark(StrEnum):
    """What one part of an answer, or of the key, was."""

    RIGHT = "right"
    CLOSE = "close"
    WRONG = "wrong"
    MISSED = "missed"


class Part(Record):
    """One item of an answer in parts (select, order, match, list), as it is shown: the text and what it was.

    `MISSED` parts belong to the key and were not given; `note` says more (`belongs to Kerry`, `3rd, not 1st`).
    """

    text: str
    mark: Mark
    note: str = ""


class Grade(Record):
    """The verdict on an answer.

    `credit` is 0 to 1. `key` is the right answer as a learner reads it (`about 28,000 troops`). `remark` says why
    where that is not plain, in a sentence; may be empty. `lure` is the distractor that was chosen or typed, as
    `Card.why_not` spells it, or empty. `distance` counts the typing slips forgiven. `parts` is empty for an answer
    of one piece.
    """

    verdict: Verdict
    credit: float
    key: str
    remark: str = ""
    lure: str = ""
    distance: int = 0
    parts: tuple[Part, ...] = ()

    @property
    def right(self) -> bool:
        """Whether it counts as right: correct or close."""
        return self.verdict in (Verdict.CORRECT, Verdict.CLOSE)

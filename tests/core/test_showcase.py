"""Every screen of a card, for its author."""

from decimal import Decimal

import pytest

from quiz.core.card import (
    Card,
    Choice,
    Cloze,
    Date,
    Deck,
    ListAll,
    Match,
    Number,
    Order,
    Question,
    Recall,
    Select,
    Short,
    TrueFalse,
)
from quiz.core.date import PartialDate
from quiz.core.review import AskedAs, Verdict
from quiz.core.scheduler import Scheduler
from quiz.core.screen import Ask, Feedback
from quiz.core.showcase import Part, Shown, showcase

NUMBER = Number("How many?", Decimal(28000), Decimal(500), "troops", (Decimal(49000), Decimal(18000)))


def screens(question: Question, **more: object) -> tuple[Shown, ...]:
    """The screens of a card with this question."""
    card = Card("d/c", "d", question, **more)  # type: ignore[arg-type]  # whichever fields a test gives
    return showcase(card, Deck("d", "D"), Scheduler(), 739_000)


def test_a_card_is_shown_in_each_of_its_ways() -> None:
    """As a choice, typed, with its hints; then answered right, with each lure, and not known."""
    why = (("49,000", "That is Japan."),)
    shown = screens(NUMBER, hints=("More than 20,000.", "Fewer than 30,000."), why_not=why)
    asked = [screen for part, screen, *_ in shown if part is Part.ASK]
    marked = [screen for part, screen, *_ in shown if part is not Part.ASK]
    assert all(isinstance(screen, Ask) for screen in asked)
    assert all(isinstance(screen, Feedback) for screen in marked)
    assert [(at.part, at.asked_as, at.lure) for at in shown] == [
        (Part.ASK, AskedAs.CHOICE, ""),
        (Part.ASK, AskedAs.TYPED, ""),
        (Part.ASK, AskedAs.TYPED, ""),
        (Part.RIGHT, AskedAs.TYPED, ""),
        *((Part.WRONG, AskedAs.CHOICE, at.lure) for at in shown[4:6]),
        (Part.UNKNOWN, AskedAs.TYPED, ""),
    ]
    reasons = {at.lure: at.screen.why_not for at in shown if isinstance(at.screen, Feedback) and at.lure}
    assert reasons == {"49,000": "That is Japan.", "18,000": ""}
    assert [len(screen.hints) for screen in asked if isinstance(screen, Ask)] == [0, 0, 2]


QUESTIONS: list[Question] = [
    Recall("Front", "Back"),
    Short("Q?", "Paris", (), False, ("Lyon",)),
    Choice("Q?", "Paris", ("Lyon", "Nice")),
    Select("Q?", ("Ash", "John"), ("Abe",)),
    TrueFalse("Q?", False),
    NUMBER,
    Date("Q?", PartialDate(2015, 3, 23), (PartialDate(2012, 12),)),
    Cloze("The ", " of 1997", "guidelines"),
    Order("Q?", ("one", "two", "three")),
    Match("Q?", (("a", "b"), ("c", "d"))),
    Match("Q?", (("a", "b"), ("c", "d")), ("e",)),
    ListAll("Q?", (("Guam",), ("Australia", "Down Under")), 2),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: type(question).__name__)
def test_right_is_right_and_wrong_is_wrong(question: Question) -> None:
    """Whatever the kind: the key is marked right, and no lure is."""
    found = {Part.RIGHT: 0, Part.WRONG: 0, Part.UNKNOWN: 0}
    for part, screen, *_ in screens(question):
        if not isinstance(screen, Feedback):
            continue
        found[part] += 1
        if isinstance(question, Recall) and part is Part.RIGHT:
            assert screen.grade is None
            continue
        assert screen.grade
        assert (screen.grade.verdict is Verdict.CORRECT) == (part is Part.RIGHT)
    assert found[Part.RIGHT] == found[Part.UNKNOWN] == 1
    assert bool(found[Part.WRONG]) != isinstance(question, Recall | Cloze | ListAll)

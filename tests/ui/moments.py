"""Moments of a sitting, one for each kind of question and its feedback, that the tests of the screens share."""

from quiz.core.grading.grade import Grade, Mark, Part
from quiz.core.prompt import Prompt
from quiz.core.record import replace
from quiz.core.review import AskedAs, Rating, Verdict
from quiz.core.screen import Ask, Feedback, Finished, Missed, Progress, Screen

TITLE = "Troop numbers"

STEM = "About how many American troops are based on the Korean Peninsula?"

NUMBER = Prompt("troops/korea", "number", AskedAs.TYPED, STEM, unit="troops")
CHOICE = replace(NUMBER, asked_as=AskedAs.CHOICE, options=("18,000", "28,000", "49,000", "128,000"))
TRUE_FALSE = Prompt(
    "guidelines/geography",
    "true-false",
    AskedAs.CHOICE,
    "The new guidelines lift the geographical restrictions on where Japanese forces can operate.",
    options=("True", "False"),
)
RECALL = Prompt("people/carter", "recall", AskedAs.RECALL, "Who is the U.S. Secretary of Defense in the article?")
CLOZE = Prompt(
    "guidelines/last#1",
    "cloze",
    AskedAs.TYPED,
    "The guidelines were last revised in ____ (a year), and the new ones were made possible by Prime Minister Shinzo "
    "Abe's reinterpretation of the Japanese constitution.",
)
SELECT = Prompt(
    "pacific/marines",
    "select",
    AskedAs.SELECT,
    "Where are Marines to be moved from Okinawa?",
    options=("Australia", "Hawaii", "Guam", "South Korea"),
)
ORDER = Prompt(
    "time/order",
    "order",
    AskedAs.ORDER,
    "What happened first?",
    options=(
        "Abe takes office",
        "The guidelines are revised in New York",
        "The guidelines are last revised before that",
    ),
    count=3,
)
RIGHT_ORDER = (
    "1. The guidelines are last revised before that; 2. Abe takes office; 3. The guidelines are revised in New York"
)
MATCH = Prompt(
    "people/posts",
    "match",
    AskedAs.MATCH,
    "Who holds which post?",
    options=("Foreign Minister of Japan", "Secretary of State", "Secretary of Defense", "Prime Minister of Japan"),
    lefts=("Ash Carter", "John Kerry", "Fumio Kishida"),
    count=3,
)
RIGHT_PAIRS = (
    "Ash Carter = Secretary of Defense; John Kerry = Secretary of State; Fumio Kishida = Foreign Minister of Japan"
)
LIST = Prompt(
    "mechanism/fields",
    "list",
    AskedAs.LIST,
    "In which fields do the changes portend more cooperation?",
    count=3,
)


def ask(prompt: Prompt, **changes: object) -> Ask:
    """The seventh card of twenty."""
    return replace(Ask(prompt, TITLE, Progress(6, 20), can_take_back=True), **changes)  # type: ignore[arg-type]


def feedback(prompt: Prompt, answer: object, grade: Grade | None, key: str, **changes: object) -> Feedback:
    """The feedback on the seventh card of twenty, with nothing to explain."""
    wrong = grade is not None and not grade.right
    plain = Feedback(
        prompt,
        TITLE,
        Progress(6, 20),
        answer,  # type: ignore[arg-type]
        grade,
        key,
        explanation="",
        why_not="",
        citation="Stars and Stripes, paragraph 9",
        suggested=Rating.AGAIN if wrong else Rating.GOOD,
        due_in_days={Rating.AGAIN: 0, Rating.HARD: 4, Rating.GOOD: 12, Rating.EASY: 31},
        stability=0.4 if wrong else 12.3,
        returns_after=3 if wrong else None,
        can_overrule=wrong,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


ASKED = {
    "typed": ask(NUMBER),
    "choice": ask(CHOICE, hints_left=1),
    "true-false": ask(TRUE_FALSE, can_take_back=False),
    "recall": ask(RECALL),
    "cloze": ask(CLOZE, hints=("It was the decade before the one of the iPhone.",), again=True),
    "select": ask(SELECT),
    "order": ask(ORDER),
    "match": ask(MATCH),
    "list": ask(LIST),
    "typed again": ask(NUMBER, remark="Nothing was answered. Hand it in empty once more to leave it at that."),
}

MARKED = {
    "typed wrong": feedback(
        NUMBER,
        "49,000",
        Grade(Verdict.WRONG, 0.0, "about 28,000 troops", lure="49,000"),
        "about 28,000 troops",
        why_not="49,000 is the number in Japan.",
        explanation="The article names the Korean figure where it speaks of North Korea's missile and nuclear "
        "capabilities.",
    ),
    "typed close": feedback(
        replace(NUMBER, kind="short", stem="Who is the Japanese Foreign Minister?", unit=""),
        "Fumio Kishda",
        Grade(Verdict.CLOSE, 1.0, "Fumio Kishida", distance=1),
        "Fumio Kishida",
    ),
    "choice wrong": feedback(
        CHOICE,
        "49,000",
        Grade(Verdict.WRONG, 0.0, "about 28,000 troops", lure="49,000"),
        "about 28,000 troops",
        option="28,000",
        why_not="49,000 is the number in Japan.",
    ),
    "choice right": feedback(
        CHOICE, "28,000", Grade(Verdict.CORRECT, 1.0, "about 28,000 troops"), "about 28,000 troops", option="28,000"
    ),
    "unknown": feedback(RECALL, None, Grade(Verdict.WRONG, 0.0, "Ash Carter"), "Ash Carter", can_overrule=False),
    "recall": feedback(RECALL, "", None, "Ash Carter"),
    "select partly": feedback(
        SELECT,
        ("Hawaii", "Guam"),
        Grade(
            Verdict.PARTIAL,
            0.33,
            "Australia; Guam",
            parts=(Part("Hawaii", Mark.WRONG), Part("Guam", Mark.RIGHT), Part("Australia", Mark.MISSED)),
        ),
        "Australia; Guam",
        returns_after=None,
    ),
    "order wrong": feedback(
        ORDER,
        ORDER.options,
        Grade(
            Verdict.PARTIAL,
            0.33,
            RIGHT_ORDER,
            parts=(
                Part("Abe takes office", Mark.WRONG, "2nd, not 1st"),
                Part("The guidelines are revised in New York", Mark.WRONG, "3rd, not 2nd"),
                Part("The guidelines are last revised before that", Mark.WRONG, "1st, not 3rd"),
            ),
        ),
        RIGHT_ORDER,
    ),
    "match wrong": feedback(
        MATCH,
        (
            ("Ash Carter", "Secretary of State"),
            ("John Kerry", "Secretary of Defense"),
            ("Fumio Kishida", "Foreign Minister of Japan"),
        ),
        Grade(
            Verdict.PARTIAL,
            0.33,
            RIGHT_PAIRS,
            parts=(
                Part("Ash Carter = Secretary of State", Mark.WRONG, "belongs with Secretary of Defense"),
                Part("John Kerry = Secretary of Defense", Mark.WRONG, "belongs with Secretary of State"),
                Part("Fumio Kishida = Foreign Minister of Japan", Mark.RIGHT),
            ),
        ),
        RIGHT_PAIRS,
    ),
    "overruled": feedback(
        CLOZE,
        "the year 1997",
        Grade(Verdict.WRONG, 0.0, "1997"),
        "1997",
        overruled=True,
        can_overrule=False,
        suggested=Rating.GOOD,
        returns_after=None,
        stability=3.1,
    ),
}

ENDED = {
    "end": Finished(
        reviewed=20,
        right=17,
        missed=(
            Missed("troops/korea", STEM, "about 28,000 troops"),
            Missed("people/kishida", "Who is the Japanese Foreign Minister?", "Fumio Kishida"),
            Missed("guidelines/last#1", CLOZE.stem, "1997"),
        ),
        took_ms=372_000,
        due_tomorrow=5,
        due_week=23,
        more=4,
        more_new=1,
        ahead=30,
        next_due_in_days=1,
        encouragement="All 3 that you missed, you then got right.",
        can_take_back=True,
    ),
    "nothing due": Finished(0, 0, (), 0, 0, 3, 0, 12, 2, ""),
}

ALL: dict[str, Screen] = {**ASKED, **MARKED, "turned over": MARKED["recall"], **ENDED, "recall": ASKED["recall"]}

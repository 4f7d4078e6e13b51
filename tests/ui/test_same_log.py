"""Front ends are only ways to answer: the same deeds leave the same log, whichever of them they went through.

The deeds are worked out once by the bare session, and then typed for each front end as its learner would type them. A
new front end joins with one function in `FRONT_ENDS`.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from quiz.commands.sitting import Wish, plan_sitting
from quiz.core.advance import advance
from quiz.core.card import CardId
from quiz.core.event import (
    BuryCard,
    DontKnow,
    Edited,
    Event,
    FlagCard,
    Hint,
    More,
    Overrule,
    Quit,
    Rate,
    Submit,
    SuspendCard,
    TakeBack,
)
from quiz.core.review import Answer, AskedAs, LogEntry, Rating, Review, Undo
from quiz.core.screen import Ask, Feedback, Finished
from quiz.core.view import screen
from quiz.ui.words import RATINGS
from tests.commands.outside import Outside

DECK = """\
[deck]
id = "all"
title = "Every kind"

[[card]]
id = "recall"
kind = "recall"
question = "Front"
answer = "Back"

[[card]]
id = "short"
kind = "short"
question = "The capital of Japan?"
answer = "Tokyo"
hint = ["An easy one.", "It begins with a T."]

[[card]]
id = "choice"
kind = "choice"
question = "The largest?"
answer = "Tokyo"
distractors = ["Kyoto", "Osaka"]

[[card]]
id = "select"
kind = "select"
question = "Which are in Japan?"
answer = ["Tokyo", "Nara"]
distractors = ["Seoul", "Guam"]

[[card]]
id = "truth"
kind = "true-false"
question = "Nara is in Japan."
answer = true

[[card]]
id = "number"
kind = "number"
question = "How many troops?"
answer = 28000
tolerance = 500

[[card]]
id = "date"
kind = "date"
question = "When?"
answer = 2015-04-27

[[card]]
id = "cloze"
kind = "cloze"
text = "The {{Alliance}} is new."

[[card]]
id = "order"
kind = "order"
question = "From north to south?"
answer = ["Sapporo", "Tokyo", "Naha"]

[[card]]
id = "match"
kind = "match"
question = "Who is what?"
pairs = [["Kerry", "State"], ["Carter", "Defense"]]

[[card]]
id = "list"
kind = "list"
question = "Two Marines' destinations?"
answer = ["Guam", "Australia"]
"""

RIGHT: dict[CardId, Answer] = {
    "all/recall": "",
    "all/short": "Tokyo",
    "all/choice": "Tokyo",
    "all/select": ("Tokyo", "Nara"),
    "all/truth": "True",
    "all/number": "28,000",
    "all/date": "April 27, 2015",
    "all/cloze#1": "Alliance",
    "all/order": ("Sapporo", "Tokyo", "Naha"),
    "all/match": (("Kerry", "State"), ("Carter", "Defense")),
    "all/list": ("Guam", "Australia"),
}
"""What answers each card; a learner who says nothing else says this."""

LEARNERS: dict[str, dict[CardId, list[Event]]] = {
    "knows everything": {},
    "has it hard": {
        "all/recall": [Submit(""), Rate(Rating.AGAIN)],
        "all/short": [Hint(), Hint(), Submit("Kyoto")],
        "all/choice": [Submit("Kyoto"), Rate(Rating.AGAIN), DontKnow()],
        "all/select": [Submit(("Tokyo", "Seoul"))],
        "all/truth": [Submit("False")],
        "all/number": [Submit("-28,000"), Overrule()],
        "all/date": [Submit("4/3/2015"), Submit("April 2015")],
        "all/cloze#1": [Submit(""), Submit("")],
        "all/order": [Submit(("Naha", "Tokyo", "Sapporo"))],
        "all/match": [Submit((("Kerry", "Defense"), ("Carter", "State")))],
        "all/list": [Submit(("Guam", "Hawaii"))],
    },
    "changes her mind": {
        "all/short": [Submit("Tokio"), TakeBack(), Submit("Tokyo"), Rate(Rating.EASY)],
        "all/number": [FlagCard("is it still so many?"), Submit("49 thousand"), Overrule(), TakeBack(), Submit("28k")],
        "all/date": [SuspendCard()],
        "all/truth": [BuryCard()],
        "all/list": [Submit(("Guam; Australia",)), Rate(Rating.HARD)],
        "all/cloze#1": [Submit("☃ “quoted” = ; \\")],
        "all/order": [DontKnow(), Rate(Rating.AGAIN), Submit(("Sapporo", "Tokyo", "Naha")), Rate(Rating.HARD)],
        "all/match": [Quit()],
    },
}


def as_plain(events: Sequence[Event]) -> tuple[list[str], str]:
    """The lines that are typed into the plain front end."""

    def line(event: Event) -> str:
        match event:
            case Submit(answer=str() as text):
                return text
            case Submit(answer=answer):
                return "; ".join(" = ".join(item) if isinstance(item, tuple) else item for item in answer or ())
            case Rate(rating=rating):
                return str(int(rating or Rating.GOOD))
            case Hint():
                return "?"
            case DontKnow():
                return ":k"
            case Overrule():
                return ":o"
            case TakeBack():
                return ":u"
            case FlagCard(note=note):
                return f":flag {note}"
            case SuspendCard():
                return ":s"
            case BuryCard():
                return ":b"
            case Quit():
                return ":q"
            case More() | Edited():
                raise NotImplementedError

    return ["--ui", "plain"], "".join(f"{line(event)}\n" for event in events)


def as_json(events: Sequence[Event]) -> tuple[list[str], str]:
    """The lines that are sent to the front end for other programs."""
    names = {
        Hint: "hint",
        DontKnow: "dont-know",
        Overrule: "overrule",
        TakeBack: "undo",
        SuspendCard: "suspend",
        BuryCard: "bury",
        FlagCard: "flag",
        Quit: "quit",
    }

    def message(event: Event) -> dict[str, object]:
        match event:
            case Submit(answer=answer):
                return {"answer": answer}
            case Rate(rating=rating):
                return {"rate": RATINGS[rating or Rating.GOOD]}
            case FlagCard(note=note):
                return {"event": "flag", "note": note}
            case _:
                return {"event": names[type(event)]}

    return ["--ui", "json"], "".join(f"{json.dumps(message(event))}\n" for event in events)


FRONT_ENDS: dict[str, Callable[[Sequence[Event]], tuple[list[str], str]]] = {"plain": as_plain, "json": as_json}
"""For each front end: how it is asked for, and what is typed there for these deeds."""


def sit(outside: Outside, learner: dict[CardId, list[Event]]) -> tuple[list[Event], list[LogEntry]]:
    """What a learner does in a sitting, and what the bare session logs of it."""
    world = outside.world()
    waiting = {card: list(events) for card, events in learner.items()}
    session = plan_sitting(world, Wish(seed=1, new=20, form=AskedAs.TYPED))
    done: list[Event] = []
    logged: list[LogEntry] = []
    while not session.over:
        shown = screen(session)
        assert not isinstance(shown, Finished)
        event = _next(shown, waiting.get(shown.prompt.card, []))
        done.append(event)
        if isinstance(event, Quit):
            break
        session, entries = advance(session, event, world.moment(f"bare-{len(logged)}"))
        logged += entries
    return done, logged


def _next(shown: Ask | Feedback, waiting: list[Event]) -> Event:
    """What the learner does at a screen: what is waiting for it, else what goes on."""
    asking = isinstance(shown, Ask)
    if waiting and (asking or isinstance(waiting[0], Rate | Overrule | TakeBack)):
        return waiting.pop(0)
    return Submit(RIGHT[shown.prompt.card]) if isinstance(shown, Ask) else Rate(shown.suggested)


def told(entries: Sequence[LogEntry]) -> list[tuple[object, ...]]:
    """What entries say, ids by the place of the entry that bears them, without the time that passed."""
    places = {entry.id: place for place, entry in enumerate(entries)}
    rows = []
    for entry in entries:
        said = entry._replace(id="", at=0)
        if isinstance(said, Review):
            replaces = f"{places[said.replaces]}" if said.replaces else None
            said = said._replace(took_ms=0, replaces=replaces)
        if isinstance(said, Undo):
            said = said._replace(target=f"{places[said.target]}")
        rows.append((type(said), *said))
    return rows


@pytest.mark.parametrize("learner", LEARNERS)
def test_the_same_deeds_leave_the_same_log(tmp_path: Path, learner: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every kind of card, every deed: the log is that of the bare session, but for ids and times."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    events, expected = sit(Outside.at(tmp_path / "bare", all=DECK), LEARNERS[learner])
    assert expected
    for name, as_typed in FRONT_ENDS.items():
        outside = Outside.at(tmp_path / name, all=DECK)
        options, typed = as_typed(events)
        ran = outside.quiz("study", "--seed", "1", "--new", "20", "--typed", *options, typed=typed)
        assert ran.code == 0
        assert told(outside.world().contents.entries) == told(expected), name

"""`quiz stats`: how well cards are kept, what is coming, and which give trouble."""

import json
from pathlib import Path

from quiz.core.review import AskedAs, Review, Verdict
from tests.commands.outside import Outside


def answer(outside: Outside, card: str, answer: str, verdict: Verdict, *, overruled: bool = False) -> None:
    """Put an answer of this moment in the log."""
    world = outside.world()
    number = len(world.contents.entries)
    review = Review(
        *world.moment(f"entry-{number}")[:4],
        card=card,
        verdict=verdict,
        credit=float(verdict is not Verdict.WRONG),
        rating=None,
        asked_as=AskedAs.TYPED,
        answer=answer,
        took_ms=40_000,
        overruled=overruled,
    )
    world.log.append([review])


def studied(tmp_path: Path) -> Outside:
    """A learner who missed one card again and again, another once, and held an answer to be right."""
    outside = Outside.at(tmp_path)
    outside.home.mkdir()
    (outside.home / "settings.toml").write_text("leech_lapses = 2\n", "utf-8")
    for _ in range(2):
        answer(outside, "troops/korea", "28k", Verdict.CORRECT)
        answer(outside, "troops/capital", "Kyoto", Verdict.WRONG)
        answer(outside, "troops/mechanism#1", "Treaty", Verdict.WRONG)
        outside.days_pass(3)
        answer(outside, "troops/capital", "Edo", Verdict.CORRECT, overruled=True)
        outside.days_pass(3)
    answer(outside, "troops/capital", "Kyoto", Verdict.WRONG)
    answer(outside, "gone/card", "what", Verdict.CORRECT)
    return outside


def test_before_the_first_answer_there_is_something_to_do(tmp_path: Path) -> None:
    """Numbers about nothing would say nothing."""
    assert Outside.at(tmp_path).quiz("stats") == (
        0,
        "Nothing has been answered yet; `quiz study` asks the first question.\n",
        "",
    )


def test_statistics_fit_forty_columns(tmp_path: Path) -> None:
    """Sentences wrap, bars end before the edge, questions stand above their numbers."""
    outside = studied(tmp_path)
    outside.columns = 40
    assert (
        outside.quiz("stats").out
        == """\
3 of 5 cards met, 10 answers in 7
minutes.
Known when they came back: 50% (3 of 6).
In the last 30 days: 50% (3 of 6),
studied on 5 days.

Due in the next two weeks
  today       2  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
  tomorrow    0
  Thu 15 Jan  0
  Fri 16 Jan  0
  Sat 17 Jan  0
  Sun 18 Jan  0
  Mon 19 Jan  0
  Tue 20 Jan  0
  Wed 21 Jan  0
  Thu 22 Jan  0
  Fri 23 Jan  0
  Sat 24 Jan  0
  Sun 25 Jan  0
  Mon 26 Jan  0

Hardest cards
  The ____ Coordination Mechanism is
  new.
    missed 2 of 2; troops/mechanism#1

Leeches: missed again and again, and
better reworded or split
  What is the capital of Japan?
    missed 3 of 5, 2 lapses;
    troops/capital

Answers you held to be right, perhaps
missing from `accept`
  What is the capital of Japan?
    Edo, 2 times; troops/capital
"""
    )


def test_before_a_card_has_come_back_that_is_said_once(tmp_path: Path) -> None:
    """Nothing can be told yet of what is kept."""
    outside = Outside.at(tmp_path)
    answer(outside, "troops/korea", "28k", Verdict.CORRECT)
    assert outside.quiz("stats").out.startswith(
        "1 of 5 cards met, 1 answer in 1 minute.\nNo card has come back yet.\nIn the last 30 days: studied on 1 day.\n"
    )


def test_statistics_of_a_deck_leave_the_others_out(tmp_path: Path) -> None:
    """The card that is gone is in no deck."""
    outside = studied(tmp_path)
    assert outside.quiz("stats").out.startswith("3 of 5 cards met, 10 answers in 7 minutes.\n")
    assert outside.quiz("stats", "troops").out.startswith("3 of 5 cards met, 9 answers in 6 minutes.\n")


def test_the_json_document_has_the_same_facts(tmp_path: Path) -> None:
    """Shares are from 0 to 1, and cards come with their questions."""
    document = json.loads(studied(tmp_path).quiz("stats", "--json").out)
    assert document == {
        "answers": 10,
        "minutes": 6.7,
        "retention": 0.5,
        "recent": {"answers": 10, "days": 5, "minutes": 6.7, "retention": 0.5},
        "forecast": [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        "hardest": [
            {
                "card": "troops/capital",
                "question": "What is the capital of Japan?",
                "asked": 5,
                "missed": 3,
                "lapses": 2,
                "difficulty": 9.59,
            },
            {
                "card": "troops/mechanism#1",
                "question": "The ____ Coordination Mechanism is new.",
                "asked": 2,
                "missed": 2,
                "lapses": 0,
                "difficulty": 8.81,
            },
        ],
        "leeches": [
            {
                "card": "troops/capital",
                "question": "What is the capital of Japan?",
                "asked": 5,
                "missed": 3,
                "lapses": 2,
                "difficulty": 9.59,
            }
        ],
        "overruled": [{"card": "troops/capital", "answer": "Edo", "count": 2}],
    }


def test_without_answers_the_json_document_is_whole(tmp_path: Path) -> None:
    """A share of nothing is null."""
    document = json.loads(Outside.at(tmp_path).quiz("stats", "--json").out)
    assert document == {
        "answers": 0,
        "minutes": 0.0,
        "retention": None,
        "recent": {"answers": 0, "days": 0, "minutes": 0.0, "retention": None},
        "forecast": [0] * 14,
        "hardest": [],
        "leeches": [],
        "overruled": [],
    }

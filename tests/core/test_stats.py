"""What a history tells, by histories small enough to count on one's fingers."""

from quiz.core.card import Card, Recall
from quiz.core.history import Aside
from quiz.core.memory import MemoryState
from quiz.core.review import Answer, AskedAs, Rating, Review, Verdict
from quiz.core.scheduler import Schedule, Scheduler
from quiz.core.stats import (
    Overruled,
    Retention,
    Statistics,
    Trouble,
    overruled,
    retention,
    statistics,
    trouble,
)

TODAY = 740_000


def answer(card: str, ago: int, *, right: bool = True, text: Answer = "x") -> Review:
    """Return an answer given some days ago, which took a second."""
    verdict = Verdict.CORRECT if right else Verdict.WRONG
    return Review("", 0, 0, TODAY - ago, card, verdict, float(right), None, AskedAs.TYPED, text, took_ms=1000)


def plan(due: int, lapses: int = 0, difficulty: float = 5.0) -> Schedule:
    """Return a schedule that is due some days from today."""
    return Schedule(MemoryState(9.0, difficulty), TODAY - 9, TODAY + due, 5, lapses)


def test_retention_is_the_share_still_known_when_cards_came_back() -> None:
    reviews = [
        answer("d/a", 9, right=False),
        answer("d/a", 9),
        answer("d/b", 9),
        answer("d/a", 7),
        answer("d/b", 5, right=False),
        answer("d/b", 5),
        answer("d/a", 3),
    ]
    assert retention(reviews) == Retention(right=2, asked=3)
    assert retention(reviews, TODAY - 5) == Retention(right=1, asked=2)
    assert retention(reviews, TODAY) == Retention(right=0, asked=0)


def test_retention_is_a_share_where_anything_was_asked() -> None:
    assert Retention(3, 4).share == 0.75
    assert Retention(0, 4).share == 0.0
    assert Retention(0, 0).share is None


def test_practice_tells_nothing_of_retention() -> None:
    practice = answer("d/a", 5, right=False)._replace(cram=True)
    assert retention([answer("d/a", 9), practice, answer("d/a", 5)]) == Retention(1, 1)
    assert retention([practice, answer("d/a", 4)]) == Retention(0, 0)


def test_an_answer_counts_as_right_by_its_rating() -> None:
    hard = answer("d/a", 5, right=False)._replace(rating=Rating.HARD)
    assert retention([answer("d/a", 9), hard]) == Retention(1, 1)


def test_the_hardest_cards_come_first() -> None:
    reviews = [
        *(answer("d/lapses", 9, right=False), answer("d/lapses", 8), answer("d/lapses", 8), answer("d/lapses", 8)),
        *(answer("d/half", 9, right=False), answer("d/half", 9)),
        *(answer("d/hard", 9, right=False), answer("d/hard", 9)),
        *(answer("d/most", 9, right=False), answer("d/most", 8, right=False), answer("d/most", 8)),
        *(answer("d/good", 9), answer("d/gone", 9, right=False)),
        answer("d/good", 9, right=False)._replace(cram=True),
    ]
    schedules = {
        "d/half": plan(1, lapses=1, difficulty=5.0),
        "d/hard": plan(1, lapses=1, difficulty=8.0),
        "d/most": plan(1, lapses=1, difficulty=5.0),
        "d/lapses": plan(1, lapses=2, difficulty=3.0),
        "d/good": plan(1),
        "d/gone": plan(1, lapses=9),
    }
    assert trouble(reviews, schedules, ["d/half", "d/hard", "d/most", "d/lapses", "d/good", "d/new"]) == (
        Trouble("d/lapses", asked=4, missed=1, lapses=2, difficulty=3.0),
        Trouble("d/most", asked=3, missed=2, lapses=1, difficulty=5.0),
        Trouble("d/hard", asked=2, missed=1, lapses=1, difficulty=8.0),
        Trouble("d/half", asked=2, missed=1, lapses=1, difficulty=5.0),
    )


def test_typed_answers_that_were_overruled_are_counted_by_their_text() -> None:
    right = [
        answer("d/a", 5, right=False, text=text)._replace(overruled=True) for text in ("SDF", "JSDF", "SDF", ("a", "b"))
    ]
    chosen = right[0]._replace(asked_as=AskedAs.CHOICE)
    assert overruled([*right, chosen, answer("d/a", 4, right=False, text="nonsense")]) == (
        Overruled("d/a", "SDF", 2),
        Overruled("d/a", "JSDF", 1),
    )


def test_statistics_bring_all_of_it_together() -> None:
    reviews = [
        answer("d/a", 40),
        answer("d/a", 30, right=False),
        answer("d/a", 29),
        answer("d/a", 1, right=False, text="SDF")._replace(overruled=True),
        answer("d/b", 1, right=False),
        answer("d/b", 0, right=False),
        answer("d/b", 0)._replace(cram=True),
    ]
    schedules = Scheduler().replay(reviews) | {"d/gone": plan(0, lapses=20)}
    cards = [Card("d/a", "d", Recall("", "")), Card("d/b", "d", Recall("", "")), Card("d/c", "d", Recall("", ""))]
    found = statistics(reviews, schedules, cards, TODAY, leech_lapses=1)
    a = Trouble("d/a", 4, 1, 1, schedules["d/a"].memory.difficulty)
    b = Trouble("d/b", 2, 2, 0, schedules["d/b"].memory.difficulty)
    assert found == Statistics(
        answers=7,
        took_ms=7000,
        retention=Retention(2, 4),
        recent_answers=5,
        recent_took_ms=5000,
        recent_days=3,
        recent_retention=Retention(2, 3),
        forecast=found.forecast,
        hardest=(a, b),
        leeches=(a,),
        overruled=(Overruled("d/a", "SDF", 1),),
    )
    assert len(found.forecast) == 30
    assert found.forecast[0] == 1
    assert sum(found.forecast) == 2


def test_the_forecast_is_of_what_is_really_asked() -> None:
    cards = [Card(f"d/{name}", "d", Recall("", "")) for name in ("late", "now", "soon", "buried", "suspended", "far")]
    schedules = {f"d/{name}": plan(0) for name in ("now", "buried", "suspended")}
    schedules |= {"d/late": plan(-3), "d/soon": plan(4), "d/far": plan(30)}
    aside = Aside(frozenset({"d/suspended"}), frozenset({"d/buried"}))
    found = statistics([], schedules, cards, TODAY, aside=aside).forecast
    assert (len(found), found[:6], sum(found)) == (30, (2, 1, 0, 0, 1, 0), 4)


def test_a_leech_is_a_card_that_lapsed_eight_times() -> None:
    reviews = [answer("d/a", 1, right=False), answer("d/b", 1, right=False)]
    cards = [Card("d/a", "d", Recall("", "")), Card("d/b", "d", Recall("", ""))]
    leeches = statistics(reviews, {"d/a": plan(0, lapses=8), "d/b": plan(0, lapses=7)}, cards, TODAY).leeches
    assert [leech.card for leech in leeches] == ["d/a"]


def test_an_empty_history_has_empty_statistics() -> None:
    nothing = Retention(0, 0)
    assert statistics([], {}, [], TODAY) == Statistics(0, 0, nothing, 0, 0, 0, nothing, (0,) * 30, (), (), ())

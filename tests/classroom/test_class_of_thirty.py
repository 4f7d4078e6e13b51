"""Thirty students of known abilities sit a deck: gradebook and figures are those of an independent computation."""

import statistics

import pytest

from quiz.classroom.gradebook import items, papers
from quiz.classroom.results import gathered, read_result
from quiz.core.record import replace
from tests.classroom.students import bank, class_of

PAPER, GIVEN, FILES = class_of(30, 20, seed=4821)
SHEETS, LEFT_OUT = gathered(read_result(data, f"{name}.jsonl") for name, data in FILES.items())

SCORES = {name: sum(answer == "right" for answer in given.values()) for name, given in GIVEN.items()}


def points(name: str, number: int) -> int:
    """What a student has for a question, from what they answered alone."""
    return int(GIVEN[name].get(number) == "right")


def test_the_gradebook_is_what_was_answered() -> None:
    """Everybody once, by name, with the points of their last answers."""
    (paper,) = papers(SHEETS)
    assert LEFT_OUT == ()
    assert {sheet.name: round(sheet.score, 9) for sheet in paper.sheets} == SCORES
    assert [sheet.name for sheet in paper.sheets] == sorted(SCORES)
    assert [sheet.passed for sheet in paper.sheets] == [SCORES[name] >= 10 for name in sorted(SCORES)]
    assert paper.mean == pytest.approx(statistics.mean(5 * score for score in SCORES.values()))
    assert (paper.questions, paper.codes, paper.decks) == (20, ("4821",), ("bank",))


def test_the_abler_have_more_points() -> None:
    """Points go with ability, as they were made to."""
    assert statistics.correlation(range(30), [SCORES[name] for name in sorted(SCORES)]) > 0.8


def test_each_question_has_the_figures_that_its_answers_give() -> None:
    """Facility, discrimination, omissions, and for each option who chose it."""
    found = {item.card: item.figures for item in items(SHEETS)}
    assert len(found) == 20
    for item in PAPER.items:
        figures = found[item.card.id]
        own = [points(name, item.number) for name in GIVEN]
        rest = [SCORES[name] - points(name, item.number) for name in GIVEN]
        assert figures.count == 30
        assert figures.enough
        assert figures.facility == pytest.approx(statistics.mean(own))
        if len(set(own)) > 1:
            assert figures.discrimination == pytest.approx(statistics.correlation(own, rest))
        else:
            assert figures.discrimination is None
        assert figures.omitted == sum(item.number not in given for given in GIVEN.values())
        chosen = {one.option: set(one.students) for one in figures.chosen}
        assert chosen == {
            option: {name for name, given in GIVEN.items() if given.get(item.number) == option}
            for option in item.prompt.options
        }
        for one in figures.chosen:
            if one.students:
                assert one.rest == pytest.approx(
                    statistics.mean((SCORES[name] - points(name, item.number)) / 19 for name in one.students)
                )


def test_the_paper_has_the_alpha_that_its_points_give() -> None:
    """From the textbook's formula."""
    (paper,) = papers(SHEETS)
    single = sum(statistics.variance([points(name, item.number) for name in GIVEN]) for item in PAPER.items)
    assert paper.alpha == pytest.approx(20 / 19 * (1 - single / statistics.variance(SCORES.values())))


def test_the_same_questions_on_other_papers_are_pooled() -> None:
    """Another class sat some of them: those questions count the answers of both, and are kept apart for grades."""
    _, _, files = class_of(10, 12, seed=7, prefix="t")
    others = [read_result(data, f"other/{name}.jsonl") for name, data in files.items()]
    both, left_out = gathered([*SHEETS, *others])
    assert left_out == ()
    assert [len(paper.sheets) for paper in papers(both)] == [30, 10]
    shared = {card.id for card in bank(12)}
    assert {item.card: item.figures.count for item in items(both)} == {
        card.id: 40 if card.id in shared else 30 for card in bank(20)
    }


def test_one_who_sat_another_paper_does_not_come_before_the_class() -> None:
    """What to teach again is what cost the class most points, not what a wrong seed asked of one."""
    stray = replace(SHEETS[0].rows[0], card="bank/stray", credit=0.0)
    both = items([*SHEETS, replace(SHEETS[0], name="zoe", paper="other", rows=(stray,))])
    lost = [30 - sum(points(name, item.number) for name in GIVEN) for item in PAPER.items]
    assert [item.figures.lost for item in both] == sorted([*lost, 1], reverse=True)
    assert both[0].card != "bank/stray"


def test_a_card_that_asked_something_else_is_another_question() -> None:
    """Answers before and after it was changed are not thrown together."""
    changed = [replace(sheet, rows=tuple(replace(row, hash="0" * 16) for row in sheet.rows)) for sheet in SHEETS[:5]]
    found = items([*changed, *SHEETS[5:]])
    assert sorted(item.figures.count for item in found) == [5] * 20 + [25] * 20

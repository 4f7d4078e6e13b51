"""Results as files: what is whole is read, what is damaged, changed, doubled or foreign is left out with the reason."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.gradebook import absent, anonymous, on_list
from quiz.classroom.paper import make_paper
from quiz.classroom.results import Sheet, gathered, read_game, read_result, sheet_of_log
from quiz.classroom.sealed import read_sealed, sealed
from quiz.core.error import QuizError
from quiz.core.record import replace
from quiz.core.review import AskedAs, Review, Verdict
from tests.classroom.students import bank, result, sat

PAPER = make_paper(bank(4), 1)
FILE = result("ada", sat(PAPER, {1: "right", 2: "lure", 3: "right"}, Random(1)))


def sheet(name: str = "ada", seed: int = 1) -> Sheet:
    """What somebody handed in."""
    return read_result(result(name, sat(PAPER, {1: "right"}, Random(seed)), seed=seed), f"{name}-{seed}.jsonl")


def test_a_result_is_read_as_it_was_written() -> None:
    """The student, the paper, and each question."""
    found = read_result(FILE, "ada.jsonl")
    assert (found.name, found.code, found.decks, found.needed, found.passed) == ("ada", "1", ("bank",), 50, True)
    assert [(row.answer, row.credit, row.right) for row in found.rows] == [
        ("right", 1.0, True),
        ("lure", 0.0, False),
        ("right", 1.0, True),
        (None, 0.0, False),
    ]
    assert (found.score, found.percent) == (2.0, 50.0)


@given(st.data())
def test_a_result_with_any_byte_changed_is_left_out(data: st.DataObject) -> None:
    """Wherever it was."""
    place = data.draw(st.integers(0, len(FILE) - 1))
    changed = FILE[:place] + bytes([FILE[place] ^ data.draw(st.integers(1, 255))]) + FILE[place + 1 :]
    with pytest.raises(QuizError):
        read_result(changed, "ada.jsonl")


def more_points(rows: list[dict[str, Any]]) -> None:
    """Give a point that was not earned."""
    rows[2]["credit"] = 1.0


def higher_sum(rows: list[dict[str, Any]]) -> None:
    """Give more points in the end."""
    rows[-1]["score"] = 4.0


def passed_all_the_same(rows: list[dict[str, Any]]) -> None:
    """Be content with more, and pass."""
    rows[0]["pass"] = 90


def fewer_questions(rows: list[dict[str, Any]]) -> None:
    """Leave out what was wrong."""
    del rows[2]


def too_many_points(rows: list[dict[str, Any]]) -> None:
    """Give two points for a question."""
    rows[1]["credit"] = 2.0


def no_end(rows: list[dict[str, Any]]) -> None:
    """Cut the end off."""
    del rows[-1]


def no_list(rows: list[dict[str, Any]]) -> None:
    """Write something else where options are."""
    rows[1]["options"] = 7


def no_time(rows: list[dict[str, Any]]) -> None:
    """Hand in in no time at all."""
    rows[0]["handed_in"] = float("inf")


def no_year(rows: list[dict[str, Any]]) -> None:
    """Hand in in a year that no calendar has."""
    rows[0]["handed_in"] = 10**18


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (more_points, "its points do not add up"),
        (higher_sum, "its points do not add up"),
        (passed_all_the_same, "its points and whether it was passed do not agree"),
        (fewer_questions, "its questions are not those of its paper"),
        (too_many_points, "a question has more than a point, or less than none"),
        (no_end, "it does not come to an end"),
        (no_time, "its lines are not those of a result"),
        (no_year, "a time in it is none"),
        (no_list, "its lines are not those of a result"),
    ],
)
def test_a_result_that_was_changed_and_sealed_anew_still_contradicts_itself(
    change: Callable[[list[dict[str, Any]]], None], why: str
) -> None:
    """Not always, for the seal is no signature; but where the change was careless."""
    rows = [dict(row) for row in read_sealed(FILE, "quiz-exam", 1).rows]
    change(rows)
    with pytest.raises(QuizError, match=why):
        read_result(sealed(rows)[0], "ada.jsonl")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from((10**18, -(10**18))) | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.data(), ANYTHING)
def test_whatever_somebody_seals_the_class_still_has_its_results(data: st.DataObject, what: Any) -> None:
    """Each place of each line may say anything: it is a result, or none; its times can be shown."""
    for rows, read in (
        (read_sealed(FILE, "quiz-exam", 1).rows, lambda changed: [read_result(changed, "x")]),
        (GAME, lambda changed: read_game(changed, "x")),
    ):
        line = data.draw(st.integers(0, len(rows) - 1))
        name = data.draw(st.sampled_from(sorted(rows[line])))
        changed = [{**row, name: what} if number == line else row for number, row in enumerate(rows)]
        try:
            sheets = read(sealed(changed)[0])
        except QuizError:
            continue
        for one in sheets:
            assert 0 <= one.percent <= 100
            assert datetime.fromtimestamp(one.handed_in / 1000, UTC) + timedelta(hours=14)


@pytest.mark.parametrize("data", [b"", b"\n", b"{}\n", b"\xff\xfe\n", b'{"type":"exam"}\n', b"PK\x03\x04\n"])
def test_a_foreign_file_is_left_out(data: bytes) -> None:
    """With a reason, and never a traceback."""
    with pytest.raises(QuizError, match="none of quiz's files"):
        read_result(data, "x")


def test_nobody_counts_twice() -> None:
    """Of two sittings of a paper the one handed in first counts; a copy is told to be one; other names are others."""
    first, second = sorted((sheet(seed=1), sheet("Ada", seed=2)), key=lambda one: (one.handed_in, one.sum))
    copy = replace(first, where="copy.jsonl", name="ADA")
    kept, left_out = gathered([second, sheet("bob"), copy, first])
    assert {one.student for one in kept} == {"ada", "bob"}
    assert {out.why for out in left_out} == {
        f"{second.shown} sat this paper twice: what was handed in first counts, {first.where}",
        f"it is a copy of {first.where}",
    }


@given(st.permutations(range(5)))
def test_the_order_of_the_files_means_nothing(order: list[int]) -> None:
    """The same count, whatever a folder gives first."""
    sheets = [sheet(name, seed) for name, seed in (("ada", 1), ("ada", 2), ("bob", 3), ("cleo", 4), ("Bob", 5))]
    assert set(gathered(sheets[place] for place in order)[0]) == set(gathered(sheets)[0])


def test_two_without_a_name_are_two() -> None:
    """Nobody is taken for somebody else for want of a name."""
    kept, left_out = gathered([sheet("", 1), sheet("", 2)])
    assert (len(kept), left_out) == (2, ())
    assert len({one.shown for one in kept}) == 2


GAME: list[dict[str, Any]] = [
    {"type": "quiz-play", "version": 1, "created": 5, "seed": 7, "decks": ["bank"], "teams": ["Red", "Blue"]},
    {"type": "asked", "seq": 1, "at": 10, "card": "bank/q00", "asked_as": "choice", "options": ["right", "lure"]},
    {"type": "answered", "seq": 2, "team": "Red", "card": "bank/q00", "asked_as": "choice", "answer": "lure"}
    | {"options": ["right", "lure"], "verdict": "wrong", "credit": 0.0, "points": 0, "took_ms": 900},
    {"type": "stolen", "seq": 3, "team": "Blue", "card": "bank/q00", "asked_as": "choice", "answer": "right"}
    | {"options": ["right", "lure"], "verdict": "correct", "credit": 1.0, "points": 1},
    {"type": "answered", "seq": 4, "team": "Blue", "card": "bank/q01", "asked_as": "typed", "answer": "rihgt"}
    | {"verdict": "wrong", "credit": 0.0},
    {"type": "overruled", "seq": 5, "of": 4, "team": "Blue", "verdict": "correct", "credit": 1.0, "points": 1},
    {"type": "answered", "seq": 6, "team": "Red", "card": "bank/q02", "asked_as": "typed"}
    | {"verdict": "wrong", "credit": 0.0},
    {"type": "undone", "seq": 7, "of": 6},
    {"type": "answered", "seq": 8, "team": "Red", "card": "bank/q03", "asked_as": "typed", "at": 60}
    | {"verdict": "wrong", "credit": 0.0},
]


def test_a_game_gives_each_teams_first_answers() -> None:
    """What was overruled counts so, what was undone or taken over does not; a cut last line is passed over."""
    data = sealed(GAME)[0]
    teams = {found.name: found for found in read_game(data[:-1], "game.jsonl")}
    assert {name: [(row.card, row.credit) for row in found.rows] for name, found in teams.items()} == {
        "Red": [("bank/q00", 0.0)],
        "Blue": [("bank/q01", 1.0)],
    }
    whole = {found.name: found for found in read_game(data, "game.jsonl")}
    assert [(row.card, row.answer) for row in whole["Red"].rows] == [("bank/q00", "lure"), ("bank/q03", None)]
    assert whole["Red"].paper == whole["Blue"].paper == "game-5"


def review(card: str, verdict: Verdict, session: str = "") -> Review:
    """An answer of a log."""
    return Review(card, 1, 0, 1, card, verdict, float(verdict is Verdict.CORRECT), None, AskedAs.TYPED, "x")._replace(
        session=session
    )


def test_of_a_log_the_first_answer_to_each_card_counts() -> None:
    """Later ones were taught by it; those of an exam whose result is there are counted once, there."""
    reviews = [
        review("bank/q00", Verdict.WRONG),
        review("bank/q00", Verdict.CORRECT),
        review("bank/q01", Verdict.CORRECT, "exam-5d1e"),
        review("bank/q01", Verdict.WRONG),
        review("bank/q02", Verdict.CORRECT, "exam-other"),
    ]
    found = sheet_of_log("ada", reviews, "profiles/ada", {"5d1e"})
    assert [(row.card, row.credit) for row in found.rows] == [("bank/q00", 0.0), ("bank/q02", 1.0)]


def test_a_class_list_tells_who_is_absent_and_who_is_not_on_it() -> None:
    """By nicknames, however they are spelled; the list's spelling stands."""
    sheets = [sheet("ada"), sheet("BOB", 2), sheet("eve", 3)]
    own, others = on_list(["Ada", "Bob", "Cleo"], sheets)
    assert [one.name for one in own] == ["Ada", "Bob"]
    assert [one.name for one in others] == ["eve"]
    assert absent(["Ada", "Bob", "Cleo"], sheets) == ("Cleo",)


def test_without_names_nobody_can_be_told() -> None:
    """Numbers in no order that names have; a student has the same one on every paper."""
    sheets = [sheet(f"student-{letter}", number) for number, letter in enumerate("abcdefghij")]
    numbered = anonymous([*sheets, replace(sheets[0], paper="other")])
    shown = [one.shown for one in numbered]
    assert shown[0] == shown[-1]
    assert sorted(set(shown)) == [f"student {number:02}" for number in range(1, 11)]
    assert shown[:10] != sorted(shown[:10])
    assert not any("student-" in json.dumps([one.shown, one.name]) for one in numbered)

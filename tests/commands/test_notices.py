"""What is told beside the answers: damaged logs, clocks that seem wrong, profiles that are new, cards left out."""

from pathlib import Path

import pytest

from quiz.store.review_log import ReviewLog
from tests.commands.outside import DAY, TROOPS, Outside


def studied(tmp_path: Path) -> Outside:
    """A learner of three cards."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--ui", "plain", "--typed", typed="28k\n\nKyoto\n\nAlliance\n\n")
    return outside


def damage(log: Path, *lines: int) -> None:
    """Change a byte in each of the lines, counted from 1."""
    text = log.read_bytes().splitlines(keepends=True)
    for line in lines:
        text[line - 1] = text[line - 1].replace(b'"credit":', b'"credlt":')
    log.write_bytes(b"".join(text))


@pytest.mark.parametrize("argv", [(), ("due",), ("due", "--json"), ("stats",), ("study", "--ui", "plain")])
def test_a_damaged_log_is_told_once_on_stderr(tmp_path: Path, argv: tuple[str, ...]) -> None:
    """Which file, which line, and that everything else is used; the answer itself comes as ever."""
    outside = studied(tmp_path)
    (log,) = outside.log
    whole = outside.quiz(*argv)
    damage(log, 3)
    before = log.read_bytes()
    ran = outside.quiz(*argv)
    assert ran.err == (
        f"notice: The log {log} is damaged at line 3: it was changed, or the line before it was removed. "
        "Nothing was changed, and everything else is used.\n"
    )
    assert ran.code == whole.code
    assert len(ran.out.splitlines()) >= 1
    assert log.read_bytes() == before


def test_several_damages_are_one_notice(tmp_path: Path) -> None:
    """The first is named, the others are counted."""
    outside = studied(tmp_path)
    (log,) = outside.log
    damage(log, 2, 3)
    assert outside.quiz("due").err.startswith(f"notice: The log {log} is damaged at line 2 (1 more place like it): ")


def test_a_healthy_log_is_no_news(tmp_path: Path) -> None:
    """Nothing is said where nothing is the matter."""
    outside = studied(tmp_path)
    for argv in ((), ("due",), ("stats",), ("study", "--ui", "plain"), ("undo",)):
        assert outside.quiz(*argv).err == ""


@pytest.mark.parametrize(
    ("days", "notice"),
    [
        (0, ""),
        (29, ""),
        (31, "notice: Your last answer was 31 days ago; if that is not so, set the clock right.\n"),
        (-0.9, ""),
        (
            -400,
            (
                "notice: The clock says November 27, 2024, but your last answer is of January 1, 2026; "
                "if that is wrong, set the clock right.\n"
            ),
        ),
    ],
)
def test_a_clock_far_from_the_last_answer_is_worth_a_line(tmp_path: Path, days: float, notice: str) -> None:
    """At the start of a sitting, and nowhere else."""
    outside = studied(tmp_path)
    outside.days_pass(days)
    ran = outside.quiz("study", "--ui", "plain")
    assert (ran.code, ran.err) == (0, notice)
    assert ran.out.startswith("Question ") or "Nothing is due" in ran.out
    assert outside.quiz("due").err == ""


def test_a_clock_that_was_never_set_is_told_until_it_is(tmp_path: Path) -> None:
    """Also when answers were given by it meanwhile."""
    outside = studied(tmp_path)
    outside.days_pass(-20_000)
    for _ in range(2):
        ran = outside.quiz("study", "--ui", "plain", "--typed", typed=":dontknow\n\n")
        assert ran.err.endswith("but your last answer is of January 1, 2026; if that is wrong, set the clock right.\n")


def test_a_mistyped_profile_is_asked_back(tmp_path: Path) -> None:
    """A new profile begins by its use; one that is near to another may be a slip."""
    outside = studied(tmp_path)
    outside.quiz("--profile", "anna", "study", "--ui", "plain", "--typed", typed="28k\n\n")
    assert outside.quiz("due", "--profile", "ana").err == "notice: The profile `ana` is new: did you mean `anna`?\n"
    assert outside.quiz("due", "--profile", "zoe").err == "notice: The profile `zoe` is new.\n"
    assert outside.quiz("due", "--profile", "anna").err == ""


def test_a_profile_that_cannot_be_named_so_is_refused(tmp_path: Path) -> None:
    """A name is never taken for a path."""
    ran = Outside.at(tmp_path).quiz("due", "--profile", "../else\x1b[2J")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == "quiz: `../else␛[2J` cannot name a profile"


def test_cards_left_out_are_told_beside_the_first_question(tmp_path: Path) -> None:
    """The rest of the deck can be studied."""
    outside = Outside.at(tmp_path, troops=TROOPS.replace('answer = "Tokyo"', "answer = 5"))
    ran = outside.quiz("study", "--ui", "plain")
    assert "1 card is left out because of mistakes in a deck; `quiz check` shows them." in ran.out


def slow(outside: Outside, days: float, *argv: str, typed: str) -> None:
    """Study while the clock is so many days behind."""
    outside.days_pass(-days)
    outside.quiz("study", "--ui", "plain", "--typed", *argv, typed=typed)
    outside.days_pass(days)


def test_one_answer_under_a_slow_clock_is_all_that_it_costs(tmp_path: Path) -> None:
    """Though it was written last: what was answered before is remembered as ever, and the clock is right now."""
    outside = studied(tmp_path)
    outside.days_pass(3)
    before = outside.world().schedules
    slow(outside, 400, typed="a b c\n\n")
    world = outside.world()
    assert len(world.contents.entries) == 4
    assert world.schedules == before
    assert outside.quiz("study", "--ui", "plain").err == ""


def test_a_clock_plainly_wrong_now_is_told_though_nothing_then_seems_trustworthy(tmp_path: Path) -> None:
    """All answers lie ahead of it; none is lost when it is set right."""
    outside = studied(tmp_path)
    outside.days_pass(-400)
    assert len(outside.world().contents.doubtful) == 3
    assert outside.quiz("study", "--ui", "plain").err.startswith("notice: The clock says November 27, 2024, but")
    outside.days_pass(400)
    assert outside.quiz("study", "--ui", "plain").err == ""


def test_another_device_that_ran_ahead_is_no_reason_to_doubt_this_clock(tmp_path: Path) -> None:
    """Where this one has answers of its own that agree with it."""
    outside = studied(tmp_path)
    (log,) = outside.log
    ahead = ReviewLog(log.parent, "lap0")
    review = outside.world().history.reviews[0]
    ahead.append([review._replace(id="x", at=review.at + 900 * DAY, day=review.day + 900)])
    world = outside.world()
    assert world.contents.doubtful == {"x"}
    assert outside.quiz("study", "--ui", "plain").err == ""

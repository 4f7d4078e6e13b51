"""`quiz undo`, `quiz suspend` and `quiz resume`: deeds outside a sitting."""

from pathlib import Path

from quiz.core.review import Suspend, Undo, Unsuspend
from tests.commands.outside import TROOPS, Outside


def test_undo_says_what_it_took_back(tmp_path: Path) -> None:
    """The question and the answer tell which one it was; each further undo goes one step back."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--ui", "plain", "--typed", typed="28k\n\nKyoto\n\n")
    assert (
        outside.quiz("undo").out
        == """\
Taken back: the answer to `troops/capital`, wrong
  question  What is the capital of Japan?
  answered  Kyoto
"""
    )
    assert "answered  28k" in outside.quiz("undo").out
    assert outside.quiz("undo") == (
        66,
        "",
        "quiz: there is nothing to undo\nhelp: `quiz study` asks the first question\n",
    )
    assert [type(entry) for entry in outside.world().contents.entries[2:]] == [Undo, Undo]
    assert outside.world().schedules == {}


def test_undo_takes_back_an_overruled_answer_whole(tmp_path: Path) -> None:
    """The correction and what it corrected are one answer to the learner."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--ui", "plain", "--typed", "--limit", "1", typed="49,000\no\n\n")
    outside.quiz("undo")
    assert outside.world().history.reviews == ()


def test_undo_knows_every_kind_of_deed(tmp_path: Path) -> None:
    """Suspending, resuming, putting aside and flagging are taken back by their names."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--ui", "plain", typed=":flag\n:bury\n")
    outside.quiz("suspend", "roads")
    outside.quiz("resume", "roads")
    said = [outside.quiz("undo").out.splitlines()[0] for _ in range(4)]
    assert said == [
        "Taken back: the resumption of `troops/roads`",
        "Taken back: the suspension of `troops/roads`",
        "Taken back: putting `troops/korea` aside for the day",
        "Taken back: the flag on `troops/korea`",
    ]


def test_an_answer_that_was_rated_is_told_by_the_name_of_its_rating(tmp_path: Path) -> None:
    """As the learner chose it, not by its number."""
    recall = '[deck]\ntitle = "T"\n[[card]]\nid = "one"\nkind = "recall"\nquestion = "One?"\nanswer = "1"\n'
    outside = Outside.at(tmp_path, t=recall)
    outside.quiz("study", "--ui", "plain", typed="\nhard\n")
    assert outside.quiz("undo").out == "Taken back: the answer to `t/one`, rated hard\n  question  One?\n"


def test_undo_of_a_card_that_is_gone_still_tells_its_name(tmp_path: Path) -> None:
    """The question is left out, since nobody knows it any more."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--ui", "plain", "--typed", typed="28k\n\n")
    outside.deck("troops", TROOPS.replace('"korea"', '"korean-troops"'))
    assert outside.quiz("undo").out == "Taken back: the answer to `troops/korea`, correct\n  answered  28k\n"


def test_a_suspended_card_is_not_asked_until_it_is_resumed(tmp_path: Path) -> None:
    """Doing either twice changes nothing and says so."""
    outside = Outside.at(tmp_path)
    assert outside.quiz("suspend", "capital").out == (
        "`troops/capital` is not asked again until `quiz resume troops/capital`.\n"
    )
    assert outside.quiz("suspend", "capital").out == "`troops/capital` is suspended already.\n"
    assert outside.quiz("due").out.startswith("3 new cards")
    assert outside.quiz("resume", "capital").out == "`troops/capital` is asked again.\n"
    assert outside.quiz("resume", "capital").out == "`troops/capital` is not suspended.\n"
    assert outside.quiz("due").out.startswith("4 new cards")
    assert [type(entry) for entry in outside.world().contents.entries] == [Suspend, Unsuspend]


def test_what_was_done_while_the_clock_ran_ahead_can_be_undone_and_resumed(tmp_path: Path) -> None:
    """Though the clock, set right, puts it last for years to come."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--ui", "plain", "--typed", "--limit", "1", typed="28k\n\n")
    outside.days_pass(4000)
    outside.quiz("suspend", "capital")
    outside.quiz("suspend", "roads")
    outside.days_pass(-4000)
    assert outside.quiz("resume", "capital").out == "`troops/capital` is asked again.\n"
    assert outside.world().history.suspended == {"troops/roads"}
    said = [outside.quiz("undo").out.splitlines()[0] for _ in range(4)]
    assert said == [
        "Taken back: the resumption of `troops/capital`",
        "Taken back: the suspension of `troops/roads`",
        "Taken back: the suspension of `troops/capital`",
        "Taken back: the answer to `troops/korea`, correct",
    ]


def test_a_card_suspended_again_stays_so(tmp_path: Path) -> None:
    """A resumption dated years ahead lifts what it was meant for, and nothing that comes after it."""
    outside = Outside.at(tmp_path)
    outside.quiz("suspend", "capital")
    outside.days_pass(4000)
    outside.quiz("resume", "capital")
    outside.days_pass(-4000)
    outside.quiz("suspend", "capital")
    assert outside.world().history.suspended == {"troops/capital"}


def test_a_notes_name_means_all_its_siblings(tmp_path: Path) -> None:
    """A cloze is put aside whole, or gap by gap."""
    outside = Outside.at(tmp_path)
    outside.quiz("suspend", "mechanism")
    assert outside.world().history.suspended == {"troops/mechanism#1", "troops/mechanism#2"}
    outside.quiz("resume", "mechanism#2")
    assert outside.world().history.suspended == {"troops/mechanism#1"}


def test_everything_can_be_resumed_at_once(tmp_path: Path) -> None:
    """Cards that are in no deck any more are resumed too, by --all or by their whole name."""
    outside = Outside.at(tmp_path)
    for card in ("korea", "capital", "roads"):
        outside.quiz("suspend", card)
    outside.deck("troops", TROOPS.replace('"korea"', '"korean-troops"').replace('"roads"', '"cities"'))
    assert outside.quiz("resume", "troops/roads").out == "`troops/roads` is asked again.\n"
    assert outside.quiz("resume", "--all").out == "`troops/capital`, `troops/korea` are asked again.\n"
    assert outside.quiz("resume", "--all").out == "No card is suspended.\n"


def test_resume_wants_a_card_or_all_and_not_both(tmp_path: Path) -> None:
    """Neither would mean nothing, both could mean two things."""
    outside = Outside.at(tmp_path)
    for argv in (("resume",), ("resume", "korea", "--all")):
        assert outside.quiz(*argv) == (
            2,
            "",
            "quiz: `quiz resume` needs either CARD or --all\nhelp: `quiz list --suspended` names them\n",
        )


def test_deeds_leave_every_earlier_byte_of_the_log(tmp_path: Path) -> None:
    """Nothing is ever rewritten: the log after a deed begins with the log before it."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--ui", "plain", "--typed", typed="28k\n\n")
    (log,) = outside.log
    for argv in (("undo",), ("suspend", "roads"), ("resume", "roads"), ("undo",)):
        before = log.read_bytes()
        assert outside.quiz(*argv).code == 0
        assert log.read_bytes().startswith(before)
        assert len(log.read_bytes()) > len(before)

"""`quiz exam` as students and teachers meet it: the sitting line by line, coming back, the result, the exit code."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from quiz.classroom.sealed import read_sealed
from quiz.cli import run
from quiz.commands.exam.journal import held
from quiz.core.review import Review
from quiz.store.merge import LogContents
from tests.commands.outside import NOON, Outside, text_of

RIGHT = {"troops/korea": "28k", "troops/capital": "Tokyo", "troops/roads": "b"}
MINUTE = 60_000

CAPITALS = """\
[deck]
title = "Capitals"
""" + "".join(
    f'\n[[card]]\nid = "{name.lower()}"\nkind = "choice"\nquestion = "What is the capital of {name}?"\n'
    f'answer = "{key}"\ndistractors = ["Lagos", "Perth"]\nexplanation = "Since {key} was built."\n'
    for name, key in (("France", "Paris"), ("Italy", "Rome"), ("Norway", "Oslo"), ("Peru", "Lima"))
)


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    """A folder with a deck of four choices."""
    return Outside.at(tmp_path, capitals=CAPITALS)


def exam(outside: Outside, *argv: str, typed: str = "") -> tuple[int, str, str]:
    """Sit the exam of seed 7 with these lines; the exit code, what was shown, and what was said beside it."""
    return outside.quiz("exam", "capitals", "--seed", "7", "--name", "ada", *argv, typed=typed)


def rows(outside: Outside, name: str = "exam-capitals-ada.jsonl") -> tuple[dict[str, Any], ...]:
    """The rows of a result."""
    return read_sealed((outside.folder / name).read_bytes(), "quiz-exam", 1).rows


def entries(outside: Outside) -> LogContents:
    """What the student's log holds."""
    return outside.world().contents


def test_a_whole_sitting(outside: Outside) -> None:
    """Questions, a flag, the overview, going back, handing in, the score and each question's feedback."""
    code, out, err = exam(
        outside, "--minutes", "20", typed="Perth\n:f\n\nNice\nb\n:1\nLagos\n:o\n\n:tiem\n:o\n:done\nno\n:done\nyes\n"
    )
    assert (code, err) == (1, "")
    assert out == (Path(__file__).parent / "sitting.txt").read_text("utf-8")


def test_the_same_seed_is_the_same_paper_for_everybody(outside: Outside) -> None:
    """Whoever sits it, and another seed is another."""
    papers = {}
    for name, seed in (("ada", "7"), ("bob", "7"), ("cleo", "8")):
        outside.quiz("exam", "capitals", "--seed", seed, "--name", name, typed=":done\nyes\n")
        result = rows(outside, f"exam-capitals-{name}.jsonl")
        papers[name] = [(row["card"], row["options"]) for row in result[1:-1]]
        assert result[0]["cards"].keys() == {card for card, _ in papers[name]}
    assert papers["ada"] == papers["bob"] != papers["cleo"]


def test_an_exam_goes_on_where_it_was_left(outside: Outside) -> None:
    """The end of the input leaves it; the clock runs on, which is said; answers stand; at last the journal goes."""
    code, out, _ = exam(outside, "--minutes", "20", typed="Perth\n")
    assert code == 1
    assert out.endswith(
        "Not handed in: 1 of 4 answered. The clock goes on meanwhile; the same command\nbrings you back.\n"
    )
    journal = outside.folder / "exam-capitals-ada.jsonl.part"
    assert journal.exists()
    outside.clock.at += 12 * MINUTE
    code, out, _ = outside.quiz("exam", "capitals", "--name", "ada", typed=":1\n:done\nyes\n")
    assert out.startswith(
        "This exam was begun before; you were away for 12 minutes. The clock went on\nmeanwhile: 8 minutes left.\n"
    )
    assert "Your answer so far: Perth" in out
    assert not journal.exists()
    assert rows(outside)[0]["handed_in"] == NOON + 12 * MINUTE


def test_time_that_ran_out_while_away_hands_in_what_was_there(outside: Outside) -> None:
    """At the moment the time was up, and that is said."""
    exam(outside, "--minutes", "20", typed="Perth\n")
    outside.clock.at += 25 * MINUTE
    code, out, _ = exam(outside)
    assert code == 1
    assert "The time was up while you were away: what you had answered is handed in." in out
    assert (rows(outside)[0]["handed_in"], rows(outside)[0]["timed_out"]) == (NOON + 20 * MINUTE, True)
    assert [row["answer"] for row in rows(outside)[1:-1]] == ["Perth", None, None, None]


def test_what_was_answered_is_in_the_journal_at_once_and_no_key_is(outside: Outside) -> None:
    """Each answer on a line of its own; neither the other options nor which is right."""
    exam(outside, typed="Perth\nLagos\n")
    text = (outside.folder / "exam-capitals-ada.jsonl.part").read_text("utf-8")
    deeds = [json.loads(line) for line in text.splitlines()[1:]]
    assert [deed["answer"] for deed in deeds if deed["event"] == "reply"] == ["Perth", "Lagos"]
    assert not any(word in text for word in ("Paris", "Oslo", "Since"))


def test_a_torn_journal_goes_on_from_its_last_whole_line(outside: Outside) -> None:
    """What an interrupted write left was never acknowledged."""
    exam(outside, typed="Perth\nLagos\n")
    journal = outside.folder / "exam-capitals-ada.jsonl.part"
    whole = journal.read_bytes()
    lines = whole.splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[:2]) + lines[2][:20])
    exam(outside, typed=":2\nLagos\n")
    exam(outside, typed=":done\nyes\n")
    assert [row["answer"] for row in rows(outside)[1:-1]] == ["Perth", "Lagos", None, None]


def test_a_changed_journal_is_not_gone_on_with(outside: Outside) -> None:
    """It is left as it is, and the student told."""
    exam(outside, typed="Lagos\n")
    journal = outside.folder / "exam-capitals-ada.jsonl.part"
    changed = journal.read_bytes().replace(b"Lagos", b"Perth")
    journal.write_bytes(changed)
    code, out, err = exam(outside)
    assert (code, out) == (65, "")
    assert err.startswith(
        f"quiz: the journal {journal} cannot be gone on with: line 2 was changed or is damaged\nhelp: "
    )
    assert journal.read_bytes() == changed


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--minutes", "10"], "its --minutes is 5"),
        (["--seed", "9"], "its --seed is 7"),
        (["--choices"], "it has no --choices"),
        (["--form", "B"], "it has no --form"),
        (["other"], "its DECK is capitals"),
    ],
)
def test_other_terms_do_not_change_an_exam_under_way(outside: Outside, argv: list[str], said: str) -> None:
    """More time cannot be had by asking for it; it is said what was asked for first, so that a slip can be mended."""
    outside.deck("other", CAPITALS)
    exam(outside, "--minutes", "5", typed="Perth\n")
    code, _, err = exam(outside, *argv, "--result", "exam-capitals-ada.jsonl")
    assert code == 2
    assert err.startswith(f"quiz: an exam is under way in exam-capitals-ada.jsonl.part, and {said}\n")


def test_a_deck_that_was_changed_meanwhile_is_noticed(outside: Outside) -> None:
    """The answers are kept for when it is back as it was."""
    exam(outside, typed="Perth\n")
    outside.deck("capitals", CAPITALS.replace("Perth", "Sydney"))
    code, _, err = exam(outside)
    assert code == 65
    assert "the decks were changed since the exam" in err
    outside.deck("capitals", CAPITALS)
    assert exam(outside, typed=":done\nyes\n")[0] == 1
    assert rows(outside)[1]["answer"] == "Perth"


def test_an_exam_is_sat_once(outside: Outside) -> None:
    """A result that is there is never written over."""
    exam(outside, typed=":done\nyes\n")
    before = (outside.folder / "exam-capitals-ada.jsonl").read_bytes()
    code, _, err = exam(outside)
    assert (code, err) == (
        73,
        (
            "quiz: this exam was handed in: exam-capitals-ada.jsonl is there already\n"
            "help: name another file with --result, or another student with --name\n"
        ),
    )
    assert (outside.folder / "exam-capitals-ada.jsonl").read_bytes() == before


@pytest.mark.parametrize(("argv", "kept"), [((), ["Perth", "Lagos"]), (("--no-record",), [])])
def test_the_answers_go_to_the_students_own_schedule(outside: Outside, argv: tuple[str, ...], kept: list[str]) -> None:
    """Those that were given, as answers that count; unless they shall not."""
    exam(outside, *argv, typed="Perth\nLagos\n:done\nyes\n")
    reviews = [entry for entry in entries(outside).entries if isinstance(entry, Review)]
    assert [review.answer for review in reviews] == kept
    assert not any(review.cram for review in reviews)
    assert {review.session for review in reviews} <= {f"exam-{rows(outside)[0]['id']}"}


@pytest.mark.parametrize(("needed", "code"), [("25", 0), ("26", 1), ("0", 0), ("100", 1)])
def test_the_exit_code_says_whether_it_was_passed(outside: Outside, needed: str, code: int) -> None:
    """One point of four is a quarter."""
    first = str(rows_of_right(outside)[0])
    assert exam(outside, "--pass", needed, typed=f"{first}\n:done\nyes\n")[0] == code


def rows_of_right(outside: Outside) -> list[object]:
    """The right answers of the paper in order, found out by sitting it once."""
    outside.quiz("exam", "capitals", "--seed", "7", "--no-record", "--result", "probe", typed=":done\nyes\n")
    keys = {"capitals/france": "Paris", "capitals/italy": "Rome", "capitals/norway": "Oslo", "capitals/peru": "Lima"}
    return [keys[str(row["card"])] for row in rows(outside, "probe")[1:-1]]


def test_files_are_the_students_own(outside: Outside) -> None:
    """Nobody else on the machine can read an answer."""
    exam(outside, typed="Perth\n")
    assert (outside.folder / "exam-capitals-ada.jsonl.part").stat().st_mode & 0o077 == 0
    exam(outside, typed=":done\nyes\n")
    assert (outside.folder / "exam-capitals-ada.jsonl").stat().st_mode & 0o077 == 0


def test_a_name_is_made_safe(outside: Outside) -> None:
    """For screens, tables and file names alike."""
    outside.quiz("exam", "capitals", "--name", "../\x1b[31mÅda\u202e  Lovelace the first", typed=":done\nyes\n")
    (path,) = outside.folder.glob("exam-*.jsonl")
    assert path.name == "exam-capitals-31måda-lovel.jsonl"
    assert rows(outside, path.name)[0]["name"] == "../[31mÅda Lovel"


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (["--minutes", "0"], 2, "quiz: --minutes: `0` is no number from 1 to 10,080\n"),
        (["--pass", "101"], 2, "quiz: --pass: `101` is no number from 0 to 100\n"),
        (["--seed", "seven"], 2, "quiz: --seed: `seven` is no number from 0 to 999,999,999\n"),
        (["--form", "A B"], 2, "quiz: --form: `A B` is no form; forms are letters, such as `--form B`\n"),
        (["--ui", "terminal"], 2, "quiz: there is no terminal for a full screen\n"),
        (["--result", "decks/capitals.toml/x"], 73, "quiz: cannot create"),
    ],
)
def test_mistakes_in_the_call(outside: Outside, argv: list[str], code: int, said: str) -> None:
    """Two lines each."""
    ran = exam(outside, *argv)
    assert ran[0] == code
    assert ran[2].startswith(said)


def test_a_second_window_does_not_write_into_the_first(outside: Outside) -> None:
    """The exam that is being sat is held."""
    exam(outside, typed="Perth\n")
    with held(outside.folder / "exam-capitals-ada.jsonl.part"):
        code, _, err = exam(outside)
    assert code == 75
    assert "another quiz is sitting the exam" in err


def test_a_result_that_could_not_be_written_is_written_the_next_time(outside: Outside) -> None:
    """The exam stays handed in; nothing half-made is left where the result belongs."""
    exam(outside, typed="Perth\n")
    in_the_way = outside.folder / "exam-capitals-ada.jsonl"
    in_the_way.mkdir()
    code, _, err = exam(outside, typed=":done\nyes\n")
    assert (code, err.partition(":")[2].startswith(" the result was not saved")) == (74, True)
    assert sorted(path.name for path in outside.folder.glob("exam-*")) == [in_the_way.name, f"{in_the_way.name}.part"]
    in_the_way.rmdir()
    code, out, _ = exam(outside)
    assert (code, "This exam was handed in before. Your result is in" in " ".join(out.split())) == (1, True)
    assert [row["answer"] for row in rows(outside)[1:-1]] == ["Perth", None, None, None]


def test_what_fails_during_an_exam_is_not_laid_at_its_journal(outside: Outside) -> None:
    """A reader of the output that went away, say. The next process can have the journal."""
    exam(outside, typed="Perth\n")
    journal = outside.folder / "exam-capitals-ada.jsonl.part"
    for _ in range(2):
        with pytest.raises(BrokenPipeError), held(journal):
            raise BrokenPipeError


def test_no_answer_counts_that_comes_after_the_time(outside: Outside) -> None:
    """The clock stood at the question when the line was read much later: it is kept, marked late, without a point."""

    class Slow(io.StringIO):
        """Lines of somebody who takes nineteen minutes for each."""

        def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # read_line gives a number
            outside.clock.at += 19 * MINUTE
            return super().readline(size)

    slow = outside.world(stdin=Slow("Perth\nLagos\n"))
    assert run(["exam", "capitals", "--seed", "7", "--name", "ada", "--minutes", "20"], slow) == 1
    assert "This came when the time was up, and does not count." in text_of(slow.stdout)
    assert [(row["answer"], row["late"], row["omitted"]) for row in rows(outside)[1:-1]] == [
        ("Perth", False, False),
        ("Lagos", True, False),
        (None, False, True),
        (None, False, True),
    ]

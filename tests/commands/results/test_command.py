"""`quiz results` as teachers meet it: a folder in, tables, spreadsheets, documents and decks out."""

import csv
import io
import json
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.sealed import read_sealed, sealed
from quiz.commands.results.export import RISKY, _csv
from quiz.commands.results.shown import ALPHA
from quiz.core.clean import clean_line
from quiz.deckfile.parse import parse_deck
from quiz.ui.lines import cells
from tests.classroom.students import class_of
from tests.commands.exam.test_command import CAPITALS
from tests.commands.outside import Outside

TYPED = {
    "ada": "Oslo\nLima\nParis\nRome\n",
    "bob": "Oslo\nPerth\n\nRome\n",
    "cleo": "Lagos\nPerth\nParis\nPerth\n",
    "=dan()": "Lagos\nLima\nPerth\n\n",
}
"""What each student answers to the paper of seed 7."""


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    """A folder where four students have sat the exam of seed 7."""
    outside = Outside.at(tmp_path, capitals=CAPITALS)
    for minutes, (name, typed) in enumerate(TYPED.items(), 1):
        argv = ["exam", "capitals", "--seed", "7", "--name", name, "--no-record", "--minutes", "20"]
        result = f"handed-in/{name.strip('=()')}.jsonl"
        outside.quiz(*argv, "--result", result, typed=typed)
        outside.clock.at += minutes * 60_000
        outside.quiz(*argv, "--result", result, typed=":done\nyes\n")
    return outside


def kept(name: str) -> str:
    """A text kept beside the tests."""
    return (Path(__file__).parent / name).read_text("utf-8")


def test_the_whole_of_it_for_people(outside: Outside) -> None:
    """The gradebook, the questions, and who fell for what."""
    ran = outside.quiz("results", "handed-in")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == kept("whole.txt")


@pytest.mark.parametrize("columns", [40, 24])
def test_a_narrow_window_breaks_no_word_and_drops_none(outside: Outside, columns: int) -> None:
    """Every line fits, and there is all that a wide window has; what has no blanks, as in Japanese, goes on beneath."""
    unbroken = "abcdefghijklmnopqrstu"
    outside.deck("long", CAPITALS.replace("What is the capital of", f"{unbroken} of"))
    outside.quiz("exam", "long", "--name", "Bartholomew", "--result", "handed-in/e.jsonl", typed="a\n:done\nyes\n")
    wide = outside.quiz("results", "handed-in", "--plain").out
    outside.columns = columns
    narrow = outside.quiz("results", "handed-in", "--plain").out
    assert max(map(cells, narrow.splitlines())) <= columns
    words = {word.strip(",.") for word in wide.split()} - {unbroken, "%"}
    assert words <= {word.strip(",.") for word in narrow.split()}
    assert unbroken in "".join(narrow.split())


def table(outside: Outside, *argv: str) -> list[dict[str, str]]:
    """A spreadsheet's rows."""
    return list(csv.DictReader(io.StringIO(outside.quiz("results", "handed-in", "--csv", *argv).out)))


def test_the_gradebook_for_a_spreadsheet(outside: Outside) -> None:
    """A row a student, with the points of each question; no cell that a spreadsheet would run."""
    rows = table(outside)
    assert [(row["student"], row["points"], row["percent"], row["passed"], row["minutes"]) for row in rows] == [
        ("'=dan()", "1", "25.0", "not passed", "4.0"),
        ("ada", "4", "100.0", "passed", "1.0"),
        ("bob", "2", "50.0", "passed", "2.0"),
        ("cleo", "1", "25.0", "not passed", "3.0"),
    ]
    assert {row["capitals/norway"] + row["capitals/peru"] for row in rows} == {"11", "10", "00", "01"}


@pytest.mark.parametrize("argv", [["-o", "grades.csv"], ["--csv", "-o", "Grades.txt"], ["--questions", "-o", "q.CSV"]])
def test_a_file_for_a_spreadsheet_says_that_it_is_unicode(outside: Outside, argv: list[str]) -> None:
    """Excel garbles accents without the mark, other programs would read the mark as a letter in a pipe."""
    outside.quiz("exam", "capitals", "--name", "Zoë", "--result", "handed-in/z.jsonl", typed="b\n:done\nyes\n")
    printed = outside.quiz("results", "handed-in", "--csv", *argv[:-2]).out
    assert not printed.startswith("\ufeff")
    ran = outside.quiz("results", "handed-in", *argv)
    assert (ran.code, ran.out) == (0, f"Written: {argv[-1]}.\n")
    path = outside.folder / argv[-1]
    assert path.read_bytes() == b"\xef\xbb\xbf" + printed.encode()
    assert outside.quiz("results", "handed-in", *argv).code == 73


def test_a_document_in_a_file_is_the_one_that_is_printed(outside: Outside) -> None:
    """Programs want no mark."""
    printed = outside.quiz("results", "handed-in", "--json").out
    assert outside.quiz("results", "handed-in", "-o", "all.json").code == 0
    assert (outside.folder / "all.json").read_text("utf-8") == printed


def test_no_cell_of_any_table_begins_a_formula(outside: Outside) -> None:
    """Whatever decks and students are called."""
    evil = CAPITALS.replace('"Lagos"', '"@SUM(1)"').replace("What is", "=What is")
    outside.deck("evil", evil)
    outside.quiz("exam", "evil", "--name", "+1", "--result", "handed-in/e.jsonl", typed="b\n:done\nyes\n")
    for argv in ((), ("--questions",)):
        text = outside.quiz("results", "handed-in", "--csv", *argv).out
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not [cell for cell in cells if cell.startswith(RISKY)]
        assert any(cell.startswith("'") for cell in cells)


@given(st.text("=+-@\t\r\n \u3000\"';,1a\uff1d\uff0b\uff0d\uff20\x00\x1b"))
def test_whatever_a_cell_says_no_spreadsheet_runs_it(said: str) -> None:
    """Blanks before it and wide signs make no difference; it stays one cell, and readable."""
    (((cell,),), lines) = list(csv.reader(io.StringIO(_csv([[said]])))), _csv([["x", said]]).count("\r\n")
    assert not unicodedata.normalize("NFKC", cell).strip().startswith(RISKY)
    assert cell.removeprefix("'") == clean_line(said).removeprefix("'")
    assert lines == 1


def test_the_questions_for_a_spreadsheet(outside: Outside) -> None:
    """A row an option, with how many chose it and how they did elsewhere."""
    rows = [row for row in table(outside, "--questions") if row["card"] == "capitals/norway"]
    assert [(row["option"], row["right"], row["chosen"], row["share"], row["elsewhere"]) for row in rows] == [
        ("Oslo", "yes", "2", "0.5", "0.667"),
        ("Lagos", "", "2", "0.5", "0.333"),
        ("Perth", "", "0", "0.0", ""),
    ]
    assert {(row["answers"], row["facility"], row["doubtful"]) for row in rows} == {("4", "0.5", "too few to tell")}


def test_one_document_for_programs(outside: Outside) -> None:
    """Students and questions, with all their figures."""
    document = json.loads(outside.quiz("results", "handed-in", "--json").out)
    (paper,) = document["papers"]
    assert [(one["student"], one["score"], one["total"], one["passed"]) for one in paper["students"]] == [
        ("=dan()", 1.0, 4, False),
        ("ada", 4.0, 4, True),
        ("bob", 2.0, 4, True),
        ("cleo", 1.0, 4, False),
    ]
    assert (paper["mean"], paper["enough"], paper["codes"]) == (50.0, False, ["7"])
    italy = next(one for one in document["questions"] if one["card"] == "capitals/italy")
    assert (italy["facility"], italy["omitted"], italy["late"], italy["enough"]) == (0.5, 1, 0, False)
    assert {one["option"]: one["students"] for one in italy["options"]} == {
        "Rome": ["ada", "bob"],
        "Perth": ["cleo"],
        "Lagos": [],
    }


@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"], ["--csv", "--questions"]])
def test_without_names_no_name_is_anywhere(outside: Outside, form: list[str]) -> None:
    """Not in tables, files, options, nor in what is said of files left out."""
    (outside.folder / "handed-in/ada-again.jsonl").write_bytes((outside.folder / "handed-in/ada.jsonl").read_bytes())
    ran = outside.quiz("results", "handed-in", "--anonymous", *form)
    assert ran.code == 0
    assert not [name for name in ("ada", "bob", "cleo", "dan") if name in (ran.out + ran.err).lower()]
    assert "student 1" in ran.out or "--questions" in form
    assert "1 file is left out; without --anonymous it is said which" in ran.err


def test_what_does_not_count_is_named_with_the_reason(outside: Outside) -> None:
    """Damaged, changed, doubled, foreign, under way, a pipe that nobody writes to: the others count as ever."""
    folder = outside.folder / "handed-in"
    whole = (folder / "bob.jsonl").read_bytes()
    before = outside.quiz("results", "handed-in").out
    (folder / "a-copy.jsonl").write_bytes(whole)
    (folder / "changed.jsonl").write_bytes(whole.replace(b'"credit":0.0', b'"credit":1.0'))
    (folder / "cut.jsonl").write_bytes(whole[:-10])
    (folder / "foreign.jsonl").write_text('{"a": 1}\n', "utf-8")
    os.mkfifo(folder / "pipe.jsonl")
    (folder / "notes.txt").write_text("of no concern", "utf-8")
    outside.quiz("exam", "capitals", "--name", "eve", "--result", "handed-in/eve.jsonl", typed="Lagos\n")
    ran = outside.quiz("results", "handed-in")
    assert (ran.code, ran.out) == (0, before)
    assert ran.err.splitlines() == [
        "notice: handed-in/changed.jsonl is left out: line 3 was changed or is damaged",
        "notice: handed-in/cut.jsonl is left out: its last line is not whole",
        "notice: handed-in/eve.jsonl.part is left out: this exam is not handed in yet",
        "notice: handed-in/foreign.jsonl is left out: it is none of quiz's files",
        "notice: handed-in/pipe.jsonl is left out: it is no file",
        "notice: handed-in/bob.jsonl is left out: it is a copy of handed-in/a-copy.jsonl",
    ]


def test_points_that_marking_here_does_not_give_are_told(outside: Outside) -> None:
    """Whoever seals a file anew cannot make a wrong answer right where the teacher has the deck."""
    path = outside.folder / "handed-in" / "cleo.jsonl"
    rows = [dict(row) for row in read_sealed(path.read_bytes(), "quiz-exam", 1).rows]
    for row in rows[1:-1]:
        row |= {"verdict": "correct", "credit": 1.0}
    rows[-1] |= {"score": 4.0, "percent": 100.0, "passed": True}
    path.write_bytes(sealed(rows)[0])
    ran = outside.quiz("results", "handed-in", "--students")
    assert ran.err == (
        "notice: cleo, paper 7: marking questions 1, 2 and 4 here gives other points; "
        "the file was changed, or another version of quiz marked it\n"
    )


def test_forms_of_a_paper_are_graded_together(outside: Outside) -> None:
    """Neighbours had the same questions in another order."""
    for form in "AB":
        argv = ("exam", "capitals", "--seed", "9", "--form", form, "--name", form, "--result", f"forms/{form}.jsonl")
        outside.quiz(*argv, typed="b\n:done\nyes\n")
    (paper,) = json.loads(outside.quiz("results", "forms", "--json").out)["papers"]
    assert (paper["codes"], [one["student"] for one in paper["students"]]) == (["9-A", "9-B"], ["A", "B"])


def test_a_second_sitting_does_not_count(outside: Outside) -> None:
    """The first one handed in does, and that is said."""
    outside.clock.at += 60_000
    outside.quiz(
        "exam", "capitals", "--seed", "7", "--name", "Bob", "--result", "handed-in/again.jsonl", typed=":done\nyes\n"
    )
    ran = outside.quiz("results", "handed-in", "--students")
    assert ran.err == (
        "notice: handed-in/again.jsonl is left out: Bob sat this paper twice: "
        "what was handed in first counts, handed-in/bob.jsonl\n"
    )
    assert "bob      2 of 4" in ran.out


def test_other_papers_have_gradebooks_of_their_own(outside: Outside) -> None:
    """Their questions are pooled where they are the same."""
    outside.quiz(
        *("exam", "capitals", "--seed", "3", "--questions", "2", "--name", "eve", "--result", "handed-in/eve.jsonl"),
        typed=":done\nyes\n",
    )
    document = json.loads(outside.quiz("results", "handed-in", "--json").out)
    assert [(len(paper["students"]), paper["questions"]) for paper in document["papers"]] == [(4, 4), (1, 2)]
    assert sorted(question["answers"] for question in document["questions"]) == [4, 4, 5, 5]


def test_one_who_forgot_how_many_questions_there_are_is_seen(outside: Outside) -> None:
    """Two gradebooks of one number would be a riddle."""
    assert "--questions" not in outside.quiz("results", "handed-in", "--students").out
    outside.quiz(
        *("exam", "capitals", "--seed", "7", "--questions", "2", "--name", "eve", "--result", "handed-in/eve.jsonl"),
        typed=":done\nyes\n",
    )
    out = outside.quiz("results", "handed-in", "--students").out
    assert out.count("Paper 7: capitals") == 2
    assert " ".join(out.split()).endswith(
        "Paper 7 was sat with another --questions or --choices, or from decks that were changed, and so with other "
        f"questions. {ALPHA}"
    )


def test_a_students_own_log_tells_of_the_questions_too(outside: Outside) -> None:
    """First answers only, and none that an exam's result tells already."""
    outside.quiz("study", "capitals", "--profile", "fay", "--ui", "plain", typed="Lagos\n\nPerth\n\n")
    outside.quiz(
        "exam", "capitals", "--name", "gil", "--profile", "gil", "--result", "g.jsonl", typed="b\n:done\nyes\n"
    )
    profiles = [str(outside.home / "profiles" / name) for name in ("fay", "gil")]
    document = json.loads(outside.quiz("results", *profiles, "g.jsonl", "--json").out)
    assert [len(paper["students"]) for paper in document["papers"]] == [1]
    assert sum(question["answers"] for question in document["questions"]) == 4 + 2
    assert document["left_out"] == []


@pytest.fixture
def logs(outside: Outside) -> dict[str, bytes]:
    """The logs of two who studied."""
    for name, typed in (("fay", "Lagos\n\nPerth\n\n"), ("gil", "Lagos\n\n")):
        outside.quiz("study", "capitals", "--profile", name, "--ui", "plain", typed=typed)
    return {path.parts[-3]: path.read_bytes() for path in (outside.home / "profiles").rglob("*.jsonl")}


@pytest.mark.parametrize(
    ("fay", "gil"),
    [
        ("fay/profiles/default/log/{}.jsonl", "gil/profiles/default/log/{}.jsonl"),
        ("fay/log/{}.jsonl", "gil/default/log/{}.jsonl"),
        ("fay/{}.jsonl", "profiles/gil/log/{}.jsonl"),
        ("fay.jsonl", "gil.jsonl"),
    ],
)
def test_logs_are_their_students_however_they_are_put_together(
    outside: Outside, logs: dict[str, bytes], fay: str, gil: str
) -> None:
    """By profile, by the folder that it was put in, or by the name that the file was given."""
    for path, whose in ((fay, "fay"), (gil, "gil")):
        device = json.loads(logs[whose].partition(b"\n")[0])["device"]
        file = outside.folder / "logs" / path.format(device)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(logs[whose])
    document = json.loads(outside.quiz("results", "logs", "--json").out)
    assert document["left_out"] == []
    takers = {name for question in document["questions"] for one in question["options"] for name in one["students"]}
    assert takers == {"fay", "gil"}
    assert sum(question["answers"] for question in document["questions"]) == 3


def test_a_log_counts_once_and_its_damaged_lines_do_not(outside: Outside, logs: dict[str, bytes]) -> None:
    """Under whichever name it is there again."""
    folder = outside.folder / "logs"
    folder.mkdir()
    (folder / "fay.jsonl").write_bytes(logs["fay"].replace(b'"answer":"Perth"', b'"answer":"Lagos"'))
    (folder / "gil.jsonl").write_bytes(logs["gil"])
    (folder / "gil2.jsonl").write_bytes(logs["gil"])
    document = json.loads(outside.quiz("results", "logs", "--json").out)
    assert sum(question["answers"] for question in document["questions"]) == 2
    assert [(out["path"], out["reason"]) for out in document["left_out"]] == [
        ("logs/fay.jsonl:3", "it was changed, or the line before it was removed"),
        ("logs/gil2.jsonl", "it is a copy of logs/gil.jsonl"),
    ]


def test_what_was_missed_most_becomes_a_deck(outside: Outside) -> None:
    """Its cards are those of the deck, the worst first, with a word on how many were right; it can be played."""
    ran = outside.quiz("results", "handed-in", "--review", "again.toml")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "4 questions to look at again: again.toml",
        "`quiz play --decks again.toml` asks them; study, print and exam do too.",
    ]
    assert "4 questions, 10 points each." in outside.quiz("play", "--decks", "again.toml").out
    text = (outside.folder / "again.toml").read_text("utf-8")
    parsed = parse_deck(text, "again.toml")
    assert parsed.diagnostics == ()
    assert parsed.deck
    assert {card.id for card in parsed.deck.cards} == {
        f"again/{name}" for name in ("norway", "peru", "france", "italy")
    }
    assert "# right: 50%" in text
    again = outside.quiz("results", "handed-in", "--review", "again.toml")
    assert (again.code, again.err) == (73, "quiz: again.toml is there already\nhelp: name another file\n")


def test_what_was_missed_in_several_languages_becomes_a_deck_of_each(outside: Outside) -> None:
    """One exam may draw on both; nothing that is there already is written over."""
    outside.deck("ja", CAPITALS.replace("[deck]", '[deck]\nlanguage = "ja"').replace("What is the capital of", "首都"))
    outside.quiz("exam", "capitals", "ja", "--name", "eve", "--result", "e.jsonl", typed=":done\nyes\n")
    argv = ("results", "e.jsonl", "--review", "again.toml")
    (outside.folder / "again-ja.toml").touch()
    assert outside.quiz(*argv).err.startswith("quiz: again-ja.toml is there already\n")
    assert not (outside.folder / "again.toml").exists()
    (outside.folder / "again-ja.toml").unlink()
    assert outside.quiz(*argv).out.splitlines() == [
        "8 questions to look at again: again.toml, again-ja.toml",
        "`quiz play --decks again.toml --decks again-ja.toml` asks them; study, print and exam do too.",
    ]
    for name, language in (("again", "en"), ("again-ja", "ja")):
        parsed = parse_deck((outside.folder / f"{name}.toml").read_text("utf-8"), f"{name}.toml")
        assert parsed.diagnostics == ()
        assert parsed.deck
        assert {card.language for card in parsed.deck.cards} == {language}


def test_what_no_deck_here_has_is_told_and_not_counted(outside: Outside) -> None:
    """As when a card was changed since, or the deck is on another machine."""
    outside.deck("capitals", CAPITALS.replace('"Paris"', '"Lyon"').replace('"Oslo"', '"Bergen"'))
    ran = outside.quiz("results", "handed-in", "--review", "again.toml")
    assert ran.out.startswith("2 questions to look at again: again.toml\n")
    assert "notice: no deck here has 2 of the questions missed most; name theirs with --decks\n" in ran.err
    assert (outside.folder / "again.toml").read_text("utf-8").count("[[card]]") == 2


@pytest.mark.parametrize("beside", ["", "decks/"])
def test_nothing_is_said_against_a_deck_of_what_was_missed(written: Outside, beside: str) -> None:
    """Neither what its author was told of the cards, nor that they are in two decks."""
    written.quiz("results", "handed-in", "--review", f"{beside}again.toml")
    assert written.quiz("check", "decks/volcanoes.toml").out.count("warning") > 1
    told = json.loads(written.quiz("check", "decks", *([] if beside else ["again.toml"]), "--json").out)["diagnostics"]
    assert {Path(one["path"]).name for one in told} == {"volcanoes.toml"}
    assert "duplicate-question" not in {one["name"] for one in told}


def test_what_was_missed_most_becomes_a_list(outside: Outside) -> None:
    """The question and its answer, to read out."""
    outside.quiz("results", "handed-in", "--review", "again.txt")
    assert (outside.folder / "again.txt").read_text("utf-8").splitlines()[:2] == [
        " 50%  What is the capital of France?",
        "      Paris",
    ]


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        ([], 2, "quiz: `quiz results` needs FILE\n"),
        (["nowhere"], 66, "quiz: there is no "),
        (["decks"], 65, "quiz: there are no results here that count\n"),
        (["handed-in", "--class", "10c"], 66, "quiz: there is no class `10c`\n"),
        (["handed-in", "-o", "grades.txt"], 2, "quiz: the name grades.txt does not say in which format to write\n"),
        (["handed-in", "--review", "a.toml", "-o", "a.csv"], 2, "quiz: --review names its own file\n"),
        (["handed-in", "--review", "a b.toml"], 2, "quiz: `a b` cannot name a deck\n"),
    ],
)
def test_mistakes_in_the_call(outside: Outside, argv: list[str], code: int, said: str) -> None:
    """Two lines each."""
    ran = outside.quiz("results", *argv)
    assert ran.code == code
    assert ran.err.startswith(said)


def test_a_large_class_is_told_what_its_answers_say(tmp_path: Path) -> None:
    """From thirty answers on there are figures without brackets."""
    outside = Outside.at(tmp_path, capitals=CAPITALS)
    for size, brackets in ((29, True), (30, False)):
        folder = tmp_path / f"class-{size}"
        folder.mkdir()
        for name, data in class_of(size, 10, seed=3)[2].items():
            (folder / f"{name}.jsonl").write_bytes(data)
        out = outside.quiz("results", folder.name).out
        assert ("too few to tell" in out) is brackets
        assert ("(0." in out) is brackets


VOLCANOES = """\
[deck]
title = "Volcanoes"

[[card]]
id = "magma"
kind = "short"
question = "What is molten rock called below the surface?"
answer = "magma"
distractors = ["lava", "pumice"]

[[card]]
id = "why"
kind = "recall"
question = "Why do some volcanoes explode?"
answer = "Thick magma holds its gas."
"""

WRITTEN = {
    "ada": ("Magma", "Gas."),
    "bob": ("Lava", ""),
    "cleo": ("lava!", "=They are old"),
    "dan": ("magmma", ""),
}
"""What each student writes to the questions of seed 1."""


@pytest.fixture
def written(tmp_path: Path) -> Outside:
    """A folder where four students have handed in what they wrote."""
    outside = Outside.at(tmp_path, volcanoes=VOLCANOES)
    for name, lines in WRITTEN.items():
        argv = ("exam", "volcanoes", "--seed", "1", "--name", name, "--result", f"handed-in/{name}.jsonl")
        outside.quiz(*argv, typed="\n".join(lines) + "\n:done\nyes\n")
    return outside


def test_what_was_written_wrongly_is_told_in_the_students_words(written: Outside) -> None:
    """The right answers together, however they were spelled; a wrong one with all who wrote it."""
    out = written.quiz("results", "handed-in", "--questions").out
    assert out[out.index("1  Why") :] == (
        "1  Why do some volcanoes explode?\n"
        "   ✓ Thick magma holds its gas. · nobody\n"
        "     =They are old · 1 (50%), 0% elsewhere: cleo\n"
        "     Gas. · 1 (50%), 100% elsewhere: ada\n"
        "     2 gave no answer.\n"
        "\n"
        "2  What is molten rock called below the surface?\n"
        "   ✓ magma · 2 (50%), 0% elsewhere\n"
        "     Lava · 2 (50%), 0% elsewhere: bob, cleo\n"
    )


def test_what_was_named_in_part_is_told_whole(tmp_path: Path) -> None:
    """A list is written too: all who had it right together, and of others what they named."""
    outside = Outside.at(tmp_path, seas=SEAS)
    for name, typed in (("ada", "Aral; Dead"), ("bob", "dead; aral"), ("cleo", "Aral; Como"), ("dan", "")):
        outside.quiz("exam", "seas", "--name", name, "--result", f"in/{name}.jsonl", typed=f"{typed}\n:done\nyes\n")
    out = outside.quiz("results", "in", "--questions").out
    assert out[out.index("1  Which two") :].splitlines()[1:] == [
        "   ✓ Aral and Dead · 2 (67%)",
        "     Aral; Como · 1 (33%): cleo",
        "     1 gave no answer.",
    ]


SEAS = """\
[deck]
title = "Seas"

[[card]]
id = "salt"
kind = "list"
question = "Which two have no way to the ocean?"
answer = ["Aral", "Dead"]
"""


def test_spreadsheets_and_programs_have_what_was_written(written: Outside) -> None:
    """As the options of a question, and no cell of it begins a formula."""
    rows = csv.DictReader(io.StringIO(written.quiz("results", "handed-in", "--csv", "--questions").out))
    assert [(row["option"], row["right"], row["chosen"]) for row in rows] == [
        ("Thick magma holds its gas.", "yes", "0"),
        ("'=They are old", "", "1"),
        ("Gas.", "", "1"),
        ("magma", "yes", "2"),
        ("Lava", "", "2"),
    ]
    (_, magma) = json.loads(written.quiz("results", "handed-in", "--json").out)["questions"]
    assert {one["option"]: one["students"] for one in magma["options"]} == {
        "magma": ["ada", "dan"],
        "Lava": ["bob", "cleo"],
    }


def test_without_the_deck_the_right_answers_stand_as_they_were_written(written: Outside) -> None:
    """What is right is known from the marks alone."""
    (written.folder / "decks" / "volcanoes.toml").unlink()
    (_, magma) = json.loads(written.quiz("results", "handed-in", "--json").out)["questions"]
    assert [(one["option"], one["right"]) for one in magma["options"]] == [
        ("Magma", True),
        ("magmma", True),
        ("Lava", False),
    ]


def test_an_answer_said_aloud_is_not_called_missing(written: Outside) -> None:
    """The teacher heard it and judged; only what a team passed gave no answer."""
    typed = "\n:pass\n\nr\n\n\n"
    written.quiz("play", "volcanoes", "--typed", "--seed", "1", "--no-steal", typed=typed)
    questions = json.loads(written.quiz("results", str(written.home / "play"), "--json").out)["questions"]
    assert {one["card"]: (one["facility"], one["omitted"]) for one in questions} == {
        "volcanoes/magma": (0.0, 1),
        "volcanoes/why": (1.0, 0),
    }


def test_a_game_has_teams(written: Outside) -> None:
    """Each with the questions that it had first."""
    written.quiz("play", "volcanoes", "--typed", "--seed", "1", "--no-steal", typed="\n:pass\n\nr\n\n\n")
    out = written.quiz("results", str(written.home / "play"), "--students").out
    assert [" ".join(line.split()) for line in out.splitlines()[:5]] == [
        "Game 1: volcanoes; 2 teams, 2 questions",
        "",
        "team points % time",
        "Blue 1 of 1 100% under a minute",
        "Red 0 of 1 0% under a minute",
    ]

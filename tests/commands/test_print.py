"""`quiz print`: what goes where, what does not go together, and that the same seed prints the same again."""

import builtins
import os
from pathlib import Path
from types import ModuleType

import pytest

from tests.classroom.printing.every import EVERY
from tests.commands.outside import Outside


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    """A world with a deck of every kind."""
    return Outside.at(tmp_path, every=EVERY)


def test_without_a_file_the_sheet_is_text_and_its_key_follows(outside: Outside) -> None:
    """The seed is the day, and stands on it."""
    code, out, err = outside.quiz("print", "every")
    assert (code, err) == (0, "")
    assert out.startswith(f"Every kind{'20260101':>66}\n\nName ")
    assert f"\n{'=' * 76}\n\nKey: Every kind" in out


@pytest.mark.parametrize("ending", ["pdf", "html", "md", "txt"])
def test_the_ending_of_a_file_says_its_format(outside: Outside, ending: str) -> None:
    """What was written is told, with the way to make it again."""
    ran = outside.quiz("print", "every", "-o", f"out/sheet.{ending}", "--forms", "A,B", "--seed", "4821")
    assert ran == (
        0,
        f"out/sheet.{ending}: 11 questions, forms A, B. The key is at the end. `--seed 4821` prints the same again.\n",
        "",
    )
    start = {"pdf": b"%PDF", "html": b"<!DOCTYPE html>", "md": b"# Every kind", "txt": b"Every kind"}[ending]
    assert (outside.folder / f"out/sheet.{ending}").read_bytes().startswith(start)


def test_the_same_seed_prints_the_same_on_another_day(outside: Outside) -> None:
    """And another day's own seed does not."""
    first, today = outside.quiz("print", "every", "--seed", "7").out, outside.quiz("print", "every").out
    outside.days_pass(3)
    assert outside.quiz("print", "every", "--seed", "7").out == first
    assert outside.quiz("print", "every").out != today


def test_the_key_can_have_a_file_of_its_own(outside: Outside) -> None:
    """In the format of its own ending; the sheet is then without."""
    ran = outside.quiz("print", "every", "-o", "sheet.md", "--key", "key.txt", "--questions", "3", "--seed", "7")
    assert ran.out == "sheet.md: 3 questions. The key is in key.txt. `--seed 7` prints the same again.\n"
    assert "Key" not in (outside.folder / "sheet.md").read_text("utf-8")
    assert (outside.folder / "key.txt").read_text("utf-8").startswith("Key: Every kind")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_is_written_to_and_not_replaced(outside: Outside) -> None:
    """As a device is: `-o /dev/stdout` ends nobody's standard output."""
    pipe = outside.folder / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert outside.quiz("print", "every", "--format", "txt", "-o", "pipe").code == 0
        assert os.read(reader, 10) == b"Every kind"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_more_questions_than_there_are_is_all_of_them(outside: Outside) -> None:
    """Which is said."""
    ran = outside.quiz("print", "every", "-o", "sheet.md", "--questions", "50", "--seed", "7")
    assert ran.out.startswith("sheet.md: 11 questions, all there are. ")


def test_options_of_the_sheet_show_on_it(outside: Outside) -> None:
    """Title, lines, points, and choices in place of what would be written."""
    deck = EVERY.replace('accept = ["Tokio"]', 'distractors = ["Kyoto"]')
    outside.deck("every", deck)
    plain = outside.quiz("print", "every", "--seed", "7").out
    ran = outside.quiz(
        "print", "every", "--seed", "7", "--title", "Test <1>", "--lines", "4", "--points", "3", "--choices"
    )
    assert ran.out.startswith("Test <1>   ")
    assert ran.out.count("____ / 3\n") == 11
    assert ran.out.count("Points ______ / 33") == 1
    assert ran.out.count("_" * 71) == 4 == 2 + plain.count("_" * 71)
    assert "  Kyoto\n" in ran.out
    assert "  Kyoto\n" not in plain


@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_flashcards_are_written_with_how_to_print_them(outside: Outside, ending: str) -> None:
    """On both sides."""
    ran = outside.quiz("print", "every", "--cards", "-o", f"cards.{ending}", "--paper", "letter")
    assert ran == (
        0,
        (
            f"cards.{ending}: 11 flashcards on 2 leaves. "
            "Print it on both sides, at full size, turned over the long edge.\n"
        ),
        "",
    )


@pytest.mark.parametrize(
    ("argv", "error"),
    [
        (["-o", "sheet.doc"], "quiz: the name sheet.doc does not say in which format to write\n"),
        (["--format", "txt", "-o", "every.toml"], "quiz: -o/--output: `every.toml` is the name of a deck"),
        (["-o", "a.txt", "--key", "every.toml"], "quiz: --key: `every.toml` is the name of a deck"),
        (["--cards"], "quiz: flashcards cannot be cut out of txt\n"),
        (["--cards", "-o", "c.html", "--key", "k.html"], "quiz: flashcards have no key\n"),
        (["-o", "a.txt", "--key", "./a.txt"], "quiz: sheet and key cannot be one file\n"),
        (["--font", "f.ttf"], "quiz: --font is for a PDF\n"),
        (["--forms", "A,A"], "--forms: forms are letters with commas between them, each another: `--forms A,B`\n"),
        (
            ["--forms", 'A,"} body {'],
            "--forms: forms are letters with commas between them, each another: `--forms A,B`\n",
        ),
        (["--seed", "x"], "--seed: `x` is no number from 0 to 999,999,999\n"),
        (["--paper", "a5"], "quiz: --paper is `a5`, and not one of a4, letter\n"),
    ],
)
def test_what_does_not_go_together_is_one_line_and_no_file(outside: Outside, argv: list[str], error: str) -> None:
    """With a line of help, and exit code 2."""
    before = sorted(outside.folder.rglob("*"))
    ran = outside.quiz("print", "every", *argv)
    assert (ran.code, ran.out) == (2, "")
    assert error in ran.err
    assert ran.err.count("\n") == 2
    assert sorted(outside.folder.rglob("*")) == before


def test_no_question_is_a_missing_input(outside: Outside) -> None:
    """Exit code 66."""
    ran = outside.quiz("print", "every", "--questions", "0")
    assert ran == (66, "", "quiz: there is nothing to print\nhelp: `quiz list` shows what there is\n")


def test_without_typst_a_pdf_is_refused_and_the_rest_is_printed(
    outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line, with the way round it."""
    importing = builtins.__import__

    def without_typst(name: str, *args: object) -> ModuleType:
        if name == "typst":
            raise ModuleNotFoundError(name)
        return importing(name, *args)  # type: ignore[arg-type]  # whatever an import passes

    monkeypatch.setattr(builtins, "__import__", without_typst)
    ran = outside.quiz("print", "every", "-o", "sheet.pdf")
    assert ran == (
        2,
        "",
        (
            "quiz: a PDF is made by the package typst, which is not there\n"
            "help: `pip install typst` brings it; `--format html` needs nothing, and a browser prints it\n"
        ),
    )
    assert all(outside.quiz("print", "every", "--format", name).code == 0 for name in ("html", "md", "txt"))


def test_cards_left_out_for_mistakes_are_told(outside: Outside) -> None:
    """What can be asked is printed."""
    outside.deck("every", EVERY + '\n[[card]]\nid = "bad"\nkind = "short"\nquestion = "Why?"\n')
    ran = outside.quiz("print", "every")
    assert ran.code == 0
    assert ran.err == "notice: 1 card is left out because of mistakes in a deck; `quiz check` shows them.\n"


def test_flashcards_with_too_much_text_are_left_out_and_named(outside: Outside) -> None:
    """The others are printed; where there is no other, nothing is."""
    novel = f'\n[[card]]\nid = "novel"\nkind = "recall"\nquestion = "{"word " * 1500}"\nanswer = "So."\n'
    outside.deck("every", EVERY + novel)
    outside.deck("novel", '[deck]\ntitle = "Novel"\n' + novel)
    ran = outside.quiz("print", "every", "--cards", "-o", "cards.html")
    assert (ran.code, ran.err) == (0, "notice: too long for a flashcard, and left out: every/novel\n")
    assert ran.out.startswith("cards.html: 11 flashcards on 2 leaves. ")
    ran = outside.quiz("print", "novel", "--cards", "-o", "none.html")
    assert ran == (65, "", "quiz: too long for a flashcard: novel/novel\nhelp: print it without --cards\n")

"""`quiz check` and `quiz explain`: exit codes, and what goes where."""

import json
from pathlib import Path

from quiz.deckfile.codes import CODES
from tests.commands.outside import TROOPS, Outside

BROKEN = TROOPS.replace('answer = "Tokyo"', "answer = 5")


def test_a_clean_deck_is_exit_code_0(tmp_path: Path) -> None:
    """One line says how much was checked."""
    assert Outside.at(tmp_path).quiz("check") == (0, "no problems in 1 file, 5 cards checked\n", "")


def test_findings_are_exit_code_1(tmp_path: Path) -> None:
    """Every problem is shown with its file, line and column."""
    ran = Outside.at(tmp_path, troops=BROKEN).quiz("check")
    assert (ran.code, ran.err) == (1, "")
    assert "decks/troops.toml:27:" in ran.out


def test_the_json_document_is_the_only_output(tmp_path: Path) -> None:
    """Also when there is nothing to report."""
    outside = Outside.at(tmp_path)
    assert outside.quiz("check", "--json") == (0, '{"diagnostics": []}\n', "")
    outside.deck("troops", BROKEN)
    ran = outside.quiz("check", "--json")
    (diagnostic,) = json.loads(ran.out)["diagnostics"]
    assert ran.code == 1
    assert set(diagnostic) >= {"code", "name", "severity", "message", "path", "line", "column", "help"}
    assert (diagnostic["path"], diagnostic["line"]) == ("decks/troops.toml", 27)


def test_files_can_be_named(tmp_path: Path) -> None:
    """Only those are checked; one that is not there is no finding but a missing input."""
    outside = Outside.at(tmp_path)
    (tmp_path / "mine.toml").write_text(BROKEN, "utf-8")
    assert outside.quiz("check", "mine.toml").code == 1
    assert outside.quiz("check", "mine.toml", "decks").code == 1
    assert outside.quiz("check", "decks").code == 0
    assert outside.quiz("check", "nine.toml") == (
        66,
        "",
        "quiz: there is no file or folder `nine.toml`\nhelp: did you mean `mine.toml`?\n",
    )


def test_every_code_is_explained_and_listed(tmp_path: Path) -> None:
    """By its number or its name, in any case."""
    outside = Outside.at(tmp_path)
    listed = outside.quiz("explain").out
    for code in CODES.values():
        said = outside.quiz("explain", code.code.lower())
        assert said == outside.quiz("explain", code.name)
        assert said.code == 0
        assert said.out.startswith(f"{code.code}, {code.name}: {code.title}\n")
        assert f"{code.code}  {code.name}: " in listed


def test_a_code_that_is_not_known_is_asked_back(tmp_path: Path) -> None:
    """The nearest is offered."""
    ran = Outside.at(tmp_path).quiz("explain", "unknown-feild")
    assert (ran.code, ran.out) == (66, "")
    assert ran.err == "quiz: there is no code `unknown-feild`\nhelp: did you mean `unknown-field`?\n"


def test_fix_writes_the_ids_that_are_missing(tmp_path: Path) -> None:
    """The card keeps the id it went by, which then stands in the file; the second time there is nothing to do."""
    deck = '[deck]\ntitle = "T"\n\n[[card]]\nkind = "recall"\nquestion = "One?"\nanswer = "1"\n'
    outside = Outside.at(tmp_path, t=deck)
    assert outside.quiz("check").code == 1
    assert outside.quiz("check", "--fix")[::2] == (0, "notice: wrote 1 id into decks/t.toml\n")
    assert (tmp_path / "decks" / "t.toml").read_text() == deck.replace("[[card]]\n", '[[card]]\nid = "one"\n')
    assert outside.quiz("check", "--fix")[::2] == (0, "")


def test_other_safe_mistakes_are_mended_too(tmp_path: Path) -> None:
    """An only `[card]` is put in double brackets, and a deck whose file's name is no id gets the one it goes by."""
    deck = '[deck]\ntitle = "T"\n\n[card]\nid = "a"\nkind = "recall"\nquestion = "One?"\nanswer = "1"\n'
    outside = Outside.at(tmp_path, **{"My deck": deck})
    ran = outside.quiz("check", "--fix")
    told = "wrote 1 id into decks/My deck.toml", "put right the brackets of 1 table in decks/My deck.toml"
    assert ran.err == "".join(f"notice: {line}\n" for line in told)
    right = deck.replace("[deck]\n", '[deck]\nid = "my-deck"\n').replace("[card]", "[[card]]")
    assert (tmp_path / "decks" / "My deck.toml").read_text() == right


def test_the_format_can_be_named(tmp_path: Path) -> None:
    """`--json` is short for one of them."""
    outside = Outside.at(tmp_path, troops=BROKEN)
    assert outside.quiz("check", "--format", "text") == outside.quiz("check")
    assert outside.quiz("check", "--format", "json") == outside.quiz("check", "--json")


def test_github_is_told_where_to_mark_a_change(tmp_path: Path) -> None:
    """A line for each finding, everything that means something there escaped; nothing else is printed."""
    outside = Outside.at(tmp_path, **{"a,b: 5%": BROKEN})
    assert outside.quiz("check", "--format", "github") == (
        1,
        (
            "::error file=decks/a%2Cb%3A 5%25.toml,line=27,col=10,endColumn=11,title=E108 wrong-type"
            '::`answer` is a text, not a number; put it in quotes: `"5"`\n'
        ),
        "",
    )
    outside = Outside.at(tmp_path / "clean")
    assert outside.quiz("check", "--format", "github") == (0, "", "")


def test_watching_reports_as_text_only(tmp_path: Path) -> None:
    """And changes nothing."""
    for options in (["--json"], ["--format", "github"], ["--fix"]):
        ran = Outside.at(tmp_path).quiz("check", "--watch", *options)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("quiz: `--watch` reports as text, and changes nothing\n")

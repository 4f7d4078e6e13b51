"""`quiz check` and `quiz explain`: exit codes, and what goes where."""

import io
import json
import re
from pathlib import Path

from quiz.cli import run
from quiz.deckfile.codes import CODES
from quiz.ui.lines import cells
from tests.commands.outside import TROOPS, Outside, text_of


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


class PlainTerminal(Terminal):
    """One for which `--plain` is asked."""


BROKEN = TROOPS.replace('answer = "Tokyo"', "answer = 5")


def test_a_clean_deck_is_exit_code_0(tmp_path: Path) -> None:
    """One line says how much was checked, another what is not finished."""
    said = "no problems in 1 file, 5 cards checked, which make 5 to study and 1 draft\n"
    said += "1 draft in decks/troops.toml: later\n"
    assert Outside.at(tmp_path).quiz("check") == (0, said, "")


def test_findings_are_exit_code_1(tmp_path: Path) -> None:
    """Every problem is shown with its file, line and column."""
    ran = Outside.at(tmp_path, troops=BROKEN).quiz("check")
    assert (ran.code, ran.err) == (1, "")
    assert "decks/troops.toml:27:" in ran.out


def test_the_json_document_is_the_only_output(tmp_path: Path) -> None:
    """Also when there is nothing to report."""
    outside = Outside.at(tmp_path)
    drafts = '[{"path": "decks/troops.toml", "cards": ["troops/later"]}]'
    assert outside.quiz("check", "--json") == (0, f'{{"diagnostics": [], "drafts": {drafts}}}\n', "")
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


def test_a_deck_can_be_named_as_everywhere_else(tmp_path: Path) -> None:
    """By any part of its name; a file that is called so comes first."""
    outside = Outside.at(tmp_path, troops=BROKEN, mine="[deck]\n")
    assert outside.quiz("check", "troop") == outside.quiz("check", "decks/troops.toml")
    (tmp_path / "troop").mkdir()
    assert outside.quiz("check", "troop").code == 0
    error = "quiz: there is no file or folder `nosuch`\nhelp: check the path; `quiz list` shows the decks"
    assert outside.quiz("check", "nosuch").err.startswith(error)


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
    head = '[deck]\ntitle = "T"\nallow = ["no-explanation", "no-source"]\n\n'
    deck = head + '[[card]]\nkind = "recall"\nquestion = "One?"\nanswer = "1"\n'
    outside = Outside.at(tmp_path, t=deck)
    assert outside.quiz("check").code == 1
    assert outside.quiz("check", "--fix")[::2] == (0, "notice: wrote 1 id into decks/t.toml\n")
    assert (tmp_path / "decks" / "t.toml").read_text() == deck.replace("[[card]]\n", '[[card]]\nid = "one"\n')
    assert outside.quiz("check", "--fix")[::2] == (0, "")


def test_a_deck_that_another_place_hides_is_checked_as_well(tmp_path: Path) -> None:
    """Its author wants to hear of it, though only the first of an id is studied."""
    outside = Outside.at(tmp_path)
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "troops.toml").write_text(BROKEN, "utf-8")
    ran = outside.quiz("check", "a", "b")
    assert [line for line in ran.out.splitlines() if "-->" in line] == [
        "  --> a/troops.toml:27:10",
        "  --> b/troops.toml:27:10",
    ]
    assert "\n2 errors in 2 files, 10 cards checked" in ran.out
    assert outside.quiz("list", "--decks", "a", "--decks", "b").out.count("Troop numbers") == 1


def test_a_narrow_terminal_is_never_overrun(tmp_path: Path) -> None:
    """However long the lines of the deck are, and whatever has no blanks."""
    long = TROOPS.replace("What is the capital", f"What{'!' * 300} is the capital")
    outside = Outside.at(tmp_path, t=long.replace('answer = "Tokyo"', f"answer = {'Tokyo' * 30}"))
    for columns in (20, 30, 40, 79):
        for stdout in (Terminal(), PlainTerminal()):
            world = outside.world(
                stdout=stdout, environ={"QUIZ_DECKS": "decks", "COLUMNS": str(columns), "TERM": "xterm"}
            )
            assert run(["check", *(["--plain"] if isinstance(stdout, PlainTerminal) else [])], world) == 1
            lines = re.sub(r"\x1b\[[\d;]*m", "", stdout.getvalue()).splitlines()
            assert all(cells(line) <= columns for line in lines if "-->" not in line)
            assert ("\x1b[" in stdout.getvalue()) == (not isinstance(stdout, PlainTerminal))


def test_advice_is_given_and_silenced(tmp_path: Path) -> None:
    """Allowed in the deck or in the card a warning is no finding; a name that no rule has is a mistake."""
    hint = TROOPS.replace('hint = "Fewer than in Japan."', 'hint = "They are 28,000."')
    ran = Outside.at(tmp_path, troops=hint).quiz("check")
    assert ran.code == 1
    assert ran.out.startswith("warning[W215]: the hint tells the answer `28,000`\n  --> decks/troops.toml:16:8\n")
    in_card = hint.replace('hint = "They', 'allow = ["telling-hint"]\nhint = "They')
    in_deck = hint.replace('allow = ["no-', 'allow = ["telling-hint", "no-')
    for allowing in (in_card, in_deck):
        assert Outside.at(tmp_path, troops=allowing).quiz("check").code == 0
    misspelt = Outside.at(tmp_path, troops=hint.replace('allow = ["no-', 'allow = ["teling-hint", "no-')).quiz("check")
    assert "error[E116]: there is no rule `teling-hint`\n --> decks/troops.toml:5:10\n" in misspelt.out
    assert "= help: did you mean `telling-hint`?" in misspelt.out


def test_every_deck_is_advised_on_together(tmp_path: Path) -> None:
    """A question that two decks ask is found in the second."""
    again = TROOPS.replace('id = "troops"', 'id = "zone"')
    found = json.loads(Outside.at(tmp_path, troops=TROOPS, zone=again).quiz("check", "--json").out)
    assert {(one["name"], one["path"]) for one in found["diagnostics"]} == {("duplicate-question", "decks/zone.toml")}
    assert [one["cards"] for one in found["drafts"]] == [["troops/later"], ["zone/later"]]


ARTICLE = "About 28,000 American troops are based in Korea.\n\nThe capital of Japan is Osaka, said 3 ministers.\n"


def test_of_many_drafts_the_first_are_named(tmp_path: Path) -> None:
    """So that what is found stays on the screen; another program hears of all."""
    card = '[[card]]\nid = "d{}"\nkind = "short"\nquestion = "Q{}?"\nanswer = "A{}"\ndraft = true\n'
    drafts = "".join(card.format(at, at, at) for at in range(30))
    outside = Outside.at(tmp_path, many=f'[deck]\nid = "many"\ntitle = "M"\n{drafts}')
    told = " ".join(outside.quiz("check", "many").out.split())
    assert told.endswith("30 drafts in decks/many.toml: " + ", ".join(f"d{at}" for at in range(12)) + " and 18 more")
    (found,) = json.loads(outside.quiz("check", "many", "--json").out)["drafts"]
    assert len(found["cards"]) == 30


def test_cards_are_held_against_their_article(tmp_path: Path) -> None:
    """What is found is shown like all else, in the deck and in the text, and is a finding."""
    outside = Outside.at(tmp_path, troops=TROOPS.replace("source = 9", "source = 1"))
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "short.txt").write_text(ARTICLE.partition("\n")[0], "utf-8")
    ran = outside.quiz("check", "--article", "article.txt")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        "warning[W415]: no card covers paragraph 2\n --> article.txt:3:1\n  |\n"
        "3 | The capital of Japan is Osaka, said 3 ministers.\n  | ^\n  = note: it has `3`\n"
        "  = help: write a card with `source = 2`, or leave it out on purpose\n\n"
        "1 warning in 2 files, 5 cards checked, which make 5 to study and 1 draft\n"
        "1 draft in decks/troops.toml: later\n"
    )
    assert outside.quiz("check", "--article", "short.txt").code == 0
    (found,) = json.loads(outside.quiz("check", "--article", "article.txt", "--json").out)["diagnostics"]
    assert (found["code"], found["path"], found["line"]) == ("W415", "article.txt", 3)


def test_an_article_that_is_not_there_is_a_missing_input(tmp_path: Path) -> None:
    """And not a text that bears nothing out."""
    ran = Outside.at(tmp_path).quiz("check", "--article", "none.txt")
    assert (ran.code, ran.out) == (66, "")
    assert ran.err == "quiz: cannot read none.txt: no such file or directory\nhelp: check its name and rights\n"


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
            '::`answer` should be a text, not a number; put it in quotes: `"5"`\n'
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


def test_a_shipped_deck_that_a_nearer_one_hides_is_not_checked_twice(tmp_path: Path) -> None:
    """Without named places each deck is checked as it is studied."""
    outside = Outside.at(tmp_path)
    world = outside.world(environ={"QUIZ_HOME": str(outside.home), "COLUMNS": "80"})
    (outside.home / "decks").mkdir(parents=True)
    (outside.home / "decks" / "troops.toml").write_text(TROOPS, "utf-8")
    run(["check", "--json"], world)
    drafts = json.loads(text_of(world.stdout))["drafts"]
    assert [one["path"] for one in drafts] == ["decks/troops.toml"]


def test_a_deck_can_come_on_standard_input(tmp_path: Path) -> None:
    """As from an editor, or from what drafts it; it is one file, and nothing is written."""
    outside = Outside.at(tmp_path)
    ran = outside.quiz("check", "-", "--json", typed=BROKEN)
    (found,) = json.loads(ran.out)["diagnostics"]
    assert (ran.code, found["path"], found["line"]) == (1, "stdin", 27)
    assert outside.quiz("check", "-", typed=TROOPS).code == 0
    error = "quiz: standard input is checked alone, and once\nhelp: name files for more\n"
    assert outside.quiz("check", "-", "--fix", typed=BROKEN) == (2, "", error)

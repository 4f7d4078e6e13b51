"""What the guides say is so: paths they name exist, and the commands they show run."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.cli import run, split_command
from quiz.commands.registry import commands, load, parser
from quiz.core.note import notes
from quiz.deckfile.diagnostic import Severity
from quiz.deckfile.parse import parse_deck
from quiz.deckfile.rules import advised
from quiz.ui.words import RATINGS
from tests.commands.outside import FixedClock, Outside, text_of

ROOT = Path(__file__).parents[1]
GUIDES = ("README.md", "quiz/README.md", "decks/README.md", "CHANGELOG.md")


@pytest.mark.parametrize("guide", GUIDES)
def test_paths_that_a_guide_names_exist(guide: str) -> None:
    """Each `path/` or `path.py` in code marks is there, seen from the guide's folder or the project's."""
    text = (ROOT / guide).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[\w.-]+/)*[\w.-]+(?:\.(?:py|toml|md)|/))`", text))
    bases = (ROOT, (ROOT / guide).parent)
    missing = [path for path in named if not any((base / path).exists() for base in bases) and path not in EXAMPLES]
    assert missing == []


EXAMPLES = {
    "decks/",
    "capitals.toml",
    "decks/capitals.toml",
    "decks/article.toml",
    "settings.toml",
    "profiles/NAME/log/",
    "classes/NAME/",
}
"""Paths that a guide tells its reader to make, or that are made in a home."""


@pytest.mark.parametrize("guide", GUIDES)
def test_links_of_a_guide_lead_somewhere(guide: str) -> None:
    """Each link to a file of the project points at one."""
    text = (ROOT / guide).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert [link for link in links if not ((ROOT / guide).parent / link).exists()] == []


def blocks(guide: str, language: str) -> list[str]:
    """The fenced blocks of a guide in this language."""
    text = (ROOT / guide).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_deck_that_the_readme_shows_has_no_mistake() -> None:
    """The first deck that a newcomer writes is checked without a word."""
    (deck,) = blocks("README.md", "toml")
    (parsed,) = advised([parse_deck(deck, "capitals.toml")])
    assert parsed.diagnostics == ()
    assert parsed.deck is not None
    assert len(parsed.deck.cards) == 2


ARTICLE = """\
The bridge over the Elm was opened on May 4, 1912. It carried 300 people an hour at first.

Mayor Ada Stone said "it will stand for a hundred years" when she cut the ribbon. By 1950 it carried 9,000 cars a day.

A second bridge was planned in 1966 and opened in June 1971. The council may close the old one in 2031.

Prof. Carl Winter counted 14 species of bats beneath it. About 2,500 of them spend the winter there.
"""

CURATED = """\
import pathlib, sys
path = pathlib.Path(sys.argv[-1])
head, *cards = path.read_text("utf-8").split("[[card]]\\n")
kept = [card.replace("draft = true\\n", "") for card in cards[:9]]
path.write_text("[[card]]\\n".join([head, *kept]), "utf-8")
"""
"""An editor in which nine stubs are kept."""


def test_the_way_from_an_article_to_ten_cards_is_as_the_readme_has_it(tmp_path: Path) -> None:
    """Each line of it runs, one after the other, and ten cards that can be asked are at its end."""
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "decks").mkdir()
    (tmp_path / "editor.py").write_text(CURATED, "utf-8")
    outside = Outside(tmp_path, FixedClock())
    (walk,) = [block for block in blocks("README.md", "sh") if "quiz draft" in block]
    by_options = ["--kind", "short", "--question", "What does the bridge cross?", "--answer", "the Elm"]
    for line in walk.splitlines():
        words = shlex.split(line, comments=True)[1:]
        world = outside.world()
        world = outside.world(environ={**world.environ, "EDITOR": f"{sys.executable} {tmp_path}/editor.py"})
        code = run([*words, *(by_options if words[0] == "add" else ())], world)
        assert code == 0 or (words[0], code) == ("check", 1), text_of(world.stderr)
        assert text_of(world.stdout)
    deck = parse_deck((tmp_path / "decks" / "article.toml").read_text("utf-8"), "article.toml")
    assert [found for found in deck.diagnostics if found.severity is Severity.ERROR] == []
    assert deck.deck
    assert len(notes(deck.deck.cards)) == 10


def test_the_hook_checks_decks_and_nothing_else() -> None:
    """As the authors' guide says: TOML files in folders called `decks`."""
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    fields = dict(line.strip("- ").split(": ", 1) for line in hook.splitlines())
    assert fields["entry"] == "quiz check"
    assert f"- id: {fields['id']}" in blocks("decks/README.md", "yaml")[0]
    for path, checked in (("decks/a.toml", True), ("my/decks/more/a.toml", True), ("pyproject.toml", False)):
        assert bool(re.search(fields["files"], path)) == checked


def test_the_commands_that_the_readme_shows_are_understood() -> None:
    """Each `quiz …` line of the README is a command with options that it has."""
    lines = "\n".join(blocks("README.md", "sh") + blocks("README.md", "console"))
    shown = re.findall(r"^(?:\$ )?(quiz\b[^#\n]*)", lines, re.MULTILINE)
    assert len(shown) > 8
    for line in shown:
        name, words = split_command(shlex.split(line)[1:])
        if name is not None:
            parser(name, commands()[name], load(commands()[name])).parse_args(words)


def test_the_output_that_the_readme_shows_is_what_comes_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An example with its output prints just that."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path))
    monkeypatch.chdir(ROOT)
    elsewhere = ("$ quiz check", "$ quiz import", "$ quiz export")
    shown = [block.split("\n", 1) for block in blocks("README.md", "console") if not block.startswith(elsewhere)]
    assert shown
    for command, output in shown:
        run(shlex.split(command.removeprefix("$ quiz ")))
        assert capsys.readouterr().out == output


def test_the_program_that_the_readme_shows_is_a_front_end(tmp_path: Path) -> None:
    """Run as it stands, it asks three questions, tells how each was answered, and how many were right."""
    (program,) = blocks("README.md", "python")
    quiz = tmp_path / "quiz"
    quiz.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quiz "$@"\n')
    quiz.chmod(0o700)
    surroundings = {"PYTHONPATH": str(ROOT), "QUIZ_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    ran = subprocess.run(
        [sys.executable, "-c", program],
        input="a\n" * 9,
        capture_output=True,
        encoding="utf-8",
        env={**surroundings, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONUTF8": "1"},
        cwd=ROOT,
        timeout=60,
        check=True,
    )
    assert ran.stderr == ""
    assert len(re.findall(r"^(?:> )?(?:correct|close|partial|wrong)$", ran.stdout, re.MULTILINE)) >= 3
    assert re.search(r"^[0-3] of 3\n\Z", ran.stdout, re.MULTILINE)


def test_the_fields_that_the_readme_names_are_those_that_are_written(tmp_path: Path) -> None:
    """Each screen has at least the fields in the table of the JSON front end, and each deed in it is understood."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\{\"screen\".*?\})` \| (.*) \|$", text, re.MULTILINE)
    fields = {(names := re.findall(r'"(\w+)"', row))[1]: {names[0], *names[2:]} for row, _ in rows}
    assert list(fields) == ["ask", "feedback", "finished"]
    before: dict[str, list[object]] = {
        "ask": [{"answer": "x"}, {"rate": None}],
        "feedback": [{"answer": "x"}],
        "finished": [],
    }
    for screen, (_, deeds) in zip(fields, rows, strict=True):
        for deed in re.findall(r"`([a-z-]+)`", deeds):
            sent = [*before[screen], {"rate" if deed in RATINGS.values() else "event": deed}]
            outside = Outside.at(tmp_path / f"{screen}-{deed}")
            ran = outside.quiz(
                "study", "--typed", "--ui", "json", typed="".join(f"{json.dumps(line)}\n" for line in sent)
            )
            for shown in map(json.loads, ran.out.splitlines()):
                assert fields[shown["screen"]] <= shown.keys()
                assert "error" not in shown, deed


def test_the_table_that_the_readme_shows_comes_in_and_goes_out(tmp_path: Path) -> None:
    """Its examples follow one another, from the file to what is lost of it."""
    outside = Outside.at(tmp_path)
    (table,) = blocks("README.md", "csv")
    (tmp_path / "words.csv").write_text(table, encoding="utf-8")
    shown = [block.split("\n", 1) for block in blocks("README.md", "console") if "words" in block]
    assert len(shown) == 2
    for command, output in shown:
        ran = outside.quiz(*shlex.split(command.removeprefix("$ quiz ")))
        assert (ran.code, ran.out + ran.err) == (0, output)


def test_the_screen_that_the_readme_shows_is_one_that_is_kept() -> None:
    """The screen at the top is what the program draws, but for empty rows."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert shown
    kept = (ROOT / "tests/screens/80x24.txt").read_text(encoding="utf-8")
    screens = [
        re.sub(r"\n{3,}", "\n\n", screen).strip("\n") for screen in re.split(r"^==== .* ====\n", kept, flags=re.M)
    ]
    assert shown[1].strip("\n") in screens

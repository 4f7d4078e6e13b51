"""What the guides say is so: paths they name exist, and the commands they show run."""

import re
import shlex
from pathlib import Path

import pytest

from quiz.cli import run, split_command
from quiz.commands.registry import commands, load, parser
from quiz.deckfile.parse import parse_deck

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


EXAMPLES = {"decks/", "capitals.toml", "settings.toml", "profiles/NAME/log/", "classes/NAME/"}
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
    parsed = parse_deck(deck, "capitals.toml")
    assert parsed.diagnostics == ()
    assert parsed.deck is not None
    assert len(parsed.deck.cards) == 2


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
    shown = [block.split("\n", 1) for block in blocks("README.md", "console") if not block.startswith("$ quiz check")]
    assert shown
    for command, output in shown:
        run(shlex.split(command.removeprefix("$ quiz ")))
        assert capsys.readouterr().out == output


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

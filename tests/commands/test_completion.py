"""`quiz completion`: scripts that complete every command and option."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.commands.registry import commands
from quiz.deckfile.codes import CODES
from tests.commands.outside import Outside

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh"])
def test_each_shell_gets_a_script_with_every_command(tmp_path: Path, shell: str) -> None:
    """Made of the commands' own parsers, so that none can be forgotten."""
    ran = Outside.at(tmp_path).quiz("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    for name in commands():
        assert name in ran.out
    assert "suspended" in ran.out


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        (["quiz", "st"], {"study", "stats"}),
        (["quiz", "study", "--t"], {"--tag", "--typed"}),
        (["quiz", "completion", "z"], {"zsh"}),
        (["quiz", "check", "dec"], {"decks"}),
        (["quiz", "study", "--ui", "pl"], {"plain"}),
        (["quiz", "study", "t"], {"troops"}),
        (["quiz", "list", "troops", "t"], {"troops"}),
        (["quiz", "show", "troops/k"], {"troops/korea"}),
        (["quiz", "suspend", "troops/m"], {"troops/mechanism"}),
        (
            ["quiz", "edit", "troops"],
            {f"troops{name}" for name in ("", "/korea", "/capital", "/mechanism", "/roads", "/later")},
        ),
        (["quiz", "preview", "troops/l"], {"troops/later"}),
        (["quiz", "edit", "decks/t"], {"decks/troops.toml"}),
        (["quiz", "explain", "E11"], {code for code in CODES if code.startswith("E11")}),
        (["quiz", "explain", "duplicate-"], {"duplicate-id", "duplicate-deck", "duplicate-question"}),
    ],
)
@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
def test_bash_completes_commands_options_files_and_names(tmp_path: Path, line: list[str], completed: set[str]) -> None:
    """The script does in a shell what it promises; decks and cards are those that are there when Tab is pressed."""
    script = tmp_path / "completion"
    script.write_text(Outside.at(tmp_path).quiz("completion", "bash").out, "utf-8")
    program = (
        f'quiz() {{ QUIZ_DECKS=decks PYTHONPATH={ROOT} {sys.executable} -m quiz "$@"; }}; '
        f"source {script}; COMP_WORDS=({' '.join(line)}); COMP_CWORD={len(line) - 1}; _shtab_quiz; "
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    ran = subprocess.run(["bash", "-c", program], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert {word.strip() for word in ran.stdout.splitlines()} == completed


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh"])
def test_each_shell_asks_for_decks_and_cards_and_knows_the_codes(tmp_path: Path, shell: str) -> None:
    """With the command that prints them."""
    script = Outside.at(tmp_path).quiz("completion", shell).out
    assert "quiz completion --names decks" in script
    assert "quiz completion --names cards" in script
    assert "quiz completion --names all" in script
    assert " ".join(form for code in CODES.values() for form in (code.code, code.name)) in script


def test_names_are_printed_one_a_line(tmp_path: Path) -> None:
    """Decks by their id, cards by their note's: what a command takes."""
    outside = Outside.at(tmp_path)
    assert outside.quiz("completion", "--names", "decks") == (0, "troops\n", "")
    cards = "troops/korea\ntroops/capital\ntroops/mechanism\ntroops/roads\n"
    assert outside.quiz("completion", "--names", "cards") == (0, cards, "")
    assert outside.quiz("completion", "--names", "all") == (0, f"troops\n{cards}troops/later\n", "")


def test_without_a_shell_they_are_named(tmp_path: Path) -> None:
    """As for any argument that is missing."""
    error = "quiz: `quiz completion` needs SHELL\nhelp: name your shell: bash, zsh, fish, tcsh\n"
    assert Outside.at(tmp_path).quiz("completion") == (2, "", error)

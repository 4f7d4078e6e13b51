"""`quiz completion`: scripts that complete every command and option."""

import shutil
import subprocess
from pathlib import Path

import pytest

from quiz.commands.registry import commands
from tests.commands.outside import Outside


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
    ],
)
@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
def test_bash_completes_commands_options_and_files(tmp_path: Path, line: list[str], completed: set[str]) -> None:
    """The script does in a shell what it promises."""
    script = tmp_path / "completion"
    script.write_text(Outside.at(tmp_path).quiz("completion", "bash").out, "utf-8")
    program = (
        f"source {script}; COMP_WORDS=({' '.join(line)}); COMP_CWORD={len(line) - 1}; _shtab_quiz; "
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    ran = subprocess.run(["bash", "-c", program], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert {word.strip() for word in ran.stdout.splitlines()} == completed

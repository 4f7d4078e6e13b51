"""The command line as its users meet it: help, mistakes in the call, streams, signals, exit codes, what is loaded."""

import json
import os
import pty
import shlex
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree

import pytest

from quiz.cli import run, split_command
from quiz.commands.registry import commands
from quiz.deckfile.find import shipped_decks
from quiz.store.log_line import START, seal
from tests.commands.outside import TROOPS, FixedClock, Outside, text_of

ROOT = Path(__file__).parents[1]


def environment(home: Path, extra: Mapping[str, str]) -> dict[str, str]:
    """What a process is started with: nothing of whoever runs the tests but the way to Python."""
    here = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(ROOT), "HOME": str(home), "LANG": "C.UTF-8"}
    return {**here, "QUIZ_HOME": str(home / "data"), "QUIZ_DECKS": str(home / "decks"), **extra}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder with a deck."""
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "troops.toml").write_text(TROOPS, "utf-8")
    return tmp_path


def quiz(home: Path, *argv: str, typed: bytes = b"", **extra: str) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m quiz` to its end."""
    return subprocess.run(
        [sys.executable, "-m", "quiz", *argv],
        input=typed,
        capture_output=True,
        env=environment(home, extra),
        cwd=home,
        timeout=30,
        check=False,
    )


def shell(home: Path, line: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which `quiz` is the program."""
    return subprocess.run(
        ["/bin/sh", "-c", f'quiz() {{ "{sys.executable}" -m quiz "$@"; }}; {line}'],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=environment(home, extra),
        cwd=home,
        timeout=30,
        check=False,
    )


# Help


@pytest.mark.parametrize("name", commands())
def test_each_command_has_help_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The help says what the command does, gives an example of it, and fits 80 columns."""
    assert run([name, "--help"]) == 0
    said = capsys.readouterr().out
    examples = said.partition("examples:\n")[2].splitlines()
    assert examples
    assert all(example.startswith(f"  quiz {name}") for example in examples)
    assert max(map(len, said.splitlines())) <= 80
    summary = commands()[name].summary
    assert f"{summary[0].upper()}{summary[1:]}." in " ".join(said.split())


@pytest.mark.parametrize("example", [example for command in commands().values() for example in command.examples])
def test_each_example_in_the_help_runs(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it stands, on the shipped decks or on a deck under way beside it; an exam that is left is not passed."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    mine = '[deck]\ntitle = "Mine"\nallow = ["no-explanation", "no-source"]\n\n[[card]]\nid = "capital-of-france"\n'
    card = 'kind = "short"\nquestion = "What is the capital of France?"\nanswer = "Paris"\n'
    (tmp_path / "mydeck.toml").write_text(mine + card)
    trivia = '{"type": "boolean", "question": "Is it?", "correct_answer": "True", "incorrect_answers": ["False"]}'
    (tmp_path / "trivia.json").write_text(f'{{"response_code": 0, "results": [{trivia}]}}')
    (tmp_path / "words.csv").write_text("Front,Back\nhund,dog\n")
    (tmp_path / "article.txt").write_text("The rules were last revised in 1997.\n")
    copytree(shipped_decks(), tmp_path / "decks", dirs_exist_ok=True)
    outside = Outside(tmp_path, FixedClock())
    outside.quiz("class", "new", "10a", "eve")
    for result in ("handed-in/eve.jsonl", "home/classes/10a/eve.jsonl"):
        outside.quiz("exam", "troops", "--seed", "1", "--name", "eve", "--result", result, typed=":done\nyes\n")
    for words in (["study", "--ui", "plain"], shlex.split(example.partition(" > ")[0])[1:]):
        world = outside.world(
            "c\n\n", environ={"QUIZ_HOME": str(tmp_path / "home"), "QUIZ_DECKS": "decks", "EDITOR": "true"}
        )
        # an exam that is left is not passed, and that article does not bear the shipped decks out
        assert run(words, world) == (words[0] == "exam" or "--article" in words)
        assert text_of(world.stdout)


def test_the_overview_names_every_command_in_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with what it does, on a line of its own."""
    assert run(["--help"]) == 0
    said = capsys.readouterr().out
    for name, command in commands().items():
        assert f"  {name:<16}{command.summary}\n" in said
    assert max(map(len, said.splitlines())) <= 80


def test_help_can_be_asked_for_like_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Of `quiz` and of each command, as `--help` tells it."""
    for asked, same in ((["help"], ["--help"]), (["help", "study"], ["study", "--help"])):
        assert run(same) == 0
        said = capsys.readouterr()
        assert (run(asked), capsys.readouterr()) == (0, said)
    assert run(["help", "stduy"]) == 2
    assert "did you mean `quiz study`?" in capsys.readouterr().err


# Which command, and mistakes in the call


@pytest.mark.parametrize(
    ("argv", "name", "rest"),
    [
        ([], None, []),
        (["due"], "due", []),
        (["--decks", "due", "list", "--json"], "list", ["--decks", "due", "--json"]),
        (["--decks=a", "--plain", "study", "a"], "study", ["--decks=a", "--plain", "a"]),
        (["--home", "h", "--profile", "p"], None, ["--home", "h", "--profile", "p"]),
        (["--profile"], None, ["--profile"]),
    ],
)
def test_global_options_stand_before_or_after_the_command(argv: list[str], name: str | None, rest: list[str]) -> None:
    """The value of such an option is never taken for the command."""
    assert split_command(argv) == (name, rest)


@pytest.mark.parametrize(
    ("argv", "error"),
    [
        (["stduy"], "quiz: there is no command `stduy`\nhelp: did you mean `quiz study`?\n"),
        (
            ["xyzzy"],
            (
                "quiz: there is no command `xyzzy`\n"
                "help: `quiz --help` lists the commands; `quiz study DECK` studies a deck\n"
            ),
        ),
        (["study", "--limt", "3"], "quiz: `quiz study` does not take `--limt`\nhelp: did you mean `--limit`?\n"),
        (
            ["explain", "--json", "E108"],
            "quiz: `quiz explain` does not take `--json`\nhelp: `quiz explain --help` shows what it takes\n",
        ),
        (["due", "--jsn"], "quiz: `quiz due` does not take `--jsn`\nhelp: did you mean `--json`?\n"),
        (["due", ""], "quiz: `quiz due` does not take ``\nhelp: `quiz due --help` shows what it takes\n"),
        (["due", "now"], "quiz: `quiz due` does not take `now`\nhelp: `quiz due --help` shows what it takes\n"),
        (["study", "--ui", "plian"], "quiz: --ui is `plian`, and not one of auto, terminal, plain, json\n"),
        (["study", "--limit", "-1"], "quiz: --limit: `-1` is no number from 0 to 999,999,999\n"),
        (["study", "--limit", "many"], "quiz: --limit: `many` is no number from 0 to 999,999,999\n"),
        (["study", "--seed", "1.5"], "quiz: --seed: `1.5` is no number from 0 to 999,999,999\n"),
        (["study", "--limit", "9" * 5000], f"quiz: --limit: `{'9' * 40}` is no number from 0 to 999,999,999\n"),
        (["study", "--typed", "--choices"], "quiz: --choices: not allowed with --typed\n"),
        (["show"], "quiz: `quiz show` needs CARD\nhelp: `quiz show --help` shows what it takes\n"),
        (
            ["completion", "zhs"],
            "quiz: `zhs` is not one of bash, zsh, fish, tcsh\nhelp: did you mean `zsh`?\n",
        ),
        (
            ["--limit", "5"],
            "quiz: `quiz` alone does not take `--limit`\nhelp: did you mean `quiz study --limit 5`?\n",
        ),
        (
            ["--plain", "--tag", "two words"],
            "quiz: `quiz` alone does not take `--tag`\nhelp: did you mean `quiz study --plain --tag 'two words'`?\n",
        ),
        (["--typed"], "quiz: `quiz` does not take `--typed`\nhelp: did you mean `quiz study --typed`?\n"),
        (["--deck", "x.toml"], "quiz: `quiz` alone does not take `--deck`\nhelp: did you mean `--decks`?\n"),
        (["--xyz", "5"], "quiz: `quiz` alone does not take `--xyz`\nhelp: `quiz --help` shows what it takes\n"),
        (["show", "korea", ""], "quiz: `quiz show` does not take ``\nhelp: `quiz show --help` shows what it takes\n"),
        (["due", "--json=yes"], "quiz: --json takes no value\nhelp: `quiz due --help` shows what it takes\n"),
        (["study", "--ui=--"], "quiz: --ui is `--`, and not one of auto, terminal, plain, json\n"),
        (["study", "--new=--"], "quiz: --new: `--` is no number from 0 to "),
        (["due", "--profile=--"], "quiz: `--` cannot name a profile\n"),
        (["due", "--profile", "-1"], "quiz: `-1` cannot name a profile\n"),
        (["--decks"], "quiz: --decks: expected one argument\nhelp: `quiz --help` shows what it takes\n"),
    ],
)
def test_a_mistake_in_the_call_is_two_lines_and_exit_code_2(
    tmp_path: Path, argv: list[str], error: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wrong, and what to do instead."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    ran = Outside.at(tmp_path).quiz(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(error)
    assert len(ran.err.splitlines()) == 2


def test_words_and_options_may_stand_in_any_order(home: Path) -> None:
    """An option between two words parts nothing."""
    ran = quiz(home, "try", "capital", "--json", "Tokyo", "--plain")
    assert (ran.returncode, json.loads(ran.stdout)["verdict"]) == (0, "correct")


@pytest.mark.parametrize("argv", [("--version",), ("due", "--version"), ("--plain", "--version")])
def test_the_version_is_one_line(home: Path, argv: tuple[str, ...]) -> None:
    """Alone or beside anything else."""
    ran = quiz(home, *argv)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.startswith(b"quiz ")
    assert ran.stdout.count(b"\n") == 1


# What is loaded


HEAVY = (
    *("rich", "prompt_toolkit", "questionary", "asyncio", "importlib.metadata", "filelock", "shtab", "subprocess"),
    *("dataclasses", "inspect", "quiz.core.grading.marking"),
)
SITTING = ("quiz.core.session", "quiz.commands.study", "quiz.ui.terminal", "quiz.ui.plain")
LIBRARY = ("argparse", "tomli", "quiz.core.card", "quiz.deckfile.parse")


@pytest.mark.parametrize(
    ("argv", "banned"),
    [
        (("--version",), (*HEAVY, *SITTING, *LIBRARY)),
        (("--help",), (*HEAVY, *SITTING, *LIBRARY[1:])),
        (("study", "--help"), (*HEAVY, "quiz.ui.terminal", "quiz.ui.plain")),
        (("due",), (*HEAVY, *SITTING, "quiz.deckfile.rules")),
        (("due", "--json"), (*HEAVY, *SITTING)),
        (("list", "troops"), (*HEAVY, *SITTING)),
        (("check",), (*HEAVY, *SITTING)),
        (("show", "korea"), (*HEAVY, *SITTING)),
        (
            ("study", "--ui", "plain"),
            ("rich", "prompt_toolkit", "questionary", "asyncio", "importlib.metadata", "shtab", "quiz.deckfile.rules"),
        ),
        (
            ("study", "--ui", "json"),
            ("rich", "prompt_toolkit", "questionary", "asyncio", "importlib.metadata", "shtab"),
        ),
    ],
)
def test_start_up_loads_no_more_than_it_needs(home: Path, argv: tuple[str, ...], banned: tuple[str, ...]) -> None:
    """Start-up time is what is imported: heavy modules wait until they are used."""
    program = f"import sys; sys.argv = {['quiz', *argv]!r}; from quiz.__main__ import main; main()"
    program += "; print(chr(10) + ' '.join(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", program],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=environment(home, {}),
        cwd=home,
        timeout=30,
        check=True,
    )
    loaded = set(ran.stdout.splitlines()[-1].split())
    assert "quiz.__main__" in loaded
    assert loaded.isdisjoint(banned), sorted(loaded.intersection(banned))


PAINTING = """
import sys
from quiz.ui import painting

def paint(*_page, **_how):
    print(*sys.modules, file=sys.stderr)
    raise SystemExit(0)

painting.paint = paint
sys.argv = ["quiz", "study"]
from quiz.__main__ import main
main()
"""
AFTER_THE_FIRST_QUESTION = (
    *("prompt_toolkit", "questionary", "asyncio", "importlib.metadata", "filelock", "shtab", "rich.console"),
    *("dataclasses", "inspect", "logging", "subprocess", "rapidfuzz"),
    *("quiz.core.grading.marking", "quiz.deckfile.slips", "quiz.deckfile.source_map", "quiz.commands.editor"),
    *("quiz.ui.stage", "quiz.ui.plain", "quiz.ui.json_lines"),
)


def test_the_first_question_waits_for_no_more_than_it_needs(home: Path) -> None:
    """What reads keys, marks answers, saves them or explains mistakes is imported while the question is read."""
    terminal, inside = pty.openpty()
    ran = subprocess.run(
        [sys.executable, "-c", PAINTING],
        stdin=inside,
        stdout=inside,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(home, {"TERM": "xterm"}),
        cwd=home,
        timeout=30,
        check=True,
    )
    os.close(inside)
    os.close(terminal)
    loaded = set(ran.stderr.split())
    assert "quiz.ui.question" in loaded, ran.stderr
    assert loaded.isdisjoint(AFTER_THE_FIRST_QUESTION), sorted(loaded.intersection(AFTER_THE_FIRST_QUESTION))


# Streams and signals


def test_a_reader_that_leaves_early_is_no_error(home: Path) -> None:
    """`quiz list | head -1` ends quietly, with exit code 0."""
    ran = shell(home, "{ quiz completion bash; echo $? >&2; } | head -1")
    assert ran.stderr == "0\n"
    ran = shell(home, "{ PYTHONUNBUFFERED=1 quiz completion bash; echo $? >&2; } | head -1")
    assert ran.stderr == "0\n"


def test_a_signal_keeps_its_exit_code_where_the_output_is_gone_with_it(home: Path) -> None:
    """A terminal that is closed takes no last words."""
    program = "from quiz.commands.process import in_process; raise SystemExit(in_process(lambda: print('lost') or 129))"
    ran = shell(home, f'exec 3>&1; {{ sleep 0.2; "{sys.executable}" -c "{program}"; echo $? >&3; }} | true')
    assert ran.stdout == "129\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize(
    "command", ["due", "due --json", "list", "study --ui plain", "--help", "study --help", "--version"]
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_output_that_is_full_is_one_error(home: Path, command: str, unbuffered: str) -> None:
    """Exit code 74, not a word of Python."""
    ran = shell(home, f"quiz {command} > /dev/full", PYTHONUNBUFFERED=unbuffered)
    assert ran.returncode == 74
    assert ran.stderr == (
        "quiz: cannot write to standard output: No space left on device\n"
        "help: make room, or see to where the output goes\n"
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("quiz due >&-", 74),
        ("quiz due 2>&-", 0),
        ("quiz nope 2>&-", 2),
        ("quiz <&-", 0),
        ("quiz study <&-", 0),
        ("quiz study --ui json <&-", 0),
        ("quiz try capital <&-", 0),
        ("quiz try capital Tokyo <&- 2>&-", 0),
        ("quiz due <&- >&- 2>&-", 74),
        ("quiz nope 2>/dev/full", 2),
        ("quiz due --profile new 2>/dev/full", 0),
        ("quiz >&- 2>/dev/full", 74),
    ],
)
def test_closed_streams_are_no_surprise(home: Path, line: str, code: int) -> None:
    """No traceback, and the exit code says whether the answer arrived."""
    ran = shell(home, line)
    assert ran.returncode == code
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("ui", ["plain", "json"])
def test_a_signal_ends_a_sitting_with_its_exit_code_and_loses_nothing(home: Path, ui: str, number: int) -> None:
    """What was acknowledged before is in the log."""
    answer = {"plain": b"28k\n", "json": b'{"answer": "28k"}\n'}[ui]
    process = subprocess.Popen(
        [sys.executable, "-m", "quiz", "study", "--typed", "--ui", ui],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home, {}),
        cwd=home,
    )
    assert process.stdin
    assert process.stdout
    with process:
        process.stdin.write(answer)
        process.stdin.flush()
        while b"about 28,000 troops" not in process.stdout.readline():
            assert process.poll() is None
        process.send_signal(number)
        assert process.wait(timeout=30) == 128 + number
        assert b"Traceback" not in (process.stderr.read() if process.stderr else b"")
    assert b'"answer":"28k"' in b"".join(log.read_bytes() for log in (home / "data").glob("profiles/*/log/*.jsonl"))


# Places and surroundings


def test_without_home_the_account_knows_where_things_are(home: Path) -> None:
    """$HOME is not needed where $QUIZ_HOME is given, or where the account has a home folder."""
    assert shell(home, "unset HOME; quiz due").returncode == 0


@pytest.mark.parametrize("extra", [{"LANG": "C"}, {"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}])
@pytest.mark.parametrize("argv", [(), ("stats",), ("show", "roads"), ("study", "--ui", "plain"), ("list", "--json")])
def test_a_locale_that_was_never_set_up_is_enough(home: Path, extra: dict[str, str], argv: tuple[str, ...]) -> None:
    """No encoding error, in whatever the output can show."""
    for utf8 in ("0", "1"):
        ran = quiz(home, *argv, typed="Tōkyō\n".encode(), PYTHONUTF8=utf8, **extra)
        assert (ran.returncode, ran.stderr) == (0, b"")


def test_no_colour_comes_to_a_pipe(home: Path) -> None:
    """Not even where colour is asked for by the surroundings."""
    for argv in ((), ("stats",), ("show", "korea"), ("check",), ("list", "troops")):
        assert b"\x1b" not in quiz(home, *argv, FORCE_COLOR="1", TERM="xterm-256color").stdout


@pytest.mark.parametrize("argv", [("undo",), ("suspend", "korea"), ("study", "--ui", "plain", "--typed")])
def test_a_home_that_cannot_be_made_is_exit_code_73(home: Path, argv: tuple[str, ...]) -> None:
    """The path is named, and where else answers could be kept."""
    (home / "file").write_text("", "utf-8")
    ran = quiz(home, *argv, "--home", str(home / "file"), typed=b"28k\n")
    assert ran.returncode in (73, 74)
    assert ran.stderr.startswith(b"quiz: cannot ")
    assert str(home / "file").encode() in ran.stderr
    assert ran.stderr.count(b"\n") == 2


def test_a_log_of_a_newer_version_is_left_alone(home: Path) -> None:
    """Exit code 65, and not a byte is changed."""
    quiz(home, "suspend", "korea")
    (log,) = (home / "data").glob("profiles/*/log/*.jsonl")
    newer = seal({"type": "quiz-log", "version": 2, "device": log.stem, "created": 0}, START)[0] + b"\n"
    log.write_bytes(newer)
    for argv in (("due",), ("suspend", "capital"), ("study", "--ui", "plain")):
        ran = quiz(home, *argv)
        assert (ran.returncode, ran.stderr[:6]) == (65, b"quiz: ")
    assert log.read_bytes() == newer


def test_a_mistake_in_the_settings_is_told_with_its_line(home: Path) -> None:
    """A setting that was silently not followed would surprise later."""
    (home / "data").mkdir()
    (home / "data" / "settings.toml").write_text("new_per_dya = 3\n", "utf-8")
    ran = quiz(home, "due")
    assert ran.returncode == 65
    assert ran.stderr.decode() == (
        f"quiz: {home}/data/settings.toml:1: there is no setting `new_per_dya`\nhelp: did you mean `new_per_day`?\n"
    )


def test_two_windows_can_study_at_once(home: Path) -> None:
    """Both add to the same log, and nothing is lost."""
    for card in ("korea", "capital", "roads"):
        assert quiz(home, "suspend", card).returncode == 0
    assert json.loads(quiz(home, "due", "--json").stdout)["new"] == 1

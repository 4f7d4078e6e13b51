"""Several processes on one log, and one that is killed: what each acknowledged is there, and little more."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quiz.core.error import Exit, QuizError
from quiz.store import lock
from quiz.store.review_log import ReviewLog
from tests.store.entries import NOON, review

REPOSITORY = Path(__file__).parents[2]
KILLS = int(os.environ.get("QUIZ_KILLS", "40"))
"""How often a writer is killed; set it to some thousands for a night."""


def writer(folder: Path, name: str, count: int) -> "subprocess.Popen[str]":
    """A process that, sent a line, appends entries, each acknowledged on its standard output."""
    command = [sys.executable, "-m", "tests.store.writer", str(folder), "desk", name, str(count)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def begin(process: "subprocess.Popen[str]") -> None:
    """Let a writer write."""
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()


def test_eight_writers_on_one_log_lose_nothing(tmp_path: Path) -> None:
    """Each reads what the others wrote before it adds to it, so that the chain stays one."""
    writers = [writer(tmp_path, f"w{number}", 20) for number in range(8)]
    for process in writers:
        begin(process)
    acknowledged = {name for process in writers for name in process.communicate()[0].split()}
    assert [process.returncode for process in writers] == [0] * 8
    contents = ReviewLog(tmp_path, "desk").read(NOON)
    assert sorted(entry.id for entry in contents.entries) == sorted(acknowledged)
    assert len(contents.entries) == 160
    assert contents.damages == ()
    for number in range(8):
        own = [entry.id for entry in contents.entries if entry.id.startswith(f"w{number}-")]
        assert own == [f"w{number}-{count}" for count in range(20)]


def test_a_killed_writer_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    """And leaves at most one entry that it had not acknowledged yet; the next goes on from there."""
    chance = random.Random(7)
    folders = [tmp_path / str(kill // 20) for kill in range(KILLS)]  # twenty to a log, or reading it takes over
    waiting: list[subprocess.Popen[str]] = []
    acknowledged: set[str] = set()
    for kill, folder in enumerate(folders):
        while len(waiting) < 4 and kill + len(waiting) < KILLS:  # a process takes longer to start than to write
            waiting.append(writer(folders[kill + len(waiting)], f"k{kill + len(waiting)}", 10_000))
        process = waiting.pop(0)
        begin(process)
        with process:
            assert process.stdout
            told = [process.stdout.readline().strip()]
            time.sleep(chance.random() * 0.03)
            process.kill()
            told += process.stdout.read().splitlines()
        acknowledged = acknowledged.union(told) if kill % 20 else set(told)
        contents = ReviewLog(folder, "desk").read(NOON)
        kept = {entry.id for entry in contents.entries}
        mine = {name for name in kept if name.startswith(f"k{kill}-")}
        assert acknowledged <= kept
        assert len(mine) <= len(told) + 1
        assert contents.damages == ()


def test_a_lock_that_is_held_is_waited_for_and_then_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the process that holds it; nothing is written meanwhile, and afterwards all goes on."""
    monkeypatch.setattr(lock, "PATIENCE_S", 0.1)
    log = ReviewLog(tmp_path, "desk")
    with lock.locked(tmp_path / "desk.lock", "the log"), pytest.raises(QuizError) as failure:
        log.append([review("a")])
    assert (failure.value.message, failure.value.help, failure.value.code) == (
        f"the log {tmp_path / 'desk.jsonl'} has been held by process {os.getpid()} for more than 0 seconds",
        "close the other quiz, or try again in a moment; nothing that was saved is lost",
        Exit.BUSY,
    )
    assert not (tmp_path / "desk.jsonl").exists()
    log.append([review("a")])
    assert log.read(NOON).entries == (review("a"),)


@pytest.mark.parametrize("signature", [b"", b"no number\n", b"\xff\xff"])
def test_a_holder_that_did_not_sign_is_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signature: bytes
) -> None:
    """The lock holds whatever the file says."""
    monkeypatch.setattr(lock, "PATIENCE_S", 0.0)
    path = tmp_path / "desk.lock"
    with lock.locked(path, "it"):
        path.write_bytes(signature)
        with pytest.raises(QuizError, match=r"^it has been held by another process "), lock.locked(path, "it"):
            pass


def test_a_holder_that_dies_gives_the_lock_back(tmp_path: Path) -> None:
    """Nobody has to delete a file."""
    with pytest.raises(KeyboardInterrupt), lock.locked(tmp_path / "desk.lock", "it"):
        raise KeyboardInterrupt
    dying = "import os; from pathlib import Path; from quiz.store.lock import locked\n"
    dying += f"with locked(Path({str(tmp_path / 'desk.lock')!r}), 'it'): os._exit(0)"
    subprocess.run([sys.executable, "-c", dying], cwd=REPOSITORY, check=True)
    with lock.locked(tmp_path / "desk.lock", "it"):
        assert int((tmp_path / "desk.lock").read_text()) == os.getpid()


def test_a_file_system_that_cannot_lock_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writing without a lock would risk what was saved."""
    import filelock

    def refuse(descriptor: int, *, blocking: bool) -> bool:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(filelock, "lock_descriptor", refuse)
    with pytest.raises(QuizError) as failure:
        ReviewLog(tmp_path, "desk").append([review("a")])
    assert (failure.value.message, failure.value.help, failure.value.code) == (
        f"cannot lock {tmp_path / 'desk.lock'}: No locks available",
        "keep your reviews on a disk that can lock files, with --home",
        Exit.IO_FAILED,
    )


WITHOUT = """
import sys
from pathlib import Path
from quiz.store.clock import Clock
from quiz.store.places import Places
from quiz.store.review_log import ReviewLog
from quiz.store.settings import read_settings
from tests.store.entries import review
folder = Path(sys.argv[1])
log = ReviewLog(folder, "desk")
log.read(0)
Clock().now()
print(sorted(name for name in ("asyncio", "filelock", "platformdirs", "rich", "secrets") if name in sys.modules))
log.warm()
before = set(sys.modules)
log.append([review("a")])
print(sorted(set(sys.modules) - before))
"""


def test_reading_imports_nothing_slow_and_warming_up_leaves_nothing_to_import(tmp_path: Path) -> None:
    """Start-up is a budget, and the first answer waits for no module."""
    command = [sys.executable, "-c", WITHOUT, str(tmp_path)]
    done = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n[]\n"

"""Measures the speed that learners feel and prints it as tables: `python -m tests.bench`.

Times are ratios to `python -c pass` of the same run, since machines differ and are noisy; medians of several rounds.
Run it with the Python that quiz is installed for. Nothing here is a test: a test never asserts time.
"""

import json
import os
import pty
import re
import resource
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from quiz.core.review import AskedAs, Review, Verdict
from quiz.store.review_log import ReviewLog

ROUNDS = 15
PASS = [sys.executable, "-c", "pass"]
QUIZ = [sys.executable, "-m", "quiz"]


def environment(home: Path) -> dict[str, str]:
    """An environment with a home of its own, in which Python may keep its compiled modules."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", "QUIZ_DECKS")}
    return {**kept, "QUIZ_HOME": str(home), "XDG_STATE_HOME": str(home / "state"), "TERM": "xterm-256color"}


def cpu_seconds(command: list[str], env: dict[str, str]) -> float:
    """The processor time of a whole command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def wall_seconds(run: Callable[[], object]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def table(title: str, rows: list[tuple[str, str, str]]) -> None:
    """Print rows of what, measured, wanted."""
    print(f"\n{title}")
    width = max(len(row[0]) for row in rows)
    for what, measured, wanted in rows:
        print(f"  {what:{width}}  {measured:>12}  {wanted:>14}")


@contextmanager
def on_terminal(command: list[str], env: dict[str, str], rows: int = 24, columns: int = 80) -> Iterator[int]:
    """Run a command on a pseudo-terminal of its own; the terminal's end for us."""
    terminal, inside = pty.openpty()
    termios.tcsetwinsize(inside, (rows, columns))
    child = subprocess.Popen(command, env=env, stdin=inside, stdout=inside, stderr=inside, start_new_session=True)
    os.close(inside)
    try:
        yield terminal
    finally:
        child.terminate()
        child.wait()
        os.close(terminal)


def read_until(terminal: int, pattern: bytes, seconds: float = 20) -> bytes:
    """Read what the program draws until it matches, or time runs out."""
    seen = b""
    end = time.perf_counter() + seconds
    while not re.search(pattern, seen) and time.perf_counter() < end:
        if select.select([terminal], [], [], 0.001)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError as error:
                raise SystemExit(f"the program ended: {seen.decode(errors='replace')}") from error
            if b"\x1b[6n" in seen[-4096:]:
                os.write(terminal, b"\x1b[1;1R")
    return seen


def until_quiet(terminal: int) -> float:
    """How long the program goes on drawing, until it has been quiet for a twentieth of a second."""
    start = last = time.perf_counter()
    while select.select([terminal], [], [], 0.05)[0]:
        os.read(terminal, 65536)
        last = time.perf_counter()
    return last - start


def start_up(home: Path) -> None:
    """How long a command takes, in times of an empty Python."""
    env = environment(home)
    commands = {
        "quiz --version": ([*QUIZ, "--version"], 1.5),
        "quiz --help": ([*QUIZ, "--help"], 3.5),
        "quiz due": ([*QUIZ, "due"], 6.0),
    }
    for command, _ in commands.values():
        cpu_seconds(command, env)
    rows = []
    for name, (command, wanted) in commands.items():
        ratios = [cpu_seconds(command, env) / max(cpu_seconds(PASS, env), 1e-3) for _ in range(ROUNDS)]
        rows.append((name, f"{statistics.median(ratios):.1f}", f"≤ {wanted}"))
    table("Start-up, × python -c pass (processor time)", rows)


def first_question(home: Path, decks: list[str] | None = None) -> tuple[float, float]:
    """Seconds from typing `quiz study` to the first question on screen, and to an answer's feedback."""
    command = [*QUIZ, "study", *(["--decks", *decks] if decks else [])]
    start = time.perf_counter()
    with on_terminal(command, environment(home)) as terminal:
        read_until(terminal, rb"\d+ of \d+")
        shown = time.perf_counter() - start
        os.write(terminal, b"\x1b")
        read_until(terminal, rb"memory")
        ready = time.perf_counter() - start
    return shown, ready


def sitting(home: Path) -> None:
    """How long it takes until the first question shows, and until it takes an answer."""
    env = environment(home)
    shown, ready = [], []
    for _ in range(ROUNDS):
        empty = wall_seconds(lambda: subprocess.run(PASS, env=env, check=False))
        shutil.rmtree(home, ignore_errors=True)
        first, answered = first_question(home)
        shown.append(first / empty)
        ready.append(answered / empty)
    table(
        "First question, × python -c pass (time on the clock)",
        [
            ("on screen", f"{statistics.median(shown):.1f}", "≤ 10"),
            ("answered, feedback on screen", f"{statistics.median(ready):.1f}", "ready: ≤ 18"),
        ],
    )


def keys(home: Path) -> None:
    """From a key to its feedback on screen."""
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    deck = home / "choices.toml"
    cards = (
        f'[[card]]\nid = "c{number}"\nkind = "choice"\n'
        f'question = "Which is {number}?"\nanswer = "{number}"\ndistractors = ["x", "y"]\n'
        for number in range(100)
    )
    deck.write_text('[deck]\ntitle = "Choices"\n' + "".join(cards))
    command = [*QUIZ, "study", "--decks", str(deck), "--new", "100", "--limit", "100"]
    times = []
    with on_terminal(command, environment(home)) as terminal:
        read_until(terminal, rb"\d+ of \d+")
        time.sleep(1.5)
        for _ in range(100):
            os.write(terminal, b"a")
            times.append(until_quiet(terminal))
            os.write(terminal, b"\r")
            until_quiet(terminal)
    milliseconds = sorted(1000 * value for value in times)
    rows = [
        ("median", f"{statistics.median(milliseconds):.1f} ms", ""),
        ("99th percentile", f"{milliseconds[int(0.99 * (len(milliseconds) - 1))]:.1f} ms", "≤ 16 ms"),
    ]
    table("Key to feedback on screen, the answer saved", rows)


def review(number: int, cards: int) -> Review:
    """The `number`-th review of a made-up history of so many cards."""
    day = 739_000 + number // 300
    return Review(
        id=f"bench-{number}",
        at=1_700_000_000_000 + number * 60_000,
        offset=0,
        day=day,
        card=f"big/card-{number % cards}",
        verdict=Verdict.WRONG if number % 7 == 0 else Verdict.CORRECT,
        credit=0.0 if number % 7 == 0 else 1.0,
        rating=None,
        asked_as=AskedAs.TYPED,
        answer="an answer of usual length",
        took_ms=4_000,
        session="bench.1",
    )


def saving(home: Path) -> None:
    """An answer saved, against a bare append and fsync of as many bytes."""
    shutil.rmtree(home, ignore_errors=True)
    log = ReviewLog(home / "log", "benchmark")
    log.warm()
    log.append([review(0, 10)])
    line = b"x" * 300
    bare, saved = [], []
    with (home / "bare").open("ab", buffering=0) as file:
        for number in range(1, 1001):
            start = time.perf_counter()
            file.write(line)
            os.fsync(file.fileno())
            middle = time.perf_counter()
            log.append([review(number, 10)])
            saved.append(time.perf_counter() - middle)
            bare.append(middle - start)
    rows = []
    for name, share in (("median", 0.5), ("99th percentile", 0.99)):
        ours, theirs = (sorted(times)[int(share * (len(times) - 1))] for times in (saved, bare))
        rows.append((name, f"{ours * 1e6:.0f} µs", f"bare {theirs * 1e6:.0f} µs, × {ours / theirs:.2f} (≤ 2)"))
    table("Answer to saved", rows)


def large(home: Path) -> None:
    """The first question over ten thousand cards and a hundred thousand reviews, no cache."""
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    deck = home / "big.toml"
    cards = 10_000
    with deck.open("w", encoding="utf-8") as file:
        file.write('[deck]\nid = "big"\ntitle = "Big"\n')
        for number in range(cards):
            file.write(
                f'\n[[card]]\nid = "card-{number}"\nkind = "short"\n'
                f'question = "What is {number}?"\nanswer = "word{number}"\n'
            )
    log = ReviewLog(home / "profiles" / "default" / "log", "benchmark")
    for start in range(0, 100_000, 5_000):
        log.append([review(number, cards) for number in range(start, start + 5_000)])
    times = sorted(first_question(home, [str(deck)])[0] for _ in range(5))
    table("10,000 cards, 100,000 reviews", [("first question", f"{statistics.median(times):.2f} s", "≤ 1.5 s")])


def main() -> None:
    """Measure everything."""
    print(json.dumps({"python": sys.version.split()[0], "cores": os.cpu_count()}))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        start_up(home)
        sitting(home)
        keys(home)
        saving(home)
        large(home)


if __name__ == "__main__":
    main()

"""Measures the speed that learners feel and prints it as tables: `python -m tests.bench`.

Each figure stands beside its budget, and whether that was met. Times are ratios to `python -c pass` of the same run,
since machines differ and are noisy; medians of several rounds. Processor time tells what quiz does, the clock what the
machine was busy with besides. Run it with the Python that quiz is installed for. Nothing here is a test: a test never
asserts time.
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
from typing import NamedTuple

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


class Figure(NamedTuple):
    """Something measured, in its unit; `budget` is the most it may be, None where there is none for it."""

    what: str
    measured: float
    budget: float | None
    unit: str
    beside: str = ""

    def __str__(self) -> str:
        digits = 2 if self.measured < 2 else 1
        wanted = "" if self.budget is None else f"≤ {self.budget:g}"
        met = "" if self.budget is None else "met" if self.measured <= self.budget else "MISSED"
        return (
            f"{self.what:44}  {self.measured:8.{digits}f} {self.unit:3}  {wanted:>6}  {met:6}  {self.beside}".rstrip()
        )


def table(title: str, figures: list[Figure]) -> None:
    """Print what was measured, the budgets, and whether they were met."""
    print(f"\n{title}")
    for figure in figures:
        print(f"  {figure}")


def processor_seconds(process: int) -> float | None:
    """The processor time of a process so far; None where the system does not tell it precisely (only Linux does)."""
    try:
        times = [int(path.read_text().split()[0]) for path in Path(f"/proc/{process}/task").glob("*/schedstat")]
    except (OSError, ValueError, IndexError):
        return None
    return sum(times) / 1e9 or None


@contextmanager
def on_terminal(
    command: list[str], env: dict[str, str], rows: int = 24, columns: int = 80
) -> Iterator[tuple[int, int]]:
    """Run a command on a pseudo-terminal of its own; the terminal's end for us, and the process."""
    terminal, inside = pty.openpty()
    termios.tcsetwinsize(inside, (rows, columns))
    child = subprocess.Popen(command, env=env, stdin=inside, stdout=inside, stderr=inside, start_new_session=True)
    os.close(inside)
    try:
        yield terminal, child.pid
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
    figures = []
    for name, (command, budget) in commands.items():
        ratios = [cpu_seconds(command, env) / max(cpu_seconds(PASS, env), 1e-3) for _ in range(ROUNDS)]
        figures.append(Figure(name, statistics.median(ratios), budget, "×"))
    ratios = []
    for _ in range(ROUNDS):
        shutil.rmtree(home, ignore_errors=True)
        ratios.append(cpu_seconds([*QUIZ, "due"], env) / max(cpu_seconds(PASS, env), 1e-3))
    figures.append(Figure("quiz due, the first since decks changed", statistics.median(ratios), None, "×"))
    table("Start-up, × python -c pass, processor time", figures)


class Moment(NamedTuple):
    """Seconds since a command was started: by the clock, and of processor time (None where that is not told)."""

    clock: float
    processor: float | None


def first_question(home: Path, decks: list[str] | None = None) -> tuple[Moment, Moment]:
    """From starting `quiz study` to the whole first question on screen, and to the first key acted on.

    The key is Ctrl-D, typed as soon as the question stands: it leaves the screen, whatever the kind of question.
    """
    command = [*QUIZ, "study", *(["--decks", *decks] if decks else [])]
    start = time.perf_counter()
    with on_terminal(command, environment(home)) as (terminal, process):

        def moment() -> Moment:
            return Moment(time.perf_counter() - start, processor_seconds(process))

        read_until(terminal, rb"\d+ of \d+[^$]*don't know")
        shown = moment()
        os.write(terminal, b"\x04")
        read_until(terminal, rb"\x1b\[\?1049l")
        return shown, moment()


def sitting(home: Path) -> None:
    """How long it takes until the first question shows, and until it takes an answer."""
    env = environment(home)
    ratios: dict[str, list[float]] = {}
    for _ in range(ROUNDS + 1):
        clock = wall_seconds(lambda: subprocess.run(PASS, env=env, check=False))
        processor = max(cpu_seconds(PASS, env), 1e-3)
        shutil.rmtree(home, ignore_errors=True)
        for what, moment in zip(("on screen", "ready for keys"), first_question(home), strict=True):
            ratios.setdefault(f"{what}, by the clock", []).append(moment.clock / clock)
            if moment.processor:
                ratios.setdefault(f"{what}, processor time", []).append(moment.processor / processor)
    budgets = {"on screen": 10.0, "ready for keys": 18.0}
    figures = [
        Figure(what, statistics.median(values[1:]), budgets[what.partition(",")[0]], "×")
        for what, values in sorted(ratios.items())
    ]
    table("First question, × python -c pass", figures)


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
    with on_terminal(command, environment(home)) as (terminal, _):
        read_until(terminal, rb"\d+ of \d+")
        time.sleep(1.5)
        for _ in range(100):
            os.write(terminal, b"a")
            times.append(until_quiet(terminal))
            os.write(terminal, b"\r")
            until_quiet(terminal)
    milliseconds = sorted(1000 * value for value in times)
    figures = [
        Figure("median", statistics.median(milliseconds), None, "ms"),
        Figure("99th percentile", milliseconds[int(0.99 * (len(milliseconds) - 1))], 16, "ms"),
    ]
    table("Key to feedback on screen, the answer saved", figures)


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
    figures = []
    for name, share, budget in (("median", 0.5, None), ("99th percentile", 0.99, 2.0)):
        ours, theirs = (sorted(times)[int(share * (len(times) - 1))] for times in (saved, bare))
        figures.append(Figure(name, ours / theirs, budget, "×", f"{ours * 1e6:.0f} µs, bare {theirs * 1e6:.0f} µs"))
    table("Answer to saved, × a bare append and fsync", figures)


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
    moments = [first_question(home, [str(deck)])[0] for _ in range(5)]
    figures = [Figure("first question, by the clock", statistics.median(moment.clock for moment in moments), 1.5, "s")]
    if processor := [moment.processor for moment in moments if moment.processor]:
        figures.append(Figure("first question, processor time", statistics.median(processor), 1.5, "s"))
    table("10,000 cards, 100,000 reviews, no cache", figures)


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

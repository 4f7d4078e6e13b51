"""Kills sittings at random moments: what a screen told is in the log and counts once, and the sitting goes on there."""

import os
import random
import signal
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quiz.core.history import effective
from quiz.core.review import Flag, LogEntry, Rating, Review, Undo
from quiz.store.merge import LogContents
from quiz.store.review_log import ReviewLog
from tests.faults.front_ends import QUIZ, Doing, FrontEnd, Json, Plain, Shown, Terminal
from tests.faults.power import begin, cut
from tests.ui.terminal_emulator import PATIENCE

FRONT_ENDS: dict[str, type[Json | Plain | Terminal]] = {"json": Json, "plain": Plain, "terminal": Terminal}

DEEDS_AT_QUESTION: tuple[Doing, ...] = ("answer", "flag", "undo")
DEEDS_AT_FEEDBACK: tuple[Doing, ...] = ("next", "easy", "overrule", "flag", "undo")

CARDS = 50
KILLS_IN_A_HOME = 25
"""How often sittings are killed in one home: reading a log that never ends would take over."""

DECK = '[deck]\nid = "d"\ntitle = "D"\n' + "".join(
    f'\n[[card]]\nid = "c{number}"\nkind = "short"\nquestion = "Question {number}?"\nanswer = "right"\n'
    for number in range(CARDS)
)


class Astray(Exception):  # noqa: N818 - what is wrong is told, not raised to anybody
    """A sitting went on elsewhere than where it was cut off."""


@dataclass
class Home:
    """A home with a deck, and what screens have told of deeds done there."""

    folder: Path
    told: list[tuple[Doing, str]] = field(default_factory=list)
    kept: int = 0
    waiting: str = ""
    over: bool = False

    @classmethod
    def new(cls) -> "Home":
        """An empty one."""
        folder = Path(tempfile.mkdtemp(prefix="quiz-faults-"))
        (folder / "decks").mkdir()
        (folder / "decks" / "d.toml").write_text(DECK, "utf-8")
        return cls(folder)

    def contents(self) -> LogContents:
        """What a program started now would read."""
        return ReviewLog(self.folder / "data" / "profiles" / "default" / "log", "").read(time.time_ns() // 1_000_000)


def lost(told: Sequence[tuple[Doing, str]], entries: Sequence[LogEntry]) -> list[str]:
    """What was told to be done and is not in the log, and what counts more than once."""
    reviews = [entry for entry in entries if isinstance(entry, Review)]
    had: dict[Doing, set[object]] = {
        "answer": {review.answer for review in reviews},
        "easy": {review.answer for review in reviews if review.rating is Rating.EASY},
        "overrule": {review.answer for review in reviews if review.overruled},
        "flag": {entry.note for entry in entries if isinstance(entry, Flag)},
    }
    counting = Counter(entry.answer for entry in effective(entries) if isinstance(entry, Review))
    undone = sum(doing == "undo" for doing, _ in told) - sum(isinstance(entry, Undo) for entry in entries)
    return [
        *(f"{doing} {word} is lost" for doing, word in told if doing in had and word not in had[doing]),
        *(f"{answer} counts {times} times" for answer, times in counting.items() if times > 1),
        *([f"{undone} undone too few"] if undone > 0 else []),
    ]


def sit(home: Home, front_end: FrontEnd, chance: random.Random, words: str, ready: threading.Event) -> Shown | None:
    """Do deeds until the process is gone; the last screen. `ready` is set after a few."""
    simple = isinstance(front_end, Terminal)
    few = chance.randrange(6 if simple else 25)
    last: Shown | None = None
    doing: Doing | None = None
    word = answer = ""
    number = 0
    while shown := front_end.shown():
        if doing:
            home.told.append((doing, word))
        elif home.waiting not in ("", shown.words):
            raise Astray(f"{home.waiting} was on screen, and after it {shown}")
        last = shown
        if shown.screen == "finished":
            home.over = True
            break
        answer = shown.words if shown.screen == "feedback" and shown.words else answer
        doing = _deed(shown, doing, chance, simple)
        word = answer if doing in ("easy", "overrule") else f"{words}n{number}"
        front_end.do(doing, word)
        if number == few:
            ready.set()
        number += 1
    return last


def _deed(shown: Shown, before: Doing | None, chance: random.Random, simple: bool) -> Doing:
    """Something that leaves an entry at this screen, but for `next`."""
    if shown.screen == "ask":
        answering = simple or before in (None, "undo")  # there may be nothing more to undo
        return "answer" if answering else chance.choices(DEEDS_AT_QUESTION, (30, 2, 3))[0]
    if simple or before == "overrule":
        return "next"
    return chance.choices(DEEDS_AT_FEEDBACK, (20, 2, 1, 2, 2))[0]


def kill_once(home: Home, ui: str, chance: random.Random, words: str, power: bool) -> list[str]:
    """Start a sitting, kill it, and compare: what is wrong. With `power` the whole machine goes down."""
    front_end = FRONT_ENDS[ui](home.folder, ("-m", "tests.faults.power", str(begin(home.folder))) if power else QUIZ)
    ready = threading.Event()

    def kill() -> None:
        if early is None:
            ready.wait(PATIENCE)
        threading.Event().wait(early if early is not None else late)
        os.kill(front_end.pid, signal.SIGKILL)

    early = chance.random() * 0.5 if chance.random() < 0.15 else None
    late = chance.random() * (0.1 if ui == "terminal" else 0.01)
    killer = threading.Thread(target=kill)
    killer.start()
    told_before = len(home.told)
    try:
        last = sit(home, front_end, chance, words, ready)
    finally:
        ready.set()
        killer.join()
        code = front_end.end()
    if power:
        cut(home.folder, chance)
    contents = home.contents()
    added = len(contents.entries) - home.kept
    told = sum(doing != "next" for doing, _ in home.told[told_before:])
    home.kept = len(contents.entries)
    home.waiting = last.words if last and last.screen == "ask" and added == told else ""
    return [
        *([f"it ended with {code}"] if code not in (-signal.SIGKILL, 0) else []),
        *([f"{added} entries where {told} were told"] if not told <= added <= told + 1 else []),
        *map(str, contents.damages),
        *lost(home.told, contents.entries),
    ]


def campaign(ui: str, times: int, seed: int, power: bool = False) -> tuple[int, list[str]]:
    """Kill as often as asked; how many deeds were told, and what is wrong."""
    chance = random.Random(seed)
    told, wrong = 0, []
    home = Home.new()
    for number in range(times):
        if number % KILLS_IN_A_HOME == 0 or home.over:
            told += len(home.told)
            home = Home.new()
        try:
            found = kill_once(home, ui, chance, f"k{number}", power)
            wrong += [f"{home.folder}, kill {number}: {what}" for what in found]
        except Astray as astray:
            wrong.append(f"{home.folder}, kill {number}: {astray}")
            home = Home.new()
    return told + len(home.told), wrong

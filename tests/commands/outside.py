"""A world for commands under test: its own folder, streams, decks and time."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TextIO

from quiz.cli import run
from quiz.commands.world import World
from quiz.core.record import replace
from quiz.store.clock import Clock, Instant

NOON = 1_767_268_800_000
"""1 January 2026, 12:00 UTC, in milliseconds."""

DAY = 24 * 60 * 60 * 1000

TROOPS = """\
[deck]
id = "troops"
title = "Troop numbers"
tags = ["us-japan"]
allow = ["no-explanation", "no-source", "no-why-not", "partial-why-not"]
[source]
publisher = "Stars and Stripes"

[[card]]
id = "korea"
kind = "number"
question = "About how many American troops are based on the Korean Peninsula?"
answer = 28000
tolerance = 500
unit = "troops"
hint = "Fewer than in Japan."
explanation = "North Korea is near."
why_not = { "49,000" = "That is the number in Japan." }
distractors = [49000, 18000]
source = 9
tags = ["numbers"]

[[card]]
id = "capital"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
accept = ["Tokio"]

[[card]]
id = "mechanism"
kind = "cloze"
text = "The {{Alliance}} Coordination {{Mechanism}} is new."

[[card]]
id = "roads"
kind = "order"
question = "Put the cities in order from north to south."
answer = ["Sapporo", "Tokyo", "Fukuoka"]

[[card]]
id = "later"
kind = "recall"
question = "A question still in hand"
answer = "an answer"
draft = true
"""


class FixedClock(Clock):
    """A clock that stands still until it is moved; `offset` is how far local time is ahead of UTC, in minutes."""

    def __init__(self, at: int = NOON, offset: int = 0) -> None:
        super().__init__()
        self.at = at
        self.offset = offset

    def now(self) -> Instant:
        """The time it was set to."""
        return Instant(self.at, self.offset)

    def running(self, since: int) -> Callable[[], int]:
        """The same: it is moved on, and not set."""
        return lambda: max(self.at, since)


def text_of(stream: TextIO) -> str:
    """What was written to a stream of a world for tests."""
    assert isinstance(stream, io.StringIO)
    return stream.getvalue()


class Ran(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


@dataclass
class Outside:
    """Where commands run. `deck` writes a deck file, `quiz` runs a command there; time passes by `days_pass`."""

    folder: Path
    clock: FixedClock
    columns: int = 80

    @classmethod
    def at(cls, folder: Path, **decks: str) -> "Outside":
        """A world in a folder, with decks by the names of their files."""
        outside = cls(folder, FixedClock())
        for name, text in (decks or {"troops": TROOPS}).items():
            outside.deck(name, text)
        return outside

    @property
    def home(self) -> Path:
        """Where answers are kept."""
        return self.folder / "home"

    @property
    def log(self) -> list[Path]:
        """The files of the log."""
        return sorted(self.home.glob("profiles/*/log/*.jsonl"))

    def deck(self, name: str, text: str) -> Path:
        """Write a deck file."""
        path = self.folder / "decks" / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def days_pass(self, days: float) -> None:
        """Move the clock on."""
        self.clock.at += round(days * DAY)

    def world(self, typed: str = "", **changed: object) -> World:
        """The world as it now is, with `typed` to be read."""
        world = World(
            environ={"QUIZ_HOME": str(self.home), "QUIZ_DECKS": "decks", "COLUMNS": str(self.columns)},
            cwd=self.folder,
            stdin=io.StringIO(typed),
            stdout=io.StringIO(),
            stderr=io.StringIO(),
            clock=self.clock,
        )
        return replace(world, **changed)  # type: ignore[arg-type]  # whichever fields a test changes

    def quiz(self, *argv: str, typed: str = "") -> Ran:
        """Run a command to its end."""
        world = self.world(typed)
        return Ran(run(argv, world), text_of(world.stdout), text_of(world.stderr))

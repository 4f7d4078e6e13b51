"""What a command works with: streams, places, settings, decks and the log, each gathered when it is first asked for."""

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TextIO

from quiz.commands.library import Library
from quiz.core.day import study_day
from quiz.core.history import History, history
from quiz.core.review import Moment
from quiz.core.scheduler import Schedule, Scheduler
from quiz.deckfile.find import find_decks, load_decks
from quiz.store.clock import Clock
from quiz.store.places import Places
from quiz.store.review_log import LogContents, ReviewLog
from quiz.store.settings import Settings, read_settings


@dataclass(frozen=True)
class World:
    """Everything outside a command that it may need. Tests make one of their own."""

    environ: Mapping[str, str]
    cwd: Path
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    clock: Clock
    deck_paths: tuple[str, ...] | None = None
    home: str | None = None
    profile: str = "default"
    plain: bool = False

    @classmethod
    def of_process(cls, args: Namespace) -> "World":
        """The world of this process, as the global options of `args` say."""
        return cls(
            environ=os.environ,
            cwd=Path.cwd(),
            stdin=sys.stdin,
            stdout=sys.stdout,
            stderr=sys.stderr,
            clock=Clock(),
            deck_paths=tuple(args.decks) if args.decks else None,
            home=args.home,
            profile=args.profile,
            plain=args.plain,
        )

    def afresh(self) -> "World":
        """The same world, with decks, settings and log to be read anew."""
        return replace(self)

    def say(self, text: str = "") -> None:
        """Print a line."""
        print(text, file=self.stdout)

    def notice(self, text: str) -> None:
        """Print a line that is not the answer, to stderr."""
        print(text, file=self.stderr)

    @property
    def interactive(self) -> bool:
        """Whether a person sits at a terminal that can place its cursor."""
        return (
            not self.plain
            and self.stdin.isatty()
            and self.stdout.isatty()
            and self.environ.get("TERM", "") not in ("", "dumb")
        )

    @cached_property
    def places(self) -> Places:
        """Where things are kept."""
        return Places.of(self.environ, self.home)

    @cached_property
    def settings(self) -> Settings:
        """The learner's settings."""
        return read_settings(self.places.settings)

    @cached_property
    def library(self) -> Library:
        """The decks."""
        return Library(load_decks(find_decks(self.deck_paths, self.environ, self.cwd, self.places.decks)))

    @cached_property
    def log(self) -> ReviewLog:
        """The review log of the profile."""
        return ReviewLog.of(self.places, self.profile)

    @cached_property
    def contents(self) -> LogContents:
        """What the log held when it was read."""
        return self.log.read()

    @cached_property
    def history(self) -> History:
        """What counts of the log."""
        return history(self.contents.entries)

    @cached_property
    def scheduler(self) -> Scheduler:
        """The scheduler, as the settings say."""
        return Scheduler(self.settings.parameters, self.settings.retention)

    @cached_property
    def schedules(self) -> Mapping[str, Schedule]:
        """Each card's schedule after everything in the log."""
        return self.scheduler.replay(self.history.reviews, self.contents.doubtful, self.history.logged_as)

    @cached_property
    def today(self) -> int:
        """The study day."""
        return self.moment("").day

    def moment(self, entry_id: str, waited_ms: int = 0) -> Moment:
        """This moment, with the id of the entry that it may leave."""
        now = self.clock.now()
        day = study_day(now.at, now.offset, self.settings.rollover_hour)
        return Moment(entry_id, now.at, now.offset, day, waited_ms)

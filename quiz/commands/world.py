"""What a command works with: streams, places, settings, decks and the log, each gathered when it is first asked for.

What gathers them is imported then, too: a status bar that asks `quiz due` every minute pays for what it needs.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from quiz.core.clean import clean_line
from quiz.core.day import study_day
from quiz.core.error import Exit, QuizError
from quiz.core.record import Record, replace
from quiz.store.clock import Clock
from quiz.store.places import Places
from quiz.ui.lines import tell

if TYPE_CHECKING:
    from quiz.commands.library import Library
    from quiz.core.history import History
    from quiz.core.review import Moment
    from quiz.core.scheduler import Schedule, Scheduler
    from quiz.deckfile.find import DeckFile
    from quiz.store.merge import LogContents
    from quiz.store.review_log import ReviewLog
    from quiz.store.settings import Settings

DEFAULT_PROFILE = "default"


class World(Record, caches=True):
    """Everything outside a command that it may need. Tests make one of their own."""

    environ: Mapping[str, str]
    cwd: Path
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    clock: Clock
    deck_paths: tuple[str, ...] | None = None
    home: str | None = None
    profile: str = DEFAULT_PROFILE
    plain: bool = False

    @classmethod
    def of_process(cls) -> World:
        """The world of this process."""
        try:
            cwd = Path.cwd()
        except FileNotFoundError as error:
            raise QuizError("the folder you are in is gone", "go to another one: `cd`", Exit.NO_INPUT) from error
        return cls(os.environ, cwd, sys.stdin, sys.stdout, sys.stderr, Clock())

    def asked(self, args: Namespace) -> World:
        """The world as the global options of a command say."""
        return replace(
            self,
            deck_paths=tuple(args.decks) if args.decks else None,
            home=args.home,
            profile=args.profile,
            plain=args.plain,
        )

    def afresh(self) -> World:
        """The same world, with decks, settings and log to be read anew."""
        return replace(self)

    def say(self, text: str = "") -> None:
        """Print a line."""
        print(text, file=self.stdout)

    def put_out(self, data: bytes) -> None:
        """Write the bytes of a file to standard output, as they are."""
        if hasattr(self.stdout, "buffer"):
            self.stdout.buffer.write(data)
            self.stdout.buffer.flush()
        else:
            self.stdout.write(data.decode())

    def notice(self, text: str) -> None:
        """Print a line that is not the answer, to stderr."""
        tell(self.stderr, f"notice: {clean_line(text)}")

    @property
    def styled(self) -> bool:
        """Whether what is printed may have colours and bold type."""
        return not self.plain and self.stdout.isatty() and self.environ.get("TERM", "") not in ("", "dumb")

    @property
    def interactive(self) -> bool:
        """Whether a person sits at a terminal that can place its cursor."""
        return self.styled and self.stdin.isatty()

    @cached_property
    def places(self) -> Places:
        """Where things are kept."""
        try:
            return Places.of(self.environ, self.home)
        except RuntimeError as error:  # an account without a home folder
            raise QuizError(
                "there is no home folder to keep answers in", "set $HOME to a folder", Exit.NO_INPUT
            ) from error

    @cached_property
    def settings(self) -> Settings:
        """The learner's settings."""
        from quiz.store.settings import read_settings

        return read_settings(self.places.settings)

    def among(self, *paths: str) -> World:
        """The same world with the decks of these files and folders; without any, with the decks it had."""
        return replace(self, deck_paths=paths) if paths else self

    @property
    def in_usual_places(self) -> bool:
        """Whether decks are looked for in the usual places, and nobody said where."""
        return not (self.deck_paths or self.environ.get("QUIZ_DECKS"))

    @cached_property
    def deck_files(self) -> tuple[DeckFile, ...]:
        """Where the decks are."""
        from quiz.deckfile.find import find_decks
        from quiz.store.private import failing_as

        with failing_as("cannot look for decks", "name others with --decks", Exit.NO_INPUT):
            return find_decks(self.deck_paths, self.environ, self.cwd, self.places.decks)

    @cached_property
    def library(self) -> Library:
        """The decks."""
        from quiz.commands.library import Library
        from quiz.deckfile.read import load_decks

        return Library(load_decks(self.deck_files))

    @cached_property
    def log(self) -> ReviewLog:
        """The review log of the profile."""
        from quiz.store.review_log import ReviewLog

        return ReviewLog.of(self.places, self.profile)

    @cached_property
    def contents(self) -> LogContents:
        """What the log held when it was read."""
        contents = self.log.read(self.clock.now().at)
        self.clock.start_after(contents.last_at)
        return contents

    @cached_property
    def history(self) -> History:
        """What counts of the log."""
        from quiz.core.history import history

        return history(self.contents.entries)

    @cached_property
    def scheduler(self) -> Scheduler:
        """The scheduler, as the settings say."""
        from quiz.core.scheduler import Scheduler

        return Scheduler(self.settings.parameters, self.settings.retention)

    @cached_property
    def schedules(self) -> Mapping[str, Schedule]:
        """Each card's schedule after everything in the log."""
        return self.scheduler.replay(self.history.reviews, self.contents.doubtful, self.history.logged_as)

    @cached_property
    def today(self) -> int:
        """The study day."""
        return self.moment("").day

    def stamp(self) -> tuple[str, int, int, int]:
        """What an entry begins with that is made outside of a sitting, now."""
        from quiz.store.clock import new_token

        return self.moment(new_token())[:4]

    def moment(self, entry_id: str, waited_ms: int = 0) -> Moment:
        """This moment, with the id of the entry that it may leave."""
        from quiz.core.review import Moment

        now = self.clock.now()
        day = study_day(now.at, now.offset, self.settings.rollover_hour)
        return Moment(entry_id, now.at, now.offset, day, waited_ms)

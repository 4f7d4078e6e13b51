"""Watching decks: a report now, and another each time one of them is saved, made or deleted."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from quiz.commands.rows import Row, show
from quiz.commands.world import World
from quiz.core.clean import clean_line
from quiz.core.day import DAY
from quiz.core.error import QuizError

PATIENCE_MS = 1000
"""How long a change waits at most that the system does not tell of: in a new folder, on a network drive."""
SETTLED_MS = 50
"""How long files must be quiet: editors write a new file, then put it in the place of the old one."""
NAMED = 3
"""How many of several changed files are named."""

Files = dict[str, tuple[int, int, int] | None]
"""Each deck file as it is shown, with what tells whether it changed; None for one that is gone meanwhile."""


def watch(world: World, paths: Sequence[str], report: Callable[[World], object]) -> NoReturn:
    """Report on the decks of `paths` (none: all decks) until Ctrl-C, which is a KeyboardInterrupt."""
    seen: Files | str | None = None
    while True:
        world = world.afresh().among(*paths)
        now, folders = _state(world)
        if now != seen:
            show(world, [Row(_news(seen, now), f"{_time(world)}  ", style="bold")])
            if isinstance(now, dict):
                report(world)
            show(world, [Row()])
            world.stdout.flush()
            seen = now
        _wait(folders)


def _state(world: World) -> tuple[Files | str, set[Path]]:
    """The deck files, or why there are none, and the folders where a change would show."""
    try:
        found = world.deck_files
    except QuizError as error:
        return clean_line(error.message), {world.cwd}
    files = {file.shown: _stamp(file.path) for file in found}
    near = {folder for file in found for folder in (file.path.parent, file.path.resolve().parent)}
    above = {Path(file.place) if file.place else file.path.parent for file in found}
    return files, {folder for folder in (*near, *(world.cwd / place for place in above)) if folder.is_dir()}


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _news(before: Files | str | None, now: Files | str) -> str:
    """What happened, in a line."""
    if isinstance(now, str):
        return now
    if not isinstance(before, dict):
        return "watching; Ctrl-C stops"
    changed = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
    more = f" and {len(changed) - NAMED} more" if len(changed) > NAMED else ""
    return clean_line(", ".join(changed[:NAMED]) + more)


def _time(world: World) -> str:
    now = world.clock.now()
    minutes, seconds = divmod((now.at + now.offset * 60_000) % DAY // 1000, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


def _wait(folders: set[Path]) -> None:
    """Wait until something happens in one of the folders, or a while."""
    from watchfiles import watch as changes

    try:
        next(
            changes(
                *folders,
                watch_filter=None,
                debounce=2 * SETTLED_MS,
                step=SETTLED_MS,
                rust_timeout=PATIENCE_MS,
                yield_on_timeout=True,
                raise_interrupt=True,
                recursive=False,
            )
        )
    except OSError:  # the system watches no more files, or a folder has just gone
        time.sleep(PATIENCE_MS / 1000)

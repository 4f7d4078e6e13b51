"""Where decks are looked for."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import quiz
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.nearest import did_you_mean
from quiz.core.record import Record


class DeckFile(Record):
    """A file to read. `shown` is its path as messages give it; files of one `place` may not share a deck id."""

    path: Path
    shown: str
    place: str = ""


def find_decks(
    paths: Sequence[str] | None, environ: Mapping[str, str], cwd: Path, user_decks: Path
) -> tuple[DeckFile, ...]:
    """The deck files of `paths` (`--decks`), else of `$QUIZ_DECKS`, else of the usual places, those first that win.

    The usual places are the nearest `decks` folder in `cwd` or above it (see `nearest_decks`), `user_decks`, and the
    decks shipped with the program. Raises QuizError where a path that was asked for does not exist.
    """
    asked = list(paths or ())
    if not asked:
        asked = [path for path in environ.get("QUIZ_DECKS", "").split(os.pathsep) if path]
    if asked:
        found = [deck_file for path in asked for deck_file in _asked_for(path, cwd)]
    else:
        home = environ.get("HOME") or environ.get("USERPROFILE", "")
        usual = (nearest_decks(cwd, home), user_decks, shipped_decks())
        places = [place for place in usual if place and is_folder(place)]
        found = [DeckFile(path, _relative(path, cwd), str(place)) for place in places for path in _deck_files(place)]
    by_real_path: dict[str, DeckFile] = {}
    for deck_file in found:
        by_real_path.setdefault(os.path.realpath(deck_file.path), deck_file)
    return tuple(by_real_path.values())


def shipped_decks() -> Path:
    """The folder of the decks that come with the program: the checkout's if it runs from one, else the package's."""
    package = Path(quiz.__file__).parent
    checkout = package.parent / "decks"
    return checkout if checkout.is_dir() and (package.parent / "pyproject.toml").is_file() else package / "decks"


def _asked_for(path: str, cwd: Path) -> Iterator[DeckFile]:
    target = cwd / path
    if is_folder(target):
        for found in _deck_files(target):
            yield DeckFile(found, str(Path(path) / found.relative_to(target)), path)
    elif os.path.lexists(target):
        yield DeckFile(target, path)
    else:
        raise QuizError(f"there is no file or folder `{clean_line(path)}`", _near_paths(target), Exit.NO_INPUT)


def is_folder(path: Path) -> bool:
    """Whether a folder is there, also where that may not be known or the path is odd: `Path.is_dir` fails then."""
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: Path) -> bool:
    """Whether a file is there; as `is_folder`."""
    return os.path.isfile(path)  # noqa: PTH113


def is_there(path: Path) -> bool:
    """Whether anything is there; as `is_folder`."""
    return os.path.exists(path)  # noqa: PTH110


def _near_paths(target: Path) -> str:
    try:
        siblings = [entry.name for entry in os.scandir(target.parent)]
    except OSError:
        return "check the path; `quiz list` shows the decks that are found without one"
    stems = [name.removesuffix(".toml") for name in siblings if name.endswith(".toml")]
    near = did_you_mean(target.name, siblings) or did_you_mean(target.name, stems, "{}.toml")
    return clean_line(near) or "check the path; `quiz list` shows the decks that are found without one"


def nearest_decks(cwd: Path, home: str) -> Path | None:
    """The nearest folder `decks` in `cwd` or above it, but not above the home folder where `cwd` is inside that.

    Folders of other users are passed over, since anybody may put one into a folder that all share, such as `/tmp`. A
    folder counts that belongs to the user, to the system's own account, or to whomever `cwd` itself belongs to: a
    teacher's folder, say, or a project that a container was given.
    """
    folders = [cwd, *cwd.parents]
    top = Path(os.path.realpath(home)) if home else None
    if top in folders:
        del folders[folders.index(top) + 1 :]
    trusted = {os.getuid(), 0, _owner(cwd)} if hasattr(os, "getuid") else set()
    for decks in (folder / "decks" for folder in folders):
        if is_folder(decks) and (not trusted or _owner(decks) in trusted):
            return decks
    return None


def _owner(path: Path) -> int:
    """Whom a path belongs to; nobody (-1) where that cannot be told."""
    try:
        return path.stat().st_uid
    except OSError:
        return -1


def _relative(path: Path, cwd: Path) -> str:
    return str(path.relative_to(cwd) if path.is_relative_to(cwd) else path)


def _deck_files(folder: Path) -> list[Path]:
    """Every `*.toml` below the folder in the order of their paths, but for hidden ones; links are followed once."""
    found = []
    seen: set[str] = set()
    for here, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(here)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(here, name) for name in names if name.endswith(".toml") and not name.startswith(".")]
    return sorted(found)

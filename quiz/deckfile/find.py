"""Where decks are looked for, and how their files are read without harm."""

import os
import stat
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import quiz
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.nearest import did_you_mean
from quiz.deckfile.codes import fields, file
from quiz.deckfile.codes.code import Code
from quiz.deckfile.diagnostic import WHOLE_FILE, Diagnostic, Span
from quiz.deckfile.limits import MAX_BYTES
from quiz.deckfile.parse import ParsedDeck, parse_deck
from quiz.deckfile.problem import InDocument, Problem, Problems

_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Opening a pipe must not wait for somebody to write to it."""


@dataclass(frozen=True, slots=True)
class DeckFile:
    """A file to read. `shown` is its path as messages give it; files of one `place` may not share a deck id."""

    path: Path
    shown: str
    place: str = ""


def find_decks(
    paths: Sequence[str] | None, environ: Mapping[str, str], cwd: Path, user_decks: Path
) -> tuple[DeckFile, ...]:
    """The deck files of `paths` (`--decks`), else of `$QUIZ_DECKS`, else of the usual places, those first that win.

    The usual places are the nearest `decks` folder in `cwd` or above it, `user_decks`, and the decks shipped with the
    program. Raises QuizError where a path that was asked for does not exist.
    """
    asked = list(paths or ())
    if not asked:
        asked = [path for path in environ.get("QUIZ_DECKS", "").split(os.pathsep) if path]
    if asked:
        found = [deck_file for path in asked for deck_file in _asked_for(path, cwd)]
    else:
        places = [place for place in (_nearest(cwd), user_decks, shipped_decks()) if place and place.is_dir()]
        found = [DeckFile(path, _relative(path, cwd), str(place)) for place in places for path in _deck_files(place)]
    by_real_path: dict[str, DeckFile] = {}
    for deck_file in found:
        by_real_path.setdefault(os.path.realpath(deck_file.path), deck_file)
    return tuple(by_real_path.values())


def load_decks(files: Iterable[DeckFile]) -> tuple[ParsedDeck, ...]:
    """Read the files in order. Of the same deck id the first is taken.

    A second one in the same place is a mistake, and reported; in a later place it was meant to be hidden, and is not
    there.
    """
    loaded: list[ParsedDeck] = []
    owners: dict[str, DeckFile] = {}
    for deck_file in files:
        parsed = read_deck(deck_file.path, deck_file.shown)
        if parsed.deck:
            owner = owners.setdefault(parsed.deck.id, deck_file)
            if owner is not deck_file:
                if owner.place != deck_file.place:
                    continue
                parsed = _without_deck(parsed, parsed.deck.id, owner.shown)
        loaded.append(parsed)
    return tuple(loaded)


def read_deck(path: Path, shown: str = "") -> ParsedDeck:
    """Read a deck file. Whatever it is, the worst that comes of it is a diagnostic."""
    shown = shown or str(path)
    try:
        descriptor = os.open(path, _OPEN)
    except (OSError, ValueError) as error:
        return _unread(
            shown, file.CANNOT_READ, f"the file cannot be read: {_reason(error)}", "check its name and rights"
        )
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return _unread(shown, file.NO_ORDINARY_FILE, file.NO_ORDINARY_FILE.title, "a deck is a text file")
    with os.fdopen(descriptor, "rb") as stream:
        try:
            data = stream.read(MAX_BYTES + 1)
        except OSError as error:
            return _unread(shown, file.CANNOT_READ, f"the file cannot be read: {_reason(error)}")
    if len(data) > MAX_BYTES:
        return _unread(shown, file.TOO_LARGE, file.TOO_LARGE.title, "divide the deck into several files")
    try:
        text = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        return _not_utf8(error, shown)
    return parse_deck(text, shown)


def shipped_decks() -> Path:
    """The folder of the decks that come with the program: the checkout's if it runs from one, else the package's."""
    package = Path(quiz.__file__).parent
    checkout = package.parent / "decks"
    return checkout if checkout.is_dir() and (package.parent / "pyproject.toml").is_file() else package / "decks"


def _asked_for(path: str, cwd: Path) -> Iterator[DeckFile]:
    target = cwd / path
    if target.is_dir():
        for found in _deck_files(target):
            yield DeckFile(found, str(Path(path) / found.relative_to(target)), path)
    elif os.path.lexists(target):
        yield DeckFile(target, path)
    else:
        raise QuizError(f"there is no file or folder `{clean_line(path)}`", _near_paths(target), Exit.NO_INPUT)


def _near_paths(target: Path) -> str:
    try:
        siblings = [entry.name for entry in os.scandir(target.parent)]
    except OSError:
        return "check the path; `quiz list` shows the decks that are found without one"
    near = did_you_mean(target.name, siblings) or did_you_mean(f"{target.name}.toml", siblings)
    return clean_line(near) or "check the path; `quiz list` shows the decks that are found without one"


def _nearest(cwd: Path) -> Path | None:
    return next((folder / "decks" for folder in (cwd, *cwd.parents) if (folder / "decks").is_dir()), None)


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


def _without_deck(parsed: ParsedDeck, deck_id: str, owner: str) -> ParsedDeck:
    """A deck whose id another file of its place has already, with that said and nothing to study."""
    message = f"the deck `{deck_id}` is there twice"
    problems = Problems()
    problem = Problem(
        fields.DUPLICATE_DECK,
        message,
        InDocument(("deck", "id")),
        help="give one of the two another `id` below `[deck]`",
        note=f"the first one is {owner}",
    )
    problems.add(problem)
    diagnostics = (*problems.located(parsed.text, parsed.path), *parsed.diagnostics)
    return replace(parsed, deck=None, drafts=(), diagnostics=diagnostics, left_out=parsed.checked)


def _unread(shown: str, code: Code, message: str, help: str = "", span: Span = WHOLE_FILE) -> ParsedDeck:  # noqa: A002
    return ParsedDeck(
        shown, None, diagnostics=(Diagnostic(code.code, code.name, code.severity, message, shown, span, help=help),)
    )


def _reason(error: OSError | ValueError) -> str:
    reason = error.strerror if isinstance(error, OSError) else None
    return (reason or str(error)).lower()


def _not_utf8(error: UnicodeDecodeError, shown: str) -> ParsedDeck:
    data = error.object
    before = data[: error.start].decode()
    line_start = before.rfind("\n") + 1
    span = Span(before.count("\n") + 1, len(before) - line_start + 1, 1)
    message = f"the byte 0x{data[error.start]:02X} is no UTF-8 text"
    help_text = "save the file as UTF-8"
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        help_text = "the file seems to be UTF-16; save it as UTF-8"
    return _unread(shown, file.NOT_UTF8, message, help_text, span)

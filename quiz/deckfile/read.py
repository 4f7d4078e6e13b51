"""Reading deck files without harm: whatever a file is, the worst that comes of it is a diagnostic."""

import os
import stat
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from pathlib import Path

from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.record import replace
from quiz.deckfile.codes import fields, file
from quiz.deckfile.codes.code import Code
from quiz.deckfile.diagnostic import WHOLE_FILE, Diagnostic, Span
from quiz.deckfile.find import DeckFile
from quiz.deckfile.limits import MAX_BYTES
from quiz.deckfile.parse import ParsedDeck, parse_deck
from quiz.deckfile.problem import InDocument, Problem, Problems

_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Opening a pipe must not wait for somebody to write to it."""


def load_decks(files: Iterable[DeckFile], *, hidden: bool = False) -> tuple[ParsedDeck, ...]:
    """Read the files in order. Of the same deck id the first is taken.

    A second one in the same place is a mistake, and reported; in a later place it was meant to be hidden, and is not
    there, unless the `hidden` ones are asked for as well.
    """
    loaded: list[ParsedDeck] = []
    owners: dict[str, DeckFile] = {}
    for deck_file in files:
        parsed = read_deck(deck_file.path, deck_file.shown)
        if parsed.deck:
            owner = owners.setdefault(parsed.deck.id, deck_file)
            if owner is not deck_file:
                if owner.place == deck_file.place:
                    parsed = _without_deck(parsed, parsed.deck.id, owner.shown)
                elif not hidden:
                    continue
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
    return deck_of(data, shown)


def deck_of(data: bytes, shown: str) -> ParsedDeck:
    """The deck that the bytes of a file are, or why they are none."""
    if len(data) > MAX_BYTES:
        return _unread(shown, file.TOO_LARGE, file.TOO_LARGE.title, "divide the deck into several files")
    try:
        text = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        return _not_utf8(error, shown)
    return parse_deck(text, shown)


def text_to_change(path: Path, shown: str) -> str:
    """The text of a deck file to the byte, to be changed and written back. QuizError where it cannot be read."""
    try:
        return path.read_bytes().decode()
    except OSError as error:
        message = f"cannot read {clean_line(shown)}: {_reason(error)}"
        raise QuizError(message, "check its name and rights", Exit.IO_FAILED) from error
    except UnicodeDecodeError as error:
        raise QuizError(f"{clean_line(shown)} is no UTF-8 text", "save it as UTF-8", Exit.BAD_DATA) from error


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
    diagnostics = (*problems.located(parsed.toml, parsed.path), *parsed.diagnostics)
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

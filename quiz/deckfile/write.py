"""Changing a deck by machine, and nothing in it but what is to be changed."""

import os
import tempfile
from pathlib import Path

from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.deckfile import syntax
from quiz.deckfile.ids import note_ids
from quiz.deckfile.limits import MAX_BYTES
from quiz.deckfile.problem import Problems
from quiz.deckfile.source_map import Lines, scan


def pin_ids(text: str) -> tuple[str, int]:
    """`text` with an `id` written into every `[[card]]` that has none, and how many were written.

    The ids are those the cards go by already, so no history is lost. Comments and line ends stay. A file that is not
    TOML throughout, and cards that are not written as `[[card]]`, are left alone.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    document = syntax.read(plain, Problems())
    cards = document.data.get("card") if document.data and not document.cut else None
    if not isinstance(cards, list) or not all(isinstance(card, dict) for card in cards):
        return text, 0
    found, places = scan(plain), Lines(plain)
    new: dict[int, str] = {}
    for index, (card, note_id) in enumerate(zip(cards, note_ids(cards), strict=True)):
        header = found.names.get(("card", index))
        if "id" not in card and header:
            new[places.span(*header).line] = f'id = "{note_id}"'
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        lines.append(line)
        if number in new:
            lines.append(new[number] + ("\r" if line.endswith("\r") else ""))
    return "\n".join(lines), len(new)


def pin_ids_in(path: Path) -> int:
    """Pin the ids of a deck file, and say how many; a file that cannot be read as text is left alone.

    QuizError when the file cannot be written.
    """
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return 0
        text = path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return 0
    pinned, number = pin_ids(text)
    if number:
        write_file(path, pinned.encode())
    return number


def write_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file, at once or not at all, with the same rights; make one that is not there.

    A link stays a link. A crash leaves the old file or the new one. QuizError when the file cannot be written.
    """
    path = path.resolve()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        code = Exit.IO_FAILED if path.exists() else Exit.CANNOT_CREATE
        message = f"cannot write {clean_line(str(path))}: {error.strerror or error}"
        raise QuizError(message, "check its rights, and the room on the disk", code) from error


def _replace(path: Path, data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """What the process takes away from the rights of files it makes; it can only be learnt by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask

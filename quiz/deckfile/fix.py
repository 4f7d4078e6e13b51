"""Putting right in a deck what can be put right without asking, and changing nothing else there."""

from pathlib import Path
from typing import NamedTuple

from quiz.deckfile import syntax
from quiz.deckfile.codes.memory import UNPINNED_DECK
from quiz.deckfile.edit import with_value, with_words
from quiz.deckfile.emit import text_value
from quiz.deckfile.ids import note_ids
from quiz.deckfile.limits import MAX_BYTES
from quiz.deckfile.parse import parse_deck
from quiz.deckfile.problem import Problems
from quiz.deckfile.source_map import Lines, scan
from quiz.deckfile.write import write_file


class Fixed(NamedTuple):
    """How many ids were written, of cards and of the deck, and how many tables were given their right brackets."""

    ids: int = 0
    brackets: int = 0


def fixed(text: str, path: str) -> tuple[str, Fixed]:
    """`text` with every id written down that is made anew at each reading, and cards in double brackets.

    `path` names a deck that has no id of its own.
    """
    text, brackets = right_brackets(text)
    text, ids = pin_ids(text)
    text, deck_ids = _pin_deck_id(text, path)
    return text, Fixed(ids + deck_ids, brackets)


def pin_ids(text: str) -> tuple[str, int]:
    """`text` with an `id` written into every `[[card]]` that has none, and how many were written.

    The ids are those the cards go by already, so no history is lost. Comments and line ends stay. A file that is not
    TOML throughout, and cards that are not written as `[[card]]`, are left alone.
    """
    plain = syntax.plain(text)
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


def right_brackets(text: str) -> tuple[str, int]:
    """`text` with an only `[card]` as `[[card]]`, and an only `[[deck]]` or `[[source]]` as a table; how many were."""
    plain = syntax.plain(text)
    document = syntax.read(plain, Problems())
    if document.cut or document.data is None:
        return text, 0
    found, changes = scan(plain), []
    for name, value in document.data.items():
        place = found.name((name,))
        header = plain[slice(*place)]
        if name == "card" and isinstance(value, dict) and header.startswith("["):
            changes.append((place, f"[{header}]"))
        elif name in ("deck", "source") and isinstance(value, list) and len(value) == 1 and header.startswith("[["):
            changes.append((place, header[1:-1]))
    for place, header in sorted(changes, reverse=True):
        text = with_words(text, place, header)
    return text, len(changes)


def _pin_deck_id(text: str, path: str) -> tuple[str, int]:
    """`text` with the deck's id, where the name of its file cannot be one."""
    parsed = parse_deck(text, path)
    unpinned = any(found.code == UNPINNED_DECK.code for found in parsed.diagnostics)
    if parsed.deck and unpinned and (pinned := with_value(text, ("deck", "id"), text_value(parsed.deck.id))):
        return pinned, 1
    return text, 0


def fix_file(path: Path) -> Fixed:
    """Put a deck file right, and say what was done; one that cannot be read as text is left alone.

    QuizError when the file cannot be written.
    """
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return Fixed()
        text = path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return Fixed()
    better, done = fixed(text, path.name)
    if any(done):
        write_file(path, better.encode())
    return done

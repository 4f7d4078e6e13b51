"""`quiz rename`: another id for a card or a deck, in its file and in the log, so that the history goes along."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from typing import NamedTuple

from quiz.commands.world import World
from quiz.core.card import note_of
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.review import Bury, Flag, Rename, Review, Suspend, Unsuspend
from quiz.deckfile.diagnostic import Path as Place
from quiz.deckfile.edit import with_value
from quiz.deckfile.emit import text_value
from quiz.deckfile.ids import is_deck_id, is_note_id, slug
from quiz.deckfile.parse import ParsedDeck, parse_deck
from quiz.deckfile.read import text_to_change
from quiz.deckfile.write import write_file
from quiz.ui.words import count


class Change(NamedTuple):
    """What is to be done: the file and the place in it that changes, and for each note its old and new id."""

    parsed: ParsedDeck
    place: Place
    name: str
    notes: tuple[tuple[str, str], ...]


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("old", metavar="CARD", help="a card's id, or any part of it; with --deck, a deck's")
    parser.add_argument("new", metavar="NEW", help="the new id, without the deck's")
    parser.add_argument("--deck", action="store_true", help="rename a deck: its cards keep their names")


def _rename(world: World, args: Namespace) -> int:
    change = _deck(world, args.old, args.new) if args.deck else _card(world, args.old, args.new)
    path = world.cwd / change.parsed.path
    text = with_value(text_to_change(path, change.parsed.path), change.place, text_value(change.name))
    if text is None or not {new for _, new in change.notes} <= parse_deck(text, change.parsed.path).notes.keys():
        raise QuizError(f"{clean_line(change.parsed.path)} cannot be changed", "rename it in an editor", Exit.BAD_DATA)
    write_file(path, text.encode())
    moved = with_history(world, change.notes)
    world.log.append([Rename(*world.stamp(), old, new) for old, new in moved])
    history = f", with the history of {count(len(moved), 'card')}" if moved else ""
    world.say(f"{clean_line(args.old)} is now {clean_line(change.name)} in {clean_line(change.parsed.path)}{history}.")
    return Exit.OK


def _card(world: World, words: str, new: str) -> Change:
    if words in world.library.decks:
        help_text = f"`quiz rename --deck {words} {clean_line(new)}` renames a deck"
        raise QuizError(f"`{words}` is a deck, not a card", help_text, Exit.USAGE)
    card = world.library.find(words)[0]
    parsed = world.library.files[card.deck]
    _fitting(new, is_note_id(new))
    if f"{card.deck}/{new}" in parsed.notes:
        raise QuizError(f"the deck has a card `{new}` already", "choose another id", Exit.USAGE)
    return Change(parsed, (*parsed.notes[card.note].path, "id"), new, ((card.note, f"{card.deck}/{new}"),))


def _deck(world: World, words: str, new: str) -> Change:
    deck = world.library.deck(words)
    _fitting(new, is_deck_id(new))
    if new in world.library.decks:
        raise QuizError(f"there is a deck `{new}` already", "choose another id", Exit.USAGE)
    parsed = world.library.files[deck.id]
    moved = tuple((note, new + note.removeprefix(deck.id)) for note in parsed.notes)
    return Change(parsed, ("deck", "id"), new, moved)


def _fitting(new: str, fits: bool) -> None:
    if not fits:
        raise QuizError(f"`{clean_line(new)}` cannot be an id", f"write it as `{slug(new)}`", Exit.USAGE)


def with_history(world: World, renamed: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of the renamed notes, each its old and its new id, that the log knows."""
    entries = world.contents.entries
    kinds = (Review, Suspend, Unsuspend, Bury, Flag)
    known = {note_of(entry.card) for entry in entries if isinstance(entry, kinds)}
    earlier = world.history.renamed
    present = {earlier.get(note, note) for note in known}
    return [(old, new) for old, new in renamed if old in present]


arguments = {"rename": _arguments}
run = {"rename": _rename}

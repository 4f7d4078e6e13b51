"""Offers to carry a history over where its card is gone and one under a new id most likely is the same."""

from collections.abc import Iterable
from pathlib import Path

from quiz.commands import ask
from quiz.commands.library import Library
from quiz.commands.rows import BLANK, Row, show
from quiz.commands.world import World
from quiz.core.card import Card
from quiz.core.error import Exit
from quiz.core.heirs import likely_heirs, orphans
from quiz.core.review import Rename
from quiz.deckfile.find import find_decks
from quiz.deckfile.read import load_decks
from quiz.store.clock import new_token
from quiz.store.private import failing_as, write_new
from quiz.ui.words import count

SHOWN = 5
"""How many cards are named where there are more."""

ANSWERS = (("Yes, carry it over", "yes"), ("Never for these", "never"), ("Not now", "not now"))

Heirs = dict[str, str]
"""Each note whose card is gone, with the note that most likely is the same."""


def offer(world: World) -> World:
    """Ask once whether histories shall be carried over; the world, to be read anew where they were.

    Where nobody can be asked a line on stderr tells of it.
    """
    heirs = _heirs(world)
    if not heirs:
        return world
    if not ask.can_ask(world):
        which = count(len(heirs), "card seems to have a new name", "cards seem to have new names")
        world.notice(f"{which}: {_arrow(*next(iter(heirs.items())))}. `quiz` in a terminal can carry the history over.")
        return world
    show(world, _rows(world, heirs))
    answer = ask.choose(world, "Carry the history over?", ANSWERS)
    if answer == "yes":
        world.log.append([Rename(*world.moment(new_token())[:4], old, new) for old, new in heirs.items()])
        world.say(f"The history of {count(len(heirs), 'card')} was carried over.")
        return world.afresh()
    if answer == "never":
        _refuse(world, heirs)
    return world


def _rows(world: World, heirs: Heirs) -> list[Row]:
    stems = {card.note: card.stem for card in reversed(_cards(world.library))}
    one = "card that you have answered seems to have a new name"
    rows = [Row(f"{count(len(heirs), one, 'cards that you have answered seem to have new names')}:")]
    for old, new in list(heirs.items())[:SHOWN]:
        rows += [Row(_arrow(old, new), "  "), Row(stems[new], "    ", "dim")]
    if len(heirs) > SHOWN:
        rows.append(Row(f"and {len(heirs) - SHOWN:,} more", "  "))
    return [*rows, BLANK]


def _arrow(old: str, new: str) -> str:
    return f"{old} → {new}"


def _heirs(world: World) -> Heirs:
    """What to offer. While mistakes keep cards out nobody can tell which cards are gone.

    A card may only seem gone because other decks are looked at now (`--decks`): where the usual places still have it,
    its whole deck must have become another one.
    """
    reviews, cards = world.history.reviews, _cards(world.library)
    gone = () if world.library.left_out else orphans(reviews, cards)
    if not gone:
        return {}
    heirs = likely_heirs(reviews, cards)
    elsewhere = _in_usual_places(world) if heirs else frozenset()
    refused = _refused(world)
    return {
        old: new
        for old, new in heirs.items()
        if (old not in elsewhere or _whole_deck(_deck(old), gone, heirs)) and _line(world, old, new) not in refused
    }


def _in_usual_places(world: World) -> frozenset[str]:
    """The notes that are in the usual places, where other decks are looked at."""
    if not (world.deck_paths or world.environ.get("QUIZ_DECKS")):
        return frozenset()
    usual = Library(load_decks(find_decks(None, {}, world.cwd, world.places.decks)))
    return frozenset(card.note for card in _cards(usual))


def _whole_deck(deck: str, gone: Iterable[str], heirs: Heirs) -> bool:
    """Whether everything that is gone of a deck has its heir in one other deck."""
    new_decks = {_deck(heirs.get(note, "")) for note in gone if _deck(note) == deck}
    return len(new_decks) == 1 and "" not in new_decks


def _deck(note: str) -> str:
    return note.partition("/")[0]


def _cards(library: Library) -> tuple[Card, ...]:
    return (*library.cards.values(), *library.drafts.values())


def _refused(world: World) -> list[str]:
    try:
        return _refusals(world).read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return []


def _refuse(world: World, heirs: Heirs) -> None:
    """Remember not to offer these again; deleting the file forgets it."""
    lines = [*_refused(world), *(_line(world, old, new) for old, new in heirs.items())]
    with failing_as(f"cannot write {_refusals(world)}", "check that you may write there", Exit.CANNOT_CREATE):
        write_new(_refusals(world), "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"))


def _refusals(world: World) -> Path:
    return world.places.state / "not-carried-over.tsv"


def _line(world: World, old: str, new: str) -> str:
    return f"{world.places.log_dir(world.profile)}\t{old}\t{new}"

"""Offers to carry a history over where its card is gone and one under a new id most likely is the same."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from quiz.commands import ask
from quiz.commands.library import Library
from quiz.commands.rows import BLANK, Row, show
from quiz.commands.world import World
from quiz.core.card import Card, deck_of
from quiz.core.error import Exit
from quiz.core.heirs import Heir, likely_heirs, orphans
from quiz.core.review import Rename
from quiz.deckfile.find import find_decks
from quiz.deckfile.read import load_decks
from quiz.store.private import failing_as, write_new
from quiz.ui.words import count

SHOWN = 5
"""How many cards are named where there are more."""

YES, NEVER, NOT_NOW = ("Yes, carry it over", "yes"), ("Never for these", "never"), ("Not now", "not now")

Heirs = dict[str, str]
"""Each note whose card is gone, with the note that most likely is the same."""


def offer(world: World) -> World:
    """Ask once whether histories shall be carried over; the world, to be read anew where they were.

    Where only a name speaks for it that is another question, and a mere Enter leaves it. Where nobody can be asked a
    line on stderr tells of it.
    """
    found = _heirs(world)
    if not found:
        return world
    if not ask.can_ask(world):
        which = count(len(found), "card seems to have a new name", "cards seem to have new names")
        old, heir = next(iter(found.items()))
        world.notice(f"{which}: {_arrow(old, heir.note)}. `quiz` in a terminal can carry the history over.")
        return world
    carried = [
        _offered(world, {old: heir.note for old, heir in found.items() if heir.sure is sure}, sure=sure)
        for sure in (True, False)
    ]
    return world.afresh() if any(carried) else world


def _offered(world: World, heirs: Heirs, *, sure: bool) -> bool:
    """Ask of these, if there are any; whether they were carried over."""
    if not heirs:
        return False
    show(world, _rows(world, heirs, sure=sure))
    answers = (YES, NEVER, NOT_NOW) if sure else (NOT_NOW, YES, NEVER)
    answer = ask.choose(world, "Carry the history over?", answers, way_out=answers.index(NOT_NOW))
    if answer == "yes":
        world.log.append([Rename(*world.stamp(), old, new) for old, new in heirs.items()])
        world.say(f"The history of {count(len(heirs), 'card')} was carried over.")
    elif answer == "never":
        _refuse(world, heirs)
    return answer == "yes"


def _rows(world: World, heirs: Heirs, *, sure: bool) -> list[Row]:
    stems = {card.note: card.stem for card in reversed(_cards(world.library))}
    one, many = ("seems to have", "seem to have") if sure else ("may have", "may have")
    one, many = f"card that you have answered {one} a new name:", f"cards that you have answered {many} new names:"
    rows = [Row(count(len(heirs), one, many))]
    for old, new in list(heirs.items())[:SHOWN]:
        rows += [Row(_arrow(old, new), "  "), Row(stems[new], "    ", "dim")]
    if len(heirs) > SHOWN:
        rows.append(Row(f"and {len(heirs) - SHOWN:,} more", "  "))
    return [*rows, BLANK]


def _arrow(old: str, new: str) -> str:
    return f"{old} → {new}"


def _heirs(world: World) -> dict[str, Heir]:
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
        old: heir
        for old, heir in heirs.items()
        if (old not in elsewhere or _whole_deck(deck_of(old), gone, heirs))
        and _line(world, old, heir.note) not in refused
    }


def _in_usual_places(world: World) -> frozenset[str]:
    """The notes that are in the usual places, where other decks are looked at."""
    if world.in_usual_places:
        return frozenset()
    unnamed = {name: value for name, value in world.environ.items() if name != "QUIZ_DECKS"}
    usual = Library(load_decks(find_decks(None, unnamed, world.cwd, world.places.decks)))
    return frozenset(card.note for card in _cards(usual))


def _whole_deck(deck: str, gone: Iterable[str], heirs: Mapping[str, Heir]) -> bool:
    """Whether everything that is gone of a deck has its heir in one other deck."""
    new_decks = {deck_of(heirs[note].note) if note in heirs else "" for note in gone if deck_of(note) == deck}
    return len(new_decks) == 1 and "" not in new_decks


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

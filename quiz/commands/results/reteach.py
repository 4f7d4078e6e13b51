"""What a class missed most, as a short deck or a list, to teach again."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from quiz.classroom.gradebook import ItemResults
from quiz.commands.results.shown import Class
from quiz.core.card import Card, Deck, Source, in_note
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.record import replace
from quiz.deckfile.ids import is_deck_id
from quiz.ui.words import percent

MOST = 10
"""Questions to teach again: more would be the whole paper."""

KNOWN = 0.8
"""The facility from which a question needs no more teaching."""


def missed_most(items: Sequence[ItemResults]) -> tuple[ItemResults, ...]:
    """The questions to teach again, the one missed most first."""
    return tuple(item for item in items if item.figures.facility < KNOWN)[:MOST]


def review_deck(
    items: Sequence[ItemResults],
    cards: Mapping[tuple[str, str], tuple[Card, ...]],
    decks: Mapping[str, Deck],
    name: str,
) -> str:
    """The text of a deck with the questions' cards, as the decks here have them. QuizError (65) where they have none.

    It allows what there is against the cards, for their authors know. `cards` has each question's card with its
    siblings, by id and content hash.
    """
    from quiz.exchange.landing import COPIED, land

    notes: dict[str, tuple[Card, ...]] = {}
    for item in items:
        if siblings := cards.get((item.card, item.hash)):
            notes.setdefault(siblings[0].note, siblings)
    if not notes:
        raise QuizError("none of the questions missed is in a deck here", "name its deck with --decks", Exit.BAD_DATA)
    several = len({siblings[0].deck for siblings in notes.values()}) > 1
    moved = [
        replace(card, id=in_note(card.id, f"{name}/{_name(card, several=several)}"), deck=name)
        for siblings in notes.values()
        for card in siblings
    ]
    language = moved[0].language
    if any(card.language != language for card in moved):
        raise QuizError("the questions missed are in several languages", "review one deck at a time", Exit.BAD_DATA)
    drawn_from = sorted({siblings[0].deck for siblings in notes.values()})
    title = f"To look at again: {', '.join(drawn_from)}"
    source = Source() if several else decks[drawn_from[0]].source
    comments = {
        _name(siblings[0], several=several): f"right: {percent(item.figures.facility)}"
        for item in reversed(items)
        if (siblings := cards.get((item.card, item.hash)))
    }
    deck = Deck(name, title, language=language, source=source, cards=tuple(moved))
    return land(deck, COPIED, comments).text


def review_list(items: Sequence[ItemResults], shown: Class) -> str:
    """The questions with their answers, as lines of text."""
    lines = []
    for item in items:
        key = shown.keys.get((item.card, item.hash), "")
        lines.append(f"{percent(item.figures.facility):>4}  {shown.question(item)}")
        lines += [f"      {clean_line(key)}"] if key else []
    return "".join(f"{line}\n" for line in lines)


def deck_name(path: Path) -> str:
    """The deck's id from the name of its file. QuizError (2) where that can be none."""
    if not is_deck_id(path.stem):
        raise QuizError(f"`{clean_line(path.stem)}` cannot name a deck", "use letters, digits and -", Exit.USAGE)
    return path.stem


def _name(card: Card, *, several: bool) -> str:
    name = card.note.partition("/")[2]
    return f"{card.deck}-{name}".replace(".", "-") if several else name

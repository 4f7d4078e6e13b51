"""What a class missed most, as a short deck or a list, to teach again."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from quiz.classroom.gradebook import ItemResults
from quiz.classroom.tomorrow import decks_of_missed
from quiz.commands.results.shown import Class
from quiz.core.card import Deck, note_of
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.deckfile.ids import is_deck_id
from quiz.ui.words import percent

MOST = 10
"""Questions to teach again: more would be the whole paper."""

KNOWN = 0.8
"""The facility from which a question needs no more teaching."""


def missed_most(items: Sequence[ItemResults]) -> tuple[ItemResults, ...]:
    """The questions to teach again, the one missed most first."""
    return tuple(item for item in items if item.figures.facility < KNOWN)[:MOST]


def review_decks(items: Sequence[ItemResults], decks: Mapping[str, Deck], name: str) -> dict[str, str]:
    """The texts of decks with the questions' cards, by their ids: one called `name`, and others for other languages.

    They allow what there is against the cards, for their authors know, and say at each how many were right.
    """
    from quiz.exchange.landing import COPIED, land

    right = {note_of(item.card): f"right: {percent(item.figures.facility)}" for item in reversed(items)}
    drawn_from = sorted({item.card.partition("/")[0] for item in items})
    made = decks_of_missed(
        [item.card for item in items], decks, name, title=f"To look at again: {', '.join(drawn_from)}"
    )
    return {
        deck.id: land(deck, COPIED, {note: right[origin] for note, origin in origins.items()}).text
        for deck, origins in made
    }


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

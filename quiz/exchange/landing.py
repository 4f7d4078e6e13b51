"""Puts a deck that came in into a deck file: a new one, or one that is there, whose cards it brings up to date."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from quiz.core.card import Card, Deck, in_note, note_of
from quiz.core.error import Exit, QuizError
from quiz.core.note import Note, name_of, notes
from quiz.core.record import replace
from quiz.core.review import Bury, Flag, LogEntry, Review, Suspend, Unsuspend
from quiz.deckfile.edit import with_cards
from quiz.deckfile.emit import card_text, deck_text
from quiz.deckfile.limits import can_be_read
from quiz.deckfile.lures import lures_of
from quiz.deckfile.parse import ParsedDeck, parse_deck
from quiz.deckfile.rules import blamed
from quiz.deckfile.written import Findings
from quiz.exchange.hush import hushed
from quiz.exchange.known import known_as

EXCUSED = ("no-source", "no-explanation", "no-why-not")
"""What an imported deck is not reproached with: the other program had no room for it."""

COPIED = ("duplicate-question",)
"""What a deck to ask something again is not reproached with: its cards are in other decks too."""

MOMENT_MS = 10
"""Two answers to one card within so many milliseconds are the same one: nobody answers so fast."""


class Landed(NamedTuple):
    """The deck file as it will be, and how many of the notes that came are new, changed, or as they were.

    `ids` has the id that each note that came now goes by; `others` counts the notes of the deck that did not come.
    """

    text: str
    new: int
    changed: int
    same: int
    ids: Mapping[str, str]
    others: int = 0


def land(deck: Deck, excused: Sequence[str] = EXCUSED, comments: Mapping[str, str] | None = None) -> Landed:
    """A new deck file, which allows what its cards have against them: whoever brings it in did not write them.

    To hear of it, an author takes a name away. `comments` are put above the cards of those note names. QuizError (65)
    for more than a deck file can hold.
    """
    came = notes(deck.cards)
    broken = {rule for rule, _ in blamed([parse_deck(_readable(deck_text(deck)), f"{deck.id}.toml")])}
    allow = (*excused, *sorted(broken.difference(excused)))
    text = _readable(deck_text(deck, allow=allow, comments=comments))
    return Landed(text, len(came), 0, 0, {note[0].note: note[0].note for note in came})


def land_in(deck: Deck, text: str, there: ParsedDeck) -> Landed:
    """The deck file `text`, read as `there` without mistakes, with the cards of `deck` in it.

    What an author added to a card and the other program has no room for stays: explanation, `why_not`, hints, source
    and what it allows. A card that is new or changed allows what it has against it, as a new deck does; those of the
    author are checked as before. QuizError (65) where it would be more than a deck file can hold.
    """
    assert there.deck is not None  # noqa: S101 - the caller has seen that the file is without mistakes
    old = {name_of(note): note for note in notes(there.cards)}
    names = known_as(notes(deck.cards), old)
    changes: dict[str, Note] = {}
    ids: dict[str, str] = {}
    arrived: set[str] = set()
    new = same = 0
    for note in notes(deck.cards):
        name = names[name_of(note)]
        arrived.add(name)
        before = old.get(name)
        ids[note[0].note] = f"{there.deck.id}/{name}"
        now = tuple(_moved(card, there.deck, name, before[0] if before else None) for card in note)
        if now == before:
            same += 1
            continue
        new += before is None
        changes[name] = now
    others = len(old.keys() - arrived)
    if not changes:
        return Landed(text, 0, 0, same, ids, others)
    allow, tags = _allowed_before(there, changes), there.deck.tags

    def written() -> str:
        return _readable(with_cards(text, {name: card_text(note, tags, allow[name]) for name, note in changes.items()}))

    came = {f"{there.deck.id}/{name}": name for name in changes}
    for note_id, rules in hushed(there, parse_deck(written(), there.path), came).items():
        allow[came[note_id]] += sorted(rules)
    return Landed(written(), new, len(changes) - new, same, ids, others)


def _readable(text: str) -> str:
    """The text of a deck file, which can be read again. QuizError (65) where it cannot."""
    if can_be_read(text):
        return text
    help_text = "divide it where it comes from, and import each part into a file of its own"
    raise QuizError("this is more than one deck can hold", help_text, Exit.BAD_DATA)


def _allowed_before(there: ParsedDeck, names: Iterable[str]) -> dict[str, list[str]]:
    """What the cards of these names allow in the deck, and nothing of those that it does not have."""
    tables = {name_of(note.cards): note.table for note in Findings(there).notes}
    return {name: list(tables[name].get("allow", ())) if name in tables else [] for name in names}


def under(ids: Mapping[str, str], entries: Iterable[LogEntry]) -> tuple[LogEntry, ...]:
    """The entries that came with a deck, about the cards as they are called now; those of cards left out are not."""
    moved: list[LogEntry] = []
    for entry in entries:
        match entry:
            case Review() | Suspend() | Unsuspend() | Bury() | Flag():
                note = note_of(entry.card)
                if note in ids:
                    moved.append(entry._replace(card=in_note(entry.card, ids[note])))
            case _:
                moved.append(entry)
    return tuple(moved)


def unknown(came: Iterable[LogEntry], known: Iterable[LogEntry]) -> tuple[LogEntry, ...]:
    """The entries that came and are not known: neither by their ids, nor as answers given here and sent out.

    Another program may have no room for the id of an answer; what it was given comes back with its time alone, and that
    a little later where two answers were given at once.
    """
    known = tuple(known)
    ids = {entry.id for entry in known}
    given = {(entry.card, entry.at) for entry in known if isinstance(entry, Review)}

    def is_known(entry: LogEntry) -> bool:
        if entry.id in ids:
            return True
        return isinstance(entry, Review) and any((entry.card, entry.at - late) in given for late in range(MOMENT_MS))

    return tuple(entry for entry in came if not is_known(entry))


def _moved(card: Card, deck: Deck, name: str, before: Card | None) -> Card:
    """The card as it is in the deck, with what was added to it there."""
    card = replace(
        card,
        id=in_note(card.id, f"{deck.id}/{name}"),
        deck=deck.id,
        language=deck.language,
        tags=tuple(dict.fromkeys((*deck.tags, *card.tags))),
    )
    if before is None:
        return card
    lures, _ = lures_of(card.question, deck.language)
    return replace(
        card,
        hints=card.hints or before.hints,
        explanation=card.explanation or before.explanation,
        why_not=card.why_not or tuple(reason for reason in before.why_not if reason[0] in lures),
        source=card.source if card.source is not None else before.source,
        tags=tuple(dict.fromkeys((*before.tags, *card.tags))),
        draft=before.draft,
    )

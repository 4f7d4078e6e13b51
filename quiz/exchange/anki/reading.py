"""An Anki package as decks: its notes in the decks they lie in, the history of their cards, and what was lost."""

from collections.abc import Iterator

from quiz.core.card import Card
from quiz.core.review import LogEntry
from quiz.exchange.anki.answers import Calendar, history_of
from quiz.exchange.anki.collection import Collection, ForeignNote, NoteType, collection
from quiz.exchange.anki.gathering import Item, gather
from quiz.exchange.anki.ours import DATA, FIELDS, Returned, fields_of, returned
from quiz.exchange.anki.package import collection_in
from quiz.exchange.carry import Import, Loss, Options

_NAMELESS = "Default"
"""What Anki calls the deck that is there when no other is."""


def read(data: bytes, options: Options) -> Import:
    """The decks of a package, those without cards apart, with every answer that was given to their cards."""
    there = collection(collection_in(data))
    numbers, items, losses = [], [], []
    for place, (number, note) in enumerate(there.notes.items(), 1):
        kind = there.kinds.get(note.kind)
        cards = there.cards.get(number, ())
        if kind is None or not cards:
            what = "it has no cards" if kind else "its note type is not there"
            losses.append(Loss(f"note {place}", "", f"left out: {what}"))
            continue
        numbers.append(number)
        deck = there.decks.get(cards[0].deck, _NAMELESS)
        if len({card.deck for card in cards}) > 1:
            losses.append(Loss(f"note {place}", "deck", "its cards lie in several decks; here in that of the first"))
        items.append(Item(f"note {place}", deck, note, kind, {card.place for card in cards}, _ours(note, kind)))
    decks, lost, homes = gather(items)
    losses += lost
    entries: list[LogEntry] = []
    calendar = Calendar(
        there.offset, options.learnt.rollover_hour if there.rollover is None else there.rollover, there.old_buttons
    )
    for number, home in zip(numbers, homes, strict=True):
        for entry in _histories(there, number, home, calendar):
            if isinstance(entry, Loss):
                losses.append(entry)
            else:
                entries.append(entry)
    return Import(decks, tuple(losses), tuple(sorted(entries, key=lambda entry: (entry.at, entry.id))))


def _ours(note: ForeignNote, kind: NoteType) -> Returned | None:
    """The note of ours that this is, if it went out from here."""
    fields = dict(zip(kind.fields, note.fields, strict=False))
    return returned(fields.get(DATA, ""), [fields.get(name, "") for name in FIELDS], fields_of)


def _histories(there: Collection, number: int, homes: dict[int, Card], calendar: Calendar) -> Iterator[LogEntry | Loss]:
    """The history of a note's cards, and what of it was lost."""
    guid = there.notes[number].guid
    for foreign in there.cards[number]:
        if foreign.place not in homes:
            continue
        card = homes[foreign.place]
        entries, lost = history_of(card, guid, foreign, there.answers.get(foreign.id, ()), calendar)
        yield from entries
        for field, what in lost:
            yield Loss(card.id, field, what)

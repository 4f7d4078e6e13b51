"""Notes as the fields of a deck file, by name: what formats that say much put in their columns, and make notes of.

The deck format itself reads the fields that come in, so what it would refuse is refused with its own words.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import tomli

from quiz.core.card import Card, Deck
from quiz.core.note import Note, name_of, notes
from quiz.core.record import replace
from quiz.deckfile.codes import marking
from quiz.deckfile.diagnostic import Diagnostic
from quiz.deckfile.emit import card_text, deck_text, number_value, text_value
from quiz.deckfile.ids import is_note_id, unique
from quiz.deckfile.parse import ParsedDeck, parse_deck
from quiz.exchange.carry import Loss
from quiz.exchange.naming import note_name

Fields = dict[str, Any]
"""A `[[card]]`: texts, numbers (Decimal), booleans, arrays and tables, by the names that decks give them."""

_TOGETHER = 200
"""Notes that are read at once; one by one takes twice as long."""
_GAP = re.compile(r"\{\{([^{}|:]*)[^{}]*\}\}")
_NO_ROOM = "left out: there is no room for it"
_BAD_LURE = frozenset({marking.DISTRACTOR_IS_RIGHT.name, marking.REPEATED_DISTRACTOR.name})


class Item(NamedTuple):
    """A note that comes in: its place in the file (`row 3`), its fields, and its id there, empty where it has none."""

    place: str
    fields: Fields
    foreign: str = ""


class Made(NamedTuple):
    """What became of items: cards in their order, and what was lost."""

    cards: tuple[Card, ...]
    losses: tuple[Loss, ...] = ()


def fields_of(note: Note, deck_tags: Sequence[str] = ()) -> Fields:
    """The fields of a note; those with their default values are not there."""
    fields: Fields = tomli.loads(card_text(note, deck_tags), parse_float=Decimal)["card"][0]
    return fields


def head_of(deck: Deck) -> dict[str, Fields]:
    """What a deck says of itself: its tables `deck`, and `source` where it has one."""
    return tomli.loads(deck_text(replace(deck, cards=())))


def deck_not_carried(deck: Deck, carried: Collection[str]) -> Iterator[Loss]:
    """A loss for what a deck says of itself, but for the fields that are `carried`; the source is one of them."""
    head = head_of(deck)
    for name in (*head["deck"], *(["source"] if "source" in head else [])):
        if name == "id" and name not in carried:
            yield Loss(deck.id, name, "left out, and those of its cards: they are known by their questions")
        elif name not in carried:
            yield Loss(deck.id, name, _NO_ROOM)


def fields_not_carried(note: Note, deck: Deck, carried: Collection[str]) -> Iterator[Loss]:
    """A loss for each field of a note that a format has no room for."""
    for name in fields_of(note, deck.tags):
        if name not in carried:
            yield Loss(note[0].note, name, _NO_ROOM)


def made_of(deck: Deck, items: Sequence[Item]) -> Made:
    """The cards that items are, in a deck that has none yet. What the deck format refuses is a loss.

    A lure that it refuses goes alone; so does a field that the card's kind has not. Each note gets an id of its own.
    """
    names = unique([_name(item) for item in items])
    named = [
        Item(item.place, {"id": name, **_without_id(item.fields)}) for name, item in zip(names, items, strict=True)
    ]
    cards: list[Card] = []
    losses: list[Loss] = []
    for start in range(0, len(named), _TOGETHER):
        together = named[start : start + _TOGETHER]
        whole = _read(deck, [item.fields for item in together])
        fine = {name_of(note): note for note in notes((*whole.deck.cards, *whole.drafts))} if whole.deck else {}
        for item in together:
            if note := fine.get(item.fields["id"]):
                cards += note
            else:
                made = note_of(deck, item)
                cards += made.cards
                losses += made.losses
    return Made(tuple(cards), tuple(losses))


def note_of(deck: Deck, item: Item) -> Made:
    """The note that one item is, without the lures that the deck format refuses; no cards where it refuses it all."""
    fields = dict(item.fields)
    place = f"{deck.id}/{fields['id']}"
    losses: list[Loss] = []
    while True:
        parsed = _read(deck, [fields])
        if parsed.deck and (note := (*parsed.deck.cards, *parsed.drafts)):
            return Made(note, tuple(losses))
        errors = [found for found in parsed.diagnostics if found.severity == "error"]
        bad = next((found for found in errors if found.name in _BAD_LURE), None)
        if bad is None or not (fewer := _without_lure(fields, lure := _named(parsed, bad))):
            reason = errors[0].message if errors else "it is no card"
            return Made((), (Loss(item.place or place, "", f"left out: {reason}"),))
        losses.append(Loss(place, "distractors", f"`{lure}` is left out: {bad.message}"))
        fields = fewer


def toml_value(value: object) -> str:
    """A field's value as TOML has it, on one line."""
    match value:
        case bool():
            return str(value).lower()
        case Decimal():
            return number_value(value)
        case int():
            return str(value)
        case str():
            return text_value(value)
        case Mapping():
            return "{ " + ", ".join(f"{text_value(key)} = {toml_value(each)}" for key, each in value.items()) + " }"
        case Sequence():
            return "[" + ", ".join(map(toml_value, value)) + "]"
    raise TypeError(f"no field holds {value!r}")


def _read(deck: Deck, cards: Sequence[Fields]) -> ParsedDeck:
    lines = [deck_text(replace(deck, cards=()))]
    for fields in cards:
        lines += ["[[card]]\n", *(f"{name} = {toml_value(value)}\n" for name, value in fields.items())]
    return parse_deck("".join(lines), f"{deck.id}.toml")


def _name(item: Item) -> str:
    if is_note_id(item.foreign):
        return item.foreign
    asked = item.fields.get("question") or _GAP.sub(r"\1", item.fields.get("text", ""))
    return note_name(asked, item.foreign)


def _without_id(fields: Fields) -> Fields:
    return {name: value for name, value in fields.items() if name != "id"}


def _named(parsed: ParsedDeck, found: Diagnostic) -> object:
    """The value that a diagnostic points at."""
    line = parsed.text.split("\n")[found.span.line - 1]
    start = found.span.column - 1
    return tomli.loads(f"it = {line[start : start + found.span.length]}", parse_float=Decimal)["it"]


def _without_lure(fields: Fields, lure: object) -> Fields | None:
    """The fields without the last lure of that value, and without why it is wrong; None where there is none such."""
    lures = list(fields.get("distractors", ()))
    if lure not in lures:
        return None
    del lures[len(lures) - 1 - lures[::-1].index(lure)]
    fewer = {**fields, "distractors": lures}
    if lure not in lures and isinstance(lure, str) and "why_not" in fields:
        fewer["why_not"] = {name: reason for name, reason in fields["why_not"].items() if name != lure}
    return {name: value for name, value in fewer.items() if value or name not in ("distractors", "why_not")}

"""A card in the making: its fields from words as people type them, and what the deck format says of them.

Nothing is judged here: the card's text is written and read by the parser that reads decks.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from quiz.core.answer import split_pairs
from quiz.core.card import Deck, Source
from quiz.core.date import PartialDate, iso, read_date
from quiz.core.note import Note, name_of, notes
from quiz.core.number import read_number
from quiz.deckfile import syntax
from quiz.deckfile.codes.memory import UNPINNED_ID
from quiz.deckfile.codes.source import NO_SOURCE
from quiz.deckfile.diagnostic import Diagnostic, Range, Severity
from quiz.deckfile.edit import with_cards
from quiz.deckfile.emit import number_value, table_text
from quiz.deckfile.ids import note_ids
from quiz.deckfile.names import CARD_FIELDS
from quiz.deckfile.parse import ParsedDeck, parse_deck
from quiz.deckfile.questions import KINDS
from quiz.deckfile.rules import advised
from quiz.deckfile.source_map import card_line, card_places, scan

Fields = dict[str, Any]
"""The fields of a `[[card]]` as TOML has them, numbers as `Decimal` and dates as `PartialDate` too."""

MANY = ("accept", "distractors", "hint", "tags", "labels", "pairs")
"""Fields that hold several things, whatever the kind."""

ITEMS = ("select", "order", "list")
"""Kinds whose `answer` is several things."""

NEEDED = {"cloze": ("text",), "match": ("question", "pairs"), "choice": ("question", "answer", "distractors")}
"""What a card must have, where that is not question and answer."""

ORDER = (
    "id",
    "kind",
    "question",
    "text",
    "answer",
    "accept",
    "pairs",
    "labels",
    "tolerance",
    "unit",
    "need",
    "reverse",
)
"""The fields that come first in a card, in the order of reading; then its other own ones, then those of every card."""


class Found(NamedTuple):
    """What the format says of a card in the making: the field it is about (empty: of the whole card), and the words."""

    field: str
    message: str
    help: str
    is_error: bool


def is_many(kind: str, field: str) -> bool:
    """Whether a field of a kind holds several things."""
    return field in MANY or (field == "answer" and kind in ITEMS)


def fields_of(kind: str) -> tuple[str, ...]:
    """Every field that a card of a kind can have, in the order they are written."""
    own = [field for field in KINDS[kind].fields if field not in ORDER]
    known = (*CARD_FIELDS, *KINDS[kind].fields)
    first = [field for field in ORDER if field in known]
    return (*first, *own, *(field for field in CARD_FIELDS if field not in ORDER))


def needed(kind: str) -> tuple[str, ...]:
    """The fields that a card of a kind must have."""
    return NEEDED.get(kind, ("question", "answer"))


def value_of(kind: str, field: str, words: str, language: str = "en") -> Any:
    """What `words` mean in a field, or each of them in one that holds several; what means nothing stays as it is."""
    words = words.replace("\r\n", "\n").replace("\r", "\n").strip()
    match field, kind:
        case ("answer", "true-false") | (("reverse" | "strict" | "shuffle" | "draft"), _):
            return {"true": True, "yes": True, "false": False, "no": False}.get(words.casefold(), words)
        case (("answer" | "distractors"), "number") | ("tolerance", _) if not words.endswith("%"):
            read = read_number(words, language)
            return read.value if read and not read.unit else words
        case (("answer" | "distractors"), "date"):
            dates = read_date(words)
            return dates[0] if len(dates) == 1 else words
        case ("answer", "list") if "|" in words:
            return [form.strip() for form in words.split("|") if form.strip()]
        case "pairs", _:
            pairs = split_pairs(words)
            return list(pairs[0]) if len(pairs) == 1 else words
        case (("need" | "source"), _) if re.fullmatch("[0-9]{1,9}", words):
            return int(words)
    return words


def words_of(field: str, value: object) -> str:
    """A value, or one of several, as somebody would type it: `value_of` reads it back."""
    match value:
        case str():
            return value
        case list() | tuple():
            return (" = " if field == "pairs" else " | ").join(map(str, value))
        case PartialDate():
            return iso(value)
        case bool():
            return str(value).lower()
        case Decimal():
            return number_value(value)
    return str(value)


def written(fields: Mapping[str, Any]) -> str:
    """The text of the card."""
    kind = fields.get("kind", "")
    known = fields_of(kind) if kind in KINDS else tuple(fields)
    order = (*(field for field in known if field in fields), *(field for field in fields if field not in known))
    return table_text("[[card]]", {field: fields[field] for field in order})


def findings(fields: Mapping[str, Any], deck: Deck) -> tuple[Found, ...]:
    """What the parser says of the card in a deck like this one: what is missing as well."""
    parsed = _parsed(fields, deck)
    places, lines = _places(parsed.text), parsed.text.split("\n")

    def found(diagnostic: Diagnostic) -> Found:
        at = sum(len(line) + 1 for line in lines[: diagnostic.span.line - 1]) + diagnostic.span.column - 1
        field = next((name for name, (start, end) in places.items() if start <= at < end), "")
        return Found(field, diagnostic.message, diagnostic.help, diagnostic.severity is Severity.ERROR)

    return tuple(found(diagnostic) for diagnostic in parsed.diagnostics if diagnostic.name != UNPINNED_ID.name)


def note_of(fields: Mapping[str, Any], deck: Deck) -> Note | None:
    """The cards that come of the fields; None while anything is wrong with them."""
    made = notes(_parsed(fields, deck).cards)
    return made[0] if made else None


def with_card(text: str, path: str, fields: Mapping[str, Any]) -> tuple[str, str] | None:
    """The deck `text` with the card put last, and the id it got there: its own, or one made of its question.

    None where that cannot be: mistakes of the deck, or another card of the same id, would keep it out.
    """
    names = [place.name for place in card_places(syntax.plain(text))]
    name = note_ids([*({"id": name} for name in names), fields])[-1]
    if name in names:
        return None
    longer = with_cards(text, {name: written({**fields, "id": name})})
    before, after = parse_deck(text, path), parse_deck(longer, path)
    if any(slip.code.startswith("E0") for slip in after.diagnostics):
        return None
    wanted = {*map(name_of, notes(before.cards)), name}
    return (longer, name) if wanted == set(map(name_of, notes(after.cards))) else None


def advice(text: str, path: str, fields: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """What the rules for good questions say of the card, once it is put last into the deck `text`: message and help.

    Nothing where it cannot be put there. That it names no source is not said where the deck names one for all cards.
    """
    done = with_card(text, path, fields)
    if done is None:
        return ()
    longer, name = done
    (parsed,) = advised([parse_deck(longer, path)])
    has_source = parsed.deck is not None and parsed.deck.source != Source()
    start = card_line(longer, name) or 1
    return tuple(
        (found.message, found.help)
        for found in parsed.diagnostics
        if found.span.line >= start and found.severity is Severity.WARNING
        if not (has_source and found.code == NO_SOURCE.code)
    )


def _parsed(fields: Mapping[str, Any], deck: Deck) -> ParsedDeck:
    head = {"id": deck.id, "title": deck.title or deck.id, "language": deck.language}
    return parse_deck(f"{table_text('[deck]', head)}\n{written(fields)}", "card.toml")


def _places(text: str) -> dict[str, Range]:
    """Where each field of the card stands, from its name to the end of its value."""
    found = scan(text)
    return {
        str(path[2]): (start, found.values[path][1])
        for path, (start, _) in found.names.items()
        if len(path) == 3 and path in found.values
    }

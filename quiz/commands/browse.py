"""`quiz list`: the decks, and their cards where some are asked for."""

from argparse import ArgumentParser, Namespace
from collections.abc import Container, Mapping, Sequence

from quiz.commands.rows import BLANK, Row, padded, say_json, show, width
from quiz.commands.world import World
from quiz.core.card import Card, CardId
from quiz.core.clean import clean_line
from quiz.core.error import Exit
from quiz.core.record import Record
from quiz.ui.lines import cells
from quiz.ui.words import count


class Listed(Record):
    """A deck in the list, with those of its cards that were asked for."""

    id: str
    title: str
    path: str
    drafts: int
    cards: tuple[Card, ...]


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", nargs="*", metavar="DECK", help="show the cards of these decks")
    parser.add_argument(
        "--tag", action="append", default=[], metavar="TAG", help="only cards with this tag (repeatable)"
    )
    parser.add_argument("--flagged", action="store_true", help="only cards that were flagged for their author")
    parser.add_argument("--suspended", action="store_true", help="only cards that are not asked until resumed")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _list(world: World, args: Namespace) -> int:
    library = world.library
    cards = library.select(args.deck, args.tag)
    if args.flagged:
        cards = _only(cards, world.history.flags)
    if args.suspended:
        cards = _only(cards, world.history.suspended)
    named = {library.deck(words).id for words in args.deck}
    narrowed = bool(args.tag or args.flagged or args.suspended)
    decks = []
    for deck, parsed in library.files.items():
        chosen = tuple(card for card in cards if card.deck == deck)
        if chosen or (not narrowed and deck in (named or library.decks)):
            drafts = 0 if narrowed else len(parsed.drafts)
            decks.append(Listed(deck, clean_line(library.decks[deck].title), parsed.path, drafts, chosen))
    if args.json:
        say_json(world, {"decks": [_listed_as_json(deck) for deck in decks]})
    elif decks:
        notes = world.history.flags if args.flagged else {}
        show(world, _list_rows(decks, notes, width(world), cards_too=bool(named or narrowed)))
    else:
        world.say("No card is like that." if narrowed else "No deck was found.")
    return Exit.OK


def _only(cards: Sequence[Card], ids: Container[CardId]) -> tuple[Card, ...]:
    return tuple(card for card in cards if card.id in ids)


def _listed_as_json(deck: Listed) -> dict[str, object]:
    return {
        "id": deck.id,
        "title": deck.title,
        "path": deck.path,
        "cards": [
            {
                "id": card.id,
                "kind": card.kind,
                "question": clean_line(card.stem),
                "tags": [clean_line(tag) for tag in card.tags],
                "source": clean_line(card.source) if isinstance(card.source, str) else card.source,
            }
            for card in deck.cards
        ],
    }


def _list_rows(decks: Sequence[Listed], notes: Mapping[CardId, str], columns: int, *, cards_too: bool) -> list[Row]:
    longest = max(cells(deck.id) for deck in decks)
    rows = []
    for deck in decks:
        drafts = f", {count(deck.drafts, 'draft')}" if deck.drafts else ""
        size = f"{deck.title} ({count(len(deck.cards), 'card')}{drafts})"
        rows.append(Row(size, f"{padded(deck.id, longest)}  ", lead_style="bold"))
        if cards_too:
            rows += [*_card_rows(deck.cards, notes, columns), BLANK]
    return rows[:-1] if cards_too else rows


def _card_rows(cards: Sequence[Card], notes: Mapping[CardId, str], columns: int) -> list[Row]:
    """The cards, their names in a column where it leaves room for the questions."""
    names = [card.id.partition("/")[2] for card in cards]
    longest = max(map(cells, names), default=0)
    beside = longest + 4 <= columns // 2
    rows = []
    for card, name in zip(cards, names, strict=True):
        if not beside:
            rows.append(Row(name, "  "))
        rows.append(Row(clean_line(card.stem), f"  {padded(name, longest)}  " if beside else "    "))
        if note := notes.get(card.id):
            rows.append(Row(note, f"{' ' * cells(rows[-1].lead)}flag: "))
    return rows


arguments = {"list": _arguments}
run = {"list": _list}

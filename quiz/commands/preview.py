"""`quiz preview`: a card on every screen that its learners can meet, one below the other. Nothing is recorded."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from quiz.commands.rows import BLANK, Row, show, width
from quiz.commands.world import World
from quiz.core.card import Card, Deck
from quiz.core.error import Exit
from quiz.core.showcase import Part, Shown, showcase
from quiz.deckfile.find import is_file
from quiz.ui.lines import only_ascii


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", metavar="DECK|CARD", help="a deck file, a deck or a card, by any part of its name")
    parser.add_argument(
        "--only",
        action="append",
        choices=[part.value for part in Part],
        metavar="PART",
        help="only some screens: ask, right, wrong (one a lure) or unknown (repeatable)",
    )


def _preview(world: World, args: Namespace) -> int:
    world, cards = _meant(world, args.what)
    parts = {Part(name) for name in args.only or Part}
    for card in cards:
        screens = [shown for shown in screens_of(world, card, world.library.decks[card.deck]) if shown.part in parts]
        if screens:
            draft = ", a draft" if card.draft else ""
            show(world, [Row(f"{card.id}  ({card.kind}{draft})", style="bold"), BLANK])
            show_screens(world, screens)
    return Exit.OK


def screens_of(world: World, card: Card, deck: Deck) -> tuple[Shown, ...]:
    """Every screen of a card that nobody has answered yet."""
    return showcase(card, deck, world.scheduler, world.today)


def show_screens(world: World, screens: Sequence[Shown]) -> None:
    """Print screens one below the other: drawn on a terminal, in plain words elsewhere."""
    from quiz.ui import showcase as drawing

    if not world.styled:
        for shown in screens:
            show(world, [Row(line.text, line.lead) for line in drawing.spoken(shown)])
        return
    from quiz.ui.blocks import Room
    from quiz.ui.console import console

    room = Room(width(world), 100, only_ascii(world.stdout, world.environ))
    out = console(world.stdout)
    for shown in screens:
        for row in drawing.drawn(shown, room):
            out.print(row, soft_wrap=True)


def _meant(world: World, words: str) -> tuple[World, tuple[Card, ...]]:
    """The cards that are meant: those of a file, of a deck, or one with its siblings."""
    if is_file(world.cwd / words):
        world = world.among(words)
        return world, (*world.library.cards.values(), *world.library.drafts.values())
    library = world.library
    match library.meant(words):
        case Deck() as deck:
            return world, (*deck.cards, *(card for card in library.drafts.values() if card.deck == deck.id))
        case cards:
            return world, cards


arguments = {"preview": _arguments}
run = {"preview": _preview}

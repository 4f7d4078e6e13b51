"""`quiz` and `quiz due`: what there is to do today."""

import json
from argparse import ArgumentParser, Namespace
from typing import NamedTuple

from quiz.commands.sitting import Wish
from quiz.commands.world import World
from quiz.core.card import Card
from quiz.core.clean import clean_line
from quiz.core.error import Exit
from quiz.core.history import introduced
from quiz.core.queue import DueCounts, counts


class DeckDue(NamedTuple):
    """What is to do in one deck."""

    id: str
    title: str
    cards: int
    counts: DueCounts


class Due(NamedTuple):
    """What is to do today: in all decks together, whose daily limit of new cards is one, and in each."""

    total: DueCounts
    decks: tuple[DeckDue, ...]


def due_today(world: World) -> Due:
    """Count what is due and what is new today."""
    excluded = world.history.suspended | world.history.buried_on(world.today)
    new = max(0, world.settings.new_per_day - introduced(world.history.reviews, world.today))

    def of(cards: tuple[Card, ...]) -> DueCounts:
        return counts(cards, world.schedules, excluded, world.today, new)

    decks = tuple(
        DeckDue(deck.id, deck.title, len(deck.cards), of(deck.cards)) for deck in world.library.decks.values()
    )
    return Due(of(tuple(world.library.cards.values())), decks)


def _due_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _due(world: World, args: Namespace) -> int:
    due = due_today(world)
    if args.json:
        world.say(json.dumps(_as_json(due), ensure_ascii=False))
    else:
        for line in due_lines(due):
            world.say(line)
    return Exit.OK


def _as_json(due: Due) -> dict[str, object]:
    return {
        "due": due.total.due,
        "new": due.total.new,
        "decks": [
            {
                "id": deck.id,
                "title": clean_line(deck.title),
                "due": deck.counts.due,
                "new": deck.counts.new,
                "cards": deck.cards,
            }
            for deck in due.decks
        ],
    }


def due_lines(due: Due) -> list[str]:
    """The table of what is due, for people."""
    if not due.decks:
        return ["No decks yet."]
    titles = [clean_line(deck.title) for deck in due.decks]
    width = min(40, max(len(title) for title in [*titles, "together"]))
    lines = [f"{'':{width}}  {'due':>5}  {'new':>5}  {'cards':>5}"]
    for deck, title in zip(due.decks, titles, strict=True):
        shown = title if len(title) <= width else title[: width - 1] + "…"
        lines.append(f"{shown:{width}}  {deck.counts.due:>5}  {deck.counts.new:>5}  {deck.cards:>5}")
    if len(due.decks) > 1:
        cards = sum(deck.cards for deck in due.decks)
        lines.append(f"{'together':{width}}  {due.total.due:>5}  {due.total.new:>5}  {cards:>5}")
    return lines


def _home_arguments(_parser: ArgumentParser) -> None:
    """`quiz` alone takes none of its own."""


def _home(world: World, _args: Namespace) -> int:
    due = due_today(world)
    world.say(headline(due))
    world.say()
    for line in due_lines(due):
        world.say(f"  {line}")
    if not world.interactive:
        return Exit.OK
    world.say()
    return _menu(world, due)


def headline(due: Due) -> str:
    """What there is to do today, in a sentence."""
    words = []
    if due.total.due:
        words.append("1 card is due" if due.total.due == 1 else f"{due.total.due:,} cards are due")
    if due.total.new:
        words.append(f"{due.total.new:,} new to meet" if words else f"{due.total.new:,} new cards to meet")
    if words:
        return f"Today: {' and '.join(words)}."
    return "Nothing is due today. You can study ahead."


def _menu(world: World, due: Due) -> int:
    """Offer what can be done; Enter takes the first."""
    import questionary

    from quiz.commands.study import study

    something = bool(due.total.due or due.total.new)
    choices = [questionary.Choice("Study what is due" if something else "Study ahead", Wish(ahead=not something))]
    choices += [
        questionary.Choice(f"Only {clean_line(deck.title)}", Wish(decks=(deck.id,), ahead=not _anything(deck)))
        for deck in due.decks
        if len(due.decks) > 1
    ]
    choices += [questionary.Choice("Practise everything, off the record of due dates", Wish(cram=True))]
    choices += [questionary.Choice("Leave", "leave")]
    chosen = questionary.select(
        "What now?", choices=choices, qmark="", pointer="›", instruction="(Enter takes the first)"
    ).unsafe_ask()
    if not isinstance(chosen, Wish):
        return Exit.OK
    return study(world.afresh(), chosen)


def _anything(deck: DeckDue) -> bool:
    return bool(deck.counts.due or deck.counts.new)


arguments = {"home": _home_arguments, "due": _due_arguments}
run = {"home": _home, "due": _due}

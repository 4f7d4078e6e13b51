"""`quiz list` and `quiz show`: decks and cards as they are, and what is known of a card."""

import json
from argparse import ArgumentParser, Namespace
from datetime import date

from quiz.commands.world import World
from quiz.core.card import Card, citation
from quiz.core.clean import clean_line
from quiz.core.error import Exit
from quiz.core.grading import key_text
from quiz.core.memory import retrievability
from quiz.core.review import Review
from quiz.core.scheduler import rating_of
from quiz.ui.words import RATINGS, answer, count, in_days, memory, percent


def _list_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", nargs="*", metavar="DECK", help="show the cards of these decks")
    parser.add_argument(
        "--tag", action="append", default=[], metavar="TAG", help="only cards with this tag (repeatable)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _list(world: World, args: Namespace) -> int:
    library = world.library
    wanted = library.select(args.deck, args.tag)
    chosen = {library.deck(words).id for words in args.deck} or set(library.decks)
    by_deck = {deck: [card for card in wanted if card.deck == deck] for deck in library.decks if deck in chosen}
    if args.json:
        world.say(json.dumps(_as_json(world, by_deck), ensure_ascii=False))
        return Exit.OK
    for deck_id, cards in by_deck.items():
        deck = library.decks[deck_id]
        world.say(f"{clean_line(deck_id)}  {clean_line(deck.title)}  ({count(len(cards), 'card')})")
        if args.deck or args.tag:
            for card in cards:
                world.say(f"  {card.id.partition('/')[2]:<24} {card.kind:<11} {clean_line(card.stem)}")
    return Exit.OK


def _as_json(world: World, by_deck: dict[str, list[Card]]) -> dict[str, object]:
    return {
        "decks": [
            {
                "id": deck_id,
                "title": clean_line(world.library.decks[deck_id].title),
                "path": world.library.paths[deck_id],
                "cards": [
                    {
                        "id": card.id,
                        "kind": card.kind,
                        "question": clean_line(card.stem),
                        "tags": [clean_line(tag) for tag in card.tags],
                        "source": clean_line(card.source) if isinstance(card.source, str) else card.source,
                    }
                    for card in cards
                ],
            }
            for deck_id, cards in by_deck.items()
        ]
    }


def _show_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("card", metavar="CARD", help="a card's id, or any part of it")


def _show(world: World, args: Namespace) -> int:
    card = world.library.card(args.card)
    world.say(f"{clean_line(card.id)}  ({card.kind})")
    world.say(f"  question     {clean_line(card.stem)}")
    world.say(f"  answer       {clean_line(key_text(card))}")
    if card.explanation:
        world.say(f"  explanation  {clean_line(card.explanation)}")
    deck = world.library.decks.get(card.deck)
    if deck and (source := citation(card, deck.source)):
        world.say(f"  source       {clean_line(source)}")
    world.say(f"  status       {_status(world, card)}")
    reviews = [review for review in world.history.reviews if review.card == card.id]
    for review in reviews:
        world.say(f"  {date.fromordinal(review.day)}   {_review_line(review)}")
    return Exit.OK


def _status(world: World, card: Card) -> str:
    """Where the card stands in the learner's memory."""
    if card.draft:
        return "a draft: not studied until `draft` is removed"
    schedule = world.schedules.get(card.id)
    suspended = "suspended; " if card.id in world.history.suspended else ""
    if schedule is None:
        return f"{suspended}new"
    recall = retrievability(
        schedule.memory.stability, max(0, world.today - schedule.last_day), world.scheduler.parameters
    )
    due = in_days(schedule.due_day - world.today)
    return (
        f"{suspended}due {due}; memory {memory(schedule.memory.stability)}, recall now {percent(recall)}; "
        f"{count(schedule.reps, 'answer')}, {count(schedule.lapses, 'lapse')}"
    )


def _review_line(review: Review) -> str:
    verdict = review.verdict or "rated"
    extra = " (practice)" if review.cram else " (overruled)" if review.overruled else ""
    return f"{verdict}, {RATINGS[rating_of(review)]}: {clean_line(answer(review.answer))}{extra}"


arguments = {"list": _list_arguments, "show": _show_arguments}
run = {"list": _list, "show": _show}

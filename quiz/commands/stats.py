"""`quiz stats`: how well cards are kept, what is coming, and which give trouble."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from datetime import date

from quiz.commands import notices
from quiz.commands.rows import BLANK, Row, say_json, show, width
from quiz.commands.world import World
from quiz.core.card import Card, CardId
from quiz.core.clean import clean_line
from quiz.core.error import Exit
from quiz.core.stats import Retention, Statistics, Trouble, statistics
from quiz.ui.words import count, duration, percent

FORECAST_DAYS = 14
SHOWN = 5
"""How many cards of a list are shown to people; `--json` has them all."""

LONGEST_BAR = 40


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", nargs="*", metavar="DECK", help="only these decks (default: all)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _stats(world: World, args: Namespace) -> int:
    notices.tell(world)
    cards = world.library.select(args.deck, ())
    if args.json:
        say_json(world, _as_json(_found(world, args.deck, cards), {card.id: card for card in cards}))
    else:
        show(world, report(world, args.deck))
    return Exit.OK


def report(world: World, decks: Sequence[str] = ()) -> list[Row]:
    """The statistics of some decks, of everything ever answered where none is named, for people."""
    cards = world.library.select(decks, ())
    found = _found(world, decks, cards)
    if not found.answers:
        return [Row("Nothing has been answered yet; `quiz study` asks the first question.")]
    by_id = {card.id: card for card in cards}
    met = len(by_id.keys() & world.schedules.keys())
    answers = count(found.answers, "answer")
    studied = f"studied on {count(found.recent_days, 'day')}"
    rows = [
        Row(f"{met:,} of {count(len(cards), 'card')} met, {answers} in {duration(found.took_ms)}."),
        Row(
            f"Known when they came back: {known}."
            if (known := _share(found.retention))
            else "No card has come back yet."
        ),
        Row(f"In the last 30 days: {', '.join(filter(None, (_share(found.recent_retention), studied)))}."),
        BLANK,
        Row("Due in the next two weeks", style="bold"),
        *_chart(found.forecast[:FORECAST_DAYS], world.today, width(world)),
    ]
    leeches = {trouble.card for trouble in found.leeches}
    hardest = [trouble for trouble in found.hardest if trouble.card not in leeches]
    if hardest:
        rows += [BLANK, Row("Hardest cards", style="bold"), *_troubles(hardest, by_id)]
    if leeches:
        rows += [BLANK, Row("Leeches: missed again and again, and better reworded or split", style="bold")]
        rows += _troubles(found.leeches, by_id)
    if found.overruled:
        rows += [BLANK, Row("Answers you held to be right, perhaps missing from `accept`", style="bold")]
    for overruled in found.overruled[:SHOWN]:
        times = f", {overruled.count} times" if overruled.count > 1 else ""
        rows += [*_question(by_id, overruled.card), Row(f"{overruled.answer}{times}; {overruled.card}", "    ", "dim")]
    return rows


def _found(world: World, decks: Sequence[str], cards: Sequence[Card]) -> Statistics:
    ids = {card.id for card in cards}
    reviews = [review for review in world.history.reviews if not decks or review.card in ids]
    aside = world.history.aside(world.today)
    return statistics(
        reviews, world.schedules, cards, world.today, leech_lapses=world.settings.leech_lapses, aside=aside
    )


def _as_json(found: Statistics, cards: Mapping[CardId, Card]) -> dict[str, object]:
    def trouble_as_json(trouble: Trouble) -> dict[str, object]:
        return {
            "card": trouble.card,
            "question": clean_line(cards[trouble.card].stem),
            "asked": trouble.asked,
            "missed": trouble.missed,
            "lapses": trouble.lapses,
            "difficulty": round(trouble.difficulty, 2),
        }

    return {
        "answers": found.answers,
        "minutes": round(found.took_ms / 60_000, 1),
        "retention": found.retention.share,
        "recent": {
            "answers": found.recent_answers,
            "days": found.recent_days,
            "minutes": round(found.recent_took_ms / 60_000, 1),
            "retention": found.recent_retention.share,
        },
        "forecast": list(found.forecast[:FORECAST_DAYS]),
        "hardest": [trouble_as_json(trouble) for trouble in found.hardest],
        "leeches": [trouble_as_json(trouble) for trouble in found.leeches],
        "overruled": [
            {"card": overruled.card, "answer": clean_line(overruled.answer), "count": overruled.count}
            for overruled in found.overruled
        ],
    }


def _share(retention: Retention) -> str:
    """How much was known; empty where no card has come back."""
    if retention.share is None:
        return ""
    return f"{percent(retention.share)} ({retention.right:,} of {retention.asked:,})"


def _troubles(troubles: Sequence[Trouble], cards: Mapping[CardId, Card]) -> list[Row]:
    rows = []
    for trouble in troubles[:SHOWN]:
        lapses = f", {count(trouble.lapses, 'lapse')}" if trouble.lapses else ""
        missed = f"missed {trouble.missed:,} of {trouble.asked:,}{lapses}; {trouble.card}"
        rows += [*_question(cards, trouble.card), Row(missed, "    ", "dim")]
    return rows


def _question(cards: Mapping[CardId, Card], card: CardId) -> list[Row]:
    """A card's question, on one line; none where the card is gone."""
    return [Row(clean_line(cards[card].stem), "  ")] if card in cards else []


def _chart(forecast: Sequence[int], today: int, columns: int) -> list[Row]:
    """A bar for each day, as long as there is room for."""
    digits = len(f"{max(forecast):,}")
    room = min(columns - len("  tomorrow    ") - digits, LONGEST_BAR)
    most = max(forecast) or 1
    names = ["today", "tomorrow", *(f"{_day(today + ahead)}" for ahead in range(2, len(forecast)))]
    return [
        Row("▇" * -(-number * room // most), f"  {name:<10}  {number:>{digits},}  ")
        for name, number in zip(names, forecast, strict=True)
    ]


def _day(day: int) -> str:
    that = date.fromordinal(day)
    return f"{that:%a} {that.day:>2} {that:%b}"


arguments = {"stats": _arguments}
run = {"stats": _stats}

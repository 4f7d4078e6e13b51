"""`quiz stats`: how well cards are kept, what is coming, and which give trouble."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from quiz.commands.world import World
from quiz.core.clean import clean_line
from quiz.core.error import Exit
from quiz.core.stats import Retention, Statistics, Trouble, statistics
from quiz.ui.words import count, duration, percent

FORECAST_DAYS = 14
SHOWN = 5
"""How many cards of a list are shown to people; `--json` has them all."""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", nargs="*", metavar="DECK", help="only these decks (default: all)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _stats(world: World, args: Namespace) -> int:
    cards = world.library.select(args.deck, ())
    ids = {card.id for card in cards}
    reviews = [review for review in world.history.reviews if not args.deck or review.card in ids]
    found = statistics(reviews, world.schedules, cards, world.today, world.settings.leech_lapses)
    if args.json:
        world.say(json.dumps(_as_json(found), ensure_ascii=False))
    else:
        for line in lines(found, len(ids & world.schedules.keys()), len(cards)):
            world.say(line)
    return Exit.OK


def _as_json(found: Statistics) -> dict[str, object]:
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
        "hardest": [_trouble_as_json(trouble) for trouble in found.hardest],
        "leeches": [_trouble_as_json(trouble) for trouble in found.leeches],
        "overruled": [
            {"card": overruled.card, "answer": clean_line(overruled.answer), "count": overruled.count}
            for overruled in found.overruled
        ],
    }


def _trouble_as_json(trouble: Trouble) -> dict[str, object]:
    return {
        "card": trouble.card,
        "asked": trouble.asked,
        "missed": trouble.missed,
        "lapses": trouble.lapses,
        "difficulty": round(trouble.difficulty, 2),
    }


def lines(found: Statistics, met: int, cards: int) -> list[str]:
    """The statistics for people; `met` of so many `cards` have been answered."""
    if not found.answers:
        return ["Nothing has been answered yet; `quiz study` begins."]
    text = [
        f"{met:,} of {count(cards, 'card')} met, {count(found.answers, 'answer')} in {duration(found.took_ms)}",
        f"known when they came back: {_share(found.retention)}",
        f"in the last 30 days: {_share(found.recent_retention)}, studied on {count(found.recent_days, 'day')}",
        "",
        "Due in the next two weeks",
        *_chart(found.forecast[:FORECAST_DAYS]),
    ]
    if found.hardest:
        text += ["", "Hardest cards"]
        text += [_trouble_line(trouble) for trouble in found.hardest[:SHOWN]]
    if found.leeches:
        text += ["", "Leeches: missed again and again, and better reworded or split"]
        text += [_trouble_line(trouble) for trouble in found.leeches[:SHOWN]]
    if found.overruled:
        text += ["", "Overruled: perhaps missing from `accept`"]
        text += [
            f"  {clean_line(overruled.card)}: {clean_line(overruled.answer)}"
            + (f" ({overruled.count} times)" if overruled.count > 1 else "")
            for overruled in found.overruled[:SHOWN]
        ]
    return text


def _share(retention: Retention) -> str:
    if retention.share is None:
        return "none has come back yet"
    return f"{percent(retention.share)} ({retention.right:,} of {retention.asked:,})"


def _trouble_line(trouble: Trouble) -> str:
    lapses = f", {count(trouble.lapses, 'lapse')}" if trouble.lapses else ""
    return f"  {clean_line(trouble.card):<32} missed {trouble.missed:,} of {trouble.asked:,}{lapses}"


def _chart(forecast: Sequence[int]) -> list[str]:
    """A bar for each day, the longest of 30 characters."""
    most = max(forecast, default=0) or 1
    names = ["today", "tomorrow", *(f"in {days} days" for days in range(2, len(forecast)))]
    return [
        f"  {name:<10}  {number:>4}  {'▇' * -(-number * 30 // most)}".rstrip()
        for name, number in zip(names, forecast, strict=True)
    ]


arguments = {"stats": _arguments}
run = {"stats": _stats}

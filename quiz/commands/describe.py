"""`quiz show`: a card as its author wrote it, and what its learner made of it."""

from argparse import ArgumentParser, Namespace
from datetime import date

from quiz.commands import notices
from quiz.commands.rows import BLANK, Row, labelled, say_json, show
from quiz.commands.world import World
from quiz.core.card import Card, Cloze, Short, citation
from quiz.core.clean import clean_line
from quiz.core.error import Exit
from quiz.core.grading.key import key_text
from quiz.core.memory import retrievability
from quiz.core.review import Review
from quiz.core.scheduler import rating_of
from quiz.deckfile.source_map import card_line
from quiz.ui.words import RATINGS, answer, count, in_days, memory, percent


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("card", metavar="CARD", help="a card's id, or any part of it; a note's shows all its siblings")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _show(world: World, args: Namespace) -> int:
    notices.tell(world)
    cards = world.library.find(args.card)
    if args.json:
        say_json(world, {"cards": [_as_json(world, card) for card in cards]})
        return Exit.OK
    for card in cards:
        show(world, [*([] if card is cards[0] else [BLANK]), *_rows(world, card)])
    return Exit.OK


def _rows(world: World, card: Card) -> list[Row]:
    facts = [
        ("question", card.stem),
        ("answer", key_text(card)),
        *(("or", form) for form in _accepted(card)),
        *(("lure", f"{lure}: {why}") for lure, why in card.why_not),
        *(("hint", hint) for hint in card.hints),
        ("explanation", card.explanation),
        ("source", citation(card, world.library.decks[card.deck].source)),
        ("tags", ", ".join(card.tags)),
        ("file", _place(world, card)),
        ("status", _status(world, card)),
        *(("flagged", note or "for its author") for flagged, note in world.history.flags.items() if flagged == card.id),
        *((str(date.fromordinal(review.day)), _answered(review)) for review in _reviews(world, card)),
    ]
    return [Row(f"{card.id}  ({card.kind})", style="bold"), *(labelled(*fact) for fact in facts if fact[1])]


def _accepted(card: Card) -> tuple[str, ...]:
    match card.question:
        case Short(accept=accept) | Cloze(accept=accept):
            return accept
        case _:
            return ()


def _place(world: World, card: Card) -> str:
    """Where the card stands, as `FILE:LINE`."""
    parsed = world.library.files[card.deck]
    line = card_line(parsed.text, card.note.partition("/")[2])
    return f"{clean_line(parsed.path)}:{line}" if line else clean_line(parsed.path)


def _reviews(world: World, card: Card) -> list[Review]:
    return [review for review in world.history.reviews if review.card == card.id]


def _status(world: World, card: Card) -> str:
    """Where the card stands in the learner's memory."""
    if card.draft:
        return "a draft: not studied until `draft` is removed"
    words = []
    if card.id in world.history.suspended:
        words.append("suspended")
    if card.id in world.history.aside(world.today).buried:
        words.append("put aside for today")
    if schedule := world.schedules.get(card.id):
        elapsed = max(0, world.today - schedule.last_day)
        recall = retrievability(schedule.memory.stability, elapsed, world.scheduler.parameters)
        words += [
            f"due {in_days(schedule.due_day - world.today)}",
            f"memory {memory(schedule.memory.stability)}",
            f"recall now {percent(recall)}",
            f"{count(schedule.reps, 'answer')}, {count(schedule.lapses, 'lapse')}",
        ]
    else:
        words.append("new")
    return "; ".join(words)


def _answered(review: Review) -> str:
    extra = " (practice)" if review.cram else " (overruled)" if review.overruled else ""
    if review.verdict is None:
        return f"rated {RATINGS[rating_of(review)]}{extra}"
    return f"{review.verdict}, {RATINGS[rating_of(review)]}: {clean_line(answer(review.answer))}{extra}"


def _as_json(world: World, card: Card) -> dict[str, object]:
    schedule = world.schedules.get(card.id)
    return {
        "id": card.id,
        "kind": card.kind,
        "question": clean_line(card.stem),
        "key": clean_line(key_text(card)),
        "explanation": clean_line(card.explanation),
        "source": clean_line(citation(card, world.library.decks[card.deck].source)),
        "tags": [clean_line(tag) for tag in card.tags],
        "place": _place(world, card),
        "draft": card.draft,
        "suspended": card.id in world.history.suspended,
        "flag": world.history.flags.get(card.id),
        "due_in_days": schedule and schedule.due_day - world.today,
        "stability": schedule and round(schedule.memory.stability, 2),
        "reviews": [
            {
                "day": str(date.fromordinal(review.day)),
                "verdict": review.verdict,
                "credit": review.credit,
                "rating": RATINGS[rating_of(review)],
                "answer": review.answer,
                "overruled": review.overruled,
                "cram": review.cram,
            }
            for review in _reviews(world, card)
        ],
    }


arguments = {"show": _arguments}
run = {"show": _show}

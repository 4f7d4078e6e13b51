"""Marks answers in parts: sets, orders, pairs and lists. Credit is 1 only for all right and nothing beside it."""

from collections.abc import Sequence
from itertools import combinations

from quiz.core.card import Card, ListAll, Match, Order, Select
from quiz.core.grading.grade import Grade, Mark, Part
from quiz.core.grading.key import key_text
from quiz.core.grading.text import TextMatch, match_text
from quiz.core.review import Verdict

_MOST_ITEMS = 200
"""Items of an answer that are looked at one by one; all beyond count as wrong."""


def grade_select(card: Card, question: Select, items: Sequence[str]) -> Grade:
    """One point for each right option, one less for each wrong one; choosing everything earns nothing."""
    found, wrong, distance, lure = _sorted_out(card, [(key,) for key in question.keys], question.distractors, items)
    parts = [Part(question.keys[place], mark) for place, mark in found.items()]
    parts += [Part(item, Mark.WRONG) for item in wrong]
    parts += [Part(key, Mark.MISSED) for place, key in enumerate(question.keys) if place not in found]
    credit = max(0.0, (len(found) - len(wrong)) / len(question.keys)) if question.keys else float(not wrong)
    if wrong and len(wrong) >= len(question.distractors):
        credit = 0.0 if len(found) == len(question.keys) else credit
    return _graded(card, credit, bool(wrong) or len(found) < len(question.keys), parts, distance, lure)


def grade_list(card: Card, question: ListAll, items: Sequence[str]) -> Grade:
    """The share of `need` that was named; each wrong item takes one away, the same item twice counts once."""
    found, wrong, distance, _ = _sorted_out(card, question.items, (), items)
    need = max(1, question.need)
    parts = [Part(question.items[place][0], mark) for place, mark in found.items()]
    parts += [Part(item, Mark.WRONG) for item in wrong]
    if len(found) < need:
        parts += [Part(forms[0], Mark.MISSED) for place, forms in enumerate(question.items) if place not in found]
    credit = max(0.0, min(1.0, len(found) / need) - len(wrong) / need)
    return _graded(card, credit, bool(wrong) or len(found) < need, parts, distance)


def _sorted_out(
    card: Card, keys: Sequence[tuple[str, ...]], lures: Sequence[str], items: Sequence[str]
) -> tuple[dict[int, Mark], list[str], int, str]:
    """The keys that were named, by their place, the items that are wrong, the slips forgiven and the first lure."""
    found: dict[int, Mark] = {}
    wrong: dict[str, None] = {}
    distance = 0
    lure = ""
    for item in dict.fromkeys(items[:_MOST_ITEMS]):
        matches = {
            place: match
            for place, forms in enumerate(keys)
            if (match := match_text(item, forms, language=card.language, lures=lures)).verdict is not Verdict.WRONG
        }
        if not matches:
            wrong[item] = None
            lure = lure or match_text(item, (), language=card.language, lures=lures).lure
            continue
        free = [place for place in matches if place not in found] or list(matches)
        place = min(free, key=lambda place: matches[place].distance)
        if place not in found:
            found[place] = Mark.CLOSE if matches[place].distance else Mark.RIGHT
            distance += matches[place].distance
    wrong |= dict.fromkeys(items[_MOST_ITEMS:])
    return found, list(wrong), distance, lure


def grade_order(card: Card, question: Order, items: Sequence[str]) -> Grade:
    """The share of pairs of items that stand in the right order to each other."""
    keys = question.keys
    places: list[int | None] = []
    distance = 0
    for item in items[: len(keys) + _MOST_ITEMS]:
        matches = [(match, place) for place, key in enumerate(keys) if (match := _item(card, item, key)) is not None]
        free = [(match.distance, place) for match, place in matches if place not in places]
        places.append(min(free)[1] if free else None)
        distance += min(free)[0] if free else 0
    given = [place for place in places if place is not None]
    pairs = len(keys) * (len(keys) - 1) / 2
    right = sum(first < second or keys[first] == keys[second] for first, second in combinations(given, 2))
    extras = len(items) - len(given)
    credit = max(0.0, right / pairs - extras / len(keys)) if pairs else float(given == [0])
    parts = [
        Part(item, Mark.RIGHT)
        if place is not None and keys[place] == keys[min(at, len(keys) - 1)]
        else Part(item, Mark.WRONG, f"{_ordinal(place + 1)}, not {_ordinal(at + 1)}" if place is not None else "")
        for at, (item, place) in enumerate(zip(items, places, strict=False))
    ]
    parts += [Part(key, Mark.MISSED, _ordinal(place + 1)) for place, key in enumerate(keys) if place not in given]
    return _graded(card, credit, extras > 0 or right < pairs or len(given) < len(keys), parts, distance)


def _item(card: Card, typed: str, key: str) -> TextMatch | None:
    match = match_text(typed, (key,), language=card.language)
    return match if match.verdict is not Verdict.WRONG else None


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def grade_match(card: Card, question: Match, pairs: Sequence[tuple[str, str]]) -> Grade:
    """The share of pairs put together rightly; a left side given two partners is wrong."""
    left_over = list(pairs[:_MOST_ITEMS])
    parts: list[Part] = []
    right = distance = 0
    for left, wanted in question.pairs:
        chosen = [pair for pair in left_over if _item(card, pair[0], left) is not None]
        hit = next((pair for pair in chosen if _item(card, pair[1], wanted) is not None), None)
        given = hit or next(iter(chosen), None)
        if given is None:
            parts.append(Part(f"{left} = {wanted}", Mark.MISSED))
            continue
        left_over.remove(given)
        if hit is None:
            parts.append(Part(f"{left} = {given[1]}", Mark.WRONG, f"belongs to {wanted}"))
            continue
        right += 1
        parts.append(Part(f"{left} = {wanted}", Mark.RIGHT))
    parts += [Part(f"{left} = {other}", Mark.WRONG) for left, other in left_over]
    credit = max(0.0, (right - len(left_over)) / len(question.pairs))
    return _graded(card, credit, right < len(question.pairs) or bool(left_over), parts, distance)


def _graded(card: Card, credit: float, flawed: bool, parts: Sequence[Part], distance: int, lure: str = "") -> Grade:
    if not flawed:
        return Grade(
            Verdict.CLOSE if distance else Verdict.CORRECT, 1.0, key_text(card), "", "", distance, tuple(parts)
        )
    credit = min(credit, 0.99)
    return Grade(
        Verdict.PARTIAL if credit > 0 else Verdict.WRONG, credit, key_text(card), "", lure, distance, tuple(parts)
    )

"""Marks answers in parts: sets, orders, pairs and lists. Credit is 1 only for all right and nothing beside it."""

from collections.abc import Sequence
from itertools import combinations

from quiz.core.card import Card, ListAll, Match, Order, Select
from quiz.core.grading.grade import Grade, Mark, Part
from quiz.core.grading.items import Matches, match_items
from quiz.core.grading.key import key_text, lure_name
from quiz.core.grading.text import TextMatch
from quiz.core.number_words import ordinal
from quiz.core.review import Verdict

_SHORT_OF_FULL = 0.99
"""The most credit of an answer that is not all right."""


class _Found:
    """Which keys an answer has, by their place in the card, and what of it is wrong; the first lure among that."""

    def __init__(self, lure: str = "") -> None:
        self.by_place: dict[int, TextMatch] = {}
        self.wrong: list[str] = []
        self.lure = lure

    def credit(self, share: float, wanted: int) -> float:
        """`share` of the whole, less what the wrong items cost: each as much as one of those wanted is worth."""
        return share - len(self.wrong) / max(1, wanted)


def grade_select(card: Card, question: Select, items: Sequence[str]) -> Grade:
    """One point for each right option, one less for each wrong one; to choose everything earns nothing."""
    keys, lures = question.keys, question.distractors
    found = _assign(match_items([(key,) for key in keys], items, card.language, lures))
    chose_everything = bool(lures) and len(found.wrong) >= len(lures) and len(found.by_place) == len(keys)
    credit = 0.0 if chose_everything else found.credit(len(found.by_place) / max(1, len(keys)), len(keys))
    return _graded(card, credit, len(found.by_place) == len(keys), found, _parts(found, keys, len(keys)))


def grade_list(card: Card, question: ListAll, items: Sequence[str]) -> Grade:
    """The share of `need` that was named; the same item twice counts once.

    Nothing was offered to choose from, so a wrong item in the place of a right one costs no more than leaving that out;
    only those beyond as many as were asked for take credit away.
    """
    need = max(1, question.need)
    found = _assign(match_items(question.items, items, card.language))
    beyond = max(0, len(found.by_place) + len(found.wrong) - need)
    credit = min(1.0, len(found.by_place) / need) - min(beyond, len(found.wrong)) / need
    names = [forms[0] for forms in question.items]
    return _graded(card, credit, len(found.by_place) >= need, found, _parts(found, names, need))


def _assign(matches: Matches) -> _Found:
    """Gives each item a key of its own, as many as can be, those spelled right first."""
    found = _Found(lure=next(iter(matches.lures), ""))
    owners: dict[int, str] = {}
    for item, match_by_place in sorted(matches.by_item.items(), key=lambda pair: _least_slips(pair[1])):
        if match_by_place:
            _give(item, matches, owners, set())
    found.by_place = {place: matches.by_item[item][place] for place, item in sorted(owners.items())}
    found.wrong = [item for item, match_by_place in matches.by_item.items() if not match_by_place]
    return found


def _least_slips(match_by_place: dict[int, TextMatch]) -> int:
    return min((match.distance for match in match_by_place.values()), default=0)


def _give(item: str, matches: Matches, owners: dict[int, str], tried: set[int]) -> bool:
    """Finds a key for `item`, moving the owner of one to another of its keys where it must (Kuhn's algorithm)."""
    by_place = matches.by_item[item]
    for place in sorted(by_place, key=lambda place: by_place[place].distance):
        if place not in tried:
            tried.add(place)
            if place not in owners or _give(owners[place], matches, owners, tried):
                owners[place] = item
                return True
    return False


def _parts(found: _Found, names: Sequence[str], need: int) -> list[Part]:
    """What was found, what is wrong, and what is missing where too little was found."""
    parts = [Part(names[place], _mark(match)) for place, match in found.by_place.items()]
    parts += [Part(item, Mark.WRONG) for item in found.wrong]
    if len(found.by_place) < need:
        parts += [Part(name, Mark.MISSED) for place, name in enumerate(names) if place not in found.by_place]
    return parts


def grade_order(card: Card, question: Order, items: Sequence[str]) -> Grade:
    """The share of pairs of items that stand in the right order to each other; items that do not belong cost."""
    keys = question.keys
    matches = match_items([(key,) for key in keys], items, card.language)
    found = _Found()
    places: list[int | None] = []
    for item in items:
        by_place = matches.by_item.get(item, {})
        place = min(
            (free for free in by_place if free not in found.by_place),
            key=lambda at: by_place[at].distance,
            default=None,
        )
        places.append(place)
        if place is None:
            found.wrong.append(item)
        else:
            found.by_place[place] = by_place[place]
    given = [place for place in places if place is not None]
    pairs = len(keys) * (len(keys) - 1) // 2
    right = sum(first < second for first, second in combinations(given, 2))
    complete = right == pairs and len(given) == len(keys)
    return _graded(
        card, found.credit(right / max(1, pairs), len(keys)), complete, found, _order_parts(keys, items, places, found)
    )


def _order_parts(keys: Sequence[str], items: Sequence[str], places: Sequence[int | None], found: _Found) -> list[Part]:
    parts = []
    for at, (item, place) in enumerate(zip(items, places, strict=True)):
        if place is None:
            parts.append(Part(item, Mark.WRONG))
        elif place == at:
            parts.append(Part(keys[place], _mark(found.by_place[place])))
        else:
            parts.append(Part(keys[place], Mark.WRONG, f"{ordinal(place + 1)}, not {ordinal(at + 1)}"))
    return parts + [Part(key, Mark.MISSED, ordinal(at + 1)) for at, key in enumerate(keys) if at not in found.by_place]


def grade_match(card: Card, question: Match, pairs: Sequence[tuple[str, str]]) -> Grade:
    """The share of pairs put together rightly; a pair too many takes one away."""
    lefts = match_items([(left,) for left, _ in question.pairs], [left for left, _ in pairs], card.language)
    rights = match_items(
        [(right,) for _, right in question.pairs], [right for _, right in pairs], card.language, question.distractors
    )
    found = _Found(lure=next(iter(rights.lures), ""))
    left_over = list(dict.fromkeys(pairs))
    parts: list[Part] = []
    for place, (left, right) in enumerate(question.pairs):
        chosen = [pair for pair in left_over if place in lefts.by_item.get(pair[0], {})]
        hit = next((pair for pair in chosen if place in rights.by_item.get(pair[1], {})), None)
        if hit is not None:
            found.by_place[place] = rights.by_item[hit[1]][place]
            parts.append(Part(f"{left} = {right}", _mark(found.by_place[place])))
        elif chosen:
            parts.append(Part(f"{left} = {chosen[0][1]}", Mark.WRONG, f"belongs with {right}"))
        else:
            parts.append(Part(f"{left} = {right}", Mark.MISSED))
        left_over = [pair for pair in left_over if pair != (hit or next(iter(chosen), None))]
    found.wrong = [f"{left} = {right}" for left, right in left_over]
    parts += [Part(text, Mark.WRONG) for text in found.wrong]
    share = len(found.by_place) / max(1, len(question.pairs))
    return _graded(
        card, found.credit(share, len(question.pairs)), len(found.by_place) == len(question.pairs), found, parts
    )


def _mark(match: TextMatch) -> Mark:
    return Mark.CLOSE if match.distance else Mark.RIGHT


def _graded(card: Card, credit: float, complete: bool, found: _Found, parts: Sequence[Part]) -> Grade:
    key = key_text(card)
    distance = sum(match.distance for match in found.by_place.values())
    if complete and not found.wrong:
        return Grade(Verdict.CLOSE if distance else Verdict.CORRECT, 1.0, key, distance=distance, parts=tuple(parts))
    credit = min(max(credit, 0.0), _SHORT_OF_FULL)
    verdict = Verdict.PARTIAL if credit > 0 else Verdict.WRONG
    return Grade(
        verdict, credit, key, lure=lure_name(card, found.lure) or found.lure, distance=distance, parts=tuple(parts)
    )

"""Marks answers in parts: sets, orders, pairs and lists. Credit is 1 only for all right and nothing beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from quiz.core.card import Card, ListAll, Match, Order, Select
from quiz.core.grading.grade import Grade, Mark, Part
from quiz.core.grading.key import key_text
from quiz.core.grading.text import TextMatch, TextRules, match_text
from quiz.core.review import Verdict

_MOST_ITEMS = 60
"""Items of an answer that are compared beyond those wanted; any more are wrong unseen."""

_SHORT_OF_FULL = 0.99
"""The most credit of an answer that is not all right."""


def grade_select(card: Card, question: Select, items: Sequence[str]) -> Grade:
    """One point for each right option, one less for each wrong one; to choose everything earns nothing."""
    keys, lures = question.keys, question.distractors
    found = _assign(card, [(key,) for key in keys], items, lures)
    chose_everything = bool(lures) and len(found.wrong) >= len(lures) and len(found.by_place) == len(keys)
    credit = 0.0 if chose_everything else (len(found.by_place) - len(found.wrong)) / max(1, len(keys))
    flawed = bool(found.wrong) or len(found.by_place) < len(keys)
    return _graded(card, credit, flawed, _parts(found, keys, len(keys)), found)


def grade_list(card: Card, question: ListAll, items: Sequence[str]) -> Grade:
    """The share of `need` that was named; each wrong item takes one away, the same item twice counts once."""
    need = max(1, question.need)
    found = _assign(card, question.items, items)
    credit = min(1.0, len(found.by_place) / need) - len(found.wrong) / need
    flawed = bool(found.wrong) or len(found.by_place) < need
    return _graded(card, credit, flawed, _parts(found, [forms[0] for forms in question.items], need), found)


@dataclass(slots=True)
class _Found:
    """Which keys an answer has, by their place in the card; what of it is wrong, and the first lure among that."""

    by_place: dict[int, TextMatch] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    lure: str = ""

    @property
    def distance(self) -> int:
        return sum(match.distance for match in self.by_place.values())


def _assign(card: Card, keys: Sequence[Sequence[str]], items: Sequence[str], lures: Sequence[str] = ()) -> _Found:
    """Gives each item to a key of its own, as many as can be, those spelled right first; the order does not matter."""
    rules = TextRules(card.language, lures=tuple(lures))
    found = _Found()
    distinct = list(dict.fromkeys(items))
    seen, unseen = distinct[: len(keys) + _MOST_ITEMS], distinct[len(keys) + _MOST_ITEMS :]
    matches: dict[str, dict[int, TextMatch]] = {}
    for item in seen:
        marked = {place: match_text(item, forms, rules) for place, forms in enumerate(keys)}
        matches[item] = {place: match for place, match in marked.items() if match.right}
        if not matches[item]:
            found.wrong.append(item)
            found.lure = found.lure or next((match.lure for match in marked.values()), "")
    owners: dict[int, str] = {}
    for item in sorted(matches, key=lambda item: min((match.distance for match in matches[item].values()), default=0)):
        _give(item, matches, owners, set())
    found.by_place = {place: matches[item][place] for place, item in sorted(owners.items())}
    found.wrong += unseen
    return found


def _give(item: str, matches: dict[str, dict[int, TextMatch]], owners: dict[int, str], tried: set[int]) -> bool:
    """Finds a key for `item`, moving the owner of one to another of its keys where it must (Kuhn's algorithm)."""
    for place in sorted(matches[item], key=lambda place: matches[item][place].distance):
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
    found = _Found()
    places: list[int | None] = []
    for item in items[: len(keys) + _MOST_ITEMS]:
        place, match = _place(card, item, keys, places)
        places.append(place)
        if place is None:
            found.wrong.append(item)
        else:
            found.by_place[place] = match
    found.wrong += items[len(keys) + _MOST_ITEMS :]
    given = [place for place in places if place is not None]
    pairs = len(keys) * (len(keys) - 1) // 2
    right = sum(first < second or keys[first] == keys[second] for first, second in combinations(given, 2))
    credit = right / max(1, pairs) - len(found.wrong) / max(1, len(keys))
    flawed = right < pairs or len(given) < len(keys) or bool(found.wrong)
    return _graded(card, credit, flawed, _order_parts(keys, items, places, found), found)


def _place(card: Card, item: str, keys: Sequence[str], taken: Sequence[int | None]) -> tuple[int | None, TextMatch]:
    """The place in the right order that `item` belongs to, the one spelled nearest of those not taken."""
    others = tuple(key for key in keys if key != item)
    rules = TextRules(card.language, lures=others if item in keys else ())
    found = [(place, match_text(item, (key,), rules)) for place, key in enumerate(keys) if place not in taken]
    right = [(place, match) for place, match in found if match.right]
    return min(right, key=lambda pair: pair[1].distance, default=(None, TextMatch(Verdict.WRONG)))


def _order_parts(keys: Sequence[str], items: Sequence[str], places: Sequence[int | None], found: _Found) -> list[Part]:
    parts = []
    for at, (item, place) in enumerate(zip(items, places, strict=False)):
        if place is None:
            parts.append(Part(item, Mark.WRONG))
        elif at < len(keys) and keys[place] == keys[at]:
            parts.append(Part(keys[place], _mark(found.by_place[place])))
        else:
            parts.append(Part(keys[place], Mark.WRONG, f"{_ordinal(place + 1)}, not {_ordinal(at + 1)}"))
    return parts + [Part(key, Mark.MISSED, _ordinal(at + 1)) for at, key in enumerate(keys) if at not in found.by_place]


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def grade_match(card: Card, question: Match, pairs: Sequence[tuple[str, str]]) -> Grade:
    """The share of pairs put together rightly; a pair too many takes one away."""
    found = _Found()
    left_over = list(dict.fromkeys(pairs))[: len(question.pairs) + _MOST_ITEMS]
    parts: list[Part] = []
    for place, (left, right) in enumerate(question.pairs):
        chosen = [
            pair for pair in left_over if _match(card, pair[0], left, [other for other, _ in question.pairs]).right
        ]
        rights = [*(other for _, other in question.pairs), *question.distractors]
        marked = [(pair, _match(card, pair[1], right, rights)) for pair in chosen]
        given, match = min(marked, key=lambda one: (not one[1].right, one[1].distance), default=(None, None))
        if given is None or match is None:
            parts.append(Part(f"{left} = {right}", Mark.MISSED))
            continue
        left_over.remove(given)
        if match.right:
            found.by_place[place] = match
            parts.append(Part(f"{left} = {right}", _mark(match)))
        else:
            found.lure = found.lure or match.lure
            parts.append(Part(f"{left} = {given[1]}", Mark.WRONG, f"belongs with {right}"))
    found.wrong = [f"{left} = {right}" for left, right in left_over]
    parts += [Part(text, Mark.WRONG) for text in found.wrong]
    credit = (len(found.by_place) - len(found.wrong)) / max(1, len(question.pairs))
    flawed = bool(found.wrong) or len(found.by_place) < len(question.pairs)
    return _graded(card, credit, flawed, parts, found)


def _match(card: Card, typed: str, key: str, options: Sequence[str]) -> TextMatch:
    """How `typed` compares with one side of a pair, all of whose other options are lures."""
    return match_text(
        typed, (key,), TextRules(card.language, lures=tuple(option for option in options if option != key))
    )


def _mark(match: TextMatch) -> Mark:
    return Mark.CLOSE if match.distance else Mark.RIGHT


def _graded(card: Card, credit: float, flawed: bool, parts: Sequence[Part], found: _Found) -> Grade:
    key = key_text(card)
    if not flawed:
        return Grade(
            Verdict.CLOSE if found.distance else Verdict.CORRECT, 1.0, key, "", "", found.distance, tuple(parts)
        )
    credit = min(max(credit, 0.0), _SHORT_OF_FULL)
    verdict = Verdict.PARTIAL if credit > 0 else Verdict.WRONG
    return Grade(verdict, credit, key, "", found.lure, found.distance, tuple(parts))

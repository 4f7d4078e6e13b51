"""Finds which of a card's items each item of an answer names."""

import re
from collections.abc import Callable, Iterable, Sequence
from math import inf

from quiz.core.grading.text import TextMatch, TextRules, match_text
from quiz.core.language import AND
from quiz.core.review import Verdict
from quiz.core.text import normalise

MOST_JOINTS = 8
"""At how many "and"s an item is parted; nobody joins more, and each takes time."""


class Matches:
    """What each distinct item of an answer names: places of keys, or nothing.

    `lures` are the distractors among the items.
    """

    def __init__(self) -> None:
        self.by_item: dict[str, dict[int, TextMatch]] = {}
        self.lures: list[str] = []


def match_items(
    keys: Sequence[Sequence[str]], items: Iterable[str], language: str, lures: Sequence[str] = ()
) -> Matches:
    """Matches items with `keys`, each of which is its accepted forms: as they are written, or else as text is marked.

    After as many wrong items as there are keys, all credit is lost: any more are only compared as they are written.
    """
    matches = Matches()
    left = len(keys)
    written, meant = _index(keys, str), _index(keys, lambda form: normalise(form, language))
    longest = max(map(len, (*written, *lures)), default=0)
    for item in dict.fromkeys(items):
        places = written.get(item)
        if places is None and left and item not in lures and len(item) <= 4 * longest + 400:
            places = meant.get(normalise(item, language))
        if places is not None:
            matches.by_item[item] = dict.fromkeys(places, TextMatch(Verdict.CORRECT))
            continue
        if not left:
            matches.by_item[item] = {}
            continue
        lure, limit = _nearest_lure(item, lures, language)
        marked = [match_text(item, forms, TextRules(language)) for forms in keys] if item != lure else []
        right = {place: match for place, match in enumerate(marked) if match.right and match.distance < limit}
        matches.by_item[item] = right
        left -= not right
        if lure and not right:
            matches.lures.append(lure)
    return matches


def taken_apart(item: str, is_known: Callable[[str], bool], language: str) -> list[str]:
    """An item parted at "and" (`&`, `+`, `/`) where that makes known ones of it: `Guam and Australia` may be two.

    A name that has such a word in it stays whole: from the left, the longest run that is known is taken.
    """
    conjunction = AND.get(language.partition("-")[0], "and")
    joints = re.finditer(rf"\s+(?:{conjunction}|and)\s+|\s*[&+/]\s*", item, re.IGNORECASE)
    cuts = [joint.span() for joint, _ in zip(joints, range(MOST_JOINTS), strict=False)]
    if not cuts or is_known(item):
        return [item]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(item)]
    runs: list[str] = []
    found = False
    while starts:
        known = (size for size in range(len(ends), 0, -1) if is_known(item[starts[0] : ends[size - 1]]))
        size = next(known, 0)
        found = found or size > 0
        size = size or 1
        runs.append(item[starts[0] : ends[size - 1]])
        starts, ends = starts[size:], ends[size:]
    return [run for run in runs if run.strip()] if found else [item]


def _nearest_lure(item: str, lures: Sequence[str], language: str) -> tuple[str, float]:
    """The lure that `item` is or is nearest to, and how many slips are one too many for it to be anything else."""
    marked = ((lure, match_text(item, (lure,), TextRules(language))) for lure in lures)
    near = min(((match.distance, lure) for lure, match in marked if match.right), default=None)
    return ("", inf) if near is None else (near[1], max(near[0], 1))


def _index(keys: Sequence[Sequence[str]], form_of: Callable[[str], str]) -> dict[str, list[int]]:
    """The places of the keys that have a form."""
    index: dict[str, list[int]] = {}
    for place, forms in enumerate(keys):
        for form in dict.fromkeys(map(form_of, forms)):
            index.setdefault(form, []).append(place)
    return index

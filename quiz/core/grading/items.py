"""Finds the items of an answer, and which of a card's items each of them names."""

import re
from collections.abc import Iterable, Sequence
from math import inf

from quiz.core.answer import known_runs
from quiz.core.grading.same import same_text
from quiz.core.grading.text import TextMatch, TextRules, match_text
from quiz.core.language import AND, base_language
from quiz.core.review import Verdict
from quiz.core.text import normalise

_MOST_JOINTS = 12
"""At how many "and"s an item is parted; nobody joins more."""

_MOST_PARTED = 30
"""Items of the longest answer in which any is parted or put together."""

_FEW = 24
"""Up to so many keys an item is compared with each, of more with those nearest to it: each comparison takes time."""

_NEAREST = 3


class Keys:
    """The items of a card, each its accepted forms, and a quick way to those that a text can be."""

    def __init__(self, keys: Sequence[Sequence[str]], language: str) -> None:
        self.keys = keys
        self.language = language
        self.longest = max((len(form) for forms in keys for form in forms), default=0)
        self._places: dict[str, list[int]] = {}
        for place, forms in enumerate(keys):
            for form in dict.fromkeys((*forms, *(normalise(form, language) for form in forms))):
                self._places.setdefault(form, []).append(place)

    def __contains__(self, text: str) -> bool:
        return bool(self.exact(text)) or any(
            same_text(form, text, self.language) for place in self.near(text) for form in self.keys[place]
        )

    def exact(self, text: str) -> Sequence[int]:
        """The places of the keys that `text` is letter for letter, or else but for case, accents and punctuation."""
        if text in self._places:
            return [place for place in self._places[text] if text in self.keys[place]] or self._places[text]
        return self._places.get(normalise(text, self.language), ()) if self._is_no_longer(text) else ()

    def near(self, text: str) -> Iterable[int]:
        """The places of the keys that `text` can be in other words or with slips."""
        if not self._is_no_longer(text):
            return ()
        if len(self.keys) <= _FEW:
            return range(len(self.keys))
        from rapidfuzz.distance import OSA  # here, because few cards have so many items and importing it takes time
        from rapidfuzz.process import extract

        plain = normalise(text, self.language)
        found = extract(
            plain, self._places.keys(), scorer=OSA.distance, score_cutoff=len(plain) // 2 + 4, limit=_NEAREST
        )
        return dict.fromkeys(place for form, _, _ in found for place in self._places[form])

    def _is_no_longer(self, text: str) -> bool:
        """Whether `text` is short enough to be one of the forms, whatever it has beside it."""
        return len(text) <= 4 * self.longest + 400


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
    known, wrong = Keys(keys, language), Keys([(lure,) for lure in lures], language)
    for item in dict.fromkeys(items):
        places = () if item in lures and not any(item in forms for forms in keys) else known.exact(item)
        right = dict.fromkeys(places, TextMatch(Verdict.CORRECT))
        if left and not places:
            lure, limit = _nearest_lure(item, wrong, language)
            marked = {place: match_text(item, keys[place], TextRules(language)) for place in known.near(item)}
            right = {place: match for place, match in marked.items() if match.right and match.distance < limit}
            left -= not right
            if lure and not right:
                matches.lures.append(lure)
        matches.by_item[item] = right
    return matches


def _nearest_lure(item: str, lures: Keys, language: str) -> tuple[str, float]:
    """The lure that `item` is or is nearest to, and how many slips are one too many for it to be anything else."""
    if any(item == lures.keys[place][0] for place in lures.exact(item)):
        return item, -inf
    marked = [
        (lures.keys[place][0], match_text(item, lures.keys[place], TextRules(language))) for place in lures.near(item)
    ]
    near = min(((match.distance, lure) for lure, match in marked if match.right), default=None)
    return ("", inf) if near is None else (near[1], max(near[0], 1))


def parted_items(lines: Sequence[str], known: Keys) -> list[str]:
    """The items of an answer, of which some have a comma of their own, others are joined by "and" or a mere space."""
    if len(lines) > _MOST_PARTED:
        return list(lines)
    with_commas = max((form.count(",") for forms in known.keys for form in forms), default=0)
    if with_commas and not all(line in known for line in lines):

        def pieces(text: str) -> list[str]:
            return [normalise(piece, known.language) for piece in text.split(",")]

        written = [found for forms in known.keys for form in forms if any(found := pieces(form))]

        def is_one(run: str) -> bool:
            """Whether it has an item's own commas; or else is known as a whole alone, and no item beside some dots."""
            return pieces(run) in written or (
                run in known
                and not any(piece in known or not any(map(str.isalnum, piece)) for piece in run.split(", "))
            )

        lines = list(known_runs(lines, [", "] * len(lines), is_one, 1 + with_commas))
    items = [item for line in lines for item in _taken_apart(line, known)]
    return (_at_spaces(items[0], known) or items) if len(items) == 1 else items


def _at_spaces(line: str, known: Keys) -> list[str]:
    """The items of `red green blue`, parted where that makes several known ones of it; otherwise nothing."""
    pieces = line.split(" ")
    if not 1 < len(pieces) <= _MOST_PARTED or not line.replace(" ", "").isalnum() or line in known:
        return []
    longest = 1 + max((form.count(" ") for forms in known.keys for form in forms), default=0)
    runs = list(known_runs(pieces, [" "] * len(pieces), known.__contains__, longest))
    return runs if sum(run in known for run in runs) > 1 else []


def _taken_apart(item: str, known: Keys) -> list[str]:
    """An item parted at "and" (`&`, `/`, the comma of `2,3`) where that makes known ones of it: `Guam and Yap`.

    A name that has such a word in it stays whole: from the left, the longest run that is known is taken. But what is
    only another form of one item, while its pieces are two items, is the two.
    """
    conjunction = AND.get(base_language(known.language), "and")
    joint = rf"(?i:\s+(?:{conjunction}|and|as well as)\s+|\s*[&+/・]\s*|(?<=\d),(?=[\d-]))"

    def is_one(text: str) -> bool:
        named = any(same_text(known.keys[place][0], text, known.language) for place in known.exact(text))
        return text in known and (named or not all(piece and piece in known for piece in re.split(joint, text)))

    pieces = re.split(joint, re.sub(r"^both\s+", "", item, flags=re.IGNORECASE), maxsplit=_MOST_JOINTS)
    if len(pieces) == 1 or is_one(item):
        return [item]
    longest = 1 + max(len(re.findall(joint, form)) for forms in known.keys for form in forms)
    runs = list(known_runs(pieces, re.findall(joint, item), is_one, longest))
    return [run for run in runs if run.strip()] if any(run in known for run in runs) else [item]

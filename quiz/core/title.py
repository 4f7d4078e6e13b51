"""Titles before a name: `Secretary of Defense Ash Carter` is Ash Carter.

Works on words as `quiz.core.text` leaves them. Many titles are ordinary words as well (`general agreement`,
`secretary bird`), so a title is only taken away where a name seems to follow, and the doubtful ones only when the
caller knows that a name is meant.
"""

import re
from collections.abc import Sequence

from quiz.core.language import word_set

_SURE = word_set(
    "mr mister mrs ms mx messrs dr prof professor gen ltgen majgen lt lieutenant sgt adm admiral brig capt maj cpl "
    "cmdr sen senator congressman congresswoman colonel sergeant"
)
"""Words that are hardly ever anything but a title."""

_OFFICES = word_set(
    "president secretary minister chancellor premier governor gov ambassador senator representative judge justice "
    "commander commandant marshal captain sir dame speaker chairman chairwoman chairperson director mayor rep rev "
    "reverend emperor"
)
"""Titles that are also the names of offices, things or streets: taken away before two words or more."""

_ALSO_ADJECTIVES = word_set(
    "general major private chief corporal col miss pres sec doctor hon honorable honourable king queen prince "
    "princess pope tsar czar kaiser lord lady pm secdef"
)
"""Titles that are ordinary words besides: taken away only where a name is known to be meant."""

_MODIFIERS = word_set(
    "the a an then former ex acting interim assistant deputy vice under senior junior retired us american japanese "
    "americas japans chinas koreas britains russias british french german chinese russian korean indian canadian "
    "australian italian spanish prime foreign defense defence finance interior home state treasury attorney rear "
    "lieutenant brigadier staff master petty first second japan army navy marine marines corps"
)
"""Words that may stand before a title and belong to it."""

_MAKING_SURE = word_set(
    "prime foreign defense defence finance interior home treasury vice deputy attorney former acting rear lieutenant "
    "brigadier"
)
"""Modifiers after which an office can hardly be anything else."""

_SPHERES = word_set(
    "the and state defense defence treasury army navy air self force forces marine marines corps staff interior house "
    "joint chiefs foreign affairs homeland security united states us japan energy commerce labor labour education war "
    "health"
)
"""Words that may follow `of` in a title: `secretary of defense`, `chief of staff of the air force`."""

_NOT_NAMES = word_set(
    "i of for and or in on at to from by with the a an is as no not elect emeritus america marvel pro who z x y motors "
    "electric mills assembly agreement election elections strike relativity staff secretary court league theory "
    "practice practitioner purpose knowledge public hospital anaesthetic anesthetic manager contractor counsel order "
    "orders rule rules idea executive financial operating officer scale chord key premise depression "
    "depressive disorder histocompatibility sector company property school law bird street day days office house "
    "cabinet ministry department general state congo"
)
"""Words that do not begin a name: after them a title is part of the answer."""


def without_title(words: Sequence[str], *, of_name: bool = False) -> tuple[str, ...]:
    """`words` without the titles before a name; unchanged where no name would be left.

    `of_name` says that the answer is known to be a name, so that `General Dunford` loses its `General`, which
    `general agreement` must keep.
    """
    end, sure = _title_end(words)
    rest = tuple(words[end:])
    if not end or not _may_be_name(rest):
        return tuple(words)
    if sure or of_name or (len(rest) > 1 and words[end - 1] not in _ALSO_ADJECTIVES):
        return rest
    return tuple(words)


def _title_end(words: Sequence[str]) -> tuple[int, bool]:
    """How many words at the front make titles, and whether they can be nothing else."""
    end = at = 0
    sure = False
    while at < len(words):
        word = words[at]
        if word in _SURE or word in _OFFICES or word in _ALSO_ADJECTIVES:
            sure = sure or word in _SURE or (at > 0 and words[at - 1] in _MAKING_SURE and word not in _ALSO_ADJECTIVES)
            after = _after_sphere(words, at + 1)
            sure = sure or (after > at + 1 and word in _OFFICES)
            end = at = after
        elif word in _MODIFIERS:
            at += 1
        else:
            break
    return end, sure


def _after_sphere(words: Sequence[str], at: int) -> int:
    """The place after `of defense`, `of staff of the army` and the like at `at`; `at` itself where there is none."""
    while at < len(words) and words[at] == "of":
        after = at + 1
        while after < len(words) and words[after] in _SPHERES:
            after += 1
        if after == at + 1 or words[after - 1] in {"the", "and"}:
            break
        at = after
    return at


def _may_be_name(words: Sequence[str]) -> bool:
    """Whether the words can be a name, with a number or a place in a line of kings: `louis 14`, `elizabeth the 2nd`."""
    return (
        bool(words)
        and words[0] not in _NOT_NAMES
        and (words[-1] not in _NOT_NAMES or (len(words) > 1 and words[-1] in {"i", "x"}))
        and any(len(word) > 1 for word in words)
        and words[0].isalpha()
        and all(word.isalpha() or re.fullmatch(r"\d\d?(?:st|nd|rd|th)?", word) for word in words)
    )

"""What the cards that came into a deck have against them, to be allowed there: who brought them in did not write them.

The cards that were there before stay checked as they were.
"""

from collections.abc import Collection, Mapping

from quiz.core.note import notes
from quiz.core.record import replace
from quiz.deckfile.parse import ParsedDeck
from quiz.deckfile.rules import OF_A_CARD, blamed

_OF_A_CARD = frozenset(code.name for code in OF_A_CARD)


def hushed(before: ParsedDeck, after: ParsedDeck, came: Collection[str]) -> dict[str, set[str]]:
    """The rules that each note of `came`, by its id, has to allow so that none speaks of it.

    What a rule says of several cards together it says at one of them. So those like it are to allow the rule as well
    where it goes on speaking, and where it speaks at a card that was there, of which it said nothing before.
    """
    blamed_before = set(blamed([before]))
    kinds = {note[0].note: note[0].kind for note in notes(after.cards)}
    allowed: dict[str, set[str]] = {note: set() for note in came}
    first = True
    while True:
        more: list[tuple[str, str]] = []
        for rule, at in blamed([_allowing(after, allowed)]):
            if at in allowed and (first or rule in _OF_A_CARD):
                more.append((rule, at))
            elif at in allowed or (rule, at) not in blamed_before:
                open_to = [note for note in allowed if rule not in allowed[note]]
                alike = [note for note in open_to if kinds[note] == kinds[at]]
                more += [(rule, note) for note in alike or open_to]
        if not more:
            return allowed
        for rule, note in more:
            allowed[note].add(rule)
        first = False


def _allowing(parsed: ParsedDeck, allowed: Mapping[str, set[str]]) -> ParsedDeck:
    """The deck as if its notes allowed this too."""
    more = {note: parsed.notes[note]._replace(allowed=parsed.notes[note].allowed | allowed[note]) for note in allowed}
    return replace(parsed, notes={**parsed.notes, **more})

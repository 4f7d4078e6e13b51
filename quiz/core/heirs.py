"""Where a history belongs whose card is gone: most often the card is still there, under a new id."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quiz.core.card import Card, Date, Match, Number, Order, TrueFalse
from quiz.core.date import show_date
from quiz.core.grading.key import answer_forms
from quiz.core.number import show_number
from quiz.core.prompt import can_be_choice, natural_form, present
from quiz.core.review import Answer, AskedAs, Review, Verdict
from quiz.core.text import normalise

ALIKE = 0.5
"""The share of their texts that a note and a history must have in common, for the note to be taken for the heir."""


class _Texts(NamedTuple):
    """What a note, or its history, reads like, normalised: the texts that are right, and the options shown."""

    right: set[str]
    options: set[str]


def orphans(reviews: Iterable[Review], cards: Iterable[Card]) -> tuple[str, ...]:
    """Return the ids of the notes that have a history and no card any more, in the order they were first met."""
    there = {card.note for card in cards}
    return tuple(note for note in dict.fromkeys(map(_note, reviews)) if note not in there)


def likely_heirs(reviews: Sequence[Review], cards: Sequence[Card]) -> dict[str, str]:
    """Return for orphaned notes the note that most likely is the same under a new id, one that has no history itself.

    A note of the same name in another deck is (the deck was renamed, or the card moved), else one that asks for what
    the log has as right answers and offers the same options. Where several fit equally well none is named.
    """
    lost = dict.fromkeys(orphans(reviews, cards))
    known = set(map(_note, reviews))
    histories = _gathered((_note(review), _of_review(review)) for review in reviews if _note(review) in lost)
    notes = _gathered((card.note, _of_card(card)) for card in cards if card.note not in known)
    sharing: dict[str, set[str]] = defaultdict(set)
    for note, texts in notes.items():
        for clue in (_name(note), *texts.right, *texts.options):
            sharing[clue].add(note)
    heirs = {}
    for old, history in histories.items():
        near = set().union(*(sharing.get(clue, ()) for clue in (_name(old), *history.right, *history.options)))
        fits = {new: 2.0 if _name(new) == _name(old) else _likeness(history, notes[new]) for new in near}
        best = [new for new in near if fits[new] == max(fits.values()) >= ALIKE]
        if len(best) == 1:
            heirs[old] = best[0]
    claims = Counter(heirs.values())
    return {old: new for old, new in heirs.items() if claims[new] == 1}


def _gathered(texts: Iterable[tuple[str, _Texts]]) -> dict[str, _Texts]:
    """Put together what is known of each note."""
    notes: dict[str, _Texts] = {}
    for note, (right, options) in texts:
        whole = notes.setdefault(note, _Texts(set(), set()))
        whole.right.update(right)
        whole.options.update(options)
    return notes


def _of_review(review: Review) -> _Texts:
    right = _items(review.answer) if review.verdict is Verdict.CORRECT and not review.overruled else ()
    return _Texts(set(map(normalise, right)), set(map(normalise, review.options)))


def _of_card(card: Card) -> _Texts:
    if isinstance(card.question, TrueFalse):
        return _Texts(set(), set())
    options = present(card, AskedAs.CHOICE if can_be_choice(card) else natural_form(card), seed="").options
    match card.question:
        case Number(key=key):
            right = {normalise(show_number(key, card.language))}
        case Date(key=key):
            right = {normalise(show_date(key))}
        case Order():
            right = set(map(normalise, options))
        case Match(pairs=pairs):
            right = {normalise(right) for _, right in pairs}
        case _:
            right = set(answer_forms(card))
    return _Texts(right, set(map(normalise, options)))


def _likeness(history: _Texts, note: _Texts) -> float:
    """Return how alike a history and a note are, 0 to 1; notes that share their options differ in what is right."""
    if history.right and not history.right & note.right:
        return 0.0
    if history.options and note.options:
        return len(history.options & note.options) / len(history.options | note.options)
    return len(history.right & note.right) / len(history.right) if history.right else 0.0


def _items(answer: Answer) -> tuple[str, ...]:
    match answer:
        case None:
            return ()
        case str():
            return (answer,)
        case _:
            return tuple(item if isinstance(item, str) else item[1] for item in answer)


def _note(review: Review) -> str:
    return review.card.partition("#")[0]


def _name(note: str) -> str:
    """Return a note's id without its deck, marked as no text can be."""
    return "/" + note.partition("/")[2]

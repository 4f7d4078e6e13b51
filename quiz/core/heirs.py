"""Where a history belongs whose card is gone: most often the card is still there, under a new id.

The log has no questions, but it has what was right and what there was to choose from. That is compared first; names and
decks decide between cards that fit, and where nothing can be compared a name alone is a mere guess.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from quiz.core.card import Card, Date, Number, TrueFalse, deck_of, note_of
from quiz.core.date import show_date
from quiz.core.grading.key import answer_forms
from quiz.core.number import show_number
from quiz.core.prompt import can_be_choice, natural_form, present
from quiz.core.review import Answer, AskedAs, Review, Verdict
from quiz.core.text import normalise

ALIKE = 0.5
"""The share of their texts that a note and a history must have in common, for the note to be taken for the heir."""

SEVERAL = 2
"""How many cards of a deck must have gone to another one, for that to speak for a third."""


CROWD = 20
"""A text that more notes than this have in common leads to none of them: `yes` tells nothing."""


class Heir(NamedTuple):
    """The note that a history most likely belongs to; unless it is `sure`, the learner should look twice."""

    note: str
    sure: bool


Likeness = Mapping[str, float | None]
"""How alike a history is to some notes, 0 to 1; None where nothing tells."""


class _History(NamedTuple):
    """What the log has of a note: each right answer as it was given, the options shown, and how it was asked.

    `clues` are texts by which cards that may be alike are found; they and the options are normalised.
    """

    answers: set[tuple[Answer, AskedAs]]
    options: set[str]
    forms: set[AskedAs]
    clues: set[str]


class _Note(NamedTuple):
    """A note that may be the heir: its cards, and the rest as in a history.

    True and false can show that two notes are not the same, but not that they are: such a note is not `telling`.
    """

    cards: list[Card]
    options: set[str]
    forms: set[AskedAs]
    clues: set[str]
    telling: bool


def orphans(reviews: Iterable[Review], cards: Iterable[Card]) -> tuple[str, ...]:
    """Return the ids of the notes that have a history and no card any more, in the order they were first met."""
    there = {card.note for card in cards}
    return tuple(note for note in dict.fromkeys(note_of(review.card) for review in reviews) if note not in there)


def likely_heirs(reviews: Sequence[Review], cards: Sequence[Card]) -> dict[str, Heir]:
    """Return for orphaned notes the note that most likely is the same under a new id, one that has no history itself.

    It asks for what the log has as right answers, and offers the same options. Of several that do, those of the same
    name or the same deck come first, then the deck to which most cards of the old one went, then the likest. Where
    nothing of a history can be compared, a note of the same name is named, but never one that plainly asks for
    something else. Where several fit equally well none is.
    """
    histories = {note: _History(set(), set(), set(), set()) for note in orphans(reviews, cards)}
    for review in reviews:
        if history := histories.get(note_of(review.card)):
            _learn(history, review)
    known = {note_of(review.card) for review in reviews}
    siblings: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        if card.note not in known:
            siblings[card.note].append(card)
    notes = {note: _note(of) for note, of in siblings.items()}
    near = _near(histories, notes)
    went = _went(near)
    heirs = {}
    for old, history in histories.items():
        fitting = {new for new in near[old] if history.forms & notes[new].forms}
        if heir := _heir(old, near[old], went) or _namesake(old, near[old], went, fitting):
            heirs[old] = heir
    claims = Counter(heir.note for heir in heirs.values())
    return {old: heir for old, heir in heirs.items() if claims[heir.note] == 1}


def _near(histories: Mapping[str, _History], notes: Mapping[str, _Note]) -> dict[str, Likeness]:
    """Return for each history how alike it is to those notes that have its name, or a clue in common with it."""
    sharing: dict[str, set[str]] = defaultdict(set)
    for note, texts in notes.items():
        for clue in (_name(note), *texts.clues):
            sharing[clue].add(note)
    near: dict[str, Likeness] = {}
    for old, history in histories.items():
        led_to = [sharing[clue] for clue in history.clues if clue in sharing and len(sharing[clue]) <= CROWD]
        found = set[str]().union(sharing.get(_name(old), ()), *led_to)
        near[old] = {new: _likeness(history, notes[new]) for new in found}
    return near


def _went(near: Mapping[str, Likeness]) -> Counter[tuple[str, str]]:
    """Return how many notes of an old deck have one that is like them in a new deck, by the two decks.

    None counts where it is not most of those of which something can be told.
    """
    told = Counter(deck_of(old) for old, found in near.items() if any(like is not None for like in found.values()))
    went = Counter(decks for old, found in near.items() for decks in {_decks(old, new) for new in _alike(found)})
    return Counter({decks: number for decks, number in went.items() if 2 * number >= told[decks[0]]})


def _heir(old: str, near: Likeness, went: Mapping[tuple[str, str], int]) -> Heir | None:
    """Return the note that asks for the same; sure where its name or deck is the same too, or others went there."""
    alike = _alike(near)
    new = _best({new: (_close(old, new), went[_decks(old, new)], like) for new, like in alike.items()})
    return Heir(new, _close(old, new) or went[_decks(old, new)] >= SEVERAL) if new else None


def _namesake(old: str, near: Likeness, went: Mapping[tuple[str, str], int], fitting: set[str]) -> Heir | None:
    """Return the note of the same name where nothing tells; sure where others went to its deck.

    Else it must be among those `fitting`, that are asked the way the old one was.
    """
    if _alike(near):
        return None
    unknown = [new for new, like in near.items() if like is None and _name(new) == _name(old)]
    vouched = {new: went[_decks(old, new)] >= SEVERAL for new in unknown}
    new = _best({new: (vouched[new],) for new in unknown if vouched[new] or new in fitting})
    return Heir(new, vouched[new]) if new else None


def _alike(near: Likeness) -> dict[str, float]:
    return {new: like for new, like in near.items() if like is not None and like >= ALIKE}


def _best(ranks: Mapping[str, tuple[float, ...]]) -> str | None:
    """Return the one of the highest rank; None where there is none, or several are."""
    best = [new for new, rank in ranks.items() if rank == max(ranks.values())]
    return best[0] if len(best) == 1 else None


def _decks(old: str, new: str) -> tuple[str, str]:
    return deck_of(old), deck_of(new)


def _close(old: str, new: str) -> bool:
    """Return whether only the deck or only the name is another."""
    return _name(old) == _name(new) or deck_of(old) == deck_of(new)


def _learn(history: _History, review: Review) -> None:
    """Add what an answer tells of its card."""
    options = set(map(normalise, review.options))
    history.options.update(options)
    history.clues.update(options)
    history.forms.add(review.asked_as)
    if review.verdict is Verdict.CORRECT and not review.overruled:
        history.answers.add((review.answer, review.asked_as))
        history.clues.update(map(normalise, _items(review.answer)))


def _note(cards: list[Card]) -> _Note:
    note = _Note(cards, set(), set(), set(), not isinstance(cards[0].question, TrueFalse))
    for card in cards:
        form = AskedAs.CHOICE if can_be_choice(card) else natural_form(card)
        options = set(map(normalise, present(card, form, seed="").options))
        note.options.update(options)
        note.forms.update((form, natural_form(card)))
        match card.question:
            case Number(key=number):
                note.clues.add(normalise(show_number(number, card.language)))
            case Date(key=date):
                note.clues.add(normalise(show_date(date)))
            case TrueFalse():
                continue
            case _:
                note.clues.update(answer_forms(card))
        note.clues.update(options)
    return note


def _likeness(history: _History, note: _Note) -> float | None:
    """Return how alike a history and a note are, 0 to 1; None where nothing tells.

    Notes that share their options differ in what is right.
    """
    agreed = sum(_accepts(note, *answer) for answer in history.answers)
    if history.answers and not agreed:
        return 0.0
    if history.options and note.options:
        shared = len(history.options & note.options) / len(history.options | note.options)
        return None if shared >= ALIKE and not note.telling else shared
    return agreed / len(history.answers) if history.answers and note.telling else None


def _accepts(note: _Note, answer: Answer, form: AskedAs) -> bool:
    """Return whether an answer that was right counts as right here too."""
    from quiz.core.grading.marking import grade  # not before a history is lost: marking takes long to import

    return any(grade(card, answer, form).right for card in note.cards)


def _items(answer: Answer) -> tuple[str, ...]:
    match answer:
        case None:
            return ()
        case str():
            return (answer,)
        case _:
            return tuple(item if isinstance(item, str) else item[1] for item in answer)


def _name(note: str) -> str:
    """Return a note's id without its deck, marked as no text can be."""
    return note[len(deck_of(note)) :]

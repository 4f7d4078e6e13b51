"""Items of Moodle gathered into decks: one for each category, every card named."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quiz.core.card import Card, Cloze, Deck, Question
from quiz.core.note import Gap, clozes, pieces
from quiz.core.record import replace
from quiz.deckfile.cloze import MAX_GAPS
from quiz.deckfile.ids import is_deck_id, unique
from quiz.exchange.carry import Import, Loss
from quiz.exchange.moodle.coming import Asked, NotAskedError, asked
from quiz.exchange.moodle.head import deck_of
from quiz.exchange.moodle.item import Category, Item
from quiz.exchange.naming import foreign_id, note_name


class _Piece(NamedTuple):
    """A note on its way: its name, and what it asks."""

    name: str
    asked: Asked


def gather(found: Iterable[Item | Loss], otherwise: str) -> Import:
    """The decks that the items make, and what was lost, in the order of the file.

    `otherwise` names the deck of what has no category.
    """
    found = tuple(found)
    items = [one for one in found if isinstance(one, Item)]
    names = Counter(item.name for item in items)
    heads = _heads(items, otherwise)
    coming: dict[str, list[_Piece]] = {head.id: [] for head in heads.values()}
    told: list[Loss] = []
    for item in found:
        if isinstance(item, Loss):
            told.append(item)
            continue
        try:
            one = asked(item)
        except NotAskedError as reason:
            told.append(Loss(item.place, "", str(reason)))
            continue
        foreign = item.id or (item.name if names[item.name] == 1 else "")
        name = note_name(_stem(one.questions[0]), foreign.partition("#")[0] if _is_ours(foreign) else foreign)
        _add(coming[heads[item.category].id], _Piece(name, one), is_sibling=_is_ours(foreign) and "#" in foreign)
    decks = []
    for head in {head.id: head for head in heads.values()}.values():
        deck = _deck(head, coming[head.id])
        decks += [deck] if deck.cards else []
        notes = dict.fromkeys(card.note for card in deck.cards)
        for note, piece in zip(notes, coming[head.id], strict=True):
            told += [Loss(note, field, what) for field, what in piece.asked.lost]
    return Import(tuple(decks), tuple(told))


def _add(pieces: list[_Piece], piece: _Piece, *, is_sibling: bool) -> None:
    """Put a note behind the others, or into the last one, where it is a gap of the same text."""
    last = pieces[-1] if pieces else None
    if last and is_sibling and last.name == piece.name:
        together = _joined(last.asked.questions, piece.asked.questions)
        if together:
            lost = tuple(dict.fromkeys((*last.asked.lost, *piece.asked.lost)))
            pieces[-1] = _Piece(last.name, last.asked._replace(questions=together, lost=lost))
            return
    pieces.append(piece)


def _joined(before: Sequence[Question], after: Sequence[Question]) -> tuple[Cloze, ...]:
    """Siblings of one text that came as questions of their own, together; none where they do not fit together."""
    gaps = [question for question in (*before, *after) if isinstance(question, Cloze)]
    if len(gaps) != len(before) + 1 or len(gaps) > MAX_GAPS:
        return ()
    told = [Gap((gap.key, *gap.accept), gap.gap_hint) for gap in gaps]
    made = clozes(pieces(gaps), told, strict=gaps[0].strict)
    return made if made == tuple(gaps) else ()


def _is_ours(foreign: str) -> bool:
    return foreign.startswith(foreign_id(""))


def _stem(question: Question) -> str:
    """What a note is named after where it has no id."""
    if isinstance(question, Cloze):
        return question.before + question.key + question.after
    return question.stem


def _heads(items: Sequence[Item], otherwise: str) -> dict[Category, Deck]:
    """The deck of each category, without its cards.

    A category that went out from here is known by its id number, or else by the ids of its questions; those of others
    are named anew.
    """
    inside: dict[Category, set[str]] = {}
    for item in items:
        own = item.id.removeprefix(foreign_id("")).partition("/")[0] if _is_ours(item.id) else ""
        inside.setdefault(item.category, set()).add(own)
    heads = {category: deck_of(category, otherwise) for category in inside}
    ours = {category: heads[category].id for category in heads if _is_ours(category.id)}
    for category, ids in inside.items():
        own = next(iter(ids)) if len(ids) == 1 else ""
        if is_deck_id(own):
            ours.setdefault(category, own)
    foreign = [category for category in heads if category not in ours]
    taken = list(dict.fromkeys(ours.values()))
    made = unique([*taken, *(heads[category].id for category in foreign)])[len(taken) :]
    ids_of = ours | dict(zip(foreign, made, strict=True))
    return {category: replace(head, id=ids_of[category]) for category, head in heads.items()}


def _deck(head: Deck, coming: Sequence[_Piece]) -> Deck:
    """The deck with its cards."""
    language = next((piece.asked.language for piece in coming if piece.asked.language), head.language)
    cards: list[Card] = []
    for piece, name in zip(coming, unique([piece.name for piece in coming]), strict=True):
        for number, question in enumerate(piece.asked.questions, 1):
            sibling = f"#{number}" if isinstance(question, Cloze) else "#reverse" if number > 1 else ""
            cards.append(
                Card(
                    f"{head.id}/{name}{sibling}",
                    head.id,
                    question,
                    hints=piece.asked.hints,
                    explanation=piece.asked.explanation,
                    why_not=piece.asked.why_not,
                    source=piece.asked.source,
                    tags=tuple(dict.fromkeys((*head.tags, *piece.asked.tags))),
                    language=language,
                )
            )
    return replace(head, language=language, cards=tuple(cards))

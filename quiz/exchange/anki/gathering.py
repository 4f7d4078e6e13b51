"""Notes of Anki gathered into decks: named, tagged, and with an account of where each of their cards went."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from quiz.core.card import Card, Cloze, Deck
from quiz.core.error import Exit, QuizError
from quiz.core.note import name_of
from quiz.core.record import replace
from quiz.deckfile.ids import slug, unique
from quiz.exchange.anki.collection import ForeignNote, NoteType
from quiz.exchange.anki.notes import Asked, Told, made_of, own_words
from quiz.exchange.anki.ours import Returned, deck_name, tag_in_anki
from quiz.exchange.carry import Loss
from quiz.exchange.naming import foreign_id, note_name
from quiz.exchange.texts import tidy

MOST_CHARACTERS = 100_000_000
"""Characters of all notes with their templates: a collection of 100,000 notes that are a page each."""


class Item(NamedTuple):
    """A note that came: its place in the file (`note 3`), the name of its deck, and its type.

    `places` are the cards that it has there; None: all that its type makes of it. `ours` is what it is where it went
    out from here.
    """

    label: str
    deck: str
    note: ForeignNote
    kind: NoteType
    places: Collection[int] | None
    ours: Returned | None


class Gathered(NamedTuple):
    """The decks, what was lost, and for each item what its cards became, by their `place` in Anki."""

    decks: tuple[Deck, ...]
    losses: tuple[Loss, ...]
    homes: tuple[dict[int, Card], ...]


class _Piece(NamedTuple):
    """A note of ours on its way: its item, deck and name, its cards without their ids, and their places in Anki."""

    item: int
    deck: str
    name: str
    cards: tuple[Card, ...]
    places: tuple[int, ...]


def gather(items: Sequence[Item]) -> Gathered:
    """The decks that the items make. QuizError (65) where there is more to read than any collection has."""
    _check_size(items)
    heads, deck_of = _heads(items)
    pieces: dict[str, list[_Piece]] = {deck: [] for deck in heads}
    lost: list[tuple[int, Told]] = []
    for index, item in enumerate(items):
        if item.ours:
            pieces[item.ours.deck.id].append(_returned_piece(index, item.note, item.ours))
            lost += [(index, told) for told in item.ours.lost]
        else:
            head = heads[deck_of[item.deck]]
            made = made_of(item.note, item.kind, item.places)
            pieces[head.id] += [_made_piece(index, head, item.note, asked) for asked in made.notes]
            lost += [(index, told) for told in made.lost]
            if item.note.guid.startswith(foreign_id("")):
                lost.append((index, ("", "it came back without what it was here, and is turned over now")))
    homes: tuple[dict[int, Card], ...] = tuple({} for _ in items)
    decks = tuple(_deck(head, pieces[deck], homes) for deck, head in heads.items())
    kinds = dict.fromkeys(item.kind for item in items if not item.ours)
    losses = [Loss(f"note type {kind.name}", "", words) for kind in kinds if (words := own_words(kind))]
    for index, (field, what) in lost:
        home = next(iter(homes[index].values()), None)
        losses.append(Loss(home.note if home else items[index].label, field, what))
    return Gathered(decks, tuple(losses), homes)


def _check_size(items: Iterable[Item]) -> None:
    left = MOST_CHARACTERS
    for item in items:
        left -= sum(map(len, item.note.fields)) + sum(map(len, (text for pair in item.kind.templates for text in pair)))
        if left < 0:
            message = f"the notes in this file have more than {MOST_CHARACTERS:,} characters"
            raise QuizError(message, "export a part of the decks", Exit.BAD_DATA)


def _heads(items: Sequence[Item]) -> tuple[dict[str, Deck], dict[str, str]]:
    """The decks by id, without their cards, and which of them each deck of Anki is: one of ours by its name, or new."""
    heads: dict[str, Deck] = {}
    deck_of: dict[str, str] = {}
    for item in items:
        if item.ours:
            heads.setdefault(item.ours.deck.id, replace(item.ours.deck, cards=()))
            deck_of.setdefault(deck_name(item.ours.deck), item.ours.deck.id)
    foreign = dict.fromkeys(item.deck for item in items if not item.ours)
    unknown = [name for name in foreign if name not in deck_of]
    for name, made in zip(unknown, unique([slug(name) for name in unknown]), strict=True):
        deck_of[name] = made
        heads.setdefault(made, Deck(made, tidy(" ".join(name.split())) or made))
    return heads, deck_of


def _returned_piece(index: int, note: ForeignNote, ours: Returned) -> _Piece:
    """A note of ours as it went out; a copy that was made of it in Anki is another note."""
    cards = ours.deck.cards
    own = foreign_id(cards[0].note)
    name = name_of(cards) if note.guid in ("", own) else note_name(cards[0].stem, note.guid)
    tagged = tuple(replace(card, tags=_tags(card.tags, note.tags)) for card in cards)
    return _Piece(index, ours.deck.id, name, tagged, ours.places)


def _made_piece(index: int, deck: Deck, note: ForeignNote, asked: Asked) -> _Piece:
    """What was made of a note that is Anki's own."""
    first = asked.questions[0]
    cards = tuple(
        Card(
            "",
            deck.id,
            question,
            asked.hints,
            asked.explanation,
            tags=tuple(dict.fromkeys((*deck.tags, *map(tidy, note.tags)))),
            language=deck.language,
        )
        for question in asked.questions
    )
    stem = first.before + first.key + first.after if isinstance(first, Cloze) else first.stem
    return _Piece(index, deck.id, note_name(stem, asked.foreign), cards, asked.places)


def _tags(ours: Sequence[str], there: Sequence[str]) -> tuple[str, ...]:
    """Our tags without those that were taken away in Anki, and the ones that were added."""
    known = {tag_in_anki(tag): tag for tag in ours}
    left = [tag for written, tag in known.items() if written in there]
    return tuple(dict.fromkeys((*left, *(tidy(tag) for tag in there if tag not in known))))


def _deck(head: Deck, pieces: Sequence[_Piece], homes: Sequence[dict[int, Card]]) -> Deck:
    """The deck with its cards named; `homes` is told where they are."""
    cards: list[Card] = []
    for piece, name in zip(pieces, unique([piece.name for piece in pieces]), strict=True):
        for number, (card, place) in enumerate(zip(piece.cards, piece.places, strict=True), 1):
            cloze = isinstance(card.question, Cloze)
            sibling = f"#{number}" if cloze else "#reverse" if number > 1 else ""
            cards.append(replace(card, id=f"{head.id}/{name}{sibling}"))
            homes[piece.item].setdefault(place, cards[-1])
    return replace(head, cards=tuple(cards))

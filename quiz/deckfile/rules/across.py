"""Rules for a deck as a whole, and for all decks together."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from quiz.core.card import Card, Choice, Cloze, Match, Order, Select, TrueFalse
from quiz.core.grading.key import key_text
from quiz.core.language import ARTICLES, base_language
from quiz.core.prompt import present
from quiz.core.review import AskedAs
from quiz.core.text import fold
from quiz.deckfile.rules.finding import Finding, WrittenDeck
from quiz.deckfile.rules.wording import words
from quiz.deckfile.table import shown
from quiz.deckfile.written import WrittenNote

_ENOUGH_CHOICES = 4
_FEWEST_ELSEWHERE = 8
"""The answer stands elsewhere in at least one choice in so many."""
_ENOUGH_STATEMENTS = 6
_FEWEST_OF = 4
"""The rarer side of true-false cards is at least one in so many."""

_COMPARED = 1000
"""Characters of a question whose wording is compared; after them it must be the same."""
_WORD_OR_SIGN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[^\w\s]|_")
_NO_SIGNS = frozenset(" \n\t.,;:!?¿¡？。、'’\"“”„«»")
_SAME_WORDS = {"what's": ("what", "is"), "who's": ("who", "is"), "where's": ("where", "is"), "which": ("what",)}


def same_place(deck: WrittenDeck) -> Iterator[tuple[WrittenNote, Finding]]:
    """Choices in their natural order whose answers come out, all or nearly all, at one place."""
    placed = [
        (note, present(note.cards[0], AskedAs.CHOICE, "").options.index(question.key))
        for note, question in _choices(deck)
        if not question.shuffle and len(question.distractors) > 1
    ]
    if len(placed) < _ENOUGH_CHOICES:
        return
    (place, count), *_ = Counter(place for _, place in placed).most_common(1)
    if (len(placed) - count) * _FEWEST_ELSEWHERE < len(placed):
        letter = "abcdefghijklmnopqrstuvwxyz"[min(place, 25)]
        first = next(note for note, its_place in placed if its_place == place)
        of = "all" if count == len(placed) else f"{count} of the"
        message = f"the answer of {of} {len(placed)} choices with `shuffle = false` is option {letter}"
        yield first, Finding(message, ("shuffle",), "take `shuffle = false` away, or write other distractors")


def one_sided(deck: WrittenDeck) -> Iterator[tuple[WrittenNote, Finding]]:
    """True-false cards of which nearly all have the same side as their answer."""
    asked = [(note, note.cards[0].question.key) for note in deck.notes if isinstance(note.cards[0].question, TrueFalse)]
    if len(asked) < _ENOUGH_STATEMENTS:
        return
    (side, count), *_ = Counter(key for _, key in asked).most_common(1)
    if (len(asked) - count) * _FEWEST_OF < len(asked):
        first = next(note for note, key in asked if key == side)
        message = f"`{str(side).lower()}` is the answer of {count} of the deck's {len(asked)} true-false cards"
        yield first, Finding(message, ("answer",), "turn some of them round, so that about half are true")


def duplicate_question(decks: Sequence[WrittenDeck]) -> Iterator[tuple[WrittenNote, Finding]]:
    """Cards that ask the same as another one, with the same answer or, in one deck, in the same words."""
    earlier: dict[object, WrittenNote] = {}
    for note in (note for deck in decks for note in deck.notes):
        card = note.cards[0]
        answered = (_plain(card), card.language.casefold(), _answer(card))
        in_deck = (card.deck, _as_written(card))
        found = earlier.get(answered) or (earlier.get(in_deck) if _stands_alone(card) else None)
        if found:
            first = found.cards[0].note
            message = f"the card `{shown(first)}` asks the same"
            field = "text" if isinstance(card.question, Cloze) else "question"
            yield note, Finding(message, (field,), "remove one of the two, or ask something else about it")
        earlier.setdefault(answered, note)
        if _stands_alone(card):
            earlier.setdefault(in_deck, note)


def _choices(deck: WrittenDeck) -> Iterator[tuple[WrittenNote, Choice]]:
    for note in deck.notes:
        if isinstance(note.cards[0].question, Choice):
            yield note, note.cards[0].question


def _stands_alone(card: Card) -> bool:
    """Whether the question says it all; else its options are a part of it, as in “Which of these …?”."""
    return not isinstance(card.question, Choice | Select | Order | Match)


def _answer(card: Card) -> frozenset[str]:
    """What tells the answers of two cards apart that ask with the same words."""
    return frozenset(words(key_text(card)[:_COMPARED])) - _left_out(card)


def _plain(card: Card) -> tuple[str, ...]:
    """The words of the question, without those that change nothing, and what comes after its first thousand letters."""
    start, rest = card.stem[:_COMPARED].replace("’", "'"), card.stem[_COMPARED:]
    plain = (word for each in _WORD_OR_SIGN.findall(fold(start)) for word in _SAME_WORDS.get(each, (each,)))
    return (*(word for word in plain if word not in _left_out(card) and word not in _NO_SIGNS), rest)


def _as_written(card: Card) -> str:
    """The question without its punctuation: an article, a capital or an accent can make another word of one."""
    kept = "".join(sign for sign in card.stem if sign.isspace() or sign not in _NO_SIGNS)
    return " ".join(kept.split())


def _left_out(card: Card) -> frozenset[str]:
    return ARTICLES.get(base_language(card.language), frozenset())

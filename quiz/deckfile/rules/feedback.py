"""Rules for what is told after the answer, and where it stands."""

from collections.abc import Callable, Iterator, Sequence
from unicodedata import category

from quiz.core.card import Card, Recall, Short, Source, TrueFalse
from quiz.core.grading.key import key_text
from quiz.core.language import word_set
from quiz.deckfile.lures import lures_of
from quiz.deckfile.rules.finding import Finding, WrittenDeck
from quiz.deckfile.rules.wording import is_english, singular, word_count, words
from quiz.deckfile.table import listed, shown
from quiz.deckfile.written import WrittenNote

_SAYS_NOTHING = word_set(
    "the a an answer correct right true false is was are were it this that because of in to yes no not and"
)

_LONGEST_TERM = 3
"""Words that a vocabulary card has on a side."""


def no_explanation(deck: WrittenDeck) -> Iterator[tuple[WrittenNote, Finding]]:
    """Cards without an explanation."""
    help_text = 'write `explanation = "…"`: a sentence or two on why it is so'
    yield from _lacking(deck.notes, lambda card: bool(card.explanation), "explanation", help_text)


def no_why_not(deck: WrittenDeck) -> Iterator[tuple[WrittenNote, Finding]]:
    """Cards with distractors and not a word on any; what is wrong of `true-false` the explanation tells."""
    offering = [note for note in deck.notes if _lures(note.cards[0])]
    help_text = 'write `why_not = { "the distractor" = "why it is wrong" }`'
    yield from _lacking(offering, lambda card: bool(card.why_not), "why_not", help_text, "cards with distractors")


def no_source(deck: WrittenDeck) -> Iterator[tuple[WrittenNote, Finding]]:
    """Cards that name no place where others do, or whose deck names no source at all."""
    named = deck.deck.source != Source()
    if named and all(note.cards[0].source is None for note in deck.notes):
        return
    help_text = "write where it stands: the number of a paragraph, or a text"
    if not named:
        help_text += "; or name the source of all cards in `[source]`"
    yield from _lacking(deck.notes, lambda card: card.source is not None, "source", help_text)


def partial_why_not(note: WrittenNote) -> Iterator[Finding]:
    """Distractors of which nothing is said, where something is said of others."""
    card = note.cards[0]
    told = {lure for lure, _ in card.why_not}
    untold = [lure for lure in _lures(card) if lure not in told]
    if told and untold:
        message = f"`why_not` says nothing of {listed([shown(lure) for lure in untold])}"
        yield Finding(message, ("why_not",), "say why each is wrong", name=True)


def echo(note: WrittenNote) -> Iterator[Finding]:
    """An explanation without a word that was not there before; a formula may say something with the same signs."""
    text = note.cards[0].explanation
    before = {word for card in note.cards for word in (*words(card.stem), *words(key_text(card)))}
    said = set(words(text)) - _SAYS_NOTHING
    if is_english(note.cards[0], text):
        before, said = ({singular(word) for word in told} for told in (before, said))
    formula = any(category(character) in ("Sm", "Sk", "So") for character in text)
    if text and said <= before and not formula:
        yield Finding(
            "the explanation only repeats the answer", ("explanation",), "say why it is so, or what follows from it"
        )


def _lures(card: Card) -> tuple[str, ...]:
    """The wrong answers that can be chosen, the other side of a true-false card apart: its explanation is enough."""
    return () if isinstance(card.question, TrueFalse) else lures_of(card.question, card.language)[0]


def _lacking(
    notes: Sequence[WrittenNote], has: Callable[[Card], bool], field: str, help_text: str, asked: str = "cards"
) -> Iterator[tuple[WrittenNote, Finding]]:
    """The cards that lack a field; where none of several has it, that was a decision, and is said once."""
    without = [note for note in notes if not has(note.cards[0])]
    wanting = [note for note in without if not _is_word_pair(note.cards[0])]
    if wanting and len(without) == len(notes) > 1:
        message = f"none of the deck's {len(notes)} {asked} has `{field}`"
        yield wanting[0], Finding(message, (), help_text, name=True)
        return
    for note in wanting:
        yield note, Finding(f"the card has no `{field}`", (), help_text, name=True)


def _is_word_pair(card: Card) -> bool:
    """Whether a card has a word, or a few, and what they mean: there is no reason why, and no place where it stands."""
    match card.question:
        case Recall(stem=stem, key=key) | Short(stem=stem, key=key):
            return not stem.endswith(("?", "？")) and max(word_count(stem), word_count(key)) <= _LONGEST_TERM
        case _:
            return False

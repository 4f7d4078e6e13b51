"""The decks that a command works with, and how the words of a command line find a deck or a card in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from quiz.core.card import Card, CardId, Deck
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.nearest import did_you_mean
from quiz.deckfile.parse import ParsedDeck


@dataclass(frozen=True)
class Library:
    """Decks as read, in the order they were found."""

    parsed: tuple[ParsedDeck, ...]

    @cached_property
    def decks(self) -> dict[str, Deck]:
        """Each deck by its id."""
        return {parsed.deck.id: parsed.deck for parsed in self.parsed if parsed.deck}

    @cached_property
    def cards(self) -> dict[CardId, Card]:
        """Each card that can be studied, by its id."""
        return {card.id: card for deck in self.decks.values() for card in deck.cards}

    @cached_property
    def paths(self) -> dict[str, str]:
        """The file of each deck, by the deck's id."""
        return {parsed.deck.id: parsed.path for parsed in self.parsed if parsed.deck}

    @cached_property
    def left_out(self) -> int:
        """How many cards a mistake keeps from being studied; an unreadable file counts as one."""
        return sum(parsed.left_out if parsed.deck else 1 for parsed in self.parsed)

    def deck(self, words: str) -> Deck:
        """The deck that `words` mean: its id, or any part of its id or title that no other deck has."""
        if words in self.decks:
            return self.decks[words]
        wanted = words.casefold()
        for forms in (
            {deck.id: deck.id for deck in self.decks.values()},
            {deck.id: deck.title for deck in self.decks.values()},
        ):
            found = [deck_id for deck_id, form in forms.items() if wanted in form.casefold()]
            if found:
                return self.decks[_only(found, words, "deck")]
        raise _missing(words, "deck", self.decks)

    def select(self, decks: Sequence[str], tags: Sequence[str]) -> tuple[Card, ...]:
        """The cards of the named decks (all when none is named) that bear one of `tags` (any when none is named)."""
        ids = {self.deck(words).id for words in decks}
        wanted = {tag.casefold() for tag in tags}
        known = {tag.casefold() for card in self.cards.values() for tag in card.tags}
        for tag in tags:
            if tag.casefold() not in known:
                raise _missing(tag, "tag", known)
        return tuple(
            card
            for card in self.cards.values()
            if (not ids or card.deck in ids) and (not wanted or wanted.intersection(map(str.casefold, card.tags)))
        )

    def card(self, words: str) -> Card:
        """The card that `words` mean: its id, its note's id (the first sibling then), or any part of one."""
        drafts = {card.id: card for parsed in self.parsed for card in parsed.drafts}
        every = {**self.cards, **drafts}
        if words in every:
            return every[words]
        wanted = words.casefold()
        for found in (
            [card for card in every.values() if card.note.casefold() == wanted],
            [card for card in every.values() if wanted in _short_names(card)],
            [card for card in every.values() if wanted in card.id.casefold()],
        ):
            if found:
                _only(list(dict.fromkeys(card.note for card in found)), words, "card")
                return found[0]
        raise _missing(words, "card", every)


def _short_names(card: Card) -> tuple[str, str]:
    """A card's and its note's id without the deck's."""
    name = card.id.partition("/")[2].casefold()
    return name, name.partition("#")[0]


def _only(found: list[str], words: str, what: str) -> str:
    if len(found) > 1:
        shown = ", ".join(f"`{name}`" for name in found[:5]) + (", …" if len(found) > 5 else "")
        raise QuizError(
            f"`{clean_line(words)}` could be {len(found)} {what}s",
            f"say more of its name: {clean_line(shown)}",
            Exit.USAGE,
        )
    return found[0]


def _missing(words: str, what: str, known: Iterable[str]) -> QuizError:
    names = [name for full in known for name in {full, full.partition("/")[2]} - {""}]
    hint = did_you_mean(words, names) or "`quiz list` shows what there is"
    return QuizError(f"there is no {what} `{clean_line(words)}`", clean_line(hint), Exit.NO_INPUT)

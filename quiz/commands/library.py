"""The decks that a command works with, and how the words of a command line find a deck or a card in them."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from quiz.core.card import Card, CardId, Deck
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.nearest import nearest
from quiz.core.record import Record
from quiz.deckfile.diagnostic import Severity
from quiz.deckfile.parse import ParsedDeck

NAMED = 5
"""How many of several possible names are told."""

TAGS = 20
"""How many tags are told where one is not there."""

LISTED = "`quiz list` shows what there is"


class Library(Record, caches=True):
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
    def drafts(self) -> dict[CardId, Card]:
        """Each card that its author still has in hand, by its id."""
        return {card.id: card for parsed in self.parsed for card in parsed.drafts}

    @cached_property
    def files(self) -> dict[str, ParsedDeck]:
        """What was read of each deck's file, by the deck's id."""
        return {parsed.deck.id: parsed for parsed in self.parsed if parsed.deck}

    @cached_property
    def left_out(self) -> int:
        """How many cards a mistake keeps from being studied; a file that gives none for its mistakes counts as one."""
        return sum(max(parsed.left_out, 1) if _spoilt(parsed) else parsed.left_out for parsed in self.parsed)

    def deck(self, words: str) -> Deck:
        """The deck that `words` mean: its id or title, or any part of one that no other deck has."""
        if words in self.decks:
            return self.decks[words]
        wanted = words.strip().casefold()
        ways: tuple[Callable[[Deck], bool], ...] = (
            lambda deck: wanted in (deck.id.casefold(), deck.title.strip().casefold()),
            lambda deck: bool(wanted) and wanted in deck.id.casefold(),
            lambda deck: bool(wanted) and wanted in deck.title.casefold(),
        )
        for fits in ways:
            if found := [deck.id for deck in self.decks.values() if fits(deck)]:
                return self.decks[_only(found, words, "deck")]
        if words.endswith(".toml"):
            file = clean_line(words)
            raise QuizError(f"there is no deck `{file}`", f"`--decks {file}` reads a deck from a file", Exit.NO_INPUT)
        raise _missing(words, "deck", self._names_of_decks)

    def select(self, decks: Sequence[str], tags: Sequence[str]) -> tuple[Card, ...]:
        """The cards of the named decks (all when none is named) that bear one of `tags` (any when none is named)."""
        ids = {self.deck(words).id for words in decks}
        wanted = {tag.strip().casefold() for tag in tags}
        known = {tag.casefold(): tag for card in self.cards.values() for tag in card.tags}
        for tag in tags:
            if tag.strip().casefold() not in known:
                names = [f"`{name}`" for name in sorted(known.values())]
                there = ", ".join(names[:TAGS] + ["…"] * (len(names) > TAGS))
                raise _missing(tag, "tag", known, f"the tags are {there}" if names else "no card has any")
        return tuple(
            card
            for card in self.cards.values()
            if (not ids or card.deck in ids) and (not wanted or wanted.intersection(map(str.casefold, card.tags)))
        )

    def find(self, words: str) -> tuple[Card, ...]:
        """The card that `words` mean: its id or any part of it. A note's name means all its siblings, first to last."""
        every = {**self.cards, **self.drafts}
        if words in every:
            return (every[words],)
        wanted = words.strip().casefold()
        ways: tuple[Callable[[Card], bool], ...] = (
            lambda card: card.id.casefold() == wanted,
            lambda card: card.note.casefold() == wanted,
            lambda card: _name(card.id) == wanted,
            lambda card: _name(card.note) == wanted,
            lambda card: bool(wanted) and wanted in card.id.casefold(),
        )
        for fits in ways:
            if found := tuple(card for card in every.values() if fits(card)):
                notes = list(dict.fromkeys(card.note for card in found))
                if len(notes) > 1:
                    self._refuse_deck(wanted, found)
                _only(notes, words, "card")
                return found
        if place := self.left_out_at(words):
            path, line = place
            see = f"see {clean_line(path)}:{line}; `quiz check` says what is wrong there"
            raise QuizError(f"`{clean_line(words)}` is left out, because of a mistake", see, Exit.BAD_DATA)
        raise _missing(words, "card", self._names_of_cards)

    @property
    def _names_of_decks(self) -> dict[str, str]:
        """Every deck's id and title, with its id."""
        return {name: deck.id for deck in self.decks.values() for name in (deck.title, deck.id)}

    @property
    def _names_of_cards(self) -> dict[str, str]:
        """Every card's id with and without the deck's, with the whole of it."""
        every = (*self.cards.values(), *self.drafts.values())
        return {name: card.id for card in every for name in (card.note, _name(card.note))}

    def _refuse_deck(self, wanted: str, found: Sequence[Card]) -> None:
        """Say it where words mean a deck, and its cards only because their ids begin with its name."""
        decks = {card.deck for card in found}
        if len(decks) == 1 and not any(wanted in _name(card.id) for card in found):
            (deck,) = decks
            raise QuizError(f"`{deck}` is a deck, not a card", f"`quiz list {deck}` shows its cards", Exit.USAGE)

    def meant(self, words: str) -> Deck | tuple[Card, ...]:
        """The deck of this id, else the card that `words` mean, as `find` has it, else the deck that they mean."""
        if words in self.decks:
            return self.decks[words]
        try:
            return self.find(words)
        except QuizError as no_card:
            if no_card.code is Exit.BAD_DATA:
                raise
            try:
                return self.deck(words)
            except QuizError as no_deck:
                if no_deck.code is not Exit.NO_INPUT or no_card.code is not Exit.NO_INPUT:
                    raise (no_card if no_deck.code is Exit.NO_INPUT else no_deck) from None
                raise _missing(words, "card or deck", self._names_of_cards | self._names_of_decks) from None

    def left_out_at(self, words: str) -> tuple[str, int] | None:
        """The file and line where the card of this id stands that a mistake keeps out; None when there is none."""
        deck, _, note = words.rpartition("/")
        for parsed in self.parsed:
            if parsed.left_out and deck in ("", parsed.deck.id if parsed.deck else ""):
                from quiz.deckfile.source_map import card_line

                if line := card_line(parsed.text, note):
                    return parsed.path, line
        return None


def _spoilt(parsed: ParsedDeck) -> bool:
    """Whether mistakes keep everything out of a deck; that it has no card yet is none that does."""
    there = parsed.drafts or (parsed.deck and parsed.deck.cards)
    errors = [found for found in parsed.diagnostics if found.severity is Severity.ERROR]
    if there or not errors:
        return False
    from quiz.deckfile.codes.structure import NO_CARDS

    return any(found.code != NO_CARDS.code for found in errors)


def _name(card_id: CardId) -> str:
    """A card's or a note's id without the deck's."""
    return card_id.partition("/")[2].casefold()


def _only(found: list[str], words: str, what: str) -> str:
    if len(found) > 1:
        shown = ", ".join(f"`{name}`" for name in found[:NAMED]) + (", …" if len(found) > NAMED else "")
        raise QuizError(
            f"`{clean_line(words)}` could be {len(found)} {what}s",
            f"say more of its name: {clean_line(shown)}",
            Exit.USAGE,
        )
    return found[0]


def _missing(words: str, what: str, known: Mapping[str, str], otherwise: str = LISTED) -> QuizError:
    """That nothing is called so; `known` has the name to suggest for each form of it, `otherwise` helps without one."""
    forms = {form.casefold(): name for form, name in known.items()}
    near = nearest(words.strip().casefold(), forms)
    hint = f"did you mean `{clean_line(forms[near])}`?" if near else clean_line(otherwise)
    return QuizError(f"there is no {what} `{clean_line(words)}`", hint, Exit.NO_INPUT)

"""From the text of a deck file to its deck, and every problem of it in one run."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import PurePath
from types import MappingProxyType
from typing import NamedTuple

from quiz.core.card import Card, Deck, Source
from quiz.core.nearest import nearest
from quiz.core.record import Record
from quiz.deckfile import syntax
from quiz.deckfile.alike import Likeness
from quiz.deckfile.codes import RULES, fields, lookup, memory, structure
from quiz.deckfile.diagnostic import Diagnostic, Path
from quiz.deckfile.ids import is_deck_id, is_note_id, note_ids, slug
from quiz.deckfile.kind import kind_of
from quiz.deckfile.lures import why_not
from quiz.deckfile.names import CARD_FIELDS, DECK_FIELDS, SOURCE_FIELDS
from quiz.deckfile.problem import Problems
from quiz.deckfile.questions import FIELDS_OF_KINDS, KINDS, NAMES
from quiz.deckfile.table import Table, listed, shown
from quiz.deckfile.tables import Tables, and_more

MAX_TAGS = 50
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


class Note(NamedTuple):
    """Where a `[[card]]` stands in the document, and which warnings its author does not want to hear."""

    path: Path
    allowed: frozenset[str] = frozenset()


class ParsedDeck(Record):
    """What came of one file.

    `deck` holds the cards that can be studied, and is None where the file could not be read at all; `drafts` are the
    cards put aside by their author. `left_out` counts the `[[card]]`s that an error keeps out of both, `checked` all of
    them. `text` is what the diagnostics' positions count in, line ends made one line feed; `toml` is the same with
    blanks for what is no TOML. `notes` says of each `[[card]]` that was read, by the id of its note, where it stands.
    """

    path: str
    deck: Deck | None
    drafts: tuple[Card, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    checked: int = 0
    left_out: int = 0
    text: str = ""
    toml: str = ""
    notes: Mapping[str, Note] = MappingProxyType({})

    @property
    def cards(self) -> tuple[Card, ...]:
        """Every card that is right, those put aside last."""
        return (*(self.deck.cards if self.deck else ()), *self.drafts)


def parse_deck(text: str, path: str) -> ParsedDeck:
    """Read a deck from its text; `path` is for the diagnostics, and names a deck that has no id of its own."""
    text = syntax.plain(text)
    problems = Problems()
    document = syntax.read(text, problems)
    if document.data is None:
        return ParsedDeck(path, None, (), problems.located(document.text, path), text=text, toml=document.text)
    reader = _Reader(document, path, problems)
    deck, drafts, checked, left_out = reader.read()
    diagnostics = problems.located(document.text, path)
    return ParsedDeck(path, deck, drafts, diagnostics, checked, left_out, text, document.text, reader.notes)


class _Reader:
    """Reads one deck; what is wrong goes to `problems`."""

    def __init__(self, document: syntax.Document, path: str, problems: Problems) -> None:
        self.document = document
        self.path = path
        self.problems = problems
        self.tables = Tables(document, problems)
        self.headless = False
        self.notes: dict[str, Note] = {}
        self.allowed: frozenset[str] = frozenset()

    def read(self) -> tuple[Deck, tuple[Card, ...], int, int]:
        """The deck, its drafts, and how many cards were looked at and left out."""
        self.tables.check()
        head = self._head()
        self.tables.likeness = Likeness(head.language)
        tables = self.tables.cards()
        cards: list[Card] = []
        left_out = self.document.cards_cut
        first_places: dict[str, Path] = {}
        for table, note_id in zip(tables, note_ids([table.data for table in tables]), strict=True):
            siblings = self._note(table, note_id, head, first_places)
            left_out += not siblings
            cards += siblings
        checked = len(tables) + self.document.cards_cut
        meant = self.tables.meant.values()
        if not checked and not self.headless and {"deck", "source"}.issuperset(meant) and () not in self.document.lost:
            place = ("deck",) if "deck" in self.tables.data else ()
            help_text = "write one that begins with `[[card]]`"
            self.tables.top.report(structure.NO_CARDS, "the deck has no cards", *place, name=True, help=help_text)
        studied = tuple(card for card in cards if not card.draft)
        deck = Deck(head.id, head.title, head.description, head.language, head.tags, self._source(), studied)
        return deck, tuple(card for card in cards if card.draft), checked, left_out

    def _head(self) -> Deck:
        """The deck without its cards."""
        stem = _stem(self.path)
        made_id = stem if is_deck_id(stem) else slug(stem)
        table = self.tables.one("deck", "the deck")
        if table is None:
            if not {"deck", "title"}.intersection(self.tables.data) and () not in self.document.lost:
                help_text = 'begin the file with `[deck]` and `title = "…"`'
                self.tables.top.report(structure.NO_TITLE, "the deck has no title", help=help_text)
            return Deck(made_id, stem)
        self._known(table, DECK_FIELDS, "deck")
        self._check_allowed(table)
        self.allowed = _allowed(table)
        if table.lacks("title"):
            table.report(
                structure.NO_TITLE, "the deck has no title", name=True, help='write `title = "…"` below `[deck]`'
            )
        title = table.text("title") or stem
        deck_id = table.text("id")
        if deck_id and not is_deck_id(deck_id):
            made_id = slug(deck_id)
            table.report(fields.BAD_ID, f"`{shown(deck_id)}` cannot be an id", "id", help=f'write `id = "{made_id}"`')
        elif deck_id:
            made_id = deck_id
        elif table.lacks("id") and made_id != stem and memory.UNPINNED_DECK.name not in self.allowed:
            message = f"the file's name `{shown(stem)}` cannot be the deck's id"
            help_text = f'write `id = "{made_id}"` below `[deck]`'
            table.report(memory.UNPINNED_DECK, message, name=True, help=help_text)
        language = table.text("language") or "en"
        if not _LANGUAGE.fullmatch(language):
            message = f"`{shown(language)}` is no code of a language"
            table.report(fields.BAD_LANGUAGE, message, "language", help="write a code such as `en`, `de` or `pt-BR`")
            language = "en"
        return Deck(made_id, title, table.text("description"), language, table.texts("tags", MAX_TAGS))

    def _source(self) -> Source:
        table = self.tables.one("source", "the source")
        if table is None:
            return Source()
        self._known(table, SOURCE_FIELDS, "source")
        written = table.data.get("date")
        when = str(written) if isinstance(written, date) else table.text("date")
        return Source(table.text("title"), table.text("author"), table.text("publisher"), when, table.text("url"))

    def _known(self, table: Table, own: Collection[str], name: str) -> None:
        """Note the fields of `[deck]` or `[source]` that are not its own; once, where a card follows without header."""
        of_card = [field for field in table.data if field in NAMES.difference(DECK_FIELDS, SOURCE_FIELDS)]
        if len(of_card) > 1:
            self.headless = True
            message = f"`{of_card[0]}` and {and_more(len(of_card) - 1, '', '', 'field').strip()} are fields of a card"
            table.report(structure.MISPLACED_FIELD, message, of_card[0], name=True, help="write `[[card]]` above them")
            own = (*own, *of_card)
        table.known(own, lambda field: _belongs(field, name))

    def _note(self, card: Table, note_id: str, deck: Deck, first_places: dict[str, Path]) -> list[Card]:
        """The cards of one `[[card]]`; none if anything is wrong with it."""
        kind = kind_of(card)
        fields = kind.fields if kind else FIELDS_OF_KINDS
        card.known((*CARD_FIELDS, *fields), lambda field: _belongs(field, "card"))
        self.notes.setdefault(f"{deck.id}/{note_id}", Note(card.path, _allowed(card) | self.allowed))
        self._check_id(card, note_id, first_places)
        hints = card.texts("hint") if isinstance(card.data.get("hint"), list) else (card.text("hint"),)
        explanation = card.text("explanation")
        source = _place(card)
        tags = (*deck.tags, *card.texts("tags", MAX_TAGS))
        draft = card.flag("draft", default=False)
        self._check_allowed(card)
        if kind is None:
            return []
        siblings = kind.build(card)
        reasons = why_not(card, siblings[0][1]) if siblings else ()
        if card.failed:
            return []
        base = f"{deck.id}/{note_id}"
        return [
            Card(
                id=f"{base}#{suffix}" if suffix else base,
                deck=deck.id,
                question=question,
                hints=tuple(hint for hint in hints if hint),
                explanation=explanation,
                why_not=reasons,
                source=source,
                tags=tuple(dict.fromkeys(tags)),
                language=deck.language,
                draft=draft,
            )
            for suffix, question in siblings
        ]

    def _check_id(self, card: Table, note_id: str, first_places: dict[str, Path]) -> None:
        if "id" not in card.data:
            if card.lacks("id") and memory.UNPINNED_ID.name not in self.allowed | _allowed(card):
                message = "the card has no `id`: its history would be lost when the question is reworded"
                card.report(memory.UNPINNED_ID, message, name=True, help=f'write `id = "{note_id}"`')
        elif written := card.text("id"):
            if not is_note_id(written):
                message = f"`{shown(written)}` cannot be an id"
                card.report(fields.BAD_ID, message, "id", help=f'write `id = "{slug(written)}"`')
            elif (first := first_places.setdefault(written, card.place("id"))) != card.place("id"):
                message = f"the id `{written}` was given to another card"
                card.report(fields.DUPLICATE_ID, message, "id", earlier=first, help="give each card an id of its own")

    def _check_allowed(self, table: Table) -> None:
        for position, name in table.indexed_texts("allow"):
            if name not in RULES:
                message = f"there is no rule `{shown(name)}`"
                table.report(fields.UNKNOWN_RULE, message, "allow", position, help=_meant_rule(name))


def _stem(path: str) -> str:
    return PurePath(path).name.removesuffix(".toml") or "deck"


def _place(card: Table) -> int | str | None:
    """The place in the source that the card names."""
    value = card.data.get("source")
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 1):
        return value
    if isinstance(value, str):
        return card.text("source") or None
    help_text = 'write the number of a paragraph, `"caption"`, or a text'
    if isinstance(value, int) and not isinstance(value, bool):
        message = f"there is no paragraph {value}: they are counted from 1"
        card.report(fields.BAD_SOURCE, message, "source", help=help_text)
    else:
        card.wrong_type("a whole number or a text", "source", help=help_text)
    return None


def _allowed(card: Table) -> frozenset[str]:
    allowed = card.data.get("allow")
    return frozenset(name for name in allowed if isinstance(name, str)) if isinstance(allowed, list) else frozenset()


def _meant_rule(name: str) -> str:
    """What to write for a name that is no warning's."""
    code = lookup(name)
    if code and code.name in RULES:
        return f"write its name: `{code.name}`"
    if code:
        return "an error cannot be allowed; remove it"
    near = nearest(name, RULES)
    return f"did you mean `{near}`?" if near else "write the name of a warning, as `quiz explain` lists them"


def _belongs(field: str, table: str) -> str:
    """Where a field that `table` does not have belongs; empty where no table has it."""
    kinds = [name for name, kind in KINDS.items() if field in kind.fields]
    if table == "card" and field == "answer":
        return "a cloze has its answers in `text`, a match in `pairs`"
    if kinds and table == "card":
        return f"`{field}` is a field of {listed(kinds)} cards"
    if kinds or (field in CARD_FIELDS and table != "card"):
        return f"`{field}` is a field of cards"
    if field in DECK_FIELDS and table != "deck":
        return f"`{field}` is a field of `[deck]`"
    if field in SOURCE_FIELDS and table != "source":
        return f"`{field}` is a field of `[source]`"
    return ""

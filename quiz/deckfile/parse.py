"""From the text of a deck file to its deck, and every problem of it in one run."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Any

from quiz.core.card import Card, Deck, Source
from quiz.deckfile import syntax
from quiz.deckfile.alike import Likeness
from quiz.deckfile.codes import RULES, fields, memory, structure
from quiz.deckfile.codes.code import Code
from quiz.deckfile.diagnostic import Diagnostic
from quiz.deckfile.ids import is_deck_id, is_note_id, note_ids, slug
from quiz.deckfile.lures import why_not
from quiz.deckfile.problem import Problems
from quiz.deckfile.questions import KINDS
from quiz.deckfile.table import Table, listed, shown

MAX_TAGS = 50

TABLES = {"deck": "[deck]", "source": "[source]", "card": "[[card]]"}
"""The tables of a deck, and how each begins."""
DECK_FIELDS = ("id", "title", "description", "language", "tags", "allow")
SOURCE_FIELDS = ("title", "author", "publisher", "date", "url")
CARD_FIELDS = ("id", "kind", "question", "hint", "explanation", "why_not", "source", "tags", "draft", "allow")

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_OTHER_NAMES = {
    "basic": "recall",
    "flashcard": "recall",
    "typed": "short",
    "text": "short",
    "multiple-choice": "choice",
    "mcq": "choice",
    "multiple-answer": "select",
    "multiple-select": "select",
    "boolean": "true-false",
    "numeric": "number",
    "numerical": "number",
    "gap": "cloze",
    "fill-in": "cloze",
    "ordering": "order",
    "sequence": "order",
    "matching": "match",
    "enumeration": "list",
}
"""What other programs call the kinds."""


@dataclass(frozen=True, slots=True)
class ParsedDeck:
    """What came of one file.

    `deck` holds the cards that can be studied, and is None where the file could not be read at all; `drafts` are the
    cards put aside by their author. `left_out` counts the `[[card]]`s that an error keeps out of both, `checked` all of
    them. `text` is what the diagnostics' positions count in, line ends made one line feed.
    """

    path: str
    deck: Deck | None
    drafts: tuple[Card, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    checked: int = 0
    left_out: int = 0
    text: str = field(default="", repr=False)


def parse_deck(text: str, path: str) -> ParsedDeck:
    """Read a deck from its text; `path` is for the diagnostics, and names a deck that has no id of its own."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    problems = Problems()
    document = syntax.read(text, problems)
    if document.data is None:
        return ParsedDeck(path, None, (), problems.located(document.text, path), text=text)
    deck, drafts, checked, left_out = _Reader(document, path, problems).read()
    diagnostics = problems.located(document.text, path)
    return ParsedDeck(path, deck, drafts, diagnostics, checked, left_out, text)


class _Reader:
    """Reads one deck; what is wrong goes to `problems`."""

    def __init__(self, document: syntax.Document, path: str, problems: Problems) -> None:
        self.data = data = document.data or {}
        self.path = path
        self.problems = problems
        self.whole = not document.cut
        self.cards_cut = document.cards_cut
        self.likeness = Likeness("en")
        self.top = Table(data, (), "a deck", problems, self.likeness)

    def read(self) -> tuple[Deck, tuple[Card, ...], int, int]:
        """The deck, its drafts, and how many cards were looked at and left out."""
        self._check_tables()
        head = self._head()
        self.likeness = Likeness(head.language)
        notes = self._notes()
        cards: list[Card] = []
        left_out = self.cards_cut
        first_places: dict[str, int] = {}
        for index, (note, note_id) in enumerate(zip(notes, note_ids(notes), strict=True)):
            siblings = self._note(note, index, note_id, head, first_places)
            left_out += not siblings
            cards += siblings
        checked = len(notes) + self.cards_cut
        if not checked and self.whole and set(self.data) <= {"deck", "source"}:
            place = ("deck",) if "deck" in self.data else ()
            help_text = "write one that begins with `[[card]]`"
            self.top.report(structure.NO_CARDS, "the deck has no cards", *place, name=True, help=help_text)
        studied = tuple(card for card in cards if not card.draft)
        deck = Deck(head.id, head.title, head.description, head.language, head.tags, self._source(), studied)
        return deck, tuple(card for card in cards if card.draft), checked, left_out

    def _check_tables(self) -> None:
        unknown = [name for name in self.data if name not in TABLES]
        for index, name in enumerate(unknown):
            if self.problems.is_full:
                self.problems.skip(len(unknown) - index)
                break
            message = f"a deck has no table `{shown(name)}`"
            if isinstance(self.data[name], dict | list):
                help_text = self.problems.suggestion(name, TABLES.values(), f"its tables are {listed(TABLES.values())}")
            else:
                message = f"`{shown(name)}` stands outside of every table"
                help_text = "write it below `[deck]`, or below the `[[card]]` it belongs to"
            self.top.report(structure.UNKNOWN_TABLE, message, name, name=True, help=help_text)

    def _table(self, name: str, what: str) -> Table | None:
        """The table of that name, if there is one and it is written as a table."""
        data = self.data.get(name)
        if data is None:
            return None
        if isinstance(data, dict):
            return Table(data, (name,), what, self.problems, self.likeness)
        if isinstance(data, list) and data and isinstance(data[0], dict):
            message = f"`[[{name}]]` has double brackets"
            self.top.report(structure.BRACKETS, message, name, 0, name=True, help=f"write `[{name}]`")
        else:
            self.top.wrong_type("a table", name, help=f"write `[{name}]` on a line of its own")
        return None

    def _head(self) -> Deck:
        """The deck without its cards."""
        stem = _stem(self.path)
        made_id = stem if is_deck_id(stem) else slug(stem)
        table = self._table("deck", "the deck")
        if table is None:
            if "deck" not in self.data and self.whole:
                help_text = 'begin the file with `[deck]` and `title = "…"`'
                self.top.report(structure.NO_TITLE, "the deck has no title", help=help_text)
            return Deck(made_id, stem)
        table.known(DECK_FIELDS, lambda name: _belongs(name, "deck"))
        self._check_allowed(table)
        if "title" not in table.data:
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
        elif "id" not in table.data and made_id != stem and not _allows(table.data, memory.UNPINNED_DECK):
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
        table = self._table("source", "the source")
        if table is None:
            return Source()
        table.known(SOURCE_FIELDS, lambda name: _belongs(name, "source"))
        written = table.data.get("date")
        when = str(written) if isinstance(written, date) else table.text("date")
        return Source(table.text("title"), table.text("author"), table.text("publisher"), when, table.text("url"))

    def _notes(self) -> list[dict[str, Any]]:
        cards = self.data.get("card", [])
        if isinstance(cards, dict):
            message = "`[card]` has single brackets"
            self.top.report(structure.BRACKETS, message, "card", name=True, help="write `[[card]]`")
            self.cards_cut = 1
        elif not isinstance(cards, list) or not all(isinstance(card, dict) for card in cards):
            self.top.wrong_type("an array of tables", "card", help="begin each card with `[[card]]`")
        else:
            return cards
        return []

    def _note(
        self, note: dict[str, Any], index: int, note_id: str, deck: Deck, first_places: dict[str, int]
    ) -> list[Card]:
        """The cards of one `[[card]]`; none if anything is wrong with it."""
        name = note.get("kind")
        kind = KINDS.get(name) if isinstance(name, str) else None
        card = Table(
            note,
            ("card", index),
            f"{'an' if name == 'order' else 'a'} `{name}` card" if kind else "a card",
            self.problems,
            self.likeness,
        )
        self._check_id(card, note_id, index, first_places)
        hints = card.texts("hint") if isinstance(note.get("hint"), list) else (card.text("hint"),)
        explanation = card.text("explanation")
        source = _place(card)
        tags = (*deck.tags, *card.texts("tags", MAX_TAGS))
        draft = card.flag("draft", default=False)
        self._check_allowed(card)
        if kind is None:
            _check_kind(card)
            return []
        card.known((*CARD_FIELDS, *kind.fields), lambda field: _belongs(field, "card"))
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

    def _check_id(self, card: Table, note_id: str, index: int, first_places: dict[str, int]) -> None:
        if "id" not in card.data:
            if not any(_allows(table, memory.UNPINNED_ID) for table in (card.data, self.data.get("deck"))):
                message = "the card has no `id`: its history would be lost when the question is reworded"
                card.report(memory.UNPINNED_ID, message, name=True, help=f'write `id = "{note_id}"`')
        elif written := card.text("id"):
            if not is_note_id(written):
                message = f"`{shown(written)}` cannot be an id"
                card.report(fields.BAD_ID, message, "id", help=f'write `id = "{slug(written)}"`')
            elif first_places.setdefault(written, index) != index:
                message = f"the id `{written}` was given to another card"
                first = ("card", first_places[written], "id")
                card.report(fields.DUPLICATE_ID, message, "id", earlier=first, help="give each card an id of its own")

    def _check_allowed(self, table: Table) -> None:
        for position, name in table.indexed_texts("allow"):
            if name not in RULES:
                help_text = self.problems.suggestion(
                    name, RULES, "write the name of a warning, as `quiz check` shows it"
                )
                message = f"there is no rule `{shown(name)}`"
                table.report(fields.UNKNOWN_RULE, message, "allow", position, help=help_text)


def _allows(table: Any, rule: Code) -> bool:
    """Whether a table of the deck silences a warning."""
    allowed = table.get("allow") if isinstance(table, Mapping) else None
    return isinstance(allowed, list) and rule.name in allowed


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


def _check_kind(card: Table) -> None:
    """Say of a card without a known kind which one is probably meant."""
    name = card.text("kind")
    if name:
        plain = name.casefold().replace(" ", "-").replace("_", "-")
        other = _OTHER_NAMES.get(plain)
        help_text = (
            f"did you mean `{other}`?"
            if other
            else card.problems.suggestion(plain, KINDS, f"the kinds are {listed(KINDS)}")
        )
        card.report(structure.UNKNOWN_KIND, f"there is no kind `{shown(name)}`", "kind", help=help_text)
    elif "kind" not in card.data:
        card.missing("kind", help=f'for this one perhaps `kind = "{_likely_kind(card.data)}"`')


def _likely_kind(data: Mapping[str, Any]) -> str:
    answer = data.get("answer")
    if "text" in data or "pairs" in data:
        return "cloze" if "text" in data else "match"
    if isinstance(answer, str):
        return "choice" if "distractors" in data else "short"
    if isinstance(answer, list):
        return "select" if "distractors" in data else "list"
    if isinstance(answer, bool):
        return "true-false"
    return "date" if isinstance(answer, date) else "number" if answer is not None else "short"


def _belongs(field: str, table: str) -> str:
    """Where a field that `table` does not have belongs; empty where no table has it."""
    kinds = [name for name, kind in KINDS.items() if field in kind.fields]
    if kinds and table == "card":
        return f"`{field}` is a field of {listed(kinds)} cards"
    if kinds or (field in CARD_FIELDS and table != "card"):
        return f"`{field}` is a field of cards"
    if field in DECK_FIELDS and table != "deck":
        return f"`{field}` is a field of `[deck]`"
    if field in SOURCE_FIELDS and table != "source":
        return f"`{field}` is a field of `[source]`"
    return ""

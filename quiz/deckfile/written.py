"""The notes of a deck beside the tables that they were written as, for checks that look at whole cards.

`parse_deck` reports what makes a card wrong. Whoever advises on cards that are right reports here: a finding has its
place in the file, and authors can silence it with `allow`, in a card or for the whole deck.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from quiz.core.note import Note, name_of, notes
from quiz.deckfile import syntax
from quiz.deckfile.codes.code import Code
from quiz.deckfile.diagnostic import Diagnostic
from quiz.deckfile.ids import note_ids
from quiz.deckfile.parse import ParsedDeck
from quiz.deckfile.problem import InDocument, Problem, Problems
from quiz.deckfile.source_map import Range


class WrittenNote(NamedTuple):
    """A note that can be asked, which `[[card]]` of the file it is (from 0), and the table as it was written."""

    number: int
    table: Mapping[str, Any]
    cards: Note


class Findings:
    """What a check has to say of the notes of one deck."""

    def __init__(self, parsed: ParsedDeck) -> None:
        self.parsed = parsed
        self._document = syntax.read(parsed.text, Problems())
        self._problems = Problems()
        data = self._document.data or {}
        head = data.get("deck")
        self._allowed = _names(head.get("allow")) if isinstance(head, dict) else frozenset()
        self.notes = tuple(self._written(data.get("card", [])))

    def add(  # noqa: PLR0913
        self,
        note: WrittenNote,
        code: Code,
        message: str,
        *at: str | int,
        name: bool = False,
        characters: Range | None = None,
        help: str = "",  # noqa: A002
        remark: str = "",
    ) -> None:
        """Take down a finding at a path inside the note's table, unless its author allows it; as `Table.report`."""
        if not self._excused(note, code):
            place = InDocument(("card", note.number, *at), name, characters)
            self._problems.add(Problem(code, message, place, help, remark))

    def open_to(self, code: Code) -> tuple[WrittenNote, ...]:
        """The notes that a rule may look at: no drafts, and none whose author does not want to hear of it."""
        return tuple(note for note in self.notes if not note.cards[0].draft and not self._excused(note, code))

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings with their places, in the order of the text."""
        return self._problems.located(self._document.text, self.parsed.path)

    def _excused(self, note: WrittenNote, code: Code) -> bool:
        return code.name in self._allowed or code.name in _names(note.table.get("allow"))

    def _written(self, tables: Any) -> list[WrittenNote]:
        deck = self.parsed.deck
        if deck is None or not isinstance(tables, list):
            return []
        known = {name_of(note): note for note in notes((*deck.cards, *self.parsed.drafts))}
        found = []
        for index, (table, name) in enumerate(zip(tables, note_ids(tables), strict=True)):
            if note := known.pop(name, None):
                found.append(WrittenNote(index, table, note))
        return found


def with_findings(parsed: ParsedDeck, found: Iterable[Diagnostic]) -> ParsedDeck:
    """The deck with those of `found` that are about its file among its diagnostics, in the order of its text."""
    mine = (*parsed.diagnostics, *(diagnostic for diagnostic in found if diagnostic.path == parsed.path))
    return replace(parsed, diagnostics=tuple(sorted(mine, key=lambda each: (each.span.line, each.span.column))))


def _names(allow: Any) -> frozenset[str]:
    return frozenset(name for name in allow if isinstance(name, str)) if isinstance(allow, list) else frozenset()

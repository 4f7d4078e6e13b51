"""The notes of a deck beside the tables that they were written as, for checks that look at whole cards.

`parse_deck` reports what makes a card wrong. Whoever advises on cards that are right reports here: a finding has its
place in the file, and authors can silence it with `allow`, in a card or for the whole deck.
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Any, NamedTuple

from quiz.core.note import Note, notes
from quiz.core.record import replace
from quiz.deckfile import syntax
from quiz.deckfile.codes.code import Code
from quiz.deckfile.diagnostic import Diagnostic, Path, Range
from quiz.deckfile.parse import ParsedDeck
from quiz.deckfile.problem import InDocument, Problem, Problems


class WrittenNote(NamedTuple):
    """A note that can be asked, where its `[[card]]` stands in the document, and the table as it was written."""

    path: Path
    table: Mapping[str, Any]
    cards: Note


class Findings:
    """What a check has to say of the notes of one deck; `notes` are in the order of the file."""

    def __init__(self, parsed: ParsedDeck) -> None:
        self.parsed = parsed
        self._problems = Problems()
        data = syntax.read(parsed.toml, Problems()).data or {}
        placed = [(parsed.notes[note[0].note].path, note) for note in notes(parsed.cards)]
        placed.sort(key=lambda place: place[0])
        self.notes = tuple(WrittenNote(path, _at(path, data), note) for path, note in placed)

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
            place = InDocument((*note.path, *at), name, characters)
            self._problems.add(Problem(code, message, place, help, remark))

    def open_to(self, code: Code) -> tuple[WrittenNote, ...]:
        """The notes that a rule may look at: no drafts, and none whose author does not want to hear of it."""
        return tuple(note for note in self.notes if not note.cards[0].draft and not self._excused(note, code))

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings with their places, in the order of the text."""
        return self._problems.located(self.parsed.toml, self.parsed.path)

    def _excused(self, note: WrittenNote, code: Code) -> bool:
        return code.name in self.parsed.notes[note.cards[0].note].allowed


def _at(path: Path, data: Any) -> Any:
    return reduce(lambda table, step: table[step], path, data)


def with_findings(parsed: ParsedDeck, found: Iterable[Diagnostic]) -> ParsedDeck:
    """The deck with those of `found` that are about its file among its diagnostics, in the order of its text."""
    mine = (*parsed.diagnostics, *(diagnostic for diagnostic in found if diagnostic.path == parsed.path))
    return replace(parsed, diagnostics=tuple(sorted(mine, key=lambda each: (each.span.line, each.span.column))))

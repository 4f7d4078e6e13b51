"""What a rule found in a deck after it was read, put among the deck's diagnostics at its place in the file."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from quiz.core.card import Card
from quiz.deckfile.codes.code import Code
from quiz.deckfile.parse import ParsedDeck
from quiz.deckfile.problem import InDocument, Problem, Problems
from quiz.deckfile.source_map import Path, Range


class Finding(NamedTuple):
    """A problem with a card, or with what stands at `at`, a path inside of it: `("distractors", 1)`, `("hint",)`.

    Where `card` is None, `at` is a path from the top of the file: `("deck", "title")`. With `name`, the name is meant
    that stands there rather than its value; `characters` are those of a text that are meant.
    """

    code: Code
    card: Card | None
    message: str
    at: Path = ()
    help: str = ""
    note: str = ""
    name: bool = False
    characters: Range | None = None


def with_findings(parsed: ParsedDeck, findings: Iterable[Finding]) -> ParsedDeck:
    """The deck with what was found in it: once where siblings share it, and never what the card's `allow` names."""
    problems = Problems()
    for finding in dict.fromkeys(_problem(parsed, finding) for finding in findings):
        if finding:
            problems.add(finding)
    found = (*parsed.diagnostics, *problems.located(parsed.toml, parsed.path))
    ordered = sorted(found, key=lambda diagnostic: (diagnostic.span.line, diagnostic.span.column))
    return replace(parsed, diagnostics=tuple(ordered))


def _problem(parsed: ParsedDeck, finding: Finding) -> Problem | None:
    path: Path = ()
    if finding.card:
        path, allowed = parsed.notes[finding.card.note]
        if finding.code.name in allowed:
            return None
    name = finding.name or not finding.at
    place = InDocument((*path, *finding.at), name, finding.characters)
    return Problem(finding.code, finding.message, place, finding.help, finding.note)

"""A problem as it is found: at a place of the document, which is only looked up in the text when all are known."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from quiz.core.nearest import did_you_mean
from quiz.deckfile.codes import file
from quiz.deckfile.codes.code import Code
from quiz.deckfile.diagnostic import WHOLE_FILE, Diagnostic
from quiz.deckfile.source_map import Lines, Path, Range, scan

MAX_LISTED = 2000


@dataclass(frozen=True, slots=True)
class InDocument:
    """The value at `path`, or its name; `characters` narrows a string value down to some of its characters."""

    path: Path
    name: bool = False
    characters: Range | None = None


@dataclass(frozen=True, slots=True)
class InText:
    """Characters of the file, by offset."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """What will be a `Diagnostic` once its place is known; `earlier` is the value that this one is at odds with."""

    code: Code
    message: str
    place: InDocument | InText | None = None
    help: str = ""
    note: str = ""
    earlier: Path | None = None


def suggestion(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A did-you-mean for a name that is not known, or else `otherwise`."""
    return _suggestion(word, tuple(known)) or otherwise


@lru_cache(maxsize=256)
def _suggestion(word: str, known: tuple[str, ...]) -> str:
    return did_you_mean(word, known)


def locate(problems: list[Problem], text: str, path: str) -> tuple[Diagnostic, ...]:
    """The problems as diagnostics of the file `path`, in the order of its text."""
    if not problems:
        return ()
    found = scan(text) if any(isinstance(problem.place, InDocument) for problem in problems) else None
    lines = Lines(text)
    diagnostics = []
    for problem in problems:
        note = problem.note
        span = WHOLE_FILE
        match problem.place:
            case InText(start, end):
                span = lines.span(start, end)
            case InDocument(where, name, characters) if found and where:
                if characters:
                    span = lines.span(*found.inside(where, *characters))
                else:
                    span = lines.span(*(found.name(where) if name else found.value(where)))
        if problem.earlier and found:
            line = lines.span(*found.value(problem.earlier)).line
            note = f"the first one is on line {line}" if line != span.line else note
        code = problem.code
        diagnostics.append(
            Diagnostic(code.code, code.name, code.severity, problem.message, path, span, note, problem.help)
        )
    diagnostics.sort(key=lambda diagnostic: (diagnostic.span.line, diagnostic.span.column))
    if len(diagnostics) <= MAX_LISTED:
        return tuple(diagnostics)
    code = file.TOO_MANY_PROBLEMS
    more = f"{len(diagnostics) - MAX_LISTED} further problems of this file are not listed"
    return (
        *diagnostics[:MAX_LISTED],
        Diagnostic(code.code, code.name, code.severity, more, path, WHOLE_FILE, help="begin with the first"),
    )

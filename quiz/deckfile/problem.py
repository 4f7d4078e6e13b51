"""A problem as it is found: at a place of the document, which is only looked up in the text when all are known."""

from collections.abc import Iterable
from functools import lru_cache

from quiz.core.nearest import did_you_mean
from quiz.core.record import Record
from quiz.deckfile.codes import file
from quiz.deckfile.codes.code import Code
from quiz.deckfile.diagnostic import WHOLE_FILE, Diagnostic, Path, Range, Span

MAX_LISTED = 1000


class InDocument(Record):
    """The value at `path`, or its name; `characters` narrows a string value down to some of its characters."""

    path: Path
    name: bool = False
    characters: Range | None = None


class InText(Record):
    """Characters of the file, by offset."""

    start: int
    end: int


class Problem(Record):
    """What will be a `Diagnostic` once its place is known; `earlier` is the value that this one is at odds with."""

    code: Code
    message: str
    place: InDocument | InText | None = None
    help: str = ""
    note: str = ""
    earlier: Path | None = None


class Problems:
    """The problems of one deck as they are found. Beyond `MAX_LISTED` they are counted only."""

    def __init__(self) -> None:
        self._listed: list[Problem] = []
        self._more = 0

    @property
    def is_full(self) -> bool:
        """Whether more will not be listed."""
        return len(self._listed) >= MAX_LISTED

    def skip(self, count: int) -> None:
        """Count some without looking at them."""
        self._more += count

    def add(self, problem: Problem) -> None:
        """Take down one more."""
        if self.is_full:
            self._more += 1
        else:
            self._listed.append(problem)

    def suggestion(self, word: str, known: Iterable[str], otherwise: str) -> str:
        """A did-you-mean for a name that is not known, or else `otherwise`."""
        if self.is_full:
            return otherwise
        return _did_you_mean(word, tuple(known)) or otherwise

    def located(self, text: str, path: str) -> tuple[Diagnostic, ...]:
        """The problems as diagnostics of the file `path`, in the order of its text."""
        if not self._listed:
            return ()
        where = _Places(text, any(isinstance(problem.place, InDocument) for problem in self._listed))
        found = [where.diagnostic(problem, path) for problem in self._listed]
        found.sort(key=lambda diagnostic: (diagnostic.span.line, diagnostic.span.column))
        if self._more:
            message = f"{self._more:,} further problems of this file are not listed"
            found.append(where.diagnostic(Problem(file.TOO_MANY_PROBLEMS, message, help="begin with the first"), path))
        return tuple(found)


@lru_cache(maxsize=256)
def _did_you_mean(word: str, known: tuple[str, ...]) -> str:
    return did_you_mean(word, known)


class _Places:
    """Finds the places of problems in the text; what stands where in the document is only looked up if asked."""

    def __init__(self, text: str, with_document: bool) -> None:
        from quiz.deckfile.source_map import Lines, scan

        self._lines = Lines(text)
        self._map = scan(text if with_document else "")

    def diagnostic(self, problem: Problem, path: str) -> Diagnostic:
        span, note = self._span(problem.place), problem.note
        if problem.earlier:
            line = self._lines.span(*self._map.value(problem.earlier)).line
            note = f"the first one is on line {line}" if line != span.line else note
        code = problem.code
        return Diagnostic(code.code, code.name, code.severity, problem.message, path, span, note, problem.help)

    def _span(self, place: InDocument | InText | None) -> Span:
        match place:
            case InText(start, end):
                return self._lines.span(start, end)
            case InDocument(path, name, characters) if path:
                if characters:
                    return self._lines.span(*self._map.inside(path, *characters))
                return self._lines.span(*(self._map.name(path) if name else self._map.value(path)))
        return WHOLE_FILE

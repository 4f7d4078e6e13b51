"""Diagnostics as the lines by which GitHub Actions marks them in a change: `::error file=…,line=…::message`."""

from collections.abc import Iterable

from quiz.core.clean import clean_line
from quiz.deckfile.diagnostic import Diagnostic

_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def annotations(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """A line for each diagnostic."""
    return [_annotation(diagnostic) for diagnostic in diagnostics]


def _annotation(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    properties = {
        "file": clean_line(diagnostic.path),
        "line": str(span.line),
        "col": str(span.column),
        "endColumn": str(span.column + span.length),
        "title": f"{diagnostic.code} {diagnostic.name}",
    }
    where = ",".join(f"{name}={value.translate(_IN_PROPERTY)}" for name, value in properties.items())
    said = "; ".join(filter(None, (diagnostic.message, diagnostic.note, diagnostic.help)))
    return f"::{diagnostic.severity.value} {where}::{clean_line(said).translate(_IN_MESSAGE)}"

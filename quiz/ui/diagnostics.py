"""How mistakes in decks are shown: the line itself with the place underlined, as JSON, and what a code means.

A terminal gets colours from Rich; everything else the same words as plain lines, without loading Rich.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, TextIO

from quiz.core.clean import clean, clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.nearest import did_you_mean
from quiz.deckfile.codes import CODES, lookup
from quiz.deckfile.diagnostic import Diagnostic, Severity, Span
from quiz.deckfile.parse import ParsedDeck
from quiz.ui.lines import NARROWEST, cells, wrap
from quiz.ui.words import count

if TYPE_CHECKING:
    from rich.text import Text

WIDTH = 100
"""Columns of plain lines where nobody says how many there are."""
TAB = "    "
CUT = "…"

Piece = tuple[str, str]
"""Words, and what they are: `error`, `warning`, `strong`, `frame`, `help`, or nothing in particular."""

_STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "strong": "bold",
    "frame": "blue",
    "help": "cyan",
    "": "",
}


def show(
    parsed: Sequence[ParsedDeck],
    file: TextIO,
    width: int = 0,
    *,
    styled: bool | None = None,
    errors_last: bool = False,
) -> None:
    """Print every diagnostic of the files, and what they come to.

    For `width` columns, or as many as a terminal has; `styled` with colours, or where there is a terminal. Where advice
    would scroll the errors away, they come last.
    """
    diagnostics = [diagnostic for deck in parsed for diagnostic in deck.diagnostics]
    if errors_last:
        diagnostics.sort(key=lambda diagnostic: diagnostic.severity is Severity.ERROR)
    sources = {deck.path: deck.text for deck in parsed}
    width = width or (get_terminal_size().columns if file.isatty() else WIDTH)
    if file.isatty() if styled is None else styled:
        from quiz.ui.console import console

        if diagnostics:
            console(file).print(render(diagnostics, sources, width), soft_wrap=True)
    else:
        for line in plain_lines(diagnostics, sources, width):
            print(line, file=file)
    print("\n".join(wrap(summary(parsed), max(width, NARROWEST))), file=file)


def render(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], width: int | None = None) -> "Text":
    """The diagnostics, an empty line after each, for `width` columns; `sources` has each file's text by its path."""
    from rich.text import Text

    width = width or get_terminal_size().columns
    text = Text(no_wrap=True, overflow="ignore")
    for line in _all_lines(diagnostics, sources, width):
        for words, what in line:
            text.append(words, _STYLES[what])
        text.append("\n")
    text.right_crop(1)
    return text


def plain_lines(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], width: int = WIDTH) -> list[str]:
    """The same as `render`, as plain lines; each diagnostic ends with an empty one."""
    return ["".join(words for words, _ in line).rstrip() for line in _all_lines(diagnostics, sources, width)]


def summary(parsed: Sequence[ParsedDeck]) -> str:
    """What a check came to, in one line."""
    severities = [diagnostic.severity for deck in parsed for diagnostic in deck.diagnostics]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    counts = [count(number, noun) for number, noun in ((errors, "error"), (warnings, "warning")) if number]
    found = " and ".join(counts) or "no problems"
    cards = sum(deck.checked for deck in parsed)
    left_out = sum(deck.left_out for deck in parsed)
    line = f"{found} in {count(len(parsed), 'file')}, {count(cards, 'card')} checked{_asked(parsed)}"
    return f"{line}; {count(left_out, 'card')} {'is' if left_out == 1 else 'are'} left out" if left_out else line


def _asked(parsed: Sequence[ParsedDeck]) -> str:
    """How many cards come of those that are written, where the two differ: gaps and reverses are cards of their own."""
    studied = [card for deck in parsed if deck.deck for card in deck.deck.cards]
    drafts = {card.note for deck in parsed for card in deck.drafts}
    if not drafts and len({card.note for card in studied}) == len(studied):
        return ""
    return f", which make {len(studied):,} to study" + (f" and {count(len(drafts), 'draft')}" if drafts else "")


def to_json(diagnostics: Iterable[Diagnostic]) -> dict[str, Any]:
    """The diagnostics for other programs."""
    return {
        "diagnostics": [
            {
                "code": diagnostic.code,
                "name": diagnostic.name,
                "severity": diagnostic.severity.value,
                "message": diagnostic.message,
                "path": diagnostic.path,
                "line": diagnostic.span.line,
                "column": diagnostic.span.column,
                "help": diagnostic.help,
            }
            for diagnostic in diagnostics
        ]
    }


def explain(code_or_name: str) -> str:
    """What a code or rule means, why it matters, and an example. Raises QuizError for one that is not known."""
    code = lookup(code_or_name)
    if code is None:
        known = [form for known in CODES.values() for form in (known.code, known.name)]
        near = did_you_mean(code_or_name.strip().upper(), CODES) or did_you_mean(code_or_name.strip().lower(), known)
        raise QuizError(
            f"there is no code `{clean_line(code_or_name)}`",
            near or "codes are written like E105; `quiz check` shows them with each problem",
            Exit.NO_INPUT,
        )
    parts = [f"{code.code}, {code.name}: {code.title}", *wrap(code.means, 80), "", *wrap(code.why, 80), ""]
    if code.evidence:
        parts += [*wrap(code.evidence, 80), ""]
    for title, example in (("Wrong", code.wrong), ("Instead", code.instead)):
        if example:
            parts += [title, "", *(f"    {line}".rstrip() for line in _shortened(example)), ""]
    if code.severity is Severity.WARNING:
        parts += wrap(f'`allow = ["{code.name}"]` silences it, in a card or below `[deck]` for all its cards.', 80)
    return "\n".join(parts).rstrip()


def _shortened(example: str) -> list[str]:
    return [line if len(line) <= 76 else line[:75] + CUT for line in example.splitlines()]


def _all_lines(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], width: int) -> Iterator[list[Piece]]:
    lines_of: dict[str, list[str]] = {}
    for diagnostic in diagnostics:
        if diagnostic.path not in lines_of:
            text = sources.get(diagnostic.path, "")
            lines_of[diagnostic.path] = text.split("\n") if text else []
        yield from _lines(diagnostic, lines_of[diagnostic.path], max(width, NARROWEST))
        yield []


def _lines(diagnostic: Diagnostic, source: Sequence[str], width: int) -> Iterator[list[Piece]]:
    """One diagnostic: what is wrong, where, the line with the place underlined, what else to know and what to do."""
    severity, span = diagnostic.severity.value, diagnostic.span
    head = f"{severity}[{diagnostic.code}]:"
    first, *rest = wrap(f"{head} {clean_line(diagnostic.message)}", width, "", " " * 4, whole_words=False)
    yield [(head, severity), (first.removeprefix(head), "strong")]
    for line in rest:
        yield [(line, "strong")]
    has_line = span.length > 0 and span.line <= len(source)
    gutter = len(str(span.line)) if has_line else 1
    place = f":{span.line}:{span.column}" if span.length else ""
    yield [(" " * gutter + "--> ", "frame"), (clean_line(diagnostic.path) + place, "")]
    if has_line:
        shown, marks = _underlined(source[span.line - 1], span, width - gutter - 3)
        yield [(" " * gutter + " |", "frame")]
        yield [(f"{span.line} | ", "frame"), (shown, "")]
        yield [(" " * gutter + " | ", "frame"), (marks, severity)]
    for label, words in (("note", diagnostic.note), ("help", diagnostic.help)):
        if words:
            lead = " " * gutter + f" = {label}: "
            first, *rest = wrap(clean_line(words), width, lead, " " * len(lead), whole_words=False)
            yield [(lead, "help"), (first.removeprefix(lead), "")]
            for line in rest:
                yield [(line, "")]


def _underlined(line: str, span: Span, room: int) -> tuple[str, str]:
    """A line of a file with its span marked below, cut to `room` columns round the span where it is longer."""
    start = min(span.column - 1, len(line))
    near = max(0, start - room)
    shown = [
        TAB if character == "\t" else clean(character).replace("\n", "␍") for character in line[near : start + room]
    ]
    widths = [cells(character) for character in shown]
    start -= near
    end = start + span.length
    first, last = 0, len(shown)
    behind = start == len(shown)  # the place after the last character wants a column of its own
    whole = len(shown) == len(line) and sum(widths) + behind <= room
    if not whole:
        first, last = _window(widths, start, end, room - 2)
    before = CUT if near + first else ""
    after = CUT if near + last < len(line) else ""
    blanks = len(before) + sum(widths[first:start])
    marks = max(1, sum(widths[start : min(end, last)]))
    return before + "".join(shown[first:last]) + after, " " * blanks + "^" * marks


def _window(widths: Sequence[int], start: int, end: int, room: int) -> tuple[int, int]:
    """Which characters of a line to show where not all fit: the span from its start, and before it what has room."""
    ahead = max(room - sum(widths[start:end]), room // 4)
    first = start
    while first and widths[first - 1] <= ahead:
        first -= 1
        ahead -= widths[first]
    last = first
    while last < len(widths) and widths[last] <= room:
        room -= widths[last]
        last += 1
    return first, last

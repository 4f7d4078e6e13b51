"""The formats by name, and how that of a file is recognised. A format's module is imported when it is asked for."""

from importlib import import_module
from typing import NamedTuple, cast

from quiz.core.error import Exit, QuizError
from quiz.core.nearest import did_you_mean
from quiz.exchange.carry import Reader, Writer


class Format(NamedTuple):
    """A format: the module under `quiz.exchange` that knows it, what it is, its usual ending, and which ways it goes.

    A `binary` format is never written to a terminal.
    """

    module: str
    summary: str
    suffix: str
    reads: bool
    writes: bool
    binary: bool = False


FORMATS: dict[str, Format] = {
    "anki": Format("anki", "Anki package", ".apkg", reads=True, writes=True, binary=True),
    "kahoot": Format("kahoot", "Kahoot spreadsheet", ".xlsx", reads=True, writes=True, binary=True),
    "anki-text": Format("anki_text", "Anki text, a note a row", ".txt", reads=True, writes=True),
    "moodle": Format("moodle", "Moodle XML", ".xml", reads=True, writes=True),
    "opentdb": Format("opentdb", "Open Trivia Database JSON", ".json", reads=True, writes=False),
    "aiken": Format("aiken", "Aiken, choices in plain text", ".txt", reads=True, writes=False),
    "gift": Format("gift", "GIFT, Moodle's plain text", ".txt", reads=True, writes=True),
    "hashcards": Format("hashcards", "hashcards Markdown", ".md", reads=True, writes=True),
    "quizlet": Format("quizlet", "text to paste into Quizlet, or copied from it", ".txt", reads=True, writes=True),
    "csv": Format("rows", "table with every field, or anyone's questions and answers", ".csv", reads=True, writes=True),
    "tsv": Format("tsv", "the same table, parted by tabs", ".tsv", reads=True, writes=True),
    "html": Format("flashcards", "flashcards in one page that needs no network", ".html", reads=False, writes=True),
    "qti": Format("qti", "quiz for Canvas (QTI 1.2)", ".zip", reads=False, writes=True, binary=True),
    "markdown": Format("markdown", "Markdown to read or print", ".md", reads=False, writes=True),
}
"""By the name that `--from` and `--to` take; recognised in this order, so the most telling come first."""


def reader(name: str) -> Reader:
    """The module that reads a format."""
    return cast("Reader", import_module(f"quiz.exchange.{_known(name, reads=True).module}"))


def writer(name: str) -> Writer:
    """The module that writes a format."""
    return cast("Writer", import_module(f"quiz.exchange.{_known(name, reads=False).module}"))


def recognised(data: bytes, suffix: str, *, separated: bool = False) -> str:
    """The name of the format that the bytes are of; the file's ending decides between several. QuizError: of none.

    A text that is nothing else is two sides a row where somebody says what is between them, which is `separated`.
    What is of none has the format that its ending promises, where only one does: that knows best what is wrong with it.
    """
    if suffix.casefold() == ".toml":
        raise QuizError("a deck needs no import", "put it into your decks folder, or name it: `--decks`", Exit.USAGE)
    if not data.strip():
        raise QuizError("this file is empty", "save it again where it comes from", Exit.BAD_DATA)
    readable = [name for name, known in FORMATS.items() if known.reads]
    fitting = [name for name in readable if reader(name).recognise(data)]
    if separated and not fitting:
        return "quizlet"
    promised = [name for name in fitting or readable if FORMATS[name].suffix == suffix.casefold()]
    if fitting or len(promised) == 1:
        return (promised or fitting)[0]
    help_text = f"say which it is: `--from` {', '.join(readable)}"
    raise QuizError("this file is of no format that can be read", help_text, Exit.BAD_DATA)


def _known(name: str, *, reads: bool) -> Format:
    known = {name for name, known in FORMATS.items() if (known.reads if reads else known.writes)}
    if name not in known:
        way = "read" if reads else "written"
        near = did_you_mean(name, known) or f"these can be: {', '.join(sorted(known))}"
        raise QuizError(f"the format `{name}` cannot be {way}", near, Exit.USAGE)
    return FORMATS[name]

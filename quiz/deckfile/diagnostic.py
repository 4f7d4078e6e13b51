"""A mistake of a deck's author, as data: what is wrong, where, and what to write instead."""

from enum import StrEnum
from typing import NamedTuple

from quiz.core.record import Record

Path = tuple[str | int, ...]
"""The way to a value from the top of a document: `("card", 2, "distractors", 0)`."""
Range = tuple[int, int]
"""Offsets of the first character and of the one after the last."""


class Severity(StrEnum):
    """An error leaves something out of the deck; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """Characters on one line of a file. Lines and columns count from 1; a length of 0 means the file as a whole."""

    line: int
    column: int
    length: int


WHOLE_FILE = Span(1, 1, 0)


class Diagnostic(Record):
    """One problem of one deck.

    `message` says what is wrong, `help` what to write instead, `note` what else is worth knowing; the latter two may
    be empty. `code` and `name` are those of the table in `quiz.deckfile.codes`.
    """

    code: str
    name: str
    severity: Severity
    message: str
    path: str
    span: Span
    note: str = ""
    help: str = ""

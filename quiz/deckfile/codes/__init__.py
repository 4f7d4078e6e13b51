"""Every kind of mistake a deck can hold: the one table for `quiz explain`, the authors' guide and the tests."""

from quiz.deckfile.codes import feedback, fields, file, marking, memory, options, questions, source, structure
from quiz.deckfile.codes.code import Code

CODES: dict[str, Code] = {
    code.code: code
    for part in (file, structure, fields, marking, options, questions, feedback, memory, source)
    for code in vars(part).values()
    if isinstance(code, Code)
}
"""By number, in the order of the table."""

RULES = tuple(code.name for code in CODES.values() if code.code.startswith("W"))
"""The names that a card's `allow` may list: warnings can be silenced, errors cannot."""


def lookup(code_or_name: str) -> Code | None:
    """The entry with this number or name, in any case."""
    wanted = code_or_name.strip().casefold()
    return next((code for code in CODES.values() if wanted in (code.code.casefold(), code.name)), None)

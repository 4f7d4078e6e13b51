"""What is said about one kind of mistake, wherever it is said."""

from typing import NamedTuple

from quiz.deckfile.diagnostic import Severity


class Code(NamedTuple):
    """A kind of mistake: its number for good, and a name to speak of it.

    `title` is a short clause, `means` and `why` are a sentence or two; `wrong` and `instead` are pieces of a deck,
    empty where the mistake does not stand in the text. `evidence` says what is known about it, and from whom. Names
    are also what `allow` lists, in a card or below `[deck]`.
    """

    code: str
    name: str
    title: str
    means: str
    why: str
    wrong: str = ""
    instead: str = ""
    evidence: str = ""

    @property
    def severity(self) -> Severity:
        """Codes that begin with E are errors, those with W warnings."""
        return Severity.ERROR if self.code.startswith("E") else Severity.WARNING

"""The tables of a document, also those under a name or in brackets that are not right."""

from collections.abc import Collection
from typing import Any

from quiz.deckfile.alike import Likeness
from quiz.deckfile.codes import structure
from quiz.deckfile.diagnostic import Path
from quiz.deckfile.ids import slug
from quiz.deckfile.names import DECK_FIELDS, TABLES, meant_table
from quiz.deckfile.problem import Problems
from quiz.deckfile.questions import NAMES
from quiz.deckfile.syntax import Document
from quiz.deckfile.table import HEADER, MAX_NAME, Table, listed, shown


class Tables:
    """The tables of one document. `likeness` is the deck's, once its language is known."""

    def __init__(self, document: Document, problems: Problems) -> None:
        self.data: dict[str, Any] = document.data or {}
        self.document = document
        self.problems = problems
        self.likeness = Likeness("en")
        self.top = Table(self.data, (), "a deck", problems, self.likeness)
        self.meant = {name: name if name in TABLES else document.aliases.get(name, "") for name in self.data}

    def check(self) -> None:
        """Note what is none of a deck's tables; one that is near to one of them is read as that."""
        stray = []
        unknown = [name for name, meant in self.meant.items() if not meant]
        for index, name in enumerate(unknown):
            value = self.data[name]
            if not isinstance(value, dict) and not (isinstance(value, list) and value and isinstance(value[0], dict)):
                stray.append(name)
                continue
            if self.problems.is_full:
                self.problems.skip(len(unknown) - index)
                break
            meant = meant_table(name[:MAX_NAME])
            help_text = f"did you mean `{TABLES[meant]}`?" if meant else f"its tables are {listed(TABLES.values())}"
            more = and_more(len(value) - 1, "so begins", "so begin", "card") if isinstance(value, list) else ""
            message = f"a deck has no table `{shown(name)}`"
            self.top.report(structure.UNKNOWN_TABLE, message, name, name=True, help=help_text, note=more)
            if meant == "card" or meant not in self.meant.values():
                self.meant[name] = meant
        if stray:
            self._check_stray(stray)

    def _check_stray(self, stray: list[str]) -> None:
        """Note fields above the first table: once, since what is missing is the table."""
        first, more = stray[0], len(stray) - 1
        those = f"`{shown(first)}`" + and_more(more, " and", " and", "field")
        of_deck = first in DECK_FIELDS and (first != "id" or "title" in stray or more == 0)
        table = "deck" if of_deck else "card" if first in NAMES else ""
        if table == "deck" and "deck" in self.meant.values():
            help_text = "write it below `[deck]`"
        elif table:
            help_text = f"write `{TABLES[table]}` above {'them' if more else 'it'}"
        else:
            help_text = "write it below `[deck]`, or below the `[[card]]` it belongs to"
        message = f"{those} stand{'' if more else 's'} outside of every table"
        self.top.report(structure.UNKNOWN_TABLE, message, first, name=True, help=help_text)

    def one(self, name: str, what: str) -> Table | None:
        """The table of that name, if there is one."""
        written = next((written for written, meant in self.meant.items() if meant == name), None)
        if written is None:
            return None
        data = self.data[written]
        path: Path = (written,)
        if isinstance(data, list) and data and isinstance(data[0], dict):
            data, path = data[0], (written, 0)
            if written == name:
                message = f"`[[{name}]]` has double brackets"
                self.top.report(structure.BRACKETS, message, *path, name=True, help=f"write `[{name}]`")
        if isinstance(data, dict):
            return Table(data, path, what, self.problems, self.likeness, self.document.lost.get(path, ()))
        self.top.wrong_type("a table", name, help=f"write `[{name}]` on a line of its own")
        return None

    def cards(self) -> list[Table]:
        """Every `[[card]]`, also those whose header is not right."""
        tables = []
        for name in (name for name, meant in self.meant.items() if meant == "card"):
            value = self.data[name]
            if isinstance(value, dict):
                tables += self._single(name, value)
            elif isinstance(value, list) and all(isinstance(card, dict) for card in value):
                wrong = frozenset() if name == "card" else {HEADER}
                for index, card in enumerate(value):
                    tables += self._card(card, (name, index), wrong)
            else:
                self.top.wrong_type("an array of tables", name, help="begin each card with `[[card]]`")
        return tables

    def _single(self, name: str, value: dict[str, Any]) -> list[Table]:
        """What is written as one table: a card, or several that each have a name in the header."""
        named = [key for key, card in value.items() if _is_card(card)] if name == "card" else []
        if named and len(named) == len(value):
            message = f"`[card.{shown(named[0])}]` is no header of a card"
            more = and_more(len(named) - 1, "so begins", "so begin", "card")
            help_text = f'write `[[card]]`, and below it `id = "{slug(named[0])}"`'
            self.top.report(structure.BRACKETS, message, name, named[0], name=True, help=help_text, note=more)
            return [table for key in named for table in self._card(value[key], (name, key), {HEADER})]
        if name == "card":
            message = "`[card]` has single brackets"
            self.top.report(structure.BRACKETS, message, name, name=True, help="write `[[card]]`")
        return self._card(value, (name,), {HEADER})

    def _card(self, data: dict[str, Any], path: Path, wrong: Collection[str]) -> list[Table]:
        """A card, and those that were written as a table inside of it."""
        found = []
        inner = [key for key, value in data.items() if isinstance(value, dict | list) and _is_card(value)]
        for key in inner:
            self.top.report(
                structure.BRACKETS, "a card has no cards inside", *path, key, name=True, help="write `[[card]]`"
            )
            value, place = data[key], (*path, key)
            value, place = (value[0], (*place, 0)) if isinstance(value, list) else (value, place)
            found += self._card(value, place, {HEADER})
        lost = self.document.lost.get(path, frozenset()) if self.document.lost else frozenset()
        data = {key: value for key, value in data.items() if key not in inner} if inner else data
        return [
            Table(data, path, "a card", self.problems, self.likeness, {*lost, *wrong} if lost or wrong else ()),
            *found,
        ]


def _is_card(value: Any) -> bool:
    """Whether a table inside of another is a card rather than a field's value."""
    if isinstance(value, list):
        value = value[0] if value else None
    return isinstance(value, dict) and not {"kind", "question"}.isdisjoint(value) and len(value) > 1


def and_more(count: int, one: str, many: str, noun: str) -> str:
    """So many more of something, behind the words for one or for several; empty where there are none."""
    if count <= 0:
        return ""
    return f"{one} one more {noun}" if count == 1 else f"{many} {count:,} more {noun}s"

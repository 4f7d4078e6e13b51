"""Reading what can be read of a text that is not TOML: a slip costs its card alone, and hides no other mistake.

Each table is parsed by itself. At a slip the lines of its field are blanked out, and the table is parsed again; a
header that is not right is put right. Offsets never change: what stands in place of something is as long.
"""

import re
from collections.abc import Callable
from typing import Any

from tomli import TOMLDecodeError

from quiz.deckfile.codes import file, structure
from quiz.deckfile.diagnostic import Path
from quiz.deckfile.limits import LIMIT_HELP, excess
from quiz.deckfile.names import TABLES
from quiz.deckfile.problem import InText, Problem, Problems
from quiz.deckfile.questions import NAMES
from quiz.deckfile.sections import FIELD, HEADER_LINE, Section, first_name, meant_header, part_at, sections
from quiz.deckfile.slip import Slip
from quiz.deckfile.slips import explain
from quiz.deckfile.source_map import scan
from quiz.deckfile.table import HEADER, UNKNOWN

_BUDGET = 4 * 1024 * 1024
"""How much text may be parsed, in all, to find slips."""
_OVERHEAD = 40
"""What an attempt costs besides, in characters."""

_INDENT = re.compile(r"[ \t]*+")

Load = Callable[[str], dict[str, Any]]


class TooMuchError(Exception):
    """There are more slips than anybody would read, or time to look for."""


class Mending:
    """A text on its way to TOML, by `load`. What is wrong with it goes to `problems`.

    `text` is what became of it, `cards_cut` counts the cards of which nothing is left, `aliases` has the name that a
    table goes by where there was no room for its own.
    """

    def __init__(self, text: str, problems: Problems, load: Load) -> None:
        self.text = self._whole = text
        self._offset = 0
        self.cards_cut = 0
        self.aliases: dict[str, str] = {}
        self._problems = problems
        self._load = load
        self._left = _BUDGET
        self._lost: dict[int, set[str]] = {}
        self._tables: dict[str, int] = {}
        self._single_cards: list[int] = []
        self._data: dict[str, Any] = {}
        self._last: InText | None = None

    def data(self) -> dict[str, Any] | None:
        """Whatever can be read of the text; None where there is no end of slips."""
        try:
            if len(self.text) <= _BUDGET:
                self._mend_all()
                self._report_single_cards()
            while (slip := self._slip(Section(0, len(self.text)))) is not None:
                self._report(slip)
                self._drop(
                    next(each for each in sections(self.text) if slip.start < each.end or each.end == len(self.text))
                )
        except TooMuchError:
            message = "there are more slips than these: the file was not read any further"
            self._problems.add(Problem(file.TOO_MANY_PROBLEMS, message, self._last, "begin with the first"))
            return None
        return self._data

    def _mend_all(self) -> None:
        """Mend section by section: `text` is meanwhile that of one, which begins at `_offset`."""
        whole, mended = self.text, []
        for start, end in sections(whole):
            self._offset, self.text = start, whole[start:end]
            waiting = [Section(0, end - start)]
            while waiting:
                waiting += self._mend(waiting.pop())
            mended.append(self.text)
        self._offset, self.text = 0, "".join(mended)

    def lost(self) -> dict[Path, frozenset[str]]:
        """What is missing from which tables: names of fields, `UNKNOWN` and `HEADER`."""
        headers = {span[0]: path for path, span in scan(self.text).names.items() if self.text.startswith("[", span[0])}
        found: dict[Path, frozenset[str]] = {}
        for start, names in self._lost.items():
            indent = _INDENT.match(self.text, start)
            path = headers.get(indent.end() if indent else start, ())[:2]
            found[path] = found.get(path, frozenset()) | names
        return found

    def _mend(self, section: Section) -> list[Section]:
        """Put a section right; the card that was found to begin inside of it, if any."""
        if not self._mend_header(section):
            return []
        excused = -1
        while (slip := self._slip(section)) is not None:
            piece = self.text[section.start : section.end]
            start, end, name = part_at(piece, slip.start - self._offset - section.start)
            start, end = start + section.start, end + section.start
            if slip.code is file.WRITTEN_TWICE and self._begins_card(section, start):
                if start != excused:
                    self._report(slip._replace(help="begin the card with a line `[[card]]` before this one"))
                if name != self._first_field(section):
                    self._lose(section, UNKNOWN)
                card = Section(start, section.end)
                self._blank(self._line_end(start), end)
                return [card] if self._rename(card, "card", UNKNOWN) else []
            self._report(slip)
            if start == section.start and self.text[start:end].lstrip().startswith("["):
                self._drop(section)
                return []
            if name or not self._stands_apart(section, start, end):
                self._lose(section, name if name in NAMES else UNKNOWN)
            excused = end if not name else excused
            if not self.text[start:end].strip():  # it is not there that the parser stumbles
                self._drop(section)
                return []
            self._blank(start, end)
        return []

    def _first_field(self, section: Section) -> str:
        field = FIELD.search(self.text, section.start, section.end)
        return first_name(field["key"]) if field else ""

    def _stands_apart(self, section: Section, start: int, end: int) -> bool:
        """Whether lines stand between two cards rather than in one: behind an empty line, and last or before a card."""
        apart = self.text[section.start : start].endswith("\n\n") and self.text.startswith("[", section.start)
        return apart and (not self.text[end : section.end].strip() or self._begins_card(section, end))

    def _mend_header(self, section: Section) -> bool:
        """Put the header of a section right; False where the section is dropped instead."""
        line = self.text[section.start : self._line_end(section.start)]
        header = HEADER_LINE.match(line)
        if header and len(header["open"]) == len(header["close"]):
            if header["open"] == "[[":
                return True
            if header["name"] == "card":
                self._single_cards.append(self._offset + section.start + header.start("open"))
                return self._rename(section, "card", HEADER)
            return self._is_first(section, header)
        if table := meant_header(line):
            self._report(_bad_header(line, self._offset + section.start, TABLES[table]))
            return self._rename(section, table, HEADER)
        return True

    def _is_first(self, section: Section, header: re.Match[str]) -> bool:
        """Whether no table before this one has its name; else this one is dropped."""
        name = header["name"]
        begin = self._offset + section.start
        first = self._tables.setdefault(name, begin)
        if first == begin or name.startswith("card"):
            return True
        place = begin + header.start("open"), begin + header.end("close")
        note = f"the first one is on line {self._whole.count(chr(10), 0, first) + 1}"
        self._report(Slip(file.WRITTEN_TWICE, *place, f"the table `{name}` is written twice", "join the two"), note)
        self._drop(section)
        return False

    def _rename(self, section: Section, table: str, lost: str) -> bool:
        """Write the header of `table` over the first line, its name cut short where there is no room for all of it."""
        end = self._line_end(section.start)
        opening, closing = ("[[", "]]") if table == "card" else ("[", "]")
        name = table[: max(0, end - section.start - len(opening + closing))]
        if not name or (table != "card" and name in self._tables):
            self._drop(section)
            return False
        self._tables[name] = self._offset + section.start
        self.aliases[name] = table
        header = f"{opening}{name}{closing}".ljust(end - section.start)
        self.text = self.text[: section.start] + header + self.text[end:]
        self._lose(section, lost)
        return True

    def _begins_card(self, section: Section, start: int) -> bool:
        """Whether the header of a card is missing before a field: it is not the only one from there on that repeats."""
        header = self.text[section.start : self._line_end(section.start)]
        before, after = (
            {first_name(field["key"]) for field in FIELD.finditer(self.text, *part)}
            for part in ((section.start, start), (start, section.end))
        )
        return header.lstrip().startswith("[[") and len(before & after) > 1

    def _report_single_cards(self) -> None:
        """Say once that cards have single brackets, however many have."""
        if self._single_cards:
            first, more = self._single_cards[0], len(self._single_cards) - 1
            note = f"so {'has one more card' if more == 1 else f'have {more:,} more cards'}" if more else ""
            message = "`[card]` has single brackets"
            self._report(Slip(structure.BRACKETS, first, self._line_end(first), message, "write `[[card]]`"), note)

    def _slip(self, section: Section) -> Slip | None:
        """The first slip in a section; None where it is TOML."""
        piece = self.text[section.start : section.end]
        self._left -= len(piece) + _OVERHEAD
        if self._left < 0 and self._last:
            raise TooMuchError
        if found := excess(piece):
            slip = Slip(found.code, found.start, found.end, found.code.title, LIMIT_HELP[found.code])
        else:
            try:
                self._data = self._load(piece)
            except TOMLDecodeError as error:
                slip = explain(piece, error.msg, error.pos)
            else:
                return None
        begin = self._offset + section.start
        return slip._replace(start=slip.start + begin, end=slip.end + begin)

    def _report(self, slip: Slip, note: str = "") -> None:
        if self._problems.is_full:
            raise TooMuchError
        self._last = InText(slip.start, slip.end)
        self._problems.add(Problem(slip.code, slip.message, self._last, slip.help, note))

    def _lose(self, section: Section, name: str) -> None:
        self._lost.setdefault(self._offset + section.start, set()).add(name)

    def _drop(self, section: Section) -> None:
        self.cards_cut += "card" in self.text[section.start : self._line_end(section.start)].lower()
        self._lost.pop(self._offset + section.start, None)
        self._blank(*section)

    def _blank(self, start: int, end: int) -> None:
        self.text = self.text[:start] + re.sub(r"[^\n]", " ", self.text[start:end]) + self.text[end:]

    def _line_end(self, start: int) -> int:
        end = self.text.find("\n", start)
        return len(self.text) if end < 0 else end


def _bad_header(line: str, offset: int, wanted: str) -> Slip:
    """What is wrong with a line that is meant to be the header `wanted`."""
    written = line.partition("#")[0].strip()
    start = line.index(written)
    rest = written.removeprefix(wanted).strip()
    if written.startswith(wanted) and rest.strip("[]"):
        place = line.index(rest, start + len(wanted))
        message, help_text = "there is something beside the header", "begin a new line for it, or remove it"
        return Slip(file.SYNTAX, offset + place, offset + place + len(rest), message, help_text)
    message = "the brackets of this header are not right" if set("[]") & set(written) else "a header stands in brackets"
    if re.fullmatch(r"\[+\s*\w+\W.*[^\]\s]\s*\]+", written):
        message = "a header holds nothing but the name of its table"
    if not written[0].isascii():
        message, help_text = "there is an invisible character before this header", "remove it"
        return Slip(file.SYNTAX, offset + start, offset + start + 1, message, help_text)
    if wanted == "[[card]]" and written in ("[card", "card]"):
        message = "`[card]` has single brackets"
    return Slip(structure.BRACKETS, offset + start, offset + start + len(written), message, f"write `{wanted}`")

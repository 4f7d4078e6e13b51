"""The answers of a GIFT question: what stands between its braces says of which type it is."""

import re
from collections.abc import Iterator
from decimal import Context, Decimal
from typing import NamedTuple

from quiz.exchange.gift.block import shown
from quiz.exchange.moodle.item import Option
from quiz.exchange.moodle.number import read_number
from quiz.exchange.texts import PlainText, from_html, tidy

_WEIGHT = re.compile(r"%(-*)(\d{1,2}\.?\d{0,20})%", re.ASCII)
_TRUTH = frozenset({"T", "TRUE", "F", "FALSE"})
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
_ORDERING = re.compile(
    r">\s*\d{1,6}(?:[ \t]+(?:ALL|EXACT|(?P<part>RANDOM|REL|CONTIG(?:UOUS)?)|HORI(?:ZONTAL)?|VERT(?:ICAL)?|H|V"
    r"|ALL_OR_NOTHING|ABS(?:OLUTE)?(?:_POSITION)?|(?:RELATIVE|LONGEST)(?:_[A-Z]+)*|SHOW|HIDE|none|abc|ABCD?|123|iii|III))*"
    r"[ \t]*(?:\n|$)"
)
_EXACT = Context(prec=120)


class BadAnswerError(ValueError):
    """An answer that is not written right: what is wrong with it, and where between the braces it begins."""

    def __init__(self, what: str, position: int = 0) -> None:
        super().__init__(what)
        self.position = position


class Answers(NamedTuple):
    """What the braces hold: Moodle's type, its answers or pairs, and what was lost."""

    type: str
    options: tuple[Option, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    single: bool = True
    lost: tuple[tuple[str, str], ...] = ()


def read(text: str, form: str) -> Answers:
    """The answers in a text without its general feedback. BadAnswerError where they are not right.

    `form` is the format of the question's text, which its answers have where they do not say another. The order in
    which the types are tried is Moodle's.
    """
    return _Reader(form).read(text)


def plain(text: str, form: str) -> tuple[PlainText, str]:
    """The text without its format's name in brackets, as plain text; and that format."""
    text = text.strip()
    if named := _FORMAT.match(text):
        form, text = named[1], text[named.end() :]
    written = shown(text)
    if form in ("plain", "markdown") or not ("<" in written or "&" in written):
        return PlainText(tidy(written)), form
    return from_html(written), form


class _Reader:
    def __init__(self, form: str) -> None:
        self.form = form
        self.lost: list[tuple[str, str]] = []

    def read(self, text: str) -> Answers:
        """The answers by their type."""
        if not text.strip():
            return Answers("essay")
        if text.startswith(">") and (head := _ORDERING.match(text)):
            return self._ordering(text, head)
        if text.startswith("#"):
            return self._made("numerical", self._numbers(text))
        if "~" in text:
            rights = text.replace("=", "~=")
            options = tuple(self._choices(rights))
            if len(options) < 2:
                raise BadAnswerError("a choice needs two answers at least")
            return self._made("multichoice", options, single="=" in text)
        if "=" in text and "->" in text:
            pairs = tuple(self._pairs(text))
            return Answers("matching", pairs=pairs, lost=tuple(self.lost))
        truth, *feedback = text.split("#", 2)
        if truth.strip() in _TRUTH:
            return self._truth(truth.strip(), feedback)
        return self._made("shortanswer", tuple(self._typed(text)))

    def _made(self, kind: str, options: tuple[Option, ...], *, single: bool = True) -> Answers:
        return Answers(kind, options, single=single, lost=tuple(self.lost))

    def _text(self, text: str, field: str) -> str:
        made, _ = plain(text, self.form)
        self.lost += [(field, f"{what} is left out") for what in made.lost]
        return made.text

    def _choices(self, text: str) -> Iterator[Option]:
        for position, part in _parts(text, "~"):
            if part.startswith("="):
                percent, rest = 100.0, part[1:]
            else:
                percent, rest = _weighed(part, 0.0)
            answer, _, feedback = rest.partition("#")
            option = Option(self._text(answer, "answer"), percent, self._text(feedback, "why_not"))
            if not option.text:
                raise BadAnswerError("one of its answers is empty", position - text.count("~=", 0, position))
            yield option

    def _typed(self, text: str) -> Iterator[Option]:
        for position, part in _parts(text, "="):
            percent, rest = _weighed(part, 100.0)
            answer, _, feedback = rest.partition("#")
            option = Option(tidy(shown(_unformatted(answer))), percent, self._text(feedback, "why_not"))
            if not option.text:
                raise BadAnswerError("one of its answers is empty", position)
            yield option

    def _truth(self, truth: str, feedback: list[str]) -> Answers:
        wrong, right = (*(self._text(text, "why_not") for text in feedback), "", "")[:2]
        is_true = truth.startswith("T")
        true, false = Option("true", 100 * is_true), Option("false", 100 * (not is_true))
        options = tuple(option._replace(feedback=right if option.is_right else wrong) for option in (true, false))
        return self._made("truefalse", options)

    def _numbers(self, text: str) -> tuple[Option, ...]:
        numbers, _, catch_all = text[1:].partition("~")
        options = [self._number(part, position + 1) for position, part in _parts(numbers, "=")]
        if not options:
            raise BadAnswerError("there is no number after `#`")
        if feedback := catch_all.partition("#")[2]:
            options.append(Option("*", 0, self._text(feedback, "why_not")))
        return tuple(options)

    def _number(self, part: str, position: int) -> Option:
        """A number with how far off it may be: `1822:2`, `1820..1824`, `1822`."""
        percent, rest = _weighed(part, 100.0)
        answer, _, feedback = rest.partition("#")
        written = shown(_unformatted(answer)).strip()
        low, ranged, high = written.partition("..")
        key, _, off = (low, "", high) if ranged else written.partition(":")
        numbers = [read_number(text) for text in ((low, high) if ranged else (key, off.strip() or "0"))]
        first, second = numbers
        if written == "*":
            return Option("*", percent, self._text(feedback, "why_not"))
        if first is None or second is None:
            raise BadAnswerError(f"`{written[:40]}` is no number", position)
        if ranged:
            middle = _EXACT.divide(_EXACT.add(first, second), Decimal(2))
            first, second = middle, _EXACT.subtract(second, middle)
        return Option(f"{first:f}", percent, self._text(feedback, "why_not"), f"{abs(second):f}" if second else "")

    def _pairs(self, text: str) -> Iterator[tuple[str, str]]:
        for position, part in _parts(text, "="):
            left, arrow, right = part.partition("->")
            if not arrow:
                raise BadAnswerError(f"`{shown(part)[:40]}` has no `->`", position)
            yield self._text(left, "pairs"), tidy(shown(right))

    def _ordering(self, text: str, head: re.Match[str]) -> Answers:
        items = [line for line in text[head.end() :].split("\n") if line.strip()]
        if len(items) < 2:
            raise BadAnswerError("there are no items to put in order")
        if head["part"]:
            self.lost.append(("selectcount", "a part of the items is asked there; here all are"))
        options = (Option(self._html(item), place) for place, item in enumerate(items, 1))
        return self._made("ordering", tuple(options))

    def _html(self, item: str) -> str:
        made = from_html(shown(item))
        self.lost += [("answer", f"{what} is left out") for what in made.lost]
        return made.text


def _parts(text: str, mark: str) -> Iterator[tuple[int, str]]:
    """What stands before, between and behind the marks, without blanks and with its place; nothing before the first."""
    position = 0
    for index, part in enumerate(text.split(mark)):
        if index or part.strip():
            yield position, part.strip()
        position += len(part) + 1


def _weighed(part: str, otherwise: float) -> tuple[float, str]:
    """How much an answer earns in percent, and the answer without that."""
    weight = _WEIGHT.match(part)
    if weight is None:
        return otherwise, part
    percent = float(weight[2])
    return -percent if weight[1] else percent, part[weight.end() :]


def _unformatted(text: str) -> str:
    return _FORMAT.sub("", text.strip(), count=1) if _FORMAT.match(text.strip()) else text

"""From the XML of Moodle to its questions in plain texts."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from quiz.exchange.carry import Import, Loss, Options
from quiz.exchange.moodle import embedded
from quiz.exchange.moodle.gather import gather
from quiz.exchange.moodle.item import Category, Item, Option
from quiz.exchange.moodle.tree import Node, questions
from quiz.exchange.texts import PlainText, from_html, head, tidy

_OTHER_NAMES = {"match": "matching", "multianswer": "cloze"}
_OVERALL = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
_USUAL = frozenset({
    "Your answer is correct.",
    "Your answer is partially correct.",
    "Your answer is incorrect.",
    "Well done!",
    "Parts, but only parts, of your response are correct.",
    "That is not right at all.",
})  # fmt: skip
"""What Moodle itself puts there: it says nothing of a question."""
_MARKUP = frozenset("<&")


def recognise(data: bytes) -> bool:
    """XML whose first element is `quiz`, with a question in it."""
    text = head(data).lstrip()
    return text.startswith("<") and re.search("<quiz[ >]", text[:4000]) is not None and "<question" in text


def read(data: bytes, options: Options) -> Import:
    """The questions of a file, a deck for each category. What cannot be asked here is a loss."""
    found: list[Item | Loss] = []
    overall: Counter[str] = Counter()
    category = Category()
    for node in questions(data):
        kind = node.attributes.get("type", "").strip()
        if kind == "category":
            category = Category(node.told("category", "text"), node.told("idnumber"), _text(node.first("info")).text)
        else:
            reader = _Question(node, _OTHER_NAMES.get(kind, kind))
            found.append(reader.item(category))
            overall.update(name for name in _OVERALL if reader.plain(name) not in _USUAL | {""})
    for name, count in overall.items():
        questions_told = f"{count} questions" if count > 1 else "1 question"
        found.append(Loss(questions_told, name, "what is said to an answer as a whole is left out"))
    return gather(found, options.name)


def _text(node: Node | None, otherwise: str = "html") -> PlainText:
    """A text of Moodle as plain text, by the format that it says it has."""
    if node is None:
        return PlainText("")
    written = node.told("text") or (node.text.strip() if not node.first("text") else "")
    made = _plain(written, node.attributes.get("format", otherwise))
    missing = (f"a file ({name})" for file in node.all("file") if (name := file.attributes.get("name", "")[:80]))
    shown = unquote(" ".join(made.lost))
    return made._replace(lost=(*made.lost, *(file for file in missing if file.removeprefix("a file ") not in shown)))


def _plain(written: str, form: str) -> PlainText:
    if form in ("plain_text", "markdown") or not _MARKUP.intersection(written):
        return PlainText(tidy(written))
    return from_html(written)


class _Question:
    """Reads one question; what does not come out of it goes to `lost`."""

    def __init__(self, node: Node, kind: str) -> None:
        self.node = node
        self.kind = kind
        self.lost: list[tuple[str, str]] = []

    def item(self, category: Category) -> Item:
        """The question in plain texts."""
        node = self.node
        text, gaps = self._asked()
        item = Item(
            self.kind,
            text,
            f"line {node.line}",
            tidy(_plain(node.told("name", "text"), "html").text),
            tidy(node.told("idnumber")),
            tuple(self._options()),
            tuple(self._pairs()),
            gaps,
            single=node.told("single") not in ("false", "0"),
            shuffle=node.told("shuffleanswers") not in ("false", "0"),
            unit=self._unit(),
            note=self._take(node.first("graderinfo"), "answer"),
            feedback=self._take(node.first("generalfeedback"), "explanation"),
            hints=tuple(text for hint in node.all("hint") if (text := self._hint(hint))),
            tags=tuple(self._tags()),
            category=category,
        )
        self._tell_settings()
        return item._replace(lost=tuple(self.lost))

    def plain(self, name: str) -> str:
        """The text of one of its elements."""
        return _text(self.node.first(name)).text

    def _take(self, node: Node | None, field: str, otherwise: str = "html") -> str:
        made = _text(node, otherwise)
        self.lost += [(field, f"{what} is left out") for what in made.lost]
        return made.text

    def _asked(self) -> tuple[str, tuple[tuple[Option, ...], ...]]:
        """The text of the question, and of a cloze the answers of its gaps."""
        node = self.node.first("questiontext")
        if self.kind != "cloze":
            return self._take(node, "question"), ()
        made = embedded.read(node.told("text") if node else "")
        self.lost += made.lost
        return made.text, made.gaps

    def _options(self) -> Iterator[Option]:
        typed = self.kind in ("shortanswer", "numerical", "truefalse")
        for answer in self.node.all("answer"):
            text = tidy(answer.told("text") or answer.text) if typed else self._take(answer, "answer")
            tolerance = answer.told("tolerance")
            share = answer.told("fraction") or answer.attributes.get("fraction", "")
            feedback = self._take(answer.first("feedback"), "why_not")
            yield Option(text, _percent(share), feedback, "" if tolerance == "0" else tolerance)

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for pair in self.node.all("subquestion"):
            yield self._take(pair, "pairs"), tidy(pair.told("answer", "text"))

    def _unit(self) -> str:
        """The unit of a number; others that it can be converted from are told."""
        units = [(unit.told("unit_name"), _percent(unit.told("multiplier") or "1")) for unit in self._units()]
        main = next((name for name, factor in units if factor == 1), "")
        others = ", ".join(name for name, _ in units if name != main)
        if others:
            self.lost.append(("unit", f"other units are left out: {others}"))
        return tidy(main)

    def _units(self) -> list[Node]:
        units = self.node.first("units")
        return units.all("unit") if units and self.kind == "numerical" else []

    def _hint(self, node: Node) -> str:
        return self._take(node.first("hintcontent") or node, "hint")

    def _tags(self) -> Iterator[str]:
        for name in ("tags", "coursetags"):
            for tags in self.node.all(name):
                yield from (text for tag in tags.all("tag") if (text := tidy(tag.told("text"))))

    def _tell_settings(self) -> None:
        """What a question is set to there and has no setting for here."""
        node = self.node
        if node.told("usecase") == "1":
            self.lost.append(("answer", "capitals count there; here they do not"))
        worth = _percent(node.told("defaultgrade") or "1")
        if worth not in (0, 1):
            self.lost.append(("defaultgrade", f"it is worth {worth:g} marks there; here every card counts the same"))
        if self.kind == "ordering" and node.told("selecttype").upper() in ("RANDOM", "CONTIGUOUS", "1", "2"):
            self.lost.append(("selectcount", "a part of the items is asked there; here all are"))
        if self.kind == "numerical" and node.told("unitgradingtype") in ("1", "2"):
            self.lost.append(("unit", "it must be given there; here it may be"))


def _percent(written: str) -> float:
    """A number of Moodle's; 0 where it is none."""
    try:
        number = float(written.strip().replace(",", ".")[:30])
    except ValueError:
        return 0.0
    return number if abs(number) < 1e9 else 0.0

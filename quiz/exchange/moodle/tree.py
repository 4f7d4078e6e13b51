"""Reads the XML of Moodle question by question: nothing is kept of one when the next begins.

The parser is expat itself: it tells the line of each question, and of a DOCTYPE before anything in it is read.
"""

import html
from collections.abc import Iterator
from xml.parsers import expat

from quiz.core.error import Exit, QuizError

MOST_DEPTH = 32
"""Elements inside of one another; a question of Moodle has six."""

_PORTION = 1 << 16


class Node:
    """An element: its name, attributes, the text straight inside of it, and the elements there."""

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.name = name
        self.attributes = attributes
        self.line = line
        self.pieces: list[str] = []
        self.children: list[Node] = []

    @property
    def text(self) -> str:
        """The text straight inside of the element."""
        return "".join(self.pieces)

    def all(self, name: str) -> list["Node"]:
        """The elements inside of it that have this name."""
        return [child for child in self.children if child.name == name]

    def first(self, *path: str) -> "Node | None":
        """The first element along a path of names."""
        node: Node | None = self
        for name in path:
            node = next(iter(node.all(name)), None) if node else None
        return node

    def told(self, *path: str) -> str:
        """The text at the end of a path, without the blanks round it; empty where there is no such element."""
        node = self.first(*path)
        return node.text.strip() if node else ""


def questions(data: bytes) -> Iterator[Node]:
    """The questions of a file, in turn. QuizError (65) where it is no XML of Moodle, at the latest behind the last."""
    building = _Building()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: building.open(name, attributes, parser.CurrentLineNumber)
    parser.EndElementHandler = building.close
    parser.CharacterDataHandler = building.take
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for start in range(0, len(data), _PORTION):
            parser.Parse(data[start : start + _PORTION], False)
            yield from building.finished()
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = parser.ErrorLineNumber or parser.CurrentLineNumber
        reason = expat.errors.messages.get(getattr(error, "code", 0), "its encoding is not known")
        raise QuizError(f"line {line} is no XML: {reason}", "export it from Moodle anew", Exit.BAD_DATA) from error
    yield from building.finished()


def _refuse(*_declared: object) -> None:
    message = "this XML declares a document type, which Moodle never does"
    raise QuizError(message, "remove the line with `<!DOCTYPE`", Exit.BAD_DATA)


class _Building:
    """The questions of a file as its pieces come.

    HTML that stands in a text as it is, where Moodle would code it, is put together again: `_markup` is how deep it is.
    """

    def __init__(self) -> None:
        self._markup = 0
        self._open: list[Node] = []
        self._finished: list[Node] = []

    def open(self, name: str, attributes: dict[str, str], line: int) -> None:
        """An element begins."""
        if not self._open and name != "quiz":
            raise QuizError(
                f"this XML begins with `{name[:40]}`, not `quiz`", "export the questions as Moodle XML", Exit.BAD_DATA
            )
        if len(self._open) + self._markup >= MOST_DEPTH:
            raise QuizError(f"line {line} is nested too deep", "export it from Moodle anew", Exit.BAD_DATA)
        if self._open and self._open[-1].name == "text":
            self._markup += 1
            told = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
            self._open[-1].pieces.append(f"<{name}{told}>")
            return
        node = Node(name, attributes, line)
        if len(self._open) > 1:
            self._open[-1].children.append(node)
        self._open.append(node)

    def close(self, name: str) -> None:
        """The element that began last ends."""
        if self._markup:
            self._markup -= 1
            self._open[-1].pieces.append(f"</{name}>")
            return
        node = self._open.pop()
        if len(self._open) == 1 and node.name == "question":
            self._finished.append(node)

    def take(self, text: str) -> None:
        """Text inside of the element that began last; files are not kept."""
        if len(self._open) > 1 and self._open[-1].name not in ("file", "image_base64"):
            self._open[-1].pieces.append(text)

    def finished(self) -> list[Node]:
        """The questions that ended since this was asked last."""
        done, self._finished = self._finished, []
        return done

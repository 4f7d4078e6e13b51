"""Texts between a deck, where they are plain, and formats where they are HTML."""

import codecs
import html
import re
from html.parser import HTMLParser
from typing import NamedTuple

from quiz.core.error import Exit, QuizError
from quiz.deckfile.table import STEERING
from quiz.exchange.carry import Loss

_HEAD = 1 << 18
"""Bytes by which the format of a file is found out."""
_DECLARATION = re.compile(r"<!--.*?(?:-->|\Z)|<[!?][^<>]*>", re.DOTALL)
_STRAY = re.compile(r"<(?!/?[A-Za-z][^<>]*>)")
"""A `<` that begins no tag. The parser tries each anew to the end of the text, which a hostile one makes last hours."""
_BREAKS = frozenset({"br", "div", "p", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "blockquote", "pre"})
_HIDDEN = frozenset({"script", "style", "head", "title"})
_CELLS = frozenset({"td", "th"})
_KEPT = frozenset({*_BREAKS, *_CELLS, "span", "font", "html", "body", "tbody", "a"})
"""Tags whose going loses nothing that a reader would miss."""
_MEDIA = frozenset({"img", "audio", "video", "object", "embed", "iframe", "svg"})


class PlainText(NamedTuple):
    """A text without markup, and the names of what went with the markup: `bold`, `an image (map.png)`."""

    text: str
    lost: tuple[str, ...] = ()


class Decoded(NamedTuple):
    """What a file says, and a loss where its letters had to be guessed."""

    text: str
    losses: tuple[Loss, ...] = ()


def decoded(data: bytes) -> Decoded:
    """The text that a file holds: in UTF-8, in UTF-16 with a mark, or else in Windows-1252. QuizError (65): in none."""
    text, guessed = _decoded(data, whole=True)
    if "\0" in text:
        raise QuizError("this is no plain text", "save it as plain text, in UTF-8", Exit.BAD_DATA)
    what = "read as Windows-1252, for it is not in UTF-8: look whether its accents are right"
    return Decoded(text, (Loss("the file", "", what),) if guessed else ())


def head(data: bytes) -> str:
    """The first lines of the text that a file holds, by which its format may be known; empty where it holds none."""
    text, _ = _decoded(data[:_HEAD], whole=len(data) <= _HEAD)
    if "\0" in text:
        return ""
    return text if len(data) <= _HEAD else text[: text.rfind("\n") + 1]


def _decoded(data: bytes, *, whole: bool) -> tuple[str, bool]:
    """The text of the bytes, and whether its encoding is a guess."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), False
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(data, whole), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True


def tidy(text: str) -> str:
    """The text as a deck takes it: without control characters, blanks round it, or more than one empty line."""
    text = STEERING.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (line.rstrip() for line in text.replace("\xa0", " ").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def from_html(text: str) -> PlainText:
    """The text that a reader of the HTML sees; what has no markup in it is taken as it is, its entities read."""
    reader = _Reader()
    reader.feed(_STRAY.sub("&lt;", _DECLARATION.sub("", text.replace("\r\n", "\n"))))
    reader.close()
    return PlainText(tidy("".join(reader.pieces)), tuple(dict.fromkeys(reader.lost)))


def to_html(text: str) -> str:
    """A plain text as HTML: nothing in it is markup, and its lines end in `<br>`."""
    return html.escape(text).replace("\n", "<br>")


class _Reader(HTMLParser):
    """Gathers the text, a line end for each block, and what a reader would miss of the rest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.lost: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN
        if tag in _CELLS and self.pieces and not self.pieces[-1].endswith("\n"):
            self.pieces.append(" ")
        if tag in _BREAKS and self.pieces and (tag == "br" or not self.pieces[-1].endswith("\n")):
            self.pieces.append("\n")
        if tag in _MEDIA:
            source = dict(attrs).get("src") or ""
            name = source.rsplit("/", 1)[-1][:80]
            what = "an image" if tag in ("img", "svg") else "media"
            self.lost.append(f"{what} ({name})" if name else what)
        elif tag not in _KEPT and tag not in _HIDDEN:
            self.lost.append("formatting")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _HIDDEN and self._hidden > 0
        if tag in _BREAKS and tag != "br" and self.pieces and not self.pieces[-1].endswith("\n"):
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)

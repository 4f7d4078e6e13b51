"""Texts between a deck, where they are plain, and formats where they are HTML."""

import html
import re
from html.parser import HTMLParser
from typing import NamedTuple

from quiz.core.error import Exit, QuizError
from quiz.deckfile.table import STEERING

_DECLARATION = re.compile(r"<!--.*?(?:-->|\Z)|<[!?][^<>]*>", re.DOTALL)
_STRAY = re.compile(r"<(?!/?[A-Za-z][^<>]*>)")
"""A `<` that begins no tag. The parser tries each anew to the end of the text, which a hostile one makes last hours."""
_BREAKS = frozenset({"br", "div", "p", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "blockquote", "pre"})
_HIDDEN = frozenset({"script", "style", "head", "title"})
_KEPT = frozenset({*_BREAKS, "span", "font", "html", "body", "tbody", "td", "th", "a"})
"""Tags whose going loses nothing that a reader would miss."""
_MEDIA = frozenset({"img", "audio", "video", "object", "embed", "iframe", "svg"})


class PlainText(NamedTuple):
    """A text without markup, and the names of what went with the markup: `bold`, `an image (map.png)`."""

    text: str
    lost: tuple[str, ...] = ()


def decoded(data: bytes) -> str:
    """The text that a file holds. QuizError (65) where it is not in UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuizError("this text is not in UTF-8", "save it as UTF-8", Exit.BAD_DATA) from error


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

"""What is handed out at once: the sheets of all forms and their keys, on one kind of paper."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from quiz.classroom.paper import Paper
from quiz.classroom.printing.key import Key, make_key
from quiz.classroom.printing.sheet import Sheet, make_sheet
from quiz.core.card import Source
from quiz.core.clean import clean
from quiz.core.record import Record

Part = TypeVar("Part")


class PaperSize(NamedTuple):
    """A size of paper: its name to people and in CSS, its name in Typst, its width and height in millimetres."""

    name: str
    typst: str
    width: float
    height: float


PAPER_SIZES = {"a4": PaperSize("A4", "a4", 210, 297), "letter": PaperSize("letter", "us-letter", 215.9, 279.4)}


class Layout(NamedTuple):
    """How sheets are laid out: their paper, lines for each answer that is written out, points for each question."""

    size: PaperSize = PAPER_SIZES["a4"]
    lines: int = 1
    points: int = 0


class Handout(Record):
    """Sheets and keys, each beginning on a page of its own. Nothing in its texts is obeyed by what shows them."""

    title: str
    size: PaperSize
    sheets: tuple[Sheet, ...] = ()
    keys: tuple[Key, ...] = ()


def make_handout(papers: Iterable[Paper], title: str, sources: Mapping[str, Source], layout: Layout) -> Handout:
    """The sheets of the papers, and behind them the keys; `sources` has what each deck's cards are drawn from."""
    papers = tuple(papers)
    sheets = tuple(make_sheet(paper, title, lines=layout.lines, points=layout.points) for paper in papers)
    keys = tuple(make_key(paper, title, sources, points=layout.points) for paper in papers)
    return in_texts(clean, Handout(title, layout.size, sheets, keys))


def in_texts(change: Callable[[str], str], part: Part) -> Part:
    """A record, or a tuple of records and texts, with every text in it changed."""
    changed: Any = part
    match part:
        case str():
            changed = change(part)
        case Record():
            changed = type(part)(*(in_texts(change, getattr(part, name)) for name in part.__match_args__))
        case tuple() if type(part) is tuple:
            changed = tuple(in_texts(change, inner) for inner in part)
    return changed  # type: ignore[no-any-return]  # of the type it had

"""Flashcards to cut out: leaves of eight, whose backs meet their fronts when both sides of a leaf are printed.

The size of the letters is worked out here, from the room on a card, so that every format shows a card alike and none
cuts a text off.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from quiz.classroom.paper import Item, make_paper, put
from quiz.classroom.printing.handout import PaperSize, in_texts
from quiz.classroom.printing.key import solution
from quiz.classroom.printing.sheet import guide, stem_line, stem_pieces
from quiz.core.answer import label_of
from quiz.core.card import Card, CardId, Source
from quiz.core.clean import clean
from quiz.core.columns import wrap
from quiz.core.record import Record
from quiz.core.review import AskedAs

COLUMNS, ROWS = 2, 4
MARGIN = 10.0
"""Millimetres round the cards of a leaf, which printers leave white."""

PADDING = 5.0
FOOT = 5.0
"""Millimetres within a card: round its text, and beneath it for its id."""

POINT = 25.4 / 72
LINE_HEIGHT = 1.25
GAP_BETWEEN = 0.3
HALF_WIDTH = 0.52
"""The distance of lines and the width of a letter that is not wide, as shares of the size, those of wide fonts; and the
room between two texts, as a share of that distance."""

ALL_RIGHT = "Name all that are right."
"""What a front says where there may be several, which nobody ticks there."""

TEXT_SIZES = (15, 13, 12, 11, 10, 9, 8, 7, 6)
"""Points; the largest that fits is taken."""


class Side(Record):
    """One side of a card: its lines of text, their size in points, and the card's id.

    The id stands at the foot of the back. A front has none, as many an id says what is asked for.
    """

    lines: tuple[str, ...]
    size: int
    language: str
    card: CardId


Leaf = tuple[tuple[Side | None, ...], tuple[Side | None, ...]]
"""The fronts of a leaf row by row, and its backs as they lie when it was turned over along its long edge."""


class Cards(Record):
    """Flashcards on leaves of paper; `left_out` are cards with more text than there is room for."""

    title: str
    size: PaperSize
    leaves: tuple[Leaf, ...]
    left_out: tuple[CardId, ...]

    @property
    def card_size(self) -> tuple[float, float]:
        """Width and height of a card in millimetres."""
        return card_size(self.size)

    @property
    def count(self) -> int:
        """How many cards there are."""
        return sum(side is not None for fronts, _ in self.leaves for side in fronts)


def card_size(size: PaperSize) -> tuple[float, float]:
    """Width and height of a card on this paper, in millimetres."""
    return round((size.width - 2 * MARGIN) / COLUMNS, 2), round((size.height - 2 * MARGIN) / ROWS, 2)


def draw_cards(
    cards: Sequence[Card], seed: int, questions: int | None = None, *, choices: bool = False
) -> tuple[Item, ...]:
    """What goes on flashcards: the notes that a paper of this seed would draw, in the order of `cards`.

    Each gap of a cloze is a card; a reverse is none, as paper can be turned over.
    """
    drawn = {item.card.note for item in make_paper(cards, seed, questions).items}
    wanted = [card for card in cards if card.note in drawn and not card.draft and not card.id.endswith("#reverse")]
    return tuple(Item(number, card, put(card, seed, choices=choices)) for number, card in enumerate(wanted, 1))


def make_cards(items: Sequence[Item], title: str, sources: Mapping[str, Source], size: PaperSize) -> Cards:
    """Flashcards of questions; those whose text is too long to be read at this size are left out."""
    pairs = [(_side(item, [_front(item)], size), _side(item, _backs(item, sources), size)) for item in items]
    left_out = tuple(item.card.id for item, sides in zip(items, pairs, strict=True) if None in sides)
    return Cards(clean(title), size, tuple(_leaves([sides for sides in pairs if None not in sides])), left_out)


def _leaves(pairs: Sequence[tuple[Side | None, Side | None]]) -> Iterator[Leaf]:
    each = COLUMNS * ROWS
    for start in range(0, len(pairs), each):
        leaf = [*pairs[start : start + each]]
        leaf += [(None, None)] * (each - len(leaf))
        rows = [leaf[place : place + COLUMNS] for place in range(0, each, COLUMNS)]
        yield (
            tuple(front for row in rows for front, _ in row),
            tuple(back for row in rows for _, back in reversed(row)),
        )


def _front(item: Item) -> tuple[str, ...]:
    prompt = item.prompt
    lefts = [f"{number}. {left}" for number, left in enumerate(prompt.lefts, 1)]
    labelled = prompt.asked_as is AskedAs.CHOICE and prompt.kind == "true-false"
    options = [option if labelled else f"{label_of(place)}) {option}" for place, option in enumerate(prompt.options)]
    wanted = {AskedAs.LIST: (guide(prompt),), AskedAs.SELECT: (ALL_RIGHT,)}.get(prompt.asked_as, ())
    return (stem_line(stem_pieces(item)), *wanted, *lefts, *([" / ".join(options)] if labelled else options))


def _backs(item: Item, sources: Mapping[str, Source]) -> list[tuple[str, ...]]:
    """What may stand on the back: all there is to say where there is room, or the answer alone."""
    solved = solution(item, sources)
    answer = solved.meaning or solved.answer
    more = [text for text in (item.card.explanation, solved.source) if text]
    return [(answer, *solved.notes, *more), (answer, *solved.notes), (answer,)]


def _side(item: Item, contents: Iterable[tuple[str, ...]], size: PaperSize) -> Side | None:
    """The first of the contents that fits on a card in letters of ten points or more, or the last one in small ones."""
    last: Side | None = None
    for lines in contents:
        shown = in_texts(clean, lines)
        points = _fitting(shown, size)
        last = Side(shown, points, item.card.language, item.card.id) if points else None
        if points >= 10:
            return last
    return last


def _fitting(lines: tuple[str, ...], size: PaperSize) -> int:
    """The largest size in points at which the lines fit on a card; 0 where none does."""
    width, height = (side - 2 * PADDING for side in card_size(size))
    for points in TEXT_SIZES:
        em = points * POINT
        columns = int(width / (em * HALF_WIDTH))
        rows = sum(len(wrap(line, columns, whole_words=False)) for line in lines) + GAP_BETWEEN * (len(lines) - 1)
        if rows * em * LINE_HEIGHT <= height - FOOT:
            return points
    return 0

"""The sheets of a class put together: by paper for its grades, and by question for what there is to teach again."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from types import MappingProxyType

from quiz.classroom.analysis import Figures, Response, alpha, figures, mean, rests
from quiz.classroom.nickname import known_as
from quiz.classroom.results import Row, Sheet
from quiz.core.record import Record, replace
from quiz.core.review import AskedAs
from quiz.core.text import normalise

Keys = Mapping[tuple[str, str], Collection[str]]
"""The right options of questions, or the right answer, by card and content hash."""


class PaperResults(Record):
    """All sheets of one paper, by name."""

    paper: str
    sheets: tuple[Sheet, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The seeds and forms that stood on the papers."""
        return tuple(sorted({sheet.code for sheet in self.sheets}))

    @property
    def decks(self) -> tuple[str, ...]:
        """The decks it was drawn from."""
        return tuple(sorted({deck for sheet in self.sheets for deck in sheet.decks}))

    @property
    def questions(self) -> int:
        """How many questions there were, of which a team may have had only some."""
        return len({row.card for sheet in self.sheets for row in sheet.rows})

    @property
    def mean(self) -> float:
        """The mean of the per cents."""
        return mean([sheet.percent for sheet in self.sheets])

    @property
    def alpha(self) -> float | None:
        """Cronbach's alpha; None where not all had the same questions, or they tell too little."""
        by_card = [{row.card: row.credit for row in sheet.rows} for sheet in self.sheets]
        cards = sorted(by_card[0])
        if any(sorted(given) != cards for given in by_card):
            return None
        return alpha([[given[card] for card in cards] for given in by_card])


class ItemResults(Record):
    """A question that was put to many, by its card and what that asked (`hash`); its words, as one sheet has them."""

    card: str
    hash: str
    question: str
    figures: Figures
    papers: tuple[str, ...]


def papers(sheets: Iterable[Sheet]) -> tuple[PaperResults, ...]:
    """The sheets by paper, the oldest first; logs have none."""
    by_paper: dict[str, list[Sheet]] = {}
    for sheet in sorted(sheets, key=lambda sheet: (sheet.started, sheet.student)):
        if sheet.paper:
            by_paper.setdefault(sheet.paper, []).append(sheet)
    return tuple(
        PaperResults(paper, tuple(sorted(found, key=lambda sheet: (sheet.student, sheet.where))))
        for paper, found in by_paper.items()
    )


def items(sheets: Iterable[Sheet], keys: Keys = MappingProxyType({})) -> tuple[ItemResults, ...]:
    """Each question with its figures, the one missed most first; answers from all papers are pooled.

    Most is most points lost by all together, so that one student with another paper does not come before the class.
    A card that asked something else meanwhile is another question. `keys` has the right options of questions, by card
    and content hash, as far as they are known.
    """
    found: dict[tuple[str, str], list[tuple[Sheet, Row, float | None]]] = {}
    for sheet in sheets:
        credit: dict[Hashable, float] = {row.card: row.credit for row in sheet.rows}
        elsewhere = rests(credit)
        for row in sheet.rows:
            found.setdefault((row.card, row.hash), []).append((sheet, row, elsewhere[row.card]))
    results = [
        _item(card, digest, answered, keys.get((card, digest), ())) for (card, digest), answered in found.items()
    ]
    return tuple(sorted(results, key=lambda item: (-item.figures.lost, item.figures.facility, item.card, item.hash)))


def _item(
    card: str, digest: str, answered: Sequence[tuple[Sheet, Row, float | None]], keys: Collection[str]
) -> ItemResults:
    return ItemResults(
        card,
        digest,
        next((row.question for _, row, _ in answered if row.question), ""),
        figures(_responses(answered, keys), keys),
        tuple(sorted({sheet.paper for sheet, _, _ in answered if sheet.paper})),
    )


def _responses(answered: Sequence[tuple[Sheet, Row, float | None]], keys: Collection[str]) -> list[Response]:
    """The answers to a question. What was written in several ways and means the same is said in the most usual one."""
    spellings: dict[str, list[str]] = {}
    for _, row, _ in answered:
        if text := _written(row):
            spellings.setdefault(normalise(text), []).append(text)
    usual = {plain: min(texts, key=lambda text: (-texts.count(text), text)) for plain, texts in spellings.items()}
    found = []
    for sheet, row, rest in answered:
        answer, options = row.answer, row.options if row.asked_as in (AskedAs.CHOICE, AskedAs.SELECT) else ()
        if text := _written(row):
            own = usual[normalise(text)]
            answer = next(iter(keys), own) if row.right else own
            options = (*keys, answer)
        found.append(Response(sheet.shown, row.credit, rest, answer, options, row.late, row.right, row.spoken))
    return found


def _written(row: Row) -> str:
    """What was answered in words of the student's own; empty where nothing was."""
    if row.asked_as == AskedAs.LIST:
        return "; ".join(item for item in row.answer or () if isinstance(item, str))
    own = isinstance(row.answer, str) and row.asked_as in (AskedAs.TYPED, AskedAs.RECALL)
    return str(row.answer).strip() if own else ""


def absent(names: Iterable[str], sheets: Iterable[Sheet]) -> tuple[str, ...]:
    """The students of a list of whom there is no sheet."""
    there = {sheet.student for sheet in sheets}
    return tuple(name for name in names if known_as(name) not in there)


def on_list(names: Iterable[str], sheets: Iterable[Sheet]) -> tuple[tuple[Sheet, ...], tuple[Sheet, ...]]:
    """The sheets of the students of a list, with their names as the list has them, and those of others."""
    spelled = {known_as(name): name for name in names}
    own, others = [], []
    for sheet in sheets:
        if sheet.student in spelled:
            own.append(replace(sheet, name=spelled[sheet.student]))
        else:
            others.append(sheet)
    return tuple(own), tuple(others)


def anonymous(sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """The sheets with numbers for names. The order is that of the sittings' random ids, so that it tells nothing."""
    sheets = tuple(sheets)
    ids: dict[str, str] = {}
    for sheet in sheets:
        ids[sheet.student] = min(sheet.id, ids.get(sheet.student, sheet.id))
    numbers: Mapping[str, int] = {
        student: place for place, student in enumerate(sorted(ids, key=lambda s: (ids[s], s)), 1)
    }
    width = len(str(len(numbers)))
    return tuple(replace(sheet, name=f"student {numbers[sheet.student]:0{width}}") for sheet in sheets)

"""Holds cards against the text they are made from: facts only, nothing is called wrong that cannot be shown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, assert_never

from quiz.article.facts import FactKind, dates_in, days_in, facts, figures_in, numbers_in
from quiz.article.text import CAPTION, Paragraph, sentences
from quiz.core.card import Card, Choice, Cloze, Date, ListAll, Match, Number, Order, Recall, Select, Short, TrueFalse
from quiz.core.date import MONTHS, PartialDate, show_date
from quiz.core.language import word_set
from quiz.core.number import show_number
from quiz.core.text import fold
from quiz.deckfile.codes import source as codes
from quiz.deckfile.diagnostic import Diagnostic, Severity, Span
from quiz.deckfile.parse import ParsedDeck
from quiz.deckfile.values import agrees
from quiz.deckfile.written import Findings, WrittenNote

_WORD = re.compile(r"[^\W\d_]{2,}")
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][^\W\d_]+(?: (?:[A-Z]\. )?[^\W\d_a-z][^\W\d_]+)*")
_MID_SENTENCE = re.compile(r"(?<=[\w,;] )[A-Z][^\W\d_]+")
_QUOTED = re.compile(r"“([^“”]+)”|(?<![\w\"])\"([^\"]+)\"(?!\w)")
_GAP = re.compile(r"\{\{([^{}|:]*)[^{}]*\}\}")
"""A gap of a cloze; quoted is what is to be filled in."""
_NO_NAMES = word_set(
    "the a an and or of in on at to for from by with no not he she it they we you his her its their this that monday "
    "tuesday wednesday thursday friday saturday sunday"
) | {month.casefold() for month in MONTHS}
_AMERICA = re.compile(r"\bU\.?S\.?(?:A\.?)?(?![\w.])|\bUnited States\b")
_ALIKE = 5
"""Letters at the front of a word by which it is found again: `Japan` in `Japanese`, `Force` in `Forces`."""
_SHOWN = 4
"""Facts of a paragraph that are named."""


class Amount(NamedTuple):
    """A figure of an answer, and how far from it the text may be."""

    value: Decimal
    tolerance: Decimal = Decimal(0)


Claim = Amount | PartialDate | str
"""A figure, a date or a name that an answer consists of."""


class _Held(NamedTuple):
    """What one paragraph has, or all of them together; `days` are months and days without a year."""

    dates: tuple[PartialDate, ...]
    days: tuple[tuple[int, int], ...]
    numbers: tuple[Decimal, ...]
    words: frozenset[str]

    def has(self, claim: Claim) -> bool:
        match claim:
            case Amount(value, tolerance):
                return any(abs(number - value) <= tolerance for number in self.numbers)
            case PartialDate(year=year, month=month, day=day):
                told = (month, day) in self.days if month else year in self.numbers
                return told or any(agrees(date, claim) for date in self.dates)
            case name:
                return _stem(_main_word(name)) in self.words


class Article:
    """A text that cards are held against; `path` is how messages name its file."""

    def __init__(self, paragraphs: Sequence[Paragraph], path: str) -> None:
        self.paragraphs = tuple(paragraphs)
        self.path = path
        self._held = {paragraph.name: _held(paragraph.text) for paragraph in paragraphs}
        self._everything = " ".join(paragraph.text for paragraph in paragraphs)
        self._whole = _held(self._everything)
        self._names = {_stem(word) for word in _MID_SENTENCE.findall(self._everything)}
        self._plain = _plain(self._everything)

    def __contains__(self, name: object) -> bool:
        """Whether there is a paragraph of this name."""
        return name in self._held

    def has(self, claim: Claim, paragraph: int | str | None = None) -> bool:
        """Whether a paragraph, or where none is named the text, has what an answer claims."""
        return (self._whole if paragraph is None else self._held[paragraph]).has(claim)

    def where(self, claim: Claim) -> list[int | str]:
        """The paragraphs that have it."""
        return [name for name, held in self._held.items() if held.has(claim)]

    def quotes(self, words: str) -> bool:
        """Whether the text has these words, whatever their case and punctuation."""
        return _plain(words) in self._plain

    def claims(self, text: str) -> tuple[Claim, ...]:
        """The dates, figures and names of a text; a capital at its front makes a name only of what the article has."""
        dates = dates_in(text)
        numbers = [Amount(number) for number in numbers_in(text) if not any(number == date.year for date in dates)]
        rest = re.sub(r"\d[\d,.]*", " ", _as_america(text))
        names = [
            name[0]
            for name in _CAPITALISED.finditer(rest)
            if name[0].casefold() not in _NO_NAMES and (rest[: name.start()].strip() or _stem(name[0]) in self._names)
        ]
        return (*dates, *(amount for amount in numbers if not dates or amount.value > 31), *names)


def held_against(decks: Iterable[ParsedDeck], article: Article) -> tuple[Diagnostic, ...]:
    """What can be shown of the decks' cards, and which paragraphs with facts no card of any of the decks covers.

    The latter is about no card, so one that allows it allows it for all.
    """
    found: list[Diagnostic] = []
    covered: set[int | str] = set()
    allowed: set[str] = set()
    for parsed in decks:
        allowed.update(*(note.allowed for note in parsed.notes.values()))
        findings = Findings(parsed)
        for note in findings.notes:
            covered.update(_places(note.cards[0].source))
            _check(note, article, findings)
        found += findings.diagnostics()
    return (*found, *(() if codes.PARAGRAPH_NOT_COVERED.name in allowed else _uncovered(article, covered)))


def _check(note: WrittenNote, article: Article, findings: Findings) -> None:
    source = note.cards[0].source
    if isinstance(source, int) or source == CAPTION:
        if source not in article:
            message = f"the text has no {_named(source)}"
            findings.add(note, codes.UNKNOWN_PARAGRAPH, message, "source", help=_nearest(source, article))
        else:
            for claim in dict.fromkeys(claim for card in note.cards for claim in _answer_claims(card, article)):
                _check_claim(note, claim, source, article, findings)
    for field in ("question", "text", "answer", "hint", "explanation"):
        _check_quotations(note, field, article, findings)


def _check_claim(note: WrittenNote, claim: Claim, source: int | str, article: Article, findings: Findings) -> None:
    scattered = isinstance(note.cards[0].question, Order | Match | ListAll | Select)
    if article.has(claim) if scattered else article.has(claim, source):
        return
    if places := article.where(claim):
        message = f"{_named(source)} does not have `{_shown(claim)}` of the answer; {_listed(places)}"
        value = f'"{places[0]}"' if isinstance(places[0], str) else places[0]
        findings.add(note, codes.ANSWER_ELSEWHERE, message, "source", help=f"write `source = {value}`")
    else:
        message = f"the text does not have `{_shown(claim)}` of the answer"
        help_text = f'correct it, or write `allow = ["{codes.ANSWER_NOT_IN_TEXT.name}"]` where it follows from the text'
        field = next(name for name in ("answer", "text", "pairs", "kind") if name in note.table)
        findings.add(note, codes.ANSWER_NOT_IN_TEXT, message, field, help=help_text)


def _answer_claims(card: Card, article: Article) -> Iterator[Claim]:
    """What the answer of a card consists of. Where several forms are right, those of the form that the text has."""
    match card.question:
        case Number(key=value, tolerance=tolerance):
            yield Amount(value, tolerance)
        case Date(key=date):
            yield date
        case Short(key=key, accept=accept) | Cloze(key=key, accept=accept):
            yield from _best([key, *accept], article)
        case Recall(key=key) | Choice(key=key):
            yield from article.claims(key)
        case Select(keys=keys) | Order(keys=keys):
            yield from (claim for key in keys for claim in article.claims(key))
        case Match(pairs=pairs):
            yield from (claim for pair in pairs for text in pair for claim in article.claims(text))
        case ListAll(items=items):
            yield from (claim for forms in items for claim in _best(forms, article))
        case TrueFalse():
            return
        case unknown:
            assert_never(unknown)


def _best(forms: Sequence[str], article: Article) -> tuple[Claim, ...]:
    claimed = [article.claims(form) for form in forms]
    return next((claims for claims in claimed if claims and all(map(article.has, claims))), claimed[0])


def _check_quotations(note: WrittenNote, field: str, article: Article, findings: Findings) -> None:
    text = note.table.get(field)
    for quoted in _QUOTED.finditer(text) if isinstance(text, str) else ():
        words = _GAP.sub(r"\1", quoted[1] or quoted[2])
        pieces = [piece for piece in re.split(r"\.\.\.|…|__+|\[[^\]]*\]", words) if piece.strip()]
        if len(_WORD.findall(words)) > 1 and not all(map(article.quotes, pieces)):
            message = "the text does not have these quoted words"
            help_text = "quote as the text has it, or take the quotation marks away"
            findings.add(note, codes.QUOTATION_NOT_IN_TEXT, message, field, characters=quoted.span(), help=help_text)


def _uncovered(article: Article, covered: set[int | str]) -> Iterator[Diagnostic]:
    code = codes.PARAGRAPH_NOT_COVERED
    for paragraph in article.paragraphs:
        if paragraph.name in covered:
            continue
        found = [fact for sentence in sentences(paragraph.text) for fact in facts(sentence)]
        named = [f"`{_short(fact.text)}`" for fact in found if fact.kind is not FactKind.STATEMENT]
        more = ["…"] if len(named) > _SHOWN else []
        if any(fact.kind is FactKind.STATEMENT for fact in found):
            more.append("a statement of what may or will be")
        if found:
            message = f"no card covers {_named(paragraph.name)}"
            note = f"it has {', '.join((*named[:_SHOWN], *more))}"
            value = paragraph.name if isinstance(paragraph.name, int) else f'"{paragraph.name}"'
            span = Span(paragraph.line, 1, 1)
            help_text = f"write a card with `source = {value}`, or leave it out on purpose"
            yield Diagnostic(code.code, code.name, Severity.WARNING, message, article.path, span, note, help_text)


def _places(source: int | str | None) -> set[int | str]:
    """The paragraphs that a card's `source` may mean: `"paragraphs 3 and 4"` means both."""
    if isinstance(source, str):
        return {source, *map(int, re.findall(r"\d{1,6}", source))}
    return set() if source is None else {source}


def _held(text: str) -> _Held:
    words = frozenset(map(_stem, _WORD.findall(_as_america(text))))
    return _Held(dates_in(text), days_in(text), figures_in(text), words)


def _as_america(text: str) -> str:
    """The text with one name for the one country that has several."""
    return _AMERICA.sub("America", text)


def _main_word(name: str) -> str:
    """The word by which a name is told when it is told again: the surname."""
    return next((word for word in reversed(name.split()) if word not in ("Jr", "Sr")), name)


def _stem(word: str) -> str:
    return fold(word)[:_ALIKE].removesuffix("s")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _named(name: int | str) -> str:
    return (
        f"paragraph {name}" if isinstance(name, int) else f"the {name}" if name == "caption" else f"paragraph `{name}`"
    )


def _listed(places: Sequence[int | str]) -> str:
    names = [_named(place) for place in places[:_SHOWN]]
    return f"it stands in {', '.join(names[:-1])}{' and ' if names[1:] else ''}{names[-1]}"


def _shown(claim: Claim) -> str:
    match claim:
        case Amount(value, _):
            return show_number(value)
        case PartialDate():
            return show_date(claim)
        case name:
            return name


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _nearest(source: int | str, article: Article) -> str:
    numbers = [paragraph.name for paragraph in article.paragraphs if isinstance(paragraph.name, int)]
    if isinstance(source, int) and numbers:
        return f"its paragraphs are counted from {min(numbers)} to {max(numbers)}"
    return "write the number of a paragraph"

"""Holds cards against the text they are made from: facts only, nothing is called wrong that cannot be shown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from quiz.article.claims import WORD, Amount, Article, Claim
from quiz.article.facts import FactKind, facts
from quiz.article.text import CAPTION, sentences
from quiz.core.card import Card, Choice, Cloze, Date, ListAll, Match, Number, Order, Recall, Select, Short, TrueFalse
from quiz.core.date import PartialDate, show_date
from quiz.core.number import show_number
from quiz.deckfile.codes import source as codes
from quiz.deckfile.diagnostic import Diagnostic, Severity, Span
from quiz.deckfile.parse import ParsedDeck
from quiz.deckfile.written import Findings, WrittenNote

_QUOTED = re.compile(r"“([^“”]+)”|(?<![\w\"])\"([^\"]+)\"(?!\w)")
_GAP = re.compile(r"\{\{([^{}|:]*)[^{}]*\}\}")
"""A gap of a cloze; quoted is what is to be filled in."""
_SHOWN = 4
"""Facts of a paragraph that are named."""


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
            for claim in dict.fromkeys(claim for card in note.cards for claim in _answer_claims(card, article, source)):
                _check_claim(note, claim, source, article, findings)
    for field in ("question", "text", "answer", "hint", "explanation"):
        _check_quotations(note, field, article, findings)


def _check_claim(note: WrittenNote, claim: Claim, source: int | str, article: Article, findings: Findings) -> None:
    scattered = isinstance(note.cards[0].question, Order | Match | ListAll | Select | TrueFalse)
    if article.has(claim) if scattered else article.has(claim, source):
        return
    spelling = article.spelling(claim)
    if not spelling and (places := article.where(claim)):
        message = f"{_named(source)} does not have `{_shown(claim)}` of the answer; {_listed(places)}"
        value = f'"{places[0]}"' if isinstance(places[0], str) else places[0]
        findings.add(note, codes.ANSWER_ELSEWHERE, message, "source", help=f"write `source = {value}`")
    else:
        part = "statement" if isinstance(note.cards[0].question, TrueFalse) else "answer"
        message = f"the text does not have `{_shown(claim)}` of the {part}{spelling and f', but `{spelling}`'}"
        help_text = f'correct it, or write `allow = ["{codes.ANSWER_NOT_IN_TEXT.name}"]` where it follows from the text'
        fields = ("question",) if part == "statement" else ("answer", "text", "pairs")
        field = next(name for name in fields if name in note.table)
        findings.add(note, codes.ANSWER_NOT_IN_TEXT, message, field, help=help_text)


def _answer_claims(card: Card, article: Article, source: int | str) -> Iterator[Claim]:
    """What the answer of a card consists of, or a true statement.

    Where several forms are right, it is what the form consists of that the paragraph has, or else the text.
    """
    match card.question:
        case Number(key=value, tolerance=tolerance):
            if value:  # a text has many words for none: free, nobody, empty
                yield Amount(value, tolerance)
        case Date(key=date):
            yield date
        case Short(key=key, accept=accept) | Cloze(key=key, accept=accept):
            yield from _best([key, *accept], article, source)
        case Recall(key=key) | Choice(key=key):
            yield from article.claims(key)
        case Select(keys=keys) | Order(keys=keys):
            yield from (claim for key in keys for claim in article.claims(key))
        case Match(pairs=pairs):
            yield from (claim for pair in pairs for text in pair for claim in article.claims(text))
        case ListAll(items=items):
            yield from (claim for forms in items for claim in _best(forms, article, source))
        case TrueFalse(stem=stem, key=holds):
            yield from article.claims(stem) if holds else ()
        case unknown:
            assert_never(unknown)


def _best(forms: Sequence[str], article: Article, source: int | str) -> tuple[Claim, ...]:
    claimed = [article.claims(form) for form in forms]
    for place in (source, None):
        for claims in claimed:
            if claims and all(article.has(claim, place) for claim in claims):
                return claims
    return claimed[0]


def _check_quotations(note: WrittenNote, field: str, article: Article, findings: Findings) -> None:
    text = note.table.get(field)
    for quoted in _QUOTED.finditer(text) if isinstance(text, str) else ():
        words = _GAP.sub(r"\1", quoted[1] or quoted[2])
        pieces = [piece for piece in re.split(r"\.\.\.|…|__+|\[[^\]]*\]", words) if piece.strip()]
        if len(WORD.findall(words)) > 1 and not all(map(article.quotes, pieces)):
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

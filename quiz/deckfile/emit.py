"""From decks to the text of deck files, laid out as a person would write it.

What is written reads back the same: `parse_deck(deck_text(deck), …)` gives `deck` again, percentages of a tolerance and
what is silenced by `allow` apart, which a deck in memory no longer has.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import assert_never

from quiz.core.card import (
    Choice,
    Cloze,
    Date,
    Deck,
    ListAll,
    Match,
    Number,
    Order,
    Recall,
    Select,
    Short,
    Source,
    TrueFalse,
)
from quiz.core.date import PartialDate, iso
from quiz.core.note import Note, name_of, notes, pieces

WIDTH = 100
"""Columns of a line at most, where blanks let it be broken."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_ESCAPED = re.compile('[\x00-\x1f"\\\\\x7f-\x9f\u2028\u2029\ufeff]')
_ESCAPED_IN_BLOCK = re.compile('[\x00-\x1f\\\\\x7f-\x9f\u2028\u2029\ufeff]|"(?=")')


def deck_text(deck: Deck, *, allow: Sequence[str] = (), comments: Mapping[str, str] | None = None) -> str:
    """The text of a whole deck file.

    `allow` names rules that the deck silences; `comments` are put above the cards of those note names (without the
    deck's id).
    """
    blocks = [_head(deck, allow)]
    if deck.source != Source():
        blocks.append(_table("[source]", _source_fields(deck.source)))
    for note in notes(deck.cards):
        comment = (comments or {}).get(name_of(note), "")
        blocks.append(
            "".join(f"# {line}".rstrip() + "\n" for line in comment.splitlines()) + card_text(note, deck.tags)
        )
    return "\n".join(blocks)


def card_text(note: Note, deck_tags: Sequence[str] = (), allow: Sequence[str] = ()) -> str:
    """The text of one `[[card]]`; `deck_tags` are those that every card of its deck has, `allow` what it silences."""
    return _table("[[card]]", (*_card_fields(note, deck_tags), *_allowed(allow)))


def table_text(header: str, fields: Mapping[str, object]) -> str:
    """The text of one table: its fields as TOML reads them, numbers as `Decimal` and dates as `PartialDate` too."""
    return _table(header, [written for name, value in fields.items() for written in _written(name, value)])


def text_value(text: str) -> str:
    """A text as TOML has it on one line."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def number_value(number: Decimal) -> str:
    """A number as a deck writes it, without an exponent."""
    return f"{number:f}"


def date_value(date: PartialDate) -> str:
    """A date as a deck writes it: a text, whether it has a day or not."""
    return text_value(iso(date))


def _written(name: str, value: object) -> Iterator[tuple[str, str]]:
    """A field, whatever it may hold, as names and values."""
    match value:
        case str():
            yield name, _long_text(name, value)
        case Mapping():
            yield from _reasons(name, [(str(lure), str(reason)) for lure, reason in value.items()])
        case list() | tuple():
            yield name, _array(name, [_element(element) for element in value])
        case _:
            yield name, _element(value)


def _element(value: object) -> str:
    """A value on one line."""
    match value:
        case bool():
            return str(value).lower()
        case Decimal():
            return number_value(value)
        case PartialDate():
            return date_value(value)
        case list() | tuple():
            return "[" + ", ".join(map(_element, value)) + "]"
        case str():
            return text_value(value)
        case _:
            return str(value)


def _head(deck: Deck, allow: Sequence[str]) -> str:
    fields = [("id", text_value(deck.id)), ("title", text_value(deck.title))]
    if deck.description:
        fields.append(("description", _long_text("description", deck.description)))
    if deck.language != "en":
        fields.append(("language", text_value(deck.language)))
    if deck.tags:
        fields.append(("tags", _texts("tags", deck.tags)))
    return _table("[deck]", (*fields, *_allowed(allow)))


def _allowed(rules: Sequence[str]) -> Iterator[tuple[str, str]]:
    if rules:
        yield "allow", _texts("allow", rules)


def _source_fields(source: Source) -> Iterator[tuple[str, str]]:
    for name in ("title", "author", "publisher", "date", "url"):
        if text := getattr(source, name):
            yield name, text_value(text)


def _card_fields(note: Note, deck_tags: Sequence[str]) -> Iterator[tuple[str, str]]:
    card = note[0]
    yield "id", text_value(name_of(note))
    yield "kind", text_value(card.kind)
    if not isinstance(card.question, Cloze):
        yield "question", _long_text("question", card.question.stem)
    yield from _question_fields(note)
    if len(card.hints) == 1:
        yield "hint", _long_text("hint", card.hints[0])
    elif card.hints:
        yield "hint", _texts("hint", card.hints)
    if card.explanation:
        yield "explanation", _long_text("explanation", card.explanation)
    if card.why_not:
        yield from _reasons("why_not", card.why_not)
    if card.source is not None:
        yield "source", str(card.source) if isinstance(card.source, int) else text_value(card.source)
    if tags := [tag for tag in card.tags if tag not in deck_tags]:
        yield "tags", _texts("tags", tags)
    if card.draft:
        yield "draft", "true"


def _question_fields(note: Note) -> Iterator[tuple[str, str]]:  # noqa: PLR0912 - a case for each kind
    match note[0].question:
        case Recall() as question:
            yield "answer", _long_text("answer", question.key)
            if len(note) > 1:
                yield "reverse", "true"
        case Short() as question:
            yield "answer", text_value(question.key)
            if question.accept:
                yield "accept", _texts("accept", question.accept)
            if question.strict:
                yield "strict", "true"
            yield from _distractors(tuple(map(text_value, question.distractors)))
        case Choice() as question:
            yield "answer", text_value(question.key)
            yield from _distractors(tuple(map(text_value, question.distractors)))
            if not question.shuffle:
                yield "shuffle", "false"
        case Select() as question:
            yield "answer", _texts("answer", question.keys)
            yield from _distractors(tuple(map(text_value, question.distractors)))
        case TrueFalse() as question:
            yield "answer", str(question.key).lower()
            if question.labels != ("True", "False"):
                yield "labels", _texts("labels", question.labels)
        case Number() as question:
            yield "answer", number_value(question.key)
            if question.tolerance:
                yield "tolerance", number_value(question.tolerance)
            if question.unit:
                yield "unit", text_value(question.unit)
            yield from _distractors(tuple(map(number_value, question.distractors)))
        case Date() as question:
            yield "answer", date_value(question.key)
            yield from _distractors(tuple(map(date_value, question.distractors)))
        case Cloze():
            yield "text", _long_text("text", _gapped(note))
            if note[0].question.strict:
                yield "strict", "true"
        case Order() as question:
            yield "answer", _texts("answer", question.keys)
        case Match() as question:
            yield (
                "pairs",
                _array("pairs", [f"[{text_value(left)}, {text_value(right)}]" for left, right in question.pairs]),
            )
            yield from _distractors(tuple(map(text_value, question.distractors)))
        case ListAll() as question:
            yield "answer", _array("answer", [_forms(forms) for forms in question.items])
            if question.need != len(question.items):
                yield "need", str(question.need)
        case unknown:
            assert_never(unknown)


def _gapped(note: Note) -> str:
    """The text of a cloze with its gaps, as its author writes it."""
    gaps = [card.question for card in note if isinstance(card.question, Cloze)]
    first, *others = pieces(gaps)
    written = [first]
    for gap, piece in zip(gaps, others, strict=True):
        hint = f"::{gap.gap_hint}" if gap.gap_hint else ""
        written += ["{{", "|".join((gap.key, *gap.accept)), hint, "}}", piece]
    return "".join(written)


def _distractors(values: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if values:
        yield "distractors", _array("distractors", values)


def _forms(forms: Sequence[str]) -> str:
    return text_value(forms[0]) if len(forms) == 1 else "[" + ", ".join(map(text_value, forms)) + "]"


def _table(header: str, fields: Iterable[tuple[str, str]]) -> str:
    return "".join((f"{header}\n", *(f"{name} = {value}\n" for name, value in fields)))


def _texts(name: str, texts: Sequence[str]) -> str:
    return _array(name, list(map(text_value, texts)))


def _array(name: str, values: Sequence[str]) -> str:
    """An array on one line where it fits, else an element a line."""
    line = "[" + ", ".join(values) + "]"
    if len(f"{name} = {line}") <= WIDTH:
        return line
    return "[\n" + "".join(f"  {value},\n" for value in values) + "]"


def _reasons(name: str, reasons: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """A table on one line where it fits, else a line for each lure: many editors know no tables of several lines."""
    line = "{ " + ", ".join(f"{text_value(lure)} = {text_value(reason)}" for lure, reason in reasons) + " }"
    if len(f"{name} = {line}") <= WIDTH:
        yield name, line
        return
    for lure, reason in reasons:
        dotted = f"{name}.{text_value(lure)}"
        yield dotted, _long_text(dotted, reason)


def _long_text(name: str, text: str) -> str:
    """A text on one line where it fits, else broken at blanks and at its own line ends."""
    line = text_value(text)
    if len(f"{name} = {line}") <= WIDTH and "\n" not in text:
        return line
    indent = "  "
    rows: list[str] = []
    for part in text.split("\n"):
        rows += _broken(part, WIDTH - len(indent) - len(" \\"))
        rows[-1] += "\\n"
    rows[-1] = re.sub('"$', r'\\"', rows[-1].removesuffix("\\n"))
    return '"""\\\n' + "\\\n".join(f"{indent}{row}" for row in rows) + '"""'


def _broken(part: str, room: int) -> list[str]:
    """One line of a text as rows, each but the last with the blanks behind it: TOML drops those before the next."""
    rows = [""]
    for word in re.findall("[^ ]+ *| +", part):
        escaped = _ESCAPED_IN_BLOCK.sub(_escape, word)
        if rows[-1] and len(rows[-1]) + len(escaped.rstrip()) > room:
            rows.append("")
        rows[-1] += escaped if rows[-1] or escaped[0] != " " else f"\\u0020{escaped[1:]}"
    return rows


def _escape(character: re.Match[str]) -> str:
    return _ESCAPES.get(character[0]) or f"\\u{ord(character[0]):04X}"

"""From a note to the questions of Moodle that ask the same."""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from quiz.core.card import (
    Choice,
    Cloze,
    Date,
    ListAll,
    Match,
    Number,
    Order,
    Recall,
    Select,
    Short,
    TrueFalse,
)
from quiz.core.date import PartialDate, iso, show_date
from quiz.core.note import Note, name_of, pieces
from quiz.core.number import show_number
from quiz.core.prompt import present
from quiz.core.review import AskedAs
from quiz.deckfile.emit import number_value
from quiz.exchange.moodle.coming import FORMS
from quiz.exchange.moodle.item import GAP, Item, Option
from quiz.exchange.moodle.marks import marked
from quiz.exchange.naming import foreign_id

LONGEST_ID = 100

GRADES = (
    100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111,
    10, 5,
)  # fmt: skip
"""The percentages that Moodle takes, of which any may also be negative."""


def item_of(note: Note) -> Item:
    """The question that a note goes out as."""
    card = note[0]
    item = _asking(note)
    marks = dict(_marks(note, item))
    own = foreign_id(card.note)
    return item._replace(
        name=name_of(note),
        id=own if len(own) <= LONGEST_ID else foreign_id(f"/{name_of(note)}"),
        feedback="\n\n".join(text for text in (item.note, card.explanation) if text),
        hints=card.hints,
        tags=marked(card.tags, marks),
    )


def is_taken(item: Item) -> bool:
    """Whether Moodle takes a question: it refuses a file for a choice of one answer."""
    return item.type != "multichoice" or len(item.options) > 1


def one_by_one(note: Note) -> tuple[Item, ...]:
    """The questions that a note goes out as where a text can have one gap only: one for each, the others filled in."""
    item = item_of(note)
    if item.type != "cloze":
        return (item,)
    gaps = [card.question for card in note if isinstance(card.question, Cloze)]
    numbers = [f"#{number}" for number in range(1, len(note) + 1)] if len(note) > 1 else [""]
    return tuple(
        item._replace(
            type="shortanswer",
            id=item.id + number,
            text=gap.before + GAP + gap.after,
            gaps=(options,),
            tags=marked(item.tags, {} if gap.after else {"kind": "cloze"}),
        )
        for number, gap, options in zip(numbers, gaps, item.gaps, strict=True)
    )


def _marks(note: Note, item: Item) -> Iterator[tuple[str, str]]:
    """What Moodle has no field for."""
    card = note[0]
    match card.question:
        case Recall() | Date() | ListAll():
            yield "kind", card.kind
        case TrueFalse() if item.type == "multichoice":
            yield "kind", card.kind
        case Short(strict=True) | Cloze(strict=True):
            yield "strict", ""
        case _:
            pass
    if len(note) > 1 and isinstance(card.question, Recall):
        yield "reverse", ""
    if isinstance(card.question, ListAll) and card.question.need != len(card.question.items):
        yield "need", str(card.question.need)
    if "\n\n" in item.note:
        yield "paragraphs", str(item.note.count("\n\n") + 1)
    if card.source is not None:
        yield "source", str(card.source)
    if card.language != "en":
        yield "language", card.language


def _asking(note: Note) -> Item:  # noqa: PLR0912 - a case for each kind
    """The question without what all have in common."""
    card = note[0]
    why_not = dict(card.why_not)
    match card.question:
        case Recall(stem=stem, key=key):
            return Item("essay", stem, note=key)
        case Short() as short:
            rights = _rights(map(_literal, (short.key, *short.accept)))
            wrong = tuple(option._replace(text=_literal(option.text)) for option in _wrong(short.distractors, why_not))
            return Item("shortanswer", short.stem, options=(*rights, *wrong))
        case Choice() as choice:
            wrong = _wrong(choice.distractors, why_not)
            options = (Option(choice.key, 100), *wrong)
            if not choice.shuffle:
                shown = present(card, AskedAs.CHOICE, "").options
                options = tuple(sorted(options, key=lambda option: shown.index(option.text)))
            return Item("multichoice", choice.stem, options=options, shuffle=choice.shuffle)
        case Select() as select:
            earned = shares(len(select.keys))
            rights = tuple(Option(key, share) for key, share in zip(select.keys, earned, strict=True))
            wrong = tuple(option._replace(percent=-earned[0]) for option in _wrong(select.distractors, why_not))
            return Item("multichoice", select.stem, options=(*rights, *wrong), single=False)
        case TrueFalse(stem=stem, key=holds, labels=labels):
            said = tuple(
                Option(label, 100 if right else 0, "" if right else why_not.get(label, ""))
                for label, right in zip(labels, (holds, not holds), strict=True)
            )
            if labels != ("True", "False"):
                return Item("multichoice", stem, options=said, shuffle=False)
            return Item("truefalse", stem, options=(said[0]._replace(text="true"), said[1]._replace(text="false")))
        case Number() as number:
            right = Option(number_value(number.key), 100, tolerance=number_value(number.tolerance))
            wrong = tuple(
                Option(number_value(value), 0, why_not.get(show_number(value, card.language), ""), "0")
                for value in number.distractors
            )
            return Item("numerical", number.stem, options=(right, *wrong), unit=number.unit)
        case Date() as date:
            rights = _rights(_written(date.key))
            wrong = _wrong(map(show_date, date.distractors), why_not)
            return Item("shortanswer", date.stem, options=(*rights, *wrong))
        case Cloze():
            gaps = [sibling.question for sibling in note if isinstance(sibling.question, Cloze)]
            return Item("cloze", GAP.join(pieces(gaps)), gaps=tuple(map(_gap, gaps)))
        case Order(stem=stem, keys=keys):
            return Item("ordering", stem, options=tuple(Option(key, place) for place, key in enumerate(keys, 1)))
        case Match() as match:
            return Item("matching", match.stem, pairs=(*match.pairs, *(("", text) for text in match.distractors)))
        case ListAll(stem=stem, items=items):
            return Item("essay", stem, note="\n".join(FORMS.join(forms) for forms in items))
        case unknown:
            assert_never(unknown)


def _gap(gap: Cloze) -> tuple[Option, ...]:
    """The answers of a gap; its hint is what Moodle says to any wrong one."""
    hint = (Option("*", 0, gap.gap_hint),) if gap.gap_hint else ()
    return (*_rights(map(_literal, (gap.key, *gap.accept))), *hint)


def _rights(texts: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(text, 100) for text in texts)


def _wrong(texts: Iterable[str], why_not: Mapping[str, str]) -> tuple[Option, ...]:
    return tuple(Option(text, 0, why_not.get(text, "")) for text in texts)


def _literal(text: str) -> str:
    """The text as a typed answer: Moodle takes `*` for any letters."""
    return text.replace("*", "\\*")


def _written(date: PartialDate) -> tuple[str, ...]:
    """The date as learners write it; the first form is the one they are shown."""
    shown = show_date(date)
    if date.day is None:
        return tuple(dict.fromkeys((shown, iso(date))))
    month, day, year = shown.replace(",", "").split(" ", 2)
    return shown, f"{day} {month} {year}", f"{month} {day} {year}", iso(date)


def shares(count: int) -> tuple[float, ...]:
    """What each of `count` right answers earns, in percentages that Moodle takes, together 100 where that can be."""
    even = min(GRADES, key=lambda grade: abs(grade - 100 / count))
    if abs(even * count - 100) < 0.01:
        return (even,) * count
    tens = max(0, 20 - count)
    return (10,) * tens + (5,) * (count - tens)

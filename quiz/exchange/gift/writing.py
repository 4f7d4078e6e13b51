"""Writes GIFT: everything is escaped, ids are names, and what GIFT has no place for stands in comments for Moodle."""

import re
from collections.abc import Iterator

from quiz.core.card import Deck
from quiz.core.note import notes
from quiz.exchange.carry import Export, Options
from quiz.exchange.gift.block import escaped
from quiz.exchange.gift.reading import read
from quiz.exchange.moodle.going import is_taken, one_by_one
from quiz.exchange.moodle.head import category_of
from quiz.exchange.moodle.item import GAP, Item, Option
from quiz.exchange.moodle.lacking import lacking
from quiz.exchange.moodle.marks import marked

_FORMATS = ("[html]", "[moodle]", "[plain]", "[markdown]")
_MEANING = re.compile(r"[&<>\\{}#]")
_ARROW = "→"
"""What stands for `->` where GIFT would take that for a pair."""


def write(deck: Deck, options: Options) -> Export:
    """The deck as the questions of one category."""
    items = (item for note in notes(deck.cards) for item in one_by_one(note) if is_taken(item))
    path = category_of(deck).path
    data = "\n".join((f"$CATEGORY: {path}\n", *map(_question, items))).encode("utf-8", "replace")
    return Export(data, tuple(lacking(deck, read(data, options), options.learnt)))


def _question(item: Item) -> str:
    """A question with its comment, whose id and tags Moodle reads from version 3.8 on."""
    tags = marked(item.tags, {"unit": item.unit} if item.unit else {})
    told = " ".join((f"[id:{item.id}]", *(f"[tag:{tag.replace(']', chr(92) + ']')}]" for tag in tags)))
    before, gap, after = item.text.partition(GAP)
    body = "\n".join((*_answers(item), *_told(item)))
    lines = "\n" in body or item.type == "ordering"
    inside = f"{_opening(item)}\n{body}\n" if lines else f"{_opening(item)}{body.strip()}"
    tail = escaped(after) if gap else ""
    return f"// {told}\n::{escaped(item.id)}::[plain]{escaped(before)}{{{inside}}}{tail}\n"


def _told(item: Item) -> Iterator[str]:
    """The explanation; among items that are put in order it would be one of them."""
    if item.feedback and item.type != "ordering":
        yield f"\t####{_text(item.feedback)}"


def _opening(item: Item) -> str:
    match item.type:
        case "numerical":
            return "#"
        case "ordering":
            return f">{len(item.options)} ALL VERTICAL ABSOLUTE_POSITION SHOW none"
    return ""


def _answers(item: Item) -> Iterator[str]:
    """The answers, one a line."""
    match item.type:
        case "multichoice":
            yield from (f"\t{_chosen(option, item.single)}{_answer(option)}" for option in item.options)
        case "truefalse":
            true, false = item.options
            wrong = false if true.is_right else true
            yield f"\t{'TRUE' if true.is_right else 'FALSE'}{_feedback(wrong)}"
        case "shortanswer":
            for option in (option for options in item.gaps or (item.options,) for option in options):
                texts = (text.replace("->", _ARROW) for text in (option.text, option.feedback))
                typed = Option(next(texts), option.percent, next(texts))
                yield f"\t={_weight(typed, 100)}{_answer(typed)}"
        case "numerical":
            for option in item.options:
                off = option.tolerance or "0"
                yield f"\t={_weight(option, 100)}{option.text}:{off}{_feedback(option)}"
        case "matching":
            yield from (f"\t={_text(left.replace('->', _ARROW))} -> {escaped(right)}" for left, right in item.pairs)
        case "ordering":
            yield from (_item(option.text) for option in item.options)


def _chosen(option: Option, single: bool) -> str:
    if single and option.is_right:
        return "="
    return f"~{_weight(option, 0)}"


def _weight(option: Option, usual: float) -> str:
    """What an answer earns, where it must be said."""
    if option.percent == usual and not option.text.startswith("%"):
        return ""
    return f"%{f'{option.percent:.5f}'.rstrip('0').rstrip('.')}%"


def _answer(option: Option) -> str:
    return _text(option.text) + _feedback(option)


def _feedback(option: Option) -> str:
    return f"#{_text(option.feedback)}" if option.feedback else ""


def _text(text: str) -> str:
    """A text that has the question's format; one that begins as if it named another says so."""
    return f"{'[plain]' if text.startswith(_FORMATS) else ''}{escaped(text)}"


def _item(text: str) -> str:
    """An item to be put in order: Moodle takes each line there as HTML, and undoes no escape."""
    coded = _MEANING.sub(lambda found: f"&#{ord(found[0])};", text).replace("\n", "<br>")
    return coded.replace("/", "&#47;", 1) if coded.startswith("//") else coded

"""From a deck to the XML that Moodle imports."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from quiz.core.card import Deck
from quiz.core.note import notes
from quiz.exchange.carry import Export, Options
from quiz.exchange.moodle import embedded
from quiz.exchange.moodle.going import is_taken, item_of
from quiz.exchange.moodle.head import LONGEST_NAME, category_of
from quiz.exchange.moodle.item import Category, Item, Option
from quiz.exchange.moodle.lacking import lacking
from quiz.exchange.moodle.xml_in import read
from quiz.exchange.texts import to_html

Element = ElementTree.Element

_UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML can hold, and those that it would change."""


def write(deck: Deck, options: Options) -> Export:
    """The deck as a category of questions. What Moodle has no field for travels in tags, and in what it says of it."""
    quiz = Element("quiz")
    _write_category(quiz, category_of(deck))
    for note in notes(deck.cards):
        if is_taken(item := item_of(note)):
            _write(quiz, item)
    ElementTree.indent(quiz)
    data = ElementTree.tostring(quiz, encoding="utf-8", xml_declaration=True) + b"\n"
    return Export(data, tuple(lacking(deck, read(data, options), options.learnt)))


def _write_category(quiz: Element, category: Category) -> None:
    element = ElementTree.SubElement(quiz, "question", type="category")
    _put_text(ElementTree.SubElement(element, "category"), category.path)
    _put_html(element, "info", category.info)
    _put(element, "idnumber", category.id)


def _write(quiz: Element, item: Item) -> None:
    """A question; its elements stand in the order in which Moodle exports them."""
    element = ElementTree.SubElement(quiz, "question", type=item.type)
    _put_text(ElementTree.SubElement(element, "name"), item.name[:LONGEST_NAME])
    text = embedded.write(item.text, item.gaps) if item.type == "cloze" else to_html(item.text)
    _put_text(ElementTree.SubElement(element, "questiontext", format="html"), text)
    _put_html(element, "generalfeedback", item.feedback)
    if item.type != "cloze":
        _put(element, "defaultgrade", "1")
    _put(element, "penalty", "0.3333333")
    _put(element, "hidden", "0")
    _put(element, "idnumber", item.id)
    for name, value in _settings(item):
        _put(element, name, value)
    for option in item.options:
        _write_option(element, item, option)
    for left, right in item.pairs:
        pair = ElementTree.SubElement(element, "subquestion", format="html")
        _put_text(pair, to_html(left))
        _put_text(ElementTree.SubElement(pair, "answer"), right)
    if item.unit:
        unit = ElementTree.SubElement(ElementTree.SubElement(element, "units"), "unit")
        _put(unit, "multiplier", "1")
        _put(unit, "unit_name", item.unit)
    if item.type == "essay":
        _put_html(element, "graderinfo", item.note)
        _put_html(element, "responsetemplate", "")
    else:
        for hint in item.hints:
            _put_html(element, "hint", hint)
    if item.tags:
        tags = ElementTree.SubElement(element, "tags")
        for tag in item.tags:
            _put_text(ElementTree.SubElement(tags, "tag"), tag)


def _settings(item: Item) -> Iterator[tuple[str, str]]:
    """The settings of each type without which Moodle would take others than are meant."""
    match item.type:
        case "multichoice":
            yield from (("single", _flag(item.single)), ("shuffleanswers", _flag(item.shuffle)))
            yield "answernumbering", "abc"
        case "shortanswer":
            yield "usecase", "0"
        case "numerical":
            yield from (("unitgradingtype", "0"), ("unitpenalty", "0.1"))
            yield from (("showunits", "0" if item.unit else "3"), ("unitsleft", "0"))
        case "matching":
            yield "shuffleanswers", "true"
        case "ordering":
            yield from (("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("selectcount", str(len(item.options))))
            yield from (("gradingtype", "ABSOLUTE_POSITION"), ("showgrading", "SHOW"), ("numberingstyle", "none"))
        case "essay":
            yield from (("responseformat", "editor"), ("responserequired", "1"), ("responsefieldlines", "5"))
            yield from (("attachments", "0"), ("attachmentsrequired", "0"))


def _write_option(element: Element, item: Item, option: Option) -> None:
    share = f"{option.percent:.7f}" if item.type == "ordering" else f"{option.percent:g}"
    if item.type == "multichoice":
        share = f"{option.percent:.5f}".rstrip("0").rstrip(".")
    is_html = item.type in ("multichoice", "ordering")
    form = "html" if is_html else "moodle_auto_format"
    answer = ElementTree.SubElement(element, "answer", fraction=share, format=form)
    _put_text(answer, to_html(option.text) if is_html else option.text)
    if option.feedback:
        _put_html(answer, "feedback", option.feedback)
    if item.type == "numerical":
        _put(answer, "tolerance", option.tolerance)


def _put_html(element: Element, name: str, text: str) -> None:
    _put_text(ElementTree.SubElement(element, name, format="html"), to_html(text))


def _put_text(element: Element, text: str) -> None:
    _put(element, "text", text)


def _put(element: Element, name: str, text: str) -> None:
    ElementTree.SubElement(element, name).text = _UNWRITABLE.sub("\ufffd", text)


def _flag(value: bool) -> str:
    return "true" if value else "false"

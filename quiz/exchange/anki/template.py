"""What a template shows of a note: `{{Field}}`, `{{filter:Field}}`, `{{#Field}}…{{/Field}}`, `{{^Field}}…`."""

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from quiz.exchange.anki.field import is_blank, plain

_TOKEN = re.compile(r"\{\{([^{}]*)\}\}")
_ANSWER_LINE = re.compile(r"<hr\b[^<>]*\bid\s*=\s*[\"']?answer\b[^<>]*>", re.IGNORECASE)
_PROGRAM = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")


class Shown(NamedTuple):
    """One side of a card.

    `html` is its text. `fields` are those that it shows, in order and once; `hints` those behind a hint button, `typed`
    the one that the learner types (empty: none), `cloze` the one whose gaps are asked.
    """

    html: str
    fields: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    typed: str = ""
    cloze: str = ""


def shown(template: str, values: Mapping[str, str], without: Collection[str] = ()) -> Shown:
    """What a template shows of the fields' values, those of `without` left blank.

    What stands on every card of the deck by its own name (`{{Tags}}`, `{{Deck}}`, …) is left out, and the front side
    where it is repeated on the back.
    """
    pieces: list[str] = []
    fields: list[str] = []
    hints: list[str] = []
    typed = cloze = ""
    open_sections: list[bool] = []
    for place, piece in enumerate(_TOKEN.split(" ".join(template.split()))):
        if place % 2 == 0:
            pieces += [piece] if all(open_sections) else []
            continue
        mark, name = piece[:1], piece[1:].strip()
        if mark in ("#", "^"):
            filled = not is_blank(values.get(name, "")) or re.fullmatch(r"c\d+", name) is not None
            open_sections.append(filled is (mark == "#"))
        elif mark == "/":
            del open_sections[-1:]
        elif all(open_sections):
            *filters, name = (part.strip() for part in piece.split(":"))
            if name not in values or name in without or is_blank(values[name]):
                continue
            if "cloze" in filters:
                cloze = cloze or name
            elif "type" in filters:
                typed = typed or name
            elif "hint" in filters:
                hints.append(name)
            elif not any(word.startswith("tts ") for word in filters):
                fields.append(name)
                pieces.append(values[name])
    return Shown("".join(pieces), tuple(dict.fromkeys(fields)), tuple(dict.fromkeys(hints)), typed, cloze)


def answer_part(template: str) -> str:
    """The part of a back that is not on the front already: what stands below the line, where there is one."""
    line = _ANSWER_LINE.search(template)
    return template[line.end() :] if line else template


def without_programs(template: str) -> str:
    """A template without its scripts and styles, of which nothing is shown."""
    return _PROGRAM.sub("", template)


def conditions(template: str) -> set[str]:
    """The fields that decide whether a part of the template is shown."""
    return {piece[1:].strip() for piece in _TOKEN.findall(template) if piece[:1] in ("#", "^")}


def has_words(template: str) -> bool:
    """Whether a template says something of its own, beside the fields."""
    return _LETTER.search(plain(_TOKEN.sub("", template)).text) is not None

"""Moodle's embedded answers: a text with gaps such as `{1:SHORTANSWER:=Oslo~=Christiania~*#Think of the fjord}`."""

import re
from typing import NamedTuple

from quiz.deckfile.cloze import MAX_GAPS
from quiz.exchange.moodle.item import GAP, Lost, Option
from quiz.exchange.moodle.number import read_number
from quiz.exchange.texts import from_html, to_html

_OPENING = re.compile(
    r"\{\d*:(?P<type>NUMERICAL|NM|MULTICHOICE(?:_[VH]?S?)?|MC[VH]?S?|MULTIRESPONSE(?:_H?S?)?|MRH?S?"
    r"|SHORTANSWER(?:_C)?|SAC?|MWC?):"
)
_CLOSING = re.compile(r"(?<!\\)\}")
_BETWEEN = re.compile(r"(?<!\\)~")
_BEFORE_FEEDBACK = re.compile(r"(?<!\\)(?<!&)(?<!&amp;)#")
_SHARE = re.compile(r"=|%(-?\d{1,3}(?:[.,]\d{0,9})?)%")
_SPECIAL = re.compile("[&<>\"'#~}{\\\\=%\n]")


class Embedded(NamedTuple):
    """The text with a `GAP` for each of its gaps, the answers of each, and what was lost."""

    text: str
    gaps: tuple[tuple[Option, ...], ...]
    lost: Lost


def read(html: str) -> Embedded:
    """The gaps of a text in HTML, one more at most than a card has. What looks like one but is never closed is text."""
    pieces: list[str] = []
    gaps: list[tuple[Option, ...]] = []
    lost: list[tuple[str, str]] = []
    html = html.replace(GAP, "")
    end = 0
    while len(gaps) <= MAX_GAPS and (opening := _OPENING.search(html, end)):
        closing = _CLOSING.search(html, opening.end())
        if closing is None:
            break
        pieces += [html[end : opening.start()], GAP]
        options = tuple(map(_option, _BETWEEN.split(html[opening.end() : closing.start()])))
        taken, told = _typed(opening["type"], options)
        gaps.append(taken)
        lost += told
        end = closing.end()
    plain = from_html("".join((*pieces, html[end:])))
    lost += [("text", f"{what} is left out") for what in plain.lost]
    return Embedded(plain.text, tuple(gaps), tuple(dict.fromkeys(lost)))


def _option(written: str) -> Option:
    """One of the answers of a gap."""
    text, *feedback = _BEFORE_FEEDBACK.split(written.strip(), 1)
    share = _SHARE.match(text)
    percent = 0.0
    if share:
        percent = float(share[1].replace(",", ".")) if share[1] else 100.0
        text = text[share.end() :]
    return Option(_plain(text), percent, _plain(feedback[0]) if feedback else "")


def _plain(written: str) -> str:
    return from_html(written.replace("\\}", "}").replace("\\#", "#").replace("\\~", "~")).text


def _typed(kind: str, options: tuple[Option, ...]) -> tuple[tuple[Option, ...], list[tuple[str, str]]]:
    """The answers of a gap as it is typed here, whatever kind it is of there; and what was lost by that."""
    if kind.startswith("M") and not kind.startswith("MW"):
        wrong = ", ".join(option.text for option in options if option.percent <= 0 and option.text)
        told = [("text", f"a gap is typed here, not chosen; left out: {wrong}")] if wrong else []
        return tuple(option._replace(feedback="") for option in options if option.percent > 0), told
    if kind.startswith("N"):
        parted = [(option, *option.text.partition(":")) for option in options]
        off = any(read_number(tolerance) for option, _, _, tolerance in parted if option.is_right)
        told = [("text", "how far off the number in a gap may be is left out")] if off else []
        return tuple(option._replace(text=number.strip()) for option, number, _, _ in parted), told
    return options, [("text", "capitals count in a gap there; here they do not")] if kind.endswith("C") else []


def write(text: str, gaps: tuple[tuple[Option, ...], ...]) -> str:
    """The text in HTML with its gaps, all of them typed."""
    first, *others = text.split(GAP)
    written = [_html(first)]
    for options, piece in zip(gaps, others, strict=True):
        answers = "~".join(map(_written, options))
        written += ["{1:SHORTANSWER:", answers, "}", _html(piece)]
    return "".join(written)


def _html(piece: str) -> str:
    """A piece of text in which nothing begins a gap."""
    return to_html(piece).replace("{", "&#123;")


def _written(option: Option) -> str:
    share = "=" if option.is_right else "%0%" if option.text.startswith(("=", "%")) else ""
    feedback = f"#{_coded(option.feedback)}" if option.feedback else ""
    return f"{share}{_coded(option.text)}{feedback}"


def _coded(text: str) -> str:
    """A text inside of a gap: what means something there is written as the number of the character."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", text)

"""Reads the events that another program sends as JSON: an event, or what is wrong with the line and what to send."""

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import assert_never

from quiz.core.answer import LONGEST_ANSWER
from quiz.core.clean import clean
from quiz.core.event import DontKnow, Event, FlagCard, Rate, Submit
from quiz.core.nearest import nearest
from quiz.core.prompt import Prompt
from quiz.core.record import Record, replace
from quiz.core.reply import read_answer
from quiz.core.review import Answer, AskedAs
from quiz.core.screen import Ask, Feedback
from quiz.ui import words
from quiz.ui.colon import BURY, DONT_KNOW, FLAG, HINT, OVERRULE, QUIT, SUSPEND, UNDO, Command, available

LONGEST_LINE = 1 << 16
"""Characters; a longer line is refused unread. Every answer that can be marked fits, escaped as it may be."""

MOST_PARTS = 200
"""Items or pairs of an answer."""

QUOTED = 40
"""Characters of what was sent that an error quotes."""

PLAIN_EXPONENT = 30
"""A number written with an exponent is written out as long as it needs no more digits than this."""

EVENTS: dict[str, Command] = {
    "hint": HINT,
    "dont-know": DONT_KNOW,
    "overrule": OVERRULE,
    "undo": UNDO,
    "suspend": SUSPEND,
    "bury": BURY,
    "flag": FLAG,
    "quit": QUIT,
}

EXPECTED: dict[AskedAs, str] = {
    AskedAs.RECALL: 'Send a string, such as {"answer": ""} to turn the card over.',
    AskedAs.TYPED: 'Send a string, such as {"answer": "28,000"}.',
    AskedAs.CHOICE: 'Send the text of an option or its letter, such as {"answer": "a"}.',
    AskedAs.SELECT: 'Send an array of options, such as {"answer": ["a", "c"]}.',
    AskedAs.ORDER: 'Send an array of options in their right order, such as {"answer": ["b", "a", "c"]}.',
    AskedAs.MATCH: 'Send an array of pairs, such as {"answer": [["a left side", "its option"]]}.',
    AskedAs.LIST: 'Send an array of strings, such as {"answer": ["one", "another"]}.',
}


class Fault(Record):
    """What is wrong with a line, and what to send instead."""

    error: str
    help: str


class _Numeral(str):
    """A number as it was written: `28000` stays `28000`, and no digit is lost to a float."""

    __slots__ = ()


def read_event(screen: Ask | Feedback, line: str) -> Event | Fault:
    """Read the event that `line` holds for `screen`; never fails, whatever the line is."""
    if len(line) > LONGEST_LINE:
        return Fault(f"This line has more than {LONGEST_LINE:,} characters.", "Send an answer of ordinary length.")
    if not line.strip():
        return Fault("This line is empty.", _help(screen))
    try:
        message = json.loads(line, parse_int=_Numeral, parse_float=_Numeral, parse_constant=_Numeral)
    except json.JSONDecodeError as error:
        return Fault(f"This line is not JSON: {error.msg}, at column {error.colno}.", _help(screen))
    except RecursionError:
        return Fault("This line is nested too deeply.", _help(screen))
    if not isinstance(message, dict):
        return Fault("This line is JSON, but not an object.", _help(screen))
    match [name for name in ("answer", "event", "rate") if name in message]:
        case ["answer"]:
            return _answer(screen, message["answer"])
        case ["event"]:
            return _event(screen, message["event"], message.get("note", ""))
        case ["rate"]:
            return _rate(screen, message["rate"])
        case []:
            guess = next(filter(None, (nearest(name, ("answer", "event", "rate")) for name in message)), "")
            return Fault(
                "This object says nothing known." + (f' Did you mean "{guess}"?' if guess else ""), _help(screen)
            )
        case names:
            both = " and ".join(f'"{name}"' for name in names)
            return Fault(f"This object has {both}; which one counts?", "Send one of them on a line.")


def _event(screen: Ask | Feedback, name: object, note: object) -> Event | Fault:
    fitting = [known for known, command in EVENTS.items() if command in available(screen)]
    command = EVENTS.get(name) if isinstance(name, str) else None
    if command is None or command.event is None:
        return Fault(f"There is no event {_quote(name)}.{_guess(name, fitting)}", _one_of(fitting))
    if name not in fitting and not (command is HINT and isinstance(screen, Ask)):
        return Fault(f"The event {_quote(name)} does nothing here.", _one_of(fitting))
    if command is FLAG and note:
        return FlagCard(_mended(note)) if isinstance(note, str) else Fault("A note is a string.", _help(screen))
    return command.event


def _rate(screen: Ask | Feedback, value: object) -> Event | Fault:
    if isinstance(screen, Ask):
        return Fault("A rating means nothing before the answer.", _help(screen))
    if value is None:
        return Rate()
    for rating, name in words.RATINGS.items():
        if isinstance(value, str) and value.casefold() in (name, str(int(rating))):
            return Rate(rating)
    names = list(words.RATINGS.values())
    return Fault(f"There is no rating {_quote(value)}.{_guess(value, names)}", _one_of(names))


def _answer(screen: Ask | Feedback, value: object) -> Event | Fault:
    if isinstance(screen, Feedback):
        return Fault("The answer was marked already.", _help(screen))
    if value is None:
        return DontKnow()
    if isinstance(value, list | dict) and len(value) > MOST_PARTS:
        return Fault("This answer has too many parts.", f"Send {MOST_PARTS} at most.")
    answer = _read(screen.prompt, value)
    if answer is None:
        return Fault("This is no answer to this question.", _help(screen))
    if sum(len(text) for part in answer for text in part) > LONGEST_ANSWER:
        return Fault("This answer is too long.", f"Send {LONGEST_ANSWER:,} characters at most.")
    return Submit(answer)


def _read(prompt: Prompt, value: object) -> Answer:
    """Read the value of `"answer"`; None where it is of a type that answers no such question."""
    text = _text(prompt, value)
    match prompt.asked_as:
        case AskedAs.RECALL | AskedAs.TYPED:
            return text
        case AskedAs.CHOICE:
            return None if text is None else _option(prompt, prompt.options, text)
        case AskedAs.SELECT | AskedAs.ORDER:
            if text is None:
                items = _texts(prompt, value)
                return None if items is None else tuple(_option(prompt, prompt.options, item) for item in items)
            return read_answer(prompt, text)
        case AskedAs.LIST:
            return _texts(prompt, value) if text is None else read_answer(prompt, text)
        case AskedAs.MATCH:
            return _pairs(prompt, value) if text is None else read_answer(prompt, text)
        case unknown:
            assert_never(unknown)


def _texts(prompt: Prompt, value: object) -> tuple[str, ...] | None:
    texts = [_text(prompt, item) for item in value] if isinstance(value, list) else [None]
    known = tuple(text for text in texts if text is not None)
    return known if len(known) == len(texts) else None


def _pairs(prompt: Prompt, value: object) -> tuple[tuple[str, str], ...] | None:
    """Read an array of pairs, or an object from left to right."""
    if isinstance(value, dict):
        value = list(map(list, value.items()))
    if not isinstance(value, list):
        return None
    pairs = []
    for pair in value:
        ends = _texts(prompt, pair)
        if ends is None or len(ends) != 2:
            return None
        pairs.append((_option(prompt, prompt.lefts, ends[0]), _option(prompt, prompt.options, ends[1])))
    return tuple(pairs)


def _text(prompt: Prompt, value: object) -> str | None:
    """Read one text; None where `value` is none. True and false stand for the labels of a true-false card."""
    match value:
        case bool():
            labels = prompt.options if prompt.kind == "true-false" else ("true", "false")
            return labels[0] if value else labels[1]
        case _Numeral():
            return _written_out(value)
        case str():
            return _mended(value)
        case _:
            return None


def _option(prompt: Prompt, options: tuple[str, ...], text: str) -> str:
    """Find the option that `text` means: the text that was sent for it, or what a learner may type; else `text`."""
    for option in options:
        if clean(option) == text:
            return option
    chosen = read_answer(replace(prompt, asked_as=AskedAs.CHOICE, options=options), text)
    return chosen if isinstance(chosen, str) else text


def _written_out(numeral: str) -> str:
    """Write `2.8e4` as `28000`, as marking reads it; a number that would grow long stays as it is."""
    if "e" not in numeral.lower():
        return str(numeral)
    try:
        number = Decimal(numeral)
    except InvalidOperation:
        return str(numeral)
    return format(number, "f") if abs(number.adjusted()) <= PLAIN_EXPONENT else str(numeral)


def _mended(text: str) -> str:
    """Put U+FFFD for a lone surrogate, which JSON can escape and no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _guess(name: object, known: Iterable[str]) -> str:
    near = nearest(name, known) if isinstance(name, str) else ""
    return f' Did you mean "{near}"?' if near else ""


def _quote(value: object) -> str:
    shown = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else f"of type {type(value).__name__}"
    return shown if len(shown) <= QUOTED else shown[: QUOTED - 1] + "…"


def _one_of(names: Sequence[str]) -> str:
    return "Send one of " + ", ".join(f'"{name}"' for name in names) + "."


def _help(screen: Ask | Feedback) -> str:
    if isinstance(screen, Feedback):
        return 'Send {"rate": "good"} or another rating to go on, or {"event": "undo"}.'
    return EXPECTED[screen.prompt.asked_as]

"""An answer in the making: what is typed, ticked or put in order so far, and what a key adds to it.

Pure: a draft and a key give the next draft, or the answer handed in, or nothing where the key means nothing here.
"""

from typing import assert_never

from quiz.core.event import Event, Submit
from quiz.core.prompt import Prompt
from quiz.core.record import Record, replace
from quiz.core.reply import option_named
from quiz.core.review import AskedAs
from quiz.ui.lineedit import EMPTY, Line, edit, insert


class Key(Record):
    """A key: a printable character, or another key's name (`enter`, `escape`, `up`, `c-z`, `alt-f` …).

    A paste comes as one key named `paste`, with its `text`.
    """

    name: str
    text: str = ""


class Turning(Record):
    """A recall card, face down."""


class Typing(Record):
    """A text being typed."""

    line: Line = EMPTY


class Listing(Record):
    """Items typed one after another; `line` is the one being typed."""

    line: Line = EMPTY
    items: tuple[str, ...] = ()


class Choosing(Record):
    """One option to be chosen; `pointer` is the option that the arrow keys are at, None before they are used."""

    pointer: int | None = None


class Ticking(Record):
    """Options being ticked."""

    ticked: frozenset[int] = frozenset()
    pointer: int | None = None


class Ordering(Record):
    """Options being put in order: `placed` are those chosen so far, first to last."""

    placed: tuple[int, ...] = ()
    pointer: int | None = None


class Matching(Record):
    """Right-hand sides being given to the left-hand ones, from the first down; `given` are those so far."""

    given: tuple[int, ...] = ()
    pointer: int | None = None


Draft = Turning | Typing | Listing | Choosing | Ticking | Ordering | Matching

Outcome = Draft | Event | None
"""What a key does to a draft: the next draft, the answer handed in, or nothing."""


def blank(prompt: Prompt) -> Draft:
    """Give the draft that a question starts with."""
    match prompt.asked_as:
        case AskedAs.RECALL:
            return Turning()
        case AskedAs.TYPED:
            return Typing()
        case AskedAs.LIST:
            return Listing()
        case AskedAs.CHOICE:
            return Choosing()
        case AskedAs.SELECT:
            return Ticking()
        case AskedAs.ORDER:
            return Ordering()
        case AskedAs.MATCH:
            return Matching()
        case unknown:
            assert_never(unknown)


def line_of(draft: Draft) -> Line | None:
    """Give the line being typed, None where letters choose instead."""
    return draft.line if isinstance(draft, Typing | Listing) else None


def letters(prompt: Prompt) -> str:
    """Give the letters that choose an option of this question."""
    return "abcdefghijklmnopqrstuvwxyz"[: len(prompt.options)]


def press(prompt: Prompt, draft: Draft, key: Key) -> Outcome:
    """Say what a key makes of the draft."""
    match draft:
        case Turning():
            return Submit("") if key.name in ("enter", " ") else None
        case Typing(line):
            if key.name == "enter":
                return Submit(line.text.removeprefix(":"))
            changed = typed(line, key)
            return Typing(changed) if changed else None
        case Listing():
            return _list(draft, key, alone=prompt.count == 1)
        case Choosing() | Ticking() | Ordering() | Matching():
            return _choose(prompt, draft, key.name)
        case unknown:
            assert_never(unknown)


def typed(line: Line, key: Key) -> Line | None:
    """Say what a key makes of a line; None for a key that a line has no use for."""
    if key.name == "paste":
        return insert(line, key.text)
    return insert(line, key.name) if len(key.name) == 1 else edit(line, key.name)


def _list(draft: Listing, key: Key, *, alone: bool) -> Outcome:
    """`alone`: one item is all that is wanted, and Enter hands it in."""
    item = draft.line.text.removeprefix(":").strip()
    if key.name == "enter" and item and alone:
        return Submit((*draft.items, item))
    if key.name == "enter":
        return Listing(items=(*draft.items, item)) if item else Submit(draft.items)
    if key.name == "backspace" and not draft.line.text:
        return Listing(items=draft.items[:-1])
    changed = typed(draft.line, key)
    return replace(draft, line=changed) if changed else None


def _choose(prompt: Prompt, draft: Choosing | Ticking | Ordering | Matching, key: str) -> Outcome:
    if key in ("up", "down"):
        return _point(prompt, draft, 1 if key == "down" else -1)
    option = _option(prompt, key)
    if option is None and key in ("enter", " ") and not (key == "enter" and _handed_in_by_enter(prompt, draft)):
        option = draft.pointer
    match draft:
        case Choosing():
            return None if option is None else Submit(prompt.options[option])
        case Ticking(ticked):
            if option is not None:
                return Ticking(ticked ^ {option}, draft.pointer)
            return Submit(tuple(prompt.options[i] for i in sorted(ticked))) if key == "enter" else None
        case Ordering(placed):
            if option is not None:
                return None if option in placed else replace(draft, placed=(*placed, option))
            if key == "backspace":
                return replace(draft, placed=placed[:-1])
            done = key == "enter" and len(placed) == len(prompt.options)
            return Submit(tuple(prompt.options[i] for i in placed)) if done else None
        case Matching(given):
            done = len(given) == len(prompt.lefts)
            if option is not None:
                return None if done else replace(draft, given=(*given, option))
            if key == "backspace":
                return replace(draft, given=given[:-1])
            pairs = tuple(zip(prompt.lefts, (prompt.options[i] for i in given), strict=False))
            return Submit(pairs) if done and key == "enter" else None
        case unknown:
            assert_never(unknown)


def _handed_in_by_enter(prompt: Prompt, draft: Choosing | Ticking | Ordering | Matching) -> bool:
    """Whether Enter hands the answer in, rather than taking the option pointed at."""
    match draft:
        case Choosing():
            return False
        case Ticking():
            return True
        case Ordering(placed):
            return len(placed) == len(prompt.options)
        case Matching(given):
            return len(given) == len(prompt.lefts)
        case unknown:
            assert_never(unknown)


def _option(prompt: Prompt, key: str) -> int | None:
    """Which option a letter or digit chooses; None for any other key. Capitals are taken for their small letters.

    A digit is the option that says it, such as `4 years`, before it is a place.
    """
    if len(key) != 1:
        return None
    options = letters(prompt)
    if key.lower() in options:
        return options.index(key.lower())
    named = option_named(prompt.options, key) if key in "123456789" else None
    return None if named is None else prompt.options.index(named)


def _point(prompt: Prompt, draft: Choosing | Ticking | Ordering | Matching, step: int) -> Draft:
    last = max(len(prompt.options) - 1, 0)
    if draft.pointer is None:
        return replace(draft, pointer=0 if step > 0 else last)
    return replace(draft, pointer=min(max(draft.pointer + step, 0), last))

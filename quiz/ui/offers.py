"""What a learner can do at a screen: one list feeds the key line, the list of all keys, and the keys themselves.

Where a text is typed, or a letter stands for an option, the command of that letter moves to Ctrl or behind a colon.
"""

from typing import assert_never

from quiz.core.event import Event, More, Quit, Rate
from quiz.core.record import Record
from quiz.core.screen import Ask, Feedback, Finished, Screen
from quiz.ui import words
from quiz.ui.answering import (
    Choosing,
    Draft,
    Listing,
    Matching,
    Ordering,
    Ticking,
    Turning,
    Typing,
    letters,
    line_of,
)
from quiz.ui.colon import (
    BURY,
    DONT_KNOW,
    EDIT,
    FLAG,
    HELP,
    HINT,
    OVERRULE,
    QUIT,
    SUSPEND,
    UNDO,
    Command,
    OpenEditor,
    available,
)
from quiz.ui.lineedit import Line


class ShowKeys(Record):
    """List all keys."""


class Interrupt(Record):
    """Leave at once, by Ctrl-C."""


Deed = Event | OpenEditor | Interrupt


class Offer(Record):
    """Something a learner can do here.

    Any of `keys` does it; `shown` names the key and `label` the deed in the key line, `meaning` says it in full.
    `weight` tells what the key line drops first where it is narrow (the lowest), and 0 keeps it out. `deed` is None
    where the answer in the making sees to the keys itself.
    """

    keys: tuple[str, ...]
    shown: str
    label: str
    meaning: str
    weight: int
    deed: Deed | ShowKeys | None = None

    @property
    def all_shown(self) -> str:
        """Every key that does it, for a reader: `u Ctrl-Z`."""
        return " ".join(dict.fromkeys((self.shown, *map(name_of, self.keys))))


class Place(Record):
    """How a command stands in the key line: `control` is its key where letters are taken, "" for none."""

    label: str
    control: str
    weight: int


PLACES: dict[Command, Place] = {
    HINT: Place("hint", "", 80),
    DONT_KNOW: Place("don't know", "", 70),
    OVERRULE: Place("I was right", "", 80),
    UNDO: Place("undo", "c-z", 50),
    EDIT: Place("edit", "c-e", 40),
    FLAG: Place("flag", "c-f", 20),
    SUSPEND: Place("suspend", "c-s", 15),
    BURY: Place("bury", "c-b", 10),
    QUIT: Place("quit", "c-q", 60),
    HELP: Place("keys", "f1", 90),
}

EDITING_KEYS = frozenset({"c-f", "c-b"})
"""Control keys that move the cursor while a text is typed; the commands they stand for elsewhere need a colon then."""

SCROLLING = Offer((), "↑ ↓", "scroll", "scroll; PgUp and PgDn do so by pages", 0)

TYPING = (
    Offer(
        (), ":", "command", "begins a command, by its letter or word; an answer that begins with a colon takes two", 0
    ),
    SCROLLING,
)

CHOOSING = (
    Offer((), ":", "command", "begins a command, by its letter or word; Enter does it", 0),
    Offer((), "PgUp PgDn", "scroll", "scroll by pages", 0),
)


def shown_key(screen: Screen, draft: Draft, deed: Deed) -> str:
    """Name the key that does something at a screen; empty where none does."""
    return next((offer.shown for offer in offers(screen, draft) if offer.deed == deed), "")


def offers(screen: Screen, draft: Draft, *, editable: bool = True) -> tuple[Offer, ...]:
    """List what can be done at a screen, as the key line has it; `editable`: there is an editor to open."""
    commands = [command for command in available(screen, editable) if command in PLACES]
    match screen:
        case Ask():
            line = line_of(draft)
            if line is not None:
                return (*_answering(screen, draft), *(_behind_control(command, line) for command in commands), *TYPING)
            taken = "" if isinstance(draft, Turning) else letters(screen.prompt)
            return (*_answering(screen, draft), *(_by_letter(command, taken) for command in commands), *CHOOSING)
        case Feedback():
            return (*_ratings(screen), *(_by_letter(command, "") for command in commands), SCROLLING)
        case Finished():
            leave = Offer(("q", "c-q", "escape"), "q", "quit", "leaves; every answer is kept", 90, Quit())
            others = (_by_letter(command, "") for command in commands if command is not QUIT)
            return (*_going_on(screen), leave, *others, SCROLLING)
        case unknown:
            assert_never(unknown)


def _answering(ask: Ask, draft: Draft) -> tuple[Offer, ...]:
    """What the keys that make the answer do just now."""
    options = letters(ask.prompt)
    span = options if len(options) < 2 else f"{options[0]}–{options[-1]}"
    hand_in = Offer((), "Enter", "hand in", "hands the answer in", 95)
    back = Offer((), "Backspace", "take back", "takes back the last one chosen", 85)
    match draft:
        case Turning():
            return (Offer((), "Enter", "show the answer", "turns the card over", 100),)
        case Typing():
            return (Offer((), "Enter", "answer", "hands the answer in", 100),)
        case Listing(line, items):
            if ask.prompt.count == 1:
                return (Offer((), "Enter", "answer", "hands the answer in", 100),)
            if line.text:
                return (Offer((), "Enter", "add", "adds this to the list", 100),)
            last = Offer((), "Backspace", "take back", "takes back the last one", 25)
            return (hand_in, last) if items else (hand_in,)
        case Choosing():
            return (Offer((), span, "choose", "chooses an answer; the arrow keys and Enter do too", 100),)
        case Ticking():
            return (Offer((), span, "tick", "ticks or unticks; the arrow keys and Space do too", 100), hand_in)
        case Ordering(placed):
            choose = Offer((), span, "choose", "chooses what comes next; the arrow keys and Space do too", 100)
            return (*([hand_in] if len(placed) == len(options) else [choose]), *([back] if placed else []))
        case Matching(given):
            done = len(given) == len(ask.prompt.lefts)
            choose = Offer((), span, "choose", "chooses a partner; the arrow keys and Space do too", 100)
            return (*([hand_in] if done else [choose]), *([back] if given else []))
        case unknown:
            assert_never(unknown)


def _ratings(feedback: Feedback) -> tuple[Offer, ...]:
    """Enter, and the keys 1 to 4, which the key line leaves to a line of their own."""
    suggested = words.RATINGS[feedback.suggested]
    go_on = Offer(("enter", " "), "Enter", "go on", f"goes on, and counts it as {suggested}", 100, Rate())
    rated = [
        Offer((f"{rating:d}",), f"{rating:d}", name, f"goes on, and counts it as {name}", 0, Rate(rating))
        for rating, name in words.RATINGS.items()
    ]
    return (go_on, *rated)


def _going_on(end: Finished) -> tuple[Offer, ...]:
    if end.more:
        return (Offer(("enter", " "), "Enter", "go on", "goes on with the cards that are left", 100, More()),)
    if end.ahead:
        return (Offer(("enter", " "), "Enter", "study ahead", "asks cards before they are due", 100, More()),)
    return (Offer(("enter",), "Enter", "leave", "leaves; every answer is kept", 100, Quit()),)


def _by_letter(command: Command, taken: str) -> Offer:
    """Offer a command where letters are free, but for those in `taken`, which stand for options."""
    free = command.key not in taken
    control = PLACES[command].control
    keys = ((command.key,) if free else ()) + ((control,) if control else ())
    if command is DONT_KNOW:
        return _offer(command, ("escape", *keys), "Esc")
    return _offer(command, keys, command.key if free else name_of(control))


def _behind_control(command: Command, line: Line) -> Offer:
    """Offer a command where a text is typed: no key that the text needs does it."""
    control = PLACES[command].control
    if command is HINT:
        return _offer(command, () if line.text else (command.key,), command.key)
    if command is DONT_KNOW:
        return _offer(command, ("escape",), "Esc")
    if command is HELP:
        return _offer(command, (control,), f":{command.key}")
    if control in EDITING_KEYS:
        return _offer(command, (), f":{command.key}")
    moves = command is EDIT and line.cursor < len(line.text)
    return _offer(command, () if moves else (control,), name_of(control))


def _offer(command: Command, keys: tuple[str, ...], shown: str) -> Offer:
    place = PLACES[command]
    if command is HELP:
        return Offer(keys, shown, place.label, "lists the keys", place.weight, ShowKeys())
    return Offer(keys, shown, place.label, command.does, place.weight, command.event or OpenEditor())


def name_of(key: str) -> str:
    """How a key is written for a reader: `c-z` as `Ctrl-Z`."""
    if key.startswith("c-"):
        return f"Ctrl-{key[2:].upper()}"
    return key if len(key) == 1 and key != " " else {" ": "Space", "escape": "Esc"}.get(key, key.capitalize())

"""What keys do at a screen: one list of offers a screen feeds the key line, the list of all keys, and the keys.

Where a text is typed, or a letter stands for an option, the command of that letter moves to Ctrl or behind a colon.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple, assert_never

from quiz.core.event import BuryCard, Event, FlagCard, More, Quit, Rate, SuspendCard, TakeBack
from quiz.core.screen import Ask, Feedback, Finished, Screen
from quiz.ui import answering, words
from quiz.ui.answering import (
    Choosing,
    Draft,
    Key,
    Listing,
    Matching,
    Ordering,
    Ticking,
    Turning,
    Typing,
    blank,
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
    Say,
    available,
    understand,
)
from quiz.ui.lineedit import EMPTY, Line


@dataclass(frozen=True, slots=True)
class ShowKeys:
    """List all keys."""


@dataclass(frozen=True, slots=True)
class Interrupt:
    """Leave at once, by Ctrl-C."""


Deed = Event | OpenEditor | Interrupt


@dataclass(frozen=True, slots=True)
class Offer:
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


class Place(NamedTuple):
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

NOTES: dict[type[Event], str] = {
    TakeBack: "Taken back.",
    FlagCard: "Flagged for the author of the deck.",
    SuspendCard: "Suspended: that card is not asked again until you resume it.",
    BuryCard: "Buried: that card is not asked again today.",
}
"""What the next screen says of a deed that would else show nowhere."""


@dataclass(frozen=True, slots=True)
class Local:
    """What the learner has done at a screen that the session does not know of.

    `scroll` is the first line of the body in sight, None where the pointer decides. `colon`: a colon was pressed, the
    next letter is a command. `note` is a word to the learner about the last key.
    """

    draft: Draft
    scroll: int | None = None
    keys_shown: bool = False
    colon: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sight:
    """Which lines of a screen's body are in sight: `height` of `total` from line `top` on."""

    top: int
    height: int
    total: int

    @property
    def above(self) -> bool:
        """Whether something is hidden above."""
        return self.top > 0

    @property
    def below(self) -> bool:
        """Whether something is hidden below."""
        return self.top + self.height < self.total


def arrive(screen: Screen, note: str = "") -> Local:
    """Give what a learner starts with at a screen."""
    return Local(blank(screen.prompt) if isinstance(screen, Ask) else Turning(), note=note)


def offers(screen: Screen, local: Local, *, editable: bool = True) -> tuple[Offer, ...]:
    """List what can be done at a screen, as the key line has it; `editable`: there is an editor to open."""
    commands = [command for command in available(screen, editable) if command in PLACES]
    match screen:
        case Ask():
            line = line_of(local.draft)
            if line is not None:
                return (*_answering(screen, local.draft), *(_behind_control(command, line) for command in commands))
            taken = "" if isinstance(local.draft, Turning) else letters(screen.prompt)
            return (*_answering(screen, local.draft), *(_by_letter(command, taken) for command in commands))
        case Feedback():
            go_on = Offer(("enter", " "), "Enter", "go on", "go on, with the rating suggested", 100, Rate())
            return (go_on, *RATINGS, *(_by_letter(command, "") for command in commands))
        case Finished():
            leave = Offer(("q", "c-q", "escape"), "q", "quit", "leave; every answer is kept", 90, Quit())
            others = (_by_letter(command, "") for command in commands if command is not QUIT)
            return (*_going_on(screen), leave, *others)
        case unknown:
            assert_never(unknown)


def _answering(ask: Ask, draft: Draft) -> tuple[Offer, ...]:
    """What the keys that make the answer do just now."""
    options = letters(ask.prompt)
    span = options if len(options) < 2 else f"{options[0]}–{options[-1]}"
    hand_in = Offer((), "Enter", "hand in", "hand the answer in", 95)
    back = Offer((), "Backspace", "take back", "take back the last one chosen", 85)
    match draft:
        case Turning():
            return (Offer((), "Enter", "show the answer", "turn the card over", 100),)
        case Typing():
            return (Offer((), "Enter", "answer", "hand the answer in", 30),)
        case Listing(line, items):
            if line.text:
                return (Offer((), "Enter", "add", "add this to the list", 100),)
            last = Offer((), "Backspace", "take back", "take back the last one", 25)
            return (hand_in, last) if items else (hand_in,)
        case Choosing():
            return (Offer((), span, "choose", "choose an answer; the arrow keys and Enter do too", 100),)
        case Ticking():
            return (Offer((), span, "tick", "tick or untick; the arrow keys and Space do too", 100), hand_in)
        case Ordering(placed):
            choose = Offer((), span, "choose the next", "choose what comes next; the arrow keys and Space do too", 100)
            return (*([hand_in] if len(placed) == len(options) else [choose]), *([back] if placed else []))
        case Matching(given):
            done = len(given) == len(ask.prompt.lefts)
            choose = Offer((), span, "choose its partner", "choose a partner; the arrow keys and Space do too", 100)
            return (*([hand_in] if done else [choose]), *([back] if given else []))
        case unknown:
            assert_never(unknown)


RATINGS = tuple(
    Offer((str(rating.value),), str(rating.value), name, f"go on; rate it {name}", 0, Rate(rating))
    for rating, name in words.RATINGS.items()
)
"""The keys 1 to 4; the key line leaves them to a line of their own."""


def _going_on(end: Finished) -> tuple[Offer, ...]:
    if end.more:
        return (Offer(("enter", " "), "Enter", "go on", "go on with what is still due", 100, More()),)
    if end.ahead:
        return (Offer(("enter", " "), "Enter", "study ahead", "study cards before they are due", 100, More()),)
    return (Offer(("enter",), "Enter", "leave", "leave; every answer is kept", 100, Quit()),)


def _by_letter(command: Command, taken: str) -> Offer:
    """Offer a command where letters are free, but for those in `taken`, which stand for options."""
    free = command.key not in taken
    control = PLACES[command].control
    keys = ((command.key,) if free else ()) + ((control,) if control else ())
    if command is DONT_KNOW:
        return _offer(command, ("escape", *keys), "Esc")
    return _offer(command, keys, command.key if free else _name(control))


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
    return _offer(command, () if moves else (control,), _name(control))


def _offer(command: Command, keys: tuple[str, ...], shown: str) -> Offer:
    place = PLACES[command]
    deed = ShowKeys() if command is HELP else command.event or OpenEditor()
    return Offer(keys, shown, place.label, command.does, place.weight, deed)


def _name(key: str) -> str:
    """How a key is written for a reader: `c-z` as `Ctrl-Z`."""
    return f"Ctrl-{key[2:].upper()}" if key.startswith("c-") else key.capitalize()


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a key did: a deed for the caller to see to, or None; and what stands on the screen from now on."""

    local: Local
    deed: Deed | None = None


def press(screen: Screen, local: Local, key: Key, sight: Sight, *, editable: bool = True) -> Pressed:
    """Say what a key does at a screen; `sight` is what of the screen's body is in sight."""
    name = key.name
    if name == "c-c":
        return Pressed(local, Interrupt())
    local = replace(local, note="")
    if local.keys_shown:
        return Pressed(_scrolled(local, name, sight) or replace(local, keys_shown=False, scroll=None))
    offered = offers(screen, local, editable=editable)
    if local.colon:
        return _after_colon(replace(local, colon=False), name.lower(), offered)
    line = line_of(local.draft)
    if line is not None and name == "enter" and line.text.startswith(":") and not line.text.startswith("::"):
        return _command_line(screen, local, line.text, editable=editable)
    if isinstance(screen, Feedback) and name == " " and sight.below:
        name = "pagedown"
    if deed := _deed(offered, name if line is not None else name.lower()):
        return _done(local, deed)
    if name == "c-d" and not (line and line.text):
        return Pressed(local, Quit())
    if isinstance(screen, Ask):
        match answering.press(screen.prompt, local.draft, key):
            case None:
                pass
            case Turning() | Typing() | Listing() | Choosing() | Ticking() | Ordering() | Matching() as draft:
                return Pressed(replace(local, draft=draft, scroll=None))
            case event:
                return Pressed(local, event)
    if name == ":":
        return Pressed(replace(local, colon=True))
    return Pressed(_scrolled(local, name, sight) or local)


def _deed(offered: tuple[Offer, ...], key: str) -> Deed | ShowKeys | None:
    return next((offer.deed for offer in offered if key in offer.keys), None)


def _done(local: Local, deed: Deed | ShowKeys) -> Pressed:
    if isinstance(deed, ShowKeys):
        return Pressed(replace(local, keys_shown=True, scroll=0))
    return Pressed(local, deed)


def _after_colon(local: Local, letter: str, offered: tuple[Offer, ...]) -> Pressed:
    """A letter after a colon is a command, whatever else the letter stands for; any other key is let go."""
    command = next((command for command in PLACES if command.key == letter), None)
    offer = next((offer for offer in offered if command and offer.label == PLACES[command].label), None)
    return _done(local, offer.deed) if offer and offer.deed else Pressed(local)


def _command_line(screen: Screen, local: Local, typed: str, *, editable: bool) -> Pressed:
    """Do what was typed behind a colon, or tell why nothing was done."""
    emptied = replace(local, draft=_with_line(local.draft, EMPTY))
    if typed.strip().lower() in (f":{HELP.key}", f":{HELP.name}"):
        return _done(emptied, ShowKeys())
    match understand(screen, typed, editable):
        case Say(lines):
            return Pressed(replace(local, note=" ".join(lines)))
        case deed:
            return Pressed(emptied, deed)


def _with_line(draft: Draft, line: Line) -> Draft:
    return replace(draft, line=line) if isinstance(draft, Typing | Listing) else draft


def _scrolled(local: Local, key: str, sight: Sight) -> Local | None:
    """Move what is in sight; None for a key that does not scroll."""
    page = max(sight.height - 1, 1)
    steps = {
        "up": -1,
        "down": 1,
        "pageup": -page,
        "pagedown": page,
        " ": page,
        "home": -sight.total,
        "end": sight.total,
    }
    if key not in steps or (key == " " and not sight.below):
        return None
    last = max(sight.total - sight.height, 0)
    return replace(local, scroll=min(max(sight.top + steps[key], 0), last))

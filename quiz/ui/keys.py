"""What keys do at a screen: one list of offers a screen feeds the key line, the list of all keys, and the keys.

Where a text is typed, or a letter stands for an option, the command of that letter moves to Ctrl or behind a colon.
"""

from dataclasses import dataclass, replace
from typing import assert_never

from quiz.core.event import (
    BuryCard,
    DontKnow,
    Event,
    FlagCard,
    Hint,
    More,
    Overrule,
    Quit,
    Rate,
    SuspendCard,
    TakeBack,
)
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
from quiz.ui.lineedit import EMPTY, Line


@dataclass(frozen=True, slots=True)
class OpenEditor:
    """Edit the card's deck file, at the card."""


@dataclass(frozen=True, slots=True)
class ShowKeys:
    """List all keys."""


Deed = Event | OpenEditor | ShowKeys


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
    deed: Deed | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """A deed with a letter: `word` also names it behind a colon; `control` is its key where letters are taken."""

    letter: str
    control: str
    word: str
    label: str
    meaning: str
    weight: int
    deed: Deed


HINT = Command("?", "", "hint", "hint", "show the next hint; a right answer then counts as hard", 80, Hint())
DONT_KNOW = Command("k", "", "know", "don't know", "see the answer; no guess is recorded", 70, DontKnow())
OVERRULE = Command("o", "", "right", "I was right", "count the answer as right after all", 80, Overrule())
TAKE_BACK = Command("u", "c-z", "undo", "undo", "take back the last answer and ask it again", 50, TakeBack())
EDIT = Command("e", "c-e", "edit", "edit", "edit this card in your editor", 40, OpenEditor())
FLAG = Command("f", "c-f", "flag", "flag", "mark this card for its author", 20, FlagCard())
SUSPEND = Command("s", "c-s", "suspend", "suspend", "do not ask this card again until you resume it", 15, SuspendCard())
BURY = Command("b", "c-b", "bury", "bury", "do not ask this card again today", 10, BuryCard())
QUIT = Command("q", "c-q", "quit", "quit", "stop here; every answer is kept", 60, Quit())
KEYS = Command("h", "f1", "keys", "keys", "list all keys", 90, ShowKeys())

COMMANDS = (HINT, DONT_KNOW, OVERRULE, TAKE_BACK, EDIT, FLAG, SUSPEND, BURY, QUIT, KEYS)

EDITING_KEYS = frozenset({"c-f", "c-b"})
"""Control keys that move the cursor while a text is typed; the commands they stand for elsewhere need a colon then."""

NOTES: dict[type[Event], str] = {
    TakeBack: "Taken back.",
    FlagCard: "Flagged for the author of the deck.",
    SuspendCard: "Suspended: that card is not asked again until you resume it.",
    BuryCard: "Buried: that card is not asked again today.",
    Overrule: "Counted as right.",
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
    match screen:
        case Ask():
            commands = [
                *([HINT] if screen.hints_left else []),
                DONT_KNOW,
                *([TAKE_BACK] if screen.can_take_back else []),
                *([EDIT] if editable else []),
                *(FLAG, SUSPEND, BURY, QUIT, KEYS),
            ]
            line = line_of(local.draft)
            if line is not None:
                return (*_answering(screen, local.draft), *(_behind_control(command, line) for command in commands))
            taken = "" if isinstance(local.draft, Turning) else letters(screen.prompt)
            return (*_answering(screen, local.draft), *(_by_letter(command, taken) for command in commands))
        case Feedback():
            commands = [
                *([OVERRULE] if screen.can_overrule else []),
                TAKE_BACK,
                *([EDIT] if editable else []),
                *(FLAG, SUSPEND, BURY, QUIT, KEYS),
            ]
            go_on = Offer(("enter", " "), "Enter", "go on", "go on, with the rating suggested", 100, Rate())
            return (go_on, *RATINGS, *(_by_letter(command, "") for command in commands))
        case Finished():
            commands = [*([TAKE_BACK] if screen.can_take_back else []), KEYS]
            leave = Offer(("q", "c-q", "escape"), "q", "quit", "leave; every answer is kept", 90, Quit())
            return (*_going_on(screen), leave, *(_by_letter(command, "") for command in commands))
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
    free = command.letter not in taken
    keys = (command.letter,) if free else ()
    if command is DONT_KNOW:
        return _offer(command, ("escape", *keys), "Esc")
    return _offer(command, (*keys, command.control), command.letter if free else _name(command.control))


def _behind_control(command: Command, line: Line) -> Offer:
    """Offer a command where a text is typed: no key that the text needs does it."""
    if command is HINT:
        return _offer(command, () if line.text else ("?",), "?")
    if command is DONT_KNOW:
        return _offer(command, ("escape",), "Esc")
    if command is EDIT and line.cursor < len(line.text):
        return _offer(command, (), _name(command.control))
    if command is KEYS or command.control in EDITING_KEYS:
        return _offer(command, (command.control,) if command is KEYS else (), f":{command.letter}")
    return _offer(command, (command.control,), _name(command.control))


def _offer(command: Command, keys: tuple[str, ...], shown: str) -> Offer:
    return Offer(keys, shown, command.label, command.meaning, command.weight, command.deed)


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
    local = replace(local, note="")
    if local.keys_shown:
        return Pressed(_scrolled(local, name, sight) or replace(local, keys_shown=False, scroll=None))
    available = offers(screen, local, editable=editable)
    if local.colon:
        return _after_colon(replace(local, colon=False), name.lower(), available)
    line = line_of(local.draft)
    if line is not None and name == "enter" and line.text.startswith(":") and not line.text.startswith("::"):
        return _command_line(local, line.text[1:], available)
    if isinstance(screen, Feedback) and name == " " and sight.below:
        name = "pagedown"
    if deed := _deed(available, name if line is not None else name.lower()):
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


def _deed(available: tuple[Offer, ...], key: str) -> Deed | None:
    return next((offer.deed for offer in available if key in offer.keys), None)


def _done(local: Local, deed: Deed) -> Pressed:
    if isinstance(deed, ShowKeys):
        return Pressed(replace(local, keys_shown=True, scroll=0))
    return Pressed(local, deed)


def _after_colon(local: Local, letter: str, available: tuple[Offer, ...]) -> Pressed:
    """A letter after a colon is a command, whatever else the letter stands for; any other key is let go."""
    deeds = [offer.deed for offer in available]
    command = next((command for command in COMMANDS if command.letter == letter and command.deed in deeds), None)
    return _done(local, command.deed) if command else Pressed(local)


def _command_line(local: Local, typed: str, available: tuple[Offer, ...]) -> Pressed:
    """A command typed behind a colon, by its letter or word; what follows a `flag` is its note."""
    word, _, rest = typed.strip().partition(" ")
    deeds = [offer.deed for offer in available]
    for command in COMMANDS:
        if word.lower() in (command.letter, command.word) and command.deed in deeds:
            emptied = replace(local, draft=_with_line(local.draft, EMPTY))
            return _done(emptied, FlagCard(rest.strip()) if command is FLAG else command.deed)
    return Pressed(
        replace(local, note=f"There is no command :{typed} here. To begin an answer with a colon, type two.")
    )


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

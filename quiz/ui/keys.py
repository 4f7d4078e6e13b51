"""What a key does at a screen: the learner's own state there moves on, or there is something for the caller to do."""

from quiz.core.event import Quit
from quiz.core.record import Record, replace
from quiz.core.screen import Ask, Feedback, Screen
from quiz.ui import answering
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
    line_of,
)
from quiz.ui.colon import HELP, HINT, ONCE_MORE, Say, cannot, understand
from quiz.ui.lineedit import EMPTY, Line
from quiz.ui.offers import PLACES, Deed, Interrupt, Offer, ShowKeys, name_of, offers


class Local(Record):
    """What the learner has done at a screen that the session does not know of.

    `scroll` is the first line of the body in sight, None where the pointer decides. `command` is the command that is
    typed after a colon where nothing else is typed, None while there is none. `note` is a word to the learner about the
    last key, `doubted` what that key would do if it were pressed once more.
    """

    draft: Draft
    scroll: int | None = None
    keys_shown: bool = False
    command: Line | None = None
    note: str = ""
    doubted: Deed | None = None


class Sight(Record):
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


class Pressed(Record):
    """What a key did: a deed for the caller to see to, or None; and what stands on the screen from now on."""

    local: Local
    deed: Deed | None = None


def press(screen: Screen, local: Local, key: Key, sight: Sight, *, editable: bool = True) -> Pressed:
    """Say what a key does at a screen; `sight` is what of the screen's body is in sight."""
    doubted, local = local.doubted, replace(local, note="", doubted=None)
    if key.name == "c-c":
        return Pressed(local, Interrupt())
    if local.keys_shown:
        return Pressed(_scrolled(local, key.name, sight) or replace(local, keys_shown=False, scroll=None))
    if local.command is not None:
        return _commanding(screen, local, local.command, key, editable=editable)
    if isinstance(screen, Feedback) and key.name == " " and sight.below:
        return Pressed(_scrolled(local, "pagedown", sight) or local)
    pressed = (
        _commanded(screen, local, key.name, offers(screen, local.draft, editable=editable), editable=editable)
        or _answered(screen, local, key)
        or _otherwise(screen, local, key.name, sight)
    )
    return pressed if key.name == "enter" or pressed.deed == doubted else _doubted(pressed, key.name)


def _doubted(pressed: Pressed, key: str) -> Pressed:
    """Ask for a key that puts the card away to be pressed once more."""
    does = next((does for command, does in ONCE_MORE.items() if command.event == pressed.deed), "")
    if not does:
        return pressed
    note = f"{name_of(key.lower())} once more {does}."
    return Pressed(replace(pressed.local, note=note, doubted=pressed.deed))


def _commanded(
    screen: Screen, local: Local, name: str, offered: tuple[Offer, ...], *, editable: bool
) -> Pressed | None:
    """What a key does as a command; None for a key that is none here."""
    line = line_of(local.draft)
    if line is not None and name == "enter" and line.text.startswith(":") and not line.text.startswith("::"):
        return _command_line(screen, local, line.text, editable=editable)
    if line is None:
        name = name.lower()
    if deed := next((offer.deed for offer in offered if name in offer.keys), None):
        return _done(local, deed)
    if not (line and line.text):
        if name == "c-d":
            return Pressed(local, Quit())
        if name == HINT.key and isinstance(screen, Ask):
            return Pressed(replace(local, note=cannot(screen, HINT)))
    return None


def _answered(screen: Screen, local: Local, key: Key) -> Pressed | None:
    """What a key adds to the answer in the making; None for a key that adds nothing."""
    if not isinstance(screen, Ask):
        return None
    match answering.press(screen.prompt, local.draft, key):
        case None:
            return None
        case Turning() | Typing() | Listing() | Choosing() | Ticking() | Ordering() | Matching() as draft:
            return Pressed(replace(local, draft=draft, scroll=local.scroll if _in_place(local.draft, draft) else None))
        case event:
            return Pressed(local, event)


def _in_place(before: Draft, after: Draft) -> bool:
    """Whether a change leaves alone what the page follows, so that what was scrolled to stays in sight."""
    match before, after:
        case Listing(items=items), Listing(items=others):
            return items == others
        case Matching(), Matching():
            return before == after
        case ((Choosing() | Ticking() | Ordering()), (Choosing() | Ticking() | Ordering())):
            return before.pointer == after.pointer
        case _:
            return True


def _otherwise(screen: Screen, local: Local, name: str, sight: Sight) -> Pressed:
    if name == ":":
        return Pressed(replace(local, command=EMPTY))
    return Pressed(_scrolled(local, name, sight) or replace(local, note=_why_not(screen, name.lower())))


def _why_not(screen: Screen, key: str) -> str:
    """Why the key of a command that is not offered here does nothing; empty for any other key."""
    return next((cannot(screen, command) for command in PLACES if key in (command.key, PLACES[command].control)), "")


def _done(local: Local, deed: Deed | ShowKeys) -> Pressed:
    if isinstance(deed, ShowKeys):
        return Pressed(replace(local, keys_shown=True, scroll=0))
    return Pressed(local, deed)


def _commanding(screen: Screen, local: Local, line: Line, key: Key, *, editable: bool) -> Pressed:
    """What a key does to a command being typed where nothing else is: Enter does it, Esc lets it be."""
    if key.name == "enter":
        return _command_line(screen, local, f":{line.text}", editable=editable)
    if key.name == "escape" or (key.name == "backspace" and not line.text):
        return Pressed(replace(local, command=None))
    return Pressed(replace(local, command=answering.typed(line, key) or line))


def _command_line(screen: Screen, local: Local, typed: str, *, editable: bool) -> Pressed:
    """Do what was typed behind a colon, or tell why nothing was done."""
    emptied = replace(local, draft=_emptied(local.draft), command=None)
    if typed.strip().lower() in (":", f":{HELP.key}", f":{HELP.name}"):
        return _done(emptied, ShowKeys())
    match understand(screen, typed, editable):
        case Say(lines):
            return Pressed(replace(local, note=" ".join(lines)))
        case deed:
            return Pressed(emptied, deed)


def _emptied(draft: Draft) -> Draft:
    return replace(draft, line=EMPTY) if isinstance(draft, Typing | Listing) else draft


def _scrolled(local: Local, key: str, sight: Sight) -> Local | None:
    top = scroll_to(key, sight)
    return None if top is None else replace(local, scroll=top)


def scroll_to(key: str, sight: Sight) -> int | None:
    """The first line in sight after a key; None for a key that does not scroll."""
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
    return min(max(sight.top + steps[key], 0), last)

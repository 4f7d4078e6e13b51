"""What a typed line means: an answer, or a command, which begins with a colon so that no letter is taken from answers.

At a question every command needs its colon (`:hint`, though `?` will do), and `::x` answers `:x`. At feedback and at
the end nothing is answered, so that `3`, `good` or `o` are enough.
"""

from collections.abc import Iterator
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
    Submit,
    SuspendCard,
    TakeBack,
)
from quiz.core.nearest import nearest
from quiz.core.prompt import Prompt
from quiz.core.record import Record
from quiz.core.reply import read_answer
from quiz.core.review import Answer, AskedAs, Rating
from quiz.core.screen import Ask, Feedback, Finished, Screen
from quiz.ui import words


class OpenEditor(Record):
    """The learner wants to edit the card on screen in its file."""


class Say(Record):
    """The line was no event: what to tell the learner, who is then asked again."""

    lines: tuple[str, ...]


class Command(Record):
    """A command by its name and its one key; `does` ends the sentence that begins with them.

    `event` is what it comes to, None where a front end sees to it itself.
    """

    name: str
    key: str
    does: str
    event: Event | None = None


HINT = Command("hint", "?", "shows the next hint", Hint())
DONT_KNOW = Command("dontknow", "k", "shows the answer when you do not know it", DontKnow())
OVERRULE = Command("overrule", "o", "counts your answer as right", Overrule())
UNDO = Command("undo", "u", "takes the last answer back", TakeBack())
MORE = Command("more", "m", "goes on with more cards", More())
EDIT = Command("edit", "e", "opens this card in your editor")
FLAG = Command("flag", "f", "marks this card for its author; a note may follow: :flag the year is off", FlagCard())
SUSPEND = Command("suspend", "s", "never asks this card again, until you resume it", SuspendCard())
BURY = Command("bury", "b", "does not ask this card again today", BuryCard())
QUIT = Command("quit", "q", "stops here; every answer is kept", Quit())
HELP = Command("help", "h", "lists what can be typed here")

COMMANDS = (HINT, DONT_KNOW, OVERRULE, UNDO, MORE, EDIT, FLAG, SUSPEND, BURY, QUIT, HELP)

_CANNOT: dict[Command, str] = {
    HINT: "There is no hint for this question.",
    OVERRULE: "There is no answer to count as right here.",
    UNDO: "There is nothing to take back.",
    MORE: "There is nothing more to study now.",
    EDIT: "The card cannot be edited from here.",
}
"""Why a command does nothing here, where there is more to say than that."""

ONCE_MORE: dict[Command, str] = {
    SUSPEND: "suspends this card, and it is never asked again until you resume it",
    BURY: "buries this card, and it is not asked again today",
}
"""What a mere key does only when it is pressed twice: a card must not vanish by a slip of the hand."""

TWO_COLONS = "An answer that begins with a colon is typed with two, such as ::text."

QUOTED = 40
"""Characters of the learner's line that a message quotes."""


def understand(screen: Screen, line: str, can_edit: bool = False) -> Event | OpenEditor | Say:
    """Tell what the learner means by `line` at `screen`; `can_edit`: there is an editor to open."""
    text = line.strip()
    if isinstance(screen, Ask):
        if text != HINT.key and (text.startswith("::") or not text.startswith(":")):
            return _answer(screen.prompt, text.removeprefix(":"))
    elif not text:
        return Rate() if isinstance(screen, Feedback) else Quit()
    return _command(screen, text.removeprefix(":").strip(), can_edit)


def available(screen: Screen, can_edit: bool = False) -> tuple[Command, ...]:
    """List the commands that do something at `screen`, in the order to show them."""
    match screen:
        case Ask():
            can = {HINT: screen.hints_left > 0, DONT_KNOW: True, UNDO: screen.can_take_back}
        case Feedback():
            can = {OVERRULE: screen.can_overrule, UNDO: True}
        case Finished():
            can = {MORE: screen.more > 0 or screen.ahead > 0, UNDO: screen.can_take_back}
        case unknown:
            assert_never(unknown)
    at_card = not isinstance(screen, Finished)
    can |= {FLAG: at_card, SUSPEND: at_card, BURY: at_card, EDIT: at_card and can_edit, QUIT: True, HELP: True}
    return tuple(command for command in COMMANDS if can.get(command, False))


def cannot(screen: Screen, command: Command) -> str:
    """Say why a command does nothing at `screen`; empty where there is no more to say than that."""
    match screen:
        case Ask(hints=(_, *_)) if command is HINT:
            return "There is no further hint for this question."
        case Feedback() if command is OVERRULE and (screen.overruled or (screen.grade and screen.grade.right)):
            return "Your answer counts as right already."
    return _CANNOT.get(command, "")


def manual(screen: Screen, can_edit: bool = False) -> tuple[str, ...]:
    """Say everything that can be typed at `screen`, a sentence a line."""
    lines: list[str] = []
    if isinstance(screen, Feedback):
        due = screen.due_in_days
        lines.append(f"Enter goes on and counts it as {words.RATINGS[screen.suggested]}.")
        for rating, name in words.RATINGS.items():
            lines.append(f"{rating:d} or {name} brings it back {words.in_days(due[rating])}.")
    for command in available(screen, can_edit):
        key = command.key if command is HINT else f":{command.key}"
        lines.append(f":{command.name} or {key} {command.does}.")
    if isinstance(screen, Ask):
        lines.append(TWO_COLONS)
    return tuple(lines)


def _answer(prompt: Prompt, text: str) -> Event | Say:
    answer = read_answer(prompt, text)
    stray = next(_strays(prompt, answer), None)
    if stray is None:
        return Submit(answer)
    return Say((f"There is no “{_cut(stray)}” to choose.", words.how_to_answer(prompt)))


def _strays(prompt: Prompt, answer: Answer) -> Iterator[str]:
    """Find what was chosen but is not on offer: a slip of the hand, not a wrong answer."""
    if not answer or prompt.asked_as in (AskedAs.RECALL, AskedAs.TYPED, AskedAs.LIST):
        return
    for item in (answer,) if isinstance(answer, str) else answer:
        if isinstance(item, str):
            if item not in prompt.options:
                yield item
        elif item[0] not in prompt.lefts or item[1] not in prompt.options:
            yield " = ".join(item)


def _command(screen: Screen, text: str, can_edit: bool) -> Event | OpenEditor | Say:
    rating = _rating(text)
    if rating is not None and isinstance(screen, Feedback):
        return Rate(rating)
    first, _, note = text.partition(" ")
    if _named(first) is FLAG and FLAG in available(screen):
        return FlagCard(note.strip())
    command = HELP if not text or (text == HINT.key and not isinstance(screen, Ask)) else _named(text)
    if command is None:
        return _unknown(screen, text, can_edit)
    if command not in available(screen, can_edit):
        return Say((cannot(screen, command) or f":{command.name} does nothing here; :help lists what does.",))
    if command is HELP:
        return Say(manual(screen, can_edit))
    return command.event or OpenEditor()


def _rating(text: str) -> Rating | None:
    return next((rating for rating, name in words.RATINGS.items() if text.casefold() in (name, str(int(rating)))), None)


def _named(text: str) -> Command | None:
    """The command of this name or key, however it is cased and joined: `dont-know`, `Don't know`."""
    name = "".join(character for character in text.casefold() if character not in " '’-_")
    return next((command for command in COMMANDS if name in (command.name, command.key)), None)


def _unknown(screen: Screen, text: str, can_edit: bool) -> Say:
    names = [command.name for command in available(screen, can_edit)]
    if isinstance(screen, Feedback):
        names += words.RATINGS.values()
    meant = nearest(text.casefold(), names)
    guess = f" Did you mean :{meant}?" if meant else ""
    lines = [f"There is no command “{_cut(text)}”.{guess}", ":help lists what can be typed here."]
    if isinstance(screen, Ask):
        lines.append(TWO_COLONS)
    return Say(tuple(lines))


def _cut(text: str) -> str:
    return text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"

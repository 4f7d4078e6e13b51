"""The learner's own editor, opened at a card; the card comes back as it then stands."""

import shlex
import signal
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from shutil import which
from typing import NamedTuple

from quiz.commands.rows import width
from quiz.commands.world import World
from quiz.core.card import Card, CardId, in_note
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.record import replace
from quiz.core.renamed import renamed
from quiz.core.review import Rename
from quiz.deckfile.diagnostic import Diagnostic, Severity
from quiz.deckfile.parse import ParsedDeck
from quiz.deckfile.read import read_deck
from quiz.deckfile.source_map import card_line

USUAL = ("nano", "vim", "vi", "emacs", "micro", "hx")
"""Editors to look for where neither $VISUAL nor $EDITOR names one."""

LINE_AFTER_COLON = ("code", "codium", "subl", "zed", "hx", "helix", "micro", "kak")
"""Editors that take `FILE:LINE`; the others take `+LINE FILE`."""


class Edit(NamedTuple):
    """A deck before and after it was edited, and the errors that it had not before."""

    before: ParsedDeck
    after: ParsedDeck
    mistakes: tuple[Diagnostic, ...]


def edit_card(world: World, card_id: CardId) -> Card | None:
    """Open the card's deck file at the card; the card afterwards, None when it is gone from the file.

    A new id for the card takes its history along. While the file has mistakes that it had not before, the editor is
    offered again. QuizError when there is no editor, and when mistakes are left that keep the card out of its deck.
    """
    library = world.library
    card = library.cards[card_id]
    shown = library.files[card.deck].path
    note = _present(world, card.note)
    line = card_line(read_deck(world.cwd / shown, shown).text, note.partition("/")[2]) or 1
    before, after, mistakes = edit_file(world, shown, line)
    if mistakes:
        return _as_far_as_it_goes(card, note, after)
    return _found_again(world, card, note, before, after)


def edit_file(world: World, shown: str, line: int) -> Edit:
    """Open a deck file at a line. While it has mistakes that it had not before, the editor is offered again."""
    path = (world.cwd / shown).resolve()
    before = read_deck(path, shown)
    while True:
        ended = open_editor(world, path, line)
        after = read_deck(path, shown)
        if ended and after.text == before.text:
            message = f"the editor ended with an error (exit code {ended}); {clean_line(shown)} is as it was"
            raise QuizError(message, "set $EDITOR to one that works here, if it was not meant so")
        mistakes = new_findings(before, after, Severity.ERROR)
        if not mistakes or not _again(world, after, mistakes):
            return Edit(before, after, mistakes)
        line = mistakes[0].span.line


def open_editor(world: World, path: Path, line: int) -> int:
    """Run the editor on a file at a line, and wait for it to end; its exit code."""
    import subprocess

    command = _editor(world)
    name = Path(command[0]).name.removesuffix(".exe")
    if name in LINE_AFTER_COLON:
        goto = ["--goto"] if name in ("code", "codium") else []
        place = [*goto, f"{path}:{line}"]
    else:
        place = [f"+{line}", str(path)]
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)  # Ctrl-C in the editor is the editor's
    try:
        return subprocess.run([*command, *place], check=False).returncode  # noqa: S603 - the learner's own editor, no shell
    except OSError as error:
        raise QuizError(f"the editor `{clean_line(name)}` did not start: {error.strerror}", "set $EDITOR") from error
    finally:
        signal.signal(signal.SIGINT, before)


def _editor(world: World) -> list[str]:
    """The editor's command: as the settings say, $VISUAL, $EDITOR, or the first of the usual ones that is there."""
    for said in (world.settings.editor, world.environ.get("VISUAL", ""), world.environ.get("EDITOR", "")):
        try:
            words = shlex.split(said)
        except ValueError as error:
            raise QuizError(f"the editor `{clean_line(said)}` is no command: {error}", "check its quotes") from error
        if words:
            return words
    for name in USUAL:
        if found := which(name):
            return [found]
    raise QuizError("no editor was found", "set $EDITOR to the one you like: `export EDITOR=nano`", Exit.NO_INPUT)


def new_findings(before: ParsedDeck, after: ParsedDeck, severity: Severity) -> tuple[Diagnostic, ...]:
    """The findings that the file had not before; all of them where nothing of it can be read."""
    known = Counter((found.code, found.message) for found in before.diagnostics if after.deck)
    new = []
    for found in after.diagnostics:
        if found.severity is severity:
            known[found.code, found.message] -= 1
            new += [found] if known[found.code, found.message] < 0 else []
    return tuple(new)


def _again(world: World, parsed: ParsedDeck, mistakes: Sequence[Diagnostic]) -> bool:
    """Show what is wrong and ask whether to open the editor once more."""
    from quiz.ui.diagnostics import plain_lines

    for text in plain_lines(mistakes, {parsed.path: parsed.text}, width(world)):
        world.say(text)
    print("Open the editor again? [Y/n] ", end="", file=world.stdout, flush=True)
    answer = world.stdin.readline()
    if not answer:
        world.say()
    return bool(answer) and not answer.strip().lower().startswith("n")


def _as_far_as_it_goes(card: Card, note: str, after: ParsedDeck) -> Card:
    """The card after an edit that left mistakes behind: it may be well itself. QuizError where it is not."""
    found = _cards(after).get(note + card.id.removeprefix(card.note))
    if found is None:
        raise QuizError("mistakes keep this card out of its deck; here it stays as it was", "`quiz check` shows them")
    return replace(found, id=card.id)


def _found_again(world: World, card: Card, note: str, before: ParsedDeck, after: ParsedDeck) -> Card | None:
    """The card after an edit, as the sitting calls it.

    Whatever has a new id takes its history along, what is still to be answered in the sitting too.
    """
    moved = renamed(before.cards, after.cards)
    world.log.append([Rename(*world.stamp(), old, new) for old, new in moved.items()])
    found = _cards(after).get(in_note(card.id, moved.get(note, note)))
    return replace(found, id=card.id) if found else None


def _present(world: World, note: str) -> str:
    """What a note is called now: it may have been edited before in the same sitting."""
    return world.afresh().history.renamed.get(note, note)


def _cards(parsed: ParsedDeck) -> dict[CardId, Card]:
    return {card.id: card for card in parsed.deck.cards} if parsed.deck else {}

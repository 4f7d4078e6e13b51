"""`quiz edit`: a card or a deck in the author's own editor, read anew when that ends."""

from argparse import ArgumentParser, Namespace

from quiz.commands.editor import edit_file, new_findings
from quiz.commands.rename import with_history
from quiz.commands.rows import width
from quiz.commands.world import World
from quiz.core.card import Deck
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.note import name_of
from quiz.core.renamed import renamed
from quiz.core.review import Rename
from quiz.deckfile.diagnostic import Severity
from quiz.deckfile.find import is_file
from quiz.deckfile.parse import ParsedDeck
from quiz.deckfile.read import read_deck
from quiz.deckfile.rules import advised
from quiz.deckfile.source_map import card_line
from quiz.ui.diagnostics import plain_lines, summary


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", metavar="CARD|DECK", help="a card or a deck by any part of its name, or a deck file")


def _edit(world: World, args: Namespace) -> int:
    shown, line = _place(world, args.what)
    before, after, mistakes = edit_file(world, shown, line)
    moved = with_history(world, renamed(before.cards, after.cards).items())
    world.log.append([Rename(*world.stamp(), old, new) for old, new in moved])
    (known,), (checked,) = advised([before]), advised([after])
    for text in plain_lines(new_findings(known, checked, Severity.WARNING), {after.path: after.text}, width(world)):
        world.say(text)
    for old, new in moved:
        world.say(f"{clean_line(old)} is now {clean_line(new)}; its history went along.")
    same = before.text == after.text
    world.say(f"{clean_line(shown)}: {'as it was' if same else summary([checked])}.")
    errors = [found for found in checked.diagnostics if found.severity is Severity.ERROR]
    if not same and len(errors) > len(mistakes):
        world.say(f"`quiz check {clean_line(shown)}` shows the mistakes that were there before.")
    return Exit.FINDINGS if mistakes else Exit.OK


def _place(world: World, words: str) -> tuple[str, int]:
    """The file that is meant, and the line to open it at: the card's, or that of the first mistake."""
    if is_file(world.cwd / words):
        return words, _first_mistake(read_deck(world.cwd / words, words))
    library = world.library
    try:
        meant = library.meant(words)
    except QuizError as error:
        if error.code is Exit.BAD_DATA and (place := library.left_out_at(words)):
            return place
        raise
    if isinstance(meant, Deck):
        return library.files[meant.id].path, _first_mistake(library.files[meant.id])
    parsed = library.files[meant[0].deck]
    return parsed.path, card_line(parsed.text, name_of(meant)) or 1


def _first_mistake(parsed: ParsedDeck) -> int:
    """The line of the first error that has one: what is said of the whole file has none."""
    errors = (found.span for found in parsed.diagnostics if found.severity is Severity.ERROR)
    return next((span.line for span in errors if span.length), 1)


arguments = {"edit": _arguments}
run = {"edit": _edit}

"""`quiz edit`: a card or a deck in the author's own editor, read anew when that ends."""

from argparse import ArgumentParser, Namespace

from quiz.commands.editor import edit_file, new_findings
from quiz.commands.rename import with_history
from quiz.commands.rows import width
from quiz.commands.world import World
from quiz.core.card import Deck
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.grading.key import key_text
from quiz.core.note import Note, name_of, notes
from quiz.core.review import Rename
from quiz.deckfile.diagnostic import Severity
from quiz.deckfile.parse import ParsedDeck
from quiz.deckfile.read import read_deck
from quiz.deckfile.rules import advised
from quiz.deckfile.source_map import card_line
from quiz.store.clock import new_token
from quiz.ui.diagnostics import plain_lines, summary


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", metavar="CARD|DECK", help="a card or a deck by any part of its name, or a deck file")


def _edit(world: World, args: Namespace) -> int:
    shown, line = _place(world, args.what)
    before, after, mistakes = edit_file(world, shown, line)
    moved = with_history(world, renamed(before, after))
    world.log.append([Rename(*world.moment(new_token())[:4], old, new) for old, new in moved])
    (known,), (checked,) = advised([before]), advised([after])
    for text in plain_lines(new_findings(known, checked, Severity.WARNING), {after.path: after.text}, width(world)):
        world.say(text)
    for old, new in moved:
        world.say(f"{clean_line(old)} is now {clean_line(new)}; its history went along.")
    same = before.text == after.text
    world.say(f"{clean_line(shown)}: {'as it was' if same else summary([checked])}.")
    return Exit.FINDINGS if mistakes else Exit.OK


def renamed(before: ParsedDeck, after: ParsedDeck) -> tuple[tuple[str, str], ...]:
    """Each note that has another id now, with both: it kept its name while the deck was renamed, or what it asks."""
    old, new = _notes(before), _notes(after)
    gone = {name: note for name, note in old.items() if name not in new}
    came = {name: note for name, note in new.items() if name not in old}
    pairs: dict[str, str] = {}
    for same in (_same_name, _same_question, _alike):
        for name, note in gone.items():
            free = [other for other in came if other not in pairs.values()]
            heirs = [other for other in free if name not in pairs and same(note, came[other])]
            rivals = [rival for rival in gone if rival not in pairs and heirs and same(gone[rival], came[heirs[0]])]
            if len(heirs) == len(rivals) == 1:
                pairs[name] = heirs[0]
    return tuple(pairs.items())


def _same_name(old: Note, new: Note) -> bool:
    return old[0].deck != new[0].deck and name_of(old) == name_of(new)


def _same_question(old: Note, new: Note) -> bool:
    return (old[0].stem, key_text(old[0])) == (new[0].stem, key_text(new[0]))


def _alike(old: Note, new: Note) -> bool:
    return old[0].stem == new[0].stem or key_text(old[0]) == key_text(new[0])


def _notes(parsed: ParsedDeck) -> dict[str, Note]:
    cards = (*(parsed.deck.cards if parsed.deck else ()), *parsed.drafts)
    return {note[0].note: note for note in notes(cards)}


def _place(world: World, words: str) -> tuple[str, int]:
    """The file that is meant, and the line to open it at: the card's, or that of the first mistake."""
    if (world.cwd / words).is_file():
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
    return parsed.path, card_line(parsed.text, meant[0].note.partition("/")[2]) or 1


def _first_mistake(parsed: ParsedDeck) -> int:
    """The line of the first error that has one: what is said of the whole file has none."""
    errors = (found.span for found in parsed.diagnostics if found.severity is Severity.ERROR)
    return next((span.line for span in errors if span.length), 1)


arguments = {"edit": _arguments}
run = {"edit": _edit}

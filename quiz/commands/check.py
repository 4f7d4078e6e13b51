"""`quiz check` and `quiz explain`: mistakes in decks, and what they mean."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from quiz.commands.draft import article_at, text_at
from quiz.commands.rows import Row, say_json, show, width
from quiz.commands.world import World
from quiz.core.clean import clean_line
from quiz.core.error import Exit
from quiz.core.note import name_of, notes
from quiz.deckfile.codes import CODES
from quiz.deckfile.parse import ParsedDeck
from quiz.deckfile.read import load_decks
from quiz.deckfile.rules import advised
from quiz.deckfile.write import pin_ids_in
from quiz.deckfile.written import with_findings
from quiz.ui import diagnostics
from quiz.ui.words import count


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="*", metavar="FILE", help="deck files or folders (default: all decks)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--article", metavar="FILE", help="hold the cards against the text that they are made from")
    parser.add_argument("--fix", action="store_true", help="write the ids that cards lack into their files")


def _check(world: World, args: Namespace) -> int:
    world = world.among(*args.file)
    if args.fix:
        _fix(world)
    checked = advised(load_decks(world.deck_files, hidden=True))
    if args.article:
        checked = _against(world, args.article, checked)
    found = [diagnostic for parsed in checked for diagnostic in parsed.diagnostics]
    drafts = [(parsed.path, notes(parsed.drafts)) for parsed in checked if parsed.drafts]
    if args.json:
        in_hand = [{"path": path, "cards": [note[0].note for note in cards]} for path, cards in drafts]
        say_json(world, {**diagnostics.to_json(found), "drafts": in_hand})
    else:
        columns = width(world) if world.stdout.isatty() else 0
        diagnostics.show(checked, world.stdout, columns, styled=world.styled)
        for path, cards in drafts:
            names = ", ".join(map(name_of, cards))
            show(world, [Row(clean_line(f"{count(len(cards), 'draft')} in {path}: {names}"))])
    return Exit.FINDINGS if found else Exit.OK


def _against(world: World, path: str, decks: Sequence[ParsedDeck]) -> tuple[ParsedDeck, ...]:
    """The decks with what the text they are made from does not bear out, and the text as one more file checked."""
    from quiz.article.check import Article, held_against

    text = text_at(world, path)
    found = held_against(decks, Article(article_at(world, path), path))
    return tuple(with_findings(parsed, found) for parsed in (*decks, ParsedDeck(path, None, text=text)))


def _fix(world: World) -> None:
    """Mend in the files what can be mended without asking, and say so on stderr."""
    for file in world.deck_files:
        if number := pin_ids_in(file.path):
            world.notice(f"wrote {count(number, 'id')} into {file.shown}")


def _explain_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", nargs="?", help="a code such as E103, or its name (default: list all)")


def _explain(world: World, args: Namespace) -> int:
    if args.code:
        world.say(diagnostics.explain(args.code))
    else:
        show(world, [Row(f"{code.name}: {code.title}", f"{code.code}  ") for code in CODES.values()])
    return Exit.OK


arguments = {"check": _check_arguments, "explain": _explain_arguments}
run = {"check": _check, "explain": _explain}

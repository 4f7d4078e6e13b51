"""`quiz check` and `quiz explain`: mistakes in decks, and what they mean."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from os.path import lexists

from quiz.commands.draft import paragraphs_of, text_at
from quiz.commands.inputs import MEGABYTE, read_bytes
from quiz.commands.rows import Row, say_json, show, width
from quiz.commands.world import World
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.note import name_of, notes
from quiz.deckfile.codes import CODES
from quiz.deckfile.fix import fix_file
from quiz.deckfile.limits import MAX_BYTES
from quiz.deckfile.parse import ParsedDeck
from quiz.deckfile.read import deck_of, load_decks
from quiz.deckfile.rules import advised
from quiz.deckfile.written import with_findings
from quiz.ui import diagnostics
from quiz.ui.annotations import annotations
from quiz.ui.words import count

_MOST_NAMED = 12
"""Drafts that are named at a glance: more would push what is found off the screen."""


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        nargs="*",
        metavar="FILE",
        help="deck files, folders, decks by name, or - for standard input (default: all)",
    )
    parser.add_argument("--watch", action="store_true", help="report again at each save, until Ctrl-C")
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="how to report (github: annotations)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--article", metavar="FILE", help="hold the cards against the text that they are made from")
    parser.add_argument(
        "--fix", action="store_true", help="write down ids that are lacking, and put [card] in [[card]]"
    )


def _check(world: World, args: Namespace) -> int:
    args.json = args.json or args.format == "json"
    if "-" in args.file:
        return _report(world, args, _from_stdin(world, args))
    args.file = [_file_of(world, words) for words in args.file]
    if args.watch:
        return _watch(world, args)
    world = world.among(*args.file)
    if args.fix:
        _fix(world)
    return _report(world, args, _loaded(world))


def _loaded(world: World) -> tuple[ParsedDeck, ...]:
    return load_decks(world.deck_files, hidden=world.deck_paths is not None)


def _report(world: World, args: Namespace, decks: Sequence[ParsedDeck], *, errors_last: bool = False) -> int:
    """Tell what is to be said of the decks."""
    checked = advised(decks)
    if args.article:
        checked = _against(world, args.article, checked)
    found = [diagnostic for parsed in checked for diagnostic in parsed.diagnostics]
    drafts = [(parsed.path, notes(parsed.drafts)) for parsed in checked if parsed.drafts]
    if args.json:
        in_hand = [{"path": path, "cards": [note[0].note for note in cards]} for path, cards in drafts]
        say_json(world, {**diagnostics.to_json(found), "drafts": in_hand})
    elif args.format == "github":
        for line in annotations(found):
            world.say(line)
    else:
        columns = width(world) if world.stdout.isatty() else 0
        diagnostics.show(checked, world.stdout, columns, styled=world.styled, errors_last=errors_last)
        for path, cards in drafts:
            names = ", ".join(map(name_of, cards[:_MOST_NAMED]))
            names += f" and {len(cards) - _MOST_NAMED} more" if len(cards) > _MOST_NAMED else ""
            show(world, [Row(clean_line(f"{count(len(cards), 'draft')} in {path}: {names}"))])
    return Exit.FINDINGS if found else Exit.OK


def _from_stdin(world: World, args: Namespace) -> tuple[ParsedDeck, ...]:
    """The deck that comes in on standard input, which can be checked and no more."""
    if len(args.file) > 1 or args.watch or args.fix:
        raise QuizError("standard input is checked alone, and once", "name files for more", Exit.USAGE)
    return (deck_of(read_bytes(world, "-", MAX_BYTES // MEGABYTE, "a deck is shorter"), "stdin"),)


def _file_of(world: World, words: str) -> str:
    """The file or folder that is meant: one of this path, else that of the deck that is called so."""
    if lexists(world.cwd / words) or words.endswith(".toml"):
        return words
    try:
        return world.library.files[world.library.deck(words).id].path
    except QuizError as error:
        if error.code is Exit.NO_INPUT:
            return words  # that there is none is told where it is looked for
        raise


def _against(world: World, path: str, decks: Sequence[ParsedDeck]) -> tuple[ParsedDeck, ...]:
    """The decks with what the text they are made from does not bear out, and the text as one more file checked."""
    from quiz.article.check import held_against
    from quiz.article.claims import Article

    text = text_at(world, path)
    found = held_against(decks, Article(paragraphs_of(text, path), path))
    return tuple(with_findings(parsed, found) for parsed in (*decks, ParsedDeck(path, None, text=text)))


def _watch(world: World, args: Namespace) -> int:
    """Check at each save; whoever is to be told otherwise than in text is not watching."""
    from quiz.commands.watch import watch

    if args.json or args.format != "text" or args.fix:
        raise QuizError("`--watch` reports as text, and changes nothing", "leave the other option out", Exit.USAGE)
    watch(world, args.file, lambda now: _report(now, args, _loaded(now), errors_last=True))


def _fix(world: World) -> None:
    """Mend in the files what can be fixed without asking, and say so on stderr."""
    for file in world.deck_files:
        done = fix_file(file.path)
        if done.ids:
            world.notice(f"wrote {count(done.ids, 'id')} into {file.shown}")
        if done.brackets:
            world.notice(f"put right the brackets of {count(done.brackets, 'table')} in {file.shown}")


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

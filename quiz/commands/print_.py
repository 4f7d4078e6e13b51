"""`quiz print`: worksheets with their keys, or flashcards, of one seed."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from quiz.classroom.paper import Paper, is_form, make_paper
from quiz.classroom.printing.handout import PAPER_SIZES, Handout, Layout, make_handout
from quiz.commands import notices
from quiz.commands.options import no_deck, whole_number
from quiz.commands.world import World
from quiz.core.card import Card, Source
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.record import replace
from quiz.deckfile.write import write_file
from quiz.ui.words import count

FORMATS = {"pdf": (".pdf",), "html": (".html", ".htm"), "md": (".md", ".markdown"), "txt": (".txt",)}
"""The endings of each format's files."""

FOR_CARDS = ("pdf", "html")
MOST_FORMS = 26
NAMED = 5
"""Cards that are told by name."""


class Asked(NamedTuple):
    """What is to be printed: cards, their title and sources, and the seed."""

    cards: tuple[Card, ...]
    title: str
    sources: dict[str, Source]
    seed: int


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", nargs="*", metavar="DECK", help="a deck's name or any part of it (default: all decks)")
    parser.add_argument(
        "-o", "--output", type=no_deck, metavar="FILE", help="where to write it (default: standard output)"
    )
    parser.add_argument(
        "--format", choices=FORMATS, metavar="FORMAT", help="pdf, html, md or txt (default: by FILE's ending, or txt)"
    )
    parser.add_argument(
        "--key", type=no_deck, metavar="FILE", help="a file of its own for the key (default: pages at the end)"
    )
    parser.add_argument(
        "--tag", action="append", default=[], metavar="TAG", help="only cards with this tag (repeatable)"
    )
    parser.add_argument("--questions", type=whole_number(), metavar="N", help="N questions (default: all there are)")
    parser.add_argument(
        "--seed", type=whole_number(), metavar="N", help="the same again: N stands on each page (default: today)"
    )
    parser.add_argument(
        "--forms", type=_forms, default=("",), metavar="A,B,…", help="forms with questions and options in other orders"
    )
    parser.add_argument("--choices", action="store_true", help="ask as a choice whatever can be")
    parser.add_argument(
        "--lines", type=whole_number(), default=1, metavar="N", help="lines for a written answer (default: 1)"
    )
    parser.add_argument("--points", type=whole_number(), default=0, metavar="N", help="points for each question")
    parser.add_argument("--title", metavar="TEXT", help="what stands at the top (default: the deck's title)")
    parser.add_argument("--paper", choices=PAPER_SIZES, default="a4", metavar="SIZE", help="a4 or letter (default: a4)")
    parser.add_argument("--font", metavar="FILE", help="set a PDF in this font")
    parser.add_argument(
        "--cards", action="store_true", help="flashcards to cut out; print both sides, turned over the long edge"
    )


def _forms(text: str) -> tuple[str, ...]:
    forms = tuple(form.strip() for form in text.split(","))
    if not all(map(is_form, forms)) or len(forms) > MOST_FORMS or len(set(forms)) < len(forms):
        raise ArgumentTypeError("forms are letters with commas between them, each another: `--forms A,B`")
    return forms


def _print(world: World, args: Namespace) -> int:
    kind = _format(args.format, args.output)
    _refuse(world, args, kind)
    asked = _gathered(world, args)
    if left_out := notices.left_out(world):
        world.notice(left_out)
    if args.cards:
        return _print_cards(world, args, kind, asked)
    papers = [make_paper(asked.cards, asked.seed, args.questions, form, choices=args.choices) for form in args.forms]
    layout = Layout(PAPER_SIZES[args.paper], args.lines, args.points)
    handout = make_handout(papers, asked.title, asked.sources, layout)
    if not args.key:
        _put(world, args.output, _written(world, handout, kind, args.font))
    else:
        key = _written(world, replace(handout, sheets=()), _format(None, args.key, kind), args.font)
        _put(world, args.output, _written(world, replace(handout, keys=()), kind, args.font))
        _put(world, args.key, key)
    if args.output:
        _tell(world, args, papers)
    return Exit.OK


def _print_cards(world: World, args: Namespace, kind: str, asked: Asked) -> int:
    from quiz.classroom.printing.cards import draw_cards, make_cards

    items = draw_cards(asked.cards, asked.seed, args.questions, choices=args.choices)
    cards = make_cards(items, asked.title, asked.sources, PAPER_SIZES[args.paper])
    if cards.left_out:
        names = ", ".join(cards.left_out[:NAMED]) + (", …" if len(cards.left_out) > NAMED else "")
        if not cards.count:
            raise QuizError(f"too long for a flashcard: {names}", "print it without --cards", Exit.BAD_DATA)
        world.notice(f"too long for a flashcard, and left out: {names}")
    if kind == "pdf":
        from quiz.classroom.printing import pdf

        data = pdf.write_cards(cards, _path(world, args.font))
    else:
        from quiz.classroom.printing import web

        data = web.write_cards(cards)
    _put(world, args.output, data)
    if args.output:
        leaves = count(len(cards.leaves), "leaf", "leaves")
        world.say(
            f"{clean_line(args.output)}: {count(cards.count, 'flashcard')} on {leaves}. "
            "Print it on both sides, at full size, turned over the long edge."
        )
    return Exit.OK


def _format(name: str | None, path: str | None, otherwise: str = "") -> str:
    """The format asked for, or that of the file's ending; without either, text."""
    if name or not path:
        return name or "txt"
    ending = Path(path).suffix.casefold()
    found = next((name for name, endings in FORMATS.items() if ending in endings), otherwise)
    if not found:
        help_text = f"say which: `--format` {', '.join(FORMATS)}"
        raise QuizError(f"the name {clean_line(path)} does not say in which format to write", help_text, Exit.USAGE)
    return found


def _refuse(world: World, args: Namespace, kind: str) -> None:
    """Say what does not go together, before anything is done."""
    if args.cards and kind not in FOR_CARDS:
        raise QuizError(f"flashcards cannot be cut out of {kind}", "add `-o FILE.pdf` or `-o FILE.html`", Exit.USAGE)
    if args.cards and args.key:
        raise QuizError("flashcards have no key", "their answers are on their backs: leave out --key", Exit.USAGE)
    if kind == "pdf" and not args.output and world.stdout.isatty():
        raise QuizError("a PDF is no text for a screen", "add `-o FILE.pdf`", Exit.USAGE)
    if args.font and "pdf" not in (kind, args.key and _format(None, args.key, kind)):
        raise QuizError("--font is for a PDF", "add `-o FILE.pdf`, or leave it out", Exit.USAGE)
    if args.output and args.key and (world.cwd / args.output).resolve() == (world.cwd / args.key).resolve():
        raise QuizError("sheet and key cannot be one file", "without --key, the key follows the sheet", Exit.USAGE)


def _gathered(world: World, args: Namespace) -> Asked:
    """The cards to print; QuizError where there are none, or none are asked for."""
    cards = world.library.select(args.deck, args.tag)
    if not cards or args.questions == 0:
        raise QuizError("there is nothing to print", "`quiz list` shows what there is", Exit.NO_INPUT)
    decks = [world.library.decks[name] for name in dict.fromkeys(card.deck for card in cards)]
    title = args.title if args.title and args.title.strip() else _title([deck.title for deck in decks])
    seed = _seed_of_day(world.today) if args.seed is None else args.seed
    return Asked(cards, clean_line(title), {deck.id: deck.source for deck in decks}, seed)


def _title(titles: Sequence[str]) -> str:
    return " · ".join(titles) if len(titles) <= 2 else "Questions"


def _seed_of_day(day: int) -> int:
    """A seed that is the same all day, and says which day that was: `20260101`."""
    from datetime import date

    return int(date.fromordinal(day).strftime("%Y%m%d"))


def _written(world: World, handout: Handout, kind: str, font: str | None) -> bytes:
    match kind:
        case "pdf":
            from quiz.classroom.printing import pdf

            return pdf.write(handout, _path(world, font))
        case "html":
            from quiz.classroom.printing import web

            return web.write(handout)
        case "md":
            from quiz.classroom.printing import markdown

            return markdown.write(handout)
        case _:
            from quiz.classroom.printing import text

            return text.write(handout)


def _path(world: World, font: str | None) -> Path | None:
    return world.cwd / font if font else None


def _put(world: World, path: str | None, data: bytes) -> None:
    if path:
        write_file(world.cwd / path, data)
    else:
        world.put_out(data)


def _tell(world: World, args: Namespace, papers: Sequence[Paper]) -> None:
    """Say what was written, and by what name it can be made again."""
    number = len(papers[0].items)
    forms = f", forms {', '.join(paper.form for paper in papers)}" if len(papers) > 1 else ""
    key = f"The key is in {clean_line(args.key)}." if args.key else "The key is at the end."
    again = f"`--seed {papers[0].seed}` prints the same again."
    few = ", all there are" if args.questions and number < args.questions else ""
    world.say(f"{clean_line(args.output)}: {count(number, 'question')}{few}{forms}. {key} {again}")


arguments = {"print": _arguments}
run = {"print": _print}

"""`quiz draft`: a first set of cards from a text, for a person to curate."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from quiz.article.draft import drafted
from quiz.article.text import Paragraph, headline, read_article
from quiz.commands.inputs import read_bytes, shown
from quiz.commands.world import World
from quiz.core.card import Source
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.note import notes
from quiz.core.record import replace
from quiz.deckfile.emit import deck_text
from quiz.deckfile.find import is_there
from quiz.deckfile.ids import slug
from quiz.deckfile.write import write_file
from quiz.ui.words import count

MOST_MEGABYTES = 8

INTRODUCTION = """\
# Drafted from {text}: a start, and not a deck yet.
#
# Each card below is a stub for one fact. Keep those worth knowing, say what is asked in your own words, mend the lures
# and write why each is wrong, add an explanation; then remove `draft = true` and the sentence above the card.
# `quiz check {deck} --article {name}` lists what is still a draft, and holds the deck against the text.
# `source` is the number of the paragraph there{counted}.

"""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help="the text, or -: paragraphs with empty lines between, or number<TAB>text",
    )
    parser.add_argument("-o", "--output", metavar="DECK.toml", help="where to write it (default: standard output)")
    parser.add_argument(
        "--title", metavar="TEXT", help="the deck's title (default: the headline, or made of the file's name)"
    )


def _draft(world: World, args: Namespace) -> int:
    paragraphs = paragraphs_of(text_at(world, args.file), args.file)
    target = Path(args.output or ("draft" if args.file == "-" else args.file))
    head = headline(paragraphs)
    title = args.title or head or target.stem.replace("-", " ").replace("_", " ").strip().capitalize() or "Draft"
    deck, sentences = drafted(paragraphs, slug(target.stem), clean_line(title))
    if not deck.cards:
        message = f"no dates, numbers, persons, quotations or permissions were found in {shown(args.file)}"
        raise QuizError(message, "`quiz add` writes a card by hand", Exit.BAD_DATA)
    if head:
        deck = replace(deck, source=Source(title=head))
    introduction = INTRODUCTION.format(
        text=shown(clean_line(Path(args.file).name)),
        name="TEXT" if args.file == "-" else clean_line(Path(args.file).name),
        deck=clean_line(args.output or "DECK.toml"),
        counted=", the headline counted" if head else "",
    )
    text = introduction + deck_text(deck, comments=sentences)
    drafts = count(len(notes(deck.cards)), "draft")
    if not args.output:
        world.say(text.rstrip("\n"))
        return Exit.OK
    from quiz.deckfile.schema import keep_schema, schema_line

    if is_there(world.cwd / args.output):
        help_text = f"`quiz edit {clean_line(args.output)}` opens it; name another file to draft anew"
        raise QuizError(f"{clean_line(args.output)} is there already", help_text, Exit.CANNOT_CREATE)
    path = world.cwd / args.output
    write_file(path, f"{schema_line(path)}\n{text}".encode())
    keep_schema(path)
    world.say(f"{clean_line(args.output)}: {drafts}. None is studied until its `draft = true` is removed.")
    world.say(f"`quiz edit {clean_line(args.output)}` opens it: keep what is worth knowing, in your own words.")
    return Exit.OK


def paragraphs_of(text: str, path: str) -> tuple[Paragraph, ...]:
    """The paragraphs of the text of a file. QuizError where it is empty."""
    paragraphs = read_article(text)
    if not paragraphs:
        raise QuizError(f"{shown(path)} is empty", "name a text with paragraphs", Exit.BAD_DATA)
    return paragraphs


def text_at(world: World, path: str) -> str:
    """The text of a file. QuizError where there is none (66), or it is no text (65)."""
    try:
        return read_bytes(world, path, MOST_MEGABYTES, "an article is shorter").decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuizError(f"{shown(path)} is no UTF-8 text", "save it as UTF-8", Exit.BAD_DATA) from error


arguments = {"draft": _arguments}
run = {"draft": _draft}

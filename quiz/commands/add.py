"""`quiz add`: a card into a deck, by a form that asks for it or by options that say it all."""

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from quiz.commands import card_form
from quiz.commands.ask import can_ask, choose
from quiz.commands.rows import say_json
from quiz.commands.world import World
from quiz.core.card import Deck
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.deckfile import meanings
from quiz.deckfile.compose import Fields, advice, findings, is_many, needed, note_of, value_of, with_card, written
from quiz.deckfile.find import is_file, is_there, shipped_decks
from quiz.deckfile.parse import parse_deck
from quiz.deckfile.read import read_deck, text_to_change
from quiz.deckfile.source_map import card_line
from quiz.deckfile.write import write_file

TEXTS = ("question", "text", "unit", "tolerance", "need", "explanation", "source")
LISTS = {
    "answer": "answer",
    "accept": "accept",
    "distractor": "distractors",
    "pair": "pairs",
    "label": "labels",
    "hint": "hint",
    "tag": "tags",
}
"""Options that can be given several times, and the fields they fill."""


NOTHING = "Nothing was written."


class Target(NamedTuple):
    """The deck file that a card goes into."""

    path: Path
    shown: str
    deck: Deck


class Added(NamedTuple):
    """A card that was written: its full name, and where it stands."""

    card: str
    path: str
    line: int


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--deck", metavar="DECK", help="the deck: its file, or any part of its name")
    card = parser.add_argument_group("the card (what is not given is asked for on a terminal)")
    card.add_argument("--kind", choices=meanings.KINDS, metavar="KIND", help=f"one of {', '.join(meanings.KINDS)}")
    card.add_argument("--id", metavar="NAME", help="its name for good (default: made of the question)")
    card.add_argument("--question", metavar="TEXT", help="what is asked")
    card.add_argument("--text", metavar="TEXT", help="of a cloze: the text, its gaps as {{answer|also right::hint}}")
    card.add_argument(
        "--answer", action="append", metavar="TEXT", help="what is right (select, order, list: repeatable)"
    )
    card.add_argument("--accept", action="append", metavar="TEXT", help="what else is right (repeatable)")
    card.add_argument("--distractor", action="append", metavar="TEXT", help="a lure (repeatable)")
    card.add_argument(
        "--why-not", action="append", default=[], metavar="LURE=WHY", help="why a lure is wrong (repeatable)"
    )
    card.add_argument("--pair", action="append", metavar="LEFT=RIGHT", help="of a match: a pair (repeatable)")
    card.add_argument("--label", action="append", metavar="TEXT", help="of a true-false: true's label, then false's")
    card.add_argument("--unit", metavar="TEXT", help="of a number: what it counts")
    card.add_argument("--tolerance", metavar="N", help="of a number: how far off is right: 500, or 5%%")
    card.add_argument("--need", metavar="N", help="of a list: how many are enough")
    card.add_argument("--reverse", action="store_true", help="of a recall: ask it the other way round, too")
    card.add_argument("--strict", action="store_true", help="forgive no slip of the fingers")
    card.add_argument("--hint", action="append", metavar="TEXT", help="a hint (repeatable)")
    card.add_argument("--explanation", metavar="TEXT", help="what is shown after the answer")
    card.add_argument("--source", metavar="PLACE", help="where the answer stands: a paragraph's number, or any text")
    card.add_argument("--tag", action="append", metavar="TAG", help="a tag (repeatable)")
    card.add_argument("--draft", action="store_true", help="put it aside: not asked yet")
    parser.add_argument("--json", action="store_true", help="print where it was written as one JSON document")


def _add(world: World, args: Namespace) -> int:
    target = _target(world, args.deck)
    fields = _given(args, target.deck.language)
    asking = can_ask(world) and not args.json
    if "kind" in fields and note_of(fields, target.deck):
        told = _advice(target, fields)
        added = _write(target, fields)
        if args.json:
            say_json(world, added._asdict())
        else:
            _tell(world, added)
        for message, help_text in told:
            world.notice(f"{message}; {help_text}" if help_text else message)
        return Exit.OK
    if not asking:
        raise _not_complete(world, fields, target.deck)
    return add_by_form(world, target, fields)


def add_by_form(world: World, target: Target, fields: Fields | None = None) -> int:
    """Ask for cards and write each, until the author has enough of it."""
    cards = 0
    while True:
        card = _asked_for(world, target, fields or {}, "This card was not written." if cards else NOTHING)
        if card:
            _tell(world, _kept(world, target, card))
            cards += 1
        if not choose(world, "And now?", [("Add another card", True), ("Leave", False)]):
            return Exit.OK
        fields = None


def _kept(world: World, target: Target, card: Fields) -> Added:
    """Write a card that was asked for; where that fails its text is shown, so that no work is lost."""
    try:
        return _write(target, card)
    except QuizError:
        world.say(written(card))
        raise


def _asked_for(world: World, target: Target, fields: Fields, lost: str) -> Fields | None:
    """A card that the author agrees to; None where it is dropped. `lost` is what to say where the author leaves."""
    try:
        filled = card_form.fill_in(world, target.deck, fields)
        card = card_form.agreed(world, target.deck, filled, partial(_advice, target))
    except KeyboardInterrupt:
        print(lost, file=world.stderr)
        raise
    if not card:
        world.say(lost)
    return card


def target_at(world: World, shown: str) -> Target:
    """The deck of a file. QuizError when there is none, or nothing of it can be read."""
    path = world.cwd / shown
    parsed = read_deck(path, shown)
    if not is_there(path):
        raise QuizError(
            f"there is no file `{clean_line(shown)}`", f"`quiz new {clean_line(shown)}` makes one", Exit.NO_INPUT
        )
    if parsed.deck is None:
        raise _has_mistakes(shown)
    return Target(path, shown, parsed.deck)


def _target(world: World, words: str | None) -> Target:
    """The deck that is meant: by file or name, else the author's only one, else the one that is chosen."""
    if words and (words.endswith(".toml") or is_file(world.cwd / words)):
        return target_at(world, words)
    if words:
        return target_at(world, world.library.files[world.library.deck(words).id].path)
    shipped = shipped_decks()
    own = [file.shown for file in world.deck_files if not file.path.is_relative_to(shipped)]
    decks = [
        (deck.title, parsed.path)
        for deck_id, parsed in world.library.files.items()
        if parsed.path in own and (deck := world.library.decks[deck_id])
    ]
    if not decks:
        raise QuizError("there is no deck of yours yet", "`quiz new` makes one", Exit.NO_INPUT)
    if len(decks) == 1:
        return target_at(world, decks[0][1])
    if not can_ask(world):
        raise QuizError("there are several decks", "say which: `quiz add --deck DECK`", Exit.USAGE)
    chosen = choose(world, "Into which deck?", [*decks, ("Stop, and write nothing", "")])
    if not chosen:
        raise KeyboardInterrupt
    return target_at(world, chosen)


def _given(args: Namespace, language: str) -> Fields:
    """The fields that the options give."""
    kind = args.kind or ""
    fields: Fields = {"kind": kind} if kind else {}
    if args.id:
        fields["id"] = args.id
    for field in TEXTS:
        if (words := getattr(args, field)) is not None:
            fields[field] = value_of(kind, field, words, language)
    for option, field in LISTS.items():
        if (several := getattr(args, option)) is not None:
            values = [value_of(kind, field, words, language) for words in several]
            one = len(values) == 1 and (field == "hint" or not is_many(kind, field))
            fields[field] = values[0] if one else values
    if args.why_not:
        fields["why_not"] = {
            lure.strip(): why.strip() for lure, _, why in (text.partition("=") for text in args.why_not)
        }
    return fields | {flag: True for flag in ("reverse", "strict", "draft") if getattr(args, flag)}


def _not_complete(world: World, fields: Fields, deck: Deck) -> QuizError:
    """What keeps the fields from being a card; all but the first are told on stderr."""
    options = {field: option for option, field in LISTS.items()}
    lacking = [field for field in needed(fields["kind"]) if field not in fields] if "kind" in fields else ["kind"]
    if lacking:
        names = " and ".join(f"`--{options.get(field, field)}`" for field in lacking)
        return QuizError(f"the card lacks {names}", "`quiz add` in a terminal asks for everything", Exit.USAGE)
    first, *others = [found for found in findings(fields, deck) if found.is_error]
    for found in others:
        world.notice(f"{found.message}{f'; {found.help}' if found.help else ''}")
    return QuizError(first.message, first.help, Exit.BAD_DATA)


def _write(target: Target, fields: Fields) -> Added:
    """Put the card into the file as it now is: it may have been changed since it was read."""
    text = text_to_change(target.path, target.shown)
    done = with_card(text, target.shown, fields)
    if done is None:
        name = clean_line(fields.get("id", ""))
        if name and card_line(text, name):
            raise QuizError(f"the deck has a card `{name}` already", "choose another id", Exit.USAGE)
        raise _has_mistakes(target.shown)
    longer, name = done
    write_file(target.path, longer.encode())
    deck = parse_deck(longer, target.shown).deck
    return Added(f"{deck.id if deck else target.deck.id}/{name}", target.shown, card_line(longer, name) or 1)


def _advice(target: Target, card: Fields) -> tuple[tuple[str, str], ...]:
    """What the rules say of a card; nothing while the file cannot be read, which is told when it is to be written."""
    try:
        return advice(text_to_change(target.path, target.shown), target.shown, card)
    except QuizError:
        return ()


def _tell(world: World, added: Added) -> None:
    world.say(f"Wrote {added.card} into {clean_line(added.path)}:{added.line}.")


def _has_mistakes(shown: str) -> QuizError:
    return QuizError(
        f"{clean_line(shown)} has mistakes", f"mend them first: `quiz check {clean_line(shown)}`", Exit.BAD_DATA
    )


arguments = {"add": _arguments}
run = {"add": _add}

"""`quiz new`: a deck, by a form that asks little or by options; the first card can follow at once."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from quiz.commands import notices
from quiz.commands.add import NOTHING, add_by_form, target_at
from quiz.commands.ask import can_ask, choose
from quiz.commands.form import ask_text, complain
from quiz.commands.rows import say_json
from quiz.commands.world import World
from quiz.core.answer import split_items
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.deckfile import meanings
from quiz.deckfile.codes.structure import NO_CARDS
from quiz.deckfile.diagnostic import Severity
from quiz.deckfile.emit import table_text
from quiz.deckfile.find import is_folder
from quiz.deckfile.ids import slug, unique
from quiz.deckfile.names import DECK_FIELDS, SOURCE_FIELDS
from quiz.deckfile.parse import parse_deck
from quiz.deckfile.schema import keep_schema, schema_line
from quiz.deckfile.write import write_file

ASKED = {
    ("deck", "title"): ("Title", "What learners see."),
    ("deck", "id"): ("Name", "What the deck is called on the command line."),
    ("deck", "description"): ("Description", "What the deck is about."),
    ("source", "title"): ("Source", "The title of the article or book that the cards are drawn from."),
    ("source", "publisher"): ("Publisher", meanings.SOURCE["publisher"]),
    ("source", "date"): ("Date", meanings.SOURCE["date"]),
    ("source", "url"): ("Address", meanings.SOURCE["url"]),
    ("deck", "tags"): ("Tags", "Words that every card of the deck gets, with commas between."),
}
"""What the form asks for, in its order."""
ABOUT_SOURCE = ("publisher", "date", "url")
"""What is asked for only where there is a source."""

Head = dict[str, dict[str, Any]]
"""The tables `[deck]` and `[source]`."""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help="the deck file (default: in your decks, by its name)")
    parser.add_argument("--title", metavar="TEXT", help="what learners see; with it nothing is asked")
    parser.add_argument("--id", metavar="NAME", help="what it is called on the command line (default: of the title)")
    parser.add_argument("--description", metavar="TEXT", help="what it is about")
    parser.add_argument("--language", metavar="CODE", help="such as de or pt-BR (default: en)")
    parser.add_argument("--tag", action="append", dest="tags", metavar="TAG", help="a tag of every card (repeatable)")
    for field in SOURCE_FIELDS:
        parser.add_argument(f"--source-{field}", metavar="TEXT", help=f"the {field} of what the cards are drawn from")
    parser.add_argument("--json", action="store_true", help="print what was made as one JSON document")


def _new(world: World, args: Namespace) -> int:
    head: Head = {
        "deck": {name: value for name in DECK_FIELDS if (value := getattr(args, name, None))},
        "source": {name: value for name in SOURCE_FIELDS if (value := getattr(args, f"source_{name}"))},
    }
    if args.file:
        _still_free(world, args.file)
    asking = not args.title and can_ask(world) and not args.json
    if asking:
        try:
            _fill_in(world, head)
        except KeyboardInterrupt:
            print(NOTHING, file=world.stderr)
            raise
    elif not args.title:
        raise QuizError("the deck lacks `--title`", "`quiz new` in a terminal asks for everything", Exit.USAGE)
    _complete(world, head)
    shown = args.file or str(_place(world) / f"{head['deck']['id']}.toml")
    _write(world, shown, head)
    if args.json:
        say_json(world, {"deck": head["deck"]["id"], "path": shown})
        return Exit.OK
    world.say(f"Made the deck {head['deck']['id']}: {clean_line(shown)}.")
    notices.tell_where(world, shown, shown)
    if not asking:
        return Exit.OK
    first = choose(world, "Write the first card now?", [("Yes", True), ("Later, with `quiz add`", False)])
    return add_by_form(world, target_at(world, shown)) if first else Exit.OK


def _fill_in(world: World, head: Head) -> None:
    """Ask for what the options did not give."""
    for (table, field), (label, means) in ASKED.items():
        if field in head[table] or (field in ABOUT_SOURCE and not head["source"]):
            continue
        needed, default = field == "title" and table == "deck", ""
        if field == "id":
            default = _free_id(world, head["deck"]["title"])
        while True:
            typed = ask_text(world, label, means if needed or default else f"{means} Enter skips.", default)
            if needed and not typed:
                complain(world, "this one is needed")
                continue
            value = list(split_items(typed)) if field == "tags" else typed
            rest = {name: kept for name, kept in head[table].items() if name != field}
            head[table] = {**rest, field: value} if value else rest
            wrong = _wrong(world, head)
            for message, help_text in wrong:
                complain(world, message, help_text)
            if not wrong:
                break
            default = typed


def _complete(world: World, head: Head) -> None:
    """Give the deck its id, put the fields in their order, and have the parser look at them. QuizError for its no."""
    deck = head["deck"]
    deck.setdefault("id", _free_id(world, deck["title"]))
    head["deck"] = {name: deck[name] for name in DECK_FIELDS if name in deck}
    for message, help_text in _wrong(world, head):
        raise QuizError(message, help_text, Exit.USAGE)


def _wrong(world: World, head: Head) -> list[tuple[str, str]]:
    """What keeps the tables from being those of a deck: message and help."""
    found = [
        (diagnostic.message, diagnostic.help)
        for diagnostic in parse_deck(_text(head), "deck.toml").diagnostics
        if diagnostic.severity is Severity.ERROR and diagnostic.code != NO_CARDS.code
    ]
    if (deck_id := head["deck"].get("id")) in world.library.decks:
        found.append((f"there is a deck `{clean_line(deck_id)}` already", "choose another name"))
    return found


def _text(head: Head) -> str:
    return "\n".join(table_text(f"[{name}]", fields) for name, fields in head.items() if fields or name == "deck")


def _free_id(world: World, title: str) -> str:
    """An id made of the title that no deck has yet."""
    return unique([*world.library.decks, slug(title)])[-1]


def _place(world: World) -> Path:
    """Where a new deck goes: into the folder `decks` here, else among the learner's own."""
    here = Path("decks")
    return here if is_folder(world.cwd / here) else world.places.decks


def _still_free(world: World, shown: str) -> None:
    path = world.cwd / shown
    if os.path.lexists(path):
        help_text = (
            "name another file" if is_folder(path) else f"`quiz add --deck {clean_line(shown)}` adds a card to it"
        )
        raise QuizError(f"{clean_line(shown)} is there already", help_text, Exit.CANNOT_CREATE)


def _write(world: World, shown: str, head: Head) -> None:
    _still_free(world, shown)
    path = world.cwd / shown
    write_file(path, f"{schema_line(path)}\n{_text(head)}".encode())
    keep_schema(path)


arguments = {"new": _arguments}
run = {"new": _new}

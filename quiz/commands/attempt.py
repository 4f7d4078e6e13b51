"""`quiz try`: how an answer to a card would be marked. Nothing is recorded."""

import json
from argparse import ArgumentParser, Namespace

from quiz.commands.library import Library
from quiz.commands.world import World
from quiz.core.card import Card
from quiz.core.clean import clean_line
from quiz.core.error import Exit
from quiz.core.grading import answer_forms, grade
from quiz.core.grading.grade import Grade
from quiz.core.prompt import natural_form, present, read_answer
from quiz.core.review import Verdict

VERDICTS = {
    Verdict.CORRECT: "correct",
    Verdict.CLOSE: "close: right, but for the spelling",
    Verdict.PARTIAL: "partial",
    Verdict.WRONG: "wrong",
}


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--deck", metavar="FILE", help="look for the card in this deck file only")
    parser.add_argument("card", metavar="CARD", help="a card's id, or any part of it")
    parser.add_argument(
        "answer", metavar="ANSWER", nargs="?", help="the answer (default: one a line from the keyboard)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _try(world: World, args: Namespace) -> int:
    library = _library(world, args.deck)
    card = library.card(args.card)
    rivals = frozenset(form for other in library.cards.values() if other.id != card.id for form in answer_forms(other))
    if args.answer is not None or args.json:
        answer = args.answer if args.answer is not None else world.stdin.read()
        return _one(world, card, answer, rivals, as_json=args.json)
    world.say(clean_line(card.stem))
    code = int(Exit.OK)
    while (line := _ask(world)) is not None:
        code = _one(world, card, line, rivals, as_json=False)
    return code


def _library(world: World, deck_file: str | None) -> Library:
    if deck_file is None:
        return world.library
    from quiz.deckfile.find import find_decks, load_decks

    return Library(load_decks(find_decks((deck_file,), world.environ, world.cwd, world.places.decks)))


def _ask(world: World) -> str | None:
    """The next answer from the keyboard; None at the end of input."""
    if world.stdin.isatty():
        print("Answer (Ctrl-D ends): ", end="", file=world.stdout, flush=True)
    line = world.stdin.readline()
    return line.rstrip("\r\n") if line else None


def _one(world: World, card: Card, line: str, rivals: frozenset[str], *, as_json: bool) -> int:
    form = natural_form(card)
    answer = read_answer(present(card, form, "try"), line)
    marked = grade(card, answer, form, rivals)
    if as_json:
        document = {
            "card": card.id,
            "verdict": marked.verdict,
            "credit": marked.credit,
            "key": clean_line(marked.key),
            "remark": clean_line(marked.remark),
        }
        world.say(json.dumps(document, ensure_ascii=False))
    else:
        _say(world, marked)
    return Exit.OK if marked.right else Exit.FINDINGS


def _say(world: World, marked: Grade) -> None:
    credit = f" ({marked.credit:.0%})" if marked.verdict is Verdict.PARTIAL else ""
    world.say(VERDICTS[marked.verdict] + credit)
    if marked.remark:
        world.say(f"  {clean_line(marked.remark)}")
    for part in marked.parts:
        note = f" ({part.note})" if part.note else ""
        world.say(f"  {part.mark}: {clean_line(part.text + note)}")
    world.say(f"  key: {clean_line(marked.key)}")


arguments = {"try": _arguments}
run = {"try": _try}

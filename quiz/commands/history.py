"""`quiz undo`, `quiz suspend` and `quiz resume`: deeds outside a sitting, as entries in the log."""

from argparse import ArgumentParser, Namespace
from typing import assert_never

from quiz.commands.world import World
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.history import effective
from quiz.core.review import Bury, Flag, LogEntry, Rename, Review, Suspend, Undo, Unsuspend
from quiz.store.clock import new_token


def _no_arguments(_parser: ArgumentParser) -> None:
    """`quiz undo` takes none."""


def _card_argument(parser: ArgumentParser) -> None:
    parser.add_argument("card", metavar="CARD", help="a card's id, or any part of it")


def _undo(world: World, _args: Namespace) -> int:
    counting = [entry for entry in effective(world.contents.entries) if not isinstance(entry, Undo)]
    if not counting:
        raise QuizError("there is nothing to undo", "`quiz study` begins to learn", Exit.NO_INPUT)
    last = counting[-1]
    world.log.append([Undo(*_stamp(world), last.id)])
    world.say(f"Taken back: {_deed(last)}")
    return Exit.OK


def _deed(entry: LogEntry) -> str:
    """What an entry was, in a few words."""
    match entry:
        case Review(card=card, verdict=verdict):
            return f"the answer to `{clean_line(card)}`" + (f" ({verdict})" if verdict else "")
        case Suspend(card=card):
            return f"suspending `{clean_line(card)}`"
        case Unsuspend(card=card):
            return f"resuming `{clean_line(card)}`"
        case Bury(card=card):
            return f"burying `{clean_line(card)}`"
        case Flag(card=card):
            return f"the flag on `{clean_line(card)}`"
        case Rename(old=old, new=new):
            return f"carrying the history of `{clean_line(old)}` over to `{clean_line(new)}`"
        case Undo():
            return "an undo"
        case _:
            assert_never(entry)


def _suspend(world: World, args: Namespace) -> int:
    card = world.library.card(args.card)
    if card.id in world.history.suspended:
        world.say(f"`{card.id}` is suspended already.")
        return Exit.OK
    world.log.append([Suspend(*_stamp(world), card.id)])
    world.say(f"`{card.id}` is not asked until `quiz resume {card.id}`.")
    return Exit.OK


def _resume(world: World, args: Namespace) -> int:
    card = world.library.card(args.card)
    if card.id not in world.history.suspended:
        world.say(f"`{card.id}` is not suspended.")
        return Exit.OK
    world.log.append([Unsuspend(*_stamp(world), card.id)])
    world.say(f"`{card.id}` is asked again.")
    return Exit.OK


def _stamp(world: World) -> tuple[str, int, int, int]:
    return world.moment(new_token())[:4]


arguments = {"undo": _no_arguments, "suspend": _card_argument, "resume": _card_argument}
run = {"undo": _undo, "suspend": _suspend, "resume": _resume}

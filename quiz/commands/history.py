"""`quiz undo`, `quiz suspend` and `quiz resume`: deeds outside a sitting, as entries in the log."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import assert_never

from quiz.commands import notices
from quiz.commands.rows import Row, show
from quiz.commands.world import World
from quiz.core.card import CardId, in_note, note_of
from quiz.core.error import Exit, QuizError
from quiz.core.history import effective
from quiz.core.review import Bury, Flag, LogEntry, Rename, Review, Suspend, Undo, Unsuspend
from quiz.store.merge import LogContents
from quiz.ui.words import RATINGS, answer

NAMED = 5
"""How many cards are told by their names."""

CARD = "a card's id, or any part of it"


def _no_arguments(_parser: ArgumentParser) -> None:
    """`quiz undo` takes none."""


def _undo(world: World, _args: Namespace) -> int:
    notices.tell(world)
    counting = effective(world.contents.entries)
    if not counting:
        raise QuizError("there is nothing to undo", "`quiz study` asks the first question", Exit.NO_INPUT)
    last = _last(counting, world.contents)
    world.log.append([Undo(*world.stamp(), last.id)])
    show(world, [Row(_deed(last), "Taken back: "), *_particulars(world, last)])
    return Exit.OK


def _last(counting: Sequence[LogEntry], contents: LogContents) -> LogEntry:
    """The deed done last, as far as times tell; where its time is in doubt, the one written last on this device."""
    here = {entry.id: place for place, entry in enumerate(contents.own)}
    written = max(counting, key=lambda entry: here.get(entry.id, -1))
    if written.id in contents.doubtful:
        return written
    return next((entry for entry in reversed(counting) if entry.id not in contents.doubtful), counting[-1])


def _deed(entry: LogEntry) -> str:
    """What an entry was, in a few words."""
    match entry:
        case Review(card=card, verdict=verdict, rating=rating):
            return f"the answer to `{card}`" + (
                f", {verdict}" if verdict else f", rated {RATINGS[rating]}" if rating else ""
            )
        case Suspend(card=card):
            return f"the suspension of `{card}`"
        case Unsuspend(card=card):
            return f"the resumption of `{card}`"
        case Bury(card=card):
            return f"putting `{card}` aside for the day"
        case Flag(card=card):
            return f"the flag on `{card}`"
        case Rename(old=old, new=new):
            return f"the history of `{old}` going over to `{new}`"
        case Undo():
            return "an undo"
        case _:
            assert_never(entry)


def _particulars(world: World, entry: LogEntry) -> list[Row]:
    """The question that an entry is about, and the answer."""
    if isinstance(entry, Rename | Undo):
        return []
    note = note_of(entry.card)
    card = world.library.cards.get(in_note(entry.card, world.history.renamed.get(note, note)))
    rows = [Row(card.stem, "  question  ")] if card else []
    if isinstance(entry, Review) and entry.verdict:
        rows.append(Row(answer(entry.answer), "  answered  "))
    return rows


def _suspend_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("card", metavar="CARD", help=CARD)


def _suspend(world: World, args: Namespace) -> int:
    ids = [card.id for card in world.library.find(args.card)]
    awake = [card for card in ids if card not in world.history.suspended]
    world.log.append([Suspend(*world.stamp(), card) for card in awake])
    if awake:
        _say(world, awake, "is not asked again", "are not asked again", f" until `quiz resume {_note(ids)}`.")
    else:
        _say(world, ids, "is suspended already", "are suspended already")
    return Exit.OK


def _resume_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("card", metavar="CARD", nargs="?", help=CARD)
    parser.add_argument("--all", action="store_true", help="every card that is suspended")


def _resume(world: World, args: Namespace) -> int:
    if (args.card is None) is not args.all:
        raise QuizError("`quiz resume` needs either CARD or --all", "`quiz list --suspended` names them", Exit.USAGE)
    suspensions = world.history.suspensions
    ids = sorted(suspensions) if args.all else _meant(world, args.card)
    asleep = [card for card in ids if card in suspensions]
    world.log.append([Unsuspend(*world.stamp(), card, held) for card in asleep for held in suspensions[card]])
    if asleep:
        _say(world, asleep, "is asked again", "are asked again")
    elif args.all:
        world.say("No card is suspended.")
    else:
        _say(world, ids, "is not suspended", "are not suspended")
    return Exit.OK


def _meant(world: World, words: str) -> list[CardId]:
    """The cards that `words` mean, one that is in no deck any more too."""
    if words in world.history.suspended:
        return [words]
    return [card.id for card in world.library.find(words)]


def _say(world: World, ids: list[CardId], is_: str, are: str, rest: str = ".") -> None:
    """Say something of a card by its name, of a few by their names, of many by their number."""
    names = ", ".join(f"`{card}`" for card in ids) if len(ids) <= NAMED else f"{len(ids):,} cards"
    show(world, [Row(f"{names} {is_ if len(ids) == 1 else are}{rest}")])


def _note(ids: list[CardId]) -> str:
    return ids[0] if len(ids) == 1 else note_of(ids[0])


arguments = {"undo": _no_arguments, "suspend": _suspend_arguments, "resume": _resume_arguments}
run = {"undo": _undo, "suspend": _suspend, "resume": _resume}

"""`quiz due`: what there is to do today, quick enough for a prompt or a status bar.

What it printed is remembered together with what that rests on: the decks, the log and the settings as they were, and
the study day. While nothing of it changes the same is printed again, and neither decks nor log are read.
"""

from argparse import ArgumentParser, Namespace

from quiz.commands.world import World
from quiz.core.error import Exit
from quiz.store.remembered import Memo, evidence


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _due(world: World, args: Namespace) -> int:
    if world.styled and not args.json:
        _show(world)
        return Exit.OK
    memo = _memo(world, args)
    text = memo.recall(world.clock.now().at)
    print(_worked_out(world, args, memo) if text is None else text, end="", file=world.stdout)
    return Exit.OK


def _show(world: World) -> None:
    """Show on a terminal what there is to do."""
    from quiz.commands import notices
    from quiz.commands.rows import show, width
    from quiz.commands.today import due_rows, due_today

    notices.tell(world)
    show(world, due_rows(due_today(world), width(world)))


def _worked_out(world: World, args: Namespace, memo: Memo) -> str:
    """Count anew; the answer is remembered, unless there is something to say beside it each time."""
    from quiz.commands import notices
    from quiz.commands.rows import json_text, plain_text, width
    from quiz.commands.today import as_json, due_rows, due_today
    from quiz.core.day import DAY, day_start

    noticed = notices.tell(world)
    today = due_today(world)
    text = json_text(world, as_json(today)) if args.json else plain_text(world, due_rows(today, width(world)))
    if not noticed:
        now = world.clock.now()
        tomorrow = day_start(world.today + 1, now.offset, world.settings.rollover_hour)
        ahead = [entry.at - DAY for entry in world.contents.entries if entry.at - DAY > now.at]  # doubted until then
        memo.keep(text, now.at, min([tomorrow, *ahead]))
    return text


def _memo(world: World, args: Namespace) -> Memo:
    """Where the answer is remembered, for just this question and the world as it is."""
    from quiz import __version__
    from quiz.commands.rows import width
    from quiz.store.private import failing_as

    places = world.places
    decks = [file.path for file in world.deck_files]
    log = places.log_dir(world.profile)
    with failing_as(f"cannot read the log {log}", "see to its permissions, or to the disk"):
        files = [*decks, places.settings, *(sorted(log.iterdir()) if log.is_dir() else [log])]
    question = [
        __version__,
        str(places.data),
        world.profile,
        [file.shown for file in world.deck_files],
        args.json,
        width(world),
        world.stdout.encoding,
        world.clock.now().offset,
    ]
    return Memo(places.state / "due", repr(question), evidence(files))


arguments = {"due": _arguments}
run = {"due": _due}

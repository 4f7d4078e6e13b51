"""`quiz class`: who is in a class, and where that is kept."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from quiz.classroom.nickname import known_as, nickname, tells_too_much
from quiz.classroom.roster import (
    Roster,
    Traces,
    all_classes,
    folder_of,
    forget,
    new_class,
    read_class,
    traces,
    with_students,
)
from quiz.commands.ask import can_ask, choose
from quiz.commands.rows import BLANK, Row, show
from quiz.commands.world import World
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.ui.words import count, listed

READ_BY = "Only you can read them, and nothing of them leaves this machine."


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "what", nargs="?", choices=tuple(DEEDS), default="list", metavar="WHAT", help="new, add, forget; else list"
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="the class")
    parser.add_argument(
        "student", nargs="*", metavar="STUDENT", help="nicknames; no more of a person than that is needed"
    )
    parser.add_argument("--yes", action="store_true", help="forget without asking")


def _class(world: World, args: Namespace) -> int:
    return DEEDS[args.what](world, args)


def _new(world: World, args: Namespace) -> int:
    roster = new_class(world.places, _named(args))
    if args.student:
        return _added(world, roster, args.student)
    world.say(f"The class {roster.name} is kept in {clean_line(str(roster.folder))}.")
    world.say(f"`quiz class add {roster.name} NICKNAME` puts students on its list.")
    return Exit.OK


def _add(world: World, args: Namespace) -> int:
    roster = read_class(world.places, _named(args))
    if not args.student:
        raise QuizError("`quiz class add` needs STUDENT", "name one or several", Exit.USAGE)
    return _added(world, roster, args.student)


def _added(world: World, roster: Roster, students: list[str]) -> int:
    known = set(map(known_as, roster.students))
    again = []
    for name in students:
        if not known_as(name):
            raise QuizError(f"`{clean_line(name)}` is no name", "use letters and digits", Exit.USAGE)
        if why := tells_too_much(name):
            world.notice(f"`{nickname(name)}`: {why}; a nickname is enough, and safer on a file that goes round")
        again += [nickname(name)] if known_as(name) in known else []
        known.add(known_as(name))
    if again:
        world.notice(f"on the list already: {listed(again)}; two students need two nicknames")
    added = with_students(roster, students)
    world.say(f"{count(len(added.students), 'student')} in {added.name}: {clean_line(', '.join(added.students))}")
    return Exit.OK


def _list(world: World, args: Namespace) -> int:
    rosters = [read_class(world.places, args.name)] if args.name else all_classes(world.places)
    where = folder_of(world.places, "x").parent
    if not rosters:
        world.say("There is no class yet; `quiz class new NAME` makes one.")
    for roster in rosters:
        many = f"{count(len(roster.students), 'student')}, {count(len(roster.results), 'file')} of results"
        show(world, [Row(f"{roster.name}: {many}", style="bold"), Row(", ".join(roster.students), "  "), BLANK])
    show(world, [Row(f"Classes are kept in {where}, a folder each. {READ_BY}")])
    show(world, [Row("`quiz class forget NAME STUDENT` takes a student off the list, and their results away.")])
    return Exit.OK


def _forget(world: World, args: Namespace) -> int:
    roster = read_class(world.places, _named(args))
    if len(args.student) != 1:
        raise QuizError("`quiz class forget` needs one STUDENT", "`quiz class list` shows them", Exit.USAGE)
    (name,) = args.student
    found = traces(roster, name, world.places.games)
    shown = nickname(name)
    if not found.any:
        raise QuizError(
            f"there is nothing of `{shown}` in the class {roster.name}", "`quiz class list` shows who is", Exit.NO_INPUT
        )
    parts = {
        "the name on the list": found.listed,
        f"{count(len(found.own), 'file')} of results": bool(found.own),
        f"the name in {count(len(found.games), 'game')}": bool(found.games),
    }
    what = listed([part for part, there in parts.items() if there])
    if not args.yes and not _sure(world, f"Take away {what} of {shown}, for good?"):
        world.say("Nothing was taken away.")
        return Exit.FINDINGS
    forget(roster, name, found)
    world.say(f"Taken away: {what} of {shown}.")
    world.say("Results that you keep elsewhere are left to you.")
    _tell_rest(world, found, shown)
    return Exit.OK


def _tell_rest(world: World, found: Traces, shown: str) -> None:
    """Say what may still tell of a student, and has to be looked at by hand."""
    for profile in world.places.profiles:
        if known_as(profile.name) == known_as(shown):
            world.notice(f"{clean_line(str(profile))} has what the profile {shown} has answered here, and was left")
    for path in found.unread:
        world.notice(f"{clean_line(str(path))} cannot be read; see whether it tells of {shown}")


def _sure(world: World, question: str) -> bool:
    if not can_ask(world):
        raise QuizError("nobody is there to be asked", "`--yes` goes on without asking", Exit.USAGE)
    return choose(world, question, [("Keep everything", False), ("Take it away", True)], way_out=0)


def _named(args: Namespace) -> str:
    if not args.name:
        raise QuizError(f"`quiz class {args.what}` needs NAME", "name the class", Exit.USAGE)
    return str(args.name)


DEEDS: dict[str, Callable[[World, Namespace], int]] = {"new": _new, "add": _add, "list": _list, "forget": _forget}

arguments = {"class": _arguments}
run = {"class": _class}

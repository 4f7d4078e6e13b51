"""`quiz study`: plan a sitting, run it through a front end, keep every answer."""

import gc
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from itertools import count

from quiz.commands import carry_over, notices
from quiz.commands.ask import can_ask, choose
from quiz.commands.options import whole_number
from quiz.commands.sitting import Wish, plan_sitting
from quiz.commands.today import suspension
from quiz.commands.world import World
from quiz.core.card import Card, CardId
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.event import Event, More
from quiz.core.record import replace
from quiz.core.review import AskedAs, LogEntry, Moment
from quiz.core.session import Session
from quiz.store.clock import new_token
from quiz.store.private import ELSEWHERE
from quiz.ui import words
from quiz.ui.frontend import Frontend
from quiz.ui.frontend import run as run_session


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", nargs="*", metavar="DECK", help="a deck's name or any part of it (default: all decks)")
    parser.add_argument(
        "--tag", action="append", default=[], metavar="TAG", help="only cards with this tag (repeatable)"
    )
    parser.add_argument("--limit", type=whole_number(), metavar="N", help="at most N cards (0: no limit)")
    parser.add_argument("--new", type=whole_number(), metavar="N", help="at most N new cards")
    parser.add_argument("--ahead", action="store_true", help="also cards that are not due yet")
    parser.add_argument("--cram", action="store_true", help="practise every card; the schedule stays as it is")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--typed", action="store_true", help="type every answer that can be typed")
    form.add_argument("--choices", action="store_true", help="choose every answer that can be chosen")
    parser.add_argument("--seed", type=whole_number(), metavar="N", help="order cards and options by this seed")
    parser.add_argument(
        "--ui", choices=("auto", "terminal", "plain", "json"), default="auto", help="how to ask (default: auto)"
    )


def _study(world: World, args: Namespace) -> int:
    form = AskedAs.TYPED if args.typed else AskedAs.CHOICE if args.choices else None
    wish = Wish(
        decks=tuple(args.deck),
        tags=tuple(args.tag),
        limit=args.limit,
        new=args.new,
        ahead=args.ahead,
        cram=args.cram,
        form=form,
        seed=args.seed,
    )
    if args.ui != "json":
        notices.tell_before_study(world)
        world = carry_over.offer(world)
    return study(world, wish, args.ui)


def study(world: World, wish: Wish, ui: str = "auto") -> int:
    """Study until the learner stops."""
    if ui == "auto":
        ui = "terminal" if world.interactive else "plain"
    if ui == "terminal" and not (world.stdin.isatty() and world.stdout.isatty()):
        raise QuizError("there is no terminal for a full screen", "`--ui plain` asks line by line", Exit.USAGE)
    if not (world.library.cards and world.library.select(wish.decks, wish.tags)):
        raise _nothing_to_study(world, wish)
    kept = world.log.writable or _agreed_to_forget(world, ui)

    def edit(card: CardId) -> Card | None:
        from quiz.commands.editor import edit_card

        return edit_card(world, card)

    session = _planned(world, wish)
    with _frontend(world, ui, session, edit) as frontend:
        while isinstance(_sit(world, frontend, session, kept), More):
            wish = wish if session.plan.more else replace(wish, ahead=True)
            world = world.afresh()
            session = _planned(world, wish)
    return Exit.OK


def _planned(world: World, wish: Wish) -> Session:
    session = plan_sitting(world, wish)
    if nothing := _all_suspended(world, session):
        world.notice(nothing)
    return session


def _all_suspended(world: World, session: Session) -> str:
    """Say so where a sitting has nothing to ask because every card of it is suspended; else nothing."""
    if session.plan.cards or not world.history.suspended:
        return ""
    return suspension(len(world.history.suspended))


def _agreed_to_forget(world: World, ui: str) -> bool:
    """Ask whether to practise though no answer can be kept; False then. QuizError where nobody agrees to that."""
    where = clean_line(str(world.log.directory))
    error = QuizError(f"no answer can be kept in {where}", ELSEWHERE, Exit.CANNOT_CREATE)
    if ui == "json" or not can_ask(world):
        raise error
    offers = [("Stop, and see to that", False), ("Practise, and keep no answer", True)]
    if not choose(world, f"No answer can be kept in {where}.", offers, way_out=0):
        raise error
    return False


def _sit(world: World, frontend: Frontend, session: Session, kept: bool) -> Event:
    """Run one sitting, its answers `kept` in the log or not; the event that ended it."""
    token = new_token()
    numbers = count()

    def moment(waited_ms: int) -> Moment:
        return world.moment(f"{token}-{next(numbers)}", waited_ms)

    return run_session(session, frontend, world.log.append if kept else _forget, moment)


def _forget(_entries: tuple[LogEntry, ...]) -> None:
    """Keep nothing: the learner agreed to that."""


def _frontend(
    world: World, ui: str, session: Session, edit: Callable[[CardId], Card | None]
) -> AbstractContextManager[Frontend]:
    """The front end of this name; what it needs is imported now and not before."""

    def warm() -> None:
        """Do what the first answer needs while the first question is read."""
        from quiz.core.grading import marking  # noqa: F401

        world.log.warm()
        _search_garbage()
        _ = "" in session.plan.rivals

    match ui:
        case "json":
            from quiz.ui.json_lines import JsonLines

            _search_garbage()
            return nullcontext(JsonLines(world.stdin, world.stdout))
        case "plain":
            from quiz.ui.plain import Plain

            _search_garbage()
            return nullcontext(Plain(world.stdin, world.stdout, edit))
        case _:
            from quiz.ui.terminal import Terminal

            return Terminal(edit=edit, warm=warm)


def _search_garbage() -> None:
    """Search for garbage from now on, but not in what start-up has made: that stays, and there is much of it."""
    gc.freeze()
    gc.enable()


def _nothing_to_study(world: World, wish: Wish) -> QuizError:
    """No card at all, or none of those that are wished for: say why, and what brings one."""
    library = world.library
    decks = [library.deck(name) for name in wish.decks] or list(library.decks.values())
    names = ", ".join(f"`{deck.id}`" for deck in decks)
    none_yet = f"{names} {'has' if len(decks) == 1 else 'have'} no card yet"
    if any(deck.cards for deck in decks):
        tags = " or ".join(f"`{clean_line(tag)}`" for tag in wish.tags)
        return QuizError(f"no card of {names} has the tag {tags}", "leave out the deck or the tag", Exit.NO_INPUT)
    if any(library.files[deck.id].left_out for deck in decks) or (library.left_out and not decks):
        return QuizError("mistakes in the decks keep every card out", "`quiz check` shows them", Exit.BAD_DATA)
    if drafts := {card.note for card in library.drafts.values() if card.deck in {deck.id for deck in decks}}:
        deck = next(iter(drafts)).partition("/")[0]
        return QuizError(
            f"{none_yet}, only {words.count(len(drafts), 'draft')}",
            f"`quiz edit {deck}`: keep what is worth knowing, and take its `draft = true` away",
            Exit.NO_INPUT,
        )
    if decks:
        return QuizError(none_yet, f"`quiz add --deck {decks[0].id}` writes one", Exit.NO_INPUT)
    return QuizError(
        "there are no cards here yet",
        f"put a deck in {world.places.decks}, or name one: `quiz study --decks FILE`",
        Exit.NO_INPUT,
    )


arguments = {"study": _arguments}
run = {"study": _study}

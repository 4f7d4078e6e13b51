"""`quiz play`: a game of teams at the projector, kept deed by deed, so that it can be gone on with."""

from argparse import ArgumentParser, Namespace
from contextlib import AbstractContextManager, closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Protocol, Self

from quiz.classroom.game import Final, Game, Order, Over, Rules, Setting, missed, new_game
from quiz.classroom.journal import Row, replayed
from quiz.classroom.journal_file import Journal, last_unfinished
from quiz.classroom.paper import make_paper
from quiz.classroom.play import Event, Pause, advance
from quiz.classroom.tomorrow import decks_of_missed
from quiz.commands.ask import choose
from quiz.commands.options import whole_number
from quiz.commands.playing import words
from quiz.commands.playing.moves import Deed, Keep, Leave
from quiz.commands.playing.teams import team_names
from quiz.commands.sitting import Rivals
from quiz.commands.world import World
from quiz.core.clean import clean_line
from quiz.core.date import PartialDate, show_date
from quiz.core.day import DAY
from quiz.core.error import Exit, QuizError
from quiz.core.review import Moment
from quiz.store.clock import new_token
from quiz.ui.words import count

USUAL_QUESTIONS = 12
"""Questions of a game, where nobody says how many and each team has as many turns."""

SPARE = 30
"""Questions beyond those of a game, for those that are skipped."""


class Show(AbstractContextManager["Show"], Protocol):
    """What shows a game, and gives back what is done there."""

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def respond(self, game: Game, note: str = "", *, keeps: bool = False) -> Deed:
        """Show the game until something is done; KeyboardInterrupt on Ctrl-C."""
        ...

    def leave(self, game: Game) -> None:
        """Remember how the game stands, to say it on the way out."""
        ...


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", nargs="*", metavar="DECK", help="a deck's name or any part of it (default: all decks)")
    parser.add_argument("--teams", metavar="NAMES", help="2 to 8 names, as Red,Blue, or how many (default: 2)")
    parser.add_argument(
        "--order",
        choices=[str(order) for order in Order],
        default=str(Order.TURNS),
        help="turns: one team after another; buzz: the first to press its key (default: turns)",
    )
    parser.add_argument("--questions", type=whole_number(1, 1000), metavar="N", help="how many (default: about 12)")
    parser.add_argument(
        "--points", type=whole_number(1, 1000), default=10, metavar="N", help="each right answer (default: 10)"
    )
    parser.add_argument(
        "--seconds", type=whole_number(1, 3600), default=0, metavar="N", help="time to answer (default: no limit)"
    )
    parser.add_argument("--speed", action="store_true", help="the sooner the answer, the more points")
    parser.add_argument("--no-steal", action="store_true", help="a missed question goes to no other team")
    parser.add_argument("--typed", action="store_true", help="type every answer that can be typed")
    parser.add_argument(
        "--tag", action="append", default=[], metavar="TAG", help="only cards with this tag (repeatable)"
    )
    parser.add_argument("--seed", type=whole_number(), metavar="N", help="draw questions and options by this seed")
    parser.add_argument("--resume", action="store_true", help="go on with the game that was broken off")


def _play(world: World, args: Namespace) -> int:
    folder = world.places.games
    path = _to_resume(world, folder, args)
    if path:
        journal, game = _resumed(world, path)
    else:
        journal, game = _begun(world, folder, args)
    with closing(journal):
        with _show(world) as show:
            game = _run(world, show, journal, game)
        if not game.rows:
            journal.discard()
    return Exit.OK


def _to_resume(world: World, folder: Path, args: Namespace) -> Path | None:
    """The game to go on with: the one asked for, or one of today that was broken off and is wished for."""
    if args.resume:
        if path := last_unfinished(folder):
            return path
        raise QuizError("no game was broken off", "`quiz play DECK --teams Red,Blue` begins one", Exit.NO_INPUT)
    path = last_unfinished(folder, since=world.clock.now().at - DAY)
    if path is None:
        return None
    if not world.interactive:
        world.notice("a game was broken off; `quiz play --resume` goes on with it")
        return None
    return choose(world, "A game was broken off.", [("Begin a new one", None), ("Go on with it", path)], way_out=0)


def _begun(world: World, folder: Path, args: Namespace) -> tuple[Journal, Game]:
    teams = team_names(args.teams or "2")
    cards = world.library.select(args.deck, args.tag)
    now = world.clock.now()
    seed = now.at % 1_000_000 if args.seed is None else args.seed
    order = Order(args.order)
    wanted = args.questions or len(teams) * max(USUAL_QUESTIONS // len(teams), 1)
    paper = make_paper(cards, seed, wanted + SPARE, choices=not args.typed)
    if not paper.items:
        raise QuizError("there are no cards to ask", "`quiz list` shows what there is", Exit.NO_INPUT)
    rules = Rules(teams, wanted, order, args.points, args.seconds, args.speed, not args.no_steal)
    game = new_game(Setting(rules, paper.items, Rivals(world.library.cards.values())))
    header = {
        "created": now.at,
        "offset": now.offset,
        "seed": seed,
        "decks": list(dict.fromkeys(card.deck for card in cards)),
        "cards": [item.card.id for item in paper.items],
        "choices": not args.typed,
        "teams": list(teams),
        "order": str(order),
        "questions": wanted,
        "points": args.points,
        "seconds": args.seconds,
        "speed": args.speed,
        "steal": not args.no_steal,
    }
    when = (datetime.fromtimestamp(now.at / 1000, UTC) + timedelta(minutes=now.offset)).strftime("%Y-%m-%d-%H%M%S")
    return Journal.begin(folder / f"{when}-{new_token()}.jsonl", header), game


def _resumed(world: World, path: Path) -> tuple[Journal, Game]:
    """The game of a journal, in a pause where it was being played."""
    journal, (header, *rows) = Journal.go_on(path)
    try:
        game = replayed(_setting(world, header), rows)
    except (KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
        journal.close()
        raise QuizError(
            f"the game in {clean_line(str(path))} cannot be gone on with", "begin a new one", Exit.BAD_DATA
        ) from error
    except QuizError:
        journal.close()
        raise
    if rows and not game.paused:
        game, paused = advance(game, Pause(), Moment("", rows[-1]["at"], 0, 0))
        journal.append(paused)
    return journal, game


def _setting(world: World, header: Row) -> Setting:
    cards = [world.library.cards.get(card) for card in header["cards"]]
    if gone := [name for name, card in zip(header["cards"], cards, strict=True) if card is None]:
        raise QuizError(
            f"{count(len(gone), 'card')} of the game cannot be found, such as `{clean_line(gone[0])}`",
            "name their decks with --decks, or begin a new game",
            Exit.NO_INPUT,
        )
    paper = make_paper([card for card in cards if card], header["seed"], choices=header["choices"])
    rules = Rules(
        tuple(map(str, header["teams"])),
        header["questions"],
        Order(header["order"]),
        header["points"],
        header["seconds"],
        header["speed"],
        header["steal"],
    )
    return Setting(rules, paper.items, Rivals(world.library.cards.values()))


def _show(world: World) -> Show:
    decks = world.library.decks
    if world.interactive:
        from quiz.commands.playing.projector import Projector

        return Projector(lambda: world.clock.now().at, decks)
    from quiz.commands.playing.lines import Lines

    return Lines(world.stdin, world.stdout, decks)


def _run(world: World, show: Show, journal: Journal, game: Game) -> Game:
    """Play until the teacher leaves, and give the game as it then is; a deed is on disk before a screen tells it."""
    note, kept = "", False
    while not isinstance(game.phase, Over):
        keeps = isinstance(game.phase, Final) and bool(missed(game)) and not kept
        match show.respond(game, note, keeps=keeps):
            case Leave():
                return game
            case Keep():
                note, kept = (_keep(world, game), True) if keeps else ("", kept)
            case deed:
                game, note = _done(world, journal, game, deed)
    show.leave(game)
    return game


def _done(world: World, journal: Journal, game: Game, event: Event) -> tuple[Game, str]:
    after, rows = advance(game, event, world.moment(""))
    if rows:
        journal.append(rows)
    return after, words.news(after, rows)


def _keep(world: World, game: Game) -> str:
    """Write a deck of what was missed; say where it is, or why it is nowhere."""
    from quiz.deckfile.write import write_file
    from quiz.exchange.landing import COPIED, land

    day = date.fromordinal(world.today)
    folder = world.places.decks
    number, name = 1, f"missed-{day}"
    while (folder / f"{name}.toml").exists():
        number += 1
        name = f"missed-{day}-{number}"
    title = f"Missed on {show_date(PartialDate(day.year, day.month, day.day))}"
    cards = [game.setting.items[outcome.item].card.id for outcome in missed(game)]
    made = [deck for deck, _ in decks_of_missed(cards, world.library.decks, name, title)]
    try:
        for deck in made:
            write_file(folder / f"{deck.id}.toml", land(deck, COPIED).text.encode())
    except QuizError as error:
        return f"{error.message}; {error.help}."
    where = "" if world.in_usual_places else "".join(f" --decks {folder / deck.id}.toml" for deck in made)
    return f"Kept for tomorrow: `quiz play {' '.join(deck.id for deck in made)}{where}`."


arguments = {"play": _arguments}
run = {"play": _play}

"""`quiz` alone: what there is to do today, and a menu from which Enter studies it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from quiz.commands import carry_over, notices
from quiz.commands.ask import can_ask, choose
from quiz.commands.rows import BLANK, Row, shortened, show, width
from quiz.commands.sitting import Wish
from quiz.commands.today import DeckDue, Due, due_rows, due_today
from quiz.commands.world import World
from quiz.core.clean import clean_line
from quiz.core.error import Exit
from quiz.core.memory import DEFAULT, Parameters
from quiz.core.record import replace
from quiz.store.settings import Settings, describe

MARGIN = "  "

SHORTEST_TITLE = 10
"""Columns of a title that say which deck it is."""

Offer = tuple[str, Callable[[], int | None]]
"""Words, and what they do: the exit code to leave with, None to come back to the menu."""


def _no_arguments(_parser: ArgumentParser) -> None:
    """`quiz` alone takes none of its own."""


def _home(world: World, _args: Namespace) -> int:
    notices.tell(world)
    world = carry_over.offer(world)
    today = due_today(world)
    _show(world, _rows(world, today))
    if not world.library.cards or not can_ask(world):
        return Exit.OK
    while True:
        leave = choose(world, "What now?", _offers(world, today))()
        if leave is not None:
            return leave


def _rows(world: World, today: Due) -> list[Row]:
    rows = due_rows(today, width(world) - len(MARGIN))
    if not today.decks:
        rows.append(Row(f"Put one into {world.places.decks}, or name one: `quiz --decks FILE`."))
    elif not (world.history.reviews or today.idle):
        how = "Enter asks" if can_ask(world) else "`quiz study` asks"
        rows = [Row(f"Welcome. {how} your first question; nothing has to be set up."), BLANK, *rows]
    if above := _found_above(world):
        rows += [BLANK, Row(f"Some come from {above}, the nearest folder `decks` above this one.", style="dim")]
    if mistakes := notices.left_out(world):
        rows += [BLANK, Row(mistakes)]
    return rows


def _found_above(world: World) -> str:
    """The folder above the current one that decks were found in without anybody saying so; empty if there is none."""
    places = {Path(file.place) for file in world.deck_files} if world.in_usual_places else set()
    return next((str(place) for place in places if place.parent in world.cwd.parents), "")


def _offers(world: World, today: Due) -> list[Offer]:
    """What can be done from here, the likeliest first."""
    offers: list[Offer] = []
    if not today.idle:
        offers.append(("Study", lambda: _study(world, Wish())))
    elif today.ahead:
        offers.append(("Study ahead", lambda: _study(world, Wish(ahead=True))))
    if len(today.decks) > 1:
        offers.append(("Study one deck", lambda: _study_one(world, today)))
    return [
        *offers,
        ("Practise beside the schedule", lambda: _study(world, Wish(cram=True))),
        ("Statistics", lambda: _show_statistics(world)),
        ("Settings", lambda: _show(world, _settings(world))),
        ("Leave", lambda: Exit.OK),
    ]


def _study(world: World, wish: Wish) -> int:
    from quiz.commands.study import study

    return study(world.afresh(), wish)


def _study_one(world: World, today: Due) -> int | None:
    back: list[tuple[str, DeckDue | None]] = [("Back", None)]
    deck = choose(world, "Which deck?", [*((_summary(deck, width(world)), deck) for deck in today.decks), *back])
    return _study(world, Wish(decks=(deck.id,), ahead=deck.idle)) if deck else None


def _summary(deck: DeckDue, columns: int) -> str:
    """A deck's title, cut where that keeps what is due in sight; alone where that would leave little of it."""
    to_do = f" ({deck.counts.due:,} due, {deck.counts.new:,} new)"
    room = columns - len(to_do) - 5
    title = clean_line(deck.title)
    return shortened(title, room) + to_do if room >= SHORTEST_TITLE else shortened(title, columns - 5)


def _show_statistics(world: World) -> None:
    from quiz.commands.stats import report

    _show(world, report(world))


def _settings(world: World) -> list[Row]:
    """Every setting as it stands, and where to change it."""
    rows = [Row("Settings", style="bold")]
    for setting in describe():
        rows += [BLANK, Row(_setting(setting.name, world.settings)), Row(setting.meaning, "  ", "dim")]
    return [*rows, BLANK, Row(f"Change them in {world.places.settings}, as lines like `new_per_day = 15`.")]


def _setting(name: str, settings: Settings) -> str:
    match getattr(settings, name):
        case Parameters() as parameters:
            return f"{name}: {'the default' if parameters == DEFAULT else 'your own'}"
        case "":
            return f"{name}: none"
        case float(number):
            return f"{name} = {number:g}"
        case value:
            return f"{name} = {value}"


def _show(world: World, rows: list[Row]) -> None:
    """Print rows with a margin, and white space round them."""
    show(world, [BLANK, *(replace(row, lead=MARGIN + row.lead) if row.text else row for row in rows), BLANK])


arguments = {"home": _no_arguments}
run = {"home": _home}

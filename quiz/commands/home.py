"""`quiz` alone: what there is to do today, and a menu from which Enter studies it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from quiz.commands import carry_over, due, notices
from quiz.commands.ask import can_ask, choose
from quiz.commands.due import DeckDue, Due, due_today
from quiz.commands.rows import BLANK, Row, show, width
from quiz.commands.sitting import Wish
from quiz.commands.world import World
from quiz.core.error import Exit
from quiz.core.memory import DEFAULT, Parameters
from quiz.store.settings import describe
from quiz.ui.words import count

MARGIN = "  "

Offer = tuple[str, Callable[[], int | None]]
"""Words, and what they do: the exit code to leave with, None to come back to the menu."""


def _no_arguments(_parser: ArgumentParser) -> None:
    """`quiz` alone takes none of its own."""


def _home(world: World, _args: Namespace) -> int:
    notices.tell(world)
    world = carry_over.offer(world)
    today = due_today(world)
    _show(world, _rows(world, today))
    if not today.decks or not can_ask(world):
        return Exit.OK
    while True:
        leave = choose(world, "What now?", _offers(world, today))()
        if leave is not None:
            return leave


def _rows(world: World, today: Due) -> list[Row]:
    rows = due.rows(today, width(world) - len(MARGIN))
    if not today.decks:
        rows.append(Row(f"Put one into {world.places.decks}, or name one: `quiz --decks FILE`."))
    elif not world.history.reviews:
        rows = [Row("Welcome. `quiz study` asks your first question; nothing has to be set up."), BLANK, *rows]
    if mistakes := notices.left_out(world):
        rows += [BLANK, Row(mistakes)]
    return rows


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
        ("Practise all cards, the schedule left as it is", lambda: _study(world, Wish(cram=True))),
        ("Statistics", lambda: _show_statistics(world)),
        ("Settings", lambda: _show(world, _settings(world))),
        ("Leave", lambda: Exit.OK),
    ]


def _study(world: World, wish: Wish) -> int:
    from quiz.commands.study import study

    return study(world.afresh(), wish)


def _study_one(world: World, today: Due) -> int | None:
    back: list[tuple[str, DeckDue | None]] = [("Back", None)]
    deck = choose(world, "Which deck?", [*((_summary(deck), deck) for deck in today.decks), *back])
    return _study(world, Wish(decks=(deck.id,), ahead=deck.idle)) if deck else None


def _summary(deck: DeckDue) -> str:
    if deck.idle:
        return f"{deck.title} (nothing due)"
    return f"{deck.title} ({deck.counts.due:,} due, {count(deck.counts.new, 'new', 'new')})"


def _show_statistics(world: World) -> None:
    from quiz.commands.stats import report

    _show(world, report(world))


def _settings(world: World) -> list[Row]:
    """Every setting as it stands, and where to change it."""
    rows = [Row("Settings", style="bold")]
    for setting in describe():
        value = getattr(world.settings, setting.name)
        shown = "as fitted" if value == DEFAULT else "your own" if isinstance(value, Parameters) else value or "none"
        rows += [BLANK, Row(f"{setting.name} = {shown}"), Row(setting.meaning, "  ", "dim")]
    return [*rows, BLANK, Row(f"Change them in {world.places.settings}, as lines like `new_per_day = 15`.")]


def _show(world: World, rows: list[Row]) -> None:
    """Print rows with a margin, and white space round them."""
    show(world, [BLANK, *(row._replace(lead=MARGIN + row.lead) if row.text else row for row in rows), BLANK])


arguments = {"home": _no_arguments}
run = {"home": _home}

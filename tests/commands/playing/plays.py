"""Moments of a game, that the tests of the projector share."""

from quiz.classroom.game import Game, Order, Rules, new_game
from quiz.classroom.play import Correct, End, Event, Finish, Judge, Next, Pause, Reveal, Skip, Take, TurnOver, advance
from quiz.core.event import Overrule, Submit
from quiz.core.review import Moment
from tests.classroom.games import game_of, setting

THREE = ("Red", "Blue", "Die Füchse")
EIGHT = ("Red", "Blue", "Green", "Yellow", "Purple", "Orange", "White", "Die alten Füchse")
TURNS = Rules(THREE, 5)
BUZZ = Rules(THREE, 5, Order.BUZZ, seconds=20)
MANY = Rules(EIGHT, 12, points=1000, seconds=20, speed=True)

NOW = 17_000
"""When the screens are looked at, in milliseconds after the first deed."""


def after(game: Game, *events: Event) -> Game:
    """A game after some deeds, all of them at once."""
    for event in events:
        game, rows = advance(game, event, Moment("", 0, 0, 1))
        assert rows, event
    return game


MOMENTS: dict[str, Game] = {
    "lobby": new_game(setting(TURNS)),
    "lobby of eight": new_game(setting(MANY)),
    "choice": after(game_of("choice", TURNS), Next()),
    "choice, missed": after(game_of("choice", TURNS), Next(), Submit("Etna")),
    "choice, taken": after(game_of("choice", TURNS), Next(), Submit("Etna"), Take(2)),
    "choice, stolen": after(game_of("choice", TURNS), Next(), Submit("Etna"), Take(2), Submit("Rhine")),
    "choice, nobody": after(game_of("choice", TURNS), Next(), Submit("Etna"), Reveal()),
    "choice, a race": after(game_of("choice", BUZZ), Next()),
    "choice, of eight": after(game_of("choice", MANY), Next(), Submit("Etna")),
    "typed": after(game_of("short", TURNS), Next()),
    "typed, overruled": after(game_of("short", TURNS), Next(), Submit("Edo"), Overrule()),
    "true-false": after(game_of("true-false", TURNS), Next()),
    "number": after(game_of("number", TURNS), Next()),
    "date": after(game_of("date", TURNS), Next()),
    "cloze": after(game_of("cloze", TURNS), Next()),
    "recall": after(game_of("recall", TURNS), Next()),
    "recall, turned over": after(game_of("recall", TURNS), Next(), TurnOver()),
    "recall, judged": after(game_of("recall", TURNS), Next(), TurnOver(), Judge(right=True)),
    "select": after(game_of("select", TURNS), Next()),
    "order": after(game_of("order", TURNS), Next()),
    "match": after(game_of("match", TURNS), Next()),
    "list": after(game_of("list", TURNS), Next()),
    "match, spoken in a race": after(game_of("match", BUZZ), Next(), Take(1)),
    "skipped": after(game_of("short", TURNS), Next(), Skip()),
    "pause": after(game_of("short", BUZZ), Next(), Correct(2, 25), Pause()),
    "end": after(
        game_of("short", TURNS),
        Next(),
        Submit("Edo"),
        Take(1),
        Submit("Tokyo"),
        Next(),
        Reveal(),
        Correct(0, 5),
        Finish(),
    ),
    "end of eight": after(game_of("short", MANY), Next(), Reveal(), Correct(7, 12_345), Correct(0, -50), Finish()),
    "over": after(game_of("short", TURNS), Next(), Finish(), End()),
}

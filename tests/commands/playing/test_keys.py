"""What the teacher's keys do, and that no letter is taken from an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.game import Game
from quiz.classroom.play import Correct, End, Finish, Judge, Next, Pause, Reveal, Skip, Take, TurnOver
from quiz.commands.playing.keys import DEAF_MS, TWICE_MS, Pressed, is_too_soon, press, read_points
from quiz.commands.playing.moves import Keep, Leave, Local, Showing, arrive, moves
from quiz.core.event import DontKnow, Overrule, Submit, TakeBack
from quiz.ui.answering import Key
from quiz.ui.keys import Sight
from quiz.ui.lineedit import EMPTY
from quiz.ui.offers import Interrupt
from tests.commands.playing.plays import MOMENTS

ALL_IN_SIGHT = Sight(0, 1, 1)


def pressed(name: str, *keys: str) -> Pressed:
    """What some keys did at a moment."""
    game = MOMENTS[name]
    done = Pressed(arrive(game))
    for key in keys:
        done = press(game, done.local, Key(key), ALL_IN_SIGHT, keeps=True)
    return done


@pytest.mark.parametrize(
    ("name", "keys", "deed"),
    [
        ("lobby", ["enter"], Next()),
        ("lobby", ["q"], Leave()),
        ("choice", ["a"], Submit("Etna")),
        ("choice", ["A"], Submit("Etna")),
        ("choice", ["2"], Submit("Oslo")),
        ("choice", ["down", "enter"], Submit("Etna")),
        ("choice", ["escape"], DontKnow()),
        ("choice", ["tab"], TurnOver()),
        ("choice", ["x"], Skip()),
        ("choice", ["p"], Pause()),
        ("choice", ["u"], TakeBack()),
        ("choice", ["q"], Finish()),
        ("choice", ["c-c"], Interrupt()),
        ("choice, missed", ["2"], Take(1)),
        ("choice, missed", ["1"], None),
        ("choice, missed", ["o"], Overrule()),
        ("choice, missed", ["enter"], Reveal()),
        ("choice, a race", ["0"], Take(2)),
        ("choice, a race", ["a"], None),
        ("typed", [*"quota", "enter"], Submit("quota")),
        ("typed", [*"x1", "enter"], Submit("x1")),
        ("typed", ["enter"], None),
        ("typed", ["c-x"], Skip()),
        ("typed", ["c-z"], TakeBack()),
        ("date", [*"3/4/2015", "enter"], None),
        ("select", ["a", "c", "enter"], Submit(("Rhine", "Nile"))),
        ("order", ["c", "a", "b", "enter"], Submit(("Rome", "Oslo", "Cairo"))),
        ("match", ["a", "b", "enter"], Submit((("Italy", "Rome"), ("Egypt", "Cairo")))),
        ("list", [*"red", "enter", *"blue", "enter", "enter"], Submit(("red", "blue"))),
        ("recall", ["r"], Judge(right=True)),
        ("recall", ["w"], Judge(right=False)),
        ("recall", ["enter"], TurnOver()),
        ("recall, turned over", ["r"], Judge(right=True)),
        ("recall, turned over", ["enter"], None),
        ("match, spoken in a race", ["a"], None),
        ("choice, stolen", ["enter"], Next()),
        ("choice, stolen", ["o"], Overrule()),
        ("skipped", ["enter"], Next()),
        ("pause", ["enter"], Pause()),
        ("pause", ["x"], None),
        ("end", ["enter"], End()),
        ("end", ["t"], Keep()),
        ("end", ["s", "1", *"-5", "enter"], Correct(0, -5)),
        ("choice", ["s", "3", *"=20", "enter"], Correct(2, 20)),
        ("choice", ["s", "u"], TakeBack()),
    ],
)
def test_a_key_does_what_the_screen_says(name: str, keys: list[str], deed: object) -> None:
    """And nothing else."""
    assert pressed(name, *keys).deed == deed


def test_the_scores_and_the_keys_are_a_key_away_and_back() -> None:
    """Whatever else is going on; what was typed so far stays."""
    typed = pressed("typed", *"Tok").local
    for key, showing in (("c-s", Showing.SCORES), ("f1", Showing.KEYS)):
        there = pressed("typed", *"Tok", key).local
        assert there.showing is showing
        assert pressed("typed", *"Tok", key, "x").local == typed


def test_a_number_that_is_none_changes_no_score() -> None:
    """It says what to type instead; Esc goes back."""
    assert pressed("choice", "s", "1", "a", "enter") == Pressed(
        Local(
            arrive(MOMENTS["choice"]).draft,
            Showing.SCORES,
            0,
            pressed("choice", "s", "1", "a").local.line,
            None,
            "Type +5, -5 or =20, and Enter.",
        )
    )
    assert pressed("choice", "s", "1", "escape").local.correcting is None
    assert pressed("choice", "s", "1", *"+0", "enter") == Pressed(
        Local(arrive(MOMENTS["choice"]).draft, Showing.SCORES, None, pressed("choice", "s", "1", *"+0").local.line)
    )
    assert pressed("choice", "s", "1").local.line == EMPTY


def test_after_a_team_took_a_question_no_key_is_heard_for_a_moment() -> None:
    """That of a team that was later would choose an option, or be typed."""
    one, other = Key("1"), Key("0")
    for key in (one, other, Key("a"), Key("enter")):
        assert is_too_soon(key, one, Take(0), DEAF_MS - 1)
        assert not is_too_soon(key, one, Take(0), DEAF_MS)
    assert not is_too_soon(Key("c-c"), one, Take(0), 0)


def test_a_key_that_bounces_does_its_deed_once() -> None:
    """Any other key is heard at once."""
    enter = Key("enter")
    assert is_too_soon(enter, enter, Reveal(), TWICE_MS - 1)
    assert not is_too_soon(enter, enter, Reveal(), TWICE_MS)
    assert not is_too_soon(Key("u"), enter, Reveal(), 0)
    assert not is_too_soon(Key("c-c"), Key("c-c"), Reveal(), 0)


@pytest.mark.parametrize(
    ("typed", "score", "change"),
    [("+5", 10, 5), ("5", 10, 5), ("-5", 10, -5), ("−5", 10, -5), ("=20", 10, 10), ("=-3", 10, -13), ("= 0", 10, -10)],
)
def test_a_change_of_a_score_is_read(typed: str, score: int, change: int) -> None:
    """Added, taken away, or set."""
    assert read_points(typed, score) == change


@pytest.mark.parametrize("typed", ["", "five", "+-5", "--5", "5.5", "1e3", "999999", "٣"])
def test_what_is_no_number_changes_nothing(typed: str) -> None:
    """It is asked again."""
    assert read_points(typed, 0) is None


@given(st.sampled_from(sorted(MOMENTS)), st.data())
def test_no_two_things_have_the_same_key(name: str, data: st.DataObject) -> None:
    """At any moment, whatever was pressed before."""
    game: Game = MOMENTS[name]
    local = arrive(game)
    for key in data.draw(st.lists(st.sampled_from([*"abcx125", "enter", "down", "backspace"]), max_size=5)):
        local = press(game, local, Key(key), ALL_IN_SIGHT).local
    keys = [key for move in moves(game, local, keeps=True) for key in move.offer.keys]
    assert len(keys) == len(set(keys))


@given(
    st.sampled_from(sorted(MOMENTS)), st.lists(st.text(max_size=3) | st.sampled_from(["enter", "tab", "s", "h", "1"]))
)
def test_no_key_is_too_strange(name: str, keys: list[str]) -> None:
    """Nonsense comes to nothing."""
    game = MOMENTS[name]
    local = arrive(game)
    for key in keys:
        local = press(game, local, Key(key), ALL_IN_SIGHT).local

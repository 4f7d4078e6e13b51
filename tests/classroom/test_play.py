"""A game of teams: what a deed does, and that no order of deeds brings it out of step with its journal."""

import json
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from quiz.classroom.game import Asking, Final, Game, Lobby, Order, Over, Revealed, Rules, Skipped, missed, new_game
from quiz.classroom.journal import Row, applied, replayed
from quiz.classroom.play import (
    Correct,
    End,
    Event,
    Finish,
    Judge,
    Next,
    Pause,
    Reveal,
    Skip,
    Take,
    Tick,
    TurnOver,
    advance,
)
from quiz.core.event import DontKnow, Overrule, Submit, TakeBack
from quiz.core.grading.key import key_text
from quiz.core.record import replace
from quiz.core.reply import read_answer
from quiz.core.review import Answer, Moment, Verdict
from tests.classroom.games import BUZZ, game_of, setting

TEAMS = ("Red", "Blue", "Green")


def at(moment: int) -> Moment:
    """A moment in milliseconds."""
    return Moment("", moment, 0, 1)


def played(game: Game, *events: Event, start: int = 0, step: int = 1000) -> Game:
    """The game after some events, a second apart."""
    for number, event in enumerate(events):
        game, _ = advance(game, event, at(start + number * step))
    return game


def right_answer(game: Game) -> Answer:
    """The right answer to the question on screen, as a team gives it."""
    assert isinstance(game.phase, Asking)
    item = game.setting.items[game.phase.item]
    if item.card.kind == "order":
        return tuple(item.card.question.keys)  # type: ignore[union-attr]
    return read_answer(item.prompt, key_text(item.card))


# A question


@pytest.mark.parametrize(
    "kind",
    ["short", "choice", "select", "true-false", "number", "date", "cloze", "order", "match", "list"],
)
def test_every_kind_can_be_answered_for_points(kind: str) -> None:
    """By what is typed or chosen for the team."""
    game = played(game_of(kind), Next())
    game = played(game, Submit(right_answer(game)))
    assert game.scores == (10, 0, 0)
    assert isinstance(game.phase, Revealed)


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("kind", ["recall", "short", "match", "list"])
def test_every_kind_can_be_turned_over_and_judged(kind: str, order: Order) -> None:
    """The team says it, the class sees the answer, the teacher decides; nobody can take it then."""
    game = played(game_of(kind, Rules(TEAMS, 5, order)), Next(), Take(0), TurnOver())
    assert played(game, Judge(right=True)).scores == (10, 0, 0)
    missed_it = played(game, Judge(right=False))
    assert isinstance(missed_it.phase, Revealed)
    assert missed_it.scores == (0, 0, 0)


def test_a_part_of_an_answer_gives_a_part_of_the_points() -> None:
    """Whole points, and nobody takes the question over."""
    game = played(game_of("list"), Next(), Submit(("red", "blue")))
    assert game.scores == (6, 0, 0)
    assert isinstance(game.phase, Revealed)


def test_a_missed_question_can_be_taken_for_half_the_points() -> None:
    """By each other team once."""
    game = played(game_of("short"), Next(), Submit("Kyoto"))
    assert played(game, Take(0)) == game
    game = played(game, Take(1), Submit("Osaka"))
    assert played(game, Take(1)) == game
    game = played(game, Take(2), Submit("Tokyo"))
    assert game.scores == (0, 0, 5)
    assert [attempt.stolen for attempt in game.phase.outcome.attempts] == [False, True, True]  # type: ignore[union-attr]


def test_the_answer_shows_once_every_team_has_missed() -> None:
    """There is nobody left to take it."""
    game = played(game_of("short"), Next(), Submit("Kyoto"), Take(1), DontKnow(), Take(2), Submit("Osaka"))
    assert isinstance(game.phase, Revealed)


def test_a_question_with_two_options_is_not_given_away() -> None:
    """One option is left after a wrong one: that is no achievement."""
    game = played(game_of("true-false"), Next(), Submit("False"))
    assert isinstance(game.phase, Revealed)


def test_a_choice_is_open_until_one_option_is_left() -> None:
    """Four options: three wrong answers are enough."""
    rules = Rules(("Red", "Blue", "Green", "Grey"), 5)
    game = played(game_of("choice", rules), Next(), Submit("Etna"), Take(1), Submit("Oslo"))
    assert isinstance(game.phase, Asking)
    assert isinstance(played(game, Take(2), Submit("Java")).phase, Revealed)


def test_without_stealing_the_answer_shows_at_once() -> None:
    """As asked for."""
    game = played(game_of("short", Rules(TEAMS, 5, steal=False)), Next(), Submit("Kyoto"))
    assert isinstance(game.phase, Revealed)


def test_the_first_key_wins() -> None:
    """Two teams within the same moment: the one whose key comes first has the floor."""
    game = played(game_of("short", BUZZ), Next())
    one, _ = advance(game, Take(2), at(5000))
    two, rows = advance(one, Take(0), at(5000))
    assert rows == ()
    assert isinstance(two.phase, Asking)
    assert two.phase.team == 2


def test_an_answer_after_the_reveal_is_not_heard() -> None:
    """Nor one that comes before a team has the floor."""
    shown = played(game_of("short", BUZZ), Next(), Reveal())
    for event in (Submit("Tokyo"), Take(1), Judge(right=True), DontKnow(), TurnOver(), Skip()):
        assert advance(shown, event, at(9000)) == (shown, ())
    waiting = played(game_of("short", BUZZ), Next())
    for event in (Submit("Tokyo"), Judge(right=True), DontKnow(), TurnOver()):
        assert advance(waiting, event, at(9000)) == (waiting, ())


def test_teams_have_their_turns_one_after_another_and_keep_them_where_a_question_is_skipped() -> None:
    """A skipped question is nobody's."""
    game = new_game(setting(Rules(TEAMS, 5)))
    turns = []
    for skip in (False, True, False, False, True, False):
        game = played(game, Next())
        turns.append(game.phase.team)  # type: ignore[union-attr]
        game = played(game, Skip() if skip else Reveal())
    assert turns == [0, 1, 1, 2, 0, 0]
    assert game.counted == 4


def test_a_game_ends_after_its_questions_and_skipped_ones_do_not_count() -> None:
    """As long as there are cards."""
    game = played(new_game(setting(Rules(TEAMS, 2))), Next(), Skip(), Next(), Reveal(), Next(), Reveal())
    assert isinstance(played(game, Next()).phase, Final)
    short = new_game(setting(Rules(TEAMS, 99)))
    assert short.total == 11
    for _ in range(10):
        short = played(short, Next(), Skip())
    assert isinstance(played(short, Next(), Reveal(), Next()).phase, Final)


# The clock


TIMED = Rules(TEAMS, 5, seconds=20)


def test_an_answer_that_is_late_is_not_heard_though_nobody_has_seen_the_time_run_out() -> None:
    """The team has missed the question then."""
    game = played(game_of("short", TIMED), Next())
    late, (row,) = advance(game, Submit("Tokyo"), at(20_000))
    assert (row["type"], row["verdict"], row["time_up"]) == ("answered", "wrong", True)
    assert "answer" not in row
    assert late.scores == (0, 0, 0)
    in_time, _ = advance(game, Submit("Tokyo"), at(19_999))
    assert in_time.scores == (10, 0, 0)


def test_a_tick_does_nothing_before_the_time_is_up() -> None:
    """And with nobody at the key it then shows the answer."""
    game = played(game_of("short", replace(TIMED, order=Order.BUZZ)), Next())
    assert advance(game, Tick(), at(19_000)) == (game, ())
    assert isinstance(advance(game, Tick(), at(20_000))[0].phase, Revealed)


def test_a_pause_stops_the_time() -> None:
    """Nothing else is heard in it."""
    game = played(game_of("short", TIMED), Next())
    paused, _ = advance(game, Pause(), at(15_000))
    for event in (Submit("Tokyo"), Tick(), Skip(), Reveal(), DontKnow()):
        assert advance(paused, event, at(99_000)) == (paused, ())
    on, _ = advance(paused, Pause(), at(100_000))
    assert on.left_ms(at=104_000) == 1000
    assert advance(on, Submit("Tokyo"), at(104_000))[0].scores == (10, 0, 0)


def test_a_team_that_takes_a_question_has_all_the_time() -> None:
    """In a race, too."""
    game = played(game_of("short", replace(TIMED, order=Order.BUZZ)), Next())
    game, _ = advance(game, Take(1), at(19_000))
    assert game.left_ms(at=19_000) == 20_000


def test_a_slip_of_the_clock_can_be_taken_back_and_the_time_then_stands_still() -> None:
    """Or it would run out again at once."""
    game = played(game_of("short", TIMED), Next())
    game, _ = advance(game, Tick(), at(20_000))
    game, _ = advance(game, TakeBack(), at(21_000))
    assert advance(game, Tick(), at(99_000)) == (game, ())
    assert advance(game, Submit("Tokyo"), at(99_000))[0].scores == (10, 0, 0)


@pytest.mark.parametrize(("after", "points"), [(0, 10), (10_000, 8), (19_900, 5)])
def test_speed_counts_where_it_is_asked_for(after: int, points: int) -> None:
    """From all points to half of them, by the time from the question on."""
    game = played(game_of("short", replace(TIMED, speed=True)), Next())
    assert advance(game, Submit("Tokyo"), at(after))[0].scores == (points, 0, 0)
    plain = played(game_of("short", TIMED), Next())
    assert advance(plain, Submit("Tokyo"), at(after))[0].scores == (10, 0, 0)


# The teacher's hand


def test_a_marking_can_be_overruled_both_ways() -> None:
    """Before the others have had their turn, and when the answer is on screen."""
    game = played(game_of("short"), Next(), Submit("Edo"))
    game = played(game, Overrule())
    assert game.scores == (10, 0, 0)
    assert isinstance(game.phase, Revealed)
    game = played(game, Overrule())
    assert game.scores == (0, 0, 0)
    assert game.phase.outcome.attempts[-1].verdict is Verdict.WRONG  # type: ignore[union-attr]


def test_a_score_is_corrected_by_hand_at_any_time() -> None:
    """Even below nothing; and no overruling brings it there."""
    game = played(game_of("short"), Next(), Correct(1, -5), Submit("Tokyo"), Correct(0, -8))
    assert game.scores == (2, -5, 0)
    assert played(game, Overrule()).scores == (0, -5, 0)
    assert played(game, Overrule(), Overrule()).scores == (2, -5, 0)


def test_what_was_missed_most_comes_first() -> None:
    """Nobody tried, all missed it, one of three did, all had it."""
    game = played(game_of("short"), Next(), Submit("Kyoto"), Take(1), Submit("Tokyo"), Next(), Reveal(), Next())
    game = played(game, Judge(right=False), Take(0), Judge(right=False), Reveal(), Next(), Judge(right=True), Finish())
    assert [outcome.item for outcome in missed(game)] == [2, 1, 0]


def test_a_row_out_of_its_place_is_refused() -> None:
    """A journal that was put together by hand."""
    game = new_game(setting(Rules(TEAMS, 5)))
    _, (row,) = advance(game, Next(), at(0))
    for wrong in ({**row, "seq": 2}, {**row, "type": "answered"}, {"type": "undone", "seq": 1, "at": 0, "of": 1}):
        with pytest.raises(ValueError, match=r"row|follow|undo"):
            applied(game, wrong)


# Any order of deeds


SAID = ("Tokyo", "Kyoto", "Rhine", "Etna", "8", "True", "False", "1969", "100", "")
CHOSEN = (("Rhine", "Nile"), ("Etna",), ("red",), (), (("Italy", "Rome"), ("Egypt", "Cairo")))
ANSWERS: st.SearchStrategy[Answer] = st.sampled_from((*SAID, *CHOSEN))

EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.sampled_from([Next(), DontKnow(), TurnOver(), Reveal(), Skip(), Overrule(), Pause(), Tick(), Judge(right=True)]),
    st.just(Judge(right=False)),
    st.builds(Take, st.integers(-1, 4)),
    st.builds(Submit, ANSWERS),
    st.builds(Correct, st.integers(-1, 4), st.integers(-20, 20)),
    st.sampled_from([Next(), Finish(), End()]),
)

RULES = st.builds(
    Rules,
    st.sampled_from([("Red", "Blue"), TEAMS]),
    st.integers(1, 11),
    st.sampled_from(Order),
    st.integers(1, 20),
    st.sampled_from([0, 5]),
    st.booleans(),
    st.booleans(),
)


class Games(RuleBasedStateMachine):
    """A game, its journal, and the games before each deed that can be taken back."""

    game: Game

    @initialize(rules=RULES, seed=st.integers(0, 99))
    def begin(self, rules: Rules, seed: int) -> None:
        """A game of every kind of question."""
        self.setting = setting(rules, seed)
        self.game = new_game(self.setting)
        self.now = 0
        self.rows: list[Row] = []
        self.games = [self.game]
        self.earlier: list[Game] = []
        self.corrected = False

    @rule(event=EVENTS, after=st.integers(0, 3000))
    def do(self, event: Event, after: int) -> None:
        """Do something, whether it means anything now or not."""
        self.now += after
        before = self.game
        self.game, rows = advance(before, event, at(self.now))
        self._write(rows)
        if rows and rows[0]["type"] not in ("paused", "continued"):
            self.earlier.append(before)
        self.corrected |= bool(rows) and rows[0]["type"] == "score"

    @precondition(lambda self: not isinstance(self.game.phase, Over))
    @rule(after=st.integers(0, 3000))
    def undo(self, after: int) -> None:
        """Take the last deed back: the game is what it was, but for its watch, which stands where it stood."""
        self.now += after
        last = self.game.last
        undone, rows = advance(self.game, TakeBack(), at(self.now))
        if not self.earlier:
            assert (undone, rows) == (self.game, ())
            return
        was = self.earlier.pop()
        assert _timeless(undone) == _timeless(was)
        assert [row["of"] for row in rows] == [last]
        if isinstance(was.phase, Asking):
            assert undone.phase.watch.since is None  # type: ignore[union-attr]
        self.game = undone
        self._write(rows)

    @precondition(lambda self: isinstance(self.game.phase, Over))
    @rule(event=st.one_of(EVENTS, st.just(TakeBack())))
    def nothing_comes_after_the_end(self, event: Event) -> None:
        """Whatever is done then."""
        assert advance(self.game, event, at(self.now)) == (self.game, ())

    @invariant()
    def the_journal_makes_the_same_game(self) -> None:
        """From any of its beginnings, read as it stands in a file."""
        for number, game in enumerate(self.games):
            if number % 7 == 0 or number > len(self.games) - 2:
                assert replayed(self.setting, json.loads(json.dumps(self.rows[:number]))) == game

    @invariant()
    def scores_are_the_sums_of_the_rows(self) -> None:
        """Of those that were not undone."""
        undone = {row["of"] for row in self.rows if row["type"] == "undone"}
        sums = dict.fromkeys(self.setting.rules.teams, 0)
        for row in self.rows:
            if "points" in row and row["seq"] not in undone:
                sums[row["team"]] += row["points"]
        assert tuple(sums.values()) == self.game.scores

    @invariant()
    def no_score_is_negative_unless_it_was_corrected(self) -> None:
        """Nobody loses points."""
        assert self.corrected or min(self.game.scores) >= 0

    def _write(self, rows: tuple[Row, ...]) -> None:
        for row in rows:
            self.rows.append(row)
            self.games.append(self.game)


def _timeless(game: Game) -> Game:
    """A game without what undoing leaves alone: the number of its rows, and whether its watch runs."""
    phase: Any = game.phase
    if isinstance(phase, Asking):
        phase = replace(phase, watch=None)  # type: ignore[arg-type]
    return replace(game, phase=phase, rows=0)


TestGames = Games.TestCase


def test_phases_are_all_reached_by_plain_play() -> None:
    """From the lobby to the end."""
    game = game_of("short")
    seen = [type(game.phase)]
    for event in (Next(), Skip(), Next(), Reveal(), Finish(), End()):
        game = played(game, event)
        seen.append(type(game.phase))
    assert seen == [Lobby, Asking, Skipped, Asking, Revealed, Final, Over]


@pytest.mark.parametrize("kind", ["match", "order", "list", "select"])
def test_answers_of_several_parts_come_back_from_a_journal(kind: str) -> None:
    """As they were given."""
    game = game_of(kind)
    rows: list[Row] = []
    for event in (Next(), None):
        game, new = advance(game, event or Submit(right_answer(game)), at(0))
        rows += new
    assert replayed(game.setting, json.loads(json.dumps(rows))) == game

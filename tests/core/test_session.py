"""A sitting, from its first question to its end."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from quiz.core.advance import CONFIRM_EMPTY, NO_HINT, NO_MORE_HINTS, advance
from quiz.core.card import Card, ListAll, Number, Short
from quiz.core.event import (
    BuryCard,
    DontKnow,
    Edited,
    Event,
    FlagCard,
    Hint,
    More,
    Overrule,
    Quit,
    Rate,
    Submit,
    SuspendCard,
    TakeBack,
)
from quiz.core.history import effective, history
from quiz.core.record import replace
from quiz.core.review import AskedAs, Bury, Flag, Moment, Rating, Review, Suspend, Undo, Verdict
from quiz.core.scheduler import Scheduler
from quiz.core.screen import Ask, Feedback, Progress
from quiz.core.session import Asking, Judging
from quiz.core.turns import start
from quiz.core.view import finished, screen
from tests.core.sitting import CARDS, DAY, EVENTS, Sitting, asked_order, moment, plan, plans, sit


def test_an_answer_is_logged_before_its_feedback_shows() -> None:
    """The step that marks an answer is the one that logs it, so a crash at the feedback loses nothing."""
    sitting = sit().do(Submit("Paris"))
    assert isinstance(screen(sitting.session), Feedback)
    assert [type(entry) for entry in sitting.log] == [Review]


def test_the_log_holds_what_happened() -> None:
    """The whole entry of one answer, compared."""
    sitting = sit(CARDS[1]).do(Hint(), Submit("27,000"), Rate())
    assert sitting.log == [
        Review(
            id="e2",
            at=1_700_000_002_000,
            offset=0,
            day=DAY,
            card="d/korea",
            verdict=Verdict.WRONG,
            credit=0.0,
            rating=None,
            asked_as=AskedAs.TYPED,
            answer="27,000",
            hints=1,
            took_ms=1000,
            session="sitting",
        )
    ]


def test_enter_keeps_the_suggested_rating_and_logs_nothing_more() -> None:
    """Going on by Enter leaves the one entry; naming the suggested rating does the same."""
    assert len(sit().do(Submit("Paris"), Rate()).log) == 1
    assert len(sit().do(Submit("Paris"), Rate(Rating.GOOD)).log) == 1


def test_another_rating_replaces_the_entry() -> None:
    """A learner's own rating is a second entry that names the first."""
    first, second = sit().do(Submit("Paris"), Rate(Rating.EASY)).log
    assert isinstance(second, Review)
    assert second.replaces == first.id
    assert second.rating is Rating.EASY
    assert effective([first, second]) == (second,)


def test_the_feedback_tells_after_how_many_others_a_missed_card_returns() -> None:
    """Three, or as many as there are."""
    assert [sit(*CARDS[:number]).do(DontKnow()).feedback.returns_after for number in (6, 4, 3, 1)] == [3, 3, 2, 0]


def test_an_overruled_answer_counts_as_right() -> None:
    """Saying "I was right" is logged as such, and the card is not put back."""
    sitting = sit(*CARDS[5:]).do(Submit("hill"))
    assert sitting.feedback.can_overrule
    sitting.do(Overrule())
    assert sitting.feedback.overruled
    assert sitting.feedback.returns_after is None
    sitting.do(Rate())
    assert sitting.session.over
    last = sitting.log[-1]
    assert isinstance(last, Review)
    assert (last.overruled, last.verdict, last.credit, last.answer) == (True, Verdict.CORRECT, 1.0, "hill")


def test_dont_know_cannot_be_overruled() -> None:
    """Who gave no answer cannot have been right."""
    sitting = sit().do(DontKnow())
    assert not sitting.feedback.can_overrule
    assert len(sitting.do(Overrule()).log) == 1


def test_an_empty_answer_is_confirmed_first() -> None:
    """The first empty answer asks back and logs nothing; the second is a wrong answer."""
    sitting = sit().do(Submit("  "))
    assert sitting.ask.remark == CONFIRM_EMPTY
    assert sitting.log == []
    sitting.do(Submit(""))
    assert sitting.feedback.grade is not None
    assert sitting.feedback.grade.verdict is Verdict.WRONG


def test_a_hint_after_an_empty_answer_asks_for_consent_again() -> None:
    """Doing something else takes the consent back."""
    sitting = sit(CARDS[1]).do(Submit(""), Hint(), Submit(""))
    assert isinstance(sitting.ask, Ask)


def test_hints_show_one_by_one() -> None:
    """Each hint adds a line; beyond the last the learner is told so."""
    sitting = sit(CARDS[1]).do(Hint())
    assert (sitting.ask.hints, sitting.ask.hints_left) == (("many",), 1)
    sitting.do(Hint(), Hint())
    assert (sitting.ask.hints, sitting.ask.hints_left) == (("many", "very many"), 0)
    assert sitting.ask.remark == NO_MORE_HINTS
    assert sit().do(Hint()).ask.remark == NO_HINT


def test_a_recall_card_turned_over_is_rated_by_the_learner() -> None:
    """Turning over logs nothing; the rating does, without a verdict."""
    sitting = sit(CARDS[3]).do(Submit(""))
    assert sitting.log == []
    assert (sitting.feedback.grade, sitting.feedback.key) == (None, "back")
    sitting.do(Rate(Rating.HARD))
    (entry,) = sitting.log
    assert isinstance(entry, Review)
    assert (entry.verdict, entry.rating, entry.credit) == (None, Rating.HARD, 1.0)


def test_a_suspended_card_leaves_the_sitting() -> None:
    """It is not asked again, neither now nor where it waited to come back."""
    sitting = sit(*CARDS[:2]).do(DontKnow(), Rate())
    sitting.answer_right()
    assert sitting.card == "d/capital"
    sitting.do(SuspendCard())
    assert sitting.session.over
    assert isinstance(sitting.log[-1], Suspend)


def test_burying_at_the_feedback_keeps_the_answer() -> None:
    """The answer counts, and the card is put aside."""
    sitting = sit(*CARDS[:2]).do(Submit("Rome"), BuryCard())
    assert [type(entry) for entry in sitting.log] == [Review, Bury]
    assert sitting.card == "d/korea"
    sitting.answer_right()
    assert sitting.session.over


def test_a_flag_leaves_the_screen_as_it_is() -> None:
    """Flagging logs a note for the author and nothing else, at the question and when it was answered."""
    sitting = sit().do(FlagCard("typo"))
    assert sitting.card == "d/capital"
    assert sitting.log == [Flag("e1", moment(1).at, 0, DAY, "d/capital", "typo")]
    feedback = sitting.do(Submit("Rome")).feedback
    assert sitting.do(FlagCard("why not Rome?")).feedback == feedback
    assert sitting.log[2:] == [Flag("e3", moment(3).at, 0, DAY, "d/capital", "why not Rome?")]


def test_an_edited_card_shows_its_new_text() -> None:
    """The question on screen is the new one, under the id it was queued by."""
    edited = Card("d/paris", "d", Short("What is the capital of France?", "Paris"))
    sitting = sit().do(Edited(edited))
    assert sitting.ask.prompt.stem == "What is the capital of France?"
    assert sitting.card == "d/capital"


def test_a_card_edited_away_is_passed_over() -> None:
    """A card that is gone from its file is not asked."""
    assert sit().do(Edited(None)).card == "d/korea"


def test_a_young_card_with_lures_is_a_choice_and_later_typed() -> None:
    """The ladder: options while stability is under four days, an input line from then on."""
    scheduler = Scheduler()
    assert sit().ask.prompt.asked_as is AskedAs.CHOICE
    good = Review("r", 0, 0, DAY - 30, "d/capital", Verdict.CORRECT, 1.0, Rating.EASY, AskedAs.TYPED, "Paris")
    schedule = scheduler.next(None, good)
    assert schedule is not None
    assert sit(schedules={"d/capital": schedule}).ask.prompt.asked_as is AskedAs.TYPED
    for days, form in ((3.99, AskedAs.CHOICE), (4.0, AskedAs.TYPED)):
        memory = schedule.memory._replace(stability=days)
        assert sit(schedules={"d/capital": replace(schedule, memory=memory)}).ask.prompt.asked_as is form
    assert sit(form=AskedAs.TYPED).ask.prompt.asked_as is AskedAs.TYPED
    assert sit(schedules={"d/capital": schedule}, form=AskedAs.CHOICE).ask.prompt.asked_as is AskedAs.CHOICE


def test_a_chosen_lure_is_told_why_it_is_wrong() -> None:
    """The feedback carries the lure's own why-not."""
    assert sit().do(Submit("Lyon")).feedback.why_not == "a lure"


def test_cram_leaves_every_schedule_alone() -> None:
    """After a practice the schedules are what they were, and the log says it was practice."""
    sitting = sit(cram=True)
    while not sitting.session.over:
        sitting.answer_right()
    assert all(isinstance(entry, Review) and entry.cram for entry in sitting.log)
    assert Scheduler().replay(history(sitting.log).reviews) == {}
    assert [sitting.session.schedule(card.id) for card in CARDS] == [None] * len(CARDS)


def test_the_end_counts_first_tries() -> None:
    """Right is what was right at the first try; what was missed is listed with its key."""
    sitting = sit(*CARDS[:3])
    asked_order(sitting, {"d/korea": False})
    end = sitting.end
    assert (end.reviewed, end.right) == (3, 2)
    assert [(missed.card, missed.key) for missed in end.missed] == [("d/korea", "28,000 troops")]
    assert end.encouragement == "The one you missed, you then got right."


@pytest.mark.parametrize(("event", "right"), [(Rate(), 0), (Overrule(), 1), (Rate(Rating.GOOD), 1)])
def test_what_was_right_in_part_is_neither_right_nor_missed(event: Event, right: int) -> None:
    """It comes back on another day, but to call it right would be untrue, unless its learner says so."""
    four = Card("d/four", "d", ListAll("Name four.", (("one",), ("two",), ("three",), ("four",)), need=4))
    sitting = sit(four).do(Submit(("one", "two", "three")), event)
    end = finished(sitting.session)
    assert (end.reviewed, end.right, end.missed) == (1, right, ())


def test_stopping_early_counts_what_was_answered_and_what_is_left() -> None:
    """An answer whose feedback still stands counts; the cards not asked, and the one missed, are still to do."""
    sitting = sit(*CARDS[:3]).answer_right().do(Submit("27,000"))
    end = finished(sitting.session)
    assert (end.reviewed, end.right, end.more) == (2, 1, 2)


def test_an_empty_sitting_is_over_at_once() -> None:
    """Nothing to ask: the end shows, and nothing can be taken back."""
    sitting = Sitting(start(replace(plan(), queue=())))
    assert sitting.end.reviewed == 0
    sitting.do(TakeBack(), Submit("x"), Rate(), More(), Quit())
    assert sitting.log == []


def test_the_last_answer_can_be_taken_back_at_the_end() -> None:
    """Undo works after the last question too."""
    sitting = sit(CARDS[5]).answer_right()
    assert sitting.end.can_take_back
    sitting.do(TakeBack())
    assert sitting.card == "d/word"
    assert effective(sitting.log) == ()


def test_a_prompt_is_the_same_for_the_same_seed() -> None:
    """Options are shuffled by the seed alone."""
    assert sit(CARDS[2]).ask == sit(CARDS[2]).ask


@given(st.lists(EVENTS, max_size=40))
@settings(max_examples=150)
def test_taking_back_gives_the_session_before(events: list[Event]) -> None:
    """Answer, rate and take back: the session is the very one that asked the question."""
    sitting = sit().do(*events)
    if sitting.session.over or isinstance(sitting.session.state, Judging):
        return
    state = sitting.session.state
    assert isinstance(state, Asking)
    fresh = replace(sitting.session, state=Asking(state.card))
    sitting.session = fresh
    for deeds in ([DontKnow(), Rate()], [SuspendCard()], [BuryCard()], [DontKnow(), Rate(Rating.EASY)]):
        sitting.do(*deeds, TakeBack())
        assert sitting.session == fresh


@given(st.lists(EVENTS, max_size=60))
@settings(max_examples=150)
def test_what_the_log_says_is_what_the_sitting_knows(events: list[Event]) -> None:
    """Replaying the log gives the schedules of the sitting, whatever was done and undone."""
    sitting = sit().do(*events)
    if isinstance(sitting.session.state, Judging):
        sitting.do(Rate())
    replayed = Scheduler().replay(history(sitting.log).reviews)
    live = {card.id: schedule for card in CARDS if (schedule := sitting.session.schedule(card.id))}
    assert replayed == live


@given(st.lists(EVENTS, max_size=80))
@settings(max_examples=100)
def test_nothing_is_logged_twice_and_undo_names_what_was_logged(events: list[Event]) -> None:
    """Entry ids are unique, and each Undo is aimed at an entry that is there."""
    log = sit().do(*events).log
    ids = [entry.id for entry in log]
    assert len(ids) == len(set(ids))
    assert all(entry.target in ids for entry in log if isinstance(entry, Undo))


class SittingMachine(RuleBasedStateMachine):
    """Random deeds against a plain count of what must still be asked."""

    @initialize()
    def begin(self) -> None:
        """Open a sitting."""
        self.sitting = sit()

    @rule(event=EVENTS)
    def something(self, event: Event) -> None:
        """Do anything at all."""
        self.sitting.do(event)

    @precondition(lambda self: isinstance(self.sitting.session.state, Asking))
    @rule()
    def right(self) -> None:
        """Answer right."""
        self.sitting.answer_right()

    @invariant()
    def over_when_every_card_was_right_once_or_set_aside(self) -> None:
        """The end comes exactly when the log says that nothing is left."""
        if isinstance(self.sitting.session.state, Judging):
            return
        entries = effective(self.sitting.log)
        last: dict[str, bool] = {}
        for entry in entries:
            if isinstance(entry, Review):
                passed = entry.rating or (3 if entry.verdict in (Verdict.CORRECT, Verdict.CLOSE) else 1)
                last[entry.card] = passed > 1
            elif isinstance(entry, Suspend | Bury):
                last[entry.card] = True
        left = [card.id for card in CARDS if not last.get(card.id, False)]
        assert self.sitting.session.over == (not left)


TestSitting = SittingMachine.TestCase
TestSitting.settings = settings(max_examples=40, stateful_step_count=40)


def test_a_flag_keeps_the_time_spent() -> None:
    """What was spent before the flag counts when the answer comes."""
    review = sit().do(FlagCard(), Submit("Paris")).log[-1]
    assert isinstance(review, Review)
    assert review.took_ms == 1000


def test_hints_that_were_seen_stay_seen_after_undo() -> None:
    """An answer taken back does not make a helped one unhelped."""
    sitting = sit(CARDS[1], CARDS[5]).do(Hint(), Submit("27,000"), Rate(), TakeBack())
    assert sitting.ask.hints == ("many",)


def test_undo_keeps_what_was_edited() -> None:
    """A card edited since shows its new text when it is met again."""
    edited = replace(CARDS[1], question=Number("How many, about?", Decimal(28000)))
    sitting = sit().answer_right().do(Edited(edited), TakeBack()).answer_right()
    assert sitting.ask.prompt.stem == "How many, about?"


def test_a_card_deleted_stays_away_after_undo() -> None:
    """Whether it was still to come, or was the one whose answer is taken back."""
    sitting = sit(*CARDS[:3]).answer_right().do(Edited(None), TakeBack())
    assert asked_order(sitting, {}) == ["d/capital", "d/pick"]
    sitting = sit(*CARDS[:3]).do(DontKnow(), Edited(None), Rate(), TakeBack())
    assert asked_order(sitting, {}) == ["d/korea", "d/pick"]
    assert effective(sitting.log)[0].id != sitting.log[0].id


def test_a_missed_card_deleted_at_its_feedback_does_not_come_back() -> None:
    """Nobody is asked what is in no deck any more."""
    sitting = sit(*CARDS[:2]).do(DontKnow(), Edited(None), Rate())
    assert asked_order(sitting, {}) == ["d/korea"]


def test_a_card_put_aside_unanswered_leaves_the_count() -> None:
    """`1 of 3` becomes `1 of 2`: so many are asked; one that was met goes on counting."""
    sitting = sit(*CARDS[:3])
    assert sitting.ask.progress == Progress(done=0, total=3)
    sitting.do(SuspendCard())
    assert sitting.ask.progress == Progress(done=0, total=2)
    sitting.do(DontKnow(), BuryCard())
    assert sitting.ask.progress == Progress(done=1, total=2)
    named = [(type(entry), entry.session) for entry in sitting.log if isinstance(entry, Suspend | Review | Bury)]
    assert named == [(Suspend, "sitting"), (Review, "sitting"), (Bury, "sitting")]


def test_suspended_cards_are_not_coming_and_buried_ones_come_tomorrow() -> None:
    """The end counts what will really be asked on the days to come; what is left of today is `more`."""
    coming = plans(capital=0, korea=0, pick=0, front=4, two=4, word=9)
    sitting = sit(*CARDS[:3], cards={card.id: card for card in CARDS}, schedules=coming)
    end = finished(sitting.session)
    assert (end.due_tomorrow, end.due_week, end.more, end.next_due_in_days) == (0, 2, 3, 4)
    sitting.do(SuspendCard(), BuryCard())
    end = finished(sitting.session)
    assert (end.due_tomorrow, end.due_week, end.more, end.next_due_in_days) == (1, 3, 1, 1)
    end = sitting.do(Edited(None)).end
    assert (end.due_week, end.more) == (3, 0)


def test_what_is_left_is_parted_into_due_new_and_ahead() -> None:
    """Three that were stopped before: one due, one new, one not due yet; and what the sitting's limit left."""
    there = plans(capital=0, korea=3)
    end = finished(sit(*CARDS[:3], schedules=there, more=5, more_new=2, ahead=7).session)
    assert (end.more, end.more_new, end.ahead) == (7, 3, 8)
    crammed = finished(sit(*CARDS[:3], schedules=there, more=5, cram=True).session)
    assert (crammed.more, crammed.more_new, crammed.ahead) == (8, 0, 0)


@pytest.mark.parametrize(
    ("events", "cram", "line"),
    [
        ([Submit("mountain"), Rate()], False, ""),
        ([DontKnow(), Rate()], False, "What was missed today comes back soon, while it is still warm."),
        ([DontKnow(), Rate()], True, ""),
        ([DontKnow(), SuspendCard()], False, ""),
        ([DontKnow(), Rate(), Submit("mountain"), Rate()], True, "The one you missed, you then got right."),
        ([], False, ""),
    ],
)
def test_encouragement_is_true_or_left_out(events: list[Event], cram: bool, line: str) -> None:
    """Of a card that is not new: one right answer alone, a miss, practice, and one put aside."""
    sitting = sit(CARDS[5], schedules=plans(word=0), cram=cram).do(*events)
    assert finished(sitting.session).encouragement == line


def test_a_sitting_past_the_end_of_its_day_counts_from_the_day_it_is() -> None:
    """What is due the day after the last answer is due tomorrow."""
    schedules = plans(two=0, word=0, capital=2)
    sitting = sit(*CARDS[4:], cards={card.id: card for card in CARDS}, schedules=schedules)
    sitting.answer_right()
    card, at_night = sitting.card, Moment("late", 1_700_086_400_000, 0, DAY + 1, 500)
    session, _ = advance(sitting.session, DontKnow(), at_night)
    end = finished(session)
    assert card == "d/word"
    assert (end.due_tomorrow, end.more) == (1, 1)

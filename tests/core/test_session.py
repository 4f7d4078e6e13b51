"""A sitting, from its first question to its end."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from quiz.core.advance import CONFIRM_EMPTY, NO_HINT, NO_MORE_HINTS, advance
from quiz.core.card import Card, Choice, Deck, ListAll, Number, Recall, Short
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
from quiz.core.history import Aside, effective, history
from quiz.core.memory import MemoryState
from quiz.core.review import Answer, AskedAs, Bury, Flag, LogEntry, Moment, Rating, Review, Suspend, Undo, Verdict
from quiz.core.scheduler import Schedule, Scheduler
from quiz.core.screen import Ask, Feedback, Finished
from quiz.core.session import Asking, Judging, Plan, Session
from quiz.core.turns import leave_out, restore, start
from quiz.core.view import finished, screen
from quiz.ui import words

DAY = 739_000
CARDS = (
    Card(
        "d/capital",
        "d",
        Short("Capital of France?", "Paris", distractors=("Lyon", "Nice")),
        why_not=(("Lyon", "a lure"),),
    ),
    Card("d/korea", "d", Number("How many?", Decimal(28000), unit="troops"), hints=("many", "very many")),
    Card("d/pick", "d", Choice("Which?", "this", ("that", "these"))),
    Card("d/front", "d", Recall("front", "back"), explanation="why it is so"),
    Card("d/two", "d", ListAll("Name two.", (("one",), ("two",)), need=2)),
    Card("d/word", "d", Short("Word?", "mountain")),
)
KEYS: dict[str, Answer] = {
    "d/capital": "Paris",
    "d/korea": "28,000",
    "d/pick": "this",
    "d/front": "back",
    "d/two": ("two", "one"),
    "d/word": "mountain",
}


def plan(*cards: Card, **changes: object) -> Plan:
    """A plan that asks `cards` (all of CARDS by default) in their order."""
    asked = cards or CARDS
    made = Plan(
        queue=tuple(card.id for card in asked),
        cards={card.id: card for card in asked},
        decks={"d": Deck("d", "A deck")},
        schedules={},
        scheduler=Scheduler(),
        name="sitting",
        seed="1",
        day=DAY,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # the names are those of Plan


def moment(number: int) -> Moment:
    """The `number`-th moment of the day."""
    return Moment(f"e{number}", 1_700_000_000_000 + number * 1000, 0, DAY, 500)


class Sitting:
    """Drives a session and keeps what it logs."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.log: list[LogEntry] = []
        self.moments = 0

    def do(self, *events: Event) -> "Sitting":
        """Let the learner do these things."""
        for event in events:
            self.moments += 1
            self.session, entries = advance(self.session, event, moment(self.moments))
            self.log.extend(entries)
        return self

    def answer_right(self) -> "Sitting":
        """Answer the card on screen with its key and go on."""
        return self.do(Submit(KEYS[self.card]), Rate())

    @property
    def card(self) -> str:
        """The card on screen."""
        shown = screen(self.session)
        assert not isinstance(shown, Finished)
        return shown.prompt.card

    @property
    def ask(self) -> Ask:
        """The question on screen."""
        shown = screen(self.session)
        assert isinstance(shown, Ask)
        return shown

    @property
    def feedback(self) -> Feedback:
        """The feedback on screen."""
        shown = screen(self.session)
        assert isinstance(shown, Feedback)
        return shown

    @property
    def end(self) -> Finished:
        """The end, on screen."""
        shown = screen(self.session)
        assert isinstance(shown, Finished)
        return shown


def sit(*cards: Card, **changes: object) -> Sitting:
    """Open a sitting over these cards."""
    return Sitting(start(plan(*cards, **changes)))


def asked_order(sitting: Sitting, answers: dict[str, bool]) -> list[str]:
    """Which cards are asked, one after another, where the first answer to each is right or wrong as `answers` says."""
    order = []
    seen: set[str] = set()
    while not sitting.session.over:
        card = sitting.card
        order.append(card)
        if answers.get(card, True) or card in seen:
            sitting.answer_right()
        else:
            sitting.do(DontKnow(), Rate())
        seen.add(card)
    return order


def test_cards_are_asked_in_the_order_of_the_queue() -> None:
    """Without a miss, each card is asked once, in order."""
    assert asked_order(sit(), {}) == [card.id for card in CARDS]


def test_a_missed_card_comes_back_after_three_others() -> None:
    """The fourth question after a miss is the card that was missed."""
    assert asked_order(sit(), {"d/capital": False}) == [
        "d/capital", "d/korea", "d/pick", "d/front", "d/capital", "d/two", "d/word",
    ]  # fmt: skip


def test_a_missed_card_comes_back_after_all_others_where_there_are_fewer_than_three() -> None:
    """Near the end of the queue the missed card is the last one asked."""
    assert asked_order(sit(*CARDS[:3]), {"d/korea": False}) == ["d/capital", "d/korea", "d/pick", "d/korea"]


def test_a_missed_card_returns_until_it_is_right_once() -> None:
    """Missing it again puts it back again."""
    sitting = sit(CARDS[5])
    sitting.do(DontKnow(), Rate(), DontKnow(), Rate())
    assert sitting.card == "d/word"
    assert sitting.ask.again
    sitting.answer_right()
    assert sitting.session.over


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


def test_a_flag_leaves_the_question_where_it_is() -> None:
    """Flagging logs a note for the author and nothing else."""
    sitting = sit().do(FlagCard("typo"))
    assert sitting.card == "d/capital"
    assert sitting.log == [Flag("e1", moment(1).at, 0, DAY, "d/capital", "typo")]


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


EVENTS = st.sampled_from(
    [
        Submit("Paris"), Submit("Lyon"), Submit("28,000"), Submit("28000 ships"), Submit("this"), Submit(""),
        Submit(("one", "two")), Submit("one; two"), Submit("mountian"), Submit("hill"), Submit("back"), DontKnow(),
        Hint(), Rate(), Rate(Rating.AGAIN), Rate(Rating.HARD), Rate(Rating.EASY), Overrule(), SuspendCard(),
        BuryCard(), FlagCard(), TakeBack(), More(), Quit(),
    ]
)  # fmt: skip


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


EDIT, DELETE = "edit", "delete"
DEEDS = st.lists(EVENTS | st.sampled_from([EDIT, DELETE, TakeBack(), SuspendCard(), BuryCard()]), max_size=30)
"""What a learner does; the author's editing is of whichever card is then on screen."""


def do(sitting: Sitting, deed: Event | str) -> None:
    """Do a deed, and come to rest: what the log cannot tell (hints seen, a mark not yet gone on from) is let go."""
    card = sitting.session.on_screen
    if isinstance(deed, str):
        if card is None or (deed == DELETE and sitting.session.met(card)):
            return
        deed = Edited(replace(sitting.session.card(card), explanation="anew") if deed == EDIT else None)
    sitting.do(deed)
    if isinstance(sitting.session.state, Judging):
        sitting.do(Rate() if sitting.session.state.review else TakeBack())
    if isinstance(sitting.session.state, Asking):
        sitting.session = replace(sitting.session, state=Asking(sitting.session.state.card))


def restored(sitting: Sitting) -> Sitting:
    """The sitting that a program started now would find: from the log, and the decks as they have become."""
    live = sitting.session
    there = [card for card in CARDS if not live.deleted(card.id)]
    again = plan(*(live.card(card.id) for card in there), more=3, more_new=1, ahead=2)
    found = Sitting(restore(start(again), history(sitting.log).deeds))
    found.log, found.moments = list(sitting.log), sitting.moments
    return found


@given(DEEDS, DEEDS)
@settings(max_examples=200)
def test_a_sitting_cut_off_anywhere_goes_on_as_if_it_had_not_been(
    before: list[Event | str], after: list[Event | str]
) -> None:
    """Each screen, its counts and all that is logged are the same, whatever was done before and is done after."""
    live = sit(more=3, more_new=1, ahead=2)
    for deed in before:
        do(live, deed)
    again = restored(live)
    assert screen(again.session) == screen(live.session)
    for deed in after:
        if deed != DELETE:
            do(live, deed)
            do(again, deed)
        assert screen(again.session) == screen(live.session)
        assert again.log == live.log


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
    assert words.progress(sitting.ask.progress) == "1 of 3"
    sitting.do(SuspendCard())
    assert words.progress(sitting.ask.progress) == "1 of 2"
    sitting.do(DontKnow(), BuryCard())
    assert words.progress(sitting.ask.progress) == "2 of 2"
    named = [(type(entry), entry.session) for entry in sitting.log if isinstance(entry, Suspend | Review | Bury)]
    assert named == [(Suspend, "sitting"), (Review, "sitting"), (Bury, "sitting")]


def plans(**due_in: int) -> dict[str, Schedule]:
    """Schedules of cards that are due so many days from the day of the sitting."""
    return {f"d/{name}": Schedule(MemoryState(9.0, 5.0), DAY - 9, DAY + days, 3, 0) for name, days in due_in.items()}


def test_suspended_cards_are_not_coming_and_buried_ones_come_tomorrow() -> None:
    """The end counts what will really be asked."""
    coming = plans(capital=0, korea=0, pick=0, front=4, two=4, word=9)
    sitting = sit(*CARDS[:3], cards={card.id: card for card in CARDS}, schedules=coming)
    assert finished(sitting.session).due_week == 5
    sitting.do(SuspendCard(), BuryCard())
    end = finished(sitting.session)
    assert (end.due_tomorrow, end.due_week, end.next_due_in_days) == (2, 4, 1)
    assert sitting.do(Edited(None)).end.due_week == 3


def test_what_was_answered_out_of_turn_still_comes_back_on_its_day() -> None:
    """Decks changed meanwhile, and the queue with them: answers to cards that had not come yet count like all."""
    live = sit(*reversed(CARDS)).answer_right().do(DontKnow(), Rate()).answer_right()
    again = Sitting(restore(start(plan()), history(live.log).deeds))
    assert asked_order(again, {}) == ["d/capital", "d/korea", "d/two", "d/pick"]
    while not live.session.over:
        live.answer_right()
    assert again.end == replace(live.end, took_ms=again.end.took_ms)
    assert again.end.due_week == len(CARDS)


def test_a_missed_card_gives_way_to_another_that_was_answered_before_it() -> None:
    """It is on screen as soon as that one is settled."""
    first, second = (card.id for card in CARDS[:2])
    log = sit(*CARDS[:3]).do(DontKnow(), Rate(), DontKnow(), Rate()).answer_right().log
    again = Sitting(restore(start(plan(*CARDS[:3])), history(log).deeds))
    assert again.card == first
    other = history(log).reviews[1]._replace(id="x", answer="28,000", verdict=Verdict.CORRECT, credit=1.0)
    again = Sitting(restore(start(plan(*CARDS[:3])), [*history(log).deeds, other]))
    assert (again.card, again.session.met(second)) == (first, 2)
    assert asked_order(again, {}) == [first]


def test_cards_put_aside_elsewhere_leave_a_sitting() -> None:
    """The one on screen, one that waits and one that was to come back."""
    sitting = sit().do(DontKnow(), Rate())
    aside = Aside(frozenset({"d/capital", "d/pick"}), frozenset({"d/korea"}))
    left = Sitting(leave_out(sitting.session, aside))
    assert asked_order(left, {}) == ["d/front", "d/two", "d/word"]


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
    sitting = sit(*CARDS[4:], schedules=plans(two=0, word=0))
    sitting.answer_right()
    card, at_night = sitting.card, Moment("late", 1_700_086_400_000, 0, DAY + 1, 500)
    session, _ = advance(sitting.session, DontKnow(), at_night)
    end = finished(session)
    assert card == "d/word"
    assert (end.due_tomorrow, end.more) == (1, 1)


@given(DEEDS)
def test_schedules_are_those_of_each_card(deeds: list[Event | str]) -> None:
    """Gathered in one walk through the answers."""
    sitting = sit(schedules=plans(capital=0, front=0))
    for deed in deeds:
        do(sitting, deed)
    session = sitting.session
    assert session.schedules() == {card.id: found for card in CARDS if (found := session.schedule(card.id))}

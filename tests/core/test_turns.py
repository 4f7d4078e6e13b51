"""Which card comes next, and that a sitting cut off goes on where it was."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from quiz.core.event import (
    BuryCard,
    DontKnow,
    Edited,
    Event,
    Rate,
    SuspendCard,
    TakeBack,
)
from quiz.core.history import Aside, history
from quiz.core.record import replace
from quiz.core.review import Verdict
from quiz.core.session import Asking, Judging
from quiz.core.turns import leave_out, restore, start
from quiz.core.view import screen
from tests.core.sitting import CARDS, EVENTS, Sitting, asked_order, plan, plans, sit


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
    there = {card.id: live.card(card.id) for card in CARDS if not live.deleted(card.id)}
    again = plan(queue=tuple(there), cards=there, more=3, more_new=1, ahead=2)
    found = Sitting(restore(start(again), history(sitting.log).deeds))
    found.log, found.moments = list(sitting.log), sitting.moments
    return found


@given(DEEDS, DEEDS)
@example([DELETE] * len(CARDS), [])
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
    last = history(log).reviews[2]._replace(id="x")
    again = Sitting(restore(start(plan(*CARDS[:3])), [*history(log).deeds, last]))
    assert asked_order(again, {}) == [first, second]


def test_cards_put_aside_elsewhere_leave_a_sitting() -> None:
    """The one on screen, one that waits and one that was to come back."""
    sitting = sit().do(DontKnow(), Rate())
    aside = Aside(frozenset({"d/capital", "d/pick"}), frozenset({"d/korea"}))
    left = Sitting(leave_out(sitting.session, aside))
    assert asked_order(left, {}) == ["d/front", "d/two", "d/word"]


@given(DEEDS)
def test_schedules_are_those_of_each_card(deeds: list[Event | str]) -> None:
    """Gathered in one walk through the answers."""
    sitting = sit(schedules=plans(capital=0, front=0))
    for deed in deeds:
        do(sitting, deed)
    session = sitting.session
    assert session.schedules() == {card.id: found for card in CARDS if (found := session.schedule(card.id))}

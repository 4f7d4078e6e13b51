"""Planning a sitting: which cards, in which order, and where one that was cut off goes on.

A sitting has a name made from its day and what was asked for, and each of its answers bears it. So the log alone tells
whether the same sitting was begun before: it is then planned again from the log without its own answers, which gives
the same queue, and brought to where it was.
"""

from collections.abc import Iterable
from functools import cached_property
from hashlib import blake2b

from quiz.commands import notices
from quiz.commands.world import World
from quiz.core.card import Card
from quiz.core.history import Aside, Deed, introduced
from quiz.core.queue import Limits, build_queue, counts, cram, study_ahead
from quiz.core.record import Record
from quiz.core.review import AskedAs, Review
from quiz.core.session import Plan, Session
from quiz.core.turns import leave_out, restore, start


class Wish(Record):
    """What the learner asked for.

    `decks` and `tags` are as typed (none: all). `limit` and `new` are numbers of cards, None for the settings' and a
    `limit` of 0 for none. `form` forces cards that can be asked both ways.
    """

    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    limit: int | None = None
    new: int | None = None
    ahead: bool = False
    cram: bool = False
    form: AskedAs | None = None
    seed: int | None = None


def plan_sitting(world: World, wish: Wish) -> Session:
    """The sitting that the learner wishes: the one begun before on this study day and not finished, else a new one."""
    asked = _asked(world, wish)
    begun = _begun(world.history.deeds, asked, world.today)
    if begun:
        session = _sitting(world, wish, f"{asked}.{begun}")
        answered = {review.card for review in session.answers()}
        if not session.over and answered.issubset(session.plan.queue):  # else the decks are others now
            return session
    return _sitting(world, wish, f"{asked}.{begun + 1}")


def _asked(world: World, wish: Wish) -> str:
    """A short name for what was asked for, the same for the same wish on the same day."""
    decks = sorted(world.library.deck(words).id for words in wish.decks)
    wanted = (decks, sorted(wish.tags), wish.limit, wish.new, wish.ahead, wish.cram, wish.form, wish.seed)
    return f"{world.today}-{blake2b(repr(wanted).encode(), digest_size=4).hexdigest()}"


def _begun(deeds: Iterable[Deed], asked: str, day: int) -> int:
    """How many sittings of this name were begun on this study day."""
    numbers = (
        int(number)
        for deed in deeds
        if deed.day >= day and deed.session.startswith(asked)
        if (number := deed.session.rpartition(".")[2]).isdecimal()
    )
    return max(numbers, default=0)


def _sitting(world: World, wish: Wish, name: str) -> Session:
    """The sitting of this name as it stands: planned as at its start, then what was done in it.

    At its start none of its cards was put aside: that came with what was done in it, or from outside in between.
    """
    aside = world.history.aside(world.today)
    own = [deed for deed in world.history.deeds if deed.session == name]
    met = {deed.card for deed in own}
    at_start = Aside(aside.suspended - met, aside.buried - met)
    session = start(_plan(world, wish, name, at_start))
    session = restore(session, [deed for deed in own if isinstance(deed, Review) or deed.card in aside])
    return leave_out(session, Aside(aside.suspended & met, aside.buried & met))


def _plan(world: World, wish: Wish, name: str, aside: Aside) -> Plan:
    """What to ask in the sitting of this name, as if it had not begun."""
    before = [review for review in world.history.reviews if review.session != name]
    if len(before) < len(world.history.reviews):
        schedules = world.scheduler.replay(before, world.contents.doubtful, world.history.logged_as)
    else:
        schedules = dict(world.schedules)
    day = world.today
    settings = world.settings
    seed = day if wish.seed is None else wish.seed
    cards = world.library.select(wish.decks, wish.tags)
    total = (settings.session_limit if wish.limit is None else wish.limit) or None
    more_new = ahead = 0
    if wish.cram:
        every = cram(cards, seed, aside)
        if wish.seed is None:
            every = _not_crammed(every, before, name)
        queue = every[:total]
        more = len(every) - len(queue) if wish.seed is None else 0  # by seed the same are asked each time
    else:
        new = max(0, settings.new_per_day - introduced(before, day)) if wish.new is None else wish.new
        there = counts(cards, schedules, aside, day, new)
        beyond = study_ahead(cards, schedules, Limits(new), day, seed, aside=aside)
        queue = build_queue(cards, schedules, Limits(new, total), day, seed, aside=aside)
        if wish.ahead:
            queue = (*queue, *beyond)[:total]
        asked = {card.id for card in queue}
        more_new = max(0, there.new - sum(card not in schedules for card in asked))
        more = more_new + there.due - sum(card in schedules and schedules[card].due_day <= day for card in asked)
        ahead = sum(card.id not in asked for card in beyond)
    return Plan(
        queue=tuple(card.id for card in queue),
        cards={card.id: card for card in cards if card.id not in aside.suspended},
        decks=world.library.decks,
        schedules=schedules,
        scheduler=world.scheduler,
        name=name,
        seed=f"{seed}",
        form=wish.form,
        ladder_days=settings.ladder_days,
        cram=wish.cram,
        rivals=Rivals(cards),
        day=day,
        more=more,
        more_new=more_new,
        ahead=ahead,
        notice=notices.beside_questions(world),
    )


def _not_crammed(cards: tuple[Card, ...], reviews: Iterable[Review], name: str) -> tuple[Card, ...]:
    """The cards that earlier sittings of the same wish have not practised yet today; all again when none is left."""
    asked = name.rpartition(".")[0]
    practised = {review.card for review in reviews if review.session.startswith(f"{asked}.")}
    return tuple(card for card in cards if card.id not in practised) or cards


class Rivals:
    """The normalised answers of all cards, gathered when a near miss first asks for them."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._cards = cards

    @cached_property
    def _forms(self) -> frozenset[str]:
        from quiz.core.grading.key import answer_forms

        return frozenset(form for card in self._cards for form in answer_forms(card))

    def __contains__(self, answer: object) -> bool:
        return answer in self._forms

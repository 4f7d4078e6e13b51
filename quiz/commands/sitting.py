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
from quiz.core.history import introduced
from quiz.core.queue import Limits, build_queue, counts, cram, study_ahead
from quiz.core.record import Record
from quiz.core.review import AskedAs, Review
from quiz.core.session import Plan, Session
from quiz.core.turns import restore, start


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
    begun = _begun(world.history.reviews, asked, world.today)
    if begun:
        session = _sitting(world, wish, f"{asked}.{begun}")
        answered = {review.card for review in session.answers()}
        if not session.over and answered.issubset(session.plan.queue):  # else decks or suspensions are others now
            return session
    return _sitting(world, wish, f"{asked}.{begun + 1}")


def _asked(world: World, wish: Wish) -> str:
    """A short name for what was asked for, the same for the same wish on the same day."""
    decks = sorted(world.library.deck(words).id for words in wish.decks)
    wanted = (decks, sorted(wish.tags), wish.limit, wish.new, wish.ahead, wish.cram, wish.form, wish.seed)
    return f"{world.today}-{blake2b(repr(wanted).encode(), digest_size=4).hexdigest()}"


def _begun(reviews: Iterable[Review], asked: str, day: int) -> int:
    """How many sittings of this name were begun on this study day."""
    numbers = (
        int(number)
        for review in reviews
        if review.day >= day and review.session.startswith(asked)
        if (number := review.session.rpartition(".")[2]).isdecimal()
    )
    return max(numbers, default=0)


def _sitting(world: World, wish: Wish, name: str) -> Session:
    """The sitting of this name as it stands: planned as at its start, its answers given."""
    own = [review for review in world.history.reviews if review.session == name]
    if own:
        before = [review for review in world.history.reviews if review.session != name]
        schedules = world.scheduler.replay(before, world.contents.doubtful, world.history.logged_as)
    else:
        before, schedules = list(world.history.reviews), dict(world.schedules)
    day = world.today
    settings = world.settings
    seed = day if wish.seed is None else wish.seed
    cards = world.library.select(wish.decks, wish.tags)
    excluded = world.history.suspended | world.history.buried_on(day)
    new = max(0, settings.new_per_day - introduced(before, day)) if wish.new is None else wish.new
    total = (settings.session_limit if wish.limit is None else wish.limit) or None
    there = counts(cards, schedules, excluded, day, new)
    beyond = study_ahead(cards, schedules, Limits(new), day, seed, excluded=excluded)
    more = there.due + there.new
    if wish.cram:
        every = _not_crammed(cram(cards, seed, excluded), before, name if wish.seed is None else "")
        queue, more = every[:total], len(every)
    else:
        queue = build_queue(cards, schedules, Limits(new, total), day, seed, excluded=excluded)
        if wish.ahead:
            queue = (*queue, *beyond)[:total]
    plan = Plan(
        queue=tuple(card.id for card in queue),
        cards={card.id: card for card in cards},
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
        more=max(0, more - len(queue)),
        ahead=0 if wish.cram else len({card.id for card in beyond}.difference(card.id for card in queue)),
        notice=notices.beside_questions(world),
    )
    return restore(start(plan), own)


def _not_crammed(cards: tuple[Card, ...], reviews: Iterable[Review], name: str) -> tuple[Card, ...]:
    """The cards that earlier sittings of the same wish have not practised yet today; all again when none is left."""
    asked = name.rpartition(".")[0]
    practised = {review.card for review in reviews if asked and review.session.startswith(f"{asked}.")}
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

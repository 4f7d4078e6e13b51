"""What to ask today, and in which order.

All orders follow from the arguments alone: the same cards, schedules, day and seed give the same queue. Of a note's
cards only one is asked a day, since each gives away something of its siblings.
"""

from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Container, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush, heapreplace
from itertools import islice
from operator import itemgetter

from quiz.core.card import Card, CardId
from quiz.core.history import NOTHING_ASIDE, Aside
from quiz.core.record import Record
from quiz.core.scheduler import Schedule, fraction

OTHERS_FIRST = 3
"""How many cards are asked before one that was missed earlier today."""

NEIGHBOURS = 8
"""Among how many cards of a deck the next is chosen, where that sets tags apart."""


class Limits(Record):
    """How much to ask: `new` cards (0 or more) that may still come today, and cards in `total` (None: no limit)."""

    new: int = 10
    total: int | None = None


class DueCounts(Record):
    """How many due and new cards a queue holds, and the next day after its own on which a card comes due (or None)."""

    due: int
    new: int
    next_due_day: int | None


class _Today(Record):
    """The cards that can be asked on a day, one of a note, unordered but for `new`, which is in the decks' order.

    `missed` were missed earlier today, `later` are not due yet. `coming` are the later days on which cards come due,
    those that are not asked today though they are due among them.
    """

    missed: list[Card]
    due: list[Card]
    new: list[Card]
    later: list[Card]
    coming: list[int]


def build_queue(  # noqa: PLR0913 - a queue follows from all of these
    cards: Iterable[Card],
    schedules: Mapping[CardId, Schedule],
    limits: Limits,
    day: int,
    seed: int | str,
    *,
    aside: Aside = NOTHING_ASIDE,
) -> tuple[Card, ...]:
    """Return the cards to ask on a study day: the due ones by falling urgency, new ones spread between them.

    Urgent is what is least likely to be recalled. New cards come in their author's order, by turns from each deck.
    Cards missed earlier the same day follow after three others. Then neighbours are drawn from different decks, or
    with different tags, where there is a choice. Cards put `aside` and drafts are left out.
    """
    today = _today(cards, schedules, day, aside)
    due = _by_urgency(today.due, schedules, day, seed)
    new = _by_turns(today.new)[: limits.new]
    missed = sorted(today.missed, key=lambda card: fraction(seed, card.id))
    queue = _spread(due, new)
    queue[OTHERS_FIRST:OTHERS_FIRST] = missed
    return _apart(queue[: limits.total], {card.id for card in new})


def study_ahead(  # noqa: PLR0913 - it takes what build_queue takes
    cards: Iterable[Card],
    schedules: Mapping[CardId, Schedule],
    limits: Limits,
    day: int,
    seed: int | str,
    *,
    aside: Aside = NOTHING_ASIDE,
) -> tuple[Card, ...]:
    """Return what could be studied beyond today's queue: cards not yet due, most urgent first, then more new ones.

    The cards answered today are not among them: another answer on the same day tells nothing new.
    """
    today = _today(cards, schedules, day, aside)
    later = _by_urgency(today.later, schedules, day, seed)
    more = _by_turns(today.new)[limits.new :]
    return tuple([*later, *more][: limits.total])


def cram(cards: Iterable[Card], seed: int | str, aside: Aside = NOTHING_ASIDE) -> tuple[Card, ...]:
    """Return all the cards, siblings too, shuffled by the seed; those put `aside` and drafts are left out."""
    askable = [card for card in cards if not card.draft and card.id not in aside]
    return _apart(sorted(askable, key=lambda card: fraction(seed, card.id)), frozenset())


def counts(
    cards: Iterable[Card], schedules: Mapping[CardId, Schedule], aside: Aside, day: int, new_limit: int
) -> DueCounts:
    """Return how many due and new cards `build_queue` gives for these cards, where only `new_limit` limits it."""
    today = _today(cards, schedules, day, aside)
    due = len(today.missed) + len(today.due)
    return DueCounts(due, min(len(today.new), new_limit), min(today.coming, default=None))


def forecast(cards: Iterable[Card], schedules: Mapping[CardId, Schedule], aside: Aside, day: int) -> Mapping[int, int]:
    """Return how many of the cards that were met are due on each study day from `day` on, as `counts` has it for that.

    What is overdue and not asked on the day itself, a sibling or a buried card, counts for the day after, and siblings
    that come due together for one day after the other.
    """
    today = _today(cards, schedules, day, aside)
    return Counter({day: len(today.missed) + len(today.due)}) + Counter(today.coming)


def _today(cards: Iterable[Card], schedules: Mapping[CardId, Schedule], day: int, aside: Aside) -> _Today:
    """Sort out what can be asked on a day.

    Of a note answered that day only the cards missed come back; of any other the card that was due first, else the
    first new one, else the one that will be due first. A sibling put off so is due the day after, and so is a card
    that was buried.
    """
    missed: list[Card] = []
    scheduled: list[tuple[int, Card]] = []
    buried: list[tuple[int, Card]] = []
    fresh: list[Card] = []
    taken: set[str] = set()
    for card in cards:
        schedule = schedules.get(card.id)
        if schedule and schedule.last_day >= day:
            taken.add(card.note)
        if card.draft or card.id in aside.suspended:
            continue
        if card.id in aside.buried:
            if schedule:
                buried.append((schedule.due_day, card))
        elif schedule is None:
            fresh.append(card)
        elif schedule.due_day <= day <= schedule.last_day:
            missed.append(card)
        else:
            scheduled.append((schedule.due_day, card))
    scheduled.sort(key=itemgetter(0))
    first_later = bisect_right(scheduled, day, key=itemgetter(0))
    overdue = [card for _, card in scheduled[:first_later]]
    due = _one_of_a_note(overdue, taken)
    new = _one_of_a_note(fresh, taken)
    later = _one_of_a_note((card for _, card in scheduled[first_later:]), taken)
    asked = {card.id for card in due}
    waiting = [(due_day, card) for due_day, card in buried + scheduled if card.id not in asked]
    return _Today(missed, due, new, later, _one_a_day(waiting, day + 1))


def _one_a_day(waiting: Iterable[tuple[int, Card]], first: int) -> list[int]:
    """Return the days, from the `first` on, on which cards come if each is asked then; of a note one comes a day."""
    free: dict[str, int] = {}
    days = []
    for due_day, card in sorted(waiting, key=itemgetter(0)):
        day = max(due_day, free.get(card.note, first))
        free[card.note] = day + 1
        days.append(day)
    return days


def _one_of_a_note(cards: Iterable[Card], taken: set[str]) -> list[Card]:
    """Return the first card of each note that is not taken yet, and take it."""
    chosen = []
    for card in cards:
        note = card.note
        if note not in taken:
            taken.add(note)
            chosen.append(card)
    return chosen


def _by_urgency(cards: Iterable[Card], schedules: Mapping[CardId, Schedule], day: int, seed: int | str) -> list[Card]:
    """Order cards by rising retrievability, which falls with the time since the last answer over the stability."""

    def urgency(card: Card) -> tuple[float, float]:
        schedule = schedules[card.id]
        return (schedule.last_day - day) / schedule.memory.stability, fraction(seed, card.id)

    return sorted(cards, key=urgency)


def _by_turns(cards: Iterable[Card]) -> list[Card]:
    """Take a card of each deck by turns, the decks and their cards in the order given."""
    met: Counter[str] = Counter()
    turns = []
    for card in cards:
        turns.append((met[card.deck], card))
        met[card.deck] += 1
    return [card for _, card in sorted(turns, key=itemgetter(0))]


def _spread(due: Sequence[Card], new: Sequence[Card]) -> list[Card]:
    """Put the new cards between the due ones, as evenly as can be; both keep their order."""
    places = [((number + 0.5) / len(group), card) for group in (due, new) for number, card in enumerate(group)]
    return [card for _, card in sorted(places, key=itemgetter(0))]


def _apart(cards: Iterable[Card], new: Container[CardId]) -> tuple[Card, ...]:
    """Move cards so far that neighbours are of different decks, or in the same deck share no tags, where that can be.

    Always the first waiting card of another deck follows; `new` cards of a deck keep their order.
    """
    decks: dict[str, deque[tuple[int, Card]]] = {}
    for place, card in enumerate(cards):
        decks.setdefault(card.deck, deque()).append((place, card))
    heads = [(waiting[0][0], deck) for deck, waiting in decks.items()]
    heapify(heads)
    queue: list[Card] = []
    while heads:
        head = heappop(heads)
        if queue and heads and head[1] == queue[-1].deck:
            head = heapreplace(heads, head)
        waiting = decks[head[1]]
        index = _least_alike(queue[-1], waiting, new) if queue and head[1] == queue[-1].deck else 0
        queue.append(waiting[index][1])
        del waiting[index]
        if waiting:
            heappush(heads, (waiting[0][0], head[1]))
    return tuple(queue)


def _least_alike(card: Card, waiting: Iterable[tuple[int, Card]], new: Container[CardId]) -> int:
    """Return which of the first waiting cards is least like a card: no sibling of it, with the fewest of its tags."""
    note, tags = card.note, set(card.tags)
    best, least, passed_new = 0, (True, len(tags) + 1), False
    for index, (_, other) in enumerate(islice(waiting, NEIGHBOURS)):
        if passed_new and other.id in new:
            continue
        likeness = (other.note == note, len(tags.intersection(other.tags)))
        if likeness < least:
            best, least = index, likeness
        passed_new = passed_new or other.id in new
    return best

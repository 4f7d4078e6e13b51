"""What there is to do today, in all decks together and in each: counted, in words, and as JSON."""

from quiz.commands.rows import BLANK, Row, padded
from quiz.commands.world import World
from quiz.core.card import Card
from quiz.core.clean import clean_line
from quiz.core.history import introduced
from quiz.core.queue import DueCounts, Limits, counts, study_ahead
from quiz.core.record import Record
from quiz.ui.lines import cells
from quiz.ui.words import count, in_days

TOGETHER = "together"


class DeckDue(Record):
    """What is to do in one deck."""

    id: str
    title: str
    cards: int
    counts: DueCounts

    @property
    def idle(self) -> bool:
        """Whether nothing is to do."""
        return not (self.counts.due or self.counts.new)


class Due(Record):
    """What is to do today: in all decks together, whose daily limit of new cards is one, and in each.

    `ahead` counts the cards that could be studied beyond that, `suspended` those that nothing asks. A sitting has at
    most `sitting` cards; 0 sets no limit.
    """

    day: int
    total: DueCounts
    ahead: int
    suspended: int
    sitting: int
    decks: tuple[DeckDue, ...]

    @property
    def idle(self) -> bool:
        """Whether nothing is to do."""
        return not (self.total.due or self.total.new)


def due_today(world: World) -> Due:
    """Count what is due and what is new today."""
    day = world.today
    aside = world.history.aside(day)
    new = max(0, world.settings.new_per_day - introduced(world.history.reviews, day))

    def of(cards: tuple[Card, ...]) -> DueCounts:
        return counts(cards, world.schedules, aside, day, new)

    every = tuple(world.library.cards.values())
    ahead = study_ahead(every, world.schedules, Limits(new), day, day, aside=aside)
    decks = (DeckDue(deck.id, deck.title, len(deck.cards), of(deck.cards)) for deck in world.library.decks.values())
    suspended = sum(card.id in aside.suspended for card in every)
    return Due(day, of(every), len(ahead), suspended, world.settings.session_limit, tuple(decks))


def due_rows(due: Due, columns: int) -> list[Row]:
    """What there is to do, for people: a sentence, and a table of the decks."""
    if not due.decks:
        return [Row("No deck was found.")]
    titles = [clean_line(deck.title) for deck in due.decks]
    room = max(min(max(map(cells, [*titles, TOGETHER])), columns - len(_figures("", "", ""))), len(TOGETHER))
    table = [
        Row(padded(title, room) + _figures(deck.counts.due, deck.counts.new, deck.cards), style="dim" * deck.idle)
        for deck, title in zip(due.decks, titles, strict=True)
    ]
    if len(due.decks) > 1:
        cards = sum(deck.cards for deck in due.decks)
        table.append(Row(padded(TOGETHER, room) + _figures(due.total.due, due.total.new, cards)))
    if sum(deck.counts.new for deck in due.decks) > due.total.new:
        left = count(due.total.new, "new card is", "new cards are")
        table += [BLANK, Row(f"All decks share one daily limit: {left} left for today.", style="dim")]
    head = Row(" " * room + _figures("due", "new", "cards"), style="dim")
    return [*_headline(due), BLANK, head, *table]


def _figures(due: int | str, new: int | str, cards: int | str) -> str:
    return f"{due:>7}{new:>7}{cards:>7}"


def _headline(due: Due) -> list[Row]:
    """What there is to do today, in a sentence or two."""
    total = due.total
    if total.due:
        new = f", and {count(total.new, 'new one')} can be met" if total.new else ""
        rows = [Row(f"{count(total.due, 'card is', 'cards are')} due today{new}.", style="bold")]
        if 0 < due.sitting < total.due:
            rows.append(Row(f"A sitting asks {due.sitting:,}, what has faded most first; the rest can wait."))
        return rows
    if total.new:
        return [Row(f"{count(total.new, 'new card')} can be met today.", style="bold")]
    coming = f"; the next card is due {in_days(total.next_due_day - due.day)}" if total.next_due_day else ""
    rows = [Row(f"Nothing is due today{coming}.", style="bold")]
    if due.ahead:
        rows.append(Row(f"{count(due.ahead, 'card')} can be studied ahead."))
    elif due.suspended:
        rows.append(Row(suspension(due.suspended)))
    return rows


def suspension(number: int) -> str:
    """Say that so many cards are suspended, and how to have them back."""
    return f"{count(number, 'card is', 'cards are')} suspended; `quiz resume --all` has them asked again."


def as_json(due: Due) -> dict[str, object]:
    """What there is to do, for programs."""
    return {
        "due": due.total.due,
        "new": due.total.new,
        "next_due_in_days": due.total.next_due_day and due.total.next_due_day - due.day,
        "decks": [
            {
                "id": deck.id,
                "title": clean_line(deck.title),
                "due": deck.counts.due,
                "new": deck.counts.new,
                "cards": deck.cards,
            }
            for deck in due.decks
        ],
    }

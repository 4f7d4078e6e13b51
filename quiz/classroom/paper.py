"""A paper: some questions of some decks, in an order, as one seed makes it on every machine."""

from collections.abc import Iterable

from quiz.core.card import Card
from quiz.core.prompt import Prompt, can_be_choice, natural_form, present
from quiz.core.record import Record
from quiz.core.review import AskedAs
from quiz.core.scheduler import fraction


class Item(Record):
    """One question of a paper: its number from 1, and how it is put. The prompt never holds the key; the card does."""

    number: int
    card: Card
    prompt: Prompt


class Paper(Record):
    """The questions of a seed. Its forms (`A`, `B`, …) have the same questions with the same options, shuffled."""

    seed: int
    form: str
    items: tuple[Item, ...]

    @property
    def code(self) -> str:
        """What stands on the paper, so that its key can be found: `4821-A`."""
        return f"{self.seed}-{self.form}" if self.form else str(self.seed)


LONGEST_FORM = 8


def is_form(text: str) -> bool:
    """Whether a form can have this name: a few letters or digits, which stand well on paper and in a code."""
    return text.isascii() and text.isalnum() and len(text) <= LONGEST_FORM


def make_paper(
    cards: Iterable[Card], seed: int, questions: int | None = None, form: str = "", *, choices: bool = False
) -> Paper:
    """Draw a paper from cards; drafts are left out, and of siblings, which give each other away, one is taken.

    `questions` is how many (None: all there are). With `choices` what can be asked as a choice is. The order of `cards`
    does not matter: the same cards and seed give the same paper everywhere.
    """
    by_note: dict[str, Card] = {}
    for card in sorted((card for card in cards if not card.draft), key=lambda card: fraction(seed, card.id)):
        by_note.setdefault(card.note, card)
    drawn = list(by_note.values())[:questions]
    if form:
        drawn.sort(key=lambda card: fraction(seed, form, card.id))
    prompts = (put(card, seed, form, choices=choices) for card in drawn)
    items = (Item(number, card, prompt) for number, (card, prompt) in enumerate(zip(drawn, prompts, strict=True), 1))
    return Paper(seed, form, tuple(items))


def put(card: Card, seed: int, form: str = "", *, choices: bool = False) -> Prompt:
    """The card as it is put on the papers of a seed."""
    asked_as = AskedAs.CHOICE if choices and can_be_choice(card) else natural_form(card)
    return present(card, asked_as, f"{seed}/{form}/{card.id}")

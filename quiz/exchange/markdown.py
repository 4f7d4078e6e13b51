"""Markdown to read, print or publish: questions with their options, the answers at the end. Nothing comes in."""

from quiz.core.answer import label_of
from quiz.core.card import Card, Deck, citation
from quiz.core.grading.key import key_text
from quiz.core.markdown import escaped
from quiz.core.prompt import natural_form, present
from quiz.core.review import AskedAs
from quiz.exchange.carry import Export, Options


def write(deck: Deck, _options: Options) -> Export:
    """Every question of the deck, numbered, and then every answer with its explanation and source."""
    lines = [f"# {escaped(deck.title)}", ""]
    if deck.description:
        lines += [escaped(deck.description), ""]
    for number, card in enumerate(deck.cards, 1):
        lines += [f"**{number}.** {escaped(card.stem)}", "", *_choices(card)]
    lines += ["## Answers", ""]
    for number, card in enumerate(deck.cards, 1):
        told = (card.explanation, citation(card, deck.source))
        lines += [f"**{number}.** {escaped(key_text(card))}", ""]
        lines += [line for text in told if text for line in (escaped(text), "")]
    return Export(("\n".join(lines).rstrip() + "\n").encode())


def _choices(card: Card) -> list[str]:
    """What there is to choose from, put in order or matched; as it is at every export of this card."""
    prompt = present(card, natural_form(card), card.id)
    letters = [f"- {label_of(place)}) {escaped(option)}" for place, option in enumerate(prompt.options)]
    if prompt.asked_as is AskedAs.MATCH:
        lefts = [f"- {number}) {escaped(left)}" for number, left in enumerate(prompt.lefts, 1)]
        return [*lefts, "", *letters, ""]
    return [*letters, ""] if letters else []

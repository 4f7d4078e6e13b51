"""Markdown to read, print or publish: questions with their options, the answers at the end. Nothing comes in."""

import re

from quiz.core.card import Card, Deck, citation
from quiz.core.grading.key import key_text
from quiz.core.prompt import natural_form, present
from quiz.core.review import AskedAs
from quiz.exchange.carry import Export, Options

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])|^([-+]|\d+[.)])(?=\s)", re.MULTILINE)


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
    letters = [f"- {chr(ord('a') + place)}) {escaped(option)}" for place, option in enumerate(prompt.options)]
    if prompt.asked_as is AskedAs.MATCH:
        lefts = [f"- {number}) {escaped(left)}" for number, left in enumerate(prompt.lefts, 1)]
        return [*lefts, "", *letters, ""]
    return [*letters, ""] if letters else []


def escaped(text: str) -> str:
    """The text with nothing in it that Markdown would read as markup; its line ends become line breaks."""
    return _SPECIAL.sub(lambda found: f"\\{found[1]}" if found[1] else _not_a_list(found[2]), text).replace(
        "\n", "  \n"
    )


def _not_a_list(mark: str) -> str:
    return f"\\{mark}" if len(mark) == 1 else f"{mark[:-1]}\\{mark[-1]}"

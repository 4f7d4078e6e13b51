"""A deck with every kind of question, and games of it, for the tests."""

from quiz.classroom.game import Game, Order, Rules, Setting, new_game
from quiz.classroom.paper import make_paper
from quiz.core.card import Deck
from quiz.deckfile.parse import parse_deck

KINDS = """\
[deck]
id = "kinds"
title = "Every kind"

[[card]]
id = "recall"
kind = "recall"
question = "Say why."
answer = "Because."

[[card]]
id = "short"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"

[[card]]
id = "choice"
kind = "choice"
question = "Which is a river?"
answer = "Rhine"
distractors = ["Etna", "Oslo", "Java"]
why_not = { "Etna" = "Etna is a mountain." }

[[card]]
id = "select"
kind = "select"
question = "Which are rivers?"
answer = ["Rhine", "Nile"]
distractors = ["Etna", "Oslo"]

[[card]]
id = "true-false"
kind = "true-false"
question = "The Nile is a river."
answer = true

[[card]]
id = "number"
kind = "number"
question = "How many legs has a spider?"
answer = 8
distractors = [6, 10]

[[card]]
id = "date"
kind = "date"
question = "When was the moon landing?"
answer = 1969-07-20

[[card]]
id = "cloze"
kind = "cloze"
text = "Water boils at {{100}} degrees."

[[card]]
id = "order"
kind = "order"
question = "From north to south?"
answer = ["Oslo", "Rome", "Cairo"]

[[card]]
id = "match"
kind = "match"
question = "Which capital?"
pairs = [["Italy", "Rome"], ["Egypt", "Cairo"]]

[[card]]
id = "list"
kind = "list"
question = "Name the primary colours."
answer = ["red", "yellow", "blue"]
"""


def deck(text: str = KINDS) -> Deck:
    """A deck of a text without mistakes."""
    parsed = parse_deck(text, "kinds.toml")
    assert parsed.deck is not None
    assert not parsed.left_out
    return parsed.deck


def setting(rules: Rules, seed: int = 1, *, choices: bool = True) -> Setting:
    """All questions of the deck, by a seed."""
    return Setting(rules, make_paper(deck().cards, seed, choices=choices).items)


def game_of(kind: str, rules: Rules = Rules(("Red", "Blue", "Green"), 5)) -> Game:  # noqa: B008 - never changes
    """A game of which the first question is of this kind."""
    whole = setting(rules)
    first = [item for item in whole.items if item.card.kind == kind]
    return new_game(Setting(rules, (*first, *(item for item in whole.items if item not in first))))


BUZZ = Rules(("Red", "Blue", "Green"), 5, Order.BUZZ)

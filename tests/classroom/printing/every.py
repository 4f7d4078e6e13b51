"""A deck with every kind of question, and hand-outs of drawn decks."""

from hypothesis import strategies as st

from quiz.classroom.paper import Paper, make_paper
from quiz.classroom.printing.handout import Handout, Layout, make_handout
from quiz.core.card import Deck
from quiz.deckfile.parse import parse_deck
from tests.deckfile.strategies import decks

EVERY = """\
[deck]
id = "every"
title = "Every kind"

[source]
publisher = "The Post"

[[card]]
id = "recall"
kind = "recall"
question = "Okinawa"
answer = "The islands from which Marines are to be moved"

[[card]]
id = "short"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
accept = ["Tokio"]
strict = true

[[card]]
id = "choice"
kind = "choice"
question = "Where is the number of American troops in Japan heading, now that the plan for the base is settled?"
answer = "Down"
distractors = ["Up", "It stays as it is"]

[[card]]
id = "select"
kind = "select"
question = "Who took part for the United States?"
answer = ["Ash Carter", "John Kerry"]
distractors = ["Fumio Kishida"]
source = "caption"

[[card]]
id = "truth"
kind = "true-false"
question = "May Japan shoot it down?"
answer = true
labels = ["Permitted", "Not permitted"]

[[card]]
id = "number"
kind = "number"
question = "About how many troops are there?"
answer = 28000
tolerance = 500
unit = "troops"
source = 9

[[card]]
id = "date"
kind = "date"
question = "When did they meet?"
answer = 2015-03-23

[[card]]
id = "cloze"
kind = "cloze"
text = "The {{Alliance::a word}} Coordination Mechanism is new."

[[card]]
id = "order"
kind = "order"
question = "From north to south?"
answer = ["Sapporo", "Tokyo", "Fukuoka"]

[[card]]
id = "match"
kind = "match"
question = "Who has which office?"
pairs = [["John Kerry", "State"], ["Ash Carter", "Defense"]]
distractors = ["Trade"]

[[card]]
id = "list"
kind = "list"
question = "Which colours has the flag of France?"
answer = ["blue", ["white", "silver"], "red"]
need = 2
"""


def every_kind() -> Deck:
    """The deck."""
    parsed = parse_deck(EVERY, "every.toml")
    assert parsed.deck
    assert parsed.diagnostics == ()
    return parsed.deck


def papers_of(deck: Deck, seed: int = 4821, forms: tuple[str, ...] = ("A",)) -> tuple[Paper, ...]:
    """The papers of a deck."""
    return tuple(make_paper(deck.cards, seed, form=form) for form in forms)


def handout_of(deck: Deck, forms: tuple[str, ...] = ("A",), layout: Layout | None = None) -> Handout:
    """Sheets and keys of a deck."""
    return make_handout(papers_of(deck, forms=forms), deck.title, {deck.id: deck.source}, layout or Layout())


handouts = st.builds(
    handout_of, decks(), st.sampled_from((("",), ("A", "B"))), st.sampled_from((Layout(), Layout(lines=3, points=2)))
)
"""Hand-outs of any deck."""

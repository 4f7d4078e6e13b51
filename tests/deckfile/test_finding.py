"""What rules find after a deck was read stands among its diagnostics, where the card stands in the file."""

from quiz.core.card import Card
from quiz.deckfile.codes import memory
from quiz.deckfile.diagnostic import Span
from quiz.deckfile.finding import Finding, with_findings
from quiz.deckfile.parse import ParsedDeck, parse_deck

RULE = memory.UNPINNED_ID

DECK = """\
[deck]
title = "T"

[[card]]
id = "broken"
kind = short

[[card]]
id = "city"
kind = "choice"
question = "Where?"
answer = "Tokyo"
distractors = ["Kyoto", "The city of Osaka in the west"]

[[card]]
id = "gaps"
kind = "cloze"
text = "{{One}} and {{two}}."
allow = ["unpinned-id"]

[[card]]
kind = "recall"
question = "Front"
answer = "Back"
reverse = true
"""


def _deck() -> tuple[ParsedDeck, dict[str, Card]]:
    parsed = parse_deck(DECK, "deck.toml")
    assert parsed.deck
    return parsed, {card.id: card for card in parsed.deck.cards}


def _found(parsed: ParsedDeck) -> list[tuple[str, Span]]:
    return [(each.code, each.span) for each in parsed.diagnostics]


def test_a_finding_stands_where_its_value_does() -> None:
    """At an element, at a name, at some characters, at the card, at the deck; all in the order of the file."""
    parsed, cards = _deck()
    city = cards["deck/city"]
    findings = [
        Finding(RULE, cards["deck/front"], "the card"),
        Finding(RULE, city, "an element", ("distractors", 1), help="shorten it"),
        Finding(RULE, city, "some characters", ("distractors", 1), characters=(4, 8)),
        Finding(RULE, city, "a name", ("answer",), name=True),
        Finding(RULE, None, "the deck", ("deck", "title")),
    ]
    assert _found(with_findings(parsed, findings)) == [
        ("W301", Span(2, 9, 3)),
        ("E005", Span(6, 8, 5)),
        ("W301", Span(12, 1, 6)),
        ("W301", Span(13, 25, 31)),
        ("W301", Span(13, 30, 4)),
        ("W301", Span(21, 1, 8)),
        ("W301", Span(21, 1, 8)),
    ]


def test_siblings_share_a_finding_and_a_card_may_allow_it() -> None:
    """A rule looks at every card; the author hears of each note once, and not of what the note allows."""
    parsed, cards = _deck()
    for names, count in ((("deck/front", "deck/front#reverse"), 1), (("deck/gaps#1", "deck/gaps#2"), 0)):
        findings = [Finding(RULE, cards[name], "it is long", ("question",)) for name in names]
        assert len(with_findings(parsed, findings).diagnostics) == len(parsed.diagnostics) + count

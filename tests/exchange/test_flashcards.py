"""The page of flashcards: it asks for nothing, and no text of a deck is ever markup in it."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.core.card import Card, Choice, Deck, Recall
from quiz.exchange.carry import Options
from quiz.exchange.flashcards import write
from tests.deckfile.strategies import decks

PIECES = (
    "</script>", "<script>alert(1)</script>", "<!--",
    "{{cards}}", "</noscript>", '"', "&lt;", "\u2028", "x", "<img src=x>",
)  # fmt: skip
HOSTILE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)


class Page(HTMLParser):
    """The elements of a page, and the texts of its scripts and styles."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.inside = ""
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        self.elements.append((tag, dict(attrs)))
        self.inside = tag

    def handle_data(self, data: str) -> None:
        """Note the text by the element it is in."""
        self.texts.setdefault(self.inside, []).append(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - whichever it is
        """Note that what follows is in none."""
        self.inside = ""


@given(HOSTILE, HOSTILE, HOSTILE)
@settings(deadline=None)
def test_no_text_of_a_deck_is_markup(title: str, question: str, answer: str) -> None:
    """The page has the elements that any deck's page has, and the texts are in it as they are."""
    deck = Deck("d", title, question, cards=(Card("d/a", "d", Recall(question, answer), explanation=answer),))
    plain = Deck("d", "T", "x", cards=(Card("d/a", "d", Recall("q", "a"), explanation="e"),))
    page, other = (Page(write(each, Options()).data) for each in (deck, plain))
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in other.elements]
    cards, script = page.texts["script"]
    assert script == other.texts["script"][1]
    (shown,) = json.loads(cards)
    assert (shown["question"], shown["answer"], shown["explanation"]) == (question, answer, answer)


def test_the_page_asks_for_nothing() -> None:
    """Its policy lets nothing load, and only its own style and script be; there is no address in it."""
    data = write(Deck("d", "D", cards=(Card("d/a", "d", Choice("q", "a1", ("b1",))),)), Options()).data
    page = Page(data)
    policy = next(str(attrs["content"]) for tag, attrs in page.elements if attrs.get("http-equiv"))
    hashes = [
        "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
        for text in (page.texts["style"][0], page.texts["script"][1])
    ]
    assert policy == (
        f"default-src 'none'; style-src '{hashes[0]}'; script-src '{hashes[1]}'; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(rb"https?:|url\(|@import|innerHTML|insertAdjacent|document\.write|\beval\b", data)
    assert [tag for tag, attrs in page.elements if {"src", "href", "style"}.intersection(attrs)] == []


@given(decks())
@settings(max_examples=50, deadline=None)
def test_every_card_is_there_with_scripts_and_without(deck: Deck) -> None:
    """As data for the script, and as a list for those who run none; the same at every export."""
    out = write(deck, Options())
    assert (out.losses, write(deck, Options())) == ((), out)
    page = Page(out.data)
    assert len(json.loads(page.texts["script"][0])) == len(deck.cards)
    listed = re.search(rb"<noscript>\n<ol class=\"sheet\">\n(.*)</ol>\n</noscript>", out.data, re.DOTALL)
    assert listed
    assert len(re.findall(rb"^<li>", listed[1], re.MULTILINE)) >= len(deck.cards)


def test_a_choice_says_which_option_is_right_and_why_another_is_not() -> None:
    """The script judges by place, whatever the texts are."""
    question = Choice("Capital?", "Oslo", ("Bergen", "Hamar"))
    deck = Deck("d", "D", cards=(Card("d/a", "d", question, why_not=(("Bergen", "On the coast."),)),))
    (card,) = json.loads(Page(write(deck, Options()).data).texts["script"][0])
    assert [card["options"][place] for place in card["right"]] == ["Oslo"]
    assert sorted(card["options"]) == ["Bergen", "Hamar", "Oslo"]
    assert card["why"] == {"Bergen": "On the coast."}

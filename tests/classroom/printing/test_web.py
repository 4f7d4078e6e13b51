"""HTML to print: what a deck says is text there, whatever it looks like, and the file loads and runs nothing."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

from hypothesis import given

from quiz.classroom.printing import web
from quiz.classroom.printing.cards import draw_cards, make_cards
from quiz.classroom.printing.handout import PAPER_SIZES, Handout
from quiz.classroom.printing.sheet import stem_line
from quiz.core.card import Card, Choice, Deck
from quiz.core.clean import clean
from quiz.core.language import word_set
from tests.classroom.printing.every import every_kind, handout_of, handouts
from tests.deckfile.strategies import decks

TAGS = word_set("html head meta title style body main h1 section p span b ul li div bdi strong footer")
ATTRIBUTES = {"lang", "dir", "class", "charset", "http-equiv", "content"}
EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</bdi></section></style><style>*{display:none}</style>",
    "&lt;b&gt; &amp;",
)


class Reader(HTMLParser):
    """What a page is made of."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.text = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        """Note the text."""
        self.text += data


def only_ours(page: bytes) -> Reader:
    """Read a page, which is made of nothing but what the writer makes."""
    reader = Reader(page)
    assert reader.tags <= TAGS
    assert reader.names <= ATTRIBUTES
    return reader


@given(handouts)
def test_every_question_stands_there_as_text(handout: Handout) -> None:
    """And nothing else of a deck gets into the page."""
    text = only_ours(web.write(handout)).text
    for sheet in handout.sheets:
        assert all("".join(task.text) in text for task in sheet.tasks)
    for key in handout.keys:
        assert all(solution.answer in text for solution in key.solutions)


@given(decks())
def test_every_side_of_a_flashcard_stands_there_as_text(deck: Deck) -> None:
    """Fronts and backs."""
    items = draw_cards(deck.cards, 1)
    text = only_ours(web.write_cards(make_cards(items, deck.title, {}, PAPER_SIZES["a4"]))).text
    assert all(clean(stem_line((item.prompt.stem,))) in text for item in items if item.card.kind != "cloze")


def test_an_id_stands_on_the_back_alone() -> None:
    """It often says what is asked for on the front."""
    card = Card("d/okinawa", "d", Choice("From where?", "There", ("Here",)))
    page = web.write_cards(make_cards(draw_cards([card], 1), "t", {}, PAPER_SIZES["a4"])).decode()
    fronts, backs = page.split('<div class="leaf backs">')
    assert ("okinawa" in fronts, "okinawa" in backs) == (False, True)


def test_markup_in_a_deck_is_text() -> None:
    """In titles, questions, options and answers."""
    cards = tuple(Card(f"d/{n}", "d", Choice(evil, evil, EVIL[:n] + EVIL[n + 1 :])) for n, evil in enumerate(EVIL))
    handout = handout_of(Deck("d", EVIL[2], cards=cards))
    text = only_ours(web.write(handout)).text
    assert all(text.count(evil) >= 4 for evil in EVIL)


def test_its_policy_allows_its_own_style_and_nothing_else() -> None:
    """The hash is that of the style sheet."""
    for page in (
        web.write(handout_of(every_kind())).decode(),
        web.write_cards(make_cards(draw_cards(every_kind().cards, 1), "t", {}, PAPER_SIZES["letter"])).decode(),
    ):
        style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
        assert style
        digest = b64encode(sha256(style[1].encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in page
        assert not re.search(r"url\(|@import|https?:", page)


def test_each_form_has_its_code_at_the_foot_of_its_pages() -> None:
    """And the key its own. Each counts its own pages: a student has no other form's."""
    page = web.write(handout_of(every_kind(), ("A", "B"))).decode()
    assert re.findall(r'content: "([^"]*)" \}', page) == ["4821-A", "4821-B", "Key 4821-A", "Key 4821-B"]
    parts = ["part0", "part1", "part2", "part3"]
    assert re.findall(r'<main class="(\w+)">', page) == parts
    counters = r'@page (\w+) \{ counter-increment: (\w+);.*\n.*content: "page " counter\((\w+)\)'
    assert re.findall(counters, page) == [(part, part, part) for part in parts]


def test_a_question_is_written_in_the_direction_of_its_first_letter() -> None:
    """Numbers and punctuation before it decide nothing."""
    question = Choice("1. מהי בירת ישראל? (Israel)", "ירושלים", ("Haifa",))
    page = web.write(handout_of(Deck("d", "t", cards=(Card("d/a", "d", question, language="he"),)))).decode()
    assert re.findall(r'<section class="(\w+)" lang="he" dir="(\w+)">', page) == [("task", "rtl"), ("solution", "rtl")]

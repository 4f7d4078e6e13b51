"""Decks written as text: what is written reads back the same, and is laid out to be read."""

import tomllib
from pathlib import Path

import pytest
import tomli
from hypothesis import given

from quiz.core.card import Card, Deck, Recall
from quiz.deckfile.emit import deck_text
from quiz.deckfile.find import shipped_decks
from quiz.deckfile.parse import parse_deck
from tests.deckfile.strategies import decks

SHIPPED = sorted(shipped_decks().rglob("*.toml"))


@given(decks())
def test_what_is_written_reads_back_the_same(deck: Deck) -> None:
    """Every field of every kind, whatever its texts hold."""
    parsed = parse_deck(deck_text(deck), "a.toml")
    assert [diagnostic.message for diagnostic in parsed.diagnostics] == []
    assert parsed.deck == deck


@given(decks())
def test_what_is_written_is_read_by_every_editor(deck: Deck) -> None:
    """Decks may be TOML 1.1, but many editors know 1.0 only, and would underline what they do not know."""
    text = deck_text(deck)
    assert tomllib.loads(text) == tomli.loads(text)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_so_are_the_shipped_decks(path: Path) -> None:
    """Whoever opens one to learn from it sees nothing underlined."""
    text = path.read_text("utf-8")
    assert tomllib.loads(text) == tomli.loads(text)


LONG = "word " * 30


@pytest.mark.parametrize(
    "text",
    [
        f'{LONG}""" three quotes, and four """"',
        f'{LONG}"',
        f"{LONG}\n   a line that begins with blanks",
        f"one\n\n\n{LONG}end",
        f"{LONG}\\ and \\n",
        f"a{' ' * 150}b",
    ],
)
def test_a_text_of_several_rows_keeps_every_character(text: str) -> None:
    """Quotes could end it, and blanks at the front of a row are not read."""
    card = Card("a/one", "a", Recall("One?", "1"), explanation=text)
    parsed = parse_deck(deck_text(Deck("a", "A", cards=(card,))), "a.toml")
    assert parsed.cards == (card,)


def test_a_quotation_mark_at_the_end_is_told_from_those_that_close_the_text() -> None:
    """For readers; to TOML it would be one all the same."""
    card = Card("a/one", "a", Recall("One?", "1"), explanation='They said\n"no"')
    assert deck_text(Deck("a", "A", cards=(card,))).endswith('\n  "no\\""""\n')


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_shipped_decks_survive_rewriting(path: Path) -> None:
    """Real decks lose nothing."""
    deck = parse_deck(path.read_text("utf-8"), path.name).deck
    assert deck
    assert parse_deck(deck_text(deck), path.name).deck == deck


def test_a_deck_is_laid_out_as_a_person_would_write_it() -> None:
    """Short things stand on one line; what is long is broken at blanks, an item or a row a line."""
    text = """\
[deck]
id = "towns"
title = "Towns"
tags = ["geo"]

[source]
title = "An atlas"

# From page 3.
[[card]]
id = "norway"
kind = "choice"
question = "What is the capital of Norway?"
answer = "Oslo"
distractors = ["Bergen", "Stavanger"]
explanation = \"\"\"\\
  Oslo has been the seat of the government since Norway and Denmark parted ways in 1814, and was \\
  called Christiania.\\n\\
  The name came back in 1925.\"\"\"
why_not = { "Bergen" = "The second largest." }
source = 3
tags = ["capitals"]
"""
    deck = parse_deck(text, "towns.toml").deck
    assert deck
    assert deck_text(deck, comments={"norway": "From page 3."}) == text


def test_reasons_too_long_for_one_line_have_one_each() -> None:
    """A name with its dots, rather than braces over several lines, which many editors do not know."""
    text = """\
[deck]
id = "towns"
title = "Towns"

[[card]]
id = "norway"
kind = "choice"
question = "What is the capital of Norway?"
answer = "Oslo"
distractors = ["Bergen", "St. Olav"]
why_not."Bergen" = "Bergen was the largest town for centuries, and is the second today."
why_not."St. Olav" = \"\"\"\\
  He was a king, and is the saint of a cathedral. No town bears his name now, though some once did \\
  in other languages.\"\"\"
"""
    deck = parse_deck(text, "towns.toml").deck
    assert deck
    assert deck_text(deck) == text

"""`quiz draft`: what a text becomes for its author to curate."""

from pathlib import Path

import pytest

from quiz.deckfile.parse import parse_deck
from tests.commands.outside import Outside

HEADLINE = "Council votes for a tidal barrier"
TEXT = "The council voted on 14 October 2025. The barrier will cost $412 million.\n"


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    """Somebody with an article."""
    (tmp_path / "article.txt").write_text(f"{HEADLINE}\n\n{TEXT}", "utf-8")
    return Outside.at(tmp_path)


def test_the_deck_says_what_comes_next(outside: Outside) -> None:
    """Commands that can be copied, the schema for editors beside it, and the headline as its title and source."""
    said = (
        "decks/tides.toml: 3 drafts. None is studied until its `draft = true` is removed.\n"
        "`quiz edit decks/tides.toml` opens it: keep what is worth knowing, in your own words.\n"
    )
    assert outside.quiz("draft", "article.txt", "-o", "decks/tides.toml") == (0, said, "")
    text = (outside.folder / "decks" / "tides.toml").read_text("utf-8")
    assert text.startswith("#:schema ./deck.schema.json\n\n# Drafted from article.txt")
    assert (outside.folder / "decks" / "deck.schema.json").exists()
    assert "\n# `quiz check decks/tides.toml --article article.txt` lists what is still a draft" in text
    assert "\n# `source` is the number of the paragraph there, the headline counted.\n" in text
    parsed = parse_deck(text, "tides.toml")
    assert parsed.diagnostics == ()
    assert parsed.deck is not None
    assert (parsed.deck.title, parsed.deck.source.title) == (HEADLINE, HEADLINE)
    checked = outside.quiz("check", "decks/tides.toml", "--article", "article.txt")
    assert checked.out.startswith("no problems in 2 files, 3 cards checked")


def test_a_text_without_a_headline_is_called_by_its_file(outside: Outside) -> None:
    """And its cards name no source but the paragraph."""
    (outside.folder / "tidal-barrier.txt").write_text(TEXT, "utf-8")
    out = outside.quiz("draft", "tidal-barrier.txt").out
    assert 'title = "Tidal barrier"\n' in out
    assert "headline" not in out
    assert "[source]" not in out


def test_what_was_drafted_before_is_left_alone(outside: Outside) -> None:
    """It may be half curated."""
    path = outside.deck("tides", "# work\n")
    error = (
        "quiz: decks/tides.toml is there already\n"
        "help: `quiz edit decks/tides.toml` opens it; name another file to draft anew\n"
    )
    assert outside.quiz("draft", "article.txt", "-o", "decks/tides.toml") == (73, "", error)
    assert path.read_text() == "# work\n"


def test_a_text_can_come_on_standard_input(outside: Outside) -> None:
    """The draft goes to standard output, and can be checked from there against the text."""
    drafted = outside.quiz("draft", "-", typed=f"{HEADLINE}\n\n{TEXT}")
    assert (drafted.code, drafted.err) == (0, "")
    checked = outside.quiz("check", "-", "--article", "article.txt", typed=drafted.out)
    assert checked.out.startswith("no problems in 2 files, 3 cards checked")
    error = "quiz: standard input is empty\nhelp: name a text with paragraphs\n"
    assert outside.quiz("draft", "-") == (65, "", error)

"""`quiz rename`: the id changes in the file, and the history goes along."""

from pathlib import Path

import pytest

from tests.commands.outside import TROOPS, Outside


def test_a_card_takes_its_history_along(tmp_path: Path) -> None:
    """Nothing else of the file changes."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--plain", "--limit", "1", "--typed", typed="28000\n\n")
    ran = outside.quiz("rename", "korea", "korean-troops")
    assert ran == (0, "korea is now korean-troops in decks/troops.toml, with the history of 1 card.\n", "")
    assert (tmp_path / "decks/troops.toml").read_text() == TROOPS.replace('id = "korea"', 'id = "korean-troops"')
    assert "28000" in outside.quiz("show", "korean-troops").out


def test_a_deck_takes_the_histories_of_its_cards_along(tmp_path: Path) -> None:
    """Also those of cards that were only suspended."""
    outside = Outside.at(tmp_path)
    outside.quiz("suspend", "capital")
    assert outside.quiz("rename", "--deck", "troops", "numbers").code == 0
    assert outside.quiz("list", "--suspended").out.splitlines()[0].startswith("numbers")


def test_a_card_without_an_id_gets_the_new_one(tmp_path: Path) -> None:
    """On the line below its header."""
    deck = '[deck]\ntitle = "T"\n\n[[card]]\nkind = "recall"\nquestion = "One?"\nanswer = "1"\n'
    outside = Outside.at(tmp_path, t=deck)
    assert outside.quiz("rename", "t/one", "first").code == 0
    assert (tmp_path / "decks/t.toml").read_text() == deck.replace("[[card]]\n", '[[card]]\nid = "first"\n')


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("korea", "Two Words"), "quiz: `Two Words` cannot be an id\nhelp: write it as `two-words`\n"),
        (("korea", "capital"), "quiz: the deck has a card `capital` already\nhelp: choose another id\n"),
        (
            ("troops", "forces"),
            "quiz: `troops` is a deck, not a card\nhelp: `quiz rename --deck troops forces` renames a deck\n",
        ),
        (("--deck", "troops", "a b"), "quiz: `a b` cannot be an id\nhelp: write it as `a-b`\n"),
    ],
)
def test_what_cannot_be_an_id_changes_nothing(words: tuple[str, ...], error: str, tmp_path: Path) -> None:
    """One line of error, one of help."""
    outside = Outside.at(tmp_path)
    assert outside.quiz("rename", *words) == (2, "", error)
    assert (tmp_path / "decks/troops.toml").read_text() == TROOPS

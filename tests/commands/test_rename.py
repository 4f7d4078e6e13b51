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


def test_a_history_goes_along_as_often_as_the_card_is_renamed(tmp_path: Path) -> None:
    """The log knows the card by its first id."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--plain", "--limit", "1", "--typed", typed="28000\n\n")
    for old, new in (("korea", "peninsula"), ("peninsula", "seoul")):
        assert outside.quiz("rename", old, new).out.endswith(", with the history of 1 card.\n")
    assert "28000" in outside.quiz("show", "seoul").out


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


def test_a_card_that_a_mistake_keeps_out_goes_along_with_its_deck(tmp_path: Path) -> None:
    """It will be mended, and then has its history."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--plain", "--limit", "1", "--typed", typed="28000\n\n")
    path = tmp_path / "decks/troops.toml"
    path.write_text(TROOPS.replace("answer = 28000", "answer = true"))
    outside.quiz("rename", "--deck", "troops", "numbers")
    path.write_text(path.read_text().replace("answer = true", "answer = 28000"))
    assert "28000" in outside.quiz("show", "numbers/korea").out


CARD = 'kind = "recall"\nquestion = "One?"\nanswer = "1"\n'
INLINE = f'deck = {{ title = "T" }}\ncard = [{{ {", ".join(CARD.splitlines())} }}]\n'


@pytest.mark.parametrize(
    ("deck", "words"),
    [
        (INLINE, ("one", "first")),
        (INLINE, ("--deck", "t", "u")),
        (f'deck.title = "T"\n[[card]]\n{CARD}', ("--deck", "t", "u")),
        (f"[[card]]\n{CARD}", ("--deck", "t", "u")),
    ],
)
def test_an_id_that_has_no_header_to_stand_below_is_left_to_an_editor(
    deck: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    """The file stays as it was."""
    outside = Outside.at(tmp_path, t=deck)
    error = "quiz: decks/t.toml cannot be changed\nhelp: rename it in an editor\n"
    assert outside.quiz("rename", *words) == (65, "", error)
    assert (tmp_path / "decks/t.toml").read_text() == deck

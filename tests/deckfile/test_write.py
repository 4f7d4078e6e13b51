"""Ids are pinned without any other change."""

import os
from pathlib import Path

import tomli
from hypothesis import given
from hypothesis import strategies as st

from quiz.deckfile.ids import note_ids
from quiz.deckfile.parse import parse_deck
from quiz.deckfile.write import pin_ids, pin_ids_in

DECK = """\
# Capitals
[deck]
title = "Capitals" # of the world

  [[card]] # the first
kind = "short"
question = "Capital of Japan?"
answer = "Tokyo"

[[card]]
id = "peru"
kind = "short"
question = "Capital of Peru?"
answer = "Lima"
[[card]]
kind = "cloze"
text = \"\"\"
[[card]] is what {{begins}} a card\"\"\"
"""

PINNED = DECK.replace("# the first\n", '# the first\nid = "capital-of-japan"\n').replace(
    '[[card]]\nkind = "cloze"', '[[card]]\nid = "card-is-what-begins-a-card"\nkind = "cloze"'
)


def test_ids_are_written_below_the_headers() -> None:
    """Comments, indents and texts that look like headers stay as they are."""
    assert pin_ids(DECK) == (PINNED, 2)
    assert pin_ids(PINNED) == (PINNED, 0)


def test_line_ends_stay() -> None:
    """A file of CRLF lines stays one, of both kinds too, and so does a byte order mark."""
    assert pin_ids("\ufeff" + DECK.replace("\n", "\r\n"))[0] == "\ufeff" + PINNED.replace("\n", "\r\n")
    assert pin_ids("[[card]]\r\n[[card]]") == ('[[card]]\r\nid = "card"\r\n[[card]]\nid = "card-2"', 2)


def test_pinning_changes_no_id() -> None:
    """The cards have the ids that they had, and the deck nothing to warn of."""
    before, after = parse_deck(DECK, "capitals.toml"), parse_deck(PINNED, "capitals.toml")
    assert before.deck == after.deck
    assert after.diagnostics == ()


def test_what_cannot_be_changed_with_care_is_left_alone() -> None:
    """A file with a slip, cards in an inline array, and what is no deck."""
    for text in (DECK + "x = \n", 'card = [{ kind = "recall" }]\n', "card = 1\n", "", "[[card]\n"):
        assert pin_ids(text) == (text, 0)


@given(
    st.lists(
        st.sampled_from(["[[card]]", '[["card"]] # x', 'id = "a"', 'question = "Q?"', "[card.why_not]", "", "[deck]"])
    )
)
def test_all_else_stays_the_same(lines: list[str]) -> None:
    """Parsed again, the document differs by the ids alone, and they are the ones that were made before."""
    text = "\n".join(lines)
    pinned, _ = pin_ids(text)
    try:
        before = tomli.loads(text)
    except tomli.TOMLDecodeError:
        assert pinned == text
        return
    cards = before.get("card", [])
    if isinstance(cards, list):
        for card, note_id in zip(cards, note_ids(cards), strict=True):
            card["id"] = note_id
    assert tomli.loads(pinned) == before


def test_pinning_in_a_file_keeps_links_rights_and_line_ends(tmp_path: Path) -> None:
    """The file behind a link is changed, with its rights; every other byte stays."""
    deck = tmp_path / "deck.toml"
    deck.write_bytes(
        b'\xef\xbb\xbf[deck]\r\ntitle = "T"\r\n[[card]]\r\nkind = "recall"\r\nquestion = "One?"\r\nanswer = "1"\r\n'
    )
    deck.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(deck)
    before = deck.read_bytes()
    assert pin_ids_in(link) == 1
    assert link.is_symlink()
    assert deck.read_bytes() == before.replace(b"[[card]]\r\n", b'[[card]]\r\nid = "one"\r\n')
    assert deck.stat().st_mode & 0o777 == 0o640
    assert pin_ids_in(link) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deck.toml", "link.toml"]


def test_a_file_that_is_no_text_is_left_alone(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 stay as they are."""
    deck = tmp_path / "deck.toml"
    deck.write_bytes(b"\xff[[card]]\n")
    assert pin_ids_in(deck) == 0
    assert deck.read_bytes() == b"\xff[[card]]\n"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What is no file is left alone, and nothing is read from it."""
    os.mkfifo(tmp_path / "deck.toml")
    assert pin_ids_in(tmp_path / "deck.toml") == 0

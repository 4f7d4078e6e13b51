"""What can be fixed without asking is, without any other change."""

import os
from pathlib import Path

import tomli
from hypothesis import given
from hypothesis import strategies as st

from quiz.deckfile.emit import text_value
from quiz.deckfile.fix import Fixed, fix_file, fixed, pin_ids, right_brackets
from quiz.deckfile.ids import note_ids
from quiz.deckfile.parse import parse_deck

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
    assert fix_file(link) == Fixed(ids=1)
    assert link.is_symlink()
    assert deck.read_bytes() == before.replace(b"[[card]]\r\n", b'[[card]]\r\nid = "one"\r\n')
    assert deck.stat().st_mode & 0o777 == 0o640
    assert fix_file(link) == Fixed()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deck.toml", "link.toml"]


def test_a_file_that_is_no_text_is_left_alone(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 stay as they are."""
    deck = tmp_path / "deck.toml"
    deck.write_bytes(b"\xff[[card]]\n")
    assert fix_file(deck) == Fixed()
    assert deck.read_bytes() == b"\xff[[card]]\n"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What is no file is left alone, and nothing is read from it."""
    os.mkfifo(tmp_path / "deck.toml")
    assert fix_file(tmp_path / "deck.toml") == Fixed()


def test_a_deck_is_given_the_id_that_it_goes_by(tmp_path: Path) -> None:
    """Where its file's name cannot be one; as the first field, comments and line ends as they were."""
    deck = '# [deck]\r\n[deck] # mine\r\ntitle = "T"\r\n'
    assert fixed(deck, "My deck.toml") == (deck.replace("mine\r\n", 'mine\r\nid = "my-deck"\r\n'), Fixed(ids=1))
    assert fixed(deck, "deck.toml") == (deck, Fixed())
    inline = 'deck = { title = "T" }\n'
    assert fixed(inline, "My deck.toml") == (inline, Fixed())


def test_brackets_are_put_right_where_there_is_one_table_only() -> None:
    """What a comment or a text says of brackets stays as it is."""
    deck = '\ufeff# [card] and [[deck]]\r\n[[deck]]\r\ntitle = "[card]"\r\n[ card ] # one\r\nid = "a"\r\n'
    right = '\ufeff# [card] and [[deck]]\r\n[deck]\r\ntitle = "[card]"\r\n[[ card ]] # one\r\nid = "a"\r\n'
    assert right_brackets(deck) == (right, 2)
    assert right_brackets(right) == (right, 0)
    for other in ("[[deck]]\n[[deck]]\n", "[card]\n[card]\n", "card.id = 1\n", "deck = [{}]\n", "card = {}\n"):
        assert right_brackets(other) == (other, 0)


@given(st.sampled_from(["[deck]", "[[deck]]"]), st.sampled_from(["[card]", "[[card]]"]), st.text())
def test_what_is_mended_needs_no_mending(deck: str, card: str, words: str) -> None:
    """And reads as it was meant."""
    text = f'{deck}\ntitle = "T"\n{card}\nkind = "recall"\nquestion = {text_value(words)}\nanswer = "A"\n'
    better, _ = fixed(text, "My deck.toml")
    assert fixed(better, "My deck.toml") == (better, Fixed())
    assert better.splitlines()[-1] == text.splitlines()[-1]
    assert not {"E103", "W301", "W302"} & {found.code for found in parse_deck(better, "My deck.toml").diagnostics}

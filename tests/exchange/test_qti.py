"""Quizzes for Canvas: each question in the form that text2qti gives it, and texts that stay texts."""

import io
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest
from hypothesis import given, settings

from quiz.core.card import Deck
from quiz.core.error import QuizError
from quiz.deckfile.parse import parse_deck
from quiz.exchange.carry import Options
from quiz.exchange.qti import write
from tests.deckfile.strategies import decks

QUIZ = """
[deck]
id = "capitals"
title = "Capitals & more"

[[card]]
id = "norway"
kind = "choice"
question = "Which is the <b>capital</b> of Norway? ![x](/etc/hostname)"
answer = "Oslo"
distractors = ["Bergen"]
why_not = { "Bergen" = "It is on the coast." }
explanation = "Since 1814."
source = 7

[[card]]
id = "both"
kind = "select"
question = "Which are towns?"
answer = ["Hamar", "Narvik"]
distractors = ["Jotunheimen"]

[[card]]
id = "typed"
kind = "short"
question = "The capital of Japan?"
answer = "Tokyo"
accept = ["Tokio"]

[[card]]
id = "many"
kind = "number"
question = "How many?"
answer = 28000
tolerance = 500
unit = "troops"

[[card]]
id = "so"
kind = "true-false"
question = "It is so."
answer = false

[[card]]
id = "zero"
kind = "number"
question = "How many?"
answer = 0

[[card]]
id = "gap"
kind = "cloze"
text = "By the {{sea}}."
"""
SPACE = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


def made(text: str) -> Deck:
    """The deck of a text."""
    deck = parse_deck(text, "d.toml").deck
    assert deck
    return deck


def items(data: bytes) -> list[Tree.Element]:
    """The questions of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".xml") and name.count("text2qti") == 2)
        return list(Tree.fromstring(archive.read(name)).iter(f"{SPACE}item"))


def texts(item: Tree.Element, tag: str) -> list[str]:
    """The texts of all elements of that name."""
    return [element.text or "" for element in item.iter(f"{SPACE}{tag}")]


def test_each_kind_is_a_question_of_its_type() -> None:
    """What Canvas has no such question for is told."""
    out = write(made(QUIZ), Options())
    found = items(out.data)
    assert [texts(item, "fieldentry")[0] for item in found] == [
        "multiple_choice_question",
        "multiple_answers_question",
        "short_answer_question",
        "numerical_question",
        "true_false_question",
    ]
    assert found[0].get("title") == "capitals/norway"
    assert {loss[:2] for loss in out.losses} == {("capitals/zero", ""), ("capitals/gap", "")}
    assert texts(found[2], "varequal") == ["Tokyo", "Tokio"]
    assert (texts(found[3], "vargte"), texts(found[3], "varlte")) == (["27500.0"], ["28500.0"])


def test_the_archive_has_no_day() -> None:
    """It would differ at every export."""
    with zipfile.ZipFile(io.BytesIO(write(made(QUIZ), Options()).data)) as archive:
        assert b"<imsmd:dateTime>2000-01-01</imsmd:dateTime>" in archive.read("imsmanifest.xml")
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_text_is_markup_and_no_file_is_read() -> None:
    """The texts of a deck are plain, where text2qti would read Markdown."""
    question, first, second, *told = texts(items(write(made(QUIZ), Options()).data)[0], "mattext")
    assert question == "<p>Which is the &lt;b&gt;capital&lt;/b&gt; of Norway? ![x](/etc/hostname)</p>"
    assert {first, second} == {"<p>Oslo</p>", "<p>Bergen</p>"}
    assert told == ["<p>Since 1814.<br><br>paragraph 7</p>", "<p>It is on the coast.</p>"]


@given(decks())
@settings(max_examples=50, deadline=None)
def test_every_deck_gives_an_archive_of_sound_files(deck: Deck) -> None:
    """The same at every export; and each card is in it, or told to be left out."""
    out = write(deck, Options())
    assert write(deck, Options()) == out
    with zipfile.ZipFile(io.BytesIO(out.data)) as archive:
        for name in archive.namelist():
            Tree.fromstring(archive.read(name))
    there = {item.get("title") for item in items(out.data)}
    gone = {loss.card for loss in out.losses if loss.field == "" and "/" in loss.card}
    assert there.isdisjoint(gone)
    assert there | gone == {card.note for card in deck.cards}


def test_a_missing_part_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With how to get it."""
    monkeypatch.setitem(sys.modules, "text2qti", None)
    for name in [name for name in sys.modules if name.startswith("text2qti.")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(QuizError) as caught:
        write(Deck("d", "D"), Options())
    assert caught.value.help == "`pip install text2qti` brings it"


def test_the_settings_of_the_library_are_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It would write a file of its own into the home folder."""
    monkeypatch.setenv("HOME", str(tmp_path))
    write(made(QUIZ), Options())
    assert list(tmp_path.iterdir()) == []

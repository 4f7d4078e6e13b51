"""`quiz try`: how an answer would be marked."""

import json
from pathlib import Path

import pytest

from tests.commands.outside import TROOPS, Outside


@pytest.mark.parametrize(
    ("argv", "code", "out"),
    [
        (("korea", "28 thousand"), 0, "correct\n  yours        28 thousand\n  answer       about 28,000 troops\n"),
        (("korea", "28", "thousand"), 0, "correct\n  yours        28 thousand\n  answer       about 28,000 troops\n"),
        (("korea", "-28,000"), 1, "wrong\n  yours        -28,000\n  answer       about 28,000 troops\n"),
        (("capital", "Tokyoo"), 0, "close: right, but for the spelling\n  yours        Tokyoo\n"),
        (("capital", ""), 1, "wrong\n  yours        nothing\n  answer       Tokyo\n"),
        (("mechanism#2", "mechanism"), 0, "correct\n  yours        mechanism\n  answer       Mechanism\n"),
        (("roads", "Sapporo; Tokyo; Fukuoka"), 0, "correct\n  yours        Sapporo; Tokyo; Fukuoka\n"),
        (("roads", "Tokyo; Sapporo; Fukuoka"), 1, "partial (67%)\n  yours        Tokyo; Sapporo; Fukuoka\n"),
    ],
)
def test_an_answer_is_marked_as_a_sitting_would(tmp_path: Path, argv: tuple[str, ...], code: int, out: str) -> None:
    """The verdict comes first; the exit code is 0 for what counts as right, else 1."""
    ran = Outside.at(tmp_path).quiz("try", *argv)
    assert (ran.code, ran.out[: len(out)], ran.err) == (code, out, "")


def test_the_json_document_is_the_contracts(tmp_path: Path) -> None:
    """Card, verdict, credit, key and remark; the parts of the answer beside them."""
    ran = Outside.at(tmp_path).quiz("try", "korea", "49,000", "--json")
    document = json.loads(ran.out)
    assert ran.code == 1
    assert {name: document[name] for name in ("card", "verdict", "credit", "key")} == {
        "card": "troops/korea",
        "verdict": "wrong",
        "credit": 0.0,
        "key": "about 28,000 troops",
    }
    assert isinstance(document["remark"], str)


def test_answers_are_read_from_a_pipe_line_by_line(tmp_path: Path) -> None:
    """The question is shown once; the exit code is 0 only when every answer was right."""
    outside = Outside.at(tmp_path)
    ran = outside.quiz("try", "capital", typed="Tokyo\nKyoto\n")
    assert ran.code == 1
    assert (
        ran.out
        == """\
What is the capital of Japan?

correct
  yours        Tokyo
  answer       Tokyo
wrong
  yours        Kyoto
  answer       Tokyo
"""
    )
    assert outside.quiz("try", "capital", typed="Kyoto\nTokyo\n").code == 1
    assert outside.quiz("try", "capital", typed="Tokyo\nTokio\n").code == 0


def test_with_json_the_whole_input_is_one_answer(tmp_path: Path) -> None:
    """A program writes the answer and reads the document."""
    ran = Outside.at(tmp_path).quiz("try", "roads", "--json", typed="Sapporo\nTokyo\nFukuoka\n")
    assert (ran.code, json.loads(ran.out)["verdict"]) == (0, "correct")


def test_siblings_are_told_and_the_first_is_taken(tmp_path: Path) -> None:
    """A note's name is enough to try something, and the others are named beside the answer."""
    assert Outside.at(tmp_path).quiz("try", "mechanism", "alliance") == (
        0,
        "correct\n  yours        alliance\n  answer       Alliance\n",
        "notice: this is troops/mechanism#1; its siblings have answers of their own: troops/mechanism#2\n",
    )


def test_a_draft_can_be_tried(tmp_path: Path) -> None:
    """Trying is part of writing."""
    ran = Outside.at(tmp_path).quiz("try", "later", "an answer")
    assert (ran.code, ran.err) == (0, "notice: troops/later is a draft, and not studied until `draft` is removed\n")


def test_one_file_can_be_named(tmp_path: Path) -> None:
    """A deck under way need not be where decks are kept."""
    outside = Outside.at(tmp_path)
    (tmp_path / "mine.toml").write_text(TROOPS.replace('"Tokyo"', '"Edo"'), "utf-8")
    assert outside.quiz("try", "--deck", "mine.toml", "capital", "Edo").code == 0
    assert outside.quiz("try", "--deck", "mien.toml", "capital", "Edo") == (
        66,
        "",
        "quiz: there is no file or folder `mien.toml`\nhelp: did you mean `mine.toml`?\n",
    )


def test_a_card_with_a_mistake_cannot_be_tried(tmp_path: Path) -> None:
    """It is not "not there": its mistake is."""
    outside = Outside.at(tmp_path, troops=TROOPS.replace('answer = "Tokyo"', "answer = 5"))
    ran = outside.quiz("try", "troops/capital", "Tokyo")
    assert ran == (
        65,
        "",
        (
            "quiz: `troops/capital` is left out, because of a mistake\n"
            "help: see decks/troops.toml:23; `quiz check` says what is wrong there\n"
        ),
    )


def test_nothing_is_recorded(tmp_path: Path) -> None:
    """Not even a folder is made."""
    outside = Outside.at(tmp_path)
    outside.quiz("try", "capital", "Tokyo")
    assert not outside.home.exists()


def test_an_endless_answer_is_refused(tmp_path: Path) -> None:
    """Marking is built for ten thousand characters."""
    outside = Outside.at(tmp_path)
    refused = (65, "quiz: the answer has more than 10,000 characters\nhelp: a shorter one will do\n")
    for ran in (
        outside.quiz("try", "capital", "x" * 10_001),
        outside.quiz("try", "capital", "--json", typed="x" * 20_000),
        outside.quiz("try", "capital", typed="x" * 20_000),
    ):
        assert (ran.code, ran.err) == refused

"""Nothing that a deck, an answer, a name or an argument says is obeyed: every command shows it harmlessly."""

import json
from pathlib import Path

import pytest

from quiz.core.clean import clean
from tests.commands.outside import Outside

ESCAPES = "\x1b]52;c;ZXZpbA==\x07\x1b[2J\x9b31m\x90q\x9c"
BIDI = "\u202eevil\u2066"
MARKUP = "[red]x[/red] [/] [link=https://evil.example]y[/link] :smile:"
WIDE = "日本語の問題👩‍👩‍👧 e\u0301"
LONG = "long " * 200


def deck(words: str) -> str:
    """A deck that says `words` wherever words can stand."""
    text = json.dumps(words)  # a JSON text is a TOML text too
    return f"""\
[deck]
id = "hostile"
title = {text}
description = {text}
tags = [{text}]

[source]
publisher = {text}

[[card]]
id = "typed"
kind = "short"
question = {text}
answer = {text}
accept = [{text[:-1] + '2"'}]
hint = {text}
explanation = {text}
source = {text}

[[card]]
id = "chosen"
kind = "choice"
question = {text}
answer = "a"
distractors = [{text}]
why_not = {{ {text} = {text} }}

[[card]]
id = "told"
kind = "short"
question = "Kind?"
answer = 5
explanation = {text}
"""


COMMANDS = [
    (),
    ("due",),
    ("due", "--json"),
    ("list",),
    ("list", "hostile"),
    ("list", "--flagged"),
    ("list", "--json"),
    ("show", "typed"),
    ("show", "chosen"),
    ("show", "typed", "--json"),
    ("stats",),
    ("stats", "--json"),
    ("check",),
    ("check", "--json"),
    ("try", "typed", ESCAPES + BIDI + MARKUP),
    ("try", "typed", ESCAPES + BIDI + MARKUP, "--json"),
    ("try", "chosen"),
    ("study", "--ui", "plain"),
    ("study", "--ui", "json"),
    ("print", "--points", "1"),
    ("print", "--format", "md", "--title", ESCAPES + BIDI),
    ("print", "--format", "html", "--title", ESCAPES + BIDI),
    ("print", "--cards", "--format", "html", "--title", ESCAPES + BIDI),
    ("print", "--forms", ESCAPES),
    ("print", "-o", ESCAPES),
    ("print", "--format", "pdf", "--font", ESCAPES),
    ("undo",),
    ("suspend", "typed"),
    ("resume", "typed"),
    (ESCAPES,),
    ("study", ESCAPES),
    ("study", "--tag", ESCAPES),
    ("study", "--seed", ESCAPES),
    ("study", "--limit", ESCAPES),
    ("study", "--ui", ESCAPES),
    ("study", f"--{ESCAPES}"),
    ("show", ESCAPES),
    ("explain", ESCAPES),
    ("check", ESCAPES),
    ("due", "--decks", ESCAPES),
    ("due", "--home", ESCAPES),
    ("stats", "--home", ESCAPES),
    ("undo", "--home", ESCAPES),
    ("suspend", "typed", "--home", ESCAPES),
    ("due", "--profile", ESCAPES),
    ("due", "--profile", f"a {MARKUP}"),
    ("completion", ESCAPES),
]


@pytest.mark.parametrize(
    "words", [ESCAPES, BIDI, MARKUP, WIDE, LONG], ids=["escapes", "bidi", "markup", "wide", "long"]
)
def test_no_command_prints_what_a_terminal_would_obey(
    tmp_path: Path, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not one control or bidi character leaves a command, on stdout or on stderr, and JSON stays JSON."""
    monkeypatch.chdir(tmp_path)
    outside = Outside.at(tmp_path, hostile=deck(words), **{f"file{ESCAPES}".replace("/", "_"): "[[card]]\n"})
    answer = ESCAPES + BIDI + MARKUP
    outside.quiz("study", "--ui", "plain", "--typed", typed=f":flag {answer}\n{answer}\no\n\n{answer}\no\n\n")
    for columns in (40, 80):
        outside.columns = columns
        for argv in COMMANDS:
            ran = outside.quiz(*argv, typed=f"{answer}\n\n")
            for said in (ran.out, ran.err):
                assert clean(said) == said, argv
            if "--json" in argv and ran.out:
                json.loads(ran.out)
                assert ran.out.count("\n") == 1


def test_markup_is_shown_as_it_was_written(tmp_path: Path) -> None:
    """Brackets and colons are words like any other."""
    outside = Outside.at(tmp_path, hostile=deck(MARKUP))
    assert MARKUP in outside.quiz("list", "hostile").out
    assert MARKUP in outside.quiz("show", "typed").out


def test_a_failed_command_prints_one_line_of_error_and_one_of_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long or broken the words that it quotes."""
    monkeypatch.chdir(tmp_path)
    outside = Outside.at(tmp_path)
    for argv in COMMANDS:
        words = tuple(word.replace(ESCAPES, "a\nb\r\n" + LONG) for word in argv)
        ran = outside.quiz(*words)
        if ran.code > 1:
            assert ran.out == ""
            assert [line.partition(":")[0] for line in ran.err.splitlines()] == ["quiz", "help"], words

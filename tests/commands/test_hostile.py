"""Nothing that a deck, an answer, a name or an argument says is obeyed: every command shows it harmlessly."""

import json
from pathlib import Path

import pytest

from quiz.core.clean import clean
from quiz.store.log_line import START, header, seal
from tests.commands.outside import NOON, Outside

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


def test_a_log_from_elsewhere_cannot_command_the_terminal_either(tmp_path: Path) -> None:
    """Whoever can put a file into a shared folder can seal its lines: ids, answers and notes are shown harmlessly."""
    outside = Outside.at(tmp_path)
    words = ESCAPES + BIDI + MARKUP
    at = {"at": NOON, "offset": 0, "day": 739_617}
    review = {"card": f"troops/{words}", "verdict": "wrong", "credit": 0.0, "asked_as": "typed", "answer": words}
    rows: list[dict[str, object]] = [
        header(words, NOON),
        {"type": "review", "seq": 1, "id": words, **at, **review, "options": [words], "session": words},
        {"type": "review", "seq": 2, "id": "b", **at, **review, "card": "troops/korea"},
        {"type": "flag", "seq": 3, "id": "c", **at, "card": "troops/korea", "note": words},
        {"type": "flag", "seq": 4, "id": "d", **at, "card": words, "note": words},
        {"type": "suspend", "seq": 5, "id": "e", **at, "card": words},
        {"type": "rename", "seq": 6, "id": "f", **at, "old": words, "new": f"new{words}"},
        {"type": words, "seq": 7, "id": "g", **at},
    ]
    chain, data = START, b""
    for row in rows:
        line, chain = seal(row, chain)
        data += line + b"\n"
    folder = outside.home / "profiles" / "default" / "log"
    folder.mkdir(parents=True)
    (folder / f"{words.replace('/', '')}.jsonl").write_bytes(data)
    for argv in (*COMMANDS[:24], ("list", "--suspended"), *[("undo",)] * 7):
        ran = outside.quiz(*argv, typed="28k\n\n")
        assert clean(ran.out) == ran.out, argv
        assert clean(ran.err) == ran.err, argv


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


NO_NAME = "a" * 300


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("edit", NO_NAME), 66),
        (("preview", NO_NAME), 66),
        (("add", "--deck", NO_NAME), 66),
        (("add", "--deck", f"{NO_NAME}.toml"), 66),
        (("new", f"{NO_NAME}.toml", "--title", "T"), 73),
        (("export", "troops", "--to", "markdown", "-o", NO_NAME), 73),
        (("draft", "article.txt", "-o", f"{NO_NAME}.toml"), 73),
        (("import", "trivia.json", "--to", f"{NO_NAME}.toml"), 73),
        (("export", "troops", "--to", "markdown", "-o", "ring"), 73),
    ],
)
def test_a_name_that_no_file_can_have_is_a_line_of_error(argv: tuple[str, ...], code: int, tmp_path: Path) -> None:
    """The system refuses even to say whether there is such a file."""
    outside = Outside.at(tmp_path)
    (tmp_path / "article.txt").write_text("In 2015 there were 28,000 troops.")
    (tmp_path / "trivia.json").write_text(TRIVIA)
    (tmp_path / "ring").symlink_to("ring")
    ran = outside.quiz(*argv)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith("quiz: ")


TRIVIA = json.dumps(
    {
        "response_code": 0,
        "results": [
            {"type": "multiple", "difficulty": "easy", "category": "x", "question": "Which \ud800 one?"}
            | {"correct_answer": "a", "incorrect_answers": ["b"]}
        ],
    }
)


@pytest.mark.parametrize(
    "argv",
    [
        ("new", "t.toml", "--title", "caf\udce9"),
        ("add", "--deck", "troops", "--kind", "recall", "--question", "caf\udce9", "--answer", "a"),
    ],
)
def test_words_that_are_no_text_are_refused(argv: tuple[str, ...], tmp_path: Path) -> None:
    """So Python has what a terminal sent that is not UTF-8; no file could hold it."""
    outside = Outside.at(tmp_path)
    ran = outside.quiz(*argv)
    assert ran.code in (2, 65)
    assert ran.err.startswith("quiz: the text holds the lone surrogate U+DCE9\nhelp: what was typed is no UTF-8")


def test_words_that_are_no_text_come_in_without_that(tmp_path: Path) -> None:
    """JSON can spell a surrogate, and a file's name may hold any byte."""
    outside = Outside.at(tmp_path)
    (tmp_path / "trivia.json").write_text(TRIVIA)
    (tmp_path / "caf\udce9.txt").write_text("In 2015 there were 28,000 troops.")
    assert outside.quiz("import", "trivia.json", "--to", "decks/t.toml").code == 0
    assert outside.quiz("draft", "caf\udce9.txt", "-o", "decks/drafts.toml").code == 0
    assert json.loads(outside.quiz("check", "decks/t.toml", "decks/drafts.toml", "--json").out)["diagnostics"] == []

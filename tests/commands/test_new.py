"""`quiz new`: a deck to begin with."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.deckfile.schema import schema_text
from tests.commands.outside import Outside
from tests.ui.terminal_emulator import Emulator

WHOLE = """\
#:schema ./deck.schema.json

[deck]
id = "cap"
title = "Capitals"
description = "Of Europe"
language = "de"
tags = ["a", "b"]

[source]
title = "A book"
author = "A. Writer"
publisher = "The Post"
date = "2020"
url = "https://www.example.org"
"""


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    """An author among whose decks is one called `troops`."""
    return Outside.at(tmp_path)


def test_a_deck_by_options(outside: Outside) -> None:
    """Every option is a field; the schema that the first line names lies beside it."""
    deck = ("--id", "cap", "--title", "Capitals", "--description", "Of Europe", "--language", "de", "--tag", "a")
    source = ("--source-title", "A book", "--source-author", "A. Writer", "--source-publisher", "The Post")
    rest = ("--source-date", "2020", "--source-url", "https://www.example.org", "--tag", "b")
    assert outside.quiz("new", "decks/c.toml", *deck, *source, *rest) == (0, "Made the deck cap: decks/c.toml.\n", "")
    assert (outside.folder / "decks" / "c.toml").read_text("utf-8") == WHOLE
    assert (outside.folder / "decks" / "deck.schema.json").read_text("utf-8") == schema_text()


def test_a_deck_needs_a_title_only(outside: Outside) -> None:
    """Its id is made of it, and is its file's name among the author's decks; an id that is taken gets a number."""
    ran = outside.quiz("new", "--title", "Troops", "--json")
    assert (ran.code, json.loads(ran.out)) == (0, {"deck": "troops-2", "path": "decks/troops-2.toml"})
    deck = '#:schema ./deck.schema.json\n\n[deck]\nid = "troops-2"\ntitle = "Troops"\n'
    assert (outside.folder / "decks" / "troops-2.toml").read_text("utf-8") == deck


def test_without_a_folder_of_decks_it_goes_to_ones_own(tmp_path: Path) -> None:
    """Where `quiz` finds it from anywhere."""
    outside = Outside(tmp_path, Outside.at(tmp_path / "elsewhere").clock)
    world = outside.world(environ={"QUIZ_HOME": str(outside.home)})
    from quiz.cli import run

    assert run(["new", "--title", "Mine"], world) == 0
    assert (outside.home / "decks" / "mine.toml").is_file()
    assert "mine" in world.afresh().library.decks


def test_a_deck_in_a_subfolder_uses_the_schema_above(outside: Outside) -> None:
    """One copy serves a folder of decks."""
    outside.quiz("new", "decks/a.toml", "--title", "A")
    outside.quiz("new", "decks/more/b.toml", "--title", "B")
    assert (outside.folder / "decks/more/b.toml").read_text("utf-8").startswith("#:schema ../deck.schema.json\n")
    assert not (outside.folder / "decks/more/deck.schema.json").exists()


def test_nothing_is_overwritten(outside: Outside) -> None:
    """Neither a file nor a link, were it to nowhere; a schema that is there stays as it is."""
    (outside.folder / "link.toml").symlink_to("nowhere.toml")
    (outside.folder / "decks" / "deck.schema.json").write_text("{}")
    for name in ("decks/troops.toml", "link.toml"):
        before = (outside.folder / "decks" / "troops.toml").read_bytes()
        assert outside.quiz("new", name, "--title", "T") == (
            73,
            "",
            f"quiz: {name} is there already\nhelp: `quiz add --deck {name}` adds a card to it\n",
        )
        assert (outside.folder / "decks" / "troops.toml").read_bytes() == before
    outside.quiz("new", "decks/n.toml", "--title", "T")
    assert (outside.folder / "decks" / "deck.schema.json").read_text() == "{}"


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ([], "quiz: the deck lacks `--title`\nhelp: `quiz new` in a terminal asks for everything\n"),
        (["--title", "T", "--id", "troops"], "quiz: there is a deck `troops` already\nhelp: choose another name\n"),
        (["--title", "T", "--id", "a b"], 'quiz: `a b` cannot be an id\nhelp: write `id = "a-b"`\n'),
        (["--title", "T", "--language", "x"], "quiz: `x` is no code of a language\n"),
    ],
)
def test_what_is_no_deck_is_not_made(outside: Outside, options: list[str], error: str) -> None:
    """Two lines, and no file."""
    ran = outside.quiz("new", "n.toml", *options)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(error)
    assert not (outside.folder / "n.toml").exists()


def test_a_file_that_has_the_new_decks_name_is_left_alone(outside: Outside) -> None:
    """Another deck lies there, by another id."""
    other = outside.folder / "decks" / "capitals.toml"
    other.write_text('[deck]\nid = "towns"\ntitle = "Towns"\n')
    assert outside.quiz("new", "--title", "Capitals") == (
        73,
        "",
        ("quiz: decks/capitals.toml is there already\nhelp: `quiz add --deck decks/capitals.toml` adds a card to it\n"),
    )
    assert other.read_text() == '[deck]\nid = "towns"\ntitle = "Towns"\n'


def test_a_place_where_no_deck_is_looked_for_is_told(outside: Outside) -> None:
    """Else it would seem lost."""
    ran = outside.quiz("new", "n.toml", "--title", "T")
    assert ran.err == "notice: decks are not looked for there; `quiz --decks n.toml` studies it\n"


STEPS = (
    ("Title", "Capitals\r"),
    ("Name", "\r"),
    ("Description", "\r"),
    ("Source", "A book\r"),
    ("Publisher", "\r"),
    ("Date", "\r"),
    ("Address", "\r"),
    ("Tags", "a, b\r"),
)


@pytest.mark.parametrize(("columns", "environment"), [(80, {"NO_COLOR": "1"}), (40, {}), (80, {"TERM": "dumb"})])
def test_the_form_asks_little(
    outside: Outside, terminal: Callable[..., Emulator], columns: int, environment: dict[str, str]
) -> None:
    """Enter skips; the first card is offered at the end."""
    path = outside.folder / "decks" / "c.toml"
    form = terminal("new", str(path), columns=columns, **environment)
    for label, keys in STEPS:
        form.wait(rf"{label}\n(.|\n)*(›|>)( +capitals)?\s*\Z")
        form.send(keys)
    form.wait("Write the first card now(.|\n)*Later")
    form.send("2\r" if environment.get("TERM") else "\x1b")
    assert form.end() == 0
    deck = '[deck]\nid = "capitals"\ntitle = "Capitals"\ntags = ["a", "b"]\n\n[source]\ntitle = "A book"\n'
    assert path.read_text("utf-8") == f"#:schema ./deck.schema.json\n\n{deck}"
    assert {colour for colour, *_ in form.styles()} == {"default"}


def test_the_first_card_follows_at_once(outside: Outside, terminal: Callable[..., Emulator]) -> None:
    """The same form as that of `quiz add`."""
    form = terminal("new", str(outside.folder / "decks" / "c.toml"))
    for label, keys in STEPS:
        form.wait(rf"{label}\n(.|\n)*›( +capitals)?\s*\Z")
        form.send(keys)
    form.wait("Write the first card now(.|\n)*Later")
    form.send("\r")
    form.wait("Which kind of card")


def test_ctrl_c_makes_no_deck(outside: Outside, terminal: Callable[..., Emulator]) -> None:
    """And says so."""
    form = terminal("new", str(outside.folder / "decks" / "c.toml"))
    form.wait("Title(.|\n)*›")
    form.send("Capitals\r")
    form.wait("Name(.|\n)*› +capitals")
    form.send("\x03")
    assert form.end() == 130
    assert "Nothing was written." in form.text
    assert not (outside.folder / "decks" / "c.toml").exists()


def test_a_name_that_is_taken_is_asked_for_again(outside: Outside, terminal: Callable[..., Emulator]) -> None:
    """What was typed stands there to be changed."""
    form = terminal("new", str(outside.folder / "decks" / "c.toml"))
    form.wait("Title(.|\n)*›")
    form.send("Troops\r")
    form.wait("Name(.|\n)*› +troops-2")
    form.send("\x7f\x7f\r")
    form.wait("! There is a deck `troops` already.\n    Choose another name.(.|\n)*› +troops")

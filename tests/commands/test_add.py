"""`quiz add`: a card by options or by a form, and nothing else in the deck changed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.deckfile.parse import parse_deck
from quiz.deckfile.questions import KINDS
from tests.commands.outside import TROOPS, Outside
from tests.ui.terminal_emulator import Emulator

DECK = '# mine\n[deck]\nid = "mine"\ntitle = "Mine"   # so\n'

BY_OPTIONS: dict[str, tuple[list[str], str]] = {
    "recall": (["--question", "Front", "--answer", "Back", "--reverse"], 'answer = "Back"\nreverse = true\n'),
    "short": (
        ["--question", "Capital?", "--answer", "Paris", "--accept", "Paname", "--distractor", "Lyon", "--strict"],
        'answer = "Paris"\naccept = ["Paname"]\nstrict = true\ndistractors = ["Lyon"]\n',
    ),
    "choice": (
        ["--question", "Capital?", "--answer", "Paris", "--distractor", "Lyon", "--why-not", "Lyon = it is smaller"],
        'answer = "Paris"\ndistractors = ["Lyon"]\nwhy_not = { "Lyon" = "it is smaller" }\n',
    ),
    "select": (
        ["--question", "Who?", "--answer", "Ash", "--distractor", "Abe"],
        'answer = ["Ash"]\ndistractors = ["Abe"]\n',
    ),
    "true-false": (
        ["--question", "May it?", "--answer", "yes", "--label", "It may", "--label", "It may not"],
        'answer = true\nlabels = ["It may", "It may not"]\n',
    ),
    "number": (
        [
            "--question",
            "How many?",
            "--answer",
            "28k",
            "--tolerance",
            "5%",
            "--unit",
            "troops",
            "--distractor",
            "-49,000",
        ],
        'answer = 28000\ntolerance = "5%"\nunit = "troops"\ndistractors = [-49000]\n',
    ),
    "date": (
        ["--question", "When?", "--answer", "Mar 23rd 2015", "--distractor", "2012-12"],
        'answer = "2015-03-23"\ndistractors = ["2012-12"]\n',
    ),
    "cloze": (["--text", "It is in {{Rome|Roma::a city}}."], 'text = "It is in {{Rome|Roma::a city}}."\n'),
    "order": (["--question", "Order?", "--answer", "one", "--answer", "two"], 'answer = ["one", "two"]\n'),
    "match": (["--question", "Who?", "--pair", "a = b", "--pair", "c=d"], 'pairs = [["a", "b"], ["c", "d"]]\n'),
    "list": (
        ["--question", "Where?", "--answer", "Guam", "--answer", "Australia|Down Under", "--need", "1"],
        'answer = ["Guam", ["Australia", "Down Under"]]\nneed = 1\n',
    ),
}


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    """An author with a deck that has no card yet."""
    outside = Outside.at(tmp_path)
    (tmp_path / "mine.toml").write_text(DECK, "utf-8")
    return outside


def mine(outside: Outside) -> str:
    """The author's deck as it now is."""
    return (outside.folder / "mine.toml").read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_of_each_kind_by_options(outside: Outside, kind: str) -> None:
    """It is appended at once, its id pinned, and is right as it stands."""
    options, fields = BY_OPTIONS[kind]
    common = ["--hint", "One.", "--hint", "Two.", "--explanation", "So.", "--source", "9", "--tag", "t", "--draft"]
    ran = outside.quiz("add", "--deck", "mine.toml", "--kind", kind, "--id", "new", *options, *common)
    assert ran == (0, "Wrote mine/new into mine.toml:6.\n", "")
    before, card = mine(outside).split("\n[[card]]\n")
    own = [line for line in fields.splitlines(keepends=True) if not line.startswith("why_not")]
    assert before == DECK
    assert card.startswith(f'id = "new"\nkind = "{kind}"\n')
    assert "".join(own) in card
    assert 'hint = ["One.", "Two."]\nexplanation = "So."\n' in card
    assert 'source = 9\ntags = ["t"]\ndraft = true\n' in card
    assert parse_deck(mine(outside), "mine.toml").diagnostics == ()


def test_the_id_is_made_of_the_question(outside: Outside) -> None:
    """A second card like it gets a number."""
    words = ("add", "--deck", "mine.toml", "--kind", "short", "--question", "Is it?", "--answer", "It is", "--json")
    first, second = (json.loads(outside.quiz(*words).out) for _ in range(2))
    assert first == {"card": "mine/is-it", "path": "mine.toml", "line": 6}
    assert second == {"card": "mine/is-it-2", "path": "mine.toml", "line": 12}


def test_an_id_that_is_taken_is_refused(outside: Outside) -> None:
    """Two cards of one id would be a mistake."""
    words = ["add", "--deck", "troops", "--kind", "short", "--question", "Q?", "--answer", "A", "--id", "korea"]
    assert outside.quiz(*words) == (
        2,
        "",
        "quiz: the deck has a card `korea` already\nhelp: choose another id\n",
    )
    assert (outside.folder / "decks" / "troops.toml").read_text() == TROOPS


def test_a_deck_with_mistakes_is_not_blamed_on_the_id(outside: Outside) -> None:
    """No card has it; what is in the way is said."""
    outside.deck("odd", TROOPS.replace('kind = "short"', 'kind = "short'))
    words = ["add", "--deck", "decks/odd.toml", "--kind", "short", "--question", "Q?", "--answer", "A", "--id", "mine"]
    error = "quiz: decks/odd.toml has mistakes\nhelp: mend them first: `quiz check decks/odd.toml`\n"
    assert outside.quiz(*words) == (65, "", error)


@pytest.mark.parametrize(
    ("options", "code", "error"),
    [
        ([], 2, "quiz: the card lacks `--kind`\n"),
        (["--kind", "choice"], 2, "quiz: the card lacks `--question` and `--answer` and `--distractor`\n"),
        (["--kind", "shrt"], 2, "quiz: --kind is `shrt`, and not one of "),
        (
            ["--kind", "number", "--question", "Q?", "--answer", "many"],
            65,
            "quiz: `answer` should be a number, not a text\nhelp: write it in digits, as in `28000` or `0.5`\n",
        ),
        (
            ["--kind", "short", "--question", "Q?", "--answer", "A", "--answer", "B"],
            65,
            "quiz: `answer` should be a text, not an array\nhelp: other accepted answers go into `accept`\n",
        ),
        (
            ["--kind", "short", "--question", "Q?", "--answer", "A", "--distractor", "a", "--why-not", "c=no"],
            65,
            "quiz: the distractor `a` would be marked right\n",
        ),
        (["--kind", "short", "--question", "Q?", "--answer", "A", "--unit", "km"], 65, "quiz: a `short` card has no"),
    ],
)
def test_what_is_no_card_is_not_written(outside: Outside, options: list[str], code: int, error: str) -> None:
    """What is wrong is said in the words of the deck format."""
    ran = outside.quiz("add", "--deck", "mine.toml", *options)
    assert (ran.code, ran.out) == (code, "")
    assert error in ran.err
    assert mine(outside) == DECK


def test_the_only_deck_need_not_be_named(outside: Outside) -> None:
    """And of several one must be."""
    words = ("add", "--kind", "short", "--question", "Q?", "--answer", "A")
    assert outside.quiz(*words).out == "Wrote troops/q into decks/troops.toml:48.\n"
    outside.deck("mine", DECK)
    assert outside.quiz(*words) == (
        2,
        "",
        "quiz: there are several decks\nhelp: say which: `quiz add --deck DECK`\n",
    )


def test_a_deck_that_is_not_there_is_told_of(outside: Outside) -> None:
    """With how to make it."""
    ran = outside.quiz("add", "--deck", "nine.toml")
    assert ran == (66, "", "quiz: there is no file `nine.toml`\nhelp: `quiz new nine.toml` makes one\n")


def test_a_link_stays_a_link(outside: Outside) -> None:
    """The file that it leads to is the one that changes."""
    (outside.folder / "link.toml").symlink_to("mine.toml")
    ran = outside.quiz("add", "--deck", "link.toml", "--kind", "short", "--question", "Q?", "--answer", "A")
    assert ran.code == 0
    assert (outside.folder / "link.toml").is_symlink()
    assert mine(outside).startswith(DECK + "\n[[card]]")


# The form


WAITING = r"{}(.|\n)*((›|>|:)|(Stop|Leave|Nothing|Drop|own card|Yes, as).*)\s*\Z"
"""What a screen ends with where it waits for a text, or stands at a menu."""


def fill(emulator: Emulator, *steps: tuple[str, str]) -> None:
    """Wait for a label, then type what belongs there."""
    for label, keys in steps:
        emulator.wait(WAITING.format(label))
        emulator.send(keys)


NUMBER = (
    ("Which kind", "\x1b[B\x1b[B\r"),
    ("Question", "How many?\r"),
    ("Answer", "28k\r"),
    ("Lures", "49,000\r"),
    ("49,000", "\r"),
    ("Why is “49,000” wrong", "in Japan\r"),
    ("Unit", "troops\r"),
    ("Tolerance", "\r"),
    ("Hints", "\r"),
    ("Explanation", "\r"),
    ("Source", "\r"),
    ("Tags", "\r"),
)

WRITTEN = """
[[card]]
id = "how-many"
kind = "number"
question = "How many?"
answer = 28000
unit = "troops"
distractors = [49000]
why_not = { "49,000" = "in Japan" }
"""


@pytest.mark.parametrize("columns", [80, 40])
def test_the_form_leads_from_the_kind_to_the_file(
    outside: Outside, terminal: Callable[..., Emulator], columns: int
) -> None:
    """The card is shown as it will be asked, answers can be tried, and only then it is written."""
    path = outside.folder / "mine.toml"
    form = terminal("add", "--deck", str(path), columns=columns)
    fill(form, *NUMBER, ("Try some answers", "49k\r"), ("wrong\n(.|\n)*Try", "\r"))
    form.wait("Write it\\?(.|\n)*Drop it")
    assert "as a choice" in form.text
    assert mine(outside) == DECK
    form.send("\r")
    form.wait("And now")
    assert mine(outside) == DECK + WRITTEN
    form.send("q")
    assert form.end() == 0


@pytest.mark.parametrize("environment", [{}, {"TERM": "dumb"}])
def test_advice_is_told_before_the_card_is_written(
    outside: Outside, terminal: Callable[..., Emulator], environment: dict[str, str]
) -> None:
    """As `quiz check` gives it, of this card alone; it keeps nothing from being written, and can be heeded at once."""
    path = outside.folder / "mine.toml"
    path.write_text(
        DECK + '[[card]]\nid = "old"\nkind = "short"\nquestion = "Old?"\nanswer = "a"\nsource = 1\n', "utf-8"
    )
    form = terminal("add", "--deck", str(path), "--kind", "short", "--question", "Who is mayor?", **environment)
    common = [("Hints", "\r"), ("Explanation", "She won.\r"), ("Source", "\r"), ("Tags", "\r"), ("Try some", "\r")]
    fill(form, ("Answer", "Helena Ortiz\r"), ("Also right", "\r"), ("Lures", "\r"), *common)
    form.wait("Advice: (.|\n)*Write it\\?")
    told = form.text.partition("Advice: ")[2].partition("Write it?")[0]
    assert " ".join(told.split()) == (
        "The card has no `source`. Write where it stands: the number of a paragraph, or a text; or name the source of "
        "all cards in `[source]`. Advice: The surname alone, `Ortiz`, would be wrong. If it is enough, write "
        '`accept = ["Ortiz"]`.'
    )
    form.send("\r" if not environment else "1\r")
    form.wait("And now")
    assert 'answer = "Helena Ortiz"' in mine(outside)


def test_a_deck_that_names_its_source_hears_of_no_card_without(
    outside: Outside, terminal: Callable[..., Emulator]
) -> None:
    """Though other cards of it name a paragraph."""
    path = outside.folder / "mine.toml"
    card = '[[card]]\nid = "old"\nkind = "recall"\nquestion = "Old?"\nanswer = "a"\nsource = 1\n'
    path.write_text(f'{DECK}[source]\ntitle = "An atlas"\n{card}', "utf-8")
    form = terminal("add", "--deck", str(path), "--kind", "recall", "--question", "Rome")
    fill(form, ("Back", "Italy\r"), ("other way", "\r"), *NUMBER[8:])
    form.wait("Write it\\?(.|\n)*q drop it")
    assert "Advice" not in form.text


def test_what_the_format_does_not_take_is_asked_for_again(outside: Outside, terminal: Callable[..., Emulator]) -> None:
    """What was typed stands there to be changed."""
    form = terminal("add", "--deck", str(outside.folder / "mine.toml"), "--kind", "number", "--question", "How many?")
    fill(form, ("Answer", "28 00x\r"))
    form.wait("! `answer` should be a number, not a text.\n    Write `28 00x` in digits(.|\n)*› +28 00x")
    form.send("\x7f0\r")
    form.wait("Lures")
    fill(form, ("Lures", "28000\r"), ("28000", "\r"))
    form.wait("! The distractor `28,000` would be marked right.")


@pytest.mark.parametrize("at", ["Which kind", "Lures", "Write it"])
@pytest.mark.parametrize("environment", [{}, {"TERM": "dumb"}])
def test_ctrl_c_leaves_the_file_as_it_was(
    outside: Outside, terminal: Callable[..., Emulator], at: str, environment: dict[str, str]
) -> None:
    """Wherever it is pressed; the terminal is given back, and what became of the card is said."""
    form = terminal("add", "--deck", str(outside.folder / "mine.toml"), **environment)
    for label, keys in (*NUMBER, ("Try some", "\r"), ("Write it", "")):
        form.wait(WAITING.format(label))
        if label == at:
            break
        form.send("3\r" if environment and label == "Which kind" else keys)
    form.send("\x03")
    assert form.end() == 130
    assert "Nothing was written." in form.text
    assert form.settings_after == form.settings_before
    assert mine(outside) == DECK


def test_a_line_by_line_form_moves_no_cursor(outside: Outside, terminal: Callable[..., Emulator]) -> None:
    """For screen readers; an answer given before can be kept by Enter or emptied."""
    form = terminal("add", "--plain", "--deck", str(outside.folder / "mine.toml"), "--kind", "short")
    common = [("Hints", "\r"), ("Explanation", "\r"), ("Source", "\r"), ("Tags", "\r")]
    fill(form, ("Question", "Q?\r"), ("Answer", "Paris\r"), ("Also right", "\r"), ("Lures", "\r"), *common)
    fill(form, ("Try some answers", "\r"), ("Write it", "2\r"), ("want to change", "2\r"))
    form.wait("  now: Paris\n  Enter keeps it, - empties it.\n>")
    form.send("-\r")
    form.wait("! This one is needed.(.|\n)*>")
    form.send("\r")
    form.wait("This one is needed(.|\n)*Try some answers(.|\n)*>")
    form.send("\r")
    fill(form, ("Write it(.|\n)*Write it\\?", "1\r"), ("And now", "2\r"))
    assert form.end() == 0
    assert b"\x1b" not in form.raw
    text = mine(outside)
    assert text == DECK + '\n[[card]]\nid = "q"\nkind = "short"\nquestion = "Q?"\nanswer = "Paris"\n'
    assert parse_deck(text, "mine.toml").diagnostics == ()


def test_a_card_that_cannot_be_written_is_not_lost(outside: Outside, terminal: Callable[..., Emulator]) -> None:
    """Its text is shown, to be kept elsewhere."""
    path = outside.folder / "mine.toml"
    form = terminal("add", "--deck", str(path))
    fill(form, *NUMBER, ("Try some answers", "\r"))
    form.wait("Write it\\?(.|\n)*Drop it")
    path.unlink()
    form.send("\r")
    assert form.end() == 74
    assert WRITTEN.replace('id = "how-many"\n', "").strip() in form.text
    assert "quiz: cannot read" in form.text


def test_a_card_can_be_dropped(outside: Outside, terminal: Callable[..., Emulator]) -> None:
    """Esc at the last question drops it, as the key line says."""
    form = terminal("add", "--deck", str(outside.folder / "mine.toml"), "--kind", "recall")
    fill(form, ("Front", "F\r"), ("Back", "B\r"), ("other way", "\r"), *NUMBER[8:])
    form.wait("Write it\\?(.|\n)*q drop it")
    form.send("\x1b")
    form.wait("Nothing was written.(.|\n)*And now")
    form.send("q")
    assert form.end() == 0
    assert mine(outside) == DECK


def test_advice_is_told_of_a_card_by_options_too(outside: Outside) -> None:
    """It is written all the same, and the advice is no part of the answer."""
    question = ["--question", "In which year did Rome fall?", "--answer", "476", "--explanation", "Odoacer took it."]
    ran = outside.quiz("add", "--deck", "mine.toml", "--kind", "short", *question, "--source", "3", "--json")
    assert (ran.code, json.loads(ran.out)["card"]) == (0, "mine/in-which-year-did-rome-fall")
    assert ran.err.startswith("notice: `476` is a date, and is marked as a text; use ")

"""`quiz import` and `quiz export`: files written or left alone, accounts told, exit codes."""

import json
import os
from pathlib import Path
from threading import Thread

import pytest

from tests.commands.outside import DAY, NOON, Outside
from tests.exchange.anki_packages import BASIC, Made, database, package

TRIVIA = json.dumps(
    {
        "response_code": 0,
        "results": [
            {
                "type": "multiple",
                "difficulty": "easy",
                "category": "Geography",
                "question": "What is the capital of &quot;Norway&quot;?",
                "correct_answer": "Oslo",
                "incorrect_answers": ["Bergen", "Troms&oslash;"],
            },
            {"type": "multiple", "question": "?"},
        ],
    }
)


def trivia(outside: Outside, text: str = TRIVIA) -> None:
    """Write the file to import."""
    (outside.folder / "trivia.json").write_text(text, "utf-8")


def test_an_import_writes_a_deck_and_tells_what_was_lost(tmp_path: Path) -> None:
    """The good item is in the deck, the bad one is named, and the command succeeds."""
    outside = Outside.at(tmp_path)
    trivia(outside)
    ran = outside.quiz("import", "trivia.json", "--to", "decks/trivia.toml")
    assert ran == (
        0,
        "decks/trivia.toml: 1 card (1 new).\n",
        "notice: item 2: left out: it is no question with a right and wrong answers\n",
    )
    listed = json.loads(outside.quiz("list", "trivia", "--json").out)
    assert [card["question"] for deck in listed["decks"] for card in deck["cards"]] == [
        'What is the capital of "Norway"?'
    ]


def test_a_second_import_brings_up_to_date(tmp_path: Path) -> None:
    """What is there is not there twice, and a deck that stays as it is was not changed now."""
    outside = Outside.at(tmp_path)
    trivia(outside)
    outside.quiz("import", "trivia.json", "--to", "decks/trivia.toml")
    deck = tmp_path / "decks/trivia.toml"
    before = deck.read_bytes()
    os.utime(deck, (1, 1))
    assert outside.quiz("import", "trivia.json", "--to", "decks/trivia.toml").out == (
        "decks/trivia.toml: 1 card (1 as it was).\n"
    )
    assert (deck.read_bytes(), deck.stat().st_mtime) == (before, 1)


def test_a_deck_that_is_not_found_by_itself_says_how_it_is_studied(tmp_path: Path) -> None:
    """The first time; once for a folder of several."""
    outside = Outside.at(tmp_path)
    (tmp_path / "words.csv").write_text("question,answer\nHund?,dog\n")
    (tmp_path / "course.txt").write_text("$CATEGORY: A\n\nQ?{T}\n\n$CATEGORY: B\n\nR?{F}\n")
    told = "notice: decks are not looked for there; `quiz --decks {}` studies it\n"
    assert outside.quiz("import", "words.csv", "--to", "words.toml").err == told.format("words.toml")
    assert outside.quiz("import", "words.csv", "--to", "words.toml").err == ""
    assert outside.quiz("import", "course.txt", "--to", "course").err == told.format("course")
    assert outside.quiz("import", "words.csv").err == told.format(outside.home / "decks")


def test_what_an_update_changes_is_told_with_what_it_was(tmp_path: Path) -> None:
    """The author may have written it by hand. What the table has no column for stays."""
    outside = Outside.at(tmp_path)
    (tmp_path / "words.csv").write_text("id,question,answer,hint\na,Hund?,dog,barks\nb,Katt?,cat,\n")
    outside.quiz("import", "words.csv", "--to", "words.toml")
    deck = tmp_path / "words.toml"
    by_hand = (
        deck.read_text()
        .replace('"dog"', '"a dog"  # or "hound"')
        .replace('"cat"', '"cat"\nexplanation = "Mine."  # mine')
    )
    deck.write_text(by_hand)
    again = outside.quiz("import", "words.csv", "--to", "words.toml")
    assert again == (
        0,
        "words.toml: 2 cards (1 changed, 1 as it was).\n",
        (
            'notice: words/a, answer: replaced; it was "a dog"\n'
            'notice: words: a comment in a card that changed is gone: # or "hound"\n'
        ),
    )
    assert deck.read_text() == by_hand.replace('"a dog"  # or "hound"', '"dog"')
    deck.write_text(by_hand)
    (told,) = json.loads(outside.quiz("import", "words.csv", "--to", "words.toml", "--json").out)["decks"]
    assert told["replaced"][0] == {"card": "words/a", "field": "answer", "what": 'replaced; it was "a dog"'}


def test_strict_writes_nothing_where_anything_is_lost(tmp_path: Path) -> None:
    """And says so by its exit code."""
    outside = Outside.at(tmp_path)
    trivia(outside)
    ran = outside.quiz("import", "trivia.json", "--to", "decks/trivia.toml", "--strict", "--json")
    assert ran.code == 1
    assert json.loads(ran.out)["written"] is False
    assert not (tmp_path / "decks/trivia.toml").exists()


def test_what_would_be_replaced_is_told_only_where_it_is(tmp_path: Path) -> None:
    """Not where a loss keeps everything from being written."""
    outside = Outside.at(tmp_path)
    for answer, level in (("dog", ""), ("hound", "easy")):
        (tmp_path / "words.csv").write_text(f"id,question,answer,level\na,Hund?,{answer},{level}\n")
        ran = outside.quiz("import", "words.csv", "--to", "decks/words.toml", "--strict")
    assert ran == (
        1,
        "decks/words.toml: 1 card (1 changed). Nothing was written.\n",
        "notice: all cards, level: left out in one row: a card has no such field\n",
    )


def test_a_strict_export_says_that_it_wrote_nothing(tmp_path: Path) -> None:
    """After what would have been lost."""
    ran = Outside.at(tmp_path).quiz("export", "troops", "--to", "quizlet", "--strict", "-o", "troops.txt")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.endswith("\nnotice: nothing was written\n")
    assert not (tmp_path / "troops.txt").exists()


def test_a_pipe_is_read_as_a_file_is(tmp_path: Path) -> None:
    """As shells name what another program prints: `quiz import <(…)`."""
    outside = Outside.at(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    writing = Thread(target=(tmp_path / "pipe").write_text, args=("hund\tdog\nkatt\tcat\n",), daemon=True)
    writing.start()
    assert outside.quiz("import", "pipe", "--to", "decks/words.toml").out == "decks/words.toml: 2 cards (2 new).\n"
    assert outside.quiz("import", ".") == (
        66,
        "",
        "quiz: cannot read .: is a directory\nhelp: check its name and rights\n",
    )


def test_a_deck_with_mistakes_is_left_to_be_mended(tmp_path: Path) -> None:
    """A card that cannot be read could be the one that comes."""
    outside = Outside.at(tmp_path)
    trivia(outside)
    outside.quiz("import", "trivia.json", "--to", "decks/trivia.toml")
    deck = tmp_path / "decks/trivia.toml"
    deck.write_text(deck.read_text("utf-8") + '\n[[card]]\nkind = "short"\nquestion = "Half?"\n', "utf-8")
    before = deck.read_bytes()
    assert outside.quiz("import", "trivia.json", "--to", "decks/trivia.toml") == (
        65,
        "",
        "quiz: decks/trivia.toml has mistakes\nhelp: mend them first: `quiz check decks/trivia.toml`\n",
    )
    assert deck.read_bytes() == before


def test_several_decks_need_a_folder(tmp_path: Path) -> None:
    """One file holds one deck."""
    outside = Outside.at(tmp_path)
    (tmp_path / "course.txt").write_text("$CATEGORY: A\n\nQ?{T}\n\n$CATEGORY: B\n\nR?{F}\n")
    assert outside.quiz("import", "course.txt", "--to", "decks/course.toml") == (
        2,
        "",
        "quiz: course.txt holds 2 decks\nhelp: name a folder: each deck gets a file there\n",
    )
    assert outside.quiz("import", "course.txt", "--to", "decks").code == 0
    assert sorted(path.name for path in (tmp_path / "decks").iterdir()) == ["a.toml", "b.toml", "troops.toml"]


@pytest.mark.parametrize(("limit", "most"), [("MAX_VALUES", 40), ("MAX_BYTES", 600), ("MAX_NAMES", 5)])
def test_more_than_a_deck_can_hold_is_not_written(
    limit: str, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It could not be read again. Nor is a deck made to hold too much by what comes into it."""
    outside = Outside.at(tmp_path)
    rows = [f"Question {number}?\tanswer {number}\n" for number in range(12)]
    (tmp_path / "some.txt").write_text("".join(rows[:3]), "utf-8")
    (tmp_path / "many.txt").write_text("".join(rows), "utf-8")
    assert outside.quiz("import", "some.txt", "--to", "decks/some.toml").code == 0
    before = (tmp_path / "decks/some.toml").read_bytes()
    monkeypatch.setattr(f"quiz.deckfile.limits.{limit}", most)
    for name in ("many", "some"):
        assert outside.quiz("import", "many.txt", "--to", f"decks/{name}.toml") == (
            65,
            "",
            (
                "quiz: this is more than one deck can hold\n"
                "help: divide it where it comes from, and import each part into a file of its own\n"
            ),
        )
    assert (tmp_path / "decks/some.toml").read_bytes() == before
    assert not (tmp_path / "decks/many.toml").exists()


def test_a_note_counts_where_one_of_its_gaps_goes_out(tmp_path: Path) -> None:
    """The gap that does not is told."""
    outside = Outside.at(tmp_path)
    card = '[[card]]\nid = "a"\nkind = "cloze"\ntext = "{{x}} and {{b}}"\n'
    (tmp_path / "decks" / "gaps.toml").write_text(f'[deck]\nid = "gaps"\ntitle = "Gaps"\n{card}')
    ran = outside.quiz("export", "gaps", "--to", "quizlet", "--separator", "x", "-o", "gaps.txt")
    assert (ran.code, ran.out) == (0, "gaps.txt: 1 card.\n")
    assert "notice: gaps/a#1: left out: nothing of it is left without the separators\n" in ran.err
    (tmp_path / "decks" / "gaps.toml").write_text(
        f'[deck]\nid = "gaps"\ntitle = "Gaps"\n{card.replace("{{b}}", "{{xx}}")}'
    )
    assert outside.quiz("export", "gaps", "--to", "quizlet", "--separator", "x").code == 65


def test_a_file_of_no_known_format_is_one_clear_line(tmp_path: Path) -> None:
    """With what to say instead."""
    outside = Outside.at(tmp_path)
    (tmp_path / "trivia.txt").write_bytes(b"\x00\x01")
    ran = outside.quiz("import", "trivia.txt")
    assert (ran.code, ran.out) == (65, "")
    assert ran.err.startswith("quiz: this file is of no format that can be read\nhelp: say which it is: `--from` ")


def test_a_file_that_is_not_what_its_name_promises_is_told_so(tmp_path: Path) -> None:
    """By the format that it should have."""
    outside = Outside.at(tmp_path)
    for name, text, told in (
        ("a.apkg", "no zip", "this Anki package cannot be read: it is damaged, or no zip archive"),
        ("a.xlsx", "no zip", "this spreadsheet cannot be read: it is damaged, or no zip archive"),
        ("a.xml", "<html/>", "this XML begins with `html`, not `quiz`"),
        ("a.JSON", "[]", "this JSON has no `results`"),
        ("a.csv", " \n", "this file is empty"),
        ("a.tsv", "\0", "this is no plain text"),
    ):
        (tmp_path / name).write_text(text)
        ran = outside.quiz("import", name)
        assert (ran.code, ran.out, ran.err.splitlines()[0]) == (65, "", f"quiz: {told}")
        assert ran.err.count("\nhelp: ") == 1


def test_a_deck_is_not_imported(tmp_path: Path) -> None:
    """It is where it came from, and only has to be found."""
    outside = Outside.at(tmp_path)
    (tmp_path / "a.toml").write_text('[deck]\ntitle = "A"\n')
    assert outside.quiz("import", "a.toml") == (
        2,
        "",
        "quiz: a deck needs no import\nhelp: put it into your decks folder, or name it: `--decks`\n",
    )


def test_a_file_without_a_card_says_as_what_it_was_read(tmp_path: Path) -> None:
    """So that another format can be named."""
    outside = Outside.at(tmp_path)
    (tmp_path / "a.md").write_text("# Notes\n\nNothing to ask.\n")
    assert outside.quiz("import", "a.md") == (
        65,
        "",
        "quiz: a.md has no card that can be asked\nhelp: it was read as `hashcards`; `--from` says what else it is\n",
    )


def test_cards_that_do_not_go_out_are_not_counted(tmp_path: Path) -> None:
    """Where none does, nothing is written."""
    outside = Outside.at(tmp_path)
    recall = '[[card]]\nid = "{0}"\nkind = "recall"\nquestion = "{0}?"\nanswer = "yes"\n'
    true_false = '[[card]]\nid = "b"\nkind = "true-false"\nquestion = "It is so."\nanswer = true\n'
    deck = tmp_path / "decks" / "some.toml"
    deck.parent.mkdir(exist_ok=True)
    deck.write_text('[deck]\nid = "some"\ntitle = "Some"\n' + recall.format("a") + true_false)
    ran = outside.quiz("export", "some", "--to", "kahoot", "-o", "some.xlsx")
    assert (ran.code, ran.out) == (0, "some.xlsx: 1 card.\n")
    deck.write_text('[deck]\nid = "some"\ntitle = "Some"\n' + recall.format("a"))
    assert outside.quiz("export", "some", "--to", "kahoot", "-o", "none.xlsx") == (
        65,
        "",
        (
            "notice: some/a: left out: a recall card without options cannot be asked there\n"
            "quiz: no card of some can go out as kahoot\nhelp: `quiz export --help` shows the other formats\n"
        ),
    )
    assert not (tmp_path / "none.xlsx").exists()


def test_a_file_that_is_not_there_is_a_missing_input(tmp_path: Path) -> None:
    """Exit code 66."""
    ran = Outside.at(tmp_path).quiz("import", "none.json")
    assert (ran.code, ran.err) == (
        66,
        "quiz: cannot read none.json: no such file or directory\nhelp: check its name and rights\n",
    )


def test_an_export_goes_to_a_file_or_to_standard_output(tmp_path: Path) -> None:
    """The same bytes either way."""
    outside = Outside.at(tmp_path)
    out = outside.quiz("export", "troops", "--to", "markdown").out
    assert out.startswith("# Troop numbers\n\n**1.** About how many American troops")
    assert outside.quiz("export", "troops", "--to", "markdown", "-o", "troops.md") == (0, "troops.md: 4 cards.\n", "")
    assert (tmp_path / "troops.md").read_text("utf-8") == out


def test_an_export_never_takes_the_place_of_a_deck(tmp_path: Path) -> None:
    """A name that ends as decks do is a slip: what was written by hand there would be gone."""
    outside = Outside.at(tmp_path)
    deck = tmp_path / "decks" / "mine.toml"
    deck.parent.mkdir(exist_ok=True)
    deck.write_text('[deck]\nid = "mine"\ntitle = "Mine"\n[[card]]\nkind = "recall"\nquestion = "a"\nanswer = "b"\n')
    before = deck.read_bytes()
    assert outside.quiz("export", "mine", "--to", "csv", "-o", "decks/mine.toml") == (
        2,
        "",
        (
            "quiz: -o/--output: `decks/mine.toml` is the name of a deck, and what is written here is none\n"
            "help: `quiz export --help` shows what it takes\n"
        ),
    )
    assert deck.read_bytes() == before


def test_the_account_of_an_export_needs_a_file_for_the_deck(tmp_path: Path) -> None:
    """Both cannot go to standard output."""
    assert Outside.at(tmp_path).quiz("export", "troops", "--to", "csv", "--json") == (
        2,
        "",
        "quiz: the account and the deck cannot share standard output\nhelp: add `-o FILE`\n",
    )


def test_a_history_that_comes_in_counts_once(tmp_path: Path) -> None:
    """A package from Anki is imported twice: its answers are there once, and cards that came before have theirs."""
    outside = Outside.at(tmp_path)
    notes = [Made(("What is the capital?", "Oslo"), answers=[(NOON - 5 * DAY, 3, 2500, 0), (NOON - DAY, 3, 2500, 1)])]
    (tmp_path / "geo.apkg").write_bytes(package({"collection.anki2": database(tmp_path, BASIC, notes)}))
    assert outside.quiz("import", "geo.apkg", "--to", "decks/geo.toml", "--no-history").code == 0
    assert list(tmp_path.rglob("import-*.jsonl")) == []
    for _ in range(2):
        assert outside.quiz("import", "geo.apkg", "--to", "decks/geo.toml").code == 0
        assert outside.quiz("show", "what-is-the-capital").out.count("good") == 2
    assert len(list(tmp_path.rglob("import-*.jsonl"))) == 1


def test_answers_that_went_out_are_not_new_when_they_come_back(tmp_path: Path) -> None:
    """A deck is exported with its history and imported again."""
    outside = Outside.at(tmp_path)
    answers = '{"answer": "Tokyo"}\n{"rate": "good"}\n{"event": "quit"}\n'
    outside.quiz("study", "troops", "--ui", "json", "--typed", "--seed", "1", "--limit", "1", typed=answers)
    before = outside.quiz("stats", "--json").out
    assert json.loads(before)["answers"] == 1
    assert outside.quiz("export", "troops", "--to", "anki", "-o", "troops.apkg").code == 0
    ran = outside.quiz("import", "troops.apkg", "--to", "decks/troops.toml")
    assert ran.out == "decks/troops.toml: 4 cards (4 as they were); 1 other card stays.\n"
    assert outside.quiz("stats", "--json").out == before
    told = "notice: troops, history: left out: a text has no room for it\n"
    assert outside.quiz("export", "troops", "--to", "anki-text").err.endswith(told)
    assert told not in outside.quiz("export", "troops", "--to", "anki-text", "--no-history").err


def test_a_package_is_not_put_on_a_screen(tmp_path: Path) -> None:
    """It is no text."""
    outside = Outside.at(tmp_path)
    assert outside.quiz("export", "troops", "--to", "anki", "-o", "troops.apkg").out == "troops.apkg: 4 cards.\n"
    assert (tmp_path / "troops.apkg").read_bytes().startswith(b"PK")


def test_a_separator_says_what_a_text_is(tmp_path: Path) -> None:
    """One of several characters is between two sides, however much the text looks like a table; so is a rare one."""
    outside = Outside.at(tmp_path)
    (tmp_path / "words.txt").write_text("hund - dog, hound\nkatt - cat, puss\n", "utf-8")
    (tmp_path / "lines.txt").write_text("hund ~ dog\nkatt ~ cat\n", "utf-8")
    for name, separator in (("words", " - "), ("lines", "~")):
        ran = outside.quiz("import", f"{name}.txt", "--separator", separator, "--to", f"decks/{name}.toml")
        assert ran == (0, f"decks/{name}.toml: 2 cards (2 new).\n", "")
    asked = json.loads(outside.quiz("list", "words", "--json").out)["decks"][0]["cards"]
    assert [(card["kind"], card["question"]) for card in asked] == [("recall", "hund"), ("recall", "katt")]


def test_cards_that_did_not_come_are_counted(tmp_path: Path) -> None:
    """So whoever imports into the wrong deck hears of it."""
    outside = Outside.at(tmp_path)
    for word in ("hund\tdog\nkatt\tcat\n", "hus\thouse\n"):
        (tmp_path / "words.txt").write_text(word, "utf-8")
        ran = outside.quiz("import", "words.txt", "--from", "quizlet", "--to", "decks/words.toml")
    assert ran.out == "decks/words.toml: 1 card (1 new); 2 other cards stay.\n"


def test_a_text_file_is_no_place_for_a_deck(tmp_path: Path) -> None:
    """Nor is it a folder, unless there is one of that name."""
    outside = Outside.at(tmp_path)
    trivia(outside)
    assert outside.quiz("import", "trivia.json", "--to", "trivia.txt") == (
        2,
        "",
        "quiz: trivia.txt is no name of a deck's file\nhelp: write `--to trivia.toml`, or name a folder\n",
    )
    (tmp_path / "more.d").mkdir()
    assert outside.quiz("import", "trivia.json", "--to", "more.d").code == 0


def test_where_no_card_came_the_format_is_named(tmp_path: Path) -> None:
    """It may have been another."""
    outside = Outside.at(tmp_path)
    trivia(outside, json.dumps({"response_code": 0, "results": []}))
    ran = outside.quiz("import", "trivia.json")
    assert ran.err == (
        "quiz: trivia.json has no card that can be asked\n"
        "help: it was read as `opentdb`; `--from` says what else it is\n"
    )

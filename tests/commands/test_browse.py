"""`quiz list` and `quiz show`: decks, cards, and what is known of them."""

import json
from pathlib import Path

import pytest

from tests.commands.outside import TROOPS, Outside


def test_the_decks_are_listed_with_their_sizes(tmp_path: Path) -> None:
    """Without a deck's name only the decks are listed; drafts are told apart."""
    assert Outside.at(tmp_path).quiz("list") == (0, "troops  Troop numbers (5 cards, 1 draft)\n", "")


def test_a_named_deck_is_listed_with_its_cards(tmp_path: Path) -> None:
    """The names stand in a column, the questions hang beneath their beginning."""
    assert (
        Outside.at(tmp_path).quiz("list", "numbers").out
        == """\
troops  Troop numbers (5 cards, 1 draft)
  korea        About how many American troops are based on the Korean Peninsula?
  capital      What is the capital of Japan?
  mechanism#1  The ____ Coordination Mechanism is new.
  mechanism#2  The Alliance Coordination ____ is new.
  roads        Put the cities in order from north to south.
"""
    )


def test_narrow_lists_wrap_beside_the_names(tmp_path: Path) -> None:
    """Forty columns are enough."""
    outside = Outside.at(tmp_path)
    outside.columns = 40
    assert (
        outside.quiz("list", "--tag", "numbers").out
        == """\
troops  Troop numbers (1 card)
  korea  About how many American troops
         are based on the Korean
         Peninsula?
"""
    )


def test_long_names_stand_above_their_questions(tmp_path: Path) -> None:
    """A column of long names would leave no room beside it."""
    outside = Outside.at(tmp_path, troops=TROOPS.replace('"korea"', '"troops-on-the-korean-peninsula"'))
    outside.columns = 40
    assert (
        outside.quiz("list", "--tag", "numbers").out
        == """\
troops  Troop numbers (1 card)
  troops-on-the-korean-peninsula
    About how many American troops are
    based on the Korean Peninsula?
"""
    )


def test_flagged_and_suspended_cards_can_be_found(tmp_path: Path) -> None:
    """What a learner flags in a sitting reaches the author, note and all."""
    outside = Outside.at(tmp_path)
    assert outside.quiz("list", "--flagged").out == "No card is like that.\n"
    outside.quiz("study", "--ui", "plain", "--typed", typed=":flag is it still so many?\n:suspend\n")
    assert (
        outside.quiz("list", "--flagged").out
        == """\
troops  Troop numbers (1 card)
  korea  About how many American troops are based on the Korean Peninsula?
         flag: is it still so many?
"""
    )
    assert (
        outside.quiz("list", "--suspended").out
        == """\
troops  Troop numbers (1 card)
  korea  About how many American troops are based on the Korean Peninsula?
"""
    )
    assert [deck["id"] for deck in json.loads(outside.quiz("list", "--flagged", "--json").out)["decks"]] == ["troops"]


def test_the_json_document_has_every_card(tmp_path: Path) -> None:
    """The cards come with or without a deck's name."""
    ran = Outside.at(tmp_path).quiz("list", "--json")
    (deck,) = json.loads(ran.out)["decks"]
    assert (deck["id"], deck["title"], deck["path"]) == ("troops", "Troop numbers", "decks/troops.toml")
    assert deck["cards"][0] == {
        "id": "troops/korea",
        "kind": "number",
        "question": "About how many American troops are based on the Korean Peninsula?",
        "tags": ["us-japan", "numbers"],
        "source": 9,
    }
    assert len(deck["cards"]) == 5


def test_without_decks_lists_are_empty_and_say_so(tmp_path: Path) -> None:
    """Also when there is nothing, JSON is one document."""
    outside = Outside.at(tmp_path)
    (tmp_path / "decks" / "troops.toml").unlink()
    assert outside.quiz("list", "--json").out == '{"decks": []}\n'
    assert outside.quiz("list").out == "No deck was found.\n"


def test_a_card_is_shown_whole_with_its_history(tmp_path: Path) -> None:
    """What its author wrote, where it stands in the file, and what became of it."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--ui", "plain", "--typed", "--limit", "1", typed="49,000\no\n\n")
    assert (
        outside.quiz("show", "korea").out
        == """\
troops/korea  (number)
  question     About how many American troops are based on the Korean Peninsula?
  answer       about 28,000 troops
  lure         49,000: That is the number in Japan.
  hint         Fewer than in Japan.
  explanation  North Korea is near.
  source       Stars and Stripes, paragraph 9
  tags         us-japan, numbers
  file         decks/troops.toml:9
  status       due in 2 days; memory about 2 days; recall now 100%; 1 answer, 0
               lapses
  2026-01-01   correct, good: 49,000 (overruled)
"""
    )


def test_a_note_is_shown_with_all_its_siblings(tmp_path: Path) -> None:
    """A sibling of its own is shown alone."""
    outside = Outside.at(tmp_path)
    both = outside.quiz("show", "mechanism").out
    assert both.count("question") == 2
    assert outside.quiz("show", "mechanism#2").out == both.split("\n\n")[1]


@pytest.mark.parametrize("words", ["mech", "MECH", "troops/mech", "Troops/Mech"])
def test_a_whole_name_is_not_taken_for_a_part_of_another(tmp_path: Path, words: str) -> None:
    """The name of a note, with its deck or without it, in any case."""
    longer = '[[card]]\nid = "mechanism-of-old"\nkind = "cloze"\ntext = "{{That}} and {{this}}."\n'
    outside = Outside.at(tmp_path, troops=TROOPS.replace('"mechanism"', '"mech"') + longer)
    assert "troops/mech#1  (cloze)\n" in outside.quiz("show", words).out


def test_drafts_and_what_is_put_aside_can_be_told(tmp_path: Path) -> None:
    """The status says why a card is not asked."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--ui", "plain", "--typed", typed=":bury\n")
    outside.quiz("suspend", "capital")
    assert "  status       a draft: not studied until `draft` is removed\n" in outside.quiz("show", "later").out
    assert "  status       put aside for today; new\n" in outside.quiz("show", "korea").out
    assert "  status       suspended; new\n" in outside.quiz("show", "capital").out


def test_a_card_as_json_has_what_is_shown(tmp_path: Path) -> None:
    """The names and types of the fields are those that `list --json` uses, and the history beside them."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--ui", "plain", "--typed", "--limit", "1", typed="28k\n\n")
    (card,) = json.loads(outside.quiz("show", "korea", "--json").out)["cards"]
    assert card["id"] == "troops/korea"
    assert card["key"] == "about 28,000 troops"
    assert card["due_in_days"] == 2
    assert [review["verdict"] for review in card["reviews"]] == ["correct"]


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        ("korae", 66, "quiz: there is no card `korae`\nhelp: did you mean `troops/korea`?\n"),
        ("xyzzy", 66, "quiz: there is no card `xyzzy`\nhelp: `quiz list` shows what there is\n"),
        ("troops", 2, "quiz: `troops` is a deck, not a card\nhelp: `quiz list troops` shows its cards\n"),
        ("Troo", 2, "quiz: `troops` is a deck, not a card\nhelp: `quiz list troops` shows its cards\n"),
        ("", 66, "quiz: there is no card ``\nhelp: `quiz list` shows what there is\n"),
        (
            "r",
            2,
            (
                "quiz: `r` could be 5 cards\nhelp: say more of its name: "
                "`troops/korea`, `troops/capital`, `troops/mechanism`, `troops/roads`, `troops/later`\n"
            ),
        ),
    ],
)
def test_a_card_that_is_not_found_is_asked_back(tmp_path: Path, words: str, code: int, error: str) -> None:
    """The nearest name is offered, or the several that were meant."""
    assert Outside.at(tmp_path).quiz("show", words) == (code, "", error)


@pytest.mark.parametrize(
    ("argv", "error"),
    [
        (("list", "tropos"), "quiz: there is no deck `tropos`\nhelp: did you mean `troops`?\n"),
        (("list", "a.toml"), "quiz: there is no deck `a.toml`\nhelp: `--decks a.toml` reads a deck from a file\n"),
        (("list", "Troop numers"), "quiz: there is no deck `Troop numers`\nhelp: did you mean `troops`?\n"),
        (("list", "--tag", "numbres"), "quiz: there is no tag `numbres`\nhelp: did you mean `numbers`?\n"),
        (("list", "--tag", "xyz"), "quiz: there is no tag `xyz`\nhelp: the tags are `numbers`, `us-japan`\n"),
    ],
)
def test_decks_and_tags_are_suggested_too(tmp_path: Path, argv: tuple[str, ...], error: str) -> None:
    """A title may be mistyped as well as an id."""
    assert Outside.at(tmp_path).quiz(*argv) == (66, "", error)


def test_a_title_in_full_is_that_deck_though_others_have_it_in_theirs(tmp_path: Path) -> None:
    """As the author wrote it, or but for its capitals; part of a title must be one deck's alone."""
    outside = Outside.at(tmp_path)
    for name, title in (("a", "Rome"), ("b", "Rome at war")):
        (tmp_path / "decks" / f"{name}.toml").write_text(f'[deck]\ntitle = "{title}"\n', "utf-8")
    assert outside.quiz("list", "Rome").out == "a  Rome (0 cards)\n"
    assert outside.quiz("list", "rome").out == "a  Rome (0 cards)\n"
    assert outside.quiz("list", "Rom").err == "quiz: `Rom` could be 2 decks\nhelp: say more of its name: `a`, `b`\n"


def test_a_card_kept_out_by_a_mistake_is_named_with_its_place(tmp_path: Path) -> None:
    """The author looks for the card, and finds the mistake."""
    outside = Outside.at(tmp_path, troops=TROOPS.replace('answer = "Tokyo"', "answer = 5"))
    assert outside.quiz("show", "capital") == (
        65,
        "",
        (
            "quiz: `capital` is left out, because of a mistake\n"
            "help: see decks/troops.toml:23; `quiz check` says what is wrong there\n"
        ),
    )

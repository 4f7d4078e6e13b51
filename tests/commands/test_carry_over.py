"""Histories whose cards have new ids: offered once, carried over whole, and never without consent."""

from pathlib import Path

import pytest

from quiz.cli import run
from quiz.commands import ask, carry_over
from quiz.core.review import Rename
from tests.commands.outside import TROOPS, Outside, text_of

RENAMED = TROOPS.replace('id = "troops"', 'id = "forces"')
"""The same deck under a new id."""


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    """A learner who has answered every card of a deck that then got a new id."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--ui", "plain", "--typed", typed="28k\n\nKyoto\n\nAlliance\n\na b c\n\nTokyo\n\n")
    outside.deck("troops", RENAMED)
    return outside


def offered(outside: Outside, typed: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is said on a plain terminal where `typed` is answered."""
    world = outside.world(typed)
    with monkeypatch.context() as patch:
        patch.setattr(ask, "can_ask", lambda _world: True)
        carry_over.offer(world)
    return text_of(world.stdout)


def test_after_consent_every_schedule_is_kept_whole(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory, due day, repetitions and lapses: all as they were, under the new ids."""
    before = outside.world().schedules
    assert offered(outside, "1\n", monkeypatch) == (
        """\
4 cards that you have answered seem to have new names:
  troops/korea → forces/korea
    About how many American troops are based on the Korean Peninsula?
  troops/capital → forces/capital
    What is the capital of Japan?
  troops/mechanism → forces/mechanism
    The ____ Coordination Mechanism is new.
  troops/roads → forces/roads
    Put the cities in order from north to south.

Carry the history over?
  1  Yes, carry it over
  2  Never for these
  3  Not now
Number, or Enter for the first: The history of 4 cards was carried over.
"""
    )
    assert outside.world().schedules == {
        card.replace("troops/", "forces/"): schedule for card, schedule in before.items()
    }
    assert len(before) == 4
    assert offered(outside, "", monkeypatch) == ""


def test_a_renamed_card_in_a_deck_that_stays_is_found_by_its_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the card's own id changed; its siblings go along."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--ui", "plain", "--typed", typed="28k\n\nTokyo\n\nAlliance\n\n")
    outside.deck("troops", TROOPS.replace('"mechanism"', '"acm"'))
    assert offered(outside, "\n", monkeypatch).startswith(
        "1 card that you have answered seems to have a new name:\n  troops/mechanism → troops/acm\n"
    )
    assert set(outside.world().schedules) == {"troops/korea", "troops/capital", "troops/acm#1"}


def test_not_now_changes_nothing_and_asks_again(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    """The end of the input means the same."""
    (log,) = outside.log
    before = log.read_bytes()
    first = offered(outside, "3\n", monkeypatch)
    assert "Carry the history over?" in first
    assert offered(outside, "", monkeypatch).splitlines()[:-1] == first.splitlines()[:-1]
    assert log.read_bytes() == before


def test_never_is_remembered_in_a_file_that_may_be_deleted(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is this machine's own, and holds no more than what was refused."""
    offered(outside, "2\n", monkeypatch)
    assert offered(outside, "", monkeypatch) == ""
    kept = outside.folder / "state" / "quiz" / "not-carried-over.tsv"
    profile = outside.home / "profiles" / "default" / "log"
    assert kept.read_text("utf-8").splitlines()[0] == f"{profile}\ttroops/korea\tforces/korea"
    kept.unlink()
    assert offered(outside, "", monkeypatch) != ""


def test_in_a_pipe_one_line_tells_of_it(outside: Outside) -> None:
    """Nobody can be asked there, and nothing is done."""
    notice = (
        "notice: 4 cards seem to have new names: troops/korea → forces/korea. "
        "`quiz` in a terminal can carry the history over.\n"
    )
    assert outside.quiz().err == notice
    assert outside.quiz("study", "--ui", "plain").err == notice
    assert not any(isinstance(entry, Rename) for entry in outside.world().contents.entries)


def test_programs_are_left_alone(outside: Outside) -> None:
    """JSON lines and counts come without a word beside them."""
    assert outside.quiz("study", "--ui", "json").err == ""
    assert outside.quiz("due", "--json").err == ""


def test_nothing_is_offered_while_mistakes_keep_cards_out(outside: Outside) -> None:
    """Nobody can tell then which cards are gone."""
    outside.deck("troops", RENAMED + '[[card]]\nid = "broken"\n')
    assert outside.quiz().err == ""


def test_looking_at_other_decks_is_no_loss_of_cards(outside: Outside) -> None:
    """Where the usual places still have the cards, only a whole deck under a new id is taken for them."""
    usual = outside.home / "decks"
    usual.mkdir()
    (usual / "troops.toml").write_text(TROOPS, "utf-8")
    other = RENAMED.replace('"capital"', '"city"').replace('"Tokyo"\n', '"Edo"\n')
    outside.deck("troops", other)
    assert outside.quiz().err == ""
    outside.deck("troops", RENAMED)
    assert "4 cards seem to have new names" in outside.quiz().err


def test_decks_above_the_home_folder_are_no_usual_place(outside: Outside) -> None:
    """What lies there is not the learner's, and says nothing of which cards are gone."""
    home = outside.folder / "decks" / "me"
    home.mkdir()
    outside.deck("troops", TROOPS)
    (home / "mine.toml").write_text(RENAMED.replace('"capital"', '"city"').replace('"Tokyo"\n', '"Edo"\n'), "utf-8")
    environ = {"QUIZ_HOME": str(outside.home), "QUIZ_DECKS": "mine.toml", "HOME": str(home)}
    world = outside.world(cwd=home, environ=environ)
    assert run((), world) == 0
    assert "new names: troops/mechanism → forces/mechanism" in text_of(world.stderr)


def test_drafts_are_not_gone(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    """A card that its author has taken in hand again keeps its history where it is."""
    outside.deck("troops", TROOPS.replace('kind = "short"', 'kind = "short"\ndraft = true'))
    outside.deck("copy", TROOPS.replace('id = "troops"', 'id = "copy"'))
    assert offered(outside, "", monkeypatch) == ""


def test_a_mere_namesake_is_offered_with_not_now_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was ever right of the card, so nothing tells; Enter and the end of the input leave it."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--ui", "plain", "--typed", "--limit", "2", typed="28k\n\nKyoto\n")
    outside.deck("troops", TROOPS.replace('"capital"', '"city"').replace('"Tokyo"\n', '"Edo"\n'))
    outside.deck(
        "other", TROOPS.replace('id = "troops"', 'id = "other"').replace("capital of Japan", "capital of Peru")
    )
    said = offered(outside, "\n", monkeypatch)
    assert said == (
        """\
1 card that you have answered may have a new name:
  troops/capital → other/capital
    What is the capital of Peru?

Carry the history over?
  1  Not now
  2  Yes, carry it over
  3  Never for these
Number, or Enter for the first: """
    )
    assert offered(outside, "", monkeypatch) == said + "\n"
    assert "The history of 1 card was carried over." in offered(outside, "2\n", monkeypatch)


def test_a_card_of_the_same_name_that_asks_for_something_else_is_never_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However alike the names: what was right there is wrong here."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--ui", "plain", "--typed", "--limit", "2", typed="28k\n\nTokyo\n")
    outside.deck(
        "troops", TROOPS.replace('"capital"', '"city"').replace('"Tokyo"\n', '"Edo"\n').replace('"Tokio"', '"E"')
    )
    outside.deck(
        "other", TROOPS.replace('id = "troops"', 'id = "other"').replace('"Tokyo"\n', '"Lima"\n').replace("Tokio", "L")
    )
    assert offered(outside, "", monkeypatch) == ""
    outside.deck("third", TROOPS.replace('id = "troops"', 'id = "third"'))
    assert "troops/capital → third/capital" in offered(outside, "", monkeypatch)

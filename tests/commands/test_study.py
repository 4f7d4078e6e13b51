"""`quiz study` where no answer can be kept: never without the learner's word."""

import json
from pathlib import Path

import pytest

from quiz.commands import study
from quiz.store.review_log import ReviewLog
from tests.commands.outside import Outside


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Outside:
    """A home that can be read and not written."""
    monkeypatch.setattr(ReviewLog, "writable", property(lambda _log: False))
    return Outside.at(tmp_path)


@pytest.mark.parametrize("ui", ["plain", "json"])
def test_in_a_pipe_nothing_is_asked_that_could_not_be_kept(outside: Outside, ui: str) -> None:
    """Nobody is there to agree: one line of what is the matter, one of what to do, before any question."""
    ran = outside.quiz("study", "--ui", ui, typed="28k\n")
    assert (ran.code, ran.out) == (73, "")
    assert ran.err == (
        f"quiz: no answer can be kept in {outside.home}/profiles/default/log\n"
        "help: check that you may write there, or keep your reviews elsewhere with --home\n"
    )


@pytest.mark.parametrize(("agreed", "code"), [(True, 0), (False, 73)])
def test_a_learner_may_practise_without_a_log(
    outside: Outside, monkeypatch: pytest.MonkeyPatch, agreed: bool, code: int
) -> None:
    """Who agrees is asked as ever, and nothing is written; who does not is told what to do."""
    monkeypatch.setattr(study, "can_ask", lambda _world: True)
    monkeypatch.setattr(study, "choose", lambda _world, _question, _offers, **_way_out: agreed)
    ran = outside.quiz("study", "--ui", "plain", "--typed", typed="28k\n\n")
    assert ran.code == code
    assert ("Right." in ran.out) is agreed
    assert outside.log == []


def crammed(outside: Outside, *argv: str) -> list[str]:
    """The questions of a cram of two cards."""
    ran = outside.quiz(
        "study", "--ui", "json", "--cram", "--limit", "2", *argv, typed='{"answer": null}\n{"rate": "good"}\n' * 2
    )
    shown = map(json.loads, ran.out.splitlines())
    return [screen["card"] for screen in shown if screen["screen"] == "ask"]


def test_a_cram_goes_on_to_cards_not_yet_practised(tmp_path: Path) -> None:
    """Sitting after sitting takes the next cards, until all were practised, and then all again."""
    outside = Outside.at(tmp_path)
    first, second, third = crammed(outside), crammed(outside), crammed(outside)
    assert len({*first, *second, *third}) == 5
    assert len(third) == 1
    assert crammed(outside) == first


def test_a_cram_by_seed_asks_the_same_each_time(tmp_path: Path) -> None:
    """A class that names the same seed gets the same questions, whoever practised before."""
    outside = Outside.at(tmp_path)
    assert crammed(outside, "--seed", "7") == crammed(outside, "--seed", "7")


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [("28,000", "correct"), ("about 28 thousand", "correct"), ("49 000", "wrong"), ("x", "wrong")],
)
def test_a_program_may_answer_a_choice_in_other_words(tmp_path: Path, answer: str, verdict: str) -> None:
    """They are marked as if they had been typed: neither refused, nor wrong for their form."""
    sent = json.dumps({"answer": answer}) + "\n"
    ran = Outside.at(tmp_path).quiz("study", "--ui", "json", "--choices", typed=sent)
    asked, marked = map(json.loads, ran.out.splitlines()[:2])
    assert (asked["card"], asked["asked_as"]) == ("troops/korea", "choice")
    assert (marked["screen"], marked["verdict"]) == ("feedback", verdict)


EMPTY = '[deck]\ntitle = "Mine"\n'
CARD = '[[card]]\nid = "{}"\nkind = "recall"\nquestion = "{}?"\nanswer = "So"\n'


@pytest.mark.parametrize(
    ("deck", "error"),
    [
        ("", "`mine` has no card yet\nhelp: `quiz add --deck mine` writes one\n"),
        (
            "".join(CARD.format(name, name) + "draft = true\n" for name in "abc"),
            (
                "`mine` has no card yet, only 3 drafts\n"
                "help: `quiz edit mine`: keep what is worth knowing, and take its `draft = true` away\n"
            ),
        ),
        ('[[card]]\nkind = "no"\n', "mistakes in the decks keep every card out\nhelp: `quiz check` shows them\n"),
    ],
)
@pytest.mark.parametrize("ui", ["plain", "json"])
def test_a_deck_that_has_no_card_to_ask_says_why(tmp_path: Path, ui: str, deck: str, error: str) -> None:
    """And what brings one: by its name beside others, and where it is the only one."""
    outside = Outside.at(tmp_path)
    outside.deck("mine", EMPTY + deck)
    named = outside.quiz("study", "mine", "--ui", ui)
    (tmp_path / "decks" / "troops.toml").unlink()
    assert named == outside.quiz("study", "--ui", ui)
    assert (named.out, named.err) == ("", f"quiz: {error}")


def test_a_tag_that_no_card_of_the_deck_has_is_told(tmp_path: Path) -> None:
    """Though cards of other decks have it."""
    outside = Outside.at(tmp_path)
    outside.deck("mine", EMPTY + CARD.format("a", "a"))
    error = "quiz: no card of `mine` has the tag `numbers`\nhelp: leave out the deck or the tag\n"
    assert outside.quiz("study", "mine", "--tag", "numbers") == (66, "", error)


def test_a_new_deck_is_not_called_mistaken(tmp_path: Path) -> None:
    """That it has no card yet keeps none from being asked."""
    outside = Outside.at(tmp_path)
    outside.deck("mine", EMPTY)
    assert "left out" not in outside.quiz().out

"""Moodle XML as it goes out: elements and settings as Moodle exports them, and an import that knows its cards again."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from quiz.core.card import Card, Choice, Cloze, Date, Deck, Recall, TrueFalse
from quiz.core.date import PartialDate
from quiz.core.note import notes
from quiz.core.review import AskedAs, Rating, Review
from quiz.deckfile.find import shipped_decks
from quiz.deckfile.parse import parse_deck
from quiz.exchange import gift, moodle
from quiz.exchange.carry import Learnt, Loss, Options
from quiz.exchange.moodle.going import GRADES, shares
from tests.commands.outside import Outside
from tests.deckfile.strategies import decks

CARDS = (
    Card("d/a", "d", Choice("1 < 2?", "yes", ("no",)), explanation="Count.", why_not=(("no", "Look."),), hints=("h",)),
    Card("d/b#1", "d", Cloze("In ", " {x}", "Os}lo", ("C~#*",), "a town")),
)

WRITTEN = """\
<?xml version='1.0' encoding='utf-8'?>
<quiz>
  <question type="category">
    <category>
      <text>$course$/top/A deck</text>
    </category>
    <info format="html">
      <text>About.&lt;br&gt;&lt;br&gt;Deck: A deck&lt;br&gt;Tag: t</text>
    </info>
    <idnumber>quiz:d</idnumber>
  </question>
  <question type="multichoice">
    <name>
      <text>a</text>
    </name>
    <questiontext format="html">
      <text>1 &amp;lt; 2?</text>
    </questiontext>
    <generalfeedback format="html">
      <text>Count.</text>
    </generalfeedback>
    <defaultgrade>1</defaultgrade>
    <penalty>0.3333333</penalty>
    <hidden>0</hidden>
    <idnumber>quiz:d/a</idnumber>
    <single>true</single>
    <shuffleanswers>true</shuffleanswers>
    <answernumbering>abc</answernumbering>
    <answer fraction="100" format="html">
      <text>yes</text>
    </answer>
    <answer fraction="0" format="html">
      <text>no</text>
      <feedback format="html">
        <text>Look.</text>
      </feedback>
    </answer>
    <hint format="html">
      <text>h</text>
    </hint>
  </question>
  <question type="cloze">
    <name>
      <text>b</text>
    </name>
    <questiontext format="html">
      <text>In {1:SHORTANSWER:=Os&amp;#125;lo~=C&amp;#126;&amp;#35;&amp;#92;*~*#a town} &amp;#123;x}</text>
    </questiontext>
    <generalfeedback format="html">
      <text />
    </generalfeedback>
    <penalty>0.3333333</penalty>
    <hidden>0</hidden>
    <idnumber>quiz:d/b</idnumber>
  </question>
</quiz>
"""


def test_a_deck_is_written_as_moodle_exports_its_questions() -> None:
    """A category that says what a deck says, questions with all that Moodle asks for, gaps with everything coded."""
    out = moodle.write(Deck("d", "A deck", "About.", tags=("t",), cards=CARDS), Options())
    assert out.data.decode() == WRITTEN


def question_of(card: Card) -> ElementTree.Element:
    """The question that a card goes out as."""
    quiz = ElementTree.fromstring(moodle.write(Deck("d", "D", cards=(card,)), Options()).data)
    return quiz[1]


def told(question: ElementTree.Element, path: str) -> list[str | None]:
    return [element.text for element in question.findall(path)]


def test_what_moodle_has_no_kind_for_goes_out_as_something_a_teacher_can_use() -> None:
    """A date is typed in any usual form, a card that is turned over is an essay with its answer told to teachers."""
    date = question_of(Card("d/a", "d", Date("When?", PartialDate(2015, 3, 23)), source=7))
    assert (date.get("type"), told(date, "answer/text")) == (
        "shortanswer",
        ["March 23, 2015", "23 March 2015", "March 23 2015", "2015-03-23"],
    )
    assert told(date, "tags/tag/text") == ["quiz:kind=date", "quiz:source=7"]
    recall = question_of(Card("d/a", "d", Recall("Why?", "So."), explanation="More."))
    assert (recall.get("type"), told(recall, "graderinfo/text"), told(recall, "generalfeedback/text")) == (
        "essay",
        ["So."],
        ["So.<br><br>More."],
    )
    labelled = question_of(Card("d/a", "d", TrueFalse("May one?", key=False, labels=("Permitted", "Not permitted"))))
    answers = [(answer.get("fraction"), told(answer, "text")) for answer in labelled.findall("answer")]
    assert (labelled.get("type"), answers) == ("multichoice", [("0", ["Permitted"]), ("100", ["Not permitted"])])
    fixed = question_of(Card("d/a", "d", Choice("How many?", "10", ("2", "30"), shuffle=False)))
    assert told(fixed, "answer/text") == ["2", "10", "30"]


@pytest.mark.parametrize("count", range(1, 21))
def test_right_answers_together_earn_the_whole_mark_in_shares_that_moodle_takes(count: int) -> None:
    """It refuses any other percentage."""
    assert set(shares(count)) <= set(GRADES)
    assert abs(sum(shares(count)) - 100) < 0.01


@given(decks())
@settings(max_examples=50, deadline=None)
def test_moodle_takes_every_file(deck: Deck) -> None:
    """Each question has a name, a text and a right answer, ids are short enough and shares are Moodle's."""
    quiz = ElementTree.fromstring(moodle.write(deck, Options()).data)
    grades = {f"{grade:.5f}".rstrip("0").rstrip(".") for grade in GRADES}
    for question in quiz[1:]:
        kind = question.get("type")
        assert (question.findtext("name/text") or "").strip()
        assert (question.findtext("questiontext/text") or "").strip()
        assert len(question.findtext("idnumber") or "") <= 100
        assert all(len(tag or "") <= 50 for tag in told(question, "tags/tag/text"))
        shared = [answer.get("fraction", "").removeprefix("-") for answer in question.findall("answer")]
        if kind not in ("ordering", "cloze", "essay", "matching"):
            assert set(shared) <= grades | {"0"}
            assert len(shared) > (kind == "multichoice")


def test_a_history_is_told_to_stay() -> None:
    """Neither format has a place for answers."""
    deck = Deck("d", "D", cards=CARDS)
    learnt = Learnt((Review("r", 0, 0, 0, "d/a", None, 1, Rating.GOOD, AskedAs.RECALL, ""),))
    lost = Loss("d", "history", "left out: there is no room for it there")
    assert lost in moodle.write(deck, Options(learnt=learnt)).losses
    assert lost in gift.write(deck, Options(learnt=learnt)).losses


@pytest.mark.parametrize("path", sorted(shipped_decks().rglob("*.toml")), ids=lambda path: path.stem)
def test_the_shipped_decks_go_to_moodle_and_come_back_whole(path: Path) -> None:
    """But for hints of essays, and what is said to the lures of a match."""
    deck = parse_deck(path.read_text("utf-8"), path.name).deck
    assert deck
    out = moodle.write(deck, Options())
    kinds = {card.note: card.kind for card in deck.cards}
    assert {(kinds[loss.card], loss.field) for loss in out.losses} <= {
        ("recall", "hint"),
        ("list", "hint"),
        ("match", "why_not"),
    }
    assert len(moodle.read(out.data, Options()).decks[0].cards) == len(deck.cards)


def test_a_question_reworded_in_moodle_updates_its_card(tmp_path: Path) -> None:
    """By the id number that went out with it; the others stay as they were, whatever is in between."""
    outside = Outside.at(tmp_path)
    outside.quiz("export", "troops", "--to", "moodle", "-o", "troops.xml")
    deck = parse_deck((tmp_path / "decks/troops.toml").read_text("utf-8"), "troops.toml").deck
    assert deck
    text = (tmp_path / "troops.xml").read_text("utf-8")
    first = deck.cards[0].stem
    (tmp_path / "troops.xml").write_text(text.replace(first, f"{first} Reworded."), "utf-8")
    ran = outside.quiz("import", "troops.xml", "--to", "decks/troops.toml")
    count = len(notes(deck.cards))
    assert ran.out == f"decks/troops.toml: {count} cards (1 changed, {count - 1} as they were); 1 other card stays.\n"
    after = parse_deck((tmp_path / "decks/troops.toml").read_text("utf-8"), "troops.toml").deck
    assert after
    assert [card.id for card in after.cards] == [card.id for card in deck.cards]
    assert after.cards[0].stem == f"{first} Reworded."

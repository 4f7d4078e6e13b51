"""Moodle XML as Moodle and teachers write it: what comes of each question, and what is said to be lost."""

from decimal import Decimal
from pathlib import Path

import pytest

from quiz.core.card import Choice, Cloze, Number, Question, Short
from quiz.core.error import Exit, QuizError
from quiz.exchange import moodle
from quiz.exchange.carry import Loss, Options
from tests.exchange.accounts import account

FIXTURES = Path(__file__).parent / "fixtures"
OPTIONS = Options("teachers")


def file_of(*questions: str) -> bytes:
    """A file with these questions, each given by its type and what is inside of it: `essay <name>…`."""
    parted = (question.partition(" ") for question in questions)
    return (
        "<?xml version='1.0'?><quiz>"
        + "".join(f'<question type="{kind}">{inside}</question>' for kind, _, inside in parted)
        + "</quiz>"
    ).encode()


def short(text: str, answer: str = "yes", more: str = "") -> str:
    """A short answer question."""
    return (
        f"shortanswer <questiontext format='html'><text>{text}</text></questiontext>"
        f"<answer fraction='100'><text>{answer}</text></answer>{more}"
    )


def asked(data: bytes) -> list[Question]:
    """The questions that come of a file."""
    return [card.question for deck in moodle.read(data, OPTIONS).decks for card in deck.cards]


def test_a_teachers_bank_comes_in_with_an_account_of_what_did_not() -> None:
    """Twenty questions of all types in two categories; decks and losses are as the text beside the file has them."""
    data = (FIXTURES / "teachers.xml").read_bytes()
    assert account(moodle.read(data, OPTIONS)) == (FIXTURES / "teachers.xml.txt").read_text("utf-8")


def test_questions_without_a_category_go_into_a_deck_named_after_the_file() -> None:
    """Categories without questions make no deck."""
    came = moodle.read(file_of(short("Yes?"), "category <category><text>top/Empty</text></category>"), OPTIONS)
    assert [(deck.id, deck.title, len(deck.cards)) for deck in came.decks] == [("teachers", "teachers", 1)]


def test_a_card_is_known_again_by_its_id_number_or_its_name() -> None:
    """Reworded in Moodle, it has the same mark; names that several questions have say nothing."""
    before, after = (
        moodle.read(file_of(short(text, more=f"<idnumber>{own}</idnumber><name><text>{name}</text></name>")), OPTIONS)
        for text, own, name in (("Old words", "", "Q 7"), ("New words", "", "Q 7"))
    )
    marks = [came.decks[0].cards[0].id.rpartition("-")[2] for came in (before, after)]
    assert marks[0] == marks[1] != ""
    named = "<name><text>Same</text></name>"
    twins = moodle.read(file_of(short("One?", more=named), short("Two?", more=named)), OPTIONS)
    assert [card.id for card in twins.decks[0].cards] == ["teachers/one", "teachers/two"]


def test_a_choice_with_two_right_answers_keeps_the_first_and_tells_of_the_second() -> None:
    """The second is no lure: it is right."""
    answers = "".join(
        f"<answer fraction='{share}'><text>{text}</text></answer>" for share, text in ((100, "a"), (100, "b"), (0, "c"))
    )
    data = file_of(f"multichoice <questiontext><text>Q?</text></questiontext>{answers}")
    came = moodle.read(data, OPTIONS)
    assert came.decks[0].cards[0].question == Choice("Q?", "a", ("c",), shuffle=True)
    assert came.losses == (Loss("teachers/q", "answer", "`b` is right there as well; left out"),)


def test_a_star_is_any_text_and_an_escaped_one_a_star() -> None:
    """As Moodle marks short answers."""
    assert asked(file_of(short("Which sign?", "\\*"))) == [Short("Which sign?", "*")]
    came = moodle.read(file_of(short("Which sign?", "a*b")), OPTIONS)
    assert [loss.what for loss in came.losses] == ["left out: none of its answers is wholly right"]


@pytest.mark.parametrize(
    ("form", "written", "text"),
    [
        ("html", "<p>a &amp;amp; b</p><p>c</p>", "a & b\nc"),
        ("html", "<table><tr><th>x</th><th>y</th></tr><tr><td>1</td><td>2</td></tr></table>", "x y\n1 2"),
        ("moodle_auto_format", "x &lt; y", "x < y"),
        ("plain_text", "&lt;b&gt; &amp;amp;", "<b> &amp;"),
        ("markdown", "*a* &lt;b&gt;", "*a* <b>"),
    ],
)
def test_a_text_is_read_by_the_format_it_says(form: str, written: str, text: str) -> None:
    """Only HTML is read as HTML."""
    coded = written if form != "html" else written.replace("<", "&lt;").replace(">", "&gt;")
    data = file_of(short("").replace("format='html'><text>", f"format='{form}'><text>{coded}"))
    assert asked(data) == [Short(text, "yes")]


def test_html_that_a_tool_wrote_uncoded_is_read_as_well() -> None:
    """Moodle codes it; files made by hand often do not."""
    assert asked(file_of(short("What is <b>this</b><br/>thing?"))) == [Short("What is this\nthing?", "yes")]


def test_numbers_of_physics_come_in() -> None:
    """With an exponent of two digits."""
    data = "numerical {} <answer fraction='100'><text>6.02e23</text><tolerance>1E+21</tolerance></answer>"
    text = "<questiontext><text>How many are a mole?</text></questiontext>"
    assert asked(file_of(data.format(text))) == [Number("How many are a mole?", Decimal(602 * 10**21), Decimal(10**21))]


def test_a_wrong_answer_without_a_text_is_not_told() -> None:
    """Some begin the answers of a gap with a `~`."""
    text = "<questiontext><text>The {1:MC:~~dog~=cat} sat.</text></questiontext>"
    came = moodle.read(file_of(f"cloze {text}"), OPTIONS)
    assert [loss.what for loss in came.losses] == ["a gap is typed here, not chosen; left out: dog"]


def test_gaps_of_every_kind_are_typed_here() -> None:
    """Their answers, escapes and entities are read; pieces keep their blanks."""
    text = (
        "The {1:SHORTANSWER_C:=cat~=%100%tom\\}cat} &lt;b&gt;and&lt;/b&gt; {2:MCV:dog~=b&amp;uuml;g} ate {:NM:=2:0.5}."
    )
    assert asked(file_of(f"cloze <questiontext><text>{text}</text></questiontext>")) == [
        Cloze("The ", " and büg ate 2.", "cat", ("%100%tom}cat",)),
        Cloze("The cat and ", " ate 2.", "büg"),
        Cloze("The cat and büg ate ", ".", "2"),
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<quiz><question type='essay'>", "line 1 is no XML: no element found"),
        (b"<quiz>\n<question></quiz>", "line 2 is no XML: mismatched tag"),
        (b"<rss><question/></rss>", "this XML begins with `rss`, not `quiz`"),
        (b"", "line 1 is no XML: no element found"),
        (b"<quiz><question>\0</question></quiz>", "line 1 is no XML: not well-formed (invalid token)"),
        (b"<?xml version='1.0' encoding='klingon'?><quiz/>", "line 1 is no XML: its encoding is not known"),
    ],
)
def test_a_file_that_is_broken_as_a_whole_is_one_line(data: bytes, message: str) -> None:
    """With its place, and the exit code of bad data."""
    with pytest.raises(QuizError) as caught:
        moodle.read(data, OPTIONS)
    assert (str(caught.value), caught.value.code) == (message, Exit.BAD_DATA)

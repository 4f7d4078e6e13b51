"""GIFT as teachers write it, read as Moodle reads it; every mistake told with its line; and what goes out."""

from decimal import Decimal
from pathlib import Path

import pytest

from quiz.core.card import (
    Card,
    Choice,
    Cloze,
    Deck,
    Match,
    Number,
    Order,
    Question,
    Recall,
    Select,
    Short,
    TrueFalse,
)
from quiz.exchange import gift
from quiz.exchange.carry import Loss, Options
from tests.exchange.accounts import account

FIXTURES = Path(__file__).parent / "fixtures"
OPTIONS = Options("teachers")


def asked(text: str) -> list[Question]:
    """The questions of a GIFT text."""
    return [card.question for deck in gift.read(text.encode(), OPTIONS).decks for card in deck.cards]


def lost(text: str) -> list[tuple[str, str]]:
    """Where something was lost, and what."""
    return [(loss.card, loss.what) for loss in gift.read(text.encode(), OPTIONS).losses]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_teachers_file_comes_in_with_an_account_of_what_did_not(ending: str) -> None:
    """Thirty-five questions, whatever ends their lines; decks and losses are as the text beside the file has them."""
    data = (FIXTURES / "teachers.gift").read_text("utf-8").replace("\n", ending).encode("utf-8-sig")
    assert account(gift.read(data, OPTIONS)) == (FIXTURES / "teachers.gift.txt").read_text("utf-8")


NORWAY = "What is the capital of Norway?"
WRITTEN: dict[str, Question] = {
    f"::q1::{NORWAY}{{=Oslo ~Bergen#second city ~Stockholm ####Oslo since 1814.}}": Choice(
        NORWAY, "Oslo", ("Bergen", "Stockholm")
    ),
    "Q?{=Tokyo =Tōkyō =%50%Edo#old name}": Short("Q?", "Tokyo", ("Tōkyō",)),
    "Q?{T#wrong#right}": TrueFalse("Q?", key=True),
    "Q?{ FALSE }": TrueFalse("Q?", key=False),
    "Q?{#3.14:0.005}": Number("Q?", Decimal("3.14"), Decimal("0.005")),
    "Q?{#1..5}": Number("Q?", Decimal(3), Decimal(2)),
    "Q?{# -2.5..-1.5 }": Number("Q?", Decimal(-2), Decimal("0.5")),
    "Q?{#\n=1822:0 =%50%1822:2}": Number("Q?", Decimal(1822)),
    "Q?{#=%0%7#no =%100%8:1#yes}": Number("Q?", Decimal(8), Decimal(1), distractors=()),
    "Q?{#=%0%4#no =%100%8:1#yes}": Number("Q?", Decimal(8), Decimal(1), distractors=(Decimal(4),)),
    "Q?{~%50%2 ~%50%3 ~%-100%4 ~%-100%6}": Select("Q?", ("2", "3"), ("4", "6")),
    "Q?{=France -> Paris =Italy->Rome = -> Oslo}": Match("Q?", (("France", "Paris"), ("Italy", "Rome")), ("Oslo",)),
    "The sun rises in the {=east ~west} every day.": Choice("The sun rises in the _____ every day.", "east", ("west",)),
    "The sun rises in the {=east =East}.": Cloze("The sun rises in the ", ".", "east", ("East",)),
    "Escapes: 2 \\= 2 \\{x\\} \\# \\~ \\: ok?{=yes ~no}": Choice("Escapes: 2 = 2 {x} # ~ : ok?", "yes", ("no",)),
    "Sort.{>3 ALL VERTICAL ALL_OR_NOTHING SHOW ABCD\none\ntwo\nABCD\n}": Order("Sort.", ("one", "two", "ABCD")),
    "Sort.{>2     none\nfirst\nlast\n}": Order("Sort.", ("first", "last")),
    "Which?{~ \\~ # a tilde\n= \\\\ # a backslash\\\\n}": Choice("Which?", "\\", ("~",)),
    "A\\nB{=a ~b}": Choice("A\nB", "a", ("b",)),
    "Q?{true}": Short("Q?", "true"),
    "[html]<p>Q &amp; A?</p>{=[plain]<b> ~&lt;i&gt;}": Choice("Q & A?", "<b>", ("<i>",)),
    "[x] stays{=a ~b}": Choice("[x] stays", "a", ("b",)),
    "//a comment\nQ?{\n//another\n=a\n//~c\n~b}": Choice("Q?", "a", ("b",)),
    "Q?{=-> is an arrow ~no}": Choice("Q?", "-> is an arrow", ("no",)),
    "::a\\:\\:b::Q?{=a ~b}": Choice("Q?", "a", ("b",)),
    "Q::a?{=a ~b}": Choice("Q::a?", "a", ("b",)),
    "Which is 50%?{=1/2 ~%x% ~%0%%50%}": Choice("Which is 50%?", "1/2", ("%x%", "%50%")),
}
"""Questions, and what Moodle takes them for."""


@pytest.mark.parametrize("text", WRITTEN)
def test_each_form_is_read_as_moodle_reads_it(text: str) -> None:
    """Types in the order in which Moodle tries them, escapes, weights, ranges and formats."""
    assert asked(text) == [WRITTEN[text]]


def test_feedback_goes_where_a_deck_has_it() -> None:
    """For wrong answers, for right ones, and for all; of true and false the first one is for wrong answers."""
    text = "Q?{T#look again#well seen####It is so.}\n\nR?{=%100%a#yes =%0%b#no}"
    cards = gift.read(text.encode(), OPTIONS).decks[0].cards
    assert [(card.explanation, card.why_not) for card in cards] == [
        ("It is so.\n\nwell seen", (("False", "look again"),)),
        ("yes", (("b", "no"),)),
    ]


MISTAKES = {
    "Q?{=a\n~b": ("line 3", "left out: `}` is missing behind its answers, among which no empty line may stand"),
    "Q?\n=a ~b}": ("line 4", "left out: `{` is missing before its answers; a brace in a text is written `\\}`"),
    "Q?{=a ~b}\nR?{=a ~b}": (
        "line 3",
        "left out: it has answers twice; is an empty line missing between two questions?",
    ),
    "Q?{~a}": ("line 3", "left out: a choice needs two answers at least"),
    "Q?{#}": ("line 3", "left out: there is no number after `#`"),
    "Q?{#\n=1\n=x}": ("line 5", "left out: `x` is no number"),
    "Q?{\n=a -> b\n=c}": ("line 5", "left out: `c` has no `->`"),
    "Q?{\n=a\n=#b}": ("line 5", "left out: one of its answers is empty"),
    "Q?{~\n=a\n~b\n~}": ("line 3", "left out: one of its answers is empty"),
    "Q?{}": ("line 3", "left out: an essay is marked by a teacher"),
    "Only words.": ("line 3", "left out: it is a text without a question"),
    "{=a ~b}": ("line 3", "left out: it has no text"),
    "$CATEGORY: x\n// note\nQ?{=%50%a}": ("line 5", "left out: none of its answers is wholly right"),
    "// note\nQ?{=%50%a}": ("line 4", "left out: none of its answers is wholly right"),
}
"""Questions that cannot be asked; each stands on the third line of a file."""


@pytest.mark.parametrize("text", MISTAKES)
def test_a_bad_question_is_told_with_its_line_and_stops_nothing(text: str) -> None:
    """The one behind it is read."""
    whole = f"One?{{T}}\n\n{text}\n\nTwo?{{F}}"
    assert lost(whole) == [MISTAKES[text]]
    assert asked(whole) == [TrueFalse("One?", key=True), TrueFalse("Two?", key=False)]


def test_what_moodle_tells_in_comments_is_read() -> None:
    """The id and the tags of a question, which other programs take for a comment."""
    text = (
        "// question: 7  name: Q\n// [id:a\\]1] [tag:x y] [tag:[z\\]]\n::Q::Q?{T}\n\n// [id:a\\]1]\n::Q::Reworded?{T}"
    )
    first, second = gift.read(text.encode(), OPTIONS).decks[0].cards
    assert first.tags == ("x y", "[z]")
    assert first.id.rpartition("-")[2] == second.id.rpartition("-")[2]


def test_a_category_makes_a_deck_even_where_no_empty_line_follows_it() -> None:
    """Moodle would take the question for a part of its name."""
    came = gift.read(b"$CATEGORY: $course$/top/A/B//C\nQ?{T}\n\n$CATEGORY: D\n\nR?{T}", OPTIONS)
    assert [(deck.id, deck.title) for deck in came.decks] == [("b-c", "B/C"), ("d", "D")]


def test_gaps_that_went_out_one_by_one_are_one_text_again_or_stay_apart() -> None:
    """Where one of them was reworded, it is a card of its own."""
    gaps = (Cloze("Look: ", " and b.", "a", (), "first"), Cloze("Look: a and ", ".", "b"))
    cards = tuple(Card(f"d/n#{number}", "d", gap) for number, gap in enumerate(gaps, 1))
    out = gift.write(Deck("d", "D", cards=cards), Options())
    assert gift.read(out.data, OPTIONS).decks[0].cards == cards
    changed = gift.read(out.data.replace(b"a and {", b"a or {"), OPTIONS).decks[0].cards
    assert [(card.id, card.question) for card in changed] == [
        ("d/n#1", gaps[0]),
        ("d/n-2#1", Cloze("Look: a or ", ".", "b")),
    ]


def test_what_goes_out_reads_as_a_teacher_would_write_it() -> None:
    """Escaped, named by its id, and with marks in comments."""
    cards = (
        Card("d/a", "d", Choice("1 + 1 = ?", "2", ("3", "%5%")), explanation="So it is.", why_not=(("3", "No: 2."),)),
        Card("d/b", "d", Recall("Why?", "Because."), tags=("x",), source=7),
        Card("d/c", "d", Select("Even?", ("2", "4", "6"), ("3",))),
        Card("d/e", "d", Number("How far?", Decimal("2.5"), Decimal("0.5"), "km", (Decimal(4),))),
        Card("d/f#1", "d", Cloze("In ", ".", "Oslo", ("Christiania",))),
        Card("d/g", "d", Match("Pairs", (("a", "b"), ("c", "d")), ("e",))),
        Card("d/h", "d", TrueFalse("So?", key=False), why_not=(("True", "No."),)),
    )
    out = gift.write(Deck("d", "A deck", cards=cards), Options())
    assert out.losses == ()
    assert (
        out.data.decode()
        == """\
$CATEGORY: $course$/top/A deck

// [id:quiz:d/a]
::quiz\\:d/a::[plain]1 + 1 \\= ?{
\t=2
\t~3#No\\: 2.
\t~%0%%5%
\t####So it is.
}

// [id:quiz:d/b] [tag:x] [tag:quiz:kind=recall] [tag:quiz:source=7]
::quiz\\:d/b::[plain]Why?{####Because.}

// [id:quiz:d/c]
::quiz\\:d/c::[plain]Even?{
\t~%33.33333%2
\t~%33.33333%4
\t~%33.33333%6
\t~%-33.33333%3
}

// [id:quiz:d/e] [tag:quiz:unit=km]
::quiz\\:d/e::[plain]How far?{#
\t=2.5:0.5
\t=%0%4:0
}

// [id:quiz:d/f]
::quiz\\:d/f::[plain]In {
\t=Oslo
\t=Christiania
}.

// [id:quiz:d/g]
::quiz\\:d/g::[plain]Pairs{
\t=a -> b
\t=c -> d
\t= -> e
}

// [id:quiz:d/h]
::quiz\\:d/h::[plain]So?{FALSE#No.}
"""
    )


def test_what_gift_has_no_room_for_is_told() -> None:
    """By card and field."""
    card = Card("d/a", "d", Order("Sort.", ("a", "b")), hints=("h",), explanation="e")
    out = gift.write(Deck("d", "D", "About", cards=(card,)), Options())
    room = "left out: there is no room for it there"
    assert out.losses == (
        Loss("d", "description", room),
        Loss("d/a", "hint", room),
        Loss("d/a", "explanation", room),
    )


def test_a_wrong_number_that_another_answer_takes_in_is_told() -> None:
    """It would be marked right here."""
    text = "Q?{#\n=10:2\n=%0%11#almost\n=%0%20#far\n}"
    assert asked(text) == [Number("Q?", Decimal(10), Decimal(2), "", (Decimal(20),))]
    assert lost(text) == [("teachers/q", "`11` is left out: another answer takes its place")]

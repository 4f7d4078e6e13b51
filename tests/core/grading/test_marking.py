"""Whole grades: the verdict, what is said of it, the lure, and the parts of an answer in parts."""

from decimal import Decimal

import pytest

from quiz.core.card import (
    Card,
    Choice,
    Cloze,
    Date,
    ListAll,
    Match,
    Number,
    Order,
    Question,
    Recall,
    Select,
    Short,
    TrueFalse,
)
from quiz.core.date import PartialDate
from quiz.core.grading.grade import Grade, Mark, Part
from quiz.core.grading.key import answer_forms, key_text
from quiz.core.grading.marking import grade, unclear
from quiz.core.prompt import natural_form
from quiz.core.review import Answer, AskedAs, Verdict

SHORT = Short("Who?", "Fumio Kishida", ("Kishida",), distractors=("John Kerry",))
TROOPS = Number("How many American troops?", Decimal(28000), Decimal(1400), "troops", (Decimal(49000),))
MEETING = Date("When did they meet?", PartialDate(2015, 3, 23), (PartialDate(2012, 3, 23),))
PLACES = Select("Where to?", ("Guam", "Australia"), ("Korea", "Taiwan"))
PLANETS = Order("From the sun outwards?", ("Mercury", "Venus", "Earth", "Mars"))
POSTS = Match("Who is what?", (("Carter", "Defense"), ("Kerry", "State")), ("Treasury",))
FIELDS = ListAll("Which fields?", (("cyber",), ("space",), ("minesweeping", "mine clearance")), 2)


def card(question: Question, why_not: tuple[tuple[str, str], ...] = ()) -> Card:
    return Card("deck/card", "deck", question, why_not=why_not)


def marked(question: Question, answer: Answer, asked_as: AskedAs | None = None) -> Grade:
    made = card(question)
    return grade(made, answer, asked_as or natural_form(made))


@pytest.mark.parametrize(
    ("question", "key"),
    [
        (Recall("Why?", "Because."), "Because."),
        (SHORT, "Fumio Kishida"),
        (Choice("Where?", "Tokyo", ("Kyoto",)), "Tokyo"),
        (PLACES, "Guam and Australia"),
        (Select("?", ("a", "b", "c")), "a, b and c"),
        (Select("?", ("a, b", "c")), "a, b; c"),
        (TrueFalse("?", True), "True"),
        (TrueFalse("?", False, ("Permitted", "Not permitted")), "Not permitted"),
        (TROOPS, "about 28,000 troops"),
        (Number("?", Decimal(28000), unit="troops"), "28,000 troops"),
        (Number("?", Decimal("5.5"), unit="%"), "5.5%"),
        (Number("?", Decimal(-5), unit="$"), "-$5"),
        (Number("?", Decimal(12)), "12"),
        (MEETING, "March 23, 2015"),
        (Cloze("a ", " c", "b"), "b"),
        (PLANETS, "1. Mercury; 2. Venus; 3. Earth; 4. Mars"),
        (POSTS, "Carter = Defense; Kerry = State"),
        (FIELDS, "2 of: cyber, space and minesweeping"),
        (ListAll("?", (("a", "x"), ("b",)), 2), "a and b"),
    ],
)
def test_the_key_is_shown_as_a_learner_reads_it(question: Question, key: str) -> None:
    """On one line, with its unit, its order and what it belongs to."""
    assert key_text(card(question)) == key


def test_the_answers_of_a_card_are_those_a_slip_must_not_make() -> None:
    """Normalised; numbers, dates and orders have none."""
    assert answer_forms(card(SHORT)) == ("fumio kishida", "kishida")
    assert answer_forms(card(FIELDS)) == ("cyber", "space", "minesweeping", "mine clearance")
    assert answer_forms(card(PLACES)) == ("guam", "australia")
    assert answer_forms(card(TROOPS)) == answer_forms(card(MEETING)) == answer_forms(card(PLANETS)) == ()


@pytest.mark.parametrize("question", [SHORT, TROOPS, MEETING, PLACES, PLANETS, POSTS, FIELDS])
@pytest.mark.parametrize("answer", [None, "", "  \n", ()])
def test_nothing_is_wrong_without_a_word(question: Question, answer: Answer) -> None:
    """Neither "don't know" nor an empty answer is blamed for anything."""
    assert marked(question, answer) == Grade(Verdict.WRONG, 0.0, key_text(card(question)))


@pytest.mark.parametrize(
    ("question", "answer", "verdict", "remark"),
    [
        (SHORT, "Kishdia", Verdict.CLOSE, "It is spelled “Kishida”."),
        (SHORT, "Abe", Verdict.WRONG, ""),
        (TROOPS, "28k", Verdict.CORRECT, ""),
        (TROOPS, "49,000", Verdict.WRONG, "49,000 troops is too high."),
        (TROOPS, "2800", Verdict.WRONG, "2,800 troops is too low."),
        (TROOPS, "-28,000", Verdict.WRONG, "The sign is wrong."),
        (Number("?", Decimal("-273.15"), Decimal("0.2"), "°C"), "273", Verdict.WRONG, "The sign is wrong."),
        (Number("?", Decimal(8849), Decimal(10), "m"), "8.85 km", Verdict.WRONG, "The answer is in m, not km."),
        (TROOPS, "28.000", Verdict.WRONG, "That is read as 28: write 28,000."),
        (TROOPS, "49.000", Verdict.WRONG, "49 troops is too low."),
        (TROOPS, "28,000 ships", Verdict.WRONG, "The answer is in troops, not ships."),
        (Number("?", Decimal(5)), "5%", Verdict.WRONG, "The answer is a plain number, not %."),
        (TROOPS, "28,00", Verdict.WRONG, "That cannot be read as one number: write it like 12,345.6."),
        (TROOPS, "many", Verdict.WRONG, "That is not a number."),
        (MEETING, "March 2015", Verdict.PARTIAL, "Year and month are right, the day is missing."),
        (MEETING, "22 March 2015", Verdict.PARTIAL, "Year and month are right, the day is not."),
        (MEETING, "2015", Verdict.PARTIAL, "The year is right, the month is missing."),
        (MEETING, "May 2015", Verdict.PARTIAL, "The year is right, the month is not."),
        (MEETING, "23 March 2014", Verdict.WRONG, "The year is wrong."),
        (MEETING, "23 March", Verdict.WRONG, "The year is missing."),
        (MEETING, "soon", Verdict.WRONG, "That is not a date: write it like August 28, 1997."),
        (Date("?", PartialDate(2015)), "soon", Verdict.WRONG, "That is not a date: write it like 1997."),
        (Date("?", PartialDate(1997)), "soon", Verdict.WRONG, "That is not a date: write it like 2015."),
        (Date("?", PartialDate(1997, 9)), "soon", Verdict.WRONG, "That is not a date: write it like August 1997."),
        (Date("?", PartialDate(1997, 8)), "soon", Verdict.WRONG, "That is not a date: write it like August 2015."),
        (MEETING, "23/3/15", Verdict.WRONG, "That leaves out the century: write the year with four digits."),
        (
            MEETING,
            "3/4/2015",
            Verdict.WRONG,
            "That can be read as April 3, 2015 or March 4, 2015: write the month as a word.",
        ),
    ],
)
def test_a_grade_says_why(question: Question, answer: str, verdict: Verdict, remark: str) -> None:
    """In a sentence, where it is not plain."""
    grade_ = marked(question, answer)
    assert (grade_.verdict, grade_.remark) == (verdict, remark)


@pytest.mark.parametrize(
    ("question", "why_not", "answer", "lure"),
    [
        (SHORT, (), "john kerry", "John Kerry"),
        (SHORT, (("JOHN KERRY", "he is American"),), "John Kerry", "JOHN KERRY"),
        (SHORT, (("Shinzo Abe", "he is the prime minister"),), "shinzo abe", "Shinzo Abe"),
        (TROOPS, (), "49k", "49,000"),
        (TROOPS, (("49000", "in Japan"),), "49,000", "49000"),
        (TROOPS, (("94,000", "digits swapped"),), "94000", "94,000"),
        (MEETING, (("2012-03-23", "too early"),), "March 23, 2012", "2012-03-23"),
        (MEETING, (), "23 March 2012", "March 23, 2012"),
        (TrueFalse("?", True, ("Permitted", "Not permitted")), (), "no", "Not permitted"),
        (TrueFalse("?", True), (), "perhaps", ""),
        (PLACES, (("Korea", "that is where they are"),), ("Guam", "korea"), "Korea"),
        (POSTS, (("treasury", "not at the meeting"),), (("Carter", "Treasury"),), "treasury"),
        (SHORT, (), "nobody", ""),
    ],
)
def test_a_lure_is_named_as_its_reason_spells_it(
    question: Question, why_not: tuple[tuple[str, str], ...], answer: Answer, lure: str
) -> None:
    """So that the learner is told why it is wrong."""
    made = card(question, why_not)
    assert grade(made, answer, natural_form(made)).lure == lure


def test_as_a_choice_only_the_key_itself_is_right() -> None:
    """Whatever the tolerance of the number or the parts of the date."""
    close_lure = Number("?", Decimal(28000), Decimal(1400), "troops", (Decimal(29000),))
    assert marked(close_lure, "29,000", AskedAs.TYPED).verdict is Verdict.CORRECT
    assert marked(close_lure, "29,000", AskedAs.CHOICE) == Grade(
        Verdict.WRONG, 0.0, "about 28,000 troops", "29,000 troops is too high.", "29,000"
    )
    lure = Date("?", PartialDate(2015, 3, 23), (PartialDate(2015, 4, 23),))
    assert marked(lure, "April 23, 2015", AskedAs.TYPED).verdict is Verdict.PARTIAL
    assert marked(lure, "April 23, 2015", AskedAs.CHOICE) == Grade(
        Verdict.WRONG, 0.0, "March 23, 2015", "", "April 23, 2015"
    )


def test_the_answer_of_another_card_is_no_slip() -> None:
    """And is said to be that."""
    made = card(Short("?", "security"))
    assert grade(made, "securty", AskedAs.TYPED).verdict is Verdict.CLOSE
    assert grade(made, "securty", AskedAs.TYPED, frozenset({"securty"})) == Grade(
        Verdict.WRONG, 0.0, "security", "That is the answer to another card."
    )


def parts(question: Question, answer: Answer) -> tuple[Verdict, float, list[tuple[str, str, str]]]:
    """Verdict, credit to three places, and each part as text, mark and note."""
    made = marked(question, answer)
    return made.verdict, round(made.credit, 3), [(part.text, part.mark.value, part.note) for part in made.parts]


def test_a_set_is_marked_option_by_option() -> None:
    """What is missing is listed, what is wrong costs, and choosing everything earns nothing."""
    assert parts(PLACES, ("Australia", "guam")) == (
        Verdict.CORRECT,
        1.0,
        [("Guam", "right", ""), ("Australia", "right", "")],
    )
    assert parts(PLACES, ("Guam",)) == (Verdict.PARTIAL, 0.5, [("Guam", "right", ""), ("Australia", "missed", "")])
    assert parts(PLACES, ("Guam", "Australia", "Korea"))[:2] == (Verdict.PARTIAL, 0.5)
    assert parts(PLACES, ("Guam", "Korea"))[:2] == (Verdict.WRONG, 0.0)
    assert parts(PLACES, ("Guam", "Australia", "Korea", "Taiwan"))[:2] == (Verdict.WRONG, 0.0)
    assert parts(Select("?", ("a", "b", "c", "d"), ("x",)), ("a", "b", "c", "d", "x"))[:2] == (Verdict.WRONG, 0.0)


def test_an_order_is_marked_by_its_pairs() -> None:
    """Each item says where it belongs; duplicates and strangers cost."""
    assert parts(PLANETS, ("Mercury", "Venus", "Earth", "Mars"))[:2] == (Verdict.CORRECT, 1.0)
    assert parts(PLANETS, ("Venus", "Mercury", "Earth", "Mars")) == (
        Verdict.PARTIAL,
        0.833,
        [
            ("Venus", "wrong", "2nd, not 1st"),
            ("Mercury", "wrong", "1st, not 2nd"),
            ("Earth", "right", ""),
            ("Mars", "right", ""),
        ],
    )
    assert parts(PLANETS, ("Mars", "Earth", "Venus", "Mercury"))[:2] == (Verdict.WRONG, 0.0)
    assert parts(PLANETS, ("Mercury", "Venus", "Earth")) == (
        Verdict.PARTIAL,
        0.5,
        [("Mercury", "right", ""), ("Venus", "right", ""), ("Earth", "right", ""), ("Mars", "missed", "4th")],
    )
    assert parts(PLANETS, ("Mercury", "Mercury", "Venus", "Earth", "Mars"))[:2] == (Verdict.PARTIAL, 0.75)
    assert parts(PLANETS, ("Mercury", "Venus", "Earth", "Mars", "Pluto"))[:2] == (Verdict.PARTIAL, 0.75)
    assert parts(Order("?", ("a1", "b1", "a1")), ("a1", "b1", "a1"))[:2] == (Verdict.CORRECT, 1.0)


def test_pairs_are_marked_one_by_one() -> None:
    """A pair put together wrongly says what belongs there."""
    assert parts(POSTS, (("Kerry", "State"), ("carter", "defence")))[:2] == (Verdict.CORRECT, 1.0)
    assert parts(POSTS, (("Carter", "Defense"), ("Kerry", "Treasury"))) == (
        Verdict.PARTIAL,
        0.5,
        [("Carter = Defense", "right", ""), ("Kerry = Treasury", "wrong", "belongs with State")],
    )
    assert parts(POSTS, (("Carter", "Defense"),)) == (
        Verdict.PARTIAL,
        0.5,
        [("Carter = Defense", "right", ""), ("Kerry = State", "missed", "")],
    )
    assert parts(POSTS, (("Carter", "State"), ("Kerry", "Defense")))[:2] == (Verdict.WRONG, 0.0)
    both = (("Carter", "Defense"), ("Carter", "State"), ("Kerry", "State"))
    assert parts(POSTS, both)[:2] == (Verdict.PARTIAL, 0.5)


def test_a_list_is_marked_by_what_is_needed() -> None:
    """In any order, each item once; the same item in other words is no second one."""
    assert parts(FIELDS, ("mine clearance", "cyber")) == (
        Verdict.CORRECT,
        1.0,
        [("cyber", "right", ""), ("minesweeping", "right", "")],
    )
    assert parts(FIELDS, ("cyber", "space", "minesweeping"))[:2] == (Verdict.CORRECT, 1.0)
    assert parts(FIELDS, ("minesweeping", "mine clearance")) == (
        Verdict.PARTIAL,
        0.5,
        [("minesweeping", "right", ""), ("cyber", "missed", ""), ("space", "missed", "")],
    )
    assert parts(FIELDS, ("cyber", "space", "trade")) == (
        Verdict.PARTIAL,
        0.5,
        [("cyber", "right", ""), ("space", "right", ""), ("trade", "wrong", "")],
    )
    assert parts(FIELDS, ("cyber", "minesweping")) == (
        Verdict.CLOSE,
        1.0,
        [("cyber", "right", ""), ("minesweeping", "close", "")],
    )


def test_items_are_given_to_keys_so_that_most_count() -> None:
    """An item that fits two keys takes the one that no other item fits."""
    question = ListAll("?", (("Korea", "peninsula"), ("Korea",)), 2)
    for answer in (("Korea", "peninsula"), ("peninsula", "Korea")):
        assert marked(question, answer).verdict is Verdict.CORRECT


def test_an_answer_of_another_shape_is_read_as_it_would_be_typed() -> None:
    """A string where items are wanted, items where a text is, pairs anywhere."""
    assert marked(PLACES, "Guam; Australia").verdict is Verdict.CORRECT
    assert marked(POSTS, ("Carter = Defense", "Kerry = State")).verdict is Verdict.CORRECT
    assert marked(SHORT, ("Kishida",)).verdict is Verdict.CORRECT
    assert marked(TROOPS, ("28,000",)).verdict is Verdict.CORRECT
    assert marked(FIELDS, (("cyber", "space"),)).verdict is Verdict.WRONG


def test_only_an_unclear_date_is_asked_again() -> None:
    """Not where every reading agrees with the key, and not one that was chosen."""
    assert unclear(card(MEETING), "3/4/2015", AskedAs.TYPED) == (
        "That can be read as April 3, 2015 or March 4, 2015: write the month as a word."
    )
    assert unclear(card(MEETING), "23/3/15", AskedAs.TYPED).startswith("That leaves out the century")
    for answer in ("23/3/2015", "March 2015", "", None, "nonsense"):
        assert unclear(card(MEETING), answer, AskedAs.TYPED) == ""
    assert unclear(card(Date("?", PartialDate(2015))), "3/4/2015", AskedAs.TYPED) == ""
    assert unclear(card(MEETING), "3/4/2015", AskedAs.CHOICE) == ""
    assert unclear(card(SHORT), "3/4/2015", AskedAs.TYPED) == ""


def test_what_was_recalled_is_only_weighed() -> None:
    """By the words of the key that it has; a denial too many or too few has none."""
    question = Recall("Why?", "To secure peace and stability in the region")
    assert marked(question, "they want to secure stability, peace, for the region").verdict is Verdict.CORRECT
    assert (marked(question, "secure peace").verdict, marked(question, "secure peace").credit) == (Verdict.PARTIAL, 0.5)
    assert marked(question, "not to secure peace and stability in the region").verdict is Verdict.WRONG
    assert marked(question, "to win").verdict is Verdict.WRONG


def test_marks_are_what_front_ends_show() -> None:
    """The parts are values of these types."""
    assert marked(PLACES, ("Guam",)).parts == (Part("Guam", Mark.RIGHT), Part("Australia", Mark.MISSED))

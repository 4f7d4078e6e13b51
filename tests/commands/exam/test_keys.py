"""Keys in an exam: the way there and back, what is kept on it, and that no nonsense does any harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.exam import Exam, HandIn, begin, step
from quiz.classroom.paper import make_paper
from quiz.commands.exam import screen
from quiz.commands.exam.keys import Deed, Leave, Local, arrive, press
from quiz.core.card import Card, Date, Deck, ListAll, Match, Order, Question, Recall, Select, Short, TrueFalse
from quiz.core.date import PartialDate
from quiz.core.record import replace
from quiz.ui.answering import Key
from quiz.ui.blocks import Room
from quiz.ui.keys import Sight
from quiz.ui.lineedit import EMPTY

KINDS: dict[str, Question] = {
    "a-short": Short("What is the capital of Japan?", "Tokyo"),
    "b-truth": TrueFalse("Tokyo lies on Honshu.", True),
    "c-select": Select("Which lie in Japan?", ("Kyoto", "Osaka"), ("Seoul", "Taipei", "Hanoi", "Manila")),
    "d-date": Date("When did it open?", PartialDate(2015, 4, 3)),
    "e-order": Order("From north to south?", ("Sapporo", "Tokyo", "Fukuoka")),
    "f-match": Match("Which is where?", (("Tokyo", "Honshu"), ("Sapporo", "Hokkaido"))),
    "g-list": ListAll("Name two.", (("Tokyo",), ("Kyoto",), ("Osaka",)), 2),
    "h-recall": Recall("Why?", "Because it was so."),
}
CARDS = tuple(Card(f"japan/{name}", "japan", question) for name, question in KINDS.items())
DECKS = {"japan": Deck("japan", "Japan", cards=CARDS)}
PAPER = make_paper(CARDS, 1)
NUMBER = {item.card.id.partition("/")[2]: item.number for item in PAPER.items}
SIGHT = Sight(0, 10, 10)
AT = 1_700_000_000_000


def options(card: str, letters: str) -> tuple[str, ...]:
    """The options of these letters."""
    shown = PAPER.items[NUMBER[card] - 1].prompt.options
    return tuple(shown["abcdef".index(letter)] for letter in letters)


class Student:
    """Somebody at the keyboard; `exam` and `local` are as the keys have left them."""

    def __init__(self, first: str = "") -> None:
        self.exam = begin(PAPER, 20, AT)
        self.exam = replace(self.exam, place=NUMBER[first] if first else 0)
        self.local = arrive(self.exam)
        self.left = False

    def presses(self, *keys: str) -> Exam:
        """Press keys, one after another."""
        for name in keys:
            pressed = press(self.exam, self.local, Key(name), SIGHT)
            self.local = pressed.local
            self._does(pressed.deed)
        return self.exam

    def _does(self, deed: Deed | None) -> None:
        before = self.exam.place
        if isinstance(deed, tuple):
            for event in deed:
                self.exam = step(self.exam, event, AT)
        elif deed is not None:
            self.left = True
        if self.exam.place != before:
            self.local = arrive(self.exam)

    @property
    def answer(self) -> dict[str, object]:
        """What stands, by the card's name."""
        return {item.card.id.partition("/")[2]: self.exam.answers.get(item.number) for item in PAPER.items}


@pytest.mark.parametrize(
    ("card", "keys", "answer"),
    [
        ("a-short", [*"Tokyo", "enter"], "Tokyo"),
        ("a-short", [*"Tokyo", "tab"], "Tokyo"),
        ("a-short", [*"Tokyo", "escape"], "Tokyo"),
        ("a-short", [*"::o", "enter"], ":o"),
        ("b-truth", ["b"], "False"),
        ("b-truth", ["down", "enter"], "True"),
        ("c-select", ["a", "c", "right"], options("c-select", "ac")),
        ("c-select", ["c", "a", "enter"], options("c-select", "ac")),
        ("e-order", ["b", "a", "c", "enter"], options("e-order", "bac")),
        ("e-order", ["b", "o"], options("e-order", "b")),
        ("g-list", [*"Tokyo", "enter", *"Kyoto", "enter", "enter"], ("Tokyo", "Kyoto")),
        ("g-list", [*"Tokyo", "enter", *"Kyoto", "tab"], ("Tokyo", "Kyoto")),
        ("h-recall", [*"Because", "enter"], "Because"),
    ],
)
def test_whatever_leads_on_keeps_what_stands(card: str, keys: list[str], answer: object) -> None:
    """Enter, another question, or the overview: no answer has to be confirmed to count."""
    student = Student(card)
    student.presses(*keys)
    assert student.answer[card] == answer
    assert student.exam.place != NUMBER[card]


def back_to(card: str) -> list[str]:
    """The keys that lead back to a question."""
    return ["escape", *str(NUMBER[card]), "enter"]


def test_an_answer_is_changed_by_going_back() -> None:
    """The last one counts."""
    student = Student("a-short")
    student.presses(*"Kyoto", "enter", *back_to("a-short"), *["backspace"] * 5, *"Tokyo", "enter")
    assert student.answer["a-short"] == "Tokyo"


def test_an_answer_is_taken_away_by_going_back() -> None:
    """An emptied line is no answer; of a choice, Backspace takes it away."""
    typed, chosen = Student("a-short"), Student("b-truth")
    typed.presses(*"Kyoto", "enter", *back_to("a-short"), *["backspace"] * 5, "enter")
    chosen.presses("a", *back_to("b-truth"), "backspace")
    assert (typed.answer["a-short"], chosen.answer["b-truth"]) == (None, None)


def test_a_date_that_can_be_read_in_two_ways_is_asked_once_more() -> None:
    """It is kept as it is, and a second Enter leaves it at that."""
    student = Student("d-date")
    student.presses(*"3/4/2015", "enter")
    assert (student.exam.place, student.answer["d-date"]) == (NUMBER["d-date"], "3/4/2015")
    assert "write the month as a word" in student.local.note
    student.presses("enter")
    assert student.exam.place != NUMBER["d-date"]


def test_flags_stand_and_go() -> None:
    """By a letter where letters are free, behind a colon where they are not, and from the overview."""
    number = NUMBER["b-truth"]
    student = Student("b-truth")
    assert student.presses("f").flagged == {number}
    assert student.presses("f").flagged == set()
    assert Student("a-short").presses(*":f", "enter").flagged == {NUMBER["a-short"]}
    assert Student("c-select").presses(*":flag", "enter").flagged == {NUMBER["c-select"]}
    assert Student().presses(*str(number), "f").flagged == {number}


def test_no_letter_of_a_command_answers() -> None:
    """It stands on a line of its own until Enter does it, or Esc or a backspace at its beginning lets it be."""
    student = Student("c-select")
    before = student.local.draft
    student.presses(*":a", "backspace")
    assert (student.local.command, student.local.draft) == (EMPTY, before)
    student.presses("backspace")
    assert (student.local.command, student.local.draft) == (None, before)
    student.presses(*":a", "escape")
    assert (student.local.command, student.local.draft, student.exam.answers) == (None, before, {})
    student.presses(":", "enter")
    assert student.local.keys_shown


def test_handing_in_and_leaving_are_asked_twice() -> None:
    """Only y hands in; only a second key in a row leaves."""
    student = Student()
    assert not student.presses("d", "n").over
    assert student.presses("d", "y").over
    one, other = Student("b-truth"), Student("b-truth")
    one.presses("q", "x", "q")
    other.presses("q", "q")
    assert (one.left, other.left) == (False, True)


NAMED = "enter escape tab s-tab up down left right pageup pagedown home end backspace c-o c-z c-d f1 f5 alt-x delete"
names = st.sampled_from([*NAMED.split(), " ", ":"]) | st.characters(codec="utf-8", exclude_categories=["C"])


@given(st.lists(names, max_size=40), st.integers(20, 100), st.integers(3, 40))
def test_nonsense_keys_lose_no_answer_and_break_no_page(keys: list[str], columns: int, rows: int) -> None:
    """Whatever is pressed, in windows of any size: pages are as large as the window, and y alone hands in."""
    student = Student("a-short")
    student.presses(*"Tokyo", "tab")
    student.presses(*(key for key in keys if key.lower() != "y"))
    assert not student.exam.over
    page = screen.page(student.exam, student.local, DECKS, AT, Room(columns, rows))
    assert len(page.rows) == rows
    assert max(row.cell_len for row in page.rows) <= columns
    assert isinstance(student.local, Local)


@given(st.lists(names, max_size=10), st.integers(30, 100), st.integers(4, 40))
def test_the_clock_is_in_sight_in_every_window(keys: list[str], columns: int, rows: int) -> None:
    """At each question, at the overview, while something is asked, and while the keys are told."""
    student = Student("a-short")
    student.presses(*(key for key in keys if key.lower() != "y"))
    page = screen.page(student.exam, student.local, DECKS, AT, Room(columns, rows))
    assert any("20:00 left" in row.plain for row in page.rows)


def test_the_overview_tells_what_is_open_and_not_what_is_right() -> None:
    """A tick beside an answer would be taken for a mark."""
    student = Student("a-short")
    student.presses(*"Tokyo", "tab", "escape")
    rows = [row.plain for row in screen.page(student.exam, student.local, DECKS, AT, Room(80, 24)).rows]
    told = {item.number: next(row for row in rows if item.prompt.stem in row) for item in PAPER.items}
    assert [number for number, row in told.items() if "· open" not in row] == [NUMBER["a-short"]]
    assert "✓" not in "".join(rows)


def test_leave_and_hand_in_are_deeds_apart() -> None:
    """Leaving hands nothing in."""
    student = Student("b-truth")
    pressed = press(student.exam, student.local, Key("q"), SIGHT)
    assert press(student.exam, pressed.local, Key("q"), SIGHT).deed == Leave()
    student = Student()
    asked = press(student.exam, student.local, Key("d"), SIGHT)
    assert press(student.exam, asked.local, Key("y"), SIGHT).deed == (HandIn(),)

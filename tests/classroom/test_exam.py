"""Exams as values: what is in the journal is the exam, the last answer counts, and nothing counts after the end."""

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from quiz.classroom.content import content_hash
from quiz.classroom.exam import (
    GRACE_MS,
    MINUTE,
    Exam,
    ExamEvent,
    FlagQuestion,
    Go,
    HandIn,
    Reply,
    Return,
    Tick,
    begin,
    step,
)
from quiz.classroom.exam_file import Terms, event_row, hashes, journal_header, read_journal, replay, result_rows
from quiz.classroom.marked import mark, reviews
from quiz.classroom.paper import make_paper
from quiz.classroom.sealed import read_sealed, sealed
from quiz.core.card import Card, Choice, Short
from quiz.core.record import replace
from quiz.core.review import Answer, AskedAs

CARDS = tuple(
    Card(f"towns/{name}", "towns", Choice(f"Which is {name}?", name, ("Oslo", "Rome", "Bonn")))
    for name in ("Paris", "Cairo", "Quito", "Lima")
)
PAPER = make_paper(CARDS, seed=4821)
START = 1_700_000_000_000
MINUTES = 10
END = START + MINUTES * MINUTE

answers = st.one_of(
    st.none(),
    st.text(max_size=5),
    st.lists(st.text(max_size=3), max_size=3).map(tuple),
    st.lists(st.tuples(st.text(max_size=3), st.text(max_size=3)), min_size=1, max_size=2).map(tuple),
)
numbers = st.integers(-1, len(CARDS) + 1)
events: st.SearchStrategy[ExamEvent] = st.one_of(
    st.builds(Reply, numbers, answers),
    st.builds(Go, numbers),
    st.builds(FlagQuestion, numbers, st.booleans()),
    st.just(Return()),
    st.just(Tick()),
    st.just(HandIn()),
)


def terms(**changes: object) -> Terms:
    """What an exam on the paper is begun with."""
    plain = Terms("5d1e0f7a9c22", "ada", START, MINUTES, 50, 4821, "", False, None, ("towns",), hashes(PAPER))
    return replace(plain, **changes)  # type: ignore[arg-type]  # whichever fields a test changes


class SittingAnExam(RuleBasedStateMachine):
    """A student at an exam, whose machine may fail at any moment."""

    def __init__(self) -> None:
        super().__init__()
        self.at = START
        self.exam = begin(PAPER, MINUTES, START)
        self.journal, self.chain = sealed([journal_header(terms())])
        self.states: list[tuple[int, Exam]] = [(len(self.journal), self.exam)]
        self.last: dict[int, Answer] = {}
        self.ended: Exam | None = None

    @rule(event=events, seconds=st.integers(0, 90))
    def does(self, event: ExamEvent, seconds: int) -> None:
        """Do something a while later; it is in the journal before it counts."""
        self.at += seconds * 1000
        if isinstance(event, Reply) and not self.exam.over and self.at < END and 0 < event.number <= len(CARDS):
            self.last[event.number] = event.answer
        lines, self.chain = sealed([event_row(event, self.at)], self.chain)
        self.journal += lines
        self.exam = step(self.exam, event, self.at)
        self.states.append((len(self.journal), self.exam))
        if self.exam.over and self.ended is None:
            self.ended = self.exam

    @rule(data=st.data())
    def resumes_from_what_a_crash_left(self, data: st.DataObject) -> None:
        """The whole lines of any beginning of the journal are the exam as it was then."""
        size = data.draw(st.integers(self.states[0][0], len(self.journal)))
        then = [exam for length, exam in self.states if length <= size][-1]
        assert replay(read_journal(self.journal[:size]), PAPER) == then

    @invariant()
    def only_the_last_answers_count(self) -> None:
        """Whatever was answered before to the same question."""
        if self.ended is None:
            given = {
                number: answer for number, answer in self.last.items() if answer and answer_is_more_than_blank(answer)
            }
            assert dict(self.exam.answers) == given

    @precondition(lambda self: self.ended is not None)
    @invariant()
    def nothing_counts_after_the_end(self) -> None:
        """Once handed in, the exam stays as it was."""
        assert self.exam == self.ended

    @invariant()
    def time_is_no_longer_than_it_was(self) -> None:
        """What questions took adds up to no more than has passed, and no exam outlasts its time."""
        assert sum(self.exam.spent.values()) <= min(self.at, END) - START
        assert self.exam.over or self.at < END
        assert (self.exam.handed_in or 0) <= END


def answer_is_more_than_blank(answer: Answer) -> bool:
    """Whether an answer has anything in it."""
    return not isinstance(answer, str) or bool(answer.strip())


TestSittingAnExam = SittingAnExam.TestCase
TestSittingAnExam.settings = settings(max_examples=60, stateful_step_count=25)


def test_the_time_away_is_no_questions() -> None:
    """The clock of the exam goes on, that of the question on screen does not."""
    exam = step(begin(PAPER, MINUTES, START), Go(2), START + 10_000)
    exam = step(step(exam, Return(), START + 200_000), Go(0), START + 203_000)
    assert dict(exam.spent) == {1: 10_000, 2: 3_000}
    assert exam.left_ms(START + 203_000) == END - START - 203_000


def test_what_stands_on_the_line_when_the_time_is_up_still_counts() -> None:
    """The clock hands in by itself; an answer in the same breath is taken, one that comes later is only kept."""
    exam = step(begin(PAPER, MINUTES, START), Reply(1, "Paris"), START + 1)
    assert step(exam, Tick(), END - 1) == exam
    just = step(exam, Reply(2, "Rome"), END + GRACE_MS - 1)
    late = step(exam, Reply(2, "Rome"), END + GRACE_MS)
    assert (dict(just.answers), dict(just.late)) == ({1: "Paris", 2: "Rome"}, {})
    assert (dict(late.answers), dict(late.late)) == ({1: "Paris"}, {2: "Rome"})
    assert step(exam, Reply(1, "Rome"), END + GRACE_MS).answers == exam.answers
    assert {(ended.handed_in, ended.timed_out) for ended in (just, late)} == {(END, True)}


def key_of(number: int) -> str:
    """The right answer to a question of the paper."""
    question = PAPER.items[number - 1].card.question
    assert isinstance(question, Choice)
    return question.key


def test_a_result_says_of_each_question_what_came_of_it() -> None:
    """A right answer, a late one and two left open: the points, the file, and what the schedule hears of."""
    exam = step(begin(PAPER, MINUTES, START), Reply(1, key_of(1)), START + 4_000)
    exam = step(step(exam, FlagQuestion(3, True), START + 5_000), Go(2), START + 6_000)
    exam = step(exam, Reply(2, key_of(2)), END + GRACE_MS)
    marks = mark(exam, 25, frozenset())
    assert (marks.score, marks.total, marks.percent, marks.passed) == (1.0, 4, 25.0, True)
    rows = result_rows(terms(), exam, marks)
    assert read_sealed(sealed(rows)[0], "quiz-exam", 1).rows[1:] == tuple(rows[1:])
    kept = ("number", "answer", "verdict", "credit", "flagged", "omitted", "late")
    assert [[row[name] for name in kept] for row in rows[1:-1]] == [
        [1, key_of(1), "correct", 1.0, False, False, False],
        [2, key_of(2), "correct", 0.0, False, False, True],
        [3, None, None, 0.0, True, True, False],
        [4, None, None, 0.0, False, True, False],
    ]
    assert rows[-1] == {"row": "end", "score": 1.0, "total": 4, "percent": 25.0, "passed": True}
    assert (rows[0]["handed_in"], rows[0]["timed_out"], rows[0]["code"]) == (END, True, "4821")
    (review,) = reviews(marks, "5d1e0f7a9c22", END, 60, 739_000)
    assert (review.card, review.credit, review.cram, review.session) == (
        PAPER.items[0].card.id,
        1.0,
        False,
        "exam-5d1e0f7a9c22",
    )
    assert (review.took_ms, review.asked_as, review.options) == (6_000, AskedAs.CHOICE, PAPER.items[0].prompt.options)


def test_neither_the_journal_nor_the_result_has_what_was_not_drawn() -> None:
    """No card left out, no option of one, and in the journal no option at all."""
    paper = make_paper(CARDS, seed=1, questions=2)
    drawn = {item.card.id for item in paper.items}
    rest = {card.id.partition("/")[2] for card in CARDS if card.id not in drawn}
    header = terms(seed=1, questions=2, cards=hashes(paper))
    exam = step(begin(paper, 0, START), HandIn(), START + 1)
    journal, result = sealed([journal_header(header)])[0], sealed(result_rows(header, exam, mark(exam, 50, ())))[0]
    assert not any(name.encode() in journal + result for name in rest)
    assert b"Rome" not in journal
    assert b'"key"' not in journal + result


@given(st.integers(0, 100), st.integers(1, 7), st.integers(0, 7))
def test_to_pass_is_to_have_the_per_cent_asked_for(needed: int, total: int, right: int) -> None:
    """And no rounding helps: who has passed is shown enough per cent, who has not is shown too few."""
    cards = tuple(Card(f"d/{number}", "d", Short("?", "Paris")) for number in range(total))
    exam = begin(make_paper(cards, 1), 0, START)
    for number in range(1, min(right, total) + 1):
        exam = step(exam, Reply(number, "Paris"), START)
    marks = mark(exam, needed, frozenset())
    assert marks.passed == (100 * min(right, total) >= needed * total) == (marks.percent >= needed)


def test_a_content_hash_changes_with_what_is_asked_and_with_nothing_else() -> None:
    """A lure more is another item; a better explanation is not."""
    card = CARDS[0]
    assert isinstance(card.question, Choice)
    assert content_hash(replace(card, explanation="Because.", hints=("P",), tags=("x",))) == content_hash(card)
    questions = (
        replace(card.question, stem="Which?"),
        replace(card.question, key="Nice"),
        replace(card.question, distractors=("Oslo", "Rome")),
        replace(card.question, shuffle=False),
    )
    assert len({content_hash(replace(card, question=other)) for other in (card.question, *questions)}) == 5

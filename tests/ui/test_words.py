"""The words are exact, so whole phrases are compared; laws hold where the numbers are many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.card import Card, Recall
from quiz.core.event import BuryCard, Edited, Event, FlagCard, Overrule, Submit, SuspendCard, TakeBack
from quiz.core.grading.grade import Grade, Mark, Part
from quiz.core.prompt import Prompt
from quiz.core.record import replace
from quiz.core.review import Answer, AskedAs, Rating, Verdict
from quiz.core.screen import Feedback, Progress
from quiz.ui import words

KOREA = Prompt("troops/korea", "number", AskedAs.TYPED, "How many troops are in Korea?", unit="troops")

WRONG = Feedback(
    prompt=KOREA,
    deck_title="Troop numbers",
    progress=Progress(6, 20),
    answer="49,000",
    grade=Grade(Verdict.WRONG, 0.0, "about 28,000 troops"),
    key="about 28,000 troops",
    explanation="",
    why_not="",
    citation="",
    suggested=Rating.AGAIN,
    due_in_days={Rating.AGAIN: 0, Rating.HARD: 4, Rating.GOOD: 12, Rating.EASY: 150},
    stability=0.4,
    returns_after=3,
    can_overrule=True,
)
RIGHT = replace(
    WRONG,
    answer="28,000",
    grade=Grade(Verdict.CORRECT, 1.0, "about 28,000 troops"),
    suggested=Rating.GOOD,
    stability=12.2,
    returns_after=None,
    can_overrule=False,
)


def graded(verdict: Verdict, credit: float = 0.0) -> Feedback:
    """Feedback to a typed answer with that verdict."""
    return replace(WRONG, grade=Grade(verdict, credit, "key"))


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 cards"), (1, "1 card"), (2, "2 cards"), (1200, "1,200 cards"), (1_000_000, "1,000,000 cards")],
)
def test_a_number_agrees_with_its_noun(number: int, said: str) -> None:
    """One is singular, all else plural, and thousands are grouped."""
    assert words.count(number, "card") == said


@pytest.mark.parametrize(
    ("several", "said"), [([], ""), (["Red"], "Red"), (("Red", "Blue"), "Red and Blue"), ([2, 5, 7], "2, 5 and 7")]
)
def test_several_are_said_in_a_row(several: list[object], said: str) -> None:
    """With commas, and an `and` before the last."""
    assert words.listed(several) == said


def test_a_noun_may_have_its_own_plural() -> None:
    """Where `s` makes no plural, the plural is given."""
    assert [words.count(number, "is", "are") for number in (1, 2)] == ["1 is", "2 are"]


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0%"), (1, "100%"), (0.5, "50%"), (2 / 3, "67%"), (0.004, "1%"), (0.996, "99%"), (0.9999, "99%")],
)
def test_part_of_the_credit_is_never_said_as_none_or_all(share: float, said: str) -> None:
    """A partial answer at 99.6% is not all right, nor is one at 0.4% worth nothing."""
    assert words.percent(share) == said


@pytest.mark.parametrize(
    ("milliseconds", "said"),
    [
        (0, "under a minute"),
        (29_999, "under a minute"),
        (60_000, "1 minute"),
        (361_000, "6 minutes"),
        (3_600_000, "1 hour"),
        (3_660_000, "1 hour 1 minute"),
        (7_500_000, "2 hours 5 minutes"),
        (86_400_000, "24 hours"),
    ],
)
def test_time_spent_is_said_to_the_minute(milliseconds: int, said: str) -> None:
    """Seconds do not matter; whole hours leave their minutes out."""
    assert words.duration(milliseconds) == said


@pytest.mark.parametrize(
    ("number", "span", "due"),
    [
        (-3, "today", "today"),
        (0, "today", "today"),
        (1, "1 day", "tomorrow"),
        (2, "2 days", "in 2 days"),
        (59, "59 days", "in 59 days"),
        (60, "about 2 months", "in about 2 months"),
        (150, "about 5 months", "in about 5 months"),
        (365, "about 12 months", "in about 12 months"),
        (715, "about 23 months", "in about 23 months"),
        (716, "about 2 years", "in about 2 years"),
        (913, "about 2.5 years", "in about 2.5 years"),
        (3650, "about 10 years", "in about 10 years"),
        (36_500, "about 100 years", "in about 100 years"),
    ],
)
def test_intervals_are_exact_while_short_and_round_when_long(number: int, span: str, due: str) -> None:
    """Days are counted up to two months, then months up to two years."""
    assert (words.days(number), words.in_days(number)) == (span, due)


@given(st.integers(words.EXACT_DAYS, 36_500))
def test_a_long_interval_is_never_a_quarter_off(number: int) -> None:
    """Rounding may not turn one interval into another."""
    about, amount, unit = words.days(number).split()
    spoken = float(amount) * {"months": 365.25 / 12, "years": 365.25}[unit]
    assert about == "about"
    assert abs(spoken - number) < number / 4


@pytest.mark.parametrize(
    ("done", "total", "said"),
    [(6, 20, "7 of 20"), (0, 1, "1 of 1"), (20, 20, "20 of 20"), (1233, 5000, "1,234 of 5,000")],
)
def test_progress_counts_the_card_on_screen_and_never_past_the_last(done: int, total: int, said: str) -> None:
    """At the end the last card stays the last."""
    assert words.progress(Progress(done, total)) == said


def test_options_beyond_the_alphabet_have_numbers() -> None:
    """Letters end at z."""
    assert [words.letter(index) for index in (0, 1, 25, 26, 27)] == ["a", "b", "z", "27", "28"]


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        (replace(KOREA, asked_as=AskedAs.RECALL), "Say the answer to yourself, then press Enter to see it."),
        (KOREA, "Answer in troops."),
        (replace(KOREA, unit=""), ""),
        (replace(KOREA, asked_as=AskedAs.CHOICE), "Type the letter of the right one."),
        (replace(KOREA, asked_as=AskedAs.SELECT), "Type the letters of all that are right, such as a c."),
        (replace(KOREA, asked_as=AskedAs.ORDER), "Type the letters in the right order, such as b a c."),
        (replace(KOREA, asked_as=AskedAs.MATCH), "Type pairs of a number and a letter, such as 1=b; 2=a."),
        (replace(KOREA, asked_as=AskedAs.LIST, count=3), "Name 3, with a semicolon between them."),
        (replace(KOREA, asked_as=AskedAs.LIST), "Name all you know, with a semicolon between them."),
    ],
)
def test_each_kind_of_question_says_how_to_answer(prompt: Prompt, said: str) -> None:
    """One short sentence; none where the input line says it all."""
    assert words.how_to_answer(prompt) == said


@pytest.mark.parametrize(
    ("feedback", "symbol", "said"),
    [
        (graded(Verdict.CORRECT, 1.0), "✓", "Right"),
        (graded(Verdict.CLOSE, 1.0), "≈", "Right, but for the spelling"),
        (graded(Verdict.PARTIAL, 2 / 3), "◐", "Partly right, 67%"),
        (graded(Verdict.WRONG), "✗", "Not this time"),
        (replace(graded(Verdict.WRONG), answer=None), "✗", "Not known yet"),
        (replace(graded(Verdict.WRONG), overruled=True), "✓", "Counted as right"),
        (replace(WRONG, grade=None, answer=""), "·", "The answer"),
    ],
)
def test_a_verdict_has_words_and_a_symbol_that_agree(feedback: Feedback, symbol: str, said: str) -> None:
    """An overrule and a card not known have words of their own."""
    assert (words.verdict_symbol(feedback), words.verdict(feedback)) == (symbol, said)


def test_no_two_verdicts_or_marks_share_a_symbol_or_a_word() -> None:
    """Colour never carries the meaning alone, so what is left must tell them apart."""
    feedbacks = [graded(verdict, 0.5) for verdict in Verdict]
    for said in (words.verdict_symbol, words.verdict):
        assert len({said(feedback) for feedback in feedbacks}) == len(Verdict)
    for shown in (words.part_symbol, words.part_word):
        assert len({shown(mark) for mark in Mark}) == len(Mark)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (Part("Kerry", Mark.RIGHT), "right: Kerry"),
        (Part("Kery", Mark.CLOSE, "Kerry"), "spelling off: Kery (Kerry)"),
        (Part("Abe", Mark.WRONG, "belongs to Tokyo"), "wrong: Abe (belongs to Tokyo)"),
        (Part("Hagel", Mark.MISSED), "missed: Hagel"),
    ],
)
def test_a_part_says_what_it_was_before_what_it_is(part: Part, said: str) -> None:
    """A screen reader hears the verdict first; a note follows in brackets."""
    assert words.part(part) == said


@pytest.mark.parametrize(
    ("given_answer", "said"),
    [
        ("49,000", "49,000"),
        ("", "nothing"),
        (None, "don't know"),
        ((), "nothing"),
        (("Abe", "Kerry"), "Abe; Kerry"),
        ((("Abe", "Tokyo"), ("Kerry", "Washington")), "Abe = Tokyo; Kerry = Washington"),
    ],
)
def test_any_answer_is_written_on_one_line(given_answer: Answer, said: str) -> None:
    """Nothing given is said, not left blank."""
    assert words.answer(given_answer) == said


@pytest.mark.parametrize(
    ("feedback", "said"),
    [
        (WRONG, "back today, after 3 others"),
        (replace(WRONG, returns_after=1), "back today, after 1 other"),
        (replace(WRONG, returns_after=0), "back next"),
        (RIGHT, "back in 12 days"),
        (replace(RIGHT, suggested=Rating.AGAIN), "back today"),
        (replace(RIGHT, suggested=Rating.EASY), "back in about 5 months"),
        (replace(RIGHT, due_in_days={Rating.GOOD: 1}), "back tomorrow"),
        (replace(RIGHT, cram=True), "practice only, the schedule stays as it was"),
        (replace(WRONG, cram=True), "back today, after 3 others"),
    ],
)
def test_when_a_card_comes_back(feedback: Feedback, said: str) -> None:
    """In this sitting after others, or on a later day; practice changes nothing."""
    assert words.returns(feedback) == said


@pytest.mark.parametrize(
    ("stability", "said", "bar"),
    [
        (0.0, "under a day", "▁"),
        (0.99, "under a day", "▁"),
        (1.0, "about 1 day", "▂"),
        (3.9, "about 4 days", "▂"),
        (4.0, "about 4 days", "▃"),
        (12.2, "about 12 days", "▄"),
        (59.4, "about 59 days", "▅"),
        (59.5, "about 2 months", "▅"),
        (120.0, "about 4 months", "▆"),
        (200.0, "about 7 months", "▇"),
        (365.0, "about 12 months", "█"),
        (1200.0, "about 3.3 years", "█"),
        (36_500.0, "about 100 years", "█"),
    ],
)
def test_the_strength_of_a_memory_in_words_and_as_a_bar(stability: float, said: str, bar: str) -> None:
    """Days up to two months, then months and years; the bar has eight heights."""
    assert (words.memory(stability), words.memory_bar(stability)) == (said, bar)


@given(st.floats(0, 36_500), st.floats(0, 36_500))
def test_a_stronger_memory_never_has_a_lower_bar(one: float, other: float) -> None:
    """The bar rises with the stability, and stops at its top."""
    weaker, stronger = sorted((one, other))
    assert words.memory_bar(weaker) <= words.memory_bar(stronger)


@pytest.mark.parametrize(
    ("feedback", "said"),
    [
        (WRONG, "Back today, after 3 others; memory lasts under a day"),
        (RIGHT, "Back in 12 days; memory lasts about 12 days"),
        (replace(RIGHT, cram=True), "Practice only, the schedule stays as it was"),
    ],
)
def test_the_outcome_is_a_sentence_without_its_full_stop(feedback: Feedback, said: str) -> None:
    """It tells the return first, then how long the memory lasts."""
    assert words.outcome(feedback) == said


def test_each_rating_says_what_it_leads_to() -> None:
    """In the order of the keys 1 to 4."""
    assert words.rating_choices(WRONG) == (
        (Rating.AGAIN, "again", "today"),
        (Rating.HARD, "hard", "4 days"),
        (Rating.GOOD, "good", "12 days"),
        (Rating.EASY, "easy", "about 5 months"),
    )


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (TakeBack(), "Taken back."),
        (FlagCard(), "Flagged for the author of the deck."),
        (SuspendCard(), "Suspended: that card is not asked again until you resume it. u brings it back."),
        (BuryCard(), "Buried: that card is not asked again today. u brings it back."),
        (Edited(None), "That card is gone from its deck."),
        (Edited(Card("troops/korea", "troops", Recall("front", "back"))), "The card was read anew."),
        (Submit("28,000"), ""),
        (Overrule(), ""),
    ],
)
def test_a_deed_is_told_where_the_next_screen_does_not_show_it(event: Event, said: str) -> None:
    """An answer or an overrule shows by itself; what puts a card away names what brings it back."""
    assert words.done(event, undo="u") == said

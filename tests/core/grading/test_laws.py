"""What holds of every mark: laws over any card and any answer."""

import datetime
import string
import unicodedata
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

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
from quiz.core.grading.grade import Mark
from quiz.core.grading.key import answer_forms, key_text
from quiz.core.grading.marking import grade, unclear
from quiz.core.number import show_number
from quiz.core.prompt import can_be_choice, natural_form, present
from quiz.core.reply import read_answer
from quiz.core.review import Answer, AskedAs, Verdict
from quiz.core.text import normalise

LANGUAGES = st.sampled_from(["en", "de", "fr", "xx"])
WORDS = st.sampled_from(
    """Paris C++ C c -5 10² U.S. Gen. Ash Carter may not must the a Secretary of State 28,000 1997 March 23, 5% & é
    И й ß हिन्दी 東京 minesweeping cyber Iran Iraq increase decrease permitted Thursday Tuesday … n! O- no; = and
    """.split()  # noqa: SIM905  # easier to read than a list
)
TEXTS = st.lists(WORDS, min_size=1, max_size=5).map(" ".join) | st.text(max_size=20)
KEYS = TEXTS.filter(str.strip)
NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, places=2) | st.integers(-9999, 10**9).map(
    Decimal
)
DATES = (
    st.builds(PartialDate, st.integers(1, 2100))
    | st.builds(PartialDate, st.integers(1, 2100), st.integers(1, 12))
    | st.builds(PartialDate, st.integers(1, 2100), st.integers(1, 12), st.integers(1, 28))
)


def distinct(minimum: int) -> st.SearchStrategy[tuple[str, ...]]:
    """Texts that are different answers."""
    return st.lists(KEYS, min_size=minimum, max_size=5, unique_by=normalise).map(tuple)


def several(minimum: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(KEYS, min_size=minimum, max_size=5).map(tuple)


QUESTIONS: st.SearchStrategy[Question] = st.one_of(
    st.builds(Recall, TEXTS, KEYS),
    st.builds(Short, TEXTS, KEYS, several(0), st.booleans(), several(0)),
    st.builds(Choice, TEXTS, KEYS, several(1), st.booleans()),
    st.builds(Select, TEXTS, several(1), several(0)),
    st.builds(TrueFalse, TEXTS, st.booleans(), st.tuples(KEYS, KEYS)),
    st.builds(Number, TEXTS, NUMBERS, NUMBERS.map(abs), st.sampled_from(["", "troops", "%", "$", "m", "°C"])),
    st.builds(Date, TEXTS, DATES, st.lists(DATES, max_size=2).map(tuple)),
    st.builds(Cloze, TEXTS, TEXTS, KEYS, several(0), TEXTS, st.booleans()),
    st.builds(Order, TEXTS, several(2)),
    st.builds(Match, TEXTS, st.lists(st.tuples(KEYS, KEYS), min_size=2, max_size=4).map(tuple), several(0)),
    st.builds(ListAll, TEXTS, st.lists(several(1), min_size=1, max_size=4).map(tuple), st.integers(0, 5)),
)
CARDS = st.builds(
    lambda question, language: Card("deck/card", "deck", question, language=language), QUESTIONS, LANGUAGES
)
ANSWERS: st.SearchStrategy[Answer] = st.one_of(
    st.none(),
    TEXTS,
    st.text(max_size=200),
    st.text("0123456789/-., ;=", max_size=30),
    st.lists(TEXTS, max_size=6).map(tuple),
    st.lists(st.tuples(TEXTS, TEXTS), max_size=5).map(tuple),
)


@given(CARDS, ANSWERS, st.sampled_from(AskedAs), st.frozensets(TEXTS.map(normalise), max_size=3))
def test_every_answer_to_every_card_gets_a_consistent_grade(
    card: Card, answer: Answer, asked_as: AskedAs, rivals: frozenset[str]
) -> None:
    """Without error: the credit is that of the verdict, slips are counted where they were forgiven."""
    marked = grade(card, answer, asked_as, rivals)
    match marked.verdict:
        case Verdict.CORRECT:
            assert (marked.credit, marked.distance) == (1, 0)
        case Verdict.CLOSE:
            assert marked.credit == 1
            assert marked.distance > 0
        case Verdict.PARTIAL:
            assert 0 < marked.credit < 1
        case Verdict.WRONG:
            assert marked.credit == 0
    assert marked.key == key_text(card)
    assert not (marked.right and marked.lure)
    if marked.right:
        assert all(part.mark in {Mark.RIGHT, Mark.CLOSE} for part in marked.parts)
    assert marked == grade(card, answer, asked_as, rivals)


def keys(card: Card) -> list[Answer]:
    """Answers that say exactly what the card says."""
    match card.question:
        case Recall(key=key) | Choice(key=key):
            return [key]
        case Short(key=key, accept=accept) | Cloze(key=key, accept=accept):
            return [key, *accept]
        case Select(keys=items) | Order(keys=items):
            return [items]
        case TrueFalse():
            return [key_text(card)]
        case Number(key=key, unit=unit):
            return [
                str(key),
                show_number(key, card.language),
                f"{show_number(key, card.language)} {unit}",
                key_text(card),
            ]
        case Date():
            return [key_text(card)]
        case Match(pairs=pairs):
            return [pairs]
        case ListAll(items=items):
            return [tuple(forms[0] for forms in items), tuple(forms[-1] for forms in items)]


@given(CARDS)
def test_the_key_is_always_right(card: Card) -> None:
    """Letter for letter, whatever else the card has: even beside a lure that looks the same."""
    question = card.question
    assume(not isinstance(question, Match) or len(dict(question.pairs)) == len(question.pairs))
    assume(not isinstance(question, Select) or len(set(question.keys)) == len(question.keys))
    assume(not isinstance(question, TrueFalse) or question.labels[0] != question.labels[1])
    for answer in keys(card):
        if isinstance(question, ListAll):
            assume(len(set(answer or ())) == len(question.items) >= question.need)
        if isinstance(question, Number) and "e" in str(answer).casefold():
            continue
        assert grade(card, answer, natural_form(card)).verdict is Verdict.CORRECT


WITH_LURES: st.SearchStrategy[Question] = st.one_of(
    st.builds(Short, TEXTS, KEYS, distractors=several(1)),
    st.builds(Choice, TEXTS, KEYS, several(1), st.booleans()),
    st.builds(Number, TEXTS, NUMBERS, NUMBERS.map(abs), distractors=st.tuples(NUMBERS)),
    st.builds(Date, TEXTS, DATES, st.tuples(DATES)),
    st.builds(TrueFalse, TEXTS, st.booleans(), st.tuples(KEYS, KEYS)),
)


@given(WITH_LURES, LANGUAGES, st.text(max_size=3))
def test_the_key_is_right_as_a_choice_and_no_other_option_is(question: Question, language: str, seed: str) -> None:
    """Of the options as they are shown."""
    card = Card("deck/card", "deck", question, language=language)
    assert can_be_choice(card)
    options = present(card, AskedAs.CHOICE, seed).options
    assume(len({normalise(option) for option in options}) == len(options))
    right = [option for option in options if grade(card, option, AskedAs.CHOICE).right]
    assert len(right) == 1


@given(TEXTS, KEYS, LANGUAGES)
def test_case_form_and_space_of_a_text_do_not_matter(typed: str, key: str, language: str) -> None:
    """The verdict is the same for the same answer in another dress."""
    card = Card("deck/card", "deck", Short("?", key), language=language)
    verdict = grade(card, typed, AskedAs.TYPED).verdict
    for form in ("NFC", "NFD"):
        assert grade(card, unicodedata.normalize(form, typed), AskedAs.TYPED).verdict is verdict
    assert grade(card, f" {typed} ", AskedAs.TYPED).verdict is verdict
    if typed.isascii():
        assert grade(card, typed.upper(), AskedAs.TYPED).verdict is verdict
        assert grade(card, typed.lower(), AskedAs.TYPED).verdict is verdict


@pytest.mark.parametrize("answer", list(permutations(("0", "Paris Paris", ":"))))
def test_an_item_is_not_taken_for_the_comma_of_another(answer: tuple[str, ...]) -> None:
    """One that is all punctuation, where others have a comma of their own."""
    card = Card("deck/card", "deck", ListAll("?", (("0",), (":",), ("23,",), ("Paris",)), 4))
    assert grade(card, answer, AskedAs.LIST).credit == grade(card, ("Paris Paris", "0", ":"), AskedAs.LIST).credit
    assert [part.text for part in grade(card, answer, AskedAs.LIST).parts if part.mark is Mark.RIGHT] == ["0", ":"]


def test_a_mark_is_not_taken_for_a_part_of_an_item_with_a_comma() -> None:
    """It costs what it costs behind the item."""
    card = Card("deck/card", "deck", ListAll("?", (("Paris",), ("23, C++",)), 2))
    worth = {grade(card, answer, AskedAs.LIST).credit for answer in permutations(("?", "23, C++", "Paris"))}
    assert worth == {grade(card, ("no city", "23, C++", "Paris"), AskedAs.LIST).credit}


def test_marks_are_not_put_together_to_an_item_that_is_a_comma() -> None:
    """Two accents that stand alone name nothing."""
    card = Card("deck/card", "deck", ListAll("?", ((",",), ("Paris",)), 2))
    assert grade(card, ("¨", "¨"), AskedAs.LIST).verdict is Verdict.WRONG


@given(distinct(2), distinct(1), st.data())
def test_the_order_of_a_set_does_not_matter(
    items: tuple[str, ...], wrong: tuple[str, ...], data: st.DataObject
) -> None:
    """Nor does naming an item twice."""
    answer = data.draw(st.lists(st.sampled_from(items + wrong), max_size=6))
    other = data.draw(st.permutations(answer + answer[:1]))
    for question in (Select("?", items, wrong), ListAll("?", tuple((item,) for item in items), len(items))):
        card = Card("deck/card", "deck", question)
        assert (
            grade(card, tuple(answer), natural_form(card)).credit
            == grade(card, tuple(other), natural_form(card)).credit
        )


@given(distinct(2))
def test_an_order_is_worth_its_pairs(items: tuple[str, ...]) -> None:
    """All right is 1, the reverse nothing, a swap of neighbours costs one pair."""
    assume(
        all(
            grade(Card("d/c", "d", Short("?", a)), b, AskedAs.TYPED).credit == 0 for a in items for b in items if a != b
        )
    )
    card = Card("deck/card", "deck", Order("?", items))
    pairs = len(items) * (len(items) - 1) / 2
    assert grade(card, items, AskedAs.ORDER).credit == 1
    assert grade(card, items[::-1], AskedAs.ORDER).credit == 0
    swapped = (items[1], items[0], *items[2:])
    assert abs(grade(card, swapped, AskedAs.ORDER).credit - (pairs - 1) / pairs) < 1e-9


LONG_WORDS = st.text(string.ascii_lowercase, min_size=8, max_size=14)


@given(LONG_WORDS, st.integers(1, 12), st.sampled_from(string.ascii_lowercase))
def test_one_slip_in_a_long_word_is_forgiven_unless_it_makes_another_answer(word: str, at: int, letter: str) -> None:
    """Inserted, left out, replaced or swapped, anywhere but in front."""
    at = at % (len(word) - 1) + 1
    swapped = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    for typed in (
        word[:at] + letter + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at + 1 :],
        swapped,
    ):
        assume(typed != word)
        assume(normalise(typed) == typed)
        assume(normalise(word) == word)
        card = Card("deck/card", "deck", Short("?", word))
        strict = Card("deck/card", "deck", Short("?", word, strict=True))
        lured = Card("deck/card", "deck", Short("?", word, distractors=(typed,)))
        marked = grade(card, typed, AskedAs.TYPED)
        assume(marked.right)  # an ending or a beginning can make another word of it
        assert (marked.verdict, marked.distance) == (Verdict.CLOSE, 1)
        assert word in marked.remark
        assert not grade(strict, typed, AskedAs.TYPED).right
        assert not grade(card, typed, AskedAs.TYPED, frozenset({typed})).right
        assert not grade(lured, typed, AskedAs.TYPED).right


@given(st.text(string.ascii_lowercase, min_size=1, max_size=3), st.text(string.ascii_lowercase, min_size=1, max_size=4))
def test_no_slip_is_forgiven_in_a_short_word(word: str, typed: str) -> None:
    """Under four letters every letter counts."""
    marked = grade(Card("deck/card", "deck", Short("?", word)), typed, AskedAs.TYPED)
    assert marked.verdict is not Verdict.CLOSE


WHOLE = st.integers(0, 10**9) | st.integers(0, 120)


@given(
    WHOLE,
    WHOLE,
    st.sampled_from(
        ["{}", "about {} troops", "Article {}", "Route {} North", "{} BC", "v{}", "{}%", "Henry {} Part {}"]
    ),
)
def test_a_digit_is_never_forgiven(number: int, typed: int, frame: str) -> None:
    """Whatever text it stands in; nor is a number left out."""
    card = Card("deck/card", "deck", Short("?", frame.format(number, number)))
    assert grade(card, frame.format(typed, typed), AskedAs.TYPED).right == (number == typed)
    assert not grade(card, frame.format("", number), AskedAs.TYPED).right


@given(NUMBERS, NUMBERS, NUMBERS.map(abs))
def test_a_number_is_right_inside_its_tolerance_and_wrong_outside(
    key: Decimal, typed: Decimal, tolerance: Decimal
) -> None:
    """To the last digit."""
    card = Card("deck/card", "deck", Number("?", key, tolerance))
    assert grade(card, f"{typed:f}", AskedAs.TYPED).right == (abs(key - typed) <= tolerance)


@given(DATES, DATES)
def test_a_date_is_worth_the_parts_it_has_right(key: PartialDate, typed: PartialDate) -> None:
    """A third for the year, two with the month; nothing without the year."""
    card = Card("deck/card", "deck", Date("?", key))
    answer = key_text(Card("deck/card", "deck", Date("?", typed)))
    wanted = [part for part in (key.year, key.month, key.day) if part is not None]
    given_parts = (typed.year, typed.month, typed.day)
    same = 0
    while same < len(wanted) and wanted[same] == given_parts[same]:
        same += 1
    assert grade(card, answer, AskedAs.TYPED).credit == (1 if same == len(wanted) else (0, 1 / 3, 2 / 3)[same])


@given(CARDS, ANSWERS)
def test_an_unclear_answer_is_never_marked_right(card: Card, answer: Answer) -> None:
    """Where nobody can be asked again it is wrong, and says why."""
    asked = unclear(card, answer, AskedAs.TYPED)
    if asked:
        marked = grade(card, answer, AskedAs.TYPED)
        assert (marked.verdict, marked.remark) == (Verdict.WRONG, asked)


@given(CARDS, CARDS)
def test_a_slip_that_makes_the_answer_of_another_card_is_not_forgiven(card: Card, other: Card) -> None:
    """Though the same answer, if both cards have it, stays right."""
    for typed in answer_forms(other):
        marked = grade(card, typed, AskedAs.TYPED, frozenset(answer_forms(other)))
        if isinstance(card.question, Short | Cloze) and card.language == other.language:
            assert marked.verdict is not Verdict.CLOSE


def right(question: Question, typed: str) -> bool:
    """Whether the typed answer counts as right."""
    return grade(Card("deck/card", "deck", question), typed, AskedAs.TYPED).right


PHRASES = st.lists(
    st.sampled_from(
        ["it", "is", "may", "must", "can", "permitted", "to", "Japan", "increase", "the", "forces", "in", "a", "treaty"]
    ),
    min_size=1,
    max_size=6,
)


@given(PHRASES, st.integers(0, 6), st.sampled_from(["not", "never", "no", "hardly", "NOT", "nor"]))
def test_a_denial_put_anywhere_into_the_answer_is_never_right(words: list[str], at: int, denial: str) -> None:
    """Nor is an answer right that leaves out the denial of the key."""
    denied = [*words[:at], denial, *words[at:]]
    assert not right(Short("?", " ".join(words)), " ".join(denied))
    assert not right(Short("?", " ".join(denied)), " ".join(words))


@given(PHRASES, st.sampled_from(["is", "may", "must", "can", "does", "will", "should", "has"]))
def test_a_contraction_denies_as_its_words_do(words: list[str], verb: str) -> None:
    """With and without its apostrophe."""
    contracted = {"will": "won't", "can": "can't"}.get(verb, f"{verb}n't")
    rest = " ".join(words)
    for said in (contracted, contracted.replace("'", ""), f"{verb} not"):
        assert right(Short("?", f"{verb} not {rest}"), f"{said} {rest}")
        assert not right(Short("?", f"{verb} {rest}"), f"{said} {rest}")


@given(st.integers(0, 10**9), st.integers(0, 9), st.integers(0, 9))
def test_one_other_digit_makes_another_number(number: int, at: int, digit: int) -> None:
    """Where nothing is said of a tolerance; grouped or not, as a number or in a text."""
    digits = str(number)
    typed = int(digits[: at % len(digits)] + str(digit) + digits[at % len(digits) + 1 :])
    assume(typed != number)
    for shown in (str(typed), f"{typed:,}", f"about {typed}", f"{typed} troops"):
        assert not right(Number("?", Decimal(number), unit="troops"), shown)
    assert not right(Short("?", f"article {number}"), f"article {typed}")


@given(st.dates(), st.integers(0, 9), st.integers(0, 9))
def test_one_other_digit_makes_another_date(day: datetime.date, at: int, digit: int) -> None:
    """Never right, though the parts before it may be."""
    iso = day.isoformat()
    at = [place for place, character in enumerate(iso) if character.isdigit()][at % 8]
    typed = f"{iso[:at]}{digit}{iso[at + 1 :]}"
    assume(typed != iso)
    assert not right(Date("?", PartialDate(day.year, day.month, day.day)), typed)


@given(TEXTS, KEYS)
def test_the_width_of_letters_does_not_matter(typed: str, key: str) -> None:
    """Full-width letters and digits are the same ones."""
    wide = typed.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F) if chr(code).isalnum()})
    card = Card("deck/card", "deck", Short("?", key))
    assert grade(card, wide, AskedAs.TYPED).verdict is grade(card, typed, AskedAs.TYPED).verdict


@given(KEYS, several(0), several(1), st.booleans())
def test_a_lure_is_never_right(key: str, accept: tuple[str, ...], lures: tuple[str, ...], strict: bool) -> None:
    """Typed as it stands, however near it is; unless it is an accepted answer as well."""
    forms = {" ".join(form.split()) for form in (key, *accept)}
    for lure in lures:
        assert right(Short("?", key, accept, strict, lures), lure) == (" ".join(lure.split()) in forms)


@example(Card("deck/card", "deck", Recall("?", "¨")), "x", 1, "")
@given(CARDS, st.text(min_size=1, max_size=20) | TEXTS, st.integers(1, 10_000), st.text(max_size=2))
def test_an_answer_of_any_length_is_read_and_marked(card: Card, piece: str, times: int, seed: str) -> None:
    """Up to ten thousand characters of anything, at the prompt where it would be typed."""
    prompt = present(card, natural_form(card), seed)
    marked = grade(card, read_answer(prompt, (piece * times)[:10_000]), prompt.asked_as)
    assert 0 <= marked.credit <= 1


@given(st.sampled_from("bcnxyz"), st.sampled_from("bcnxyz"), st.sampled_from("+-=<>^"), st.sampled_from("+-=<>^ "))
def test_another_sign_makes_another_formula(one: str, other: str, sign: str, typed: str) -> None:
    """Or none at all; the spaces round it do not matter."""
    key = Card("deck/card", "deck", Short("?", f"{one} {sign} {other}"))
    assert grade(key, f"{one}{sign}{other}", AskedAs.TYPED).right
    if typed != sign:
        assert not grade(key, f"{one} {typed} {other}", AskedAs.TYPED).right
        assert not grade(key, f"{one}{typed.strip()}{other}", AskedAs.TYPED).right


@given(
    st.integers(1, 999),
    st.sampled_from(["million", "thousand people", "billion €", "€ million"]),
    st.sampled_from(["", "thousand", "million", "billion"]),
)
def test_a_unit_that_counts_may_be_said_or_written_out(number: int, unit: str, said: str) -> None:
    """Five, five million and 5,000,000 are right where the unit is a million; five billion are not."""
    card = Card("deck/card", "deck", Number("?", Decimal(number), unit=unit))
    values = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
    counted = next(word for word in unit.split() if word in values)
    assert grade(card, f"{number * values[counted]:,}", AskedAs.TYPED).right
    assert grade(card, f"{number} {said}", AskedAs.TYPED).right is (said in {"", counted})

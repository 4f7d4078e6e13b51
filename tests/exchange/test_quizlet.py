"""Quizlet's text: two sides a row, with nothing quoted."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quiz.core.card import Card, Choice, Cloze, Deck, Recall
from quiz.core.error import Exit, QuizError
from quiz.exchange.carry import Loss, Options
from quiz.exchange.quizlet import read, write
from tests.deckfile.strategies import decks
from tests.exchange.laws import assert_only_told_losses

SEPARATORS = st.sampled_from([("", ""), (" - ", ""), (",", ";"), ("--", "\n\n"), (" ", "\n"), ("a", "b")])


@given(decks(), SEPARATORS)
@settings(deadline=None)
def test_nothing_is_lost_that_is_not_told(deck: Deck, separators: tuple[str, str]) -> None:
    """Whatever parts the fields and the rows."""
    options = Options(deck.title, *separators)
    out = write(deck, options)
    assume(out.data)
    back = read(out.data, options)
    assert back.losses == ()
    assert_only_told_losses(deck, out, back)
    assert write(deck, options) == out


def test_what_parts_the_rows_is_no_part_of_a_text() -> None:
    """It is replaced, and said so."""
    deck = Deck("d", "D", cards=(Card("d/a", "d", Recall("two\nlines", "a\ttab")), Card("d/b", "d", Recall("c", "d"))))
    out = write(deck, Options())
    assert out.data == b"two lines\ta tab\nc\td\n"
    assert out.losses == (
        Loss("d", "id", "left out, and those of its cards: they are known by their questions"),
        Loss("d/a", "question", "what parts the fields or the rows is a blank in it now"),
        Loss("d/a", "answer", "what parts the fields or the rows is a blank in it now"),
    )


def test_a_gap_that_cannot_go_out_leaves_the_others_of_its_text() -> None:
    """It is told by its own id, for the rest of its note is there."""
    gaps = (Cloze("", " and b", "x"), Cloze("x and ", "", "b"))
    deck = Deck("d", "D", cards=tuple(Card(f"d/a#{place}", "d", gap) for place, gap in enumerate(gaps, 1)))
    out = write(deck, Options(separator="x"))
    assert out.data.count(b"\n") == 1
    assert [loss.card for loss in out.losses if not loss.field] == ["d/a#1"]


def test_a_choice_is_asked_with_its_options() -> None:
    """It is no choice any more, and that is told."""
    deck = Deck("d", "D", cards=(Card("d/a", "d", Choice("Capital?", "Oslo", ("Bergen",))),))
    out = write(deck, Options(separator=";"))
    assert out.data == b"Capital? a) Bergen b) Oslo;Oslo\n"
    assert out.losses[1:] == (Loss("d/a", "kind", "its two sides are its question and its answer there"),)


def test_rows_without_two_sides_are_told() -> None:
    """By their number."""
    found = read(b"hund\tdog\r\nalone\r\n\r\n\tno front\r\nkatt\tcat\tand more\r\n", Options("words"))
    assert [card.question for card in found.decks[0].cards] == [Recall("hund", "dog"), Recall("katt", "cat\tand more")]
    assert found.losses == (
        Loss("row 2", "", "left out: nothing parts its two sides"),
        Loss("row 4", "", "left out: it has only one side"),
    )


@pytest.mark.parametrize(
    ("options", "code"),
    [(Options(separator="::"), Exit.BAD_DATA), (Options(separator=";", row_separator=";;"), Exit.USAGE)],
)
def test_separators_that_cannot_be_are_one_clear_line(options: Options, code: Exit) -> None:
    """With what to write instead."""
    with pytest.raises(QuizError) as caught:
        read(b"hund\tdog\n", options)
    assert (caught.value.code, bool(caught.value.help)) == (code, True)

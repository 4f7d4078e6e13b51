"""A deck that goes out to Anki and comes back is the same deck, and its history is not there twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.core.card import Card, Cloze, Deck
from quiz.core.day import study_day
from quiz.core.review import AskedAs, Rating, Review, Suspend
from quiz.core.scheduler import Scheduler
from quiz.exchange import anki, anki_text
from quiz.exchange.anki.ours import FIELDS, fields_of, returned
from quiz.exchange.carry import Import, Learnt, Options
from quiz.exchange.landing import unknown
from tests.deckfile.strategies import decks
from tests.exchange.anki_packages import NOON

DAY = 24 * 60 * 60 * 1000


@given(decks())
@settings(max_examples=50, deadline=None)
def test_a_package_brings_the_deck_back_as_it_was(deck: Deck) -> None:
    """Every kind with every field, its ids, tags and the head of the deck; and nothing is said to be lost."""
    assert anki.read(anki.write(deck, Options()).data, Options()) == Import((deck,))


@given(decks())
@settings(max_examples=50, deadline=None)
def test_a_text_brings_the_deck_back_as_it_was(deck: Deck) -> None:
    """The same for Anki's text."""
    data = anki_text.write(deck, Options()).data
    assert anki_text.recognise(data)
    assert anki_text.read(data, Options()) == Import((deck,))


@given(decks())
@settings(max_examples=20, deadline=None)
def test_the_same_deck_gives_the_same_bytes(deck: Deck) -> None:
    """At every export."""
    options = Options(learnt=learnt(deck), changed_at=1_700_000_000)
    assert anki.write(deck, options) == anki.write(deck, options)
    assert anki_text.write(deck, options) == anki_text.write(deck, options)


@given(decks())
@settings(max_examples=30, deadline=None)
def test_a_history_that_went_out_comes_back_whole_and_counts_once(deck: Deck) -> None:
    """Each answer with its card, time, day and rating; none of them is taken for a new one."""
    known = learnt(deck)
    back = anki.read(anki.write(deck, Options(learnt=known)).data, Options())
    reviews = [entry for entry in back.entries if isinstance(entry, Review)]
    assert {(review.card, review.day, review.rating, review.took_ms, review.cram) for review in reviews} == {
        (review.card, review.day, review.rating, review.took_ms, review.cram) for review in known.reviews
    }
    assert {entry.card for entry in back.entries if isinstance(entry, Suspend)} == known.suspended
    assert not [entry for entry in unknown(back.entries, known.reviews) if isinstance(entry, Review)]
    assert Scheduler().replay(reviews).keys() == known.schedules.keys()


def learnt(deck: Deck) -> Learnt:
    """Answers to every second card, several at the same moment, and one card suspended."""
    reviews = [
        Review(
            f"r{number}-{card.id}",
            at := NOON + day * DAY,
            -480,
            study_day(at, -480, 4),
            card.id,
            None,
            1.0,
            rating,
            AskedAs.RECALL,
            "",
            took_ms=1000 * number,
            cram=number == 3,
        )
        for card in deck.cards[::2]
        for number, (day, rating) in enumerate(
            ((0, Rating.AGAIN), (1, Rating.GOOD), (9, Rating.EASY), (10, Rating.HARD))
        )
    ]
    return Learnt(tuple(reviews), Scheduler().replay(reviews), frozenset({deck.cards[-1].id}), reviews[-1].day)


@given(decks(), st.sampled_from(("A <b>new</b> &amp; better text", "two<br>lines")))
@settings(max_examples=50, deadline=None)
def test_a_text_changed_in_anki_is_taken_or_told(deck: Deck, now: str) -> None:
    """No edit made there is dropped in silence."""
    note = tuple(card for card in deck.cards if card.note == deck.cards[0].note)
    for place, name in enumerate(FIELDS[:-1]):
        fields = list(fields_of(note, deck).values())
        fields[place] = now
        back = returned(fields[-1], fields, fields_of)
        assert back
        texts = fields_of(back.deck.cards, deck) if back.deck.cards else {}
        assert "better text" in texts.get(name, "") or "two<br>lines" in texts.get(name, "") or back.lost, name


def test_a_gap_added_in_anki_leaves_each_card_its_history() -> None:
    """The gaps are asked in the order of the text; each says which card it was there."""
    gap = Cloze("", " lies by the sea.", "Oslo", ("Christiania",))
    note = (Card("d/n#1", "d", gap),)
    fields = list(fields_of(note, Deck("d", "D", cards=note)).values())
    fields[0] = "By the {{c2::North Sea}} lies {{c1::Oslo}}."
    back = returned(fields[-1], fields, fields_of)
    assert back
    assert [(card.id, card.question) for card in back.deck.cards] == [
        ("d/n#1", Cloze("By the ", " lies Oslo.", "North Sea")),
        ("d/n#2", Cloze("By the North Sea lies ", ".", "Oslo", ("Christiania",))),
    ]
    assert (back.places, back.lost) == ((1, 0), ())

"""Anki itself as the judge: it imports what goes out from here, and what it exports comes in."""

import io
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki import import_export_pb2
from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
)

from quiz.core.card import Cloze, Deck, Recall, Short
from quiz.core.note import notes
from quiz.core.record import replace
from quiz.core.review import AskedAs, Rating, Review, Suspend
from quiz.core.scheduler import Scheduler, rating_of
from quiz.deckfile.parse import parse_deck
from quiz.exchange import anki, anki_text
from quiz.exchange.carry import Import, Learnt, Options
from tests.commands.outside import TROOPS

DAY = 24 * 60 * 60 * 1000
NATIVE = (
    ("Basic", ["What is the capital?", "<b>Oslo</b>"]),
    ("Basic (and reversed card)", ["hund", "dog"]),
    ("Basic (optional reversed card)", ["katt", "cat", "y"]),
    ("Basic (optional reversed card)", ["fisk", "fish", ""]),
    ("Basic (type in the answer)", ["2 + 2", "four"]),
    ("Cloze", ["{{c1::Oslo::city}} lies in {{c2::Norway}}", "By the &amp; sea"]),
)


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Collection]:
    """A collection of Anki's, with FSRS."""
    (tmp_path / "anki").mkdir()
    collection = Collection(str(tmp_path / "anki" / "collection.anki2"))
    collection.set_config("fsrs", True)
    yield collection
    collection.close()


@pytest.fixture
def deck() -> Deck:
    """A deck with cards of several kinds."""
    read = parse_deck(TROOPS, "troops.toml").deck
    assert read
    return read


def put_in(there: Collection, data: bytes, path: Path) -> import_export_pb2.ImportResponse.Log:
    """Have Anki import a package with its history."""
    path.write_bytes(data)
    options = ImportAnkiPackageOptions(with_scheduling=True)
    return there.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options)).log


def taken_out(there: Collection, path: Path, *, legacy: bool, scheduling: bool = True) -> Import:
    """What comes of a package that Anki exports."""
    options = ExportAnkiPackageOptions(
        with_scheduling=scheduling, with_deck_configs=True, with_media=True, legacy=legacy
    )
    there.export_anki_package(out_path=str(path), options=options, limit=None)
    data = path.read_bytes()
    assert anki.recognise(data)
    return anki.read(data, Options())


def learnt(there: Collection) -> Learnt:
    """Three answers to one card, the last four days ago by Anki's clock, and another card suspended."""
    now = there.sched.day_cutoff * 1000 - DAY // 2
    today = now // DAY + 719_163
    reviews = tuple(
        Review(
            f"r{ago}",
            now - ago * DAY,
            0,
            today - ago,
            "troops/capital",
            None,
            1.0,
            rating,
            AskedAs.TYPED,
            "",
            took_ms=4000,
        )
        for ago, rating in ((10, Rating.AGAIN), (9, Rating.GOOD), (4, Rating.EASY))
    )
    return Learnt(reviews, Scheduler().replay(reviews), frozenset({"troops/roads"}), today)


def test_anki_takes_our_notes_with_their_ids_and_tags(there: Collection, deck: Deck, tmp_path: Path) -> None:
    """A card for each sibling, nothing taken for new when it comes again, and what changed is brought up to date."""
    path = tmp_path / "ours.apkg"
    log = put_in(there, anki.write(deck, Options(changed_at=1_700_000_000)).data, path)
    assert (log.found_notes, len(log.new)) == (4, 4)
    assert there.db is not None
    assert there.db.all("SELECT guid, tags FROM notes ORDER BY id") == [
        ["quiz:troops/korea", " numbers us-japan "],
        ["quiz:troops/capital", " us-japan "],
        ["quiz:troops/mechanism", " us-japan "],
        ["quiz:troops/roads", " us-japan "],
    ]
    assert there.db.scalar("SELECT count() FROM cards") == len(deck.cards)
    assert {there.decks.name(did) for did in there.db.list("SELECT DISTINCT did FROM cards")} == {"Troop numbers"}
    assert len(put_in(there, anki.write(deck, Options(changed_at=1_700_000_000)).data, path).duplicate) == 4
    changed = replace(deck, cards=(replace(deck.cards[0], explanation="It is nearer."), *deck.cards[1:]))
    log = put_in(there, anki.write(changed, Options(changed_at=1_700_000_001)).data, path)
    assert (len(log.new), len(log.updated)) == (0, 4)
    assert there.db.scalar("SELECT count() FROM notes WHERE flds LIKE '%It is nearer.%'") == 1
    assert there.db.scalar("SELECT count() FROM cards") == len(deck.cards)


def test_anki_shows_our_cards(there: Collection, deck: Deck, tmp_path: Path) -> None:
    """The question with its options on the front; the answer, explanation, lures and source on the back."""
    put_in(there, anki.write(deck, Options()).data, tmp_path / "ours.apkg")
    shown = {}
    for card_id in there.find_cards(""):
        card = there.get_card(card_id)
        shown[card.note().guid, card.ord] = (card.question(), card.answer())
    question, answer = shown["quiz:troops/korea", 0]
    for text in ("About how many American troops", "(troops)", "Fewer than in Japan.", "[[type:Answer]]"):
        assert text in question
    for text in ("± 500", "North Korea is near.", "49,000: That is", "Stars and Stripes, paragraph 9"):
        assert text not in question
        assert text in answer
    assert "[...]" in shown["quiz:troops/mechanism", 0][0]
    assert "1. Sapporo<br>2. Tokyo<br>3. Fukuoka" in shown["quiz:troops/roads", 0][1]
    assert not any("[[card]]" in side for sides in shown.values() for side in sides)


def test_anki_takes_what_was_learnt(there: Collection, deck: Deck, tmp_path: Path) -> None:
    """Each answer, the day on which the card comes back, its memory, and what is suspended."""
    known = learnt(there)
    put_in(there, anki.write(deck, Options(learnt=known)).data, tmp_path / "ours.apkg")
    (card_id,) = there.find_cards("Tokyo is:review")
    card = there.get_card(card_id)
    schedule = known.schedules["troops/capital"]
    assert card.memory_state is not None
    assert card.memory_state.stability == pytest.approx(schedule.memory.stability, abs=1e-3)
    assert card.memory_state.difficulty == pytest.approx(schedule.memory.difficulty, abs=1e-3)
    assert (card.due - there.sched.today, card.ivl) == (
        schedule.due_day - known.day,
        schedule.due_day - schedule.last_day,
    )
    assert (card.reps, card.lapses) == (schedule.reps, schedule.lapses)
    assert there.db is not None
    assert there.db.all("SELECT id, ease, time, type FROM revlog WHERE cid = ? ORDER BY id", card_id) == [
        [review.at, rating_of(review), 4000, kind] for review, kind in zip(known.reviews, (0, 1, 1), strict=True)
    ]
    assert [there.get_card(found).note().guid for found in there.find_cards("is:suspended")] == ["quiz:troops/roads"]
    assert len(there.find_cards("is:new")) == len(deck.cards) - 1


def test_without_a_history_every_card_is_new_there(there: Collection, deck: Deck, tmp_path: Path) -> None:
    """Nothing of the learner leaves the house unasked."""
    put_in(there, anki.write(deck, Options()).data, tmp_path / "ours.apkg")
    assert there.db is not None
    assert len(there.find_cards("is:new -is:suspended")) == len(deck.cards)
    assert there.db.scalar("SELECT count() FROM revlog") == 0


@pytest.mark.parametrize("legacy", [True, False])
def test_our_deck_comes_back_from_anki_as_it_went(there: Collection, deck: Deck, tmp_path: Path, legacy: bool) -> None:
    """With its answers, whichever kind of package Anki writes."""
    known = learnt(there)
    put_in(there, anki.write(deck, Options(learnt=known)).data, tmp_path / "ours.apkg")
    back = taken_out(there, tmp_path / "back.apkg", legacy=legacy)
    assert (back.decks, back.losses) == ((deck,), ())
    assert [(entry.card, entry.at, entry.rating) for entry in back.entries if isinstance(entry, Review)] == [
        (review.card, review.at, review.rating) for review in known.reviews
    ]
    assert [entry.card for entry in back.entries if isinstance(entry, Suspend)] == ["troops/roads"]


def native(there: Collection) -> None:
    """Fill the collection with notes of Anki's own types; answer three cards, suspend one."""
    deck_id = there.decks.id("Geo::Norway")
    assert deck_id is not None
    there.decks.select(deck_id)
    for kind, fields in NATIVE:
        model = there.models.by_name(kind)
        assert model
        note = there.new_note(model)
        note.fields[: len(fields)] = fields
        note.tags = ["geo", "europe::north"]
        there.add_note(note, deck_id)
    for button in (3, 1, 4):
        card = there.sched.getCard()
        assert card
        card.start_timer()
        there.sched.answerCard(card, button)
    there.sched.suspend_cards(there.find_cards("fish"))


OURS = {
    "What is the capital?": (Recall("What is the capital?", "Oslo"),),
    "hund": (Recall("hund", "dog"), Recall("dog", "hund")),
    "katt": (Recall("katt", "cat"), Recall("cat", "katt")),
    "fisk": (Recall("fisk", "fish"),),
    "2 + 2": (Short("2 + 2", "four"),),
    "Oslo": (Cloze("", " lies in Norway", "Oslo", gap_hint="city"), Cloze("Oslo lies in ", "", "Norway")),
}


@pytest.mark.parametrize(("legacy", "scheduling"), list(itertools.product([True, False], repeat=2)))
def test_what_anki_exports_comes_in(there: Collection, tmp_path: Path, legacy: bool, scheduling: bool) -> None:
    """Every one of its note types, the tags and the history, from each kind of package that it writes."""
    native(there)
    back = taken_out(there, tmp_path / "theirs.apkg", legacy=legacy, scheduling=scheduling)
    (deck,) = back.decks
    assert (deck.id, deck.title) == ("geo-norway", "Geo::Norway")
    assert [tuple(card.question for card in note) for note in notes(deck.cards)] == list(OURS.values())
    assert {card.tags for card in deck.cards} == {("europe::north", "geo")}
    assert [loss.what for loss in back.losses] == ["formatting is left out"]
    ratings = [entry.rating for entry in back.entries if isinstance(entry, Review)]
    assert ratings == ([Rating.GOOD, Rating.AGAIN, Rating.EASY] if scheduling else [])
    assert sum(isinstance(entry, Suspend) for entry in back.entries) == scheduling


@pytest.mark.parametrize("legacy", [True, False])
def test_a_whole_collection_comes_in(tmp_path: Path, legacy: bool) -> None:
    """And says the same as a package of its decks."""
    there = Collection(str(tmp_path / "collection.anki2"))
    native(there)
    packaged = taken_out(there, tmp_path / "theirs.apkg", legacy=legacy)
    path = tmp_path / "whole.colpkg"
    there.export_collection_package(str(path), include_media=False, legacy=legacy)
    assert anki.read(path.read_bytes(), Options()) == packaged


def test_anki_takes_our_text(there: Collection, deck: Deck, tmp_path: Path) -> None:
    """With its own note types, our ids, the deck and the tags; a second import changes nothing."""
    path = tmp_path / "ours.txt"
    path.write_bytes(anki_text.write(deck, Options()).data)
    log = there.import_csv(ImportCsvRequest(path=str(path), metadata=there.get_csv_metadata(str(path), None))).log
    assert (log.found_notes, len(log.new), len(log.missing_notetype)) == (4, 4, 0)
    found = [there.get_card(card_id) for card_id in there.find_cards("", order="c.id")]
    assert [(card.note().guid, str(card.note_type()["name"])) for card in found] == [
        ("quiz:troops/korea", "Basic"),
        ("quiz:troops/capital", "Basic"),
        ("quiz:troops/mechanism", "Cloze"),
        ("quiz:troops/mechanism", "Cloze"),
        ("quiz:troops/roads", "Basic"),
    ]
    assert {there.decks.name(card.did) for card in found} == {"Troop numbers"}
    assert found[0].note().tags == ["numbers", "us-japan"]
    again = there.import_csv(ImportCsvRequest(path=str(path), metadata=there.get_csv_metadata(str(path), None))).log
    assert (len(again.new), len(again.updated), len(again.duplicate)) == (0, 0, 4)


@pytest.mark.parametrize("html", [True, False])
def test_the_text_that_anki_exports_comes_in(there: Collection, tmp_path: Path, html: bool) -> None:
    """With all that it can say in its columns."""
    native(there)
    path = tmp_path / "theirs.txt"
    there.export_note_csv(
        out_path=str(path),
        limit=None,
        with_html=html,
        with_tags=True,
        with_deck=True,
        with_notetype=True,
        with_guid=True,
    )
    data = path.read_bytes()
    assert anki_text.recognise(data)
    (deck,) = anki_text.read(data, Options()).decks
    assert deck.title == "Geo::Norway"
    assert [tuple(card.question for card in note) for note in notes(deck.cards)] == list(OURS.values())
    assert {card.tags for card in deck.cards} == {("europe::north", "geo")}
    packaged = taken_out(there, tmp_path / "theirs.apkg", legacy=False)
    assert [card.id for card in deck.cards] == [card.id for card in packaged.decks[0].cards]
    assert io.BytesIO(data).readline() == b"#separator:tab\n"

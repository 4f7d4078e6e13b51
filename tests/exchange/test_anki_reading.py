"""What Anki's notes become: by the templates of their type, with all that is lost told."""

from pathlib import Path

import pytest

from quiz.core.card import Card, Cloze, Recall, Short
from quiz.core.day import study_day
from quiz.core.review import AskedAs, Rating, Review, Suspend
from quiz.exchange.anki import read
from quiz.exchange.carry import Import, Loss, Options
from quiz.exchange.naming import note_name
from tests.exchange.anki_packages import (
    BASIC,
    CLOZE,
    FOUR_O_CLOCK,
    LINE,
    NOON,
    REVERSED,
    TYPED,
    Made,
    Model,
    came,
    database,
    package,
)

OPTIONAL = Model(
    "Basic (optional reversed card)",
    ("Front", "Back", "Add Reverse"),
    [("{{Front}}", LINE + "{{Back}}"), ("{{#Add Reverse}}{{Back}}{{/Add Reverse}}", LINE + "{{Front}}")],
)


Questions = list[tuple[str, object]]
BOTH_WAYS: Questions = [("", Recall("cat", "katt")), ("reverse", Recall("katt", "cat"))]


def questions(came: Import) -> Questions:
    """Each card's sibling name and question."""
    return [(card.id.partition("#")[2], card.question) for deck in came.decks for card in deck.cards]


def told(came: Import) -> list[tuple[str, str]]:
    """What was lost, by field."""
    return [(loss.field, loss.what) for loss in came.losses]


def test_a_basic_note_is_turned_over(tmp_path: Path) -> None:
    """Its id is made of its question and its Anki id; its deck and tags are those that it has there."""
    came_in = came(
        tmp_path, BASIC, [Made(("What is the capital?", "Oslo"), tags="geo europe::north", deck="Geo::Norway")]
    )
    (deck,) = came_in.decks
    assert (deck.id, deck.title) == ("geo-norway", "Geo::Norway")
    assert deck.cards == (
        Card(
            f"geo-norway/{note_name('What is the capital?', 'guid-1')}",
            "geo-norway",
            Recall("What is the capital?", "Oslo"),
            tags=("geo", "europe::north"),
        ),
    )
    assert came_in.losses == ()


@pytest.mark.parametrize(
    ("model", "note", "expected"),
    [
        (REVERSED, Made(("hund", "dog"), (0, 1)), [("", Recall("hund", "dog")), ("reverse", Recall("dog", "hund"))]),
        (REVERSED, Made(("hund", "dog"), (0,)), [("", Recall("hund", "dog"))]),
        (
            OPTIONAL,
            Made(("katt", "cat", "y"), (0, 1)),
            [("", Recall("katt", "cat")), ("reverse", Recall("cat", "katt"))],
        ),
        (OPTIONAL, Made(("katt", "cat", ""), (0,)), [("", Recall("katt", "cat"))]),
        (TYPED, Made(("2 + 2", "four")), [("", Short("2 + 2", "four"))]),
        (BASIC, Made(("a &lt; b<br>or<div>not?</div>", "1&nbsp;km")), [("", Recall("a < b\nor\nnot?", "1 km"))]),
        (
            CLOZE,
            Made(("{{c1::Oslo::city}} in {{c2::Norway}}", ""), (0, 1)),
            [("1", Cloze("", " in Norway", "Oslo", gap_hint="city")), ("2", Cloze("Oslo in ", "", "Norway"))],
        ),
        (CLOZE, Made(("{{c1:: Oslo }} in Norway", ""), (0,)), [("1", Cloze("", "  in Norway", "Oslo"))]),
    ],
)
def test_ankis_own_note_types_lose_nothing(tmp_path: Path, model: Model, note: Made, expected: Questions) -> None:
    """Each becomes the kind that asks the same."""
    came_in = came(tmp_path, model, [note])
    assert questions(came_in) == expected
    assert came_in.losses == ()


@pytest.mark.parametrize(
    ("model", "fields", "expected", "lost"),
    [
        (
            BASIC,
            ("Which flag?<img src='no.png'>", "<b>Norway</b>[sound:no.mp3]"),
            [("", Recall("Which flag?", "Norway"))],
            [
                ("Front", "an image (no.png) is left out"),
                ("Back", "a sound (no.mp3) is left out"),
                ("Back", "formatting is left out"),
            ],
        ),
        (
            BASIC,
            ("Pythagoras?", "[$]a^2 + b^2 = c^2[/$]"),
            [("", Recall("Pythagoras?", "a^2 + b^2 = c^2"))],
            [("Back", "the look of a LaTeX formula is left out")],
        ),
        (
            BASIC,
            ("<img src=map.png>", "Norway"),
            [],
            [("", "left out: nothing to read is on its front"), ("Front", "an image (map.png) is left out")],
        ),
        (
            CLOZE,
            ("{{c1::Oslo}} and {{c1::Bergen}} lie there", "by the sea"),
            [
                ("1", Cloze("", " and Bergen lie there", "Oslo")),
                ("2", Cloze("Oslo and ", " lie there", "Bergen")),
            ],
            [("", "gaps that are asked together in Anki are a card each; the history is the first one's")],
        ),
        (
            CLOZE,
            ("{{c1::Canberra was {{c2::founded}}}} in 1913", ""),
            [("1", Cloze("", " in 1913", "Canberra was founded"))],
            [("", "a gap within a gap is filled in, and not asked")],
        ),
        (CLOZE, ("no gap {{c1::}}", ""), [], [("", "left out: it has no gap with something to read in it")]),
        (
            CLOZE,
            ("{{c1::image-occlusion:rect:left=.1}}", "Head"),
            [],
            [("", "left out: it covers parts of an image")],
        ),
    ],
)
def test_what_a_deck_has_no_room_for_is_told(
    tmp_path: Path,
    model: Model,
    fields: tuple[str, ...],
    expected: list[tuple[str, object]],
    lost: list[tuple[str, str]],
) -> None:
    """By card and field; what can be read stays."""
    came_in = came(tmp_path, model, [Made(fields)])
    assert questions(came_in) == expected
    assert told(came_in) == lost


COUNTRY = Model(
    "Country",
    ("Name", "Capital", "Fact", "Clue", "Private"),
    [
        ("What is the capital of {{Name}}?{{hint:Clue}}", LINE + "{{Capital}}<br>{{Fact}}{{tts en_US:Capital}}"),
        ("{{Capital}} is the capital of which country?", LINE + "{{Name}}<br>{{Fact}}"),
        ("{{^Private}}Say something of {{Name}}{{/Private}}", LINE + "{{Fact}}<script>var a = '{{Name}}';</script>"),
    ],
)


def test_other_note_types_show_what_their_templates_show(tmp_path: Path) -> None:
    """Words of the templates, hints, conditions; what scripts do is not known."""
    came_in = came(tmp_path, COUNTRY, [Made(("Norway", "Oslo", "It is long.", "on a fjord", ""), (0, 1, 2))])
    assert [(card.question, card.hints) for card in came_in.decks[0].cards] == [
        (Recall("What is the capital of Norway?", "Oslo\nIt is long."), ("on a fjord",)),
        (Recall("Oslo is the capital of which country?", "Norway\nIt is long."), ()),
        (Recall("Say something of Norway", "It is long."), ()),
    ]
    assert came_in.losses == (
        Loss(
            "note type Country",
            "",
            "the words of its templates became part of the questions; "
            "its 3 templates became cards that do not know of each other",
        ),
    )


def test_what_both_backs_say_explains_a_note_that_is_asked_both_ways(tmp_path: Path) -> None:
    """The rest of each back is the other's front."""
    model = Model(
        "Word",
        ("Word", "Meaning", "Example"),
        [("{{Word}}", LINE + "{{Meaning}}<p>{{Example}}"), ("{{Meaning}}", LINE + "{{Word}}<p>{{Example}}")],
    )
    came_in = came(tmp_path, model, [Made(("hund", "dog", "En hund bjeffer."), (0, 1))])
    assert questions(came_in) == [("", Recall("hund", "dog")), ("reverse", Recall("dog", "hund"))]
    assert {card.explanation for card in came_in.decks[0].cards} == {"En hund bjeffer."}
    assert came_in.losses == ()


def test_a_field_that_no_card_shows_is_told(tmp_path: Path) -> None:
    """It is not dropped in silence."""
    model = Model("Noted", ("Front", "Back", "Note"), BASIC.templates)
    came_in = came(tmp_path, model, [Made(("a", "b", "for myself"))])
    assert told(came_in) == [("Note", "left out: no card shows it")]


def test_notes_lie_in_the_decks_that_they_have_there(tmp_path: Path) -> None:
    """A deck of ours for each, named as there; two with the same id get two."""
    notes = [Made((name, "b"), deck=name) for name in ("Geo", "Geo::Norway", "geo norway", "Geo")]
    decks = came(tmp_path, BASIC, notes).decks
    assert [(deck.id, deck.title, len(deck.cards)) for deck in decks] == [
        ("geo", "Geo", 2),
        ("geo-norway", "Geo::Norway", 1),
        ("geo-norway-2", "geo norway", 1),
    ]


def test_every_answer_is_an_entry_and_the_same_at_every_import(tmp_path: Path) -> None:
    """With its day by the collection's clock; practice stays practice, changes by hand are told."""
    answers = [(NOON, 1, 0, 0), (NOON + 60_000, 3, 2500, 2), (NOON + 15 * 3_600_000, 4, 0, 3), (NOON + 1, 0, 2500, 4)]
    notes = [Made(("a", "b"), answers=answers, card={"queue": -1, "type": 2, "reps": 3})]
    came_in = came(tmp_path, TYPED, notes, {"schedVer": 2, "creationOffset": -120, "rollover": 5})
    (card,) = came_in.decks[0].cards
    first_day = 739_617

    def review(at: int, rating: Rating, day: int, *, cram: bool = False) -> Review:
        credit = 0.0 if rating is Rating.AGAIN else 1.0
        return Review("", at, 120, day, card.id, None, credit, rating, AskedAs.TYPED, "", took_ms=5000, cram=cram)

    assert [entry._replace(id="") for entry in came_in.entries if isinstance(entry, Review)] == [
        review(NOON, Rating.AGAIN, first_day),
        review(NOON + 60_000, Rating.GOOD, first_day),
        review(NOON + 15 * 3_600_000, Rating.EASY, first_day + 1, cram=True),
    ]
    assert [entry.card for entry in came_in.entries if isinstance(entry, Suspend)] == [card.id]
    assert told(came_in) == [("history", "left out: a change of its schedule by hand; only answers count here")]
    assert came(tmp_path, TYPED, notes, {"schedVer": 2, "creationOffset": -120, "rollover": 5}) == came_in
    assert len({entry.id for entry in came_in.entries}) == 4


def test_a_card_that_is_out_in_a_filtered_deck_belongs_to_its_own(tmp_path: Path) -> None:
    """What it is answered there counts, unless its schedule was to be left alone."""
    answers = [(NOON, 3, 0, 3), (NOON + 60_000, 3, 2500, 3)]
    out = Made(("c", "d"), deck="Filtered", card={"odid": 10}, answers=answers)
    came_in = came(tmp_path, BASIC, [Made(("a", "b"), deck="Geo"), out])
    assert [(deck.title, len(deck.cards)) for deck in came_in.decks] == [("Geo", 2)]
    assert [entry.cram for entry in came_in.entries if isinstance(entry, Review)] == [True, False]


def test_the_buttons_of_old_collections_are_understood(tmp_path: Path) -> None:
    """Learning had three: the second was Good. What was reviewed had four."""
    answers = [(NOON, 2, 0, 0), (NOON + 1, 3, 0, 0), (NOON + 2, 2, 2500, 1)]
    entries = came(tmp_path, BASIC, [Made(("a", "b"), answers=answers)], {}).entries
    assert [entry.rating for entry in entries if isinstance(entry, Review)] == [Rating.GOOD, Rating.EASY, Rating.HARD]


@pytest.mark.parametrize("ahead", [0, 120, -480, 330])
def test_a_collection_that_does_not_say_its_zone_was_made_at_four_in_the_morning(tmp_path: Path, ahead: int) -> None:
    """So its local time is known, and with it the days of its answers."""
    made = database(
        tmp_path, BASIC, [Made(("a", "b"), answers=[(NOON, 3, 0, 1)])], {"schedVer": 2}, FOUR_O_CLOCK - 60 * ahead
    )
    (entry,) = read(package({"collection.anki2": made}), Options()).entries
    assert (entry.offset, entry.day) == (ahead, study_day(NOON, ahead, 4))


def test_a_schedule_without_answers_and_a_flag_are_told(tmp_path: Path) -> None:
    """Here a schedule follows from answers alone."""
    card = {"type": 2, "queue": 2, "ivl": 30, "reps": 4, "flags": 1, "data": '{"s":30.1,"d":5}'}
    came_in = came(tmp_path, BASIC, [Made(("a", "b"), card=card)])
    assert came_in.entries == ()
    assert told(came_in) == [
        ("schedule", "left out: it follows from answers here, and none came with it"),
        ("flag", "left out"),
    ]


def test_a_note_without_cards_is_told_by_its_place(tmp_path: Path) -> None:
    """And stops nothing else."""
    came_in = came(tmp_path, BASIC, [Made(("a", "b"), places=()), Made(("c", "d"))])
    assert came_in.losses == (Loss("note 1", "", "left out: it has no cards"),)
    assert questions(came_in) == [("", Recall("c", "d"))]


def test_gaps_that_are_asked_together_have_their_history_at_the_first(tmp_path: Path) -> None:
    """Each answer counts once."""
    text = ("{{c1::Oslo}} and {{c1::Bergen}} and {{c2::Hamar}}", "")
    made = came(tmp_path, CLOZE, [Made(text, (0, 1), answers=[(NOON, 3, 2500, 1)])])
    assert [entry.card.rpartition("#")[2] for entry in made.entries if isinstance(entry, Review)] == ["1"]

"""Anki's text files, with their headers or without."""

import pytest

from quiz.core.card import Card, Cloze, Deck, Recall, Short
from quiz.core.error import Exit, QuizError
from quiz.deckfile.parse import parse_deck
from quiz.exchange.anki_text import read, recognise, write
from quiz.exchange.carry import Import, Loss, Options
from quiz.exchange.naming import mark_of, note_name
from tests.commands.outside import TROOPS


def came(text: str, separator: str = "") -> Import:
    """What comes of a text."""
    return read(text.encode(), Options("words", separator))


def questions(came_in: Import) -> list[tuple[str, object]]:
    """Each card's id and question."""
    return [(card.id, card.question) for deck in came_in.decks for card in deck.cards]


def test_every_header_is_heeded() -> None:
    """In any case, with a mark of byte order, CRLF, tags for all and a deck a row."""
    came_in = came(
        "\ufeff#Separator:Pipe\r\n#html:true\r\n#tags:all here\r\n#columns:tags|front|back|type|id|deck\r\n"
        "#notetype column:4\r\n#guid column:5\r\n#deck column:6\r\n#tags column:1\r\n"
        'north|"2 <b>+</b> 2"|"fo""ur"|Basic (type in the answer)|abc|Sums\r\n'
        "|{{c1::Oslo}}|by the|Cloze|def|Geo\r\n"
    )
    assert [(deck.id, deck.title) for deck in came_in.decks] == [("sums", "Sums"), ("geo", "Geo")]
    (typed,), (gap,) = (deck.cards for deck in came_in.decks)
    assert (typed.question, typed.tags) == (Short("2 + 2", 'fo"ur'), ("north", "all", "here"))
    assert (gap.question, gap.explanation, gap.tags) == (Cloze("", "", "Oslo"), "by the", ("all", "here"))
    assert came_in.losses == (Loss(typed.id, "Front", "formatting is left out"),)
    assert typed.id.startswith("sums/2-2-x")


def test_the_same_ids_come_of_the_same_anki_ids() -> None:
    """However a row is worded; without an id they are made of the question."""
    first = came("#separator:tab\n#guid column:1\nabc\tWhat?\tThis\n")
    again = came("#separator:tab\n#guid column:1\nabc\tWhat then?\tThis\n")
    assert questions(first)[0][0].rpartition("-")[2] == questions(again)[0][0].rpartition("-")[2]
    assert questions(came("What?\tThis\nWhat?\tThat\n")) == [
        ("words/what", Recall("What?", "This")),
        ("words/what-2", Recall("What?", "That")),
    ]


@pytest.mark.parametrize("separator", ["\t", ";", ",", "|"])
def test_the_separator_is_found_out(separator: str) -> None:
    """Of the first row."""
    assert questions(came(f"hund{separator}dog\n")) == [("words/hund", Recall("hund", "dog"))]


def test_the_separator_asked_for_wins() -> None:
    """It is one character."""
    assert questions(came("#separator:tab\na,b:c\n", ":")) == [("words/a-b", Recall("a,b", "c"))]
    with pytest.raises(QuizError) as caught:
        came("a::b\n", "::")
    assert caught.value.code is Exit.USAGE


def test_text_without_markup_is_taken_as_it_is() -> None:
    """Whether that is said or seen; quoted lines are one field."""
    expected = [("words/a-b-c", Recall("a < b & c", "two\nlines")), ("words/tail", Recall("tail", "<b>"))]
    assert questions(came('#html:false\na < b & c\t"two\nlines"\ntail\t<b>\n')) == expected
    assert questions(came('a < b & c\t"two\nlines"\n')) == expected[:1]


def test_a_row_that_is_a_comment_is_told() -> None:
    """Anki drops it; in quotes it is a card."""
    came_in = came('#separator:tab\nhund\tdog\n#5 is odd\tyes\n"#6 is even"\tyes\n')
    assert questions(came_in) == [
        ("words/hund", Recall("hund", "dog")),
        ("words/6-is-even", Recall("#6 is even", "yes")),
    ]
    assert came_in.losses == (Loss("line 3", "", "left out: Anki takes a row that begins with `#` for a comment"),)


def test_a_row_without_an_answer_is_told_by_its_line() -> None:
    """And stops nothing else; empty lines are nothing."""
    came_in = came("#separator:tab\nalone\n\nhund\tdog\n")
    assert questions(came_in) == [("words/hund", Recall("hund", "dog"))]
    assert came_in.losses == (Loss("line 2", "", "left out: nothing to read is on its back"),)


def test_more_columns_than_a_note_type_has_are_told() -> None:
    """Anki would leave them out too; without a type all of them are on the back."""
    head = "#separator:tab\n#notetype:Basic\n"
    assert came(f"{head}hund\tdog\tnoun\n").losses == (
        Loss("line 3", "", "its last columns are left out: its note type has no such fields"),
    )
    assert questions(came("hund\tdog\tnoun\n")) == [("words/hund", Recall("hund", "dog\nnoun"))]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a\tb\0", "this is no plain text"),
        (b'a\tb\nc\t"never closed\nd\te\n', "line 2 cannot be read as a row"),
        (b'a\tb\n"never closed' + b"x" * 200_000, "line 2 cannot be read as a row"),
    ],
)
def test_what_is_no_text_of_anki_is_one_clear_line(data: bytes, message: str) -> None:
    """With what may be the matter."""
    with pytest.raises(QuizError) as caught:
        read(data, Options())
    assert (caught.value.message, caught.value.code) == (message, Exit.BAD_DATA)
    assert caught.value.help


def test_only_texts_with_headers_are_recognised() -> None:
    """Any text might be rows."""
    assert [recognise(text) for text in (b"#separator:tab\n", b"\xef\xbb\xbf#HTML:true", b"# title", b"a\tb", b"")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_what_goes_out_says_what_its_columns_are() -> None:
    """Anki's own note types, by their English names: it leaves out rows of any other."""
    deck = parse_deck(TROOPS, "troops.toml").deck
    assert deck
    head, *rows = write(deck, Options()).data.decode().split("quiz:")
    assert head == "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:7\n"
    options = "<li>Tokyo</li><li>Fukuoka</li><li>Sapporo</li>"
    assert [row.split("\t")[:5] for row in rows][2:] == [
        [
            "troops/mechanism",
            "Cloze",
            "Troop numbers",
            "The {{c1::Alliance}} Coordination {{c2::Mechanism}} is new.",
            "Stars and Stripes",
        ],
        [
            "troops/roads",
            "Basic",
            "Troop numbers",
            f'"Put the cities in order from north to south.<br><br><ol type=""A"">{options}</ol>"',
            "1. Sapporo<br>2. Tokyo<br>3. Fukuoka<br><br>Stars and Stripes",
        ],
    ]


def test_a_note_of_ours_that_lost_what_it_was_is_told() -> None:
    """Anki's own export has no column for it: the id is left, the kind is not."""
    came_in = came("#separator:tab\n#guid column:1\nquiz:troops/roads\tWhich roads?\tThese\n")
    assert questions(came_in) == [("words/roads", Recall("Which roads?", "These"))]
    assert came_in.losses == (Loss("words/roads", "", "it came back without what it was here, and is turned over now"),)


def test_a_copy_that_was_made_in_anki_is_another_note() -> None:
    """It is known by its own id there, and our note keeps the one that it went out with."""
    deck = Deck("d", "D", cards=(Card("d/capital", "d", Recall("Capital?", "Oslo")),))
    text = write(deck, Options()).data.decode()
    copied = text.splitlines()[-1].replace("quiz:d/capital", "guid")
    for row in (copied, copied.replace("Capital?", "Which city?")):
        ours, copy = (card.id for card in came(text + row + "\n").decks[0].cards)
        assert (ours, mark_of(copy)) == ("d/capital", mark_of(note_name("", "guid")))

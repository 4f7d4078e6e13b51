"""Tables: ours hold every card whole, and those of others are understood by what their columns are called."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.core.card import Card, Choice, Cloze, Deck, Question, Recall, Select, Short, TrueFalse
from quiz.core.error import Exit, QuizError
from quiz.deckfile.parse import parse_deck
from quiz.exchange import tsv
from quiz.exchange.carry import Import, Loss, Options
from quiz.exchange.rows import read, write
from quiz.exchange.rows.cells import cell_of, safe, unsafe, value_of
from tests.commands.outside import TROOPS
from tests.deckfile.strategies import decks
from tests.exchange.samples import BLOOKET


def came(text: str, separator: str = "") -> list[Question]:
    """The questions of a table, of which nothing is lost."""
    found = read(text.encode(), Options("words", separator))
    assert found.losses == ()
    return [card.question for card in found.decks[0].cards]


def losses(text: str) -> list[tuple[str, str, str]]:
    """What is lost of a table."""
    return [(loss.card, loss.field, loss.what) for loss in read(text.encode(), Options("words")).losses]


@given(decks(), st.sampled_from(",;\t|"))
@settings(deadline=None)
def test_a_deck_comes_back_whole(deck: Deck, separator: str) -> None:
    """Every kind with every field, whatever parts the cells; and the same deck gives the same bytes."""
    out = write(deck, Options(separator=separator))
    assert out.losses == ()
    assert read(out.data, Options()) == Import((deck,))
    assert write(deck, Options(separator=separator)) == out


@given(decks())
@settings(deadline=None)
def test_tabs_part_the_other_table(deck: Deck) -> None:
    """Nothing else about it differs."""
    assert tsv.write(deck, Options()) == write(deck, Options(separator="\t"))


TRICKY = st.text(st.sampled_from("=+-@\t\r'ab;|\\\n,\""), max_size=8)


@given(TRICKY | st.text(max_size=20))
def test_no_cell_is_a_formula_and_each_comes_back(text: str) -> None:
    """What a spreadsheet would work out gets a mark, which goes again."""
    assert safe(text)[:1] not in tuple("=+-@\t\r")
    assert unsafe(safe(text)) == text


@given(decks(), TRICKY)
@settings(deadline=None)
def test_no_written_cell_is_a_formula(deck: Deck, start: str) -> None:
    """Not in the file as a spreadsheet reads it, either."""
    cards = tuple(Card(f"{deck.id}/a", deck.id, Recall(f"{start}a", f"={start}b")) for _ in range(1))
    data = write(Deck(deck.id, f"={start}", cards=cards), Options()).data.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(data, newline="")) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


ITEM = TRICKY.map(str.strip).filter(bool)


@pytest.mark.parametrize(("field", "kind"), [("accept", ""), ("tags", ""), ("answer", "select")])
@given(st.lists(ITEM, min_size=1, max_size=3))
def test_marks_inside_an_item_part_nothing(field: str, kind: str, items: list[str]) -> None:
    """They are written so that they read back as they were."""
    assert value_of(field, cell_of(field, items), kind, "en") == items


@given(st.lists(st.lists(ITEM, min_size=1, max_size=3), min_size=1, max_size=3))
def test_marks_inside_a_form_part_nothing(items: list[list[str]]) -> None:
    """Of the items of a list."""
    assert value_of("answer", cell_of("answer", items), "list", "en") == items


@given(st.lists(st.tuples(ITEM, ITEM).map(list), min_size=1, max_size=3), st.lists(ITEM, min_size=1, max_size=3))
def test_marks_inside_a_side_or_a_hint_part_nothing(pairs: list[list[str]], hints: list[str]) -> None:
    """Of pairs, or of one hint or several."""
    assert value_of("pairs", cell_of("pairs", pairs), "match", "en") == pairs
    value = hints if len(hints) > 1 else hints[0]
    assert value_of("hint", cell_of("hint", value), "", "en") == value


@given(st.dictionaries(ITEM, ITEM, min_size=1, max_size=3))
def test_reasons_keep_their_own_lines(reasons: dict[str, str]) -> None:
    """Each has one line of the cell, whatever is in it."""
    assert value_of("why_not", cell_of("why_not", reasons), "", "en") == reasons


def test_what_goes_out_can_be_read_and_changed_by_people() -> None:
    """The whole file."""
    deck = parse_deck(TROOPS, "troops.toml").deck
    assert deck
    assert write(deck, Options()).data.decode() == (
        "\ufeffid,kind,question,text,answer,accept,distractors,tolerance,unit,hint,explanation,why_not,source,tags\r\n"
        "troops,deck,Troop numbers,,,,,,,,,,publisher = Stars and Stripes,us-japan\r\n"
        "korea,number,About how many American troops are based on the Korean Peninsula?,,28000,,49000; 18000,500,"
        'troops,Fewer than in Japan.,North Korea is near.,"49,000 = That is the number in Japan.",9,numbers\r\n'
        "capital,short,What is the capital of Japan?,,Tokyo,Tokio,,,,,,,,\r\n"
        "mechanism,cloze,,The {{Alliance}} Coordination {{Mechanism}} is new.,,,,,,,,,,\r\n"
        "roads,order,Put the cities in order from north to south.,,Sapporo; Tokyo; Fukuoka,,,,,,,,,\r\n"
    )


@pytest.mark.parametrize("header", ["Front,Back", "term,definition", "Question,Answer", "Word,Translation,", "Q,A"])
def test_a_header_is_known_by_many_names(header: str) -> None:
    """And is no card itself."""
    assert came(f"{header}\nhund,dog\n") == [Recall("hund", "dog")]


@pytest.mark.parametrize(
    "table",
    [
        "Question,Option 1,Option 2,Option 3,Correct Answer\nCapital?,Oslo,Bergen,Hamar,Oslo\n",
        "Question,Option A,Option B,Option C,Correct\nCapital?,Oslo,Bergen,Hamar,a\n",
        "question;answer 1;answer 2;answer 3;correct\nCapital?;Oslo;Bergen;Hamar;1\n",
        "Question,Options,Answer\nCapital?,Oslo; Bergen; Hamar,oslo\n",
        "question,correct answer,wrong answer 1,wrong answer 2\nCapital?,Oslo,Bergen,Hamar\n",
        "question,answer,wrong answers\nCapital?,Oslo,Bergen|Hamar\n",
        "question,answer,distractors,type\nCapital?,Oslo,Bergen; Hamar,Multiple Choice\n",
    ],
)
def test_options_come_in_many_columns_or_in_one(table: str) -> None:
    """The right one is named by its text, number or letter."""
    assert came(table) == [Choice("Capital?", "Oslo", ("Bergen", "Hamar"))]


def test_several_right_answers_are_all_to_be_chosen_or_any_typed() -> None:
    """With options and without."""
    assert came('Question,Answer 1,Answer 2,Answer 3,Correct\nWhich?,a1,b1,c1,"1, 3"\n') == [
        Select("Which?", ("a1", "c1"), ("b1",))
    ]
    assert came("Question,Answer\nWhich?,color; colour\n") == [Short("Which?", "color", ("colour",))]
    assert came("hund;dog|hound\nkatt;cat\n") == [Short("hund", "dog", ("hound",)), Recall("katt", "cat")]


def test_other_kinds_are_told_by_what_their_cells_hold() -> None:
    """A gap, true or false."""
    assert came("Question,Answer\nBy the {{sea}}.,\nIt is so.,FALSE\n") == [
        Cloze("By the ", ".", "sea"),
        TrueFalse("It is so.", key=False),
    ]


def test_the_template_of_blooket_comes_in() -> None:
    """Its header is in the second row, over several lines."""
    found = read(BLOOKET.encode(), Options("quiz"))
    assert [card.question for card in found.decks[0].cards] == [
        Select("Which lie in Norway?", ("Oslo", "Bergen"), ("Malmö",)),
        TrueFalse("Oslo is a capital.", key=True),
    ]
    time = "Time Limit (sec) (Max: 300 seconds)"
    assert found.losses == (Loss("all cards", time, "left out in 2 rows: a card has no such field"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_table_is_read_however_it_is_saved(encoding: str, separator: str, ending: str) -> None:
    """Letters, separators and line ends; lines in a cell and quotes are the cell's."""
    table = ending.join((f"Front{separator}Back", f'Äpfel{separator}"two{ending}lines, ""so; so"""', ""))
    data = (b"\xfe\xff" if encoding == "utf-16-be" else b"") + table.encode(encoding)
    assert [card.question for card in read(data, Options()).decks[0].cards] == [Recall("Äpfel", 'two\nlines, "so; so"')]


def test_letters_that_had_to_be_guessed_are_told() -> None:
    """Excel saves so when it is asked for plain CSV."""
    found = read("Front;Back\nÄpfel;apples\n".encode("cp1252"), Options("words"))
    assert [card.question for card in found.decks[0].cards] == [Recall("Äpfel", "apples")]
    assert [loss.card for loss in found.losses] == ["the file"]


def test_the_separator_is_said_by_the_file_or_by_the_user() -> None:
    """The user's word counts more."""
    assert came("sep=|\nhund,a|dog\nkatt|cat\n") == [Recall("hund,a", "dog"), Recall("katt", "cat")]
    half = read(b"sep=|\nquestion|answer\nhund|dog\nkatt|\n", Options())
    assert [loss.card for loss in half.losses] == ["row 4"]
    assert came("a,b:c\n", ":") == [Recall("a,b", "c")]
    with pytest.raises(QuizError) as caught:
        came("a::b\n", "::")
    assert caught.value.code is Exit.USAGE


def test_one_bad_row_is_told_and_stops_nothing_else() -> None:
    """By its place, with the reason."""
    table = "question,option 1,option 2,correct\nGood?,yes indeed,not so,1\nBad?,a1,b1,7\nNone?,a1,b1,\n"
    assert losses(table) == [
        ("row 3", "", "left out: `7` is none of its options"),
        ("row 4", "", "left out: it does not say which option is right"),
    ]
    assert losses("id,kind,question,answer\na,number,How?,lots\nb,nonsense,What?,this\n") == [
        ("row 3", "kind", "left out: there is no kind `nonsense`; found out from the rest"),
        ("row 2", "", "left out: `answer` should be a number, not a text"),
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("question,a,b,c,answer\nRed?,Sky,Rose,Sea,b\n", Choice("Red?", "Rose", ("Sky", "Sea"))),
        ("question,1,2,3,correct\nRed?,Sky,Rose,Sea,2\n", Choice("Red?", "Rose", ("Sky", "Sea"))),
        ("question,answer 1,answer 2,answer 3,correct\n2 + 1?,3,2,1,1\n", Choice("2 + 1?", "3", ("2", "1"))),
        ("question,option a,option b,correct\n1 + 0?,2,1,1\n", Choice("1 + 0?", "1", ("2",))),
        (
            "question,option 1,option 2,option 3,answer\n1 + 1?,3,2,1,2\nCapital?,Rom,Oslo,Ulm,Oslo\n2 + 1?,3,2,1,1\n",
            Choice("2 + 1?", "1", ("3", "2")),
        ),
        ("question,answer 1,answer 2,answer 3,correct\nNot x?,x,,z,3\n", Choice("Not x?", "z", ("x",))),
        ("question,answer 1,answer 2,answer 3,correct\nx?,x,x,z,1\n", Choice("x?", "x", ("z",))),
        ("question,option a,option b,correct\nWhich letter?,B,A,A\n", Choice("Which letter?", "B", ("A",))),
        (
            "questions,option_a,option_b,answer key\nCapital?,Rome,Oslo,option_b\n",
            Choice("Capital?", "Oslo", ("Rome",)),
        ),
        ("question,option 1,option 2,answer\nCapital?,Rome,Oslo,Option 2\n", Choice("Capital?", "Oslo", ("Rome",))),
    ],
)
def test_the_right_option_is_found_by_its_name_or_its_text(table: str, expected: Choice) -> None:
    """Options may be numbers and letters themselves: names count where all rows have those; empty cells count too."""
    assert came(table)[-1] == expected


def test_a_wide_table_needs_a_header_that_is_understood() -> None:
    """Its first two columns may be anything."""
    with pytest.raises(QuizError, match="no header that says where its questions and answers are") as caught:
        came("1,perro,dog\n2,gato,cat\n")
    assert caught.value.code is Exit.BAD_DATA


def test_cells_behind_the_last_header_are_told() -> None:
    """There is a comma that was not quoted."""
    told = "its further cells are left out: no header says what they are"
    assert losses("question,answer\nWho?,I, myself\nYou?,no\n") == [("row 2", "", told)]


@pytest.mark.parametrize("table", ['question,answer\na,"b\nc,d\ne,f\n', 'question,answer\na,"b\nc,d\ne,f'])
def test_a_quotation_mark_that_is_never_closed_is_an_error(table: str) -> None:
    """All the rest of the table would be one answer."""
    with pytest.raises(QuizError, match="line 2 cannot be read as a row"):
        came(table)


def test_a_field_that_a_kind_has_not_goes_alone() -> None:
    """And so does a lure that is right, or there twice."""
    table = "kind,question,answer,distractors,unit\nchoice,Capital?,Oslo,Bergen; oslo; Bergen,km\n"
    assert [card.question for card in read(table.encode(), Options()).decks[0].cards] == [
        Choice("Capital?", "Oslo", ("Bergen",))
    ]
    assert [loss[1:] for loss in losses(table)] == [
        ("unit", "left out: a choice card has no such field"),
        ("distractors", "`oslo` is left out: the distractor `oslo` would be marked right"),
        ("distractors", "`Bergen` is left out: `Bergen` is there twice"),
    ]


def test_a_second_import_knows_its_cards() -> None:
    """By the ids of the table, ours and others'."""
    first = read(b"id,front,back\nkorea,a,b\n77,What?,This\n", Options()).decks[0].cards
    again = read(b"id,front,back\nkorea,c,d\n77,Which?,That\n", Options()).decks[0].cards
    assert first[0].id == again[0].id == "import/korea"
    assert first[1].id.rpartition("-")[2] == again[1].id.rpartition("-")[2]


@pytest.mark.parametrize("data", [b"a\x00b,c\n", b'a,b\n"' + b"x" * 200_000])
def test_what_is_no_table_is_one_clear_line(data: bytes) -> None:
    """With what may be the matter."""
    with pytest.raises(QuizError) as caught:
        read(data, Options())
    assert (caught.value.code, bool(caught.value.help)) == (Exit.BAD_DATA, True)

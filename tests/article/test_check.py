"""Cards held against their article: what is reported, where, and that nothing else is."""

from pathlib import Path

from quiz.article.check import held_against
from quiz.article.claims import Article
from quiz.article.facts import FactKind, facts
from quiz.article.text import read_article
from quiz.deckfile.codes import source as codes
from quiz.deckfile.codes.code import Code
from quiz.deckfile.parse import ParsedDeck, parse_deck
from quiz.ui.diagnostics import plain_lines

FIXTURES = Path(__file__).parent / "fixtures"
TEXT = (FIXTURES / "bridge.txt").read_text("utf-8")
DECK = (FIXTURES / "bridge.toml").read_text("utf-8")


def bridge() -> Article:
    """The article of the fixtures."""
    return Article(read_article(TEXT), "bridge.txt")


def deck(text: str = DECK) -> ParsedDeck:
    """A deck made from it."""
    return parse_deck(text, "bridge.toml")


def found(*cards: str) -> list[tuple[str, str]]:
    """The names and messages of what is found in a deck of these cards, uncovered paragraphs apart."""
    text = '[deck]\nid = "bridge"\ntitle = "Bridge"\n' + "".join(
        f'\n[[card]]\nid = "card-{number}"\n{card}' for number, card in enumerate(cards)
    )
    parsed = deck(text)
    assert parsed.diagnostics == ()
    diagnostics = held_against([parsed], bridge())
    return [(one.name, one.message) for one in diagnostics if one.path == "bridge.toml"]


def test_the_whole_output_is_as_it_is_kept() -> None:
    """Each kind of finding once, with its place and what to write; what is allowed or right is not there."""
    diagnostics = held_against([deck()], bridge())
    shown = "\n".join(plain_lines(diagnostics, {"bridge.toml": DECK, "bridge.txt": TEXT}))
    assert shown + "\n" == (FIXTURES / "bridge.check.txt").read_text("utf-8")


def test_every_code_of_this_check_is_in_the_fixture() -> None:
    """So that none goes unseen."""
    kinds = {code.code for code in vars(codes).values() if isinstance(code, Code) and code.code >= "W411"}
    assert {diagnostic.code for diagnostic in held_against([deck()], bridge())} == kinds


def test_an_answer_in_other_words_is_not_complained_of() -> None:
    """Only figures, dates and names can be shown to be missing."""
    assert found('kind = "short"\nquestion = "Who loses work?"\nanswer = "the crew of the ferry"\nsource = 2\n') == []


def test_a_name_is_found_by_its_surname_and_a_number_by_its_value() -> None:
    """However the article writes them."""
    assert (
        found(
            'kind = "short"\nquestion = "Who?"\nanswer = "Minister Holm"\nsource = 1\n',
            'kind = "number"\nquestion = "How many years?"\nanswer = 6\nsource = 6\n',
            'kind = "number"\nquestion = "How much?"\nanswer = 310e6\nunit = "$"\nsource = 6\n',
            'kind = "date"\nquestion = "Since when?"\nanswer = "1926"\nsource = 1\n',
            'kind = "date"\nquestion = "In which month?"\nanswer = "2031-05"\nsource = 1\n',
        )
        == []
    )


def test_a_name_is_spelled_as_in_the_article() -> None:
    """A slip is told with the right spelling; the plural is none, nor a form beside one that stands there."""
    short = 'kind = "short"\nquestion = "Who?"\nsource = 3\nanswer = '
    assert found(f'{short}"Paer Lund"\naccept = ["Per Lund"]\n', f'{short}"The Lunds"\n') == []
    assert found(
        f'{short.replace("3", "1")}"Trasnport Minister Holm"\n',
        'kind = "choice"\nquestion = "Over?"\nsource = 1\nanswer = "Over the Levra"\ndistractors = ["A lake"]\n',
    ) == [
        ("answer-not-in-text", "the text does not have `Trasnport Minister Holm` of the answer, but `Transport`"),
        ("answer-not-in-text", "the text does not have `Levra` of the answer, but `Lerva`"),
    ]


def test_of_two_persons_with_one_first_name_the_other_is_meant() -> None:
    """A name at the front is one by any of its words; a word in a capital alone may only begin a sentence."""
    short = 'kind = "short"\nquestion = "Who?"\nsource = 3\nanswer = '
    assert found(f'{short}"Boats"\n', f'{short}"Per Berg"\n') == [
        ("answer-not-in-text", "the text does not have `Per Berg` of the answer")
    ]


def test_the_form_that_the_paragraph_has_is_enough() -> None:
    """Though another paragraph has the longer one."""
    card = 'kind = "short"\nquestion = "Whose?"\nsource = 3\nanswer = "Ida Holm"\naccept = ["Lund"]\n'
    assert found(card) == []


def test_a_true_statement_is_held_against_the_whole_article() -> None:
    """Its figures may come from anywhere in it; one that is not true says what the article does not."""
    stated = 'kind = "true-false"\nsource = 2\nquestion = '
    assert found(
        f'{stated}"The bridge of 2031 cost $310 million."\nanswer = true\n',
        f'{stated}"The bridge cost $320 million."\nanswer = true\n',
        f'{stated}"The bridge cost $330 million."\nanswer = false\n',
    ) == [("answer-not-in-text", "the text does not have `320,000,000` of the statement")]


def test_nothing_is_not_looked_for() -> None:
    """It is told by too many words: `free of charge`."""
    assert found('kind = "number"\nquestion = "What do cyclists pay?"\nanswer = 0\nsource = 4\n') == []


def test_a_rounded_answer_is_borne_out_within_its_tolerance() -> None:
    """And beyond it no longer: what learners are told must be as near as what they may say."""
    about = 'kind = "number"\nquestion = "About how much?"\nanswer = 300e6\nunit = "$"\nsource = 6\ntolerance = '
    assert found(f"{about}10e6\n") == []
    assert [name for name, _ in found(f"{about}9e6\n")] == [codes.ANSWER_NOT_IN_TEXT.name]


def test_an_accepted_form_that_stands_there_is_enough() -> None:
    """The key itself may be a better word."""
    assert (
        found('kind = "short"\nquestion = "Who?"\nanswer = "Per Henrik Lundquist"\naccept = ["Per Lund"]\nsource = 3\n')
        == []
    )


def test_the_parts_of_a_list_may_stand_anywhere_in_the_text() -> None:
    """It has one source and many items; only what is nowhere is reported."""
    assert found('kind = "order"\nquestion = "In order?"\nanswer = ["1926", "2031", "2040"]\nsource = 1\n') == [
        ("answer-not-in-text", "the text does not have `2040` of the answer")
    ]


def test_drafts_count_as_cards_and_other_decks_cover_too() -> None:
    """Coverage is of all decks together."""
    one = deck('[deck]\ntitle = "A"\n[[card]]\nid = "a"\nkind = "recall"\nquestion = "Q?"\nanswer = "a"\nsource = 2\n')
    two = deck(
        '[deck]\ntitle = "B"\n[[card]]\nid = "b"\nkind = "recall"\nquestion = "Q?"\nanswer = "a"\n'
        'source = "paragraphs 3 and 4"\ndraft = true\n'
    )
    uncovered = [one.span.line for one in held_against([one, two], bridge())]
    assert uncovered == [1, 11]


def test_a_deck_may_leave_paragraphs_out_on_purpose() -> None:
    """As ten cards of a long article do; then nothing is said of those that it does not cover."""
    text = '[deck]\ntitle = "A"\nallow = ["paragraph-not-covered"]\n'
    text += '[[card]]\nid = "a"\nkind = "recall"\nquestion = "Q?"\nanswer = "a"\nsource = 2\n'
    assert held_against([deck(text)], bridge()) == ()


def test_a_gap_in_a_quotation_is_read_as_it_is_filled_in() -> None:
    """The signs of a cloze are not in the article, and nor need be its hint and what else is right."""
    text = (FIXTURES / "bridge.txt").read_text("utf-8")
    quoted = next(fact.text for line in text.splitlines() for fact in facts(line) if fact.kind is FactKind.QUOTATION)
    first, _, rest = quoted.partition(" ")
    assert (
        found(f'kind = "cloze"\ntext = "They said “{{{{{first}|Other::a hint}}}} {rest}” there."\nsource = "x"\n') == []
    )


def test_what_a_text_tells_in_its_own_way_is_not_missed() -> None:
    """A day whose year is understood, a score, a season, and what is counted in words."""
    text = "On July 1 the council voted 7-2, once more, for the 2020-21 season. A third of it costs £3.5bn."
    cards = [
        'kind = "date"\nquestion = "When?"\nanswer = 2024-07-01\n',
        'kind = "number"\nquestion = "Against?"\nanswer = 2\n',
        'kind = "number"\nquestion = "How often?"\nanswer = 1\n',
        'kind = "date"\nquestion = "When did it begin?"\nanswer = "2020"\n',
        'kind = "number"\nquestion = "How many billions?"\nanswer = 3.5\n',
        'kind = "number"\nquestion = "How much?"\nanswer = 3_500_000_000\n',
    ]
    parsed = deck(
        '[deck]\ntitle = "B"\n'
        + "".join(f'[[card]]\nid = "c{at}"\nsource = 1\n{card}' for at, card in enumerate(cards))
    )
    assert parsed.diagnostics == ()
    assert held_against([parsed], Article(read_article(text), "a.txt")) == ()


def test_what_is_left_out_of_a_quotation_is_not_missed() -> None:
    """Whether dots stand for it, brackets, or the blank that is asked for."""
    quoted = next(fact.text for fact in facts(TEXT) if fact.kind is FactKind.QUOTATION)
    first, second, *rest = quoted.split()
    assert found(*(
        f'kind = "recall"\nquestion = "Who said “{first} {gap} {" ".join(rest)}”?"\nanswer = "She"\nsource = "x"\n'
        for gap in ("____", "…", "[were]")
    )) == []  # fmt: skip
    assert (
        len(
            found(f'kind = "recall"\nquestion = "Who said “{first} nothing {second}”?"\nanswer = "She"\nsource = "x"\n')
        )
        == 1
    )

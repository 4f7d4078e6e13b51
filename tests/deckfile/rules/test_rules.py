"""Each rule finds what its fixture keeps, and is silent about questions that come near it or are simply good."""

import re
from pathlib import Path

import pytest

from quiz.deckfile.codes import CODES, feedback, options, questions
from quiz.deckfile.codes.code import Code
from quiz.deckfile.parse import ParsedDeck, parse_deck
from quiz.deckfile.read import read_deck
from quiz.deckfile.rules import OF_A_CARD, OF_A_DECK, OF_ALL_DECKS, advice, advised
from quiz.ui.diagnostics import explain, plain_lines, summary

HERE = Path(__file__).parent
FIXTURES = HERE / "fixtures"
GOOD = sorted((HERE / "good").iterdir())
RULES = (*OF_A_CARD, *OF_A_DECK, *OF_ALL_DECKS)
HEAD = '[deck]\nid = "example"\ntitle = "Example"\nallow = ["no-explanation", "no-source", "no-why-not"]\n\n'

each_rule = pytest.mark.parametrize("code", RULES, ids=lambda code: code.name)


def checked(path: Path) -> ParsedDeck:
    """The deck of a file with everything that `quiz check` says of it."""
    (deck,) = advised([read_deck(path, path.name)])
    return deck


def found(*decks: str) -> list[tuple[str, str]]:
    """The names and messages of what the rules find in these decks."""
    parsed = [parse_deck(text, f"deck-{number}.toml") for number, text in enumerate(decks)]
    assert [deck.diagnostics for deck in parsed] == [()] * len(decks)
    return [(one.name, one.message) for one in advice(parsed)]


def cards(*bodies: str) -> str:
    """The text of cards without their ids."""
    return "".join(f'[[card]]\nid = "card-{number}"\n{body}\n' for number, body in enumerate(bodies))


@each_rule
def test_a_rule_finds_what_its_fixture_keeps(code: Code) -> None:
    """The whole output for the fixture's deck is the text beside it, and nothing in it is another rule's."""
    path = FIXTURES / f"{code.code}-{code.name}.toml"
    deck = checked(path)
    lines = plain_lines(deck.diagnostics, {deck.path: deck.text})
    assert "\n".join([*lines, summary([deck]), ""]) == path.with_suffix(".txt").read_text(encoding="utf-8")
    assert {diagnostic.code for diagnostic in deck.diagnostics} == {code.code}


@pytest.mark.parametrize("code", OF_A_CARD, ids=lambda code: code.name)
def test_every_card_of_a_fixture_is_found(code: Code) -> None:
    """So that each of them is a claim."""
    deck = checked(FIXTURES / f"{code.code}-{code.name}.toml")
    assert len(deck.diagnostics) == deck.checked


@each_rule
def test_a_rule_is_silent_about_what_only_comes_near(code: Code) -> None:
    """Nothing at all is said of the good deck beside the fixture."""
    deck = checked(FIXTURES / f"{code.code}-{code.name}.near.toml")
    assert deck.diagnostics == ()
    assert deck.checked > 1


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_questions_are_left_in_peace(path: Path) -> None:
    """Of several subjects and languages, and of decks that do not say which language they are in."""
    deck = checked(path)
    assert deck.diagnostics == ()
    assert deck.checked >= 4


def test_the_fixtures_are_those_of_the_rules() -> None:
    """None is left of a rule that is gone, and every warning but those found elsewhere is a rule."""
    assert {path.name.split(".")[0] for path in FIXTURES.iterdir()} == {f"{code.code}-{code.name}" for code in RULES}
    elsewhere = {name for name in CODES if name.startswith(("E", "W301", "W302", "W41"))}
    assert {code.code for code in RULES} == set(CODES) - elsewhere


@each_rule
def test_a_rule_says_what_is_known_and_from_whom(code: Code) -> None:
    """Each names a year of a publication, and shows how to do better."""
    assert re.search(r"\b(?:19|20)\d\d\)|\((?:19|20)\d\d\)", code.evidence)
    assert code.wrong
    assert code.instead
    assert "…" not in explain(code.code).replace('"…"', "")  # no line of an example is cut


@each_rule
def test_a_card_and_a_deck_can_silence_a_rule(code: Code) -> None:
    """By its name in `allow`."""
    text = (FIXTURES / f"{code.code}-{code.name}.toml").read_text(encoding="utf-8")
    in_deck = text.replace("allow = [", f'allow = ["{code.name}", ', 1)
    head, *blocks = text.split("[[card]]\n")
    allow = f'allow = ["{code.name}", "{options.LONG_KEY.name}"]\n'
    in_cards = head + "".join(
        "[[card]]\n" + allow + "".join(line for line in block.splitlines(True) if not line.startswith("allow"))
        for block in blocks
    )
    for allowing in (in_cards, in_deck):
        deck = parse_deck(allowing, "example.toml")
        assert deck.diagnostics == ()
        assert advice([deck]) == ()


@each_rule
def test_nothing_is_said_of_drafts(code: Code) -> None:
    """They are not finished, and their author knows."""
    text = (FIXTURES / f"{code.code}-{code.name}.toml").read_text(encoding="utf-8")
    deck = parse_deck(text.replace("[[card]]\n", "[[card]]\ndraft = true\n"), "example.toml")
    assert len(deck.drafts) >= deck.checked
    assert advice([deck]) == ()


def test_what_no_card_of_a_deck_has_is_said_once() -> None:
    """At the first card; where others have it, each card that lacks it is told."""
    bare = '[deck]\nid = "t"\ntitle = "T"\n'
    body = 'kind = "choice"\nquestion = "Which is {}?"\nanswer = "this"\ndistractors = ["that", "it"]'
    bodies = [body.format(word) for word in ("red", "green", "blue")]
    assert found(bare + cards(*bodies)) == [
        ("no-explanation", "none of the deck's 3 cards has `explanation`"),
        ("no-why-not", "none of the deck's 3 cards with distractors has `why_not`"),
        ("no-source", "none of the deck's 3 cards has `source`"),
    ]
    told = (
        bodies[0] + '\nexplanation = "Light of that wavelength."\nsource = 1\nwhy_not = { "that" = "no", "it" = "no" }'
    )
    assert found(bare + cards(told, *bodies[1:])) == [
        (name, f"the card has no `{field}`")
        for _ in bodies[1:]
        for name, field in (
            ("no-explanation", "explanation"),
            ("no-why-not", "why_not"),
            ("no-source", "source"),
        )
    ]


def test_a_deck_with_a_source_needs_no_places() -> None:
    """Until one of its cards names a place."""
    source = HEAD.replace('"no-source", ', "") + '[source]\ntitle = "An atlas"\n'
    plain, placed = (f'kind = "recall"\nquestion = "What is {letter}?"\nanswer = "{letter}"\n' for letter in "ab")
    assert found(source + cards(plain)) == []
    assert found(source + cards(plain, placed + "source = 3")) == [("no-source", "the card has no `source`")]


def test_a_question_is_found_again_in_another_deck() -> None:
    """If it has the same answer there; a single word may mean another thing in another deck."""
    one = 'kind = "short"\nquestion = "What is the capital of Japan?"\nanswer = "Tokyo"'
    other = (
        'kind = "choice"\nquestion = "The capital of Japan is what?"\nanswer = "tokyo"\ndistractors = ["Kyoto", "Nara"]'
    )
    again = 'kind = "choice"\nquestion = "what is capital of Japan"\nanswer = "Tokyo"\ndistractors = ["Kyoto", "Nara"]'
    second = HEAD.replace("example", "second")
    assert found(HEAD + cards(one), second + cards(again)) == [
        ("duplicate-question", "the card `example/card-0` asks the same")
    ]
    assert found(HEAD + cards(one), second + cards(other)) == []
    dog, chien = (f'kind = "recall"\nquestion = "dog"\nanswer = "{word}"' for word in ("Hund", "chien"))
    assert found(HEAD + cards(dog), second + cards(chien)) == []
    assert found(HEAD + cards(dog, chien)) == [("duplicate-question", "the card `example/card-0` asks the same")]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "der Leiter", "die Leiter"),
        ("de", "Essen", "essen"),
        ("es", "papa", "papá"),
        ("es", "¿Qué es «la capital»?", "¿Qué es «el capital»?"),
        ("fr", "ou", "où"),
        ("ja", "かき", "がき"),
    ],
)
def test_an_article_a_capital_or_an_accent_makes_another_word(language: str, one: str, other: str) -> None:
    """So questions that differ in no more are the same only if their answers are."""
    head = HEAD.replace("[deck]\n", f'[deck]\nlanguage = "{language}"\n')
    body = 'kind = "recall"\nquestion = "{}"\nanswer = "{}"'
    assert found(head + cards(body.format(one, "this"), body.format(other, "that"))) == []
    assert found(head + cards(body.format(one, "this"), body.format(f"{one}.", "that"))) == [
        ("duplicate-question", "the card `example/card-0` asks the same")
    ]


def test_answers_stand_in_the_same_place_if_nearly_all_do() -> None:
    """One elsewhere among ten hides no pattern; where there are only two options there is no place to speak of."""
    body = 'kind = "choice"\nquestion = "How many has {}?"\nanswer = "{}"\ndistractors = {}\nshuffle = false'
    first, second = ('["8", "9"]', "5"), ('["4", "9"]', "5")
    rows = [*[first] * 9, second]
    choices = [body.format(number, answer, lures) for number, (lures, answer) in enumerate(rows)]
    said = ("same-place", "the answer of 9 of the 10 choices with `shuffle = false` is option a")
    assert found(HEAD + cards(*choices)) == [said]
    assert found(HEAD + cards(*choices[3:])) == []
    allow = '\nallow = ["coin-toss"]'
    pairs = [body.format(letter, "5", '["8"]') + allow for letter in "abc"]
    assert found(HEAD + cards(choices[0], *pairs)) == []


def test_a_word_and_its_meaning_need_no_reason() -> None:
    """A vocabulary deck is left in peace; questions in it are not, and are told of one by one where others explain."""
    bare = '[deck]\nid = "t"\ntitle = "T"\n'
    pairs = [
        'kind = "recall"\nquestion = "犬"\nanswer = "dog"',
        'kind = "short"\nquestion = "la mesa"\nanswer = "table"',
    ]
    asking = 'kind = "recall"\nquestion = "What is the subjunctive for?"\nanswer = "doubt"'
    assert found(bare + cards(*pairs)) == []
    assert found(bare + cards(*pairs, asking)) == [
        ("no-explanation", "none of the deck's 3 cards has `explanation`"),
        ("no-source", "none of the deck's 3 cards has `source`"),
    ]


def test_siblings_are_told_of_once() -> None:
    """A reversed card or a text of many gaps is one thing to mend."""
    text = 'kind = "cloze"\ntext = "{{Tokyo}} and {{Kyoto}}, Tokyo and Kyoto, are in Japan."'
    assert [name for name, _ in found(HEAD + cards(text))] == [questions.ANSWER_IN_QUESTION.name]
    front, answer = " ".join(["front"] * 40), " ".join(["back"] * 40)
    back = f'kind = "recall"\nquestion = "{front}"\nanswer = "{answer}"\nreverse = true'
    assert [name for name, _ in found(HEAD + cards(back))] == ["long-answer"]


def test_a_finding_is_underlined_where_it_stands() -> None:
    """A word of a question, an element of an array, the name of a field."""
    deck = parse_deck(
        HEAD
        + cards(
            'kind = "choice"\nquestion = """\n  Which is not\n  a bird?"""\nanswer = "bat"\n'
            'distractors = ["owl", "both"]\n'
            'why_not = { "owl" = "It has feathers." }'
        ),
        "example.toml",
    )
    assert [(one.name, one.span.line, one.span.column, one.span.length) for one in advice([deck])] == [
        (questions.HIDDEN_NEGATION.name, 10, 12, 3),
        (options.ALL_OF_THE_ABOVE.name, 13, 23, 6),
        (feedback.PARTIAL_WHY_NOT.name, 14, 1, 7),
    ]


@pytest.mark.parametrize(
    "text", ["which " * 3000, "“" * 20000, "{{" * 9000, "who, and " * 3000, "an {{" * 4000, "a?" * 9000]
)
def test_no_text_holds_the_rules_up(text: str) -> None:
    """However often it begins what it does not end. Were it otherwise, this would not come to an end."""
    for kind in ("choice", "true-false", "recall", "short"):
        answer = "true" if kind == "true-false" else '"x"'
        lures = 'distractors = ["y", "z"]' if kind == "choice" else ""
        body = f'kind = "{kind}"\nquestion = "{text}"\nanswer = {answer}\n{lures}\nexplanation = "{text} b"'
        assert found(HEAD + cards(body)) is not None

"""The authors' guide is true: its examples hold, it shows every field, and its table is that of the codes."""

import re
from pathlib import Path

import pytest

from quiz.deckfile.codes import CODES
from quiz.deckfile.names import CARD_FIELDS, DECK_FIELDS, SOURCE_FIELDS
from quiz.deckfile.parse import parse_deck
from quiz.deckfile.questions import KINDS
from quiz.deckfile.rules import advised
from quiz.ui.diagnostics import plain_lines

GUIDE = (Path(__file__).parents[2] / "decks" / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
LEFT_OUT = {"no-explanation", "no-source", "no-why-not"}
"""What examples may lack: each shows the fields it is about."""
HEAD = '[deck]\ntitle = "Example"\n\n'


def test_there_are_examples() -> None:
    """One for each kind, and the decks at the beginning."""
    assert len(EXAMPLES) >= len(KINDS) + 2


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_each_example_is_a_right_deck_or_card(example: str) -> None:
    """What the guide shows can be copied as it stands."""
    text = example if example.startswith("[deck]") else HEAD + example
    (parsed,) = advised([parse_deck(text, "example.toml")])
    assert {diagnostic.name for diagnostic in parsed.diagnostics} <= LEFT_OUT
    assert parsed.checked >= 1


def test_the_first_deck_is_checked_without_a_word() -> None:
    """A newcomer who copies it sees how a good one looks."""
    (parsed,) = advised([parse_deck(EXAMPLES[0], "capitals.toml")])
    assert parsed.diagnostics == ()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_shown_with_every_field_of_its_own(kind: str) -> None:
    """An author need not look anywhere else."""
    shown = "".join(example for example in EXAMPLES if f'kind = "{kind}"' in example)
    for field in KINDS[kind].fields:
        assert re.search(rf"^{field} = ", shown, re.MULTILINE), field


def test_every_common_field_is_shown() -> None:
    """Of the deck, of its source and of every card."""
    whole = "".join(EXAMPLES)
    for field in (*DECK_FIELDS, *SOURCE_FIELDS, *CARD_FIELDS):
        assert re.search(rf"^{field} = ", whole, re.MULTILINE), field


def test_the_output_it_shows_is_the_real_one() -> None:
    """The picture of a diagnostic is what `quiz check` prints."""
    text = '[deck]\ntitle = "T"\n\n[[card]]\nid = "a"\nkind = "number"\nquestion = "Q"\nanswer = 1\ntolerence = "5%"\n'
    parsed = parse_deck(text, "decks/troops.toml")
    assert "\n".join(plain_lines(parsed.diagnostics, {parsed.path: parsed.text})) in GUIDE


def test_the_table_is_that_of_the_codes() -> None:
    """Code, name and title of every mistake, at the end of the guide."""
    rows = [f"| {code.code} | `{code.name}` | {code.title} |" for code in CODES.values()]
    assert GUIDE.endswith("\n".join(["| code | name | |", "|---|---|---|", *rows, ""]))


def test_the_contents_lead_to_headings() -> None:
    """Every link within the guide has its heading."""
    headings = {
        re.sub(r"[^\w -]", "", line.lower()).strip().replace(" ", "-")
        for line in GUIDE.split("\n")
        if line.startswith("#")
    }
    for target in re.findall(r"\]\(#([^)]+)\)", GUIDE):
        assert target in headings

"""Every kind of mistake is shown as its fixture keeps it, and its own example shows it."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from quiz.deckfile.codes import CODES, RULES, lookup
from quiz.deckfile.codes.code import Code
from quiz.deckfile.diagnostic import Severity
from quiz.deckfile.find import find_decks
from quiz.deckfile.limits import MAX_BYTES, MAX_VALUES
from quiz.deckfile.parse import ParsedDeck, parse_deck
from quiz.deckfile.problem import MAX_LISTED
from quiz.deckfile.read import load_decks, read_deck
from quiz.deckfile.rules import OF_A_CARD, advised
from quiz.ui.diagnostics import plain_lines, summary

FIXTURES = Path(__file__).parent / "fixtures"
AUTHORS = FIXTURES / "authors"
BARE = ("no-explanation", "no-source", "no-why-not")
"""Rules that the examples of others may break: they show what they are about, and no more."""


def _missing(folder: Path) -> Path:
    return folder / "missing.toml"


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.toml")
    return folder / "pipe.toml"


def _large(folder: Path) -> Path:
    (folder / "large.toml").write_bytes(b"#" * (MAX_BYTES + 1))
    return folder / "large.toml"


def _dense(folder: Path) -> Path:
    (folder / "dense.toml").write_text("tags = [" + "1," * (MAX_VALUES + 1) + "]\n")
    return folder / "dense.toml"


def _hopeless(folder: Path) -> Path:
    fields = "".join(f"wrong{number} = 1\n" for number in range(MAX_LISTED + 5))
    (folder / "hopeless.toml").write_text(
        f'[deck]\ntitle = "Hopeless"\n\n[[card]]\nid = "hopeless"\nkind = "recall"\n{fields}'
    )
    return folder / "hopeless.toml"


MADE: dict[str, Callable[[Path], Path]] = {
    "E001": _missing,
    "E002": _pipe,
    "E003": _large,
    "E010": _dense,
    "E011": _hopeless,
}
"""Files that are not kept in the repository: too large, or no text at all."""


ELSEWHERE = frozenset(code for code in CODES if code.startswith(("W2", "W4"))) | {code.code for code in OF_A_CARD}
"""What is not found by reading: `tests/deckfile/rules` has fixtures for the rules, `tests/article` for the rest."""


def _shown(decks: Sequence[ParsedDeck], last: int = 0) -> str:
    """What `quiz check` prints; only of the last diagnostics, where there are thousands."""
    diagnostics = [diagnostic for deck in decks for diagnostic in deck.diagnostics][-last:]
    return "\n".join([*plain_lines(diagnostics, {deck.path: deck.text for deck in decks}), summary(decks), ""])


def _fixture(code: str) -> Path:
    [path] = [path for path in FIXTURES.iterdir() if path.name.startswith(code) and path.suffix != ".txt"]
    return path


@pytest.mark.parametrize("code", [code for code in CODES if code not in {*MADE, *ELSEWHERE}])
def test_each_mistake_is_shown_as_its_fixture_keeps_it(code: str) -> None:
    """The whole output for the fixture's deck is the text beside it."""
    path = _fixture(code)
    decks = load_decks(find_decks([path.name], {}, FIXTURES, FIXTURES))
    assert _shown(decks) == path.with_suffix(".txt").read_text(encoding="utf-8")
    assert code in {diagnostic.code for deck in decks for diagnostic in deck.diagnostics}


@pytest.mark.parametrize("code", MADE)
def test_each_mistake_of_a_made_file_is_shown_as_kept(code: str, tmp_path: Path) -> None:
    """Files that cannot be kept give the text that is kept."""
    path = MADE[code](tmp_path)
    deck = read_deck(path, path.name)
    assert deck.diagnostics[-1].code == code
    assert _shown([deck], last=1) == (FIXTURES / f"{code}-{CODES[code].name}.txt").read_text(encoding="utf-8")


def test_no_fixture_is_left_of_a_code_that_is_gone() -> None:
    """Every file among the fixtures belongs to a code of the table."""
    assert {path.name[:4] for path in FIXTURES.iterdir() if path != AUTHORS} == set(CODES) - ELSEWHERE


@pytest.mark.parametrize("path", sorted(AUTHORS.glob("*.toml")), ids=lambda path: path.stem)
def test_the_mistakes_of_an_author_are_shown_as_kept(path: Path) -> None:
    """Decks with the habits of other formats and programs: the whole output is the text beside each."""
    decks = load_decks(find_decks([path.name], {}, AUTHORS, AUTHORS))
    assert _shown(decks) == path.with_suffix(".txt").read_text(encoding="utf-8")


def test_the_decks_of_authors_are_there() -> None:
    """None of them is looked for in the wrong place."""
    assert len(list(AUTHORS.glob("*.toml"))) >= 9


def _example(text: str, code: Code) -> ParsedDeck:
    """The deck of an example, as `quiz check` reads it; nothing is said of what is not its subject."""
    allow = "".join(f'"{name}", ' for name in BARE if name != code.name)
    whole = text if text.startswith("[deck]") else f'[deck]\ntitle = "Example"\n\n{text}'
    (deck,) = advised([parse_deck(whole.replace("[deck]\n", f"[deck]\nallow = [{allow}]\n", 1), "example.toml")])
    return deck


@pytest.mark.parametrize("code", [code for code in CODES.values() if code.wrong], ids=lambda code: code.code)
def test_the_wrong_example_of_a_code_shows_it_and_the_other_is_right(code: Code) -> None:
    """`quiz explain` never shows an example that would not hold."""
    beside = {"E104"} if code.wrong.startswith("[deck]") else {"W301"} if code.code == "E116" else set()
    found = {diagnostic.code for diagnostic in _example(code.wrong, code).diagnostics}
    assert code.code in found
    assert found <= {code.code} | beside
    assert {diagnostic.code for diagnostic in _example(code.instead, code).diagnostics} <= beside - {"W301"}


def test_codes_and_names_are_used_once_and_in_order() -> None:
    """A code or a name stands for one mistake, and the table is sorted."""
    assert list(CODES) == sorted(CODES)
    assert len({code.name for code in CODES.values()}) == len(CODES)


def test_only_warnings_can_be_allowed() -> None:
    """The names that `allow` takes are those of the codes that begin with W."""
    assert {lookup(name) for name in RULES} == {code for code in CODES.values() if code.severity is Severity.WARNING}


def test_a_code_is_found_by_number_and_name_in_any_case() -> None:
    """`quiz explain e105` and `quiz explain Unknown-Field` are the same."""
    assert lookup("e105") == lookup(" Unknown-Field ") == CODES["E105"]
    assert lookup("E1050") is None

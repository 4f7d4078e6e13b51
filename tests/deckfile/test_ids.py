"""Which ids there are, and how one is made of a title or a question."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.deckfile.ids import is_deck_id, is_note_id, note_ids, slug


@pytest.mark.parametrize("text", ["korea", "north-korea", "2015", "a1-b2", "日本", "münchen", "a" * 80])
def test_words_joined_by_hyphens_are_ids(text: str) -> None:
    """Small letters of any script, digits, and single hyphens between them."""
    assert is_note_id(text)
    assert is_deck_id(text)


@pytest.mark.parametrize(
    "text", ["", "Korea", "a_b", "a--b", "-a", "a-", "a.b", "a b", "a/b", "a#b", "é", "a" * 81, "a\n"]
)
def test_other_texts_are_no_ids_of_cards(text: str) -> None:
    """Capitals, blanks and signs are not, nor an accent written as a character of its own."""
    assert not is_note_id(text.replace("é", "e\u0301"))


@pytest.mark.parametrize("text", ["", ".", "a.", "-a", "a b", "a/b", "a#b", "a\n", "e\u0301"])
def test_decks_may_be_called_as_files_are(text: str) -> None:
    """Capitals, dots and underscores are allowed in the middle; what a path or a card's id needs is not."""
    assert not is_deck_id(text)
    assert is_deck_id("US_Japan.2015-draft")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("What is the capital of Japan?", "what-is-the-capital-of-japan"),
        ("Who isn't Abe’s “friend”?", "who-isnt-abes-friend"),
        ("Château de Łódź", "chateau-de-łodz"),
        (
            "About how many American troops are based on the Korean Peninsula?",
            "about-how-many-american-troops-are-based",
        ),
        ("x" * 60, "x" * 40),
        ("日本の首都は?", "日本の首都は"),
        ("パリはどこですか。", "パリはどこですか"),
        ("…!", "card"),
    ],
)
def test_a_slug_is_the_first_words(text: str, made: str) -> None:
    """As many words as fit in forty characters, without accents and signs."""
    assert slug(text) == made


@given(st.text())
def test_every_slug_is_an_id(text: str) -> None:
    """Whatever the question, what is made of it is allowed for decks and cards."""
    assert is_note_id(slug(text))
    assert is_deck_id(slug(text))


def test_made_ids_avoid_written_ones_and_each_other() -> None:
    """Numbers are counted from 2; written ids stay as they are, repeated or not."""
    notes = [{"id": "who"}, {"question": "Who?"}, {"question": "who"}, {"id": "who"}, {"text": "{{Who::a man}}!"}, {}]
    assert note_ids(notes) == ["who", "who-2", "who-3", "who", "who-4", "card"]


@example([{"id": "a "}, {"question": "a"}])
@given(st.lists(st.fixed_dictionaries({}, optional={"id": st.text(max_size=2), "question": st.text(max_size=2)})))
def test_made_ids_are_never_those_of_other_cards(notes: list[dict[str, str]]) -> None:
    """No made id is given twice, or to a card beside a written one."""
    ids = note_ids(notes)
    made = [name for note, name in zip(notes, ids, strict=True) if "id" not in note]
    assert len(set(made)) == len(made)
    assert not set(made) & {note["id"].strip() for note in notes if "id" in note}

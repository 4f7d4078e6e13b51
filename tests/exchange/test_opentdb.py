"""What the Open Trivia Database sends, in each of the encodings that it offers."""

import json
from base64 import b64encode
from collections.abc import Callable
from html import escape
from urllib.parse import quote, quote_plus

import pytest

from quiz.core.card import Choice, TrueFalse
from quiz.exchange.carry import Loss, Options
from quiz.exchange.opentdb import SOURCE, read, recognise

ITEMS = [
    {
        "type": "multiple",
        "difficulty": "easy",
        "category": "Science & Nature",
        "question": 'Who wrote "Où?"',
        "correct_answer": "Renée < René",
        "incorrect_answers": ["100%", "1+1"],
    },
    {
        "type": "boolean",
        "difficulty": "hard",
        "category": "Politics",
        "question": "Oui?",
        "correct_answer": "False",
        "incorrect_answers": ["True"],
    },
]


def sent(encode: Callable[[str], str], items: list[object]) -> bytes:
    """The items as the service would send them."""

    def coded(value: object) -> object:
        match value:
            case str():
                return encode(value)
            case list():
                return [coded(each) for each in value]
            case dict():
                return {name: coded(each) for name, each in value.items()}
        return value

    return json.dumps({"response_code": 0, "results": coded(items)}).encode()


@pytest.mark.parametrize(
    "encode",
    [escape, quote, quote_plus, lambda text: b64encode(text.encode()).decode()],
    ids=["HTML", "URL", "old URL", "base64"],
)
def test_texts_are_read_however_they_are_encoded(encode: Callable[[str], str]) -> None:
    """Also those in which nothing had to be encoded, or too little to tell by itself."""
    data = sent(encode, [*ITEMS, {"type": "multiple", "incorrect_answers": 1}])
    assert recognise(data)
    came = read(data, Options("trivia"))
    (deck,) = came.decks
    assert deck.source == SOURCE
    assert [(card.question, card.tags) for card in deck.cards] == [
        (Choice('Who wrote "Où?"', "Renée < René", ("100%", "1+1")), ("Science & Nature", "easy")),
        (TrueFalse("Oui?", key=False), ("Politics", "hard")),
    ]
    assert came.losses == (Loss("item 3", "", "left out: it is no question with a right and wrong answers"),)

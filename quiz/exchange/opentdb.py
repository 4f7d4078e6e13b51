"""Open Trivia Database: questions as its service sends them, saved to a file. They come in; nothing goes out.

The questions are under CC BY-SA 4.0, so the deck names where they come from.
"""

import json
import re
from base64 import b64decode
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_plus

from quiz.core.card import Card, Choice, Deck, Source, TrueFalse
from quiz.core.error import Exit, QuizError
from quiz.deckfile.ids import slug, unique
from quiz.exchange.carry import Import, Loss, Options
from quiz.exchange.naming import note_name
from quiz.exchange.texts import from_html, tidy

SOURCE = Source(title="Open Trivia Database", publisher="opentdb.com, CC BY-SA 4.0", url="https://opentdb.com")

_URL_CODE = re.compile("%[0-9A-Fa-f]{2}")


def recognise(data: bytes) -> bool:
    """A JSON object that has `results` and a `response_code`."""
    head = data[:200]
    return head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and b'"response_code"' in data and b'"results"' in data


def read(data: bytes, options: Options) -> Import:
    """The questions of one answer of the service, whichever of its three encodings it has."""
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise QuizError("this is not JSON as opentdb.com sends it", "save its answer anew", Exit.BAD_DATA) from error
    results = document.get("results") if isinstance(document, dict) else None
    if not isinstance(results, list):
        raise QuizError("this JSON has no `results`", "save the answer of opentdb.com as it came", Exit.BAD_DATA)
    losses = []
    items = []
    decode = _decoder(results)
    for number, result in enumerate(results, 1):
        try:
            items.append(_item(result, decode))
        except (KeyError, TypeError, ValueError, AttributeError):
            losses.append(Loss(f"item {number}", "", "left out: it is no question with a right and wrong answers"))
    names = unique([note_name(question.stem) for question, _ in items])
    deck_id = slug(options.name)
    cards = tuple(
        Card(id=f"{deck_id}/{name}", deck=deck_id, question=question, tags=tags)
        for name, (question, tags) in zip(names, items, strict=True)
    )
    return Import((Deck(deck_id, options.name, source=SOURCE, cards=cards),), tuple(losses))


def _item(result: dict[str, Any], decode: Callable[[str], str]) -> tuple[Choice | TrueFalse, tuple[str, ...]]:
    """One question with its tags."""
    stem, key = decode(result["question"]), decode(result["correct_answer"])
    lures = tuple(decode(lure) for lure in result["incorrect_answers"])
    tags = tuple(tag for name in ("category", "difficulty") if (tag := decode(result.get(name, ""))))
    if decode(result["type"]) == "boolean":
        return TrueFalse(stem, key.casefold() == "true"), tags
    return Choice(stem, key, lures), tags


def _decoder(results: list[Any]) -> Callable[[str], str]:
    """What reads the texts of a file: HTML entities, URL encoding or base64, which only all together tell."""
    texts = [
        text
        for result in results
        if isinstance(result, dict)
        for value in result.values()
        for text in (value if isinstance(value, list) else [value])
        if isinstance(text, str)
    ]
    if any(text in ("bXVsdGlwbGU=", "Ym9vbGVhbg==") for text in texts):
        return lambda text: tidy(b64decode(text, validate=True).decode())
    if not any(" " in text for text in texts) and any(_URL_CODE.search(text) for text in texts):
        return lambda text: tidy(unquote_plus(text))
    return lambda text: from_html(text).text

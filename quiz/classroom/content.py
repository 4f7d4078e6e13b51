"""What a card asks, as a short fingerprint: answers of many learners belong together where it is the same."""

import json
from hashlib import blake2b

from quiz.core.card import Card

_DIGEST_BYTES = 8


def content_hash(card: Card) -> str:
    """Sixteen hexadecimal digits that change with the question, its key or its lures, and with nothing else.

    Hints, explanations and tags may be bettered between two classes; a new lure makes another item of the card.
    """
    question = card.question
    asked = [card.kind, card.language, *(getattr(question, name) for name in question.__match_args__)]
    text = json.dumps(asked, default=str, ensure_ascii=True, separators=(",", ":"))
    return blake2b(text.encode(), digest_size=_DIGEST_BYTES).hexdigest()

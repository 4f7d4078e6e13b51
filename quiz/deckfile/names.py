"""The names that decks use for tables, fields and kinds, and which of them a mistaken one was meant to be."""

from collections.abc import Collection, Iterable

from quiz.core.nearest import nearest

TABLES = {"deck": "[deck]", "source": "[source]", "card": "[[card]]"}
"""The tables of a deck, and how each begins."""
DECK_FIELDS = ("id", "title", "description", "language", "tags", "allow")
SOURCE_FIELDS = ("title", "author", "publisher", "date", "url")
CARD_FIELDS = ("id", "kind", "question", "hint", "explanation", "why_not", "source", "tags", "draft", "allow")

_OTHER_TABLES = {
    "question": "card",
    "flashcard": "card",
    "item": "card",
    "entry": "card",
    "note": "card",
    "meta": "deck",
    "metadata": "deck",
    "info": "deck",
    "quiz": "deck",
}
_OTHER_FIELDS = {
    "type": ("kind",),
    "q": ("question",),
    "front": ("question", "text"),
    "prompt": ("question", "text"),
    "stem": ("question", "text"),
    "a": ("answer",),
    "back": ("answer",),
    "key": ("answer",),
    "solution": ("answer",),
    "correct": ("answer",),
    "items": ("answer",),
    "options": ("distractors",),
    "choices": ("distractors",),
    "lures": ("distractors",),
    "wrong": ("distractors",),
    "alternatives": ("accept",),
    "synonyms": ("accept",),
    "also": ("accept",),
    "cloze": ("text",),
    "because": ("explanation",),
    "comment": ("explanation",),
    "feedback": ("explanation",),
    "why": ("explanation",),
    "clue": ("hint",),
    "reference": ("source",),
    "paragraph": ("source",),
    "name": ("title", "id"),
    "lang": ("language",),
    "summary": ("description",),
}
_OTHER_KINDS = {
    "basic": "recall",
    "flashcard": "recall",
    "flash-card": "recall",
    "card": "recall",
    "front-back": "recall",
    "typed": "short",
    "text": "short",
    "free-text": "short",
    "open": "short",
    "qa": "short",
    "multiple-choice": "choice",
    "single-choice": "choice",
    "mcq": "choice",
    "mc": "choice",
    "multi": "select",
    "multiple-answer": "select",
    "multiple-select": "select",
    "boolean": "true-false",
    "bool": "true-false",
    "tf": "true-false",
    "yes-no": "true-false",
    "numeric": "number",
    "numerical": "number",
    "year": "date",
    "gap": "cloze",
    "fill": "cloze",
    "fill-in": "cloze",
    "fill-in-the-blank": "cloze",
    "ordering": "order",
    "sort": "order",
    "sequence": "order",
    "matching": "match",
    "pairs": "match",
    "enumeration": "list",
}
"""What other programs call the same things."""


def meant_table(name: str) -> str:
    """The table that an unknown one was probably meant to be; empty where there is no telling."""
    plain = name.casefold().strip()
    for word in (plain, plain.removesuffix("s")):
        if word in _OTHER_TABLES:
            return _OTHER_TABLES[word]
    return nearest(plain, TABLES)


def meant_field(name: str, known: Iterable[str], present: Collection[str] = ()) -> str:
    """The field among `known` that an unknown one was probably meant to be; empty where there is no telling.

    Of two that are as near, one that is not `present` already.
    """
    plain = name.casefold().strip().replace("-", "_").replace(" ", "_")
    fields = list(known)
    if plain in fields:
        return plain
    for word in (plain, plain.removesuffix("s")):
        for field in _OTHER_FIELDS.get(word, ()):
            if field in fields:
                return field
    near = nearest(plain, fields)
    other = nearest(plain, [field for field in fields if field not in present]) if near in present else ""
    return other if other and sorted(other) == sorted(plain) else near


def meant_kind(name: str, known: Collection[str]) -> str:
    """The kind that an unknown one was probably meant to be; empty where there is no telling."""
    plain = "-".join(name.casefold().replace("_", " ").replace("/", " ").replace("-", " ").split())
    return _OTHER_KINDS.get(plain) or nearest(plain, known)

"""Flashcards in one HTML file: it needs a browser and no network, and prints as a list. Nothing comes in.

The page's own style and script are beside this module. The deck is data in it, which the script shows as text; a policy
of the page lets nothing else run or load.
"""

import html
import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from quiz.core.answer import label_of
from quiz.core.card import Card, Choice, Cloze, Date, Deck, ListAll, Number, Select, Short, TrueFalse, citation
from quiz.core.date import show_date
from quiz.core.grading.key import key_text
from quiz.core.number import show_number
from quiz.core.prompt import natural_form, present
from quiz.exchange.carry import Export, Options

_TYPED = (Short, Number, Date, Cloze)


def write(deck: Deck, _options: Options) -> Export:
    """The deck as a page. All that a card says is in it; how it would be marked, and when it comes back, is not."""
    cards = [_shown(card, deck) for card in deck.cards]
    style, script = _part("page.css"), _part("page.js")
    allowed = f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    parts = {
        "language": html.escape(deck.language),
        "policy": f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'",
        "title": html.escape(deck.title),
        "style": style,
        "description": f"<p>{html.escape(deck.description)}</p>\n" if deck.description else "",
        "sheet": "".join(map(_in_list, cards)),
        "cards": json.dumps(cards, ensure_ascii=False, separators=(",", ":")).translate(_NO_MARKUP),
        "script": script,
    }
    first, *pieces = _part("page.html").split("{{")
    page = first
    for piece in pieces:
        name, _, text = piece.partition("}}")
        page += parts[name] + text
    return Export(page.encode())


_NO_MARKUP = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""Characters by which data could end its element, as JSON writes them."""


@cache
def _part(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")


def _hash(text: str) -> str:
    """What names a style or a script in a policy."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _shown(card: Card, deck: Deck) -> dict[str, Any]:
    """What the page knows of a card."""
    prompt = present(card, natural_form(card), card.id)
    right = _right(card)
    return {
        "question": card.stem + (f" ({prompt.unit})" if prompt.unit else ""),
        "lefts": prompt.lefts,
        "options": prompt.options,
        "right": [place for place, option in enumerate(prompt.options) if option in right],
        "several": isinstance(card.question, Select),
        "typed": isinstance(card.question, _TYPED),
        "answer": key_text(card),
        "also": _also(card),
        "hints": card.hints,
        "why": dict(card.why_not),
        "explanation": card.explanation,
        "source": " · ".join(part for part in (citation(card, deck.source), ", ".join(card.tags)) if part),
    }


def _right(card: Card) -> frozenset[str]:
    """The options that are right; none where there is nothing to choose."""
    match card.question:
        case Choice(key=key):
            return frozenset({key})
        case Select(keys=keys):
            return frozenset(keys)
        case TrueFalse(key=holds, labels=labels):
            return frozenset({labels[0] if holds else labels[1]})
        case _:
            return frozenset()


def _also(card: Card) -> list[str]:
    """What else is right, and which wrong answers people give to what is not chosen here."""
    told = []
    match card.question:
        case Short(accept=accept) | Cloze(accept=accept) if accept:
            told.append(f"also right: {', '.join(accept)}")
        case Number(tolerance=tolerance, unit=unit) if tolerance:
            off = f"{show_number(tolerance, card.language)} {unit}".strip()
            told.append(f"right up to {off} more or less")
        case ListAll(items=items):
            told += [f"{forms[0]}: also {', '.join(forms[1:])}" for forms in items if len(forms) > 1]
        case _:
            pass
    match card.question:
        case Short(distractors=texts) if texts:
            told += _not(card, texts)
        case Number(distractors=numbers) if numbers:
            told += _not(card, tuple(show_number(number, card.language) for number in numbers))
        case Date(distractors=dates) if dates:
            told += _not(card, tuple(map(show_date, dates)))
        case _:
            pass
    return told


def _not(card: Card, lures: tuple[str, ...]) -> list[str]:
    """Why wrong answers are wrong, where that is known."""
    reasons = dict(card.why_not)
    return [f"not {lure}: {reasons[lure]}" for lure in lures if lure in reasons]


def _in_list(card: dict[str, Any]) -> str:
    """A card for those who read the page without scripts."""
    choices = [f"{number}) {left}" for number, left in enumerate(card["lefts"], 1)]
    choices += [f"{label_of(place)}) {option}" for place, option in enumerate(card["options"])]
    lines = "".join(f"<li>{html.escape(choice)}</li>" for choice in choices)
    told = (f"→ {card['answer']}", *card["also"], card["explanation"], card["source"])
    said = "".join(f"<p>{html.escape(text)}</p>" for text in told if text)
    return f"<li>{html.escape(card['question'])}{f'<ul>{lines}</ul>' if lines else ''}{said}</li>\n"

"""Our notes in Anki: the fields that it shows, and one that holds the card as a deck file would.

What comes back is known by that last field. A text that was changed in Anki meanwhile is taken from where it is shown.
"""

import html
from collections.abc import Callable, Sequence
from typing import NamedTuple, assert_never

from quiz.core.card import (
    Card,
    Choice,
    Cloze,
    Date,
    Deck,
    ListAll,
    Match,
    Number,
    Order,
    Question,
    Recall,
    Select,
    Short,
    TrueFalse,
    citation,
)
from quiz.core.date import show_date
from quiz.core.grading.key import key_text
from quiz.core.note import Note
from quiz.core.number import show_number
from quiz.core.prompt import natural_form, present
from quiz.core.record import replace
from quiz.core.review import AskedAs
from quiz.deckfile.emit import deck_text
from quiz.deckfile.parse import parse_deck
from quiz.exchange.anki import gaps
from quiz.exchange.anki.field import LONGEST, plain
from quiz.exchange.texts import to_html

QUESTION, OPTIONS, ANSWER, ACCEPTED, HINT, EXPLANATION, WHY_NOT, SOURCE, DATA = FIELDS = (
    "Question",
    "Options",
    "Answer",
    "Also accepted",
    "Hint",
    "Explanation",
    "Why not",
    "Source",
    "Quiz card",
)
"""The fields of all our note types; the last is the card as a deck file has it, with the head of its deck."""


class Returned(NamedTuple):
    """A note of ours that came back: its deck with this note alone, its cards' places there, and what was lost."""

    deck: Deck
    places: tuple[int, ...]
    lost: tuple[tuple[str, str], ...] = ()


Shows = Callable[[Note, Deck], dict[str, str]]
"""What gives the fields, by name and in their order, that a note goes out with."""


def fields_of(note: Note, deck: Deck) -> dict[str, str]:
    """The fields, as HTML, that show a note in Anki."""
    card = note[0]
    alone = replace(deck, cards=note)
    return {
        QUESTION: to_html(_question(note)),
        OPTIONS: _options(card),
        ANSWER: to_html(_answer(card)),
        ACCEPTED: to_html("\n".join(_accepted(note))),
        HINT: to_html("\n".join(card.hints)),
        EXPLANATION: to_html(card.explanation),
        WHY_NOT: to_html("\n".join(f"{lure}: {reason}" for lure, reason in card.why_not)),
        SOURCE: to_html(citation(card, deck.source)),
        DATA: to_html(deck_text(alone)),
    }


def deck_name(deck: Deck) -> str:
    """What a deck is called in Anki; `::` makes it a part of another."""
    return " ".join(deck.title.split())


def tag_in_anki(tag: str) -> str:
    """A tag as Anki has it: blanks would part it."""
    return "_".join(tag.split())


def returned(written: str, texts: Sequence[str], shows: Shows) -> Returned | None:
    """The note of ours that was `written` in its last field; None where that is nothing that went out from here.

    `shows` says which fields it went out with, `texts` what they hold now.
    """
    if not written or len(written) > LONGEST:
        return None
    read = parse_deck(html.unescape(written.replace("<br>", "\n")), "anki.toml")
    if read.deck is None or read.left_out or len({card.note for card in read.deck.cards}) != 1:
        return None
    note = read.deck.cards
    places = tuple(range(len(note)))
    lost: list[tuple[str, str]] = []
    for (name, was), now in zip(shows(note, read.deck).items(), texts, strict=False):
        if name == DATA or now == was:
            continue
        text, media = plain(now)
        lost += [(name, f"{what} is left out") for what in media]
        if text == plain(was).text:
            continue
        edited = _edited(note, name, text)
        if edited:
            note = edited
            gapped = gaps.gapped(text).gaps if isinstance(note[0].question, Cloze) and name == QUESTION else ()
            places = tuple(gap.numbers[0] - 1 for gap in gapped) or places
        else:
            lost.append((name, "changed in Anki; here it stays as it went out"))
    return Returned(replace(read.deck, cards=note), places, tuple(lost))


def _edited(note: Note, name: str, text: str) -> Note | None:
    """The note with another text in a field; None where that is more than one text's change."""
    question = note[0].question
    if name == EXPLANATION:
        return tuple(replace(card, explanation=text) for card in note)
    if name == HINT and len(note[0].hints) < 2:
        return tuple(replace(card, hints=(text,) if text else ()) for card in note)
    if not text:
        return None
    if name == QUESTION and isinstance(question, Cloze):
        return _regapped(note, text)
    if name == QUESTION and isinstance(question, Recall):
        return _recalls(note, text, question.key)
    if name == ANSWER and isinstance(question, Recall):
        return _recalls(note, question.stem, text)
    if name == QUESTION and not isinstance(question, Cloze):
        return (replace(note[0], question=replace(question, stem=text.removesuffix(_unit(question)))),)
    if name == ANSWER and isinstance(question, Short | Choice):
        return (replace(note[0], question=replace(question, key=text)),)
    return None


def _recalls(note: Note, stem: str, key: str) -> Note:
    both = (Recall(stem, key), Recall(key, stem))
    return tuple(replace(card, question=question) for card, question in zip(note, both, strict=False))


def _regapped(note: Note, text: str) -> Note | None:
    """The note with the gaps of another text; what else is accepted goes with the answer."""
    before = {card.question.key: card.question for card in note if isinstance(card.question, Cloze)}
    strict = any(cloze.strict for cloze in before.values())
    made = gaps.questions(gaps.gapped(text))
    return tuple(
        replace(
            note[0],
            id=f"{note[0].note}#{number}",
            question=replace(
                cloze, strict=strict, accept=before[cloze.key].accept if cloze.key in before else cloze.accept
            ),
        )
        for number, cloze in enumerate(made, 1)
    )


def _question(note: Note) -> str:
    siblings = [card.question for card in note if isinstance(card.question, Cloze)]
    if siblings:
        return gaps.numbered(siblings)
    return note[0].stem + _unit(note[0].question)


def _unit(question: Question) -> str:
    """What stands behind the question of a number, which is typed without its unit."""
    return f" ({question.unit})" if isinstance(question, Number) and question.unit else ""


def _options(card: Card) -> str:
    """What there is to choose from, put in order or match, as HTML."""
    prompt = present(card, natural_form(card), card.id)
    if not prompt.options:
        return ""
    options = _list(prompt.options, "A")
    return _list(prompt.lefts, "1") + options if prompt.asked_as is AskedAs.MATCH else options


def _list(items: Sequence[str], numbers: str) -> str:
    inner = "".join(f"<li>{to_html(item)}</li>" for item in items)
    return f'<ol type="{numbers}">{inner}</ol>'


def _answer(card: Card) -> str:
    """What is on the back; for an answer that is typed, exactly what is to be typed."""
    match card.question:
        case Cloze():
            return ""
        case Number(key=key):
            return show_number(key, card.language)
        case Date(key=key):
            return show_date(key)
        case Order(keys=keys):
            return "\n".join(f"{place}. {item}" for place, item in enumerate(keys, 1))
        case Match(pairs=pairs):
            return "\n".join(f"{left} = {right}" for left, right in pairs)
        case ListAll(items=items):
            return "\n".join(forms[0] for forms in items)
        case Recall() | Short() | Choice() | Select() | TrueFalse():
            return key_text(card)
        case unknown:
            assert_never(unknown)


def _accepted(note: Note) -> list[str]:
    """What else is right, a line for each answer that has more than one form; how far off a number may be."""
    accepted = []
    for card in note:
        match card.question:
            case Short(accept=accept) if accept:
                accepted.append(", ".join(accept))
            case Cloze(key=key, accept=accept) if accept:
                accepted.append(f"{key}: {', '.join(accept)}")
            case Number(tolerance=tolerance) if tolerance:
                accepted.append(f"± {show_number(tolerance, card.language)}")
            case ListAll(items=items, need=need):
                accepted += [f"{forms[0]}: {', '.join(forms[1:])}" for forms in items if len(forms) > 1]
                accepted += [f"{need} of {len(items)} are enough"] if need < len(items) else []
            case _:
                pass
    return accepted

"""Rules for the question: it should be read as it is meant, and not tell its own answer."""

import re
from collections.abc import Iterator

from quiz.core.card import Card, Choice, Cloze, Date, ListAll, Match, Number, Order, Recall, Select, Short, TrueFalse
from quiz.core.date import show_date
from quiz.core.grading.name import looks_like_name
from quiz.core.language import AND, base_language
from quiz.core.number import show_number
from quiz.core.text import fold
from quiz.deckfile.rules.finding import Finding
from quiz.deckfile.rules.wording import COMMON, find_words, is_english, singular, unquoted, unspaced, words
from quiz.deckfile.table import shown
from quiz.deckfile.written import WrittenNote

_NOT = r"(?:not|cannot|\w+n['’]t)"
_NOT_ALONE = r"(?! (?:only|just|merely|simply|yet)\b)"
_ASKED_NOT = re.compile(
    r"(?:^|[.,;:?!])\s*(?:\w+ )?(?:[Ww]hich|[Ww]hat|[Ww]hom?|[Ww]here)\b"
    r"(?:(?!\b(?:that|if|when|whether|because|although|unless|to(?! \d)|only|or|but|and"
    r"|why|how|who|whom|which|what|where)\b)[^,;:?.]){0,200}?"
    rf"\b(?P<not>{_NOT})\b{_NOT_ALONE}"
)
"""A question for what is not so; a `which` further on begins a clause of its own."""
_DENIES = re.compile(
    r"\b(?:is|are|was|were|be|been|do|does|did|has|have|had|can|could|may|might|must|will|would|shall|should)\b"
    r"(?: \w+){0,3} not$"
)
"""A `not` that belongs to a verb, as it does not in “means not found”."""
_EXCEPT = re.compile(r"\b(?P<not>except|excluding)(?: (?:one|for))?(?: of these)?\W*$")
_STATED_NOT = re.compile(rf"(?<![,;] )(?<!\bor )(?<!\bbut )(?<!\band )\b(?P<not>{_NOT})\b{_NOT_ALONE}(?!.* but )")
_AN = re.compile(r"(?<![\w/(])an(?=\s+[^\w\s{]{0,2}\{\{)", re.IGNORECASE)
_PLURAL = re.compile(r"\{\{[^{}|:]*[^\W\d_](?:[|:][^{}]*)?\}\}(e?s)\b")
_OR = {"en": "or", "de": "oder", "fr": "ou", "es": "o", "it": "o", "pt": "ou", "nl": "of", "sv": "eller"}
"""The word between what a question offers to choose from."""
_FEWEST_LETTERS = 4
_UNCOMMON = 6


def hidden_negation(note: WrittenNote) -> Iterator[Finding]:
    """A question for what is not so, or a statement of it to be called true or false, in English."""
    card = note.cards[0]
    field, stem = "question", card.stem
    if isinstance(card.question, Cloze | Recall) or not is_english(card, stem):
        return
    spoken = unquoted(stem)
    found = _ASKED_NOT.search(spoken)
    if found and found["not"] == "not" and not _DENIES.search(found[0]):
        found = None
    found = found or _EXCEPT.search(spoken)
    if isinstance(card.question, TrueFalse) and card.question.labels == ("True", "False"):
        found = found or _STATED_NOT.search(spoken)
    if found:
        word = found["not"]
        message = f"`{word}` can be missed"
        help_text = f"ask for what is so, or write `{word.upper()}`"
        yield Finding(message, (field,), help_text, characters=_place(note, field, *found.span("not"), stem))


def answer_in_question(note: WrittenNote) -> Iterator[Finding]:
    """An answer that can be read off, word for word."""
    for card in note.cards:
        match card.question:
            case Short(key=key) | Choice(key=key) | Recall(key=key):
                pass
            case Cloze(key=key):
                if is_english(card, card.stem) and set(words(key)) <= COMMON:
                    continue
            case Date(key=date) if date.month is None:
                key = show_date(date)
            case _:
                continue
        lures = card.question.distractors if isinstance(card.question, Short | Choice) else ()
        stem = _asked(card)
        if _tells(stem, key) and not any(_tells(stem, lure) for lure in lures) and not _offers(card, stem, key):
            field = (
                "text" if isinstance(card.question, Cloze) else "answer" if card.id.endswith("#reverse") else "question"
            )
            yield Finding(f"the answer `{shown(key)}` stands in the question", (field,), "say it in other words")
            return


def clue_word(note: WrittenNote) -> Iterator[Finding]:
    """An uncommon word that leads from the question to the right option alone, in English.

    A name that another name is made of is not complained of: the capital of Mexico is Mexico City.
    """
    card = note.cards[0]
    question = card.question
    if not isinstance(question, Short | Choice) or len(question.distractors) < 2 or not is_english(card, question.stem):
        return
    stem = (
        re.sub(r"(?<=[\w,] )[A-Z]\w+", "", unquoted(question.stem)) if looks_like_name(question.key) else question.stem
    )
    asked = {singular(word) for word in words(unquoted(stem))} - COMMON
    shared = [word for word in map(singular, words(question.key)) if word in asked and len(word) >= _UNCOMMON]
    lured = {singular(word) for lure in question.distractors for word in words(lure)}
    if shared and asked.isdisjoint(lured) and not _tells(question.stem, question.key):
        message = f"`{shared[0]}` stands in the question and in the right option only"
        yield Finding(message, ("answer",), "say one of the two in other words, or let a distractor share the word")


def guessable_gap(note: WrittenNote) -> Iterator[Finding]:
    """A gap of which the words beside it tell the first letter or the form, in English."""
    card = note.cards[0]
    text = note.table.get("text")
    if not isinstance(card.question, Cloze) or not isinstance(text, str) or not is_english(card, card.stem):
        return
    for found in _AN.finditer(text):
        message = "`an` tells how the answer begins"
        help_text = "take the article into the gap, and accept the answer without it"
        yield Finding(message, ("text",), help_text, characters=found.span())
    for found in _PLURAL.finditer(text):
        message = f"the `{found[1]}` behind the gap tells the form of the answer"
        yield Finding(message, ("text",), "take it into the gap", characters=found.span(1))


def telling_hint(note: WrittenNote) -> Iterator[Finding]:
    """A hint that is the answer, or has it word for word; the hint of a gap as well."""
    hints = note.cards[0].hints
    for index, hint in enumerate(hints):
        told = [key for card in note.cards for key in _answers(card) if _tells(hint, key, fewest=3)]
        if told and not isinstance(note.cards[0].question, TrueFalse):
            at = ("hint", index) if isinstance(note.table.get("hint"), list) else ("hint",)
            yield Finding(f"the hint tells the answer `{shown(told[0])}`", at, "narrow the field instead")
    for card in note.cards:
        if isinstance(card.question, Cloze) and _tells(card.question.gap_hint, card.question.key, fewest=3):
            message = f"the hint `{shown(card.question.gap_hint)}` tells the answer"
            yield Finding(message, ("text",), "narrow the field instead")


def _answers(card: Card) -> tuple[str, ...]:
    match card.question:
        case Recall(key=key) | Choice(key=key):
            return (key,)
        case Short(key=key, accept=accept) | Cloze(key=key, accept=accept):
            return (key, *accept)
        case Number(key=number):
            return (show_number(number, card.language), f"{number:f}")
        case Date(key=date):
            return (show_date(date),)
        case ListAll(items=items):
            return tuple(form for forms in items for form in forms)
        case Select() | TrueFalse() | Order() | Match():
            return ()


def _tells(text: str, key: str, fewest: int = _FEWEST_LETTERS) -> bool:
    """Whether a text has the key word for word, outside quotation marks; a very short key says nothing."""
    letters = sum(map(str.isalnum, key))
    if unspaced(key):
        return letters >= 3 and fold(key) in fold(unquoted(text))
    sought = words(key)
    return letters >= fewest and find_words(sought, words(unquoted(text))) is not None


def _offers(card: Card, stem: str, key: str) -> bool:
    """Whether a question has its answer among others: “Which is larger, Jupiter or Saturn?”."""
    language = base_language(card.language)
    if isinstance(card.question, Cloze):
        return False
    told, joining = re.escape(fold(key)), AND.get(language, "and")
    listed = re.search(rf"{told},|,\s*{told}\b|\b{joining}\s+{told}\b|\b{told}\s+{joining}\b", fold(stem))
    return listed is not None or _OR.get(language, "or") in words(stem)


def _asked(card: Card) -> str:
    """What is read before answering, without the gap's own hint."""
    question = card.question
    return f"{question.before} … {question.after}" if isinstance(question, Cloze) else question.stem


def _place(note: WrittenNote, field: str, start: int, end: int, stem: str) -> tuple[int, int] | None:
    """The characters of the field as it was written, blanks at its front included."""
    written = note.table.get(field)
    front = written.find(stem) if isinstance(written, str) else -1
    return (front + start, front + end) if front >= 0 else None

"""Canvas: a quiz in QTI 1.2, made with text2qti. Nothing comes in.

Only that package's questions are used, not its Markdown: texts of a deck are plain, and its Markdown would read files
that a text names.
"""

import html
from collections.abc import Iterator
from decimal import Decimal
from hashlib import blake2b
from types import ModuleType, SimpleNamespace
from typing import Any

from quiz.core.card import Card, Choice, Deck, Number, Select, Short, TrueFalse, citation
from quiz.core.error import Exit, QuizError
from quiz.core.note import notes
from quiz.core.prompt import natural_form, present
from quiz.exchange.archive import packed
from quiz.exchange.carry import Export, Loss, Options
from quiz.exchange.fields import deck_not_carried, fields_not_carried
from quiz.exchange.naming import foreign_id
from quiz.exchange.texts import to_html

_CARRIED = frozenset({
    "id", "kind", "question", "answer", "accept", "labels", "tolerance", "unit", "explanation", "source",
})  # fmt: skip
_CHOSEN = (Choice, Select, TrueFalse)
_UNDATED = "2000-01-01"
"""A day that stands for none: the bytes do not depend on the day of the export."""
_SMALLEST, _LARGEST, _PLACES = Decimal("0.0001"), Decimal(10) ** 12, 4
"""What the numbers of such a quiz can be, and their places behind the point."""


class _Plain:
    """Takes the place of text2qti's Markdown: texts are what they are."""

    @staticmethod
    def md_to_html_xml(text: str) -> str:
        """The text as HTML, as XML has it."""
        return html.escape(f"<p>{to_html(text)}</p>", quote=False)

    @staticmethod
    def xml_escape(text: str) -> str:
        """The text as XML has it."""
        return html.escape(text)


def write(deck: Deck, _options: Options) -> Export:
    """A quiz with a question for each card that Canvas knows the kind of; the answers' order is shuffled there."""
    library = _text2qti()
    losses = list(deck_not_carried(deck, {"id", "title", "description", "source"}))
    questions = []
    for note in notes(deck.cards):
        card = note[0]
        if why := _unfit(card):
            losses.append(Loss(card.note, "", f"left out: {why}"))
            continue
        questions.append(_question(library, card, citation(card, deck.source)))
        carried = {*_CARRIED, *(("distractors", "why_not") if isinstance(card.question, _CHOSEN) else ())}
        losses += fields_not_carried(note, deck, carried)
    return Export(packed(_files(library, deck, questions)), tuple(losses))


def _text2qti() -> ModuleType:
    try:
        import text2qti.quiz
        import text2qti.xml_assessment
        import text2qti.xml_assessment_meta
        import text2qti.xml_imsmanifest
    except ImportError as error:
        message = "quizzes for Canvas need another part, text2qti"
        raise QuizError(message, "`pip install text2qti` brings it", Exit.USAGE) from error
    module: ModuleType = text2qti
    return module


def _unfit(card: Card) -> str:
    """Why a card cannot be a question of such a quiz; empty where it can."""
    match card.question:
        case Choice() | TrueFalse() | Short():
            return ""
        case Select(keys=keys, distractors=wrong):
            return "" if len(keys) + len(wrong) > 1 else "it has only one option"
        case Number(key=key, tolerance=tolerance):
            edges = (key - tolerance, key + tolerance)
            if any(abs(edge) < _SMALLEST or abs(edge) >= _LARGEST for edge in edges):
                return "a number there, less or more its tolerance, cannot be 0, nor a million million"
            if any(value != round(value, _PLACES) for value in (key, tolerance)):
                return f"a number there has at most {_PLACES} places behind the point"
            return ""
        case _:
            return f"Canvas quizzes of this format have no {card.kind} question"


def _question(library: ModuleType, card: Card, cited: str) -> Any:
    """The question, with what is right and what is said to each answer."""
    stem = card.stem
    if isinstance(card.question, Number) and card.question.unit:
        stem += f" ({card.question.unit})"
    no_quiz = SimpleNamespace(feedback_is_solution=None)
    at = {"linenum_start": 0, "linenum_end": 0}
    question = library.quiz.Question(stem, quiz=no_quiz, title=card.note, points=None, md=_Plain(), **at)
    question.id = _digest(foreign_id(card.note))
    question.hash_digest = bytes.fromhex(question.id)  # the ids of the answers are made of it
    if told := "\n\n".join(text for text in (card.explanation, cited) if text):
        question.append_feedback(told, **at)
    match card.question:
        case Number(key=key, tolerance=tolerance):
            whole = key == key.to_integral_value() and not tolerance
            question.append_numerical(f"{int(key)}" if whole else f"{key:f} +- {tolerance:f}", **at)
        case Short(key=key, accept=accept):
            for form in dict.fromkeys((key, *accept)):
                question.append_shortans_correct_choice(form, **at)
        case _:
            _add_options(question, card, at)
    question.finalize()
    return question


def _add_options(question: Any, card: Card, at: dict[str, int]) -> None:
    """The options in an order that the card alone decides, and why a wrong one is wrong."""
    right = set(_right(card))
    kind = "multans" if isinstance(card.question, Select) else "mctf"
    reasons = dict(card.why_not)
    for option in present(card, natural_form(card), card.id).options:
        add = getattr(question, f"append_{kind}_{'correct' if option in right else 'incorrect'}_choice")
        add(option, **at)
        if reason := reasons.get(option):
            question.append_feedback(reason, **at)


def _right(card: Card) -> Iterator[str]:
    match card.question:
        case Select(keys=keys):
            yield from keys
        case Choice(key=key):
            yield key
        case TrueFalse(key=holds, labels=labels):
            yield labels[0] if holds else labels[1]


def _files(library: ModuleType, deck: Deck, questions: list[Any]) -> dict[str, bytes]:
    """The files of the archive that Canvas imports."""
    base = _digest(foreign_id(deck.id))
    names = {
        part: f"text2qti_{part}_{base}" for part in ("manifest", "assessment", "dependency", "assignment", "group")
    }
    title = _Plain.xml_escape(deck.title)
    manifest = library.xml_imsmanifest.imsmanifest(
        manifest_identifier=names["manifest"],
        assessment_identifier=names["assessment"],
        dependency_identifier=names["dependency"],
        images={},
        date=_UNDATED,
    )
    meta = library.xml_assessment_meta.assessment_meta(
        assessment_identifier=names["assessment"],
        assignment_identifier=names["assignment"],
        assignment_group_identifier=names["group"],
        title_xml=title,
        description_html_xml=_Plain.md_to_html_xml(deck.description) if deck.description else "",
        points_possible=len(questions),
        shuffle_answers="true",
        show_correct_answers="true",
        one_question_at_a_time="false",
        cant_go_back="false",
    )
    quiz = SimpleNamespace(questions_and_delims=questions)
    made = library.xml_assessment.assessment(quiz=quiz, assessment_identifier=names["assessment"], title_xml=title)
    folder = names["assessment"]
    files = {
        "imsmanifest.xml": manifest,
        f"{folder}/assessment_meta.xml": meta,
        f"{folder}/{folder}.xml": made,
    }
    return {name: text.encode() for name, text in files.items()}


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=32).hexdigest()

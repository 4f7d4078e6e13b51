"""Marks an answer by the kind of its question."""

from collections.abc import Container
from typing import assert_never

from quiz.core.answer import split_items, split_pairs
from quiz.core.card import Card, Choice, Cloze, Date, ListAll, Match, Number, Order, Recall, Select, Short, TrueFalse
from quiz.core.grading.date import grade_date, unclear_date
from quiz.core.grading.grade import Grade
from quiz.core.grading.key import key_text
from quiz.core.grading.number import grade_number
from quiz.core.grading.parts import grade_list, grade_match, grade_order, grade_select
from quiz.core.grading.text import TextMatch, match_text
from quiz.core.review import Answer, AskedAs, Verdict
from quiz.core.text import normalise


def grade(card: Card, answer: Answer, asked_as: AskedAs, rivals: Container[str] = frozenset()) -> Grade:
    """The grade of `answer`; `rivals` are the normalised answers of other cards, for which no slip is forgiven.

    None ("don't know") and an empty answer are wrong. An answer of another shape than the question's is read as the line
    that it would have been typed as.
    """
    if answer is None or not _line(answer).strip():
        return Grade(Verdict.WRONG, 0.0, key_text(card))
    question = card.question
    match question:
        case Short() | Cloze():
            lures = question.distractors if isinstance(question, Short) else ()
            forms = (question.key, *question.accept)
            found = match_text(
                _line(answer), forms, language=card.language, strict=question.strict, lures=lures, rivals=rivals
            )
            return _of_text(card, found)
        case Recall():
            return _of_text(card, match_text(_line(answer), (question.key,), language=card.language))
        case Choice():
            lures = question.distractors
            return _of_text(card, match_text(_line(answer), (question.key,), language=card.language, lures=lures))
        case TrueFalse():
            return _of_truth(card, question, _line(answer))
        case Number():
            return grade_number(card, question, _line(answer))
        case Date():
            return grade_date(card, question, _line(answer))
        case Select():
            return grade_select(card, question, _items(answer))
        case Order():
            return grade_order(card, question, _items(answer))
        case Match():
            return grade_match(card, question, _pairs(answer))
        case ListAll():
            return grade_list(card, question, _items(answer))
        case _ as unreachable:
            assert_never(unreachable)


def unclear(card: Card, answer: Answer, asked_as: AskedAs) -> str:
    """What to ask the learner when the answer can be read in two ways; empty when it is clear."""
    if isinstance(card.question, Date) and asked_as is AskedAs.TYPED and answer is not None:
        return unclear_date(card.question, _line(answer))
    return ""


def _of_text(card: Card, found: TextMatch) -> Grade:
    right = found.verdict is not Verdict.WRONG
    lure = next(
        (name for name, _ in card.why_not if found.lure and normalise(name) == normalise(found.lure)), found.lure
    )
    return Grade(found.verdict, float(right), key_text(card), found.remark, lure, found.distance)


def _of_truth(card: Card, question: TrueFalse, typed: str) -> Grade:
    key, lure = question.labels if question.key else reversed(question.labels)
    word = normalise(typed, card.language)
    said: bool | None = None
    for said_now, names in ((True, {"t", "true", "y", "yes", "a", "1"}), (False, {"f", "false", "n", "no", "b", "2"})):
        if word in names:
            said = said_now
    for said_now, label in zip((True, False), question.labels, strict=True):
        if word == normalise(label, card.language):
            said = said_now
    if said == question.key:
        return Grade(Verdict.CORRECT, 1.0, key)
    return Grade(Verdict.WRONG, 0.0, key, "", lure if said is not None else "")


def _line(answer: Answer) -> str:
    if answer is None or isinstance(answer, str):
        return answer or ""
    return "; ".join(item if isinstance(item, str) else " = ".join(item) for item in answer)


def _items(answer: Answer) -> tuple[str, ...]:
    if isinstance(answer, str):
        return split_items(answer)
    return tuple(item if isinstance(item, str) else " = ".join(item) for item in answer or () if item)


def _pairs(answer: Answer) -> tuple[tuple[str, str], ...]:
    return split_pairs(_line(answer))

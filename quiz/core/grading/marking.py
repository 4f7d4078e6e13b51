"""Marks an answer by the kind of its question."""

import re
from collections.abc import Container, Sequence
from typing import assert_never

from quiz.core.answer import split_items, split_pairs
from quiz.core.card import Card, Choice, Cloze, Date, ListAll, Match, Number, Order, Recall, Select, Short, TrueFalse
from quiz.core.grading.date import grade_date, unclear_date
from quiz.core.grading.grade import Grade
from quiz.core.grading.key import key_text
from quiz.core.grading.number import grade_number
from quiz.core.grading.parts import grade_list, grade_match, grade_order, grade_select
from quiz.core.grading.same import same_text
from quiz.core.grading.text import TextMatch, TextRules, match_text
from quiz.core.review import Answer, AskedAs, Verdict
from quiz.core.text import normalise

_YES = frozenset({"t", "true", "y", "yes", "a", "1"})
_NO = frozenset({"f", "false", "n", "no", "b", "2"})
"""What is taken for the first and the second label of a statement that holds or does not."""

_LONGEST_LABEL = 300
"""Characters of an answer to a true-false card that are looked at."""

_LONGEST_JOINED = 500
"""Characters of the longest line in which `and` is looked at as what may join two items."""


def grade(card: Card, answer: Answer, asked_as: AskedAs, rivals: Container[str] = frozenset()) -> Grade:
    """The grade of `answer`; `rivals` are the normalised answers of other cards, for which no slip is forgiven.

    None ("don't know") and an empty answer are wrong. An answer of another shape than the question's is read as the
    line that it would have been typed as.
    """
    line = _line(answer)
    if not line.strip():
        return Grade(Verdict.WRONG, 0.0, key_text(card))
    match card.question:
        case Recall() | Short() | Choice() | Cloze() as question:
            forms, rules = _accepted(question, card.language, rivals)
            return _of_text(card, match_text(line, forms, rules), line)
        case TrueFalse() as question:
            return _of_truth(card, question, line)
        case Number() as question:
            return grade_number(card, question, line, asked_as)
        case Date() as question:
            return grade_date(card, question, line, asked_as)
        case Select() as question:
            return grade_select(card, question, _items(card, answer, (*question.keys, *question.distractors)))
        case Order() as question:
            return grade_order(card, question, _items(card, answer, question.keys))
        case Match() as question:
            return grade_match(card, question, _pairs(answer))
        case ListAll() as question:
            return grade_list(
                card, question, _items(card, answer, [form for forms in question.items for form in forms])
            )
        case _ as unreachable:
            assert_never(unreachable)


def unclear(card: Card, answer: Answer, asked_as: AskedAs) -> str:
    """What to ask the learner when the answer can be read in two ways; empty when it is clear."""
    if isinstance(card.question, Date) and asked_as is not AskedAs.CHOICE:
        return unclear_date(card.question, _line(answer))
    return ""


def _accepted(
    question: Recall | Short | Choice | Cloze, language: str, rivals: Container[str]
) -> tuple[tuple[str, ...], TextRules]:
    """The texts that are right, and how near to them is near enough."""
    match question:
        case Short():
            rules = TextRules(language, question.strict, question.distractors, rivals)
            return (question.key, *question.accept), rules
        case Cloze():
            return (question.key, *question.accept), TextRules(language, question.strict, (), rivals)
        case Choice():
            return (question.key,), TextRules(language, lures=question.distractors)
        case Recall():
            return (question.key,), TextRules(language)
        case _ as unreachable:
            assert_never(unreachable)


def _of_text(card: Card, found: TextMatch, typed: str) -> Grade:
    lure = "" if found.right else _lure(card, found.lure or typed) or found.lure
    return Grade(found.verdict, float(found.right), key_text(card), found.remark, lure, found.distance)


def _lure(card: Card, wrong: str) -> str:
    """`wrong` as `why_not` spells it, or an empty string."""
    plain = normalise(wrong[:1000], card.language)
    return next((name for name, _ in card.why_not if name == wrong or normalise(name, card.language) == plain), "")


def _of_truth(card: Card, question: TrueFalse, typed: str) -> Grade:
    true, false = question.labels
    key, lure = (true, false) if question.key else (false, true)
    word = normalise(typed[:_LONGEST_LABEL], card.language)
    if same_text(key, typed[:_LONGEST_LABEL], card.language):
        return Grade(Verdict.CORRECT, 1.0, key)
    said_other = same_text(lure, typed[:_LONGEST_LABEL], card.language)
    if not said_other and word in (_YES if question.key else _NO):
        return Grade(Verdict.CORRECT, 1.0, key)
    said_other = said_other or word in (_NO if question.key else _YES)
    return Grade(Verdict.WRONG, 0.0, key, "", (_lure(card, lure) or lure) if said_other else "")


def _line(answer: Answer) -> str:
    """Any answer as one line."""
    if answer is None or isinstance(answer, str):
        return answer or ""
    return "; ".join(item if isinstance(item, str) else " = ".join(item) for item in answer)


def _items(card: Card, answer: Answer, known: Sequence[str]) -> list[str]:
    """The items of an answer; of a line, `A and B` is two where it is none of the `known` ones."""
    if not isinstance(answer, str):
        lines = (part if isinstance(part, str) else " = ".join(part) for part in answer or ())
        return [line for line in lines if line.strip()]
    if _is_known(card, answer, known):
        return [answer]
    items: list[str] = []
    for item in split_items(answer):
        pieces = re.split(r"\s(?:and|&|\+)\s", item) if len(item) < _LONGEST_JOINED else [item]
        is_several = len(pieces) > 1 and not _is_known(card, item, known)
        items += pieces if is_several and any(_is_known(card, piece, known) for piece in pieces) else [item]
    return items


def _is_known(card: Card, text: str, known: Sequence[str]) -> bool:
    return len(text) < _LONGEST_JOINED and any(same_text(form, text, card.language) for form in known)


def _pairs(answer: Answer) -> list[tuple[str, str]]:
    """The pairs of an answer; of an item that is no pair, the left side alone."""
    if isinstance(answer, str):
        return list(split_pairs(answer))
    pairs: list[tuple[str, str]] = []
    for item in answer or ():
        if isinstance(item, str):
            pairs += split_pairs(item)
        else:
            left, right = (*item, "", "")[:2]
            pairs.append((left, right))
    return pairs

"""Marks an answer by the kind of its question."""

from collections.abc import Container, Sequence
from typing import assert_never

from quiz.core.answer import split_items, split_pairs
from quiz.core.card import Card, Choice, Cloze, Date, ListAll, Match, Number, Order, Recall, Select, Short, TrueFalse
from quiz.core.grading.date import grade_date, unclear_date
from quiz.core.grading.grade import Grade
from quiz.core.grading.items import taken_apart
from quiz.core.grading.key import key_text, lure_name
from quiz.core.grading.number import grade_number, same_quantity
from quiz.core.grading.parts import grade_list, grade_match, grade_order, grade_select
from quiz.core.grading.same import same_text
from quiz.core.grading.text import TextMatch, TextRules, match_recall, match_text
from quiz.core.review import Answer, AskedAs, Verdict
from quiz.core.text import normalise

_YES = frozenset({"t", "true", "y", "yes", "a", "1"})
_NO = frozenset({"f", "false", "n", "no", "b", "2"})
"""What is taken for the first and the second label of a statement that holds or does not."""

_LONGEST_WORD_FOR_TRUE = 100

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
        case Recall(key=key):
            found, credit = match_recall(line, key, card.language)
            return Grade(found.verdict, credit, key_text(card), found.remark, distance=found.distance)
        case Short() | Choice() | Cloze() as question:
            return _grade_text(card, question, line, rivals)
        case TrueFalse() as question:
            return _grade_truth(card, question, line)
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


def _grade_text(card: Card, question: Short | Choice | Cloze, typed: str, rivals: Container[str]) -> Grade:
    forms: tuple[str, ...] = (question.key,)
    lures: tuple[str, ...] = ()
    strict = False
    match question:
        case Short(accept=accept, distractors=lures, strict=strict):
            forms += accept
        case Cloze(accept=accept, strict=strict):
            forms += accept
        case Choice(distractors=lures):
            rivals = frozenset()
        case _ as unreachable:
            assert_never(unreachable)
    found = match_text(typed, forms, TextRules(card.language, strict, lures, rivals))
    if not found.right and not found.lure and any(same_quantity(form, typed, card) for form in forms):
        found = TextMatch(Verdict.CORRECT)
    lure = "" if found.right else lure_name(card, found.lure or typed) or found.lure
    return Grade(found.verdict, float(found.right), key_text(card), found.remark, lure, found.distance)


def _grade_truth(card: Card, question: TrueFalse, typed: str) -> Grade:
    true, false = question.labels
    key, lure = (true, false) if question.key else (false, true)
    found = match_text(typed, (key,), TextRules(card.language, lures=(lure,)))
    said_other = match_text(typed, (lure,), TextRules(card.language, lures=(key,))).right
    if not found.right and not said_other:
        word = normalise(typed[:_LONGEST_WORD_FOR_TRUE], card.language)
        said_other = word in (_NO if question.key else _YES)
        found = TextMatch(Verdict.CORRECT) if word in (_YES if question.key else _NO) else found
    lure = (lure_name(card, lure) or lure) if said_other and not found.right else ""
    return Grade(found.verdict, float(found.right), key, found.remark, lure, found.distance)


def _line(answer: Answer) -> str:
    """Any answer as one line."""
    if answer is None or isinstance(answer, str):
        return answer or ""
    return "; ".join(item if isinstance(item, str) else " = ".join(item) for item in answer)


def _items(card: Card, answer: Answer, known: Sequence[str]) -> list[str]:
    """The items of an answer; `A and B` is two where it is none of the `known` ones, and one of the two is."""

    def is_known(text: str) -> bool:
        return len(text) < _LONGEST_JOINED and any(same_text(form, text, card.language) for form in known)

    if isinstance(answer, str):
        lines: Sequence[str] = [answer] if is_known(answer) else split_items(answer)
    else:
        lines = [part if isinstance(part, str) else " = ".join(part) for part in answer or ()]
    items = (
        taken_apart(line, is_known, card.language) if len(line) < _LONGEST_JOINED else [line]
        for line in lines
        if line.strip()
    )
    return [piece for pieces in items for piece in pieces]


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

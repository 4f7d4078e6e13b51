"""Marks an answer by the kind of its question."""

import re
from collections.abc import Container, Sequence
from typing import assert_never

from quiz.core.answer import split_items, split_pairs
from quiz.core.card import Card, Choice, Cloze, Date, ListAll, Match, Number, Order, Recall, Select, Short, TrueFalse
from quiz.core.grading.confusable import DECISIVE
from quiz.core.grading.date import grade_date, unclear_date
from quiz.core.grading.grade import Grade
from quiz.core.grading.items import Keys, parted_items
from quiz.core.grading.key import key_text, lure_name
from quiz.core.grading.number import grade_number, same_quantity
from quiz.core.grading.parts import grade_list, grade_match, grade_order, grade_select
from quiz.core.grading.text import TextMatch, TextRules, match_recall, match_text
from quiz.core.grading.truth import truth_of
from quiz.core.language import base_language, word_set
from quiz.core.numeral import is_number_word
from quiz.core.review import Answer, AskedAs, Verdict
from quiz.core.text import normalise

_MOST_WORDS_IN_GAP = 30

_NO_NOUNS = word_set("are was were does did has have had the kind sort type")
"""Words after "which" or "what" that are not what is asked for."""


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
            return grade_select(card, question, _items(card, answer, _each(*question.keys, *question.distractors)))
        case Order() as question:
            return grade_order(card, question, _items(card, answer, _each(*question.keys)))
        case Match() as question:
            return grade_match(card, question, _pairs(answer))
        case ListAll() as question:
            return grade_list(card, question, _items(card, answer, question.items))
        case _ as unreachable:
            assert_never(unreachable)


def unclear(card: Card, answer: Answer, asked_as: AskedAs) -> str:
    """What to ask the learner when the answer can be read in two ways; empty when it is clear."""
    if isinstance(card.question, Date) and asked_as is not AskedAs.CHOICE:
        return unclear_date(card.question, _line(answer), card.language)
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
            pass
        case _ as unreachable:
            assert_never(unreachable)
    rules = TextRules(card.language, strict, lures, rivals)
    found = match_text(typed, forms, rules)
    if isinstance(question, Cloze) and not found.right and (gap := _within_gap(question, typed, card.language)):
        found = match_text(gap, forms, rules)
    if isinstance(question, Short) and not found.right and not found.lure and (noun := _asked_for(card)):
        bare = [left for form in forms if (left := _without(noun, form))]
        found = match_text(_without(noun, typed), bare, rules) if bare else found
    if not found.right and not found.lure and any(same_quantity(form, typed, card) for form in forms):
        found = TextMatch(Verdict.CORRECT)
    lure = "" if found.right else lure_name(card, found.lure or typed) or found.lure
    return Grade(found.verdict, float(found.right), key_text(card), found.remark, lure, found.distance)


def _asked_for(card: Card) -> str:
    """The noun that an English question asks for, which an answer may name or not: `river` of "Which river …?"."""
    found = re.search(r"\b(?:which|what) ([^\W\d_]{3,})", card.stem, re.IGNORECASE)
    word = found[1].casefold() if found and base_language(card.language) == "en" else ""
    return "" if word in _NO_NOUNS or word in DECISIVE or is_number_word(word) else word


def _without(noun: str, text: str) -> str:
    return " ".join(re.sub(rf"\b{noun}s?\b", " ", text, count=1, flags=re.IGNORECASE).split())


def _within_gap(question: Cloze, typed: str, language: str) -> str:
    """What `typed` puts in the gap, where it repeats the words beside it; otherwise nothing."""
    before, after = (normalise(text, language).split() for text in (question.before, question.after))
    words = normalise(typed, language).split()
    if len(words) > len(before) + len(after) + _MOST_WORDS_IN_GAP:
        return ""
    front = max(
        size for size in range(min(len(words), len(before)) + 1) if words[:size] == before[len(before) - size :]
    )
    rest = words[front:]
    back = max(size for size in range(min(len(rest), len(after)) + 1) if rest[len(rest) - size :] == after[:size])
    return " ".join(rest[: len(rest) - back]) if front or back else ""


def _grade_truth(card: Card, question: TrueFalse, typed: str) -> Grade:
    true, false = question.labels
    key, lure = (true, false) if question.key else (false, true)
    found = match_text(typed, (key,), TextRules(card.language, lures=(lure,)))
    said_other = match_text(typed, (lure,), TextRules(card.language, lures=(key,))).right
    if not found.right and not said_other:
        truth = truth_of(typed)
        said_other = truth is not None and truth is not question.key
        found = TextMatch(Verdict.CORRECT) if truth is question.key else found
    lure = (lure_name(card, lure) or lure) if said_other and not found.right else ""
    return Grade(found.verdict, float(found.right), key, found.remark, lure, found.distance)


def _line(answer: Answer) -> str:
    """Any answer as one line."""
    if answer is None or isinstance(answer, str):
        return answer or ""
    return "; ".join(item if isinstance(item, str) else " = ".join(item) for item in answer)


def _each(*texts: str) -> list[tuple[str]]:
    """The texts as keys that have one form each."""
    return [(text,) for text in texts]


def _items(card: Card, answer: Answer, keys: Sequence[Sequence[str]]) -> list[str]:
    """The items of an answer, each parted from the others."""
    known = Keys(keys, card.language)
    if isinstance(answer, str):
        lines: Sequence[str] = [answer] if answer in known else split_items(answer)
    else:
        lines = [part if isinstance(part, str) else " = ".join(part) for part in answer or ()]
    return parted_items([line for line in lines if line.strip()], known)


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

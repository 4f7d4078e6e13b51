"""Marks a typed text against the forms that are accepted."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from quiz.core.date import read_date
from quiz.core.grading.typo import slips
from quiz.core.language import base_language
from quiz.core.number import read_number
from quiz.core.review import Verdict
from quiz.core.text import normalise, squeeze
from quiz.core.title import without_title

_NEGATIONS_AND_MODALS = frozenset(
    {"not", "no", "never", "may", "must", "can", "shall", "will", "might", "could", "should"}
)


@dataclass(frozen=True, slots=True)
class TextMatch:
    """How a typed text compares: `form` is the accepted form it was nearest to, `lure` the distractor it was instead."""

    verdict: Verdict
    form: str = ""
    distance: int = 0
    lure: str = ""
    remark: str = ""


def match_text(
    typed: str,
    forms: Sequence[str],
    *,
    language: str = "en",
    strict: bool = False,
    lures: Iterable[str] = (),
    rivals: Container[str] = frozenset(),
) -> TextMatch:
    """The verdict on `typed`; `strict` forgives no slip, `rivals` are normalised answers of other cards."""
    typed = " ".join(typed.split())
    lures = tuple(lures)
    for form in forms:
        if typed == " ".join(form.split()):
            return TextMatch(Verdict.CORRECT, form)
    if not typed or len(typed) > 4 * max(map(len, (*forms, *lures)), default=0) + 400:
        return TextMatch(Verdict.WRONG)
    for lure in lures:
        if typed == " ".join(lure.split()):
            return TextMatch(Verdict.WRONG, lure=lure)
    for form in forms:
        if same_text(form, typed, language):
            return TextMatch(Verdict.CORRECT, form)
    for lure in lures:
        if same_text(lure, typed, language):
            return TextMatch(Verdict.WRONG, lure=lure)
    plain = normalise(typed, language)
    if strict:
        return TextMatch(Verdict.WRONG)
    near = min(
        ((count, form) for form in forms if (count := slips(normalise(form, language), plain)) is not None),
        default=None,
        key=lambda found: found[0],
    )
    if near is None:
        return TextMatch(Verdict.WRONG)
    count, form = near
    if plain in rivals:
        return TextMatch(Verdict.WRONG, remark="That is the answer to another card.")
    for lure in lures:
        other = slips(normalise(lure, language), plain)
        if other is not None and other <= count:
            return TextMatch(Verdict.WRONG, lure=lure)
    return TextMatch(Verdict.CLOSE, form, count, remark=f"The spelling is {form}.")


def same_text(form: str, typed: str, language: str = "en") -> bool:
    """Whether two texts are the same answer, each in its own way of writing it."""
    one, other = normalise(form, language), normalise(typed, language)
    if one == other or _same_value(form, typed, language):
        return True
    if not one or not other:
        return False
    english = base_language(language) == "en"
    words, others = one.split(), other.split()
    if english and _looks_like_name(form):
        words, others = list(without_title(words, of_name=True)), list(without_title(others, of_name=True))
        if len(words) > 2 or len(others) > 2:
            words, others = _without_suffix(words, others)
    if english:
        words, others = [w for w in words if w != "the"], [w for w in others if w != "the"]
    if words and words == others:
        return True
    if "".join(words) == "".join(others) and squeeze(" ".join(words)) == squeeze(" ".join(others)):
        return _NEGATIONS_AND_MODALS & set(words) == _NEGATIONS_AND_MODALS & set(others) or "cannot" in (
            *words,
            *others,
        )
    return _umlauts(form) != form and normalise(_umlauts(form), language) == other


def _umlauts(text: str) -> str:
    for letter, spelled in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe"), ("æ", "ae")):
        text = text.replace(letter, spelled).replace(letter.upper(), spelled)
    return text


def _looks_like_name(form: str) -> bool:
    words = re.findall(r"[^\W\d_]+", form)
    return bool(words) and all(
        word[0].isupper() or word in {"of", "the", "von", "van", "de", "and", "bin", "al"} for word in words
    )


def _without_suffix(words: list[str], others: list[str]) -> tuple[list[str], list[str]]:
    suffixes = {"jr", "sr", "esq", "phd", "md"}
    if len(words) == len(others) + 1 and words[-1] in suffixes:
        return words[:-1], others
    if len(others) == len(words) + 1 and others[-1] in suffixes:
        return words, others[:-1]
    return words, others


def _same_value(form: str, typed: str, language: str) -> bool:
    """Whether both are the same number, or the same full date, in another form."""
    if len(form) > 60 or len(typed) > 60:
        return False
    number = read_number(form, language)
    if number is not None and number.value == number.value:
        other = read_number(typed, language)
        return other is not None and other.value == number.value and normalise(other.unit) == normalise(number.unit)
    date = read_date(form)
    return len(date) == 1 and date[0].month is not None and read_date(typed) == date

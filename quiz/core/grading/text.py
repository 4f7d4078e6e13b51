"""Marks a typed text against the forms that are accepted."""

import re
from collections.abc import Container, Sequence

from quiz.core.grading.name import turned
from quiz.core.grading.same import leanest, same_text
from quiz.core.grading.typo import slips
from quiz.core.grading.wording import in_one_form
from quiz.core.language import base_language, word_set
from quiz.core.record import Record
from quiz.core.review import Verdict
from quiz.core.text import normalise


class TextRules(Record):
    """What a text is marked by: `strict` forgives no slip, and none may make a lure or one of `rivals`.

    `lures` are wrong answers as the author wrote them, `rivals` the normalised answers of other cards.
    """

    language: str = "en"
    strict: bool = False
    lures: tuple[str, ...] = ()
    rivals: Container[str] = frozenset()


class TextMatch(Record):
    """How a text was marked: `lure` is the wrong answer that it was, `distance` counts the slips that were forgiven."""

    verdict: Verdict
    distance: int = 0
    remark: str = ""
    lure: str = ""

    @property
    def right(self) -> bool:
        """Whether it counts as right."""
        return self.verdict is not Verdict.WRONG


_DENIALS = word_set("not no never none nor neither without")
_ENOUGH_RECALLED = 0.5
_LONGEST_RECALLED = 2000

_LONGEST_EXTRA = 80
"""Texts whose lengths differ by more, for all their titles and articles, need not be compared letter by letter."""

_WRONG = TextMatch(Verdict.WRONG)


def match_text(typed: str, forms: Sequence[str], rules: TextRules) -> TextMatch:
    """The verdict on `typed`: first letter for letter, then by what it says, then with slips forgiven."""
    typed = _one_line(typed)
    if not typed:
        return _WRONG
    if typed in map(_one_line, forms):
        return TextMatch(Verdict.CORRECT)
    if len(typed) > 4 * max(map(len, (*forms, *rules.lures)), default=0) + 400:
        return _WRONG
    for lure in rules.lures:
        if typed == _one_line(lure):
            return TextMatch(Verdict.WRONG, lure=lure)
    forms = (*forms, *_without_asides(forms, rules))
    lured = next((lure for lure in rules.lures if same_text(lure, typed, rules.language)), "")
    if _is_one_of(_as_written(typed, forms, rules) if lured else forms, typed, rules.language):
        return TextMatch(Verdict.CORRECT)
    if lured:
        return TextMatch(Verdict.WRONG, lure=lured)
    return _WRONG if rules.strict else _forgiving(typed, forms, rules)


def _without_asides(forms: Sequence[str], rules: TextRules) -> list[str]:
    """The forms without what they say in brackets beside: `World War II` of `World War II (WWII)`.

    A number in brackets, as of `iron(II) oxide`, or a denial is no aside, nor what tells a form from a wrong answer.
    """
    shorter = []
    for form in forms:
        left = _one_line(re.sub(r"(?<!\S)\(([^()\d]{2,})\)(?!\S)", _aside, form))
        wrong = {normalise(re.sub(r"\(.*\)", "", lure), rules.language) for lure in rules.lures}
        plain = normalise(left, rules.language)
        if left != _one_line(form) and any(map(str.isalnum, left)) and plain not in wrong and plain not in rules.rivals:
            shorter.append(left)
    return shorter


def _aside(brackets: re.Match[str]) -> str:
    words = brackets[1].casefold().split()
    matters = _DENIALS.intersection(words) or re.fullmatch("[ivxlc]+", brackets[1].casefold())
    return brackets[0] if matters else ""


def _is_one_of(forms: Sequence[str], typed: str, language: str) -> bool:
    """Whether `typed` is one of the forms, or one with another beside it: `World War II (WWII)`, `Sirius, Dog Star`."""
    if any(same_text(form, typed, language) for form in forms):
        return True
    both = re.fullmatch(
        r"([^()]+)\(([^()]+)\)\W*|(.+?)(?:[,;]\s|\s[/=]\s|(?<=[^\W\d_])/(?=[^\W\d_])|\sor\s)(.+)", typed
    )
    pieces = [piece for piece in both.groups() if piece] if both else []
    return len(set(pieces)) > 1 and all(_is_one_of(forms, piece, language) for piece in pieces)


def _as_written(typed: str, forms: Sequence[str], rules: TextRules) -> list[str]:
    """The forms that `typed` is for its words alone: a name that two people share tells neither."""
    plain = normalise(typed, rules.language)
    return [form for form in forms if normalise(form, rules.language) == plain]


def _forgiving(typed: str, forms: Sequence[str], rules: TextRules) -> TextMatch:
    near = _nearest(typed, forms, rules.language)
    if near is None:
        return _WRONG
    if normalise(typed, rules.language) in rules.rivals:
        return TextMatch(Verdict.WRONG, remark="That is the answer to another card.")
    lure = _nearest(typed, rules.lures, rules.language)
    if lure is not None and lure[0] <= near[0]:
        return TextMatch(Verdict.WRONG, lure=lure[1])
    return TextMatch(Verdict.CLOSE, near[0], f"It is spelled “{near[1]}”.")


def _nearest(typed: str, forms: Sequence[str], language: str) -> tuple[int, str] | None:
    """The form that the fewest slips turn into `typed`, and how many they are."""
    counted = [
        (count, form)
        for form in forms
        for order in dict.fromkeys((typed, turned(typed)))
        if abs(len(form) - len(typed)) <= _LONGEST_EXTRA and (count := _slips(form, order, language)) is not None
    ]
    return min(counted, key=lambda found: found[0], default=None)


def _slips(form: str, typed: str, language: str) -> int | None:
    one, other = map(" ".join, leanest(form, typed, language))
    return slips(one, other, _symbols(form))


def _symbols(form: str) -> set[str]:
    """The words of a form that are abbreviations, formulas or code, in which each letter counts: `NATO`, `NaCl`."""
    words = re.findall(r"[^\W_]+", form)
    return {word.casefold() for word in words if len(word) <= (6 if word.isupper() else 4) and _capitals(word) > 1}


def _capitals(word: str) -> int:
    return sum(map(str.isupper, word))


def match_recall(typed: str, key: str, language: str) -> tuple[TextMatch, float]:
    """A suggestion for what a learner recalled in their own words: the share of the key's words that it has."""
    whole = match_text(typed, (key,), TextRules(language))
    words, said = _spelled_out(key, language), _spelled_out(typed[:_LONGEST_RECALLED], language)[:200]
    if whole.right or not words or _DENIALS.intersection(words) != _DENIALS.intersection(said):
        return whole, float(whole.right)
    wanted = [word for word in words if len(word) > 3 or not word.isalpha()] or words
    found = sum(any(word == other or slips(word, other) is not None for other in said) for word in wanted[:50])
    share = found / len(wanted)
    if share < _ENOUGH_RECALLED:
        return whole, 0.0
    return TextMatch(Verdict.CORRECT if share == 1 else Verdict.PARTIAL), share


def _spelled_out(text: str, language: str) -> tuple[str, ...]:
    words = normalise(text, language).split()
    return in_one_form(words) if base_language(language) == "en" else tuple(words)


def _one_line(text: str) -> str:
    return " ".join(text.split())

"""Marks a typed text against the forms that are accepted."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from quiz.core.grading.same import same_text
from quiz.core.grading.typo import slips
from quiz.core.review import Verdict
from quiz.core.text import normalise


@dataclass(frozen=True, slots=True)
class TextRules:
    """What a text is marked by: `strict` forgives no slip, and none may make a lure or one of `rivals`.

    `lures` are wrong answers as the author wrote them, `rivals` the normalised answers of other cards.
    """

    language: str = "en"
    strict: bool = False
    lures: tuple[str, ...] = ()
    rivals: Container[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TextMatch:
    """How a text was marked: `lure` is the wrong answer that it was, `distance` counts the slips that were forgiven."""

    verdict: Verdict
    distance: int = 0
    remark: str = ""
    lure: str = ""

    @property
    def right(self) -> bool:
        """Whether it counts as right."""
        return self.verdict is not Verdict.WRONG


_MOST_SLIPS = 3
"""Texts whose lengths differ by more, and by a space, need not be compared letter by letter."""

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
    if any(same_text(form, typed, rules.language) for form in forms):
        return TextMatch(Verdict.CORRECT)
    for lure in rules.lures:
        if same_text(lure, typed, rules.language):
            return TextMatch(Verdict.WRONG, lure=lure)
    return _WRONG if rules.strict else _forgiving(typed, forms, rules)


def _forgiving(typed: str, forms: Sequence[str], rules: TextRules) -> TextMatch:
    plain = normalise(typed, rules.language)
    near = _nearest(plain, forms, rules.language)
    if near is None:
        return _WRONG
    if plain in rules.rivals:
        return TextMatch(Verdict.WRONG, remark="That is the answer to another card.")
    lure = _nearest(plain, rules.lures, rules.language)
    if lure is not None and lure[0] <= near[0]:
        return TextMatch(Verdict.WRONG, lure=lure[1])
    return TextMatch(Verdict.CLOSE, near[0], f"It is spelled “{near[1]}”.")


def _nearest(plain: str, forms: Sequence[str], language: str) -> tuple[int, str] | None:
    """The form that the fewest slips turn into `plain`, and how many they are."""
    candidates = ((normalise(form, language), form) for form in forms)
    counted = ((slips(key, plain), form) for key, form in candidates if abs(len(key) - len(plain)) <= _MOST_SLIPS + 1)
    return min(
        ((count, form) for count, form in counted if count is not None), key=lambda found: found[0], default=None
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())

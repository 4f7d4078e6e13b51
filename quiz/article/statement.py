"""What a text says may or will be, as a question: permitted or not, or true or false."""

import re
from collections.abc import Iterable, Iterator

from quiz.article.facts import QUOTED
from quiz.core.card import Question, TrueFalse

_ALLOWS = re.compile(
    r"\b(?:allow|permit|enabl|authori[sz])(?:e|es|ed|s|ing)? (?:for )?(?P<who>[^,.;]{2,60}?) to "
    r"(?P<what>(?:[^.;]|\.(?=\w))(?:[^.;]|\.(?=\w|\s[a-z])){4,400})"
)
_MODAL = re.compile(r"\b(?:may|can|could|will|would|shall|must|should)(?P<no>not| not| no longer)?\b(?! only)")
_OPPOSITES = {"can": "CANNOT", "cannot": "can", "must": "need NOT", "must not": "may"}
"""A negation that is put in is not to be missed."""
_UNSURE = re.compile(r"\b(?:whether|if|unless|no(?! longer)|none|nobody|nothing|never|neither)\b", re.IGNORECASE)
"""Where these stand, a sentence that is denied may be as true as before, or denied twice."""
_ASIDE = re.compile(r"\b(?:what|how|where|when|why|because|although|though|while)\b", re.IGNORECASE)
"""Behind these a modal is that of a clause of its own, which is not what the sentence states."""
_PERMITTED = ("Permitted", "Not permitted")


def stated(sentence: str) -> TrueFalse:
    """Whether what the sentence allows is permitted, or else whether it is true."""
    allowed = _ALLOWS.search(sentence)
    if allowed and not re.search(r"\b(?:not|no longer|never)\b", sentence):
        return TrueFalse(f"May {allowed['who']} {allowed['what'].strip(' ,:')}?", key=True, labels=_PERMITTED)
    return TrueFalse(sentence, key=True)


def balanced(questions: Iterable[Question]) -> Iterator[Question]:
    """The questions with a statement turned round where more before it are true: answers all alike are not read."""
    surplus = 0
    for question in questions:
        if not isinstance(question, TrueFalse):
            yield question
            continue
        denied = _denied(question.stem) if surplus > 0 and question.labels != _PERMITTED else ""
        asked = TrueFalse(denied, key=False) if denied else question
        surplus += 1 if asked.key else -1
        yield asked


def _denied(sentence: str) -> str:
    """The sentence with its first modal the other way round, outside of quotations; empty where that says little."""
    spoken = [found.span() for found in QUOTED.finditer(sentence)]
    told = (found for found in _MODAL.finditer(sentence) if not any(a <= found.start() < b for a, b in spoken))
    modal = next(told, None)
    if modal is None or _UNSURE.search(sentence) or _ASIDE.search(sentence, 0, modal.start()):
        return ""
    return sentence[: modal.start()] + _opposite(modal) + sentence[modal.end() :]


def _opposite(modal: re.Match[str]) -> str:
    if modal[0].endswith("no longer"):
        return modal[0].replace("no longer", "still")
    return _OPPOSITES.get(modal[0]) or (modal[0].replace(modal["no"], "") if modal["no"] else f"{modal[0]} NOT")

"""What people write for "it is so" and "it is not"."""

from quiz.core.grading.wording import in_one_form
from quiz.core.language import word_set
from quiz.core.saying import bare
from quiz.core.text import normalise

_YES = word_set("t true y yes yeah yep correct right a 1")
_NO = word_set("f false n no nope incorrect wrong untrue b 2")
_LONGEST = 100
"""Characters of the longest answer that can be a yes or no."""


def truth_of(text: str) -> bool | None:
    """Whether a text says yes (`true`, `y`, the first label) or no (`f`, `isn't true`); None where it says neither."""
    said = bare(" ".join(in_one_form(normalise(text[:_LONGEST]).split())))
    if said in _YES:
        return True
    denied = said.startswith("not ") and len(said) > 6 and said.removeprefix("not ") in _YES
    return False if denied or said in _NO else None

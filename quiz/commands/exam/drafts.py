"""An answer that stands for a question, as a draft to go on with; and a draft as the answer that it comes to.

In an exam a draft is the answer: what stands on the line when the student turns to another question, or when the time
is up, was meant.
"""

from itertools import takewhile
from typing import assert_never

from quiz.core.prompt import Prompt
from quiz.core.review import Answer, AskedAs
from quiz.ui.answering import Choosing, Draft, Listing, Matching, Ordering, Ticking, Turning, Typing, blank
from quiz.ui.lineedit import Line


def draft_of(prompt: Prompt, answer: Answer) -> Draft:
    """The draft that a question begins with, where `answer` stands for it (None: nothing does)."""
    empty = Typing() if prompt.asked_as is AskedAs.RECALL else blank(prompt)
    if answer is None:
        return empty
    places = {option: place for place, option in enumerate(prompt.options)}
    items = (answer,) if isinstance(answer, str) else answer
    match empty:
        case Typing():
            text = "; ".join(item if isinstance(item, str) else " = ".join(item) for item in items)
            return Typing(Line(text, len(text)))
        case Listing():
            return Listing(items=tuple(item for item in items if isinstance(item, str)))
        case Choosing():
            return Choosing(next((places[item] for item in items if item in places), None))
        case Ticking():
            return Ticking(frozenset(places[item] for item in items if item in places))
        case Ordering():
            return Ordering(tuple(places[item] for item in items if item in places))
        case Matching():
            rights = dict(item for item in items if not isinstance(item, str))
            partners = takewhile(lambda right: right in places, (rights.get(left, "") for left in prompt.lefts))
            return Matching(tuple(places[right] for right in partners))
        case Turning():
            return empty
        case _ as unreachable:
            assert_never(unreachable)


def answer_in(prompt: Prompt, draft: Draft, chosen: Answer) -> Answer:
    """The answer that a draft comes to, None where nothing was given; `chosen` is that of a choice, chosen before."""
    match draft:
        case Typing(line):
            return line.text.removeprefix(":").strip() or None
        case Listing(line, items):
            named = (*items, line.text.removeprefix(":").strip())
            return tuple(filter(None, named)) or None
        case Choosing():
            return chosen
        case Ticking(ticked):
            return tuple(prompt.options[place] for place in sorted(ticked)) or None
        case Ordering(placed):
            return tuple(prompt.options[place] for place in placed) or None
        case Matching(given):
            return tuple(zip(prompt.lefts, (prompt.options[place] for place in given), strict=False)) or None
        case Turning():
            return None
        case _ as unreachable:
            assert_never(unreachable)

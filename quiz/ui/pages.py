"""What the line-by-line front end says at each screen, as lines yet to be cleaned and wrapped.

A screen reader speaks them in this order: what matters most comes first, and nothing is said twice.
"""

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from quiz.core.prompt import Prompt
from quiz.core.review import Verdict
from quiz.core.screen import Ask, Feedback, Finished, Screen
from quiz.ui import summary, words


class Line(NamedTuple):
    """A text of anybody's, with what stands before it; further rows of it hang under its beginning."""

    text: str
    lead: str = ""


def page(screen: Screen, shown: Screen | None) -> Iterator[Line]:
    """Give what `screen` has to say that `shown`, the screen before it, has not said."""
    match screen:
        case Ask():
            if isinstance(shown, Ask) and (shown.prompt, shown.progress) == (screen.prompt, screen.progress):
                yield from _news(screen, len(shown.hints))
            else:
                yield from _question(screen, first=shown is None)
        case Feedback():
            if isinstance(shown, Feedback) and screen.overruled and not shown.overruled:
                yield Line(f"{words.verdict(screen)}.")
                yield _rest(screen)
            elif screen != shown:
                yield from _feedback(screen)
        case Finished():
            yield from _end(screen)
        case unknown:
            assert_never(unknown)


def alone(screen: Screen) -> Iterator[Line]:
    """Give a screen without the sitting round it: no counting, no commands."""
    match screen:
        case Ask():
            yield from _asked(screen.prompt)
            yield from _news(screen, hints_shown=0)
        case _:
            yield from page(screen, None)


def input_prompt(screen: Screen) -> str:
    """Say what is waited for, and how to go on where no answer is typed; ends with a colon."""
    match screen:
        case Ask():
            return "Answer:"
        case Feedback(grade=None):
            return f"1 to 4 rates, Enter is {words.RATINGS[screen.suggested]}, h helps:"
        case Feedback():
            overrule = "o if you were right, " if screen.can_overrule else ""
            return f"Enter goes on, {overrule}h helps:"
        case Finished():
            more = "m goes on, " if screen.more or screen.ahead else ""
            return f"{more}Enter leaves:"
        case unknown:
            assert_never(unknown)


def _question(ask: Ask, first: bool) -> Iterator[Line]:
    if first:
        yield from _given(ask.notice)
    else:
        yield Line("")
    yield Line(f"Question {words.progress(ask.progress)}. {words.ended(ask.deck_title)}")
    if ask.again:
        yield Line("This one was missed before.")
    yield from _asked(ask.prompt)
    if ask.hints_left and not ask.hints:
        yield Line("Type ? for a hint.")
    if first:
        yield Line("Commands begin with a colon; :help lists them.")
    yield from _news(ask, hints_shown=0)


def _asked(prompt: Prompt) -> Iterator[Line]:
    yield Line(prompt.stem)
    yield from choices(prompt)
    yield from _given(words.how_to_answer(prompt))


def choices(prompt: Prompt) -> Iterator[Line]:
    """Give what there is to choose from, and to give partners to."""
    for number, left in enumerate(prompt.lefts, start=1):
        yield Line(left, f"  {number}) ")
    for index, option in enumerate(prompt.options):
        yield Line(option, f"  {words.letter(index)}) ")


def _news(ask: Ask, hints_shown: int) -> Iterator[Line]:
    """Give what can change while a question stands: its hints, and why it is asked again."""
    new = ask.hints[hints_shown:]
    for hint in new:
        yield Line(hint, "Hint: ")
    if new and ask.hints_left:
        yield Line("Type ? for another hint.")
    yield from _given(ask.remark)


def _feedback(feedback: Feedback) -> Iterator[Line]:
    yield from marked(feedback)
    yield _rest(feedback)


def marked(feedback: Feedback) -> Iterator[Line]:
    """Say what became of an answer: the verdict, the answer against the key, why, and where the answer stands."""
    grade = feedback.grade
    if grade is None:
        yield Line(feedback.key, "Answer: ")
    else:
        yield Line(f"{words.verdict(feedback)}.")
        if feedback.answer is not None and grade.verdict is not Verdict.CORRECT:
            yield Line(words.answer(feedback.answer), "Your answer: ")
        yield Line(feedback.key, "Answer: ")
        yield from _given(grade.remark)
        if grade.verdict is not Verdict.CORRECT:
            yield from (Line(words.part(part), "  ") for part in grade.parts)
    yield from _given(feedback.why_not)
    yield from _given(feedback.explanation)
    yield from _given(feedback.citation, "Source: ")


def _rest(feedback: Feedback) -> Line:
    """Say what follows: what each rating leads to where the learner decides, else when the card comes back."""
    if feedback.grade is None:
        choices = (f"{rating:d} {name}, {when}" for rating, name, when in words.rating_choices(feedback))
        return Line(f"How well did you know it? {'; '.join(choices)}.")
    return Line(words.ended(words.outcome(feedback)))


def _end(end: Finished) -> Iterator[Line]:
    yield Line("")
    yield Line(summary.score(end))
    if end.missed:
        yield Line("Worth another look:")
    for missed in end.missed:
        yield Line(missed.stem, "  ")
        yield Line(missed.key, "    Answer: ")
    yield from _given(summary.outlook(end))
    yield from _given(summary.offer(end))
    yield from _given(end.encouragement)


def _given(text: str, lead: str = "") -> Iterator[Line]:
    if text.strip():
        yield Line(text, lead)

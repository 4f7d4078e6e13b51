"""The front end for other programs: one JSON object a line for each screen, and one for each event.

Out, at a question (`left` is what a match has on its left, `options` what may go with it; `hints` are those shown so
far; `remaining` counts the cards of the sitting that are not finished, this one among them; `notice` tells of decks in
need of care; never the key):

    {"screen": "ask", "card", "kind", "asked_as", "question", "options", "hints", "remaining",
     "left", "count", "unit", "hints_left", "remark", "deck", "progress": {"done", "total"}, "again", "can_undo",
     "notice"}

In: `{"answer": …}`, or `{"event": "hint|dont-know|undo|suspend|bury|flag|quit"}`; a flag may have a `"note"`. An answer
is a string (a number or a boolean will do), for a choice the text of an option or its letter; for a select, order or
list an array of strings, for a match an array of pairs. There a string is split at `;`, its pairs at `=`. null is "I do
not know". A choice that is answered in other words is marked as if they had been typed: a program may put the question
as it likes, and no hand has slipped on a key here.

Out, when it was marked (`verdict` and `credit` are null for a recall that was only turned over; `returns_after` is how
many others come before the card returns today, null when it does not; `stability` is the memory's, in days):

    {"screen": "feedback", "card", "verdict", "credit", "key", "remark", "explanation", "source", "suggested",
     "due_in_days": {"again", "hard", "good", "easy"},
     "answer", "why_not", "parts": [{"text", "mark", "note"}], "overruled", "can_overrule", "returns_after",
     "stability", "cram", "deck", "progress"}

In: `{"rate": "again|hard|good|easy"}`, 1 to 4, or null for what was suggested; or
`{"event": "overrule|undo|suspend|bury|flag|quit"}`.

Out, at the end, after which nothing is read:

    {"screen": "finished", "reviewed", "right", "missed": [{"card", "question", "key"}],
     "took_ms", "due_tomorrow", "due_week", "more", "more_new", "ahead", "next_due_in_days", "encouragement", "cram"}

Each line in brings exactly one line out, so that a program which writes one and reads one stays in step. A line that
cannot be used brings the same screen again, with `"error"` (what is wrong) and `"help"` (what to send) in it. The end
of the input is `quit`: everything answered is kept.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TextIO, assert_never

from quiz.core.clean import clean
from quiz.core.event import Event, Quit
from quiz.core.screen import Ask, Feedback, Finished, Progress, Screen
from quiz.ui import words
from quiz.ui.json_event import LONGEST_LINE, Fault, read_event
from quiz.ui.lines import read_line, settle

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


class JsonLines:
    """Writes screens to `stdout` and reads events from `stdin`, a JSON object a line; the end of the input is Quit."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        settle(stdin, stdout)
        self._stdin = stdin
        self._stdout = stdout
        self._escape = not (stdout.encoding or "utf-8").lower().startswith("utf")

    def respond(self, screen: Screen) -> Event:
        """Write `screen`, and read lines until one of them is an event; a broken pipe is the caller's to handle."""
        shown = as_json(screen)
        self._write(shown)
        if isinstance(screen, Finished):
            return Quit()
        while (line := read_line(self._stdin, LONGEST_LINE)) is not None:
            event = read_event(screen, line)
            if not isinstance(event, Fault):
                return event
            self._write(shown | {"error": event.error, "help": event.help})
        return Quit()

    def leave(self, end: Finished, *, at_once: bool = False) -> None:
        """Write what the sitting has come to, as at its end; nothing when interrupted: nobody may be reading."""
        if not at_once:
            self._write(as_json(end))

    def _write(self, message: Json) -> None:
        self._stdout.write(json.dumps(_cleaned(message), ensure_ascii=self._escape) + "\n")
        self._stdout.flush()


def as_json(screen: Screen) -> dict[str, Json]:
    """Give `screen` as the object that is written, its texts as they came."""
    match screen:
        case Ask():
            return _ask(screen)
        case Feedback():
            return _feedback(screen)
        case Finished():
            return _finished(screen)
        case unknown:
            assert_never(unknown)


def _ask(ask: Ask) -> dict[str, Json]:
    prompt = ask.prompt
    return {
        "screen": "ask",
        "card": prompt.card,
        "kind": prompt.kind,
        "asked_as": prompt.asked_as.value,
        "question": prompt.stem,
        "options": prompt.options,
        "hints": ask.hints,
        "remaining": ask.progress.total - ask.progress.done,
        "left": prompt.lefts,
        "count": prompt.count,
        "unit": prompt.unit,
        "hints_left": ask.hints_left,
        "remark": ask.remark,
        "deck": ask.deck_title,
        "progress": _progress(ask.progress),
        "again": ask.again,
        "can_undo": ask.can_take_back,
        "notice": ask.notice,
    }


def _feedback(feedback: Feedback) -> dict[str, Json]:
    grade = feedback.grade
    due = feedback.due_in_days
    return {
        "screen": "feedback",
        "card": feedback.prompt.card,
        "verdict": grade.verdict.value if grade else None,
        "credit": grade.credit if grade else None,
        "key": feedback.key,
        "remark": grade.remark if grade else "",
        "explanation": feedback.explanation,
        "source": feedback.citation,
        "suggested": words.RATINGS[feedback.suggested],
        "due_in_days": {name: due[rating] for rating, name in words.RATINGS.items()},
        "answer": feedback.answer,
        "why_not": feedback.why_not,
        "parts": [
            {"text": part.text, "mark": part.mark.value, "note": part.note} for part in (grade.parts if grade else ())
        ],
        "overruled": feedback.overruled,
        "can_overrule": feedback.can_overrule,
        "returns_after": feedback.returns_after,
        "stability": feedback.stability,
        "cram": feedback.cram,
        "deck": feedback.deck_title,
        "progress": _progress(feedback.progress),
    }


def _finished(end: Finished) -> dict[str, Json]:
    return {
        "screen": "finished",
        "reviewed": end.reviewed,
        "right": end.right,
        "missed": [{"card": missed.card, "question": missed.stem, "key": missed.key} for missed in end.missed],
        "took_ms": end.took_ms,
        "due_tomorrow": end.due_tomorrow,
        "due_week": end.due_week,
        "more": end.more,
        "more_new": end.more_new,
        "ahead": end.ahead,
        "next_due_in_days": end.next_due_in_days,
        "encouragement": end.encouragement,
        "cram": end.cram,
    }


def _progress(at: Progress) -> dict[str, Json]:
    return {"done": at.done, "total": at.total}


def _cleaned(value: Json) -> Json:
    """Clean every text of `value`, so that none can be forgotten."""
    match value:
        case str():
            return clean(value)
        case Mapping():
            return {name: _cleaned(item) for name, item in value.items()}
        case Sequence():
            return [_cleaned(item) for item in value]
        case _:
            return value

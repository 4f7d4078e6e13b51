"""The gaps of a cloze: `{{answer|also accepted::hint}}`."""

import re

from quiz.core import note
from quiz.core.card import Cloze
from quiz.core.record import Record
from quiz.deckfile.codes import marking
from quiz.deckfile.table import Table, shown

MAX_GAPS = 20
"""Gaps of one text: each is a card that holds the whole text."""

_BRACES = re.compile(r"\{\{|\}\}")
_NUMBERED = re.compile(r"\s*c\d+\s*::?\s*")
_OTHER_GAP = re.compile(r"\{([^{}]+)\}|\[\[([^\[\]]+)\]\]|\(\(([^()]+)\)\)")


class _Placed(Record):
    """A gap, and where in the text it stands, braces included."""

    start: int
    end: int
    gap: note.Gap


def clozes(card: Table) -> tuple[Cloze, ...]:
    """A question for each gap of the card's `text`, the other gaps filled in; none where the text is not right."""
    strict = card.flag("strict", default=False)
    instruction = card.text("question")
    help_text = 'write the text with its gaps: `text = "… {{gap}} …"`'
    if "{{" in instruction and "text" not in card.data:
        help_text = "the text with the gaps is called `text`, not `question`"
    if not card.needed_text("text", help=help_text):
        return ()
    text = card.data["text"]
    gaps = _gaps(card, text)
    if not gaps:
        return ()
    ends = [0, *(placed.end for placed in gaps)]
    starts = [*(placed.start for placed in gaps), len(text)]
    around = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    if instruction:
        around[0] = f"{instruction}\n\n{around[0].lstrip()}"
    return note.clozes(around, [placed.gap for placed in gaps], strict=strict)


def _gaps(card: Table, text: str) -> list[_Placed]:
    """The gaps of the text in order; none where one of them is not written right, which is noted."""
    if (count := text.count("{{")) > MAX_GAPS:
        card.too_many(count, "text")
        return []
    gaps = []
    opened: int | None = None
    nested = 0
    for brace in _BRACES.finditer(text):
        if brace[0] == "{{":
            if opened is not None:
                _bad(
                    card, "this gap is not closed before the next one begins", opened, opened + 2, "write `}}` after it"
                )
                nested += 1
            opened = brace.start()
        elif opened is None and nested:
            nested -= 1  # it closes the gap of which is said already that it is not closed in time
        elif opened is None:
            _bad(
                card,
                "`}}` closes a gap that was never opened",
                brace.start(),
                brace.end(),
                "write `{{` before the answer",
            )
        else:
            if gap := _gap(card, text, opened, brace.end()):
                gaps.append(gap)
            opened = None
    if opened is not None:
        _bad(card, "this gap is never closed", opened, opened + 2, "write `}}` after the answer")
    if not card.is_right("text"):
        return []
    if not gaps:
        other = _OTHER_GAP.search(text)
        answer = next(filter(None, other.groups()), "") if other else ""
        help_text = f"write `{{{{{shown(answer)}}}}}`" if answer else "put the answer in `{{` and `}}`"
        card.report(marking.NO_GAP, "the text has no gap", "text", help=help_text)
    return gaps


def _gap(card: Table, text: str, start: int, end: int) -> _Placed | None:
    inner = text[start + 2 : end - 2]
    if numbered := _NUMBERED.match(inner):
        wanted = "{{" + inner[numbered.end() :] + "}}"
        _bad(card, "gaps are not numbered", start, end, f"write `{wanted}`; every gap is a card of its own")
        return None
    if inner.count("{") != inner.count("}"):
        _bad(card, "there is a brace too many in this gap", start, end, "write two braces on either side")
        return None
    answers, marked, hint = inner.partition("::")
    forms = tuple(form.strip() for form in answers.split("|"))
    if not all(forms):
        _bad(card, "there is an empty answer in this gap", start, end, "write the answer between the braces")
        return None
    if marked and not hint.strip():
        _bad(card, "the hint of this gap is empty", start, end, "write it after `::`, or remove `::`")
        return None
    return _Placed(start, end, note.Gap(forms, hint.strip()))


def _bad(card: Table, message: str, start: int, end: int, help: str) -> None:  # noqa: A002
    card.report(marking.BAD_GAP, message, "text", characters=(start, end), help=help)

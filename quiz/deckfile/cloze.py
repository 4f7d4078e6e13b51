"""The gaps of a cloze: `{{answer|also accepted::hint}}`."""

import re

from quiz.core.card import Cloze
from quiz.core.record import Record
from quiz.deckfile.codes import marking
from quiz.deckfile.table import Table, shown

MAX_GAPS = 20
"""Gaps of one text: each is a card that holds the whole text."""

_BRACES = re.compile(r"\{\{|\}\}")
_NUMBERED = re.compile(r"\s*c\d+\s*::?\s*")
_OTHER_GAP = re.compile(r"\{([^{}]+)\}|\[\[([^\[\]]+)\]\]|\(\(([^()]+)\)\)")


class Gap(Record):
    """A gap: where in the text it stands, braces included, and what goes in."""

    start: int
    end: int
    forms: tuple[str, ...]
    hint: str


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
    pieces = [text[: gaps[0].start].lstrip()]
    for gap, following in zip(gaps, [*gaps[1:], None], strict=True):
        pieces.append(text[gap.end : following.start if following else None])
    pieces[-1] = pieces[-1].rstrip()
    if instruction:
        pieces[0] = f"{instruction}\n\n{pieces[0]}"
    keys = [gap.forms[0] for gap in gaps]
    return tuple(
        Cloze(
            before="".join(piece + key for piece, key in zip(pieces[:index], keys[:index], strict=True))
            + pieces[index],
            after=pieces[index + 1]
            + "".join(key + piece for key, piece in zip(keys[index + 1 :], pieces[index + 2 :], strict=True)),
            key=gap.forms[0],
            accept=gap.forms[1:],
            gap_hint=gap.hint,
            strict=strict,
        )
        for index, gap in enumerate(gaps)
    )


def _gaps(card: Table, text: str) -> list[Gap]:
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


def _gap(card: Table, text: str, start: int, end: int) -> Gap | None:
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
    return Gap(start, end, forms, hint.strip())


def _bad(card: Table, message: str, start: int, end: int, help: str) -> None:  # noqa: A002
    card.report(marking.BAD_GAP, message, "text", characters=(start, end), help=help)

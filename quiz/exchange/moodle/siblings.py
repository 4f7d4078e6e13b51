"""The siblings of a text with gaps: made of the whole text, or put together again of texts with one gap each."""

from collections.abc import Sequence
from itertools import accumulate

from quiz.core.card import Cloze, Question
from quiz.core.note import pieces
from quiz.deckfile.cloze import MAX_GAPS


def clozes(
    pieces: Sequence[str], gaps: Sequence[tuple[tuple[str, ...], str]], *, strict: bool = False
) -> tuple[Cloze, ...]:
    """The siblings of a text that is given by the pieces round its gaps; of each gap its forms and its hint."""
    keys = [forms[0] for forms, _ in gaps]
    befores = list(accumulate(key + piece for key, piece in zip(keys, pieces[1:], strict=True)))
    whole = pieces[0] + (befores[-1] if befores else "")
    starts = [len(pieces[0]), *(len(pieces[0]) + len(text) for text in befores)]
    return tuple(
        Cloze(whole[:start].lstrip(), whole[start + len(forms[0]) :].rstrip(), forms[0], forms[1:], hint, strict)
        for start, (forms, hint) in zip(starts, gaps, strict=False)
    )


def joined(before: Sequence[Question], after: Sequence[Question]) -> tuple[Cloze, ...]:
    """Siblings of one text that came as questions of their own, together; none where they do not fit together."""
    gaps = [question for question in (*before, *after) if isinstance(question, Cloze)]
    if len(gaps) != len(before) + 1 or len(gaps) > MAX_GAPS:
        return ()
    forms = [((gap.key, *gap.accept), gap.gap_hint) for gap in gaps]
    made = clozes(pieces(gaps), forms, strict=gaps[0].strict)
    return made if made == tuple(gaps) else ()

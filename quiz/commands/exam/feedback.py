"""A marked question of an exam as study's feedback, so that both look and read the same."""

from collections.abc import Mapping

from quiz.classroom.marked import MarkedItem
from quiz.core.card import Deck, citation
from quiz.core.prompt import key_option
from quiz.core.review import AskedAs, Rating
from quiz.core.screen import Feedback, Progress


def feedback_of(marked: MarkedItem, decks: Mapping[str, Deck], total: int) -> Feedback:
    """The feedback on a question; what it says of ratings and of the memory means nothing here."""
    card, prompt = marked.item.card, marked.item.prompt
    return Feedback(
        prompt=prompt,
        deck_title=decks[card.deck].title,
        progress=Progress(marked.item.number - 1, total),
        answer=marked.answer,
        grade=marked.grade,
        key=marked.grade.key,
        explanation=card.explanation,
        why_not=dict(card.why_not).get(marked.grade.lure, ""),
        citation=citation(card, decks[card.deck].source),
        suggested=Rating.GOOD,
        due_in_days={},
        stability=0.0,
        returns_after=None,
        option=key_option(card) if prompt.asked_as is AskedAs.CHOICE else "",
    )

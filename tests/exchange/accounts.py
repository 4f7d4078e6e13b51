"""An import as a text to compare: its decks as files, and what was lost."""

from quiz.deckfile.emit import deck_text
from quiz.exchange.carry import Import
from quiz.exchange.fitting import fitted


def account(came: Import) -> str:
    """Each deck that would be written, and each loss on a line: of which card, which field, what became of it."""
    fits = [fitted(deck) for deck in came.decks]
    decks = [f"### {fit.deck.id}\n\n{deck_text(fit.deck)}" for fit in fits]
    losses = (*came.losses, *(loss for fit in fits for loss in fit.losses))
    told = "".join(f"{' | '.join(loss)}\n" for loss in losses)
    return "\n".join((*decks, f"### losses\n\n{told}"))

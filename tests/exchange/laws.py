"""What a round trip must give: the deck but for exactly the losses that were told."""

from quiz.core.card import Deck
from quiz.core.note import notes
from quiz.exchange.carry import Export, Import
from quiz.exchange.fields import Fields, fields_of, head_of


def assert_only_told_losses(deck: Deck, out: Export, back: Import) -> None:
    """Each field of each note came back as it was, or is named in a loss; a note lost in whole is not there.

    A note that lost its `kind` is there with another. Notes are compared in their order.
    """
    (came,) = back.decks
    lost = {(loss.card, loss.field) for loss in out.losses}
    of_deck = {field for card, field in lost if card == deck.id}
    before, after = head_of(deck), head_of(came)
    for name in ("id", "title", "description", "language", "tags"):
        if name not in of_deck:
            assert before["deck"].get(name) == after["deck"].get(name), name
    assert "source" in of_deck or before.get("source") == after.get("source")
    returned = iter([fields_of(note, came.tags) for note in notes(came.cards)])
    changed = False
    for note in notes(deck.cards):
        missing = {field for card, field in lost if card == note[0].note}
        if "" in missing:
            continue
        if "kind" in missing:
            changed = True
            continue
        fields = told(fields_of(note, deck.tags), missing, of_deck)
        assert any(told(found, missing, of_deck) == fields for found in returned), fields
    assert changed or not list(returned)


def told(fields: Fields, missing: set[str], of_deck: set[str]) -> Fields:
    """The fields that are not among the losses."""
    ids = {"id"} if "id" in of_deck else set()
    return {name: value for name, value in fields.items() if name not in missing | ids}

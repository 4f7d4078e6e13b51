"""Which kind a card is of, or was meant to be of."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from quiz.deckfile.codes import structure
from quiz.deckfile.names import CARD_FIELDS, meant_field, meant_kind
from quiz.deckfile.questions import KINDS, NAMES, Kind
from quiz.deckfile.table import MAX_NAME, Table, listed, shown


def kind_of(card: Table) -> Kind | None:
    """The kind of a card, or the one that was probably meant; None where there is no telling."""
    field = "kind"
    if "kind" not in card.data:
        near = (name for name in card.data if name not in NAMES and meant_field(name[:MAX_NAME], NAMES) == "kind")
        field = next(near, "kind")
    value = card.data.get(field)
    name = value.strip() if isinstance(value, str) else ""
    if name not in KINDS:
        name = _check_kind(card, field)
    if name:
        card.what = f"{'an' if name == 'order' else 'a'} `{name}` card"
    return KINDS.get(name)


def _check_kind(card: Table, field: str) -> str:
    """Say of a card without a known kind which one is probably meant, and give that."""
    name = card.text(field)
    if not name:
        if field not in card.data:
            card.missing("kind", help=f'for this one perhaps `kind = "{_likely_kind(card.data)}"`')
        return ""
    meant = meant_kind(name[:MAX_NAME], KINDS)
    help_text = f"did you mean `{meant}`?" if meant else f"the kinds are {listed(KINDS)}"
    card.report(structure.UNKNOWN_KIND, f"there is no kind `{shown(name)}`", field, help=help_text)
    return meant if meant and _fits(card, KINDS[meant]) else ""


def _fits(card: Table, kind: Kind) -> bool:
    """Whether a card has the answer of a kind, and no field of another."""
    strange = NAMES.difference(CARD_FIELDS, kind.fields)
    return kind.fields[0] in card.data and strange.isdisjoint(card.data)


def _likely_kind(data: Mapping[str, Any]) -> str:
    answer = data.get("answer")
    if "text" in data or "pairs" in data:
        return "cloze" if "text" in data else "match"
    if isinstance(answer, str):
        return "choice" if "distractors" in data else "short"
    if isinstance(answer, list):
        return "select" if "distractors" in data else "list"
    if isinstance(answer, bool):
        return "true-false"
    return "date" if isinstance(answer, date) else "number" if answer is not None else "short"

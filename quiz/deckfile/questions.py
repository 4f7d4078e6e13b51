"""The eleven kinds of card: which fields each has, and how a question is made of them."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from quiz.core.card import Choice, Date, ListAll, Match, Number, Order, Question, Recall, Select, Short, TrueFalse
from quiz.core.date import PartialDate
from quiz.core.number import show_number
from quiz.core.record import Record
from quiz.deckfile.cloze import clozes
from quiz.deckfile.codes import marking, structure
from quiz.deckfile.names import CARD_FIELDS, DECK_FIELDS, SOURCE_FIELDS
from quiz.deckfile.table import MAX_ITEMS, Table
from quiz.deckfile.values import (
    Placed,
    agrees,
    check_texts,
    date_at,
    number_at,
    report_repeat,
    report_repeated_distractor,
    report_right,
    tolerance,
    within,
)

Siblings = Sequence[tuple[str, Question]]
"""The questions of one note, each with its sibling's name after `#`; empty for the only or the first one."""


class Kind(Record):
    """A kind of card: the fields it has besides those of all cards, and what makes its questions.

    What is made of a card that is not right means nothing; the table says whether it is.
    """

    fields: tuple[str, ...]
    build: Callable[[Table], Siblings]


def _recall(card: Table) -> Siblings:
    stem, key = _stem(card), _key(card)
    if card.flag("reverse", default=False):
        return ("", Recall(stem, key)), ("reverse", Recall(key, stem))
    return (("", Recall(stem, key)),)


def _short(card: Table) -> Siblings:
    stem, key, accept = _stem(card), _key(card), card.texts("accept")
    distractors = _text_distractors(card, [key, *accept])
    return (("", Short(stem, key, accept, card.flag("strict", default=False), distractors)),)


def _choice(card: Table) -> Siblings:
    stem, key = _stem(card), _key(card)
    distractors = _text_distractors(card, [key])
    if "distractors" not in card.data:
        card.missing("distractors", help='write the wrong options: `distractors = ["…", "…"]`')
    elif card.data["distractors"] == []:
        card.report(marking.TOO_FEW, "a choice needs at least one distractor", "distractors", help="add one")
    return (("", Choice(stem, key, distractors, card.flag("shuffle", default=True))),)


def _select(card: Table) -> Siblings:
    stem, keys = _stem(card), _items(card, 1)
    return (("", Select(stem, keys, _text_distractors(card, keys))),)


def _true_false(card: Table) -> Siblings:
    stem = _stem(card)
    if "answer" not in card.data:
        card.missing("answer", help="write `answer = true` or `answer = false`")
    key = card.flag("answer", default=False)
    labels = card.array("labels", "an array of two texts", '["Permitted", "Not permitted"]')
    if not labels:
        if card.data.get("labels") == []:
            _two_labels(card)
        return (("", TrueFalse(stem, key)),)
    texts = card.texts("labels")
    if len(labels) != 2 and card.is_right("labels"):
        _two_labels(card)
    elif len(labels) == len(texts) == 2 and card.likeness.repeats(texts):
        message = "both labels are the same"
        card.report(marking.SAME_LABELS, message, "labels", 1, help="write what holds first, then what does not")
    return (("", TrueFalse(stem, key, (texts[0], texts[1]) if len(texts) == 2 else ("", ""))),)


def _two_labels(card: Table) -> None:
    help_text = 'write the one for true, then the one for false: `labels = ["Permitted", "Not permitted"]`'
    card.report(structure.WRONG_TYPE, "`labels` should be two texts", "labels", help=help_text)


def _number(card: Table) -> Siblings:
    stem, unit = _stem(card), card.text("unit")
    key = None
    if "answer" in card.data:
        key = number_at(card, "answer")
    else:
        card.missing("answer", help="write the number: `answer = 28000`")
    allowed = tolerance(card, key)
    distractors: dict[Decimal, int] = {}
    for index in range(len(card.array("distractors", "an array of numbers", "[49000, 54000]"))):
        value = number_at(card, "distractors", index, texts=True)
        if value is None:
            continue
        if key is not None and within(value, key, allowed):
            note = f"answers up to {show_number(allowed, card.likeness.language)} off are right" if allowed else ""
            report_right(card, index, show_number(value, card.likeness.language), note)
        elif value in distractors:
            shown = show_number(value, card.likeness.language)
            report_repeated_distractor(card, (distractors[value], shown), (index, shown))
        distractors.setdefault(value, index)
    return (("", Number(stem, key or Decimal(0), allowed, unit, tuple(distractors))),)


def _date(card: Table) -> Siblings:
    stem = _stem(card)
    key = None
    if "answer" in card.data:
        key = date_at(card, "answer")
    else:
        card.missing("answer", help='write a date: `answer = "2015-03-23"`')
    distractors: dict[PartialDate, int] = {}
    values = card.array("distractors", "an array of dates", '["2014", "2016"]')
    for index, written in enumerate(values):
        value = date_at(card, "distractors", index)
        if value is None:
            continue
        if key is not None and agrees(value, key):
            report_right(card, index, str(written), "it says the same as the answer")
        elif value in distractors:
            first = distractors[value]
            report_repeated_distractor(card, (first, str(values[first])), (index, str(written)))
        distractors.setdefault(value, index)
    return (("", Date(stem, key or PartialDate(1), tuple(distractors))),)


def _cloze(card: Table) -> Siblings:
    return tuple((str(number), cloze) for number, cloze in enumerate(clozes(card), 1))


def _order(card: Table) -> Siblings:
    return (("", Order(_stem(card), _items(card, 2))),)


def _match(card: Table) -> Siblings:
    stem = _stem(card)
    if "pairs" not in card.data:
        card.missing("pairs", help='write the pairs: `pairs = [["left", "right"], …]`')
    example = '[["left", "right"], ["left", "right"]]'
    pairs: list[tuple[int, str, str]] = []
    written = card.array("pairs", "an array of pairs", example)
    if len(written) > 1 and not any(isinstance(pair, list | dict) for pair in written):
        message = "each of `pairs` should be an array of its own: a left and a right text"
        card.report(structure.WRONG_TYPE, message, "pairs", help=f"write `pairs = {example}`")
        written = []
    for index, pair in enumerate(written):
        if isinstance(pair, list) and len(pair) == 2:
            left, right = card.text_in("pairs", index, 0), card.text_in("pairs", index, 1)
            pairs.append((index, left, right))
        else:
            message = "each of `pairs` should be a left and a right text"
            card.report(structure.WRONG_TYPE, message, "pairs", index, help='write `["left", "right"]`')
    if isinstance(card.data.get("pairs"), list) and len(written) < 2 and card.is_right("pairs"):
        card.report(marking.TOO_FEW, "a match needs at least two pairs", "pairs", help="add another, or use `short`")
    if card.is_right("pairs"):
        for first, second in card.likeness.repeats([left for _, left, _ in pairs]):
            one, other = (Placed(("pairs", index, 0), left) for index, left, _ in (pairs[first], pairs[second]))
            report_repeat(card, marking.REPEATED_ITEM, one, other)
    distractors = _text_distractors(card, [right for _, _, right in pairs])
    return (("", Match(stem, tuple((left, right) for _, left, right in pairs), distractors)),)


def _list(card: Table) -> Siblings:
    stem = _stem(card)
    if "answer" not in card.data:
        card.missing("answer", help='write what is to be named: `answer = ["one", ["another", "its other name"]]`')
    written = card.array("answer", "an array", '["one", ["another", "its other name"]]')
    if card.data.get("answer") == []:
        card.report(marking.TOO_FEW, "a list needs at least one item", "answer", help="add one")
    items = [_forms(card, index) for index in range(len(written))]
    if card.is_right("answer"):
        owners = [(index, form) for index, forms in enumerate(items) for form in forms]
        for first, second in card.likeness.repeats([form for _, form in owners], [index for index, _ in owners]):
            one, other = (Placed(("answer", index), form) for index, form in (owners[first], owners[second]))
            report_repeat(card, marking.REPEATED_ITEM, one, other)
    return (("", ListAll(stem, tuple(items), _need(card, len(written)))),)


def _forms(card: Table, index: int) -> tuple[str, ...]:
    """The accepted forms of one item of a list."""
    item = card.data["answer"][index]
    if not isinstance(item, list):
        return (card.text_in("answer", index),)
    if not item:
        card.report(marking.TOO_FEW, "an item of a list needs at least one form", "answer", index, help="add one")
    if len(item) > MAX_ITEMS:
        card.too_many(len(item), "answer", index)
        return ()
    return tuple(card.text_in("answer", index, form) for form in range(len(item)))


def _need(card: Table, count: int) -> int:
    need = card.data.get("need", count)
    if not isinstance(need, int) or isinstance(need, bool):
        card.wrong_type("a whole number", "need", help="write how many must be named, in digits")
    elif not 1 <= need <= count and count:
        card.report(
            marking.BAD_NEED,
            f"{need} of {count} items cannot be needed",
            "need",
            help=f"write a number from 1 to {count}, or remove it to ask for all",
        )
    else:
        return need
    return count


def _stem(card: Table) -> str:
    return card.needed_text("question", help='write what is asked: `question = "…"`')


def _key(card: Table) -> str:
    """The answer of a card whose answer is one text."""
    if isinstance(card.data.get("answer"), list):
        accepts = "other accepted answers go into `accept`" if card.data.get("kind") == "short" else "write one text"
        card.wrong_type("a text", "answer", help=accepts)
        return ""
    return card.needed_text("answer", help='write the answer: `answer = "…"`')


def _items(card: Table, fewest: int) -> tuple[str, ...]:
    """The answer of a card whose answer is an array of texts, no two of them alike."""
    if "answer" not in card.data:
        card.missing("answer", help='write the items: `answer = ["…", "…"]`')
        return ()
    items = card.indexed_texts("answer")
    written = card.data["answer"]
    if isinstance(written, list) and len(written) < fewest and card.is_right("answer"):
        wanted = "at least one right answer" if fewest == 1 else "at least two items"
        card.report(marking.TOO_FEW, f"{card.what} needs {wanted}", "answer", help="add to the array")
    for first, second in card.likeness.repeats([text for _, text in items]):
        one, other = (Placed(("answer", index), text) for index, text in (items[first], items[second]))
        report_repeat(card, marking.REPEATED_ITEM, one, other)
    return tuple(text for _, text in items)


def _text_distractors(card: Table, rights: Sequence[str]) -> tuple[str, ...]:
    distractors = card.indexed_texts("distractors")
    check_texts(card, [right for right in rights if right], distractors)
    return tuple(text for _, text in distractors)


KINDS: dict[str, Kind] = {
    "recall": Kind(("answer", "reverse"), _recall),
    "short": Kind(("answer", "accept", "strict", "distractors"), _short),
    "choice": Kind(("answer", "distractors", "shuffle"), _choice),
    "select": Kind(("answer", "distractors"), _select),
    "true-false": Kind(("answer", "labels"), _true_false),
    "number": Kind(("answer", "tolerance", "unit", "distractors"), _number),
    "date": Kind(("answer", "distractors"), _date),
    "cloze": Kind(("text", "strict"), _cloze),
    "order": Kind(("answer",), _order),
    "match": Kind(("pairs", "distractors"), _match),
    "list": Kind(("answer", "need"), _list),
}
"""By the name that decks give in `kind`."""

FIELDS_OF_KINDS = tuple(dict.fromkeys(field for kind in KINDS.values() for field in kind.fields))
"""Every field that cards of some kind have and others have not."""

NAMES = frozenset((*CARD_FIELDS, *DECK_FIELDS, *SOURCE_FIELDS, *FIELDS_OF_KINDS))
"""Every field that any table of a deck has."""

"""The form of a new card: field by field, each read as the deck format reads it; then the card as it will look."""

from collections.abc import Callable
from typing import Any

from quiz.commands.ask import choose
from quiz.commands.attempt import marked, marked_rows
from quiz.commands.form import advise, ask_text, ask_texts, complain
from quiz.commands.preview import screens_of, show_screens
from quiz.commands.rows import BLANK, Row, shortened, show, width
from quiz.commands.world import World
from quiz.core.answer import split_items
from quiz.core.card import Card, Deck
from quiz.core.grading.key import answer_forms
from quiz.core.review import AskedAs
from quiz.core.screen import Ask
from quiz.core.showcase import Part, Shown
from quiz.deckfile import meanings
from quiz.deckfile.compose import Fields, fields_of, findings, is_many, needed, note_of, value_of, words_of
from quiz.deckfile.lures import lures_of

ASKED = (
    "question",
    "text",
    "pairs",
    "labels",
    "answer",
    "accept",
    "distractors",
    "why_not",
    "unit",
    "tolerance",
    "need",
)
"""The fields that are asked for, those that are needed most first; `COMMON` follow."""
COMMON = ("reverse", "hint", "explanation", "source", "tags")

LABELS = {
    "question": "Question",
    "text": "Text with gaps",
    "pairs": "Pairs",
    "labels": "Labels",
    "answer": "Answer",
    "accept": "Also right",
    "distractors": "Lures",
    "why_not": "Why not",
    "unit": "Unit",
    "tolerance": "Tolerance",
    "need": "How many are enough",
    "reverse": "The other way round, too?",
    "hint": "Hints",
    "explanation": "Explanation",
    "source": "Source",
    "tags": "Tags",
}
OF_KIND = {
    ("recall", "question"): "Front",
    ("recall", "answer"): "Back",
    ("true-false", "question"): "Statement",
    ("true-false", "answer"): "What holds",
    ("select", "answer"): "Right options",
    ("order", "answer"): "Items",
    ("list", "answer"): "Items",
}
"""What a field is called where a kind has a better name for it."""

MEANS = {
    ("short", "answer"): "The answer; what else is right comes next.",
    ("number", "answer"): "The number: 28,000 or 28k.",
    ("date", "answer"): "A year, a month or a day: 2015, December 2012, March 23, 2015.",
    ("date", "distractors"): "Other dates to choose among.",
    ("true-false", "labels"): "What the two options are called, the one for true first: Permitted; Not permitted.",
    ("match", "pairs"): "One a line: left = right.",
    ("list", "answer"): "One a line; other accepted forms of it after a |.",
    ("match", "distractors"): "Rights that belong to nothing.",
    ("", "distractors"): "Wrong answers to choose among, one a line.",
    ("", "accept"): "What else is right, one a line.",
    ("", "hint"): "One, or several that are shown one by one.",
    ("", "tags"): "Words to choose cards by, with commas between.",
    ("", "tolerance"): "How far off is still right: 500, or 5%.",
    ("", "source"): "Where the answer stands: the number of a paragraph, or any text.",
    ("", "text"): "Each gap is a card: {{answer}}, {{answer|also right}} or {{answer::hint}}.",
}
"""What is said of a field, of a kind or of any, where the words for those who write files do not fit a form."""


def ask_kind(world: World) -> str:
    """The kind of the new card."""
    room = width(world) - 6
    kinds = [(shortened(f"{kind:<11} {means}", room), kind) for kind, means in meanings.KINDS.items()]
    return str(_chosen(world, "Which kind of card?", kinds))


def fill_in(world: World, deck: Deck, fields: Fields) -> Fields:
    """The fields with those that were not given asked for. KeyboardInterrupt where the author leaves."""
    if "kind" not in fields:
        fields = {"kind": ask_kind(world), **fields}
    for field in _asked(fields["kind"]):
        if field not in fields:
            fields = _with(world, deck, fields, field)
    return _mended(world, deck, fields)


def agreed(
    world: World, deck: Deck, fields: Fields, advice: Callable[[Fields], tuple[tuple[str, str], ...]]
) -> Fields | None:
    """The fields once the author has seen the card and wants it written; None where it is to be dropped.

    `advice` is what the rules say of a card, message and help: it is told, and keeps nothing from being written.
    """
    while True:
        for card in note_of(fields, deck) or ():
            screens = [shown for shown in screens_of(world, card, deck) if shown.part is Part.ASK]
            show(world, [BLANK])
            show_screens(world, screens)
            _try_out(world, deck, card, screens)
        told = advice(fields)
        show(world, [BLANK] if told and world.interactive else [])
        for message, help_text in told:
            advise(world, message, help_text)
        answers = [("Write it", "write"), ("Change something", "change"), ("Drop it", "drop")]
        match choose(world, "Write it?", answers):
            case "write":
                return fields
            case "change":
                fields = _mended(world, deck, _changed(world, deck, fields))
            case _:
                return None


def _asked(kind: str) -> tuple[str, ...]:
    known = fields_of(kind)
    return tuple(field for field in (*ASKED, *COMMON) if field in known and (kind, field) != ("cloze", "question"))


def _with(world: World, deck: Deck, fields: Fields, field: str) -> Fields:
    """The fields with one asked for, until the format has nothing against it."""
    is_needed = field in needed(fields["kind"])
    while True:
        value = _value(world, deck, fields, field)
        rest = {name: kept for name, kept in fields.items() if name != field}
        if value in ("", [], {}, None):
            if not is_needed:
                return rest
            complain(world, "this one is needed")
            continue
        fields = {**rest, field: value}
        found = [finding for finding in findings(fields, deck) if finding.field == field]
        for finding in found:
            complain(world, finding.message, finding.help)
        if not any(finding.is_error for finding in found):
            return fields


def _mended(world: World, deck: Deck, fields: Fields) -> Fields:
    """The fields once the format has nothing against any of them: a change to one can put another wrong."""
    while errors := [finding for finding in findings(fields, deck) if finding.is_error]:
        first = errors[0]
        complain(world, first.message, first.help)
        lacking = [field for field in needed(fields["kind"]) if field not in fields]
        field = first.field or (lacking or needed(fields["kind"]))[0]
        if field not in _asked(fields["kind"]):
            fields = {name: value for name, value in fields.items() if name != field}
        else:
            fields = _with(world, deck, fields, field)
    return fields


def _value(world: World, deck: Deck, fields: Fields, field: str) -> Any:
    """What the author gives for a field; what is in it already can be changed."""
    kind, there = fields["kind"], fields.get(field)
    label = OF_KIND.get((kind, field), LABELS[field])
    means = MEANS.get((kind, field)) or MEANS.get(("", field)) or meanings.CARD[field]
    if field == "answer" and (kind, field) not in MEANS:
        means = meanings.ANSWERS[kind]
    if field not in needed(kind) and (field in ("labels", "tags") or not is_many(kind, field)):
        means = f"{means} Enter skips."
    match field:
        case "why_not":
            return _reasons(world, deck, fields)
        case "reverse":
            return choose(world, label, [("No", None), ("Yes, as a card of its own", True)], way_out=0)
        case "answer" if kind == "true-false":
            labels = fields.get("labels", ["True", "False"])
            return _chosen(world, label, [(words, holds) for words, holds in zip(labels, (True, False), strict=False)])
        case "labels" | "tags":
            return list(split_items(ask_text(world, label, means, "; ".join(there or ()))))
    if not is_many(kind, field):
        typed = ask_text(world, label, means, words_of(field, there) if there is not None else "")
        return value_of(kind, field, typed, deck.language)
    before = tuple(words_of(field, value) for value in (there if isinstance(there, list) else [there] if there else []))
    texts = ask_texts(world, label, means, before)
    values = [value_of(kind, field, text, deck.language) for text in texts]
    return values[0] if field == "hint" and len(values) == 1 else values


def _reasons(world: World, deck: Deck, fields: Fields) -> dict[str, str]:
    """Why each lure is wrong, where the card has lures."""
    note = note_of({name: value for name, value in fields.items() if name != "why_not"}, deck)
    lures = lures_of(note[0].question, deck.language)[0] if note else ()
    made = note_of(fields, deck)  # it has the lures' names as they are shown
    before = {**fields.get("why_not", {}), **dict(made[0].why_not if made else ())}
    asked = {
        lure: ask_text(
            world, f"Why is “{lure}” wrong?", "What a learner reads who chose it. Enter skips.", before.get(lure, "")
        )
        for lure in lures
    }
    return {lure: reason for lure, reason in asked.items() if reason}


def _changed(world: World, deck: Deck, fields: Fields) -> Fields:
    """The fields after the author changed one of them, or gave one that was left out."""
    room = width(world) - 6
    kind = fields["kind"]
    rows = []
    for field in _asked(kind):
        value = fields.get(field)
        values = value if isinstance(value, list) else list(value) if isinstance(value, dict) else [value]
        told = "; ".join(words_of(field, one) for one in values) if value is not None else "none yet"
        rows.append((shortened(f"{OF_KIND.get((kind, field), LABELS[field])}: {told}", room), field))
    field = choose(world, "What do you want to change?", [*rows, ("Nothing", "")])
    return _with(world, deck, fields, field) if field else fields


def _try_out(world: World, deck: Deck, card: Card, screens: list[Shown]) -> None:
    """Mark the answers that the author tries, until a mere Enter; what other cards ask for is no slip of this one's."""
    ask = screens[-1].screen
    if not isinstance(ask, Ask) or ask.prompt.asked_as is AskedAs.RECALL:
        return
    rivals = frozenset(form for other in deck.cards for form in answer_forms(other))
    means = "As learners will type them, right and wrong: see how each is marked. Enter goes on."
    while line := ask_text(world, "Try some answers", means):
        show(world, marked_rows(card, ask.prompt, *marked(card, ask.prompt, line, rivals)))
        means = ""


def _chosen(world: World, question: str, answers: list[tuple[str, Any]]) -> Any:
    """What was chosen; KeyboardInterrupt where the menu was left."""
    leave = object()
    chosen = choose(world, question, [*answers, ("Stop, and write nothing", leave)])
    if chosen is leave:
        raise KeyboardInterrupt
    if world.interactive:  # the menu is gone from the screen
        words = next(words for words, answer in answers if answer == chosen)
        show(world, [Row(words.partition("  ")[0], f"  {question} ", lead_style="dim")])
    return chosen

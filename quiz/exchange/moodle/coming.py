"""From a question of Moodle to the questions of a note, with an account of what has no place in a deck."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from quiz.core.card import (
    Choice,
    Cloze,
    Date,
    ListAll,
    Match,
    Number,
    Order,
    Question,
    Recall,
    Select,
    Short,
    TrueFalse,
)
from quiz.core.date import PartialDate, read_date, show_date
from quiz.core.note import Gap, clozes
from quiz.core.number import show_number
from quiz.deckfile.cloze import MAX_GAPS
from quiz.exchange.moodle.item import GAP, Item, Lost, Option
from quiz.exchange.moodle.marks import counted, unmarked
from quiz.exchange.moodle.number import read_number
from quiz.exchange.naming import foreign_id

BLANK = "_____"
"""What Moodle shows for the gap of a text whose word is missing."""

FORMS = " | "
"""What stands between the accepted forms of one item of a list."""

_WILDCARD = re.compile(r"(?<!\\)\*")
_UNASKED = {
    "essay": "left out: an essay is marked by a teacher",
    "description": "left out: it is a text without a question",
}


class NotAskedError(Exception):
    """A question that cannot be asked here; its message says what becomes of it."""


class Asked(NamedTuple):
    """What an item asks, and what goes with it."""

    questions: tuple[Question, ...]
    why_not: tuple[tuple[str, str], ...] = ()
    explanation: str = ""
    hints: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: int | str | None = None
    language: str = ""
    lost: Lost = ()


def asked(item: Item) -> Asked:
    """The questions of an item. NotAskedError where there are none."""
    tags, marks = unmarked(item.tags)
    made = _Made(item, marks)
    questions = made.questions()
    source = marks.get("source") or None
    return Asked(
        questions,
        tuple(made.why_not),
        "\n\n".join(dict.fromkeys(text for text in (item.feedback[made.told :].strip(), *made.praise) if text)),
        item.hints,
        tags,
        int(source) if source and re.fullmatch(r"[1-9]\d{0,8}", source, re.ASCII) else source,
        marks.get("language", ""),
        tuple(dict.fromkeys((*item.lost, *made.lost))),
    )


class _Made:
    """The questions of one item in the making.

    `praise` is what Moodle says to right answers, `told` how much of the general feedback is the answer itself.
    """

    def __init__(self, item: Item, marks: Mapping[str, str]) -> None:
        self.item = item
        self.marks = marks
        self.why_not: list[tuple[str, str]] = []
        self.praise: list[str] = []
        self.lost: list[tuple[str, str]] = []
        self.told = 0

    def questions(self) -> tuple[Question, ...]:
        """What the item asks."""
        item = self.item
        if not item.text.replace(GAP, "").strip():
            raise NotAskedError("left out: it has no text")
        match item.type:
            case "multichoice" if self._has_labels():
                return (self._true_false((item.options[0].text, item.options[1].text), *item.options),)
            case "multichoice":
                return (self._choice() if item.single else self._select(),)
            case "truefalse":
                return (self._true_false(("True", "False"), *self._truths()),)
            case "shortanswer" if item.gaps:
                return self._clozes()
            case "cloze":
                return self._clozes()
            case "shortanswer":
                return (self._date() or self._short(),)
            case "numerical":
                return (self._number(),)
            case "matching":
                return (self._match(),)
            case "ordering":
                return (self._order(),)
            case "essay" if self.marks.get("kind") in ("recall", "list"):
                return self._rated()
        raise NotAskedError(
            _UNASKED.get(item.type, f"left out: questions of the type `{item.type}` are not known here")
        )

    def _has_labels(self) -> bool:
        """Whether a choice is a statement that went out with labels of its own."""
        options = self.item.options
        ours = self.marks.get("kind") == "true-false" and len(options) == 2
        return ours and sum(option.is_right for option in options) == 1

    def _truths(self) -> tuple[Option, Option]:
        """The answers `true` and `false` of a statement; old files have them in another language, true first."""
        options = self.item.options
        if len(options) != 2 or options[0].is_right == options[1].is_right:
            raise NotAskedError("left out: it is neither true nor false")
        first, second = options
        return (second, first) if first.text.casefold() == "false" else (first, second)

    def _true_false(self, labels: tuple[str, str], true: Option, false: Option) -> TrueFalse:
        for label, option in zip(labels, (true, false), strict=True):
            self._take_feedback(option._replace(text=label))
        return TrueFalse(self.item.text, true.is_right, labels)

    def _choice(self) -> Choice:
        rights = [option for option in self.item.options if option.is_right]
        wrong = self._wrong(self.item.options)
        if not rights:
            raise NotAskedError("left out: none of its answers is wholly right")
        if not wrong:
            raise NotAskedError("left out: it has no wrong answer to choose from")
        key, *others = rights
        self.lost += [("answer", f"`{other.text}` is right there as well; left out") for other in others]
        for option in (key, *wrong):
            self._take_feedback(option)
        return Choice(self.item.text, key.text, tuple(option.text for option in wrong), self.item.shuffle)

    def _select(self) -> Select:
        rights = [option for option in self.item.options if option.percent > 0]
        wrong = [option for option in self.item.options if option.percent <= 0]
        if not rights:
            raise NotAskedError("left out: none of its answers is right")
        if (
            max(option.percent for option in rights) - min(option.percent for option in rights) > 1
            and len(rights) <= 10
        ):
            self.lost.append(("answer", "the right answers earn different shares there, and the same here"))
        for option in (*rights, *wrong):
            self._take_feedback(option)
        return Select(self.item.text, tuple(option.text for option in rights), tuple(option.text for option in wrong))

    def _short(self) -> Short:
        rights, wrong = self._typed(self.item.options)
        for option in (*rights, *wrong):
            self._take_feedback(option)
        key, *accept = (option.text for option in rights)
        return Short(self.item.text, key, tuple(accept), "strict" in self.marks, tuple(option.text for option in wrong))

    def _date(self) -> Date | None:
        """The date that a short answer went out as; None where it is none, or not any more."""
        if self.marks.get("kind") != "date":
            return None
        rights = [_one_date(option) for option in self.item.options if option.is_right]
        wrong = [(_one_date(option), option) for option in self.item.options if option.percent <= 0]
        if not rights or rights[0] is None or any(date is None for date, _ in wrong):
            return None
        for date, option in wrong:
            if date:
                self._take_feedback(option._replace(text=show_date(date)))
        return Date(self.item.text, rights[0], tuple(date for date, _ in wrong if date))

    def _number(self) -> Number:
        options = [(read_number(option.text), option) for option in self.item.options]
        rights = [(value, option) for value, option in options if option.is_right and value is not None]
        if not rights:
            raise NotAskedError("left out: it has no number that is wholly right")
        key, right = rights[0]
        allowed = abs(read_number(right.tolerance or "0") or Decimal(0))
        if right.tolerance and read_number(right.tolerance) is None:
            self.lost.append(("tolerance", f"`{right.tolerance}` is no number; left out"))
        self.lost += [("answer", f"`{option.text}` is right there as well; left out") for _, option in rights[1:]]
        self._take_feedback(right)
        wrong: dict[Decimal, Option] = {}
        language = self.marks.get("language", "") or "en"
        for value, option in options:
            if option.percent > 0:
                self._tell_partial(option)
            elif value is None and option.text != "*":
                self.lost.append(("distractors", f"`{option.text}` is no number; left out"))
            elif value is None:
                self._tell_catch_all(option)
            elif value in wrong or abs(value - key) <= allowed:
                self.lost.append(("distractors", f"`{option.text}` is left out: another answer takes its place"))
            else:
                wrong[value] = option
                self._take_feedback(option._replace(text=show_number(value, language)))
        unit = self.item.unit or self.marks.get("unit", "")
        return Number(self.item.text, key, allowed, unit, tuple(wrong))

    def _match(self) -> Match:
        pairs = tuple((left, right) for left, right in self.item.pairs if left)
        return Match(self.item.text, pairs, tuple(right for left, right in self.item.pairs if not left))

    def _order(self) -> Order:
        options = sorted(self.item.options, key=lambda option: option.percent)
        if any(option.feedback for option in options):
            self.lost.append(("answer", "what is said to single items is left out"))
        return Order(self.item.text, tuple(option.text for option in options))

    def _clozes(self) -> tuple[Cloze, ...]:
        if not self.item.gaps:
            raise NotAskedError("left out: its text has no gap")
        if len(self.item.gaps) > MAX_GAPS:
            raise NotAskedError(f"left out: its text has more than {MAX_GAPS} gaps")
        ours = self.item.id.startswith(foreign_id(""))
        gaps = []
        for options in self.item.gaps:
            hint = next((option.feedback for option in options if ours and option.text == "*"), "")
            rights, wrong = self._typed([option for option in options if not (hint and option.text == "*")])
            self.lost += [("text", f"`{option.text}` is wrong in a gap there; left out") for option in wrong]
            self.praise += [option.feedback for option in rights if option.feedback]
            gaps.append(Gap(tuple(option.text for option in rights), hint))
        return clozes(self.item.text.split(GAP), gaps, strict="strict" in self.marks)

    def _rated(self) -> tuple[Question, ...]:
        """A card whose back went out as what is told to teachers, and to all afterwards."""
        paragraphs = self.item.feedback.split("\n\n")[: counted(self.marks, "paragraphs", 1)]
        key = self.item.note or "\n\n".join(paragraphs)
        if self.item.feedback.startswith(key):
            self.told = len(key)
        if not key:
            raise NotAskedError("left out: its answer is gone")
        if self.marks["kind"] == "list":
            items = tuple(tuple(form.strip() for form in line.split(FORMS)) for line in key.split("\n") if line)
            return (ListAll(self.item.text, items, min(counted(self.marks, "need", len(items)), len(items))),)
        if "reverse" in self.marks:
            return Recall(self.item.text, key), Recall(key, self.item.text)
        return (Recall(self.item.text, key),)

    def _typed(self, options: Iterable[Option]) -> tuple[list[Option], list[Option]]:
        """The right and the wrong ones of answers that are typed: patterns and partly right ones are told and left."""
        rights, wrong = [], []
        for option in options:
            if option.text == "*" and option.percent <= 0:
                self._tell_catch_all(option)
            elif _WILDCARD.search(option.text):
                self.lost.append(("answer", f"`{option.text}` stands for many answers; left out"))
            elif option.is_right:
                rights.append(option._replace(text=option.text.replace("\\*", "*")))
            elif option.percent > 0:
                self._tell_partial(option)
            else:
                wrong.append(option._replace(text=option.text.replace("\\*", "*")))
        if not rights:
            raise NotAskedError("left out: none of its answers is wholly right")
        return rights, wrong

    def _wrong(self, options: Iterable[Option]) -> list[Option]:
        """The wrong ones among the options of a choice."""
        wrong = []
        for option in options:
            if option.percent <= 0:
                wrong.append(option)
            else:
                self._tell_partial(option)
        return wrong

    def _tell_partial(self, option: Option) -> None:
        if not option.is_right:
            self.lost.append(("answer", f"`{option.text}` is right to {option.percent:g}% there; left out"))

    def _tell_catch_all(self, option: Option) -> None:
        if option.feedback:
            self.lost.append(("why_not", f"what is said to any wrong answer is left out: {option.feedback}"))

    def _take_feedback(self, option: Option) -> None:
        if option.feedback and option.percent > 0:
            self.praise.append(option.feedback)
        elif option.feedback:
            self.why_not.append((option.text, option.feedback))


def _one_date(option: Option) -> PartialDate | None:
    """The date that an answer states, where it can be only one."""
    dates = read_date(option.text)
    return dates[0] if len(dates) == 1 else None

"""What people call the columns of a table of questions."""

import re
from collections.abc import Sequence
from typing import NamedTuple

FIELDS = (
    "id", "kind", "question", "text", "answer", "accept", "distractors", "pairs", "labels", "tolerance", "unit",
    "need", "strict", "shuffle", "reverse", "hint", "explanation", "why_not", "source", "tags", "draft", "language",
)  # fmt: skip
"""The columns that a deck is written with: the fields of all kinds of card, and the language of the deck."""
OPTION, CORRECT, NUMBER = "option", "correct", "number"
"""Columns that are no fields: something to choose from, which of it is right, and a row's number."""

_NAMES = {
    "question": "question questions term front word prompt stem title q card statement problem item frage terme "
    "pregunta domanda question_text vocabulary english side_1 question_title vorderseite recto",
    "answer": "answer definition back meaning translation a response solution key side_2 rückseite verso "
    "right_answer answers antwort réponse respuesta risposta answer_text right_answers answer_key",
    CORRECT: "correct correct_answer correct_answers correct_option correct_options correct_choice correct_index "
    "richtige_antwort bonne_réponse respuesta_correcta risposta_corretta",
    "distractors": "distractors distractor wrong wrong_answers wrong_answer incorrect incorrect_answers "
    "incorrect_answer false_answers false_answer lures wrong_options wrong_option",
    "accept": "accept also_accepted also accepted accepted_answers alternatives alternative_answers synonyms aliases",
    "hint": "hint hints clue tip hinweis tipp indice pista suggerimento",
    "explanation": "explanation feedback explain because rationale reason notes note comment comments extra "
    "description general_feedback answer_explanation erklärung explication explicación spiegazione",
    "source": "source reference citation page",
    "tags": "tags tag category categories topic topics subject labels_tags chapter unit_name "
    "kategorie thema catégorie thème categoría tema categoria",
    "kind": "kind type question_type card_type",
    "id": "id guid uid identifier",
    "text": "text cloze cloze_text",
    "pairs": "pairs matches",
    "why_not": "why_not why_wrong",
    "unit": "unit units",
    "tolerance": "tolerance margin",
    OPTION: "options choices option choice",
    NUMBER: "no nr number question_no question_nr question_number row",
}
_COLUMNS = {name: column for column, names in _NAMES.items() for name in names.split()} | {
    name: name for name in FIELDS
}
_SERIES = ({"a", "b"}, {"1", "2"})
"""Where headers are these, they and their like are options."""
_LABEL = re.compile(r"[a-h]|[1-9]")
_NUMBERED = re.compile(
    r"(?:(answer)_option|option|choice|(answer)|alternative|(wrong|incorrect)_?\w*)_?([a-h]|[1-9]\d?)"
)


class Column(NamedTuple):
    """A column: its place, counted from 0, its header as it is written, and what it holds: empty where unknown.

    `label` is the number or the letter by which its header names an option.
    """

    place: int
    header: str
    holds: str
    label: str = ""


def columns_of(cells: Sequence[str]) -> tuple[Column, ...]:
    """The columns of a row that is a header; none where it is not: it has nothing to ask, or nothing to answer.

    Numbered answers (`Answer 1`, `Option B`) are options, and so are mere numbers or letters (`A`, `B`); a single
    `answer` is the answer.
    """
    names = {place: _name(cell) for place, cell in enumerate(cells) if cell}
    bare = any(series <= set(names.values()) for series in _SERIES)
    columns = [Column(place, cells[place], *_holds(name, bare=bare)) for place, name in names.items()]
    held = [column.holds for column in columns]
    if not {"question", "text"}.intersection(held) or not {"answer", CORRECT, OPTION, "pairs", "text"}.intersection(
        held
    ):
        return ()
    seen: set[str] = set()
    kept = []
    for column in columns:
        again = column.holds in seen and column.holds not in (OPTION, "distractors", "accept", "tags", "hint")
        kept.append(column._replace(holds="") if again else column)
        seen.add(column.holds)
    return tuple(kept)


def _name(header: str) -> str:
    """A header as names are compared; what stands in brackets, on further lines or after a dash does not matter."""
    plain = re.split(r"[\n(\[]|\s[-–—]", header.strip(), maxsplit=1)[0] or header
    return re.sub(r"[\s/.:-]+", "_", plain.strip().casefold()).strip("_?")


def _holds(name: str, *, bare: bool) -> tuple[str, str]:
    """What a column of that name holds, and its label; `bare`: a number or a letter alone names an option."""
    if bare and _LABEL.fullmatch(name):
        return OPTION, name
    if name in ("#", "question_#", "no", "№"):
        return NUMBER, ""
    if name in _COLUMNS:
        return _COLUMNS[name], ""
    numbered = _NUMBERED.fullmatch(name)
    if numbered:
        return ("distractors", "") if numbered[3] else (OPTION, numbered[4])
    return _COLUMNS.get(name.removesuffix("_text"), ""), ""

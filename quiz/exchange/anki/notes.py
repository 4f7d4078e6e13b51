"""From Anki's notes to questions: by what the templates of their type show, front and back."""

from collections.abc import Collection
from typing import NamedTuple

from quiz.core.card import Question, Recall, Short
from quiz.exchange.anki.collection import ForeignNote, NoteType, Template
from quiz.exchange.anki.field import is_blank, plain
from quiz.exchange.anki.gaps import OCCLUSION, Gapped, gapped, questions
from quiz.exchange.anki.template import Shown, answer_part, conditions, has_words, shown

Told = tuple[str, str]
"""What was lost: of which field, and what."""


class Asked(NamedTuple):
    """A note of ours that came of one of Anki's: its questions, with the `place` of the card that each was in Anki.

    `foreign` is what it is known by when it comes again.
    """

    foreign: str
    questions: tuple[Question, ...]
    places: tuple[int, ...]
    hints: tuple[str, ...] = ()
    explanation: str = ""


class Made(NamedTuple):
    """All that came of one note."""

    notes: tuple[Asked, ...]
    lost: tuple[Told, ...] = ()


class _Face(NamedTuple):
    """Both sides of a card, as texts; `front` and `back` are the fields that are on them, `used` all that it needs."""

    place: int
    stem: str
    key: str
    front: tuple[str, ...]
    back: tuple[str, ...]
    used: frozenset[str]
    hints: tuple[str, ...] = ()
    typed: str = ""


def made_of(note: ForeignNote, kind: NoteType, places: Collection[int] | None) -> Made:
    """The questions of a note. `places` are the cards that it has; None: all that its type makes of it."""
    if kind.occlusion or any(OCCLUSION in field for field in note.fields):
        return Made((), (("", "left out: it covers parts of an image"),))
    values = dict(zip(kind.fields, note.fields, strict=False))
    if kind.cloze:
        return _cloze(note, kind, values)
    return _faces(note, kind, values, places)


def own_words(kind: NoteType) -> str:
    """What there is to say of a note type whose cards are more than a field a side; empty for the usual ones."""
    if kind.occlusion:
        return ""
    told = []
    if any(has_words(template.question) or has_words(answer_part(template.answer)) for template in kind.templates):
        told.append("the words of its templates became part of the questions")
    if len(kind.templates) > 2:
        told.append(f"its {len(kind.templates)} templates became cards that do not know of each other")
    return "; ".join(told)


def _faces(note: ForeignNote, kind: NoteType, values: dict[str, str], places: Collection[int] | None) -> Made:
    """The cards of a note whose type has a template for each."""
    faces = [
        face
        for place, template in enumerate(kind.templates)
        if (places is None or place in places) and (face := _face(place, template, values)) is not None
    ]
    asked: list[Asked] = []
    paired: set[int] = set()
    lost: list[Told] = []
    for index, face in enumerate(faces):
        if face.place in paired:
            continue
        foreign = f"{note.guid}/{face.place}" if face.place and note.guid else note.guid
        back = next((other for other in faces[index + 1 :] if _reverses(face, other)), None)
        if back is not None:
            paired.add(back.place)
            extras = [name for name in face.back if name not in back.front]
            explanation = _joined(values, extras)
            asked.append(
                Asked(
                    foreign,
                    (Recall(face.stem, back.stem), Recall(back.stem, face.stem)),
                    (face.place, back.place),
                    face.hints,
                    explanation,
                )
            )
        elif not face.stem or not (face.typed or face.key):
            side = "back" if face.stem else "front"
            lost.append(("", f"left out: nothing to read is on its {side}"))
        elif face.typed:
            question = Short(face.stem, face.typed)
            asked.append(Asked(foreign, (question,), (face.place,), face.hints, face.key))
        else:
            asked.append(Asked(foreign, (Recall(face.stem, face.key),), (face.place,), face.hints))
    if not faces:
        lost.append(("", "left out: nothing is on its front"))
    used = {name for face in faces for name in face.used}
    used |= {name for template in kind.templates for name in conditions(template.question)}
    return Made(tuple(asked), (*lost, *_field_losses(values, used)))


def _face(place: int, template: Template, values: dict[str, str]) -> _Face | None:
    """The card that a template makes of the fields; None where it makes none: nothing is on its front."""
    front = shown(template.question, values)
    if not (front.fields or front.hints or front.typed):
        return None
    known = {*front.fields, *front.hints, front.typed}
    back = shown(answer_part(template.answer), values, known)
    return _Face(
        place,
        plain(front.html).text,
        plain(_with_hidden(back, values)).text,
        front.fields,
        (*back.fields, *back.hints),
        frozenset((*known, *back.fields, *back.hints)),
        tuple(hint for name in front.hints if (hint := plain(values[name]).text)),
        plain(values[front.typed]).text if front.typed else "",
    )


def _with_hidden(side: Shown, values: dict[str, str]) -> str:
    """A back with what it hides behind hint buttons."""
    return "<br>".join((side.html, *(values[name] for name in side.hints)))


def _reverses(one: _Face, other: _Face) -> bool:
    """Whether a card asks for what the other shows, and shows what it asks for; else their backs are the same."""
    front, back = set(one.front), set(one.back)
    other_front, other_back = set(other.front), set(other.back)
    return (
        not (one.typed or other.typed)
        and bool(one.stem and other.stem)
        and one.stem in other.key
        and other.stem in one.key
        and other_front <= back
        and front <= other_back
        and back - other_front == other_back - front
    )


def _cloze(note: ForeignNote, kind: NoteType, values: dict[str, str]) -> Made:
    """The gaps of a note whose type makes a card of each."""
    template = kind.templates[0] if kind.templates else Template("", "")
    front = shown(template.question, values)
    name = front.cloze or next(iter(values), "")
    text = gapped(plain(values.get(name, "")).text)
    if not text.gaps:
        return Made((), (("", "left out: it has no gap with something to read in it"),))
    before = plain(front.html).text
    if before:
        text = text._replace(around=(f"{before}\n\n{text.around[0]}", *text.around[1:]))
    known = {*front.fields, *front.hints, name}
    back = shown(answer_part(template.answer), values, known)
    hints = tuple(hint for hidden in front.hints if (hint := plain(values[hidden]).text))
    asked = Asked(note.guid, questions(text), _places(text), hints, plain(_with_hidden(back, values)).text)
    lost = [("", "a gap within a gap is filled in, and not asked")] if text.nested else []
    if len(set(asked.places)) < len(asked.places) or any(len(gap.numbers) > 1 for gap in text.gaps):
        lost.append(("", "gaps that are asked together in Anki are a card each; the history is the first one's"))
    return Made((asked,), (*lost, *_field_losses(values, {*known, *back.fields, *back.hints})))


def _places(text: Gapped) -> tuple[int, ...]:
    """The card that each gap is in Anki: the numbers count from 1."""
    return tuple(gap.numbers[0] - 1 for gap in text.gaps)


def _joined(values: dict[str, str], names: Collection[str]) -> str:
    return "\n\n".join(text for name in names if (text := plain(values[name]).text))


def _field_losses(values: dict[str, str], used: Collection[str]) -> list[Told]:
    """What of the fields is not carried: all of one that no card shows, the media and look of the others."""
    lost = []
    for name, value in values.items():
        if name in used:
            lost += [(name, f"{what} is left out") for what in plain(value).lost]
        elif not is_blank(value):
            lost.append((name, "left out: no card shows it"))
    return lost

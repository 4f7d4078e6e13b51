"""Which card of a deck each card that comes in is, so that it is brought up to date and not put there twice."""

import re
from collections.abc import Callable, Mapping, Sequence

from quiz.core.card import Cloze
from quiz.core.note import Note, name_of
from quiz.deckfile.ids import slug, unique
from quiz.exchange.naming import mark_of

_COUNT = re.compile(r"-\d+$")


def known_as(came: Sequence[Note], there: Mapping[str, Note]) -> dict[str, str]:
    """What each note that came is called in the deck, whose notes are `there`, by what it is called as it came.

    It is known by the mark of its foreign id, or by an id of its own. A name that was only made of its question says
    less than the question: many begin alike, and another one above them makes them count anew. So it is the note that
    asks the same, whatever its author calls it now, and only where there is none that of its name.
    """
    marked = {mark: name for name in there if (mark := mark_of(name))}
    asking: dict[str, list[str]] = {}
    for name, note in there.items():
        asking.setdefault(_asked(note), []).append(name)
    called: dict[str, str] = {}
    free = set(there)

    def by_id(note: Note) -> str:
        name = name_of(note)
        is_made = slug(_asked(note)) in (name, _COUNT.sub("", name))
        return marked.get(mark_of(name), "" if is_made else name)

    def by_question(note: Note) -> str:
        return next((name for name in asking.get(_asked(note), ()) if name in free), "")

    ways: tuple[Callable[[Note], str], ...] = (by_id, by_question, name_of)
    for way in ways:
        for note in came:
            name = name_of(note)
            if name not in called and (known := way(note)) in free:
                called[name] = known
                free.remove(known)
    new = [name_of(note) for note in came if name_of(note) not in called]
    return called | dict(zip(new, unique([*there, *new])[len(there) :], strict=True))


def _asked(note: Note) -> str:
    """What a note asks, its gaps filled in: what a name is made of where there is no id."""
    question = note[0].question
    return question.before + question.key + question.after if isinstance(question, Cloze) else question.stem

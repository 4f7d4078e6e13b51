"""Our note types in Anki: how a card looks there. Their ids and fields never change: Anki knows its notes by them."""

from typing import NamedTuple, assert_never

from quiz.core.card import (
    Choice,
    Cloze,
    Date,
    ListAll,
    Match,
    Number,
    Order,
    Recall,
    Select,
    Short,
    TrueFalse,
)
from quiz.core.note import Note
from quiz.exchange.anki.collection import NoteType, Template
from quiz.exchange.anki.ours import FIELDS

STYLE = """\
.card { font-family: system-ui, sans-serif; font-size: 20px; line-height: 1.45; text-align: left; max-width: 38em; \
margin: 1.5em auto; padding: 0 1em; }
.options ol { margin: .6em 0 0; padding-left: 1.8em; }
.answer, .cloze { font-weight: bold; }
.cloze { color: #1a6fb5; }
.nightMode .cloze { color: #7db8e8; }
.hint, .also, .more, .why { margin-top: .8em; font-size: .85em; }
.source { margin-top: 1.2em; font-size: .75em; opacity: .65; }
hr#answer { border: 0; border-top: 1px solid; opacity: .25; margin: 1.2em 0; }
"""


class OurKind(NamedTuple):
    """A note type of ours, and the id that Anki knows it by."""

    id: int
    type: NoteType


def _shown(name: str, look: str, filter_name: str = "") -> str:
    """A field with its look, which is not there where the field is empty."""
    return "{{#" + name + f'}}}}<div class="{look}">{{{{{filter_name}{name}}}}}</div>{{{{/{name}}}}}'


_MORE = "".join(
    _shown(name, look)
    for name, look in (
        ("Also accepted", "also"),
        ("Explanation", "more"),
        ("Why not", "why"),
        ("Source", "source"),
    )
)
_ASKED = '<div class="question">{{Question}}</div>' + _shown("Options", "options") + _shown("Hint", "hint", "hint:")
_LINE = "<hr id=answer>"
_TURNED = Template(_ASKED, f'{{{{FrontSide}}}}{_LINE}<div class="answer">{{{{Answer}}}}</div>{_MORE}')
_REVERSE = Template(
    '<div class="question">{{Answer}}</div>' + _shown("Hint", "hint", "hint:"),
    f'{{{{FrontSide}}}}{_LINE}<div class="answer">{{{{Question}}}}</div>{_MORE}',
)
_TYPED = Template(_ASKED + "{{type:Answer}}", f"{_ASKED}{_LINE}{{{{type:Answer}}}}{_MORE}")
_CLOZE = Template(
    '<div class="question">{{cloze:Question}}</div>' + _shown("Hint", "hint", "hint:"),
    f'<div class="question">{{{{cloze:Question}}}}</div>{_MORE}',
)

CARD = OurKind(1_741_000_000_001, NoteType("Quiz card", FIELDS, (_TURNED,)))
BOTH_WAYS = OurKind(1_741_000_000_002, NoteType("Quiz card, both ways", FIELDS, (_TURNED, _REVERSE)))
TYPED = OurKind(1_741_000_000_003, NoteType("Quiz card, typed", FIELDS, (_TYPED,)))
GAPS = OurKind(1_741_000_000_004, NoteType("Quiz card, gaps", FIELDS, (_CLOZE,), cloze=True))

OUR_KINDS = (CARD, BOTH_WAYS, TYPED, GAPS)


def kind_of(note: Note) -> OurKind:
    """The note type that a note goes out with."""
    match note[0].question:
        case Recall():
            return CARD if len(note) == 1 else BOTH_WAYS
        case Short() | Number() | Date():
            return TYPED
        case Cloze():
            return GAPS
        case Choice() | Select() | TrueFalse() | Order() | Match() | ListAll():
            return CARD
        case unknown:
            assert_never(unknown)

"""Anki's text files: a note a row, and what the columns mean in lines such as `#separator:tab` above them.

A text has no templates. What comes in is read as Anki's own note types by their English names; others have their first
column on the front and the rest on the back. What goes out uses those types too, as Anki leaves out rows of any other.
"""

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from quiz.core.card import Cloze, Date, Deck, Number, Recall, Short, deck_of
from quiz.core.error import Exit, QuizError
from quiz.core.note import Note, notes
from quiz.exchange.anki import ours
from quiz.exchange.anki.collection import ForeignNote, NoteType, Template
from quiz.exchange.anki.gathering import Item, gather
from quiz.exchange.anki.shortfall import shortfall
from quiz.exchange.carry import Export, Import, Loss, Options
from quiz.exchange.naming import foreign_id
from quiz.exchange.rows.table import END, unread
from quiz.exchange.texts import decoded, head, to_html

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":"}
_COLUMNS = ("guid column", "notetype column", "deck column", "tags column")
_KEYS = ("separator", "html", "tags", "columns", "notetype", "deck", *_COLUMNS, "match scope", "if matches")
_HEADER = re.compile(rf"#({'|'.join(_KEYS)}):([^\r\n]*)(?:\r\n?|\n|\Z)", re.IGNORECASE)
_TAGS = re.compile(r"\Atags:([^\r\n]*)(?:\r\n?|\n|\Z)")
_MARKUP = re.compile(r"</?(?:b|i|u|br|div|span|p|img|ul|ol|li|a|sub|sup|em|strong)\b[^<>]*>|&(?:nbsp|lt|gt|amp|quot);")
_GAP = re.compile(r"\{\{c\d+::")

FRONT, BACK = "Front", "Back"
_LINE = "<hr id=answer>"
_TURNED = Template("{{Front}}", _LINE + "{{Back}}")
_REVERSE = Template("{{Back}}", _LINE + "{{Front}}")
BASIC, BOTH_WAYS, TYPED, GAPS = (
    NoteType("Basic", (FRONT, BACK), (_TURNED,)),
    NoteType("Basic (and reversed card)", (FRONT, BACK), (_TURNED, _REVERSE)),
    NoteType("Basic (type in the answer)", (FRONT, BACK), (Template("{{Front}}{{type:Back}}", _LINE),)),
    NoteType("Cloze", ("Text", "Back Extra"), (Template("{{cloze:Text}}", _LINE + "{{Back Extra}}"),), cloze=True),
)
OPTIONAL = NoteType(
    "Basic (optional reversed card)",
    (FRONT, BACK, "Add Reverse"),
    (_TURNED, Template("{{#Add Reverse}}{{Back}}{{/Add Reverse}}", _LINE + "{{Front}}")),
)
STOCK = {kind.name.casefold(): kind for kind in (BASIC, BOTH_WAYS, TYPED, GAPS, OPTIONAL)}


class Row(NamedTuple):
    """A row of the file: the number of its first line, and its cells; none where it is a comment."""

    line: int
    cells: tuple[str, ...]


def recognise(data: bytes) -> bool:
    """A text that begins with one of Anki's headers, below its tags where it says those first."""
    return _HEADER.match(_TAGS.sub("", head(data))) is not None


def read(data: bytes, options: Options) -> Import:
    """The notes of a text. A row that makes none is a loss; history there is none."""
    text, guessed = decoded(data)
    headers, body, first_line = _headers(text)
    is_html = headers["html"].casefold() == "true" if "html" in headers else _MARKUP.search(body) is not None
    items: list[Item] = []
    losses: list[Loss] = list(guessed)
    for line, cells in _rows(body, _separator(headers, body, options), first_line):
        if not cells:
            losses.append(Loss(f"line {line}", "", "left out: Anki takes a row that begins with `#` for a comment"))
        elif any(cell.strip() for cell in cells):
            item = _item(f"line {line}", cells, headers, options.name, is_html=is_html)
            items.append(item)
            beyond = item.note.fields[len(item.kind.fields) :] if item.ours is None else ()
            if any(field.strip() for field in beyond):
                losses.append(Loss(item.label, "", "its last columns are left out: its note type has no such fields"))
    gathered = gather(items)
    return Import(gathered.decks, (*losses, *gathered.losses))


def _headers(text: str) -> tuple[dict[str, str], str, int]:
    """The headers of a text by their names, what follows them, and the number of its first line."""
    headers: dict[str, str] = {}
    line, end = 1, 0
    if tags := _TAGS.match(text):
        headers["tags"], end = tags[1], tags.end()
        line += 1
    while header := _HEADER.match(text, end):
        headers[header[1].casefold()] = header[2].strip() or header[2]
        end = header.end()
        line += 1
    return headers, text[end:], line


def _separator(headers: dict[str, str], body: str, options: Options) -> str:
    """The character that parts the fields: asked for, told, or found in the first row."""
    told = headers.get("separator", "")
    separator = options.separator or SEPARATORS.get(told.casefold(), told)
    if not separator:
        line = next((line for line in body.splitlines() if line.strip() and not line.startswith("#")), "")
        separator = next((mark for mark in "\t;,|" if mark in line), "\t")
    if len(separator) != 1 or separator in '"\r\n':
        raise QuizError(
            "the fields of a text of Anki are parted by one character", "say which: `--separator`", Exit.USAGE
        )
    return separator


def _rows(body: str, separator: str, first_line: int) -> Iterator[Row]:
    """The rows of the text; one whose first cell is not quoted and begins with `#` is a comment."""
    lines = iter(enumerate(io.StringIO(body, newline=""), first_line))
    for number, line in lines:
        if line.startswith("#"):
            yield Row(number, ())
            continue
        rest = (following for _, following in lines)
        try:
            cells = tuple(next(csv.reader(chain([line], rest, [END]), delimiter=separator), [])) or ("",)
        except csv.Error as error:
            raise unread(number) from error
        if cells[-1].endswith(END):
            raise unread(number)
        yield Row(number, cells)


def _item(label: str, cells: tuple[str, ...], headers: dict[str, str], name: str, *, is_html: bool) -> Item:
    """The note of a row."""
    special = {key: _place(headers.get(key, "")) for key in _COLUMNS}
    guid, kind_name, deck, tags = (
        cells[place] if place is not None and place < len(cells) else "" for place in special.values()
    )
    texts = tuple(cell for place, cell in enumerate(cells) if place not in special.values())
    fields = texts if is_html else tuple(map(to_html, texts))
    kind = _kind(kind_name or headers.get("notetype", ""), fields)
    note = ForeignNote(guid.strip(), 0, (*tags.split(), *headers.get("tags", "").split()), fields)
    back = ours.returned(fields[2], fields[:2], shown) if len(fields) > 2 else None
    return Item(label, deck.strip() or headers.get("deck", "") or name, note, kind, None, back)


def _place(number: str) -> int | None:
    """The place of a column that is counted from 1; None where it is not said."""
    return int(number) - 1 if re.fullmatch(r"[1-9]\d{0,3}", number, re.ASCII) else None


def _kind(name: str, fields: tuple[str, ...]) -> NoteType:
    """The note type of that name, or one with the first column on the front and the rest on the back."""
    known = STOCK.get(name.strip().casefold())
    if known is None and any(map(_GAP.search, fields[:1])):
        known = GAPS
    if known:
        return known
    names = (FRONT, *(BACK if place == 1 else f"Column {place + 1}" for place in range(1, max(2, len(fields)))))
    back = "<br>".join(f"{{{{{name}}}}}" for name in names[1:])
    return NoteType(name.strip() or BASIC.name, names, (Template("{{Front}}", _LINE + back),))


def write(deck: Deck, options: Options) -> Export:
    """The deck as a text that Anki imports with its own note types; what those have no field for is on the back."""
    out = io.StringIO()
    out.write("#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:7\n")
    rows = csv.writer(out, delimiter="\t", lineterminator="\n")
    losses: list[Loss] = []
    for note in notes(deck.cards):
        fields = shown(note, deck)
        tags = " ".join(dict.fromkeys(map(ours.tag_in_anki, note[0].tags)))
        data = ours.fields_of(note, deck)[ours.DATA]
        kind = _stock(note, deck)
        rows.writerow([foreign_id(note[0].note), kind.name, ours.deck_name(deck), *fields.values(), data, tags])
        losses += [*shortfall(note), *_untold(note, kind)]
    if any(deck_of(review.card) == deck.id for review in options.learnt.reviews):
        losses.append(Loss(deck.id, "history", "left out: a text has no room for it"))
    return Export(out.getvalue().encode(), tuple(losses))


def shown(note: Note, deck: Deck) -> dict[str, str]:
    """The two fields that a note goes out with; they have the names of ours where they hold that alone."""
    fields = ours.fields_of(note, deck)
    front = [fields[name] for name in (ours.QUESTION, ours.OPTIONS) if fields[name]]
    told = (ours.ACCEPTED, ours.EXPLANATION, ours.WHY_NOT, ours.SOURCE)
    more = (
        []
        if len(note) > 1 and isinstance(note[0].question, Recall)
        else [fields[name] for name in told if fields[name]]
    )
    answer = [fields[ours.ANSWER]] if fields[ours.ANSWER] else []
    return {
        ours.QUESTION if len(front) == 1 else FRONT: "<br><br>".join(front),
        ours.ANSWER if answer and not more else BACK: "<br><br>".join((*answer, *more)),
    }


def _stock(note: Note, deck: Deck) -> NoteType:
    """Anki's own note type for a note: typed only where nothing else is on the back."""
    match note[0].question:
        case Cloze():
            return GAPS
        case Recall() if len(note) > 1:
            return BOTH_WAYS
        case Short() | Number() | Date() if ours.ANSWER in shown(note, deck):
            return TYPED
        case _:
            return BASIC


def _untold(note: Note, kind: NoteType) -> Iterator[Loss]:
    """What Anki's own note types have no room for."""
    card = note[0]
    if card.hints:
        yield Loss(card.note, "hint", "not shown there")
    if kind is BOTH_WAYS and (card.explanation or card.source is not None):
        yield Loss(card.note, "explanation", "not shown there: both fields of such a note are asked")
    if kind is BASIC and isinstance(card.question, Short | Number | Date):
        yield Loss(card.note, "kind", "not typed there: its back says more than the answer")

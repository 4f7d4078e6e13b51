"""hashcards: Markdown with `Q:` and `A:`, or `C:` and its gaps in brackets. In and out.

A card's id stands in a comment between two cards, where hashcards does not look; so a deck comes back with its ids.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import tomli

from quiz.core.card import Card, Cloze, Deck, Question, Recall, Source
from quiz.core.markdown import escaped
from quiz.core.note import Gap, Note, clozes, notes, pieces
from quiz.core.record import replace
from quiz.deckfile.cloze import MAX_GAPS
from quiz.deckfile.ids import is_deck_id, slug, unique
from quiz.exchange.carry import Export, Import, Loss, Options
from quiz.exchange.faces import Faces, faces, faces_not_carried
from quiz.exchange.fields import deck_not_carried, toml_value
from quiz.exchange.naming import foreign_id, note_name
from quiz.exchange.texts import decoded, head, tidy

_CARD = re.compile(r"^(?:Q:.*(?:\r?\n(?![QAC]:|---[ \t]*\r?$).*)*\r?\nA:|C:[^\[]*\[)", re.MULTILINE)
_TAG = re.compile(r"^[QAC]:")
_RULE = re.compile(r"^[ \t]*---[ \t]*$")
_ID = re.compile(r"<!-- (quiz:\S+) -->")
_READ_AS_MARKUP = re.compile(r"^([QAC])(?=:)|^([ \t]*)(?=---[ \t]*$)", re.MULTILINE)
_MARKUP = re.compile(r"(\$\$.+?\$\$|\$[^$\n]+\$|\\\(.+?\\\))|\\([!-/:-@\[-`{-~])", re.DOTALL)
_BRACKET = re.compile(r"\\.|!\[[^\]]{0,500}\]\([^)]{0,500}\)|\[|\]", re.DOTALL)
_LONGEST = 100_000
"""Characters of one card at most."""


class Block(NamedTuple):
    """The lines of a card as they were written, by the tag that the first of them begins with; `line` is its number."""

    line: int
    texts: dict[str, list[str]]
    foreign: str


def recognise(data: bytes) -> bool:
    """A question with its answer, or a text with a gap, each at the beginning of a line."""
    return _CARD.search(head(data)) is not None


def read(data: bytes, options: Options) -> Import:
    """The cards of one file."""
    text, guessed = decoded(data)
    deck, lines, first, losses = _headed(text.splitlines(), options)
    made: list[tuple[str, tuple[Question, ...]]] = []
    for block in _blocks(lines, first):
        try:
            questions = _questions(block)
        except ValueError as error:
            losses.append(Loss(f"line {block.line}", "", f"left out: {error}"))
            continue
        asked = questions[0].before + questions[0].key if isinstance(questions[0], Cloze) else questions[0].stem
        made.append((note_name(asked, block.foreign), questions))
    names = unique([name for name, _ in made])
    cards = [
        Card(
            f"{deck.id}/{name}#{place}" if isinstance(question, Cloze) else f"{deck.id}/{name}",
            deck.id,
            question,
            language=deck.language,
            tags=deck.tags,
        )
        for name, (_, questions) in zip(names, made, strict=True)
        for place, question in enumerate(questions, 1)
    ]
    return Import((replace(deck, cards=tuple(cards)),), (*guessed, *losses))


def write(deck: Deck, _options: Options) -> Export:
    """A block for each note; what is neither turned over nor a gap goes out as its question and its answer."""
    top = [f"name = {toml_value(deck.title)}", f"id = {toml_value(deck.id)}"]
    blocks = ["\n".join(("---", *top, "---"))]
    losses = list(deck_not_carried(deck, {"id", "title"}))
    for note in notes(deck.cards):
        card = note[0]
        losses += faces_not_carried(note, deck, Cloze)
        if isinstance(card.question, Cloze):
            text = _gapped([sibling.question for sibling in note if isinstance(sibling.question, Cloze)])
            losses += _not_said_of_gaps(note)
            if "![" in re.sub(r"\\.", "", text):
                losses.append(Loss(card.note, "", "left out: a gap behind `!` would be an image there"))
                continue
            body = f"C: {text}"
        else:
            sides = Faces(card.question.stem, card.question.key) if isinstance(card.question, Recall) else faces(card)
            body = f"Q: {_marked(sides.front)}\nA: {_marked(sides.back)}"
        blocks.append(f"<!-- {foreign_id(card.note)} -->\n{body}\n\n---")
    return Export(("\n\n".join(blocks).removesuffix("\n\n---") + "\n").encode(), tuple(losses))


def _headed(lines: list[str], options: Options) -> tuple[Deck, list[str], int, list[Loss]]:
    """The deck by its front matter, the lines below, the number of the first of them, and what was lost."""
    closed = next((number for number, line in enumerate(lines[:200]) if number and _RULE.match(line)), 0)
    if not (lines and _RULE.match(lines[0]) and closed):
        return Deck(slug(options.name), options.name), lines, 1, []
    losses = []
    head: dict[str, Any] = {}
    try:
        head = tomli.loads("\n".join(lines[1:closed]))
    except (tomli.TOMLDecodeError, RecursionError, ValueError):
        losses.append(Loss("line 1", "", "the front matter is left out: it is no TOML"))
    title = tidy(str(head.pop("name", ""))) or options.name
    deck_id = str(head.pop("id", ""))
    losses += [Loss("line 1", str(name), "left out: a deck has no such field") for name in head]
    deck = Deck(deck_id if is_deck_id(deck_id) else slug(options.name), title, source=Source())
    return deck, lines[closed + 1 :], closed + 2, losses


def _blocks(lines: list[str], first: int) -> Iterator[Block]:
    """The cards, each until the next one or a rule."""
    foreign = ""
    texts: dict[str, list[str]] = {}
    line_of, tag = 0, ""
    for number, line in enumerate((*lines, "---"), first):
        starts = line[0] if _TAG.match(line) else ""
        if texts and (_RULE.match(line) or starts in ("Q", "C") or starts in texts or (starts == "A" and tag == "C")):
            yield Block(line_of, texts, foreign)
            texts, tag, foreign = {}, "", ""
        if starts:
            line_of, tag = line_of if texts else number, starts
            texts[tag] = [line[2:]]
        elif tag and not _ID.fullmatch(line.strip()):
            texts[tag].append(line)
        elif known := _ID.fullmatch(line.strip()):
            if texts:
                yield Block(line_of, texts, foreign)
            texts, tag, foreign = {}, "", known[1]


def _questions(block: Block) -> tuple[Question, ...]:
    """What a block asks. ValueError: nothing."""
    texts = {tag: text for tag, lines in block.texts.items() if (text := "\n".join(lines)).strip()}
    if any(len(text) > _LONGEST for text in texts.values()):
        raise ValueError(f"it is longer than {_LONGEST:,} characters")
    if "C" in texts:
        return _clozes(texts["C"])
    if "Q" not in texts or "A" not in texts:
        raise ValueError("it has no answer" if "Q" in texts else "it has no question")
    return (Recall(_plain(texts["Q"]), _plain(texts["A"])),)


def _clozes(text: str) -> tuple[Cloze, ...]:
    """A question for each gap of a text."""
    around, keys, depth, start = [""], [""], 0, 0
    for found in (*_BRACKET.finditer(text), None):
        mark, end = (found[0], found.start()) if found else ("", len(text))
        if mark not in ("[", "]", ""):
            continue
        (keys if depth else around)[-1] += text[start:end]
        start = end + len(mark)
        if mark == "[":
            depth += 1
        elif mark == "]" and depth:
            depth -= 1
            if not depth:
                keys.append("")
                around.append("")
    written = [_plain(key) for key in keys[:-1]]
    if len(written) > MAX_GAPS:
        raise ValueError(f"it has more than {MAX_GAPS} gaps")
    if depth or not written or not all(written):
        raise ValueError("a gap is not closed" if depth else "it has no gap" if not written else "a gap is empty")
    return clozes([_unmarked(piece) for piece in around], [Gap((key,)) for key in written])


def _gapped(gaps: list[Cloze]) -> str:
    """The text of a note with its gaps in brackets."""
    first, *others = pieces(gaps)
    text = _marked(first)
    for gap, piece in zip(gaps, others, strict=True):
        text += f"[{escaped(gap.key)}]{_going_on(piece)}"
    return text


def _going_on(piece: str) -> str:
    """What follows a gap on its line: the blanks at its front stand at no line's front."""
    rest = piece.lstrip(" \t")
    return piece[: len(piece) - len(rest)] + escaped(rest)


def _not_said_of_gaps(note: Note) -> Iterator[Loss]:
    for card in note:
        if isinstance(card.question, Cloze) and (card.question.accept or card.question.gap_hint):
            what = "what else is accepted and its hint are left out: a gap there has its answer alone"
            yield Loss(card.note, "text", what)
            return


def _marked(text: str) -> str:
    """A text with nothing in it that would be read as markup, nor as the beginning of another card."""
    return _READ_AS_MARKUP.sub(lambda found: f"{found[1]}\\" if found[1] else f"{found[2]}\\", escaped(text))


def _plain(text: str) -> str:
    return tidy(_unmarked(text))


def _unmarked(text: str) -> str:
    """A text without the backslashes before punctuation; formulas are left as they are, and so is other markup."""
    lines = "\n".join(line.rstrip() if line.endswith("  ") else line for line in text.split("\n"))
    return _MARKUP.sub(lambda found: found[1] or found[2], lines)

"""Quizlet: text to paste into its import box, or copied from its export. A term and a definition a row, nothing else.

Nothing is quoted there, so a text must not hold what parts the fields or the rows.
"""

from quiz.core.card import Card, Deck, Recall
from quiz.core.error import Exit, QuizError
from quiz.core.note import notes
from quiz.deckfile.ids import slug, unique
from quiz.exchange.carry import Export, Import, Loss, Options
from quiz.exchange.faces import faces, faces_not_carried
from quiz.exchange.fields import deck_not_carried
from quiz.exchange.naming import note_name
from quiz.exchange.rows.columns import columns_of
from quiz.exchange.texts import decoded, head, tidy

SEPARATOR, ROW_SEPARATOR = "\t", "\n"
"""What Quizlet takes where nothing else is chosen."""


def recognise(data: bytes) -> bool:
    """Rows of two texts with a tab between them, the first of which is no header."""
    text = head(data)
    if text.startswith("#"):
        return False
    rows = [row.split(SEPARATOR) for row in text.splitlines() if row.strip()]
    fit = all(len(row) == 2 and all(map(str.strip, row)) and not row[0].startswith('"') for row in rows)
    return bool(rows) and fit and not columns_of(rows[0])


def read(data: bytes, options: Options) -> Import:
    """A card with two sides for each row."""
    text, guessed = decoded(data)
    separator, row_separator = _separators(options)
    losses: list[Loss] = list(guessed)
    questions: list[Recall] = []
    rows = text.replace("\r\n", "\n").split(row_separator)
    for number, row in enumerate(rows, 1):
        front, parts, back = (tidy(part) if part != separator else part for part in row.partition(separator))
        if front and back:
            questions.append(Recall(front, back))
        elif tidy(row):
            why = "it has only one side" if parts else "nothing parts its two sides"
            losses.append(Loss(f"row {number}", "", f"left out: {why}"))
    if not questions:
        shown = {"\t": "tab"}.get(separator, f"`{separator}`")
        help_text = r"say what does: `--separator ' - '` (a tab: `\t`)"
        raise QuizError(f"no row has two sides parted by a {shown}", help_text, Exit.BAD_DATA)
    deck_id = slug(options.name)
    names = unique([note_name(question.stem) for question in questions])
    cards = tuple(Card(f"{deck_id}/{name}", deck_id, question) for name, question in zip(names, questions, strict=True))
    return Import((Deck(deck_id, options.name, cards=cards),), tuple(losses))


def write(deck: Deck, options: Options) -> Export:
    """A row for each card; what is no plain card goes out as its question and its answer."""
    separator, row_separator = _separators(options)
    rows: list[str] = []
    losses = list(deck_not_carried(deck, {"title"}))
    joint = " " if row_separator == ROW_SEPARATOR else "\n"
    for note in notes(deck.cards):
        losses += faces_not_carried(note, deck)
        for card in note[:1] if isinstance(note[0].question, Recall) else note:
            sides = faces(card, joint)
            front, back = (_without(side, separator, row_separator) for side in sides)
            row = front + separator + back
            if not (front and back) or row.partition(separator)[::2] != (front, back) or row_separator in row:
                losses.append(Loss(card.id, "", "left out: nothing of it is left without the separators"))
                continue
            rows.append(row)
            losses += [
                Loss(card.note, name, "what parts the fields or the rows is a blank in it now")
                for name, side, now in (("question", sides.front, front), ("answer", sides.back, back))
                if side != now
            ]
    return Export("".join(row + row_separator for row in rows).encode(), tuple(losses))


def _separators(options: Options) -> tuple[str, str]:
    separator, row_separator = options.separator or SEPARATOR, options.row_separator or ROW_SEPARATOR
    if separator in row_separator or row_separator in separator:
        raise QuizError("what parts the fields and what parts the rows hold one another", "choose others", Exit.USAGE)
    return separator, row_separator


def _without(text: str, *separators: str) -> str:
    """The text with blanks for separators, until there is none in it or where it could grow into one."""
    before = ""
    while text != before:
        before = text
        for separator in separators:
            text = text.replace(separator, "\xa0" if separator == " " else " ")
            text = text.strip(separator) if len(separator) > 1 else text
        text = text.strip()
    return text

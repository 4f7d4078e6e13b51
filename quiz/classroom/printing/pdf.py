"""Worksheets, keys and flashcards as PDF, set by Typst.

Deck text goes to the page as JSON data and is never read as markup. Every file is asked to be PDF/UA, which readers for
the blind can follow, and in which no character may be missing: Typst refuses to write one that no font has.
"""

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from quiz.classroom.printing import cards as flashcards
from quiz.classroom.printing.cards import Cards, Side
from quiz.classroom.printing.handout import Handout
from quiz.classroom.printing.key import Solution
from quiz.classroom.printing.sheet import Task
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.record import Record

FONT = "Libertinus Serif"
"""Comes with Typst: Latin, Greek, Cyrillic and Hebrew. For other scripts any font of the system is taken."""

HERE = Path(__file__).parent
STANDARD = "ua-1"
NAMED = 12
"""Missing characters and cards that are told by name."""

_MISSING = re.compile(r'the text `"(.+)"` could not be displayed', re.DOTALL)


def write(handout: Handout, font: Path | None = None) -> bytes:
    """The sheets, then the keys, each numbering its own pages. QuizError names characters that no font has."""
    data = {
        "title": handout.title,
        "paper": handout.size.typst,
        "sheets": _data(handout.sheets),
        "keys": _data(handout.keys),
    }
    return _compiled("worksheet.typ", data, font, [*_texts_of_sheets(handout)])


def write_cards(cards: Cards, font: Path | None = None) -> bytes:
    """The fronts of each leaf, and on the next page its backs."""
    width, height = cards.card_size
    data = {
        "title": cards.title,
        "paper": cards.size.typst,
        "margin": flashcards.MARGIN,
        "padding": flashcards.PADDING,
        "columns": flashcards.COLUMNS,
        "width": width,
        "height": height,
        "leaves": _data(cards.leaves),
    }
    sides = (side for leaf in cards.leaves for sides in leaf for side in sides if side)
    return _compiled("cards.typ", data, font, [(side.card, " ".join(side.lines)) for side in sides])


Told = tuple[str, str]
"""Where a text stands, a card's id say, and the text."""


def _texts_of_sheets(handout: Handout) -> Iterator[Told]:
    yield "the title", handout.title
    for sheet in handout.sheets:
        yield from ((task.card, " ".join(_strings(task))) for task in sheet.tasks)
    for key in handout.keys:
        yield from ((solution.card, " ".join(_strings(solution))) for solution in key.solutions)


def _strings(part: object) -> Iterator[str]:
    match part:
        case str():
            yield part
        case Record():
            for name in part.__match_args__:
                yield from _strings(getattr(part, name))
        case tuple():
            for inner in part:
                yield from _strings(inner)


def _data(part: Any) -> Any:
    """Records as JSON has them: each with the name of its class, and a language as Typst takes it."""
    match part:
        case Record():
            fields = {name: _data(getattr(part, name)) for name in part.__match_args__}
            language = _language(part.language) if isinstance(part, Task | Solution | Side) else {}
            return {"is": type(part).__name__, **fields, **language}
        case tuple():
            return [_data(inner) for inner in part]
        case _:
            return part


def _language(tag: str) -> dict[str, str | None]:
    found = re.match(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2})(?![A-Za-z]))?", tag)
    return {"lang": found[1].lower() if found else "en", "region": (found[2] or "").upper() or None if found else None}


def _compiled(template: str, data: dict[str, Any], font: Path | None, told: list[Told]) -> bytes:
    typst = _typst()
    with TemporaryDirectory() as folder:
        families = _families(typst, font, Path(folder))
        compiler = typst.Compiler(HERE / template, root=HERE, font_paths=[folder])
        inputs = {"data": json.dumps({**data, "fonts": [*families, FONT]})}
        try:
            return bytes(compiler.compile(format="pdf", pdf_standards=STANDARD, sys_inputs=inputs))
        except typst.TypstError as error:
            lacking = _MISSING.search(str(error))
            if not lacking:
                raise
            missing = _missing(typst, folder, [*families, FONT], told) or [_unescaped(lacking[1])]
    raise _no_glyph(missing, told)


def _typst() -> ModuleType:
    try:
        import typst
    except ModuleNotFoundError as error:
        help_text = "`pip install typst` brings it; `--format html` needs nothing, and a browser prints it"
        raise QuizError("a PDF is made by the package typst, which is not there", help_text, Exit.USAGE) from error
    module: ModuleType = typst
    return module


def _families(typst: ModuleType, font: Path | None, folder: Path) -> list[str]:
    """The fonts in a file, which is copied to `folder`: Typst looks for fonts in folders only."""
    if font is None:
        return []
    try:
        shutil.copyfile(font, folder / f"font{font.suffix}")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise QuizError(
            f"cannot read the font {clean_line(font.name)}: {reason}", "name a font file", Exit.NO_INPUT
        ) from error
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    families: list[str] = fonts.families()
    if not families:
        raise QuizError(
            f"{clean_line(font.name)} is no font", "name a file such as NotoSansCJK-Regular.ttc", Exit.BAD_DATA
        )
    return families


def _missing(typst: ModuleType, folder: str, fonts: list[str], told: Iterable[Told]) -> list[str]:
    """The first characters that no font has: Typst names one at a time, so the others are tried without it."""
    characters = sorted({character for _, text in told for character in text if not character.isascii()})
    compiler = typst.Compiler(HERE / "glyphs.typ", root=HERE, font_paths=[folder])
    missing: list[str] = []
    while characters and len(missing) <= NAMED:
        inputs = {"data": json.dumps({"fonts": fonts, "characters": " ".join(characters)})}
        try:
            compiler.compile(format="pdf", pdf_standards=STANDARD, sys_inputs=inputs)
        except typst.TypstError as error:
            found = _MISSING.search(str(error))
            lacking = [character for character in characters if found and character in _unescaped(found[1])]
            if not lacking:
                break
            missing += lacking
            characters = [character for character in characters if character not in lacking]
        else:
            break
    return missing


def _unescaped(text: str) -> str:
    r"""A text as it was before Typst wrote what cannot be seen as `\u{378}`."""
    return re.sub(r"\\u\{([0-9a-fA-F]+)\}", lambda found: chr(int(found[1], 16)), text)


def _no_glyph(missing: list[str], told: Iterable[Told]) -> QuizError:
    shown = ", ".join(f"{text} U+{ord(text[0]):04X}" for text in missing[:NAMED]) + (
        ", …" if len(missing) > NAMED else ""
    )
    places = list(dict.fromkeys(where for where, text in told if any(character in text for character in missing)))
    where = ", ".join(places[:NAMED]) + (", …" if len(places) > NAMED else "")
    return QuizError(
        clean_line(f"no font here has {shown} (in {where})"),
        "name one that has: `--font FILE`; or print `--format html`",
        Exit.NO_INPUT,
    )

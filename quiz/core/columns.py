"""Text in columns: how wide it is, and how it is broken into lines."""

import unicodedata


def cells(text: str) -> int:
    """How many columns of a terminal `text` takes: wide characters take two, combining ones none."""
    return sum(map(_cell, text))


def _cell(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, width: int) -> str:
    """As much of the beginning of `text` as fits in `width` columns."""
    used = 0
    for place, character in enumerate(text):
        used += _cell(character)
        if used > width:
            return text[:place]
    return text


def wrap(text: str, width: int, first: str = "", rest: str = "", *, whole_words: bool = True) -> list[str]:
    """Break `text` at spaces into lines of at most `width` columns, without trailing blanks.

    The first line begins with `first`, the others with `rest`; line breaks of the text stay. A word longer than the
    line is broken where it holds wide characters (Chinese and Japanese have no spaces), and else left whole, so that a
    link can be copied; or, without `whole_words`, broken wherever the line ends.
    """
    lines: list[str] = []
    lead = first
    for paragraph in text.expandtabs(4).split("\n"):
        line = lead + paragraph
        if cells(line) > width:
            lines += (broken := _broken(paragraph.split(" "), width, (lead, rest), whole_words))[:-1]
            line = broken[-1]
        lines.append(line.rstrip())
        lead = rest
    return lines


def _broken(words: list[str], width: int, leads: tuple[str, str], whole_words: bool) -> list[str]:
    first, rest = leads
    lines: list[str] = []
    line, empty = first, True
    for word in words:
        if not empty and cells(line) + 1 + cells(word) <= width:
            line += " " + word
            continue
        if not empty:
            lines.append(line.rstrip())
            line = rest
        *full, word_end = _pieces(word, width - cells(line), width - cells(rest), whole_words)
        for piece in full:
            lines.append(line + piece)
            line = rest
        line, empty = line + word_end, False
    return [*lines, line]


def _pieces(word: str, room: int, room_beneath: int, whole: bool) -> list[str]:
    if whole and cells(word) == len(word):
        return [word]
    pieces = []
    start = used = 0
    for place, character in enumerate(word):
        used += _cell(character)
        if place > start and used > room:
            pieces.append(word[start:place])
            start, used, room = place, _cell(character), room_beneath
    return [*pieces, word[start:]]

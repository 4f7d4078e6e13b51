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
    pieces = [""]
    for character in word:
        if pieces[-1] and cells(pieces[-1]) + _cell(character) > room:
            pieces.append("")
            room = room_beneath
        pieces[-1] += character
    return pieces

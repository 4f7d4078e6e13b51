"""Letters and digits three rows high, that can be read from the last row of a classroom.

Drawn of half blocks: a dot of a glyph is half a row high and a column wide, which is near a square.
"""

HEIGHT = 3
"""Rows that a glyph takes."""

_DOTS = {
    "A": ".#. #.# ### #.# #.#",
    "B": "##. #.# ##. #.# ##.",
    "C": ".## #.. #.. #.. .##",
    "D": "##. #.# #.# #.# ##.",
    "E": "### #.. ##. #.. ###",
    "F": "### #.. ##. #.. #..",
    "G": ".## #.. #.# #.# .##",
    "H": "#.# #.# ### #.# #.#",
    "0": "### #.# #.# #.# ###",
    "1": ".#. ##. .#. .#. ###",
    "2": "### ..# ### #.. ###",
    "3": "### ..# .## ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# ..# ..#",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
    "-": "... ... ### ... ...",
}


def can_be_big(text: str) -> bool:
    """Whether every character has a glyph."""
    return all(character in _DOTS for character in text)


def big(text: str) -> list[str]:
    """The rows of a text of such characters, all of one width."""
    glyphs = [_glyph(character) for character in text]
    return [" ".join(glyph[row] for glyph in glyphs) for row in range(HEIGHT)]


def _glyph(character: str) -> list[str]:
    dots = [*_DOTS[character].split(), "..."]
    pairs = zip(dots[::2], dots[1::2], strict=True)
    return ["".join(_BLOCKS[above + below] for above, below in zip(*pair, strict=True)) for pair in pairs]


_BLOCKS = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}

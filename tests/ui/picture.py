"""Draws a page as an SVG picture, in whatever fixed-width font the reader has: nothing is fetched from anywhere."""

from html import escape

from rich.cells import cell_len
from rich.segment import Segment

from quiz.ui.console import silent
from quiz.ui.page import Page

COLUMNS = 80
CELL = 9
LINE = 20
BORDER = 14

COLOURS = {"red": "#e06c75", "green": "#98c379", "yellow": "#e5c07b", "default": "#dcdfe4"}
"""One theme of many: on a terminal the colours are the reader's own."""

HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">
<title>{title}</title>
<rect width="{width}" height="{height}" rx="8" fill="#1f2329"/>
<g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="15" xml:space="preserve">
"""


def picture(page: Page, title: str) -> str:
    """A page of 80 columns as an SVG document; `title` is what a screen reader says of it."""
    width, height = COLUMNS * CELL + 2 * BORDER, len(page.rows) * LINE + 2 * BORDER
    lines = [HEAD.format(width=width, height=height, title=escape(title))]
    for number, row in enumerate(page.rows):
        column = 0
        for segment in row.render(silent()):
            lines.append(_text(segment, column, number))
            column += cell_len(segment.text)
    if page.cursor:
        x, y = BORDER + page.cursor[0] * CELL, BORDER + page.cursor[1] * LINE + 1
        lines.append(f'<rect x="{x}" y="{y}" width="{CELL}" height="{LINE - 2}" fill="{COLOURS["default"]}"/>\n')
    return "".join(lines) + "</g>\n</svg>\n"


def _text(segment: Segment, column: int, row: int) -> str:
    words = segment.text.strip()
    if not words:
        return ""
    column += cell_len(segment.text) - cell_len(segment.text.lstrip())
    style = segment.style
    colour = style.color.name if style and style.color else "default"
    attributes = [f'fill="{COLOURS[colour]}"', f'textLength="{cell_len(words) * CELL}" lengthAdjust="spacingAndGlyphs"']
    if style and style.bold:
        attributes.append('font-weight="bold"')
    if style and style.dim:
        attributes.append('opacity="0.6"')
    if style and style.underline:
        attributes.append('text-decoration="underline"')
    x, y = BORDER + column * CELL, BORDER + row * LINE + 15
    return f'<text x="{x}" y="{y}" {" ".join(attributes)}>{escape(words)}</text>\n'

"""Makes text that is not ours safe to show.

A terminal obeys control characters and bidirectional controls whoever wrote them, and Rich passes most of them through.
So each becomes a visible picture, or U+FFFD where it has none; nothing is silently dropped.
"""

import re

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_C0_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"}

# Each range says what would go wrong. ZWJ and ZWNJ (U+200C, U+200D) stay: emoji, Hindi and Persian need them; so do
# variation selectors.
_UNSAFE_RANGES = (
    (0x80, 0x9F),  # C1 controls: U+009B starts an escape sequence in one character
    (0x61C, 0x61C),  # bidirectional marks, embeddings, overrides and isolates reorder what is read
    (0x200E, 0x200F),
    (0x2028, 0x2029),  # line and paragraph separators break one line into two
    (0x202A, 0x202E),
    (0x2066, 0x206F),  # and the deprecated shaping controls after the isolates
    (0xD800, 0xDFFF),  # a lone surrogate cannot be encoded on the way out
    (0xFDD0, 0xFDEF),  # noncharacters
    (0xFEFF, 0xFEFF),  # a byte order mark, invisible elsewhere than at the start of a file
    (0xFFF9, 0xFFFB),  # interlinear annotation hides text
    (0xE0000, 0xE007F),  # tags: invisible copies of ASCII
)

_PICTURES: dict[int, str] = (
    {code: _REPLACEMENT for first, last in _UNSAFE_RANGES for code in range(first, last + 1)}
    | _C0_PICTURES
    | {0x7F: "\N{SYMBOL FOR DELETE}"}
)

_UNSAFE = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSAFE_RANGES) + "]"
)


def clean(text: str) -> str:
    """`text` with nothing left in it that a terminal would obey; line feeds and tabs stay, CRLF and CR become LF."""
    if _UNSAFE.search(text) is None:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_PICTURES)


def clean_line(text: str) -> str:
    """`clean` for what must stay on one line, such as names and paths: line feeds and tabs become spaces."""
    return clean(text).replace("\n", " ").replace("\t", " ")

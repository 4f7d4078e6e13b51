"""Plain text as Markdown: nothing in it is markup."""

import re

_SPECIAL = re.compile(
    r"(?P<mark>[\\`*_{}\[\]<>#|~$&])"
    r"|^[ \t]*(?P<line>[-+=:](?=\s|[-=+:|]|$)|\d+(?=[.)](?:\s|$)))"
    r"|^(?P<blank>[ \t]+)",
    re.MULTILINE,
)
"""What Markdown may read as markup: these characters anywhere; at the start of a line what makes a list, a rule, a
heading or a table of it; and blanks there, which make code."""


def escaped(text: str) -> str:
    """The text with nothing in it that Markdown would read as markup; its line ends become line breaks.

    An empty line stays one, and so parts paragraphs.
    """
    plain = _SPECIAL.sub(_as_text, text)
    return re.sub(r"(?<=[^\n])\n(?=[^\n])", "  \n", plain)


def _as_text(found: re.Match[str]) -> str:
    if found["mark"] or found["blank"]:
        return f"\\{found['mark']}" if found["mark"] else ""
    line = found["line"]
    return f"{line}\\" if line.isdecimal() else f"\\{line}"
